"""A hover card in the terminal: its blocks in a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from neurogebra_lsp.features.answers import (
    Block,
    Formula,
    Heading,
    Hover,
    Listing,
    Note,
    Prose,
    Row,
)
from neurogebra_lsp.features.hover.render import plaintext
from neurogebra_lsp.terminal.characters import printable

WIDTH = 92  #: columns of a card with its frame


def panel(blocks: Iterable[Block]) -> Panel:
    """A card in its frame."""
    return Panel(Group(*_pieces(blocks)), box=box.ROUNDED, border_style="bright_black", width=WIDTH)


def _pieces(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """The blocks from top to bottom, with air around a formula of several lines."""
    airy = False
    for index, block in enumerate(blocks):
        tall = isinstance(block, Formula) and len(_formula(block)) > 1
        if index and (tall or airy):
            yield Text()
        yield _piece(block)
        airy = tall


def _piece(block: Block) -> RenderableType:
    match block:
        case Heading(maths, aside):
            heading = Table.grid(expand=True)
            heading.add_column()
            heading.add_column(justify="right")
            heading.add_row(
                Text(printable(maths.unicode), "bold"), Text(printable(aside), "bright_black")
            )
            return heading
        case Formula():
            return Padding(_as_is(_formula(block), "bold cyan"), (0, 0, 0, 2))
        case Row(cells):
            return _as_is(("   ".join(cell.unicode for cell in cells),), "cyan")
        case Prose(text):
            return _words(text, "")
        case Note(text):
            return _words(text, "italic bright_black")
        case Listing(lines):
            return Padding(_as_is(lines, ""), (0, 0, 0, 2))


def _formula(block: Formula) -> list[str]:
    """The same lines that an editor without markdown shows."""
    return plaintext(Hover((0, 0, 0, 0), (block,))).split("\n")


def _words(text: str, style: str) -> Text:
    return Text("\n".join(printable(line) for line in text.split("\n")), style)


def _as_is(lines: Iterable[str], style: str) -> Text:
    return Text("\n".join(printable(line) for line in lines), style, no_wrap=True)
