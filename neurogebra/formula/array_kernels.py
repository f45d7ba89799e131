"""Computes the operations of formulas on numpy arrays: the same names as in `kernels`.

Outside a function's domain the elements are nan, as everywhere in numpy; nothing warns, because
the caller runs these under `errstate(all="ignore")`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import Any, Final

import numpy as np

from neurogebra.formula import kernels
from neurogebra.formula.array_special import (
    digamma,
    erf,
    erfc,
    gamma,
    lgamma,
    log_gamma,
)
from neurogebra.formula.array_steps import by_place, polynomial

_EXP_MAX: Final = 708.0  # beyond, exp leaves the normal floats


def sigmoid(u: Any) -> Any:
    """1/(1 + exp(-u)); below -708 by the other form, whose result has digits left."""
    wave = np.exp(-u)
    wave += 1.0
    made = 1.0 / wave
    if np.min(u, initial=0.0) < -_EXP_MAX:
        e = np.exp(np.minimum(u, 0.0))
        made = np.where(u < 0, e / (1.0 + e), made)
    return made


def softplus(u: Any) -> Any:
    """log(1 + exp(u))."""
    made = _log1p(np.exp(-np.abs(u)))
    made += np.maximum(u, 0.0)
    return made


def silu(u: Any) -> Any:
    """u·σ(u)."""
    return u * sigmoid(u)


def gelu(u: Any) -> Any:
    """The tanh form of the Gaussian error linear unit."""
    scale = 2.0 * np.sqrt(2.0 / np.pi)
    return u * sigmoid(float(scale) * (u + 0.044715 * (u * u * u)))


def relu(u: Any) -> Any:
    """The larger of 0 and u."""
    return np.maximum(u, 0)


def leaky_relu(u: Any) -> Any:
    """The larger of u and a hundredth of it."""
    return np.where(u > 0, u, 0.01 * u)


def sech(u: Any) -> Any:
    """1/cosh(u)."""
    e = np.exp(-np.abs(u))
    return 2.0 * e / (1.0 + e * e)


#: log(cosh(u))/u**2 as a polynomial in u**2, for u in [0, 3/4]: highest power first.
_LOG_COSH: Final = (
    1.712980917330056e-07,
    -1.0877301036102407e-06,
    3.953222593287847e-06,
    -1.1702763976921858e-05,
    3.268047270322507e-05,
    -9.096279781304856e-05,
    0.00025657553171000224,
    -0.0007386023221838909,
    0.0021869488014526445,
    -0.0067460317434871325,
    0.02222222222215754,
    -0.08333333333333269,
    0.5,
)


def log_cosh(u: Any) -> Any:
    """log(cosh(u)): a polynomial near 0, where u - log(2) + log(1 + exp(-2*u)) cancels."""
    u = np.abs(u)
    return by_place(u < 0.75, _log_cosh_near, _log_cosh_far, u)


def _log_cosh_far(u: Any) -> Any:
    made = np.log(1.0 + np.exp(-2.0 * u))
    return made + (u - 0.6931471805599453)


def _log_cosh_near(u: Any) -> Any:
    square = u * u
    return square * polynomial(_LOG_COSH, square)


def logsumexp(*args: Any) -> Any:
    """log(exp(u) + exp(v) + …)."""
    high = args[0]
    others: list[Any] = []
    for u in args[1:]:
        others.append(np.minimum(high, u))
        high = np.maximum(high, u)
    finite = np.where(np.isfinite(high), high, 0.0)
    rest = sum(np.exp(u - finite) for u in others)
    return np.where(np.isfinite(high), finite + log1p(rest), high)


def log1m_exp(u: Any) -> Any:
    """log(1 - exp(u))."""
    return by_place(
        u > -0.6931471805599453,
        lambda u: np.log(-np.expm1(u)),
        lambda u: _log1p(-np.exp(u)),
        u,
    )


def log_expm1(u: Any) -> Any:
    """log(exp(u) - 1)."""
    return by_place(u < 1.0, lambda u: np.log(np.expm1(u)), lambda u: u + _log1p(-np.exp(-u)), u)


def add_root(u: Any, b: Any) -> Any:
    """The sum u + sqrt(u**2 + b)."""
    whole = u * u + b
    if _is_middling(whole):
        root = np.sqrt(whole)
    else:
        root = np.where(b >= 0, np.hypot(u, np.sqrt(np.maximum(b, 0.0))), np.sqrt(whole))
    made = b / (np.abs(u) + root)
    return np.where(u < 0, made, u + root)


def powm1(u: Any, v: Any) -> Any:
    """u**v - 1."""
    made = power(u, v) - 1.0
    return by_place(
        np.abs(made) < 0.5,
        lambda _, u, v: np.expm1(v * np.log(u)),
        lambda made, *_: made,
        *(made, u, v),
    )


def pow1p(u: Any, v: Any) -> Any:
    """(1 + u)**v."""
    if type(v) in {int, float} and abs(v) <= 4:
        return power(1.0 + u, v)  # so few times the rounding of 1 + u is little
    return by_place(
        np.abs(u) < 0.25,
        lambda u, v: np.exp(v * np.log1p(u)),
        lambda u, v: power(1.0 + u, v),
        *(u, v),
    )


def pow1pm1(u: Any, v: Any) -> Any:
    """(1 + u)**v - 1."""
    made = power(1.0 + u, v) - 1.0
    return by_place(
        np.abs(made) < 0.5,
        lambda _, u, v: np.expm1(v * np.log1p(u)),
        lambda made, *_: made,
        *(made, u, v),
    )


def exp_rest(u: Any) -> Any:
    """exp(u) - 1 - u."""
    return by_place(np.abs(u) <= 0.5, _exp_rest_near, lambda u: np.expm1(u) - u, u)


def _exp_rest_near(u: Any) -> Any:
    term, total = 0.5 * u * u, 0.0
    for n in range(3, 18):
        total = total + term
        term = term * u / n
    return total


def cos_less_sin(u: Any) -> Any:
    """u·cos(u) - sin(u)."""
    return by_place(np.abs(u) <= 1.0, _cos_less_sin_near, lambda u: u * np.cos(u) - np.sin(u), u)


def _cos_less_sin_near(u: Any) -> Any:
    square, total = u * u, 0.0
    term = -square * u / 3.0
    for n in range(1, 12):
        total = total + term
        term = term * (-square * (n + 1) / (n * (2 * n + 2) * (2 * n + 3)))
    return total


def _is_middling(squares: Any) -> bool:
    """Whether no square leaves the range of normal floats."""
    range_ = np.finfo(np.result_type(squares, np.float32))
    low, high = np.min(squares, initial=1.0), np.max(squares, initial=1.0)
    return bool(range_.tiny / range_.eps < low and high < math.inf)


def power(u: Any, v: Any) -> Any:
    """u**v in floats, so that integers to negative powers work."""
    u = np.asarray(u, float) if _is_whole(u) else u
    # Of a plain number numpy sees that it is 1/2, 1, 2 or -1.
    return u**v if type(v) in {int, float} and isinstance(u, np.ndarray) else np.power(u, v)


def whole_power(u: Any, n: int) -> Any:
    """u**n for a fixed n, by multiplying: numpy's own power is many times slower."""
    made: Any = None
    while True:
        if n & 1:
            made = u if made is None else made * u
        n >>= 1
        if not n:
            return made
        u = u * u


def gamma_ratio(n_above: float, *args: Any) -> Any:
    """Γ(a)·Γ(b)/Γ(c)…, of which the first `n_above` stand above."""
    n = int(n_above)
    made: Any = 1.0
    for place, u in enumerate(args):
        made = made * gamma(u) if place < n else made / gamma(u)
    made = np.asarray(made)
    lost = ~(np.isfinite(made) & (made != 0))
    if lost.any():
        rows = zip(*(np.broadcast_to(u, made.shape)[lost].tolist() for u in args), strict=True)
        made = made.copy()
        made[lost] = [_safely(kernels.gamma_ratio_by_logs, n_above, *row) for row in rows]
    return made


def some(condition: Any) -> bool:
    """Whether it holds for an element."""
    return bool(np.any(condition))


def some_not(condition: Any) -> bool:
    """Whether there is an element that it does not hold for."""
    return not np.all(condition)


def hypot(*args: Any) -> Any:
    """sqrt(u**2 + v**2 + …): as written, where no square leaves the range of normal floats."""
    squares = sum(u * u for u in args)
    if _is_middling(squares):
        return np.sqrt(squares)
    return reduce(np.hypot, args)


def log1p(u: Any) -> Any:
    """log(1 + u): the logarithm of the sum, corrected by what rounding took from the sum."""
    made = _log1p(u)
    return made if np.all(np.isfinite(made)) else np.log1p(u)


def _log1p(u: Any) -> Any:
    whole = 1.0 + u
    made = np.log(whole)
    slip = whole - 1.0
    slip -= u
    slip /= whole
    made -= slip
    return made


def logaddexp(u: Any, v: Any) -> Any:
    """log(exp(u) + exp(v))."""
    made = _log1p(np.exp(-np.abs(u - v)))
    made += np.maximum(u, v)
    return made if np.all(np.isfinite(made)) else np.logaddexp(u, v)


def _is_whole(u: Any) -> bool:
    return np.asarray(u).dtype.kind in "iub"


def _safely(function: Callable[..., Any], *args: float) -> float:
    """A function of numbers; nan where it has no value."""
    try:
        return float(function(*args))
    except (ValueError, ZeroDivisionError):
        return float("nan")
    except OverflowError:
        return float("inf")


def _each(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of numbers on every element; nan where it has no value."""

    def apply(*args: Any) -> Any:
        if len(args) == 1:
            flat = np.asarray(args[0], float)
            made = np.fromiter(
                (_safely(function, at) for at in flat.ravel().tolist()), float, flat.size
            )
            return made.reshape(flat.shape)
        arrays = np.broadcast_arrays(*(np.asarray(arg, float) for arg in args))
        rows = zip(*(array.ravel().tolist() for array in arrays), strict=True)
        made = np.fromiter((_safely(function, *row) for row in rows), float, arrays[0].size)
        return made.reshape(arrays[0].shape)

    return apply


#: The operations that numpy has itself.
UFUNCS: Final = {
    "exp": "exp", "log": "log", "expm1": "expm1", "log2": "log2",
    "log10": "log10", "sqrt": "sqrt", "cbrt": "cbrt", "abs": "abs", "sign": "sign", "sin": "sin",
    "cos": "cos", "tan": "tan", "asin": "arcsin", "acos": "arccos", "atan": "arctan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "asinh": "arcsinh", "acosh": "arccosh",
    "atanh": "arctanh", "atan2": "arctan2", "floor": "floor", "ceil": "ceil", "max": "maximum",
    "min": "minimum", "mod": "mod", "and": "logical_and",
    "or": "logical_or", "not": "logical_not",
}  # fmt: skip

ARRAYS: Final[dict[str, Callable[..., Any]]] = {
    **{name: getattr(np, ufunc) for name, ufunc in UFUNCS.items()},
    "polygamma": _each(kernels.SCALARS["polygamma"]),
    "pow": power,
    "where": np.where,
    "whole_power": whole_power,
    **{
        made.__name__: made
        for made in (
            sigmoid,
            softplus,
            silu,
            gelu,
            relu,
            leaky_relu,
            sech,
            log1p,
            log_cosh,
            logaddexp,
            logsumexp,
            log1m_exp,
            log_expm1,
            add_root,
            powm1,
            pow1p,
            pow1pm1,
            exp_rest,
            cos_less_sin,
            hypot,
            erf,
            erfc,
            gamma,
            lgamma,
            log_gamma,
            digamma,
            gamma_ratio,
            some,
            some_not,
        )
    },
}
