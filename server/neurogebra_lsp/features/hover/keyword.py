"""The name of an argument: in `eval(x=3)` a variable of the expression."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from neurogebra_lsp.features import api, maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Prose, Row
from neurogebra_lsp.features.hover import evaluation, text
from neurogebra_lsp.features.hover.context import Context


def find(ctx: Context) -> Hover | None:
    """The card of the variable or parameter that the keyword under the cursor names."""
    call = ctx.call_around()
    if ctx.here.kind != "keyword" or call is None:
        return None
    return _symbol(ctx, call) or _argument(ctx, call)


def _argument(ctx: Context, call: ast.Call) -> Hover | None:
    """An argument of a method or class of the package: how the whole call reads."""
    function = call.func
    owner = ctx.objects.of(function.value if isinstance(function, ast.Attribute) else function)
    if owner is None:
        return None
    name = owner.name if owner.kind == "class" else owner.kind
    told: api.Class | api.Member | None = api.CLASSES.get(name)
    if isinstance(function, ast.Attribute) and isinstance(told, api.Class):
        told = told.member(function.attr)
    if told is None or re.search(rf"\b{re.escape(ctx.here.word)}\b", told.signature) is None:
        return None
    heading = Heading(maths.words(told.signature), f"argument {ctx.here.word}")
    return Hover(ctx.here.span, (heading, Prose(told.summary)))


def _symbol(ctx: Context, call: ast.Call) -> Hover | None:
    is_eval = isinstance(call.func, ast.Attribute) and call.func.attr == "eval"
    owner = ctx.objects.of(
        call.func.value if isinstance(call.func, ast.Attribute) and is_eval else call.func
    )
    if owner is None or owner.kind != "Expression":
        return None
    blocks = (*text.symbol(owner, ctx.here.word), *_slope_here(ctx, call))
    return Hover(ctx.here.span, blocks) if blocks else None


def _slope_here(ctx: Context, call: ast.Call) -> Iterator[Block]:
    """The slope by the variable at the numbers that the call gives."""
    card = evaluation.card_of(ctx, call)
    at = evaluation.point(ctx, call, card) if card is not None else None
    if card is None or at is None or ctx.here.word not in at:
        return
    numbers = {name: at[name] for name in card.variables}
    slope = evaluation.number_of(card, ctx.here.word, at)
    if slope is not None:
        name = card.name if card.name.isidentifier() else "f"
        left = maths.partial(maths.words(name), maths.name(ctx.here.word))
        told = maths.join(*(maths.equation(maths.name(n), v) for n, v in numbers.items()), by=", ")
        yield Row((maths.equation(left, slope), maths.join(maths.words("at"), told, by=" ")))
