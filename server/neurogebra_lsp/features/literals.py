"""Where the program writes a number down, and how to write another one there.

A place is certain or there is none: a number that is written once, in the call that makes an
expression, in an assignment of its own, or as what a function takes unless it is told otherwise.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from typing import TypeAlias

from neurogebra_lsp.facts import Span
from neurogebra_lsp.features import functions, objects
from neurogebra_lsp.features.answers import Edit, Refusal
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

#: Where a number stands and what it is, or why it cannot be told.
Place: TypeAlias = "tuple[Span, float] | Refusal"
NOWHERE = Refusal("no line of the program says it")


def of_call(doc: Document, call: ast.Call, statement: Statement, position: int) -> dict[str, Place]:
    """The numbers in the `params` of a call that makes an expression."""
    given = objects.argument(call, position, "params")
    if not isinstance(given, ast.Dict):
        return {}
    return {
        key.value: of_expression(doc, value, statement)
        for key, value in zip(given.keys, given.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def of_arguments(doc: Document, call: ast.Call, statement: Statement,
                 variables: tuple[str, ...]) -> dict[str, Place]:  # fmt: skip
    """The numbers that an expression is evaluated at."""
    positional = [arg for arg in call.args if not isinstance(arg, ast.Starred)]
    given = dict(zip(variables, positional, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    return {name: of_expression(doc, node, statement) for name, node in given.items()}


def of_function(doc: Document, node: functions.Function, statement: Statement) -> dict[str, Place]:
    """The numbers that the parameters of a function have unless others are given."""
    return {
        name: of_expression(doc, default, statement) for name, default in functions.defaults(node)
    }


def of_expression(doc: Document, node: ast.expr, statement: Statement) -> Place:
    """A number that is written out, or a name that is bound to one and to nothing else."""
    number = number_of(node)
    if number is not None:
        return cursor.span_of(statement, node), number
    if isinstance(node, ast.Name):
        return of_name(doc, node.id)
    return Refusal(f"{_short(ast.unparse(node))} is computed")


def of_name(doc: Document, name: str) -> Place:
    """The number that the only binding of a name gives it."""
    bound = scopes.bindings(doc, name)
    if len(bound) != 1:
        return Refusal(f"{name} is bound at {len(bound)} places") if bound else NOWHERE
    binding = bound[0]
    number = None if binding.value is None else number_of(binding.value)
    if binding.kind != "assign" or binding.name != name or binding.statement is None:
        return Refusal(f"{name} is not assigned")
    if number is None or binding.value is None:
        return Refusal(f"{name} is computed")
    if any(block.loops for block in binding.blocks):
        return Refusal(f"{name} is set in a loop")
    return cursor.span_of(binding.statement, binding.value), number


def number_of(node: ast.expr) -> float | None:
    """The number that a literal is, with or without a sign."""
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        sign = -1 if isinstance(node.op, ast.USub) else 1
        node = node.operand
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = sign * float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def written(doc: Document, places: Mapping[str, Place], name: str, value: float) -> Edit | Refusal:
    """The change of the program that gives a name another number."""
    place = places.get(name, NOWHERE)
    if isinstance(place, Refusal):
        return place
    if not math.isfinite(value):
        return Refusal("only a finite number can be written")
    span, _ = place
    is_whole = value == int(value) and "." not in doc.span_text(span) and abs(value) < 1e15
    return Edit(span, repr(int(value)) if is_whole else repr(value))


def _short(source: str) -> str:
    return source if len(source) <= 40 else f"{source[:39]}…"
