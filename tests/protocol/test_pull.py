"""Problems for clients that ask for them: of a text, and of the files of the workspace."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.protocol.test_notebook import START
from tests.protocol.test_notebook import WRONG as WRONG_CELL
from tests.protocol.test_server import TEXT, WRONG, facts
from tests.support.client import RICH, URI, Client, FailedError, cell, replaced
from tests.support.engines import HandEngine, InlineEngine

PULLING: dict[str, Any] = {
    **RICH,
    "textDocument": {**RICH["textDocument"], "diagnostic": {}},
    "workspace": {**RICH["workspace"], "diagnostics": {"refreshSupport": True}},
    "notebookDocument": {"synchronization": {}},
}
REFRESH = "workspace/diagnostic/refresh"


async def started(*folders: Path, capabilities: dict[str, Any] = PULLING) -> Client:
    client = Client(InlineEngine)
    await client.start(capabilities, folders)
    return client


async def pull(client: Client, previous: str | None = None, uri: str = URI) -> dict[str, Any]:
    params = {"textDocument": {"uri": uri}}
    if previous is not None:
        params["previousResultId"] = previous
    return await client.ask("textDocument/diagnostic", params)


def methods(client: Client) -> list[str]:
    return [m["method"] for m in client.received if "method" in m]


def codes(report: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in report["items"]]


async def test_what_is_offered_to_who_can_be_asked_to_ask_again():
    client = Client(InlineEngine)
    offered = (await client.start(PULLING))["capabilities"]["diagnosticProvider"]
    assert offered == {
        "interFileDependencies": True,
        "workspaceDiagnostics": True,
        "identifier": "neurogebra",
        "workDoneProgress": True,
    }
    client = Client(InlineEngine)
    cannot = {**PULLING, "workspace": RICH["workspace"]}
    assert "diagnosticProvider" not in (await client.start(cannot))["capabilities"]
    client.open(WRONG)
    assert len(await client.problems(1)) == 1


async def test_problems_are_told_when_asked_for_and_not_pushed():
    client = await started()
    client.open(WRONG)
    report = await pull(client)
    assert (report["kind"], codes(report)) == ("full", ["NG301"])
    client.edit(replaced(2, 19, 21, "oi"))
    report = await pull(client)
    assert (report["kind"], codes(report)) == ("full", [])
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    await asyncio.sleep(0.35)
    assert "textDocument/publishDiagnostics" not in methods(client)
    assert codes(await pull(client)) == []


async def test_the_same_problems_are_told_once():
    client = await started()
    client.open(WRONG)
    first = await pull(client)
    again = await pull(client, first["resultId"])
    assert again == {"kind": "unchanged", "resultId": first["resultId"]}
    client.edit(replaced(2, 0, 0, "  "), replaced(2, 0, 2, ""))
    assert (await pull(client, first["resultId"]))["kind"] == "unchanged"
    client.edit(replaced(0, 0, 0, "# moved\n"), version=3)
    moved = await pull(client, first["resultId"])
    assert moved["items"][0]["range"]["start"]["line"] == 3
    assert (await pull(client, "unheard of"))["kind"] == "full"


async def test_an_answer_overtaken_by_an_edit_is_to_be_asked_for_again():
    client = Client(HandEngine)
    await client.start(PULLING)
    client.open(TEXT)
    _, answer = client.begin("textDocument/diagnostic", {"textDocument": {"uri": URI}})
    await asyncio.sleep(0.01)
    client.edit(replaced(1, 4, 5, "2"))
    with pytest.raises(FailedError) as failed:
        await answer
    assert failed.value.code == -32802
    assert failed.value.data == {"retriggerRequest": True}


async def test_the_client_is_asked_to_ask_again_only_when_there_is_something_else():
    text = TEXT + "x.nothing\n"
    made: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        made.append(HandEngine(*arguments))
        return made[0]

    client = Client(make)
    await client.start(PULLING)
    client.open(text)
    assert codes(await pull(client)) == []
    made[0].deliver(facts(1, text, "1.0"))
    await asyncio.sleep(0.05)
    assert REFRESH not in methods(client)
    client.notify("workspace/didChangeConfiguration", {"settings": {"evaluation.enable": False}})
    client.edit({"text": WRONG})
    await asyncio.sleep(0.05)
    assert methods(client).count(REFRESH) == 1
    assert codes(await pull(client)) == ["NG301"]


async def test_cells_are_asked_about_one_by_one():
    client = await started()
    client.open_notebook(START, WRONG_CELL)
    assert codes(await pull(client, uri=cell(0))) == []
    report = await pull(client, uri=cell(1))
    assert [problem["range"]["start"]["line"] for problem in report["items"]] == [1]


async def test_a_file_is_looked_at_again_when_what_it_imports_changes(tmp_path: Path):
    helper = tmp_path / "helper.py"
    helper.write_text('name = "sigmoid"\n')
    client = await started(tmp_path)
    uri = (tmp_path / "main.py").as_uri()
    text = "from neurogebra import MathForge\nfrom helper import name\nMathForge().get(name)\n"
    client.open(text, uri=uri)
    assert codes(await pull(client, uri=uri)) == []
    helper.write_text('name = "sigmiod"\n')
    client.notify(
        "workspace/didChangeWatchedFiles", {"changes": [{"uri": helper.as_uri(), "type": 2}]}
    )
    await client.until(lambda m: m.get("method") == REFRESH)
    assert codes(await pull(client, uri=uri)) == ["NG301"]


# -- the files of the workspace ---------------------------------------------------------------------


def workspace(folder: Path) -> Path:
    """Two files with a problem, and what is not to be looked at."""
    files = {
        "a.py": WRONG,
        "inner/b.py": WRONG,
        "fine.py": WRONG.replace("sigmiod", "sigmoid"),
        "other.py": 'import math\nforge.get("sigmiod")\n',
        ".hidden/c.py": WRONG,
        "venv/d.py": WRONG,
        "env/pyvenv.cfg": "home = /usr/bin\n",
        "env/lib/e.py": WRONG,
        "notes.txt": WRONG,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def begin(client: Client, previous: dict[str, str] | None = None, **params: Any):
    known = [{"uri": uri, "value": value} for uri, value in (previous or {}).items()]
    return client.begin("workspace/diagnostic", {"previousResultIds": known, **params})


async def ask(client: Client, previous: dict[str, str] | None = None, **params: Any) -> Any:
    answer = await asyncio.wait_for(begin(client, previous, **params)[1], 10)
    return {item["uri"]: item for item in answer["items"]}


def names(reports: dict[str, str]) -> dict[str, str]:
    return {uri: report["resultId"] for uri, report in reports.items()}


async def test_the_files_with_problems_are_told(tmp_path: Path):
    client = await started(workspace(tmp_path))
    found = await ask(client)
    assert {uri.removeprefix(tmp_path.as_uri()): codes(one) for uri, one in found.items()} == {
        "/a.py": ["NG301"],
        "/inner/b.py": ["NG301"],
    }
    assert all(one["kind"] == "full" and one["version"] is None for one in found.values())


async def test_an_open_document_is_told_elsewhere(tmp_path: Path):
    client = await started(workspace(tmp_path))
    client.open(WRONG, uri=(tmp_path / "a.py").as_uri())
    assert list(await ask(client)) == [(tmp_path / "inner/b.py").as_uri()]


async def test_the_answer_waits_until_there_is_something_new(tmp_path: Path):
    client = await started(workspace(tmp_path))
    known = names(await ask(client))
    engine = client.server.session.status()
    _, answer = begin(client, known)
    await asyncio.sleep(0.1)
    assert not answer.done()
    (tmp_path / "a.py").write_text(WRONG.replace("sigmiod", "sigmoid"))
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    found = {item["uri"]: item for item in (await asyncio.wait_for(answer, 10))["items"]}
    assert codes(found[(tmp_path / "a.py").as_uri()]) == []
    assert found[(tmp_path / "inner/b.py").as_uri()]["kind"] == "unchanged"
    # Only what changed was evaluated.
    assert (engine, client.server.session.status()) == ("3 evaluations", "4 evaluations")


async def test_a_file_that_is_gone_has_no_problems(tmp_path: Path):
    client = await started(workspace(tmp_path))
    known = names(await ask(client))
    (tmp_path / "a.py").unlink()
    found = await ask(client, known)
    assert codes(found[(tmp_path / "a.py").as_uri()]) == []


async def test_other_settings_are_something_new(tmp_path: Path):
    client = await started(workspace(tmp_path))
    known = names(await ask(client))
    _, answer = begin(client, known)
    client.notify("workspace/didChangeConfiguration", {"settings": {"problems.enable": False}})
    found = {item["uri"]: item for item in (await asyncio.wait_for(answer, 10))["items"]}
    if any(one["kind"] == "unchanged" for one in found.values()):
        # It was told before the other settings came; the rest is told next.
        found |= await ask(client, {**known, **names(found)})
    assert [codes(one) for one in found.values() if one["kind"] == "full"] != []
    assert all(codes(one) == [] for one in found.values() if one["kind"] == "full")


async def test_parts_are_told_as_they_are_found(tmp_path: Path):
    client = await started(workspace(tmp_path))
    assert await ask(client, partialResultToken="parts") == {}
    parts = [m["params"] for m in client.received if m.get("method") == "$/progress"]
    assert [part["token"] for part in parts] == ["parts", "parts"]
    assert [codes(part["value"]["items"][0]) for part in parts] == [["NG301"], ["NG301"]]


@pytest.mark.parametrize("cancel", ["$/cancelRequest", "window/workDoneProgress/cancel"])
async def test_it_is_cancelled_and_so_is_the_evaluation(tmp_path: Path, cancel: str):
    made: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        made.append(HandEngine(*arguments))
        return made[0]

    client = Client(make)
    await client.start(PULLING, [workspace(tmp_path)])
    number, answer = begin(client, workDoneToken="work")
    while not made[0].submitted:
        await asyncio.sleep(0.01)
    client.notify(cancel, {"id": number, "token": "work"})
    with pytest.raises(FailedError) as failed:
        await asyncio.wait_for(answer, 10)
    assert failed.value.code == -32800
    assert made[0].forgotten == [made[0].submitted[0][0]]
    # The next one begins where this one ended.
    begin(client)
    while len(made[0].submitted) < 2:
        await asyncio.sleep(0.01)


async def test_a_file_that_is_opened_meanwhile_is_left_to_the_editor(tmp_path: Path):
    made: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        made.append(HandEngine(*arguments))
        return made[0]

    client = Client(make)
    await client.start(PULLING, [tmp_path])
    (tmp_path / "a.py").write_text(WRONG)
    _, answer = begin(client)
    while not made[0].submitted:
        await asyncio.sleep(0.01)
    client.open(WRONG, uri=(tmp_path / "a.py").as_uri())
    await asyncio.sleep(0.05)
    assert not answer.done()
    assert len(made[0].submitted) == 2
