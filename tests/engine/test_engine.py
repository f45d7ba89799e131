"""The engine answers whatever its processes do: hang, hoard, die or talk nonsense."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from neurogebra_lsp.engine import Engine
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget

SHORT = Budget(seconds=0.3, memory_mb=256)


class Listener:
    """An engine and what it told."""

    def __init__(self, budget: Budget = SHORT, can_fork: bool | None = None) -> None:
        self.told: list[tuple[str, Facts]] = []
        self._news = asyncio.Event()
        self.engine = Engine(self._take, budget, can_fork)

    def _take(self, uri: str, facts: Facts) -> None:
        self.told.append((uri, facts))
        self._news.set()

    async def ended(self, uri: str, version: int, seconds: float = 20) -> Facts:
        """The last facts of a version."""
        return await self.first(
            lambda u, f: u == uri and f.version == version and f.ended is not None, seconds
        )

    async def first(self, wanted: Callable[[str, Facts], bool], seconds: float = 20) -> Facts:
        async with (
            asyncio.timeout(seconds) if hasattr(asyncio, "timeout") else contextlib.nullcontext()
        ):
            while True:
                for uri, facts in self.told:
                    if wanted(uri, facts):
                        return facts
                self._news.clear()
                await self._news.wait()


@pytest.fixture(params=[True, False], ids=["fork", "no fork"])
async def listener(request: pytest.FixtureRequest) -> AsyncIterator[Listener]:
    made = Listener(can_fork=request.param)
    await made.engine.start()
    yield made
    await made.engine.close()


def values(facts: Facts) -> dict[str, str]:
    return {bound.name: bound.value.text for bound in facts.bound if bound.value.known}


async def test_a_program_is_evaluated(listener: Listener) -> None:
    listener.engine.submit("a", 1, "x = 2\ny = x ** 3\n")
    facts = await listener.ended("a", 1)
    assert values(facts) == {"x": "2", "y": "8"}
    assert facts.ended and facts.ended.state == "complete"


async def test_what_was_found_before_a_hang_in_c_is_kept(listener: Listener) -> None:
    listener.engine.submit("a", 1, "x = 2\nimport itertools\nsum(itertools.repeat(1))\ny = 3\n")
    facts = await listener.ended("a", 1)
    assert values(facts) == {"x": "2"}
    assert facts.ended and (facts.ended.state, facts.ended.why) == ("killed", "after 0.3 seconds")


async def test_an_endless_loop_is_stopped_and_says_so(listener: Listener) -> None:
    listener.engine.submit("a", 1, "x = 2\nwhile True:\n    x += 1\n")
    facts = await listener.ended("a", 1)
    assert facts.ended and facts.ended.state == "stopped"
    assert values(facts)["x"] != "2"


async def test_a_memory_hog_gets_nothing(listener: Listener) -> None:
    listener.engine.submit(
        "a", 1, "x = 1\nhog = []\nwhile True:\n    hog.append('x' * 900000 + str(len(hog)))\n"
    )
    facts = await listener.ended("a", 1)
    assert facts.ended and facts.ended.state != "broken"
    assert values(facts)["x"] == "1"
    listener.engine.submit("a", 2, "y = 1")
    assert values(await listener.ended("a", 2)) == {"y": "1"}


async def test_the_newest_text_wins(listener: Listener) -> None:
    for version in range(20):
        listener.engine.submit("a", version, f"x = {version}\n")
    facts = await listener.ended("a", 19)
    assert values(facts) == {"x": "19"}
    assert len({f.version for _, f in listener.told}) <= 3


async def test_a_superseded_hang_gives_way_at_once() -> None:
    slow = Listener(Budget(seconds=30))
    await slow.engine.start()
    slow.engine.submit("a", 1, "x = 0\nimport itertools\nsum(itertools.repeat(1))\n")
    await slow.first(lambda u, f: f.version == 1)
    slow.engine.submit("a", 2, "x = 1")
    assert values(await slow.ended("a", 2, seconds=5)) == {"x": "1"}
    await slow.engine.close()


async def test_a_text_that_kills_its_process_is_not_tried_for_ever(listener: Listener) -> None:
    hang = "x = 2\nimport itertools\nsum(itertools.repeat(1))\n"
    for version in (1, 2):
        listener.engine.submit("a", version, hang)
        await listener.ended("a", version)
    loop = asyncio.get_running_loop()
    start = loop.time()
    listener.engine.submit("a", 3, hang)
    facts = await listener.ended("a", 3)
    assert loop.time() - start < 0.3
    assert values(facts) == {"x": "2"}


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds processes by /proc")
@pytest.mark.parametrize("victim", ["child", "warmed process"])
async def test_facts_are_back_after_a_kill(victim: str) -> None:
    listener = Listener(Budget(seconds=5))
    await listener.engine.start()
    listener.engine.submit("a", 1, "x = 1")
    await listener.ended("a", 1)
    assert listener.engine.ready is not None
    warmed = listener.engine.ready.pid
    # Long enough to be hit in the middle, short enough to be done again at once.
    listener.engine.submit("a", 2, "x = 2\nfor i in range(100000):\n    x += i\n")
    await listener.first(lambda u, f: f.version == 2)
    children = Path(f"/proc/{warmed}/task/{warmed}/children").read_text().split()
    os.kill(int(children[0]) if victim == "child" else warmed, signal.SIGKILL)
    facts = await listener.ended("a", 2)
    assert facts.ended and facts.ended.state == "complete"
    await listener.engine.close()


async def test_nothing_is_started_before_it_is_needed() -> None:
    listener = Listener()
    await listener.engine.start()
    await asyncio.sleep(0.05)
    assert listener.engine.ready is None
    assert listener.engine.status() == "idle"
    await listener.engine.close()


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds processes by /proc")
async def test_closing_leaves_no_process(listener: Listener) -> None:
    listener.engine.submit("a", 1, "while True: pass")
    await listener.first(lambda u, f: True)
    assert listener.engine.ready is not None
    pid = listener.engine.ready.pid
    await listener.engine.close()
    assert not Path(f"/proc/{pid}").exists()


async def test_a_broken_text_costs_only_its_line(listener: Listener) -> None:
    listener.engine.submit("a", 1, "x = 1\ny = forge.get('\nz = x + 1\n")
    facts = await listener.ended("a", 1)
    assert values(facts) == {"x": "1", "z": "2"}


async def test_what_gives_way_is_begun_anew_after_the_others(listener: Listener) -> None:
    engine = listener.engine
    endless = "x = 1\nimport itertools\nsum(itertools.repeat(1))\n"
    engine.submit("other", 0, "z = 3\n", gives_way=True)
    engine.submit("file", 0, endless, budget=Budget(seconds=1.0), gives_way=True)
    await listener.first(lambda uri, facts: uri == "file" and bool(facts.bound))
    engine.submit("open", 1, "y = 2\n")
    assert values(await listener.ended("open", 1)) == {"y": "2"}
    assert not any(uri == "file" and facts.ended for uri, facts in listener.told)
    facts = await listener.ended("file", 0)
    assert facts.ended and facts.ended.why == "after 1 seconds"
    assert [uri for uri, facts in listener.told if facts.ended] == ["other", "open", "file"]
