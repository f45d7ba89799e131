"""What features answer, in an editor's words but without any protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from neurogebra.catalogue import Plot
from neurogebra_lsp.facts import Span


@dataclass(frozen=True, slots=True)
class Maths:
    """A piece of maths on one line, in both writings."""

    unicode: str
    latex: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of a card: what it is about, and beside it what kind of thing that is."""

    maths: Maths
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula on display; `pretty` is its 2-D Unicode where one line does not do it justice."""

    maths: Maths
    pretty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Equations that belong side by side."""

    cells: tuple[Maths, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences of ours, without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What has to be known to read the numbers right: their age, their pass, what is missing."""

    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A function of one variable and its slope, a place on it marked."""

    name: str
    plot: Plot
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Text that is shown as it is: what the program prints, values, a plot in characters."""

    lines: tuple[str, ...]
    alt: str = ""  #: a picture in words, for who does not see it
    curve: Curve | None = None  #: what the plot is of


Block: TypeAlias = Heading | Formula | Row | Prose | Note | Listing


@dataclass(frozen=True, slots=True)
class Hover:
    """A card: short first, complete further down. `span` is what it is about."""

    span: Span
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """A line of text above a line of code; `command` is "" where it only tells."""

    span: Span
    title: str
    command: str = ""
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a hint, with the place where its number came from."""

    text: str
    target: Span | None = None
    short: str | None = None  #: what stands for it where there is little room


@dataclass(frozen=True, slots=True)
class Hint:
    """A result at the end of a line."""

    line: int
    column: int
    parts: tuple[Part, ...]
    tooltip: tuple[Block, ...] = ()  #: what it says when it is looked at


@dataclass(frozen=True, slots=True)
class Item:
    """A completion. `key` names its documentation, made only when asked for."""

    label: str
    kind: str  #: "function", "variable", "method", "value", "category", "keyword"
    detail: str
    edit: Span  #: what `new_text` replaces
    new_text: str
    sort_text: str = ""
    filter_text: str = ""
    key: str = ""
    snippet: str = ""  #: `new_text` with places to fill in, `$1`, for clients that have those
    commit: tuple[str, ...] = ()  #: characters that accept it when they are typed


@dataclass(frozen=True, slots=True)
class Fix:
    """A certain repair."""

    title: str
    span: Span
    new_text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken at a place. `rule` is the rule's code, such as "NG201"."""

    rule: str
    span: Span
    message: str
    related: tuple[tuple[Span, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
    severity: str = ""  #: "error", "warning", "information" or "hint", as it is to be told


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where the thing under the cursor is named."""

    span: Span
    write: bool = False  #: it gets its value or its meaning there
    file: str = ""  #: the address of another file that it is in


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is defined: in the program, or as an entry of the catalogue."""

    span: Span  #: in the document: the name
    entry: str = ""  #: of the catalogue; `span` then is where it is asked for
    file: str = ""  #: the address of another file that it is in


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to put in the place of other text."""

    span: Span
    new_text: str
    file: str = ""  #: the address of another file that it is in


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something that was asked for is not done."""

    why: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry of the outline."""

    name: str
    detail: str
    kind: str  #: "expression", "value", "array", "forge", "function", "class", "symbol"
    span: Span  #: all of what it names
    selection: Span  #: the name
    children: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that fold into their first one."""

    first: int
    last: int
    kind: str = ""  #: "imports", "comment", or "" for code


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula with its meaning, for colours."""

    line: int
    column: int
    length: int
    kind: str  #: a row of `TOKEN_KINDS`
    constant: bool = False


#: What tokens are told apart by, in the protocol's words.
TOKEN_KINDS = ("variable", "parameter", "function", "number", "operator")


@dataclass(frozen=True, slots=True)
class Signature:
    """How a call is written, and which argument is being typed."""

    label: str
    parameters: tuple[tuple[int, int], ...]  #: their places in the label
    active: int | None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class GraphItem:
    """A Value of the computation graph, as a step of a call hierarchy."""

    name: str
    detail: str
    span: Span
    key: tuple[int, int]  #: the graph and the node in it


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of text that leads somewhere: to an entry of the catalogue or the page of a rule."""

    span: Span
    tooltip: str
    entry: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class InlineValue:
    """What a debugger may show beside a name: the name itself, or an expression of it."""

    span: Span
    expression: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A change of the text that is offered; `kind` is one of `ACTION_KINDS`."""

    title: str
    kind: str
    edits: tuple[Edit, ...]


#: What actions are for, in the protocol's words; more particular ones follow after a dot.
ACTION_KINDS = (
    "refactor.extract", "refactor.rewrite", "source.fixAll.neurogebra",
    "source.updateResultComments.neurogebra",
)  # fmt: skip
