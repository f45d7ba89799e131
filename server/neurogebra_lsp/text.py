"""A document as the editor has it: its text, its lines, and places in it in every encoding.

Inside the server a place is a line and a column in code points, or one `Offset`. Editors count
columns in UTF-8, UTF-16 or UTF-32 units; `units` and `column` translate, a line at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, repeat
from operator import add
from typing import TYPE_CHECKING, Literal, NewType

if TYPE_CHECKING:
    from neurogebra_lsp.facts import Span

Offset = NewType("Offset", int)
"""Code points from the start of a document."""

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Change:
    """Replace what lies between two places, each a line and a column in code points, by `text`."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Home:
    """The text of the editor that lines of a document stand in."""

    uri: str
    first: int  #: the line of the document that is its first
    stop: int  #: the line after its last
    margin: int = 0  #: the columns of white space that all of its lines begin with there


@dataclass(frozen=True)
class Document:
    """One version of one text."""

    uri: str
    version: int
    text: str

    @property
    def own(self) -> Home:
        """The text that this document is seen from: itself, or one cell of a notebook."""
        return self._whole

    @cached_property
    def _whole(self) -> Home:
        return Home(self.uri, 0, len(self.lines))

    @property
    def homes(self) -> tuple[Home, ...]:
        """The texts that it is made of."""
        return (self._whole,)

    def home(self, line: int) -> Home | None:
        """The text that a line stands in; None where no editor shows that line."""
        return self._whole

    def owns(self, line: int) -> bool:
        """Whether a line stands in the text that this document is seen from."""
        return self.own.first <= line < self.own.stop

    @cached_property
    def lines(self) -> tuple[str, ...]:
        r"""The lines without their ends; "\n", "\r\n" and "\r" all end a line."""
        return tuple(lines_of(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        if "\r" not in self.text:
            lengths = map(add, map(len, self.lines[:-1]), repeat(1))
            return list(accumulate(lengths, initial=0))
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def line_text(self, line: int) -> str:
        """One line without its end; "" where there is no such line."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def offset(self, line: int, column: int) -> Offset:
        """The offset of a place; one outside the text is moved to the nearest inside."""
        if line < 0:
            return Offset(0)
        if line >= len(self.lines):
            return Offset(len(self.text))
        return Offset(self._starts[line] + min(max(column, 0), len(self.lines[line])))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset; one outside the text is moved inside."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return line, min(offset - self._starts[line], len(self.lines[line]))

    def span_text(self, span: Span) -> str:
        """The text between two places."""
        line, column, end_line, end_column = span
        return self.text[self.offset(line, column) : self.offset(end_line, end_column)]

    def margin(self, line: int) -> int:
        """The columns that stand before a line in the editor only."""
        home = self.home(line)
        return home.margin if home is not None else 0

    def units(self, line: int, column: int, encoding: Encoding) -> int:
        """A column as the editor counts it."""
        return self.margin(line) + units(self.line_text(line), column, encoding)

    def column(self, line: int, units: int, encoding: Encoding) -> int:
        """An editor's column in code points; one inside a character is moved to its start."""
        return column(self.line_text(line), units - self.margin(line), encoding)

    def edited(self, version: int, change: Change) -> Document:
        """The document after a change; a reversed one is read the right way round."""
        start, end = sorted((self.offset(*change.start), self.offset(*change.end)))
        text = self.text[:start] + change.text + self.text[end:]
        if _joins_surrogates(text, start, start + len(change.text)):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
            return Document(self.uri, version, text)
        edited = Document(self.uri, version, text)
        if "\r" not in text:
            # A line end is one character, so only the lines that the change touches are cut anew.
            first, last = self.place(start)[0], self.place(end)[0]
            head, tail = self._starts[first], self._starts[last] + len(self.lines[last])
            between = text[head : tail + len(text) - len(self.text)]
            vars(edited)["lines"] = (
                *self.lines[:first],
                *between.split("\n"),
                *self.lines[last + 1 :],
            )
        return edited


@dataclass(frozen=True)
class Program(Document):
    """The cells of a notebook as one text, seen from one of them or from none."""

    cells: tuple[Home, ...] = ()
    seen_from: Home | None = field(default=None, compare=False)

    @property
    def own(self) -> Home:
        """The cell that it is seen from."""
        return self.seen_from or self._whole

    @property
    def homes(self) -> tuple[Home, ...]:
        """The cells."""
        return self.cells

    def home(self, line: int) -> Home | None:
        """The cell that a line stands in; between and before them there is none."""
        index = bisect_right(self.cells, line, key=lambda cell: cell.first) - 1
        return self.cells[index] if index >= 0 and line < self.cells[index].stop else None

    def at(self, uri: str) -> Program:
        """The same program, seen from a cell."""
        cell = next((cell for cell in self.cells if cell.uri == uri), None)
        seen = replace(self, seen_from=cell)
        vars(seen).update({name: vars(self)[name] for name in _SHARED if name in vars(self)})
        return seen


#: What a program need not find out anew for each of its cells.
_SHARED = ("lines", "_starts", "_whole", "_statements")


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends, as editors and Python count them."""
    return text.split("\n") if "\r" not in text else _LINE_END.split(text)


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many characters two texts share at their starts and, beyond those, at their ends.

    Or how many things two lists do.
    """
    shortest = min(len(old), len(new))
    head = _shared(shortest, lambda a, b: old[a:b] == new[a:b])
    n_old, n_new = len(old), len(new)
    tail = _shared(
        shortest - head, lambda a, b: old[n_old - b : n_old - a] == new[n_new - b : n_new - a]
    )
    return head, tail


def _shared(limit: int, same: Callable[[int, int], bool]) -> int:
    """The longest shared stretch up to a limit; each half is compared only once."""
    known, open_ = 0, limit
    while known < open_:
        middle = (known + open_ + 1) // 2
        if same(known, middle):
            known = middle
        else:
            open_ = middle - 1
    return known


def units(line: str, column: int, encoding: Encoding) -> int:
    """A column of a line, from code points to the units of an encoding."""
    column = min(max(column, 0), len(line))
    if encoding == "utf-32" or line.isascii():
        return column
    encoded = line[:column].encode(_CODEC[encoding], "surrogatepass")
    return len(encoded) // _UNIT_SIZE[encoding]


def column(line: str, units: int, encoding: Encoding) -> int:
    """A column of a line, from the units of an encoding to code points."""
    units = max(units, 0)
    if encoding == "utf-32" or line.isascii():
        return min(units, len(line))
    encoded = line.encode(_CODEC[encoding], "surrogatepass")
    cut = units * _UNIT_SIZE[encoding]
    if cut >= len(encoded):
        return len(line)
    if encoding == "utf-8":
        while cut and encoded[cut] & 0xC0 == 0x80:
            cut -= 1
    elif cut and encoded[cut + 1] & 0xFC == 0xDC and encoded[cut - 1] & 0xFC == 0xD8:
        cut -= 2
    return len(encoded[:cut].decode(_CODEC[encoding], "surrogatepass"))


_CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le"}
_UNIT_SIZE = {"utf-8": 1, "utf-16": 2}


def _joins_surrogates(text: str, start: int, end: int) -> bool:
    """Whether a change brought the halves of a character together: they then count as one."""
    around = text[max(start - 1, 0) : end + 1]
    return not around.isascii() and _SURROGATE.search(around) is not None
