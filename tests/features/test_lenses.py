"""Lenses: above backward(), above loops, above functions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
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


def test_beside_it_stands_what_leads_to_the_graph_and_its_steps() -> None:
    text = source(CHAIN + "    z.backward()\n")
    links = lenses(Document("", 1, text), evaluate(text), DEFAULTS)
    assert [(one.span[0], one.title, one.command, one.arguments) for one in links[1:3]] == [
        (3, "Graph", "neurogebra.graph", (0,)),
        (3, "Steps", "neurogebra.steps", (0,)),
    ]
    assert [one.arguments for one in links[4:]] == [(1,), (1,)]


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
    titles = lens_titles("n = 0\nwhile True:\n    n = n + 1\n")
    line, title = next(one for one in titles if " of ? steps" in one[1])
    assert line == 1
    assert [t for _, t in titles if t != title] == ["after 100,000 steps: evaluate further"]
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
    lens, *links = lenses(Document("", 1, newer), facts, DEFAULTS)
    assert [link.title for link in links] == ["Graph", "Steps"]
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


def test_the_numbers_of_an_object_are_told_by_the_name_outside() -> None:
    titles = lens_titles("""
        class Line:
            def __init__(self):
                self.w = 0.0
            def step(self, x, y):
                error = self.w * x - y
                self.w -= 0.1 * error * x
                return error ** 2
        model = Line()
        for epoch in range(40):
            loss = model.step(2.0, 6.0)
    """)
    assert titles[-1] == (
        8, "40 steps · model.w 0 → 3 · loss 36 → 1.79e−16 █▁▁▁▁▁▁▁▁▁ · settles at 3"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "step", "told"),
    [
        ("p = {'w': 4.0}", "p['w'] = p['w'] / 2", "p['w'] 4 → 0.5 █▃▁"),
        ("w = [4.0, 1.0]", "w[0] = w[0] / 2", "w[0] 4 → 0.5 █▃▁"),
        ("import numpy as np\nW = np.ones((2, 2))", "W = W * 2", "‖W‖ 2 → 16 ▁▃█"),
        ("import numpy as np\nw = np.float64(4)", "w = w / 2", "w 4 → 0.5 █▃▁"),
        ("w = Value(4.0)\nheld = [w]", "held[0].data /= 2", "w 4 → 0.5 █▃▁"),
    ],
)
def test_numbers_wherever_they_are_held(before: str, step: str, told: str) -> None:
    program = f"from neurogebra import Value\n{before}\nfor i in range(3):\n    {step}\n"
    assert [title for _, title in lens_titles(program)] == [f"3 steps · {told}"]


def test_silent_on_numbers_of_changing_owners() -> None:
    program = """
        class P:
            pass
        things = [P(), P()]
        things[0].x, things[1].x = 1.0, 2.0
        for thing in things:
            thing.x = thing.x * 2
    """
    assert lens_titles(program) == []


def test_silent_on_what_is_not_known_after_every_pass() -> None:
    program = """
        p = {"w": 4.0}
        for i in range(3):
            p["w"] = p["w"] * float(input())
    """
    assert lens_titles(program) == []


def test_a_course_that_goes_round() -> None:
    (title,) = [t for _, t in lens_titles("x = 3.0\nfor i in range(12):\n    x = 4.0 - x\n")]
    assert title.endswith(" · alternates between 1 and 3")


def test_a_for_loop_that_was_ended_says_so() -> None:
    titles = lens_titles("n = 0\nfor i in range(10**9):\n    n = n + 1\n")
    title = next(title for _, title in titles if "evaluate further" not in title)
    assert re.match(r"after [\d,]+ of \? steps", title)


def test_how_often_stays_a_question_where_it_is_not_known() -> None:
    assert lens_titles("""
        n = int(input())
        def f(x):
            return print(x)
        f(1)
        for i in range(n):
            f(i)
    """) == [(1, "called ?×"), (4, "? steps")]
