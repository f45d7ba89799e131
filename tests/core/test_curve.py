"""The picture of a function: the pen is lifted where the function has a gap, and only there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from neurogebra import Expression, MathForge, catalogue
from neurogebra.curve import N_POINTS, picture, sampled
from neurogebra.formula.mathml import mathml
from neurogebra.formula.parse import parse


def strokes(formula: str, low: float = -6, high: float = 6) -> int:
    """How often the pen is put down to draw the curve itself."""
    svg = picture(sampled(Expression("f", formula), "x", low, high), "f")
    return re.findall(r'd="([^"]*)" stroke="#3b82f6"', svg)[0].count("M")


@pytest.mark.parametrize(
    ("formula", "pieces"),
    [
        ("x**2", 1),
        ("sin(5*x)", 1),
        ("exp(x)", 1),
        ("Max(0, x)", 1),
        ("Piecewise((0, x < 0), (1, True))", 2),
        ("Piecewise((-1, x < -2), (0, x < 2), (1, True))", 3),
        ("1/x", 2),
        ("tan(x)", 5),
        ("log(x)", 1),
        ("0*x + 3", 1),
    ],
)
def test_the_pen_is_lifted_over_gaps(formula: str, pieces: int):
    assert strokes(formula) == pieces


def test_every_curve_of_the_catalogue_is_well_made_and_light():
    for entry in catalogue.entries():
        if entry.plot:
            svg = picture(entry.plot, entry.name)
            assert ET.fromstring(svg).tag.endswith("svg")
            assert len(svg) < 2_000


def test_points_without_a_value_are_gaps():
    plot = sampled(Expression("f", "sqrt(x)"), "x", -1, 1)
    assert len(plot.xs) == N_POINTS
    assert plot.ys[0] is None and plot.ys[-1] == 1


@pytest.mark.parametrize(
    ("name", "has_curve"), [("sigmoid", True), ("mse", False), ("pi_is_none", None)]
)
def test_a_notebook_shows_formula_and_curve(name: str, has_curve: bool | None):
    made = MathForge().get(name) if has_curve is not None else Expression("c", "3")
    html = made._repr_html_()
    assert html.startswith("<math")
    assert ("<svg" in html) == bool(has_curve)
    ET.fromstring(f"<p>{html.replace('&nbsp;', ' ')}</p>")


def test_names_are_no_markup():
    html = Expression("<b>", "x**2")._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;" in html


def test_a_formula_that_fails_everywhere_is_only_set():
    assert "<svg" not in Expression("f", "log(-1 - x**2)")._repr_html_()


def test_huge_formulas_are_set_in_part_and_not_drawn():
    huge = Expression("f", " + ".join(f"x**{n}" for n in range(2, 200)))
    html = huge._repr_html_()
    assert "…" in html and "<svg" not in html


def test_mathml_of_every_formula_is_well_formed():
    for entry in catalogue.entries():
        names = [name.name for name in (*entry.variables, *entry.params)]
        for shown in (entry.formula, *entry.derivatives.values()):
            ET.fromstring(mathml(parse(shown.text, names)).replace("&nbsp;", " "))


@pytest.mark.parametrize(
    ("formula", "inner"),
    [
        ("x**2", "<msup><mrow><mi>x</mi></mrow><mn>2</mn></msup>"),
        ("2*x", "<mn>2</mn><mi>x</mi>"),
        ("Abs(x)", "<mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow>"),
        ("sqrt(x)", "<msqrt><mi>x</mi></msqrt>"),
        ("-x", "<mo>−</mo><mi>x</mi>"),
        ("pi*x", "<mi>π</mi><mi>x</mi>"),
        ("a - (b - c)", "<mi>a</mi><mo>−</mo><mrow><mo>(</mo><mi>b</mi><mo>−</mo><mi>c</mi>"
         "<mo>)</mo></mrow>"),
        ("(a/b)**2", "<msup><mrow><mrow><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>)</mo>"
         "</mrow></mrow><mn>2</mn></msup>"),
        ("1e-8*x", "<msup><mn>10</mn><mrow><mo>−</mo><mn>8</mn></mrow></msup><mo>·</mo><mi>x</mi>"),
    ],
)  # fmt: skip
def test_mathml(formula: str, inner: str):
    assert mathml(parse(formula)) == f'<math display="block">{inner}</math>'
