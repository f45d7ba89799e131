"""What a learner's page of programs shows, place by place."""

from __future__ import annotations

import pytest

from tests.features.ask import card, hint_texts, labels, lens_titles, told

LAYER = """
    import numpy as np
    person = np.array([170, 65, 25])
    weights = np.array([0.5, -0.3, 0.1])
    output = np.dot(weights, person)
    W = np.array([[0.5, -0.3, 0.1],
                  [0.2,  0.4, -0.1]])  # Shape: (2, 3)
    b = np.array([0.1, -0.2])          # Shape: (2,)
    x = np.array([170, 65, 25])        # Shape: (3,)
    output = W @ x + b  # @ is matrix multiplication
"""
QUADRATIC = """
    from neurogebra import Expression
    f = Expression("quadratic", "x**2")
    f_prime = f.gradient("x")
    print(f"f(3) = {f.eval(x=3)}")
    print(f"f'(3) = {f_prime.eval(x=3)}")
"""
LOSS = """
    from neurogebra import MathForge
    forge = MathForge()
    mse = forge.get("mse")
    print(mse.symbolic_expr)
    grad = mse.gradient("y_pred")
    print(grad.symbolic_expr)
    print(grad.eval(y_pred=5, y_true=3))  # 4.0
"""
CHAIN = """
    from neurogebra.core.autograd import Value
    x = Value(2.0)
    h = x ** 2        # h = x² = 4
    y = h + 3         # y = h + 3 = 7
    z = y * 2         # z = y * 2 = 14
    z.backward()
    print(f"dz/dx = {x.grad}")
"""
DESCENT = """
    w = 5.0          # Start with a guess
    lr = 0.1         # Learning rate
    for step in range(20):
        loss = w ** 2           # Loss function
        gradient = 2 * w        # dL/dw = 2w
        w = w - lr * gradient   # Update step

        if step % 5 == 0:
            print(f"Step {step}: w = {w:.4f}, loss = {loss:.4f}")
"""
SPREAD = """
    import numpy as np
    data = np.array([85, 92, 78, 95, 88])
    print(f"Variance: {np.var(data):.2f}")  # 33.84
    print(f"Std Dev:  {np.std(data):.2f}")  # 5.82
    samples = np.random.normal(mean=0, scale=1, size=1000)
    print(f"Mean: {samples.mean():.2f}")  # ≈ 0
    after = data.sum()
"""
SOFTMAX = """
    import numpy as np
    def softmax(x):
        exp_x = np.exp(x - np.max(x))
        return exp_x / exp_x.sum()
    scores = np.array([2.0, 1.0, 0.1])
    probs = softmax(scores)
    print(probs.sum())
"""
NEURON = """
    from neurogebra.core.autograd import Value
    x1, x2 = Value(1.0), Value(2.0)
    w1, w2, b = Value(0.5), Value(-0.3), Value(0.1)
    z = w1 * x1 + w2 * x2 + b  # 0.5*1 + (-0.3)*2 + 0.1 = 0.0
    output = z.sigmoid()
    output.backward()
"""


def hint(fixture: str, line: int) -> str:
    """The hint at the end of a line of the fixture, "" where there is none.

    After a comment it stands further apart, which is of no concern here.
    """
    return dict(hint_texts(fixture)).get(line, "").removeprefix("  ")


def first_lines(fixture: str, most: int) -> list[str]:
    lines = card(fixture)
    assert lines is not None
    return lines[:most]


def test_the_dot_product() -> None:
    assert hint(LAYER, 3) == "68"
    assert first_lines(LAYER.replace("    output = np", "    out‸put = np"), 1) == [
        "output = 68   float64"
    ]


def test_the_layer() -> None:
    assert hint(LAYER, 8) == "(2,)  [68.1  57.3]"
    assert hint(LAYER, 5) == "(2, 3)"


def test_the_listing_of_a_category() -> None:
    ((line, title),) = lens_titles("""
        from neurogebra import MathForge
        forge = MathForge()
        expressions = forge.list_all(category="linalg")
    """)
    assert line == 2
    count, _, names = title.partition(" expressions · ")
    assert int(count) >= 24
    assert "dot_product_elem" in names


def test_the_parabola_and_its_slope() -> None:
    assert [hint(QUADRATIC, line) for line in range(1, 5)] == [
        "x²",
        "2x",
        "» f(3) = 9",
        "» f'(3) = 6",
    ]


def test_the_loss_and_its_gradient() -> None:
    assert [hint(LOSS, line) for line in (2, 4, 6)] == [
        "(y_pred − y_true)²",
        "2(y_pred − y_true)",
        "» 4",
    ]
    assert first_lines(LOSS.replace("    mse =", "    mse‸ ="), 2) == [
        "mse(y_pred, y_true)   loss",
        "mse(y_pred, y_true) = (y_pred − y_true)²",
    ]


def test_the_chain_rule() -> None:
    assert lens_titles(CHAIN) == [(5, "z = 14 · ∂z/∂x = 8")]
    assert first_lines(CHAIN.replace("    x =", "    x‸ ="), 2) == [
        "x = 2   Value, leaf",
        "∂z/∂x = 8  =  ∂z/∂y · ∂y/∂h · ∂h/∂x  =  2 · 1 · 4",
    ]


def test_the_descent() -> None:
    ((line, title),) = lens_titles(DESCENT)
    assert (line, title[:32]) == (2, "20 steps · w 5 → 0.0576 · loss 2")
    assert first_lines(DESCENT.replace("print(", "pri‸nt("), 5) == [
        "print   printed 4×",
        "Step 0: w = 4.0000, loss = 25.0000",
        "Step 5: w = 1.3107, loss = 2.6844",
        "Step 10: w = 0.4295, loss = 0.2882",
        "Step 15: w = 0.1407, loss = 0.0309",
    ]


def test_the_variance_that_the_comment_has_wrong() -> None:
    assert hint(SPREAD, 2) == "» Variance: 34.64"
    assert hint(SPREAD, 3) == "» Std Dev:  5.89"
    assert told(SPREAD)[:2] == [
        ("NG401", "33.84", "computed: 34.64"),
        ("NG401", "5.82", "computed: 5.89"),
    ]


def test_an_argument_that_numpy_does_not_take_spoils_nothing_else() -> None:
    *_, (rule, text, message) = told(SPREAD)
    assert len(told(SPREAD)) == 3
    assert (rule, text) == ("NG501", "mean")
    assert message.startswith("normal has no argument 'mean'")
    assert hint(SPREAD, 5) == "» Mean: ?"
    assert hint(SPREAD, 6) == "438"


def test_softmax() -> None:
    assert hint(SOFTMAX, 5) == "(3,)  [0.659001  0.242433  0.0985659]"
    assert hint(SOFTMAX, 6) == "» 1.0"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("z", ["z = w₁·x₁ + w₂·x₂ + b   Value, 2.8e−17 (0 up to rounding)"]),
        ("output", ["output = σ(z)   Value, 0.5"]),
        ("w1, w2, b", ["w₁ = 0.5   Value, leaf",
                       "∂output/∂w₁ = 0.25  =  ∂output/∂z · ∂z/∂w₁  =  0.25 · 1"]),
    ],
)  # fmt: skip
def test_the_neuron(name: str, lines: list[str]) -> None:
    caret = f"{name[0]}‸{name[1:]} ="
    assert first_lines(NEURON.replace(f"{name} =", caret), len(lines)) == lines


def test_every_gradient_of_the_neuron() -> None:
    ((_, title),) = lens_titles(NEURON)
    assert "∂output/∂w₁ = 0.25 ·" in title
    assert "∂output/∂w₂ = 0.5 ·" in title
    assert title.endswith("∂output/∂b = 0.25")
    assert hint(NEURON, 3) == "2.8e−17 (0 up to rounding)  ∂output/∂z 0.25"


def test_the_sigmoid() -> None:
    lines = card("""
        from neurogebra import MathForge
        forge = MathForge()
        sigmoid‸ = forge.get("sigmoid")
    """)
    assert lines is not None
    assert lines[0] == "sigmoid(x)   activation"
    assert [line.strip() for line in lines[1:4]] == ["1", "sigmoid(x) = ───────", "1 + e⁻ˣ"]
    assert lines[5] == "sigmoid′(x) = ──────────"
    assert "Squashes any number into (0, 1), so the result can be read as a probability." in lines


def test_half_typed_the_catalogue_and_the_lines_below() -> None:
    half = """
        from neurogebra import MathForge
        forge = MathForge()
        mse = forge.get("‸
        a = 2 ** 10
        b = a + 1
    """
    assert labels(half, 3) == ["relu", "sigmoid", "tanh"]
    assert labels(half.replace("‸", "sig‸"), 1) == ["sigmoid"]
    assert hint_texts(half.replace("‸", "")) == [(3, "1024"), (4, "1025")]
