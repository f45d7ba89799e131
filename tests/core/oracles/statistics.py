"""Distributions, information, estimates and tests, defined a second time.

Densities come from scipy.stats; what differentiates by a count, or loses digits in floats, from
mpmath.
"""

from __future__ import annotations

from mpmath import matrix, mp, mpc, mpf
from scipy import stats

from tests.core.oracles import Oracle, in_floats


def sigmoid(x: mpf) -> mpf:
    return (1 + mp.tanh(x / 2)) / 2


def entropy(*ps: mpf) -> mpf:
    return mp.fsum(mp.log(1 / p) * p for p in ps)


def binomial(k: mpf, n: mpf, p: mpf) -> mpf:
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k)


def poisson(k: mpf, rate: mpf) -> mpf:
    # A ratio of incomplete gamma functions: P(K <= k) - P(K <= k - 1).
    return mp.gammainc(k + 1, rate, regularized=True) - mp.gammainc(k, rate, regularized=True)


def negative_binomial(k: mpf, r: mpf, p: mpf) -> mpf:
    return mp.rf(r, k) / mp.rf(1, k) * p**r * (1 - p) ** k


def gamma_density(x: mpf, shape: mpf, scale: mpf) -> mpf:
    return mp.diff(lambda t: mp.gammainc(shape, 0, t / scale, regularized=True), x)


def beta_density(x: mpf, alpha: mpf, beta: mpf) -> mpf:
    return x ** (alpha - 1) * (1 - x) ** (beta - 1) / mp.beta(alpha, beta)


def posterior_mean(
    sample_mean: mpf, n: mpf, mu_prior: mpf, sigma_prior: mpf, sigma_lik: mpf
) -> mpf:
    # Where the slope of the log posterior, a line in the mean, crosses 0: least squares.
    design = matrix([1 / sigma_prior, mp.sqrt(n) / sigma_lik])
    target = matrix([mu_prior / sigma_prior, mp.sqrt(n) * sample_mean / sigma_lik])
    return (design.T * target)[0] / (design.T * design)[0]


def kl_normal(mu_p: mpf, sigma_p: mpf, mu_q: mpf, sigma_q: mpf) -> mpf:
    cross = mp.log(sigma_q * mp.sqrt(2 * mp.pi)) + (
        (mu_p**2 + sigma_p**2) - 2 * mu_p * mu_q + mu_q**2
    ) / (2 * sigma_q**2)
    return cross - mp.log(sigma_p * mp.sqrt(2 * mp.pi * mp.e))


def welch(mean1: mpf, mean2: mpf, s1: mpf, s2: mpf, n1: mpf, n2: mpf) -> mpf:
    return (mean1 - mean2) / mp.hypot(s1 / mp.sqrt(n1), s2 / mp.sqrt(n2))


def weighted(pairs: list[tuple[mpf, mpf]]) -> mpf:
    """The average of the first entries with the second as weights."""
    return mp.fdot(pairs) / mp.fsum(weight for _, weight in pairs)


ORACLES: dict[str, Oracle] = {
    "normal_pdf": in_floats(lambda x, mu, sigma: stats.norm.pdf(x, mu, sigma)),
    "standard_normal_pdf": in_floats(lambda x: stats.norm.pdf(x)),
    "normal_cdf": lambda x, mu, sigma: mp.ncdf(x, mu, sigma),
    "log_prior_normal": lambda x, mu, sigma: mp.log(mp.npdf(x, mu, sigma)),
    "uniform_pdf": lambda x, a, b: (a <= x <= b) / (b - a),
    "exponential_pdf": in_floats(
        lambda x, lambda_param: stats.expon.pdf(x, scale=1 / lambda_param)
    ),
    "exponential_cdf": lambda x, lambda_param: -mp.expm1(-lambda_param * x),
    "survival_exponential": in_floats(
        lambda x, lambda_param: stats.expon.sf(x, scale=1 / lambda_param)
    ),
    "weibull_pdf": in_floats(
        lambda x, k, lambda_param: stats.weibull_min.pdf(x, k, scale=lambda_param)
    ),
    "weibull_cdf": lambda x, k, lambda_param: -mp.expm1(-mp.exp(k * mp.log(x / lambda_param))),
    "weibull_survival": in_floats(
        lambda x, k, lambda_param: stats.weibull_min.sf(x, k, scale=lambda_param)
    ),
    "laplace_pdf": in_floats(lambda x, mu, b: stats.laplace.pdf(x, mu, b)),
    "cauchy_pdf": in_floats(lambda x, x0, gamma_param: stats.cauchy.pdf(x, x0, gamma_param)),
    "student_t_kernel": in_floats(lambda x, nu: stats.t.pdf(x, nu) / stats.t.pdf(0, nu)),
    "logistic_pdf": in_floats(lambda x, mu, s: stats.logistic.pdf(x, mu, s)),
    "logistic_cdf": lambda x, mu, s: sigmoid((x - mu) / s),
    "log_normal_pdf": in_floats(
        lambda x, mu, sigma: stats.lognorm.pdf(x, sigma, scale=float(mp.exp(mu)))
    ),
    "rayleigh_pdf": in_floats(lambda x, sigma: stats.rayleigh.pdf(x, scale=sigma)),
    "gumbel_pdf": in_floats(lambda x, mu, beta_param: stats.gumbel_r.pdf(x, mu, beta_param)),
    "pareto_pdf": in_floats(lambda x, alpha, x_min: stats.pareto.pdf(x, alpha, scale=x_min)),
    "gamma_pdf": in_floats(lambda x, shape, scale: stats.gamma.pdf(x, shape, scale=scale)),
    "gamma_log_likelihood": lambda x, shape, scale: mp.log(gamma_density(x, shape, scale)),
    "chi_squared_kernel": in_floats(
        lambda x, k: stats.chi2.pdf(x, k) / stats.chi2.pdf(1.0, k) * float(mp.exp(-0.5))
    ),
    "chi_squared_pdf": in_floats(lambda x, k: stats.chi2.pdf(x, k)),
    "chi_squared_term": lambda observed, expected: observed**2 / expected - 2 * observed + expected,
    "beta_pdf": in_floats(lambda x, alpha, beta_param: stats.beta.pdf(x, alpha, beta_param)),
    "beta_log_likelihood": lambda x, alpha, beta_param: mp.log(beta_density(x, alpha, beta_param)),
    "beta_posterior_mean": lambda successes, trials, alpha, beta_param: weighted(
        # The prior mean and the observed rate, which is 0/0 for no trials.
        [(alpha / (alpha + beta_param), alpha + beta_param), (successes / trials, trials)]
    ),
    "bernoulli_pmf": lambda k, p: (1 - p) * mp.exp(k * mp.log(p / (1 - p))),
    "bernoulli_log_likelihood": lambda p, k: mp.log(p**k * (1 - p) ** (1 - k)),
    "binomial_pmf": binomial,
    "binomial_log_likelihood": lambda p, k, n: mp.log(binomial(k, n, p)),
    "poisson_pmf": poisson,
    "poisson_log_likelihood": lambda rate, k: mp.log(poisson(k, rate)),
    "geometric_pmf": lambda k, p: (1 - p) ** (k - 1) - (1 - p) ** k,
    "negative_binomial_pmf": negative_binomial,
    "logit": lambda p: 2 * mp.atanh(2 * p - 1),
    "bayes_rule": lambda prior, likelihood, false_positive: sigmoid(
        mp.log(prior / (1 - prior)) + mp.log(likelihood / false_positive)
    ),
    "bayes_posterior_kernel": lambda x, y, mu_prior, sigma_prior, sigma_lik: (
        2
        * mp.pi
        * sigma_prior
        * sigma_lik
        * mp.npdf(y, x, sigma_lik)
        * mp.npdf(x, mu_prior, sigma_prior)
    ),
    "normal_posterior_mean": posterior_mean,
    "evidence_lower_bound": lambda log_likelihood, kl_term: mp.fsum([log_likelihood, -kl_term]),
    "entropy_elem": lambda p: -mp.log(p**p),
    "binary_entropy": lambda p: entropy(p, 1 - p),
    "normal_entropy": lambda sigma: mp.log(sigma / mp.npdf(0)) + mpf(1) / 2,
    "cross_entropy_elem": lambda y, p: -mp.log(p**y * (1 - p) ** (1 - y)),
    "kl_divergence_elem": lambda p, q: p * (mp.log(p) - mp.log(q)),
    "kl_bernoulli": lambda p, q: -mp.log(q**p * (1 - q) ** (1 - p)) - entropy(p, 1 - p),
    "kl_normal": kl_normal,
    "js_divergence_elem": lambda p, q: entropy((p + q) / 2) - entropy(p) / 2 - entropy(q) / 2,
    "mutual_information_elem": lambda p_xy, p_x, p_y: (
        p_xy * (mp.log(p_xy) - mp.log(p_x) - mp.log(p_y))
    ),
    "mutual_info_bound": lambda x: x - mp.log(sigmoid(x)),
    "gini_impurity": lambda p: 1 - p**2 - (1 - p) ** 2,
    "z_score": lambda x, mu, sigma: x / sigma - mu / sigma,
    "t_statistic": lambda x, mu, s, n: mp.sqrt(n) / s * (x - mu),
    "welch_t": welch,
    "cohens_d": lambda mean1, mean2, s_pooled: mean1 / s_pooled - mean2 / s_pooled,
    "coefficient_of_variation": lambda sigma, mu: mp.sqrt(sigma**2 / mu**2),
    "pooled_variance": lambda n1, s1, n2, s2: weighted([(s1**2, n1 - 1), (s2**2, n2 - 1)]),
    "standard_error": lambda sigma, n: mp.sqrt(sigma**2 / n),
    "upper_confidence_bound": lambda mean, n, t, c: mean + mp.sqrt(c * c * mp.log(t) / n),
    "additive_smoothing": lambda count, total, alpha, n_categories: weighted(
        [(count / total, total), (1 / n_categories, alpha * n_categories)]
    ),
    "pearson_r_component": lambda x, y, mu_x, mu_y, sigma_x, sigma_y: (
        (x / sigma_x - mu_x / sigma_x) * (y / sigma_y - mu_y / sigma_y)
    ),
    "fisher_z": lambda r: mp.atanh(r),
    "linear_regression_pred": lambda x, beta_0, beta_1: mp.polyval([beta_1, beta_0], x),
    "logistic_regression_pred": lambda x, beta_0, beta_1: sigmoid(mp.polyval([beta_1, beta_0], x)),
    "mgf_normal": lambda t, mu, sigma: mp.exp(mu * t) * mp.exp((sigma * t) ** 2 / 2),
    "mgf_exponential": lambda t, lambda_param: 1 / (1 - t / lambda_param),
    "mgf_poisson": lambda t, rate: mp.exp(rate * mp.expm1(t)),
    "characteristic_normal": lambda t, mu, sigma: (
        mp.exp(-((sigma * t) ** 2) / 2) * mpc(mp.cos(mu * t), mp.sin(mu * t))
    ),
}

_COUNTS = {"k": (0.0, 6.0), "n": (7.0, 12.0)}

RANGES = {
    "uniform_pdf": {"x": (-0.5, 1.5), "a": (-0.2, 0.2), "b": (0.8, 1.2)},
    "pareto_pdf": {"x": (2.5, 8.0), "x_min": (0.5, 2.0)},
    "binomial_pmf": _COUNTS,
    "binomial_log_likelihood": _COUNTS,
    "beta_posterior_mean": {"successes": (0.0, 3.0), "trials": (3.0, 9.0)},
    "additive_smoothing": {"count": (0.0, 3.0), "total": (3.0, 9.0)},
    "mgf_exponential": {"t": (-2.0, 0.5), "lambda_param": (1.0, 3.0)},
    "normal_posterior_mean": {"n": (0.5, 9.0)},
    "log_normal_pdf": {"sigma": (0.5, 2.0)},
    # Where the slope of a distribution function can be taken.
    "gamma_log_likelihood": {"x": (0.05, 20.0), "shape": (0.2, 8.0), "scale": (0.2, 5.0)},
    "poisson_log_likelihood": {"rate": (0.05, 30.0)},
}
