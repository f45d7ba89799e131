"""Where the thing under the cursor is defined."""

from __future__ import annotations

from neurogebra import catalogue
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import families, objects
from neurogebra_lsp.features.answers import Target
from neurogebra_lsp.features.files import Files, Variable, alone, origin_of, variable_at
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.misuse import registrations
from neurogebra_lsp.features.roles import role_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document, Offset


def definition(
    doc: Document, facts: Facts, at: Offset, settings: Settings, files: Files | None = None
) -> tuple[Target, ...]:
    """The binding of a name, the formula that a symbol belongs to, the entry of the catalogue."""
    here = cursor.here(doc, at) if settings.enable else None
    if here is None:
        return ()
    files = files or alone(doc, facts)
    if here.kind in ("string", "keyword"):
        symbol = _symbol(files, doc.place(at))
        return symbol or (_named(files, at, here) if here.kind == "string" else ())
    single = scopes.reaching(doc, here.word, here) if here.kind in ("name", "word") else None
    if single is not None and single.kind != "import":
        return (Target(single.span),)
    variable = variable_at(files, here)
    # Under another name, too, an import leads to what it imports.
    origin = None if variable is None else origin_of(files, variable)
    return () if variable is None else _bound(files, origin or variable)


def _bound(files: Files, variable: Variable) -> tuple[Target, ...]:
    """Where a variable gets its values; of a module: its first line."""
    file = files.address(variable.file)
    if not variable.name:
        return (Target((0, 0, 0, 0), file=file),)
    bound = scopes.in_home(variable.file.doc, variable.name, variable.home)
    return tuple(Target(binding.span, file=file) for binding in bound)


def _symbol(files: Files, at: tuple[int, int]) -> tuple[Target, ...]:
    """The first place in a formula that has the symbol."""
    found = families.place_at(files, at)
    if found is None:
        return ()
    family, place = found
    formulas = sorted((p.file != place.file, p.file, p.span) for p in family.of(place.name)
                      if p.formula)  # fmt: skip
    if formulas:
        elsewhere, file, span = formulas[0]
        return (Target(span, file=file if elsewhere else ""),)
    return tuple(
        Target(place.span, entry)
        for entry in sorted(family.entries)
        if (known := catalogue.signature(entry)) and place.name in (*known.variables, *known.params)
    )


def _named(files: Files, at: Offset, here: Here) -> tuple[Target, ...]:
    """The catalogue's entry, or the expression of the program, that a string names."""
    doc, facts = files.own.doc, files.own.facts
    role = role_of(objects.at(doc, index_of(facts), here), here)
    literal = here.literal
    if role is None or literal is None:
        return ()
    if role.use == "name":
        return _entry(files, here.word, literal.span(0, len(literal.value)))
    if role.use in ("formula", "composition") and literal.holds(doc.place(at)):
        word, start = _word(literal.value, literal.index(doc.place(at)))
        return _entry(files, word, literal.span(start, start + len(word))) if word else ()
    return ()


def _entry(files: Files, name: str, span: Span) -> tuple[Target, ...]:
    for file in files.all:
        own = [place for known, place in registrations(file.doc) if known == name]
        if own:
            return (Target(own[-1], file=files.address(file)),)
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
