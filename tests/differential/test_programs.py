"""Whole programs: what the evaluator claims is what CPython does, to the bit."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import Verdict, compare, run_for_real

PROGRAMS = sorted(Path(__file__).parent.joinpath("programs").rglob("*.py"))
PATIENT = Budget(seconds=60.0)  #: on whatever machine, and however busy
pytestmark = pytest.mark.timeout(300)  # of a busy machine


#: Programs that show a fault on purpose, and what is told of it.
FAULTS = {
    "language/numbers_builtin": {"NG522", "NG523"},
    "language/truth_and_identity": {"NG523"},
    "neurogebra/expression_operators": {"NG210"},
    "neurogebra/expression_params": {"NG201", "NG202", "NG205", "NG211", "NG212"},
    "numbers/floating_point_traps": {"NG522", "NG523"},
    "numpy/nan_handling": {"NG522"},
    "numpy/ufunc_methods": {"NG520"},
    "values/accumulation": {"NG102"},
    "values/copies_of_graphs": {"NG101", "NG103"},
    "values/graph_walk": {"NG110"},
    "values/several_graphs": {"NG102", "NG105"},
}


@functools.cache
def facts_of(path: Path) -> Facts:
    """What the evaluator says of a program."""
    return evaluate(path.read_text(encoding="utf-8"), budget=PATIENT)


@functools.cache
def done_in(folder: Path) -> dict[Path, dict[str, Any]]:
    """What CPython makes of the programs of a folder, which it runs in one go."""
    paths = [path for path in PROGRAMS if path.parent == folder]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    real = run_for_real(texts, looked_at=folder.name == "looking")
    return dict(zip(paths, real, strict=True))


@functools.cache
def verdict_on(path: Path) -> Verdict:
    """The facts of a program held against CPython's doing."""
    return compare(facts_of(path), done_in(path.parent)[path])


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_claim_is_what_cpython_does(path: Path) -> None:
    assert verdict_on(path).wrong == []


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_problem_is_told_where_there_is_none(path: Path) -> None:
    facts = facts_of(path)
    raising = {raised.span[0] for raised in facts.raised}
    found = problems(Document("file:///program.py", 0, facts.text), facts, DEFAULTS)
    told = {problem.rule for problem in found if problem.span[0] not in raising}
    assert told == FAULTS.get(f"{path.parent.name}/{path.stem}", set())


def test_nearly_everything_is_known() -> None:
    verdicts = [verdict_on(path) for path in PROGRAMS]
    known = sum(v.known for v in verdicts)
    total = sum(v.total for v in verdicts)
    assert known / total > 0.98, sorted(u for v in verdicts for u in v.unknown)[:40]
