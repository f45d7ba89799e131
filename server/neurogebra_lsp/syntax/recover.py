r"""The statements of a text, however broken it is.

A text is cut at the lines that can begin a top-level statement, and each piece is parsed by
itself, so that a broken one costs only itself. A piece that does not parse is first continued to
where its brackets and strings close, for a table of numbers or a long string may well stand at
the left margin; where that does not help, it is read by its indentation and the lines that are
broken are left out.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from neurogebra_lsp.text import lines_of


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a statement cannot be read, at a place relative to its first line."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A top-level statement, or several where one line holds them."""

    line: int  #: first line in the document, decorators included
    end_line: int  #: last line, inclusive
    text: str  #: its own lines joined by "\n"
    nodes: tuple[
        ast.stmt, ...
    ]  #: parsed from `text`, so lines count from 1 there; () when hopeless
    problem: Broken | None = None  #: set where lines were left out
    #: Relative lines that were left out to make the rest parse. In a block a `pass` stands in
    #: `nodes` where a statement was left out.
    dropped: tuple[int, ...] = ()


def statements(text: str) -> tuple[Statement, ...]:
    """Cut a text into its top-level statements; blank lines and comments belong to none."""
    lines = lines_of(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(_Cutter(lines, _odd_quotes(text)).statements())


_NOT_A_START = frozenset(" \t\f#)]}")
_CLAUSE = re.compile(r"(?:else|elif|except|finally)\b")
_DECORATED = re.compile(r"@|def\b|class\b|async\b")
_MANY_LINES = 2_000  #: how far an open bracket is followed over lines at the left margin


class _Cutter:
    """One pass over the lines of a text."""

    def __init__(self, lines: list[str], odd_quotes: bool) -> None:
        self._lines = lines
        self._odd_quotes = odd_quotes
        self._starts = [
            number
            for number, line in enumerate(lines)
            if line
            and line[0] not in _NOT_A_START
            and not (line[0] in "ef" and _CLAUSE.match(line))
            and not (number and _continued(lines[number - 1]))
        ]
        self._patience = 10 * _MANY_LINES + len(lines)

    def statements(self) -> list[Statement]:
        found: list[Statement] = []
        index = self._add(found, 0, self._line_of(0), 0)
        while index < len(self._starts):
            first = self._starts[index]
            index = self._add(found, first, self._line_of(index + 1), index + 1)
        return found

    def _line_of(self, index: int) -> int:
        """The line of a start, the end of the text after the last."""
        return self._starts[index] if index < len(self._starts) else len(self._lines)

    def _add(self, found: list[Statement], first: int, stop: int, index: int) -> int:
        """Read the piece from `first` up to `stop`; the index of the start after it."""
        first, end = self._trimmed(first, stop)
        if first == end:
            return index
        text = "\n".join(self._lines[first:end])
        piece = _read(text)
        if not piece.ok:
            longer = self._continued_piece(first, end, index)
            if longer > index:
                index = longer
                first, end = self._trimmed(first, self._line_of(index))
                text = "\n".join(self._lines[first:end])
                piece = _read(text)
        if not piece.ok:
            piece = _mended(text)
        found.append(Statement(first, end - 1, text, piece.nodes, piece.problem, piece.dropped))
        return index

    def _trimmed(self, first: int, stop: int) -> tuple[int, int]:
        """The range of lines without the blank ones and comments at both ends."""
        lines = self._lines
        while stop > first and _is_empty(lines[stop - 1]):
            stop -= 1
        while first < stop and _is_empty(lines[first]):
            first += 1
        return first, stop

    def _continued_piece(self, first: int, end: int, index: int) -> int:
        """The start after a piece, once its open brackets, strings and decorators are followed."""
        at = first
        while at < end:
            decorates = self._lines[at].startswith("@")
            last = _logical_end(self._lines, at, end)
            if last is None:
                last = self._far_end(at)
                if last is not None and not self._alone(at, last):
                    last = None
            at = at + 1 if last is None else last + 1
            while self._line_of(index) < at:
                index += 1
            if decorates and last is not None and self._is_decorated(index, at):
                index += 1
            end = max(end, self._line_of(index))
        return index

    def _is_decorated(self, index: int, at: int) -> bool:
        """Whether a start comes right at a line and can follow a decorator."""
        return self._line_of(index) == at < len(self._lines) and bool(
            _DECORATED.match(self._lines[at])
        )

    def _far_end(self, first: int) -> int | None:
        """Where the logical line ends that begins at a line, looking past the left margin."""
        if self._patience <= 0:
            return None
        stop = min(len(self._lines), first + _MANY_LINES)
        last = _logical_end(self._lines, first, stop, all_of_string=True)
        self._patience -= (stop if last is None else last) - first
        return last

    def _alone(self, first: int, last: int) -> bool:
        """Whether these lines are one sound logical line, and were not swallowed by mistake."""
        if not _is_logical_line(self._lines[first : last + 1]):
            return False
        if not self._odd_quotes:
            return True
        # One triple quote of the text has no partner. Does this string hold prose, or code?
        inside = [line for line in self._lines[first + 1 : last] if line and not line[0].isspace()]
        return 2 * sum(map(_looks_like_code, inside)) <= len(inside)


def _odd_quotes(text: str) -> bool:
    return bool(text.count('"""') % 2 or text.count("'''") % 2)


def _looks_like_code(line: str) -> bool:
    nodes = _parse(line)
    if nodes is None:
        return _is_opener([line])
    return (bool(nodes) and not isinstance(nodes[0], ast.Expr | ast.AnnAssign)) or "(" in line


def _is_empty(line: str) -> bool:
    bare = line.strip()
    return not bare or bare[0] == "#"


def _continued(line: str) -> bool:
    """Whether a backslash joins the next line to this one."""
    if not line.endswith("\\"):
        return False
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1 and not line.lstrip().startswith("#")


# -- logical lines ------------------------------------------------------------------------------

_TOKEN = re.compile(r"""#|("{3}|'{3}|"|')|([(\[{])|([)\]}])""")
_STRING_END = {
    quote: re.compile(rf"(?:\\.|[^\\{quote}])*{quote}", re.DOTALL) for quote in ("'", '"')
}


def _logical_end(
    lines: Sequence[str], first: int, stop: int, *, all_of_string: bool = False
) -> int | None:
    """The last line of the logical line that begins at `first`; None when it is open at `stop`.

    With `all_of_string` a triple-quoted string is followed beyond `stop`.
    """
    depth = 0
    quote = ""
    line = first
    while line < (len(lines) if quote and all_of_string else min(stop, len(lines))):
        text = lines[line]
        at = 0
        while True:
            if quote:
                at = _after_triple(text, at, quote)
                if at < 0:
                    break
                quote = ""
            token = _TOKEN.search(text, at)
            if token is None or token[0] == "#":
                break
            at = token.end()
            if token[1] and len(token[1]) == 3:
                quote = token[1]
            elif token[1]:
                end = _STRING_END[token[1]].match(text, at)
                if end is None:
                    break
                at = end.end()
            else:
                depth += 1 if token[2] else -1
        if not quote and depth <= 0 and not _continued(text):
            return line
        line += 1
    return None


def _after_triple(text: str, at: int, quote: str) -> int:
    """Where a triple-quoted string ends on a line, -1 when it goes on."""
    while (found := text.find(quote, at)) >= 0:
        before = text[at:found]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return found + 3
        at = found + 1
    return -1


# -- parsing a piece ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    nodes: tuple[ast.stmt, ...]
    ok: bool = True
    problem: Broken | None = None
    dropped: tuple[int, ...] = ()


_LONG = 200_000  #: characters from which a piece is weighed before it is parsed
_MANY_TOKENS = 200_000
_CACHED = 20_000  #: pieces


@lru_cache(maxsize=_CACHED)
def _read(text: str) -> _Piece:
    """A piece of text as Python itself reads it."""
    nodes = _parse(text)
    return _Piece((), ok=False) if nodes is None else _Piece(nodes)


@lru_cache(maxsize=256)
def _mended(text: str) -> _Piece:
    """A piece that does not parse, without what is broken in it."""
    return _mend(text)


def _parse(text: str) -> tuple[ast.stmt, ...] | None:
    parsed = _try_parse(text)
    return parsed if isinstance(parsed, tuple) else None


def _try_parse(text: str) -> tuple[ast.stmt, ...] | Broken:
    if len(text) > _LONG and _is_heavy(text):
        return Broken(0, 0, f"too long to be read ({len(text):,} characters)")
    try:
        return tuple(ast.parse(text).body)
    except SyntaxError as error:
        line, column = (error.lineno or 1) - 1, max((error.offset or 1) - 1, 0)
        return Broken(max(line, 0), column, error.msg or "invalid syntax")
    except (MemoryError, RecursionError):
        return Broken(0, 0, "too deeply nested to be read")
    except UnicodeError:
        return Broken(0, 0, "holds half of a character")
    except (ValueError, OverflowError) as error:
        return Broken(0, 0, str(error))


def _is_heavy(text: str) -> bool:
    return any(number > _MANY_TOKENS for number, _ in enumerate(_WORD.finditer(text)))


_WORD = re.compile(r"""\w+|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\w\s]""")


def _is_logical_line(lines: Sequence[str]) -> bool:
    """Whether lines are one sound statement, or the head of one."""
    if _DECORATOR.match(lines[0]):
        lines = [*lines, _indent_of(lines[0]) + "def _(): pass"]
    return _in_block(lines) is None or _is_opener(lines)


def _in_block(lines: Sequence[str]) -> Broken | None:
    """What is wrong with lines that may be indented, and may be a `case` of a `match`."""
    text = "\n".join(lines)
    if not text[:1].isspace():
        parsed = _try_parse("match 0:\n " + text if _CASE.match(text) else text)
        return parsed if isinstance(parsed, Broken) else None
    head = "match 0:" if _CASE.match(text) else "if 1:"
    parsed = _try_parse(f"{head}\n{text}")
    if not isinstance(parsed, Broken):
        return None
    return replace(parsed, line=max(parsed.line - 1, 0))


_CASE = re.compile(r"\s*case\b")
_HANDLER = re.compile(r"\s*(?:except|finally)\b")
_ELSE = re.compile(r"\s*(?:else|elif)\b")
_TRY = re.compile(r"\s*try\b")
_MATCH = re.compile(r"\s*match\b")
_DECORATOR = re.compile(r"\s*@")


def _is_opener(lines: Sequence[str]) -> bool:
    """Whether lines are the head of a compound statement, as `for x in y:` is."""
    indent = _indent_of(lines[0])
    inner = indent + " "
    before: list[str] = []
    after = [inner + "pass"]
    if _HANDLER.match(lines[0]):
        before = [indent + "try:", inner + "pass"]
    elif _ELSE.match(lines[0]):
        before = [indent + "if 1:", inner + "pass"]
    elif _TRY.match(lines[0]):
        after += [indent + "finally:", inner + "pass"]
    elif _MATCH.match(lines[0]) and _in_block([*lines, inner + "case _:", inner + " pass"]) is None:
        return True
    return _in_block([*lines]) is not None and _in_block([*before, *lines, *after]) is None


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t\f"))]


# -- mending a piece ----------------------------------------------------------------------------

_DEEPEST = 90  #: levels of indentation; Python itself stops at 100


@dataclass(frozen=True, slots=True)
class _Logical:
    """A logical line: physical lines from `first` up to `stop`, and how far it is indented."""

    first: int
    stop: int
    width: int


@dataclass(slots=True)
class _Clause:
    head: _Logical
    body: list[_Logical]


def _mend(text: str) -> _Piece:
    lines = text.split("\n")
    mender = _Mender(lines)
    mender.block(_logical_lines(lines), 0)
    nodes = _parse("\n".join(mender.kept))
    if nodes is None:
        nodes = ()
        mender.dropped.update(range(len(lines)))
    problem = mender.problem or _in_block(lines) or Broken(0, 0, "invalid syntax")
    return _Piece(nodes, False, problem, tuple(sorted(mender.dropped)))


def _logical_lines(lines: list[str]) -> list[_Logical]:
    found: list[_Logical] = []
    at = 0
    while at < len(lines):
        if _is_empty(lines[at]):
            at += 1
            continue
        last = _logical_end(lines, at, len(lines))
        if last is None or (last > at and not _is_logical_line(lines[at : last + 1])):
            last = at
        width = len(_indent_of(lines[at]).expandtabs())
        found.append(_Logical(at, last + 1, width))
        at = last + 1
    return found


class _Mender:
    """Leaves out of some lines what does not parse, from the outside in."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self.kept = list(lines)
        self.dropped: set[int] = set()
        self.problem: Broken | None = None

    def block(self, logical: list[_Logical], depth: int) -> None:
        """Mend the statements of one block."""
        width = logical[0].width if depth and logical else 0
        at = 0
        while at < len(logical):
            clauses, stop = _clauses(self._lines, logical, at)
            if logical[at].width == width and depth < _DEEPEST:
                self._statement(clauses, depth)
            else:
                first = logical[at].first
                self._drop(first, logical[stop - 1].stop, "unexpected indent", filled=False)
            at = stop

    def _statement(self, clauses: list[_Clause], depth: int) -> None:
        first, stop = clauses[0].head.first, _stop(clauses)
        broken = _in_block(self._lines[first:stop])
        if broken is None:
            return
        head = clauses[0].head
        if not self._opens(head):
            if len(clauses) == 1 and not clauses[0].body:
                self._drop(first, stop, broken)
            elif (wrong := _in_block(self._lines[head.first : head.stop])) is not None:
                self._drop(first, stop, replace(wrong, line=wrong.line + head.first - first))
            else:
                self._drop(head.stop, stop, "unexpected indent", filled=False)
            return
        if not clauses[0].body:
            self._drop(first, stop, broken)
            return
        for clause in clauses:
            if clause.body and self._opens(clause.head):
                self.block(clause.body, depth + 1)
            else:
                wrong = _in_block(self._lines[first : clause.head.stop]) or broken
                message = wrong.message if clause.body else broken.message
                self._drop(clause.head.first, _stop([clause]), message, filled=False)
        if (left := _in_block(self.kept[first:stop])) is not None:
            self._drop(first, stop, left)

    def _opens(self, head: _Logical) -> bool:
        return _is_opener(self._lines[head.first : head.stop])

    def _drop(self, first: int, stop: int, why: Broken | str, *, filled: bool = True) -> None:
        """Leave lines out; inside a block a `pass` keeps their place where `filled`."""
        indent = _indent_of(self._lines[first])
        if self.problem is None:
            broken = Broken(0, len(indent), why) if isinstance(why, str) else why
            self.problem = replace(broken, line=min(first + broken.line, len(self._lines) - 1))
        self.dropped.update(range(first, stop))
        self.kept[first:stop] = [""] * (stop - first)
        if filled and indent and not _CASE.match(self._lines[first]):
            self.kept[first] = indent + "pass"


def _stop(clauses: list[_Clause]) -> int:
    last = clauses[-1]
    return last.body[-1].stop if last.body else last.head.stop


def _clauses(lines: list[str], logical: list[_Logical], at: int) -> tuple[list[_Clause], int]:
    """The statement that begins at an index, clause by clause, and the index after it."""
    width = logical[at].width
    clauses: list[_Clause] = []
    while True:
        head = at
        at += 1
        while at < len(logical) and _DECORATOR.match(lines[logical[at - 1].first]):
            at += 1
        body = at
        while at < len(logical) and logical[at].width > width:
            at += 1
        whole_head = _Logical(logical[head].first, logical[body - 1].stop, width)
        clauses.append(_Clause(whole_head, logical[body:at]))
        if not (
            at < len(logical) and logical[at].width == width and _is_clause(lines, logical[at])
        ):
            return clauses, at


def _is_clause(lines: list[str], logical: _Logical) -> bool:
    return _CLAUSE.match(lines[logical.first].lstrip()) is not None
