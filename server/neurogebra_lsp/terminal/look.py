"""What an editor would show of a text, gathered from the same features."""

from __future__ import annotations

from collections.abc import Iterable

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.features.hover import hover
from neurogebra_lsp.features.lenses import lenses
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS, Settings
from neurogebra_lsp.syntax.imports import uses_neurogebra
from neurogebra_lsp.terminal.evaluation import evaluate
from neurogebra_lsp.terminal.page import Page
from neurogebra_lsp.text import Document


def look(
    uri: str, text: str, places: Iterable[tuple[int, int]] = (), settings: Settings = DEFAULTS
) -> Page:
    """Evaluate a text and ask every feature about it, hover about these places."""
    doc = Document(uri, 0, text)
    if not uses_neurogebra(text):
        return Page(doc, Facts(0, text))
    facts = evaluate(uri, text)
    cards = (hover(doc, facts, doc.offset(*place), settings) for place in places)
    return Page(
        doc,
        facts,
        lenses(doc, facts, settings),
        hints(doc, facts, (0, len(doc.lines)), settings),
        problems(doc, facts, settings),
        tuple(card for card in cards if card is not None),
    )
