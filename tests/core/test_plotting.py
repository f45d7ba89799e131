"""Plots are drawn for real, on matplotlib's canvas without a window."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest

from neurogebra import Expression, MathForge

forge = MathForge()


@pytest.fixture(autouse=True)
def _canvas() -> Iterator[None]:
    mpl.use("Agg")
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


def drawn(axes: object) -> int:
    """How many pixels of the finished picture are not white; every text is typeset on the way."""
    canvas = axes.figure.canvas  # type: ignore[attr-defined]
    canvas.draw()
    return int(np.sum(np.asarray(canvas.buffer_rgba())[..., :3] < 250))


def test_a_curve_and_its_derivative():
    axes = forge.get("sigmoid").visualize(-4, 4)
    curve, slope = axes.lines[:2]
    xs = np.linspace(-4, 4, len(curve.get_xdata()))
    assert np.allclose(curve.get_ydata(), 1 / (1 + np.exp(-xs)))
    assert np.allclose(slope.get_ydata(), np.exp(-xs) / (1 + np.exp(-xs)) ** 2)
    assert axes.get_title() == "sigmoid" and axes.get_xlabel() == "$x$"
    assert drawn(axes) > 1000


def test_without_the_derivative():
    axes = Expression("f", "x**2").visualize(derivative=False)
    assert len(axes.lines) == 2  # the curve and the axis


def test_contours_of_two_variables():
    axes = forge.get("rosenbrock").visualize(-2, 2)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("$x$", "$y$")
    assert drawn(axes) > 1000


def test_three_variables_have_no_picture():
    with pytest.raises(ValueError, match="give all but two of them a value"):
        Expression("f", "x*y*z").visualize()


@pytest.mark.parametrize("name", ["log_barrier", "tan", "ln", "heaviside", "constant_lr", "elu"])
def test_gaps_and_poles_are_drawn_without_a_warning(name: str):
    assert drawn(forge.get(name).visualize()) > 1000


def test_a_constant_is_a_level_line():
    assert set(Expression("c", "3").visualize().lines[0].get_ydata()) == {3}


def test_pieces_are_written_on_one_line():
    labels = [line.get_label() for line in forge.get("elu").visualize().lines[:2]]
    assert labels[0] == "{x if x > 0; α·(eˣ − 1) otherwise}"
    assert forge.get("tanh").visualize().lines[0].get_label().startswith("$")
