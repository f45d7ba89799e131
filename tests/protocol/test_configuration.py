"""Settings as a client has them: asked for or pushed, of everything and of folders, right or wrong."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.protocol.test_server import CHAIN
from tests.support.client import RICH, Client
from tests.support.engines import HandEngine, InlineEngine

ASKING: dict[str, Any] = {**RICH, "workspace": {"configuration": True, "workspaceFolders": True}}


class Editor(Client):
    """A client with settings of its own, by the folder they are for; "" stands for everything."""

    settings: dict[str, Any]

    async def begin_with(self, settings: dict[str, Any], *folders: Path) -> None:
        self.settings = settings
        self.answer_requests = self._answer
        await self.start(ASKING, folders)
        await asyncio.sleep(0.02)

    def _answer(self, request: dict[str, Any]) -> Any:
        if request["method"] != "workspace/configuration":
            return None
        items = request["params"]["items"]
        assert {item["section"] for item in items} == {"neurogebra"}
        return [self.settings.get(item.get("scopeUri", "")) for item in items]


async def lenses(client: Client, folder: Path, name: str = "a.py") -> bool:
    uri = (folder / name).as_uri()
    client.open(CHAIN, uri=uri)
    await asyncio.sleep(0.02)
    return bool(await client.lenses(uri))


def shown(client: Client) -> list[str]:
    """What the user was shown as messages."""
    return [
        m["params"]["message"]
        for m in client.received
        if m.get("method") == "window/showMessage" and m["params"]["type"] == 2
    ]


async def test_each_folder_has_its_own_settings(tmp_path: Path):
    one, two, inner = tmp_path / "one", tmp_path / "two", tmp_path / "one" / "inner"
    client = Editor(InlineEngine)
    off, on = {"lens": {"enable": False}}, {"lens": {"enable": True}}
    await client.begin_with(
        {"": on, one.as_uri(): off, two.as_uri(): None, inner.as_uri(): on}, one, two, inner
    )
    assert [await lenses(client, folder) for folder in (one, two, inner, tmp_path)] == [0, 1, 1, 1]
    client.settings[two.as_uri()] = off
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    await asyncio.sleep(0.02)
    assert await lenses(client, two, "b.py") == 0


async def test_a_folder_that_is_added_is_asked_about(tmp_path: Path):
    client = Editor(InlineEngine)
    await client.begin_with({"": {}, tmp_path.as_uri(): {"lens.enable": False}})
    assert await lenses(client, tmp_path) == 1
    event = {"added": [{"uri": tmp_path.as_uri(), "name": "added"}], "removed": []}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    await asyncio.sleep(0.02)
    assert await lenses(client, tmp_path, "b.py") == 0
    event = {"added": [], "removed": event["added"]}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    await asyncio.sleep(0.02)
    assert await lenses(client, tmp_path, "c.py") == 1


async def test_only_what_another_setting_concerns_is_evaluated_anew(tmp_path: Path):
    made: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        made.append(HandEngine(*arguments))
        return made[0]

    one, two = tmp_path / "one", tmp_path / "two"
    client = Editor(make)
    await client.begin_with({"": {}, one.as_uri(): {}, two.as_uri(): {}}, one, two)
    for folder in (one, two):
        client.open(CHAIN, uri=(folder / "a.py").as_uri())
    client.settings[two.as_uri()] = {"evaluation": {"seconds": 4}}
    client.notify("workspace/didChangeConfiguration", {"settings": None})
    await asyncio.sleep(0.02)
    assert made[0].seconds == [1.5, 1.5, 4.0]
    assert made[0].submitted[2][0] == (two / "a.py").as_uri()


@pytest.mark.parametrize("pushed", [False, True])
async def test_a_bad_setting_is_shown_once_and_ignored(pushed: bool):
    wrong = {"hover": {"enable": "yes"}, "lens": {"enable": False}, "nonsense": 1}
    if pushed:
        client: Client = Client(InlineEngine)
        await client.start()
    else:
        client = Editor(InlineEngine)
        await client.begin_with({"": wrong})
    for _ in range(2):
        client.notify("workspace/didChangeConfiguration", {"settings": {"neurogebra": wrong}})
        await asyncio.sleep(0.02)
    (message,) = shown(client)
    assert "neurogebra.hover.enable: expected true or false, not 'yes'; True is used" in message
    assert "there is no setting neurogebra.nonsense" in message
    client.open(CHAIN)
    await asyncio.sleep(0.02)
    assert await client.at("textDocument/hover", 1, 0) is not None
    assert await client.lenses() == []


async def test_good_settings_are_not_spoken_of():
    client = Editor(InlineEngine)
    await client.begin_with({"": {"hover": {"enable": False}}})
    assert shown(client) == []


async def test_bad_settings_that_come_with_the_start_are_shown():
    client = Client(InlineEngine)
    await client.start(settings={"evaluation": {"seconds": 1_000}})
    (message,) = shown(client)
    assert "expected a number from 0.1 to 60, not 1000" in message


def registered(client: Client) -> list[str]:
    """What the client was asked to tell of."""
    return [
        registration["method"]
        for message in client.received
        if message.get("method") == "client/registerCapability"
        for registration in message["params"]["registrations"]
    ]


@pytest.mark.parametrize("able", [True, False])
async def test_changes_are_told_by_clients_that_have_to_be_asked(able: bool):
    can = {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": able}}
    client = Client(InlineEngine)
    await client.start({**RICH, "workspace": can})
    await asyncio.sleep(0.02)
    assert registered(client) == ["workspace/didChangeConfiguration"] * able


async def test_a_client_that_leaves_other_questions_open_is_asked_for_its_settings():
    can = {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}}
    client = Client(InlineEngine)
    client.answer_requests = None
    await client.start({**RICH, "workspace": can})
    await client.until(lambda m: m.get("method") == "workspace/configuration")
    await client.until(lambda m: m.get("method") == "client/registerCapability")
