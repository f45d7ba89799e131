"""Notebooks, problems that are asked for and the workspace, with the real server over real pipes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.e2e.test_stdio import SERVER, soon
from tests.support.client import NOTEBOOK, cell

ABLE = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities(),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
    ),
    workspace=types.WorkspaceClientCapabilities(
        configuration=True,
        workspace_folders=True,
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
    ),
    notebook_document=types.NotebookDocumentClientCapabilities(
        types.NotebookDocumentSyncClientCapabilities()
    ),
    window=types.WindowClientCapabilities(work_done_progress=True),
)
WRONG = 'from neurogebra import MathForge\nf = MathForge().get("sigmiod")\n'


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER))
async def client(lsp_client: LanguageClient, tmp_path: Path):
    (tmp_path / "wrong.py").write_text(WRONG)
    lsp_client.set_configuration(
        {"neurogebra": {"hover": {"enable": False}}}, scope_uri=tmp_path.as_uri()
    )
    folder = types.WorkspaceFolder(tmp_path.as_uri(), "root")
    params = types.InitializeParams(ABLE, workspace_folders=[folder])
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


def open_notebook(client: LanguageClient, *cells: str) -> None:
    kind = types.NotebookCellKind.Code
    client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            types.NotebookDocument(
                NOTEBOOK,
                "jupyter-notebook",
                1,
                [types.NotebookCell(kind, cell(number)) for number in range(len(cells))],
            ),
            [
                types.TextDocumentItem(cell(number), "python", 1, text)
                for number, text in enumerate(cells)
            ],
        )
    )


async def hover(client: LanguageClient, uri: str, line: int) -> str:
    place = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, 0))
    answer: Any = await client.text_document_hover_async(place)
    return "" if answer is None else answer.contents.value


async def pulled(client: LanguageClient, uri: str, previous: str | None = None) -> Any:
    document = types.TextDocumentIdentifier(uri)
    return await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(document, previous_result_id=previous)
    )


async def test_a_notebook_that_is_edited(client: LanguageClient):
    magic = "%matplotlib inline\nfrom neurogebra import MathForge, Value\nx = Value(2.0)"
    open_notebook(client, magic, "y = x * x\ny.backward()", 'MathForge().get("sigmiod")')
    await soon(lambda: hover(client, cell(0), 2), lambda card: "∂y/∂x = 2x = 4" in card)
    report = await soon(
        lambda: pulled(client, cell(2)), lambda report: [p.code for p in report.items] == ["NG301"]
    )
    assert report.items[0].range.start == types.Position(0, 17)
    assert (await pulled(client, cell(2), report.result_id)).kind == "unchanged"
    assert client.diagnostics == {}
    change = types.TextDocumentContentChangePartial(
        range=types.Range(types.Position(2, 10), types.Position(2, 13)), text="3.0"
    )
    client.notebook_document_did_change(
        types.DidChangeNotebookDocumentParams(
            types.VersionedNotebookDocumentIdentifier(2, NOTEBOOK),
            types.NotebookDocumentChangeEvent(
                cells=types.NotebookDocumentCellChanges(
                    text_content=[
                        types.NotebookDocumentCellContentChanges(
                            types.VersionedTextDocumentIdentifier(2, cell(0)), [change]
                        )
                    ]
                )
            ),
        )
    )
    await soon(lambda: hover(client, cell(0), 2), lambda card: "∂y/∂x = 2x = 6" in card)


async def test_the_files_of_a_workspace(client: LanguageClient, tmp_path: Path):
    uri = (tmp_path / "wrong.py").as_uri()
    report: Any = await asyncio.wait_for(
        client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([])), 30
    )
    ((told,),) = [[item for item in report.items if item.uri == uri]]
    assert [problem.code for problem in told.items] == ["NG301"]
    (tmp_path / "fine.py").write_text(WRONG.replace("sigmiod", "sigmoid"))
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    symbols = await client.workspace_symbol_async(types.WorkspaceSymbolParams("f"))
    assert [symbol.name for symbol in symbols or ()] == ["f = sigmoid", "f"]
    # This folder has cards switched off, and others have not.
    text = "from neurogebra import Value\nx = Value(2.0)\ny = x * x\n"
    here, elsewhere = ((folder / "open.py").as_uri() for folder in (tmp_path, tmp_path.parent))
    for other in (here, elsewhere):
        item = types.TextDocumentItem(other, "python", 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await soon(lambda: hover(client, elsewhere, 2), lambda card: "y = x·x   Value, 4" in card)
    assert await hover(client, here, 2) == ""
