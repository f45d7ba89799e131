"""Where the thing under the cursor is defined."""

from __future__ import annotations

from neurogebra import catalogue
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import families, objects
from neurogebra_lsp.features.answers import Target
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.misuse import registrations
from neurogebra_lsp.features.roles import role_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes, uses
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document, Offset


def definition(doc: Document, facts: Facts, at: Offset, settings: Settings) -> tuple[Target, ...]:
    """The binding of a name, the formula that a symbol belongs to, the entry of the catalogue."""
    here = cursor.here(doc, at) if settings.enable else None
    if here is None:
        return ()
    if here.kind in ("string", "keyword"):
        symbol = _symbol(doc, facts, at)
        return symbol or (_named(doc, facts, at, here) if here.kind == "string" else ())
    single = scopes.reaching(doc, here.word, here) if here.kind in ("name", "word") else None
    if single is not None:
        return (Target(single.span),)
    home = uses.home_at(doc, here)
    if home is None:
        return ()
    return tuple(Target(binding.span) for binding in scopes.in_home(doc, here.word, home))


def _symbol(doc: Document, facts: Facts, at: Offset) -> tuple[Target, ...]:
    """The first place in a formula that has the symbol."""
    found = families.place_at(doc, facts, doc.place(at))
    if found is None:
        return ()
    family, place = found
    formulas = sorted(p.span for p in family.of(place.name) if p.formula)
    if formulas:
        return (Target(formulas[0]),)
    return tuple(
        Target(place.span, entry)
        for entry in sorted(family.entries)
        if (known := catalogue.signature(entry)) and place.name in (*known.variables, *known.params)
    )


def _named(doc: Document, facts: Facts, at: Offset, here: Here) -> tuple[Target, ...]:
    """The catalogue's entry, or the expression of the program, that a string names."""
    role = role_of(objects.at(doc, index_of(facts), here), here)
    literal = here.literal
    if role is None or literal is None:
        return ()
    if role.use == "name":
        return _entry(doc, here.word, literal.span(0, len(literal.value)))
    if role.use in ("formula", "composition") and literal.holds(doc.place(at)):
        word, start = _word(literal.value, literal.index(doc.place(at)))
        return _entry(doc, word, literal.span(start, start + len(word))) if word else ()
    return ()


def _entry(doc: Document, name: str, span: Span) -> tuple[Target, ...]:
    own = [place for known, place in registrations(doc) if known == name]
    if own:
        return (Target(own[-1]),)
    entry = catalogue.resolve(name)
    return () if entry is None else (Target(span, entry),)


def _word(text: str, index: int) -> tuple[str, int]:
    """The name in a text that holds a character, and where it starts."""
    start = end = min(index, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[start:end], start
