"""The engine answers whatever its processes do: hang, hoard, die or talk nonsense."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from neurogebra_lsp.engine import Engine
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget, further

SHORT = Budget(steps=100_000, seconds=0.3, memory_mb=256)
HANG = "x = 2\nimport itertools\nsum(itertools.repeat(1))\ny = 3\n"
pytestmark = pytest.mark.asyncio(loop_scope="module")


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


@pytest_asyncio.fixture(
    scope="module", loop_scope="module", params=[True, False], ids=["fork", "no fork"]
)
async def listener(request: pytest.FixtureRequest) -> AsyncIterator[Listener]:
    """One engine for all tests: whatever a text does, the next one does not feel it."""
    made = Listener(can_fork=request.param)
    await made.engine.start()
    yield made
    await made.engine.close()


@pytest.fixture
def uri(request: pytest.FixtureRequest) -> str:
    """A document of this test's own."""
    return request.node.name


def values(facts: Facts) -> dict[str, str]:
    return {bound.name: bound.value.text for bound in facts.bound if bound.value.known}


async def test_a_hang_in_c_is_killed_and_not_tried_for_ever(listener: Listener, uri: str) -> None:
    for version in (1, 2):
        listener.engine.submit(uri, version, HANG)
        facts = await listener.ended(uri, version)
        assert values(facts) == {"x": "2"}
        assert facts.ended
        assert (facts.ended.state, facts.ended.why) == ("killed", "after 0.3 seconds")
        assert facts.ended.line == 2
    n_jobs = listener.engine._last_job  # pyright: ignore[reportPrivateUsage]
    listener.engine.submit(uri, 3, HANG)
    facts = await listener.ended(uri, 3)
    assert values(facts) == {"x": "2"}
    assert facts.ended and facts.ended.line == 2
    assert listener.engine._last_job == n_jobs  # pyright: ignore[reportPrivateUsage]


async def test_a_loop_is_stopped_says_so_and_is_evaluated_further(
    listener: Listener, uri: str
) -> None:
    loop = "x = 0\nwhile x < 150_000:\n    x += 1\n"
    listener.engine.submit(uri, 1, loop)
    facts = await listener.ended(uri, 1)
    assert facts.ended and facts.ended.state == "stopped"
    assert 0 < int(values(facts)["x"]) < 150_000
    listener.engine.submit(uri, 2, loop, budget=further(SHORT))
    facts = await listener.ended(uri, 2)
    assert facts.ended and facts.ended.state == "complete"
    assert values(facts)["x"] == "150000"


async def test_a_memory_hog_gets_nothing(listener: Listener, uri: str) -> None:
    listener.engine.submit(
        uri, 1, "x = 1\nhog = []\nwhile True:\n    hog.append('x' * 900000 + str(len(hog)))\n"
    )
    facts = await listener.ended(uri, 1)
    assert facts.ended and facts.ended.state != "broken"
    assert values(facts)["x"] == "1"
    listener.engine.submit(uri, 2, "y = 1")
    assert values(await listener.ended(uri, 2)) == {"y": "1"}


async def test_the_newest_text_wins_and_a_broken_line_of_it_costs_only_itself(
    listener: Listener, uri: str
) -> None:
    for version in range(20):
        listener.engine.submit(uri, version, f"x = {version}\ny = forge.get('\nz = x ** 2\n")
    facts = await listener.ended(uri, 19)
    assert values(facts) == {"x": "19", "z": "361"}
    assert facts.ended and facts.ended.state == "complete"
    assert len({f.version for u, f in listener.told if u == uri}) <= 3


async def test_a_superseded_hang_gives_way_at_once(uri: str) -> None:
    slow = Listener(Budget(seconds=30))
    await slow.engine.start()
    slow.engine.submit(uri, 1, HANG)
    await slow.first(lambda u, f: f.version == 1)
    slow.engine.submit(uri, 2, "x = 1")
    assert values(await slow.ended(uri, 2)) == {"x": "1"}
    await slow.engine.close()


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
async def test_closing_leaves_no_process() -> None:
    listener = Listener()
    await listener.engine.start()
    listener.engine.submit("a", 1, "while True: pass")
    await listener.first(lambda u, f: True)
    assert listener.engine.ready is not None
    pid = listener.engine.ready.pid
    await listener.engine.close()
    assert not Path(f"/proc/{pid}").exists()
