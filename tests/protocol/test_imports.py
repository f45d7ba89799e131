"""What a document imports from the workspace changes, on the disk or in the editor."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.protocol import session

from tests.support.client import Client
from tests.support.engines import InlineEngine

MAIN = "import neurogebra\nfrom helper import rate\nx = rate * 10\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for files to be left alone."""
    monkeypatch.setattr(session, "_IMPORTED_LATER", 0.0)


async def opened(folder: Path) -> tuple[Client, str]:
    """A client with a main.py that imports a helper.py beside it."""
    (folder / "helper.py").write_text("rate = 2\n")
    uri = (folder / "main.py").as_uri()
    client = Client(InlineEngine)
    await client.start()
    client.open(MAIN, uri)
    await shows(client, uri, ["20"])
    return client, uri


async def shows(client: Client, uri: str, wanted: list[str]) -> None:
    """Once what changed has been looked at, the hints are these."""
    labels: Any = None
    for _ in range(1_000):
        hints = await client.hints(uri=uri)
        labels = ["".join(part["value"] for part in hint["label"]) for hint in hints]
        if labels == wanted:
            return
        await asyncio.sleep(0.01)
    assert labels == wanted


def changed(client: Client, path: Path, how: int) -> None:
    change = {"uri": path.as_uri(), "type": how}
    client.notify("workspace/didChangeWatchedFiles", {"changes": [change]})


async def test_a_file_changes_on_the_disk_and_goes(tmp_path: Path):
    client, uri = await opened(tmp_path)
    (tmp_path / "helper.py").write_text("rate = 345\n")
    changed(client, tmp_path / "helper.py", 2)
    await shows(client, uri, ["3450"])
    (tmp_path / "helper.py").unlink()
    changed(client, tmp_path / "helper.py", 3)
    await shows(client, uri, [])


async def test_a_module_is_edited_in_the_editor_and_closed_without_saving(tmp_path: Path):
    client, uri = await opened(tmp_path)
    helper = (tmp_path / "helper.py").as_uri()
    client.open("rate = 2\n", helper)
    client.edit({"text": "rate = 7\n"}, uri=helper)
    await shows(client, uri, ["70"])
    client.notify("textDocument/didClose", {"textDocument": {"uri": helper}})
    await shows(client, uri, ["20"])


async def test_a_document_that_imports_none_of_it_is_left_alone(tmp_path: Path):
    client, _ = await opened(tmp_path)
    before = client.server.session.status()
    (tmp_path / "unrelated.py").write_text("z = 1\n")
    changed(client, tmp_path / "unrelated.py", 1)
    await asyncio.sleep(0.1)
    assert client.server.session.status() == before
