"""The activation functions, defined a second time."""

from __future__ import annotations

from mpmath import mp, mpf

from tests.core.oracles import Oracle


def relu(x: mpf) -> mpf:
    return (x + abs(x)) / 2


def sigmoid(x: mpf) -> mpf:
    return (1 + mp.tanh(x / 2)) / 2


def elu(x: mpf, alpha: mpf) -> mpf:
    return x if x > 0 else alpha * mp.expm1(x)


def gelu(x: mpf) -> mpf:
    # The tanh form is a swish with a cubic in its gate: (1 + tanh(u))/2 = sigmoid(2u).
    return x * sigmoid(mp.sqrt(8 / mp.pi) * (x + mpf("0.044715") * x**3))


def selu(x: mpf) -> mpf:
    # The two constants solve "mean 0 and variance 1 are kept"; the paper gives the solution so.
    half, root = mp.erfc(1 / mp.sqrt(2)), mp.sqrt(mp.e)
    alpha = -mp.sqrt(2 / mp.pi) / (half * root - 1)
    scale = (
        (1 - half * root)
        * mp.sqrt(2 * mp.pi)
        / mp.sqrt(
            2 * mp.erfc(mp.sqrt(2)) * mp.e**2
            + mp.pi * half**2 * mp.e
            - 2 * (2 + mp.pi) * half * root
            + mp.pi
            + 2
        )
    )
    return scale * elu(x, alpha)


def mish(x: mpf) -> mpf:
    e = mp.exp(x)
    return x * (e * e + 2 * e) / (e * e + 2 * e + 2)


def clip(x: mpf, low: float, high: float) -> mpf:
    return sorted((mpf(low), x, mpf(high)))[1]


def share(*scores: mpf) -> mpf:
    """Softmax of the first score, relative to the largest."""
    weights = [mp.exp(score - max(scores)) for score in scores]
    return weights[0] / mp.fsum(weights)


ORACLES: dict[str, Oracle] = {
    "relu": relu,
    "sigmoid": sigmoid,
    "tanh": lambda x: mp.sinh(x) / mp.cosh(x),
    "leaky_relu": lambda x, alpha: x if x > 0 else alpha * x,
    "prelu": lambda x, alpha: x if x > 0 else alpha * x,
    "swish": lambda x: x * sigmoid(x),
    "gelu": gelu,
    "gelu_exact": lambda x: x * mp.ncdf(x),
    "quick_gelu": lambda x: x * sigmoid(mpf("1.702") * x),
    "softplus": lambda x: x - mp.log(sigmoid(x)),
    "elu": elu,
    "celu": lambda x, alpha: alpha * elu(x / alpha, mpf(1)),
    "selu": selu,
    "mish": mish,
    "hard_sigmoid": lambda x: clip(x + 3, 0, 6) / 6,
    "hard_swish": lambda x: x * clip(x + 3, 0, 6) / 6,
    "hard_tanh": lambda x: clip(x, -1, 1),
    "relu6": lambda x: clip(x, 0, 6),
    "relu_squared": lambda x: x * relu(x),
    "thresholded_relu": lambda x, theta: x * (x > theta),
    "softsign": lambda x: mp.sign(x) * (1 - 1 / (1 + abs(x))),
    # The branch of the hyperbola y(y - x) = b/4 that stays above 0.
    "squareplus": lambda x, b: max(mp.polyroots([1, -x, -b / 4], extraprec=200), key=mp.re).real,
    "log_sigmoid": lambda x: mp.log(sigmoid(x)),
    "softmax2": lambda x1, x2: share(x1, x2),
    "softmax3": lambda x1, x2, x3: share(x1, x2, x3),
    "glu": lambda a, b: a * sigmoid(b),
    "swiglu": lambda a, b: a * b * sigmoid(b),
    "snake": lambda x, alpha: x + (1 - mp.cos(2 * alpha * x)) / (2 * alpha),
    "siren_sine": lambda x, omega: mp.im(mp.expj(omega * x)),
    "lecun_tanh": lambda x: mpf("1.7159") * (2 * sigmoid(4 * x / 3) - 1),
    "soft_shrink": lambda x, lambda_s: mp.sign(x) * relu(abs(x) - lambda_s),
    "hard_shrink": lambda x, lambda_s: x * (abs(x) > lambda_s),
    "linear": lambda x: x,
    "square": lambda x: x * x,
}

_WIDE = {"x": (-8.0, 8.0)}

#: Wide enough to see every piece.
RANGES = {
    "relu6": _WIDE,
    "hard_sigmoid": _WIDE,
    "hard_swish": _WIDE,
    "selu": _WIDE,
    "gelu": _WIDE,
    "gelu_exact": _WIDE,
}
