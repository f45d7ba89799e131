"""Holds what is claimed of programs that hide something against runs that know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import differences, run_for_real
from tests.differential.generate import program
from tests.differential.hidden import WAYS, Hidden, hidden
from tests.differential.outside import MANNERS

PROGRAMS = sorted(Path(__file__).parent.joinpath("programs").rglob("*.py"))
TOGETHER = 25


def of_generated(seeds: Sequence[int]) -> Iterator[Hidden]:
    """Generated programs, each with something hidden in the next way that it has a place for."""
    ways = list(WAYS)
    for seed in seeds:
        text = program(seed)
        turn = seed % len(ways)
        found = (hidden(text, way) for way in (*ways[turn:], *ways[:turn]))
        yield from (made for made in [next(filter(None, found), None)] if made is not None)


def of_hand_written(way: str, step: int = 1) -> Iterator[Hidden]:
    """Every so manyth of the hand-written programs, with something hidden in one way."""
    start = list(WAYS).index(way) % step
    for path in PROGRAMS[start::step]:
        made = hidden(path.read_text(encoding="utf-8"), way)
        if made is not None:
            yield made


def belied(programs: Sequence[Hidden]) -> list[str]:
    """The programs of which a claim differs from a run, with the claim."""
    reals = run_for_real(
        [one.text for one in programs for _ in MANNERS],
        [typed for one in programs for typed in one.typed],
        together=TOGETHER,
        manners=list(MANNERS) * len(programs),
        looked_at=True,
    )
    found: list[str] = []
    for index, one in enumerate(programs):
        facts = evaluate(one.text)
        if facts.ended is None or facts.ended.state != "complete":
            found.append(f"{one.way}: {facts.ended}\n\n{one.text}")
            continue
        for manner, real in enumerate(reals[index * len(MANNERS) : (index + 1) * len(MANNERS)]):
            wrong = differences(facts, real)
            if wrong:
                found.append("\n".join([f"{one.way}, run {manner}:", *wrong, "", one.text]))
                break
    return found
