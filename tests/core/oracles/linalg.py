"""The entries of linear algebra, defined a second time by matrices and complex numbers."""

from __future__ import annotations

from mpmath import matrix, mp, mpc, mpf

from tests.core.oracles import Oracle


def eigenvalues(a: mpf, b: mpf, c: mpf, d: mpf) -> list[mpf]:
    return sorted(mp.polyroots([1, -(a + d), a * d - b * c], extraprec=300), key=mp.re)


def softmax(score: mpf, *others: mpf) -> mpf:
    return 1 / (1 + mp.fsum(mp.exp(other - score) for other in others))


def turned(x1: mpf, x2: mpf, angle: mpf) -> mpc:
    return mpc(x1, x2) * mp.expj(angle)


def quadratic_form(x: mpf, y: mpf, a: mpf, b: mpf, c: mpf) -> mpf:
    v = matrix([x, y])
    return (v.T * matrix([[a, b], [b, c]]) * v)[0]


def normalised(x: mpf, mean: mpf, variance: mpf, scale: mpf, shift: mpf, epsilon: mpf) -> mpf:
    return shift + scale * (x - mean) * (variance + epsilon) ** mpf("-0.5")


def determinant(**entries: mpf) -> mpf:
    """By the permutation formula: six signed products."""
    at = {(int(name[1]), int(name[2])): value for name, value in entries.items()}
    signed = {(1, 2, 3): 1, (2, 3, 1): 1, (3, 1, 2): 1, (3, 2, 1): -1, (2, 1, 3): -1, (1, 3, 2): -1}
    return mp.fsum(sign * at[1, i] * at[2, j] * at[3, k] for (i, j, k), sign in signed.items())


def hyperplane_distance(x1: mpf, x2: mpf, w1: mpf, w2: mpf, b: mpf) -> mpf:
    # The foot of the perpendicular is the point moved by -score/|w|^2 along w.
    score = w1 * x1 + w2 * x2 + b
    step = score / mp.hypot(w1, w2) ** 2
    return mp.hypot(step * w1, step * w2)


ORACLES: dict[str, Oracle] = {
    "l1_norm_elem": lambda x: max(x, -x),
    "l2_norm_elem": lambda x: x * x,
    "lp_norm_elem": lambda x, p: mp.exp(p * mp.log(abs(x))),
    "huber_norm_elem": lambda x, delta: (
        min(abs(x), delta) ** 2 / 2 + delta * (abs(x) - min(abs(x), delta))
    ),
    "vector_norm_2d": lambda x, y: abs(mpc(x, y)),
    "dot_product_elem": lambda x, y: ((x + y) ** 2 - (x - y) ** 2) / 4,
    "neuron_score": lambda x1, x2, w1, w2, b: (matrix([[w1, w2, b]]) * matrix([x1, x2, 1]))[0],
    "matmul_elem_2x2": lambda a11, a12, b11, b21: (matrix([[a11, a12]]) * matrix([b11, b21]))[0],
    "cosine_similarity": lambda dot_xy, norm_x, norm_y: dot_xy / norm_x / norm_y,
    "vector_projection_scalar": lambda dot_ab, norm_b: dot_ab / norm_b / norm_b,
    "orthogonal_residual_elem": lambda a, b, proj_coeff: a + (-proj_coeff) * b,
    "hyperplane_distance": hyperplane_distance,
    "euclidean_dist_elem": lambda x, y: x * x - 2 * x * y + y * y,
    "manhattan_dist_elem": lambda x, y: max(x, y) - min(x, y),
    "minkowski_dist_elem": lambda x, y, p: mp.exp(p * mp.log(abs(x - y))),
    "chebyshev_dist": lambda x, y, a, b: max(x - y, y - x, a - b, b - a),
    "mahalanobis_1d": lambda x, mu, sigma: mp.sqrt((x - mu) ** 2 / sigma**2),
    "canberra_dist_elem": lambda x, y: abs(mp.tanh(mp.log(x / y) / 2)) if x * y > 0 else mpf(1),
    "determinant_2x2": lambda a, b, c, d: mp.det(matrix([[a, b], [c, d]])),
    "determinant_3x3": determinant,
    "cross_product_2d": lambda x1, x2, y1, y2: mp.im(mpc(x1, -x2) * mpc(y1, y2)),
    "trace_2x2": lambda a, d: mp.fsum([a, d]),
    "eigenvalue_2x2": lambda a, b, c, d: eigenvalues(a, b, c, d)[1],
    "eigenvalue_2x2_min": lambda a, b, c, d: eigenvalues(a, b, c, d)[0],
    "quadratic_form_2x2": quadratic_form,
    "rayleigh_quotient_2x2": lambda x, y, a, b, c: (
        quadratic_form(x, y, a, b, c) / abs(mpc(x, y)) ** 2
    ),
    "frobenius_elem": lambda x: x * x,
    "sigmoid_kernel": lambda x, y, alpha, c_coeff: (
        2 * softmax(2 * (alpha * x * y + c_coeff), mpf(0)) - 1
    ),
    "log_sum_exp2": lambda x1, x2: x1 - mp.log(softmax(x1, x2)),
    "log_sum_exp3": lambda x1, x2, x3: x1 - mp.log(softmax(x1, x2, x3)),
    "softmax_score": lambda x, y: softmax(x, y),
    "log_softmax_score": lambda x, y: x - mp.log(mp.exp(x) + mp.exp(y)),
    "softmax_temperature": lambda x1, x2, temperature: softmax(x1 / temperature, x2 / temperature),
    "scaled_dot_product": lambda dot_qk, d_k: dot_qk * d_k ** mpf("-0.5"),
    "attention_score": lambda dot_1, dot_2, d_k: softmax(
        dot_1 / mp.sqrt(d_k), dot_2 / mp.sqrt(d_k)
    ),
    "alibi_bias": lambda query_pos, key_pos, slope: slope * key_pos - slope * query_pos,
    "alibi_slope": lambda head, n_heads: mp.exp(-8 * mp.ln2 * head / n_heads),
    "rope_angle": lambda position, pair, base, dim: (
        position / mp.exp(mp.log(base) * 2 * pair / dim)
    ),
    "rope_rotate_first": lambda x1, x2, angle: mp.re(turned(x1, x2, angle)),
    "rope_rotate_second": lambda x1, x2, angle: mp.im(turned(x1, x2, angle)),
    "layer_norm_elem": lambda x, mu, sigma, gamma_ln, beta_ln, epsilon: normalised(
        x, mu, sigma**2, gamma_ln, beta_ln, epsilon
    ),
    "batch_norm_elem": lambda x, mu_batch, var_batch, gamma_bn, beta_bn, epsilon: normalised(
        x, mu_batch, var_batch, gamma_bn, beta_bn, epsilon
    ),
    "rms_norm_elem": lambda x, mean_square, gain, epsilon: normalised(
        x, mpf(0), mean_square, gain, mpf(0), epsilon
    ),
    "weight_norm_elem": lambda v, norm_v, g: v * (g / norm_v),
    "lora_weight": lambda w, ba, alpha, rank: w + ba * alpha / rank,
}

#: Off-diagonal entries of one sign keep the eigenvalues real.
_REAL = {"b": (0.1, 3.0), "c": (0.1, 3.0)}

RANGES = {
    "eigenvalue_2x2": _REAL,
    "eigenvalue_2x2_min": _REAL,
    "attention_score": {"dot_1": (-30.0, 30.0), "dot_2": (-30.0, 30.0)},
}
