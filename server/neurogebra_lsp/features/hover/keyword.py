"""The name of an argument: in `eval(x=3)` a variable of the expression."""

from __future__ import annotations

import ast

from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hover import text
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
    blocks = tuple(text.symbol(owner, ctx.here.word))
    return Hover(ctx.here.span, blocks) if blocks else None
