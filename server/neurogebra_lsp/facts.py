"""What an evaluation saw: the record that every feature reads.

All of it is frozen and serialisable. Lines and columns count from 0, in code points of the
evaluated text; `Span` is (line, column, end line, end column). Nothing here is a guess: what is
not known says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TypeAlias, TypeVar

from neurogebra_lsp.text import lines_of

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
    #: Values only: how it was computed, as formula text over the names it was computed from
    formula: str | None = None
    #: the same down to the leaves, where that stays short
    expanded: str | None = None

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
    """How one name went through a loop."""

    name: str
    first: Shown  #: before the loop where it had a value there, else after the first pass
    last: Shown
    series: tuple[float, ...]  #: thinned evenly when many


@dataclass(frozen=True, slots=True)
class Loop:
    """A `for` or `while` that ran, the last time it ran."""

    span: Span  #: from the keyword to the end of the body
    passes: int
    finished: bool  #: False when the budget ended first
    changes: tuple[Change, ...]
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A function of the program: how often it was called, and its last call."""

    name: str
    span: Span  #: the name after `def`
    calls: int
    arguments: tuple[tuple[str, Shown], ...]
    result: Shown | None  #: None when the last call raised or did not end


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
    constant: bool = False  #: a plain number that an operation wrapped


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
    moved = _moved_lines(lines_of(facts.text), lines_of(text))
    first_changed = next(
        (line for line in range(len(moved) + 1) if line >= len(moved) or moved[line] != line), 0
    )
    stale = first_changed
    if facts.stale_from is not None:
        older = moved[facts.stale_from] if facts.stale_from < len(moved) else first_changed
        stale = min(stale, first_changed if older is None else older)

    def kept(all_of_kind: tuple[_F, ...]) -> tuple[_F, ...]:
        return tuple(
            fact if span == fact.span else replace(fact, span=span)
            for fact in all_of_kind
            if (span := _moved_span(fact.span, moved, first_changed)) is not None
        )

    return replace(
        facts,
        version=version,
        text=text,
        bound=kept(facts.bound),
        seen=kept(facts.seen),
        printed=kept(facts.printed),
        loops=kept(facts.loops),
        called=kept(facts.called),
        backwards=kept(facts.backwards),
        raised=kept(facts.raised),
        gaps=tuple(
            replace(gap, line=line)
            for gap in facts.gaps
            if gap.line < len(moved) and (line := moved[gap.line]) is not None
        ),
        stale_from=stale,
    )


def _moved_lines(old: list[str], new: list[str]) -> list[int | None]:
    """For each old line its new number, None where it changed or went."""
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    moved: list[int | None] = [None] * len(old)
    moved[:head] = range(head)
    if tail:
        moved[-tail:] = range(len(new) - tail, len(new))
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if middle_old and middle_new and len(middle_old) * len(middle_new) < 1_000_000:
        blocks = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for block in blocks.get_matching_blocks():
            for i in range(block.size):
                moved[head + block.a + i] = head + block.b + i
    return moved


def _moved_span(span: Span, moved: list[int | None], first_changed: int) -> Span | None:
    first, column, last, end_column = span
    if last < first_changed:
        return span
    if last >= len(moved):
        return None
    lines = moved[first : last + 1]
    start = lines[0]
    if start is None or lines[-1] != start + last - first or None in lines:
        return None
    return (start, column, start + last - first, end_column)
