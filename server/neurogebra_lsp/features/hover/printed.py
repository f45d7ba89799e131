"""A call of print: what it wrote."""

from __future__ import annotations

import ast

from neurogebra_lsp.features import maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Listing, Note
from neurogebra_lsp.features.hover.context import Context

_LINES = 24


def find(ctx: Context) -> Hover | None:
    """The text that the call of print under the cursor wrote."""
    call = ctx.call_around()
    if ctx.here.kind != "name" or ctx.here.word != "print" or call is None:
        return None
    printed = ctx.index.printed.get(ctx.here.span_of(call))
    if not printed or call.func is not ctx.here.node or not isinstance(call.func, ast.Name):
        return None
    lines = [line for one in printed for line in one.text.removesuffix("\n").split("\n")]
    times = "printed" if len(printed) == 1 else f"printed {len(printed):,}×"
    blocks: list[Block] = [Heading(maths.words("print"), times)]
    if len(lines) > _LINES:
        blocks.append(Note(f"the last {_LINES} of {len(lines):,} lines"))
    blocks.append(Listing(tuple(lines[-_LINES:])))
    reasons = dict.fromkeys(one.why for one in printed if one.why)
    blocks += (Note(f"? stands for what is not known: {why}") for why in reasons)
    blocks += ctx.circumstances(ctx.line, after_raise=printed[-1].after_raise)
    return Hover(ctx.here.span, tuple(blocks))
