"""Functions of the program: their formulas, checked against running them, and their calls."""

from __future__ import annotations

import ast
import math
import random
from typing import Any

import pytest
from neurogebra_lsp.features import derivatives, functions
from neurogebra_lsp.text import Document

from neurogebra.formula import render
from neurogebra.formula.careful import evaluate as number_of
from neurogebra.formula.tree import Node
from tests.features.ask import card
from tests.support.marker import source


def formula(program: str, name: str = "f") -> Node | None:
    """The formula of a function of a program."""
    text = source(program)
    doc = Document("file:///test.py", 0, text)
    (node,) = [
        n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef) and n.name == name
    ]
    return functions.formula_of(doc, node)


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("def f(x):\n    return x ** 2", "x²"),
        ("def f(x):\n    y = x + 1\n    y *= 2\n    return y", "(x + 1)·2"),
        ("from math import exp as e\ndef f(x):\n    return e(-x)", "e⁻ˣ"),
        ("import numpy as xp\ndef f(x):\n    return xp.sin(x) * xp.pi", "sin(x)·π"),
        ("def f(x):\n    return x if x > 0 else 0.1 * x", "{x if x > 0; 0.1x otherwise}"),
        ("def f(x):\n    if x > 0:\n        return x\n    return 0", "{x if x > 0; 0 otherwise}"),
        ("def g(a, k=2):\n    return k * a\ndef f(x):\n    return g(x) + g(x, k=3)", "2x + 3x"),
        ("sq = lambda t: t * t\ndef f(x):\n    return sq(x + 1)", "(x + 1)·(x + 1)"),
        ("class L:\n    def f(self, x):\n        return self.w * x + self.b", "w·x + b"),
        ("def f(a, b):\n    a, b = b, a\n    return a - b", "b − a"),
    ],
)
def test_formulas_of_functions(program: str, told: str) -> None:
    tree = formula(program)
    assert tree is not None
    assert render.unicode(tree) == told


@pytest.mark.parametrize(
    "program",
    [
        "def f(x):\n    for i in range(3):\n        x = x * 2\n    return x",
        "def f(*x):\n    return x * 2",
        "def exp(x):\n    return open(x)\ndef f(x):\n    return exp(x)",
        "exp = str\ndef f(x):\n    return exp(x)",
        "import cmath as math\ndef f(x):\n    return math.sqrt(x)",
        "def f(x):\n    return f(x - 1) + 1",
        "@twice\ndef f(x):\n    return x",
        "def f(x):\n    if x > 0:\n        y = 1\n    return y",
        "def f(x):\n    if x > 0:\n        return 1",
        "def f(x):\n    x.append(1)\n    return 2 * x",
        "def f(x, w):\n    return self.w * x",
        "b = 1\ndef g(a):\n    return a * b\ndef f(b):\n    return g(b)",
    ],
)
def test_no_formula_where_it_would_say_something_else(program: str) -> None:
    assert formula(program) is None


def _expression(lot: random.Random, names: list[str], depth: int) -> str:
    if depth == 0:
        return lot.choice([*names, f"{lot.uniform(0.2, 2):.2f}"])
    a, b = (_expression(lot, names, depth - 1) for _ in range(2))
    return lot.choice(
        [f"({a} + {b})", f"({a} - {b})", f"{a} * {b}", f"math.tanh({a})", f"np.sin({a})",
         f"({a} if {b} > {a} else {b} * 2)", f"h({a}, {b})", f"({a}) ** 2", f"({a}) / ({b} * {b} + 1)",
         f"max({a}, {b})", f"-{a}"]
    )  # fmt: skip


def _function(lot: random.Random) -> str:
    lines = ["import math", "import numpy as np", "def h(p, q=0.5):", "    return p * q - p"]
    lines.append("def f(x, y):")
    names = ["x", "y"]
    for i in range(lot.randint(0, 2)):
        lines.append(f"    t{i} = {_expression(lot, names, 1)}")
        names.append(f"t{i}")
    if lot.random() < 0.5:
        lines.append(f"    if {_expression(lot, names, 0)} > {lot.choice(names)} and x < 1:")
        lines.append(f"        {lot.choice(names)} = {_expression(lot, names, 1)}")
    if lot.random() < 0.4:
        lines.append(f"    if x * y >= 0.1:\n        return {_expression(lot, names, 1)}")
    lines.append(f"    return {_expression(lot, names, 2)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(60))
def test_formulas_and_slopes_are_those_of_calling_the_function(seed: int) -> None:
    lot = random.Random(seed)
    program = _function(lot)
    tree = formula(program)
    if tree is None:
        return  # too long, which is for another test to say
    names: dict[str, Any] = {}
    exec(program, names)
    f = names["f"]
    for _ in range(4):
        x, y = lot.uniform(-2, 2), lot.uniform(-2, 2)
        at = {"x": x, "y": y}
        assert math.isclose(number_of(tree, at), float(f(x, y)), rel_tol=1e-9, abs_tol=1e-12)
        slope = derivatives.slope(tree, "x", 200)
        if slope is not None:
            h = 1e-6
            left, here, right = (float(f(x + d, y)) for d in (-h, 0, h))
            if abs(right - 2 * here + left) < 1e-9:  # no kink or jump lies between
                assert math.isclose(
                    number_of(slope, at), (right - left) / (2 * h), rel_tol=1e-3, abs_tol=1e-4
                )


def test_most_generated_functions_have_a_formula() -> None:
    assert sum(formula(_function(random.Random(seed))) is not None for seed in range(60)) > 45


def test_a_function_with_its_derivative_and_calls() -> None:
    assert card("""
        def f‸(x):
            return x ** 2 + 1
        f(1); f(2)
    """) == ["f(x)   function, called 2×", "f(x) = x² + 1", "f′(x) = 2x", "f(1) = 2", "f(2) = 5"]


def test_each_call_has_its_own_result() -> None:
    assert card("""
        def fact‸(n):
            return 1 if n < 2 else n * fact(n - 1)
        fact(3)
    """) == [
        "fact(n)   function, called 3×, 3 deep",
        "fact(3) = 6",
        "fact(2) = 2",
        "fact(1) = 1",
    ]


def test_many_calls_are_told_by_the_first_and_the_last() -> None:
    assert card("""
        def f‸(x, y):
            return x * y
        for i in range(100):
            f(i, 2)
    """) == [
        "f(x, y)   function, called 100×",
        "f(x, y) = x·y",
        "∂f/∂x = y   ∂f/∂y = x",
        "f(0, 2) = 0",
        "f(1, 2) = 2",
        "f(2, 2) = 4",
        "f(97, 2) = 194",
        "f(98, 2) = 196",
        "f(99, 2) = 198",
        "the first and the last of 100 calls",
    ]


def test_calls_that_raised_neither_have_results_nor_count_as_depth() -> None:
    assert card("""
        def f‸(x):
            if x < 3:
                raise ValueError
            return x
        for i in range(5):
            try:
                f(i)
            except ValueError:
                pass
    """) == ["f(x)   function, called 5×", "f(3) = 3", "f(4) = 4"]


def test_a_number_that_changes_after_a_call_is_told_as_it_was() -> None:
    lines = card("""
        from neurogebra import Value
        def f‸(v):
            return v * 2
        w = Value(3.0)
        f(w)
        w.data = 100.0
    """)
    assert lines is not None
    assert lines[-1] == "f(3) = 6"


def test_a_formula_that_is_too_long_is_told_by_what_repeats_in_it() -> None:
    terms = " + ".join(f"(a - {n}) ** 2" for n in range(2, 20))
    assert formula(f"def f(a, b):\n    return ({terms}) / 18") is None
    assert card(f"def f‸(a, b):\n    return ({terms}) / 18") == [
        "f(a, b)   function",
        "f(a, b) = mean of 18 terms (a − cᵢ)²",
    ]
