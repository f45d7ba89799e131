"""Formulas of what is not known: what they say is what running the program gives."""

from __future__ import annotations

import builtins
import math
import random
from collections.abc import Iterator
from typing import Any

import pytest
from neurogebra_lsp.facts import Facts, Shown
from neurogebra_lsp.features import derivatives, forms
from neurogebra_lsp.worker.inline import evaluate

from neurogebra.core.autograd import Value
from neurogebra.formula.careful import evaluate as number_of
from neurogebra.formula.tree import symbols
from tests.support.marker import source


def last(facts: Facts, name: str) -> Shown:
    return [bound.value for bound in facts.bound if bound.name == name][-1]


def made(program: str, name: str) -> str | None:
    """The formula of a name in a program that asks for numbers."""
    shown = last(evaluate("from neurogebra import Value\n" + source(program)), name)
    assert not shown.known
    return shown.formula


ASKED = "w = Value(float(input()))\nx, b = Value(2.0), Value(1.0)\n"


@pytest.mark.parametrize(
    ("program", "formula"),
    [
        ("z = w * x + b", "(w * x) + b"),
        ("z = w.tanh()", "tanh(w)"),
        ("z = (w ** 2).exp() / x", "exp(w ** 2) / x"),
        ("z = x.max(w)", "max(x, w)"),
        ("z = sum([w * x, w * b])", "(w * x) + (w * b)"),
        ("z = sum(v * v for v in (w, x))", "(w * w) + (x * x)"),
        ("def f(a):\n    return a * 3\nz = f(w) + f(x)", "(3 * w) + (3 * x)"),
        ("z = w\nfor i in range(3):\n    z = z * x\n", "((w * x) * x) * x"),
        ("held = {'a': [w, x]}\nz = held['a'][0] - held['a'][1]", "w - x"),
        ("class M:\n    pass\nm = M()\nm.w = w\nz = m.w * x", "w * x"),
        ("k = float(input())\nz = w * k", "w * k"),
        ("import math\nk = float(input())\nz = math.exp(-k) + 1", "exp(-k) + 1"),
        ("import random\nk = random.gauss(0, 1)\nz = x * k", "x * k"),
        (
            "import functools, operator\nz = functools.reduce(operator.mul, [w, x, b])",
            "(w * x) * b",
        ),
        ("x.data = float(input())\nz = x * b", "x * b"),
        ("z = w\nz += x", "w + x"),
    ],
)
def test_what_is_computed_from_something_unknown_keeps_its_formula(
    program: str, formula: str
) -> None:
    assert made(ASKED + program, "z") == formula


@pytest.mark.parametrize(
    "program",
    [
        "z = w * input()",
        "z = w if w.data > 0 else x",
        "z = x\nif w.data > 0:\n    z = x * 2",
        "z = x\nfor i in range(int(input())):\n    z = z * w",
        "z = [w, x][int(input())]",
        "z = max(w, x)",
        "z = float(input()) // 2",
        "z = [w, x]\nz.extend([w] * int(input()))\nz = z[0] * x",
    ],
)
def test_no_formula_where_it_is_not_certain_what_is_computed(program: str) -> None:
    assert made(ASKED + program, "z") is None


def test_backward_without_numbers_leaves_the_numbers_of_the_leaves_known() -> None:
    facts = evaluate(
        "from neurogebra import Value\n"
        + ASKED
        + "z = w * x\nz.backward()\ng = x.grad\nd = x.data\nz.zero_grad()\nafter = x.grad\n"
    )
    assert not last(facts, "g").known
    assert last(facts, "d").text == "2.0"
    assert last(facts, "after").text == "0.0"
    (backward,) = facts.backwards
    assert backward.why == "input() is not known before the program runs"


def test_gradients_that_meet_an_unknown_one_are_not_known() -> None:
    facts = evaluate(
        "from neurogebra import Value\n"
        + ASKED
        + "(w * x).backward()\nb = x * 3\nb.backward()\ng = x.grad\n"
    )
    assert not last(facts, "g").known
    assert facts.backwards[-1].why is not None


# -- against running the program ------------------------------------------------------------------


def _program(lot: random.Random) -> str:
    """A straight program over Values and numbers, some of which it asks for."""
    lines = ["from neurogebra import Value", "import math"]
    values: list[str] = []
    for i in range(3):
        asked = "float(input())" if i == 0 or lot.random() < 0.5 else repr(lot.uniform(0.5, 2))
        lines.append(f"v{i} = Value({asked})")
        values.append(f"v{i}")
    lines += ["k = float(input())", "def f(a, b=2):\n    return a * b + a"]
    steps: tuple[str, ...] = (
        "{a} + {b}", "{a} * {b}", "{a} - {b} * 0.5", "({a} * 0.2).tanh()", "{a} / ({b} ** 2 + 1)",
        "sum([{a}, {b}, {a} * k])", "f({a})", "f({a}, {b}) * 0.1", "(lambda t: t.sigmoid())({a})",
        "[{a}, {b}][1] * {a}", "{{'p': {a}}}['p'] - k", "(0.1 * {a}).exp() + math.tanh(k)",
        "-{a} + {b}.sin()", "abs({a}) + 1", "{a} ** 2 - 1 / (k ** 2 + 1)",
    )  # fmt: skip
    for i in range(3, 9):
        step = lot.choice(steps).format(a=lot.choice(values), b=lot.choice(values))
        lines.append(f"v{i} = {step}")
        values.append(f"v{i}")
    lines.append("z = v8 + v7 * 0.3")
    if lot.random() < 0.5:
        lines.append("end = z\nfor i in range(3):\n    end = end * 0.5 + v3\nend.backward()")
    else:
        lines.append("end = z * v3\nend.backward()")
    return "\n".join(lines) + "\n"


def _run(program: str, typed: Iterator[float], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    names: dict[str, Any] = {}
    monkeypatch.setattr(builtins, "input", lambda: repr(next(typed)))
    exec(program, names)
    return names


@pytest.mark.parametrize("seed", range(24))
def test_formulas_and_slopes_are_those_of_the_real_run(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = random.Random(seed)
    program = _program(lot)
    facts = evaluate(program)
    n_told = 0
    for _ in range(3):
        typed = iter([lot.uniform(-1.5, 1.5) for _ in range(10)])
        names = _run(program, typed, monkeypatch)
        numbers = {n: float(v) for n, v in names.items() if isinstance(v, (Value, float))}
        for bound in facts.bound:
            shown = bound.value
            for text in (shown.formula, shown.expanded):
                tree = forms.recorded(text)
                if tree is None or bound.name == "end":
                    continue
                assert set(symbols(tree)) <= set(numbers)
                assert math.isclose(
                    number_of(tree, numbers), numbers[bound.name], rel_tol=1e-9, abs_tol=1e-12
                )
                n_told += 1
        whole = last(facts, "end")
        leaves = {n: v for n, v in names.items() if isinstance(v, Value) and not v._inputs}
        for name, slope in derivatives.partials(whole.expanded or whole.formula):
            if name in leaves:
                exact = leaves[name].grad
                assert math.isclose(number_of(slope, numbers), exact, rel_tol=1e-8, abs_tol=1e-11)
    assert n_told
