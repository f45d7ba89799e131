"""Programs of several files: what the evaluator claims of the main one is what CPython does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.engine.workspace import Workspace
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.syntax.imports import imports_of
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import compare, run_for_real
from tests.support.folder import unfold

PROGRAMS = sorted(Path(__file__).parent.joinpath("workspaces").glob("*.txt"))


@dataclass(frozen=True)
class Both:
    """What the evaluator says of a program and what CPython makes of it."""

    facts: Facts
    real: dict[str, Any]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Both]:
    """All programs, each in a folder of its own."""
    texts: list[str] = []
    around: list[tuple[list[str], str]] = []
    facts: list[Facts] = []
    for program in PROGRAMS:
        folder = tmp_path_factory.mktemp(program.stem).resolve()
        main = unfold(program.read_text(encoding="utf-8"), folder)
        text = main.read_text(encoding="utf-8")
        imports = Workspace([folder]).find(main, imports_of(text))
        first = main.parents[len(imports.package.split("."))] if imports.package else main.parent
        texts.append(text)
        around.append(([str(first), str(folder), str(folder / "src")], imports.package))
        facts.append(evaluate(text, imports=imports))
    real = run_for_real(texts, around=around)
    return {p: Both(f, r) for p, f, r in zip(PROGRAMS, facts, real, strict=True)}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_every_claim_is_what_cpython_does(program: Path, both: dict[Path, Both]) -> None:
    verdict = compare(both[program].facts, both[program].real)
    assert verdict.wrong == []
    assert [one for one in verdict.unknown if "input" not in one] == []
    assert verdict.known


def test_the_output_comes_in_the_order_of_printing(both: dict[Path, Both]) -> None:
    for seen in both.values():
        if all(printed.why is None and not printed.after_raise for printed in seen.facts.printed):
            told = [[printed.span[0] + 1, printed.text] for printed in seen.facts.printed]
            assert told == seen.real["prints"]
