"""Derivatives are right, and printed as a textbook prints them."""

from __future__ import annotations

import math

import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula.derivative import derivative
from neurogebra.formula.limits import limit
from neurogebra.formula.parse import parse
from neurogebra.formula.render import text
from neurogebra.formula.symbolic import to_sympy
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, size
from tests.core.trees import smooth


@pytest.mark.parametrize(
    ("formula", "by", "expected"),
    [
        ("a*x**3 + b*x**2 + c*x + d", "x", "3*a*x**2 + 2*b*x + c"),
        ("(y_pred - y_true)**2", "y_pred", "2*(y_pred - y_true)"),
        ("(y_pred - y_true)**2", "y_true", "-2*(y_pred - y_true)"),
        ("1/(1 + exp(-x))", "x", "exp(-x)/(1 + exp(-x))**2"),
        ("sigmoid(x)", "x", "sigmoid(x)*(1 - sigmoid(x))"),
        ("x**2", "x", "2*x"),
        ("x**3 + 3*x**2 + x", "x", "3*x**2 + 6*x + 1"),
        ("1 + x + x**2/2 + x**3/6", "x", "1 + x + x**2/2"),
        ("tanh(x)", "x", "1 - tanh(x)**2"),
        ("log(cosh(x))", "x", "tanh(x)"),
        ("log(1 + exp(x))", "x", "exp(x)/(1 + exp(x))"),
        ("x/(1 + Abs(x))", "x", "1/(1 + Abs(x))**2"),
        ("exp(-x**2/2)", "x", "-x*exp(-x**2/2)"),
        ("sin(x)/x", "x", "(x*cos(x) - sin(x))/x**2"),
        # A decimal that was divided by stays as it was written.
        ("sin(2*pi*t/12.4)", "t", "2*pi*cos(2*pi*t/12.4)/12.4"),
        ("2.5*sin(1.3*x)/1.7", "x", "3.25*cos(1.3*x)/1.7"),
        ("log(2.2*x)/1.1", "x", "1/(1.1*x)"),
        ("0.5*x/3", "x", "1/6.0"),
        ("exp(-x/0.1)", "x", "-10.0*exp(-10.0*x)"),
        ("x*exp(x)", "x", "(1 + x)*exp(x)"),
        ("sqrt(x**2 + 1)", "x", "x/sqrt(x**2 + 1)"),
        ("Max(0, x)", "x", "Piecewise((1, x > 0), (0, True))"),
        ("Max(0, Min(1, x/6 + 1/2))", "x", "Piecewise((1/6, (-3 < x) & (x < 3)), (0, True))"),
        ("Max(low, Min(high, x))", "x", "Piecewise((1, (low < x) & (x < high)), (0, True))"),
        ("Max(0, 1 - y*p)**2", "p", "Piecewise((-2*y*(1 - y*p), y*p < 1), (0, True))"),
        ("-y*log(p) - (1 - y)*log(1 - p)", "p", "(p - y)/(p*(1 - p))"),
        ("exp(a)/(exp(a) + exp(b))", "a", "exp(a)*exp(b)/(exp(a) + exp(b))**2"),
        ("lam*Abs(w)", "w", "lam*sign(w)"),
        ("0.1*x**3", "x", "0.3*x**2"),
        ("x**y", "y", "x**y*log(x)"),
        ("mish(x)", "y", "0"),
        ("swish(2*x)", "x", text(derivative(parse("2*x/(1 + exp(-2*x))"), "x"))),
        ("Piecewise((1, Eq(x, 0)), (sin(x)/x, True))", "x", None),
    ],
)
def test_as_a_textbook_prints_it(formula: str, by: str, expected: str | None):
    if expected is None:
        # The slope at the filled point is the limit, not that of the constant beside it.
        slope = to_sympy(
            derivative(parse("Piecewise((1, Eq(x, 0)), ((exp(x) - 1)/x, True))"), by, limit)
        )
        assert slope.subs(sympy.Symbol(by), 0) == sympy.Rational(1, 2)
    else:
        assert text(derivative(parse(formula), by, limit)) == expected


@settings(deadline=None, max_examples=150)
@given(smooth, st.floats(-2, 2), st.floats(-2, 2))
def test_agrees_with_sympy(tree: Node, x: float, y: float):
    at = {"x": x, "y": y}
    theirs = sympy.diff(to_sympy(tree), sympy.Symbol("x")).subs(at).evalf(30)
    ours = to_sympy(derivative(tree, "x")).subs(at).evalf(30)
    assume(theirs.is_Float or theirs.is_Integer)
    assume(abs(theirs) < 1e12)
    assert abs(ours - theirs) <= 1e-12 * (1 + abs(theirs))


@settings(deadline=None, max_examples=150)
@given(smooth, st.floats(-2, 2), st.floats(-2, 2))
def test_tidying_keeps_the_value(tree: Node, x: float, y: float):
    at = {"x": x, "y": y}
    before, after = (to_sympy(form).subs(at).evalf(30) for form in (tree, tidy(tree)))
    assume(before.is_Float or before.is_Integer)
    assume(abs(before) < 1e12)
    assert abs(before - after) <= 1e-12 * (1 + abs(before))


def test_derivatives_of_the_catalogue_agree_with_sympy():
    for entry in catalogue.entries():
        names = [name.name for name in (*entry.variables, *entry.params)]
        # sympy leaves the derivative of a floor unevaluated.
        if len(entry.variables) != 1 or "floor" in entry.formula.text:
            continue
        by = entry.variables[0].name
        at = {name.name: name.default for name in entry.params} | {by: 0.37}
        real = sympy.Symbol(by, real=True)
        formula = to_sympy(parse(entry.formula.text, names)).subs(sympy.Symbol(by), real)
        theirs = complex(sympy.diff(formula, real).subs({**at, real: 0.37}).doit().evalf())
        ours = complex(to_sympy(parse(entry.derivatives[by].text, names)).subs(at).evalf())
        assert math.isclose(ours.real, theirs.real, rel_tol=1e-9, abs_tol=1e-12), entry.name


def test_what_would_be_too_large_is_refused():
    tree: Node = Sym("x")
    for n in range(120):
        tree = Apply("mul", (Apply("add", (tree, Num(n))), Apply("sin", (tree,))))
        if size(tree) > 3_000:
            break
    with pytest.raises(FormulaError, match="too large"):
        derivative(Apply("mul", (tree, Apply("exp", (Apply("mul", (tree, tree)),)))), "x")


def test_a_squared_sign_is_1_where_both_sides_meet():
    slope = derivative(parse("sign(x)*log(1 + Abs(x))"), "x")
    assert text(slope) == "1/(1 + Abs(x))"
    assert text(derivative(parse("Abs(x)*sign(x)**2"), "x")) == "sign(x)"


@pytest.mark.parametrize(
    ("formula", "by", "at", "expected"),
    [
        ("(1 - cos(x))/x**2", "x", 0, "1/2"),
        ("sin(pi*x)/(pi*x)", "x", 0, "1"),
        ("(x**p - 1)/p", "p", 0, "log(x)"),
        ("(x**2 - 1)/(x - 1)", "x", 1, "2"),
        ("Abs(x)/x", "x", 0, None),
    ],
)
def test_limits_of_quotients(formula: str, by: str, at: int, expected: str | None):
    found = limit(parse(formula), by, Num(at))
    assert (found and text(found)) == expected
