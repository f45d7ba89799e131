"""How the call under the cursor is written, also while it is half typed."""

from __future__ import annotations

import pytest
from neurogebra_lsp.features.signature import signature
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked

USE = """from neurogebra import Expression, MathForge, Value
forge = MathForge()
f = Expression("f", "a*x**2 + y", params={"a": 2})
mse = forge.get("mse")
x = Value(2)
"""


def called(line: str) -> tuple[str, str | None] | None:
    """The label, and the argument that is being typed."""
    case = marked(USE + line)
    found = signature(case.doc, evaluate(case.text), case.at, DEFAULTS)
    if found is None:
        return None
    active = None if found.active is None else found.label[slice(*found.parameters[found.active])]
    return found.label, active


@pytest.mark.parametrize(
    ("line", "label", "active"),
    [
        ("f.eval(‸", "eval(x, y, a=2)", "x"),
        ("f.eval(‸)", "eval(x, y, a=2)", "x"),
        ("f.eval(1, ‸", "eval(x, y, a=2)", "y"),
        ("f.eval(y=‸", "eval(x, y, a=2)", "y"),
        ("f.eval(a=[1, ‸", "eval(x, y, a=2)", "a=2"),
        ("f.eval(zz=‸", "eval(x, y, a=2)", None),
        ("f(‸", "f(x, y, a=2)", "x"),
        ("mse.eval(‸", "eval(y_pred, y_true)", "y_pred"),
        ('forge.get("‸', "get(name, params=None, trainable=False)", "name"),
        ('forge.get("sigmoid", ‸)', "get(name, params=None, trainable=False)", "params=None"),
        ("f.gradient(‸", "gradient(var)", "var"),
        ("Value(‸", "Value(data)", "data"),
        (
            'g = Expression("g", ‸',
            "Expression(name, formula, params=None, trainable_params=None, metadata=None)",
            "formula",
        ),
    ],
)
def test_signatures(line: str, label: str, active: str | None) -> None:
    assert called(line) == (label, active)


@pytest.mark.parametrize("line", ["print(‸", "x.data‸", "n = 3‸", "f.eval(1)‸", "# f.eval(‸"])
def test_other_places_stay_silent(line: str) -> None:
    assert called(line) is None


def test_the_meaning_of_the_argument_is_told() -> None:
    case = marked(USE + 'forge.get("mse").eval(‸')
    found = signature(case.doc, evaluate(USE), case.at, DEFAULTS)
    assert found is not None
    assert found.summary


IN_CLASS = """class Model:
    shared = Expression("g", "u*v")
    def __init__(self):
        self.f = Expression("f", "a*t", params={"a": 2})
        self.n = 1
        self.n = Expression("n", "s")
    def at(self, t):
        return self.
"""


@pytest.mark.parametrize(
    ("call", "label"),
    [
        ("f.eval(", "eval(t, a=…)"),
        ("shared.eval(", "eval(u, v)"),
        ("f.gradient(", "gradient(var)"),
        ("n.eval(", None),  # it may be either
        ("other.eval(", None),
    ],
)
def test_attributes_of_a_class_in_its_methods(call: str, label: str | None) -> None:
    found = called(IN_CLASS.replace("self.\n", f"self.{call}‸\n"))
    assert (found and found[0]) == label


def test_attributes_that_were_seen() -> None:
    line = "class A: pass\nm = A()\nm.own = f\nprint(m.own.name)\nm.own.eval(‸"
    assert called(line) == ("eval(x, y, a=2)", "x")
