"""Programs that nobody wrote: what the evaluator claims of them is what CPython does."""

from __future__ import annotations

import ast

import pytest

from tests.differential.generate import SHORT, program
from tests.differential.generated import Outcome, held_against_cpython

BATCHES = 8
pytestmark = pytest.mark.timeout(300)  # of a busy machine


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_claim_is_what_cpython_does(batch: int, outcomes: list[Outcome]) -> None:
    outcome = held_against_cpython(range(batch * SHORT // BATCHES, (batch + 1) * SHORT // BATCHES))
    outcomes.append(outcome)
    assert not outcome.failures, "\n".join(outcome.failures)


def test_most_programs_run_and_nearly_everything_is_known(outcomes: list[Outcome]) -> None:
    total = sum(outcomes, Outcome())
    assert total.programs == SHORT
    assert total.clean / total.programs > 0.8
    assert total.known / total.told > 0.99


def test_a_number_always_makes_the_same_program() -> None:
    assert program(7) == program(7)
    assert program(7) != program(8)


def test_programs_are_python() -> None:
    for seed in range(SHORT, SHORT + 200):
        ast.parse(program(seed))
