"""Which rule an exception breaks that carries no rule of its own, and what explains it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from neurogebra_lsp.facts import Raised, Span
from neurogebra_lsp.features import api, arrays
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document

#: By the type of the exception and what its message says, in this order.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("LinAlgError", r"[Ss]ingular", "singular-matrix"),
    ("AxisError", r"", "axis-out-of-range"),
    ("ValueError", r"broadcast|not aligned|mismatch in its core dimension|cannot reshape|"
                   r"must match exactly|same number of dimensions|inhomogeneous shape",
     "shape-mismatch"),
    ("IndexError", r"", "index-out-of-range"),
    ("ZeroDivisionError", r"", "division-by-zero"),
    ("KeyError", r"", "missing-key"),
    ("NameError|UnboundLocalError", r"", "unknown-name"),
    ("AttributeError", r"has no attribute", "unknown-attribute"),
    ("TypeError", r"missing \d+ required|takes .* positional arguments? but", "wrong-arguments"),
    ("TypeError", r"unsupported operand|not supported between|can only concatenate|"
                  r"can't multiply sequence", "wrong-operands"),
    ("AssertionError", r"", "failed-assertion"),
)  # fmt: skip


def rules_of_exceptions() -> frozenset[str]:
    """The names of the rules that only exceptions break."""
    return frozenset(rule for _, _, rule in _RULES)


def rule_of(raised: Raised) -> str:
    """The name of the rule; `program-stops` where no other fits."""
    for types, words, rule in _RULES:
        if re.fullmatch(types, raised.type) and re.search(words, raised.message):
            return rule
    return "program-stops"


def misspelt(doc: Document, index: Index, raised: Raised) -> tuple[str, list[str]]:
    """The word that an exception is about, and those that could have been meant."""
    if raised.type == "AttributeError":
        found = re.search(r"'(\w+)' object has no attribute '(\w+)'", raised.message)
        known = api.CLASSES.get(found[1]) if found else None
        names = [member.name for member in known.members] if known is not None else []
        return (found[2] if found else "", names)
    if raised.type == "NameError":
        found = re.fullmatch(r"name '(\w+)' is not defined", raised.message)
        return (found[1], _names_above(doc, raised.span)) if found else ("", [])
    if raised.type == "KeyError":
        found = re.fullmatch(r"'(\w+)'", raised.message)
        return (found[1], _keys(doc, index, raised.span)) if found else ("", [])
    return "", []


def _names_above(doc: Document, span: Span) -> list[str]:
    """What the module has bound before a place, and what Python has."""
    bound = (
        binding.name
        for statement in cursor.statements(doc)
        if statement.end_line < span[0]
        for binding in scopes.bindings_of(statement.nodes, statement.text)
        if not binding.scopes
    )
    return [*dict.fromkeys(bound), *(name for name in dir(builtins) if name[0] != "_")]


def _keys(doc: Document, index: Index, span: Span) -> list[str]:
    """The keys of the dict that is read at a place."""
    node = _node_at(doc, span)
    statement = cursor.statement_at(doc, span[0])
    if not isinstance(node, ast.Subscript) or statement is None:
        return []
    seen = index.seen.get(cursor.span_of(statement, node.value))
    if seen is None or seen.value.type != "dict" or seen.value.cut or seen.passes != 1:
        return []
    try:
        held = ast.literal_eval(seen.value.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [key for key in held if isinstance(key, str)]


def shapes_of_operands(doc: Document, index: Index, raised: Raised) -> Iterator[tuple[Span, str]]:
    """Where the arrays of an operation were bound, with their shapes."""
    node = _node_at(doc, raised.span) if rule_of(raised) == "shape-mismatch" else None
    statement = cursor.statement_at(doc, raised.span[0])
    if not isinstance(node, ast.BinOp) or statement is None:
        return
    for operand in (node.left, node.right):
        if not isinstance(operand, ast.Name):
            continue
        here = _here(doc, cursor.span_of(statement, operand))
        binding = scopes.reaching(doc, operand.id, here) if here is not None else None
        bound = index.bound.get(binding.span) if binding is not None else None
        if bound is not None and bound.value.shape is not None:
            yield bound.span, f"{operand.id} has the shape {arrays.shape(bound.value.shape)}"


def _here(doc: Document, span: Span) -> Here | None:
    return cursor.here(doc, doc.offset(*span[:2]))


def _node_at(doc: Document, span: Span) -> ast.expr | None:
    """The expression that stands at a place."""
    statement = cursor.statement_at(doc, span[0])
    nodes = (n for top in statement.nodes for n in ast.walk(top)) if statement is not None else ()
    for node in nodes:
        if isinstance(node, ast.expr) and statement is not None:
            if cursor.span_of(statement, node) == span:
                return node
    return None
