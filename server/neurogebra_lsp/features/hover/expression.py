"""A name that holds an expression."""

from __future__ import annotations

from neurogebra import catalogue
from neurogebra_lsp.features import cards
from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hover.context import Context, notes


def find(ctx: Context) -> Hover | None:
    """The card of the expression at the place."""
    found = ctx.known
    if found is not None and found.shown.is_expression:
        card = ctx.index.card_of(found.shown)
        if card is not None:
            return Hover(
                found.span, (*cards.of_card(card, ctx.settings, ctx.here.word), *notes(found))
            )
    return _from_text(ctx)


def _from_text(ctx: Context) -> Hover | None:
    """Where nothing was evaluated, the program's text tells which expression it is."""
    made = ctx.bound_object()
    if made is None or made.kind != "Expression":
        return None
    if made.entry:
        entry = catalogue.get(made.entry)
        return Hover(ctx.here.span, cards.of_entry(entry, ctx.settings, given=made.given))
    tree = made.tree()
    if tree is None or not made.whole:
        return None
    name = made.name if made.name.isidentifier() else "f"
    return Hover(ctx.here.span, cards.of_tree(name, tree, made.params, ctx.settings))
