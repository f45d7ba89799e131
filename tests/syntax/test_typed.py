"""What is being typed: open strings, open brackets, receivers."""

from __future__ import annotations

import pytest
from neurogebra_lsp.syntax.typed import Typing, typing_at

from tests.support.marker import marked


def typed(fixture: str) -> Typing:
    case = marked(fixture)
    return typing_at(case.doc, case.at)


@pytest.mark.parametrize(
    ("fixture", "callee", "index", "text"),
    [
        ('x = forge.get("sig‸', "forge.get", 0, "sig"),
        ('x = forge.get("sig‸")\ny = 2', "forge.get", 0, "sig"),
        ('x = forge.get("‸\ny = 2\nz = 3', "forge.get", 0, ""),
        ('x = forge.get(\n    "sig‸\ny = 2', "forge.get", 0, "sig"),
        ('def f():\n    a = forge.get("si‸\n    return a', "forge.get", 0, "si"),
        ('f"{forge.get("si‸', "forge.get", 0, "si"),
        ("f'{forge.get(\"si‸\")} and more'", "forge.get", 0, "si"),
        ('g = Expression("a", "x + si‸", params={"a": 1})', "Expression", 1, "x + si"),
        ('MathForge().get("si‸', "MathForge().get", 0, "si"),
        ("print(f.gradient('‸", "f.gradient", 0, ""),
    ],
)
def test_an_open_string_knows_its_call(fixture: str, callee: str, index: int, text: str) -> None:
    found = typed(fixture)
    assert found.string is not None
    assert found.call is not None
    assert (found.call.callee, found.call.index, found.string.text) == (callee, index, text)


@pytest.mark.parametrize(
    ("fixture", "receiver", "word"),
    [
        ("x.‸", "x", ""),
        ("x.gr‸ad", "x", "gr"),
        ('forge.get("sigmoid").gr‸', 'forge.get("sigmoid")', "gr"),
        ("a = b + c[0].da‸", "c[0]", "da"),
        ('f"{x.gr‸ad} a"', "x", "gr"),
        ('def f():\n    a = forge.get("\n    b = x.‸\n', "x", ""),
        ("if x.gr‸:\n    pass", "x", "gr"),
        ("n = 1.‸", "1", ""),
    ],
)
def test_what_stands_before_a_dot(fixture: str, receiver: str, word: str) -> None:
    assert (typed(fixture).receiver, typed(fixture).word) == (receiver, word)


def test_arguments_that_are_given_already() -> None:
    call = typed("f.eval(x=1, ‸)").call
    assert call is not None
    assert (call.callee, call.given, call.index) == ("f.eval", ("x",), 1)


def test_the_value_of_a_keyword() -> None:
    found = typed('Expression("a", "x", params={"a": 1, "‸"})')
    assert [(b.sign, b.keyword, b.index) for b in found.brackets] == [
        ("(", "params", 2),
        ("{", "", 1),
    ]
    assert found.string is not None
    assert found.string.closed


@pytest.mark.parametrize("fixture", ["# f.‸", "'text. ‸'", "'''a\nf.‸ b'''"])
def test_quiet_in_comments_and_text(fixture: str) -> None:
    assert typed(fixture).comment or typed(fixture).string
    assert typed(fixture).receiver == ""


def test_a_string_nobody_closed_ends_with_its_line() -> None:
    assert typed('x = "abc\ny = ‸').string is None
