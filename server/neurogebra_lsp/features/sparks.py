"""Small plots in block characters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from neurogebra.formula import render

_BARS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float | None], width: int = 24) -> str:
    """The course of some numbers as bars; gaps where there is no number."""
    chosen = thinned(values, width)
    finite = [v for v in chosen if v is not None and math.isfinite(v)]
    if not finite:
        return ""
    low, high = min(finite), max(finite)
    scale = high - low
    # Numbers near the limits of floats have a range beyond them.
    if not math.isfinite(scale) or scale == 0:
        return "".join(" " if v is None or not math.isfinite(v) else _BARS[3] for v in chosen)
    return "".join(
        " "
        if v is None or math.isnan(v)
        else _BARS[-1] if v == math.inf
        else _BARS[0] if v == -math.inf
        else _BARS[round((v - low) / scale * (len(_BARS) - 1))]
        for v in chosen
    )  # fmt: skip


def thinned(values: Sequence[float | None], width: int) -> list[float | None]:
    """At most `width` of the values, evenly spread, the first and the last among them."""
    if len(values) <= width or width < 2:
        return list(values)
    step = (len(values) - 1) / (width - 1)
    return [values[round(i * step)] for i in range(width)]


def course(values: Sequence[float | None]) -> str:
    """The same in words, for who does not see the bars."""
    finite = [v for v in values if v is not None and math.isfinite(v)]
    if len(finite) < 2:
        return ""
    first, last = finite[0], finite[-1]
    pairs = list(pairwise(finite))
    if all(a == b for a, b in pairs):
        return f"stays at {render.number(first)}"
    if all(a <= b for a, b in pairs):
        how = "rises"
    elif all(a >= b for a, b in pairs):
        how = "falls"
    else:
        low, high = render.number(min(finite)), render.number(max(finite))
        return (
            f"goes from {render.number(first)} to {render.number(last)}, between {low} and {high}"
        )
    return f"{how} from {render.number(first)} to {render.number(last)}"
