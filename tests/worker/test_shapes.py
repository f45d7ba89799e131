"""Arrays whose numbers are not known: their shapes are."""

from __future__ import annotations

from textwrap import dedent

import pytest
from neurogebra_lsp.worker.inline import evaluate

SETUP = """
import numpy as np
rng = np.random.default_rng()
X = rng.normal(size=(4, 3))
w = float(input())
"""


def shapes(program: str) -> dict[str, tuple[object, object]]:
    """Shape and dtype of every name, where they are told and the numbers are not."""
    facts = evaluate(SETUP + dedent(program))
    return {b.name: (b.value.shape, b.value.dtype) for b in facts.bound if not b.value.known}


def known(program: str) -> dict[str, str]:
    """What is known although it comes from something that is not."""
    bound = evaluate(SETUP + dedent(program)).bound
    return {b.name: b.value.text or str(b.value.items) for b in bound if b.value.known}


@pytest.mark.parametrize(
    ("expression", "shape", "dtype"),
    [
        ("X + 1", (4, 3), "float64"),
        ("X * np.arange(3)", (4, 3), "float64"),
        ("X @ np.ones(3)", (4,), "float64"),
        ("X @ X.T", (4, 4), "float64"),
        ("X > 0", (4, 3), "bool"),
        ("-X", (4, 3), "float64"),
        ("np.exp(X)", (4, 3), "float64"),
        ("np.maximum(X, 0)", (4, 3), "float64"),
        ("X.mean(axis=0)", (3,), "float64"),
        ("X.sum(axis=1, keepdims=True)", (4, 1), "float64"),
        ("np.argmax(X, axis=1)", (4,), "int64"),
        ("X.reshape(2, -1)", (2, 6), "float64"),
        ("X[1:, 0]", (3,), "float64"),
        ("X[[0, 2]]", (2, 3), "float64"),
        ("X.T", (3, 4), "float64"),
        ("X.astype(int)", (4, 3), "int64"),
        ("np.concatenate([X, np.zeros((1, 3))])", (5, 3), "float64"),
        ("np.where(X > 0, X, 0.1 * X)", (4, 3), "float64"),
        ("np.einsum('ij,kj->ik', X, X)", (4, 4), "float64"),
        ("np.ones((2, 3)) * w", (2, 3), None),
        ("np.array([w, 2 * w, 1.0])", (3,), None),
        ("np.linspace(0, w, 7)", (7,), None),
        ("np.empty((2, 5))", (2, 5), "float64"),
        ("np.empty_like(X)", (4, 3), "float64"),
        ("rng.integers(0, 9, (2, 2))", (2, 2), "int64"),
    ],
)
def test_the_shape_is_known(expression: str, shape: tuple[int, ...], dtype: str | None) -> None:
    assert shapes(f"y = {expression}")["y"] == (shape, dtype)


@pytest.mark.parametrize(
    "expression",
    [
        "X[X > 0]",
        "np.unique(X)",
        "np.nonzero(X)",
        "np.where(X > 0)",
        "np.zeros(int(w))",
        "np.arange(w)",
        "X.sum()",
        "w * 2",
        "np.repeat(X, int(w))",
        "X.reshape(int(w), -1)",
        "X + np.ones(7)",
        "np.array(input().split())",
    ],
)
def test_a_shape_that_depends_on_numbers_is_not_told(expression: str) -> None:
    assert shapes(f"y = {expression}")["y"][0] is None


def test_what_only_asks_for_the_shape_is_known() -> None:
    found = known("""
        n, d = X.shape
        rows = len(X)
        size = X.size + X.ndim
        W = np.zeros((X.shape[1], 2))
        out = (X @ W).shape
        start = np.zeros_like(X[0])
    """)
    assert [found[name] for name in ("n", "d", "rows", "size", "out")] == [
        "4", "3", "4", "14", "(4, 2)",
    ]  # fmt: skip
    assert found["start"] == "(0.0, 0.0, 0.0)"


def test_an_array_stays_known_where_it_only_takes_part() -> None:
    found = known("""
        V = np.arange(3.0)
        y = X.dot(V) + np.dot(X, V)
        total = V.sum()
    """)
    assert found["total"] == "np.float64(3.0)"


def test_what_was_written_into_is_not_known() -> None:
    found = known("""
        out = np.zeros(2)
        np.multiply([1.0, w], 2.0, out)
        running = np.zeros(2)
        np.cumsum(np.array([1.0, w]), 0, None, running)
        first, second = out[0], running[0]
    """)
    assert "first" not in found
    assert "second" not in found
