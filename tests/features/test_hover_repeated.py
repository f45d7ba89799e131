"""What a card says of what runs many times, of comprehensions and arguments."""

from __future__ import annotations

import pytest

from tests.features.ask import card, hint_texts

LOOP = """
    from neurogebra import Value
    w = Value(5.0)
    for step in range(5):
        loss = {0}
        loss.backward()
        {1}
        w.grad = 0.0
"""


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            "(w - 2) ** 2",
            "w.‸data -= 0.1 * w.grad",
            ["w.data   number of a Value", "w 4.4 → 2.98304   over 5 passes", "w  █▆▄▂▁"],
        ),
        (
            "(w - 2) ** 2",
            "w.data -= 0.1 * w.‸grad",
            [
                "w.grad   gradient",
                "∂loss/∂w = 2(w − 2) ≈ 2.4576",
                "the gradient on line 5 is that at w ≈ 3.2288",
                "loss = (w − 2)²",
                "after the last of 5 calls of backward()",
            ],
        ),
        (
            "(w - 2) *‸* 2",
            "pass",
            ["(w - 2) ** 2   power", "The power rule: the exponent comes down and drops by one."],
        ),
    ],
)
def test_in_a_loop(before: str, after: str, lines: list[str]) -> None:
    assert [line for line in card(LOOP.format(before, after)) or [] if line] == lines


def test_an_operation_on_plain_numbers_in_a_loop_has_no_card() -> None:
    assert card("from neurogebra import Value\nfor k in range(3):\n    a = k *‸ 2") is None


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("[k * ‸k for k in range(4)]", ["each of range(4)", "range(0, 4)"]),
        ("[k for k‸ in xs]", ["each of xs", "[1, 2]"]),
        (
            "{a: b‸ for a, b in d.items()}",
            ["a part of each of d.items()", "dict_items([('p', 1)])"],
        ),
        ("[k‸ for k in unknown]", ["each of unknown"]),
    ],
)
def test_the_variable_of_a_comprehension(line: str, lines: list[str]) -> None:
    head = "import neurogebra\nxs = [1, 2]\nd = {'p': 1}\nunknown = input()\n"
    found = [text for text in card(head + line) or [] if text]
    assert found[0].endswith("   variable of a comprehension")
    assert found[1:] == lines


def test_a_name_in_a_lambda_of_a_comprehension_is_its_own() -> None:
    assert card("import neurogebra\nfs = [lambda k: k‸ for k in range(3)]") is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ('forge.explain("relu", lev‸el="beginner")', "explain(name, level='intermediate')"),
        ("Trainer(f, learning‸_rate=0.1)", "Trainer(expression, "),
    ],
)
def test_an_argument_of_the_package(line: str, heading: str) -> None:
    head = "from neurogebra import MathForge, Trainer\nforge = MathForge()\nf = forge.get('relu')\n"
    found = card(head + line)
    assert found is not None
    assert found[0].startswith(heading)


def test_no_argument_of_that_name() -> None:
    assert card("from neurogebra import MathForge\nMathForge().explain(no‸ne='relu')") is None


def test_a_call_that_is_not_known_says_why() -> None:
    found = card("import neurogebra\nimport random\nx = random.rand‸om()")
    assert found is not None
    assert found[0] == "random.random()   not known"
    assert "no seed" in " ".join(found)


def test_the_shape_of_a_tensor_at_the_end_of_its_line() -> None:
    assert hint_texts("""
        from neurogebra import Tensor
        t = Tensor([1.0, 2.0, 3.0])
        s = (t * 2).sum()
    """) == [(1, "(3,)"), (2, "()")]
