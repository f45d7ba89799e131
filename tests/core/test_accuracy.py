"""Every formula of the catalogue, and every derivative, is computed to the last few digits.

The standard is exact arithmetic. Sixteen units in the last place are allowed, or four times what
the formula's conditioning makes of rounding its inputs. The few that cancel beyond that are named.
"""

from __future__ import annotations

import math
import random

import mpmath
import pytest

from neurogebra import Expression, MathForge, catalogue
from neurogebra.catalogue.build import _interval
from neurogebra.errors import DomainError
from neurogebra.formula.careful import _Evaluation
from neurogebra.formula.definitions import expanded
from neurogebra.formula.tree import Node

N_POINTS = 3

#: Differences of several large terms that no rewriting brings together.
CANCELLING = {
    "ackley_2d", "adadelta_step", "beta_func", "beta_log_likelihood", "binomial_log_likelihood",
    "canberra_dist_elem", "catmull_rom", "cosine_loss", "dice_loss", "eigenvalue_2x2",
    "eigenvalue_2x2_min", "fowlkes_mallows", "geometric_series_sum", "griewank_2d",
    "hermite_interpolation", "hyperplane_distance", "jensen_shannon", "js_divergence_elem",
    "matern_52_kernel", "matthews_corr", "pooled_variance", "positional_enc_cos",
    "positional_enc_sin", "rayleigh_quotient_2x2", "rmsprop_step", "secant_step",
    "silhouette_sample", "smape_elem", "smootherstep", "log_normal_pdf", "sawtooth_approx",
    "square_wave_approx", "triangle_wave", "snake",
}  # fmt: skip


def _point(domain: str, chance: random.Random) -> float:
    """A point of a domain: of ordinary size, tiny, near an end, or large."""
    low, high = _interval(chance.choice(domain.split(" U "))) or (0.0, 1.0)
    if domain.startswith("integers"):
        return (0 if math.isinf(low) else int(low)) + chance.choice((0, 1, 2, 5, 20))
    if math.isfinite(low) and math.isfinite(high):
        part = chance.choice((chance.random(), 10 ** chance.uniform(-9, -1)))
        return low + (high - low) * chance.choice((part, 1 - part))
    size = chance.choice((chance.uniform(0, 3), chance.uniform(0, 30), 10 ** chance.uniform(-9, 3)))
    if math.isfinite(low):
        return low + size
    return high - size if math.isfinite(high) else chance.choice((-1, 1)) * size


def _excess(expression: Expression, entry: catalogue.Entry, chance: random.Random) -> float:
    """How many times the allowed error the worst of some points has."""
    tree = expanded(expression.tree)
    worst = 0.0
    for _ in range(N_POINTS):
        at = {name.name: _point(name.domain, chance) for name in entry.variables}
        full = {name.name: name.default for name in entry.params} | at
        for bits in (500, 4000):
            # What seems wrong may be the standard's own cancelling: then with more digits.
            excess = _excess_at(expression, tree, full, at, bits)
            if excess <= 1:
                break
        worst = max(worst, excess)
    return worst


def _excess_at(
    expression: Expression, tree: Node, full: dict[str, float], at: dict[str, float], bits: int
) -> float:
    try:
        with mpmath.workprec(bits):
            true = _Evaluation(full).of(tree)
            if not mpmath.isfinite(true) or math.isinf(float(true)):
                return 0.0
            allowed = max(16.0, 4 * _conditioning(tree, full, true))
    except DomainError:
        return 0.0
    found = expression.eval(**at)
    unit = math.ulp(float(true)) if true else 5e-324
    return float(abs(mpmath.mpf(found) - true) / unit) / allowed


def _conditioning(tree: Node, at: dict[str, float], true: mpmath.mpf) -> float:
    """What relative changes of the inputs become in the value."""
    step = mpmath.mpf(2) ** -400
    total = mpmath.mpf(0)
    for name, value in at.items():
        if value and not isinstance(value, int) and true:
            moved = _Evaluation({**at, name: mpmath.mpf(value) * (1 + step)}).of(tree)
            total += abs((moved - true) / true) / step
    return float(total)


@pytest.mark.parametrize("category", catalogue.categories())
def test_values_and_derivatives(category: str):
    forge, chance = MathForge(), random.Random(7)
    wrong: dict[str, float] = {}
    for name in forge.list_all(category):
        expression, entry = forge.get(name), catalogue.get(name)
        if name in CANCELLING or "I*" in expression.text:
            continue
        forms = [expression, *(expression.gradient(by) for by in expression.variables)]
        excess = max(_excess(form, entry, chance) for form in forms)
        if excess > 1:
            wrong[name] = excess
    assert wrong == {}
