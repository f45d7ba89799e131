"""Bounds what rounding does to a formula whose names lie in known ranges.

Where these bounds are small beside the values nothing need be measured beside the formula itself:
that is how arrays are computed at the speed of the plain formula.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Mapping
from typing import Final

from neurogebra.formula.intervals import Interval
from neurogebra.formula.rounding import ALLOWED, Rounding
from neurogebra.formula.tree import Apply, Node, Num

#: Of what is allowed; where one error is made many times larger, half of its worst is too little.
_SURE: Final = 0.75 * ALLOWED

#: How often ranges are halved: bounds are closer in parts of them.
_HALVED: Final = 24


def least_sound(tree: Node, ranges: Mapping[str, Interval]) -> float:
    """The absolute value from which on a formula's values are accurate enough in these ranges.

    It is 0 where all of them are, and infinite where nothing is known.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> least_sound(parse("exp(x*y)/x"), {"x": Interval(1, 2), "y": Interval(1, 2)})
    0.0
    """
    # The worst part first; a number tells apart those that are as bad.
    parts = [(-Bounds(tree, ranges).least(), 0, dict(ranges))]
    for n in range(1, _HALVED + 1):
        least, _, worst = parts[0]
        name = max(worst, key=lambda each: _width(worst[each]), default="")
        if not least or not name or not _width(worst[name]):
            break
        heapq.heappop(parts)
        low, high, *_ = worst[name]
        middle = low + (high - low) / 2
        for start, end in ((low, middle), (middle, high)):
            part = {**worst, name: Interval(start, end, True, True)}
            heapq.heappush(parts, (-Bounds(tree, part).least(), 2 * n + (start == low), part))
    return -parts[0][0]


def _width(inside: Interval) -> float:
    return inside.high - inside.low


class Bounds(Rounding):
    """What can be said of the errors of a formula's parts, in units of the last place of 1.

    Beside the relative errors these are absolute ones: a sum of waves has no relative one near its
    zeros, and is accurate elsewhere.
    """

    def __init__(self, tree: Node, ranges: Mapping[str, Interval]) -> None:
        self.absolutes: dict[Node, float] = {}
        self.insides: dict[Node, Interval] = {}
        super().__init__(tree, ranges=ranges)
        self.tree = tree

    def least(self) -> float:
        """The absolute value from which on all values are accurate enough."""
        error = self.of(self.tree)
        if error is not None and error <= _SURE:
            return 0.0
        return self.absolute(self.tree) / _SURE

    def absolute(self, node: Node) -> float:
        """A bound on the absolute error."""
        error = self.of(node)
        found = math.inf if error is None else _times(error, _largest(self._within(node)))
        return min(found, self.absolutes.get(node, math.inf))

    def _within(self, node: Node) -> Interval:
        if node not in self.insides:
            self.insides[node] = super()._within(node)
        return self.insides[node]

    def _of(self, node: Node) -> float | None:
        found = [super()._of(node)]
        if isinstance(node, Apply):
            found.append(self._by_growth(node))
            inside = self._within(node)
            absolute = self.absolutes[node] = self._added_up(node, _largest(inside))
            smallest = max(inside.low, -inside.high, 0.0)
            found.append(absolute / smallest if smallest > 0 else None)
        known = [error for error in found if error is not None and error < math.inf]
        return min(known, default=None)

    def _by_growth(self, node: Apply) -> float | None:
        """The relative error by how many times as much as an operand the value can change."""
        growth = _GROWTHS.get(node.op)
        if growth is None:
            return None
        total = self._own(node)
        for arg, times in zip(node.args, growth(*map(self._within, node.args)), strict=True):
            error = self.of(arg)
            if error is None and times:
                return None
            total += _times(error or 0.0, times)
        return total

    def _added_up(self, node: Apply, largest: float) -> float:
        """The absolute error by those of the operands."""
        values = node.args[::2] if node.op == "piecewise" else node.args
        errors = [self.absolute(arg) for arg in values]
        sizes = [self._within(arg) for arg in values]
        own = _times(self._own(node), largest)
        if node.op in {"piecewise", "max", "min", "relu", "neg", "abs"}:
            return max(errors)
        if node.op == "pow":
            return self._of_power(node, errors[0]) + own
        steepness = _STEEPNESS.get(node.op)
        if steepness is None:
            return math.inf
        return sum(map(_times, errors, steepness(*sizes))) + own

    def _of_power(self, node: Apply, error: float) -> float:
        exponent = node.args[1]
        if not isinstance(exponent, Num) or exponent.value < 1:
            return math.inf
        n = float(exponent.value)
        return _times(error, n * _raised(_largest(self._within(node.args[0])), n - 1))


def _times(error: float, factor: float) -> float:
    return error * factor if error and factor else 0.0


def _largest(inside: Interval) -> float:
    return max(-inside.low, inside.high)


def _raised(size: float, n: float) -> float:
    try:
        return math.pow(size, n)
    except OverflowError:
        return math.inf


def _inverse(size: float) -> float:
    return 1.0 / size if size > 0 else math.inf


def _log_size(low: float, high: float) -> float:
    """The largest absolute value of a logarithm."""
    if low <= 0 or high == math.inf:
        return math.inf
    return max(abs(math.log(low)), abs(math.log(high)))


def _log_growth(u: Interval) -> tuple[float]:
    if u.low <= 0 or u.low <= 1 <= u.high:
        return (math.inf,)
    return (_inverse(min(abs(math.log(u.low)), abs(math.log(min(u.high, 1e300))))),)


def _power_growth(u: Interval, v: Interval) -> tuple[float, float]:
    n = _largest(v)
    return (n if u.low >= 0 else math.inf), _times(n, _log_size(u.low, u.high))


def _power_growth_by_1(u: Interval, v: Interval) -> tuple[float, float]:
    n, low = _largest(v), 1.0 + u.low
    nearest = _inverse(low)
    by_base = max(1.0, -u.low * nearest if u.low < 0 else 0.0)
    return _times(n, by_base), _times(n, _log_size(low, 1.0 + u.high))


def _power_less_1_growth(u: Interval, v: Interval) -> tuple[float, float]:
    if u.low < -1 or v.low < 1:
        return math.inf, math.inf
    by_exponent = 0.0 if v.low == v.high else math.inf
    return v.high * max(1.0, _raised(1.0 + u.high, v.high - 1.0)), by_exponent


def _gamma_growth(u: Interval) -> float:
    if u.low <= 0 or u.high == math.inf:
        return math.inf
    return 1.0 + max(_INNER, *(abs(at * math.log(at)) for at in (u.low, u.high)))


#: The largest absolute value of u*log(u) between 0 and 1.
_INNER: Final = 0.37

#: How many times as much as each operand, relatively, a function can change.
_GROWTHS: Final[dict[str, Callable[..., tuple[float, ...]]]] = {
    "exp": lambda u: (_largest(u),),
    "expm1": lambda u: (1.0 + max(u.high, 0.0),),
    "log": _log_growth,
    "log1p": lambda u: (max(1.0, _inverse(1.0 + u.low)),),
    "sigmoid": lambda u: (max(-u.low, 0.28),),
    "softplus": lambda u: (max(-u.low, 1.0),),
    "sin": lambda u: (1.0 if _largest(u) <= math.pi / 2 else math.inf,),
    "erfc": lambda u: (1.0 + 2.0 * _raised(max(u.high, 0.0), 2.0),),
    "pow": _power_growth,
    "pow1p": _power_growth_by_1,
    "pow1pm1": _power_less_1_growth,
    "gamma": lambda u: (_gamma_growth(u),),
    "gamma_ratio": lambda _, *args: (0.0, *map(_gamma_growth, args)),
}

#: The largest slopes of a function by each of its operands.
_STEEPNESS: Final[dict[str, Callable[..., tuple[float, ...]]]] = {
    "add": lambda *_: (1.0, 1.0),
    "sub": lambda *_: (1.0, 1.0),
    "mul": lambda u, v: (_largest(v), _largest(u)),
    "div": lambda u, v: (
        _inverse(least := max(v.low, -v.high)),
        _times(_largest(u), _raised(_inverse(least), 2.0)),
    ),
    "exp": lambda u: (_exp(u.high),),
    "expm1": lambda u: (_exp(u.high),),
    "log": lambda u: (_inverse(u.low),),
    "log1p": lambda u: (_inverse(1.0 + u.low),),
    "sqrt": lambda u: (0.5 * math.sqrt(_inverse(u.low)),),
    "logaddexp": lambda *_: (1.0, 1.0),
    "logsumexp": lambda *args: (1.0,) * len(args),
    "hypot": lambda *args: (1.0,) * len(args),
    "sigmoid": lambda _: (0.25,),
    "erf": lambda _: (1.13,),
    "erfc": lambda _: (1.13,),
    "silu": lambda _: (1.1,),
    **{
        op: lambda _: (1.0,)
        for op in ("sin", "cos", "tanh", "atan", "asinh", "softplus", "log_cosh", "sech")
    },
}


def _exp(at: float) -> float:
    return math.exp(at) if at < 700 else math.inf
