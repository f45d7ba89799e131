"""Every place where the thing under the cursor is named: a variable, or a symbol of a formula."""

from __future__ import annotations

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import families
from neurogebra_lsp.features.answers import Mark
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, uses
from neurogebra_lsp.text import Document, Offset


def marks(doc: Document, facts: Facts, at: Offset, settings: Settings) -> tuple[Mark, ...]:
    """The places of what stands at an offset, from top to bottom; () where it is nothing."""
    if not settings.enable:
        return ()
    here = cursor.here(doc, at)
    if here is None:
        return ()
    if here.kind in ("string", "keyword"):
        found = families.place_at(doc, facts, doc.place(at))
        if found is None:
            return ()
        family, place = found
        named = {p.span: Mark(p.span, p.formula or p.param) for p in family.of(place.name)}
        return tuple(named[span] for span in sorted(named))
    known = uses.of_name(doc, here)
    if known is None:
        return ()
    return tuple(Mark(use.span, use.write) for use in known.found)
