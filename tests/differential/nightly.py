"""Everything generated, whole, and programs typed key by key and edited: run it with `make nightly`.

It keeps every processor busy: on two, the generated programs alone take about a quarter of an hour.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from typing import TypeVar

from tests.differential import editing
from tests.differential.generated import Outcome, held_against_cpython
from tests.differential.hidden import WAYS
from tests.differential.hiding import belied, of_generated, of_hand_written
from tests.protocol import keystrokes

PROGRAMS = 20_000
_AT_A_TIME = 250
_HIDDEN = range(2_000, 4_000, 100)
_SEEDS, _EDITS = 5, 300

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def main() -> int:
    """Say how far it is and what failed, while it runs."""
    total = Outcome()
    for outcome in _everywhere(_generated, range(0, PROGRAMS, _AT_A_TIME)):
        total += outcome
        _tell(outcome.failures)
        _say(f"\rgenerated: {total.programs:,} of {PROGRAMS:,}, {len(total.failures)} differ")
    _say(
        f"\n{total.clean / total.programs:.1%} run without an exception, "
        f"{total.known / total.told:.2%} of what they do is known\n"
    )
    failures = len(total.failures)
    for what, task, items in (
        ("programs that hide something, in lots", _hidden, [*_HIDDEN, *WAYS]),
        ("programs typed key by key", _typed, list(keystrokes.NAMES)),
        (f"sequences of {_EDITS} edits", _edited, list(product(editing.NAMES, range(_SEEDS)))),
    ):
        found = 0
        for n, wrong in enumerate(_everywhere(task, items), 1):
            found += len(wrong)
            _tell(wrong)
            _say(f"\r{what}: {n} of {len(items)}, {found} wrong")
        _say("\n")
        failures += found
    _say(f"{failures} failures\n")
    return bool(failures)


def _everywhere(task: Callable[[_Task], _Result], items: Iterable[_Task]) -> Iterator[_Result]:
    """The results of a task for each item, as they come, from all processors."""
    # Forked processes would share what this one has loaded, and the pipes of its children.
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(task, item) for item in items]):
            yield done.result()


def _generated(start: int) -> Outcome:
    return held_against_cpython(range(start, start + _AT_A_TIME))


def _hidden(lot: int | str) -> list[str]:
    """Generated programs from a number on, or the hand-written ones in one way."""
    if isinstance(lot, str):
        return belied(list(of_hand_written(lot)))
    return belied(list(of_generated(range(lot, lot + _HIDDEN.step))))


def _typed(name: str) -> list[str]:
    found = keystrokes.typed(keystrokes.program(name), 1.0, name)
    return [f"{name}, {failure}" for failure in found]


def _edited(sequence: tuple[str, int]) -> list[str]:
    return editing.differing(*sequence, _EDITS)


def _tell(failures: Iterable[str]) -> None:
    """Say each at once: a run that is stopped has told what it found."""
    for failure in failures:
        _say(f"\n{failure}\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
