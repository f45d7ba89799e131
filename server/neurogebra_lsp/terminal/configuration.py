"""What `[tool.neurogebra]` in a project's pyproject.toml says of checking it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from neurogebra_lsp import settings
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.terminal.check import LEVELS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pyright: ignore[reportMissingImports]

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a project, and what of it is checked."""

    settings: Settings = settings.DEFAULTS
    level: str = ""
    exclude: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()  #: what could not be read


def of_project(paths: Sequence[Path]) -> Configuration:
    """The configuration nearest above the first path; the defaults where there is none."""
    start = (paths[0] if paths else Path()).absolute()
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and file.stat().st_size <= _LARGEST:
            return _read(file)
    return Configuration()


def _read(file: Path) -> Configuration:
    try:
        whole: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        return Configuration(problems=(f"{file} cannot be read: {error}",))
    tool = whole.get("tool")
    found = tool.get("neurogebra") if isinstance(tool, dict) else None  # pyright: ignore
    if not isinstance(found, dict):
        return Configuration()
    table = dict(cast("dict[str, Any]", found))
    level, exclude = table.pop("level", ""), table.pop("exclude", [])
    wrong: list[str] = []
    if level not in ("", *LEVELS):
        expected = ", ".join(LEVELS)
        wrong.append(f"level: expected one of {expected}, not {level!r}; 'warning' is used")
        level = ""
    if not isinstance(exclude, list) or not all(isinstance(one, str) for one in exclude):  # pyright: ignore
        wrong.append(f"exclude: expected a list of patterns, not {exclude!r}")
        exclude = []
    read, problems = settings.read(table)
    told = (*(f"{file}: {one}" for one in wrong), *(f"{file}: {one}" for one in problems))
    return Configuration(read, level, tuple(cast("list[str]", exclude)), told)
