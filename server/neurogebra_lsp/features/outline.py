"""The outline of a document: its expressions, Values, arrays and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from neurogebra_lsp.facts import Facts, Shown, Span
from neurogebra_lsp.features import known, maths
from neurogebra_lsp.features.answers import Symbol
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_KINDS = {"Expression": "expression", "Value": "value", "Tensor": "array", "MathForge": "forge"}


def outline(doc: Document, facts: Facts, settings: Settings) -> tuple[Symbol, ...]:
    """What a document defines that is maths, in the order of the text."""
    if not settings.enable:
        return ()
    index = index_of(facts)
    return tuple(
        symbol
        for statement in cursor.statements(doc)
        for node in statement.nodes
        for symbol in _of_node(index, statement, node)
    )


def _of_node(index: Index, statement: Statement, node: ast.stmt) -> Iterator[Symbol]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield _definition(index, statement, node)
        return
    if isinstance(node, ast.Assign | ast.AnnAssign):
        for span in _names(statement.nodes, statement.text, node.lineno, node.col_offset):
            yield from _assigned(index, statement, node, _down(span, statement.line))
    for inner in cursor.blocks(node):
        yield from _of_node(index, statement, inner)


def _definition(
    index: Index, statement: Statement, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
) -> Symbol:
    line, column, end_line, end_column = cursor.span_of(statement, node)
    is_class = isinstance(node, ast.ClassDef)
    selection = (line, column, line, column + len("class" if is_class else "def"))
    if not isinstance(node, ast.ClassDef):
        selection = known.name_span(statement, node)
    called = index.called.get(selection)
    detail = f"called {called.calls:,}×" if called is not None else ""
    inside = tuple(s for inner in node.body for s in _of_node(index, statement, inner))
    kind = "class" if is_class else "function"
    return Symbol(node.name, detail, kind, (line, column, end_line, end_column), selection, inside)


@lru_cache(maxsize=16_384)
def _names(nodes: tuple[ast.stmt, ...], text: str, line: int, column: int) -> tuple[Span, ...]:
    """The names that an assignment of a statement binds, as if the statement began on line 0."""
    bound = {
        binding.span for binding in scopes.bindings_of(nodes, text) if binding.kind == "assign"
    }
    last = next(
        (n.end_lineno or line for top in nodes for n in ast.walk(top)
         if isinstance(n, ast.stmt) and (n.lineno, n.col_offset) == (line, column)),
        line,
    )  # fmt: skip
    return tuple(sorted(span for span in bound if line - 1 <= span[0] < last))


def _down(span: Span, by: int) -> Span:
    return (span[0] + by, span[1], span[2] + by, span[3])


def _assigned(
    index: Index, statement: Statement, node: ast.Assign | ast.AnnAssign, span: Span
) -> Iterator[Symbol]:
    bound = index.bound.get(span)
    if bound is None:
        return
    shown = bound.value
    kind = _KINDS.get(shown.type, "array" if shown.shape is not None else "")
    if kind:
        whole = cursor.span_of(statement, node)
        yield Symbol(bound.name, _detail(index, shown), kind, whole, span)


def _detail(index: Index, shown: Shown) -> str:
    """What stands beside a name: a formula, a number, a shape."""
    card = index.card_of(shown)
    if card is not None:
        return card.unicode
    if shown.shape is not None:
        return str(shown.shape)
    if shown.known and shown.number is not None:
        return maths.brief(shown.number).unicode
    return "?" if not shown.known else ""


def matching(symbols: tuple[Symbol, ...], query: str) -> Iterator[Symbol]:
    """Those symbols, and those inside of them, whose names have the letters of a query in order."""
    letters = query.casefold()
    for symbol in symbols:
        if _has_in_order(symbol.name.casefold(), letters):
            yield symbol
        yield from matching(symbol.children, query)


def _has_in_order(name: str, letters: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
