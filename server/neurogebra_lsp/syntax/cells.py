"""The cells of a notebook as one program, with what only a notebook can read left out.

Every line keeps its number within its cell, and what Python reads its columns too, but for the
margin that all lines of a cell have: Jupyter takes that away before it runs the cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from neurogebra_lsp.syntax import mend
from neurogebra_lsp.syntax.recover import BREAK
from neurogebra_lsp.text import lines_of

#: What a notebook defines before its first cell.
PRELUDE = "from IPython.display import display; from IPython.core.history import In, Out, _"

#: Magics that run what follows them as a part of the program.
_RUNNING = frozenset({"time", "capture", "prun"})
#: Magics that look, set up or run apart, and leave the names of the program as they are.
_HARMLESS_NAMES = """
    alias alias_magic autoawait autocall automagic autoreload bash bookmark cat cd clear colors
    conda config cp debug dhist dirs doctest_mode ed edit env gui hist history HTML html
    javascript js killbgscripts latex ldir less load_ext logoff logon logstart logstate logstop
    ls lsmagic lx magic man markdown matplotlib memit micromamba mkdir mkdirp more mprun mv
    notebook page pastebin pdb pdef pdoc perl pfile pinfo pinfo2 pip popd pprint precision
    profile psearch psource pushd pwd pycat pypy python2 quickref rehashx reload_ext rep rm
    rmdir ruby save sc script set_env sh subplots SVG svg sx system tb time timeit unload_ext uv
    who who_ls whos writefile xmode
"""
_HARMLESS = frozenset(_HARMLESS_NAMES.split())
#: In the place of what may bind and change anything: after a star import that is not evaluated,
#: nothing is known of what was known before.
_ANYTHING = "from IPython import *"
_NOTHING = "pass"

_INDENTED = re.compile(r"\s*^[ \t]", re.MULTILINE)
_ODD = re.compile(r"^\s*[%!?]|\?[\s;]*$|=\s*[%!]", re.MULTILINE)
_CELL_MAGIC = re.compile(r"%%(\w+)(.*)")
_LINE_MAGIC = re.compile(r"(?P<indent>\s*)%(?P<gap>\s*)(?P<name>\w+)\b(?P<rest>.*)")
_SHELL = re.compile(r"(\s*)!")
_HELP = re.compile(r"(\s*)(?:\?{1,2}\s*[%\w.*]+|%{0,2}[\w.*]+(?:\[[^\]]*\])?\s*\?{1,2})\s*;?\s*$")
_ASSIGNED = re.compile(r"(?P<target>\s*[\w\s,.*\[\]()'\"]+=\s*)(?:!|%\s*\w)")


def joined(cells: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The program that cells are together, and the line of it at which each begins."""
    lines = [PRELUDE]
    starts: list[int] = []
    for cell in cells:
        lines.append(BREAK)
        starts.append(len(lines))
        lines += readable(cell)
    return "\n".join(lines), tuple(starts)


def saved(content: bytes) -> str:
    """The program in a notebook's file; "" where it is no notebook, or has no Python."""
    try:
        notebook: Any = json.loads(content)
        about: Any = notebook.get("metadata", {})
        language = about.get("language_info", {}).get("name", "python")
        pieces: list[Any] = [
            cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"
        ]
        texts = ["".join(cast("list[str] | str", piece)) for piece in pieces]
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return ""
    return joined(texts)[0] if language == "python" else ""


def margin(text: str) -> int:
    """How much white space all lines of a cell begin with."""
    if not _INDENTED.match(text):
        return 0
    shared = text
    for line in filter(str.strip, lines_of(text)):
        own = line[: len(line) - len(line.lstrip())]
        shared = own if len(own) < len(shared) else shared
        if not own.startswith(shared):
            return 0
    return len(shared)


@lru_cache(maxsize=2_000)
def readable(text: str) -> tuple[str, ...]:
    """The lines of a cell with magics, shell commands and questions replaced."""
    lines = lines_of(text.replace(BREAK, "?") if BREAK in text else text)
    if by := margin(text):
        lines = [line[by:] for line in lines]
        text = "\n".join(lines)
    if _ODD.search(text) is None:
        return tuple(lines)
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    magic = _CELL_MAGIC.match(lines[at])
    if magic is not None:
        name, options = magic.groups()
        lines[at] = _NOTHING
        if name not in _RUNNING:
            lines[at + 1 :] = [""] * (len(lines) - at - 1)
        word = next(filter(str.isidentifier, options.split()), "")
        if name == "capture" and word:
            lines[at] = f"{word} = get_ipython()"
        elif not (name in _HARMLESS or name in _RUNNING) or "--out" in options:
            lines[at] = _ANYTHING
    patience = mend.Patience(len(lines))
    while at < len(lines):
        end = at
        if (read := _read(lines[at])) is not None:
            while mend.is_continued(lines[end]) and end + 1 < len(lines):
                end += 1
            lines[at : end + 1] = [read, *[""] * (end - at)]
        elif lines[at].strip():
            last = patience.logical_end(lines, at, len(lines), far=False)
            end = at if last is None else last
        at = end + 1
    return tuple(lines)


def _read(line: str) -> str | None:
    """What stands for a line that begins something only a notebook reads; None for any other."""
    if shell := _SHELL.match(line):
        return shell[1] + _NOTHING
    if asked := _HELP.match(line):
        return asked[1] + _NOTHING
    if magic := _LINE_MAGIC.match(line):
        return magic["indent"] + _of_magic(magic)
    if (assigned := _ASSIGNED.match(line)) and mend.parse(f"{assigned['target'].lstrip()}0"):
        return f"{assigned['target']}get_ipython()"
    return None


def _of_magic(magic: re.Match[str]) -> str:
    name, rest = magic["name"], magic["rest"]
    if name in ("time", "prun") and rest.strip():
        # As long as what it stands for, so that no column moves: `%time x = f()`.
        head = "if 1:".ljust(1 + len(magic["gap"]) + len(name))
        run = f"{head}{rest}"
        return run if mend.parse(run) else _ANYTHING
    return _NOTHING if name in _HARMLESS else _ANYTHING
