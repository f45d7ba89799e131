"""Every place where the thing under the cursor is named: a variable, or a symbol of a formula."""

from __future__ import annotations

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import families
from neurogebra_lsp.features.answers import Mark
from neurogebra_lsp.features.files import Files, alone, places_of, variable_at
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document, Offset


def marks(
    doc: Document, facts: Facts, at: Offset, settings: Settings, files: Files | None = None
) -> tuple[Mark, ...]:
    """The places of what stands at an offset, from top to bottom; () where it is nothing.

    Where the program has more files, the places in those follow, file by file.
    """
    if not settings.enable:
        return ()
    here = cursor.here(doc, at)
    if here is None:
        return ()
    files = files or alone(doc, facts)
    if here.kind in ("string", "keyword"):
        found = families.place_at(files, doc.place(at))
        if found is None:
            return ()
        family, place = found
        named = [(p.file, p.span, p.formula or p.param) for p in family.of(place.name)]
    else:
        variable = variable_at(files, here)
        if variable is None or not variable.name:
            return ()
        named = [
            (place.file.doc.uri, place.span, place.write)
            for place in places_of(files, variable).found
        ]
    own = doc.uri
    unique = {(file != own, file, span): write for file, span, write in named}
    return tuple(
        Mark(span, unique[elsewhere, file, span], file if elsewhere else "")
        for elsewhere, file, span in sorted(unique)
    )
