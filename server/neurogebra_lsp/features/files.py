"""The files of a program: which variable of which file a name is that is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.syntax import cursor, scopes, uses
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.syntax.scopes import Home
from neurogebra_lsp.text import Document

#: The home of what a file binds outside of every function and class.
MODULE: Home = (-1, ())
_DEEPEST = 20  #: files that hand a name on


@dataclass(frozen=True)
class File:
    """A file of the program, with what is known of it and the modules that it finds."""

    doc: Document
    facts: Facts
    modules: Mapping[str, str] = field(default_factory=dict)  #: dotted name -> address
    package: str = ""  #: that it is part of, where it imports from there

    def module(self, written: str) -> str:
        """The address of a module, by its name as it is written in an import; "" for none."""
        name = written.lstrip(".")
        level = len(written) - len(name)
        if level:
            parts = self.package.split(".") if self.package else []
            if level > len(parts):
                return ""
            name = ".".join([*parts[: len(parts) - level + 1], *filter(None, [name])])
        return self.modules.get(name, "")


@dataclass(frozen=True)
class Files:
    """The file that is asked about, and those that it is one program with."""

    own: File
    others: tuple[File, ...] = ()
    cut: bool = False  #: there are more than were looked at

    @property
    def all(self) -> tuple[File, ...]:
        """Every file, the one that is asked about first."""
        return (self.own, *self.others)

    @cached_property
    def _by_address(self) -> dict[str, File]:
        return {file.doc.uri: file for file in self.all}

    def at(self, address: str) -> File | None:
        """The file at an address."""
        return self._by_address.get(address)

    def address(self, file: File) -> str:
        """How answers name a file: "" for the one that is asked about."""
        return "" if file is self.own else file.doc.uri


def alone(doc: Document, facts: Facts) -> Files:
    """A file that no other is looked at with."""
    return Files(File(doc, facts))


@dataclass(frozen=True)
class Variable:
    """A variable of a file; the file itself as a module where there is no name."""

    file: File
    name: str = ""
    home: Home = MODULE


def variable_at(files: Files, here: Here) -> Variable | None:
    """The variable that is named at a place of the file that is asked about.

    A name that is imported is the variable of the module that it comes from, unless it is called
    something else here.
    """
    file = files.own
    if here.kind == "attribute" and isinstance(here.node, ast.Attribute):
        around = scopes.scopes_around(here)
        owner = module_of(files, file, here.statement, here.node.value, around)
        return None if owner is None else _final(files, Variable(owner, here.word))
    home = uses.home_at(file.doc, here)
    if home is not None:
        return _final(files, Variable(file, here.word, home))
    return _imported(files, file, here) if here.kind == "import" else None


def _imported(files: Files, file: File, here: Here) -> Variable | None:
    """What an import names at a place without binding that name."""
    node, outer = here.node, here.nodes[-2:-1]
    if isinstance(node, ast.alias) and outer and isinstance(outer[0], ast.ImportFrom):
        return _from_module(files, file, outer[0].level, outer[0].module or "", node.name)
    dotted, level = "", 0
    if isinstance(node, ast.alias):
        dotted, start = node.name, here.span_of(node)[1]
    elif isinstance(node, ast.ImportFrom) and node.module:
        dotted, level = node.module, node.level
        start = file.doc.line_text(here.span[0]).find(dotted)
    else:
        return None
    upto = dotted[: max(here.span[3] - start, 0)]
    module = files.at(file.module("." * level + upto))
    return None if module is None else Variable(module)


def origin_of(files: Files, variable: Variable) -> Variable | None:
    """What a variable stands for that is bound by one import, under whatever name."""
    file, name = variable.file, variable.name
    bound = scopes.in_home(file.doc, name, variable.home)
    if len(bound) != 1 or bound[0].kind != "import" or bound[0].name != name:
        return None
    return _from_origin(files, file, bound[0].origin)


def _from_origin(files: Files, file: File, origin: str) -> Variable | None:
    """What the origin of a binding names."""
    level, dotted = _written(origin)
    module, _, name = dotted.rpartition(".")
    return _from_module(files, file, level, module, name)


def _written(origin: str) -> tuple[int, str]:
    """The dots before the origin of a binding, and the names after them."""
    dotted = origin.lstrip(".")
    level = len(origin) - len(dotted)
    # In `from . import a` the dot before the name is one too many.
    return level - (1 if level and "." not in dotted else 0), dotted


def _from_module(files: Files, file: File, level: int, module: str, name: str) -> Variable | None:
    dots = "." * level
    inner = files.at(file.module(dots + (f"{module}.{name}" if module else name)))
    if inner is not None:
        return Variable(inner)
    owner = files.at(file.module(dots + module)) if level or module else None
    return None if owner is None else _final(files, Variable(owner, name))


def _final(files: Files, variable: Variable, depth: int = 0) -> Variable:
    """Where a variable comes from that keeps its name from import to import."""
    origin = origin_of(files, variable) if depth < _DEEPEST else None
    if origin is None or (origin.name and origin.name != variable.name):
        return variable
    return _final(files, origin, depth + 1) if origin.name else variable


def module_of(
    files: Files,
    file: File,
    statement: Statement,
    node: ast.expr,
    around: tuple[scopes.Scope, ...],
) -> File | None:
    """The file that an expression is as a module: `models`, `package.models`."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    home = scopes.home_of_use(file.doc, node.id, around, statement)
    if home is None:
        return None
    bound = scopes.in_home(file.doc, node.id, home)
    origins = {binding.origin for binding in bound}
    if len(origins) != 1 or any(binding.kind != "import" for binding in bound):
        return None
    (origin,) = origins
    level, dotted = _written(origin)
    direct = files.at(file.module("." * level + ".".join((dotted, *parts))))
    if direct is not None or parts:
        return direct
    made = _from_origin(files, file, origin)
    return None if made is None or made.name else made.file


# --- every place of a variable ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where a variable is named in a file."""

    file: File
    span: Span
    write: bool
    home: Home | None = None  #: of the name in its file; None where it is an attribute


@dataclass
class Places:
    """All places of one variable in all files, and what may name it unseen."""

    found: list[Place] = field(default_factory=list)
    unclear: list[tuple[File, int, str]] = field(default_factory=list)  #: line, and what it does
    names: list[Variable] = field(default_factory=list)  #: the variable, and what hands it on


def places_of(files: Files, variable: Variable) -> Places:
    """Every place that names a variable, in its file and in those that import it."""
    places = Places()
    pending = [variable]
    while pending:
        now = pending.pop()
        if any(_same(now, known) for known in places.names):
            continue
        places.names.append(now)
        _own_places(now, places)
        others = files.all if now.home == MODULE else ()
        for file in others:
            if file is not now.file and (now.name in file.doc.text or "*" in file.doc.text):
                pending += _imported_places(files, file, now, places)
    unique = {(place.file.doc.uri, place.span): place for place in places.found}
    places.found = list(unique.values())
    return places


def _same(one: Variable, other: Variable) -> bool:
    return one.file is other.file and (one.name, one.home) == (other.name, other.home)


def _own_places(variable: Variable, places: Places) -> None:
    found = uses.in_home(variable.file.doc, variable.name, variable.home)
    places.found += (Place(variable.file, u.span, u.write, variable.home) for u in found.found)
    why = f"mentions '{variable.name}' and cannot be read"
    places.unclear += ((variable.file, line, why) for line in found.unclear)


def _imported_places(
    files: Files, file: File, variable: Variable, places: Places
) -> Iterator[Variable]:
    """What names a variable of another file; the names that import it as it is called."""
    for statement in cursor.statements(file.doc):
        for top in statement.nodes:
            for node, outer, around in scopes.nodes_within(top):
                if isinstance(node, ast.ImportFrom):
                    yield from _in_import(files, file, variable, statement, node, places)
                elif isinstance(node, ast.Attribute) and node.attr == variable.name:
                    if module_of(files, file, statement, node.value, around) is variable.file:
                        _, _, line, end = cursor.span_of(statement, node)
                        span = (line, end - len(node.attr), line, end)
                        is_read = isinstance(node.ctx, ast.Load)
                        places.found.append(Place(file, span, not is_read))
                elif isinstance(node, ast.Name) and not isinstance(outer, ast.Attribute):
                    if module_of(files, file, statement, node, around) is variable.file:
                        why = f"hands the module on that '{variable.name}' is in"
                        line = cursor.span_of(statement, node)[0]
                        places.unclear.append((file, line, why))


def _in_import(
    files: Files,
    file: File,
    variable: Variable,
    statement: Statement,
    node: ast.ImportFrom,
    places: Places,
) -> Iterator[Variable]:
    module = files.at(file.module("." * node.level + (node.module or "")))
    if module is not variable.file:
        return
    for alias in node.names:
        line, column, _, _ = cursor.span_of(statement, alias)
        if alias.name == "*":
            why = f"may take over '{variable.name}'"
            places.unclear.append((file, line, f"imports everything, and so {why}"))
        elif alias.name == variable.name:
            span = (line, column, line, column + len(alias.name))
            places.found.append(Place(file, span, not alias.asname))
            if not alias.asname:
                bound = scopes.bindings(file.doc, alias.name)
                yield from (
                    Variable(file, alias.name, scopes.home_of_binding(binding))
                    for binding in bound
                    if binding.span == span
                )
