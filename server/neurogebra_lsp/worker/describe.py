"""What there is to say of an Expression object: its formula, its derivatives, its words."""

from __future__ import annotations

import contextlib
from typing import Any

from neurogebra_lsp.facts import Card, Derivative

_DERIVATIVES = 6


def card(number: int, expression: Any) -> Card:
    """The card of an Expression, from what the core package says of it."""
    from neurogebra.formula import render

    tree = expression.tree
    derivatives: list[Derivative] = []
    for variable in expression.variables[:_DERIVATIVES]:
        # A derivative that cannot be taken is a line less on the card, never no card.
        with contextlib.suppress(ValueError, TypeError, NotImplementedError, ArithmeticError):
            slope = expression.gradient(variable).tree
            derivatives.append(
                Derivative(variable, render.text(slope), render.latex(slope), render.unicode(slope))
            )
    return Card(
        number,
        expression.name,
        render.text(tree),
        render.latex(tree),
        render.unicode(tree),
        tuple(render.pretty(tree)),
        tuple(expression.variables),
        tuple((name, repr(value)) for name, value in expression.params.items()),
        tuple(expression.trainable_params),
        tuple(derivatives),
        str(expression.metadata.get("catalogue", "")),
        tuple(expression.explain(level) for level in ("beginner", "intermediate", "advanced")),  # pyright: ignore
    )
