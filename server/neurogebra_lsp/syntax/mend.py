"""One piece of a text that may be broken: parsed, or mended by leaving out what does not parse.

A piece is read by its indentation. A broken line costs itself, a broken head of a block costs its
block, and what remains is always something that Python reads.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a statement cannot be read, at a place relative to its first line."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What could be read of a piece of text."""

    nodes: tuple[ast.stmt, ...]  #: with a `pass` where a statement of a block was left out
    ok: bool = True
    problem: Broken | None = None
    dropped: tuple[int, ...] = ()  #: the lines that were left out


_LONG = 200_000  #: characters from which a piece is weighed before it is parsed
_MANY_TOKENS = 200_000
_CACHED = 20_000  #: pieces


#: What goes on with a statement at the same indentation.
CLAUSE = re.compile(r"(?:else|elif|except|finally)\b")


@lru_cache(maxsize=_CACHED)
def read(text: str) -> Piece:
    """A piece of text as Python itself reads it."""
    nodes = parse(text)
    return Piece((), ok=False) if nodes is None else Piece(nodes)


@lru_cache(maxsize=256)
def mended(text: str) -> Piece:
    """A piece that does not parse, without what is broken in it."""
    return _mend(text)


def parse(text: str) -> tuple[ast.stmt, ...] | None:
    """The statements of a text; None when Python refuses it."""
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


def is_logical_line(lines: Sequence[str]) -> bool:
    """Whether lines are one sound statement, or the head of one."""
    if _DECORATOR.match(lines[0]):
        lines = [*lines, _indent_of(lines[0]) + "def _(): pass"]
    return _in_block(lines) is None or is_opener(lines)


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


def is_opener(lines: Sequence[str]) -> bool:
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


def _mend(text: str) -> Piece:
    lines = text.split("\n")
    mender = _Mender(lines)
    mender.block(_logical_lines(lines), 0)
    nodes = parse("\n".join(mender.kept))
    if nodes is None:
        nodes = ()
        mender.dropped.update(range(len(lines)))
    problem = mender.problem or _in_block(lines) or Broken(0, 0, "invalid syntax")
    return Piece(nodes, False, problem, tuple(sorted(mender.dropped)))


def _logical_lines(lines: list[str]) -> list[_Logical]:
    found: list[_Logical] = []
    patience = Patience(len(lines))
    at = 0
    while at < len(lines):
        if is_empty(lines[at]):
            at += 1
            continue
        last = patience.logical_end(lines, at, len(lines), far=False)
        if last is None or (last > at and not is_logical_line(lines[at : last + 1])):
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
        return is_opener(self._lines[head.first : head.stop])

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
    return CLAUSE.match(lines[logical.first].lstrip()) is not None


_MANY_LINES = 2_000  #: how far an open bracket is followed
_FEW_LINES = 20  #: how far, once many had to be followed


class Patience:
    """How far open brackets are followed: many of them must not cost the square of the text."""

    def __init__(self, n_lines: int) -> None:
        self._left = 10 * _MANY_LINES + n_lines

    def logical_end(self, lines: Sequence[str], first: int, stop: int, far: bool) -> int | None:
        """The last line of the logical line from `first`; None where it seems to have none."""
        near = first + (_MANY_LINES if self._left > 0 else _FEW_LINES)
        last = _logical_end(lines, first, min(stop, near), all_of_string=far)
        self._left -= (min(stop, near) if last is None else last) - first
        return last


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
        if not quote and depth <= 0 and not is_continued(text):
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


def is_empty(line: str) -> bool:
    """Whether a line is blank or a comment."""
    bare = line.strip()
    return not bare or bare[0] == "#"


def is_continued(line: str) -> bool:
    """Whether a backslash joins the next line to this one."""
    if not line.endswith("\\"):
        return False
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1 and not line.lstrip().startswith("#")
