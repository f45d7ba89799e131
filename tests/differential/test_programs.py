"""Whole programs: what the evaluator claims is what CPython does, to the bit."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import Verdict, compare, run_for_real

PROGRAMS = sorted(Path(__file__).parent.joinpath("programs").rglob("*.py"))
PATIENT = Budget(seconds=60.0)  #: on whatever machine, and however busy
VerdictOn = Callable[[Path], Verdict]


@pytest.fixture(scope="module")
def verdict_on() -> VerdictOn:
    """The facts of a program held against CPython's doing; CPython runs all programs in one go."""
    texts = {path: path.read_text(encoding="utf-8") for path in PROGRAMS}
    real = dict(zip(PROGRAMS, run_for_real(list(texts.values())), strict=True))
    return functools.cache(lambda path: compare(evaluate(texts[path], budget=PATIENT), real[path]))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_claim_is_what_cpython_does(path: Path, verdict_on: VerdictOn) -> None:
    assert verdict_on(path).wrong == []


def test_nearly_everything_is_known(verdict_on: VerdictOn) -> None:
    verdicts = [verdict_on(path) for path in PROGRAMS]
    known = sum(v.known for v in verdicts)
    total = sum(v.total for v in verdicts)
    assert known / total > 0.98, sorted(u for v in verdicts for u in v.unknown)[:40]
