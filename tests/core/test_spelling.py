"""A misspelt name is recognised, a different one is not."""

from __future__ import annotations

import math

import pytest

from neurogebra.special import digamma, polygamma
from neurogebra.spelling import closest

KNOWN = ["sigmoid", "l1", "l2", "leaky_relu", "binary_crossentropy", "mse", "mae", "relu", "tanh"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sigmiod", "sigmoid"),
        ("sigmoidd", "sigmoid"),
        ("Sigmoid", "sigmoid"),
        ("sgmoid", "sigmoid"),
        ("LeakyReLU", "leaky_relu"),
        ("leakyrelu", "leaky_relu"),
        ("binary_cross_entropy", "binary_crossentropy"),
        ("l1_regularizer", "l1"),
        ("mes", "mse"),
        ("binary", "binary_crossentropy"),
        ("quux", None),
        ("x", None),
        ("", None),
        ("rsqmzid", None),
    ],
)
def test_closest(written: str, meant: str | None):
    assert closest(written, KNOWN) == meant


def test_digamma_and_polygamma():
    assert digamma(1.0) == pytest.approx(-0.5772156649015329, rel=1e-15)
    assert digamma(-0.5) == pytest.approx(0.03648997397857652, rel=1e-13)
    assert polygamma(1, 1.0) == pytest.approx(math.pi**2 / 6, rel=1e-15)
    assert polygamma(2, 0.5) == pytest.approx(-16.8287966442343199956, rel=1e-15)
    for bad in (0.0, -3.0):
        with pytest.raises(ValueError, match="pole"):
            digamma(bad)
        with pytest.raises(ValueError, match="pole"):
            polygamma(1, bad)
    with pytest.raises(ValueError, match="order"):
        polygamma(0.5, 1.0)
