"""Holds every formula of the catalogue, and every derivative, against exact arithmetic.

Sixteen units in the last place are allowed, or four times what the formula's conditioning makes of
rounding its inputs; on arrays as on single numbers. No formula is excused. Run it with
`make nightly` for many points, seeds that no test has seen, and the worst errors.
"""

from __future__ import annotations

import math
import random
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import mpmath
import numpy as np

from neurogebra import Expression, MathForge, catalogue
from neurogebra.catalogue.build import _interval
from neurogebra.errors import DomainError
from neurogebra.formula.careful import _Evaluation
from neurogebra.formula.definitions import expanded
from neurogebra.formula.tree import Node

#: Bits of the standard; what seems wrong may be its own cancelling, then with more.
BITS = (260, 700, 2000)


#: Units in the last place that are always allowed.
ALLOWED = 16.0


@dataclass(frozen=True)
class Error:
    """How far off a value is, and how far it may be, in units in the last place."""

    ulps: float
    allowed: float
    at: dict[str, float]

    @property
    def share(self) -> float:
        return self.ulps / self.allowed


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
) -> list[Error]:
    """How far off the value is at some points, as a number and as an element of an array."""
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
        errors: list[Error] = []
        for at, on_array in zip(points, on_arrays, strict=True):
            try:
                found = expression.eval(**at)
            except DomainError:
                continue
            errors += [error_of(tree, params | at, value) for value in (found, on_array)]
    return errors


def error_of(tree: Node, at: dict[str, float], found: Any) -> Error:
    """How far off what was found for a formula at a point is, and how far it may be."""
    for bits in BITS:
        with mpmath.workprec(bits):
            true = _Evaluation(at).of(tree)
            if not mpmath.isfinite(true) or math.isinf(float(true)):
                return Error(0.0, ALLOWED, at)
            if not math.isfinite(found):
                return Error(math.inf, ALLOWED, at)
            unit = math.ulp(float(true)) if true else 5e-324
            ulps = float(abs(mpmath.mpf(found) - true) / unit)
            error = Error(ulps, ALLOWED, at)
            if ulps > ALLOWED and bits > BITS[0]:
                error = Error(ulps, max(ALLOWED, 4 * _conditioning(tree, at, true)), at)
            if error.share <= 1:
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


def errors_of(category: str, n_points: int, seed: str = "") -> Iterator[tuple[str, list[Error]]]:
    """The name of each formula and derivative of a category, and its errors."""
    forge = MathForge()
    for name in forge.list_all(category):
        expression, entry = forge.get(name), catalogue.get(name)
        if "I*" in expression.text:
            continue
        for by in ("", *expression.variables):
            form = expression.gradient(by) if by else expression
            chance = random.Random(f"{name} {by}{seed}")
            yield f"{name} {by}", _errors(form, entry, chance, n_points)


POINTS = 25
N_SEEDS = 3
_SHOWN = 10


def main() -> int:
    """Say how far it is while it runs, and at the end what failed and the worst errors."""
    # A new day tries new points.
    seeds = [f" {time.time_ns() // 86_400_000_000_000} {n}" for n in range(N_SEEDS)]
    worst: dict[str, Error] = {}
    n = 0
    for category in catalogue.categories():
        for seed in seeds:
            for name, errors in errors_of(category, POINTS, seed):
                n += len(errors)
                found = max(errors, key=lambda error: error.share, default=None)
                if found and (name not in worst or found.share > worst[name].share):
                    worst[name] = found
            _say(f"\raccuracy: {n:,} values, {_failures(worst)} wrong, {category:20}")
    ranked = sorted(worst.items(), key=lambda item: -item[1].share)
    _say(f"\n{len(worst)} formulas and derivatives; the worst, in units in the last place:\n")
    for name, error in ranked[: max(_SHOWN, _failures(worst))]:
        _say(f"{error.ulps:12.4g} of {error.allowed:<10.4g} {name} at {error.at}\n")
    return bool(_failures(worst))


def _failures(worst: dict[str, Error]) -> int:
    return sum(error.share > 1 for error in worst.values())


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
