"""The modules of the workspace in one evaluation: each run once, by the rules of the program's own.

What CPython's import does, and with its own words where it refuses: a module is there, partly
initialised, before its first statement runs; one that raises is gone again; packages come before
what is in them. All that a module does shares the budget of the program that imports it.
"""

from __future__ import annotations

import importlib.machinery
import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from neurogebra_lsp import wire
from neurogebra_lsp.worker import tables
from neurogebra_lsp.worker.rewrite import Unit
from neurogebra_lsp.worker.unknown import Unknown, UnknownTruth

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_DEEPEST = 40  #: modules that import one another before the first of them is done
#: What looks at a module by names that its text does not tell.
_BY_ANY_NAME = frozenset({"getattr", "setattr", "delattr", "hasattr", "vars", "dir", "__dict__"})


@dataclass(frozen=True, slots=True)
class Source:
    """A module as it was sent, rewritten."""

    module: wire.Module
    units: tuple[tuple[Unit, int], ...] = ()
    broken: Exception | None = None  #: what CPython raises instead of running it
    answers: bool = False  #: it may have a `__getattr__` of its own


class Modules:
    """Imports modules of the workspace for one evaluation."""

    def __init__(self, run: Run, sources: Sequence[Source], imports: wire.Imports) -> None:
        self._run = run
        self._sources = {source.module.name: source for source in sources}
        self._cut = imports.cut
        self.package = imports.package  #: the one that the evaluated text is part of
        self._loaded: dict[str, types.ModuleType | Unknown] = {}
        self._ours: dict[int, types.ModuleType] = {}  #: by identity, kept alive
        self._packages: dict[int, str] = {id(run.globals): imports.package}
        self.names: set[str] = set()  #: what those that have run are called
        self._open: set[str] = set()  #: those that may have more names than are known
        self._depth = 0
        self._hiding = next(filter(_is_needed, imports.hidden), "")

    # -- what is asked of them --------------------------------------------------------------

    def hidden(self, name: str) -> Unknown | None:
        """Why a module of Python's own is not what an import gives; None where it is."""
        top = name.partition(".")[0]
        if self._hiding and top not in sys.builtin_module_names:
            hiding = self._hiding
            why = f"{hiding}.py beside this file takes the place of Python's own {hiding}"
            if hiding in _PACKAGES:
                why = f"{hiding} beside this file takes the place of the package {hiding}"
            return self._run.unknown(why)
        if top in self._sources and _is_needed(top):
            why = f"a module named {top}, which the evaluation itself needs, is not evaluated"
            return self._run.unknown(why)
        return None

    def absolute(self, name: str, names: dict[str, Any]) -> str | Unknown:
        """A dotted name without the dots before it, as imported by who has these names."""
        if not name.startswith("."):
            return name
        rest = name.lstrip(".")
        level = len(name) - len(rest)
        package = self._packages.get(id(names), "")
        if not package and names is self._run.globals:
            why = "whether this file is part of a package is not known: it has no __init__.py"
            return self._run.unknown(why)
        if not package:
            raise ImportError("attempted relative import with no known parent package")
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        return ".".join([*parts[: len(parts) - level + 1], *filter(None, [rest])])

    def serves(self, name: str) -> bool:
        """Whether the workspace has the module, or the package that it would be in."""
        return name.partition(".")[0] in self._sources

    def is_package(self, module: types.ModuleType) -> bool:
        """Whether modules can be inside it."""
        return self._sources[module.__name__].module.is_package

    def is_one(self, thing: Any) -> bool:
        """Whether this is a module of the workspace."""
        return id(thing) in self._ours

    def take(self, name: str) -> types.ModuleType | Unknown:
        """`import name`: the innermost module, run if it has not been."""
        parts = name.split(".")
        found: types.ModuleType | Unknown | None = None
        for index in range(len(parts)):
            found = self._one(".".join(parts[: index + 1]), found)
            if isinstance(found, Unknown):
                return Unknown(found.why, self._run.line())
        assert found is not None
        return found

    def top(self, name: str) -> types.ModuleType | Unknown:
        """The outermost package of a module that was taken."""
        return self._loaded[name.partition(".")[0]]

    def inside(self, module: types.ModuleType, name: str) -> types.ModuleType | Unknown | None:
        """A module by this name in a package, for `from package import name`."""
        inner = f"{module.__name__}.{name}"
        if inner in self._loaded or inner in self._sources:
            return self.take(inner)
        if self._cut:
            return self._run.unknown("there are too many modules to look for all")
        return None

    def lacks(self, module: types.ModuleType, name: str) -> Unknown | None:
        """None where it is certain that a module has no such name."""
        if module.__name__ in self._open:
            return self._run.unknown(f"whether {module.__name__} has {name} is not known")
        return None

    def opens(self, names: dict[str, Any]) -> None:
        """Something that is not known may have given names to the module that has these."""
        for module in self._ours.values():
            if module.__dict__ is names:
                self._open.add(module.__name__)

    def public(self, module: types.ModuleType) -> Iterator[str]:
        """The names that a star import takes from a module without an `__all__`."""
        return (name for name in list(module.__dict__) if is_open(name) and name[0] != "_")

    def reach_of(
        self, module: types.ModuleType, unknown: Unknown, words: frozenset[str] | None
    ) -> list[Any]:
        """What code that holds a module, and is not run, could change through it."""
        run, names = self._run, module.__dict__
        every = words is None or not words.isdisjoint(_BY_ANY_NAME)
        reach: list[Any] = []
        for name, held in list(names.items()):
            if is_open(name) and (every or name in (words or ())):
                reach.append(held)
                if run.stores(name):
                    names[name] = unknown
        if every and run.stores_any_openly:
            run.taint.add(module, unknown)
        for name in filter(is_open, run.stored_openly):  # there already or not
            if every or name in (words or ()):
                names[name] = unknown
        return reach

    # -- running one ------------------------------------------------------------------------

    def _one(
        self, name: str, parent: types.ModuleType | Unknown | None
    ) -> types.ModuleType | Unknown:
        known = self._loaded.get(name)
        if known is not None:
            return known
        source = self._sources.get(name)
        if source is None:
            if self._cut:
                return self._run.unknown("there are too many modules to look for all")
            around = name.rpartition(".")[0]
            package = self._sources.get(around)
            is_package = package is not None and package.module.is_package
            more = "" if is_package else f"; {around!r} is not a package"
            raise ModuleNotFoundError(f"No module named {name!r}{more}", name=name)
        if source.module.why:
            unknown = self._run.unknown(source.module.why)
            self._ran_unseen(source, unknown)
            return unknown
        if source.broken is not None:
            raise type(source.broken)(*source.broken.args)
        if self._depth >= _DEEPEST:
            return self._run.unknown(f"more than {_DEEPEST} modules that import one another")
        module = self._run_one(source)
        if isinstance(parent, types.ModuleType):
            parent.__dict__[name.rpartition(".")[2]] = module
        return module

    def _ran_unseen(self, source: Source, unknown: Unknown) -> None:
        """Account for a module of which nobody knows how far it runs, and what it does."""
        run = self._run
        run.lose([*self._ours.values(), *map(sys.modules.get, ("random", "numpy"))], unknown)
        for unit, _ in source.units:
            if unit.code is not None:
                run.lose(run.reach_of_code(unit.code, unknown), unknown)

    def _run_one(self, source: Source) -> types.ModuleType:
        run, sent = self._run, source.module
        module = types.ModuleType(sent.name)
        module.__spec__ = _spec(sent)
        names = module.__dict__
        names["__builtins__"] = run.globals["__builtins__"]
        names["__annotations__"] = {}
        if sent.path:
            names["__file__"] = sent.path  # CPython's messages tell it
        self._ours[id(module)] = module
        self.names.add(sent.name)
        self._loaded[sent.name] = module
        self._packages[id(names)] = sent.name if sent.is_package else sent.name.rpartition(".")[0]
        if source.answers:
            self._open.add(sent.name)
        for unit, _ in source.units:
            run.homes[unit.id] = names
        self._depth += 1
        watching = frozenset(run.watching)
        try:
            for unit, _ in source.units:
                run.step()
                run.run_in_module(unit)
                run.watching &= watching
        except UnknownTruth as undecided:
            self._loaded[sent.name] = undecided.unknown
            self._ran_unseen(source, undecided.unknown)
            raise
        except BaseException:
            del self._loaded[sent.name]
            raise
        finally:
            self._depth -= 1
            module.__spec__._initializing = False  # type: ignore[union-attr]
        return module


def is_open(name: str) -> bool:
    """Whether a name of a module is one that its program may see."""
    if tables.is_special(name):
        return name in ("__name__", "__doc__", "__all__", "__author__", "__version__")
    return name.isidentifier()


def complain(module: types.ModuleType, name: str) -> None:
    """CPython's own ImportError for a name that a module has not."""
    given: dict[str, Any] = {"__builtins__": {"__import__": lambda *_: module}}
    exec(compile(f"from {module.__name__} import {name}", "<import>", "exec"), given)


_PACKAGES = frozenset({"neurogebra", "neurogebra_lsp", "numpy", "sympy", "mpmath"})


def _is_needed(name: str) -> bool:
    """Whether the machine's own code, that evaluates the program, imports this by its name."""
    return name in sys.modules or name in _PACKAGES


def _spec(sent: wire.Module) -> importlib.machinery.ModuleSpec:
    # What has no file is shown by its loader, and so by an address.
    loader: Any = None if sent.path else object()
    spec = importlib.machinery.ModuleSpec(sent.name, loader, origin=sent.path or None)
    spec.has_location = bool(sent.path)
    spec._initializing = True  # type: ignore[attr-defined]
    return spec
