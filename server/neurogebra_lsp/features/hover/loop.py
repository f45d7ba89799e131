"""The head of a loop: how many passes, and where each number went."""

from __future__ import annotations

import ast

from neurogebra_lsp.features import maths, numbers, trends
from neurogebra_lsp.features.answers import Block, Heading, Hover, Note, Row
from neurogebra_lsp.features.hover.context import Context

_SHOWN = 12


def find(ctx: Context) -> Hover | None:
    """The card of the loop whose head the cursor is on."""
    node = ctx.here.node
    if ctx.here.kind != "loop" or not isinstance(node, ast.For | ast.AsyncFor | ast.While):
        return None
    loop = ctx.index.loops.get(ctx.here.span_of(node)[:2])
    if loop is None:
        return None
    times = "1 pass" if loop.passes == 1 else f"{loop.passes:,} passes"
    if not loop.finished:
        times = f"after {loop.passes:,} of ? passes"
    blocks: list[Block] = [Heading(maths.words(f"{ctx.here.word} loop"), times)]
    changes = loop.changes[:_SHOWN]
    for change in changes:
        trend = trends.trend(change) if loop.finished else ""
        cells = (numbers.course(change), *((maths.words(trend),) if trend else ()))
        blocks.append(Row(cells))
    sparks = numbers.sparks_of(changes)
    if sparks is not None:
        blocks.append(sparks)
        blocks += numbers.thinned(changes, loop.passes)
    if rest := len(loop.changes) - len(changes):
        blocks.append(Note(f"{rest} more {'number' if rest == 1 else 'numbers'}"))
    blocks += ctx.circumstances(loop.span[0])
    return Hover(ctx.here.span, tuple(blocks))
