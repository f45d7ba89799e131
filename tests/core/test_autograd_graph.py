"""Can the graph of a Value be drawn, copied, pickled and thrown away, however deep it is?"""

import copy
import gc
import json
import math
import pickle
import sys
import weakref

import pytest
from inline_snapshot import snapshot

from neurogebra.core.autograd import Value
from neurogebra.core.graph import in_order
from tests.support.thorough import times

DEEP = times(10_000, 100_000)


def chain(length: int) -> tuple[Value, Value]:
    x = y = Value(1.0)
    for _ in range(length // 2):
        y = y * 1.0 + x
    return x, y


def trace(root: Value) -> tuple[set[Value], set[tuple[Value, Value]]]:
    """What the graph-drawing code of tutorials does."""
    nodes: set[Value] = set()
    edges: set[tuple[Value, Value]] = set()

    def build(v: Value) -> None:
        if v not in nodes:
            nodes.add(v)
            for child in v._prev:
                edges.add((child, v))
                build(child)

    build(root)
    return nodes, edges


def test_tutorials_can_draw_the_graph() -> None:
    a, b = Value(2.0, label="a"), Value(-3.0, label="b")
    e = a * b
    e.label = "e"
    d = (e + 10) ** 2
    nodes, edges = trace(d)
    rows = sorted((n.label, n._op, n.data) for n in nodes)
    assert rows == snapshot(
        [
            ("", "", 10),
            ("", "**2", 16.0),
            ("", "+", 4.0),
            ("a", "", 2.0),
            ("b", "", -3.0),
            ("e", "*", -6.0),
        ]
    )
    assert len(edges) == 5


def test_a_number_becomes_a_node_once_and_with_its_gradient() -> None:
    x = Value(2.0)
    y = 3 * x
    y.backward()
    three = y._prev[0]
    assert (three.data, three.grad, y._prev[0] is three) == (3, 2.0, True)
    y.backward()
    assert (three.grad, x.grad) == (4.0, 6.0)


@pytest.mark.parametrize(
    ("made", "slope"), [(lambda x: x * 3, 3.0), (lambda x: x + 3, 1.0), (lambda x: 3 * x, 3.0)]
)
def test_numbers_that_have_become_nodes_take_part(made, slope: float) -> None:
    x = Value(2.0)
    y = made(x)
    number = next(v for v in y._prev if v is not x)
    number.data = 3
    y.backward()
    assert (x.grad, number.grad) == (slope, 2.0 if y._op == "*" else 1.0)


@pytest.mark.parametrize(
    ("made", "op", "inputs"),
    [
        (lambda x: x + 1, "+", 2), (lambda x: 1 - x, "-", 2), (lambda x: x / x, "/", 1),
        (lambda x: -x, "-", 1), (lambda x: x**2, "**2", 1), (lambda x: x**-0.5, "**-0.5", 1),
        (lambda x: 2**x, "**", 2), (lambda x: x**x, "**", 1), (lambda x: x.tanh(), "tanh", 1),
        (lambda x: x.max(0), "max", 2), (lambda x: x, "", 0),
    ],
)  # fmt: skip
def test_signs_and_inputs(made, op: str, inputs: int) -> None:
    value = made(Value(2.0))
    assert (value._op, len(value._prev)) == (op, inputs)


def test_operands_and_slopes_are_readable() -> None:
    x = Value(3.0)
    y = 2 / x
    assert (y._inputs, y._partials, x._inputs, x._partials) == ((2, x), (1 / 3, -2 / 9), (), ())


def test_the_graph_as_plain_data() -> None:
    x = Value(2.0, label="x")
    y = x**2 + x
    y.backward()
    graph = json.loads(json.dumps(y.graph()))
    assert [
        (n["kind"], n["op"], n["label"], n["data"], n["grad"]) for n in graph["nodes"]
    ] == snapshot(
        [
            ("leaf", "", "x", 2.0, 5.0),
            ("number", "", "", 2, None),
            ("operation", "**", "", 4.0, 1.0),
            ("operation", "+", "", 6.0, 1.0),
        ]
    )
    assert [(e["from"], e["to"], e["operand"], e["partial"]) for e in graph["edges"]] == snapshot(
        [(0, 2, 0, 4.0), (1, 2, 1, 2.772588722239781), (2, 3, 0, 1.0), (0, 3, 1, 1.0)]
    )


def test_a_slope_that_does_not_exist_is_none() -> None:
    assert Value(0.0).sqrt().graph()["edges"][0]["partial"] is None


def test_the_order_puts_operands_first_and_each_node_once() -> None:
    x = Value(1.0)
    shared = x + 1
    root = shared * shared + shared
    order = in_order(root)
    assert (len(order), order[0], order[-1]) == (4, x, root)
    assert all(
        order.index(i) < order.index(n) for n in order for i in n._inputs if isinstance(i, Value)
    )


# Copies.


def test_a_copy_shares_its_operands() -> None:
    x = Value(2.0, label="x")
    y = x * x
    twin = copy.copy(y)
    twin.backward()
    y.backward()
    assert (twin._inputs[0] is x, twin is y, x.grad) == (True, False, 8.0)
    assert copy.copy(x).label == "x"


@pytest.mark.parametrize("clone", [copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))])
def test_a_clone_of_a_graph_is_apart_and_whole(clone) -> None:
    x = Value(2.0, label="x")
    shared = x * 3
    y = shared.tanh() * shared + 2**x
    y.backward()
    x2, y2, shared2 = clone([x, y, shared])
    assert in_order(y2)[0] is x2
    assert shared2 in in_order(y2)
    assert (y2.data, x2.grad, x2.label, y2._op) == (y.data, x.grad, "x", "+")
    y2.zero_grad()
    y2.backward()
    assert x2.grad == x.grad
    y2.backward()
    assert x2.grad != x.grad


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_what_was_shared_before_pickling_is_shared_after(protocol: int) -> None:
    x = Value(2.0)
    below = x.exp()
    above = below * below
    top = above + below
    for parts in ([below, top, above, x], [top, x, below, above], [x, above, top, below]):
        places = {id(part): i for i, part in enumerate(parts)}
        clones = pickle.loads(pickle.dumps(parts, protocol))
        found = {v: clones[places[id(v)]] for v in (x, below, above, top)}
        assert found[below]._inputs == (found[x],)
        assert found[above]._inputs == (found[below], found[below])
        assert found[top]._inputs == (found[above], found[below])


class Weight(Value):
    """A subclass with an attribute of its own, as users write."""

    def __init__(self, data: float, rate: list[float]) -> None:
        super().__init__(data)
        self.rate = rate


@pytest.mark.parametrize(
    "clone", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_what_a_subclass_adds_is_cloned(clone) -> None:
    weight = Weight(2.0, [0.1])
    twin = clone(weight)
    assert (type(twin), twin.data, twin.rate) == (Weight, 2.0, [0.1])
    assert (twin.rate is weight.rate) == (clone is copy.copy)


# Depth.


def test_a_million_nodes() -> None:
    x, y = chain(1_000_000)
    y.backward()
    assert (y.data, x.grad) == (500_001.0, 500_001.0)
    y.zero_grad()
    assert x.grad == 0.0
    del y
    assert x.data == 1.0


def test_nothing_recurses() -> None:
    limit = sys.getrecursionlimit()
    x, y = chain(DEEP)
    sys.setrecursionlimit(200)
    try:
        y.backward()
        clones = [copy.deepcopy(y), pickle.loads(pickle.dumps(y))]
        assert len(y.graph()["nodes"]) > DEEP
        assert "too many to draw" in y._repr_html_()
    finally:
        sys.setrecursionlimit(limit)
    for clone in clones:
        leaf = in_order(clone)[0]
        assert (clone.data, leaf.grad) == (y.data, x.grad)


def test_wide_sums() -> None:
    leaves = [Value(float(i)) for i in range(1000)]
    total = sum(leaves)
    total.backward()
    assert (total.data, {leaf.grad for leaf in leaves}) == (499_500.0, {1.0})


def test_graphs_are_freed_without_the_collector() -> None:
    gc.disable()
    try:
        y = Value(2.0).tanh() * 3
        y.backward()
        gone = weakref.ref(y)
        del y
        assert gone() is None
    finally:
        gc.enable()


def test_pickling_leaves_nothing_behind() -> None:
    from neurogebra.core import graph

    pickle.dumps(chain(100)[1])
    assert graph._pieces == {}


# In a notebook.


def test_the_picture_has_a_box_a_node_and_escapes_names() -> None:
    svg = (Value(2.0, label="<a>") * 3 + 1)._repr_html_()
    assert (svg.count("<rect"), "&lt;a&gt;" in svg, svg.startswith("<svg"), "<title>" in svg) == (
        5,
        True,
        True,
        True,
    )


@pytest.mark.parametrize("number", [10**400, float("nan"), float("inf"), 2.5e-17])
def test_any_number_can_be_drawn(number: float) -> None:
    value = Value(number) * 1
    assert "</svg>" in value._repr_html_()
    assert value._repr_latex_().endswith("$")


@pytest.mark.parametrize(
    ("made", "latex"),
    [
        (lambda x: x**2, "$x_{1}^{2} = 4$"),
        (lambda x: -3 * x, "$-3 x_{1} = -6$"),
        (lambda x: Value(-2) ** 2, r"$\left(-2\right)^{2} = 4$"),
        (lambda x: x**-2, "$x_{1}^{-2} = 0.25$"),
        (lambda x: abs(Value(-2)), r"$\left|-2\right| = 2$"),
        (lambda x: x.max(-3), r"$\max\left(x_{1}, -3\right) = 2$"),
        (lambda x: x * 1e-20, r"$x_{1} \cdot 10^{-20} = 2 \cdot 10^{-20}$"),
        (lambda x: x, "$x_{1} = 2$"),
        (lambda x: (x * Value(-3, "w") + 6).tanh(), r"$\tanh\left(x_{1} w + 6\right) = 0$"),
        (lambda x: sum([x] * 40, x * 0), "$78 + x_{1} = 80$"),
        (lambda x: Value(math.inf) * -x, r"$\infty \left(-x_{1}\right) = -\infty$"),
    ],
)
def test_the_formula_as_latex(made, latex: str) -> None:
    assert made(Value(2.0, label="x1"))._repr_latex_() == latex
