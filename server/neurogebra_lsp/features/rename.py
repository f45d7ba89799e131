"""Another name for a symbol of a formula, or for a variable that holds maths, everywhere it is.

A rename that could change what the program does is refused with the reason and the place.
"""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Iterable
from urllib.parse import unquote

from neurogebra import catalogue
from neurogebra.formula.functions import FUNCTIONS
from neurogebra.formula.tree import Sym
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import families, forms, known, objects
from neurogebra_lsp.features.answers import Edit, Refusal
from neurogebra_lsp.features.families import Family
from neurogebra_lsp.features.files import (
    File,
    Files,
    Places,
    Variable,
    alone,
    origin_of,
    places_of,
    variable_at,
)
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes, uses
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document, Offset

#: Calls through which a program reaches variables by their names.
_BY_NAME = frozenset({"eval", "exec", "globals", "locals", "vars", "__all__"})
_MATHS = frozenset({"Expression", "Value", "MathForge", "Tensor", "ndarray"})


def renamable(
    doc: Document, facts: Facts, at: Offset, settings: Settings, files: Files | None = None
) -> Span | Refusal | None:
    """The name at an offset that can be renamed; None where it is no business of ours."""
    here = cursor.here(doc, at) if settings.enable else None
    if here is None:
        return None
    files = files or alone(doc, facts)
    if here.kind in ("string", "keyword"):
        found = families.place_at(files, doc.place(at))
        if found is None:
            return None
        family, place = found
        return _fixed(files, family, place.name) or place.span
    variable = variable_at(files, here)
    if variable is None or not variable.name or not _holds_maths(files, here, variable):
        return None
    return _unsafe(files, places_of(files, variable)) or here.span


def rename(
    doc: Document,
    facts: Facts,
    at: Offset,
    new_name: str,
    settings: Settings,
    files: Files | None = None,
) -> tuple[Edit, ...] | Refusal | None:
    """The edits that rename what stands at an offset, or why it is not renamed."""
    files = files or alone(doc, facts)
    span = renamable(doc, facts, at, settings, files)
    if span is None or isinstance(span, Refusal):
        return span
    if not new_name.isidentifier() or keyword.iskeyword(new_name):
        return Refusal(f"'{new_name}' is no name in Python")
    here = cursor.here(doc, at)
    if here is None or doc.span_text(span) == new_name:
        return ()
    if here.kind in ("string", "keyword"):
        return _rename_symbol(files, doc.place(at), new_name)
    variable = variable_at(files, here)
    return None if variable is None else _rename_variable(files, variable, new_name)


def _edits(files: Files, places: Iterable[tuple[str, Span]], new_name: str) -> tuple[Edit, ...]:
    own = files.own.doc.uri
    unique = sorted({(file != own, file, span) for file, span in places})
    return tuple(
        Edit(span, new_name, file if elsewhere else "") for elsewhere, file, span in unique
    )


def _line(files: Files, file: str, line: int) -> str:
    """A line in words, with its file where that is another one."""
    if file == files.own.doc.uri:
        return f"line {line + 1}"
    found = files.at(file)
    is_shown = found is None or found.doc.home(line) is not None
    return f"{f'line {line + 1}' if is_shown else 'a line'} of {_name(file)}"


def _name(file: str) -> str:
    return unquote(file.rpartition("/")[2])


def _closed(files: Files, places: Iterable[tuple[str, Span]]) -> Refusal | None:
    """That a place is in a notebook which is not open: it has no line that could be changed."""
    for file, span in places:
        found = files.at(file)
        if found is not None and found is not files.own and found.doc.home(span[0]) is None:
            why = f"{_name(file)} names it too and is not open: with it open, both are changed"
            return Refusal(why)
    return None


_TOO_MANY = Refusal("the workspace has more files than are looked at for other uses of it")


# --- symbols of formulas ------------------------------------------------------------------------


def _fixed(files: Files, family: Family, name: str) -> Refusal | None:
    """Why a symbol keeps its name, whatever the new one is."""
    if closed := _closed(files, ((place.file, place.span) for place in family.of(name))):
        return closed
    for entry in sorted(family.entries):
        known_entry = catalogue.signature(entry)
        if known_entry and name in (*known_entry.variables, *known_entry.params):
            return Refusal(f"'{name}' belongs to '{entry}' of the catalogue, whose names are fixed")
    if family.unclear:
        own = files.own.doc.uri
        file, line, why = min(family.unclear, key=lambda one: (one[0] != own, one))
        where = _line(files, file, line)
        return Refusal(f"'{name}' cannot be followed: on {where} its expression {why}")
    return _TOO_MANY if files.cut else None


def _rename_symbol(
    files: Files, at: tuple[int, int], new_name: str
) -> tuple[Edit, ...] | Refusal | None:
    found = families.place_at(files, at)
    if found is None:
        return None
    family, place = found
    if taken := family.of(new_name):
        own = files.own.doc.uri
        first = min(taken, key=lambda p: (p.file != own, p.file, p.span))
        where = _line(files, first.file, first.span[0])
        return Refusal(f"'{new_name}' is a symbol of the formula already, on {where}")
    tree = forms.read(new_name)
    if new_name in FUNCTIONS or not isinstance(tree, Sym) or tree.constant:
        return Refusal(f"'{new_name}' has a meaning of its own in formulas")
    return _edits(files, ((p.file, p.span) for p in family.of(place.name)), new_name)


# --- variables of the program -------------------------------------------------------------------


def _holds_maths(files: Files, here: Here, variable: Variable) -> bool:
    """Whether a name stands for something of ours."""
    index = index_of(files.own.facts)
    found = known.at(files.own.doc, index, here)
    if found is not None and found.shown.type in _MATHS:
        return True
    variable = origin_of(files, variable) or variable
    doc, there = variable.file.doc, index_of(variable.file.facts)
    bound = scopes.in_home(doc, variable.name, variable.home)
    kinds = {
        made.kind
        for binding in bound
        if binding.value is not None
        and (made := objects.while_typing(doc, there, binding.span[0]).of(binding.value))
        is not None
    }
    return bool(kinds & _MATHS)


def _unsafe(files: Files, places: Places) -> Refusal | None:
    """Why a variable keeps its name, whatever the new one is."""
    if closed := _closed(files, ((place.file.doc.uri, place.span) for place in places.found)):
        return closed
    for variable in places.names:
        file, name = variable.file.doc.uri, variable.name
        if variable.home[1] and variable.home[1][-1].kind == "class":
            return Refusal(f"'{name}' is an attribute of {variable.home[1][-1].name}")
        for binding in scopes.in_home(variable.file.doc, name, variable.home):
            where = _line(files, file, binding.span[0])
            if binding.name == "*":
                return Refusal(f"the star import on {where} may bind '{name}'")
            if binding.kind in ("parameter", "def", "class"):
                return Refusal(f"'{name}' is a name that others use too ({where})")
            is_own = binding.origin.rpartition(".")[2] != name  # `from m import f as g`
            if binding.kind == "import" and not is_own and len(places.names) == 1:
                # It comes from where we cannot look.
                return Refusal(f"'{name}' is a name that others use too ({where})")
    for one, line, why in places.unclear:
        return Refusal(f"{_line(files, one.doc.uri, line)} {why}")
    for one in files.all:
        if any(place.file is one for place in places.found):
            by_name = _by_name(files, one)
            if by_name is not None:
                return by_name
    return _TOO_MANY if files.cut else None


def _by_name(files: Files, file: File) -> Refusal | None:
    for word in sorted(_BY_NAME):
        if word in file.doc.text:
            for line in uses.plain_mentions(file.doc, word):
                where = _line(files, file.doc.uri, line)
                return Refusal(f"{where} reaches variables by their names: {word}")
    return None


def _rename_variable(files: Files, variable: Variable, new_name: str) -> tuple[Edit, ...] | Refusal:
    if hasattr(builtins, new_name):
        return Refusal(f"'{new_name}' is a name of Python's own")
    places = places_of(files, variable)
    for named in places.names:
        clash = uses.clash(named.file.doc, named.name, named.home, new_name)
        if clash is not None:
            where, is_bound = _line(files, named.file.doc.uri, clash.span[0]), clash.write
            return Refusal(f"'{new_name}' is {'taken' if is_bound else 'used'} on {where}")
    for file in files.all:
        # Attributes of the module by that name are of another variable, or soon were.
        if any(place.file is file and place.home is None for place in places.found):
            other = places_of(files, Variable(variable.file, new_name))
            if other.found:
                where = _line(files, other.found[0].file.doc.uri, other.found[0].span[0])
                return Refusal(f"'{new_name}' is used on {where}")
    return _edits(files, ((p.file.doc.uri, p.span) for p in places.found), new_name)
