"""Points of a formula for a plot: quick, plain floats, a gap where there is no value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from neurogebra.errors import FormulaError
from neurogebra.formula.definitions import expanded
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tree import Apply, Node, Num, Sym, size, symbols
from neurogebra.ops import OPS

_POINTS = 121
_LONGEST = 300
_CONSTANTS = {"pi": math.pi, "E": math.e, "oo": math.inf, "True": 1.0, "False": 0.0}

Samples = tuple[float | None, ...]


def samples(
    tree: Node, variable: str, settings: Mapping[str, float], low: float = -6.0, high: float = 6.0
) -> tuple[tuple[float, ...], Samples, Samples] | None:
    """Places, values and slopes of a formula of one variable; None where it has too few values."""
    return _samples(tree, variable, tuple(sorted(settings.items())), low, high)


@lru_cache(maxsize=256)
def _samples(
    tree: Node, variable: str, given: tuple[tuple[str, float], ...], low: float, high: float
) -> tuple[tuple[float, ...], Samples, Samples] | None:
    settings = dict(given)
    try:
        whole = expanded(tree)
        slope = derivative(whole, variable)
    except FormulaError:
        return None
    if size(whole) > _LONGEST or size(slope) > 4 * _LONGEST:
        return None
    xs = tuple(low + (high - low) * i / (_POINTS - 1) for i in range(_POINTS))
    ys = tuple(_value(whole, {**settings, variable: x}) for x in xs)
    if sum(y is not None for y in ys) < _POINTS // 4:
        return None
    return xs, ys, tuple(_value(slope, {**settings, variable: x}) for x in xs)


#: Places that no formula of a program was written for.
_PROBES = (0.7310585786, 1.3862943611, 2.2360679775, 0.3183098862, 3.6055512755)


def same(one: Node, other: Node) -> bool | None:
    """Whether two formulas are one function of their names; None where that cannot be told."""
    try:
        trees = expanded(one), expanded(other)
    except FormulaError:
        return None
    if any(size(tree) > _LONGEST for tree in trees):
        return None
    names = sorted({*symbols(trees[0]), *symbols(trees[1])})
    n_told = 0
    for turn in range(len(_PROBES)):
        at = {
            name: _PROBES[(turn + place) % len(_PROBES)] + place for place, name in enumerate(names)
        }
        values = [_value(tree, at) for tree in trees]
        if values[0] is None or values[1] is None:
            continue
        n_told += 1
        if not math.isclose(values[0], values[1], rel_tol=1e-9, abs_tol=1e-9):
            return False
    return True if n_told >= 2 else None


def value(tree: Node, names: Mapping[str, float]) -> float | None:
    """The number that a formula gives at a place; None where it has none."""
    try:
        return _value(expanded(tree), names)
    except FormulaError:
        return None


def _value(tree: Node, names: Mapping[str, float]) -> float | None:
    try:
        value = float(_compute(tree, names))
    except (ArithmeticError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return value if math.isfinite(value) else None


def _compute(tree: Node, names: Mapping[str, float]) -> float:
    if isinstance(tree, Num):
        return float(tree.value)
    if isinstance(tree, Sym):
        return _CONSTANTS[tree.name] if tree.constant else names[tree.name]
    if tree.op == "piecewise":
        return _branch(tree, names)
    return OPS[tree.op].forward(*(_compute(argument, names) for argument in tree.args))


def _branch(tree: Apply, names: Mapping[str, float]) -> float:
    """Only the branch that holds is computed: the others may have no value here."""
    for value, condition in zip(tree.args[::2], tree.args[1::2], strict=True):
        if _compute(condition, names):
            return _compute(value, names)
    return math.nan
