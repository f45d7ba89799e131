"""An operator: what it does to its operands here, and how it is differentiated."""

from __future__ import annotations

import ast

from neurogebra.ops import OPS, Op
from neurogebra_lsp.features import arrays, maths, show
from neurogebra_lsp.features.answers import Block, Heading, Hover, Note, Prose
from neurogebra_lsp.features.hover.context import Context, notes

_ROWS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "**": "pow", "%": "mod"}
_LONGEST = 60


def find(ctx: Context) -> Hover | None:
    """The card of the operator under the cursor."""
    node = ctx.here.node
    if ctx.here.kind != "operator":
        return None
    if isinstance(node, ast.AugAssign):
        return _augmented(ctx, node)
    if not isinstance(node, ast.BinOp | ast.UnaryOp):
        return None
    found = ctx.known_of(node)
    if found is None:
        return _repeated(ctx, node)
    if not found.shown.known:
        return None
    source = ctx.source(node)
    title = maths.words(source if len(source) <= _LONGEST and "\n" not in source else "result")
    blocks: list[Block] = [*ctx.told(node, title, found.shown)]
    if isinstance(node, ast.BinOp):
        blocks += _shapes(ctx, node)
    row = _row(ctx, node)
    if row is not None and found.shown.is_value:
        blocks.append(Prose(maths.sentence(row.rule)))
    return Hover(ctx.here.span, (*blocks, *notes(found)))


def _row(ctx: Context, node: ast.BinOp | ast.UnaryOp) -> Op | None:
    return OPS.get("neg" if isinstance(node, ast.UnaryOp) else _ROWS.get(ctx.here.word, ""))


def _repeated(ctx: Context, node: ast.BinOp | ast.UnaryOp) -> Hover | None:
    """An operation on Values that runs many times, so that no one number is its own."""
    row, made = _row(ctx, node), ctx.objects.of(node)
    if row is None or made is None or made.kind != "Value":
        return None
    title = maths.words(_short(ctx.source(node)))
    return Hover(ctx.here.span, (Heading(title, row.summary), Prose(maths.sentence(row.rule))))


def _augmented(ctx: Context, node: ast.AugAssign) -> Hover | None:
    """`total += x`: what the name holds after it."""
    span = ctx.here.span_of(node.target)
    bound = ctx.index.bound.get(span)
    if bound is None or not bound.value.known or not isinstance(node.target, ast.Name):
        return None
    blocks: list[Block] = [*show.blocks(maths.name(node.target.id), bound.value)]
    blocks.append(Note(f"after {node.target.id} {ctx.here.word}= {_short(ctx.source(node.value))}"))
    if bound.passes > 1:
        blocks.append(Note(f"after {bound.passes:,} passes"))
    blocks += ctx.circumstances(span[0], after_raise=bound.after_raise)
    return Hover(ctx.here.span, tuple(blocks))


def _short(source: str) -> str:
    return source if len(source) <= _LONGEST and "\n" not in source else "…"


def _shapes(ctx: Context, node: ast.BinOp) -> tuple[Block, ...]:
    """How the shapes of two arrays meet."""
    sides = [ctx.seen(side) for side in (node.left, node.right)]
    shapes = [side.shape for side in sides if side is not None and side.shape is not None]
    if len(shapes) != 2:
        return ()
    left, right = map(arrays.shape, shapes)
    kind = "matrix product" if isinstance(node.op, ast.MatMult) else "element by element"
    return (Note(f"{kind}: {left} {ctx.here.word} {right}"),)
