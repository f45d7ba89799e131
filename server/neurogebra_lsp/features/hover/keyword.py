"""The name of an argument: in `eval(x=3)` a variable of the expression."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from neurogebra_lsp.features import maths
from neurogebra_lsp.features.answers import Block, Hover, Row
from neurogebra_lsp.features.hover import evaluation, text
from neurogebra_lsp.features.hover.context import Context


def find(ctx: Context) -> Hover | None:
    """The card of the variable or parameter that the keyword under the cursor names."""
    call = ctx.call_around()
    if ctx.here.kind != "keyword" or call is None:
        return None
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
