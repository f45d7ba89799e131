"""A plain number, with its history where it changed in a loop."""

from __future__ import annotations

from neurogebra_lsp.features import known, maths, numbers, trends
from neurogebra_lsp.features.answers import Block, Heading, Hover, Prose, Row
from neurogebra_lsp.features.hover.context import Context, notes


def find(ctx: Context) -> Hover | None:
    """The card of the number at the place."""
    found = ctx.known
    if found is None or not found.shown.known:
        return _history_alone(ctx) if found is None else None
    shown = found.shown
    if shown.number is None or shown.type in ("Value", "bool"):
        return None
    left = maths.words(ctx.doc.span_text(ctx.value_span()))
    if ctx.here.kind in ("name", "parameter", "word"):
        left = maths.name(ctx.here.word)
    value = numbers.told(ctx.doc, ctx.index, ctx.here, shown)
    blocks: list[Block] = [Heading(numbers.equals(left, shown, value), shown.type)]
    blocks += numbers.history(found.history, ctx.here.word)
    blocks += numbers.digits(shown)
    blocks += notes(found)
    return Hover(found.span, tuple(blocks))


def _history_alone(ctx: Context) -> Hover | None:
    """In a loop a name may hold one of several numbers: its course is told instead."""
    if ctx.here.kind not in ("name", "attribute"):
        return None
    place = ctx.doc.span_text(ctx.value_span())
    changed = known.change_in_loop(ctx.index, ctx.here, place)
    if changed is None:
        return None
    loop, change = changed
    trend = trends.trend(change) if loop.finished else ""
    blocks: list[Block] = [
        Heading(maths.place(change.name), f"{change.last.type}, changes in the loop"),
        Row((numbers.course(change), maths.words(f"over {loop.passes:,} passes"))),
        *((Prose(maths.sentence(trend)),) if trend else ()),
        *numbers.history(change.series, change.name),
        *numbers.thinned((change,), loop.passes),
    ]
    blocks += (*ctx.circumstances(loop.span[0]),)
    return Hover(ctx.value_span(), tuple(blocks))
