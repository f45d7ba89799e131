"""Cards as text: nothing of the user's is read as markup, nothing is endless."""

from __future__ import annotations

import pytest
from neurogebra_lsp.features.answers import (
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
