"""What each entry of the algebra category is worth, computed in another way than its formula."""

from __future__ import annotations

from mpmath import mp
from scipy import stats

from tests.core.oracles import Oracle, in_floats


def polynomial(x, *coefficients):
    """Horner's scheme, highest power first."""
    total = 0
    for coefficient in coefficients:
        total = total * x + coefficient
    return total


def logistic(x, L, k, x0):  # noqa: N803 (the entry's own names)
    return L / 2 * (1 + mp.tanh(k * (x - x0) / 2))


def bell(z):
    """exp(-z**2/2), from the density of the standard normal."""
    return mp.npdf(z) * mp.sqrt(2 * mp.pi)


def matern(x, y, sigma_k, length_scale, order):
    """The Matérn family for any order, by its Bessel function."""
    scaled = mp.sqrt(2 * order) * abs(x - y) / length_scale
    if scaled == 0:
        return sigma_k**2
    half = mp.mpf(2) ** (1 - order) / mp.gamma(order)
    return sigma_k**2 * half * scaled**order * mp.besselk(order, scaled)


def on_circle(x, y, sigma_k, length_scale, period):
    """A squared-exponential kernel between two points of the unit circle."""
    angle = 2 * mp.pi / period
    gap = mp.expj(angle * x) - mp.expj(angle * y)
    return sigma_k**2 * mp.exp(-(abs(gap) ** 2) / (2 * length_scale**2))


def harmonics(x, cosines, sines):
    """The real part of a sum of complex waves; `cosines[0]` is the mean level."""
    total = mp.mpc(0)
    for k, (a, b) in enumerate(zip(cosines, sines, strict=True)):
        total += mp.mpc(a, -b) * mp.expj(k * x)
    return total.real


def triangle_wave(x):
    """Distance along a zigzag of period 2π, from the fraction of the period that has passed."""
    phase = (x / (2 * mp.pi) + mp.mpf(1) / 4) % 1
    return 4 * phase - 1 if phase <= 0.5 else 3 - 4 * phase


def epanechnikov_kernel(x):
    """The Beta(2, 2) density stretched from [0, 1] to [-1, 1]."""
    return stats.beta.pdf((x + 1) / 2, 2, 2) / 2


def tricube_kernel(x):
    """(1 - |x|³)³ over its own integral."""
    weight = max(0, 1 - abs(x) ** 3) ** 3
    return weight / (2 * mp.quad(lambda u: (1 - u**3) ** 3, [0, 1]))


def power_mean(x, y, order):
    return ((x**order + y**order) / 2) ** (mp.mpf(1) / order)


ORACLES: dict[str, Oracle] = {
    "linear_eq": lambda x, m, b: polynomial(x, m, b),
    "quadratic": lambda x, a, b, c: polynomial(x, a, b, c),
    "quadratic_discriminant": lambda a, b, c: -(mp.det(mp.matrix([[2 * a, b], [b, 2 * c]]))),
    "cubic": lambda x, a, b, c, d: polynomial(x, a, b, c, d),
    "quartic": lambda x, a, b, c, d, e: polynomial(x, a, b, c, d, e),
    "monomial": lambda x, a, n: a * mp.exp(n * mp.log(x)),
    "power_law": lambda x, a, n: a * mp.exp(n * mp.log(x)),
    "inverse_square": lambda x, a: a / abs(x) / abs(x),
    "square_root": lambda x, a: a * mp.root(x, 2),
    "nth_root": lambda x, n: mp.exp(mp.log(x) / n) if x else 0,
    "exp_decay": lambda x, A, k: A * mp.mpf(2) ** (-k * x / mp.log(2)),  # noqa: N803
    "exp_growth": lambda x, A, k: A * mp.mpf(2) ** (k * x / mp.log(2)),  # noqa: N803
    "double_exponential": lambda x, A, mu, b: A * min(mp.exp((x - mu) / b), mp.exp((mu - x) / b)),  # noqa: N803
    "logarithmic": lambda x, a, b: a * mp.log10(x) * mp.log(10) + b,
    "log_linear": lambda x, a, b: -a * mp.log(1 - logistic(b * x, 1, 1, 0)),
    "logistic": logistic,
    "gompertz": lambda x, a, b, c: a * mp.exp(-b) ** mp.exp(-c * x),
    "richards_curve": lambda x, K, r, x0, nu: K * logistic(x, 1, r, x0) ** (1 / mp.mpf(nu)),  # noqa: N803
    "von_bertalanffy": lambda x, L_inf, k, x0: -L_inf * mp.expm1(-k * (x - x0)),  # noqa: N803
    "probit": lambda x: mp.ncdf(x),
    "hill_equation": lambda x, V_max, K, n: (  # noqa: N803
        logistic(mp.log(x), V_max, n, mp.log(K)) if x else 0
    ),
    "michaelis_menten": lambda x, V_max, K_m: V_max * (1 - K_m / (K_m + x)),  # noqa: N803
    "gaussian": lambda x, A, mu, sigma: A * bell((x - mu) / sigma),  # noqa: N803
    "cauchy_distribution": in_floats(
        lambda x, x0, gamma_param: stats.cauchy.pdf(x, x0, gamma_param)
    ),
    "student_t": in_floats(lambda x, nu: stats.t.pdf(x, nu)),
    "rayleigh": in_floats(lambda x, sigma: stats.rayleigh.pdf(x, scale=sigma)),
    "laplace_distribution": in_floats(lambda x, mu, b: stats.laplace.pdf(x, mu, b)),
    "beta_distribution": in_floats(
        lambda x, alpha, beta_param: stats.beta.pdf(x, alpha, beta_param)
    ),
    "sinusoidal": lambda x, A, omega, phi: A * mp.expj(omega * x + phi).imag,  # noqa: N803
    "damped_oscillation": lambda x, A, gamma_d, omega, phi: (  # noqa: N803
        A * mp.exp(mp.mpc(-gamma_d * x, omega * x + phi)).real
    ),
    "fourier_term": lambda x, a0, a1, b1, a2, b2: harmonics(x, (a0, a1, a2), (0, b1, b2)),
    "sawtooth_approx": lambda x: (
        0.5 - harmonics(x, (0,) * 4, (0, 1, mp.mpf(1) / 2, mp.mpf(1) / 3)) / mp.pi
    ),
    "square_wave_approx": lambda x: (
        4 / mp.pi * harmonics(x, (0,) * 6, (0, 1, 0, mp.mpf(1) / 3, 0, mp.mpf(1) / 5))
    ),
    "triangle_wave": triangle_wave,
    "rbf_kernel": lambda x, y, gamma_k: bell((x - y) * mp.sqrt(2 * gamma_k)),
    "polynomial_kernel": lambda x, y, alpha_k, c_k, d_k: (
        mp.exp(d_k * mp.log(alpha_k)) * mp.exp(d_k * mp.log(x * y + c_k / alpha_k))
    ),
    "laplacian_kernel": lambda x, y, gamma_k: matern(x, y, 1, mp.mpf(1) / gamma_k, mp.mpf(1) / 2),
    "rational_quadratic_kernel": lambda x, y, alpha_rq, length_scale: mp.exp(
        -alpha_rq * mp.log1p(((x - y) / length_scale) ** 2 / (2 * alpha_rq))
    ),
    "matern_12_kernel": lambda x, y, sigma_k, length_scale: matern(
        x, y, sigma_k, length_scale, mp.mpf(1) / 2
    ),
    "matern_32_kernel": lambda x, y, sigma_k, length_scale: matern(
        x, y, sigma_k, length_scale, mp.mpf(3) / 2
    ),
    "matern_52_kernel": lambda x, y, sigma_k, length_scale: matern(
        x, y, sigma_k, length_scale, mp.mpf(5) / 2
    ),
    "periodic_kernel": on_circle,
    "epanechnikov_kernel": in_floats(epanechnikov_kernel),
    "tricube_kernel": tricube_kernel,
    "rational": lambda x, a, b, c, d: polynomial(x, a, b) / polynomial(x, c, d),
    "lorentzian": lambda x, A, x0, gamma_l: (  # noqa: N803
        A * mp.cos(mp.atan((x - x0) / gamma_l)) ** 2
    ),
    "heaviside": lambda x: 1 if x >= 0 else 0,
    "ramp": lambda x: (x + abs(x)) / 2,
    "absolute_value": lambda x: mp.hypot(x, 0),
    "sign_function": lambda x: (x > 0) - (x < 0),
    "clamp": lambda x, low, high: low if x < low or high < low else high if x > high else x,
    "lerp": lambda t, a_val, b_val: (1 - t) * a_val + t * b_val,
    "inverse_lerp": lambda x, a_val, b_val: 1 - (b_val - x) / (b_val - a_val),
    "cosine_interpolation": lambda t, a_val, b_val: (
        a_val * mp.cos(mp.pi * t / 2) ** 2 + b_val * mp.sin(mp.pi * t / 2) ** 2
    ),
    "smoothstep": lambda t: mp.betainc(2, 2, 0, t, regularized=True),
    "smootherstep": lambda t: mp.betainc(3, 3, 0, t, regularized=True),
    "geometric_mean_2": lambda x, y: mp.exp((mp.log(x) + mp.log(y)) / 2),
    "harmonic_mean_2": lambda x, y: power_mean(x, y, -1),
    "geometric_series_sum": lambda r, n, a: a * mp.expm1(n * mp.log(r)) / mp.expm1(mp.log(r)),
}

# A power with a whole exponent is differentiated by it too, which is real on a positive base only.
RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "monomial": {"x": (0.2, 3)},
    "polynomial_kernel": {"x": (0.2, 2), "y": (0.2, 2)},
}
