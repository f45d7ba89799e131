"""Exported code computes what the expression computes."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from inline_snapshot import snapshot

from neurogebra import Expression, MathForge, catalogue

forge = MathForge()


def test_numpy_source_agrees_on_the_whole_catalogue():
    for entry in catalogue.entries():
        expression = forge.get(entry.name)
        points = {
            name: np.array([0.2, 0.45, 0.7]) + n / 50 for n, name in enumerate(expression.variables)
        }
        if any("integers" in name.domain for name in entry.variables) or "I*" in expression.text:
            continue
        scope: dict[str, object] = {}
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("error")
            exec(expression.to_numpy_source(), scope)
            call = scope[entry.name if entry.name in scope else f"{entry.name}_"]
            found = call(**points)  # type: ignore[operator]
            expected = expression.eval(**points)
        assert np.allclose(found, expected, rtol=1e-9, equal_nan=True), entry.name


@pytest.mark.parametrize("library", ["numpy", "torch", "jax"])
def test_sources_compile(library: str):
    for name in forge.list_all():
        source = getattr(forge.get(name), f"to_{library}_source")()
        compile(source, name, "exec")


def test_torch_reads_naturally():
    assert forge.get("elu").to_torch_source() == snapshot("""\
import torch


def elu(x, alpha=1.0):
    return torch.where(x > 0, x, alpha * torch.expm1(x))\
""")
    assert forge.get("softplus").to_torch_source().splitlines()[-1] == (
        "    return torch.nn.functional.softplus(x)"
    )


def test_names_become_identifiers():
    source = Expression("1 - my loss", "lambda*x", params={"lambda": 2}).to_numpy_source()
    assert "def f_1_my_loss(x, lambda_=2):\n    return lambda_ * x" in source


def test_a_plain_function():
    f = Expression("f", "a*x", params={"a": 2})
    call = f.to_numpy()
    f.params["a"] = 100
    assert call([1.0, 2.0]).tolist() == [2.0, 4.0]
    assert call(x=[1.0], a=3).tolist() == [3.0]
    assert call.__name__ == "f"
