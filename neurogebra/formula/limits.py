"""Limits, which take sympy: loaded only when one is asked for."""

from __future__ import annotations

from neurogebra.formula.tree import Node


def limit(tree: Node, by: str, at: Node) -> Node | None:
    """The limit of a formula where a name tends to a number, or None where none is found."""
    from neurogebra.formula import symbolic

    return symbolic.limit(tree, by, at)
