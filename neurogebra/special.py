"""The gamma function's kin that Python's math module lacks, or has with fewer digits."""

from __future__ import annotations

import math

# Bernoulli numbers B2, B4, …, as the asymptotic series use them.
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)
_FAR = 12.0
_MAX_STEPS = 10_000
#: lgamma(u)/((u - 1)*(u - 2)) in u - 3/2, for u from 1 to 2: highest power first.
LGAMMA = (
    -1.804276273750087e-05,
    2.8340547351058232e-05,
    -2.2062867871136606e-05,
    3.4988964640274815e-05,
    -6.765020809380933e-05,
    0.00010771545393886628,
    -0.00016865016226225166,
    0.0002708950296280356,
    -0.0004380224528708151,
    0.0007115650250304279,
    -0.0011644126224041502,
    0.0019229132430031888,
    -0.003212074148968353,
    0.005446457956850198,
    -0.009425622447061077,
    0.01679709862898276,
    -0.0313084875010217,
    0.06291140107458168,
    -0.14595989591430608,
    0.4831289505409809,
)


def lgamma(x: float) -> float:
    """The logarithm of |Γ| at `x`, accurate near its zeros at 1 and 2 too.

    Examples
    --------
    >>> lgamma(2.0), round(lgamma(5.0), 12)
    (0.0, 3.178053830348)
    """
    if not 0.5 <= x < 3.0:
        return math.lgamma(x)
    if x < 1.0:
        return lgamma(x + 1.0) - math.log(x)
    if x > 2.0:
        return lgamma(x - 1.0) + math.log(x - 1.0)
    made = 0.0
    for coefficient in LGAMMA:
        made = made * (x - 1.5) + coefficient
    return (x - 1.0) * (x - 2.0) * made


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
