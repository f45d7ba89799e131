"""What each entry of the calculus category is worth, computed in another way than its formula."""

from __future__ import annotations

from itertools import pairwise

from mpmath import mp

from tests.core.oracles import Oracle


def series(x, terms):
    """A polynomial from (power, coefficient) pairs, each coefficient a fraction (over, under)."""
    return mp.fsum(x**power * mp.mpf(over) / under for power, (over, under) in terms)


def gudermannian(x):
    """The area under the hyperbolic secant from 0 to x, in its logarithmic form."""
    return mp.pi / 2 - 2 * mp.acot(mp.exp(x))


def stirling_log_gamma(x):
    return mp.log((x / mp.e) ** x * mp.sqrt(2 * mp.pi / x)) + mp.bernoulli(2) / (2 * x)


def sinc(x):
    """Euler's product, the reciprocal of Γ(1 + x)·Γ(1 - x)."""
    return mp.rgamma(1 + x) * mp.rgamma(1 - x)


def taylor(x, a, *derivatives):
    """Taylor's polynomial around a, term by term."""
    total, term = 0, mp.mpf(1)
    for order, value in enumerate(derivatives):
        total += value * term
        term *= (x - a) / (order + 1)
    return total


def slope_of_line(*points):
    """The slope of the straight line through two points."""
    (x0, y0), (x1, y1) = points
    return (y1 - y0) / (x1 - x0)


def bend_of_parabola(h, left, middle, right):
    """The second derivative of the parabola through three points: twice a divided difference."""
    first = slope_of_line((-h, left), (0, middle))
    last = slope_of_line((0, middle), (h, right))
    return 2 * (last - first) / (2 * h)


def area_of_parabola(h, left, middle, right):
    """The integral of the parabola through three equally spaced points, from its coefficients."""
    half = h / mp.mpf(2)
    a = (left - 2 * middle + right) / (2 * half**2)
    return 2 * (a * half**3 / 3 + middle * half)


def root_of_line(x0, y0, x1, y1):
    """Where the straight line through two points crosses 0."""
    return (x0 * y1 - x1 * y0) / (y1 - y0)


def curvature(d2f_dx2, df_dx):
    """The size of the cross product of velocity and acceleration, over the speed cubed."""
    speed = mp.hypot(1, df_dx)
    return abs(1 * d2f_dx2 - df_dx * 0) / speed**3


def cubic_through(t, value0, slope0, value1, slope1):
    """The cubic with given ends, its coefficients solved from four equations."""
    equations = mp.matrix([[1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 1], [0, 1, 2, 3]])
    c = mp.lu_solve(equations, mp.matrix([value0, slope0, value1, slope1]))
    return ((c[3] * t + c[2]) * t + c[1]) * t + c[0]


def de_casteljau(t, *points):
    """A Bézier curve by repeated linear interpolation."""
    row = list(points)
    while len(row) > 1:
        row = [a + t * (b - a) for a, b in pairwise(row)]
    return row[0]


def bilinear_interpolation(u, v, f00, f10, f01, f11):
    bottom = f00 + u * (f10 - f00)
    top = f01 + u * (f11 - f01)
    return bottom + v * (top - bottom)


def bump_bend(x):
    """Minus the second derivative of a bell, scaled so that its square has the area 1."""
    bell = mp.sqrt(2 * mp.pi) * mp.npdf(x)
    energy = mp.sqrt(mp.pi) * 3 / 4
    return (bell - x * x * bell) / mp.sqrt(energy)


ORACLES: dict[str, Oracle] = {
    "exp": lambda x: mp.cosh(x) + mp.sinh(x),
    "ln": lambda x: 2 * mp.atanh((x - 1) / (x + 1)),
    "log1p": lambda x: 2 * mp.atanh(x / (2 + x)),
    "expm1": lambda x: 2 * mp.exp(x / 2) * mp.sinh(x / 2),
    "log2": lambda x: mp.log(x, 2),
    "log10": lambda x: mp.log10(x),
    "reciprocal": lambda x: mp.fdiv(1, x),
    "sqrt": lambda x: mp.root(x, 2),
    "cbrt": lambda x: mp.cbrt(x) if x >= 0 else -mp.cbrt(-x),
    "abs_val": lambda x: max(x, -x),
    "sin": lambda x: mp.expj(x).imag,
    "cos": lambda x: mp.expj(x).real,
    "tan": lambda x: mp.sin(2 * x) / (1 + mp.cos(2 * x)),
    "sec": lambda x: mp.sec(x),
    "csc": lambda x: mp.csc(x),
    "cot": lambda x: mp.cot(x),
    "arcsin": lambda x: mp.atan2(x, mp.sqrt((1 - x) * (1 + x))),
    "arccos": lambda x: mp.atan2(mp.sqrt((1 - x) * (1 + x)), x),
    "arctan": lambda x: mp.asin(x / mp.hypot(1, x)),
    "arctan2": lambda y, x: mp.arg(mp.mpc(x, y)),
    "sinh": lambda x: (mp.exp(x) - mp.exp(-x)) / 2,
    "cosh": lambda x: (mp.exp(x) + mp.exp(-x)) / 2,
    "tanh_func": lambda x: 1 - 2 / (mp.exp(2 * x) + 1),
    "sech": lambda x: mp.sech(x),
    "arcsinh": lambda x: mp.atanh(x / mp.hypot(1, x)),
    "arccosh": lambda x: mp.log(x + mp.sqrt(x - 1) * mp.sqrt(x + 1)),
    "arctanh": lambda x: mp.log((1 + x) / (1 - x)) / 2,
    "gudermannian": gudermannian,
    "erf": lambda x: mp.sign(x) * mp.gammainc(mp.mpf(1) / 2, 0, x * x, regularized=True),
    "erfc": lambda x: 2 * mp.ncdf(-x * mp.sqrt(2)),
    "gamma_func": lambda x: mp.exp(mp.loggamma(x)),
    "digamma": lambda x: mp.diff(mp.loggamma, x),
    "beta_func": lambda a_param, b_param: mp.beta(a_param, b_param),
    "stirling_log_gamma": stirling_log_gamma,
    "sinc": sinc,
    "haversine": lambda x: mp.sin(x / 2) ** 2,
    "sigmoid_derivative": lambda x: (mp.sech(x / 2) / 2) ** 2,
    "tanh_derivative": lambda x: mp.sech(x) ** 2,
    "taylor_exp": lambda x: mp.fsum(x**k / mp.factorial(k) for k in range(6)),
    "taylor_sin": lambda x: mp.fsum(
        (-1) ** k * x ** (2 * k + 1) / mp.factorial(2 * k + 1) for k in range(4)
    ),
    "taylor_cos": lambda x: mp.fsum(
        (-1) ** k * x ** (2 * k) / mp.factorial(2 * k) for k in range(4)
    ),
    "taylor_ln1px": lambda x: series(x, [(k, ((-1) ** (k + 1), k)) for k in range(1, 6)]),
    "taylor_arctan": lambda x: series(x, [(2 * k + 1, ((-1) ** k, 2 * k + 1)) for k in range(4)]),
    "linear_approximation": lambda x, a, f_a, df_a: taylor(x, a, f_a, df_a),
    "quadratic_approximation": lambda x, a, f_a, df_a, d2f_a: taylor(x, a, f_a, df_a, d2f_a),
    "gradient_descent_step": lambda w, gradient, lr: mp.fsum([w, -lr * gradient]),
    "chain_rule": lambda df_du, du_dx: mp.diff(lambda t: df_du * (du_dx * t), 0),
    "power_rule": lambda x, n: mp.diff(lambda u: mp.exp(n * mp.log(u)), x),
    "product_rule": lambda df_dx, g_val, f_val, dg_dx: mp.diff(
        lambda t: (f_val + df_dx * t) * (g_val + dg_dx * t), 0
    ),
    "quotient_rule": lambda df_dx, g_val, f_val, dg_dx: mp.diff(
        lambda t: (f_val + df_dx * t) / (g_val + dg_dx * t), 0
    ),
    "finite_difference": lambda f_plus, f_minus, h: slope_of_line((-h, f_minus), (h, f_plus)),
    "forward_difference": lambda f_plus, f_0, h: slope_of_line((0, f_0), (h, f_plus)),
    "second_difference": lambda f_plus, f_0, f_minus, h: bend_of_parabola(h, f_minus, f_0, f_plus),
    # The line through two answers at step² = 1 and 1/4, followed to step² = 0.
    "richardson_extrapolation": lambda d_half, d_full: (
        d_full - slope_of_line((mp.mpf(1) / 4, d_half), (1, d_full))
    ),
    "newton_root_step": lambda x, f_val, df_val: root_of_line(x, f_val, x + 1, f_val + df_val),
    "secant_step": lambda x1, x0, f1, f0: root_of_line(x0, f0, x1, f1),
    "curvature": curvature,
    "trapezoidal_rule": lambda h, f_a, f_b: h * min(f_a, f_b) + h * abs(f_b - f_a) / 2,
    "midpoint_rule": lambda h, f_m: area_of_parabola(h, f_m, f_m, f_m),
    "simpsons_rule": lambda h, f_a, f_m, f_b: area_of_parabola(h, f_a, f_m, f_b),
    "euler_step": lambda y, dy_dt, h: taylor(h, 0, y, dy_dt),
    "runge_kutta_4_step": lambda y, k1, k2, k3, k4, h: (
        y + area_of_parabola(h, k1, (k2 + k3) / mp.mpf(2), k4)
    ),
    "hermite_interpolation": lambda t, p0, m0, p1, m1: cubic_through(t, p0, m0, p1, m1),
    "catmull_rom": lambda t, p0, p1, p2, p3: cubic_through(
        t, p1, (p2 - p0) / mp.mpf(2), p2, (p3 - p1) / mp.mpf(2)
    ),
    "bezier_cubic": lambda t, p0, p1, p2, p3: de_casteljau(t, p0, p1, p2, p3),
    "bilinear_interpolation": bilinear_interpolation,
    "laplace_kernel": lambda s, t: mp.cosh(s * t) - mp.sinh(s * t),
    "fourier_kernel_real": lambda omega, t: mp.expj(-omega * t).real,
    "fourier_kernel_imag": lambda omega, t: mp.expj(-omega * t).imag,
    "wavelet_morlet": lambda x: mp.exp(mp.mpc(-x * x / 2, 5 * x)).real,
    "wavelet_mexican_hat": bump_bend,
}
