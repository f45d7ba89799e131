"""What to show when new facts arrive while the text is broken, or while they still stream in.

A statement that does not parse is left out of an evaluation, and everything that depends on it
becomes unknown. That is right, but no news: lines that did not change keep what was known of
them, marked as older, until the statement is whole again. So nothing flickers while one types.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

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
    Printed,
    Raised,
    Seen,
    Shown,
    Span,
    carry,
)
from neurogebra_lsp.syntax.recover import Statement

_LEFT_OUT = re.compile(r"line \d+ is not complete")
_Fact = TypeVar("_Fact", Bound, Seen, Printed, Loop, Called, Backward, Raised)


def settle(older: Facts, fresh: Facts, statements: Sequence[Statement]) -> Facts:
    """Fresh facts, with older ones where those know less only because something was left out."""
    running = fresh.ended is None
    if not running and all(statement.problem is None for statement in statements):
        return fresh
    older = carry(older, fresh.version, fresh.text)
    places = _Places(fresh, statements, running)
    move = _Renumbered(older, fresh)
    kept: list[int] = []

    def merged(
        of_older: Iterable[_Fact],
        of_fresh: tuple[_Fact, ...],
        key: Callable[[_Fact], object],
        renumbered: Callable[[_Fact], _Fact],
    ) -> tuple[_Fact, ...]:
        result = {key(fact): fact for fact in of_fresh}
        for fact in of_older:
            known = result.get(key(fact))
            if places.keeps(fact.span) if known is None else _knows_less(known, fact):
                result[key(fact)] = renumbered(fact)
                kept.append(fact.span[0])
        if not kept:
            return of_fresh
        return tuple(sorted(result.values(), key=lambda fact: fact.span[:2]))

    settled = replace(
        fresh,
        bound=merged(older.bound, fresh.bound, lambda f: (f.name, f.span), move.bound),
        seen=merged(older.seen, fresh.seen, lambda f: f.span, move.seen),
        printed=_printed(older, fresh, places, kept),
        loops=merged(older.loops, fresh.loops, lambda f: f.span, move.loop),
        called=merged(older.called, fresh.called, lambda f: f.span, move.called),
        backwards=merged(older.backwards, fresh.backwards, lambda f: f.span, move.backward),
        raised=merged(older.raised, fresh.raised, lambda f: f.span, lambda fact: fact),
    )
    if not kept:
        return fresh
    return replace(
        settled, cards=(*fresh.cards, *map(move.card, older.cards)), stale_from=min(kept)
    )


def _printed(older: Facts, fresh: Facts, places: _Places, kept: list[int]) -> tuple[Printed, ...]:
    """What a call of print wrote, pass by pass: all of its passes are fresh, or none."""
    of_older, of_fresh = _by_span(older.printed), _by_span(fresh.printed)
    lost = [
        span
        for span, facts in of_older.items()
        if (
            any(map(_knows_less, of_fresh[span], facts)) if span in of_fresh else places.keeps(span)
        )
    ]
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
    """Which places may keep an older fact although the fresh ones have none there."""

    def __init__(self, fresh: Facts, statements: Sequence[Statement], running: bool) -> None:
        self._statements = statements
        self._starts = [statement.line for statement in statements]
        self._running = running
        self._cut = {self._index(line) for line in _cut_lines(fresh)}

    def keeps(self, span: Span) -> bool:
        """Whether nothing is known at a place only for want of time or of a whole statement."""
        index = self._index(span[0])
        if index < 0 or span[0] > self._statements[index].end_line:
            return False
        broken = self._statements[index].problem is not None
        return self._running or broken or index in self._cut

    def _index(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1


def _cut_lines(fresh: Facts) -> Iterator[int]:
    """The lines where something is unknown because a statement was left out."""
    yield from (gap.line for gap in fresh.gaps if _is_cut(gap.why))
    yield from (f.span[0] for f in (*fresh.bound, *fresh.seen) if _is_cut(f.value.why))
    yield from (f.span[0] for f in fresh.printed if _is_cut(f.why))


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
    """Older facts with identities that no fresh fact has: those hold within one evaluation."""

    def __init__(self, older: Facts, fresh: Facts) -> None:
        self._by = 1 + max(_identities(older), default=0) + max(_identities(fresh), default=0)

    def shown(self, value: Shown) -> Shown:
        if value.node is None and value.card is None:
            return value
        node = None if value.node is None else value.node + self._by
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
        by = self._by
        nodes = tuple(
            _with(node, id=node.id + by, inputs=tuple(n + by for n in node.inputs))
            for node in fact.nodes
        )
        return replace(fact, root=fact.root + by, nodes=nodes)

    def card(self, card: Card) -> Card:
        return replace(card, id=card.id + self._by)


_Value = TypeVar("_Value", Shown, Bound, Seen, GraphNode)


def _with(fact: _Value, /, **other: Any) -> _Value:
    """What `replace` gives, in a third of the time: there are thousands of these."""
    return type(fact)(
        *(other[name] if name in other else getattr(fact, name) for name in fact.__slots__)
    )


def _identities(facts: Facts) -> Iterable[int]:
    """Every identity that facts use."""
    for card in facts.cards:
        yield card.id
    for backward in facts.backwards:
        yield backward.root
        for node in backward.nodes:
            yield node.id
    for fact in (*facts.bound, *facts.seen):
        yield fact.value.node or 0
        yield fact.value.card or 0
    for called in facts.called:
        for call in (called, *called.history):
            for value in (*(value for _, value in call.arguments), call.result):
                yield (value and value.node) or 0
    for loop in facts.loops:
        for change in loop.changes:
            yield max(change.first.node or 0, change.last.node or 0)
