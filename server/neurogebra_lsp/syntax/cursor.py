"""What stands at an offset: a name, string, operator, keyword, and the nodes around it."""

from __future__ import annotations

import ast
import keyword
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from neurogebra_lsp.facts import Span
from neurogebra_lsp.syntax import recover
from neurogebra_lsp.syntax.literal import StringLiteral, literal_of
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document, Offset

#: The nodes that know where they stand.
Located: TypeAlias = (
    ast.expr | ast.stmt | ast.arg | ast.keyword | ast.alias | ast.excepthandler | ast.pattern
)

Kind: TypeAlias = Literal[
    "name",  # a name that is read or bound
    "attribute",  # the name after a dot
    "parameter",  # a name in the head of a function
    "keyword",  # the name of an argument in a call
    "function",  # the name after `def`, or `def` itself
    "class",
    "loop",  # the words of a loop's head: `for`, `in`, `while`
    "import",  # a name in an import
    "string",
    "number",
    "operator",
    "word",  # a name in code that does not parse
]


@dataclass(frozen=True, slots=True)
class Here:
    """What stands at an offset, with the nodes around it, outermost first."""

    kind: Kind
    word: str  #: the name, operator or number as it is written; the text of a string
    span: Span
    statement: Statement
    nodes: tuple[ast.AST, ...]  #: from the top-level statement to `node`; () for a "word"
    literal: StringLiteral | None = None  #: of a string: where its characters are

    @property
    def node(self) -> ast.AST | None:
        """The innermost node, the one the cursor is on."""
        return self.nodes[-1] if self.nodes else None

    def span_of(self, node: Located) -> Span:
        """Where a node of the same statement stands in the document."""
        return span_of(self.statement, node)

    @property
    def call(self) -> ast.Call | None:
        """The call whose argument, keyword or function the cursor is directly on."""
        inner = self.node
        for outer in reversed(self.nodes[:-1]):
            if isinstance(outer, ast.Call):
                return outer
            if not (isinstance(outer, ast.keyword) or outer is inner):
                return None
        return None


def here(doc: Document, at: Offset) -> Here | None:
    """What the character after the cursor belongs to, else the name or string that ends there."""
    line, column = doc.place(at)
    found = _at(doc, line, column)
    if found is None and column > 0:
        found = _at(doc, line, column - 1)
        if found is not None and found.span[2:] != (line, column):
            return None
    return found


def around(doc: Document, at: Offset) -> tuple[Statement, tuple[ast.AST, ...]] | None:
    """The statement that holds an offset, and its nodes that do, outermost first."""
    line, column = doc.place(at)
    statement = statement_at(doc, line)
    if statement is None:
        return None
    relative = line - statement.line
    place = (relative + 1, _bytes(_lines(statement.text)[relative], column))
    top = next((node for node in statement.nodes if _holds(node, place)), None)
    return statement, () if top is None else tuple(_descend(top, place))


@lru_cache(maxsize=8)
def _statements(text: str) -> tuple[tuple[Statement, ...], list[int]]:
    found = recover.statements(text)
    return found, [statement.line for statement in found]


def _read_once(doc: Document) -> tuple[tuple[Statement, ...], list[int]]:
    # To look a long text up costs as much as to compare it, where it is equal to one that was read
    # before but not the same object: after an undo.
    known = vars(doc).get("_statements")
    if known is None:
        known = vars(doc)["_statements"] = _statements(doc.text)
    return known


def statements(doc: Document) -> tuple[Statement, ...]:
    """The top-level statements of the document, in order."""
    return _read_once(doc)[0]


def starts(doc: Document) -> list[int]:
    """The lines that they start on."""
    return _read_once(doc)[1]


def statement_at(doc: Document, line: int) -> Statement | None:
    """The top-level statement that holds a line."""
    found, starts = _read_once(doc)
    index = bisect_right(starts, line) - 1
    if index < 0 or found[index].end_line < line:
        return None
    return found[index]


def statements_on(doc: Document, lines: tuple[int, int]) -> tuple[Statement, ...]:
    """The top-level statements that hold lines from the first to before the second."""
    found, starts = _read_once(doc)
    first = max(bisect_right(starts, lines[0]) - 1, 0)
    if first < len(found) and found[first].end_line < lines[0]:
        first += 1
    return found[first : bisect_left(starts, lines[1])]


def span_of(statement: Statement, node: Located) -> Span:
    """Where a node of a statement stands in the document, in code points."""
    lines = _lines(statement.text)
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    return (
        statement.line + first,
        _points(lines[first], node.col_offset),
        statement.line + last,
        _points(lines[last], node.end_col_offset or 0),
    )


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


def _points(line: str, bytes_before: int) -> int:
    """The column in code points of a column in UTF-8 bytes."""
    if line.isascii():
        return bytes_before
    return len(line.encode("utf-8", "surrogatepass")[:bytes_before].decode("utf-8", "ignore"))


def _bytes(line: str, column: int) -> int:
    return column if line.isascii() else len(line[:column].encode("utf-8", "surrogatepass"))


def _at(doc: Document, line: int, column: int) -> Here | None:
    statement = statement_at(doc, line)
    if statement is None:
        return None
    if not statement.nodes or line - statement.line in statement.dropped:
        return _bare_word(doc, statement, line, column)
    return within(statement, line, column)


def within(statement: Statement, line: int, column: int) -> Here | None:
    """What the character at a place of the document belongs to, in a statement that parsed."""
    relative = line - statement.line
    place = (relative + 1, _bytes(_lines(statement.text)[relative], column))
    for top in statement.nodes:
        if _holds(top, place):
            return _read(statement, tuple(_descend(top, place)), line, column)
    return None


_WORD = re.compile(r"[^\W\d]\w*")


def _word_at(text: str, column: int) -> re.Match[str] | None:
    return next((m for m in _WORD.finditer(text) if m.start() <= column < m.end()), None)


def _bare_word(doc: Document, statement: Statement, line: int, column: int) -> Here | None:
    found = _word_at(doc.line_text(line), column)
    if found is None or found.group() in keyword.kwlist:
        return None
    span = (line, found.start(), line, found.end())
    return Here("word", found.group(), span, statement, ())


def _descend(node: ast.AST, place: tuple[int, int]) -> Iterator[ast.AST]:
    """The nodes that hold a place, outermost first."""
    yield node
    while True:
        inner = next((child for child in _children(node) if _holds(child, place)), None)
        if inner is None:
            return
        yield inner
        node = inner


def _children(node: ast.AST) -> Iterator[ast.AST]:
    # The pieces of an f-string all claim the span of the whole; only what stands in braces has
    # a place of its own.
    if isinstance(node, ast.JoinedStr):
        for piece in node.values:
            if isinstance(piece, ast.FormattedValue):
                yield piece.value
                if piece.format_spec is not None:
                    yield from _children(piece.format_spec)
        return
    yield from ast.iter_child_nodes(node)


def _holds(node: ast.AST, place: tuple[int, int]) -> bool:
    if not isinstance(node, Located):
        return any(_holds(child, place) for child in ast.iter_child_nodes(node))
    start = (node.lineno, node.col_offset)
    for decorator in getattr(node, "decorator_list", ())[:1]:
        start = (decorator.lineno, decorator.col_offset)
    return start <= place < (node.end_lineno or 0, node.end_col_offset or 0)


def _read(statement: Statement, nodes: tuple[ast.AST, ...], line: int, column: int) -> Here | None:
    node = nodes[-1]
    text = _lines(statement.text)[line - statement.line]
    found = _word_at(text, column)
    word = found.group() if found else ""
    at_word = (line, found.start(), line, found.end()) if found else None

    def answer(kind: Kind, said: str, span: Span) -> Here:
        return Here(kind, said, span, statement, nodes)

    if isinstance(node, ast.Name):
        return answer("name", node.id, span_of(statement, node)) if word == node.id else None
    if isinstance(node, ast.arg):
        return answer("parameter", word, at_word) if at_word and word == node.arg else None
    if isinstance(node, ast.Constant):
        return _constant(statement, nodes, node)
    if isinstance(node, ast.keyword):
        return answer("keyword", word, at_word) if at_word and word == node.arg else None
    if isinstance(node, ast.Attribute):
        # Only the last name of `a.b` belongs to this node itself.
        return answer("attribute", word, at_word) if at_word and word == node.attr else None
    if isinstance(node, ast.alias | ast.Import | ast.ImportFrom):
        return answer("import", word, at_word) if at_word and not _reserved(word) else None
    if isinstance(node, ast.For | ast.AsyncFor | ast.While) and at_word:
        return answer("loop", word, at_word) if word in ("for", "while", "in", "async") else None
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and at_word:
        return answer("function", node.name, at_word) if word in (node.name, "def") else None
    if isinstance(node, ast.ClassDef) and at_word:
        return answer("class", node.name, at_word) if word in (node.name, "class") else None
    if isinstance(node, ast.Global | ast.Nonlocal) and at_word:
        return answer("name", word, at_word) if word in node.names else None
    return _operator(statement, nodes, line, column)


def _reserved(word: str) -> bool:
    return word in ("import", "from", "as")


def _constant(statement: Statement, nodes: tuple[ast.AST, ...], node: ast.Constant) -> Here | None:
    span = span_of(statement, node)
    if isinstance(node.value, str):
        literal = string_of(statement, node)
        return Here("string", node.value, span, statement, nodes, literal)
    if isinstance(node.value, int | float | complex) and not isinstance(node.value, bool):
        return Here("number", source_of(statement, node), span, statement, nodes)
    return None


def string_of(statement: Statement, node: ast.Constant) -> StringLiteral | None:
    """A string constant of a statement with the places of its characters in the document."""
    return literal_of(node, source_of(statement, node), span_of(statement, node))


def source_of(statement: Statement, node: Located) -> str:
    """A node as it is written."""
    first, column, last, end_column = span_of(statement, node)
    lines = _lines(statement.text)[first - statement.line : last - statement.line + 1]
    if len(lines) == 1:
        return lines[0][column:end_column]
    return "\n".join((lines[0][column:], *lines[1:-1], lines[-1][:end_column]))


_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.MatMult: "@", ast.USub: "-", ast.UAdd: "+",
}  # fmt: skip


def _operator(
    statement: Statement, nodes: tuple[ast.AST, ...], line: int, column: int
) -> Here | None:
    node = nodes[-1]
    if not isinstance(node, ast.BinOp | ast.UnaryOp | ast.AugAssign):
        return None
    sign = _OPERATORS.get(type(node.op))
    if sign is None:
        return None
    text = _lines(statement.text)[line - statement.line]
    start = column
    while start > 0 and start > column - len(sign) and not text.startswith(sign, start):
        start -= 1
    if not text.startswith(sign, start) or not start <= column < start + len(sign):
        return None
    return Here("operator", sign, (line, start, line, start + len(sign)), statement, nodes)


def simple_statement(statement: Statement, line: int) -> ast.stmt | None:
    """The statement without a body of its own that begins on a line of the document, if one does.

    Where a line holds several, the last of them.
    """
    found: ast.stmt | None = None
    pending = list(statement.nodes)
    relative = line - statement.line + 1
    while pending:
        node = pending.pop(0)
        if node.lineno > relative or (node.end_lineno or 0) < relative:
            continue
        inner = list(blocks(node))
        if not inner and node.lineno == relative:
            found = node
        pending = [*inner, *pending]
    return found


def blocks(node: ast.stmt) -> Iterator[ast.stmt]:
    """The statements directly inside a compound statement."""
    for field in ("body", "orelse", "finalbody"):
        yield from getattr(node, field, ())
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield from part.body
