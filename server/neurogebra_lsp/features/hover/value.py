"""A Value in a chain: what it is made of, its number, and how the gradient reaches it."""

from __future__ import annotations

import ast

from neurogebra_lsp.features import maths, numbers, values
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover
from neurogebra_lsp.features.hover.context import Context, notes


def find(ctx: Context) -> Hover | None:
    """The card of a Value, or of its gradient."""
    found = ctx.known
    if ctx.here.kind == "attribute":
        return _attribute(ctx)
    if found is None or found.shown.type != "Value" or not found.shown.known:
        return None
    shown = found.shown
    name = maths.name(ctx.here.word)
    data = numbers.told(ctx.doc, ctx.index, ctx.here, shown)
    definition = values.definition(ctx.here.word, shown)
    blocks: list[Block] = []
    if definition is None:
        kind = "Value, leaf" if values.is_leaf(ctx.index, shown) else "Value"
        blocks.append(Heading(maths.equation(name, data), kind))
    else:
        blocks.append(Heading(definition, f"Value, {data.unicode}"))
    blocks += values.gradient_blocks(ctx.index, shown, ctx.line)
    blocks += numbers.history(found.history, ctx.here.word)
    blocks += numbers.digits(shown)
    blocks += notes(found)
    return Hover(found.span, tuple(blocks))


def _attribute(ctx: Context) -> Hover | None:
    """`x.grad` and `x.data`."""
    node, found = ctx.here.node, ctx.known
    if not isinstance(node, ast.Attribute) or node.attr not in ("grad", "data") or found is None:
        return None
    owner = ctx.seen(node.value)
    if owner is None or owner.type != "Value" or found.shown.number is None:
        return None
    left = maths.words(ctx.doc.span_text(ctx.here.span_of(node)))
    kind = "gradient" if node.attr == "grad" else "number of a Value"
    blocks: list[Block] = [Heading(maths.equation(left, found.shown.number), kind)]
    if node.attr == "grad":
        blocks += values.gradient_told(ctx.index, owner, ctx.line, found.shown.number)
    elif (definition := values.definition("", owner)) is not None:
        blocks.append(Formula(definition))
    blocks += (*numbers.digits(found.shown), *notes(found))
    return Hover(found.span, tuple(blocks))
