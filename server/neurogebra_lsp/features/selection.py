"""Ever larger pieces around a place: of a formula first, then of the program around it."""

from __future__ import annotations

import ast

from neurogebra.formula.tree import walk
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import forms, objects
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.roles import role_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.cursor import Here, Located
from neurogebra_lsp.text import Document, Offset


def selections(doc: Document, facts: Facts, at: Offset, settings: Settings) -> tuple[Span, ...]:
    """The pieces around an offset, innermost first, each larger than the one before."""
    place = doc.place(at)
    whole = (0, 0, *doc.place(len(doc.text)))
    here = cursor.here(doc, at) if settings.enable else None
    around = cursor.around(doc, at) if settings.enable else None
    spans: list[Span] = []
    if here is not None:
        spans += _in_formula(doc, facts, here, place)
        spans.append(here.span)
    if around is not None:
        statement, nodes = around
        # A name that ends at the place is not around it, but what it is part of may be.
        nodes = here.nodes if here is not None and here.nodes else nodes
        for node in reversed(nodes):
            if isinstance(node, Located):
                spans.append(cursor.span_of(statement, node))
        end = len(doc.line_text(statement.end_line))
        spans.append((statement.line, 0, statement.end_line, end))
    kept: list[Span] = []
    for span in (*spans, whole):
        inner = kept[-1] if kept else (*place, *place)
        if span != inner and span[:2] <= inner[:2] and inner[2:] <= span[2:]:
            kept.append(span)
    return tuple(kept)


def _in_formula(doc: Document, facts: Facts, here: Here, place: tuple[int, int]) -> list[Span]:
    """The sub-expressions of a formula string that hold a place, innermost first."""
    literal = here.literal
    if literal is None or not isinstance(here.node, ast.Constant) or not literal.holds(place):
        return []
    role = role_of(objects.at(doc, index_of(facts), here), here)
    inside = literal.span(0, len(literal.value))
    if role is None or role.use not in ("formula", "composition"):
        return [inside]
    tree = forms.read(here.word, role.owner.params)
    if tree is None:
        return [inside]
    at = literal.index(place)
    holding = {node.span for node in walk(tree) if node.span[0] <= at <= node.span[1]}
    nested = sorted(holding, key=lambda span: span[1] - span[0])
    return [*(literal.span(*span) for span in nested), inside]
