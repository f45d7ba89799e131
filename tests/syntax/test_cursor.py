"""What stands under the caret, in code that parses and in code that does not."""

from __future__ import annotations

import pytest
from neurogebra_lsp.syntax.cursor import here

from tests.support.marker import marked


def at(fixture: str) -> tuple[str, str, tuple[int, int, int, int]] | None:
    found = here(marked(fixture).doc, marked(fixture).at)
    return (found.kind, found.word, found.span) if found else None


@pytest.mark.parametrize(
    ("fixture", "expected"),
    [
        ("x = Va‸lue(1)", ("name", "Value", (0, 4, 0, 9))),
        ("y‸ = 2\nz", ("name", "y", (0, 0, 0, 1))),
        ("é = x.gr‸ad", ("attribute", "grad", (0, 6, 0, 10))),
        ("😀名 = 1\nprint(f'😀 {名.‸grad:.2f}')", ("attribute", "grad", (1, 13, 1, 17))),
        ("f.eval(x‸=1)", ("keyword", "x", (0, 7, 0, 8))),
        ("f‸or i in x: pass", ("loop", "for", (0, 0, 0, 3))),
        ("while‸ x: pass", ("loop", "while", (0, 0, 0, 5))),
        ("def f(x‸=1):\n  return x", ("parameter", "x", (0, 6, 0, 7))),
        ("d‸ef f(x): pass", ("function", "f", (0, 0, 0, 3))),
        ("class N‸et: pass", ("class", "Net", (0, 6, 0, 9))),
        ("@d‸ec\ndef f():\n  pass", ("name", "dec", (0, 1, 0, 4))),
        ("from neurogebra import Math‸Forge as F", ("import", "MathForge", (0, 23, 0, 32))),
        ("y = W ‸@ x", ("operator", "@", (0, 6, 0, 7))),
        ("y = x *‸* 2", ("operator", "**", (0, 6, 0, 8))),
        ("w ‸-= 2*x", ("operator", "-", (0, 2, 0, 3))),
        ("y = 2‸3.5", ("number", "23.5", (0, 4, 0, 8))),
        ("a = 'q‸uad' 'b'", ("string", "quadb", (0, 4, 0, 14))),
        ("x = (1 + \nxx = 2‸3", ("number", "23", (1, 5, 1, 7))),
        ("foo = x‸y +", ("word", "xy", (0, 6, 0, 8))),
        ("if a:\n  foo = x‸y +\n  b = 1", ("word", "xy", (1, 8, 1, 10))),
    ],
)
def test_what_is_under_the_caret(
    fixture: str, expected: tuple[str, str, tuple[int, int, int, int]]
) -> None:
    assert at(fixture) == expected


@pytest.mark.parametrize(
    "fixture",
    [
        "x ‸= 1",
        "y = a  ‸  + b",
        "# x‸",
        "f(‸)",
        "return‸ x +",
        "‸",
        "x = 1\n\n‸\ny = 2",
        "f'a‸b {x}'",
    ],
)
def test_silent_where_nothing_stands(fixture: str) -> None:
    assert at(fixture) is None


@pytest.mark.parametrize(
    ("fixture", "character", "span_of_next_two"),
    [
        ("f('ab‸cd')", "c", (0, 5, 0, 7)),
        (r"f('\t\x41‸bc')", "b", (0, 9, 0, 11)),
        (r"f(r'\d‸ef')", "e", (0, 6, 0, 8)),
        ("f('a' 'b‸cd')", "c", (0, 8, 0, 10)),
        ("f('''a\n‸bcd''')", "b", (1, 0, 1, 2)),
    ],
)
def test_characters_of_a_string_know_their_places(
    fixture: str, character: str, span_of_next_two: tuple[int, int, int, int]
) -> None:
    case = marked(fixture)
    found = here(case.doc, case.at)
    assert found is not None
    assert found.literal is not None
    index = found.literal.index(case.place)
    assert found.literal.value[index] == character
    assert found.literal.span(index, index + 2) == span_of_next_two
