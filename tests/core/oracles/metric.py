"""What each entry of the metric category is worth, computed in another way than its formula."""

from __future__ import annotations

from mpmath import mp

from tests.core.oracles import Oracle


def share(part, *others):
    """A part of a whole, through the odds against it."""
    return 1 / (1 + mp.fsum(others) / part)


def weighted_harmonic_mean(first, second, weight):
    return (1 + weight) / (1 / first + weight / second)


def binary_correlation(tp, tn, fp, fn):
    """Pearson's correlation of two 0/1 variables, from their moments."""
    n = tp + tn + fp + fn
    truth, guess = (tp + fn) / n, (tp + fp) / n
    spread = mp.sqrt(truth - truth**2) * mp.sqrt(guess - guess**2)
    return (tp / n - truth * guess) / spread


def log_loss(y, p):
    """Through the log-odds: log(1 + eᶻ) - y·z."""
    z = 2 * mp.atanh(2 * p - 1)
    return mp.log1p(mp.exp(z)) - y * z


def huber(y_pred, y_true, delta):
    """The smallest of u²/2 + δ·|e - u| over u: the square for small errors, a line beyond."""
    error = y_pred - y_true
    nearest = max(-delta, min(delta, error))
    return nearest**2 / 2 + delta * abs(error - nearest)


def adjusted_r_squared(r2, n_samples, n_features):
    """One minus the ratio of two variances, each with its own degrees of freedom."""
    unexplained = (1 - r2) / (n_samples - n_features - 1)
    return 1 - unexplained / (1 / (n_samples - 1))


def concordance(covariance, var_x, var_y, mean_x, mean_y):
    """One minus the expected squared gap, over what it would be without any covariance."""
    apart = var_x + var_y + mean_x**2 - 2 * mean_x * mean_y + mean_y**2
    return 1 - (apart - 2 * covariance) / apart


def silhouette(a_dist, b_dist):
    return 1 - a_dist / b_dist if a_dist < b_dist else b_dist / a_dist - 1


def ssim(mu_x, mu_y, var_x, var_y, cov_xy, c1, c2):
    brightness = 1 - (mu_x - mu_y) ** 2 / (mu_x**2 + mu_y**2 + c1)
    structure = 1 - (var_x + var_y - 2 * cov_xy) / (var_x + var_y + c2)
    return brightness * structure


def akaike(k, log_likelihood):
    return -2 * mp.log(mp.exp(log_likelihood) / mp.exp(k))


ORACLES: dict[str, Oracle] = {
    "accuracy_elem": lambda y_pred, y_true: int(y_pred == y_true),
    "accuracy_formula": lambda tp, tn, fp, fn: 1 - (fp + fn) / mp.fsum((tp, tn, fp, fn)),
    "precision_formula": lambda tp, fp: share(tp, fp),
    "recall_formula": lambda tp, fn: share(tp, fn),
    "specificity_formula": lambda tn, fp: share(tn, fp),
    "negative_predictive_value": lambda tn, fn: share(tn, fn),
    "false_positive_rate": lambda fp, tn: 1 - share(tn, fp),
    "f1_score_formula": lambda prec, rec: weighted_harmonic_mean(prec, rec, 1),
    "fbeta_score_formula": lambda prec, rec, beta_f: weighted_harmonic_mean(prec, rec, beta_f**2),
    "balanced_accuracy": lambda sensitivity, specificity: (
        1 - ((1 - sensitivity) + (1 - specificity)) / 2
    ),
    "youden_j": lambda sensitivity, specificity: sensitivity - (1 - specificity),
    "g_mean_score": lambda sensitivity, specificity: mp.exp(
        (mp.log(sensitivity) + mp.log(specificity)) / 2
    ),
    "fowlkes_mallows": lambda tp, fp, fn: mp.sqrt(share(tp, fp)) * mp.sqrt(share(tp, fn)),
    "matthews_corr": binary_correlation,
    "cohen_kappa": lambda p_observed, p_expected: 1 - (1 - p_observed) / (1 - p_expected),
    "lift_score": lambda prec, prevalence: mp.exp(mp.log(prec) - mp.log(prevalence)),
    "log_loss_elem": log_loss,
    "brier_score_elem": lambda p, y: p * p - 2 * p * y + y * y,
    "brier_skill_score": lambda brier, brier_ref: (brier_ref - brier) / brier_ref,
    "gini_from_auc": lambda auc: auc - (1 - auc),
    "mse_elem": lambda y_pred, y_true: y_pred**2 - 2 * y_pred * y_true + y_true**2,
    "mae_elem": lambda y_pred, y_true: max(y_pred, y_true) - min(y_pred, y_true),
    "rmse_formula": lambda mse_val: mp.root(mse_val, 2),
    "mape_elem": lambda y_pred, y_true: abs(1 - y_pred / y_true),
    "smape_elem": lambda y_pred, y_true: (
        (max(y_pred, y_true) - min(y_pred, y_true)) / ((abs(y_pred) + abs(y_true)) / 2)
    ),
    "mase_formula": lambda mae_val, mae_naive: 1 / (mae_naive / mae_val),
    "huber_loss_elem": huber,
    "r_squared": lambda ss_res, ss_tot: (ss_tot - ss_res) / ss_tot,
    "adjusted_r_squared": adjusted_r_squared,
    "explained_variance_ratio": lambda lambda_i, total_variance: 1 / (total_variance / lambda_i),
    "concordance_correlation": concordance,
    "jaccard_index": lambda n_intersect, n_union: 1 / (n_union / n_intersect),
    "dice_coefficient": lambda n_intersect, size_a, size_b: weighted_harmonic_mean(
        n_intersect / size_a, n_intersect / size_b, 1
    ),
    "tversky_index": lambda tp, fp, fn, alpha_tv, beta_tv: share(tp, alpha_tv * fp, beta_tv * fn),
    "cosine_distance_metric": lambda dot_ab, norm_a, norm_b: (norm_a - dot_ab / norm_b) / norm_a,
    "silhouette_sample": silhouette,
    "reciprocal_rank": lambda rank: mp.exp(-mp.log(rank)),
    "dcg_elem": lambda rel, pos: rel / mp.log(pos + 1, 2),
    "dcg_exponential_elem": lambda rel, pos: mp.expm1(rel * mp.log(2)) / mp.log(pos + 1, 2),
    "ndcg_formula": lambda dcg, idcg: 1 / (idcg / dcg),
    "perplexity": lambda cross_entropy: mp.mpf(2) ** (cross_entropy / mp.log(2)),
    "nats_to_bits": lambda nats: mp.log(mp.exp(nats), 2),
    "bleu_brevity_penalty": lambda ref_len, cand_len: (
        1 if cand_len > ref_len else mp.e / mp.exp(ref_len / cand_len)
    ),
    "word_error_rate": lambda n_sub, n_del, n_ins, n_words: mp.fsum(
        mistakes / n_words for mistakes in (n_sub, n_del, n_ins)
    ),
    "elo_expected_score": lambda rating_a, rating_b: (
        (1 + mp.tanh((rating_a - rating_b) * mp.log(10) / 800)) / 2
    ),
    "psnr": lambda mse_val, max_val: 20 * mp.log10(max_val / mp.sqrt(mse_val)),
    "ssim_formula": ssim,
    "aic": akaike,
    # The exact penalty of a linear model with normal errors: 2·k·n/(n - k - 1).
    "aicc": lambda k, log_likelihood, n_obs: 2 * k * n_obs / (n_obs - k - 1) - 2 * log_likelihood,
    "bic": lambda k, n_obs, log_likelihood: (
        -2 * mp.log(mp.exp(log_likelihood) / mp.sqrt(n_obs) ** k)
    ),
}

RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "adjusted_r_squared": {"n_samples": (20, 100), "n_features": (1, 10)},
    "aicc": {"n_obs": (20, 100), "k": (1, 10)},
    "elo_expected_score": {"rating_a": (1000, 2000), "rating_b": (1000, 2000)},
}
