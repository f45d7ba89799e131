"""Generated programs held against CPython, and made shorter where they differ."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import compare, run_for_real
from tests.differential.generate import program

TOGETHER = 250  #: programs that CPython runs in one process


@dataclass
class Outcome:
    """How so many programs went."""

    programs: int = 0
    clean: int = 0  #: that ran to their end without an exception
    known: int = 0
    told: int = 0  #: all that CPython did and the evaluator could have told
    failures: tuple[str, ...] = ()  #: seed, differences and a short program that has them

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.programs + other.programs,
            self.clean + other.clean,
            self.known + other.known,
            self.told + other.told,
            self.failures + other.failures,
        )


def held_against_cpython(seeds: Iterable[int]) -> Outcome:
    """Evaluate the programs of these numbers, and run them."""
    numbers = list(seeds)
    texts = [program(seed) for seed in numbers]
    outcome = Outcome()
    for seed, text, real in zip(
        numbers, texts, run_for_real(texts, together=TOGETHER), strict=True
    ):
        verdict = compare(evaluate(text), real)
        failures = (_failure(seed, text),) if verdict.wrong else ()
        is_clean = real["raised"] is None
        outcome += Outcome(1, int(is_clean), verdict.known, verdict.total, failures)
    return outcome


def _failure(seed: int, text: str) -> str:
    shortest = shrunk(text)
    (real,) = run_for_real([shortest])
    wrong = "\n".join(compare(evaluate(shortest), real).wrong)
    return f"seed {seed}:\n{wrong}\n\n{shortest}\n"


def shrunk(text: str) -> str:
    """The program without the top-level statements that its difference does not need."""
    while True:
        candidates = list(_shorter(text))
        reals = run_for_real(candidates)
        for candidate, real in zip(candidates, reals, strict=True):
            if compare(evaluate(candidate), real).wrong:
                text = candidate
                break
        else:
            return text


def _shorter(text: str) -> Sequence[str]:
    lines = text.split("\n")
    nodes = ast.parse(text).body
    return [
        "\n".join(lines[: node.lineno - 1 - _decorators(node)] + lines[(node.end_lineno or 0) :])
        for node in nodes
        if len(nodes) > 1
    ]


def _decorators(node: ast.stmt) -> int:
    return len(getattr(node, "decorator_list", ()))
