"""What checks share: a statement's expressions with what was seen of each, and problems by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from neurogebra_lsp import rules
from neurogebra_lsp.facts import Shown, Span
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here, Located
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a program with the nodes around it, outermost first."""

    doc: Document
    index: Index
    statement: Statement
    node: ast.AST
    around: tuple[ast.AST, ...]

    def span(self, node: Located | None = None) -> Span:
        """Where it stands, or another node of the same statement."""
        return cursor.span_of(self.statement, node or self.node)  # type: ignore[arg-type]

    def seen(self, node: ast.expr) -> Shown | None:
        """The value of an expression that ran once and came to an end."""
        seen = self.index.seen.get(cursor.span_of(self.statement, node))
        if seen is None or seen.passes != 1 or seen.after_raise or not seen.value.known:
            return None
        return seen.value

    def value(self, node: ast.expr) -> Shown | None:
        """The same, also of a number that is written and of a name with one binding."""
        number = node.value if isinstance(node, ast.Constant) else None
        if isinstance(number, int | float) and not isinstance(number, bool):
            return Shown(type(number).__name__, repr(number), number=float(number))
        seen = self.seen(node)
        if seen is not None or not isinstance(node, ast.Name) or self.is_repeated:
            return seen
        here = Here("name", node.id, self.span(node), self.statement, (*self.around, self.node))
        binding = scopes.reaching(self.doc, node.id, here)
        bound = self.index.bound.get(binding.span) if binding is not None else None
        if bound is None or bound.passes != 1 or bound.after_raise or not bound.value.known:
            return None
        return bound.value

    def text(self, node: Located) -> str:
        """A node as it is written."""
        return cursor.source_of(self.statement, node)

    @property
    def is_repeated(self) -> bool:
        """Whether it stands in a loop or a function."""
        return any(
            isinstance(n, ast.For | ast.While | ast.FunctionDef | ast.Lambda | ast.AsyncFunctionDef)
            for n in self.around
        )


def places(doc: Document, index: Index, words: tuple[str, ...]) -> Iterator[Place]:
    """Every node of the statements whose text has one of some words, outermost first."""
    for statement in cursor.statements(doc):
        if index.facts.is_stale(statement.end_line):
            continue
        if not any(word in statement.text for word in words):
            continue
        for node, around in _nodes(statement.nodes):
            yield Place(doc, index, statement, node, around)


@lru_cache(maxsize=4_096)
def _nodes(tops: tuple[ast.stmt, ...]) -> tuple[tuple[ast.AST, tuple[ast.AST, ...]], ...]:
    """Every node of a statement with the nodes around it, level by level."""
    found: list[tuple[ast.AST, tuple[ast.AST, ...]]] = [(top, ()) for top in tops]
    for node, around in found:
        inner = (*around, node)
        found += [(child, inner) for child in ast.iter_child_nodes(node)]
    return tuple(found)


def problem(
    rule: str,
    span: Span,
    message: str,
    *fixes: Fix,
    related: tuple[tuple[Span, str], ...] = (),
) -> Problem:
    """A problem of the rule of that name."""
    return Problem(rules.BY_NAME[rule].code, span, message, related, fixes)
