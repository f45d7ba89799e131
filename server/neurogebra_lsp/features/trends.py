"""Where a series of numbers is going, said only where the numbers themselves decide it.

The criteria are strict: a course that meets none of them is not described at all.
"""

from __future__ import annotations

import math
from itertools import pairwise

from neurogebra.formula import render
from neurogebra_lsp.facts import Change
from neurogebra_lsp.features import maths

#: A course settles when in its last third, and at least so many numbers, ...
_STEADY = 5
#: ... it moves by less than this part of its whole range, and of the number itself.
_STILL = 1e-4
#: Or when what is left of it is less than this part of the range, and still falls.
_NOTHING = 1e-6
#: A course grows by a factor when its last third, and at least so many last steps, ...
_GROWING = 6
#: ... add the same part of themselves but for this share of it, and more than a hundredth.
_SAME_RATE = 2e-2
_LEAST_FACTOR = 1.01
#: A course repeats when it does so for three whole periods of at most so many numbers.
_LONGEST_PERIOD = 6
_SAME = 1e-9


def trend(change: Change) -> str:
    """`settles at 3`, `grows 1.2× each pass`, `alternates between 1 and 3`; "" where unclear."""
    series = change.series
    lost = _lost(change)
    if lost or len(series) < _GROWING or not all(map(math.isfinite, series)):
        return lost
    return _repeating(change) or _growing(change) or _settling(change)


def _lost(change: Change) -> str:
    """Where a course leaves the numbers for good, and since when."""
    series = change.series
    if not series or math.isfinite(series[-1]):
        return ""
    first = len(series) - 1
    while first and not math.isfinite(series[first - 1]):
        first -= 1
    what = "not a number" if any(math.isnan(n) for n in series[first:]) else "infinite"
    if not first:
        return f"{what} in every pass" if change.every == 1 else what
    return f"{what} {_since(first, change.every)}"


def _since(index: int, every: int) -> str:
    return f"from pass {index + 1:,} on" if every == 1 else f"after pass {index * every + 1:,}"


def _settling(change: Change) -> str:
    series = change.series
    tail = series[-max(_STEADY, math.ceil(len(series) / 3)) :]
    if len(tail) == len(series):
        return ""
    largest, whole = max(map(abs, tail)), max(series) - min(series)
    moved = max(tail) - min(tail)
    if whole == 0 or moved > _STILL * whole:
        return ""
    if abs(tail[-1]) <= _NOTHING * whole and abs(tail[-1]) <= abs(tail[0]) / 2:
        return "settles at 0"
    # The steps must shrink: what creeps on evenly has not come to rest.
    half = len(tail) // 2
    creeps = abs(tail[-1] - tail[half]) > abs(tail[half] - tail[0]) / 2
    if moved > _STILL * largest or (moved and creeps):
        return ""
    return f"settles at {_brief(tail[-1])}"


def _growing(change: Change) -> str:
    """A size that grows by one factor each pass; its sign may alternate."""
    tail = change.series[-1 - max(_GROWING, len(change.series) // 3) :]
    if len(tail) <= _GROWING or not all(tail):
        return ""
    factors = [abs(after / before) for before, after in pairwise(tail)]
    low, high = min(factors), max(factors)
    if not math.isfinite(high) or low <= 1 or high - 1 > (low - 1) * (1 + _SAME_RATE):
        return ""
    factor = factors[-1] ** (1 / change.every)
    if factor < _LEAST_FACTOR:
        return ""
    signs = any(after < 0 < before or before < 0 < after for before, after in pairwise(tail))
    size = "its size grows" if signs else "grows"
    return f"{size} {_brief(factor)}× each pass"


def _repeating(change: Change) -> str:
    """The same few numbers again and again."""
    series = change.series
    if change.every != 1:
        return ""
    for period in range(2, _LONGEST_PERIOD + 1):
        tail = series[-3 * period :]
        if len(tail) < 3 * period:
            return ""
        whole = max(map(abs, tail))
        same = all(abs(a - b) <= _SAME * whole for a, b in zip(tail, tail[period:], strict=False))
        if not same:
            continue
        values = tail[-period:]
        if max(values) - min(values) <= 1e-3 * whole:
            return ""
        if period == 2:
            low, high = sorted(values)
            return f"alternates between {_brief(low)} and {_brief(high)}"
        return f"repeats every {period} passes"
    return ""


def _brief(number: float) -> str:
    return maths.brief(number).unicode if number else render.number(0.0)
