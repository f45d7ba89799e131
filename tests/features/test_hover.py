"""Cards of everything that is no Value: arrays, numbers, loops, functions, prints, imports."""

from __future__ import annotations

import pytest

from tests.features.ask import card

LAYER = """
    import numpy as np
    W = np.array([[0.5, -0.3, 0.1],
                  [0.2,  0.4, -0.1]])
    b = np.array([0.1, -0.2])
    x = np.array([170, 65, 25])
    output = W @ x + b
    print(output)
"""
DESCENT = """
    w = 5.0
    lr = 0.1
    for step in range(20):
        loss = w ** 2
        w = w - lr * 2 * w
        if step % 5 == 0:
            print(f"Step {step}: {loss:.4f}")
    end = w
"""
SOFTMAX = """
    import numpy as np
    def softmax(x):
        exp_x = np.exp(x - np.max(x))
        return exp_x / exp_x.sum()
    probs = softmax(np.array([2.0, 1.0, 0.1]))
    print(probs.sum())
"""


def test_a_matrix() -> None:
    assert card(LAYER.replace("    W =", "    W‸ =")) == [
        "W   array (2, 3), float64",
        "[0.5  −0.3   0.1]",
        "[0.2   0.4  −0.1]",
        "mean 0.133333 · std 0.274874",
    ]


def test_a_large_matrix_shows_its_corners() -> None:
    lines = card("import numpy as np\nm‸ = np.arange(4900).reshape(70, 70)")
    assert lines is not None
    assert lines[0].startswith("m   array (70, 70), int")
    assert len(lines) == 11
    assert set(lines[5]) == set("[⋮ ]")


def test_the_matrix_product() -> None:
    assert card(LAYER.replace("W @", "W ‸@")) == [
        "W @ x   array (2,)",
        "[68  57.5]",
        "matrix product: (2, 3) @ (3,)",
    ]


def test_a_number_that_a_call_gave() -> None:
    assert card("import numpy as np\nd = np.array([85, 92, 78, 95, 88])\nprint(np.v‸ar(d))") == [
        "np.var(d) = 34.64   float64"
    ]


def test_rounded_numbers_say_so() -> None:
    assert card("x‸ = 1 / 3") == ["x ≈ 0.333333   float", "all digits: 0.3333333333333333"]


def test_exact_integers_in_full() -> None:
    assert card("n‸ = 2 ** 70") == ["n = 1180591620717411303424   int"]


def test_the_head_of_a_loop() -> None:
    assert card(DESCENT.replace("for step", "f‸or step")) == [
        "for loop   20 passes",
        "step 0 → 19",
        "loss 25 → 0.0051923",
        "w 5 → 0.0576461",
        "step  ▁▁▂▂▂▃▃▄▄▄▅▅▅▆▆▇▇▇██",
        "loss  █▅▄▃▂▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁",
        "w     █▇▅▅▄▃▃▂▂▂▂▂▁▁▁▁▁▁▁▁",
    ]


def test_a_name_bound_in_a_loop_has_a_history() -> None:
    assert card(DESCENT.replace("    loss =", "    loss‸ =")) == [
        "loss ≈ 0.0051923   float",
        "█▅▄▃▂▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁",
        "all digits: 0.005192296858534828",
        "after 20 passes",
    ]


def test_a_name_that_may_be_from_before_the_loop_has_no_number() -> None:
    assert card(DESCENT.replace("loss = w", "loss = w‸")) == [
        "w   float, changes in the loop",
        "w 5 → 0.0576461   over 20 passes",
        "█▇▅▅▄▃▃▂▂▂▂▂▁▁▁▁▁▁▁▁",
    ]


def test_after_the_loop_the_name_is_certain() -> None:
    lines = card(DESCENT.replace("end = w", "end = w‸"))
    assert lines is not None
    assert lines[0] == "w ≈ 0.0576461   float"


def test_a_name_from_one_of_two_branches_is_silent() -> None:
    assert (
        card("""
        def f(c):
            if c:
                x = 1
            else:
                x = 2
            return x‸
        f(True)
        f(False)
    """)
        is None
    )


def test_a_function_with_a_formula() -> None:
    assert card("""
        import math
        def f‸(x):
            t = math.tanh(x)
            return x * t
        f(2)
    """) == [
        "f(x)   function, called 1×",
        "f(x) = x·tanh(x)",
        "f′(x) = tanh(x) + x·(1 − tanh²(x))",
        "f(2) ≈ 1.92806",
    ]


def test_a_function_without_one() -> None:
    assert card(SOFTMAX.replace("def softmax", "def soft‸max")) == [
        "softmax(x)   function, called 1×",
        "softmax([2  1  0.1]) = [0.659001  0.242433  0.0985659]",
    ]


def test_inside_a_function_the_last_run_is_told_as_that() -> None:
    assert card("""
        def f(n):
            m = n + 1
            return m‸ * 2
        f(1)
        f(5)
    """) == ["m = 6   int", "the last of 2 runs"]


def test_a_parameter() -> None:
    assert card("def f(n‸):\n    return n\nf(1)\nf(5)") == ["n = 5   int", "in the last of 2 calls"]


def test_what_print_wrote() -> None:
    assert card(DESCENT.replace("print(f", "pri‸nt(f")) == [
        "print   printed 4×",
        "Step 0: 25.0000",
        "Step 5: 2.6844",
        "Step 10: 0.2882",
        "Step 15: 0.0309",
    ]


def test_what_is_not_known_says_why() -> None:
    lines = card("name = input()\nother‸ = name + '!'")
    assert lines is not None
    assert lines[0] == "other   not known"
    assert "input()" in lines[1]
    assert "(line 1)" in lines[1]


def test_a_list() -> None:
    assert card("names‸ = ['a', 'b,c']") == ["names = ['a', 'b,c']   list"]


@pytest.mark.parametrize(
    ("fixture", "first"),
    [
        ("from neuro‸gebra import MathForge", "neurogebra   the maths of machine learning"),
        ("from neurogebra import Math‸Forge", "MathForge()   class of neurogebra"),
        ("from neurogebra.core.autograd import Val‸ue", "Value(data)   class of neurogebra"),
        ("import neurogebra as ng\nv = ng.Val‸ue", "Value(data)   class of neurogebra"),
    ],
)
def test_the_package_itself(fixture: str, first: str) -> None:
    lines = card(fixture)
    assert lines is not None
    assert lines[0] == first


def test_a_method_with_its_rule() -> None:
    assert card("""
        from neurogebra import Value
        z = Value(0.0)
        s = z.sig‸moid()
    """) == [
        "σ(z) = 0.5   logistic sigmoid",
        "∂σ(z)/∂z = σ(z)·(1 − σ(z)) = 0.25",
        "σ′ = σ·(1 − σ): largest, ¼, at 0 and almost nothing far from it.",
        "sigmoid   ▁▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▃▃▃▄▄▅▆▆▆▇▇▇▇████████████",
        "sigmoid′  ▁▁▁▁▁▁▁▁▂▂▂▃▃▄▄▅▆▇▇███▇▇▆▅▄▄▃▃▂▂▂▁▁▁▁▁▁▁▁",
        "                              ▲ z = 0",
        "z         −6                                    … 6",
    ]


@pytest.mark.parametrize(
    "fixture",
    [
        "from . import o‸s",
        "x = 'te‸xt'",
        "x = 1‸2",
        "class A‸: pass",
        "import math\nprint(math‸.pi)",
        "x: in‸t = 1",
    ],
)
def test_silent_on_plain_python(fixture: str) -> None:
    assert card(fixture) is None
