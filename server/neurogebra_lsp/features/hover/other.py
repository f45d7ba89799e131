"""Whatever else has a value; and what is not known, with the reason."""

from __future__ import annotations

from neurogebra_lsp.features import maths, show, values
from neurogebra_lsp.features.answers import Heading, Hover, Note
from neurogebra_lsp.features.hover.context import Context, notes, reason
from neurogebra_lsp.syntax import scopes

#: What names are bound by that have a value to tell.
_HAVE_VALUES = frozenset({"assign", "augment", "loop"})
#: Their values say nothing beside their names.
_SILENT = frozenset({"module", "function", "type", "builtin_function_or_method", "method", "ufunc"})


def find(ctx: Context) -> Hover | None:
    """The card of any value, short."""
    found = ctx.known
    if found is None:
        return _awaited(ctx)
    if found.shown.type in _SILENT:
        return None
    title = maths.words(ctx.doc.span_text(ctx.value_span()))
    if not found.shown.known:
        aside = f"{found.shown.type}, not known" if found.shown.type else "not known"
        why = Note(reason(found.shown))
        made = values.definition(ctx.here.word, found.shown)
        told = () if made is None else values.own_slopes(ctx.here.word, found.shown)
        return Hover(found.span, (Heading(made or title, aside), *told, why, *notes(found)))
    return Hover(found.span, (*show.blocks(title, found.shown), *notes(found)))


def _awaited(ctx: Context) -> Hover | None:
    """What would have a value, had anything been evaluated."""
    ended = ctx.facts.ended
    if ended is None or ended.state != "waiting" or ctx.here.kind != "name":
        return None
    kinds = {binding.kind for binding in scopes.bindings(ctx.doc, ctx.here.word)}
    if not kinds or not kinds <= _HAVE_VALUES:
        return None
    return Hover(ctx.here.span, (Heading(maths.words(ctx.here.word), "not known"), Note(ended.why)))
