"""A numpy array: its shape, its kind, its numbers, their mean and spread."""

from __future__ import annotations

from neurogebra_lsp.features import arrays, maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Listing, Prose
from neurogebra_lsp.features.hover.context import Context, notes, reason


def find(ctx: Context) -> Hover | None:
    """The card of the array at the place."""
    found = ctx.known
    if found is None or found.shown.shape is None:
        return None
    shown = found.shown
    title = ctx.doc.span_text(ctx.value_span())
    kind = f"array {arrays.shape(shown.shape or ())}"
    blocks: list[Block] = [
        Heading(maths.words(title), f"{kind}, {shown.dtype}" if shown.dtype else kind)
    ]
    lines = arrays.lines(shown)
    if lines:
        blocks.append(Listing(lines))
    if shown.stats is not None:
        mean, std = (maths.number(value) for value in shown.stats)
        blocks.append(Prose(f"mean {mean.unicode} · std {std.unicode}"))
    if shown.why is not None:
        blocks.append(Prose(f"The numbers are not known: {reason(shown)}."))
    blocks += notes(found)
    return Hover(found.span, tuple(blocks))
