"""Which statements mention a word, also after edits."""

from __future__ import annotations

from random import Random

from neurogebra_lsp.syntax.words import STAR, mentioning
from neurogebra_lsp.text import Change, Document

LINES = ("x = 1", "y = x + z", "from a import *", "def f(x):\n    return x", "# x", "s = 'x'", "")


def lines(doc: Document, *words: str) -> list[int]:
    return [statement.line for statement in mentioning(doc, *words)]


def test_a_word_is_found_whole_and_in_strings() -> None:
    doc = Document("", 0, "x = 1\nxs = 2\nf('x')\ny = a * b\nfrom m import *")
    assert lines(doc, "x") == [0, 2]
    assert lines(doc, "a", "xs") == [1, 3]
    assert lines(doc, STAR) == [4]
    assert lines(doc, "nowhere") == []


def test_edits_are_followed() -> None:
    random = Random(7)
    doc = Document("file:///a.py", 0, "\n".join(random.choices(LINES, k=40)))
    other = Document("file:///b.py", 0, "\n".join(LINES))
    for number in range(60):
        first = random.randrange(len(doc.lines))
        last = min(first + random.randrange(3), len(doc.lines) - 1)
        new = "\n".join(random.choices(LINES, k=random.randrange(3)))
        doc = doc.edited(number, Change((first, 0), (last, len(doc.lines[last])), new))
        for word in ("x", "z", STAR):
            told = [(one.line, one.text) for one in mentioning(doc, word)]
            fresh = Document("", 0, "\n" * (number % 2) + doc.text)
            by = number % 2
            assert told == [(one.line - by, one.text) for one in mentioning(fresh, word)]
        assert lines(other, "z") == [1]
