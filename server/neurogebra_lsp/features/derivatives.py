"""The partial derivatives of a recorded formula: what holds also where no number is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from neurogebra.errors import FormulaError
from neurogebra.formula import structure
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Node, names_in_order, size
from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features import forms, maths
from neurogebra_lsp.features.answers import Block, Maths, Row

_CELLS = 6  #: partial derivatives side by side
_LONGEST = 30  #: nodes of one of them
_LINE = 150  #: characters of those side by side
_SUMMARIES = 3  #: of those that are longer
_DIFFERENTIATED = 200  #: nodes of a formula that is differentiated


def made(shown: Shown) -> Maths | None:
    """How a value was made: its formula, else the structure of that; None for a leaf."""
    if shown.structure is not None:
        return Maths(*shown.structure)
    tree = forms.recorded(shown.formula)
    return None if tree is None else maths.of(tree)


def rows(left: Maths, shown: Shown) -> Iterator[Block]:
    """`∂z/∂w = x   ∂z/∂b = 1`, by what a value was made from and, below, by what that was."""
    told: set[str] = set()
    for text, but in ((shown.formula, shown.through), (shown.expanded, ())):
        # What changes others of the names too is told by the formula that has it alone.
        tree = forms.recorded(text)
        short: list[Maths] = []
        long: list[Maths] = []
        for name in _differentiated(tree):
            by = maths.name(name)
            if tree is None or name in (*but, *told) or by == left:
                continue
            found = slope(tree, name)
            summed = summary(tree, name) if found is None else None
            if found is not None:
                short.append(maths.equation(maths.partial(left, by), maths.of(found)))
            elif summed is not None:
                long.append(maths.equation(maths.partial(left, by), summed))
            else:
                continue
            told.add(name)
        if short:
            yield Row(tuple(_those_with_room(short)))
        yield from (Row((one,)) for one in long[:_SUMMARIES])


def _those_with_room(cells: list[Maths]) -> Iterator[Maths]:
    """The first, and as many more as one line holds."""
    used = 0
    for cell in cells:
        used += len(cell.unicode)
        if used > _LINE and cell is not cells[0]:
            return
        yield cell


def partials(text: str | None) -> tuple[tuple[str, Node], ...]:
    """The derivatives of recorded formula text by its names, those that are short."""
    tree = forms.recorded(text)
    if tree is None:
        return ()
    found = ((name, slope(tree, name)) for name in _differentiated(tree))
    return tuple((name, tree) for name, tree in found if tree is not None)


def _differentiated(tree: Node | None) -> tuple[str, ...]:
    if tree is None or size(tree) > _DIFFERENTIATED:
        return ()
    return names_in_order(tree)[:_CELLS]


def summary(tree: Node, by: str) -> Maths | None:
    """What a derivative that is too long is made of."""
    found = _whole_slope(tree, by)
    return None if found is None else made_of(found)


@lru_cache(maxsize=512)
def made_of(tree: Node) -> Maths | None:
    """The structure of a formula in words; None where it is small."""
    found = structure.structure(tree)
    if found is None:
        return None
    words = structure.words(found)
    return Maths(words.unicode, words.latex)


def slope(tree: Node, by: str, longest: int = _LONGEST) -> Node | None:
    """The derivative of a formula by one of its names; None where that is long or has none."""
    found = _whole_slope(tree, by)
    return found if found is not None and size(found) <= longest else None


@lru_cache(maxsize=2048)
def _whole_slope(tree: Node, by: str) -> Node | None:
    try:
        return derivative(tree, by)
    except (FormulaError, ArithmeticError, ValueError, RecursionError):
        return None


@lru_cache(maxsize=1024)
def tidied(tree: Node) -> Node:
    """A formula as a textbook prints it."""
    return tidy(tree)
