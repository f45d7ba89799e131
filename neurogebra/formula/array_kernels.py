"""Computes the operations of formulas on numpy arrays: the same names as in `kernels`.

Outside a function's domain the elements are nan, as everywhere in numpy; nothing warns, because
the caller runs these under `errstate(all="ignore")`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, Final

import numpy as np

from neurogebra.formula import kernels
from neurogebra.ops import OPS

_EXP_MAX: Final = 708.0  # beyond, exp leaves the normal floats


def sigmoid(u: Any) -> Any:
    """1/(1 + exp(-u)); below -708 by the other form, whose result has digits left."""
    made = 1.0 / (1.0 + np.exp(-u))
    if np.min(u, initial=0.0) < -_EXP_MAX:
        e = np.exp(np.minimum(u, 0.0))
        made = np.where(u < 0, e / (1.0 + e), made)
    return made


def softplus(u: Any) -> Any:
    """log(1 + exp(u))."""
    return np.maximum(u, 0.0) + np.log1p(np.exp(-np.abs(u)))


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


def log_cosh(u: Any) -> Any:
    """log(cosh(u))."""
    u = np.abs(u)
    near = u < 1.0
    # -log(1 - tanh(u)**2)/2 keeps its digits near 0, where u - log(2) + log(1 + exp(-2*u)) cancels.
    wave = np.tanh(u)
    made = np.log1p(np.where(near, -wave * wave, np.exp(-2.0 * u)))
    return np.where(near, -0.5 * made, u - 0.6931471805599453 + made)


def logsumexp(*args: Any) -> Any:
    """log(exp(u) + exp(v) + …)."""
    high = args[0]
    others: list[Any] = []
    for u in args[1:]:
        others.append(np.minimum(high, u))
        high = np.maximum(high, u)
    finite = np.where(np.isfinite(high), high, 0.0)
    rest = sum(np.exp(u - finite) for u in others)
    return np.where(np.isfinite(high), finite + np.log1p(rest), high)


def log1m_exp(u: Any) -> Any:
    """log(1 - exp(u))."""
    return np.where(u > -0.6931471805599453, np.log(-np.expm1(u)), np.log1p(-np.exp(u)))


def log_expm1(u: Any) -> Any:
    """log(exp(u) - 1)."""
    small = np.log(np.expm1(np.minimum(u, 1.0)))
    return np.where(u < 1.0, small, u + np.log1p(-np.exp(-u)))


def add_root(u: Any, b: Any) -> Any:
    """The sum u + sqrt(u**2 + b)."""
    root = np.where(b >= 0, np.hypot(u, np.sqrt(np.maximum(b, 0.0))), np.sqrt(u * u + b))
    return np.where(u >= 0, u + root, b / (root - u))


def powm1(u: Any, v: Any) -> Any:
    """u**v - 1."""
    small = v * np.log(u)
    return np.where(np.abs(small) < 0.5, np.expm1(small), power(u, v) - 1.0)


def pow1p(u: Any, v: Any) -> Any:
    """(1 + u)**v."""
    if isinstance(v, int | float) and abs(v) <= 4:
        return power(1.0 + u, v)  # so few times the rounding of 1 + u is little
    return np.where(np.abs(u) < 0.25, np.exp(v * np.log1p(u)), power(1.0 + u, v))


def pow1pm1(u: Any, v: Any) -> Any:
    """(1 + u)**v - 1."""
    small = v * np.log1p(u)
    return np.where(np.abs(small) < 0.5, np.expm1(small), power(1.0 + u, v) - 1.0)


def exp_rest(u: Any) -> Any:
    """exp(u) - 1 - u."""
    near = np.where(np.abs(u) > 0.5, 0.0, u)
    term, total = 0.5 * near * near, 0.0
    for n in range(3, 18):
        total = total + term
        term = term * near / n
    return np.where(np.abs(u) > 0.5, np.expm1(u) - u, total)


def cos_less_sin(u: Any) -> Any:
    """u·cos(u) - sin(u)."""
    near = np.where(np.abs(u) > 1.0, 0.0, u)
    square, term, total = near * near, -near * near * near / 3.0, 0.0
    for n in range(1, 12):
        total = total + term
        term = term * (-square * (n + 1) / (n * (2 * n + 2) * (2 * n + 3)))
    return np.where(np.abs(u) > 1.0, u * np.cos(u) - np.sin(u), total)


def power(u: Any, v: Any) -> Any:
    """u**v in floats, so that integers to negative powers work."""
    return np.power(np.asarray(u, float) if _is_whole(u) else u, v)


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


def hypot(*args: Any) -> Any:
    """sqrt(u**2 + v**2 + …)."""
    return reduce(np.hypot, args)


def _is_whole(u: Any) -> bool:
    return np.asarray(u).dtype.kind in "iub"


def _each(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of `math` on every element; nan where it has no value."""

    def safely(*args: float) -> float:
        try:
            return float(function(*args))
        except (ValueError, ZeroDivisionError):
            return float("nan")
        except OverflowError:
            return float("inf")

    def apply(*args: Any) -> Any:
        if len(args) == 1:
            flat = np.asarray(args[0], float)
            made = np.fromiter(map(safely, flat.ravel().tolist()), float, flat.size)
            return made.reshape(flat.shape)
        arrays = np.broadcast_arrays(*(np.asarray(arg, float) for arg in args))
        rows = zip(*(array.ravel().tolist() for array in arrays), strict=True)
        made = np.fromiter((safely(*row) for row in rows), float, arrays[0].size)
        return made.reshape(arrays[0].shape)

    return apply


_UFUNCS: Final = {
    "exp": "exp", "log": "log", "log1p": "log1p", "expm1": "expm1", "log2": "log2",
    "log10": "log10", "sqrt": "sqrt", "cbrt": "cbrt", "abs": "abs", "sign": "sign", "sin": "sin",
    "cos": "cos", "tan": "tan", "asin": "arcsin", "acos": "arccos", "atan": "arctan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "asinh": "arcsinh", "acosh": "arccosh",
    "atanh": "arctanh", "atan2": "arctan2", "floor": "floor", "ceil": "ceil", "max": "maximum",
    "min": "minimum", "mod": "mod", "logaddexp": "logaddexp", "and": "logical_and",
    "or": "logical_or", "not": "logical_not",
}  # fmt: skip

ARRAYS: Final[dict[str, Callable[..., Any]]] = {
    **{name: getattr(np, ufunc) for name, ufunc in _UFUNCS.items()},
    **{name: _each(OPS[name].forward) for name in ("erf", "erfc", "lgamma", "digamma")},
    "gamma": _each(kernels.SCALARS["gamma"]),
    "polygamma": _each(kernels.SCALARS["polygamma"]),
    "log_gamma": _each(kernels.log_gamma),
    "gamma_ratio": _each(kernels.gamma_ratio_by_logs),
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
            log_cosh,
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
        )
    },
}
