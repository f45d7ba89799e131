"""What a learner types finds what they mean, among the first few names."""

from __future__ import annotations

import pytest

from neurogebra import MathForge, catalogue

#: What is typed, and names that must be among the first FEW.
FEW = 6
MEANT = {
    "smooth relu": {"softplus", "swish", "gelu", "mish"},
    "relu": {"relu", "leaky_relu"},
    "dead neurons": {"leaky_relu", "prelu"},
    "vanishing gradient": {"sigmoid", "tanh"},
    "squash to 0 1": {"sigmoid"},
    "between -1 and 1": {"tanh", "hard_tanh", "softsign"},
    "transformer activation": {"gelu", "swiglu"},
    "probability": {"sigmoid"},
    "probability from score": {"sigmoid", "softmax2", "softmax3"},
    "soft maximum": {"log_sum_exp2"},
    "robust to outliers": {"huber", "mae"},
    "loss for outliers": {"cauchy_loss", "huber"},
    "classification loss": {"focal_loss", "categorical_crossentropy"},
    "binary classification": {"binary_crossentropy", "bce_with_logits"},
    "cross entropy": {"categorical_crossentropy", "binary_crossentropy"},
    "image segmentation loss": {"dice_loss", "tversky_loss"},
    "accuracy for imbalanced classes": {"balanced_accuracy"},
    "error metric regression": {"mse_elem", "mae_elem", "rmse_formula"},
    "compare models": {"aic", "bic"},
    "how far apart two distributions are": {"wasserstein_1d", "kl_divergence"},
    "distance between points": {"euclidean_dist_elem", "manhattan_dist_elem"},
    "similarity between vectors": {"cosine_similarity"},
    "ranking": {"margin_ranking", "reciprocal_rank"},
    "penalty for large weights": {"weight_decay"},
    "weights become zero": {"l1"},
    "sparse weights": {"l1", "elastic_net"},
    "step size that decays": {"exponential_decay_lr", "step_decay_lr"},
    "learning rate warmup": {"warmup_linear_lr", "warmup_cosine_lr"},
    "optimizer with momentum": {"momentum_step", "nesterov_step"},
    "gradient too large": {"gradient_clip_value", "gradient_clip_norm"},
    "test function for optimizers": {"rosenbrock", "booth"},
    "initial weights": {"xavier_normal_std", "he_normal_std"},
    "normal distribution": {"normal_pdf", "normal_cdf"},
    "bell curve": {"gaussian", "normal_pdf"},
    "counting events": {"poisson_pmf"},
    "waiting time": {"exponential_pdf"},
    "population growth": {"logistic", "exp_growth"},
    "growth that levels off": {"logistic", "von_bertalanffy"},
    "normalize data": {"z_score_normalize", "min_max_normalize"},
    "standardise": {"z_score_normalize"},
    "scale to range": {"min_max_to_range", "min_max_normalize"},
    "position encoding": {"positional_enc_sin", "positional_enc_cos"},
    "attention": {"attention_score"},
    "interpolate between two values": {"lerp"},
    "derivative approximation": {"finite_difference"},
    "area under a curve": {"trapezoidal_rule", "simpsons_rule"},
    "find a root": {"newton_root_step"},
    "absolute value": {"absolute_value"},
    "how wrong is my prediction": {"mse", "mae"},
    "spread of data": {"pooled_variance"},
    "how sure is the model": {"confidence_penalty"},
    "is the difference significant": {"welch_t", "t_statistic"},
    "center and scale my features": {"z_score_normalize"},
    "weights drift less": {"weight_decay"},
    "turn scores into probabilities": {"sigmoid", "softmax2"},
    "balance precision and recall": {"f1_score_formula"},
    "fill in between two points": {"lerp"},
    "angle between vectors": {"cosine_similarity"},
}


@pytest.mark.parametrize("typed", MEANT)
def test_a_learner_finds_it(typed: str):
    assert MEANT[typed] <= set(MathForge().search(typed)[:FEW])


def test_every_name_and_alias_is_found_first():
    for entry in catalogue.entries():
        for title in (entry.name, *entry.aliases):
            assert catalogue.search(title)[0] == entry.name, title


@pytest.mark.parametrize("half", ["sigm", "leaky_r", "cross ent", "outl"])
def test_half_a_word_finds_the_whole(half: str):
    assert catalogue.search(half)


@pytest.mark.parametrize(
    "typed", ["", "   ", "?!", "quetzalcoatl", "no such thing whatsoever", "x" * 10_000]
)
def test_what_is_not_there_is_not_found(typed: str):
    assert catalogue.search(typed) == []


def test_the_spelling_of_two_countries():
    assert catalogue.search("regularization") == catalogue.search("regularisation")
    assert catalogue.search("optimizer") == catalogue.search("optimiser")
