"""The special functions of formulas on numpy arrays, which numpy itself does not have.

Polynomials that were fitted with fifty digits, and Lanczos' and Stirling's forms of the gamma
function. Each is accurate to a few units in the last place.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np

from neurogebra.formula import array_longer
from neurogebra.formula.array_steps import by_place, polynomial, sine_of_pi
from neurogebra.special import LGAMMA

# All tables begin with the coefficient of the highest power.

#: erf(u)/u in u**2, for |u| <= 1.
_ERF: Final = (
    5.957176147748911e-11,
    -1.1372848856791674e-09,
    1.4659775274047436e-08,
    -1.6350312701054695e-07,
    1.6461000484121368e-06,
    -1.4925595266831182e-05,
    0.0001205533111164271,
    -0.000854832698083379,
    0.0052239776248180145,
    -0.026866170645076792,
    0.11283791670954879,
    -0.3761263890318375,
    1.1283791670955126,
)
#: exp(u**2)*erfc(u)*(u + 3) in (u - 3)/(u + 3), for u >= 1/2.
_TAIL: Final = (
    -6.278998233843699e-10,
    2.756474534746805e-09,
    3.3258776006297774e-10,
    -1.488063428678137e-08,
    -8.439403557738846e-10,
    6.006849131851161e-08,
    4.404067647951233e-08,
    -2.4149412333003024e-07,
    -4.057052280520964e-07,
    1.0031875165988815e-06,
    2.7640943059771287e-06,
    -4.7507614071930555e-06,
    -1.747012135580378e-05,
    3.039852907626393e-05,
    0.00010756139288881702,
    -0.00027677790279216966,
    -0.0005483096799303664,
    0.003034062006534104,
    -0.0012124166280426713,
    -0.0268272346247573,
    0.11952776128731916,
    -0.31046726190056084,
    0.5902283571041015,
    -0.8833944531698836,
    1.0740069070883398,
)
#: digamma(u)/(u - its root) in u - 3/2, for u from 1 to 2.
_DIGAMMA: Final = (
    -0.0003675706260981812,
    0.00055136141990352,
    -0.0003675925576652037,
    0.000551416291662356,
    -0.0010712830393180062,
    0.0016071003660156162,
    -0.002339300119250813,
    0.003510055100601351,
    -0.005280619739069664,
    0.007927926948525623,
    -0.011908174268888001,
    0.017907186840202545,
    -0.026975798432816372,
    0.04076083632744667,
    -0.06192213324043943,
    0.0949887244060034,
    -0.14840492305415492,
    0.2405424842411433,
    -0.4236274212814602,
    0.9510558760318324,
)
#: The root of digamma, and what the float leaves out of it.
_ROOT: Final = 1.4616321449683622
_ROOT_REST: Final = 9.549995429965697e-17
#: Stirling's series for lgamma, and its derivative's for digamma, in 1/u**2.
_STIRLING: Final = (
    -0.029550653594771242,
    0.00641025641025641,
    -0.0019175269175269176,
    0.0008417508417508417,
    -0.0005952380952380953,
    0.0007936507936507937,
    -0.002777777777777778,
    0.08333333333333333,
)
_DIGAMMA_SERIES: Final = (
    -0.4432598039215686,
    0.08333333333333333,
    -0.021092796092796094,
    0.007575757575757576,
    -0.004166666666666667,
    0.003968253968253968,
    -0.008333333333333333,
    0.08333333333333333,
)
#: Lanczos' rational function for gamma, above and below.
_ABOVE: Final = (
    2.5066282746310002,
    210.82427775157936,
    8071.672002365816,
    186056.26539522348,
    2876370.6289353725,
    31426415.585400194,
    248874557.86205417,
    1439720407.3117216,
    6039542586.352028,
    17921034426.03721,
    35711959237.35567,
    42919803642.6491,
    23531376880.41076,
)
_BELOW: Final = (
    1.0,
    66.0,
    1925.0,
    32670.0,
    357423.0,
    2637558.0,
    13339535.0,
    45995730.0,
    105258076.0,
    150917976.0,
    120543840.0,
    39916800.0,
    0.0,
)
_LANCZOS: Final = 6.024680040776729583740234375
#: From here on Stirling's series is as good as floats are.
_FAR: Final = 12.0
#: Above, gamma is infinite; below the negative of it, 0.
_LARGEST: Final = 171.7
#: Below, a power that gamma is made with does not overflow.
_UNDIVIDED: Final = 140.0
_FACTORIALS: Final = np.array([math.nan, *(float(math.factorial(n)) for n in range(23))])


def erf(u: Any) -> Any:
    """The error function."""
    u = np.asarray(u, float)
    size = np.abs(u)
    return by_place(size <= 1.0, _erf_near, lambda u: np.copysign(1.0 - _tail(np.abs(u)), u), u)


def erfc(u: Any) -> Any:
    """1 - erf(u), accurate for large u."""
    u = np.asarray(u, float)
    return by_place(np.abs(u) < 0.5, lambda u: 1.0 - _erf_near(u), _erfc_far, u)


def _erfc_far(u: Any) -> Any:
    tail = _tail(np.abs(u))
    return np.where(u > 0, tail, 2.0 - tail)


def _erf_near(u: Any) -> Any:
    return u * polynomial(_ERF, u * u)


def _tail(u: Any) -> Any:
    """Erfc of numbers from 1/2 on."""
    u = np.minimum(u, 30.0)
    # exp(-u**2) without the rounding of the square: that of the high part is exact.
    high = u.astype(np.float32).astype(float)
    power = np.exp(-high * high) * np.exp((high - u) * (high + u))
    return power * polynomial(_TAIL, (u - 3.0) / (u + 3.0)) / (u + 3.0)


def gamma(u: Any) -> Any:
    """The gamma function; nan at its poles."""
    u = np.asarray(u, float)
    size = np.clip(np.abs(u), 1e-300, _LARGEST)
    below = size + (_LANCZOS - 0.5)
    # What rounding took from that sum counts, since a large power of it is made.
    slip = np.where(
        size > _LANCZOS - 0.5,
        (below - size) - (_LANCZOS - 0.5),
        (below - (_LANCZOS - 0.5)) - size,
    )
    slip = slip * (_LANCZOS / below)
    whole = polynomial(_ABOVE, size) / polynomial(_BELOW, size)
    made = whole / np.exp(below)
    made = made + slip * made
    if np.max(size, initial=0.0) < _UNDIVIDED:
        made = made * np.power(below, size - 0.5)
    else:
        root = np.power(below, 0.5 * size - 0.25)
        made = made * root * root
    if np.any(u < 0):
        reflected = -math.pi / (sine_of_pi(size, math.pi) * size) / made
        made = np.where(u < 0, reflected, made)
    made = np.where(np.abs(u) > _LARGEST, np.where(u > 0, u * np.inf, made), made)
    made = np.where(np.abs(u) < 1e-300, 1.0 / u, made)
    exact = (u == np.floor(u)) & (u <= 23)
    if np.any(exact):
        table = _FACTORIALS[np.where(exact & (u >= 1), u, 0).astype(int)]
        made = np.where(exact, table, made)
    return np.where(u == 0, np.nan, made)


def lgamma(u: Any) -> Any:
    """log(|gamma(u)|); nan at its poles."""
    if isinstance(u, np.ndarray) and u.dtype == np.longdouble:
        return array_longer.lgamma(u)
    u = np.asarray(u, float)
    size = np.abs(u)
    far = np.maximum(size, _FAR)
    inverse = 1.0 / far
    made = (far - 0.5) * (np.log(far) - 1.0) + (
        0.4189385332046727 + inverse * polynomial(_STIRLING, inverse * inverse)
    )
    close = size < _FAR
    if np.any(close):
        near = np.clip(size, 1e-300, _FAR)
        whole = polynomial(_ABOVE, near) / polynomial(_BELOW, near)
        by_lanczos = (
            np.log(whole) - _LANCZOS + (near - 0.5) * (np.log(near + (_LANCZOS - 0.5)) - 1.0)
        )
        made = np.where(close, by_lanczos, made)
    if np.any(u < 0):
        reflected = math.log(math.pi) - np.log(np.abs(sine_of_pi(size, math.pi)) * size) - made
        made = np.where(u < 0, reflected, made)
    if np.any(size < 3.0):
        made = np.where((u >= 0.5) & (u < 3.0), _lgamma_by_zeros(u), made)
    return np.where((u <= 0) & (u == np.floor(u)), np.nan, made)


def _lgamma_by_zeros(u: Any) -> Any:
    """The same from 1/2 to 3, as a product with its zeros at 1 and 2."""
    u = np.clip(u, 0.5, 3.0)
    low, high = u < 1.0, u > 2.0
    at = np.where(low, u + 1.0, np.where(high, u - 1.0, u))
    made = (at - 1.0) * (at - 2.0) * polynomial(LGAMMA, at - 1.5)
    return made + np.where(low, -np.log(u), np.where(high, np.log(at), 0.0))


def log_gamma(u: Any) -> Any:
    """The logarithm of the gamma function, where that is positive."""
    u = np.asarray(u)
    made = lgamma(u)
    if np.any(u <= 0):
        negative = (u <= 0) & (np.floor(u) % 2 != 0)
        made = np.where(negative, np.nan, made)
    return made


def digamma(u: Any) -> Any:
    """The derivative of lgamma; nan at its poles."""
    u = np.asarray(u, float)
    at = np.where(u < 0, 1.0 - u, u)
    far = np.maximum(at, _FAR)
    inverse = 1.0 / (far * far)
    made = np.log(far) - 0.5 / far - inverse * polynomial(_DIGAMMA_SERIES, inverse)
    if np.any(at < _FAR):
        near = np.clip(at, 1e-300, _FAR)
        steps = np.where(near < 1.0, -1.0 / near, 0.0)
        near = np.where(near < 1.0, near + 1.0, near)
        for _ in range(int(_FAR) - 2):
            high = near >= 2.0
            near = np.where(high, near - 1.0, near)
            steps += np.where(high, 1.0 / near, 0.0)
        by_root = ((near - _ROOT) - _ROOT_REST) * polynomial(_DIGAMMA, near - 1.5)
        made = np.where(at < _FAR, steps + by_root, made)
    if np.any(u < 0):
        made = np.where(u < 0, made - math.pi / np.tan(math.pi * (u - np.round(u))), made)
    return np.where((u <= 0) & (u == np.floor(u)), np.nan, made)
