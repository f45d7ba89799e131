"""A file as an editor shows it, drawn with rich.

Lenses stand above their line, results at its end after a thin bar, problems and cards below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

from neurogebra_lsp import rules
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Hint, Hover, Lens, Problem
from neurogebra_lsp.terminal import cards
from neurogebra_lsp.terminal.characters import printable
from neurogebra_lsp.text import Document

LENS = "italic bright_black"
HINT = "cyan"
GUTTER = "bright_black"
SEVERITY = {"error": "bold red", "warning": "bold yellow", "information": "blue", "hint": "green"}

_Piece = TypeVar("_Piece")


@dataclass(frozen=True, slots=True)
class Page:
    """All that an editor shows of one file; `hovers` are the cards that were asked for."""

    doc: Document
    facts: Facts
    lenses: tuple[Lens, ...] = ()
    hints: tuple[Hint, ...] = ()
    problems: tuple[Problem, ...] = ()
    hovers: tuple[Hover, ...] = ()


def draw(page: Page) -> Iterator[RenderableType]:
    """The page from top to bottom; each `Text` is a line to be printed with `soft_wrap`."""
    lines = page.doc.lines
    # A file ends its last line; what follows is no line of its own.
    n_lines = len(lines) - (1 if lines[-1] == "" else 0)
    code = _highlighted(lines)
    digits = len(str(n_lines))
    lenses = _by_line((lens.span[0], lens) for lens in page.lenses)
    hints = _by_line((hint.line, hint) for hint in page.hints)
    problems = _by_line((problem.span[0], problem) for problem in page.problems)
    hovers = _by_line((hover.span[0], hover) for hover in page.hovers)
    for line in range(n_lines):
        margin = Text(f"{line + 1:>{digits}} │ ", style=GUTTER)
        empty = Text(f"{'':>{digits}} │ ", style=GUTTER)
        indent = _indent(lines[line])
        for lens in lenses.get(line, ()):
            yield Text.assemble(empty, indent, (printable(lens.title), LENS))
        yield Text.assemble(margin, code[line], *map(_hint, hints.get(line, ())))
        for problem in problems.get(line, ()):
            for text in _problem(problem, lines[line]):
                yield Text.assemble(empty, text)
        for hover in hovers.get(line, ()):
            yield Padding(cards.panel(hover.blocks), (0, 0, 0, digits + 3 + len(indent)))
    ended = page.facts.ended
    if ended is not None and ended.state != "complete":
        yield Text(f"not evaluated to the end: {printable(ended.why)}", style=SEVERITY["warning"])


def width(pieces: Iterable[RenderableType]) -> int:
    """How many columns the page needs to show its lines in one piece each."""
    return max((_width(piece) for piece in pieces), default=1)


def _width(piece: RenderableType) -> int:
    if isinstance(piece, Padding):
        return piece.left + cards.WIDTH
    return piece.cell_len if isinstance(piece, Text) else 0


def _by_line(placed: Iterable[tuple[int, _Piece]]) -> dict[int, list[_Piece]]:
    found: dict[int, list[_Piece]] = {}
    for line, piece in placed:
        found.setdefault(line, []).append(piece)
    return found


def _indent(text: str) -> str:
    shown = printable(text)
    return shown[: len(shown) - len(shown.lstrip())]


def _highlighted(lines: Sequence[str]) -> list[Text]:
    code = "\n".join(printable(line) for line in lines)
    coloured = Syntax("", "python", theme="ansi_dark").highlight(code)
    return list(coloured.split("\n", allow_blank=True))


def _hint(hint: Hint) -> Text:
    shown = "".join(part.text for part in hint.parts)
    return Text.assemble("  ", ("▏", GUTTER), (printable(shown.strip()), HINT))


def _problem(problem: Problem, text: str) -> Iterator[Text]:
    """Carets under the place, what is wrong beside them, the way out below."""
    line, column, end_line, end_column = problem.span
    rule = rules.BY_CODE[problem.rule]
    style = SEVERITY[problem.severity]
    before = cell_len(printable(text[:column]))
    marked = text[column : end_column if end_line == line else len(text)]
    carets = "^" * max(cell_len(printable(marked)), 1)
    indent = " " * before
    yield Text.assemble(
        indent, (carets, style), " ", (f"{problem.severity} {rule.code} {rule.name}", style)
    )
    yield Text.assemble(indent, printable(problem.message))
    for span, told in problem.related:
        yield Text.assemble(indent, (f"line {span[0] + 1}: {printable(told)}", GUTTER))
    for fix in problem.fixes:
        yield Text.assemble(indent, ("fix: ", "green"), printable(fix.title))
