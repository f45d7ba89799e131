"""What the server tells of itself and its work: state, reasons, progress, traces, its log."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from neurogebra_lsp.protocol import convert

from tests.protocol.test_server import CHAIN, TEXT, facts, opened
from tests.support.client import NOTEBOOK, RICH, URI, Client, cell, replaced
from tests.support.engines import HandEngine, InlineEngine

UNKNOWN = "from neurogebra import Value\nn = float(input())\nx = Value(n)\ny = 2 * x\n"
FURTHER = {"command": "neurogebra.evaluateFurther", "arguments": [URI]}


async def by_hand(capabilities: dict[str, Any] = RICH) -> tuple[Client, HandEngine]:
    made: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        made.append(HandEngine(*arguments))
        return made[0]

    client = Client(make)
    await client.start(capabilities)
    return client, made[0]


async def state(client: Client, uri: str = URI) -> dict[str, Any]:
    (one,) = (await client.ask("neurogebra/status", {"textDocument": {"uri": uri}}))["states"]
    return one


# -- the state --------------------------------------------------------------------------------------


async def test_the_state_says_why_something_is_not_known():
    client = await opened(UNKNOWN)
    found = await state(client)
    assert (found["uri"], found["version"], found["state"]) == (URI, 1, "complete")
    why = "input() is not known before the program runs"
    told = {(one["line"], one["name"]): one["why"] for one in found["unknown"]}
    assert told[1, "n"] == told[2, "x"] == told[3, "y"] == why
    assert (await state(await opened(CHAIN)))["unknown"] == []


async def test_the_state_of_each_document_and_of_the_server():
    client, engine = await by_hand()
    client.open(TEXT)
    client.open("x = 1\n", uri="file:///other.py")
    found = await client.ask("neurogebra/status")
    assert [(one["state"], one["why"]) for one in found["states"]] == [
        ("evaluating", ""),
        ("off", "it does not import neurogebra"),
    ]
    assert (found["documents"], found["failures"]) == (2, 0)
    client.open(TEXT)
    engine.deliver(facts(1, TEXT, "1.0", ended=False))
    assert (await state(client))["state"] == "evaluating"
    engine.deliver(facts(1, TEXT, "1.0"))
    assert (await state(client))["state"] == "complete"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"enable": False}, ("off", "neurogebra.enable is off")),
        (
            {"evaluation.enable": False},
            ("not evaluated", "neurogebra.evaluation.enable is off"),
        ),
    ],
)
async def test_the_state_says_what_is_switched_off(
    settings: dict[str, Any], expected: tuple[str, str]
):
    client = await opened(CHAIN)
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    await asyncio.sleep(0.02)
    found = await state(client)
    assert (found["state"], found["why"]) == expected


async def test_the_state_of_a_notebook_names_its_cells():
    client = Client(InlineEngine)
    await client.start()
    client.open_notebook("from neurogebra import Value", "1\nn = input()", "m = n")
    await asyncio.sleep(0.02)
    places = [
        (one["uri"], one["line"], one["name"]) for one in (await state(client, NOTEBOOK))["unknown"]
    ]
    assert {(cell(1), 1, "n"), (cell(2), 0, "m")} <= set(places)
    assert {uri for uri, _, _ in places} == {cell(1), cell(2)}
    assert {one["uri"] for one in (await state(client, cell(2)))["unknown"]} == {cell(2)}


async def test_bad_settings_are_part_of_the_state():
    client = await opened(CHAIN, settings={"nonsense": 1})
    found = await client.ask("neurogebra/status")
    assert found["settingsProblems"] == ["there is no setting neurogebra.nonsense"]


# -- progress ---------------------------------------------------------------------------------------

SHOWING = {**RICH, "window": {"workDoneProgress": True}}


def told(client: Client) -> list[dict[str, Any]]:
    return [m["params"]["value"] for m in client.received if m.get("method") == "$/progress"]


async def test_a_further_evaluation_shows_that_it_runs():
    client, engine = await by_hand(SHOWING)
    client.open(TEXT)
    engine.deliver(facts(1, TEXT, "1.0"))
    assert await client.ask("workspace/executeCommand", FURTHER) is True
    await client.until(lambda m: m.get("method") == "$/progress")
    assert engine.seconds[-1] == 30.0
    (begun,) = told(client)
    assert begun["title"] == "Evaluating test.py further"
    assert begun["cancellable"] is True
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.02)
    assert [value["kind"] for value in told(client)] == ["begin", "end"]


async def test_a_further_evaluation_is_cancelled():
    client, engine = await by_hand(SHOWING)
    client.open(TEXT)
    await client.ask("workspace/executeCommand", FURTHER)
    begun = await client.until(lambda m: m.get("method") == "$/progress")
    client.notify("window/workDoneProgress/cancel", {"token": begun["params"]["token"]})
    await asyncio.sleep(0.02)
    assert engine.forgotten == [URI]
    assert [value["kind"] for value in told(client)] == ["begin", "end"]


async def test_an_edit_ends_what_is_shown_of_a_further_evaluation():
    client, _ = await by_hand(SHOWING)
    client.open(TEXT)
    await client.ask("workspace/executeCommand", FURTHER)
    await client.until(lambda m: m.get("method") == "$/progress")
    client.edit(replaced(1, 4, 5, "2"))
    await asyncio.sleep(0.02)
    assert [value["kind"] for value in told(client)] == ["begin", "end"]


async def test_a_client_that_shows_no_progress_is_told_of_none():
    client, _ = await by_hand()
    client.open(TEXT)
    assert await client.ask("workspace/executeCommand", FURTHER) is True
    await asyncio.sleep(0.02)
    assert told(client) == []
    assert "window/workDoneProgress/create" not in [m.get("method") for m in client.received]


# -- traces and the log -----------------------------------------------------------------------------


def traces(client: Client) -> list[dict[str, Any]]:
    return [m["params"] for m in client.received if m.get("method") == "$/logTrace"]


async def test_traces_are_off_until_they_are_asked_for():
    client = await opened(CHAIN)
    await client.at("textDocument/hover", 1, 0)
    assert traces(client) == []
    client.notify("$/setTrace", {"value": "messages"})
    await client.at("textDocument/hover", 1, 0)
    (trace,) = traces(client)
    assert trace["message"].startswith("textDocument/hover took ")
    assert "verbose" not in trace
    client.notify("$/setTrace", {"value": "verbose"})
    await client.at("textDocument/hover", 1, 0)
    assert URI in traces(client)[-1]["verbose"]
    client.notify("$/setTrace", {"value": "off"})
    await client.at("textDocument/hover", 1, 0)
    assert len(traces(client)) == 2


async def test_traces_may_be_asked_for_at_the_start():
    client = Client(InlineEngine)
    await client.server.session.start()
    params = {"processId": None, "rootUri": None, "capabilities": RICH, "trace": "messages"}
    await client.ask("initialize", params)
    client.open(CHAIN)
    await client.at("textDocument/hover", 1, 0)
    assert len(traces(client)) == 1


async def test_the_log_is_as_detailed_as_the_settings_say(caplog: pytest.LogCaptureFixture):
    logger = logging.getLogger("neurogebra_lsp")
    client = await opened(CHAIN, settings={"log.level": "debug"})
    await client.at("textDocument/hover", 1, 0)
    assert any(r.getMessage().startswith("textDocument/hover took") for r in caplog.records)
    client.notify("workspace/didChangeConfiguration", {"settings": {"log.level": "error"}})
    await asyncio.sleep(0.02)
    caplog.clear()
    client.edit(replaced(0, 0, 0, ""), uri="file:///not-open.py")
    assert caplog.records == []
    client.notify("workspace/didChangeConfiguration", {"settings": {}})
    await asyncio.sleep(0.02)
    assert logger.level == logging.INFO


@pytest.mark.parametrize(
    ("level", "kind"),
    [(logging.ERROR, 1), (logging.WARNING, 2), (logging.INFO, 3), (logging.DEBUG, 4)],
)
def test_levels_of_the_log_in_the_words_of_the_protocol(level: int, kind: int):
    assert convert.to_lsp_log(level, "text").type == kind


# -- files ------------------------------------------------------------------------------------------


async def test_files_of_modules_and_projects_are_watched():
    watching = {
        **RICH,
        "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
    }
    client, _ = await by_hand(watching)
    asked = await client.until(lambda m: m.get("method") == "client/registerCapability")
    (registration,) = asked["params"]["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    patterns = [one["globPattern"] for one in registration["registerOptions"]["watchers"]]
    assert patterns == ["**/*.py", "**/pyproject.toml"]


async def test_several_folders_are_taken_and_changes_of_them_are_told():
    client = Client(HandEngine)
    offered = (await client.start())["capabilities"]["workspace"]["workspaceFolders"]
    assert offered == {"supported": True, "changeNotifications": True}
