"""The modules of the workspace that a text imports: found as Python finds them, and read.

The evaluating process can open no file, so what it may need is sent along. Python looks in the
folder of the script first, then among its own modules and what is installed; the folders of the
workspace and their source roots come last. Nothing outside of these is ever read.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.machinery
import importlib.util
import io
import os
import stat
import sys
import tokenize
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from neurogebra_lsp.syntax.imports import Import, exported, imports
from neurogebra_lsp.wire import Imports, Module

#: Packages that the evaluation itself is made of.
CORE = frozenset({"neurogebra", "neurogebra_lsp", "numpy", "sympy", "mpmath"})

_LARGEST = 1_000_000  #: bytes of one module
_LARGEST_OF_ALL = 4_000_000  #: characters of all modules together
_MOST = 200  #: modules of one text
_MOST_LOOKED_FOR = 1_000  #: names of modules
_DEEPEST = 20  #: folders of packages inside one another
_MARKS = ("pyproject.toml", "setup.cfg", "setup.py", ".git")

#: What the files of modules end in, in the order in which Python looks.
_SUFFIXES = (
    *importlib.machinery.EXTENSION_SUFFIXES,
    ".py",
    *importlib.machinery.BYTECODE_SUFFIXES,
)


class Workspace:
    """The folders of a workspace and the texts of its files that are open in the editor."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders = tuple(folders)
        self._buffers: dict[str, str] = {}

    def opened(self, path: Path, text: str) -> None:
        """A file is open in the editor: its text is what counts, saved or not."""
        self._buffers[_key(path)] = text

    def closed(self, path: Path) -> None:
        """What is on the disk counts again."""
        self._buffers.pop(_key(path), None)

    def find(self, path: Path, own: tuple[Import, ...]) -> Imports:
        """What a file at this path finds of its imports here, and what that imports in turn.

        This looks at disks, which may be slow: it is made to run in a thread.
        """
        here = real_path(path).parent
        folders = [folder for folder in self.folders if lies_in(here, (real_path(folder),))]
        folders = folders or [_folder_of_project(here)]
        allowed = tuple(map(real_path, (*folders, path.parent)))
        package, first = "", here
        if any(one.level for one in own):
            package, first = _package_of(here, allowed)
        roots = [root for folder in folders for root in _roots(folder) if root != first]
        disk = _Disk(allowed, dict(self._buffers))
        search = _Search(disk, first, tuple(dict.fromkeys(roots)))
        if package:
            search.want(package)
        search.want_all(own, package)
        return Imports(tuple(search.modules.values()), package, _hidden(disk, first), search.cut)


def path_of(uri: str) -> Path | None:
    """The path that a URI of a file names; None for anything else."""
    if not uri.startswith("file:"):
        return None
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    try:
        parts = urlsplit(uri)
        name = url2pathname(unquote(parts.path)) if os.name == "nt" else unquote(parts.path)
    except ValueError:
        return None
    path = Path(name)
    return path if path.is_absolute() and "\0" not in name else None


# -- where Python looks -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a module lies; several folders where a namespace package is spread over them."""

    path: Path | None  #: the file of its text; None for a namespace package
    folders: tuple[Path, ...] = ()  #: of a package
    why: str = ""


class _Search:
    """Follows imports from module to module, within bounds."""

    def __init__(self, disk: _Disk, first: Path, others: tuple[Path, ...]) -> None:
        self._disk = disk
        self._first, self._others = first, others
        self._places: dict[str, _Place | None] = {}
        self._size = 0
        self.modules: dict[str, Module] = {}
        self.cut = False
        self._pending: deque[tuple[tuple[Import, ...], str]] = deque()

    def want_all(self, wanted: tuple[Import, ...], package: str) -> None:
        """Find all that is imported, by a module of this package, and by what is found."""
        self._pending.append((wanted, package))
        while self._pending:
            found, package = self._pending.popleft()
            for one in found:
                self._want(one, package)

    def _want(self, one: Import, package: str) -> None:
        name = _absolute(one, package)
        place = self.want(name) if name else None
        if place is None or not place.folders:
            return
        for inner in one.names:
            asked = _read_module(self.modules[name].text)[1] if inner == "*" else (inner,)
            for word in filter(str.isidentifier, asked):
                self.want(f"{name}.{word}")

    def want(self, name: str) -> _Place | None:
        """Find and read a module and the packages around it; None where there is none."""
        if name in self._places:
            return self._places[name]
        if len(self._places) >= _MOST_LOOKED_FOR or name.count(".") >= _DEEPEST:
            self.cut = True
            return None
        parent, _, last = name.rpartition(".")
        if parent:
            around = self.want(parent)
            place = _found_in(self._disk, around.folders, last) if around else None
        else:
            place = self._top(name)
        self._places[name] = place
        if place is not None:
            self.modules[name] = self._read(name, place)
        return place

    def _top(self, name: str) -> _Place | None:
        """A module that is part of no package."""
        if name in sys.builtin_module_names or importlib.machinery.FrozenImporter.find_spec(name):
            return None
        place = _found_in(self._disk, (self._first, *self._others), name)
        if place is None:
            return None
        beside = _found_in(self._disk, (self._first,), name)
        is_first = beside == place and place.path is not None
        own = name in sys.stdlib_module_names or name in CORE
        if is_first and not own:
            return place
        installed = _origin(name)
        if installed and place.path is not None and installed == str(real_path(place.path)):
            return None if name in CORE else place
        if is_first or not (own or installed):
            return place
        if place.path is None or name in CORE:
            return None  # a folder without __init__.py gives way
        return _Place(place.path, (), f"{name} is both in the workspace and installed")

    def _read(self, name: str, place: _Place) -> Module:
        is_package, path = bool(place.folders), place.path
        if place.why or path is None:
            return Module(name, str(path or ""), "", is_package, place.why)
        if len(self.modules) >= _MOST:
            return Module(name, str(path), "", is_package, f"more than {_MOST} modules")
        try:
            text = self._disk.text(path)
        except UnreadableError as error:
            return Module(name, str(path), "", is_package, f"{path.name} {error}")
        self._size += len(text)
        if self._size > _LARGEST_OF_ALL:
            return Module(name, str(path), "", is_package, "the modules are too large together")
        inner = name if is_package else name.rpartition(".")[0]
        self._pending.append((_read_module(text)[0], inner))
        return Module(name, str(path), text, is_package)


def _absolute(one: Import, package: str) -> str:
    """The dotted name of what is imported; "" where Python would refuse."""
    if not one.level:
        return one.module
    parts = package.split(".") if package else []
    if one.level > len(parts):
        return ""
    return ".".join([*parts[: len(parts) - one.level + 1], *filter(None, [one.module])])


def _found_in(disk: _Disk, folders: Iterable[Path], name: str) -> _Place | None:
    """A module of this name in the first of these folders that has one, as Python's finder does."""
    spread: list[Path] = []
    for folder in folders:
        inner = folder / name
        for stem, inside in ((inner / "__init__", (inner,)), (folder / name, ())):
            for suffix in _SUFFIXES:
                path = stem.with_name(stem.name + suffix)
                if disk.is_file(path):
                    why = "" if suffix == ".py" else f"{name} is compiled, which is not evaluated"
                    return _Place(path, inside, why)
        if disk.is_folder(inner):
            spread.append(inner)
    return _Place(None, tuple(spread)) if spread else None


def _package_of(folder: Path, allowed: tuple[Path, ...]) -> tuple[str, Path]:
    """The package that a folder is, and the folder that Python would find it in."""
    parts: list[str] = []
    while len(parts) < _DEEPEST and lies_in(folder, allowed) and (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts), folder


def _folder_of_project(folder: Path) -> Path:
    """The nearest folder around this one that looks like that of a project, else this one."""
    for around in (folder, *folder.parents[:_DEEPEST]):
        if any((around / mark).exists() for mark in _MARKS):
            return around
    return folder


def _roots(folder: Path) -> Iterator[Path]:
    """The folders of a project that Python's path usually holds."""
    folder = real_path(folder)
    yield folder
    for inner in ("src", *_declared_roots(folder / "pyproject.toml")):
        root = real_path(folder / inner)
        if lies_in(root, (folder,)) and root.is_dir():
            yield root


def _declared_roots(path: Path) -> tuple[str, ...]:
    """Where a project says that its packages are, in the ways that are simple to read."""
    try:
        return _roots_in(_Disk((path.parent,), {}).text(path))
    except UnreadableError:
        return ()


@lru_cache(maxsize=16)
def _roots_in(text: str) -> tuple[str, ...]:
    try:
        import tomllib  # pyright: ignore[reportMissingImports]  # not in 3.10

        tools = tomllib.loads(text)["tool"]
    except (ImportError, ValueError, KeyError, RecursionError):
        return ()
    found: list[object] = []
    for read in _LAYOUTS:
        with contextlib.suppress(KeyError, TypeError, AttributeError, ValueError):
            found += read(tools)
    return tuple(root for root in found if isinstance(root, str) and "\0" not in root)


#: Where tools are told that the packages of a project are.
_LAYOUTS: tuple[Callable[[Any], list[Any]], ...] = (
    lambda tools: tools["setuptools"]["packages"]["find"]["where"],
    lambda tools: [tools["setuptools"]["package-dir"][""]],
    lambda tools: [package["from"] for package in tools["poetry"]["packages"]],
    lambda tools: [
        str(Path(package).parent)
        for package in tools["hatch"]["build"]["targets"]["wheel"]["packages"]
    ],
)


@lru_cache(maxsize=1_000)
def _origin(name: str) -> str:
    """Where this Python has a module of this name; "" where it has none."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return "?"
    if spec is None or (spec.origin is None and spec.loader is None):
        return ""
    return str(real_path(Path(spec.origin))) if spec.origin else "?"


def _hidden(disk: _Disk, folder: Path) -> tuple[str, ...]:
    """The modules of Python's own, or of the evaluation's, that files in this folder hide."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return ()
    return tuple(
        name
        for name in _hiding(folder, changed)
        if (place := _found_in(disk, (folder,), name)) is not None
        and place.path is not None
        and not (name in CORE and _origin(name) == str(real_path(place.path)))
    )


@lru_cache(maxsize=64)
def _hiding(folder: Path, _changed: int) -> tuple[str, ...]:
    """The names in a folder that modules of Python's own have too."""
    own = (sys.stdlib_module_names | CORE) - set(sys.builtin_module_names)
    try:
        with os.scandir(folder) as entries:
            names = {entry.name.partition(".")[0] for entry in entries}
    except OSError:
        return ()
    found = importlib.machinery.FrozenImporter.find_spec
    return tuple(sorted(name for name in names & own if found(name) is None))


# -- what is read -------------------------------------------------------------------------------


class UnreadableError(Exception):
    """Why a file is not read, as words that go on after its name."""


class _Disk:
    """Files as the editor has them, else as they are; none outside of the allowed folders."""

    def __init__(self, allowed: tuple[Path, ...], buffers: Mapping[str, str]) -> None:
        self._allowed, self._buffers = allowed, buffers

    def is_file(self, path: Path) -> bool:
        """Whether Python would take this for the file of a module."""
        if _key(path) in self._buffers:
            return True
        try:
            return not stat.S_ISDIR(path.stat().st_mode) and _spelled_so(path)
        except (OSError, ValueError):
            return False

    def is_folder(self, path: Path) -> bool:
        """Whether this is a folder."""
        try:
            return stat.S_ISDIR(path.stat().st_mode) and _spelled_so(path)
        except (OSError, ValueError):
            return False

    def text(self, path: Path) -> str:
        """The text of a file."""
        buffer = self._buffers.get(_key(path))
        if buffer is not None:
            return buffer
        real = real_path(path)
        if not lies_in(real, self._allowed):
            raise UnreadableError("lies outside of the workspace")
        if _key(real) in self._buffers:
            return self._buffers[_key(real)]
        try:
            return read(str(real))
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror or error}") from error


_texts: OrderedDict[tuple[str, int, int, int], str] = OrderedDict()


def read(path: str) -> str:
    """The text of a regular file of a bearable size; what did not change is not read again."""
    # Not waiting, so that a pipe by the name of a module holds nothing up.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        is_now = os.fstat(descriptor)
        if not stat.S_ISREG(is_now.st_mode):
            raise UnreadableError("is no regular file")
        if is_now.st_size > _LARGEST:
            raise UnreadableError(f"is larger than {_LARGEST:,} bytes")
        key = (path, is_now.st_mtime_ns, is_now.st_size, is_now.st_ino)
        if key in _texts:
            _texts.move_to_end(key)
            return _texts[key]
        content = b""
        while len(content) <= _LARGEST and (more := os.read(descriptor, _LARGEST + 1)):
            content += more
    finally:
        os.close(descriptor)
    if len(content) > _LARGEST:
        raise UnreadableError(f"is larger than {_LARGEST:,} bytes")
    text = _texts[key] = _decoded(content)
    if len(_texts) > 2 * _MOST:
        _texts.popitem(last=False)
    return text


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise UnreadableError("holds zero bytes")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return content.decode(encoding)
    except (UnicodeDecodeError, SyntaxError, LookupError) as error:
        raise UnreadableError("is not in the encoding that it says") from error


@lru_cache(maxsize=2 * _MOST)
def _read_module(text: str) -> tuple[tuple[Import, ...], tuple[str, ...]]:
    """What a module imports and what it exports; of one that does not parse, nothing runs."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return (), ()
    return tuple(imports([tree])), exported(tree)


def real_path(path: Path) -> Path:
    """A path without links in it."""
    return Path(os.path.realpath(path))


def _key(path: Path) -> str:
    return os.path.normcase(path)


def lies_in(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a path leads into one of these folders."""
    return any(path == folder or folder in path.parents for folder in folders)


def _spelled_so(path: Path) -> bool:
    """Whether a file is really spelled like this, where systems find it in any case."""
    return sys.platform not in ("win32", "darwin") or path in path.parent.iterdir()
