"""An evaluation of an expression: where it is evaluated, and how steep it is there."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping

from neurogebra_lsp.facts import Card
from neurogebra_lsp.features import cards, forms, maths, sampling
from neurogebra_lsp.features.answers import Block, Formula, Maths, Row
from neurogebra_lsp.features.hover.context import Context

_SLOPES = 4


def card_of(ctx: Context, call: ast.Call) -> Card | None:
    """The card of the expression that is evaluated."""
    function = call.func
    if isinstance(function, ast.Attribute):
        if function.attr != "eval":
            return None
        function = function.value
    owner = ctx.objects.of(function)
    return None if owner is None else owner.card


def point(ctx: Context, call: ast.Call, card: Card) -> dict[str, float] | None:
    """The number of each variable and parameter; None where one of them is no number."""
    found = cards.params_of(card)
    given = dict(zip(card.variables, call.args, strict=False))
    given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    for name, node in given.items():
        shown = ctx.seen(node)
        if shown is not None and shown.number is not None and shown.known:
            found[name] = shown.number
        elif (literal := _literal(node)) is not None:
            found[name] = literal
        else:
            return None
    return found if all(name in found for name in card.variables) else None


def _literal(node: ast.expr) -> float | None:
    sign = 1.0
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node, sign = node.operand, -1.0
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return sign * float(value) if abs(value) <= sys.float_info.max else None


def blocks(ctx: Context, card: Card, at: Mapping[str, float] | None) -> Iterator[Block]:
    """The formula, its slopes at the point, and the point in its plot."""
    name = card.name if card.name.isidentifier() else "f"
    left = cards.call(name, card.variables)
    yield Formula(maths.equation(left, Maths(card.unicode, card.latex)), card.pretty)
    for by in card.variables[:_SLOPES]:
        slope = slope_at(card, name, by, at)
        if slope is not None:
            yield Row((slope,))
    if len(card.variables) == 1 and at is not None:
        yield from cards.plot_at(name, card, ctx.settings, at[card.variables[0]])


def slope_at(card: Card, name: str, by: str, at: Mapping[str, float] | None) -> Maths | None:
    """`f′(x) = 2x = 6`."""
    slope = next((d for d in card.derivatives if d.variable == by), None)
    if slope is None:
        return None
    left = cards.derivative_of(name, card.variables, by)
    sides: list[Maths | float] = [Maths(slope.unicode, slope.latex)]
    number = None if at is None else number_of(card, by, at)
    if number is not None and maths.number(number).unicode != slope.unicode:
        sides.append(number)
    return maths.equation(left, *sides)


def number_of(card: Card, by: str, at: Mapping[str, float]) -> float | None:
    """The slope by a variable at a place."""
    slope = next((d for d in card.derivatives if d.variable == by), None)
    names = (*card.variables, *(name for name, _ in card.params))
    tree = None if slope is None else forms.read(slope.text, names)
    return None if tree is None else sampling.value(tree, at)
