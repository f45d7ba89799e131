"""Everything generated, whole, and programs typed key by key and edited: run it with `make nightly`.

It takes about an hour.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import product

from tests.differential import editing
from tests.differential.generated import Outcome, held_against_cpython
from tests.differential.hidden import WAYS
from tests.differential.hiding import belied, of_generated, of_hand_written
from tests.protocol import keystrokes

PROGRAMS = 20_000
_AT_A_TIME = 250
_SEEDS, _EDITS = 5, 300


def main() -> int:
    """Say how far it is while it runs, and at the end what failed."""
    total = Outcome()
    for start in range(0, PROGRAMS, _AT_A_TIME):
        total += held_against_cpython(range(start, start + _AT_A_TIME))
        _say(f"\rgenerated: {total.programs:,} of {PROGRAMS:,}, {len(total.failures)} differ")
    _say(
        f"\n{total.clean / total.programs:.1%} run without an exception, "
        f"{total.known / total.told:.2%} of what they do is known\n"
    )
    return _report([*total.failures, *_hidden(), *_typed(), *_edited()])


def _hidden() -> Iterable[str]:
    n = found = 0
    groups = [list(of_generated(range(start, start + 100))) for start in range(2_000, 4_000, 100)]
    for programs in (*groups, *(list(of_hand_written(way)) for way in WAYS)):
        failures = belied(programs)
        n, found = n + len(programs), found + len(failures)
        _say(f"\rhidden: {n:,} programs, five runs each, {found} belied")
        yield from failures
    _say("\n")


def _typed() -> Iterable[str]:
    found = 0
    for n, name in enumerate(keystrokes.NAMES, 1):
        failures = [
            f"{name}, {failure}"
            for failure in keystrokes.typed(keystrokes.program(name), 1.0, name)
        ]
        found += len(failures)
        _say(f"\rtyped: {n} of {len(keystrokes.NAMES)} programs key by key, {found} flickers")
        yield from failures
    _say("\n")


def _edited() -> Iterable[str]:
    found = 0
    for n, (name, seed) in enumerate(product(editing.NAMES, range(_SEEDS)), 1):
        failures = editing.differing(name, seed, _EDITS)
        found += len(failures)
        _say(f"\redited: {n} sequences of {_EDITS} edits, {found} facts differ from those afresh")
        yield from failures
    _say("\n")


def _report(failures: list[str]) -> int:
    for failure in failures:
        _say(f"\n{failure}\n")
    _say(f"{len(failures)} failures\n")
    return bool(failures)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
