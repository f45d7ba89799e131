"""The Python files of folders, and the text of those among them that use neurogebra."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from neurogebra_lsp.engine.workspace import UnreadableError, read
from neurogebra_lsp.syntax import cells
from neurogebra_lsp.syntax.imports import uses_neurogebra

#: Folders that hold no program of the user's.
_NOT_OURS = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
MOST_LOOKED_AT = 10_000  #: files of a workspace
_MOST = 500  #: programs of a workspace
_LARGEST_NOTEBOOK = 50_000_000  #: bytes; most of them are pictures


def python_files(
    folder: Path, is_left_out: Callable[[Path], bool], ending: str = ".py"
) -> Iterator[Path]:
    """The Python files, or those with another ending, in a folder and all below, in order."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _NOT_OURS
            and not name.startswith(".")
            and not is_left_out(Path(root, name))
        )
        if "pyvenv.cfg" in names:
            folders[:] = []
            continue
        for name in sorted(names):
            path = Path(root, name)
            if path.suffix == ending and not is_left_out(path):
                yield path


@dataclass(frozen=True, slots=True)
class Program:
    """A file that uses neurogebra, as it was on the disk."""

    path: Path
    text: str


class Programs:
    """Finds the programs of a workspace; what did not change is not read again."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], Program | None]] = {}

    def find(self, folders: Iterable[Path]) -> list[Program]:
        """The programs in some folders, within bounds. This looks at disks: run it in a thread."""
        known, self._known = self._known, {}
        paths = (path for folder in folders for path in python_files(folder, lambda _: False))
        for path in dict.fromkeys(islice(paths, MOST_LOOKED_AT)):
            try:
                is_now = path.stat()
            except OSError:
                continue
            stamp = is_now.st_mtime_ns, is_now.st_size
            before = known.get(path)
            program = before[1] if before and before[0] == stamp else _program(path)
            self._known[path] = stamp, program
        found = (program for _, program in self._known.values() if program is not None)
        return list(islice(found, _MOST))


def notebook(path: Path) -> str:
    """The program in a notebook that is not open. This looks at disks: run it in a thread."""
    is_now = path.lstat()
    if not stat.S_ISREG(is_now.st_mode):
        raise UnreadableError("is no regular file")
    if is_now.st_size > _LARGEST_NOTEBOOK:
        raise UnreadableError(f"is larger than {_LARGEST_NOTEBOOK:,} bytes")
    return _notebook(path, is_now.st_mtime_ns, is_now.st_size)


@lru_cache(maxsize=256)
def _notebook(path: Path, _changed_at: int, size: int) -> str:
    with path.open("rb") as file:
        return cells.saved(file.read(size))


def _program(path: Path) -> Program | None:
    try:
        text = read(str(path))
    except (OSError, UnreadableError):
        return None
    return Program(path, text) if uses_neurogebra(text) else None
