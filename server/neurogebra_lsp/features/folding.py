"""What of a document folds: blocks, long calls and strings, runs of imports and of comments."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from neurogebra_lsp.features.answers import Fold
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document


def folds(doc: Document, settings: Settings) -> tuple[Fold, ...]:
    """The ranges that fold, from top to bottom, one to a first line."""
    if not settings.enable:
        return ()
    found: dict[int, Fold] = {}
    statements = cursor.statements(doc)
    for fold in _runs_of_imports(doc, statements):
        found.setdefault(fold.first, fold)
    for statement in statements:
        for first, last in _of_statement(statement.nodes, statement.text):
            line = first + statement.line
            if line not in found:
                found[line] = Fold(line, last + statement.line)
    for fold in _comments(doc):
        found.setdefault(fold.first, fold)
    return tuple(found[line] for line in sorted(found))


@lru_cache(maxsize=16_384)
def _of_statement(nodes: tuple[ast.stmt, ...], text: str) -> tuple[tuple[int, int], ...]:
    """The first and last lines of what folds in a statement, the largest first."""
    if "\n" not in text:
        return ()
    found: dict[int, int] = {}
    for top in nodes:
        for node in ast.walk(top):
            for first, last in _lines(node):
                if last > first:
                    found[first] = max(last, found.get(first, last))
    return tuple(found.items())


def _lines(node: ast.AST) -> Iterator[tuple[int, int]]:
    if isinstance(node, ast.stmt | ast.expr | ast.excepthandler):
        yield node.lineno - 1, (node.end_lineno or node.lineno) - 1
    # `else:` and `finally:` are no nodes; they stand right above what they begin.
    for field in ("orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list) and block and isinstance(node, ast.stmt):
            is_elif = isinstance(node, ast.If) and isinstance(block[0], ast.If)
            if not is_elif:
                yield block[0].lineno - 2, (block[-1].end_lineno or 0) - 1


def _runs_of_imports(doc: Document, statements: tuple[Statement, ...]) -> Iterator[Fold]:
    first = last = -1
    for statement in (*statements, Statement(0, 0, "", ())):
        is_import = bool(statement.nodes) and all(
            isinstance(node, ast.Import | ast.ImportFrom) for node in statement.nodes
        )
        if is_import and doc.home(statement.line) != doc.home(first):
            if last > first >= 0:
                yield Fold(first, last, "imports")
            first, last = statement.line, statement.end_line
        elif is_import:
            first = statement.line if first < 0 else first
            last = statement.end_line
        elif first >= 0:
            if last > first:
                yield Fold(first, last, "imports")
            first = -1


def _comments(doc: Document) -> Iterator[Fold]:
    first = -1
    for line, text in enumerate((*doc.lines, "")):
        if text.lstrip().startswith("#"):
            first = line if first < 0 else first
        elif first >= 0:
            if line - 1 > first:
                yield Fold(first, line - 1, "comment")
            first = -1
