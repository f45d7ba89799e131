"""Another name for a symbol of a formula, or for a variable that holds maths, everywhere it is.

A rename that could change what the program does is refused with the reason and the place.
"""

from __future__ import annotations

import builtins
import keyword

from neurogebra import catalogue
from neurogebra.formula.functions import FUNCTIONS
from neurogebra.formula.tree import Sym
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import families, forms, known, objects
from neurogebra_lsp.features.answers import Edit, Refusal
from neurogebra_lsp.features.families import Family
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes, uses
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document, Offset

#: Calls through which a program reaches variables by their names.
_BY_NAME = frozenset({"eval", "exec", "globals", "locals", "vars", "__all__"})
_MATHS = frozenset({"Expression", "Value", "MathForge", "Tensor", "ndarray"})


def renamable(doc: Document, facts: Facts, at: Offset, settings: Settings) -> Span | Refusal | None:
    """The name at an offset that can be renamed; None where it is no business of ours."""
    here = cursor.here(doc, at) if settings.enable else None
    if here is None:
        return None
    if here.kind in ("string", "keyword"):
        found = families.place_at(doc, facts, doc.place(at))
        if found is None:
            return None
        family, place = found
        return _fixed(family, place.name) or place.span
    if here.kind != "name" or not _holds_maths(doc, facts, here):
        return None
    return _unsafe(doc, here) or here.span


def rename(
    doc: Document, facts: Facts, at: Offset, new_name: str, settings: Settings
) -> tuple[Edit, ...] | Refusal | None:
    """The edits that rename what stands at an offset, or why it is not renamed."""
    span = renamable(doc, facts, at, settings)
    if span is None or isinstance(span, Refusal):
        return span
    if not new_name.isidentifier() or keyword.iskeyword(new_name):
        return Refusal(f"'{new_name}' is no name in Python")
    here = cursor.here(doc, at)
    if here is None or doc.span_text(span) == new_name:
        return ()
    if here.kind in ("string", "keyword"):
        return _rename_symbol(doc, facts, at, new_name)
    return _rename_variable(doc, here, new_name)


# --- symbols of formulas ------------------------------------------------------------------------


def _fixed(family: Family, name: str) -> Refusal | None:
    """Why a symbol keeps its name, whatever the new one is."""
    for entry in sorted(family.entries):
        known_entry = catalogue.signature(entry)
        if known_entry and name in (*known_entry.variables, *known_entry.params):
            return Refusal(f"'{name}' belongs to '{entry}' of the catalogue, whose names are fixed")
    if family.unclear:
        line, why = min(family.unclear)
        return Refusal(f"'{name}' cannot be followed: on line {line + 1} its expression {why}")
    return None


def _rename_symbol(
    doc: Document, facts: Facts, at: Offset, new_name: str
) -> tuple[Edit, ...] | Refusal | None:
    found = families.place_at(doc, facts, doc.place(at))
    if found is None:
        return None
    family, place = found
    if family.of(new_name):
        first = min(p.span for p in family.of(new_name))
        return Refusal(f"'{new_name}' is a symbol of the formula already, on line {first[0] + 1}")
    tree = forms.read(new_name)
    if new_name in FUNCTIONS or not isinstance(tree, Sym) or tree.constant:
        return Refusal(f"'{new_name}' has a meaning of its own in formulas")
    edits = {p.span: Edit(p.span, new_name) for p in family.of(place.name)}
    return tuple(edits[span] for span in sorted(edits))


# --- variables of the program -------------------------------------------------------------------


def _holds_maths(doc: Document, facts: Facts, here: Here) -> bool:
    """Whether a name stands for something of ours."""
    index = index_of(facts)
    found = known.at(doc, index, here)
    if found is not None and found.shown.type in _MATHS:
        return True
    home = uses.home_at(doc, here)
    bound = scopes.in_home(doc, here.word, home) if home is not None else ()
    reader = objects.while_typing(doc, index, here.span[0])
    kinds = {
        made.kind
        for binding in bound
        if binding.value is not None and (made := reader.of(binding.value)) is not None
    }
    return bool(kinds & _MATHS)


def _unsafe(doc: Document, here: Here) -> Refusal | None:
    """Why a variable keeps its name, whatever the new one is."""
    name = here.word
    found = uses.of_name(doc, here)
    home = uses.home_at(doc, here)
    if found is None or home is None:
        return Refusal(f"'{name}' is bound elsewhere")
    if found.unclear:
        return Refusal(f"line {found.unclear[0] + 1} mentions '{name}' and cannot be read")
    bound = scopes.in_home(doc, name, home)
    for binding in bound:
        line = binding.span[0] + 1
        if binding.name == "*":
            return Refusal(f"the star import on line {line} may bind '{name}'")
        if binding.kind in ("import", "parameter", "def", "class"):
            return Refusal(f"'{name}' is a name that others use too (line {line})")
    return _by_name(doc)


def _by_name(doc: Document) -> Refusal | None:
    for word in sorted(_BY_NAME):
        if word in doc.text:
            for binding in uses.plain_mentions(doc, word):
                return Refusal(f"line {binding + 1} reaches variables by their names: {word}")
    return None


def _rename_variable(doc: Document, here: Here, new_name: str) -> tuple[Edit, ...] | Refusal | None:
    home, found = uses.home_at(doc, here), uses.of_name(doc, here)
    if home is None or found is None:
        return None
    if hasattr(builtins, new_name):
        return Refusal(f"'{new_name}' is a name of Python's own")
    for binding in scopes.bindings(doc, new_name):
        return Refusal(f"'{new_name}' is taken on line {binding.span[0] + 1}")
    for line in uses.plain_mentions(doc, new_name):
        return Refusal(f"'{new_name}' is used on line {line + 1}")
    return tuple(Edit(use.span, new_name) for use in found.found)
