"""Computes a formula at one point with as many digits as it needs, or says why there is no value.

This is where a point goes that plain floats cannot do: an overflow on the way to a finite result,
or a point outside the domain. Numbers of any size and precision come from mpmath.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

import mpmath

from neurogebra.errors import DomainError
from neurogebra.formula.names import number
from neurogebra.formula.render import text
from neurogebra.formula.tree import Apply, Node, Num, Sym, walk

#: Bits to begin with, and to give up at.
FEWEST_BITS: Final = 120
MOST_BITS: Final = 4_000
#: Where to give up with functions that take seconds for thousands of bits.
MOST_BITS_OF_SPECIAL: Final = 480
_SPECIAL: Final = frozenset({"gamma", "lgamma", "digamma", "polygamma", "erf", "erfc"})
#: Numbers whose logarithm to base 2 has more bits than this stand for infinity.
MOST_EXPONENT_BITS: Final = 64


def evaluate(tree: Node, values: Mapping[str, Any]) -> float:
    """The value of a formula, correctly rounded where it has one.

    Raises
    ------
    DomainError
        Where the formula has no value: it names the part, the point and the reason.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> evaluate(parse("exp(x)/(2 + exp(x))"), {"x": 5000})
    1.0
    >>> evaluate(parse("1/x"), {"x": 0})
    Traceback (most recent call last):
    neurogebra.errors.DomainError: 1/x has no value at x = 0: a division by 0
    """
    plain = {name: _plain(value) for name, value in values.items()}
    if any(isinstance(value, float) and math.isnan(value) for value in plain.values()):
        return math.nan
    special = any(isinstance(node, Apply) and node.op in _SPECIAL for node in walk(tree))
    most = MOST_BITS_OF_SPECIAL if special else MOST_BITS
    bits, before = FEWEST_BITS, math.nan
    while True:
        with mpmath.workprec(bits):
            evaluation = _Evaluation(plain)
            made = evaluation.of(tree)
            value = float(made)
        settled = value == before and not evaluation.vanished
        if settled or bits >= most or not mpmath.isfinite(made):
            return value
        bits, before = bits * 2, value


def same_value(tree: Node, name: str, one: float, other: float) -> bool:
    """Whether a formula of one name has exactly the same value at two points."""
    with mpmath.workprec(MOST_BITS):
        first, second = (_Evaluation({name: at}).of(tree) for at in (one, other))
        return bool(first == second)


def _plain(value: Any) -> int | float:
    return int(value) if isinstance(value, int) else float(value)


class _Evaluation:
    """One evaluation at one precision."""

    def __init__(self, values: Mapping[str, int | float]) -> None:
        self.values = values
        self.done: dict[int, tuple[Node, Any]] = {}
        #: Whether computed terms left nothing of each other: more digits may show what is left.
        self.vanished = False

    def of(self, node: Node) -> Any:
        if isinstance(node, Num):
            value = node.value
            if isinstance(value, int | float):
                return mpmath.mpf(value)
            return mpmath.mpf(value.numerator) / value.denominator
        if isinstance(node, Sym):
            if node.constant:
                return _CONSTANTS[node.name]()
            return mpmath.mpf(self.values[node.name])
        known = self.done.get(id(node))
        if known is None:
            known = self.done[id(node)] = (node, self.apply(node))
        return known[1]

    def apply(self, node: Apply) -> Any:
        if node.op == "piecewise":
            for value, condition in zip(node.args[::2], node.args[1::2], strict=True):
                if self.of(condition):
                    return self.of(value)
            return mpmath.nan
        args = [self.of(arg) for arg in node.args]
        if node.op in _LOGIC:
            return _LOGIC[node.op](*args)
        if any(mpmath.isnan(arg) for arg in args):
            return mpmath.nan
        if any(mpmath.isinf(arg) for arg in args):
            return self.at_infinity(node, args)
        reason = _REASONS.get(node.op, _none)(*args)
        if reason:
            raise self.error(node, reason)
        made = _FUNCTIONS[node.op](*args)
        if node.op in {"add", "sub"} and not made and args[0]:
            self.vanished |= any(isinstance(arg, Apply) for arg in node.args)
        return made

    def at_infinity(self, node: Apply, args: list[Any]) -> Any:
        """As floats do it: infinity is a number to reckon with, and nan no error."""
        if node.op in {"exp", "cosh", "sinh"}:
            return _saturated(node.op, args[0])
        try:
            return _FUNCTIONS[node.op](*args)
        except (ValueError, ZeroDivisionError, TypeError, OverflowError):
            return mpmath.nan

    def error(self, node: Apply, reason: str) -> DomainError:
        at = ", ".join(f"{name} = {number(float(value))}" for name, value in self.values.items())
        where = f" at {at}" if at else ""
        shown = text(node)
        shown = shown if len(shown) <= 60 else "the formula"
        return DomainError(f"{shown} has no value{where}: {reason}", name=node.op)


def _none(*_args: Any) -> str:
    return ""


def _saturated(op: str, u: Any) -> Any:
    """The exponential and its kin where even the exponent of the result is unwieldy."""
    if op == "exp":
        return mpmath.inf if u > 0 else mpmath.mpf(0)
    return mpmath.inf if op == "cosh" or u > 0 else -mpmath.inf


def _growing(op: str) -> Callable[[Any], Any]:
    function = getattr(mpmath, op)

    def apply(u: Any) -> Any:
        return _saturated(op, u) if mpmath.mag(u) > MOST_EXPONENT_BITS else function(u)

    return apply


#: A power up to this is a few products.
_FEW: Final = 64


def _power(u: Any, v: Any) -> Any:
    if u == 0 or v == 0 or u == 1:
        return mpmath.mpf(0) if u == 0 and v != 0 else mpmath.mpf(1)
    if abs(v) <= _FEW and mpmath.isint(v):
        return mpmath.power(u, int(v))  # without a logarithm, which costs most here
    if mpmath.mag(v * mpmath.log(abs(u))) > MOST_EXPONENT_BITS:
        grows = (abs(u) > 1) == (v > 0)
        return mpmath.inf if grows else mpmath.mpf(0)
    return mpmath.power(u, v)


def _gamma(u: Any) -> Any:
    if abs(u) < 10_000:
        return mpmath.gamma(u)
    return _FUNCTIONS["exp"](mpmath.loggamma(u)) if u > 0 else mpmath.nan


def _wave(op: str) -> Callable[[Any], Any]:
    function = getattr(mpmath, op)
    return lambda u: function(u) if mpmath.mag(u) < 4_000 else mpmath.nan


def _cbrt(u: Any) -> Any:
    return mpmath.sign(u) * mpmath.cbrt(abs(u))


def _sigmoid(u: Any) -> Any:
    return 1 / (1 + _FUNCTIONS["exp"](-u))


_LOGIC: Final[dict[str, Callable[..., Any]]] = {
    "lt": lambda u, v: u < v,
    "le": lambda u, v: u <= v,
    "gt": lambda u, v: u > v,
    "ge": lambda u, v: u >= v,
    "eq": lambda u, v: u == v,
    "ne": lambda u, v: u != v,
    "and": lambda u, v: u and v,
    "or": lambda u, v: u or v,
    "not": lambda u: not u,
}

_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "add": lambda u, v: u + v,
    "sub": lambda u, v: u - v,
    "mul": lambda u, v: u * v,
    "div": lambda u, v: u / v,
    "neg": lambda u: -u,
    "pow": _power,
    "mod": lambda u, v: u - v * mpmath.floor(u / v),
    "exp": _growing("exp"),
    "cosh": _growing("cosh"),
    "sinh": _growing("sinh"),
    "log": mpmath.log,
    "log1p": mpmath.log1p,
    "expm1": lambda u: _FUNCTIONS["exp"](u) - 1,
    "log2": lambda u: mpmath.log(u, 2),
    "log10": mpmath.log10,
    "sqrt": mpmath.sqrt,
    "cbrt": _cbrt,
    "abs": abs,
    "sign": mpmath.sign,
    "relu": lambda u: max(u, mpmath.mpf(0)),
    "leaky_relu": lambda u: u if u > 0 else mpmath.mpf(0.01) * u,
    "sigmoid": _sigmoid,
    "softplus": lambda u: mpmath.log(1 + _FUNCTIONS["exp"](u)),
    "silu": lambda u: u * _sigmoid(u),
    "gelu": lambda u: (
        u * _sigmoid(2 * mpmath.sqrt(2 / mpmath.pi) * (u + mpmath.mpf(0.044715) * u**3))
    ),
    "sin": _wave("sin"),
    "cos": _wave("cos"),
    "tan": _wave("tan"),
    "asin": mpmath.asin,
    "acos": mpmath.acos,
    "atan": mpmath.atan,
    "atan2": mpmath.atan2,
    "tanh": mpmath.tanh,
    "asinh": mpmath.asinh,
    "acosh": mpmath.acosh,
    "atanh": mpmath.atanh,
    "erf": mpmath.erf,
    "erfc": mpmath.erfc,
    "gamma": _gamma,
    "lgamma": lambda u: mpmath.re(mpmath.loggamma(u)),
    "digamma": mpmath.digamma,
    "polygamma": lambda n, u: mpmath.psi(int(n), u),
    "floor": mpmath.floor,
    "ceil": mpmath.ceil,
    "max": max,
    "min": min,
}

_CONSTANTS: Final[dict[str, Callable[[], Any]]] = {
    "pi": lambda: +mpmath.pi,
    "E": lambda: +mpmath.e,
    "oo": lambda: mpmath.inf,
    "True": lambda: True,
    "False": lambda: False,
}


def _is_pole(u: Any) -> bool:
    return bool(u <= 0 and u == mpmath.floor(u))


def _log_reason(u: Any) -> str:
    if u > 0:
        return ""
    return "the logarithm of 0" if u == 0 else "the logarithm of a negative number"


def _power_reason(u: Any, v: Any) -> str:
    if u == 0 and v < 0:
        return "a division by 0"
    return "a root of a negative number" if u < 0 and v != mpmath.floor(v) else ""


def _pole_reason(u: Any) -> str:
    return "a pole" if _is_pole(u) else ""


def _outside(low: float, high: float, what: str) -> Callable[[Any], str]:
    return lambda u: "" if low <= u <= high else f"{what} of a number outside [{low:g}, {high:g}]"


_REASONS: Final[dict[str, Callable[..., str]]] = {
    "div": lambda u, v: "a division by 0" if v == 0 else "",
    "mod": lambda u, v: "a division by 0" if v == 0 else "",
    "log": _log_reason,
    "log2": _log_reason,
    "log10": _log_reason,
    "log1p": lambda u: _log_reason(1 + u),
    "sqrt": lambda u: "the square root of a negative number" if u < 0 else "",
    "pow": _power_reason,
    "asin": _outside(-1, 1, "the inverse sine"),
    "acos": _outside(-1, 1, "the inverse cosine"),
    "acosh": lambda u: "the inverse hyperbolic cosine of a number below 1" if u < 1 else "",
    "atanh": lambda u: "" if -1 < u < 1 else "the inverse hyperbolic tangent outside (-1, 1)",
    "gamma": _pole_reason,
    "lgamma": _pole_reason,
    "digamma": _pole_reason,
    "polygamma": lambda n, u: _pole_reason(u) or ("" if n == int(n) and n >= 0 else "a bad order"),
}
