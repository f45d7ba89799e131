"""The files that are one program with a file: what it imports, and what imports it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from neurogebra_lsp.engine.files import MOST_LOOKED_AT, notebook, python_files
from neurogebra_lsp.engine.workspace import UnreadableError, Workspace, lies_in, read, real_path
from neurogebra_lsp.syntax.imports import imports_of

_MOST = 200  #: files of one program


@dataclass(frozen=True, slots=True)
class Relative:
    """A file, and the modules of the workspace that it finds."""

    path: Path
    text: str  #: of a notebook that is not open, its program
    modules: Mapping[str, Path]  #: by their dotted names
    texts: Mapping[Path, str]  #: of these modules
    package: str  #: that the file is part of, where it imports from there


def relatives(
    workspace: Workspace, path: Path, texts: Mapping[Path, str], *, importers: bool
) -> tuple[list[Relative], bool]:
    """A file and those that it is one program with, and whether there are more.

    `texts` has what is open in the editor, that file among it. This looks at disks: run it in a
    thread.
    """
    known = {real_path(open_path): text for open_path, text in texts.items()}
    path = own = real_path(path)
    others = dict(_others(workspace, path, known)) if importers else {}
    found: dict[Path, Relative] = {}
    pending = [(path, known.get(path, ""))]
    cut = False
    while pending:
        path, text = pending.pop()
        if path in found:
            continue
        if len(found) >= _MOST:
            return list(found.values()), True
        found[path] = relative = _relative(workspace, path, text)
        pending += ((one, its_text) for one, its_text in relative.texts.items())
        for other, (its_text, words) in others.items():
            if other not in found and _may_import(other, words, path):
                its = _relative(workspace, other, its_text)
                if path in its.modules.values():
                    pending.append((other, its_text))
        cut = cut or len(relative.modules) >= _MOST
    if importers:
        notebooks, more = _notebooks(workspace, own, known, found)
        return [*found.values(), *notebooks], cut or more
    return list(found.values()), cut


def _notebooks(
    workspace: Workspace, path: Path, known: Mapping[Path, str], found: Mapping[Path, Relative]
) -> tuple[list[Relative], bool]:
    """The notebooks that import one of some files and are not open; whether there may be more."""
    using: list[Relative] = []
    cut = False
    for one in _on_disk(workspace, path, ".ipynb"):
        if one in known:
            continue
        try:
            text = notebook(one)
        except (OSError, UnreadableError):
            cut = True
            continue
        words = _imported(text)
        if any(_may_import(one, words, module) for module in found):
            relative = _relative(workspace, one, text)
            if not found.keys().isdisjoint(relative.modules.values()):
                using.append(relative)
    return using[:_MOST], cut or len(using) > _MOST


def _may_import(other: Path, words: frozenset[str], path: Path) -> bool:
    """Whether the imports of a file have the word that a module is imported by."""
    if path.stem != "__init__":
        return path.stem in words
    # From inside, a package is named by dots alone.
    return path.parent.name in words or ("." in words and path.parent in other.parents)


def _relative(workspace: Workspace, path: Path, text: str) -> Relative:
    found = workspace.find(path, imports_of(text))
    modules = [(real_path(Path(m.path)), m) for m in found.modules if m.path and not m.why]
    by_name = {module.name: at for at, module in modules}
    return Relative(path, text, by_name, {at: m.text for at, m in modules}, found.package)


_IMPORT = re.compile(
    r"^[ \t]*(?:from\b[^\n#]*\bimport[ \t]*\([^)]*\)|(?:from|import)\b(?:[^\n\\]|\\\n)*)",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+|\.(?![\w.])")


def _imported(text: str) -> frozenset[str]:
    """The words of the imports of a text."""
    return frozenset(word for found in _IMPORT.findall(text) for word in _WORD.findall(found))


def _on_disk(workspace: Workspace, path: Path, ending: str) -> Iterator[Path]:
    """The files of the folders of the workspace that a file lies in."""
    folders = [folder for folder in workspace.folders if lies_in(path, (real_path(folder),))]
    files = (
        one
        for folder in map(real_path, folders)
        for one in python_files(folder, lambda _: False, ending)
    )
    return islice(files, MOST_LOOKED_AT)


def _others(
    workspace: Workspace, path: Path, known: Mapping[Path, str]
) -> Iterator[tuple[Path, tuple[str, frozenset[str]]]]:
    """The files of the workspace that import anything, with the words of their imports."""
    for one in dict.fromkeys((*known, *_on_disk(workspace, path, ".py"))):
        text = known.get(one)
        if text is None:
            try:
                text = read(str(one))
            except (OSError, UnreadableError):
                continue
        words = _imported(text)
        if words and one != path:
            yield one, (text, words)
