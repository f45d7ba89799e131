"""Every formula of the catalogue, and every derivative, is computed to the last few digits.

The standard is exact arithmetic. Sixteen units in the last place are allowed, or four times what
the formula's conditioning makes of rounding its inputs; on arrays as on single numbers. No formula
is excused. `--points N` tries more points of each.
"""

from __future__ import annotations

import math
import random
import warnings
from typing import Any

import mpmath
import numpy as np
import pytest

from neurogebra import Expression, MathForge, catalogue
from neurogebra.catalogue.build import _interval
from neurogebra.errors import DomainError
from neurogebra.formula.careful import _Evaluation
from neurogebra.formula.definitions import expanded
from neurogebra.formula.tree import Node

#: Bits of the standard; what seems wrong may be its own cancelling, then with more.
BITS = (260, 700, 2000)


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


def _errors(
    expression: Expression, entry: catalogue.Entry, chance: random.Random, n_points: int
) -> list[float]:
    """How many units in the last place each of some points is off, over what is allowed."""
    tree = expanded(expression.tree)
    params = {name.name: name.default for name in entry.params}
    points = [
        {name.name: _point(name.domain, chance) for name in entry.variables}
        for _ in range(n_points)
    ]
    columns = {name: np.array([point[name] for point in points]) for name in points[0]}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        on_arrays = np.broadcast_to(expression.eval(**columns), n_points).tolist()
        errors: list[float] = []
        for at, on_array in zip(points, on_arrays, strict=True):
            try:
                found = expression.eval(**at)
            except DomainError:
                continue
            errors += [_error(tree, params | at, value) for value in (found, on_array)]
    return errors


def _error(tree: Node, at: dict[str, float], found: Any) -> float:
    for bits in BITS:
        with mpmath.workprec(bits):
            true = _Evaluation(at).of(tree)
            if not mpmath.isfinite(true) or math.isinf(float(true)):
                return 0.0
            if not math.isfinite(found):
                return math.inf
            unit = math.ulp(float(true)) if true else 5e-324
            error = float(abs(mpmath.mpf(found) - true) / unit) / 16
            if error > 1 and bits > BITS[0]:
                error = min(error, 16 * error / max(16.0, 4 * _conditioning(tree, at, true)))
            if error <= 1:
                return error
    return error


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
def test_values_and_derivatives(category: str, n_points: int):
    forge = MathForge()
    wrong: dict[str, float] = {}
    for name in forge.list_all(category):
        expression, entry = forge.get(name), catalogue.get(name)
        if "I*" in expression.text:
            continue
        for by in ("", *expression.variables):
            form = expression.gradient(by) if by else expression
            errors = _errors(form, entry, random.Random(f"{name} {by}"), n_points)
            if max(errors, default=0.0) > 1:
                wrong[f"{name} {by}"] = max(errors)
    assert wrong == {}
