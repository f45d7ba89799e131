"""Where a card leads on to: the explorer, the steps of a backward pass, the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Formula, Hover
from neurogebra_lsp.features.explore import Explored, explore
from neurogebra_lsp.features.graph_steps import value_at
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.text import Document, Offset

_LONGEST = 2_000  #: characters of LaTeX in a link


@dataclass(frozen=True, slots=True)
class Door:
    """A command that is offered below a card; without an argument it is about the card's place."""

    title: str
    command: str
    argument: str = ""


def doors(
    doc: Document, facts: Facts, at: Offset, card: Hover, settings: Settings
) -> tuple[Door, ...]:
    """The doors of the card at an offset."""
    return tuple(_doors(doc, facts, at, card, settings))


def _doors(
    doc: Document, facts: Facts, at: Offset, card: Hover, settings: Settings
) -> Iterator[Door]:
    if isinstance(explore(doc, facts, at, settings), Explored):
        yield Door("Explore", "neurogebra.explore")
    if facts.backwards and value_at(doc, facts, at, settings) is not None:
        yield Door("Steps", "neurogebra.steps")
    formula = next((block for block in card.blocks if isinstance(block, Formula)), None)
    if formula is not None and len(formula.maths.latex) <= _LONGEST:
        yield Door("Copy LaTeX", "neurogebra.copyLatex", formula.maths.latex)
