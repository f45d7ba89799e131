"""The logarithm of the gamma function in numpy's longer floats, where the machine has them.

Sums of such logarithms cancel, in the likelihoods of the beta and binomial distributions for
instance; what doubles lose there these still have.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import numpy as np

from neurogebra.formula.array_steps import polynomial, sine_of_pi

#: lgamma(u)/((u - 1)*(u - 2)) in u - 3/2, for u from 1 to 2: fitted with sixty digits, good to
#: 20 of them. The highest power first.
_BETWEEN: Final = tuple(
    map(
        np.longdouble,
        (
            "-0.0000015083842241563271130018061",
            "0.0000022820730269262751381848884",
            "-0.0000011008343354353734930030639",
            "0.0000018241382398936655359802086",
            "-0.0000046266783254968787430092805",
            "0.0000071803723697261571115556275",
            "-0.000010533868247935722531848787",
            "0.00001661191421881722579129689",
            "-0.000026418077202919176831810533",
            "0.000041798680817159477376423264",
            "-0.00006631102263981979074652624",
            "0.00010562087472760044980196561",
            "-0.00016889456530554521837706049",
            "0.00027127733950825350119000385",
            "-0.00043799510537847602112854755",
            "0.00071152224416276895166670463",
            "-0.0011644144747713298567028254",
            "0.001922916140812268223700467",
            "-0.0032120740771763639159896935",
            "0.005446457844538999151646231",
            "-0.009425622448470087857244195",
            "0.016797098631187011513134131",
            "-0.031308487501010996685281184",
            "0.062911401074564938112899355",
            "-0.14595989591430608223994726",
            "0.48312895054098088938250529",
        ),
    )
)
#: Stirling's series in 1/u**2: Bernoulli numbers over 2n(2n - 1), the highest power first.
_STIRLING: Final = tuple(
    np.longdouble(part.numerator) / np.longdouble(part.denominator)
    for part in (
        Fraction(-174611, 330 * 20 * 19),
        Fraction(43867, 798 * 18 * 17),
        Fraction(-3617, 510 * 16 * 15),
        Fraction(7, 6 * 14 * 13),
        Fraction(-691, 2730 * 12 * 11),
        Fraction(5, 66 * 10 * 9),
        Fraction(-1, 30 * 8 * 7),
        Fraction(1, 42 * 6 * 5),
        Fraction(-1, 30 * 4 * 3),
        Fraction(1, 6 * 2),
    )
)
_HALF_LOG_TWO_PI: Final = np.longdouble("0.918938533204672741780329736405617640")
_PI: Final = np.longdouble("3.14159265358979323846264338327950288")
#: From here on Stirling's series is as good as these floats are.
_FAR: Final = 16.0


def lgamma(u: Any) -> Any:
    """log(|gamma(u)|); nan at its poles."""
    size = np.abs(u)
    at = np.where(size < 1.0, size + 1.0, size)
    made = np.where(at < _FAR, _near(np.minimum(at, _FAR)), _far(np.maximum(at, _FAR)))
    made = np.where(size < 1.0, made - np.log(size), made)
    if np.any(u < 0):
        wave = np.abs(sine_of_pi(size, _PI))
        made = np.where(u < 0, np.log(_PI) - np.log(wave * size) - made, made)
    return np.where((u <= 0) & (u == np.floor(u)), np.nan, made)


def _near(at: Any) -> Any:
    """The same from 1 to `_FAR`: that of the number between 1 and 2, and what lies between."""
    product = np.ones_like(at)
    for _ in range(int(_FAR) - 1):
        high = at > 2.0
        if not np.any(high):
            break
        at = np.where(high, at - 1.0, at)
        product = np.where(high, product * at, product)
    return (at - 1.0) * (at - 2.0) * polynomial(_BETWEEN, at - 1.5) + np.log(product)


def _far(at: Any) -> Any:
    inverse = 1.0 / at
    series = inverse * polynomial(_STIRLING, inverse * inverse)
    return (at - 0.5) * (np.log(at) - 1.0) + (_HALF_LOG_TWO_PI - 0.5 + series)
