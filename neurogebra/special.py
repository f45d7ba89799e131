"""The digamma and polygamma functions, which Python's math module lacks."""

from __future__ import annotations

import math

# Bernoulli numbers B2, B4, …, as the asymptotic series use them.
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)
_FAR = 12.0
_MAX_STEPS = 10_000


def digamma(x: float) -> float:
    """The slope of log Γ at `x`.

    Raises
    ------
    ValueError
        At 0 and the negative integers, where it has poles.

    Examples
    --------
    >>> round(digamma(1.0), 12)
    -0.577215664902
    """
    if x <= 0:
        if x == math.floor(x):
            raise ValueError("digamma has a pole at 0 and at each negative integer")
        # The cotangent is taken of the fraction alone, so that large |x| loses no digits.
        return digamma(1.0 - x) - math.pi / math.tan(math.pi * math.fmod(x, 1.0))
    shift: list[float] = []
    while x < _FAR:
        shift.append(-1.0 / x)
        x += 1.0
    inverse = 1.0 / (x * x)
    series = math.fsum(b / (2 * k) * inverse**k for k, b in enumerate(_BERNOULLI, start=1))
    return math.fsum([math.log(x), -0.5 / x, -series, *shift])


def polygamma(n: float, x: float) -> float:
    """The n-th derivative of digamma at `x`.

    Raises
    ------
    ValueError
        When `n` is not an integer from 0 to 100, at the poles, and far below 0.

    Examples
    --------
    >>> abs(polygamma(1, 1.0) - math.pi**2 / 6) < 1e-14
    True
    """
    if n != int(n) or not 0 <= n <= 100:
        raise ValueError("the order of polygamma is an integer from 0 to 100")
    order = int(n)
    if order == 0:
        return digamma(x)
    if x <= 0 and (x == math.floor(x) or x < -_MAX_STEPS):
        raise ValueError("polygamma has a pole at 0 and at each negative integer")
    # ψₙ(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x): the first terms summed, the rest by Euler and Maclaurin.
    power = order + 1
    terms: list[float] = []
    while x < _FAR + order:
        terms.append(math.pow(x, -power) if x > 0 else x**-power)
        x += 1.0
    terms += [math.pow(x, 1 - power) / (power - 1), 0.5 * math.pow(x, -power)]
    factor = power * math.pow(x, -power - 1) / 2
    for k, b in enumerate(_BERNOULLI, start=1):
        terms.append(b * factor)
        factor *= (power + 2 * k - 1) * (power + 2 * k) / ((2 * k + 1) * (2 * k + 2) * x * x)
    return (-1) ** power * math.factorial(order) * math.fsum(terms)
