"""The forge finds, lists, combines and compares expressions."""

from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from neurogebra import Expression, MathForge
from neurogebra.errors import (
    FormulaError,
    NameTakenError,
    UnknownCategoryError,
    UnknownExpressionError,
    UnknownVariableError,
)


@pytest.fixture
def forge() -> MathForge:
    return MathForge()


def test_every_expression_can_be_made(forge: MathForge):
    for name in forge.list_all():
        expression = forge.get(name)
        assert (expression.name, expression.metadata["category"] != "") == (name, True)


def test_categories(forge: MathForge):
    names = forge.list_all(category="linalg")
    assert isinstance(names, list) and "dot_product_elem" in names
    assert set(names) < set(forge.list_all())
    with pytest.raises(UnknownCategoryError, match="did you mean 'linalg'"):
        forge.list_all(category="linlag")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sigmiod", "sigmoid"),
        ("l1_regularizer", "l1"),
        ("LeakyReLU", "leaky_relu"),
        ("mean squared eror", "mse"),
        ("relue", "relu"),
        ("binary_cross_entropy", "binary_crossentropy"),
    ],
)
def test_a_misspelt_name_is_guessed(forge: MathForge, written: str, meant: str):
    try:
        assert forge.get(written).name == meant  # an alias
    except UnknownExpressionError as error:
        assert error.suggestion == meant
        assert isinstance(error, KeyError)


def test_a_name_like_no_other_gets_no_guess(forge: MathForge):
    with pytest.raises(UnknownExpressionError) as caught:
        forge.get("qqqq")
    assert caught.value.suggestion is None


def test_aliases(forge: MathForge):
    assert forge.get("SiLU").name == "swish"
    assert forge.get("logistic function").name == "sigmoid"


def test_parameters(forge: MathForge):
    leaky = forge.get("leaky_relu", params={"alpha": 0.5}, trainable=True)
    assert (leaky.eval(x=-2), leaky.trainable_params) == (-1.0, ["alpha"])
    assert forge.get("leaky_relu").params == {"alpha": 0.01}
    with pytest.raises(UnknownVariableError, match="did you mean 'alpha'"):
        forge.get("leaky_relu", params={"alhpa": 1})


def test_search_by_meaning(forge: MathForge):
    assert "sigmoid" in forge.search("probability")[:5]
    assert {"huber", "mae"} <= set(forge.search("robust to outliers")[:6])
    assert forge.search("sigmoid")[0] == "sigmoid"
    assert forge.search("silu")[0] == "swish"
    assert forge.search("no such thing whatsoever") == []
    assert forge.search("") == []


def test_compose(forge: MathForge):
    loss = forge.compose("mse + 0.1*mae")
    assert (loss.name, loss.variables) == ("mse + 0.1*mae", ["y_pred", "y_true"])
    assert loss.eval(y_pred=5, y_true=3) == 4.2
    assert forge.compose("sigmoid(relu)").eval(x=-1) == 0.5
    assert forge.compose("Max(mse, mae)").eval(y_pred=1.5, y_true=1) == 0.5
    assert forge.compose("tanh - exp").eval(x=0) == -1
    assert forge.compose("leaky_relu + elu").params == {"alpha": 0.01, "alpha_2": 1.0}


def test_compose_says_what_is_wrong(forge: MathForge):
    with pytest.raises(UnknownExpressionError, match="did you mean 'mae'"):
        forge.compose("mse + 0.1*maee")
    with pytest.raises(FormulaError, match="expected a value after"):
        forge.compose("mse +")
    with pytest.raises(FormulaError, match="a formula is text"):
        forge.compose(None)  # type: ignore[arg-type]


def test_register(forge: MathForge):
    forge.register("cube", "x**3")
    assert forge.get("cube").eval(x=2) == 8
    assert "cube" in forge.list_all() and "cube" in forge.search("cub")
    assert forge.compose("cube + mse").variables == ["x", "y_pred", "y_true"]
    assert "cube" not in MathForge().list_all()
    with pytest.raises(NameTakenError, match="replace=True"):
        forge.register("relu", "x")
    forge.register("relu", Expression("mine", "2*x"), replace=True)
    assert forge.get("relu").eval(x=3) == 6
    with pytest.raises(UnknownExpressionError, match="did you mean 'cube'"):
        forge.get("cubee")


def test_registered_expressions_do_not_change_behind_ones_back(forge: MathForge):
    mine = Expression("mine", "a*x", params={"a": 1})
    forge.register("mine", mine)
    mine.params["a"] = 100
    forge.get("mine").params["a"] = 50
    assert forge.get("mine").eval(x=1) == 1


def test_explain_at_three_levels(forge: MathForge):
    levels = [forge.explain("sigmoid", level) for level in ("beginner", "intermediate", "advanced")]
    assert len(set(levels)) == 3
    assert all(text.startswith("sigmoid(x) = 1/(1 + e⁻ˣ)\n") for text in levels)
    assert "d/dx = e⁻ˣ/(1 + e⁻ˣ)²" in levels[1] and "d/dx" not in levels[0]
    assert "Reference: Cox" in levels[2]
    with pytest.raises(ValueError, match="did you mean 'beginner'"):
        forge.explain("sigmoid", "begginer")


def test_compare(forge: MathForge):
    rows = forge.compare(["relu", "tanh"]).splitlines()
    assert rows[0].split() == ["relu", "tanh"]
    assert rows[1].split() == ["formula", "max(0,", "x)", "tanh(x)"]


def test_words_for_ones_own_formula():
    assert Expression("f", "w*x + b", params={"b": 2}).explain("intermediate") == snapshot("""\
f(w, x) = w·x + b
It adds 2 terms: w·x and b.
It depends on w and x.
Its parameters: b = 2.
∂/∂w = x
∂/∂x = w\
""")
    assert Expression("f", "(x - 1)**2").explain("beginner") == snapshot("""\
f(x) = (x − 1)²
It squares x − 1: always at least 0, and large values count most.
It depends on x.\
""")
