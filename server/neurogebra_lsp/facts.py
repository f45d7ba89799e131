"""What an evaluation saw: the record that every feature reads.

All of it is frozen and serialisable. Lines and columns count from 0, in code points of the
evaluated text; `Span` is (line, column, end line, end column). Nothing here is a guess: what is
not known says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from difflib import SequenceMatcher
from operator import attrgetter
from typing import TypeAlias, TypeVar

from neurogebra_lsp.text import common_ends, lines_of

Span: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as it was at one moment; `why` is set when it is not known."""

    type: str  #: CPython's name of its type; empty when even that is not known
    text: str  #: the exact repr, of `.data` for a Value; empty when not known
    why: str | None = None  #: the reason it is not known: "input() is not known before it runs"
    why_line: int | None = None  #: the line that reason comes from
    cut: bool = False  #: `text` or `items` left something out
    number: float | None = None  #: for plotting and display: a finite or non-finite float
    dtype: str | None = None  #: arrays only
    shape: tuple[int, ...] | None = None  #: arrays only; known even where the data are not
    items: object = None  #: arrays: nested lists of Python numbers, or None when too large
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

    @property
    def known(self) -> bool:
        """Whether `text` is what running the program would give."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Bound:
    """A name that a statement bound; a line that ran many times tells of its last pass."""

    name: str
    span: Span  #: the name in the target
    scope: str  #: qualified name of the function or class around it, "" at module level
    value: Shown
    passes: int
    history: tuple[float, ...] = ()  #: its numbers pass by pass, thinned evenly when many
    after_raise: bool = False  #: an earlier line raised: running the program stops before this


@dataclass(frozen=True, slots=True)
class Seen:
    """The value of an expression at a place that runs once: a name, call, attribute, operation."""

    span: Span
    value: Shown
    statement: bool = False  #: the expression is a statement of its own
    passes: int = 1
    after_raise: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """One call of print: its text, with each part that is not known shown as `?`."""

    span: Span  #: the call
    text: str
    why: str | None = None  #: set when a part of the text is not known
    after_raise: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """How one number went through a loop."""

    name: str  #: a name, or a place as it is written: `model.w`, `params['w']`; ‖W‖ for an array
    first: Shown  #: before the loop where it had a value there, else after the first pass
    last: Shown
    series: tuple[float, ...]  #: thinned evenly when many
    every: int = 1  #: of so many passes, one is in the series


@dataclass(frozen=True, slots=True)
class Loop:
    """A `for` or `while` that ran, the last time it ran."""

    span: Span  #: from the keyword to the end of the body
    passes: int
    finished: bool  #: False when the budget ended first
    changes: tuple[Change, ...]
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a function."""

    number: int  #: the first is 1
    arguments: tuple[tuple[str, Shown], ...]
    result: Shown | None  #: None when it raised, gave nothing or did not end


@dataclass(frozen=True, slots=True)
class Called:
    """A function of the program: how often it was called, and its last call."""

    name: str
    span: Span  #: the name after `def`
    calls: int
    arguments: tuple[tuple[str, Shown], ...]
    result: Shown | None  #: None when the last call raised, gave nothing or did not end
    history: tuple[Call, ...] = ()  #: the first calls and the last ones, in order
    depth: int = 1  #: so many calls of it at most were going on inside one another


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A Value in a computation graph."""

    id: int
    op: str  #: a row of the operations table; "" for a leaf
    inputs: tuple[int, ...]  #: ids, in the order of the operands
    data: float
    grad: float
    name: str = ""  #: the name it was first bound to; "" for an unnamed step
    line: int = -1  #: the line that made it; -1 when that is not known
    constant: bool = False  #: a plain number, to which no gradient flows
    before: float = 0.0  #: the gradient it held when backward() was called
    loop_pass: int = 0  #: the pass, from 1, of the loop that it was made in; 0 outside of loops


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Derivative:
    """A partial derivative of an Expression."""

    variable: str
    text: str
    latex: str
    unicode: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that left a top-level statement: running the program stops at the first one."""

    span: Span  #: the innermost expression or statement of the file that raised
    type: str
    message: str
    code: str = ""  #: the name of the rule it breaks, where an error of ours says so
    names: tuple[str, ...] = ()  #: what is offered instead, best first
    word: str = ""  #: the offending word
    statement_line: int = 0  #: first line of the top-level statement it left


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where knowing stopped: what is not evaluated there, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How the evaluation ended."""

    state: str  #: "complete", "stopped" (a budget), "killed" or "broken" (no evaluation possible)
    steps: int
    milliseconds: float
    why: str = ""
    line: int = -1  #: where it was when a budget ended it


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one version of one document."""

    version: int
    text: str
    bound: tuple[Bound, ...] = ()
    seen: tuple[Seen, ...] = ()
    printed: tuple[Printed, ...] = ()
    loops: tuple[Loop, ...] = ()
    called: tuple[Called, ...] = ()
    backwards: tuple[Backward, ...] = ()
    cards: tuple[Card, ...] = ()
    raised: tuple[Raised, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ended: Ended | None = None  #: None while it still runs
    #: Facts at or below this line came from an older text and may have changed since.
    stale_from: int | None = field(default=None)

    def is_stale(self, line: int) -> bool:
        """Whether what stands at a line may have changed since it was computed."""
        return self.stale_from is not None and line >= self.stale_from


Fact: TypeAlias = Bound | Seen | Printed | Loop | Called | Backward | Raised
_F = TypeVar("_F", Bound, Seen, Printed, Loop, Called, Backward, Raised)


def carry(facts: Facts, version: int, text: str) -> Facts:
    """Move facts to a newer text: lines that changed lose theirs, lines below move along."""
    if facts.text == text:
        return replace(facts, version=version)
    moved = _moved(facts.text, text)
    stale = moved.first_changed
    if facts.stale_from is not None:
        older = moved.line(facts.stale_from)
        stale = min(stale, moved.first_changed if older is None else older)
    return replace(
        facts,
        version=version,
        text=text,
        bound=_kept(facts.bound, moved),
        seen=_kept(facts.seen, moved),
        printed=_kept(facts.printed, moved),
        loops=_kept(facts.loops, moved),
        called=_kept(facts.called, moved),
        backwards=_kept(facts.backwards, moved),
        raised=_kept(facts.raised, moved),
        gaps=tuple(
            replace(gap, line=line)
            for gap in facts.gaps
            if (line := moved.line(gap.line)) is not None
        ),
        stale_from=stale,
    )


@dataclass(frozen=True, slots=True)
class _Moved:
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


def _moved(old: str, new: str) -> _Moved:
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
    return _Moved(n_old, head, tail, by, between, first_changed)


def _without(text: str, same_head: int, same_tail: int) -> list[str]:
    """The lines of a text that are not whole lines of the same head or tail."""
    start = text.rfind("\n", 0, same_head) + 1
    stop = text.find("\n", len(text) - same_tail)
    return text[start : stop if stop >= 0 else len(text)].split("\n")


def _kept(all_of_kind: tuple[_F, ...], moved: _Moved) -> tuple[_F, ...]:
    """The facts whose lines are still there, at their new places."""
    if not all_of_kind:
        return all_of_kind
    head, tail = moved.head, moved.tail
    lines = _lines_of_facts(all_of_kind)
    if moved.by == 0:
        # Most edits stay within lines: then only what stands on those is looked at.
        touched = [i for i, (first, last) in enumerate(lines) if last >= head and first < tail]
        if not touched:
            return all_of_kind
        pieces: list[_F] = []
        done = 0
        for index in touched:
            pieces += all_of_kind[done:index]
            pieces += _at(all_of_kind[index], moved)
            done = index + 1
        pieces += all_of_kind[done:]
        return tuple(pieces)
    kind = type(all_of_kind[0])
    names = [one.name for one in fields(kind)]
    values_of, at_span, by = attrgetter(*names), names.index("span"), moved.by
    found: list[_F] = []
    for fact, (first, last) in zip(all_of_kind, lines, strict=True):
        if last < head:
            found.append(fact)
        elif first >= tail:
            values = list(values_of(fact))
            values[at_span] = (first + by, fact.span[1], last + by, fact.span[3])
            found.append(kind(*values))
        else:
            found += _at(fact, moved)
    return tuple(found)


def _at(fact: _F, moved: _Moved) -> tuple[_F, ...]:
    span = moved.span(fact.span)
    if span is None:
        return ()
    return (fact,) if span == fact.span else (replace(fact, span=span),)


_LINES: list[tuple[tuple[Fact, ...], list[tuple[int, int]]]] = []


def _lines_of_facts(facts: tuple[_F, ...]) -> list[tuple[int, int]]:
    """The first and last line of each fact; the same facts are carried at every edit."""
    for known, lines in _LINES:
        if known is facts:
            return lines
    lines = [(fact.span[0], fact.span[2]) for fact in facts]
    _LINES.insert(0, (facts, lines))
    del _LINES[16:]
    return lines
