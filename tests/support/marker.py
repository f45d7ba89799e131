"""Turn a fixture holding one caret marker into plain source and an offset."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent

from neurogebra_lsp.text import Document, Offset

CARET = "‸"  # U+2038 never occurs in real Python, so no escaping is needed


@dataclass(frozen=True, slots=True)
class Marked:
    """Source text and the place of the caret that stood in it."""

    text: str
    at: Offset

    @property
    def doc(self) -> Document:
        """The text as an open document."""
        return Document("file:///test.py", 0, self.text)

    @property
    def place(self) -> tuple[int, int]:
        """The line and column of the caret."""
        return self.doc.place(self.at)


def marked(fixture: str) -> Marked:
    """Read a fixture that holds exactly one caret."""
    before, caret, after = source(fixture).partition(CARET)
    if not caret or CARET in after:
        raise ValueError("a fixture holds exactly one caret")
    return Marked(before + after, Offset(len(before)))


def source(fixture: str) -> str:
    """A fixture as it would stand in a file."""
    return dedent(fixture).strip("\n") + "\n"
