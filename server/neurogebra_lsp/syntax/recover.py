r"""The statements of a text, however broken it is.

A text is cut at the lines that can begin a top-level statement, and each piece is parsed by
itself, so that a broken one costs only itself. A piece that does not parse is first continued to
where its brackets and strings close, for a table of numbers or a long string may well stand at
the left margin; where that does not help, it is mended.

No statement goes on beyond a `BREAK`, which stands between the cells of a notebook.

What was read last is remembered, so an edit costs what it touches.
"""

from __future__ import annotations

import ast
import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from neurogebra_lsp.syntax import mend
from neurogebra_lsp.syntax.mend import Broken
from neurogebra_lsp.text import common_ends

__all__ = ["BREAK", "Broken", "Statement", "statements"]

#: A line of its own between texts that do not go on into each other. No text that Python reads
#: holds this character, so none can be cut by a line of its own.
BREAK = "\0"


@dataclass(frozen=True, slots=True)
class Statement:
    """A top-level statement, or several where one line holds them."""

    line: int  #: first line in the document, decorators included
    end_line: int  #: last line, inclusive
    text: str  #: its own lines joined by "\n"
    #: Parsed from `text`, so lines count from 1 there; () when hopeless.
    nodes: tuple[ast.stmt, ...]
    problem: Broken | None = None  #: set where lines were left out
    #: Relative lines that were left out to make the rest parse. In a block a `pass` stands in
    #: `nodes` where a statement was left out.
    dropped: tuple[int, ...] = ()


def statements(text: str) -> tuple[Statement, ...]:
    """Cut a text into its top-level statements; blank lines and comments belong to none."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = _recent(text)
    _READINGS.insert(0, reading)
    del _READINGS[_REMEMBERED:]
    return reading.statements


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read in one text."""

    text: str
    n_lines: int
    odd_quotes: bool
    statements: tuple[Statement, ...]


_REMEMBERED = 8
_READINGS: list[_Reading] = []


def _recent(text: str) -> _Reading:
    """Read a text with what is remembered of the text it came from, if there is one."""
    for index, reading in enumerate(_READINGS):
        if reading.text == text:
            return _READINGS.pop(index)
    odd_quotes = bool(text.count('"""') % 2 or text.count("'''") % 2)
    lines = text.split("\n")
    old, head, tail = _Reading("", 1, odd_quotes, ()), 0, 0
    for index, reading in enumerate(_READINGS):
        same_head, same_tail = common_ends(reading.text, text)
        if 2 * (same_head + same_tail) > len(text) and reading.odd_quotes == odd_quotes:
            old = _READINGS.pop(index)
            head = text.count("\n", 0, same_head)
            tail = text.count("\n", len(text) - same_tail)
            break
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = _Cutter(lines, odd_quotes).statements(old, head, tail)
    return _Reading(text, len(lines), odd_quotes, tuple(found))


_NOT_A_START = frozenset(" \t\f#)]}")
_DECORATED = re.compile(r"@|def\b|class\b|async\b")


class _Cutter:
    """One pass over the lines of a text."""

    def __init__(self, lines: list[str], odd_quotes: bool) -> None:
        self._lines = lines
        self._odd_quotes = odd_quotes
        self._patience = mend.Patience(len(lines))
        has_breaks = BREAK in lines
        self._breaks = [n for n, line in enumerate(lines) if line == BREAK] if has_breaks else []

    def statements(self, old: _Reading, head: int, tail: int) -> list[Statement]:
        """Read all lines, of which the first `head` and the last `tail` are as they were.

        A statement that parsed depends on its own lines and the start after it, so those of the
        head are taken over. In the tail, once a statement starts where one did, all are the same.
        """
        lines = self._lines
        found: list[Statement] = []
        starts = [statement.line for statement in old.statements]
        moved = len(lines) - old.n_lines
        line = self._add(found, 0, self._start(0)) if not starts or starts[0] >= head else starts[0]
        index = 0
        while line < len(lines):
            while index < len(starts) and starts[index] < line:
                index += 1
            while (
                index + 1 < len(starts)
                and starts[index] == line
                and starts[index + 1] < head
                and old.statements[index].problem is None
            ):
                found.append(old.statements[index])
                index += 1
                line = starts[index]
            if line >= len(lines) - tail:
                same = bisect_left(starts, line - moved)
                if same < len(starts) and starts[same] == line - moved:
                    return found + _moved(old.statements[same:], moved)
            line = self._add(found, line, self._start(line + 1))
        return found

    def _start(self, line: int) -> int:
        """The first line, from one on, that can begin a statement; the end where there is none."""
        lines = self._lines
        for number in range(line, len(lines)):
            text = lines[number]
            if (
                text
                and text[0] not in _NOT_A_START
                and not (text[0] in "ef" and mend.CLAUSE.match(text))
                and not (number and mend.is_continued(lines[number - 1]) and text != BREAK)
            ):
                return number
        return len(lines)

    def _add(self, found: list[Statement], first: int, stop: int) -> int:
        """Read the piece from `first` up to `stop`; the line of the start after it."""
        start, end = self._trimmed(first, stop)
        if start == end:
            return stop
        text = "\n".join(self._lines[start:end])
        piece = mend.read(text)
        if not piece.ok:
            longer = self._continued(start, stop)
            if longer > stop:
                stop = longer
                start, end = self._trimmed(first, stop)
                text = "\n".join(self._lines[start:end])
                piece = mend.read(text)
        if not piece.ok:
            piece = mend.mended(text)
        found.append(Statement(start, end - 1, text, piece.nodes, piece.problem, piece.dropped))
        return stop

    def _trimmed(self, first: int, stop: int) -> tuple[int, int]:
        """The range of lines without the blank ones and comments at both ends."""
        lines = self._lines
        if lines[first] == BREAK:
            first += 1
        while stop > first and mend.is_empty(lines[stop - 1]):
            stop -= 1
        while first < stop and mend.is_empty(lines[first]):
            first += 1
        return first, stop

    def _continued(self, first: int, stop: int) -> int:
        """The start after a piece, once its open brackets, strings and decorators are followed."""
        lines, patience = self._lines, self._patience
        wall = bisect_right(self._breaks, first)
        beyond = self._breaks[wall] if wall < len(self._breaks) else len(lines)
        at = first
        while at < stop:
            decorates = lines[at].startswith("@")
            last = patience.logical_end(lines, at, stop, far=False)
            if last is None:
                last = patience.logical_end(lines, at, beyond, far=True)
                if last is not None and (last >= beyond or not self._alone(at, last)):
                    last = None
            at = at + 1 if last is None else last + 1
            if at > stop:
                stop = self._start(at)
            if decorates and last is not None and stop == at < beyond:
                stop = self._start(at + 1) if _DECORATED.match(lines[at]) else stop
        return stop

    def _alone(self, first: int, last: int) -> bool:
        """Whether these lines are one sound logical line, and were not swallowed by mistake."""
        if not mend.is_logical_line(self._lines[first : last + 1]):
            return False
        if not self._odd_quotes:
            return True
        # One triple quote of the text has no partner. Does this string hold prose, or code?
        inside = [line for line in self._lines[first + 1 : last] if line and not line[0].isspace()]
        return 2 * sum(map(_looks_like_code, inside)) <= len(inside)


def _moved(old: tuple[Statement, ...], by: int) -> list[Statement]:
    if by == 0:
        return list(old)
    return [
        Statement(s.line + by, s.end_line + by, s.text, s.nodes, s.problem, s.dropped) for s in old
    ]


def _looks_like_code(line: str) -> bool:
    nodes = mend.parse(line)
    if nodes is None:
        return mend.is_opener([line])
    return (bool(nodes) and not isinstance(nodes[0], ast.Expr | ast.AnnAssign)) or "(" in line
