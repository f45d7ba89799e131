"""The regularisers, defined a second time: by integrals of their slope, divergences, norms."""

from __future__ import annotations

from mpmath import mp, mpc, mpf

from tests.core.oracles import Oracle


def huber_reg(w: mpf, lambda_reg: mpf, delta: mpf) -> mpf:
    # The smallest of |z| + (w - z)^2/(2 delta) over z: the Moreau envelope.
    z = mp.sign(w) * max(abs(w) - delta, mpf(0))
    return lambda_reg * (abs(z) + (w - z) ** 2 / (2 * delta))


def scad(w: mpf, lambda_reg: mpf, a: mpf) -> mpf:
    """The area under a slope that is lambda, then falls in a straight line to 0."""
    size = abs(w)
    full = min(size, lambda_reg) * lambda_reg
    reached = min(max(size, lambda_reg), a * lambda_reg)
    slope_there = (a * lambda_reg - reached) / (a - 1)
    return full + (reached - lambda_reg) * (lambda_reg + slope_there) / 2


def mcp(w: mpf, lambda_reg: mpf, gamma_mcp: mpf) -> mpf:
    """The area under a slope that falls from lambda to 0 in a straight line."""
    reached = min(abs(w), gamma_mcp * lambda_reg)
    return reached * (lambda_reg + (lambda_reg - reached / gamma_mcp)) / 2


def cross_entropy(p: mpf, q: mpf) -> mpf:
    return -mp.log(q**p * (1 - q) ** (1 - p))


def divergence(p: mpf, q: mpf) -> mpf:
    return cross_entropy(p, q) - cross_entropy(p, p)


def kl_gaussian_prior(mu: mpf, log_var: mpf) -> mpf:
    # Cross entropy minus entropy of two normals.
    variance = mp.exp(log_var)
    cross = mp.log(2 * mp.pi) / 2 + (mu**2 + variance) / 2
    return cross - mp.log(2 * mp.pi * mp.e * variance) / 2


def hard_concrete_l0(log_alpha: mpf, lambda_reg: mpf, beta: mpf, gamma: mpf, zeta: mpf) -> mpf:
    # P(s > -gamma/(zeta - gamma)) for the binary concrete s, by its quantile function.
    u = -gamma / (zeta - gamma)
    return lambda_reg * (1 + mp.tanh((log_alpha - beta * mp.log(u / (1 - u))) / 2)) / 2


ORACLES: dict[str, Oracle] = {
    "l1": lambda w, lambda_reg: lambda_reg * max(w, -w),
    "l2": lambda w, lambda_reg: lambda_reg * w * w,
    "weight_decay": lambda w, lambda_reg: mp.quad(lambda t: lambda_reg * t, [0, w]),
    "elastic_net": lambda w, lambda_reg, alpha: (
        lambda_reg * alpha * abs(w) + lambda_reg * (1 - alpha) * w * w
    ),
    "l1_l2": lambda w, l1_reg, l2_reg: abs(w) * (l1_reg + l2_reg * abs(w)),
    "huber_reg": huber_reg,
    "sqrt_reg": lambda w, lambda_reg, epsilon: lambda_reg * mp.hypot(w, mp.sqrt(epsilon)),
    "lq_penalty": lambda w, lambda_reg, q: lambda_reg * mp.exp(q * mp.log(abs(w))),
    "log_sum_penalty": lambda w, lambda_reg, delta: (
        lambda_reg * (mp.log(delta + abs(w)) - mp.log(delta))
    ),
    "scad": scad,
    "mcp": mcp,
    "cauchy_reg": lambda w, lambda_reg, sigma: 2 * lambda_reg * mp.log(abs(mpc(1, w / sigma))),
    "tikhonov": lambda w, lambda_reg, w_prior: lambda_reg * (w * w - 2 * w * w_prior + w_prior**2),
    "ewc_penalty": lambda w, w_old, fisher, lambda_reg: (
        (mp.sqrt(lambda_reg * fisher) * (w - w_old)) ** 2 / 2
    ),
    "log_barrier": lambda w, lambda_reg: -lambda_reg * (mp.log(1 - w) + mp.log(1 + w)),
    "max_norm": lambda w, max_val: max(abs(w), max_val) ** 2 - max_val**2,
    "group_lasso": lambda w1, w2, lambda_reg, epsilon: (
        lambda_reg * mp.norm([w1, w2, mp.sqrt(epsilon)])
    ),
    "hard_concrete_l0": hard_concrete_l0,
    "inverted_dropout": lambda x, keep, rate: x * (keep / (1 - rate)),
    "orthogonal_reg": lambda w1, w2, lambda_reg: lambda_reg * w1 * w1 * w2 * w2,
    "total_variation": lambda w_i, w_j, lambda_reg: lambda_reg * (max(w_i, w_j) - min(w_i, w_j)),
    "smoothness_penalty": lambda w_prev, w, w_next, lambda_reg: (
        lambda_reg * ((w_next - w) - (w - w_prev)) ** 2
    ),
    "graph_laplacian_reg": lambda f_i, f_j, affinity, lambda_reg: (
        # f^T L f with the Laplacian of two linked items.
        lambda_reg * (f_i * affinity * (f_i - f_j) + f_j * affinity * (f_j - f_i))
    ),
    "gradient_penalty": lambda grad_norm, lambda_reg: (
        lambda_reg * (grad_norm**2 - 2 * grad_norm + 1)
    ),
    "r1_penalty": lambda grad_norm, lambda_reg: mp.quad(lambda t: lambda_reg * t, [0, grad_norm]),
    "entropy_reg": lambda p, lambda_reg: lambda_reg * cross_entropy(p, p),
    "confidence_penalty": lambda p, lambda_reg: lambda_reg * mp.log(p**p),
    "label_smoothing": lambda y, epsilon_smooth, K: y + epsilon_smooth * (1 / K - y),  # noqa: N803
    "kl_divergence_reg": lambda p, q, lambda_reg: lambda_reg * divergence(p, q),
    "sparsity_kl": lambda rho_hat, rho, beta: beta * divergence(rho, rho_hat),
    "kl_gaussian_prior": kl_gaussian_prior,
    "z_loss": lambda x1, x2, lambda_reg: lambda_reg * (x1 + mp.log1p(mp.exp(x2 - x1))) ** 2,
}

#: Around the places where the piecewise penalties change.
_PIECES = {"w": (-0.06, 0.06), "lambda_reg": (0.005, 0.02)}

RANGES = {"scad": _PIECES, "mcp": _PIECES, "huber_reg": {"w": (-0.4, 0.4)}}
