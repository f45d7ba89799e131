"""What the thing under the cursor is, in maths: the card that an editor shows there."""

from __future__ import annotations

from collections.abc import Callable

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hover import (
    array,
    call,
    comprehension,
    expression,
    formula,
    function,
    keyword,
    loop,
    name,
    number,
    operator,
    other,
    printed,
    text,
    value,
)
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document, Offset

Finder = Callable[[Context], Hover | None]

#: Tried in order; the first that knows something answers.
FINDERS: tuple[Finder, ...] = (
    text.find,
    formula.find,
    keyword.find,
    loop.find,
    printed.find,
    call.find,
    value.find,
    expression.find,
    array.find,
    function.find,
    comprehension.find,
    name.find,
    operator.find,
    number.find,
    other.find,
)


def hover(doc: Document, facts: Facts, at: Offset, settings: Settings) -> Hover | None:
    """The card of what stands at an offset; None where there is nothing to say."""
    if not settings.enable or not settings.hover_enable:
        return None
    here = cursor.here(doc, at)
    if here is None:
        return None
    ctx = Context(doc, facts, settings, index_of(facts), here, doc.place(at))
    return next((found for find in FINDERS if (found := find(ctx)) is not None), None)
