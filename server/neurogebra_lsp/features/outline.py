"""The outline of a document: its expressions, Values, arrays and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from neurogebra_lsp.facts import Bound, Called, Facts, Shown, Span
from neurogebra_lsp.features import known, maths, objects
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
        _down(symbol, statement.line)
        for statement in cursor.statements(doc)
        for symbol in of_statement(index, statement)
    )


def of_statement(index: Index, statement: Statement) -> tuple[Symbol, ...]:
    """What one top-level statement defines, with all lines counted from its first one."""
    entries = _entries(statement.nodes, statement.text)
    part = index.facts.at_line.get(statement.line) if entries else None
    if part is None:
        there = _Found(index, statement.line, index.bound, index.called)
        return tuple(s for entry in entries for s in _symbols(there, entry))
    known = part.remembered("outline", lambda: list[tuple[str, tuple[Symbol, ...]]]())
    if not known or known[0][0] != statement.text:
        # The part counts lines as the entries do: nothing in it has to be moved to be found.
        there = _Found(index, 0, part.bound_at, {one.span: one for one in part.called})
        found = tuple(s for entry in entries for s in _symbols(there, entry))
        known[:] = [(statement.text, found)]
    return known[0][1]


@lru_cache(maxsize=512)
def written(doc: Document) -> tuple[Symbol, ...]:
    """What a text that was not evaluated says of itself: the outline, without any numbers."""
    return tuple(
        symbol
        for statement in cursor.statements(doc)
        for entry in _entries(statement.nodes, statement.text)
        for symbol in _written(doc, entry, statement.line)
    )


def _written(doc: Document, entry: _Entry, by: int) -> Iterator[Symbol]:
    span, selection = _lower(entry.span, by), _lower(entry.selection, by)
    if entry.kind:
        inside = tuple(s for child in entry.children for s in _written(doc, child, by))
        yield Symbol(entry.name, "", entry.kind, span, selection, inside)
        return
    here = cursor.here(doc, doc.offset(*selection[:2]))
    value = next((b.value for b in scopes.bindings(doc, entry.name) if b.span == selection), None)
    found = objects.from_text(doc, here).of(value) if here is not None and value else None
    kind = _KINDS.get(found.kind) if found is not None else None
    if found is not None and kind is not None:
        tree = found.tree()
        detail = found.entry if tree is None else maths.of(tree).unicode
        yield Symbol(entry.name, detail, kind, span, selection)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What may be a symbol, as if its statement began on line 0."""

    name: str
    kind: str  #: "function", "class", or "" for a name that is assigned
    span: Span
    selection: Span
    children: tuple[_Entry, ...] = ()


@lru_cache(maxsize=16_384)
def _entries(nodes: tuple[ast.stmt, ...], text: str) -> tuple[_Entry, ...]:
    statement = Statement(0, text.count("\n"), text, nodes)
    return tuple(entry for node in nodes for entry in _of_node(statement, node))


def _of_node(statement: Statement, node: ast.stmt) -> Iterator[_Entry]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        is_class = isinstance(node, ast.ClassDef)
        inside = tuple(e for inner in node.body for e in _of_node(statement, inner))
        span = cursor.span_of(statement, node)
        name = known.name_span(statement, node, "class" if is_class else "def")
        yield _Entry(node.name, "class" if is_class else "function", span, name, inside)
        return
    if isinstance(node, ast.Assign | ast.AnnAssign):
        span = cursor.span_of(statement, node)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            for name in ast.walk(target):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store):
                    yield _Entry(name.id, "", span, cursor.span_of(statement, name))
    for inner in cursor.blocks(node):
        yield from _of_node(statement, inner)


def _lower(span: Span, by: int) -> Span:
    return (span[0] + by, span[1], span[2] + by, span[3])


def _down(symbol: Symbol, by: int) -> Symbol:
    return replace(
        symbol,
        span=_lower(symbol.span, by),
        selection=_lower(symbol.selection, by),
        children=tuple(_down(child, by) for child in symbol.children),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known around a statement, and the line where that counts the statement from."""

    index: Index
    line: int
    bound: Mapping[Span, Bound]
    called: Mapping[Span, Called]


def _symbols(known: _Found, entry: _Entry) -> Iterator[Symbol]:
    """What an entry is by the facts, as if its statement began on line 0."""
    place = _lower(entry.selection, known.line)
    if entry.kind:
        called = known.called.get(place)
        detail = f"called {called.calls:,}×" if called is not None else ""
        inside = tuple(s for child in entry.children for s in _symbols(known, child))
        yield Symbol(entry.name, detail, entry.kind, entry.span, entry.selection, inside)
        return
    bound = known.bound.get(place)
    if bound is None:
        return
    shown = bound.value
    kind = _KINDS.get(shown.type) or ("array" if shown.shape is not None else "")
    if kind:
        detail = _detail(known.index, shown)
        yield Symbol(entry.name, detail, kind, entry.span, entry.selection)


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
