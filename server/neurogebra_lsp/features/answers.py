"""What features answer, in an editor's words but without any protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

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
class Listing:
    """Text that is shown as it is: what the program prints, values, a plot in characters."""

    lines: tuple[str, ...]
    alt: str = ""  #: a picture in words, for who does not see it


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


@dataclass(frozen=True, slots=True)
class Hint:
    """A result at the end of a line."""

    line: int
    column: int
    parts: tuple[Part, ...]
    tooltip: str = ""  #: markdown


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
