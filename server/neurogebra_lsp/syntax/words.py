"""Which statements of a document mention a word."""

from __future__ import annotations

import re

from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.book import Book, turned_to
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_WORD = re.compile(r"[^\W\d]\w*")
#: What an import that lists no names is found by.
STAR = "*"


def mentioning(doc: Document, *words: str) -> tuple[Statement, ...]:
    """The statements that have one of these words, in the order of the text.

    It may stand in a string or a comment there; `STAR` is the word of `from … import *`.
    """
    return turned_to(_BOOKS, cursor.statements(doc), _empty).having(*words)


_BOOKS: list[Book[Statement]] = []


def _empty() -> Book[Statement]:
    return Book(lambda one: one.text, lambda one: _words(one.text), lambda one: one.line)


def _words(text: str) -> set[str]:
    found = set(_WORD.findall(text))
    if "import" in found and STAR in text:
        found.add(STAR)
    return found
