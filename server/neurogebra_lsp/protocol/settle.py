"""What to show when new facts arrive while the text is broken, or while they still stream in.

A statement that does not parse is left out of an evaluation, and everything that depends on it
becomes unknown. That is right, but no news: lines that did not change keep what was known of
them, marked as older, until the statement is whole again. So nothing flickers while one types.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Call,
    Called,
    Card,
    Change,
    Facts,
    GraphNode,
    Loop,
    Part,
    Printed,
    Raised,
    Seen,
    Shown,
    Span,
    carry,
    in_parts,
)
from neurogebra_lsp.syntax.recover import Statement

_LEFT_OUT = re.compile(r"line \d+ is not complete")
_Fact = TypeVar("_Fact", Bound, Seen, Loop, Called, Backward, Raised)
_Placed: TypeAlias = Bound | Seen | Loop | Called | Backward


def settle(older: Facts, fresh: Facts, statements: Sequence[Statement]) -> Facts:
    """Fresh facts, with older ones where those know less only because something was left out."""
    running = fresh.ended is None
    if not running and all(statement.problem is None for statement in statements):
        return fresh
    places = _Places(older.text, fresh, statements, running)
    older = carry(older, fresh.version, fresh.text)
    move = _Renumbered(older, fresh)
    kept: list[int] = []
    starts = [statement.line for statement in statements]
    parts = dict(_at_starts(fresh, starts))
    for start, part in _at_starts(older, starts):
        known = parts.get(start, _NOTHING)
        if known is not part:
            parts[start] = _merged(part, known, start, places, move, kept)
    raised = _merged_kind(older.raised, fresh.raised, places.keeps_raised, lambda f: f, kept, 0)
    printed = _printed(older, fresh, places, kept)
    if not kept:
        return fresh
    aged = (line for line in kept if older.is_stale(line) or places.is_broken(line))
    return replace(
        fresh,
        starts=tuple(sorted(parts)),
        parts=tuple(parts[start] for start in sorted(parts)),
        printed=printed,
        raised=raised,
        cards=(*fresh.cards, *map(move.card, older.cards)),
        stale_from=min(aged, default=None),
    )


_NOTHING = Part()


def _at_starts(facts: Facts, starts: Sequence[int]) -> Iterator[tuple[int, Part]]:
    """The parts of facts, cut where statements start."""
    stops: dict[int, int | None] = dict(zip(starts, (*starts[1:], None), strict=False))
    for start, part in zip(facts.starts, facts.parts, strict=True):
        stop = stops.get(start, start)
        if stop is None or start + part.n_lines <= stop:
            yield start, part
        else:
            yield from in_parts(part.at(start), starts).items()


def _merged(
    older: Part, fresh: Part, start: int, places: _Places, move: _Renumbered, kept: list[int]
) -> Part:
    """What is known of one statement."""
    before = len(kept)
    whole = places.misses(start, older.times, fresh.times)

    def keeps(fact: _Placed, known: _Placed | None) -> bool:
        return whole or places.keeps(start + fact.span[0], fact, known)

    part = Part(
        _merged_kind(older.bound, fresh.bound, keeps, move.bound, kept, start),
        _merged_kind(older.seen, fresh.seen, keeps, move.seen, kept, start),
        _merged_kind(older.loops, fresh.loops, keeps, move.loop, kept, start),
        _merged_kind(older.called, fresh.called, keeps, move.called, kept, start),
        _merged_kind(older.backwards, fresh.backwards, keeps, move.backward, kept, start),
    )
    return part if len(kept) > before else fresh


def _merged_kind(
    older: tuple[_Fact, ...],
    fresh: tuple[_Fact, ...],
    keeps: Callable[[_Fact, _Fact | None], bool],
    renumbered: Callable[[_Fact], _Fact],
    kept: list[int],
    start: int,
) -> tuple[_Fact, ...]:
    found = {_place(fact): fact for fact in fresh}
    before = len(kept)
    for fact in older:
        place = _place(fact)
        if keeps(fact, found.get(place)):
            found[place] = renumbered(fact)
            kept.append(start + fact.span[0])
    if len(kept) == before:
        return fresh
    return tuple(sorted(found.values(), key=lambda fact: fact.span[:2]))


def _place(fact: Any) -> object:
    if isinstance(fact, Bound):
        return (fact.name, fact.span)
    # A loop may have got other lines meanwhile.
    return fact.span[:2] if isinstance(fact, Loop) else fact.span


def _printed(older: Facts, fresh: Facts, places: _Places, kept: list[int]) -> tuple[Printed, ...]:
    """What a call of print wrote, pass by pass: all of its passes are fresh, or none."""
    of_older, of_fresh = _by_span(older.printed), _by_span(fresh.printed)
    lost: list[Span] = []
    for span, facts in of_older.items():
        known = of_fresh.get(span, [])
        if (
            any(map(_knows_less, known, facts))
            or places.misses(span[0], len(facts), len(known))
            or (not known and places.keeps(span[0], facts[0], None))
        ):
            lost.append(span)
    if not lost:
        return fresh.printed
    kept.extend(span[0] for span in lost)
    fresh_ones = [fact for fact in fresh.printed if fact.span not in lost]
    return (*fresh_ones, *(fact for span in lost for fact in of_older[span]))


def _by_span(printed: Iterable[Printed]) -> dict[Span, list[Printed]]:
    found: dict[Span, list[Printed]] = {}
    for fact in printed:
        found.setdefault(fact.span, []).append(fact)
    return found


class _Places:
    """Which places may keep an older fact although the fresh ones have none there, or another."""

    def __init__(
        self, older_text: str, fresh: Facts, statements: Sequence[Statement], running: bool
    ) -> None:
        self._older_text = older_text
        self._statements = statements
        self._starts = [statement.line for statement in statements]
        self._running = running
        self._cut = {self._index(line) for line in _cut_lines(fresh)}

    def keeps(self, line: int, fact: object, known: object | None) -> bool:
        """Whether a fact is not known at a line only for want of time or of a whole statement."""
        index = self._index(line)
        if isinstance(known, Loop) and isinstance(fact, Loop) and index in self._cut:
            # What it runs over was left out, or a condition: it did not run, and tells nothing.
            return known.passes < fact.passes or len(known.changes) < len(fact.changes)
        if known is not None:
            return _knows_less(known, fact)
        if index < 0 or line > self._statements[index].end_line:
            return False
        broken = self._statements[index].problem is not None
        return self._running or broken or index in self._cut

    def keeps_raised(self, fact: Raised, known: Raised | None) -> bool:
        """The same of an exception."""
        return self.keeps(fact.span[0], fact, known)

    def misses(self, line: int, times: int, fresh_times: int) -> bool:
        """Whether a statement that did not change ran less often only because that is not all.

        While an evaluation runs, more of it may come; and a call that is left out ran nothing of
        the function it calls.
        """
        index = self._index(line)
        if index < 0 or times <= fresh_times:
            return False
        statement = self._statements[index]
        may_be_called = statement.nodes and isinstance(
            statement.nodes[0], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        )
        return bool(self._running or may_be_called) and statement.text in self._older_text

    def is_broken(self, line: int) -> bool:
        """Whether the statement at a line is not whole."""
        index = self._index(line)
        return index >= 0 and self._statements[index].problem is not None

    def _index(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1


def _cut_lines(fresh: Facts) -> Iterator[int]:
    """The lines where something is unknown because a statement was left out."""
    yield from (gap.line for gap in fresh.gaps if _is_cut(gap.why))
    yield from (f.span[0] for f in fresh.printed if _is_cut(f.why))
    for start, part in zip(fresh.starts, fresh.parts, strict=True):
        if any(map(_is_cut, part.reasons)):
            yield from (
                start + f.span[0] for f in (*part.bound, *part.seen) if _is_cut(f.value.why)
            )


def _is_cut(why: str | None) -> bool:
    return why is not None and _LEFT_OUT.match(why) is not None


def _knows_less(fresh: object, older: object) -> bool:
    """Whether a fresh fact is unknown for want of a whole statement where the older one was not."""
    return _is_cut(_why(fresh)) and not _is_cut(_why(older))


def _why(fact: object) -> str | None:
    """The first reason for which a fact is not known."""
    if isinstance(fact, Bound | Seen):
        return fact.value.why
    if isinstance(fact, Printed):
        return fact.why
    if isinstance(fact, Loop):
        return next((c.last.why for c in fact.changes if c.last.why is not None), None)
    if isinstance(fact, Called):
        shown = [value for _, value in fact.arguments] + [fact.result] * (fact.result is not None)
        return next((value.why for value in shown if value and value.why is not None), None)
    return None


class _Renumbered:
    """Older facts with identities that no fresh fact has: those hold within one evaluation.

    Only a Value that the same name got at the same place, and that is as it was, is the same one.
    """

    def __init__(self, older: Facts, fresh: Facts) -> None:
        self._older, self._fresh = older, fresh
        self._by = 1 + max(_identities(older), default=0) + max(_identities(fresh), default=0)

    @cached_property
    def _same(self) -> dict[int, int]:
        """The numbers of Values in the older facts, and what those are in the fresh ones."""
        fresh = dict(zip(self._fresh.starts, self._fresh.parts, strict=True))
        found: dict[int, int] = {}
        for start, part in zip(self._older.starts, self._older.parts, strict=True):
            known = fresh.get(start, _NOTHING).values_bound
            for place, value in part.values_bound.items():
                other = known.get(place)
                if other is not None and other.text == value.text:
                    found[value.node or 0] = other.node or 0
        return found

    def _node(self, node: int) -> int:
        return self._same.get(node, node + self._by)

    def shown(self, value: Shown) -> Shown:
        if value.node is None and value.card is None:
            return value
        node = None if value.node is None else self._node(value.node)
        card = None if value.card is None else value.card + self._by
        return _with(value, node=node, card=card)

    def bound(self, fact: Bound) -> Bound:
        value = self.shown(fact.value)
        return fact if value is fact.value else _with(fact, value=value)

    def seen(self, fact: Seen) -> Seen:
        value = self.shown(fact.value)
        return fact if value is fact.value else _with(fact, value=value)

    def loop(self, fact: Loop) -> Loop:
        return replace(fact, changes=tuple(map(self._change, fact.changes)))

    def _change(self, change: Change) -> Change:
        return replace(change, first=self.shown(change.first), last=self.shown(change.last))

    def called(self, fact: Called) -> Called:
        history = tuple(self._call(call) for call in fact.history)
        last = self._call(Call(0, fact.arguments, fact.result))
        return replace(fact, arguments=last.arguments, result=last.result, history=history)

    def _call(self, call: Call) -> Call:
        arguments = tuple((name, self.shown(value)) for name, value in call.arguments)
        return Call(
            call.number, arguments, None if call.result is None else self.shown(call.result)
        )

    def backward(self, fact: Backward) -> Backward:
        nodes = tuple(
            _with(node, id=self._node(node.id), inputs=tuple(map(self._node, node.inputs)))
            for node in fact.nodes
        )
        return replace(fact, root=self._node(fact.root), nodes=nodes)

    def card(self, card: Card) -> Card:
        return replace(card, id=card.id + self._by)


_Value = TypeVar("_Value", Shown, Bound, Seen, GraphNode)


def _with(fact: _Value, /, **other: Any) -> _Value:
    """What `replace` gives, in a third of the time: there are thousands of these."""
    return type(fact)(
        *(other[name] if name in other else getattr(fact, name) for name in _NAMES[type(fact)])
    )


_NAMES = {kind: tuple(one.name for one in fields(kind)) for kind in (Shown, Bound, Seen, GraphNode)}


def _identities(facts: Facts) -> Iterable[int]:
    """Numbers that no identity in these facts is above."""
    yield from (card.id for card in facts.cards)
    yield from (part.highest_number for part in facts.parts)
