"""Every attempt of the corpus fails: behind the guards alone, and in the locked engine."""

from __future__ import annotations

import asyncio
import collections.abc
import functools
import json
import math
import random
import re
import statistics
import sys
import types
import warnings
from dataclasses import dataclass
from typing import Any

import numpy
import pytest
from neurogebra_lsp.engine import Engine
from neurogebra_lsp.facts import Bound, Facts
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker import lock, warm
from neurogebra_lsp.worker.inline import evaluate

from neurogebra import Expression, MathForge, Value
from tests.worker.escapes import BY_KIND, EXHAUSTING

SMALL = Budget(steps=20_000, seconds=5.0)
CANARY = "a-secret-of-this-process"
ATTEMPTS = [(kind, name) for kind, attempts in BY_KIND.items() for name in attempts]
#: What a library loads of itself, late, is no way out; the locked process does not even load it.
LOADED_LATE = ("numpy.", "sympy.", "neurogebra.", "neurogebra_lsp.", "encodings.")


class Watch:
    """Hears what the interpreter reports while it is switched on, but for what a lock allows."""

    def __init__(self) -> None:
        self.on = False
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or event in lock.ALLOWED or event in ("marshal.loads", "os.listdir"):
            return
        about = str(arguments[0]) if arguments else ""
        if event == "import" and about.startswith(LOADED_LATE):
            return
        if event == "open" and about.endswith((".py", ".pyc", ".so", "<unknown>")):
            return
        self.heard.append(f"{event} {about}")


@functools.cache
def watch() -> Watch:
    """One for the whole process: a hook cannot be taken away again."""
    for text in (warm._SAMPLE, warm._SAMPLE_NUMPY, warm._SAMPLE_SYMBOLIC):  # pyright: ignore
        evaluate(text)
    return Watch()


_HOLDERS: tuple[Any, ...] = (
    math, random, statistics, re, json, functools, types, Value, Expression, MathForge, random.Random, lock,
)  # fmt: skip


def state_of_the_process() -> dict[str, object]:
    """What an attempt would have to change to outlive its evaluation."""
    kept: dict[str, object] = {
        f"{holder.__name__}.{name}": id(held)
        for holder in _HOLDERS
        for name, held in vars(holder).items()
    }
    return kept | {
        "numpy.exp": numpy.exp,
        "numpy's printing": str(numpy.array([1 / 3])),
        "numpy's errors": numpy.geterr(),
        "depth": sys.getrecursionlimit(),
        "warnings": [one for one in warnings.filters if one[0] == "error"],
        "registered": issubclass(int, collections.abc.Sequence),
        "drawn": random.getstate(),
    }


def may_get(program: str) -> list[str]:
    """The harmless values that a program may come to, as facts show them."""
    return re.findall(r"# may get: (.*)", program)


def taken(facts: Facts) -> list[Bound]:
    """What the program got hold of, as far as anybody can tell."""
    return [b for b in facts.bound if b.name == "got" and b.value.known and not b.after_raise]


@pytest.mark.parametrize(("kind", "name"), ATTEMPTS)
def test_the_guards_alone_let_nothing_out(
    kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEUROGEBRA_CANARY", CANARY)
    program = BY_KIND[kind][name]
    watching = watch()
    before = state_of_the_process()
    watching.heard.clear()
    watching.on = True
    try:
        facts = evaluate(program, budget=SMALL)
    finally:
        watching.on = False
    assert [b.value.text for b in taken(facts) if b.value.text not in may_get(program)] == []
    assert watching.heard == []
    assert state_of_the_process() == before
    assert CANARY not in repr(facts)


def test_there_are_as_many_attempts_as_promised() -> None:
    assert len(ATTEMPTS) + len(EXHAUSTING) > 800
    programs = [p for attempts in (*BY_KIND.values(), EXHAUSTING) for p in attempts.values()]
    assert len(set(programs)) == len(programs)


def test_each_attempt_is_a_program() -> None:
    broken = [n for kind, n in ATTEMPTS if not _compiles(BY_KIND[kind][n])]
    assert broken == ["__builtins__ in unfinished text", "names of guards by star import"]


def _compiles(program: str) -> bool:
    try:
        compile(program, "attempt", "exec")
    except SyntaxError:
        return False
    return True


# -- in a locked process ------------------------------------------------------------------------

TIGHT = Budget(seconds=0.1, memory_mb=256)
AFTERWARDS = "import math\nx = 2\ny = x**3 + math.floor(math.pi)\nz = len(str(type(y)))\n"
RIGHT = {"x": "2", "y": "11", "z": "13"}
#: Those that would be felt by a later evaluation, and a few of each other kind.
SAMPLE = {
    f"{kind}: {name}": attempts[name]
    for kind, attempts in BY_KIND.items()
    for name in list(attempts)[:: 1 if kind == "disturbing" else 12]
}


@dataclass
class Outcome:
    """How one attempt ended in a locked process, and what an evaluation after it found."""

    facts: Facts
    afterwards: dict[str, str]


async def attempts_in_turn(names: list[str]) -> dict[str, Outcome]:
    """Each attempt, and after each a program whose answers are known, in one engine."""
    told: asyncio.Queue[Facts] = asyncio.Queue()
    engine = Engine(lambda _uri, facts: told.put_nowait(facts), TIGHT, can_fork=True)
    await engine.start()

    async def run(version: int, text: str) -> Facts:
        engine.submit("file", version, text)
        while True:
            facts = await asyncio.wait_for(told.get(), 30)
            if facts.version == version and facts.ended is not None:
                return facts

    outcomes: dict[str, Outcome] = {}
    try:
        await run(0, "import numpy as np\nfrom neurogebra import Expression\n")
        for number, name in enumerate(names, 1):
            facts = await run(2 * number, (EXHAUSTING | SAMPLE)[name])
            after = await run(2 * number + 1, AFTERWARDS)
            found = {b.name: b.value.text for b in after.bound}
            outcomes[name] = Outcome(facts, found)
    finally:
        await engine.close()
    return outcomes


@functools.cache
def outcomes() -> dict[str, Outcome]:
    """All attempts, by two engines side by side: most of their time is waiting for a budget."""

    async def both() -> dict[str, Outcome]:
        names = [*EXHAUSTING, *SAMPLE]
        halves = await asyncio.gather(*(attempts_in_turn(names[n::3]) for n in range(3)))
        return {name: outcome for half in halves for name, outcome in half.items()}

    return asyncio.run(both())


@pytest.mark.skipif(sys.platform != "linux", reason="the locks differ by system")
@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", [*EXHAUSTING, *SAMPLE])
def test_a_locked_process_ends_with_a_reason_and_leaves_nothing_behind(name: str) -> None:
    outcome = outcomes()[name]
    ended = outcome.facts.ended
    assert ended is not None
    assert ended.state in ("complete", "stopped", "killed")
    assert "signal" not in ended.why  # nothing crashes
    assert ended.state == "complete" or ended.why
    assert outcome.afterwards == RIGHT


@pytest.mark.skipif(sys.platform != "linux", reason="the locks differ by system")
@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", SAMPLE)
def test_a_locked_process_lets_nothing_out_either(name: str) -> None:
    facts = outcomes()[name].facts
    assert [b.value.text for b in taken(facts) if b.value.text not in may_get(SAMPLE[name])] == []
