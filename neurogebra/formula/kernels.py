"""Computes the operations that `stable` puts in the place of fragile forms, on Python numbers.

Each is a function of `math` alone, accurate to a few units in the last place. On arrays,
`array_kernels` has the same names.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from neurogebra import ops, special

_LOG2: Final = math.log(2.0)


def exp(u: float) -> float:
    """The exponential, 0 and infinity at the ends of the floats."""
    try:
        return math.exp(u)
    except OverflowError:
        return math.inf


def sech(u: float) -> float:
    """1/cosh(u), which cosh(u) overflows too early for."""
    e = math.exp(-abs(u))
    return 2.0 * e / (1.0 + e * e)


def log_cosh(u: float) -> float:
    """log(cosh(u)), accurate near 0 and for large u."""
    u = abs(u)
    if u < 1.0:
        half = math.sinh(0.5 * u)
        return math.log1p(2.0 * half * half)
    return u + math.log1p(math.exp(-2.0 * u)) - _LOG2


def logaddexp(u: float, v: float) -> float:
    """log(exp(u) + exp(v))."""
    high, low = (u, v) if u >= v else (v, u)
    if high == -math.inf:
        return high
    difference = low - high
    # Near log(1) the two parts would cancel; there the small one alone is enough.
    return high + math.log1p(math.exp(difference)) if difference <= 0 else math.nan


def logsumexp(*args: float) -> float:
    """log(exp(u) + exp(v) + …)."""
    high = max(args)
    if math.isinf(high):
        return high
    place = args.index(high)
    rest = math.fsum(math.exp(u - high) for n, u in enumerate(args) if n != place)
    return high + math.log1p(rest)


def log1m_exp(u: float) -> float:
    """log(1 - exp(u)) for u below 0."""
    return math.log(-math.expm1(u)) if u > -_LOG2 else math.log1p(-math.exp(u))


def log_expm1(u: float) -> float:
    """log(exp(u) - 1) for u above 0."""
    return math.log(math.expm1(u)) if u < 1.0 else u + math.log1p(-math.exp(-u))


def add_root(u: float, b: float) -> float:
    """The sum u + sqrt(u**2 + b), which cancels for u far below 0."""
    root = math.hypot(u, math.sqrt(b)) if b >= 0 else math.sqrt(u * u + b)
    return u + root if u >= 0 else b / (root - u)


def powm1(u: float, v: float) -> float:
    """u**v - 1, accurate where the power is near 1."""
    if u > 0:
        small = v * math.log(u)
        if abs(small) < 0.5:
            return math.expm1(small)
    return math.pow(u, v) - 1.0


def pow1p(u: float, v: float) -> float:
    """(1 + u)**v, accurate for small u."""
    if abs(u) < 0.25:
        return math.exp(v * math.log1p(u))
    return math.pow(1.0 + u, v)


def pow1pm1(u: float, v: float) -> float:
    """(1 + u)**v - 1, accurate for small u."""
    if u > -1.0:
        small = v * math.log1p(u)
        if abs(small) < 0.5:
            return math.expm1(small)
    return math.pow(1.0 + u, v) - 1.0


def log_gamma(u: float) -> float:
    """The logarithm of the gamma function, where that is positive."""
    if u <= 0 and math.floor(u) % 2:
        raise ValueError("the gamma function is negative there")
    return special.lgamma(u)


def gamma_ratio(n_above: float, *args: float) -> float:
    """Γ(a)·Γ(b)/Γ(c)…, of which the first `n_above` stand above."""
    n = int(n_above)
    value = 1.0
    for place, u in enumerate(args):
        part = math.gamma(u)
        value = value * part if place < n else value / part
    if not value:
        raise OverflowError("gamma functions out of the range of floats")
    return value


@lru_cache(maxsize=1024)
def gamma_ratio_by_logs(n_above: float, *args: float) -> float:
    """The same by logarithms of more digits where it has to be: for arrays."""
    try:
        return gamma_ratio(n_above, *args)
    except OverflowError:
        import mpmath

        n = int(n_above)
        sign = math.prod(-1 if u < 0 and math.floor(u) % 2 else 1 for u in args)
        with mpmath.workprec(120):
            logs = [mpmath.re(mpmath.loggamma(u)) for u in args]
            return sign * float(mpmath.exp(sum(logs[:n]) - sum(logs[n:])))


def exp_rest(u: float) -> float:
    """exp(u) - 1 - u, accurate near 0."""
    if abs(u) > 0.5:
        return math.expm1(u) - u
    term, total = 0.5 * u * u, 0.0
    for n in range(3, 18):
        total += term
        term *= u / n
    return total


def cos_less_sin(u: float) -> float:
    """u·cos(u) - sin(u), accurate near 0."""
    if abs(u) > 1.0:
        return u * math.cos(u) - math.sin(u)
    square, term, total = u * u, -u * u * u / 3.0, 0.0
    for n in range(1, 12):
        total += term
        term *= -square * (n + 1) / (n * (2 * n + 2) * (2 * n + 3))
    return total


def power(u: float, v: float) -> float:
    """u**v, exact for integers while that is cheap; no complex numbers."""
    if isinstance(u, int) and isinstance(v, int):
        if v >= 0 and u.bit_length() * v <= 4096:
            return u**v
        return math.pow(u, v)
    if u < 0 and v != math.floor(v):
        raise ValueError("a root of a negative number")
    return math.pow(u, v)


def silu(u: float) -> float:
    """u·σ(u)."""
    return u * ops.sigmoid(u)


#: What computes each operation, beyond those that Python writes with a sign.
SCALARS: Final[dict[str, Callable[..., Any]]] = {
    **{name: op.forward for name, op in ops.OPS.items() if op.arity == 1 or name in {"atan2"}},
    "abs": abs,
    "exp": math.exp,
    "gamma": math.gamma,
    "lgamma": special.lgamma,
    "silu": silu,
    "polygamma": special.polygamma,
    "hypot": math.hypot,
    "pow": power,
    **{
        made.__name__: made
        for made in (
            sech,
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
            log_gamma,
            gamma_ratio,
        )
    },
}
