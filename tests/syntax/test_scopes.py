"""Which binding a use certainly reads, and silence where that may vary."""

from __future__ import annotations

import pytest
from neurogebra_lsp.syntax.cursor import here
from neurogebra_lsp.syntax.scopes import bindings, reaching
from neurogebra_lsp.text import Document

from tests.support.marker import marked


def read_from(fixture: str) -> int | None:
    """The line whose binding the marked name reads."""
    case = marked(fixture)
    found = here(case.doc, case.at)
    assert found is not None
    binding = reaching(case.doc, found.word, found)
    return None if binding is None else binding.span[0]


@pytest.mark.parametrize(
    ("fixture", "line"),
    [
        ("x = 1\ny = x‸", 0),
        ("x = 1\nx = 2\ny = x‸", 1),
        ("x = 1\nx = x‸ + 1", 0),
        ("x = 1\nfor i in r:\n    y = x‸", 0),
        ("for i in r:\n    y = 2\n    z = y‸", 1),
        ("for i in r:\n    z = i‸", 0),
        ("def f(a):\n    b = a\n    return b‸", 1),
        ("def f(a):\n    return a‸", 0),
        ("k = 1\ndef f(a):\n    return a + k‸", 0),
        ("x = 1\nif c:\n    y = x‸", 0),
        ("with a as b:\n    x = 1\ny = x‸", 1),
        ("x = 1\ny = [x‸ for i in r]", 0),
        ("x = 1\nclass A:\n    y = x‸", 0),
        ("import numpy as np\ny = np‸.zeros(3)", 0),
        ("a, b = 1, 2\ny = b‸", 0),
        ("x = 1\nfor x in x‸: pass", 0),
    ],
)
def test_the_one_binding(fixture: str, line: int) -> None:
    assert read_from(fixture) == line


@pytest.mark.parametrize(
    "fixture",
    [
        "w = 5\nfor i in r:\n    loss = w‸ ** 2\n    w = w - 1",
        "w = 5\nwhile w‸ > 1:\n    w = w - 1",
        "if c:\n    x = 1\nelse:\n    x = 2\ny = x‸",
        "x = 1\nif c:\n    x = 2\ny = x‸",
        "try:\n    x = 1\nexcept E:\n    pass\ny = x‸",
        "k = 1\nk = 2\ndef f(a):\n    return a + k‸",
        "for k in r:\n    def f():\n        return k‸",
        "x = 1\ndef f():\n    global x\n    x = 2\nf()\ny = x‸",
        "x = 1\nfrom m import *\ny = x‸",
        "y = [x‸ for i in r]\nx = 1",
        "class A:\n    x = 1\n    def f(self):\n        return x‸",
        "def f():\n    x = 1\ny = x‸",
        "y = 1\ng = (y‸ for i in r)\ny = 2",
        "def f(a):\n    x = 1\ndef f(a):\n    return x‸",
    ],
)
def test_silent_where_it_may_vary(fixture: str) -> None:
    assert read_from(fixture) is None


def test_bindings_say_what_they_bind() -> None:
    doc = Document("", 0, "from neurogebra import MathForge as M\nf = M()\na, b = f, 2\n")
    (imported,) = bindings(doc, "M")
    (paired,) = bindings(doc, "b")
    assert (imported.origin, imported.span) == ("neurogebra.MathForge", (0, 36, 0, 37))
    assert paired.value is not None
