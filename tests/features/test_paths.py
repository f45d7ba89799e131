"""Path sums: chains that multiply up, sums that add up, and silence where they do not."""

from __future__ import annotations

import math
import random

import pytest
from neurogebra_lsp.facts import Backward, GraphNode
from neurogebra_lsp.features.paths import Graph
from neurogebra_lsp.worker.inline import evaluate

from neurogebra.formula import render
from tests.support.marker import source


def graph(fixture: str) -> Graph:
    (backward,) = evaluate("from neurogebra import Value\n" + source(fixture)).backwards
    return Graph(backward)


def named(found: Graph, name: str) -> int:
    (id_,) = [node.id for node in found.nodes.values() if node.name == name]
    return id_


def test_a_chain_multiplies_up() -> None:
    found = graph("""
        x = Value(2.0)
        h = x ** 2
        y = h + 3
        z = y * 2
        z.backward()
    """)
    sums = found.path_sum(named(found, "x"))
    assert sums is not None
    assert [factor.value for factor in sums.factors] == [2.0, 1.0, 4.0]
    assert (sums.total, sums.recorded, sums.terms, sums.agrees) == (8.0, 8.0, (), True)


def test_ways_add_up() -> None:
    found = graph("""
        a = Value(2.0)
        b = Value(3.0)
        c = a + b
        d = a * b
        e = c + d
        e.backward()
    """)
    sums = found.path_sum(named(found, "a"))
    assert sums is not None
    assert [(found.nodes[t.through].name, t.value) for t in sums.terms] == [("c", 1.0), ("d", 3.0)]


def test_unnamed_steps_are_told_by_their_formulas() -> None:
    found = graph("""
        w, x, y = Value(3.0), Value(2.0), Value(1.0)
        loss = (w * x - y) ** 2 + w ** 2
        loss.backward()
    """)
    sums = found.path_sum(named(found, "w"))
    assert sums is not None
    told = [found.formula(term.through) for term in sums.terms]
    assert [render.unicode(tree) for tree in told if tree] == ["w·x", "w²"]
    assert sum(term.value for term in sums.terms) == sums.total == 26.0


@pytest.mark.parametrize(
    ("program", "upper", "lower", "slope"),
    [
        ("h = x ** 2", "h", "x", "2x"),
        ("h = x ** 3", "h", "x", "3x²"),
        ("h = w * x + b", "h", "w", "x"),
        ("h = w * x + b", "h", "b", "1"),
        ("h = (w * x).sigmoid()", "h", "w", "h·x·(1 − h)"),
        ("h = x / w", "h", "w", "−x/w²"),
        ("h = x - w", "h", "w", "−1"),
        ("h = x * x", "h", "x", "2x"),
        ("h = (3 * x).exp()", "h", "x", "3h"),
    ],
)
def test_local_derivatives_as_formulas(program: str, upper: str, lower: str, slope: str) -> None:
    found = graph(f"x, w, b = Value(2.0), Value(3.0), Value(1.0)\n{program}\nh.backward()\n")
    tree = found.slope(named(found, upper), named(found, lower))
    assert tree is not None
    assert render.unicode(tree) == slope


def test_gradients_that_added_up_do_not_agree() -> None:
    found = evaluate(
        "from neurogebra import Value\nx = Value(3.0)\ny = x * x\ny.backward()\ny.backward()\n"
    )
    first, second = map(Graph, found.backwards)
    assert first.path_sum(named(first, "x")).agrees  # type: ignore[union-attr]
    sums = second.path_sum(named(second, "x"))
    assert sums is not None
    assert (sums.total, sums.recorded, sums.agrees) == (6.0, 12.0, False)
    assert (sums.before, sums.carried, sums.is_explained) == (6.0, 0.0, True)


def test_a_cut_graph_has_no_ways() -> None:
    nodes = (GraphNode(0, "", (), 1.0, 5.0, "x"), GraphNode(9, "", (), 2.0, 1.0, "y"))
    assert Graph(Backward((0, 0, 0, 1), 9, "y", 1, nodes, cut=True)).path_sum(0) is None


@pytest.mark.parametrize("seed", range(25))
def test_random_graphs_sum_to_the_gradients_of_value(seed: int) -> None:
    lot = random.Random(seed)
    lines = ["from neurogebra import Value"]
    names = []
    for i in range(3):
        lines.append(f"v{i} = Value({lot.uniform(-2, 2)!r})")
        names.append(f"v{i}")
    forms = [
        "{a} + {b}",
        "{a} * {b}",
        "{a} - {b} * 0.5",
        "{a}.tanh()",
        "({a} * 0.3).sigmoid() + {b}",
    ]
    for i in range(3, 12):
        a, b = lot.choice(names), lot.choice(names)
        lines.append(f"v{i} = {lot.choice(forms).format(a=a, b=b)}")
        names.append(f"v{i}")
    lines.append("v11.backward()")
    (backward,) = evaluate("\n".join(lines) + "\n").backwards
    found = Graph(backward)
    for node in backward.nodes:
        sums = found.path_sum(node.id)
        if node.constant or node.id == found.root:
            continue
        assert sums is not None
        assert sums.agrees
        assert math.isclose(sums.total, node.grad, rel_tol=1e-9, abs_tol=1e-15)
        product = sums.at_fork * math.prod(factor.value for factor in sums.factors)
        assert math.isclose(product, sums.total, rel_tol=1e-9, abs_tol=1e-15)
        if sums.terms:
            total = sum(term.value for term in sums.terms)
            assert math.isclose(total, sums.at_fork, rel_tol=1e-9, abs_tol=1e-15)


def test_steps_that_held_gradients_send_them_on_again() -> None:
    found = evaluate(
        "from neurogebra import Value\nx = Value(2.0)\nh = x ** 2\nz = h * 2\n"
        "z.backward()\nz.backward()\n"
    )
    second = Graph(found.backwards[1])
    sums = second.path_sum(named(second, "x"))
    assert sums is not None
    assert (sums.before, sums.total, sums.carried, sums.recorded) == (8.0, 8.0, 8.0, 24.0)
    assert sums.is_explained


def test_a_graph_with_more_ways_than_can_be_counted() -> None:
    found = graph("""
        x = Value(1.0)
        held = [x]
        for i in range(300):
            held[0] = held[0] + held[0]
        y = held[0] * 1e-60
        held.clear()
        y.backward()
    """)
    sums = found.path_sum(named(found, "x"))
    assert sums is not None
    assert sums.agrees
    assert math.isclose(sums.total, 2.0**300 * 1e-60)
    assert found.formula(found.root, budget=1000) is None
    assert found.slope(found.root, named(found, "x")) is None
    assert found.total_slope(named(found, "x")) is None


def test_a_name_used_in_thousands_of_terms() -> None:
    found = graph("""
        w = Value(0.5)
        total = sum((w * i - 1.0) ** 2 for i in range(400))
        total.backward()
    """)
    sums = found.path_sum(named(found, "w"))
    assert sums is not None
    assert len(sums.terms) == 400
    assert math.isclose(sum(term.value for term in sums.terms), sums.recorded)


@pytest.mark.parametrize("seed", range(12))
def test_gradients_of_several_roots_and_passes_add_up(seed: int) -> None:
    lot = random.Random(seed)
    lines = ["from neurogebra import Value"]
    names = [f"v{i}" for i in range(3)]
    lines += [f"{name} = Value({lot.uniform(-2, 2)!r})" for name in names]
    for i in range(3, 9):
        a, b = lot.choice(names), lot.choice(names)
        form = lot.choice(["{a} * {b}", "{a} + {b} * {a}", "({a} - {b}).tanh()", "{a} * {a}"])
        lines.append(f"v{i} = {form.format(a=a, b=b)}")
        names.append(f"v{i}")
    for _ in range(4):
        lines.append(f"{lot.choice(names[3:])}.backward()")
        if lot.random() < 0.3:
            lines.append(f"{lot.choice(names)}.grad = 0.0")
    for backward in evaluate("\n".join(lines) + "\n").backwards:
        found = Graph(backward)
        for node in backward.nodes:
            sums = found.path_sum(node.id)
            if sums is not None and not node.constant:
                assert sums.is_explained
                total = sums.before + sums.total + sums.carried
                assert math.isclose(total, node.grad, rel_tol=1e-9, abs_tol=1e-12)
