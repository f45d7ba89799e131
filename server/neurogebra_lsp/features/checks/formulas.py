"""Expressions that are made in a way that cannot be meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from neurogebra.formula.tree import symbols
from neurogebra.spelling import closest
from neurogebra_lsp.features import forms, objects
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.checks.places import Place, places, problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document

_LEVELS = ("beginner", "intermediate", "advanced")


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """What is wrong with how expressions are made and asked."""
    for place in places(doc, index, ("Expression", ".explain(")):
        node = place.node
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name == "explain":
            yield from _level(place, node)
        elif name == "Expression" or getattr(node.func, "id", "") == "Expression":
            yield from _parameters(place, node)


def _parameters(place: Place, call: ast.Call) -> Iterator[Problem]:
    """Parameters that the formula does not have, and names to train that are no parameters."""
    formula, keys = objects.literal_argument(call, 1, "formula"), objects.of_keys(call)
    tree = forms.read(formula, keys) if formula is not None and keys is not None else None
    if tree is None or keys is None:
        return
    used = symbols(tree)
    params = objects.argument(call, 2, "params")
    if isinstance(params, ast.Dict):
        for key in params.keys:
            if isinstance(key, ast.Constant) and key.value not in used:
                free = [name for name in used if name not in keys]
                yield _named(
                    place, key, "unused-parameter", f"the formula has no '{key.value}'", free
                )
    trainable = objects.argument(call, 3, "trainable_params")
    if isinstance(trainable, ast.List | ast.Tuple):
        for item in trainable.elts:
            if isinstance(item, ast.Constant) and item.value not in keys:
                said = f"'{item.value}' is no parameter, so it cannot be trained"
                yield _named(place, item, "unknown-trainable", said, list(keys))


def _named(place: Place, node: ast.Constant, rule: str, said: str, known: list[str]) -> Problem:
    literal = cursor.string_of(place.statement, node)
    span = literal.span(0, len(literal.value)) if literal is not None else place.span(node)
    meant = closest(str(node.value), known)
    if meant is None or literal is None:
        return problem(rule, span, said)
    fix = Fix(f"Change to '{meant}'", span, meant)
    return problem(rule, span, f"{said} (did you mean '{meant}'?)", fix)


def _level(place: Place, call: ast.Call) -> Iterator[Problem]:
    """A level of explanation that there is not."""
    for position in (0, 1):
        node = objects.argument(call, position, "level")
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        is_keyword = any(keyword.value is node for keyword in call.keywords)
        if not (is_keyword or position == 1) or node.value in _LEVELS:
            continue
        said = f"there is no level '{node.value}': {', '.join(_LEVELS)}"
        yield _named(place, node, "unknown-level", said, list(_LEVELS))
        return
