"""Where each character of a string constant was written, for problems and hovers inside strings."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from neurogebra_lsp.facts import Span

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StringLiteral:
    """A string in the source, and where each of its characters was written."""

    value: str
    starts: tuple[Place, ...]  #: (line, column) in the document, a place for each character
    ends: tuple[Place, ...]
    first: Place  #: just after the opening quote
    last: Place  #: just before the closing quote

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to `end` of the value stand in the document."""
        size = len(self.value)
        start, end = min(max(start, 0), size), min(max(end, 0), size)
        begin = self.starts[start] if start < size else self.last
        return (*begin, *(self.ends[end - 1] if end > start else begin))

    def index(self, place: Place) -> int:
        """Which character of the value a place of the document is on."""
        return min(max(bisect_right(self.starts, place) - 1, 0), len(self.value))

    def holds(self, place: Place) -> bool:
        """Whether a place is between the quotes."""
        return self.first <= place <= self.last


def literal_of(node: ast.Constant, source: str, span: Span) -> StringLiteral | None:
    """A string constant with the places of its characters; None where they cannot be told.

    `source` is the constant as written, `span` where that stands in the document.
    """
    decoded = _decode(source) if len(source) <= _LONGEST else None
    if decoded is None or decoded.value != node.value:
        return None
    line_starts = [0, *(found.end() for found in re.finditer("\n", source))]

    def place(offset: int) -> Place:
        row = bisect_right(line_starts, offset) - 1
        return (span[0] + row, offset - line_starts[row] + (span[1] if row == 0 else 0))

    return StringLiteral(
        decoded.value,
        tuple(place(start) for start, _ in decoded.offsets),
        tuple(place(end) for _, end in decoded.offsets),
        place(decoded.first),
        place(decoded.last),
    )


_LONGEST = 100_000
_PIECE = re.compile(
    r"(?P<prefix>[rRuU]?)(?:"
    r'"""(?P<body1>[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*)"""|'
    r"'''(?P<body2>[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*)'''|"
    r'"(?P<body3>[^"\\]*(?:\\.[^"\\]*)*)"|'
    r"'(?P<body4>[^'\\]*(?:\\.[^'\\]*)*)')",
    re.DOTALL,
)
_BETWEEN = re.compile(r"(?:[\s\\]|#[^\n]*\n)*")
_ESCAPE = re.compile(
    r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Decoded:
    value: str
    offsets: tuple[tuple[int, int], ...]  #: where each character starts and ends in the source
    first: int
    last: int


@lru_cache(maxsize=512)
def _decode(source: str) -> _Decoded | None:
    characters: list[tuple[str, int, int]] = []
    position, first, last = 0, -1, -1
    while position < len(source):
        piece = _PIECE.match(source, position)
        if piece is None:
            return None
        body = next(
            name for name in ("body1", "body2", "body3", "body4") if piece[name] is not None
        )
        characters += _characters(source, piece.start(body), piece.end(body), raw=piece["prefix"])
        first = piece.start(body) if first < 0 else first
        last = piece.end(body)
        between = _BETWEEN.match(source, piece.end())
        position = between.end() if between else piece.end()
    return _Decoded(
        "".join(character for character, _, _ in characters),
        tuple((start, end) for _, start, end in characters),
        first,
        last,
    )


def _characters(source: str, start: int, end: int, raw: str) -> Iterator[tuple[str, int, int]]:
    """The characters of one piece, each with where it starts and ends."""
    position = start
    while position < end:
        escape = None
        if source[position] == "\\" and raw not in ("r", "R"):
            escape = _ESCAPE.match(source, position, end)
        after = escape.end() if escape else position + 1
        for character in _unescape(escape.group()) if escape else source[position]:
            yield character, position, after
        position = after


def _unescape(escape: str) -> str:
    if escape == "\\\n":
        return ""
    quote = "'" if escape == '\\"' else '"'
    try:
        return str(ast.literal_eval(quote + escape + quote))
    except (SyntaxError, ValueError):
        return escape
