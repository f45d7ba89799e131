"""Formulas in words: all of them, each unlike any other."""

from __future__ import annotations

import re

import pytest
from neurogebra_lsp.features import cards, maths
from neurogebra_lsp.features.answers import Maths
from neurogebra_lsp.features.spoken import spoken

from neurogebra import catalogue
from neurogebra.formula import render
from neurogebra.formula.parse import parse

X, Y = maths.name("x"), maths.name("y")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (maths.of(parse("x*(1 + y)")), "x times the quantity 1 plus y, end quantity"),
        (maths.of(parse("sigmoid(1 + y)")), "sigma of the quantity 1 plus y, end quantity"),
        (cards.call("f", ("x", "y")), "f of x and y"),
        (cards.call("soft_max", ("x",)), "soft max of x"),
        (cards.derivative_of("f", ("x",), "x"), "f prime of x"),
        (maths.partial(X, maths.name("w1")), "the partial derivative of x with respect to w 1"),
        (maths.equation(X, 1 / 3), "x is about 0.333333"),
        (maths.equation(X, 5e-7), "x equals 5 times 10 to the minus 7"),
        (maths.equation(X, Y, 2.0), "x equals y equals 2"),
        (maths.place("‖W‖"), "the norm of W"),
        (maths.place("model.w_1[0]"), "model.w_1[0]"),
        (maths.name("m_hat"), "m hat"),
        (maths.join(X, maths.aside("Value, leaf")), "x, Value, leaf"),
        (maths.numbers_sum([(1.0, X), (-3.0, Y)]), "1 through x minus 3 through y"),
        (maths.numbers_product([2.0, -1.0]), "2 times the quantity minus 1, end quantity"),
        (maths.of(parse("sqrt(x)**3/cbrt(2*y)")),
         "the fraction the quantity the square root of x, end quantity cubed over "
         "the cube root of the quantity 2 times y, end quantity, end fraction"),
        (maths.of(parse("Abs(floor(x) - y)")),
         "the absolute value of the quantity the floor of x minus y, end quantity"),
        (maths.of(parse("Piecewise((x, (0 < x) & (x <= 1)), (0, True))")),
         "x if 0 is less than x is at most 1; 0 otherwise"),
        (maths.of(parse("Max(x, y, 2)")), "the maximum of x and y and 2"),
    ],
)  # fmt: skip
def test_in_words(said: Maths, words: str) -> None:
    assert spoken(said.latex) == words


#: Words that only say what belongs together, or are said at another place.
_GROUPING = re.compile(r"\b(?:the|fraction|quantity|power|end|and|so|on)\b|[,;]|(?<=[a-z])(?=\d)")


def words_of(text: str) -> set[str]:
    return set(_GROUPING.sub(" ", text).split())


def test_the_whole_catalogue_is_said_in_the_words_of_the_core() -> None:
    for entry in catalogue.entries():
        for setting in (entry.formula, *entry.derivatives.values()):
            said = spoken(setting.latex)
            assert not re.search(r"[\\{}^_&]", said), said
            assert words_of(said) == words_of(setting.spoken), said


def test_what_is_read_differently_is_said_differently() -> None:
    forms = [
        "(a + b)*c",
        "a + b*c",
        "(a/b)**c",
        "a/b**c",
        "exp(a + b)",
        "exp(a) + b",
        "sqrt(a)**2",
        "sqrt(a**2)",
        "-a**2",
        "(-a)**2",
        "a**(b*c)",
        "a**b*c",
        "a/(b*c)",
        "a/b*c",
    ]
    assert len({spoken(render.latex(parse(form))) for form in forms}) == len(forms)


def test_whatever_stands_there_is_said() -> None:
    for latex in ("", "{", r"\frac", r"\left(", r"\begin{cases}", "^", r"\sqrt[", "}" * 50):
        assert isinstance(spoken(latex), str)
