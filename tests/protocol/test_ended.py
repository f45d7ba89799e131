"""A program whose evaluation was ended: what is shown of it, why, and the way to go on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from neurogebra_lsp.facts import Ended
from neurogebra_lsp.wire import Budget, further
from neurogebra_lsp.worker.inline import evaluate

from tests.support.client import URI, Client
from tests.support.engines import HandEngine

HANG = "from neurogebra import Value\nx = Value(2.0) * 3\nn = sum(endless)\ny = x + n\n"


async def ended(state: str, why: str, line: int = 2) -> tuple[Client, HandEngine]:
    """A client with a document whose evaluation ended at a line; what it found before is kept."""
    engines: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        engines.append(HandEngine(*arguments))
        return engines[-1]

    client = Client(make)
    await client.start()
    client.open(HANG)
    found = evaluate("".join(HANG.splitlines(keepends=True)[:2]), 1)
    engines[0].deliver(replace(found, text=HANG, ended=Ended(state, 0, 2_000.0, why, line)))
    return client, engines[0]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("stopped", "after 2,000,000 steps"),
        ("killed", "after 1.5 seconds"),
        ("killed", "ended by signal 9"),
    ],
)
async def test_what_was_found_is_shown_with_the_reason_and_the_way_to_go_on(state: str, why: str):
    client, _ = await ended(state, why)
    (lens,) = await client.lenses()
    assert lens["range"]["start"]["line"] == 2
    assert lens["command"]["title"] == f"{why}: evaluate further"
    assert lens["command"]["command"] == "neurogebra.evaluateFurther"
    (hint,) = await client.hints()
    assert hint["position"]["line"] == 1
    assert "x = 6" in (await client.at("textDocument/hover", 1, 0))["contents"]["value"]
    (problem,) = [p for p in await client.problems(1) if why in p["message"]]
    assert problem["message"] == f"{why}; what follows is not known"
    assert problem["range"]["start"]["line"] == 2


async def test_a_program_that_came_to_its_end_offers_nothing():
    client, _ = await ended("complete", "", -1)
    assert await client.lenses() == []


async def test_the_command_evaluates_the_same_text_with_a_larger_budget():
    client, engine = await ended("killed", "after 1.5 seconds")
    command = (await client.lenses())[0]["command"]
    await client.ask("workspace/executeCommand", command)
    assert engine.submitted == [(URI, 1, HANG)] * 2
    assert engine.seconds == [Budget().seconds, further(Budget()).seconds]
    engine.deliver(evaluate(HANG.replace("sum(endless)", "1.0"), 1))
    assert {hint["position"]["line"] for hint in await client.hints()} == {1, 3}
    assert await client.lenses() == []


async def test_a_document_that_is_not_open_is_not_evaluated_further():
    client, engine = await ended("killed", "after 1.5 seconds")
    command = (await client.lenses())[0]["command"]
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    await client.ask("workspace/executeCommand", command)
    assert len(engine.submitted) == 1
