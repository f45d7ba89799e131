"""The computation graph as a call hierarchy."""

from __future__ import annotations

from neurogebra_lsp.features.answers import GraphItem
from neurogebra_lsp.features.graph_steps import inputs, outputs, value_at
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked

CHAIN = """from neurogebra import Value
a = Value(2.0)
b = Value(3.0)
c = a + b
d = a * b
e = c + d * 2
e.backward()
"""


def around(fixture: str) -> tuple[str, list[str], list[str]] | None:
    """The Value at the caret, what it is computed from and what uses it."""
    case = marked(fixture)
    facts = evaluate(case.text)
    item = value_at(case.doc, facts, case.at, DEFAULTS)
    if item is None:
        return None
    below, above = inputs(case.doc, facts, item.key), outputs(case.doc, facts, item.key)
    return told(item), [*map(told, below)], [*map(told, above)]


def told(item: GraphItem) -> str:
    return f"{item.name} (line {item.span[0] + 1}): {item.detail}"


def test_what_a_value_is_computed_from_and_what_uses_it() -> None:
    assert around(CHAIN.replace("a = Value", "‸a = Value")) == (
        "a (line 2): 2 · ∂e/∂a = 7",
        [],
        ["c (line 4): 5 · ∂e/∂c = 1", "d (line 5): 6 · ∂e/∂d = 2"],
    )


def test_steps_without_a_name_are_told_by_their_formula() -> None:
    assert around(CHAIN.replace("e = c", "‸e = c")) == (
        "e (line 6): 17 · ∂e/∂e = 1",
        ["c (line 4): 5 · ∂e/∂c = 1", "d·2 (line 6): 12 · ∂e/∂(d·2) = 1"],
        [],
    )


def test_without_a_backward_pass_there_is_no_graph() -> None:
    assert around("from neurogebra import Value\n‸x = Value(1)\ny = x + 1\n") is None


def test_a_plain_number_is_no_value() -> None:
    assert around("from neurogebra import Value\n‸n = 1\n") is None


def test_what_a_loop_made_tells_its_pass() -> None:
    assert around("""from neurogebra import Value
w = Value(1.0)
for step in range(3):
    loss = w * w
‸loss.backward()
""") == (
        "loss (line 4): 1 · ∂loss/∂loss = 1 · made in pass 3",
        ["w (line 2): 1 · ∂loss/∂w = 2"],
        [],
    )
