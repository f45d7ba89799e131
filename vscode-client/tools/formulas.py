"""Writes every formula that the server sends of the catalogue and of the examples, for the tests.

Standard output gets a JSON list of objects with `latex` and `spoken`.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from neurogebra_lsp.features import cards
from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document, Offset
from neurogebra_lsp.worker.inline import evaluate

from neurogebra import catalogue

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MARK = "formulas-of-all-cards-for-the-tests"
WORD = re.compile(r"\w+|[-+*/@%]+")


def main() -> None:
    """Collect each formula once."""
    found = {one["latex"]: one["spoken"] for card in shown() for one in formulas(card)}
    told = [{"latex": latex, "spoken": spoken} for latex, spoken in found.items()]
    sys.stdout.write(json.dumps(told))


def shown() -> Iterator[Hover]:
    """Every card of the catalogue, and those of all words of the examples."""
    for entry in catalogue.entries():
        yield Hover((0, 0, 0, 0), cards.of_entry(entry, DEFAULTS))
    for path in sorted(EXAMPLES.glob("*.py")):
        text = path.read_text("utf-8")
        doc, facts = Document(path.as_uri(), 0, text), evaluate(text)
        for word in WORD.finditer(text):
            card = hover(doc, facts, Offset(word.start()), DEFAULTS)
            if card is not None:
                yield card


def formulas(card: Hover) -> Iterator[dict[str, str]]:
    """What is marked as drawable in the text of a card."""
    for marked in render.markdown(card, latex=False, mark=MARK).split(MARK)[1::2]:
        yield from json.loads(marked.partition("\n")[0]).get("formulas", ())


if __name__ == "__main__":
    main()
