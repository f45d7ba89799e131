"""What a debugger may show at the ends of lines: names, and Values with their gradients."""

from __future__ import annotations

import ast

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import InlineValue
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document

_SHOWN = {"Value": ("{}.data", "{}.grad"), "Tensor": ("{}.data", "{}.grad")}


def inline_values(
    doc: Document, facts: Facts, lines: tuple[int, int], settings: Settings
) -> tuple[InlineValue, ...]:
    """The names on some lines, each a variable, or a Value's data and gradient."""
    if not settings.enable or not settings.hints_enable:
        return ()
    index = index_of(facts)
    first, last = lines
    found: dict[tuple[int, str], InlineValue] = {}
    for statement in cursor.statements(doc):
        if statement.line >= last or statement.end_line < first:
            continue
        for top in statement.nodes:
            for node in ast.walk(top):
                if not isinstance(node, ast.Name):
                    continue
                span = cursor.span_of(statement, node)
                if not first <= span[0] < last:
                    continue
                bound, seen = index.bound.get(span), index.seen.get(span)
                shown = bound.value if bound else seen.value if seen else None
                if shown is None or shown.type in ("module", "function", "type"):
                    continue
                for expression in _SHOWN.get(shown.type, ("",)):
                    value = InlineValue(span, expression.format(node.id))
                    found.setdefault((span[0], expression.format(node.id) or node.id), value)
    return tuple(sorted(found.values(), key=lambda value: value.span))
