"""What is wrong with the evaluating process costs an evaluation at most, never the engine."""

from __future__ import annotations

import functools
import gc
import os
import signal
from pathlib import Path

import pytest
from neurogebra_lsp.engine import engine, process
from neurogebra_lsp.wire import Budget

from tests.engine.test_engine import Listener

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="finds processes by /proc")


BUDGET = Budget(seconds=0.5)


def _is_replaced_by(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    broken = functools.partial(process.Warmed, module=f"tests.support.broken.{module}")
    monkeypatch.setattr(engine, "Warmed", broken)


async def test_what_is_no_message_is_passed_over(monkeypatch: pytest.MonkeyPatch):
    _is_replaced_by(monkeypatch, "talkative")
    told = Listener(BUDGET)
    await told.engine.start()
    told.engine.submit("a", 1, "x = 2")
    facts = await told.ended("a", 1, 60)
    await told.engine.close()
    assert [bound.value.text for bound in facts.bound] == ["2"]
    assert facts.ended and facts.ended.state == "complete"


@pytest.mark.parametrize("module", ["endless", "gone"])
async def test_one_that_never_gets_ready_is_given_up_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, module: str
):
    _is_replaced_by(monkeypatch, module)
    told = Listener(BUDGET)
    await told.engine.start()
    told.engine.submit("a", 1, "x = 2")
    facts = await told.ended("a", 1, 60)
    await told.engine.close()
    gc.collect()  # which complains of pipes that were not closed
    assert facts.ended and facts.ended.state == "broken"
    assert facts.ended.why.startswith("the evaluating process does not start: ")


@pytest.mark.parametrize("victim", ["the warmed process", "its child"])
async def test_one_that_is_stopped_is_killed_and_replaced(
    monkeypatch: pytest.MonkeyPatch, victim: str
):
    if victim == "the warmed process":  # its child ends by itself, and has time to say so
        monkeypatch.setattr(engine, "GRACE_SECONDS", 5.0)
    told = Listener(BUDGET)
    await told.engine.start()
    told.engine.submit("a", 1, "x = 1")
    await told.ended("a", 1, 60)
    assert told.engine.ready is not None
    warmed = told.engine.ready.pid
    told.engine.submit("b", 1, "x = 2\nwhile True:\n    x += 1\n")
    await told.first(lambda uri, _: uri == "b", 60)
    (child,) = Path(f"/proc/{warmed}/task/{warmed}/children").read_text().split()
    os.kill(int(child) if victim == "its child" else warmed, signal.SIGSTOP)
    ended = (await told.ended("b", 1, 60)).ended
    assert ended and ended.state == ("killed" if victim == "its child" else "stopped")
    told.engine.submit("c", 1, "x = 3")
    assert [bound.value.text for bound in (await told.ended("c", 1, 60)).bound] == ["3"]
    await told.engine.close()
