"""What is looked up in the facts of one text, beside another that shares statements with it."""

from __future__ import annotations

from neurogebra_lsp.facts import carry
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import source

CHAIN = source("""
    from neurogebra import Value
    x = Value(2.0)
    y = x * x
    y.backward()
""")


def test_a_text_with_the_same_statements_elsewhere_is_another_one():
    one = evaluate(CHAIN, 1)
    other = carry(one, 2, "\n\n" + CHAIN)
    assert one.parts[-1] is other.parts[-1]
    (node,) = {bound.value.node for bound in one.bound if bound.name == "x"} - {None}
    assert node is not None
    first, second = Index(one), Index(other)
    for _ in range(2):
        assert [backward.span[0] for backward in first.backwards_of(node)] == [3]
        assert [backward.span[0] for backward in second.backwards_of(node)] == [5]
