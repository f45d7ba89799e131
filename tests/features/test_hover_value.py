"""Cards of Values: the chain and the sum behind each gradient, and what is said when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from neurogebra_lsp.facts import carry
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import card, hovered
from tests.support.marker import marked

CHAIN = """
    from neurogebra.core.autograd import Value
    x = Value(2.0)
    h = x ** 2
    y = h + 3
    z = y * 2
    z.backward()
    print(x.grad)
"""


def on(name: str) -> str:
    """The chain with the caret on a name that is bound."""
    return CHAIN.replace(f"    {name} =", f"    {name}‸ =")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("x", ["x = 2   Value, leaf",
               "∂z/∂x = 8  =  ∂z/∂y · ∂y/∂h · ∂h/∂x  =  2 · 1 · 4",
               "z = 2(x² + 3)"]),
        ("h", ["h = x²   Value, 4",
               "∂z/∂h = 2  =  ∂z/∂y · ∂y/∂h  =  2 · 1",
               "∂h/∂x = 2x = 4"]),
        ("y", ["y = h + 3   Value, 7", "∂z/∂y = 2   ∂y/∂h = 1"]),
        ("z", ["z = 2y   Value, 14", "∂z/∂x = 8", "∂z/∂y = 2"]),
    ],
)  # fmt: skip
def test_every_value_of_a_chain(name: str, lines: list[str]) -> None:
    assert card(on(name)) == lines


def test_a_gradient_that_is_read_shows_where_it_came_from() -> None:
    assert card(CHAIN.replace("x.grad", "x.gr‸ad")) == [
        "x.grad = 8   gradient",
        "∂z/∂x = 8  =  ∂z/∂y · ∂y/∂h · ∂h/∂x  =  2 · 1 · 4",
    ]


def test_backward_lists_the_leaves() -> None:
    lines = card(CHAIN.replace("backward", "back‸ward"))
    assert lines is not None
    assert lines[:2] == ["backward()   the chain rule, backwards", "∂z/∂x = 8"]


def test_two_ways_are_a_sum() -> None:
    assert card("""
        from neurogebra import Value
        a‸ = Value(2.0); b = Value(3.0); c = a + b; d = a * b; e = c + d; e.backward()
    """) == [
        "a = 2   Value, leaf",
        "∂e/∂a = 4  =  1 (through c) + 3 (through d)",
        "∂e/∂a = 1 + b",
        "e = a + b + a·b",
    ]


def test_one_way_up_to_a_fork() -> None:
    lines = card("""
        from neurogebra import Value
        a‸ = Value(3.0)
        h = a * 2
        c = h + 1
        d = h * h
        e = c * d
        e.backward()
    """)
    assert lines is not None
    assert lines[1:3] == [
        "∂e/∂a = 240  =  ∂e/∂h · ∂h/∂a  =  120 · 2",
        "∂e/∂h = 120  =  36 (through c) + 84 (through d)",
    ]


def test_many_ways_are_bounded() -> None:
    lines = card("""
        from neurogebra import Value
        x‸ = Value(1.0)
        a = x * 1
        b = x * 2
        c = x * 3
        d = x * 4
        e = x * 5
        z = a + b + c + d + e
        z.backward()
    """)
    assert lines is not None
    assert lines[1] == (
        "∂z/∂x = 15  =  5 (through e) + 4 (through d) + 3 (through c) + 3 (through 2 others)"
    )


def test_a_long_chain_is_shortened() -> None:
    steps = "\n".join(f"    v{i} = v{i - 1} * 2" for i in range(1, 9))
    lines = card(f"""
    from neurogebra import Value
    v0‸ = Value(1.0)
{steps}
    v8.backward()
    """)
    assert lines is not None
    assert lines[1] == (
        "∂v₈/∂v₀ = 256  =  ∂v₈/∂v₇ · ∂v₇/∂v₆ · ∂v₆/∂v₅ · … · ∂v₃/∂v₂ · ∂v₂/∂v₁ · ∂v₁/∂v₀"
        "  =  2 · 2 · 2 · … · 2 · 2 · 2"
    )


def test_steps_with_one_name_are_told_by_their_numbers() -> None:
    lines = card("""
        from neurogebra import Value
        x = Value(1.0)
        y‸ = x * 3
        for _ in range(3):
            x = x * 2
        z = x * y
        z.backward()
    """)
    assert lines is not None
    assert "∂x/∂x" not in "\n".join(lines)


def test_gradients_that_added_up_are_told_as_that() -> None:
    assert card("""
        from neurogebra import Value
        x = Value(3.0)
        y = x * x
        y.backward()
        y.backward()
        print(x‸)
    """) == [
        "x = 3   Value, leaf",
        "x.grad = 12  =  6 (held before) + 6 (this call)",
        "gradients add up over calls of backward(): x.grad also holds what it held before, "
        "this call alone gives ∂y/∂x = 6",
        "y = x·x",
    ]


def test_a_sum_that_is_zero_up_to_rounding() -> None:
    lines = card("""
        from neurogebra import Value
        a, b, c = Value(0.5), Value(-0.6), Value(0.1)
        z‸ = a + b + c
    """)
    assert lines == [
        "z = a + b + c   Value, 2.8e−17 (0 up to rounding)",
        "∂z/∂a = 1   ∂z/∂b = 1   ∂z/∂c = 1",
        "all digits: 2.7755575615628914e-17",
    ]


def test_a_small_number_that_is_no_rounding_error() -> None:
    lines = card("""
        from neurogebra import Value
        a, b = Value(1e-17), Value(2e-17)
        z‸ = a + b
    """)
    assert lines == ["z = a + b   Value, 3e−17", "∂z/∂a = 1   ∂z/∂b = 1"]


def test_numbers_from_before_the_last_edit_are_marked() -> None:
    case = marked(CHAIN.replace("    z =", "    z‸ ="))
    facts = evaluate(case.text)
    text = case.text.replace("Value(2.0)", "Value(2.5)")
    doc = Document("", 1, text)
    found = hover(doc, carry(facts, 1, text), case.at, DEFAULTS)
    assert found is not None
    assert render.plaintext(found).split("\n")[-1] == "before the last edit"


def test_after_an_exception() -> None:
    lines = card("""
        from neurogebra import Value
        x = Value(2.0)
        1 / 0
        y‸ = x * 3
    """)
    assert lines == [
        "y = 3x   Value, 6",
        "∂y/∂x = 3",
        "the program stops at line 3 before this",
    ]


def test_in_a_loop_the_last_pass_is_told_as_that() -> None:
    lines = card("""
        from neurogebra import Value
        w = Value(4.0)
        for i in range(5):
            loss‸ = w * w
            w.grad = 0.0
            loss.backward()
            w.data -= 0.1 * w.grad
    """)
    assert lines is not None
    assert lines[0] == "loss = w·w   Value, 2.68435"
    assert "after 5 passes" in lines


@pytest.mark.parametrize(
    "fixture",
    ["x = 1  # Value‸", "def f():\n    return v‸\n", "for i in range(2):\n    pass ‸\n", "‸"],
)
def test_silent_where_nothing_is_known(fixture: str) -> None:
    assert card(fixture) is None


def test_switched_off() -> None:
    assert card(on("x"), replace(DEFAULTS, hover_enable=False)) is None
    assert card(on("x"), replace(DEFAULTS, enable=False)) is None


def test_latex() -> None:
    found = hovered(on("h"))
    assert found is not None
    text = render.markdown(found, latex=True)
    assert text.startswith("$h = x^{2}$ — Value, 4")
    assert r"\frac{\partial h}{\partial x} = 2 x = 4" in text


ASKED = """
    from neurogebra import Value
    w = Value(float(input()))
    x, b = Value(2.0), Value(1.0)
    z = w * x + b
    z.backward()
    print(w.grad)
"""


@pytest.mark.parametrize(
    ("caret", "lines"),
    [
        (("z = w", "z‸ = w"), ["z = w·x + b   Value, its number is not known",
                               "∂z/∂w = x   ∂z/∂x = w   ∂z/∂b = 1",
                               "input() is not known before the program runs (line 2)"]),
        (("w = V", "w‸ = V"), ["w   Value, its number is not known",
                               "∂z/∂w = x",
                               "input() is not known before the program runs (line 2)"]),
        (("w.grad", "w.gr‸ad"), ["w.grad   gradient, not known",
                                 "∂z/∂w = x",
                                 "input() is not known before the program runs (line 2)"]),
    ],
)  # fmt: skip
def test_formulas_stay_where_numbers_are_not_known(
    caret: tuple[str, str], lines: list[str]
) -> None:
    assert card(ASKED.replace(*caret)) == lines


def test_a_plain_number_that_is_not_known_keeps_its_formula() -> None:
    assert card("""
        from neurogebra import Value
        x = float(input())
        y‸ = x ** 2 + 3
    """) == [
        "y = x² + 3   not known",
        "∂y/∂x = 2x",
        "input() is not known before the program runs (line 2)",
    ]


def test_what_changes_its_other_operands_too_has_one_derivative() -> None:
    assert card("""
        from neurogebra import Value
        k, x = Value(3.0), Value(2.0)
        m = k * x + 1
        e‸ = m * k
    """) == [
        "e = m·k   Value, 21",
        "∂e/∂m = k",
        "∂e/∂k = 2k·x + 1   ∂e/∂x = k²",
        "e = k·(k·x + 1)",
    ]


def test_the_same_after_backward() -> None:
    lines = card("""
        from neurogebra import Value
        k, x = Value(3.0), Value(2.0)
        m = k * x + 1
        e‸ = m * k
        e.backward()
    """)
    assert lines is not None
    assert lines[1:] == ["∂e/∂k = 13", "∂e/∂x = 9", "∂e/∂m = k = 3"]


def test_a_value_under_several_roots() -> None:
    assert card("""
        from neurogebra import Value
        t‸ = Value(2.0)
        u = t * 3
        v = t ** 2
        u.backward()
        v.backward()
    """) == [
        "t = 2   Value, leaf",
        "∂u/∂t = 3",
        "u = 3t",
        "∂v/∂t = 4   t.grad = 7  =  3 (held before) + 4 (this call)",
    ]


def test_steps_that_held_gradients_are_told() -> None:
    lines = card(
        CHAIN.replace("z.backward()", "z.backward(); z.backward()").replace("x.grad", "x‸")
    )
    assert lines is not None
    assert lines[1] == (
        "x.grad = 32  =  8 (held before) + 8 (this call)"
        " + 16 (sent on again by steps that held some)"
    )
