"""The problems of many files: found, evaluated side by side, told in the words of other tools."""

from __future__ import annotations

import asyncio
import fnmatch
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from neurogebra_lsp import rules
from neurogebra_lsp.engine.files import python_files
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features.answers import Problem
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax.imports import uses_neurogebra
from neurogebra_lsp.terminal import source
from neurogebra_lsp.terminal.characters import printable
from neurogebra_lsp.terminal.evaluation import Evaluator
from neurogebra_lsp.terminal.report import problem_entry
from neurogebra_lsp.text import Document
from neurogebra_lsp.wire import Budget

#: The severities, the gravest first.
LEVELS = ("error", "warning", "information", "hint")
#: Seconds that a file may take: nobody types meanwhile, and what is found should depend on the
#: steps that a program takes, not on how busy the machine is.
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with its problems, or with the reason why it could not be read."""

    path: Path
    problems: tuple[Problem, ...] = ()
    unreadable: str = ""


def files(paths: Sequence[Path], exclude: Sequence[str]) -> list[Path]:
    """The Python files that paths name or hold; what is named itself is never left out."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(python_files(path, partial(_is_left_out, path, exclude)))
        else:
            found[path] = None
    return list(found)


def _is_left_out(folder: Path, exclude: Sequence[str], path: Path) -> bool:
    text = path.relative_to(folder).as_posix()
    return any(fnmatch.fnmatch(text, one) or fnmatch.fnmatch(path.name, one) for one in exclude)


def checked(
    paths: Sequence[Path], settings: Settings, on_done: Callable[[], None]
) -> list[Checked]:
    """Every file with its problems, in the order of the files; `on_done` is told of each."""
    return asyncio.run(_all_checked(paths, settings, on_done))


async def _all_checked(
    paths: Sequence[Path], settings: Settings, on_done: Callable[[], None]
) -> list[Checked]:
    found: dict[Path, Checked] = {}
    waiting = list(reversed(paths))

    async def work() -> None:
        evaluator = Evaluator(Budget(seconds=max(_PATIENCE, settings.evaluation_seconds)))
        try:
            while waiting:
                path = waiting.pop()
                found[path] = await _checked(path, settings, evaluator)
                on_done()
        finally:
            await evaluator.close()

    await asyncio.gather(*(work() for _ in range(min(os.cpu_count() or 1, len(paths)))))
    return [found[path] for path in paths]


async def _checked(path: Path, settings: Settings, evaluator: Evaluator) -> Checked:
    try:
        text = source.read(path)
    except source.UnreadableError as error:
        return Checked(path, unreadable=str(error))
    if not uses_neurogebra(text):
        return Checked(path)
    uri, facts = path.absolute().as_uri(), Facts(0, text)
    if settings.evaluation_enable:
        facts = await evaluator.facts(uri, text, path)
    return Checked(path, problems(Document(uri, 0, text), facts, settings))


def is_grave(problem: Problem, level: str) -> bool:
    """Whether a problem is as serious as a level, or more so."""
    return LEVELS.index(problem.severity) <= LEVELS.index(level)


# --- what is told -------------------------------------------------------------------------------


def as_text(all_checked: Sequence[Checked]) -> Iterator[str]:
    """A line for each problem, as compilers write it."""
    for one in all_checked:
        for problem in one.problems:
            line, column = problem.span[0] + 1, problem.span[1] + 1
            rule = rules.BY_CODE[problem.rule]
            place = f"{printable(str(one.path))}:{line}:{column}"
            what = f"{problem.severity} {rule.code} {rule.name}"
            yield f"{place}: {what}: {printable(problem.message)}"


def as_json(all_checked: Sequence[Checked]) -> str:
    """The problems of each file that has some, as `show --format json` has them."""
    told = [
        {"file": str(one.path), "problems": [problem_entry(p) for p in one.problems]}
        for one in all_checked
        if one.problems
    ]
    return json.dumps({"version": 1, "files": told}, indent=2)


def as_github(all_checked: Sequence[Checked]) -> Iterator[str]:
    """Annotations of a workflow."""
    kinds = {"error": "error", "warning": "warning"}
    for one in all_checked:
        for problem in one.problems:
            line, column, end_line, end_column = problem.span
            rule = rules.BY_CODE[problem.rule]
            at = f"file={_escaped(str(one.path), property_=True)},line={line + 1}"
            at += f",endLine={end_line + 1}"
            if line == end_line:
                at += f",col={column + 1},endColumn={end_column + 1}"
            title = f"{rule.code} {rule.name}"
            kind = kinds.get(problem.severity, "notice")
            yield f"::{kind} {at},title={title}::{_escaped(problem.message)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def as_sarif(all_checked: Sequence[Checked], version: str) -> str:
    """One run of the interchange format for analyses, version 2.1.0."""
    broken = sorted({p.rule for one in all_checked for p in one.problems})
    results = [_result(one.path, p, broken) for one in all_checked for p in one.problems]
    described = [
        {
            "id": code,
            "name": rules.BY_CODE[code].name,
            "shortDescription": {"text": rules.BY_CODE[code].summary},
            "defaultConfiguration": {"level": _sarif_level(rules.BY_CODE[code].severity)},
        }
        for code in broken
    ]
    driver = {"name": "neurogebra", "version": version, "rules": described}
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": results,
                }
            ],
        },
        indent=2,
    )


def _sarif_level(severity: str) -> str:
    return {"error": "error", "warning": "warning"}.get(severity, "note")


def _result(path: Path, problem: Problem, broken: Sequence[str]) -> dict[str, Any]:
    result = {
        "ruleId": problem.rule,
        "ruleIndex": broken.index(problem.rule),
        "level": _sarif_level(problem.severity),
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": _location(path, problem.span)}],
    }
    related = [
        {"id": n, "physicalLocation": _location(path, span), "message": {"text": why}}
        for n, (span, why) in enumerate(problem.related)
    ]
    return {**result, "relatedLocations": related} if related else result


def _location(path: Path, span: Span) -> dict[str, Any]:
    line, column, end_line, end_column = span
    return {
        "artifactLocation": {
            "uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())
        },
        "region": {
            "startLine": line + 1,
            "startColumn": column + 1,
            "endLine": end_line + 1,
            "endColumn": end_column + 1,
        },
    }
