"""The partial derivatives of a recorded formula: what holds also where no number is known."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from neurogebra.errors import FormulaError
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Node, names_in_order, size
from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features import forms, maths
from neurogebra_lsp.features.answers import Block, Maths, Row

_CELLS = 6  #: partial derivatives side by side
_LONGEST = 30  #: nodes of one of them
_DIFFERENTIATED = 200  #: nodes of a formula that is differentiated


def rows(left: Maths, shown: Shown) -> Iterator[Block]:
    """`∂z/∂w = x   ∂z/∂b = 1`, by what a value was made from and, below, by what that was."""
    told: set[str] = set()
    for text, but in ((shown.formula, shown.through), (shown.expanded, ())):
        # What changes others of the names too is told by the formula that has it alone.
        found = [(n, by) for n, by in partials(text) if n not in (*but, *told)]
        told.update(name for name, _ in found)
        cells = (
            maths.equation(maths.partial(left, maths.name(name)), maths.of(by))
            for name, by in found
            if maths.name(name) != left
        )
        if row := tuple(cells):
            yield Row(row)


def partials(text: str | None) -> tuple[tuple[str, Node], ...]:
    """The derivatives of recorded formula text by its names, those that are short."""
    tree = forms.recorded(text)
    if tree is None or size(tree) > _DIFFERENTIATED:
        return ()
    found = ((name, slope(tree, name)) for name in names_in_order(tree)[:_CELLS])
    return tuple((name, tree) for name, tree in found if tree is not None)


@lru_cache(maxsize=2048)
def slope(tree: Node, by: str, longest: int = _LONGEST) -> Node | None:
    """The derivative of a formula by one of its names; None where that is long or has none."""
    try:
        found = derivative(tree, by)
    except (FormulaError, ArithmeticError, ValueError, RecursionError):
        return None
    return found if size(found) <= longest else None


@lru_cache(maxsize=1024)
def tidied(tree: Node) -> Node:
    """A formula as a textbook prints it."""
    return tidy(tree)
