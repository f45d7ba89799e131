"""Lenses: above backward(), above loops, above functions."""

from __future__ import annotations

import re
from dataclasses import replace

from neurogebra_lsp.facts import carry
from neurogebra_lsp.features.lenses import lenses
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import lens_titles
from tests.support.marker import source

CHAIN = """
    from neurogebra import Value
    x = Value(2.0)
    z = (x ** 2 + 3) * 2
    z.backward()
"""
DESCENT = """
    w = 5.0
    for step in range(20):
        loss = w ** 2
        w = w - 0.2 * w
"""


def test_every_gradient_above_backward() -> None:
    assert lens_titles(CHAIN) == [(3, "z = 14 · ∂z/∂x = 8")]


def test_a_second_backward_does_not_claim_the_sum() -> None:
    titles = lens_titles(CHAIN + "    z.backward()\n")
    assert titles[1] == (4, "z = 14 · x.grad = 32")


def test_leaves_of_one_name_are_told_together() -> None:
    assert (
        lens_titles("""
        from neurogebra import Value
        total = Value(0.0)
        for i in range(3):
            v = Value(float(i))
            total = total + v * v
        end = total
        total.backward()
    """)[-1][1]
        == "total = 5 · ∂total/∂v = 4 · 3 more gradients from 0 to 2"
    )


def test_where_each_number_of_a_loop_went() -> None:
    assert lens_titles(DESCENT) == [(1, "20 steps · w 5 → 0.0576 · loss 25 → 0.00519 █▄▂▁▁▁▁▁▁▁")]


def test_a_loop_that_was_ended_says_so() -> None:
    ((line, title),) = lens_titles("n = 0\nwhile True:\n    n = n + 1\n")
    assert line == 1
    assert re.match(r"after [\d,]+ of \? steps", title)


def test_a_function_with_its_formula_and_calls() -> None:
    assert lens_titles("""
        import math
        def f(x):
            return x * math.tanh(x)
        f(1); f(2); f(3)
    """) == [(1, "f(x) = x·tanh(x) · called 3×")]


def test_stale_lenses_are_marked() -> None:
    text = source(CHAIN)
    newer = text.replace("2.0", "2.5")
    facts = carry(evaluate(text), 1, newer)
    (lens,) = lenses(Document("", 1, newer), facts, DEFAULTS)
    assert lens.title == "z = 14 · ∂z/∂x = 8 …"


def test_each_kind_has_a_switch() -> None:
    assert lens_titles(CHAIN, replace(DEFAULTS, lens_backward=False)) == []
    assert lens_titles(DESCENT, replace(DEFAULTS, lens_loops=False)) == []
    assert lens_titles(CHAIN, replace(DEFAULTS, lens_enable=False)) == []
    assert lens_titles(CHAIN, replace(DEFAULTS, enable=False)) == []


def test_silent_on_what_tells_nothing() -> None:
    assert lens_titles("for i in range(3):\n    pass\n") == []
    assert lens_titles("def f(x):\n    return open(x)\n") == []
    assert lens_titles("x = 1\n") == []


def test_gradients_without_numbers_are_formulas() -> None:
    assert lens_titles("""
        from neurogebra import Value
        w = Value(float(input()))
        x = Value(2.0)
        z = w * x ** 2
        z.backward()
    """) == [(4, "∂z/∂w = x² · ∂z/∂x = 2w·x")]
