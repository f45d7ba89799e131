"""Expressions do what a user expects of them, and say so where they cannot."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest
import sympy

import neurogebra
from neurogebra import Expression, MathForge
from neurogebra.errors import (
    AbsentVariableWarning,
    FormulaError,
    MissingPackageError,
    MissingVariableError,
    UnknownVariableError,
)

forge = MathForge()
square = Expression("square", "x**2")
line = Expression("line", "m*x + b", params={"m": 2, "b": 1})


def message(call: object, *args: object, **kwargs: object) -> str:
    with pytest.raises((TypeError, ValueError, KeyError)) as caught:
        call(*args, **kwargs)  # type: ignore[operator]
    return str(caught.value)


def test_the_programs_of_the_introduction():
    f = Expression("quadratic", "x**2")
    f_prime = f.gradient("x")
    assert f"f(3) = {f.eval(x=3)}" == "f(3) = 9"
    assert f"f'(3) = {f_prime.eval(x=3)}" == "f'(3) = 6"
    mse = forge.get("mse")
    grad = mse.gradient("y_pred")
    assert str(mse.symbolic_expr) == "(y_pred - y_true)**2"
    assert str(grad.symbolic_expr) == "2*(y_pred - y_true)"
    assert grad.eval(y_pred=5, y_true=3) == 4
    sigmoid = forge.get("sigmoid")
    assert str(sigmoid.symbolic_expr) == "1/(1 + exp(-x))"
    assert str(sigmoid.gradient("x").symbolic_expr) == "exp(-x)/(1 + exp(-x))**2"
    assert "squash" in sigmoid.explain().casefold()


def test_symbols_are_sympys_plain_ones():
    assert square.symbolic_expr == sympy.Symbol("x") ** 2


def test_variables_are_in_the_order_of_the_formula():
    assert Expression("f", "b*a + c*a").variables == ["b", "a", "c"]
    assert line.variables == ["x"]
    assert line.params == {"m": 2, "b": 1}


def test_what_is_missing_is_named():
    mse = forge.get("mse")
    assert message(mse.eval) == "mse needs y_pred and y_true"
    assert message(mse.eval, y_pred=5) == "mse also needs y_true"
    assert message(mse.eval, 1, 2, 3) == "mse takes 2 values (y_pred, y_true), not 3 values"
    assert message(mse.eval, y_pred=1, y_tru=3) == (
        "mse has no variable 'y_tru' (did you mean 'y_true'?)"
    )
    assert message(mse.eval, 1, y_pred=2) == "mse was given y_pred twice"
    assert message(square.eval, z=3) == "square has no variable 'z'; it has x"
    assert "x must be a number or an array" in message(square.eval, "three")
    with pytest.raises(MissingVariableError) as caught:
        mse.eval(y_pred=5)
    assert (caught.value.name, caught.value.code) == ("y_true", "missing-variable")
    with pytest.raises(UnknownVariableError) as unknown:
        mse.eval(y_pred=1, y_tru=3)
    assert unknown.value.suggestion == "y_true"


def test_parameters_have_values_that_can_change():
    assert (line.eval(3), line.eval(3, m=-1), line(x=3)) == (7, -2, 7)
    f = line.clone()
    f.params["m"] = 10
    assert (f.eval(3), line.eval(3)) == (31, 7)
    f.params = {"m": 1, "b": 0}
    assert f.eval(3) == 3
    g = Expression("g", "a*x")
    assert message(g.eval, x=2) == "g also needs a"
    g.params["a"] = 3
    assert g.eval(x=2) == 6


def test_a_gradient_takes_the_same_point():
    product = Expression("product", "x*y")
    assert product.gradient("x").eval(x=2, y=3) == 3
    assert product.gradient("x").eval(y=3) == 3
    assert product.gradient("x").eval(2, 3) == 3
    assert product.gradient("x").variables == ["y"]
    constant = Expression("f", "2*x").gradient("x")
    assert constant.eval() == constant.eval(x=7) == constant.eval(7) == 2
    assert constant.eval(np.ones(3)).tolist() == [2, 2, 2]


def test_the_gradient_of_an_absent_name_is_0_and_says_so():
    with pytest.warns(AbsentVariableWarning) as told:
        assert square.gradient("y").eval(x=3) == 0
    assert str(told[0].message) == "square has no variable 'y'; it has x: the derivative is 0"
    # What has dropped out of a derivative is still known, and a number has no variables.
    assert Expression("f", "x + y").gradient("x").gradient("y").text == "0"
    assert Expression("three", 3).gradient("x").text == "0"


def test_compose_takes_the_first_variable():
    leaky = forge.get("leaky_relu")
    assert leaky.compose(square).text == "Max(x**2, alpha*x**2)"
    assert Expression("f", "a_param*x**2", params={"a_param": 3}).compose("t + 1").text == (
        "a_param*(t + 1)**2"
    )
    assert square.compose(3).eval() == 9
    assert message(Expression("c", "2").compose, square) == "c has no variable to put square into"


def test_composing_keeps_parameters_of_the_same_name_apart():
    inner = Expression("inner", "m*t", params={"m": 5})
    both = line.compose(inner)
    assert both.text == "m*(m_2*t) + b"
    assert both.eval(t=1) == 11
    assert both.params == {"m": 2, "b": 1, "m_2": 5}


def test_arithmetic_on_both_sides():
    assert (1 - square).eval(3) == -8
    assert (1 / square).eval(2) == 0.25
    assert (2**square).eval(2) == 16
    assert (square % 4).eval(3) == 1
    assert (-square).eval(3) == -9
    assert abs(-square).eval(3) == 9
    assert (square + line).eval(3) == 16
    assert (square - np.float64(1)).eval(3) == 8
    assert (sympy.Symbol("x") + square).eval(3) == 12
    assert sum([square, square]).eval(3) == 18
    assert (line + Expression("other", "m*x", params={"m": 7})).eval(1) == 10
    assert "unsupported operand" in message(lambda: square + "x")


def test_numpy_leaves_arithmetic_to_expressions():
    with pytest.raises(TypeError):
        np.ones(3) + square


def test_calculus():
    assert Expression("f", "(x + 1)**2").expand().text == "x**2 + 2*x + 1"
    assert Expression("f", "sin(x)**2 + cos(x)**2").simplify().text == "1"
    assert Expression("f", "2*x").integrate("x").text == "x**2"
    assert Expression("f", "1/x").integrate("x").text == "log(x)"
    assert Expression("f", "Abs(x)").integrate("x").eval(x=-2) == -2
    assert "no antiderivative" in message(Expression("f", "x**x").integrate, "x")
    assert "too large" in message(Expression("f", "(x + y + z + 1)**900").expand)


def test_formulas_come_from_anywhere():
    x = sympy.Symbol("x")
    assert Expression("f", sympy.sin(x) * x).text == "x*sin(x)"
    assert Expression("f", sympy.sin(x)).symbolic_expr == sympy.sin(x)
    assert Expression("f", 3).eval() == 3
    assert Expression("f", -0.5).eval() == -0.5
    assert Expression("copy", line).eval(1) == 3
    assert Expression("f", sympy.Heaviside(x)).eval(x=2) == 1
    assert message(Expression, "f", sympy.besselj(0, x)) == "a formula cannot hold sympy's besselj"
    assert message(Expression, "f", None) == "a formula is text, not a value of type NoneType"


def test_formula_text_is_never_executed(tmp_path: object):
    for text in ("__import__('os').system('true')", "open('x','w')", "exec('1')", "x.__class__"):
        with pytest.raises(FormulaError):
            Expression("f", text)


def test_it_shows_itself():
    leaky = forge.get("leaky_relu")
    assert repr(leaky) == "Expression('leaky_relu', 'Max(x, alpha*x)', params={'alpha': 0.01})"
    assert str(leaky) == "leaky_relu(x) = max(x, α·x)"
    assert leaky.formula == leaky.to_latex() == r"\max\left(x, \alpha x\right)"
    assert square._repr_latex_() == r"$\displaystyle \operatorname{square}\left(x\right) = x^{2}$"


def test_pickling_keeps_everything():
    f = Expression("f", "a*x + b*y", params={"a": 2}, trainable_params=["a"], metadata={"k": 1})
    back = pickle.loads(pickle.dumps(f))
    assert (back.name, back.text, back.params, back.trainable_params, back.metadata) == (
        "f",
        "a*x + b*y",
        {"a": 2},
        ["a"],
        {"k": 1},
    )
    assert pickle.loads(pickle.dumps(f.gradient("x"))).arguments == ["x", "b", "y"]


def test_trainable_parameters_are_parameters():
    assert message(Expression, "f", "a*x", {"a": 1}, ["b"]) == "f has no parameter 'b' to train"


def test_plots_need_matplotlib(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    monkeypatch.delitem(sys.modules, "neurogebra.plotting", raising=False)
    monkeypatch.delattr(neurogebra, "plotting", raising=False)
    with pytest.raises(MissingPackageError, match="pip install matplotlib"):
        square.visualize()


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_nothing_heavy_is_loaded_before_it_is_needed():
    heavy = "print([m for m in ('sympy', 'numpy', 'mpmath') if m in sys.modules])"
    assert run(f"import sys, neurogebra; {heavy}") == "[]"
    assert (
        run(
            "import sys; from neurogebra import MathForge\n"
            "f = MathForge().get('sigmoid')\n"
            "f.eval(x=0); f(-1000.0); f.gradient('x').eval(x=1); f.explain(); str(f); f.formula\n"
            "MathForge().search('probability'); MathForge().compose('mse + 0.1*mae')\n" + heavy
        )
        == "[]"
    )


def test_numbers_need_no_numpy():
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "from neurogebra import Expression\n"
        "f = Expression('f', 'x**2')\n"
        "print(f.eval(3), f.gradient('x').eval(3), f.symbolic_expr)\n"
        "try: f.eval([1, 2])\n"
        "except ImportError as error: print(error)\n"
    )
    assert run(program).splitlines() == [
        "9 6 x**2",
        "numpy is not installed, and arrays need it: pip install numpy",
    ]
