"""Draws expressions with matplotlib, which is an optional extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt  # pyright: ignore[reportMissingImports]
import numpy as np
from matplotlib.mathtext import MathTextParser  # pyright: ignore[reportMissingImports]

from neurogebra.curve import shown_range
from neurogebra.errors import NeurogebraError
from neurogebra.formula import render
from neurogebra.formula.names import latex_name

if TYPE_CHECKING:
    from neurogebra.core.expression import Expression

N_POINTS = 400


class TooManyVariablesError(NeurogebraError, ValueError):
    """A function of more than two variables has no picture on paper."""

    code = "too-many-variables"


def plot(
    expression: Expression, low: float | None, high: float | None, *, derivative: bool = True
) -> Any:
    """The axes with a curve of one variable, or contours of two."""
    variables = expression.variables or expression.arguments[:1] or ["x"]
    start, end = shown_range(expression)
    low, high = start if low is None else low, end if high is None else high
    if len(variables) == 1:
        return _curve(expression, variables[0], low, high, derivative=derivative)
    if len(variables) == 2:
        return _contours(expression, variables, low, high)
    raise TooManyVariablesError(
        f"{expression.name} has {len(variables)} variables; give all but two of them a value as"
        " parameters to see the rest",
        name=expression.name,
    )


def _curve(
    expression: Expression, variable: str, low: float, high: float, *, derivative: bool
) -> Any:
    xs = np.linspace(low, high, N_POINTS)
    _, axes = plt.subplots()
    axes.plot(xs, _values(expression, xs), label=_set(expression))
    if derivative:
        slope = expression.gradient(variable)
        axes.plot(xs, _values(slope, xs), linestyle="--", label=_set(slope))
    axes.axhline(0, color="gray", linewidth=0.5)
    axes.set_xlabel(f"${latex_name(variable)}$")
    axes.set_title(expression.name)
    axes.legend()
    return axes


def _set(expression: Expression) -> str:
    """The formula as matplotlib can set it: its LaTeX has no cases, so those are one line."""
    shown = f"${expression.formula}$"
    try:
        MathTextParser("path").parse(shown)
    except ValueError:
        return render.unicode(expression.tree)
    return shown


def _values(expression: Expression, xs: Any) -> Any:
    return expression.eval(xs) if expression.arguments else np.full_like(xs, expression.eval())


def _contours(expression: Expression, variables: list[str], low: float, high: float) -> Any:
    side = np.linspace(low, high, N_POINTS // 2)
    first, second = np.meshgrid(side, side)
    values = expression.eval(**dict(zip(variables, (first, second), strict=True)))
    _, axes = plt.subplots()
    drawn = axes.contourf(first, second, values, levels=20)
    axes.figure.colorbar(drawn, ax=axes, label=_set(expression))
    axes.set_xlabel(f"${latex_name(variables[0])}$")
    axes.set_ylabel(f"${latex_name(variables[1])}$")
    axes.set_title(expression.name)
    return axes
