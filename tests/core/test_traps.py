"""Each slip that trips people up works as meant, or is answered by the way out."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from neurogebra import Expression, MathForge, Tensor, Trainer, Value

FORGE = MathForge()


def message(call: Callable[..., object], *args: Any, **kwargs: Any) -> str:
    """The first line of what is raised."""
    with pytest.raises(Exception) as caught:
        call(*args, **kwargs)
    return str(caught.value).splitlines()[0]


@pytest.mark.parametrize(
    "name",
    ["gamma", "beta", "zeta", "lambda", "S", "N", "Q", "O", "E", "I", "pi", "e", "sin", "exp", "λ"],
)
def test_a_parameter_may_have_the_name_of_anything(name: str):
    f = Expression("f", f"{name}*x", params={name: 2})
    assert f.eval(x=3) == 6
    assert f.gradient(name).eval(x=3) == 3
    assert name in {symbol.name for symbol in f.symbolic_expr.free_symbols}
    assert pickle.loads(pickle.dumps(f)).eval(x=3) == 6


def test_greek_letters_are_names():
    assert Expression("f", "λ*x").eval(λ=2, x=3) == 6


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("2x", "write 2*x"),
        ("x^2", "write x**2"),
        ("e**x", "e is a plain name here: write exp(x)"),
        ("lambda x", "write lambda*x"),
        ("sigmod(x)", "unknown function 'sigmod' (did you mean 'sigmoid'?)"),
        ("mean(x)", "mean needs a whole array, and a formula has one element: use numpy.mean"),
        ("2*np.exp(x)", "write exp"),
        ("math.pi*x", "write pi"),
        ("9**9**9", "9**9**9 is too large to compute"),
        ("factorial(10**6)", "factorial(10**6) is too large to compute"),
    ],
)
def test_a_slip_in_a_formula_says_what_to_write(formula: str, said: str):
    assert message(Expression, "f", formula) == said


def test_nothing_given_is_no_number():
    assert message(Expression("f", "2*x").eval, None) == "x is None, which is no number"
    assert message(Expression("f", "2*x").eval, x=None) == "x is None, which is no number"


@pytest.mark.parametrize(
    ("formula", "at", "value"),
    [
        ("relu(x)", -2, 0),
        ("relu(x)", 3, 3),
        ("sigmoid(x)", 0, 0.5),
        ("log2(x)", 8, 3),
        ("leaky_relu(x, 0.5)", -2, -1),
        ("mish(x)", 0.3, FORGE.get("mish").eval(0.3)),
    ],
)
def test_functions_in_formulas_are_real_functions(formula: str, at: float, value: float):
    f = Expression("f", formula)
    assert f.variables == ["x"]
    assert f.eval(at) == value
    assert "Function" not in {type(part).__name__ for part in f.symbolic_expr.atoms()}


def test_functions_of_several_numbers_in_formulas():
    assert Expression("f", "mse(w*x, y)").eval(w=2, x=3, y=1) == 25
    assert str(Expression("f", "swish(x)").symbolic_expr) == "x/(1 + exp(-x))"


def test_a_missing_variable_is_named():
    assert message(FORGE.get("mse").eval, y_pred=5) == "mse also needs y_true"


def test_a_misspelt_variable_is_set_right():
    assert message(FORGE.get("mse").eval, y_pred=5, y_tru=3) == (
        "mse has no variable 'y_tru' (did you mean 'y_true'?)"
    )


def test_too_many_values_are_counted():
    assert message(FORGE.get("mse").eval, 1, 2, 3) == (
        "mse takes 2 values (y_pred, y_true), not 3 values"
    )


def test_composing_fills_the_variable_and_not_the_first_name():
    line = Expression("line", "a*x + b", params={"a": 2, "b": 1})
    made = line.compose(Expression("square", "t**2"))
    assert (made.variables, made.params) == (["t"], {"a": 2, "b": 1})
    assert made.eval(t=3) == 19


def test_a_number_may_stand_left_of_an_expression():
    f = Expression("f", "x**2")
    assert (1 - f).eval(3) == -8
    assert (2 / f).eval(2) == 0.5
    assert (2**f).eval(2) == 16


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (lambda: Value(-1).log(), "log(-1) has no real value: log(u) needs u > 0"),
        (lambda: Value(0).log(), "log(0) has no real value: log(u) needs u > 0"),
        (lambda: Value(0) ** -1, "0 ** (-1) divides by 0"),
        (
            lambda: Value(-8) ** 0.5,
            "(-8) ** 0.5 has no real value: u^v needs u > 0, or an integer v",
        ),
    ],
)
def test_a_step_without_a_value_says_why(step: Callable[[], Value], said: str):
    assert message(step) == said


def test_a_name_of_another_package_leads_to_ours():
    assert message(FORGE.get, "l1_regularizer") == (
        "unknown expression 'l1_regularizer' (did you mean 'l1'?)"
    )


def test_a_name_is_not_overwritten_by_accident():
    forge = MathForge()
    assert message(forge.register, "relu", "2*x") == (
        "there is an expression 'relu' already; pass replace=True to put yours in its place, "
        "or choose another name"
    )
    assert forge.get("relu").eval(-1) == 0


def test_a_power_beyond_floats_is_infinite_and_not_a_hang():
    assert Expression("f", "x**(x**x)").eval(9.0) == math.inf


LINE = Expression("line", "m*x", params={"m": 0.0}, trainable_params=["m"])
PAIR = Tensor([1.0, 2.0])


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (lambda: FORGE.get(3), "a name is text, such as 'sigmoid', not a value of type int"),
        (lambda: FORGE.get("relu", "tanh"), "params gives each name its value, as {'a': 1.0}, not a str"),
        (lambda: FORGE.list_all(3), "unknown category '3'; there are "),
        (lambda: FORGE.search(3), "a name is text, such as 'sigmoid', not a value of type int"),
        (lambda: FORGE.explain("relu", 1), "unknown level '1'; there are beginner, intermediate, advanced"),
        (lambda: FORGE.compare("relu"), "compare takes several names: compare(['relu', ...])"),
        (lambda: FORGE.sigmoid, "MathForge has no attribute 'sigmoid': write forge.get('sigmoid')"),
        (lambda: Expression("f", "a*x", params=["a"]), "params gives each name its value, as {'a': 1.0}, not a list"),
        (lambda: Expression("f", "a*x", params={"a": None}).eval(1), "a is None, which is no number"),
        (lambda: LINE.evaluate(x=1), "Expression has no attribute 'evaluate' (did you mean 'eval'?)"),
        (lambda: LINE.diff("x"), "Expression has no attribute 'diff' (did you mean 'gradient'?)"),
        (lambda: LINE.gradient(["x"]), "a variable is told by its name, such as 'x', not ['x']"),
        (lambda: LINE.visualize("x"), "a plot goes from one number to another, not 'x', None"),
        (lambda: PAIR.item(), "a Tensor of shape (2,) is not one number: take its sum()"),
        (lambda: PAIR.reshape("a"), "reshape does not fit an array of shape (2,): "),
        (lambda: Tensor([PAIR, PAIR]), "an array made of Tensors would lose their gradients; "),
        (lambda: Trainer("line"), "a Trainer takes an Expression, such as "),
        (lambda: Trainer(LINE, optimizer=3), "an optimizer is a name, or Sgd(...) or the like, not 3"),
        (lambda: Trainer(LINE, learning_rate="0.1"), "a learning rate is a number above 0, not '0.1'"),
        (lambda: Trainer(LINE, learning_rate=-1), "a learning rate is a number above 0, not -1"),
        (lambda: Trainer(LINE).fit([1], [1], epochs="9"), "epochs is a whole number, not '9'"),
        (lambda: Trainer(LINE).fit([1], [1], batch_size=0), "training takes samples and epochs, not "),
        (lambda: Trainer(LINE).fit([1], [1], callbacks=[3]), "a callback is a function that is called with an Epoch"),
        (lambda: Trainer(LINE).fit(["a"], [1]), "inputs must be numbers, all rows of one length: "),
        (lambda: Trainer(LINE).fit([1, 2], [1, None]), "targets: number 1 is nan"),
        (lambda: Trainer(LINE).fit([1], [[1]]), "targets take one number a sample, (n,), not shape (1, 1)"),
    ],
)  # fmt: skip
def test_a_slip_is_answered_by_what_is_wanted(slip: Callable[[], Any], said: str):
    assert message(slip).startswith(said)


def test_params_that_are_none_leave_the_old_ones():
    f = Expression("f", "a*x", params={"a": 2})
    with pytest.raises(TypeError):
        f.params = 3
    assert f.eval(x=1) == 2
