"""What is told of gradients, loops and arrays, in its words, and where it stays silent."""

from __future__ import annotations

import pytest

from tests.features.ask import fixed, told

USE = "import numpy as np\nfrom neurogebra import Value\n"


def said(text: str) -> list[str]:
    return [f"{code} {line}: {message}" for code, line, message in told(USE + text)]


def test_gradients_that_add_up_name_both_numbers_and_the_first_call() -> None:
    text = "x = Value(3.0)\ny = x * x\ny.backward()\ny.backward()\n"
    assert said(text) == [
        "NG102 y.backward(): gradients add up: x.grad is 12, not 6; zero_grad() first"
    ]
    assert fixed(USE + text) == USE + text.replace(
        "y.backward()\ny.backward()", "y.backward()\ny.zero_grad()\ny.backward()"
    )


def test_several_results_may_share_their_gradients() -> None:
    assert said("w = Value(3.0)\na = w * 2\nb = w * 3\na.backward()\nb.backward()\n") == []


def test_a_step_that_makes_a_new_value_is_mended() -> None:
    loop = "w = Value(3.0)\nfor i in range(3):\n    loss = w * w\n    loss.backward()\n"
    assert fixed(USE + loop + "    w = w - 0.1 * w.grad\n") == (
        USE + loop + "    w.data -= 0.1 * w.grad\n"
    )
    assert (
        fixed(USE + loop + "    w -= 0.1 * w.grad\n") == USE + loop + "    w.data -= 0.1 * w.grad\n"
    )


@pytest.mark.parametrize(
    ("step", "told_"),
    [
        ("w = w - 1.1 * 2 * w", "|w| grows 1.2× each pass"),
        ("w = w - lr * 2 * w", "|w| grows 1.2× each pass; it shrinks for lr < 1"),
        ("w -= lr * (-2) * w", "|w| grows 3.2× each pass: the steps go uphill"),
    ],
)
def test_a_descent_that_climbs(step: str, told_: str) -> None:
    text = f"w, lr = 5.0, 1.1\nfor i in range(20):\n    {step}\n"
    assert said(text) == [f"NG120 {step}: {told_}"]


@pytest.mark.parametrize(
    "body",
    [
        "n = n * 2",
        "n -= 1",
        "n = n - 1",
        "n = n - n / 3",
        "total = total - n",
    ],
)
def test_loops_that_do_what_they_are_meant_to(body: str) -> None:
    assert said(f"n, total = 100.0, 0.0\nfor i in range(12):\n    {body}\n") == []


def test_a_loop_that_leaves_the_numbers() -> None:
    assert said("w = 5.0\nfor i in range(200):\n    w = w - 40 * w * w\n") == [
        "NG123 for: w is infinite from pass 8 on"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "x = Value(3.0)\nprint(x.grad)\n",  # nobody asked for a gradient
        "x = Value(3.0)\ny = x * x\ny.backward()\nx.data = 4.0\n",
        "x = Value(3.0)\ny = x * x\nx.data = 4.0\ny = x * x\ny.backward()\n",
        "x = Value(3.0)\nz = Value(x.data)\ny = z * x\ny.backward()\n",
        "a = np.array([1, 2])\na[0] = 3.0\n",
        "a = np.array([1, 2])\na[0] = float(input())\n",
        "a = np.array([[1.0, 2.0]])\nb = a.T\n",
        "print(0.5 + 0.25 == 0.75)\n",
        "print(0.1 + 0.2 == 0.4)\n",
        "a = np.array([1.0, np.nan])\n",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_a_misspelt_method_is_mended() -> None:
    text = "x = Value(3.0)\ny = x * x\ny.backwards()\n"
    assert said(text) == [
        "NG506 backwards: the program stops here: AttributeError: 'Value' object has no attribute "
        "'backwards' (did you mean 'backward'?)"
    ]
    assert fixed(USE + text) == USE + text.replace("backwards", "backward")
