"""Entries of the catalogue in the terminal: name and formula, what they mean below."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from neurogebra.catalogue import Entry


def listing(entries: Iterable[Entry]) -> Table:
    """A row for each entry."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for entry in entries:
        formula = Text.assemble(
            (entry.formula.unicode, "cyan"), "\n", (entry.summary, "bright_black")
        )
        name = Text.assemble((entry.name, "bold"), "\n", (entry.category, "bright_black"))
        table.add_row(name, formula)
    return table
