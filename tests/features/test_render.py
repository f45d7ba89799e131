"""Cards as text: nothing of the user's is read as markup, nothing is endless."""

from __future__ import annotations

import json
from typing import Any

import pytest
from neurogebra_lsp.features.answers import (
    Curve,
    Formula,
    Heading,
    Hover,
    Listing,
    Maths,
    Note,
    Prose,
    Row,
)
from neurogebra_lsp.features.hover.render import MOST, escape, markdown, plaintext

from neurogebra.catalogue import Plot

PIECE = Maths("x²", "x^{2}")
CARD = Hover(
    (0, 0, 0, 1),
    (
        Heading(PIECE, "a_b"),
        Row((PIECE, PIECE)),
        Formula(Maths("f = 1/x", r"f = \frac{1}{x}"), ("1", "─", "x")),
        Prose("Words with *stars* and_underscores."),
        Listing(("a ``` b",)),
        Note("before"),
    ),
)


def test_plain_text() -> None:
    assert plaintext(CARD).split("\n") == [
        "x²   a_b",
        "x²   x²",
        "    1",
        "f = ─",
        "    x",
        "Words with *stars* and_underscores.",
        "a ``` b",
        "before",
    ]


def test_unicode() -> None:
    assert markdown(CARD, latex=False).split("\n\n") == [
        "```text\nx²   a_b\nx²   x²",
        "    1\nf = ─\n    x\n```",
        r"Words with \*stars\* and\_underscores.",
        "````text\na ``` b\n````",
        "*before*",
    ]


def test_latex() -> None:
    assert markdown(CARD, latex=True).split("\n\n")[:3] == [
        r"$x^{2}$ — a\_b",
        "$x^{2}$ &emsp; $x^{2}$",
        "$$\nf = \\frac{1}{x}\n$$",
    ]


MARK = "0123456789-0123456789-0123456789"
LINE = Plot("x", (0.0, 1.0), (0.0, 1.0), (1.0, 1.0))


def pieces_of(text: str) -> list[str | tuple[dict[str, Any], str]]:
    """Text, and what is marked: what a picture is made of and the text instead of it."""
    found: list[str | tuple[dict[str, Any], str]] = []
    for n, piece in enumerate(text.split(MARK)):
        if n % 2 == 0:
            found += [piece.strip()] if piece.strip() else []
        else:
            drawn, _, instead = piece.partition("\n")
            found.append((json.loads(drawn), instead))
    return found


def test_what_may_be_drawn_is_marked_with_the_text_instead_of_it() -> None:
    heading, row, formula, words = pieces_of(markdown(CARD, False, MARK))
    assert heading == (
        {"formulas": [{"latex": r"x^{2} \quad \textit{a\_b}", "spoken": "x squared, a_b"}]},
        "```text\nx²   a_b\n```\n",
    )
    assert isinstance(row, tuple)
    assert [one["spoken"] for one in row[0]["formulas"]] == ["x squared", "x squared"]
    assert formula == (
        {"formulas": [{"latex": r"f = \frac{1}{x}", "spoken": "f equals 1 over x"}]},
        "```text\n    1\nf = ─\n    x\n```\n",
    )
    assert isinstance(words, str)
    assert words.split("\n\n") == [
        r"Words with \*stars\* and\_underscores.",
        "````text\na ``` b\n````",
        "*before*",
    ]


def test_a_plot_is_marked_as_a_picture_that_lacks_its_colours() -> None:
    listing = Listing(("f  ▁█",), "f rises.", Curve("f<", LINE, 0.5))
    ((drawn, instead),) = pieces_of(markdown(Hover((0, 0, 0, 1), (listing,)), False, MARK))
    assert isinstance(drawn, dict)
    assert drawn["plot"]["spoken"] == "f rises."
    assert "var(--curve)" in drawn["plot"]["svg"] and "f&lt;′" in drawn["plot"]["svg"]
    assert instead == "```text\nf  ▁█\n```\n"


def test_a_formula_that_would_have_to_be_cut_is_not_marked() -> None:
    huge = Formula(Maths("x" * MOST, "x" * MOST))
    text = markdown(Hover((0, 0, 0, 1), (huge,)), False, MARK)
    assert MARK not in text and len(text) <= MOST


@pytest.mark.parametrize(
    "text", ["[a](http://x)", "<img src=x>", "# a", "- a", "1. a", "`a`", "a | b"]
)
def test_words_are_never_markup(text: str) -> None:
    assert escape(text) != text


@pytest.mark.parametrize("latex", [True, False])
def test_never_endless(latex: bool) -> None:
    for block in (Listing(("y" * 200_000,)), Prose("word " * 40_000), Listing(("y",) * 100_000)):
        text = markdown(Hover((0, 0, 0, 1), (block, Note("end"))), latex)
        assert len(text) < MOST
        assert text.count("```") % 2 == 0
