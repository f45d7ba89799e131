"""A warmed process that has grown ends when nobody waits for it, and a fresh one takes over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from neurogebra_lsp.engine import process
from neurogebra_lsp.wire import Budget

from tests.engine.test_engine import Listener, values

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="reads how large it is")

#: Starts the same process with little room to grow: as much as it takes when warm, and 2 MB.
_CRAMPED = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from neurogebra_lsp.worker import serving, warm
warmed = warm._warm
def warmed_and_measured():
    version = warmed()
    warm._LARGEST_MB = serving.megabytes() + 2
    return version
warm._warm = warmed_and_measured
warm.main(*json.loads(sys.argv[2]))
"""
SMALL = "x = 1"
#: So many statements, each kept rewritten, take more than that.
LARGE = "".join(f"x{n} = [{n}, {n} + 1, {n} * 2]\n" for n in range(1_000)) + "x = 2"


@pytest.fixture(params=[True, False], ids=["fork", "no fork"])
async def listener(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Listener]:
    monkeypatch.setattr(process, "_START", _CRAMPED)
    made = Listener(Budget(seconds=20), can_fork=request.param)
    await made.engine.start()
    yield made
    await made.engine.close()


async def process_after(listener: Listener, version: int, text: str) -> int:
    """The warmed process that a text was evaluated by."""
    listener.engine.submit("a", version, text)
    facts = await listener.ended("a", version, seconds=60)
    assert facts.ended and facts.ended.state == "complete"
    assert values(facts)["x"] == text[-1]
    assert listener.engine.ready is not None
    return listener.engine.ready.pid


async def test_a_process_that_has_grown_is_renewed(listener: Listener) -> None:
    first = await process_after(listener, 1, SMALL)
    large = await process_after(listener, 2, LARGE)
    after = await process_after(listener, 3, SMALL)
    again = await process_after(listener, 4, "y = 2\n" + SMALL)
    forks = bool(listener.engine.ready and listener.engine.ready.forks)
    # With fork one process serves until it has grown; without, each serves one text.
    assert (first == large, large == after, after == again) == (forks, False, forks)
    assert not Path(f"/proc/{large}").exists()
