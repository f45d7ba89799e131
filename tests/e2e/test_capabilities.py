"""Each answer as the real editors understand it: by what VS Code, Neovim, Emacs and JupyterLab say of themselves.

The files in `capabilities/` were written by `tests/support/recorder.py` between an editor and the server.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import types
from neurogebra_lsp.protocol.server import Server
from pygls.client import JsonRPCClient
from pygls.protocol import JsonRPCProtocol
from pygls.protocol.json_rpc import (
    JsonRPCNotification,
    JsonRPCRequestMessage,
    JsonRPCResponseMessage,
)
from pytest_lsp import ClientServerConfig

from tests.support.engines import InlineEngine
from tests.support.marker import source

URI = "file:///test.py"
OTHER = "file:///other.py"
NOTEBOOK = "file:///test.ipynb"
CELL = "vscode-notebook-cell:/test.ipynb#1"
TEXT = source("""
    from neurogebra import Expression, MathForge, Value
    forge = MathForge()
    f = Expression("🙂𝑥", "a*x**2", params={"a": 2})
    print(f.eval(x=3))
    sigmoid = forge.get("sigmoid")
    x = Value(2.0)
    y = x * x
    y.backward()
    wrong = forge.get("sigmiod")
    other = forge.get("sig
""")
SMALL = "from neurogebra import Value\nx = Value(2.0)\ny = x * x\ny.backward()\n"
FOLDER = Path(__file__).with_name("capabilities")
EDITORS = ("vscode", "neovim", "emacs", "jupyterlab")
SERVER = [sys.executable, "-m", "neurogebra_lsp", "server", "--stdio"]

together = pytest.mark.asyncio(loop_scope="module")


@cache
def said(editor: str) -> dict[str, Any]:
    """What an editor said of itself."""
    return json.loads((FOLDER / f"{editor}.json").read_text("utf-8"))["capabilities"]


class Messages(JsonRPCProtocol):
    """Messages as they are on the wire, all of them kept."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.received: list[dict[str, Any]] = []

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Of a message's parts nothing is made: what is checked is what was sent."""
        if "jsonrpc" not in data:
            return data
        self.received.append(data)
        if "error" in data:
            error = types.ResponseError(data["error"]["code"], data["error"]["message"])
            return types.ResponseErrorMessage(error=error, id=data["id"])
        if "method" not in data:
            return JsonRPCResponseMessage(data["id"], data["jsonrpc"], data["result"])
        about = data["method"], data["jsonrpc"], data.get("params")
        return (
            JsonRPCRequestMessage(data["id"], *about)
            if "id" in data
            else JsonRPCNotification(*about)
        )


class Editor(JsonRPCClient):
    """An editor to the server, as far as it can tell."""

    protocol: Messages
    name: str
    offered: dict[str, Any]

    def __init__(self) -> None:
        super().__init__(Messages)
        self.sent: set[str] = set()
        for method in (*ASKED, "client/registerCapability"):
            # No settings are set; to all else the editor agrees.
            answer = [None] if method == "workspace/configuration" else None
            self.feature(method)(lambda *_, answer=answer: answer)

    async def ask(self, method: str, params: Any = None) -> Any:
        self.sent.add(method)
        return await asyncio.wait_for(self.protocol.send_request_async(method, params), 45)

    def notify(self, method: str, params: Any) -> None:
        self.sent.add(method)
        self.protocol.notify(method, params)


class Visit:
    """A session with one server, and what its client can do."""

    def __init__(self, client: Editor) -> None:
        self.can = said(client.name)
        self.client = client
        self.offered = client.offered
        self.encoding = client.offered.get("positionEncoding", "utf-16")

    def able(self, *path: str) -> Any:
        """A capability by its path, None where the editor does not name it."""
        found: Any = self.can
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def place(self, line: int, before: str) -> dict[str, int]:
        """The place behind the first of these words in a line, as the client counts."""
        text = TEXT.splitlines()[line]
        text = text[: text.index(before) + len(before)]
        units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.encoding]
        encoded = text.encode(self.encoding + ("" if units == 1 else "-le"))
        return {"line": line, "character": len(encoded) // units}

    async def ask(self, method: str, uri: str = URI, **params: Any) -> Any:
        return await self.client.ask(method, {"textDocument": {"uri": uri}, **params})

    async def card(self, word: str, uri: str = URI, line: int = 5) -> str:
        """The card of the first name of a line, once it holds a word."""
        while True:
            place = {"line": line, "character": 0}
            answer = await self.ask("textDocument/hover", uri, position=place)
            if answer is not None and word in answer["contents"]["value"]:
                return answer["contents"]["value"]
            await asyncio.sleep(0.02)


@pytest_lsp.fixture(
    config=ClientServerConfig(SERVER, client_factory=Editor), scope="module", params=EDITORS
)
async def editor(client: JsonRPCClient, request: pytest.FixtureRequest):
    assert isinstance(client, Editor)
    client.name = request.param
    params = {"processId": None, "rootUri": None, "capabilities": said(client.name)}
    answer = await client.ask("initialize", params)
    client.offered = answer["capabilities"]
    client.notify("initialized", {})
    client.notify("textDocument/didOpen", document(URI, TEXT))
    yield
    assert await client.ask("shutdown") is None
    client.notify("exit", None)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def visit(editor: Editor) -> Visit:
    visit = Visit(editor)
    await visit.card("∂y/∂x = 2x = 4")
    return visit


def document(uri: str, text: str) -> dict[str, Any]:
    return {"textDocument": {"uri": uri, "languageId": "python", "version": 1, "text": text}}


WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


# -- what is held against what the editor understands ---------------------------------------------


def check_markup(content: Any, formats: list[str] | None) -> None:
    """Markdown only for who names it, and none of its marks in plain text."""
    if isinstance(content, str) or content is None:
        return
    assert content["kind"] in (formats or ["plaintext"])
    if content["kind"] == "plaintext":
        assert "```" not in content["value"]
        assert "\\|" not in content["value"]


def check_edit(visit: Visit, edit: dict[str, Any]) -> None:
    if visit.able("workspace", "workspaceEdit", "documentChanges"):
        assert [one["textDocument"] for one in edit["documentChanges"]] == [
            {"uri": URI, "version": 1}
        ]
    else:
        assert [*edit] == ["changes"]
        assert [*edit["changes"]] == [URI]


def check_command(visit: Visit, command: dict[str, Any]) -> None:
    """An empty command only tells; any other the server itself can execute for every client."""
    offered = visit.offered["executeCommandProvider"]["commands"]
    assert command["command"] == "" or command["command"] in offered


def check_kind(kind: int, kinds: list[int] | None, last: int) -> None:
    assert kind in (kinds or range(1, last + 1))


async def check_hover(visit: Visit) -> None:
    answer = await visit.ask("textDocument/hover", position=visit.place(5, ""))
    check_markup(answer["contents"], visit.able("textDocument", "hover", "contentFormat"))
    assert "∂y/∂x = 2x = 4" in answer["contents"]["value"]


async def check_completion(visit: Visit) -> None:
    answer = await visit.ask("textDocument/completion", position=visit.place(9, '"sig'))
    item = next(one for one in answer["items"] if one["label"] == "sigmoid")
    can = visit.able("textDocument", "completion", "completionItem") or {}
    defaults = answer.get("itemDefaults", {})
    shared = visit.able("textDocument", "completion", "completionList", "itemDefaults") or ()
    assert set(defaults) <= set(shared)
    for one in answer["items"]:
        assert one.get("insertTextFormat", 1) == 1 or can.get("snippetSupport")
        assert "commitCharacters" not in one or can.get("commitCharactersSupport")
        assert "labelDetails" not in one or can.get("labelDetailsSupport")
        assert "tags" not in one or can.get("tagSupport")
        assert ("editRange" in defaults) != ("textEdit" in one)
        assert "textEdit" not in one or "range" in one["textEdit"]
        kinds = visit.able("textDocument", "completion", "completionItemKind", "valueSet")
        check_kind(one["kind"], kinds, 18)
    whole = await visit.client.ask("completionItem/resolve", item)
    check_markup(whole["documentation"], can.get("documentationFormat"))
    assert "e⁻ˣ" in whole["documentation"]["value"]


async def check_signature(visit: Visit) -> None:
    answer = await visit.ask("textDocument/signatureHelp", position=visit.place(3, "eval(x="))
    (signature,) = answer["signatures"]
    can = visit.able("textDocument", "signatureHelp", "signatureInformation") or {}
    check_markup(signature.get("documentation"), can.get("documentationFormat"))
    offsets = (can.get("parameterInformation") or {}).get("labelOffsetSupport")
    for parameter in signature["parameters"]:
        assert isinstance(parameter["label"], list if offsets else str)


async def check_definition(visit: Visit) -> None:
    answer = await visit.ask("textDocument/definition", position=visit.place(3, "eval("))
    (target,) = answer
    # The symbol in the formula, behind letters that are counted differently.
    assert target["uri"] == URI
    assert target["range"]["end"] == visit.place(2, '"a*x')


async def check_references(visit: Visit) -> None:
    answer = await visit.ask(
        "textDocument/references",
        position=visit.place(3, "eval("),
        context={"includeDeclaration": True},
    )
    assert [one["range"]["end"] for one in answer] == [visit.place(2, '"a*x'), visit.place(3, "(x")]


async def check_highlights(visit: Visit) -> None:
    answer = await visit.ask("textDocument/documentHighlight", position=visit.place(5, ""))
    assert [one["range"]["start"]["line"] for one in answer] == [5, 6, 6]


async def check_rename(visit: Visit) -> None:
    place = visit.place(3, "eval(")
    if visit.able("textDocument", "rename", "prepareSupport"):
        assert visit.offered["renameProvider"] == {"prepareProvider": True}
        answer = await visit.ask("textDocument/prepareRename", position=place)
        assert answer["start"] == place
    edit = await visit.ask("textDocument/rename", position=place, newName="t")
    check_edit(visit, edit)


async def check_actions(visit: Visit) -> None:
    problem = visit.place(8, '"sig')
    answer = await visit.ask(
        "textDocument/codeAction",
        range={"start": problem, "end": problem},
        context={"diagnostics": []},
    )
    if not visit.able("textDocument", "codeAction", "codeActionLiteralSupport"):
        assert answer == []
        return
    assert "Change to 'sigmoid'" in [one["title"] for one in answer]
    kinds = visit.able(
        *("textDocument", "codeAction", "codeActionLiteralSupport", "codeActionKind", "valueSet")
    )
    for one in answer:
        # A client treats kinds that it does not know as the more general one that it does.
        assert any(one["kind"] == kind or one["kind"].startswith(f"{kind}.") for kind in kinds)
        if "edit" in one:
            check_edit(visit, one["edit"])
        if "command" in one:
            check_command(visit, one["command"])


async def check_lenses(visit: Visit) -> None:
    answer = await visit.ask("textDocument/codeLens")
    assert any("∂y/∂x = 4" in one["command"]["title"] for one in answer)
    for one in answer:
        check_command(visit, one["command"])


async def check_hints(visit: Visit) -> None:
    answer = await visit.ask("textDocument/inlayHint", range=WHOLE)
    assert {3, 6} <= {one["position"]["line"] for one in answer}
    formats = visit.able("textDocument", "hover", "contentFormat")
    lazy = visit.able("textDocument", "inlayHint", "resolveSupport", "properties") or ()
    for one in answer:
        check_markup(one.get("tooltip"), formats)
        assert ("tooltip" in one) == ("markdown" in (formats or ()) and "tooltip" not in lazy)
    whole = await visit.client.ask("inlayHint/resolve", answer[0])
    assert ("tooltip" in whole) == ("markdown" in (formats or ()))
    check_markup(whole.get("tooltip"), formats)


async def check_symbols(visit: Visit) -> None:
    answer = await visit.ask("textDocument/documentSymbol")
    assert {"f", "sigmoid", "x", "y"} <= {one["name"] for one in answer}
    if not visit.able("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"):
        assert all("location" in one for one in answer)
    kinds = visit.able("textDocument", "documentSymbol", "symbolKind", "valueSet")
    for one in answer:
        check_kind(one["kind"], kinds, 18)


async def check_workspace_symbols(visit: Visit) -> None:
    answer = await visit.client.ask("workspace/symbol", {"query": "sig"})
    assert [one["location"]["uri"] for one in answer] == [URI]
    for one in answer:
        check_kind(one["kind"], visit.able("workspace", "symbol", "symbolKind", "valueSet"), 18)


async def check_folds(visit: Visit) -> None:
    assert await visit.ask("textDocument/foldingRange") == []


async def check_selection(visit: Visit) -> None:
    (answer,) = await visit.ask("textDocument/selectionRange", positions=[visit.place(2, '"a*')])
    assert answer["range"]["end"] == visit.place(2, '"a*x')
    assert "parent" in answer


async def check_tokens(visit: Visit) -> None:
    legend = visit.offered["semanticTokensProvider"]["legend"]
    whole = await visit.ask("textDocument/semanticTokens/full")
    assert len(whole["data"]) % 5 == 0
    assert max(whole["data"][3::5]) < len(legend["tokenTypes"])
    # The first is in the formula behind the wide letters.
    assert whole["data"][:2] == [*visit.place(2, '𝑥", "').values()]
    again = await visit.ask(
        "textDocument/semanticTokens/full/delta", previousResultId=whole["resultId"]
    )
    assert again.get("edits") == []
    part = await visit.ask("textDocument/semanticTokens/range", range=WHOLE)
    assert part["data"] == whole["data"]


async def check_hierarchy(visit: Visit) -> None:
    (item,) = await visit.ask("textDocument/prepareCallHierarchy", position=visit.place(6, ""))
    below = await visit.client.ask("callHierarchy/outgoingCalls", {"item": item})
    assert {one["to"]["name"] for one in below} == {"x"}
    (leaf,) = await visit.ask("textDocument/prepareCallHierarchy", position=visit.place(5, ""))
    above = await visit.client.ask("callHierarchy/incomingCalls", {"item": leaf})
    assert {one["from"]["name"] for one in above} == {"y"}


async def check_links(visit: Visit) -> None:
    answer = await visit.ask("textDocument/documentLink")
    assert all("://" in one["target"] or ":/" in one["target"] for one in answer)
    assert visit.place(4, '"') in [one["range"]["start"] for one in answer]


async def check_inline_values(visit: Visit) -> None:
    stopped = {"frameId": 1, "stoppedLocation": WHOLE}
    answer = await visit.ask("textDocument/inlineValue", range=WHOLE, context=stopped)
    assert answer


async def check_execution(visit: Visit) -> None:
    place = {"uri": URI, "position": visit.place(5, "")}
    arguments: dict[str, list[Any]] = {
        "neurogebra.card": [place],
        "neurogebra.explore": [{"uri": URI, "position": visit.place(2, "")}],
        "neurogebra.graph": [URI, 0],
        "neurogebra.steps": [URI, 0],
        "neurogebra.evaluateFurther": [URI],
        "neurogebra.toggle": [],
    }
    assert {*arguments} == {*visit.offered["executeCommandProvider"]["commands"]}

    async def execute(command: str) -> Any:
        params = {"command": command, "arguments": arguments[command]}
        return await visit.client.ask("workspace/executeCommand", params)

    assert "∂y/∂x = 2x = 4" in (await execute("neurogebra.card"))["text"]
    assert "a·x²" in (await execute("neurogebra.explore"))["text"]
    assert "mermaid" in (await execute("neurogebra.graph"))["text"]
    assert "∂" in (await execute("neurogebra.steps"))["text"]
    assert await execute("neurogebra.toggle") is False
    assert await visit.ask("textDocument/documentSymbol") == []
    assert await execute("neurogebra.toggle") is True
    await execute("neurogebra.evaluateFurther")
    await visit.card("∂y/∂x = 2x = 4")


async def check_documents(visit: Visit) -> None:
    """What comes and goes beside the text that all else is about."""
    client = visit.client
    client.notify("textDocument/didOpen", document(OTHER, SMALL))
    await visit.card("∂y/∂x = 2x = 4", OTHER, 1)
    span = {"start": {"line": 1, "character": 10}, "end": {"line": 1, "character": 13}}
    changed = {"uri": OTHER, "version": 2}
    change = {"textDocument": changed, "contentChanges": [{"range": span, "text": "3.0"}]}
    client.notify("textDocument/didChange", change)
    await visit.card("∂y/∂x = 2x = 6", OTHER, 1)
    client.notify("textDocument/didSave", {"textDocument": {"uri": OTHER}})
    client.notify("textDocument/didClose", {"textDocument": {"uri": OTHER}})
    answer = await visit.ask("textDocument/hover", OTHER, position={"line": 1, "character": 0})
    assert answer is None


async def check_notebook(visit: Visit) -> None:
    client = visit.client
    cell = document(CELL, SMALL)["textDocument"]
    about = {"uri": NOTEBOOK, "notebookType": "jupyter-notebook", "version": 1}
    told = {**about, "cells": [{"kind": 2, "document": CELL}]}
    client.notify(
        "notebookDocument/didOpen", {"notebookDocument": told, "cellTextDocuments": [cell]}
    )
    await visit.card("∂y/∂x = 2x = 4", CELL, 1)
    text = {"document": {"uri": CELL, "version": 2}, "changes": [{"text": SMALL.replace("2", "5")}]}
    now = {"uri": NOTEBOOK, "version": 2}
    change = {"notebookDocument": now, "change": {"cells": {"textContent": [text]}}}
    client.notify("notebookDocument/didChange", change)
    await visit.card("∂y/∂x = 2x = 10", CELL, 1)
    client.notify("notebookDocument/didSave", {"notebookDocument": {"uri": NOTEBOOK}})
    gone = {"notebookDocument": {"uri": NOTEBOOK}, "cellTextDocuments": [{"uri": CELL}]}
    client.notify("notebookDocument/didClose", gone)
    answer = await visit.ask("textDocument/hover", CELL, position={"line": 1, "character": 0})
    assert answer is None


async def check_news(visit: Visit) -> None:
    """What is told of the workspace and the connection costs nothing of what is known."""
    client = visit.client
    client.notify("$/setTrace", {"value": "off"})
    client.notify("window/workDoneProgress/cancel", {"token": "no such work"})
    client.notify("workspace/didChangeConfiguration", {"settings": {}})
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": OTHER, "type": 2}]})
    folders = {"event": {"added": [], "removed": []}}
    client.notify("workspace/didChangeWorkspaceFolders", folders)
    await visit.card("∂y/∂x = 2x = 4")


async def check_panels(visit: Visit) -> None:
    """What a client asks for that draws."""
    ask, place = visit.client.ask, {"uri": URI, "position": visit.place(2, "")}
    found = await ask("neurogebra/explore", place)
    assert found["maths"]["unicode"] == "a·x²"
    point = {"names": ["x", "a"], "values": [3, 2], "by": "x", "low": -1, "high": 1}
    drawn = await ask("neurogebra/draw", {"formula": found["formula"], **point, "orders": [0]})
    assert drawn["curves"][0]["value"] == 18.0
    assert "edits" in await ask("neurogebra/write", {**place, "name": "a", "value": 3.5})
    assert "def " in (await ask("neurogebra/code", {**place, "library": "numpy"}))["code"]
    graph = await ask("neurogebra/graph", {"textDocument": {"uri": URI}, "number": 0})
    assert len(graph["graph"]["boxes"]) > 1
    assert (await ask("neurogebra/catalogue", {}))[0]["category"] == "activation"
    assert (await ask("neurogebra/search", {"query": "SiLU"}))[0] == "swish"
    assert "e⁻ˣ" in (await ask("neurogebra/entry", {"name": "sigmoid"}))["text"]
    assert (await ask("neurogebra/insertion", {**place, "name": "mse"}))["edits"]
    page = await ask("workspace/textDocumentContent", {"uri": "neurogebra-catalogue:/sigmoid.md"})
    assert page["text"].startswith("# sigmoid")


def pulls(visit: Visit) -> bool:
    return bool(
        visit.able("textDocument", "diagnostic")
        and visit.able("workspace", "diagnostics", "refreshSupport")
    )


async def check_pulled_problems(visit: Visit) -> None:
    if not pulls(visit):
        return
    first = await visit.ask("textDocument/diagnostic")
    again = await visit.ask("textDocument/diagnostic", previousResultId=first["resultId"])
    assert (first["kind"], again["kind"]) == ("full", "unchanged")
    # For the workspace it is held until there is something to tell; here nothing is.
    method = "workspace/diagnostic"
    visit.client.sent.add(method)
    held = visit.client.protocol.send_request(method, {"previousResultIds": []}, msg_id="held")
    await visit.card("∂y/∂x = 2x = 4")
    visit.client.protocol.notify("$/cancelRequest", {"id": "held"})
    with pytest.raises(Exception, match="ancel"):
        await asyncio.wait_for(asyncio.wrap_future(held), 10)


#: For each thing that the server offers, how every editor's use of it is checked.
CHECKS: dict[str, Callable[[Visit], Any]] = {
    "hoverProvider": check_hover,
    "completionProvider": check_completion,
    "signatureHelpProvider": check_signature,
    "definitionProvider": check_definition,
    "referencesProvider": check_references,
    "documentHighlightProvider": check_highlights,
    "renameProvider": check_rename,
    "codeActionProvider": check_actions,
    "codeLensProvider": check_lenses,
    "inlayHintProvider": check_hints,
    "documentSymbolProvider": check_symbols,
    "workspaceSymbolProvider": check_workspace_symbols,
    "foldingRangeProvider": check_folds,
    "selectionRangeProvider": check_selection,
    "semanticTokensProvider": check_tokens,
    "callHierarchyProvider": check_hierarchy,
    "documentLinkProvider": check_links,
    "inlineValueProvider": check_inline_values,
    "executeCommandProvider": check_execution,
    "diagnosticProvider": check_pulled_problems,
}
#: The same for what goes without an offer.
MORE = (check_documents, check_notebook, check_news, check_panels)


@pytest.mark.parametrize("offer", CHECKS)
@together
async def test_an_answer_is_one_that_the_editor_understands(visit: Visit, offer: str):
    # Problems are pulled only by who can be asked to pull them again; all others are told.
    assert (offer in visit.offered) == (offer != "diagnosticProvider" or pulls(visit))
    await CHECKS[offer](visit)


@pytest.mark.parametrize("check", MORE)
@together
async def test_what_needs_no_offer(visit: Visit, check: Callable[[Visit], Any]):
    await check(visit)


@together
async def test_every_method_that_the_server_has_is_asked_here(visit: Visit):
    assert {name for name in visit.offered if name.endswith("Provider")} <= {*CHECKS}
    for check in (*CHECKS.values(), *MORE):
        await check(visit)
    status = await visit.client.ask("neurogebra/status", {})
    assert status["failures"] == 0
    manager = Server(InlineEngine).protocol.fm
    pulled = {"textDocument/diagnostic", "workspace/diagnostic"} if pulls(visit) else set[str]()
    # The last one is asked when all is seen.
    has = {*manager.features, *manager.builtin_features, *pulled} - {"shutdown"}
    if not visit.able("textDocument", "rename", "prepareSupport"):
        has -= {"textDocument/prepareRename"}
    assert visit.client.sent == has


@together
async def test_columns_are_counted_in_what_the_editor_named_first_of_what_we_can(visit: Visit):
    named = visit.able("general", "positionEncodings")
    assert visit.encoding in (named or ["utf-16"])


async def problems(visit: Visit) -> list[dict[str, Any]]:
    """What an editor knows of problems: it pulls them where it can, else they are pushed."""
    if pulls(visit):
        return (await visit.ask("textDocument/diagnostic"))["items"]
    published = "textDocument/publishDiagnostics"
    while True:
        for message in reversed(visit.client.protocol.received):
            if message.get("method") == published and message["params"]["uri"] == URI:
                return message["params"]["diagnostics"]
        await asyncio.sleep(0.02)


@together
async def test_problems_have_only_what_the_editor_shows(visit: Visit):
    can = visit.able("textDocument", "publishDiagnostics") or {}
    found = await problems(visit)
    assert "NG301" in [one["code"] for one in found]
    for one in found:
        assert "relatedInformation" not in one or can.get("relatedInformation")
        assert "codeDescription" not in one or can.get("codeDescriptionSupport")
        assert not one.get("tags") or can.get("tagSupport")


#: What a client must have said before the server may ask for it.
ASKED = {
    "workspace/codeLens/refresh": ("workspace", "codeLens", "refreshSupport"),
    "workspace/inlayHint/refresh": ("workspace", "inlayHint", "refreshSupport"),
    "workspace/semanticTokens/refresh": ("workspace", "semanticTokens", "refreshSupport"),
    "workspace/diagnostic/refresh": ("workspace", "diagnostics", "refreshSupport"),
    "workspace/configuration": ("workspace", "configuration"),
    "window/workDoneProgress/create": ("window", "workDoneProgress"),
}


def registered(message: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for one in message["params"]["registrations"]:
        name = {"workspace/textDocumentContent": "textDocumentContent"}.get(
            one["method"], one["method"].split("/")[1]
        )
        yield (one["method"].split("/")[0], name, "dynamicRegistration")


@together
async def test_only_what_an_editor_can_do_is_asked_of_it(visit: Visit):
    for message in visit.client.protocol.received:
        if "method" not in message or "id" not in message:
            continue
        if message["method"] == "client/registerCapability":
            assert all(visit.able(*path) for path in registered(message))
        else:
            assert visit.able(*ASKED[message["method"]])


#: Rows of the table in docs/editors.md, and the capability that an editor names which has it.
CAPABILITIES = {
    "lenses": ("textDocument", "codeLens"),
    "results at line ends": ("textDocument", "inlayHint"),
    "their repairs": ("textDocument", "codeAction"),
    "semantic tokens": ("textDocument", "semanticTokens"),
    "folding ranges": ("textDocument", "foldingRange"),
    "selection ranges": ("textDocument", "selectionRange"),
    "call hierarchy: the computation graph": ("textDocument", "callHierarchy"),
    "document links": ("textDocument", "documentLink"),
    "inline values for debuggers": ("textDocument", "inlineValue"),
    "cells of a notebook: edited, moved, deleted": ("notebookDocument", "synchronization"),
}


def test_what_the_table_denies_an_editor_is_what_it_does_not_name():
    page = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text("utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines()]
    denied = {
        (row[0], editor)
        for row in rows
        if len(row) == 1 + len(EDITORS)
        for editor, cell in zip(EDITORS, row[1:], strict=True)
        if cell.startswith("has none")
    }
    absent = {
        (row, editor)
        for row, (group, name) in CAPABILITIES.items()
        for editor in EDITORS
        if not said(editor).get(group, {}).get(name)
    }
    # JupyterLab sends all cells as one text, and names no notebooks.
    assert denied == absent - {("cells of a notebook: edited, moved, deleted", "jupyterlab")}
