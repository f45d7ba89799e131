"""What an evaluation saw: the record that every feature reads.

All of it is frozen and serialisable. Lines and columns count from 0, in code points of the
evaluated text; `Span` is (line, column, end line, end column). Nothing here is a guess: what is
not known says why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from neurogebra_lsp.text import common_ends, lines_of

Span: TypeAlias = tuple[int, int, int, int]
#: A line that is not known.
NOWHERE = -(2**31)


_Kind = TypeVar("_Kind")

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    @dataclass_transform(frozen_default=True)
    def _fact(kind: type[_Kind]) -> type[_Kind]: ...

else:
    # Evaluations make facts by the ten thousand: those that check at run time that nobody changes
    # them take three times as long to make, so the type checker alone sees to it.
    _fact = dataclass(slots=True, unsafe_hash=True)


@_fact
class Shown:
    """One value as it was at one moment; `why` is set when it is not known."""

    type: str  #: CPython's name of its type; empty when even that is not known
    #: the exact repr, of `.data` for a Value; empty when not known, and of an array of one or two
    #: dimensions that `items` tells
    text: str
    why: str | None = None  #: the reason it is not known: "input() is not known before it runs"
    why_line: int | None = None  #: the line that reason comes from
    cut: bool = False  #: `text` or `items` left something out
    number: float | None = None  #: for plotting and display: a finite or non-finite float
    dtype: str | None = None  #: arrays only
    shape: tuple[int, ...] | None = None  #: arrays only; known even where the data are not
    #: arrays: nested lists of Python numbers, or None when too large; a MathForge: the names that
    #: are registered in it
    items: object = None
    stats: tuple[float, float] | None = None  #: arrays of numbers: mean and standard deviation
    node: int | None = None  #: Values only: identity within this evaluation, as in `GraphNode.id`
    card: int | None = None  #: Expressions only: the `Card` that describes it
    #: how a Value was computed, as formula text over the names it was computed from; also where
    #: its number is not known, and then of plain numbers too
    formula: str | None = None
    #: the same down to the leaves, where that stays short
    expanded: str | None = None
    #: those names in `formula` that others of them were computed from as well
    through: tuple[str, ...] = ()
    #: where the formula is too large to read, what it is made of, in words and formulas: Unicode
    #: and LaTeX
    structure: tuple[str, str] | None = None

    @property
    def known(self) -> bool:
        """Whether `text` is what running the program would give."""
        return self.why is None

    @property
    def is_value(self) -> bool:
        """Whether it is a Value of the package; a program may have a class of that name too."""
        return self.type == "Value" and self.node is not None

    @property
    def is_expression(self) -> bool:
        """Whether it is an Expression of the package."""
        return self.type == "Expression" and self.card is not None


@_fact
class Bound:
    """A name that a statement bound; a line that ran many times tells of its last pass."""

    name: str
    span: Span  #: the name in the target
    scope: str  #: qualified name of the function or class around it, "" at module level
    value: Shown
    passes: int
    history: tuple[float, ...] = ()  #: its numbers pass by pass, thinned evenly when many
    after_raise: bool = False  #: an earlier line raised: running the program stops before this


@_fact
class Seen:
    """The value of an expression at a place that runs once: a name, call, attribute, operation."""

    span: Span
    value: Shown
    statement: bool = False  #: the expression is a statement of its own
    passes: int = 1
    after_raise: bool = False


@_fact
class Printed:
    """One call of print: its text, with each part that is not known shown as `?`."""

    span: Span  #: the call
    text: str
    why: str | None = None  #: set when a part of the text is not known
    after_raise: bool = False


@_fact
class Change:
    """How one number went through a loop."""

    name: str  #: a name, or a place as it is written: `model.w`, `params['w']`; ‖W‖ for an array
    first: Shown  #: before the loop where it had a value there, else after the first pass
    last: Shown
    series: tuple[float, ...]  #: thinned evenly when many
    every: int = 1  #: of so many passes, one is in the series


@_fact
class Loop:
    """A `for` or `while` that ran, the last time it ran."""

    span: Span  #: from the keyword to the end of the body
    passes: int
    finished: bool  #: False when the budget ended first
    changes: tuple[Change, ...]
    scope: str = ""


@_fact
class Call:
    """One call of a function."""

    number: int  #: the first is 1
    arguments: tuple[tuple[str, Shown], ...]
    result: Shown | None  #: None when it raised, gave nothing or did not end


@_fact
class Called:
    """A function of the program: how often it was called, and its last call."""

    name: str
    span: Span  #: the name after `def`
    calls: int
    arguments: tuple[tuple[str, Shown], ...]
    result: Shown | None  #: None when the last call raised, gave nothing or did not end
    history: tuple[Call, ...] = ()  #: the first calls and the last ones, in order
    depth: int = 1  #: so many calls of it at most were going on inside one another


#: What goes on around the making of something, outermost first: calls of functions, by name and
#: number, and loops, by the line they begin on (their name is "") and the pass.
Around: TypeAlias = tuple[tuple[str, int, int], ...]


@_fact
class GraphNode:
    """A Value in a computation graph."""

    id: int
    op: str  #: a row of the operations table; "" for a leaf
    inputs: tuple[int, ...]  #: ids, in the order of the operands
    data: float
    grad: float
    name: str = ""  #: the name it was first bound to; "" for an unnamed step
    line: int = NOWHERE  #: the line that made it
    constant: bool = False  #: a plain number, to which no gradient flows
    before: float = 0.0  #: the gradient it held when backward() was called
    loop_pass: int = 0  #: the pass, from 1, of the loop that it was made in; 0 outside of loops
    around: Around = ()


@_fact
class Backward:
    """A call of backward(): the graph as it was right after it. `nodes` runs inputs first."""

    span: Span  #: the call
    root: int
    root_name: str
    passes: int
    nodes: tuple[GraphNode, ...]
    cut: bool = False  #: the graph was too large: only leaves and the root are in `nodes`
    after_raise: bool = False
    why: str | None = None  #: set where the numbers in `nodes` are not known


@_fact
class Derivative:
    """A partial derivative of an Expression."""

    variable: str
    text: str
    latex: str
    unicode: str


@_fact
class Card:
    """What there is to say of an Expression object."""

    id: int
    name: str
    text: str  #: in the formula language
    latex: str
    unicode: str
    pretty: tuple[str, ...]  #: 2-D Unicode, line by line
    variables: tuple[str, ...]  #: in order of appearance
    params: tuple[tuple[str, str], ...]  #: name and repr of its value
    trainable: tuple[str, ...]
    derivatives: tuple[Derivative, ...]
    catalogue: str = ""  #: its entry in the catalogue; "" for a formula of the user's own
    explanations: tuple[str, str, str] = ("", "", "")  #: beginner, intermediate, advanced


@_fact
class Raised:
    """An exception that left a top-level statement: running the program stops at the first one."""

    span: Span  #: the innermost expression or statement of the file that raised
    type: str
    message: str
    code: str = ""  #: the name of the rule it breaks, where an error of ours says so
    names: tuple[str, ...] = ()  #: what is offered instead, best first
    word: str = ""  #: the offending word
    statement_line: int = 0  #: first line of the top-level statement it left


@_fact
class Gap:
    """A place where knowing stopped: what is not evaluated there, and why."""

    line: int
    why: str


@_fact
class Ended:
    """How the evaluation ended."""

    #: "complete", "stopped" (a budget), "killed", "broken" (no evaluation possible) or "waiting"
    #: (for something, before it begins)
    state: str
    steps: int
    milliseconds: float
    why: str = ""
    line: int = -1  #: where it was when a budget ended it


_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Part:
    """What is known of one top-level statement, with all lines counted from its first one.

    So neither an edit elsewhere nor a statement that moves changes it, and what was read, moved
    or looked up in it once stays good.
    """

    bound: tuple[Bound, ...] = ()
    seen: tuple[Seen, ...] = ()
    loops: tuple[Loop, ...] = ()
    called: tuple[Called, ...] = ()
    backwards: tuple[Backward, ...] = ()

    def at(self, line: int) -> Part:
        """The same with lines counted from the start of the text, where it stands at a line."""
        if line == 0:
            return self
        known: tuple[int, Part] | None = self.__dict__.get("_at")
        if known is None or known[0] != line:
            known = (line, self._moved(line))
            self.__dict__["_at"] = known
        return known[1]

    def remembered(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What was worked out of it under a key: it never changes, so neither does that."""
        notes: dict[object, _Made] = self.__dict__.setdefault("_notes", {})
        if key not in notes:
            notes[key] = make()
        return notes[key]

    def _moved(self, by: int) -> Part:
        return Part(*(tuple(moved(fact, by) for fact in getattr(self, kind)) for kind in PLACED))

    @cached_property
    def bound_at(self) -> dict[Span, Bound]:
        """What was bound to the name at a place."""
        return {fact.span: fact for fact in self.bound}

    @cached_property
    def seen_at(self) -> dict[Span, Seen]:
        """What was seen of the expression at a place."""
        return {fact.span: fact for fact in self.seen}

    @cached_property
    def registered(self) -> tuple[str, ...]:
        """The names that a MathForge of it has been given, by whatever module."""
        found: dict[str, None] = {}
        for fact in (*self.bound, *self.seen):
            if fact.value.type == "MathForge" and isinstance(fact.value.items, tuple):
                found |= dict.fromkeys(cast("tuple[str, ...]", fact.value.items))
        return tuple(found)

    @cached_property
    def bound_on(self) -> dict[int, list[Bound]]:
        """What the statements of a line bound."""
        return _by_line(self.bound, 0)

    @cached_property
    def statements_on(self) -> dict[int, list[Seen]]:
        """What the expressions that end on a line, and are statements, gave."""
        return _by_line([seen for seen in self.seen if seen.statement], 2)

    @cached_property
    def made(self) -> dict[int, Shown]:
        """The Values of it by their numbers, with the formulas that made them."""
        return {
            fact.value.node: fact.value
            for fact in (*self.seen, *self.bound)
            if fact.value.node is not None
        }

    @cached_property
    def n_lines(self) -> int:
        """How many lines, from the first on, it speaks of."""
        return max((f.span[2] for kind in PLACED for f in getattr(self, kind)), default=-1) + 1

    @cached_property
    def reasons(self) -> frozenset[str | None]:
        """Why values are not known, None among them where some are."""
        return frozenset(fact.value.why for fact in (*self.bound, *self.seen))

    @cached_property
    def values_bound(self) -> dict[tuple[str, Span], Shown]:
        """The Values that names were bound to, by name and place."""
        return {(f.name, f.span): f.value for f in self.bound if f.value.node is not None}

    @cached_property
    def times(self) -> int:
        """How often all that it speaks of was done, together."""
        passes = (
            f.passes for kind in (self.bound, self.seen, self.loops, self.backwards) for f in kind
        )
        return sum(passes) + sum(called.calls for called in self.called)

    @cached_property
    def highest_number(self) -> int:
        """The highest number that tells a Value or a card from others."""
        return max(_numbers(self), default=0)

    def __bool__(self) -> bool:
        return any(getattr(self, kind) for kind in PLACED)


_OnLine = TypeVar("_OnLine", Bound, Seen)


def _by_line(found: Sequence[_OnLine], end: int) -> dict[int, list[_OnLine]]:
    table: dict[int, list[_OnLine]] = {}
    for fact in found:
        table.setdefault(fact.span[end], []).append(fact)
    return table


#: The kinds of facts that a part holds.
PLACED = ("bound", "seen", "loops", "called", "backwards")


def _numbers(part: Part) -> Iterator[int]:
    for backward in part.backwards:
        yield backward.root
        yield from (node.id for node in backward.nodes)
    shown = [fact.value for fact in (*part.bound, *part.seen)]
    for called in part.called:
        for call in (called, *called.history):
            shown += [value for _, value in call.arguments]
            shown += [call.result] if call.result is not None else []
    for loop in part.loops:
        shown += [value for change in loop.changes for value in (change.first, change.last)]
    for value in shown:
        yield max(value.node or 0, value.card or 0)


_P = TypeVar("_P")


def moved(fact: _P, by: int) -> _P:
    """A fact, or what one holds, with all lines in it so many further down."""
    kind = type(fact)
    values, moves = _FIELDS[kind](fact), _MOVES[kind]
    changed: list[Any] | None = None
    for place, move in moves:
        value = values[place]
        new = move(value, by)
        if new is not value:
            changed = changed or list(values)
            changed[place] = new
    return fact if changed is None else kind(*changed)


def _moved_span(span: Span, by: int) -> Span:
    return (span[0] + by, span[1], span[2] + by, span[3])


def _moved_line(line: int | None, by: int) -> int | None:
    return line if line is None or line == NOWHERE else line + by


def _moved_shown(shown: Shown | None, by: int) -> Shown | None:
    return shown if shown is None or shown.why_line is None else moved(shown, by)


def _moved_all(things: tuple[Any, ...], by: int) -> tuple[Any, ...]:
    return tuple(moved(thing, by) for thing in things)


def _moved_arguments(arguments: tuple[tuple[str, Shown], ...], by: int) -> Any:
    return tuple((name, _moved_shown(shown, by)) for name, shown in arguments)


def _moved_around(around: Around, by: int) -> Around:
    return tuple((name, line if name else line + by, number) for name, line, number in around)


#: The fields that hold lines, and how those move.
_MOVED: dict[str, Callable[[Any, int], Any]] = {
    "span": _moved_span,
    "line": _moved_line,
    "why_line": _moved_line,
    "value": _moved_shown,
    "first": _moved_shown,
    "last": _moved_shown,
    "result": _moved_shown,
    "arguments": _moved_arguments,
    "changes": _moved_all,
    "nodes": _moved_all,
    "around": _moved_around,
}
_MOVING = (Shown, Bound, Seen, Change, Loop, Call, Called, GraphNode, Backward)
_FIELDS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(one.name for one in fields(kind))) for kind in _MOVING
}
_MOVES: dict[type, list[tuple[int, Callable[[Any, int], Any]]]] = {
    kind: [(i, _MOVED[one.name]) for i, one in enumerate(fields(kind)) if one.name in _MOVED]
    for kind in _MOVING
}
# Of the other kinds, a history is one of numbers.
_MOVES[Called].append(([one.name for one in fields(Called)].index("history"), _moved_all))


@dataclass(frozen=True)
class Facts:
    """All that is known of one version of one document."""

    version: int
    text: str
    starts: tuple[int, ...] = ()  #: the first lines of the parts, ascending
    parts: tuple[Part, ...] = ()
    printed: tuple[Printed, ...] = ()  #: in the order of printing
    cards: tuple[Card, ...] = ()
    raised: tuple[Raised, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ended: Ended | None = None  #: None while it still runs
    #: Facts at or below this line came from an older text and may have changed since.
    stale_from: int | None = field(default=None)

    @cached_property
    def bound(self) -> tuple[Bound, ...]:
        """Every name that a statement bound."""
        return tuple(fact for part in self._with("bound") for fact in part.bound)

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """Every expression that was seen."""
        return tuple(fact for part in self._with("seen") for fact in part.seen)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """Every loop that ran."""
        return tuple(fact for part in self._with("loops") for fact in part.loops)

    @cached_property
    def called(self) -> tuple[Called, ...]:
        """Every function that was called."""
        return tuple(fact for part in self._with("called") for fact in part.called)

    @cached_property
    def backwards(self) -> tuple[Backward, ...]:
        """Every backward pass."""
        return tuple(fact for part in self._with("backwards") for fact in part.backwards)

    def _with(self, kind: str) -> Iterator[Part]:
        """The parts that have facts of a kind; those that have none need not be moved."""
        pairs = zip(self.starts, self.parts, strict=True)
        return (part.at(line) for line, part in pairs if getattr(part, kind))

    @cached_property
    def at_line(self) -> dict[int, Part]:
        """The parts by the lines they start on, each counting from there."""
        return dict(zip(self.starts, self.parts, strict=True))

    @property
    def placed(self) -> Iterator[Part]:
        """The parts where they stand in the text."""
        return (part.at(line) for line, part in zip(self.starts, self.parts, strict=True))

    def part_at(self, line: int) -> Part | None:
        """The part that starts at a line, counting from there."""
        index = bisect_left(self.starts, line)
        is_there = index < len(self.starts) and self.starts[index] == line
        return self.parts[index] if is_there else None

    def around(self, line: int) -> Part:
        """The part that a line is in, where it stands in the text."""
        index = bisect_right(self.starts, line) - 1
        return self.parts[index].at(self.starts[index]) if index >= 0 else _NOTHING

    def is_stale(self, line: int) -> bool:
        """Whether what stands at a line may have changed since it was computed."""
        return self.stale_from is not None and line >= self.stale_from


_NOTHING = Part()


def in_parts(part: Part, starts: Sequence[int]) -> dict[int, Part]:
    """The facts of a text, whose lines count from its start, by the statements that start there."""
    found: dict[int, dict[str, list[Any]]] = {}
    for kind in PLACED:
        for fact in getattr(part, kind):
            start = starts[max(bisect_right(starts, fact.span[0]) - 1, 0)] if starts else 0
            found.setdefault(start, {}).setdefault(kind, []).append(fact)
    return {
        start: Part(**{kind: tuple(facts) for kind, facts in kinds.items()}).at(-start)
        for start, kinds in found.items()
    }


def of_text(
    version: int, text: str, ended: Ended | None = None, stale_from: int | None = None, **kinds: Any
) -> Facts:
    """Facts given by kind, with lines counted from the start of the text."""
    placed = Part(**{kind: kinds.pop(kind, ()) for kind in PLACED})
    starts, parts = ((0,), (placed,)) if placed else ((), ())
    return Facts(version, text, starts, parts, ended=ended, stale_from=stale_from, **kinds)


Fact: TypeAlias = Bound | Seen | Printed | Loop | Called | Backward | Raised
_F = TypeVar("_F", Bound, Seen, Printed, Loop, Called, Backward, Raised)


def carry(facts: Facts, version: int, text: str) -> Facts:
    """Move facts to a newer text: lines that changed lose theirs, lines below move along."""
    if facts.text == text:
        return replace(facts, version=version)
    lines = _followed(facts.text, text)
    stale = _touched(facts, lines.first_changed)
    if facts.stale_from is not None:
        older = lines.line(facts.stale_from)
        stale = min(stale, lines.first_changed if older is None else older)
    starts, parts = _carried(facts, lines)
    return replace(
        facts,
        version=version,
        text=text,
        starts=starts,
        parts=parts,
        printed=_kept(facts.printed, lines),
        raised=_kept(facts.raised, lines),
        gaps=tuple(
            replace(gap, line=line)
            for gap in facts.gaps
            if (line := lines.line(gap.line)) is not None
        ),
        ended=_carried_end(facts.ended, lines),
        stale_from=stale,
    )


def _touched(facts: Facts, line: int) -> int:
    """The first line of the statement that a line is in, for a change may concern all of a loop."""
    index = bisect_right(facts.starts, line) - 1
    if index >= 0 and line < facts.starts[index] + facts.parts[index].n_lines:
        return facts.starts[index]
    return line


def _carried_end(ended: Ended | None, lines: _Lines) -> Ended | None:
    """How the evaluation ended, without the place where that has changed."""
    if ended is None or ended.line < 0:
        return ended
    line = lines.line(ended.line)
    return replace(ended, line=-1 if line is None else line)


def _carried(facts: Facts, lines: _Lines) -> tuple[tuple[int, ...], tuple[Part, ...]]:
    """The parts at their new lines; only in those that an edit touches facts are looked at."""
    first = max(bisect_right(facts.starts, lines.head) - 1, 0)
    last = max(bisect_left(facts.starts, lines.tail), first)
    starts, parts = list(facts.starts[:first]), list(facts.parts[:first])
    for line, part in zip(facts.starts[first:last], facts.parts[first:last], strict=True):
        there = part.at(line)
        kept = Part(*(_kept(getattr(there, kind), lines) for kind in PLACED))
        if not kept:
            continue
        start = lines.line(line)
        if start is None:
            start = min(fact.span[0] for kind in PLACED for fact in getattr(kept, kind))
        starts.append(start)
        parts.append(part if kept == there and start == line else kept.at(-start))
    starts += [line + lines.by for line in facts.starts[last:]] if lines.by else facts.starts[last:]
    return tuple(starts), (*parts, *facts.parts[last:])


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where the lines of a text went in a newer one."""

    n_lines: int  #: of the older text
    head: int  #: lines before this one are where they were
    tail: int  #: this line and those after it moved together
    by: int  #: so many lines
    between: dict[int, int]  #: the lines between that are found again, with their new numbers
    first_changed: int

    def line(self, line: int) -> int | None:
        """The new number of a line; None where it changed or went."""
        if line < self.head:
            return line
        if line >= self.tail:
            return line + self.by if line < self.n_lines else None
        return self.between.get(line)

    def span(self, span: Span) -> Span | None:
        """The new place of a span; None where one of its lines changed."""
        first, column, last, end_column = span
        start = self.line(first)
        if start is None:
            return None
        if any(self.line(first + n) != start + n for n in range(1, last - first + 1)):
            return None
        return (start, column, start + last - first, end_column)

    def loop(self, span: Span) -> Span | None:
        """The new place of a loop; None where its first line changed."""
        first, column, last, end_column = span
        start, end = self.line(first), self.line(last)
        if start is None:
            return None
        if end is None or end < start:
            found = (self.line(line) for line in range(last - 1, first, -1))
            end, end_column = next((line for line in found if line is not None), start), 0
        return (start, column, end, end_column)


def _followed(old: str, new: str) -> _Lines:
    old, new = (text if "\r" not in text else "\n".join(lines_of(text)) for text in (old, new))
    # What is shared may end within a line, or with the last one: the loops below look at those.
    same_head, same_tail = common_ends(old, new)
    head, n_tail = old.count("\n", 0, same_head), old.count("\n", len(old) - same_tail)
    n_old, by = old.count("\n") + 1, new.count("\n") - old.count("\n")
    tail = n_old - n_tail
    middle_old = _without(old, same_head, same_tail)
    middle_new = _without(new, same_head, same_tail)
    while middle_old and middle_new and middle_old[0] == middle_new[0]:
        del middle_old[0], middle_new[0]
        head += 1
    while middle_old and middle_new and middle_old[-1] == middle_new[-1]:
        del middle_old[-1], middle_new[-1]
        tail -= 1
    between: dict[int, int] = {}
    if middle_old and middle_new and len(middle_old) * len(middle_new) < 1_000_000:
        blocks = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for block in blocks.get_matching_blocks():
            for i in range(block.size):
                between[head + block.a + i] = head + block.b + i
    first_changed = head
    while between.get(first_changed) == first_changed:
        first_changed += 1
    if first_changed == tail and by == 0:
        first_changed = n_old
    return _Lines(n_old, head, tail, by, between, first_changed)


def _without(text: str, same_head: int, same_tail: int) -> list[str]:
    """The lines of a text that are not whole lines of the same head or tail."""
    start = text.rfind("\n", 0, same_head) + 1
    stop = text.find("\n", len(text) - same_tail)
    return text[start : stop if stop >= 0 else len(text)].split("\n")


def _kept(all_of_kind: tuple[_F, ...], lines: _Lines) -> tuple[_F, ...]:
    """The facts whose lines are still there, at their new places."""
    found: list[_F] = []
    for fact in all_of_kind:
        span = lines.loop(fact.span) if isinstance(fact, Loop) else lines.span(fact.span)
        if span is not None:
            found.append(fact if span == fact.span else replace(fact, span=span))
    return tuple(found)
