"""The losses, defined a second time: by likelihoods, integrals of their slope, other algebra."""

from __future__ import annotations

from collections.abc import Callable

from mpmath import mp, mpf

from tests.core.oracles import Oracle


def of_error(loss: Callable[..., mpf]) -> Oracle:
    """A loss of prediction and target that depends on their difference only."""
    return lambda y_pred, y_true, **params: loss(abs(y_pred - y_true), **params)


def of_margin(loss: Callable[[mpf], mpf]) -> Oracle:
    """A loss of score and label that depends on their product only."""
    return lambda y_pred, y_true: loss(y_true * y_pred)


def tukey(e: mpf, c: mpf) -> mpf:
    # The integral of the influence t(1 - (t/c)^2)^2 up to the error, or up to c.
    t = min(e, c)
    return t**2 / 2 - t**4 / (2 * c**2) + t**6 / (6 * c**4)


def huber(e: mpf, delta: mpf) -> mpf:
    inside = min(e, delta)
    return inside**2 / 2 + delta * (e - inside)


def bernoulli_nll(p: mpf, y: mpf) -> mpf:
    """Minus the logarithm of p^y (1 - p)^(1 - y)."""
    return -mp.log(p**y * (1 - p) ** (1 - y))


def sigmoid(x: mpf) -> mpf:
    return 1 / (1 + mp.exp(-x))


def focal(y_pred: mpf, y_true: mpf, alpha: mpf, gamma: mpf) -> mpf:
    def of_class(p: mpf, weight: mpf) -> mpf:
        return weight * (1 - p) ** gamma * mp.log(1 / p)

    return y_true * of_class(y_pred, alpha) + (1 - y_true) * of_class(1 - y_pred, 1 - alpha)


def entropy(p: mpf) -> mpf:
    return -mp.fsum(q * mp.log(q) for q in (p, 1 - p))


def hinge(x: mpf) -> mpf:
    return x if x > 0 else mpf(0)


def cosine_loss(a1: mpf, a2: mpf, b1: mpf, b2: mpf) -> mpf:
    a, b = mp.mpc(a1, a2), mp.mpc(b1, b2)
    return 2 * mp.sin((mp.arg(a) - mp.arg(b)) / 2) ** 2


def info_nce(sim_pos: mpf, sim_neg1: mpf, sim_neg2: mpf, tau: mpf) -> mpf:
    weights = [mp.exp(s / tau) for s in (sim_pos, sim_neg1, sim_neg2)]
    return -mp.log(weights[0] / mp.fsum(weights))


def dpo(logp_chosen: mpf, logp_rejected: mpf, ref_chosen: mpf, ref_rejected: mpf, beta: mpf) -> mpf:
    gain_chosen = (mp.exp(logp_chosen) / mp.exp(ref_chosen)) ** beta
    gain_rejected = (mp.exp(logp_rejected) / mp.exp(ref_rejected)) ** beta
    return -mp.log(gain_chosen / (gain_chosen + gain_rejected))


def poisson_nll(y_pred: mpf, y_true: mpf) -> mpf:
    likelihood = mp.exp(-y_pred) * y_pred**y_true / mp.gamma(y_true + 1)
    return -mp.log(likelihood) - mp.loggamma(y_true + 1)


ORACLES: dict[str, Oracle] = {
    "mse": of_error(lambda e: e * e),
    "mae": lambda y_pred, y_true: max(y_pred, y_true) - min(y_pred, y_true),
    "huber": of_error(huber),
    "smooth_l1": of_error(lambda e, beta: huber(e, beta) / beta),
    "log_cosh": of_error(lambda e: e + mp.log1p(mp.exp(-2 * e)) - mp.log(2)),
    "charbonnier": of_error(lambda e, epsilon: mp.hypot(e, epsilon)),
    "msle": lambda y_pred, y_true: mp.log((1 + y_pred) / (1 + y_true)) ** 2,
    "quantile": lambda y_pred, y_true, q: (q - (y_pred > y_true)) * (y_true - y_pred),
    "epsilon_insensitive": of_error(lambda e, epsilon: e - min(e, epsilon)),
    "cauchy_loss": of_error(lambda e, c: c * c * mp.log(mp.hypot(1, e / c))),
    "welsch_loss": of_error(lambda e, c: -(c**2) / 2 * mp.expm1(-(e**2) / c**2)),
    "tukey_biweight": of_error(tukey),
    "gaussian_nll": lambda y_pred, y_true, variance: (
        -mp.log(mp.npdf(y_true, y_pred, mp.sqrt(variance))) - mp.log(2 * mp.pi) / 2
    ),
    "laplace_nll": lambda y_pred, y_true, scale: (
        -mp.log(mp.exp(-abs(y_true - y_pred) / scale) / (2 * scale))
    ),
    "poisson_nll": poisson_nll,
    "binary_crossentropy": lambda y_pred, y_true: bernoulli_nll(y_pred, y_true),
    "bce_with_logits": lambda logit, y_true: bernoulli_nll(sigmoid(logit), y_true),
    "categorical_crossentropy": lambda y_pred, y_true: mp.log(y_pred**-y_true),
    "focal_loss": focal,
    "hinge": of_margin(lambda m: hinge(1 - m)),
    "squared_hinge": of_margin(lambda m: hinge(1 - m) ** 2),
    "logistic_loss": of_margin(lambda m: -mp.log(sigmoid(m))),
    "exponential_loss": of_margin(lambda m: mp.cosh(m) - mp.sinh(m)),
    "kl_divergence": lambda y_pred, y_true: y_true * (mp.log(y_true) - mp.log(y_pred)),
    "jensen_shannon": lambda y_pred, y_true: (
        entropy((y_pred + y_true) / 2) - (entropy(y_pred) + entropy(y_true)) / 2
    ),
    "wasserstein_1d": lambda cdf_pred, cdf_true, width: (
        width * (max(cdf_pred, cdf_true) - min(cdf_pred, cdf_true))
    ),
    "triplet_loss": lambda d_pos, d_neg, margin: hinge(margin - (d_neg - d_pos)),
    "contrastive_loss": lambda d, y_true, margin: (
        (y_true * d**2 + (1 - y_true) * hinge(margin - d) ** 2) / 2
    ),
    "cosine_loss": cosine_loss,
    "cosine_embedding_loss": lambda cos_sim, y_true, margin: (
        1 - cos_sim if y_true > 0 else hinge(cos_sim - margin)
    ),
    "info_nce": info_nce,
    "margin_ranking": lambda score_1, score_2, y_true, margin: hinge(
        margin - y_true * score_1 + y_true * score_2
    ),
    "ranknet_loss": lambda score_winner, score_loser: -mp.log(sigmoid(score_winner - score_loser)),
    "dpo_loss": dpo,
    "dice_loss": lambda intersection, sum_pred, sum_true, smooth: (
        (sum_pred + sum_true - 2 * intersection) / (sum_pred + sum_true + smooth)
    ),
    "tversky_loss": lambda tp, fp, fn, alpha, beta: (
        (alpha * fp + beta * fn) / (tp + alpha * fp + beta * fn)
    ),
}

RANGES = {"tukey_biweight": {"c": (1.0, 6.0)}}
