"""What each entry of the transform category is worth, computed in another way than its formula."""

from __future__ import annotations

from mpmath import mp

from tests.core.oracles import Oracle


def fraction_of_way(x, start, end):
    return (start - x) / (start - end)


def along(fraction, start, end):
    return (1 - fraction) * start + fraction * end


def integral_of_power(x, power):
    """The area under t^(power - 1) from 1 to x, by its substitution t = eᵘ."""
    top = mp.log(x)
    return mp.expm1(power * top) / power if power else top


def yeo_johnson(x, lambda_yj):
    if x >= 0:
        return integral_of_power(1 + x, lambda_yj)
    return -integral_of_power(1 - x, 2 - lambda_yj)


def odd(function, x):
    """The odd continuation of a function that is known from 0 up."""
    return function(x) if x >= 0 else -function(-x)


def between(x, low, high):
    if x > high:
        x = high
    if x < low:
        x = low
    return x


def circle(cycles):
    """The point on the unit circle after that many turns."""
    return mp.expjpi(2 * cycles)


def wave(pos, i, d_model):
    return mp.expj(pos * mp.exp(-2 * i / d_model * mp.log(10000)))


def variance_of_uniform(bound):
    return bound**2 / 3


def bound_of_variance(variance):
    """The half width of a uniform law with that variance."""
    return mp.sqrt(variance / variance_of_uniform(mp.mpf(1)))


def glorot(fan_in, fan_out):
    """Glorot's variance: the harmonic mean of what the two directions ask for."""
    forward, backward = 1 / mp.mpf(fan_in), 1 / mp.mpf(fan_out)
    return 2 / (1 / forward + 1 / backward)


def he(fan_in):
    return 1 / (mp.mpf(fan_in) / 2)


def inverse_document_frequency(n_docs, doc_freq):
    return mp.log(mp.e * (1 + n_docs)) - mp.log(1 + doc_freq)


def quantised(x, step):
    """The multiple of the step whose half-open neighbourhood holds x."""
    left = mp.nint((x - (x % step)) / step)
    return step * (left + 1 if x % step >= step / 2 else left)


ORACLES: dict[str, Oracle] = {
    "min_max_normalize": lambda x, x_min, x_max: fraction_of_way(x, x_min, x_max),
    "min_max_to_range": lambda x, x_min, x_max, a_range, b_range: along(
        fraction_of_way(x, x_min, x_max), a_range, b_range
    ),
    "inverse_min_max": lambda z, x_min, x_max: along(z, x_min, x_max),
    "z_score_normalize": lambda x, mu, sigma: x / sigma - mu / sigma,
    "inverse_z_score": lambda z, mu, sigma: sigma * (z + mu / sigma),
    "robust_scale": lambda x, median_val, iqr: x / iqr - median_val / iqr,
    "l2_normalize": lambda x, norm_l2: mp.sign(x) * mp.sqrt(x**2 / norm_l2**2),
    "max_abs_scale": lambda x, max_abs: x * mp.exp(-mp.log(max_abs)),
    "log_transform": lambda x: 2 * mp.atanh(x / (2 + x)),
    "log10_transform": lambda x: mp.log10(1 + x),
    "signed_log": lambda x: odd(mp.log1p, x),
    "arcsinh_transform": lambda x, scale: odd(
        lambda u: mp.log(u + mp.hypot(u, scale)) - mp.log(scale), x
    ),
    "sqrt_transform": lambda x: mp.root(x, 2),
    "anscombe_transform": lambda x: mp.sqrt(4 * x + mp.mpf(3) / 2),
    "box_cox": lambda x, lambda_bc: integral_of_power(x, lambda_bc),
    "box_cox_approx": lambda x, lambda_bc: integral_of_power(x, lambda_bc),
    "yeo_johnson": yeo_johnson,
    "yeo_johnson_positive": yeo_johnson,
    "power_transform": lambda x, p_exp: mp.exp(p_exp * mp.log(x)),
    "signed_power": lambda x, p_exp: odd(lambda u: mp.exp(p_exp * mp.log(u)), x),
    "cloglog_transform": lambda p: mp.log(mp.log(1 / (1 - p))),
    "arcsine_sqrt_transform": lambda p: mp.atan2(mp.sqrt(p), mp.sqrt(1 - p)),
    "quantile_rank": lambda rank, n: ((rank - 1) / n + rank / n) / 2,
    "blom_rank": lambda rank, n: (8 * rank - 3) / (8 * n + 2),
    "normal_to_uniform": lambda x, mu, sigma: mp.ncdf(x, mu, sigma),
    "sigmoid_transform": lambda x, k_sig, x0_sig: (1 + mp.tanh(k_sig * (x - x0_sig) / 2)) / 2,
    "tanh_transform": lambda x: mp.sinh(x) / mp.cosh(x),
    "softplus_transform": lambda x: x + mp.log1p(mp.exp(-x)),
    "softsign_transform": lambda x: odd(lambda u: 1 - 1 / (1 + u), x),
    "clip_transform": between,
    "winsorize": lambda x, lower_pct, upper_pct: between(x, lower_pct, upper_pct),
    "thermometer_bit": lambda x, threshold: int(not x < threshold),
    "quantize_uniform": quantised,
    "gaussian_basis": lambda x, center, width: (
        mp.npdf(x, center, width) / mp.npdf(center, center, width)
    ),
    "fourier_feature_sin": lambda x, freq: circle(freq * x).imag,
    "fourier_feature_cos": lambda x, freq: circle(freq * x).real,
    "cyclic_encode_sin": lambda x, period: circle(x / period).imag,
    "cyclic_encode_cos": lambda x, period: circle(x / period).real,
    "positional_enc_sin": lambda pos, i, d_model: wave(pos, i, d_model).imag,
    "positional_enc_cos": lambda pos, i, d_model: wave(pos, i, d_model).real,
    "platt_scaling": lambda score, a_platt, b_platt: (
        (1 - mp.tanh((a_platt * score + b_platt) / 2)) / 2
    ),
    "mu_law_transform": lambda x, mu: odd(lambda u: mp.log(1 + mu * u, 1 + mu), x),
    "mel_scale": lambda freq_hz: 2595 * (mp.log10(700 + freq_hz) - mp.log10(700)),
    "decibel_transform": lambda power, ref_power: 10 * (mp.log10(power) - mp.log10(ref_power)),
    "moving_average_weight": lambda window_size: mp.exp(-mp.log(window_size)),
    "exponential_smoothing": lambda x, s_prev, alpha_es: s_prev + alpha_es * (x - s_prev),
    "difference_transform": lambda x, x_prev: mp.fsum((x, -x_prev)),
    "log_return": lambda x, x_prev: mp.log(x) - mp.log(x_prev),
    "smoothed_target_encoding": lambda n, cat_mean, global_mean, m_smooth: along(
        m_smooth / (n + m_smooth), cat_mean, global_mean
    ),
    "idf_smooth": inverse_document_frequency,
    "tf_idf": lambda term_freq, n_docs, doc_freq: (
        term_freq * inverse_document_frequency(n_docs, doc_freq)
    ),
    "xavier_uniform_bound": lambda fan_in, fan_out: bound_of_variance(glorot(fan_in, fan_out)),
    "xavier_normal_std": lambda fan_in, fan_out: mp.sqrt(glorot(fan_in, fan_out)),
    "he_uniform_bound": lambda fan_in: bound_of_variance(he(fan_in)),
    "he_normal_std": lambda fan_in: mp.sqrt(he(fan_in)),
    "lecun_normal_std": lambda fan_in: 1 / mp.sqrt(fan_in),
}

RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "mel_scale": {"freq_hz": (50, 8000)},
    "positional_enc_sin": {"pos": (0, 50), "i": (0, 32), "d_model": (64, 512)},
    "positional_enc_cos": {"pos": (0, 50), "i": (0, 32), "d_model": (64, 512)},
    "quantile_rank": {"rank": (1, 10), "n": (10, 20)},
    "blom_rank": {"rank": (1, 10), "n": (10, 20)},
}
