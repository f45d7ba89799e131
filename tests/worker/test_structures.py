"""Large formulas of Values told by what they are made of, and Values by where they are reached."""

from __future__ import annotations

import math
from typing import Any

import pytest
from neurogebra_lsp.facts import Facts, Shown
from neurogebra_lsp.worker import graph
from neurogebra_lsp.worker.inline import evaluate

from neurogebra import Value
from neurogebra.formula.structure import expanded, structure
from neurogebra.formula.tree import Num, Sym
from tests.support.marker import source


def facts(program: str) -> Facts:
    return evaluate("from neurogebra import Value\n" + source(program))


def shown(program: str, name: str) -> Shown:
    return [bound.value for bound in facts(program).bound if bound.name == name][-1]


@pytest.mark.parametrize(
    ("program", "formula"),
    [
        ("w = [Value(1.0), Value(2.0)]\nz = w[0] * w[1]", "(w[0]) * (w[1])"),
        ("p = {'w': Value(1.0), 'b': Value(2.0)}\nz = p['w'] + p['b']", "(p['w']) + (p['b'])"),
        (
            "class N:\n    def __init__(self):\n        self.w = [[Value(1.0)]]\n"
            "n = N()\nz = n.w[0][0].tanh()",
            "tanh(n.w[0][0])",
        ),
        ("x = Value(1.0)\nheld = [x]\nz = held[0] ** 2", "x ** 2"),
        ("w = [Value(float(input()))]\nz = w[0] * 3", "3 * (w[0])"),
    ],
)
def test_unnamed_values_are_told_by_where_they_are_reached(program: str, formula: str) -> None:
    assert shown(program, "z").formula == formula


@pytest.mark.parametrize(
    "program",
    [
        "z = Value(1.0) * 2",
        "w = [Value(1.0)]\nz, w[0] = w[0] * 2, Value(5.0)",
        "held = {Value(1.0)}\nz = [v * 2 for v in held][0]",
        "w = [Value(1.0)]\nif input():\n    w.clear()\nz = w[0] * 2",
        "w = {(1, 2): Value(1.0)}\nz = w[1, 2] * 2",
    ],
)
def test_no_place_where_there_is_none_that_is_certain(program: str) -> None:
    assert shown(program, "z").formula is None


def test_leaves_of_a_graph_have_their_places() -> None:
    told = facts("""
        w = [Value(1.0), Value(2.0)]
        y = w[0] * w[1]
        y.backward()
    """)
    assert [n.name for n in told.backwards[0].nodes if not n.op] == ["w[0]", "w[1]"]


MEAN = """
    w, b = Value({w}), Value(1.0)
    loss = sum((w * t + b - 0.5 * t) ** 2 for t in range(50)) / 50
"""


@pytest.mark.parametrize("w", ["2.0", "float(input())"])
def test_known_or_not_what_repeats_is_told_once(w: str) -> None:
    told = shown(MEAN.format(w=w), "loss")
    assert told.structure is not None
    assert told.structure[0] == "mean of 50 terms (w·cᵢ + b − dᵢ)²"
    assert told.formula is None


def test_a_network_is_told_by_its_outermost_steps() -> None:
    told = shown(
        """
        class Neuron:
            def __init__(self, n):
                self.w = [Value(0.1 * k - 0.2) for k in range(n)]
                self.b = Value(0.0)
            def __call__(self, x):
                total = sum((w * x for w, x in zip(self.w, x)), self.b)
                return total.tanh()
        hidden, last = [Neuron(3) for _ in range(4)], Neuron(4)
        def network(x):
            return last([neuron(x) for neuron in hidden])
        rows = [[1, 2, 3], [3, 1, 2], [0, 1, 0]]
        loss = sum((network(row) - 1) ** 2 for row in rows)
        """,
        "loss",
    )
    assert told.structure is not None
    assert told.structure[0] == "sum of 3 terms (tanh(…) − 1)²; 120 operations over 21 leaves"


def test_a_structure_of_a_value_comes_to_its_number() -> None:
    w = [Value(0.3 * k - 0.7) for k in range(6)]
    b = Value(0.25)
    rows = [[math.sin(3 * k + j) for j in range(6)] for k in range(20)]
    outs = [(sum((a * c for a, c in zip(w, row, strict=True)), b)).tanh() for row in rows]
    losses = [
        sum((out - k) ** 2 for k, out in enumerate(outs)) / 20,
        sum(out * a for out in outs for a in w).exp(),
        (outs[0] * outs[1] - outs[2] / (outs[3] + 5)) ** 3 - sum(outs),
    ]
    for loss in losses:
        leaves: dict[str, Any] = {}
        tree = graph.tree(loss, graph.Names(), leaves)
        assert tree is not None
        made = structure(tree)
        assert made is not None
        assert math.isclose(number(expanded(made), leaves), loss.data, rel_tol=1e-12)


def number(tree: Any, leaves: dict[str, Any]) -> float:
    from neurogebra.ops import OPS

    if isinstance(tree, Num):
        return float(tree.value)
    if isinstance(tree, Sym):
        return leaves[tree.name].data
    return OPS[tree.op].forward(*(number(arg, leaves) for arg in tree.args))
