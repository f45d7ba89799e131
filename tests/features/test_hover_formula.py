"""Cards inside and around formula strings: the piece under the caret, its rule, its derivative."""

from __future__ import annotations

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.settings import DEFAULTS

from tests.support.marker import marked

USE = "from neurogebra import Expression\n"


def card(fixture: str) -> tuple[str, list[str]] | None:
    """The text the card is about and its lines, with nothing evaluated."""
    case = marked(USE + fixture)
    found = hover(case.doc, Facts(0, case.text), case.at, DEFAULTS)
    if found is None:
        return None
    return case.doc.span_text(found.span), render.plaintext(found).split("\n")


@pytest.mark.parametrize(
    ("formula", "piece", "first"),
    [
        ("a*‸sigmoid(x)", "sigmoid(x)", "σ(x)   logistic sigmoid"),
        ("a‸*sigmoid(x)", "a*sigmoid(x)", "a·σ(x)   product"),
        ("a*sigmoid(‸x)", "x", "x   variable of f"),
        ("‸a*sigmoid(x)", "a", "a   variable of f"),
        ("2*(x + ‸pi)", "pi", "π   constant"),
        ("‸2*x", "2", "2   number"),
        ("x*‸*2 + 1", "x**2", "x²   power"),
        ("exp(x ‸+ 1)", "x + 1", "x + 1   sum"),
        ("log(‸x)", "x", "x   variable of f"),
    ],
)
def test_the_smallest_piece_under_the_caret(formula: str, piece: str, first: str) -> None:
    found = card(f'f = Expression("f", "{formula}")')
    assert found is not None
    assert (found[0], found[1][0]) == (piece, first)


def test_a_piece_shows_the_whole_and_its_rule() -> None:
    found = card('f = Expression("f", "1 + ‸tanh(x)")')
    assert found is not None
    assert found[1] == [
        "tanh(x)   hyperbolic tangent",
        "tanh′ = 1 − tanh²: 1 at 0 and almost nothing far from it.",
        "∂tanh(x)/∂x = 1 − tanh²(x)",
        "f(x) = 1 + tanh(x)",
    ]


@pytest.mark.parametrize(
    ("formula", "note"),
    [
        ("1 + ‸log(x**2 + 1)", "defined for x² + 1 > 0"),
        ("1 + x*‸*y", "defined for x > 0, or an integer y"),
        ("1 + 1‸/x", "defined for x ≠ 0"),
    ],
)
def test_a_piece_says_where_it_is_defined(formula: str, note: str) -> None:
    found = card(f'f = Expression("f", "{formula}")')
    assert found is not None
    assert note in found[1]


@pytest.mark.parametrize("formula", ["1 + x*‸*2", "1 + x‸/2"])
def test_a_number_settles_where_a_piece_is_defined(formula: str) -> None:
    found = card(f'f = Expression("f", "{formula}")')
    assert found is not None
    assert not [line for line in found[1] if "defined" in line]


def test_a_long_piece_is_not_written_again_beside_its_derivative() -> None:
    found = card('f = Expression("f", "‸(sin(x) + cos(x))*(sin(x) - cos(x)) + 1")')
    assert found is not None
    assert found[1][2].startswith("∂(…)/∂x = ")


def test_a_variable_shows_the_derivative_by_it() -> None:
    found = card('f = Expression("f", "‸x**2 + y")')
    assert found is not None
    assert found[1] == ["x   variable of f", "∂f/∂x = 2x", "f(x, y) = x² + y"]


def test_parameters_are_no_variables() -> None:
    found = card('f = Expression("f", "‸a*x", params={"a": 2})')
    assert found is not None
    assert found[1][0] == "a   parameter of f"


@pytest.mark.parametrize(
    "fixture",
    [
        'f = Expression("f", "x**2")\nf.gradient("‸x")',
        'f = Expression("f", "x**2")\nf.eval(‸x=2)',
        'f = Expression("f", "x**2")\nf(‸x=2)',
    ],
)
def test_variables_in_calls(fixture: str) -> None:
    found = card(fixture)
    assert found is not None
    assert found[1] == ["x   variable of f", "∂f/∂x = 2x"]


def test_the_whole_at_the_quotes_and_at_the_name() -> None:
    for fixture in ('f = Expression("f", ‸"x**2")', 'f‸ = Expression("f", "x**2")',
                    'f = Expression("f", "x**2")\nprint(f‸)'):  # fmt: skip
        found = card(fixture)
        assert found is not None
        assert found[1][:3] == ["f(x)   Expression", "f(x) = x²", "f′(x) = 2x"]
        assert found[1][3].startswith("f   █")


def test_escapes_and_raw_strings_keep_their_places() -> None:
    found = card(r'f = Expression("f", "\x78 + ‸yy")')
    assert found is not None
    assert found[0] == "yy"


@pytest.mark.parametrize(
    "fixture",
    [
        'f = Expression("f", "x +* ‸x")',
        'f = Expression("f‸", "x +* x")',
        'f = Expression("f‸", other)',
        'print("x‸**2")',
        'f = other("f", "x‸**2")',
        'f = Expression("f", f"{a}‸**2")',
        'f = other()\nf.gradient("‸x")',
        'f = Expression("f", "x**2")\nf.gradient("‸y")',
    ],
)
def test_silent_elsewhere(fixture: str) -> None:
    assert card(fixture) is None
