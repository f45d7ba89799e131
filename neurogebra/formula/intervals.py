"""Encloses the values of a formula: what it can never leave, proved by interval arithmetic.

An interval's end is closed when its value may be reached, open when it never is. The enclosure
may be wider than the true range, never narrower.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from neurogebra.formula.conditions import relation
from neurogebra.formula.kernels import SCALARS
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction


class Interval(NamedTuple):
    """Numbers from `low` to `high`; an end is reached where it is closed."""

    low: float
    high: float
    low_closed: bool = False
    high_closed: bool = False

    def has(self, value: float) -> bool:
        """Whether the value lies inside."""
        above = value > self.low or (value == self.low and self.low_closed)
        return above and (value < self.high or (value == self.high and self.high_closed))


EVERYTHING: Final = Interval(-math.inf, math.inf)


def enclosure(node: Node, given: Mapping[str, Interval]) -> Interval | None:
    """An interval that holds every value of the formula; None where it may have none, or unknown.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> enclosure(parse("1/(1 + exp(-x))"), {"x": EVERYTHING})
    Interval(low=0.0, high=1.0, low_closed=False, high_closed=False)
    """
    if isinstance(node, Num):
        return _point(float(node.value))
    if isinstance(node, Sym):
        if node.constant:
            return _CONSTANTS.get(node.name)
        return given.get(node.name)
    if node.op == "piecewise":
        return _pieces(node, given)
    args: list[Interval] = []
    for arg in node.args:
        found = enclosure(arg, given)
        if found is None:
            return None
        args.append(found)
    if node.op == "pow":
        exponent = as_fraction(node.args[1])
        return _any_power(*args) if exponent is None else _power(args[0], exponent)
    if node.op in _MONOTONE:
        return _monotone(node.op, args[0])
    rule = _RULES.get(node.op)
    return rule(*args) if rule else None


def _point(value: float) -> Interval:
    return Interval(value, value, True, True)


_CONSTANTS: Final = {"pi": _point(math.pi), "E": _point(math.e)}


def _add(a: Interval, b: Interval) -> Interval:
    return Interval(
        a.low + b.low,
        a.high + b.high,
        a.low_closed and b.low_closed,
        a.high_closed and b.high_closed,
    )


def _neg(a: Interval) -> Interval:
    return Interval(-a.high, -a.low, a.high_closed, a.low_closed)


def _mul(a: Interval, b: Interval) -> Interval:
    ends: list[tuple[float, bool]] = []
    for x, x_closed in ((a.low, a.low_closed), (a.high, a.high_closed)):
        for y, y_closed in ((b.low, b.low_closed), (b.high, b.high_closed)):
            zero = (x == 0 and x_closed) or (y == 0 and y_closed)
            ends.append((0.0 if 0 in (x, y) else x * y, zero or (x_closed and y_closed)))
    low, high = min(value for value, _ in ends), max(value for value, _ in ends)
    return Interval(
        low,
        high,
        any(closed for value, closed in ends if value == low),
        any(closed for value, closed in ends if value == high),
    )


def _inverse(a: Interval) -> Interval | None:
    if a.has(0) or (a.low < 0 < a.high):
        return None
    low = 1 / a.high if a.high else -math.inf
    high = 1 / a.low if a.low else math.inf
    return Interval(low, high, a.high_closed, a.low_closed)


def _div(a: Interval, b: Interval) -> Interval | None:
    inverse = _inverse(b)
    return _mul(a, inverse) if inverse else None


def _even(a: Interval) -> Interval:
    """|x| over the interval."""
    if a.low >= 0:
        return a
    if a.high <= 0:
        return _neg(a)
    high = max(-a.low, a.high)
    closed = (a.low_closed and -a.low == high) or (a.high_closed and a.high == high)
    return Interval(0.0, high, True, closed)


def _power(base: Interval, exponent: Fraction | None) -> Interval | None:
    if exponent is None:
        return None
    if exponent < 0:
        positive = _power(base, -exponent)
        return _inverse(positive) if positive else None
    if exponent.denominator > 1:
        if base.low < 0:
            return None
    elif exponent % 2 == 0:
        base = _even(base)
    n = float(exponent)
    return Interval(_raised(base.low, n), _raised(base.high, n), base.low_closed, base.high_closed)


def _any_power(base: Interval, exponent: Interval) -> Interval | None:
    """Powers of positive numbers: each end is reached at an end of both."""
    ends = (exponent.low, exponent.high)
    if base.low <= 0 or not all(map(math.isfinite, (*ends, base.high))):
        return None
    found = [_raised(at, n) for at in (base.low, base.high) for n in ends]
    return Interval(min(found), max(found), True, True)


def _raised(value: float, n: float) -> float:
    try:
        return math.pow(value, n)
    except OverflowError:
        return math.inf if value > 0 or n % 2 == 0 else -math.inf


# Increasing functions: where they begin, where they end, and their values at infinite ends.
_MONOTONE: Final[dict[str, tuple[float, float, float, float]]] = {
    "exp": (-math.inf, math.inf, 0.0, math.inf),
    "expm1": (-math.inf, math.inf, -1.0, math.inf),
    "log": (0.0, math.inf, -math.inf, math.inf),
    "log2": (0.0, math.inf, -math.inf, math.inf),
    "log10": (0.0, math.inf, -math.inf, math.inf),
    "log1p": (-1.0, math.inf, -math.inf, math.inf),
    "tanh": (-math.inf, math.inf, -1.0, 1.0),
    "sigmoid": (-math.inf, math.inf, 0.0, 1.0),
    "softplus": (-math.inf, math.inf, 0.0, math.inf),
    "atan": (-math.inf, math.inf, -math.pi / 2, math.pi / 2),
    "erf": (-math.inf, math.inf, -1.0, 1.0),
    "sinh": (-math.inf, math.inf, -math.inf, math.inf),
    "asinh": (-math.inf, math.inf, -math.inf, math.inf),
    "cbrt": (-math.inf, math.inf, -math.inf, math.inf),
    "atanh": (-1.0, 1.0, -math.inf, math.inf),
}


def _monotone(op: str, a: Interval) -> Interval | None:
    start, end, at_start, at_end = _MONOTONE[op]
    if a.low < start or a.high > end or (a.low == start and a.low_closed):
        return None
    low = at_start if a.low == start else _value(op, a.low)
    high = at_end if a.high == end else _value(op, a.high)
    # Where floats round a value onto the bound that it never reaches, it still does not.
    return Interval(low, high, a.low_closed and low != at_start, a.high_closed and high != at_end)


def _value(op: str, at: float) -> float:
    try:
        return float(SCALARS[op](at))
    except OverflowError:
        return math.inf if at > 0 else -math.inf


def _sqrt(a: Interval) -> Interval | None:
    return _power(a, Fraction(1, 2))


def _cosh(a: Interval) -> Interval:
    size = _even(a)
    return Interval(
        _value("cosh", size.low), _value("cosh", size.high), size.low_closed, size.high_closed
    )


def _relu(a: Interval) -> Interval:
    return _max(a, _point(0.0))


def _max(a: Interval, b: Interval) -> Interval:
    low, high = max(a.low, b.low), max(a.high, b.high)
    return Interval(
        low,
        high,
        all(i.low_closed for i in (a, b) if i.low == low),
        any(i.high_closed for i in (a, b) if i.high == high),
    )


def _min(a: Interval, b: Interval) -> Interval:
    return _neg(_max(_neg(a), _neg(b)))


def _erfc(a: Interval) -> Interval | None:
    inner = _monotone("erf", a)
    return _add(_point(1.0), _neg(inner)) if inner else None


def _logsumexp(*args: Interval) -> Interval:
    lows, highs = [i.low for i in args], [i.high for i in args]
    closed = all(i.low_closed for i in args), all(i.high_closed for i in args)
    return Interval(_log_of_exponentials(lows), _log_of_exponentials(highs), *closed)


def _log_of_exponentials(values: list[float]) -> float:
    highest = max(values)
    if not math.isfinite(highest):
        return highest
    return highest + math.log(sum(math.exp(value - highest) for value in values))


_WAVE: Final = Interval(-1.0, 1.0, True, True)
_RULES: Final[dict[str, Callable[..., Interval | None]]] = {
    "add": _add,
    "sub": lambda a, b: _add(a, _neg(b)),
    "neg": _neg,
    "mul": _mul,
    "div": _div,
    "abs": _even,
    "pow1p": lambda a, n: _any_power(_add(_point(1.0), a), n),
    "sqrt": _sqrt,
    "cosh": _cosh,
    "relu": _relu,
    "max": _max,
    "min": _min,
    "erfc": _erfc,
    "logaddexp": _logsumexp,
    "logsumexp": _logsumexp,
    "sin": lambda _: _WAVE,
    "cos": lambda _: _WAVE,
    "sign": lambda a: Interval(
        -1.0 if a.low < 0 else 0.0 if a.has(0) else 1.0,
        1.0 if a.high > 0 else 0.0 if a.has(0) else -1.0,
        True,
        True,
    ),
}


def _pieces(node: Apply, given: Mapping[str, Interval]) -> Interval | None:
    """The union of the pieces, each where its condition may hold."""
    found: list[Interval] = []
    for value, condition in zip(node.args[::2], node.args[1::2], strict=True):
        inside = enclosure(value, _narrowed(condition, given))
        if inside is None:
            return None
        found.append(inside)
    low, high = min(i.low for i in found), max(i.high for i in found)
    return Interval(
        low,
        high,
        any(i.low_closed for i in found if i.low == low),
        any(i.high_closed for i in found if i.high == high),
    )


def _narrowed(condition: Node, given: Mapping[str, Interval]) -> Mapping[str, Interval]:
    if not isinstance(condition, Apply):
        return given
    if condition.op == "and":
        return _narrowed(condition.args[1], _narrowed(condition.args[0], given))
    if condition.op not in {"lt", "le", "gt", "ge"}:
        return given
    turned = relation(condition.op, *condition.args)
    if not isinstance(turned, Apply) or turned.op not in {"lt", "le", "gt", "ge"}:
        return given
    name, bound = turned.args[0], as_fraction(turned.args[1])
    if not isinstance(name, Sym) or bound is None or name.name not in given:
        return given
    now, at, closed = given[name.name], float(bound), turned.op in {"le", "ge"}
    if turned.op in {"gt", "ge"} and at > now.low:
        now = now._replace(low=at, low_closed=closed)
    if turned.op in {"lt", "le"} and at < now.high:
        now = now._replace(high=at, high_closed=closed)
    return {**given, name.name: now}
