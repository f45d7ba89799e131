"""Writes the numbers, places and intervals that properties tell of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from neurogebra.formula.intervals import Interval
from neurogebra.formula.names import number, vulgar


def snapped(value: float) -> float:
    """The round number that a computed one is, up to rounding."""
    if not math.isfinite(value):
        return value
    near = Fraction(value).limit_denominator(60)
    if abs(float(near) - value) <= 1e-9 * max(1e-3, abs(value)):
        return float(near)
    short = float(f"{value:.6g}")
    return short if abs(short - value) <= 1e-12 * abs(value) else value


def near_round(value: float) -> float:
    """The round number next to a place, if there is one."""
    near = float(Fraction(value).limit_denominator(60))
    return near if abs(near - value) < 1e-5 else value


def number_text(value: float | None, *, sign: str = "") -> str:
    """A number as a reader would write it: ¼, −√3, π/2, or ≈ 0.278465."""
    if value is None:
        return "?"
    if sign and value:
        return f"{sign}{number_text(value)}"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    near = Fraction(value).limit_denominator(60)
    if abs(float(near) - value) <= 1e-12 * max(1e-3, abs(value)):
        if near.denominator == 1:
            return number(near.numerator, typeset=True)
        small = vulgar(abs(near.numerator), near.denominator)
        if small:
            return f"−{small}" if near < 0 else small
        if len(f"{float(near):.6g}") <= 5:
            return number(float(near), typeset=True)
        return number(near, typeset=True)
    if float(f"{value:.6g}") == value:
        return number(value, typeset=True)
    square = Fraction(value * value).limit_denominator(4)
    if abs(float(square) - value * value) <= 1e-9 * value * value and square.denominator == 1:
        return f"{'−' if value < 0 else ''}√{square}"
    for name, unit in (("π", math.pi), ("e", math.e)):
        times = Fraction(value / unit).limit_denominator(12)
        if times and abs(float(times) * unit - value) <= 1e-9 * abs(value):
            return _multiple(times, name)
    return f"≈ {number(value, typeset=True)}"


def _multiple(times: Fraction, unit: str) -> str:
    sign = "−" if times < 0 else ""
    top = unit if abs(times.numerator) == 1 else f"{abs(times.numerator)}{unit}"
    return f"{sign}{top}" if times.denominator == 1 else f"{sign}{top}/{times.denominator}"


def rounded_text(value: float | None) -> str:
    """A number with two digits, for what is only roughly so."""
    return number(float(f"{value or 0.0:.2g}"), typeset=True)


def listed(places: Sequence[float]) -> str:
    """Places in a row: `−1, 0 and 1`."""
    shown = [number_text(place) for place in places]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def interval_text(found: Interval) -> str:
    """An interval as it is written: `[0, ∞)`; a single point is `{½}`."""
    if found.low == found.high:
        return f"{{{number_text(snapped(found.low))}}}"
    left = "[" if found.low_closed else "("
    right = "]" if found.high_closed else ")"
    return f"{left}{number_text(snapped(found.low))}, {number_text(snapped(found.high))}{right}"


def interval_ends(found: Interval) -> list[Any]:
    """An interval as plain data: its ends, None where infinite, and whether they belong to it."""
    low = None if math.isinf(found.low) else snapped(found.low)
    high = None if math.isinf(found.high) else snapped(found.high)
    return [low, high, found.low_closed, found.high_closed]
