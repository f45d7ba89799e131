"""A client for tests of the protocol: JSON in, JSON out, in this process or over real pipes."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from neurogebra_lsp.protocol.server import Server
from neurogebra_lsp.protocol.session import MakeEvaluator
from neurogebra_lsp.protocol.transport import Framing

#: What a capable editor says of itself.
RICH: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
    },
    "workspace": {
        "codeLens": {"refreshSupport": True},
        "inlayHint": {"refreshSupport": True},
        "workspaceEdit": {"documentChanges": True},
    },
}

URI = "file:///test.py"
NOTEBOOK = "file:///test.ipynb"


def cell(number: int) -> str:
    """The address of a cell."""
    return f"vscode-notebook-cell:/test.ipynb#{number}"


def cell_text(number: int, text: str, language: str = "python") -> dict[str, Any]:
    """The text of a cell, as it is opened."""
    return {"uri": cell(number), "languageId": language, "version": 1, "text": text}


class FailedError(Exception):
    """The server answered with an error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code: int = error["code"]
        self.data: Any = error.get("data")


class Client:
    """Speaks to a server in this process, byte for byte as over a pipe."""

    def __init__(self, make_evaluator: MakeEvaluator, *, latex: bool = False) -> None:
        self.server = Server(make_evaluator, latex=latex)
        self.server.protocol.set_writer(self)
        self.received: list[dict[str, Any]] = []
        self.answer_requests: Callable[[dict[str, Any]], Any] | None = lambda request: None
        self._framing = Framing(lambda: None)
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._arrived = asyncio.Event()

    # -- the server's side of the pipe ----------------------------------------------------------

    def write(self, data: bytes) -> None:
        for body in self._framing.feed(data):
            self._receive(json.loads(body))

    def close(self) -> None:
        pass

    def _receive(self, message: dict[str, Any]) -> None:
        self.received.append(message)
        self._arrived.set()
        if "method" not in message:
            future = self._answers.pop(message["id"], None)
            if future is None or future.done():
                return
            if "error" in message:
                future.set_exception(FailedError(message["error"]))
            else:
                future.set_result(message["result"])
        elif "id" in message and self.answer_requests is not None:
            result = self.answer_requests(message)
            self.send({"id": message["id"], "result": result})

    # -- our side -------------------------------------------------------------------------------

    def send(self, message: dict[str, Any]) -> None:
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_bytes(self, body: bytes) -> None:
        self.server.protocol.receive(body)

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    def begin(self, method: str, params: Any = None) -> tuple[int, asyncio.Future[Any]]:
        number = next(self._numbers)
        future = asyncio.get_running_loop().create_future()
        self._answers[number] = future
        self.send({"id": number, "method": method, "params": params})
        return number, future

    async def ask(self, method: str, params: Any = None) -> Any:
        return await asyncio.wait_for(self.begin(method, params)[1], 10)

    async def until(self, found: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message, of all that came and will come, for which `found` holds."""
        while True:
            for message in self.received:
                if found(message):
                    return message
            self._arrived.clear()
            await asyncio.wait_for(self._arrived.wait(), 10)

    async def start(
        self, capabilities: dict[str, Any] = RICH, folders: Sequence[Path] = (), **options: Any
    ) -> dict[str, Any]:
        await self.server.session.start()
        roots = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        params = {
            "processId": None,
            "rootUri": None,
            "capabilities": capabilities,
            "workspaceFolders": roots or None,
        }
        answer = await self.ask("initialize", {**params, "initializationOptions": options})
        self.notify("initialized", {})
        return answer

    def open(self, text: str, uri: str = URI, version: int = 1) -> None:
        document = {"uri": uri, "languageId": "python", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def open_notebook(self, *cells: str, uri: str = NOTEBOOK) -> None:
        """A notebook of code cells, whose addresses are `cell(0)`, `cell(1)`, …"""
        self.notify(
            "notebookDocument/didOpen",
            {
                "notebookDocument": {
                    "uri": uri,
                    "notebookType": "jupyter-notebook",
                    "version": 1,
                    "cells": [{"kind": 2, "document": cell(n)} for n in range(len(cells))],
                },
                "cellTextDocuments": [cell_text(n, text) for n, text in enumerate(cells)],
            },
        )

    def change_notebook(self, version: int = 2, uri: str = NOTEBOOK, **cells: Any) -> None:
        """What happened to the cells: their `structure`, `data` or `textContent`."""
        document = {"uri": uri, "version": version}
        params = {"notebookDocument": document, "change": {"cells": cells}}
        self.notify("notebookDocument/didChange", params)

    def edit_cell(self, number: int, *changes: dict[str, Any], version: int = 2) -> None:
        document = {"uri": cell(number), "version": version}
        self.change_notebook(version, textContent=[{"document": document, "changes": [*changes]}])

    def edit(self, *changes: dict[str, Any], uri: str = URI, version: int = 2) -> None:
        document = {"uri": uri, "version": version}
        self.notify(
            "textDocument/didChange",
            {"textDocument": document, "contentChanges": [*changes]},
        )

    async def at(self, method: str, line: int, character: int, uri: str = URI) -> Any:
        place = {"line": line, "character": character}
        return await self.ask(method, {"textDocument": {"uri": uri}, "position": place})

    async def lenses(self, uri: str = URI) -> Any:
        return await self.ask("textDocument/codeLens", {"textDocument": {"uri": uri}})

    async def hints(self, first: int = 0, last: int = 1_000, uri: str = URI) -> Any:
        lines = {"start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}}
        return await self.ask(
            "textDocument/inlayHint", {"textDocument": {"uri": uri}, "range": lines}
        )

    async def problems(self, version: int, uri: str = URI) -> list[dict[str, Any]]:
        """What was published for a version."""
        message = await self.until(
            lambda m: (
                m.get("method") == "textDocument/publishDiagnostics"
                and m["params"]["uri"] == uri
                and m["params"].get("version") == version
            )
        )
        return message["params"]["diagnostics"]


def replaced(line: int, start: int, end: int, text: str) -> dict[str, Any]:
    """A change within one line."""
    places = {
        "start": {"line": line, "character": start},
        "end": {"line": line, "character": end},
    }
    return {"range": places, "text": text}
