"""Whole programs: what the evaluator claims is what CPython does, to the bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import Verdict, compare, run_for_real

PROGRAMS = sorted(Path(__file__).parent.joinpath("programs").rglob("*.py"))


@pytest.fixture(scope="module")
def real() -> dict[Path, dict[str, Any]]:
    """What CPython makes of all programs, observed in one go."""
    seen = run_for_real([path.read_text(encoding="utf-8") for path in PROGRAMS])
    return dict(zip(PROGRAMS, seen, strict=True))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: p.stem)
def test_every_claim_is_what_cpython_does(path: Path, real: dict[Path, dict[str, Any]]) -> None:
    assert verdict_on(path, real).wrong == []


def test_nearly_everything_is_known(real: dict[Path, dict[str, Any]]) -> None:
    verdicts = [verdict_on(path, real) for path in PROGRAMS]
    known = sum(v.known for v in verdicts)
    total = sum(v.total for v in verdicts)
    assert known / total > 0.98, sorted(u for v in verdicts for u in v.unknown)[:40]


def verdict_on(path: Path, real: dict[Path, dict[str, Any]]) -> Verdict:
    """The evaluator's facts of a program, held against CPython's doing."""
    return compare(evaluate(path.read_text(encoding="utf-8")), real[path])
