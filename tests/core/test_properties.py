"""What is told of a function is true, and how it is known is told too."""

from __future__ import annotations

import math

import pytest
from inline_snapshot import snapshot

from neurogebra.formula.intervals import EVERYTHING, Interval, enclosure
from neurogebra.formula.parse import parse
from neurogebra.formula.properties import properties


def told(formula: str, **params: float) -> list[str]:
    """The properties of a formula of x; those that are proved end in an exclamation mark."""
    found = properties(parse(formula, names=["x", *params]), "x", params)
    return [one.text + "!" * (one.known == "proved") for one in found]


def test_sigmoid():
    assert told("1/(1 + exp(-x))") == snapshot(
        [
            "domain (−∞, ∞)!",
            "range (0, 1)!",
            "increasing!",
            "tends to 0 for x → −∞ and to 1 for x → ∞",
            "steepest slope ¼ at 0",
            "flat beyond |x| ≈ 6: gradients vanish",
        ]
    )


def test_a_range_of_one_value():
    coin = parse("p**x*(1 - p)**(1 - x)", names=["x", "p"])
    found = properties(coin, "x", {"p": 0.5}, Interval(0, 1, True, True))
    assert "range {½}" in [one.text for one in found]


def test_a_dip():
    assert told("x/(1 + exp(-x))") == snapshot(
        [
            "domain (−∞, ∞)!",
            "range [≈ −0.278465, ∞)",
            "zero at 0!",
            "minimum ≈ −0.278465 at ≈ −1.27846",
            "tends to 0 for x → −∞ and to ∞ for x → ∞",
            "steepest slope ≈ 1.09984 at ≈ 2.39936",
            "flat below −6.1: gradients vanish",
        ]
    )


def test_kinks_and_level_stretches():
    assert told("Max(0, x)") == snapshot(
        [
            "domain (−∞, ∞)!",
            "range [0, ∞)!",
            "never decreasing!",
            "kink at 0",
            "tends to 0 for x → −∞ and to ∞ for x → ∞",
            "slope at most 1",
            "flat below 0: gradients vanish",
        ]
    )


def test_a_polynomial():
    assert told("x**3 - 3*x") == snapshot(
        [
            "domain (−∞, ∞)!",
            "odd: f(−x) = −f(x)!",
            "range (−∞, ∞)!",
            "zero at −√3, 0 and √3",
            "maximum 2 at −1",
            "minimum −2 at 1",
            "tends to −∞ for x → −∞ and to ∞ for x → ∞",
        ]
    )


def test_a_half_line():
    assert told("log(x - 1)") == snapshot(
        [
            "domain (1, ∞)!",
            "range (−∞, ∞)!",
            "increasing!",
            "concave!",
            "zero at 2!",
            "tends to ∞ for x → ∞",
        ]
    )


def test_waves_tell_only_what_is_certain():
    assert told("sin(x)") == ["domain (−∞, ∞)!", "odd: f(−x) = −f(x)!", "range [−1, 1]!"]


def test_jumps_have_no_range():
    assert told("Piecewise((-1, x < 0), (1, True))") == snapshot(
        ["domain (−∞, ∞)!", "jump at 0", "tends to −1 for x → −∞ and to 1 for x → ∞"]
    )


@pytest.mark.parametrize("formula", ["x + y", "1/(x**2 - 2)", "tan(x)", "gamma(x)"])
def test_silence_where_little_is_known(formula: str):
    assert all("range" not in text and "increasing" not in text for text in told(formula))


def test_parameters_have_their_values():
    assert "steepest slope 2 at 0" in told("tanh(k*x)", k=2)
    assert told("a", a=3) == ["the same everywhere!", "domain (−∞, ∞)!"]


def test_what_underflows_is_not_reached():
    assert "range (0, 1]!" in told("exp(-x**2)")
    assert "range (0, ¼]" in told("exp(-x)/(1 + exp(-x))**2")


@pytest.mark.parametrize(
    ("formula", "bounds"),
    [
        ("1/(1 + exp(-x))", (0, 1, False, False)),
        ("x**2 + 1", (1, math.inf, True, False)),
        ("Abs(x) - 2", (-2, math.inf, True, False)),
        ("tanh(x)**2", (0, 1, True, False)),
        ("Max(0, Min(1, x))", (0, 1, True, True)),
        ("Piecewise((x, x > 0), (exp(x) - 1, True))", (-1, math.inf, False, False)),
        ("1/x", None),
        ("log(x)", None),
        ("y", None),
    ],
)
def test_enclosures(formula: str, bounds: tuple[float, float, bool, bool] | None):
    found = enclosure(parse(formula), {"x": EVERYTHING})
    assert found == (None if bounds is None else Interval(*bounds))


def test_functions_of_the_catalogue_inside_a_formula():
    assert "range [0, ∞)" in " ".join(told("relu(swish(x))"))


def test_a_piece_between_far_places_is_seen_and_a_level_0_is_no_place():
    assert told(
        "Piecewise((x/1000, x < 1000), (1, x < 8000), (Max(0, 5 - x/2000), True))"
    ) == snapshot(
        [
            "domain (−∞, ∞)!",
            "range (−∞, 1]",
            "tends to −∞ for x → −∞ and to 0 for x → ∞",
            "slope at most 0.001",
            "flat above 10000: gradients vanish",
        ]
    )


def test_what_bends_both_ways_needs_no_second_derivative():
    assert not {"convex", "concave"} & set(told("tanh(x)"))
    assert "convex!" in told("exp(x)")


def test_a_study_that_is_out_of_time_tells_what_it_found():
    formula = parse("*".join(f"(x - {n})" for n in range(1, 12)))
    assert properties(formula, "x", seconds=0) == ()
