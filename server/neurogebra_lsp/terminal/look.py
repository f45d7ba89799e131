"""What an editor would show of a text, gathered from the same features."""

from __future__ import annotations

from pathlib import Path

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.features.hover import hover
from neurogebra_lsp.features.lenses import LINKS, lenses
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.terminal.evaluation import evaluate
from neurogebra_lsp.terminal.page import Page
from neurogebra_lsp.text import Document

_URI = "neurogebra:shown.py"


def unevaluated(text: str) -> Page:
    """The text alone."""
    return Page(Document(_URI, 0, text), Facts(0, text))


def evaluated(
    text: str, settings: Settings, path: Path | None = None, is_further: bool = False
) -> Page:
    """The text with everything that is shown without being asked for."""
    doc, facts = Document(_URI, 0, text), evaluate(_URI, text, path, is_further)
    return Page(
        doc,
        facts,
        tuple(lens for lens in lenses(doc, facts, settings) if lens.command not in LINKS),
        hints(doc, facts, (0, len(doc.lines)), settings),
        problems(doc, facts, settings),
    )


def card(page: Page, place: tuple[int, int], settings: Settings) -> Hover | None:
    """The card of a place, a line and a column from 0."""
    return hover(page.doc, page.facts, page.doc.offset(*place), settings)
