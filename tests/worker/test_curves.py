"""What is drawn of a formula: true values, and gaps where it has none."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from neurogebra_lsp.wire import Curve, Draw, Drawn, decode, encode
from neurogebra_lsp.worker.curves import drawn

from neurogebra import Expression


def draw(formula: str, low: float = -6.0, high: float = 6.0, **more: object) -> Drawn:
    """With time enough on any machine."""
    options: dict[str, Any] = {"seconds": 20.0, **more}
    return drawn(Draw(formula, ("x", "a"), (1.0, 2.0), "x", low, high, **options))


def lines(curve: Curve) -> list[tuple[float, float]]:
    """The places that lines are drawn from and to."""
    points = list(zip(curve.xs, curve.ys, strict=True))
    return [(a[0], b[0]) for a, b in pairwise(points) if a[1] is not None and b[1] is not None]


def crosses(curve: Curve, place: float) -> bool:
    return any(start <= place < end for start, end in lines(curve))


@pytest.mark.parametrize(
    "formula", ["a*x**3 - x", "1/(1 + exp(-x))", "log(1 + exp(100*x))", "x*tanh(a*x)"]
)
def test_points_are_those_that_eval_gives(formula: str):
    found = draw(formula, orders=(0, 1, 2))
    f = Expression("f", formula, params={"a": 2.0})
    for curve in found.curves:
        for x, y in list(zip(curve.xs, curve.ys, strict=True))[::20]:
            assert y == pytest.approx(f.eval(x=x), rel=1e-12, abs=1e-14)
        assert curve.value == pytest.approx(f.eval(x=1.0), rel=1e-15)
        f = f.gradient("x")


@pytest.mark.parametrize(
    ("formula", "pole"),
    [
        ("1/x", 0.0),
        ("1/(x - 0.3)", 0.3),
        ("1/(x - 0.3)**2", 0.3),
        ("1e-12/(x - 0.0123)", 0.0123),
        ("x/(x**2 - 2)", 2**0.5),
        ("(x - 1)**-3", 1.0),
        ("tan(x)", 1.5707963267948966),
        ("gamma(x)", -1.0),
        ("log(abs(x))", 0.0),
    ],
)
def test_no_line_goes_through_a_pole(formula: str, pole: float):
    for low, high in ((-6.0, 6.0), (-5.9, 6.1)):
        found = draw(formula, low, high)
        assert not crosses(found.curves[0], pole)
        assert crosses(found.curves[0], 2.5) and crosses(found.curves[0], -1.7)


@pytest.mark.parametrize(
    ("formula", "jump"), [("sign(x)", 0.0), ("floor(x)", 2.0), ("x + heaviside(x - 1)", 1.0)]
)
def test_no_line_goes_over_a_jump(formula: str, jump: float):
    found = draw(formula, -6.0, 6.1)
    assert not found.why
    assert not crosses(found.curves[0], jump)
    assert crosses(found.curves[0], 0.5)


def test_what_is_steep_but_goes_on_is_drawn_as_one_line():
    (curve,) = draw("tanh(1000*x)", orders=(0,)).curves
    assert None not in curve.ys
    rise = [x for x, y in zip(curve.xs, curve.ys, strict=True) if y is not None and abs(y) < 0.9]
    assert len(rise) > 5 and max(map(abs, rise)) < 0.01


def test_a_curve_begins_where_its_domain_does():
    found = draw("sqrt(x)", -1.0, 4.07, orders=(0, 1))
    known = [
        x for x, y in zip(found.curves[0].xs, found.curves[0].ys, strict=True) if y is not None
    ]
    assert known[0] == pytest.approx(0.0, abs=1e-6)
    assert not any(
        x < 0 for x, y in zip(found.curves[1].xs, found.curves[1].ys, strict=True) if y is not None
    )


def test_a_slope_has_no_value_where_the_function_has_none():
    slope = draw("log(x)", -3.0, 3.0).curves[1]
    assert slope.text == "1/x"
    assert all(x >= 0 for x, y in zip(slope.xs, slope.ys, strict=True) if y is not None)


def test_a_value_that_is_not_there_says_why():
    found = drawn(Draw("log(x)", ("x",), (-1.0,), "x", -3.0, 3.0, orders=(0, 1)))
    assert [curve.value for curve in found.curves] == [None, None]
    assert "logarithm" in found.curves[0].why


def test_what_is_looked_at_leaves_out_the_poles():
    found = draw("1/x", -6.0, 6.05)
    assert 2 < found.top < 100 and -100 < found.bottom < -2
    assert draw("x**2", bottom=-1.0, top=5.0).top == 5.0


def test_derivatives_are_told():
    found = draw("a*x**2", orders=(0, 1, 2))
    assert [curve.unicode for curve in found.curves] == ["a·x²", "2a·x", "2a"]


def test_a_surface_and_both_slopes():
    request = Draw("x**2 + 3*y", ("x", "y"), (1.0, 2.0), "x", -3.0, 3.0, orders=(0, 1),
                   across="y", across_low=0.0, across_high=1.0)  # fmt: skip
    found = drawn(request)
    surface = found.surface
    assert surface is not None and surface.slope == 3.0
    assert (surface.values[0], surface.values[-1]) == (9.0, 12.0)
    assert len(surface.values) == surface.n_columns**2
    assert [curve.value for curve in found.curves] == [7.0, 2.0]


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        (Draw("sigmod(x)", ("x",), (1.0,), "x", -1.0, 1.0), "unknown function 'sigmod'"),
        (Draw("x*y", ("x",), (1.0,), "x", -1.0, 1.0), "y has no value"),
        (Draw("x", ("x",), (1.0,), "x", 1.0, 1.0), "an axis goes from one number"),
        (Draw("x", ("x",), (float("nan"),), "x", 0.0, 1.0), "an axis goes from one number"),
        (Draw("x", ("x",), (1.0,), "z", 0.0, 1.0), "each name has one value"),
        (Draw("9**9**9*x", ("x",), (1.0,), "x", 0.0, 1.0), ""),
    ],
)
def test_what_cannot_be_drawn_is_told(request_: Draw, why: str):
    found = drawn(request_)
    assert why in found.why
    assert found.curves == () or why == ""


def test_what_is_never_defined_has_a_reason_and_no_line():
    found = draw("log(-1 - x**2)")
    assert all(y is None for y in found.curves[0].ys)
    assert found.curves[0].why


def test_what_takes_long_has_fewer_points_and_says_so():
    found = draw("sin(1/x)*exp(-x**2)/x", orders=(0, 1), seconds=0.0)
    assert all(2 <= len(curve.xs) < 241 for curve in found.curves)
    assert "it takes long" in found.curves[0].why


def test_what_is_drawn_crosses_the_wire():
    found = draw("1/x", orders=(0, 1))
    assert decode(encode(7, found)) == (7, found)
