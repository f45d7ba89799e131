"""Values keep their digits, on numbers and on arrays, and places without a value say so."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurogebra import MathForge, Value, catalogue
from neurogebra.errors import DomainError, FormulaError
from neurogebra.formula import array_longer, numeric
from neurogebra.formula.careful import evaluate
from neurogebra.formula.definitions import expanded
from neurogebra.formula.derivative import derivative
from neurogebra.formula.numeric import compiled
from neurogebra.formula.parse import parse
from neurogebra.formula.render import text
from neurogebra.formula.stable import stable
from neurogebra.formula.tree import Node, names_in_order
from tests.core.accuracy import error_of
from tests.core.trees import smooth


def function(formula: str, *names: str) -> Callable[..., Any]:
    tree = parse(formula)
    return compiled(tree, names or names_in_order(tree))


def slope(formula: str) -> Callable[..., Any]:
    return compiled(derivative(parse(formula), "x"), ["x"])


@pytest.mark.parametrize(
    ("formula", "x", "value"),
    [
        ("1/(1 + exp(-x))", -1000, 0.0),
        ("1/(1 + exp(-x))", 1000, 1.0),
        ("1/(1 + exp(-x))", -745, 5e-324),
        ("log(1 + exp(x))", 1000, 1000.0),
        ("log(exp(x) + 1)", -40, math.exp(-40)),
        ("log(cosh(x))", 1000, 999.3068528194401),
        ("log(cosh(x))", 1e-8, 5e-17),
        ("exp(x) - 1", 1e-10, 1.00000000005e-10),
        ("1 - exp(-x)", 1e-10, 9.9999999995e-11),
        ("log(1 + x)", 1e-20, 1e-20),
        ("sqrt(x**2 + 1)", 1e200, 1e200),
        ("sqrt(1 + x) - 1", 1e-20, 5e-21),
        ("1 - tanh(x)**2", 30, 4 * math.exp(-60)),
        ("1 - cos(x)", 1e-9, 5e-19),
        ("(1 + erf(x/sqrt(2)))/2", -10, 7.619853024160527e-24),
        ("x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))", -8, -3.1077829375011135e-21),
        ("x/(1 + exp(-x))", -1000, -0.0),
        ("log(exp(x) - 1)", 1000, 1000.0),
        ("log(1 - exp(x))", -1e-20, math.log(1e-20)),
        ("x - log(exp(x) + 1)", 1000, 0.0),
        ("exp(x)/(exp(x) + exp(2*x))", 700, math.exp(-700)),
        ("exp(x)/(2 + exp(x))", 1e6, 1.0),
        ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", 1000, 1.0),
        ("1/cosh(x)", 720, 2 * math.exp(-720)),
        ("(x + sqrt(x**2 + 4))/2", -1e9, 1e-9),
        ("gamma(x)/gamma(x + 1)", 400, 1 / 400),
        ("((1 + x)**0.5 - 1)/0.5", 1e-18, 1e-18),
        ("x**2/(1 + x**2)", 1e200, 1.0),
        ("exp(x**2 - x**2)", 1e300, 1.0),
        ("log((1 + x)/(1 - x))", 1e-18, 2e-18),
    ],
)
def test_fragile_forms(formula: str, x: float, value: float):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = function(formula)(x)
    assert math.isclose(found, value, rel_tol=1e-14, abs_tol=0.0)


@pytest.mark.parametrize(
    "formula",
    ["1/(1 + exp(-x))", "log(1 + exp(x))", "x/(1 + exp(-x))", "x*tanh(log(1 + exp(x)))"]
    + ["exp(-x)/(1 + exp(-x))**2", "tanh(x)", "log(cosh(x))", "erf(x)"],
)
@pytest.mark.parametrize("x", [-1000.0, -40.0, -1.0, -1e-9, 0.0, 1e-9, 1.0, 40.0, 1000.0])
def test_values_and_slopes_are_as_exact_arithmetic_has_them(formula: str, x: float):
    tree = parse(formula)
    for form in (tree, derivative(tree, "x")):
        found, true = compiled(form, ["x"])(x), evaluate(form, {"x": x})
        assert math.isclose(found, true, rel_tol=4e-15, abs_tol=1e-322), (found, true)


def test_arrays_agree_with_numbers():
    xs = np.array([-1000.0, -40.0, -1.0, -1e-9, 0.5, 1.0, 40.0, 1000.0])
    for entry in catalogue.entries():
        if len(entry.variables) != 1 or "oo" not in entry.variables[0].domain:
            continue
        names = [name.name for name in (*entry.variables, *entry.params)]
        call = compiled(parse(entry.formula.text, names), names[:1], names[1:])
        call.__kwdefaults__ = {name.name: name.default for name in entry.params}
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = call(xs)
        for x, y in zip(xs.tolist(), np.asarray(found).tolist(), strict=True):
            try:
                expected = call(x)
            except DomainError:
                continue
            if isinstance(y, float) and math.isfinite(expected):
                assert math.isclose(y, expected, rel_tol=1e-12, abs_tol=1e-300), (entry.name, x)


def _unmoved(tree: Node, x: float, y: float, true: float) -> bool:
    """Whether the rounding of its inputs changes nothing worth a thought in a value."""
    moved = [
        evaluate(tree, {"x": x + i * math.ulp(x), "y": y + j * math.ulp(y)})
        for i, j in ((1, 0), (-1, 0), (3, 0), (0, 1), (0, -1), (0, 3))
    ]
    return all(abs(value - true) <= 1e-8 * (1 + abs(true)) for value in moved)


@settings(deadline=None, max_examples=100)
@given(smooth, st.floats(-2, 2), st.floats(-2, 2))
def test_agrees_with_exact_arithmetic(tree: Node, x: float, y: float):
    try:
        true = evaluate(tree, {"x": x, "y": y})
        # The sine of 1/x is anything once x is as small as that.
        assume(min(abs(x), abs(y)) > 1e-6 or _unmoved(tree, x, y, true))
    except DomainError:
        assume(False)
    assume(math.isfinite(true) and abs(true) < 1e12)
    found = compiled(tree, ["x", "y"])(x, y)
    # Formulas of random shape may amplify what rounding does to their parts.
    assert math.isclose(found, true, rel_tol=1e-6, abs_tol=1e-6)


def test_whole_numbers_stay_whole():
    assert repr(function("x**2")(3)) == "9"
    assert repr(slope("x**2")(3)) == "6"
    assert repr(function("2*(a - b)")(5, 3)) == "4"
    assert repr(function("x/2")(4)) == "2.0"
    assert repr(function("x**-1")(4)) == "0.25"
    assert function("x**n")(2, 100) == 2**100
    assert function("x**n")(3, 10**9) == math.inf  # soon, not exactly


def test_arrays_keep_their_kind():
    square = function("x**2")
    assert square(np.arange(4)).dtype.kind == "i"
    assert square(np.array([10**10])).tolist() == [1e20]  # where 64 bits would wrap
    assert square([1, 2]).tolist() == [1, 4]
    assert square(np.float32([1, 2])).dtype == np.float32
    assert function("1/(1 + exp(-x))")(np.float32([0, 2])).dtype == np.float32
    assert isinstance(square(np.float64(3)), np.float64)
    assert function("x + y")(np.ones((3, 1)), np.ones(4)).shape == (3, 4)
    assert function("x**-2")(np.array([2])).tolist() == [0.25]


def test_large_arrays_are_the_same_as_small_ones():
    xs = np.linspace(-50, 50, 100_003)
    call = function("x*tanh(log(1 + exp(x))) + exp(-x**2)")
    assert np.array_equal(call(xs)[::5000], call(xs[::5000].copy()))
    assert call(xs.reshape(1, -1)).shape == (1, 100_003)


def test_pieces_are_computed_where_they_hold():
    call = function("Piecewise((log(x), x > 0), (Piecewise((1/x, x < 0), (7, True)), True))")
    assert [call(1), call(-2), call(0)] == [0.0, -0.5, 7]
    assert call(np.array([1.0, -2.0, 0.0])).tolist() == [0.0, -0.5, 7.0]
    assert math.isnan(function("Piecewise((1, x > 0))")(-1))


@pytest.mark.parametrize(
    ("formula", "x", "reason"),
    [
        ("log(x)", -1, "log(x) has no value at x = -1: the logarithm of a negative number"),
        ("2 + log(x)", 0, "log(x) has no value at x = 0: the logarithm of 0"),
        ("1/(x - 1)", 1, "1/(x - 1) has no value at x = 1: a division by 0"),
        ("sqrt(x)", -2.5, "sqrt(x) has no value at x = -2.5: the square root of a negative number"),
        ("x**(1/3)", -8, "x**(1/3) has no value at x = -8: a root of a negative number"),
        ("x**-2", 0, "x**(-2) has no value at x = 0: a division by 0"),
        ("asin(x)", 2, "the inverse sine of a number outside [-1, 1]"),
        ("gamma(x)", -3, "gamma(x) has no value at x = -3: a pole"),
    ],
)
def test_places_without_a_value_are_errors_that_name_them(formula: str, x: float, reason: str):
    with pytest.raises(DomainError) as caught:
        function(formula)(x)
    assert reason.replace("x**(-2)", "x**-2") in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_arrays_have_nan_there_instead():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(function("log(x)")(np.array([-1.0])))[0]
        assert np.isinf(function("1/x")(np.array([0.0])))[0]
        assert np.isnan(function("gamma(x)")(np.array([-1.0])))[0]


def test_infinities_and_nan_pass_through():
    assert function("1/(1 + exp(-x))")(math.inf) == 1.0
    assert function("x**2")(math.inf) == math.inf
    assert math.isnan(function("x**2 + 1")(math.nan))
    assert function("exp(x)")(1000) == math.inf
    assert math.isnan(function("x - x")(math.inf))


def test_complex_numbers():
    assert function("exp(I*x)")(math.pi) == pytest.approx(-1)
    assert function("x**2 + 1")(1j) == 0
    assert function("exp(I*x)")(np.array([0.0])).tolist() == [1 + 0j]


def test_names_that_python_reserves():
    assert function("lambda*x")(**{"lambda": 2, "x": 3}) == 6
    tree = parse("None_*math*exp1", names=["math"])
    assert compiled(tree, ["None_", "math", "exp1"])(1, 2, 3) == 6


def test_values_remember_every_step():
    x = Value(2.0)
    result = function("Max(0, x)**2 + 1/(1 + exp(-x))")(x)
    result.backward()
    assert result.data == pytest.approx(4 + 1 / (1 + math.exp(-2)))
    assert x.grad == pytest.approx(slope("Max(0, x)**2 + 1/(1 + exp(-x))")(2.0))


def test_functions_within_functions_do_not_explode():
    nested = "x"
    for _ in range(40):
        nested = f"sigmoid({nested})"
    assert function(nested)(0.0) == pytest.approx(0.659046, rel=1e-5)
    huge = "x"
    for _ in range(40):
        huge = f"mish({huge})"
    with pytest.raises(FormulaError, match="too large"):
        function(huge)


def test_nested_polynomials_are_those_that_were_written():
    for formula in (
        "6*t**5 - 15*t**4 + 10*t**3",
        "3*t**2 - 2*t**3",
        "3*t**4 - 4*t**3 + 2*t**2 + 1",
    ):
        call = function(formula)
        for t in (-2, 0, 1, 3):
            assert call(t) == eval(formula, {"t": t})
        for t in (0.01, 0.5, 0.999, 1.0 - 2**-30, 1.25):
            assert abs(call(t) - evaluate(parse(formula), {"t": t})) <= 8 * math.ulp(call(t))


def test_large_arrays_where_nothing_cancels_are_as_exact():
    call = function("2*sigmoid(x) + x*sigmoid(x)*sigmoid(-x) - 1/4")
    for low, high in ((0.1, 1.0), (-40.0, 40.0)):
        xs = np.linspace(low, high, 20_000)
        for x, found in zip(xs[::997].tolist(), call(xs)[::997].tolist(), strict=True):
            true = evaluate(parse("2*sigmoid(x) + x*sigmoid(x)*sigmoid(-x) - 1/4"), {"x": x})
            assert abs(found - true) <= 16 * math.ulp(true)


@pytest.mark.parametrize(
    "formula",
    [
        "sin(x) + sin(3*x)/3",
        "(x + y**2 - 2)**2 + (y - x)**2",
        "x**2.5*exp(-3*x)/gamma(y)",
        "1 - (2*x + 1)/(y + 2)",
    ],
)
def test_small_values_of_large_arrays_are_looked_at(formula: str):
    chance = np.random.default_rng(3)
    x, y = chance.uniform(0.5, 4.0, (2, 20_000))
    tree = parse(formula)
    found = compiled(tree, ["x", "y"])(x, y)
    for place in (*np.argsort(abs(found))[:20], *range(20)):
        at = {"x": float(x[place]), "y": float(y[place])}
        true = evaluate(tree, at)
        moved = [evaluate(tree, at | {n: math.nextafter(at[n], 9)}) for n in at]
        allowed = max(16 * math.ulp(true), 4 * sum(abs(value - true) for value in moved))
        assert abs(found[place] - true) <= allowed


def test_the_logarithm_of_a_sum_of_exponentials_on_arrays():
    points = {"x": 6e-7, "y": np.array([-11.0, 3.0, -np.inf]), "z": -21.0}
    call = function("log(exp(x) + exp(y) + exp(z))")
    for y, value in zip(points["y"].tolist(), call(**points).tolist(), strict=True):
        assert abs(value - call(**{**points, "y": y})) <= 4 * math.ulp(value)


def test_the_logarithm_of_cosh_on_arrays():
    xs = [1e-9, -0.5, 3.0, 700.0, -5000.0]
    found = function("log(cosh(x))")(np.array(xs)).tolist()
    for x, value in zip(xs, found, strict=True):
        assert abs(value - evaluate(parse("log(cosh(x))"), {"x": x})) <= 4 * math.ulp(value)


def test_what_a_parameter_rounds_excuses_nothing():
    # sigma is 1, which nobody rounded; log(x) was, and its square is far from 0.
    x = 3.838834836875144e-08
    found = MathForge().get("log_normal_pdf").eval(x=x)
    with mpmath.workprec(200):
        true = mpmath.exp(-(mpmath.log(x) ** 2) / 2) / (x * mpmath.sqrt(2 * mpmath.pi))
        assert abs(found - true) <= 60 * math.ulp(float(true))


def test_a_branch_is_computed_where_it_holds_somewhere():
    twice = compiled(parse("Piecewise((x, x > 0), (gamma(x), True))"), ["x"])
    assert twice(np.array([1.0, 2.0])).tolist() == [1.0, 2.0]
    assert twice(np.array([1.0, -0.5])).tolist() == [1.0, math.gamma(-0.5)]
    assert twice(np.array([])).tolist() == []


def test_polynomials_round_less_by_horners_rule():
    assert text(stable(parse("6*t**5 - 15*t**4 + 10*t**3"))) == "t**3*(t*(6*t - 15) + 10)"
    assert text(stable(parse("x**2/3 + x + 1"))) == "x**2/3 + x + 1"


@pytest.mark.parametrize("name", ["erf", "erfc", "gamma", "loggamma", "digamma"])
def test_special_functions_on_arrays(name: str):
    at = np.concatenate(
        [np.linspace(-5.3, 5.4, 60), np.linspace(6, 140, 20), [1e-9, 1.0, 2.0, 7.0]]
    )
    exact = {"loggamma": lambda u: mpmath.re(mpmath.loggamma(u))}.get(name, getattr(mpmath, name))
    found = function(f"{name}(x)")(at)
    with mpmath.workprec(120):
        for u, value in zip(at.tolist(), found.tolist(), strict=True):
            true = exact(mpmath.mpf(u))
            slope = mpmath.diff(exact, mpmath.mpf(u)) * u
            unit = float(mpmath.mpf(2) ** -52)
            assert abs(value - true) <= 8 * unit * (abs(true) + abs(slope)) + 5e-324, u


def test_special_functions_at_poles_and_ends():
    at = np.array([-2.0, 0.0, math.inf, math.nan])
    assert str(function("gamma(x)")(at).tolist()) == "[nan, nan, inf, nan]"
    assert str(function("loggamma(x)")(at).tolist()) == "[nan, nan, inf, nan]"
    assert str(function("digamma(x)")(at).tolist()) == "[nan, nan, inf, nan]"
    assert str(function("erfc(x)")(at).tolist()) == "[1.9953222650189528, 1.0, 0.0, nan]"


def test_the_logarithm_of_gamma_in_longer_floats():
    """A sum of three of them cancels in the likelihoods of beta and binomial distributions."""
    if np.finfo(np.longdouble).nmant <= np.finfo(float).nmant:
        pytest.skip("floats of this machine are no longer than double")
    points = [1e-300, 1e-3, 0.5, 0.999999, 1.000001, 1.9999, 2.1, 3.7, 15.9, 16.1, 171.0, 1e9, -2.5]
    with np.errstate(all="ignore"):
        found = array_longer.lgamma(np.array(points, np.longdouble))
    for x, value in zip(points, found, strict=True):
        high = float(value)
        with mpmath.workdps(40):
            true = mpmath.log(abs(mpmath.gamma(x))) if x < 170 else mpmath.loggamma(x)
            ours = mpmath.mpf(high) + mpmath.mpf(float(value - np.longdouble(high)))
            assert abs(ours / true - 1) < 1e-18, x


def test_likelihoods_on_arrays_keep_their_digits_near_zero(monkeypatch: pytest.MonkeyPatch):
    """By longer floats: with as many digits as it takes, one by one, they would take minutes."""
    likelihood = MathForge().get("beta_log_likelihood")
    draw = np.random.default_rng(0)
    alpha, beta, x = (
        draw.uniform(low, high, 20_000) for low, high in [(0.1, 3)] * 2 + [(0.02, 0.98)]
    )
    exactly, n_careful = numeric._careful, 0

    def careful(*args: Any) -> float:
        nonlocal n_careful
        n_careful += 1
        return exactly(*args)

    monkeypatch.setattr(numeric, "_careful", careful)
    values = likelihood.eval(x=x, alpha=alpha, beta_param=beta)
    assert n_careful < 20
    for n in np.argsort(np.abs(values))[:20]:
        at = {"x": float(x[n]), "alpha": float(alpha[n]), "beta_param": float(beta[n])}
        assert error_of(expanded(likelihood.tree), at, values[n]).share <= 1
