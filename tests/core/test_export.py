"""Exported code computes what the expression computes."""

from __future__ import annotations

import importlib.util
import re
import sys
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

import numpy as np
import pytest
from inline_snapshot import snapshot

from neurogebra import Expression, MathForge, catalogue
from tests.core import torch_by_numpy

forge = MathForge()


def exported(expression: Expression, library: str) -> Callable[..., Any]:
    """The function that the exported source defines."""
    source = getattr(expression, f"to_{library}_source")()
    scope: dict[str, Any] = {}
    exec(source, scope)
    return scope[re.findall(r"^def (\w+)\(", source, re.MULTILINE)[0]]


def agrees_on_the_catalogue(library: str, tensor: Callable[[Any], Any]) -> None:
    """Whether every exported function computes what its expression computes."""
    for entry in catalogue.entries():
        expression = forge.get(entry.name)
        points = {
            name: np.array([0.2, 0.45, 0.7]) + n / 50 for n, name in enumerate(expression.variables)
        }
        if any("integers" in name.domain for name in entry.variables) or "I*" in expression.text:
            continue
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("error")
            call = exported(expression, library)
            found = call(**{name: tensor(values) for name, values in points.items()})
            expected = expression.eval(**points)
        assert np.allclose(found, expected, rtol=1e-9, equal_nan=True), entry.name


def test_numpy_source_agrees_on_the_whole_catalogue():
    agrees_on_the_catalogue("numpy", np.asarray)


def test_torch_source_agrees_on_the_whole_catalogue(monkeypatch: pytest.MonkeyPatch):
    if importlib.util.find_spec("torch"):
        import torch as real

        agrees_on_the_catalogue("torch", real.as_tensor)
    else:
        # What PyTorch's functions give, said by numpy; the source itself is run as it is.
        monkeypatch.setitem(sys.modules, "torch", cast("ModuleType", torch_by_numpy.torch))
        agrees_on_the_catalogue("torch", np.asarray)


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


def test_torch_gets_tensors_also_where_the_formula_has_numbers():
    assert forge.get("student_t").to_torch_source().splitlines()[4:7] == [
        "def student_t(x, nu=5.0):",
        "    dtype = torch.result_type(x, 1.0)",
        "    nu = torch.as_tensor(nu, dtype=dtype)",
    ]
    assert "logaddexp(torch.as_tensor(0, dtype=dtype), " in (
        forge.get("info_nce").to_torch_source()
    )


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("name", ["student_t", "info_nce", "logistic_loss"])
def test_torch_keeps_the_precision_of_what_it_is_given(
    monkeypatch: pytest.MonkeyPatch, name: str, precision: str
):
    if not importlib.util.find_spec("torch"):
        monkeypatch.setitem(sys.modules, "torch", cast("ModuleType", torch_by_numpy.torch))
    library: Any = importlib.import_module("torch")
    expression = forge.get(name)
    given = np.linspace(0.1, 0.9, 5)
    # Single numbers too: they decide the type of a result as arrays do.
    for values in (given, given[0]):
        tensor = library.as_tensor(values, dtype=getattr(library, precision))
        found = exported(expression, "torch")(*[tensor] * len(expression.variables))
        assert str(found.dtype).endswith(precision)


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


@pytest.mark.parametrize(
    ("formula", "points"),
    [
        ("gamma(x)", [-2.5, -1.5, -0.5, 0.5, 4.0]),
        ("gamma(x + 1)/gamma(x + 3)", [-2.5, -1.5, -0.5, 4.0]),
        ("(1 - x**3)/(1 - x)", [-3.0, -0.5, 0.5, 3.0]),
    ],
)
def test_numpy_source_has_the_sign_of_negative_arguments(formula: str, points: list[float]):
    expression = Expression("f", formula)
    found = exported(expression, "numpy")(np.array(points))
    assert np.allclose(found, [expression.eval(x=x) for x in points], rtol=1e-12)
