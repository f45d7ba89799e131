"""A session with the real server over real pipes, as an editor has it."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.support.marker import source
from tests.support.pipe import children_of

URI = "file:///chain.py"
CHAIN = source("""
    from neurogebra import MathForge, Value
    x = Value(2.0)
    h = x ** 2
    y = h + 3
    z = y * 2
    z.backward()
    forge = MathForge()
    f = forge.get("sigmiod")
""")
DOCUMENT = types.TextDocumentIdentifier(URI)
SERVER = [sys.executable, "-m", "neurogebra_lsp", "server", "--stdio"]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER))
async def client(lsp_client: LanguageClient, tmp_path: Path):
    # This editor says that it can be asked to ask again; here it agrees and does nothing.
    for asked in (
        types.WORKSPACE_CODE_LENS_REFRESH,
        types.WORKSPACE_INLAY_HINT_REFRESH,
        types.CLIENT_REGISTER_CAPABILITY,
    ):
        lsp_client.feature(asked)(lambda *_: None)
    capabilities = client_capabilities("visual-studio-code")
    params = types.InitializeParams(capabilities=capabilities, process_id=os.getpid())
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, text: str) -> None:
    document = types.TextDocumentItem(URI, "python", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))


def edited(
    client: LanguageClient, version: int, line: int, start: int, end: int, text: str
) -> None:
    span = types.Range(types.Position(line, start), types.Position(line, end))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, URI),
            [types.TextDocumentContentChangePartial(range=span, text=text)],
        )
    )


async def hover(client: LanguageClient, line: int, character: int) -> str:
    place = types.Position(line, character)
    answer = await client.text_document_hover_async(types.HoverParams(DOCUMENT, place))
    assert answer is None or isinstance(answer.contents, types.MarkupContent)
    return "" if answer is None else answer.contents.value


async def hover_until(client: LanguageClient, line: int, character: int, word: str) -> str:
    """A card once it holds a word; facts come when they come."""
    return await soon(lambda: hover(client, line, character), lambda card: word in card)


async def soon(ask: Callable[[], Any], good: Callable[[Any], bool], seconds: float = 20.0) -> Any:
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        answer = await ask()
        if good(answer):
            return answer
        assert asyncio.get_running_loop().time() < deadline, f"still {answer!r}"
        await asyncio.sleep(0.02)


async def status(client: LanguageClient) -> dict[str, Any]:
    answer = await client.protocol.send_request_async("neurogebra/status", {})
    return answer._asdict() if hasattr(answer, "_asdict") else answer


async def test_a_whole_session(client: LanguageClient):
    opened(client, CHAIN)
    card = await hover_until(client, 1, 0, "∂")
    assert "∂z/∂x = 8" in card
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))

    lenses = await client.text_document_code_lens_async(types.CodeLensParams(DOCUMENT))
    assert "z = 14 · ∂z/∂x = 8" in [lens.command.title for lens in lenses or () if lens.command]

    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(DOCUMENT, whole))
    assert {2, 3, 4} <= {hint.position.line for hint in hints or ()}

    items = await client.text_document_completion_async(
        types.CompletionParams(DOCUMENT, types.Position(7, 18))
    )
    assert isinstance(items, types.CompletionList)
    item = next(item for item in items.items if item.label == "sigmoid")
    resolved = await client.completion_item_resolve_async(item)
    assert isinstance(resolved.documentation, types.MarkupContent)

    (problem,) = client.diagnostics[URI]
    assert problem.code == "NG301"
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(DOCUMENT, problem.range, types.CodeActionContext([problem]))
    )
    assert actions

    edited(client, 2, 1, 10, 13, "3.0")
    assert "∂z/∂x = 12" in await hover_until(client, 1, 0, "12")
    answer = await status(client)
    assert answer["failures"] == 0
    assert answer["heavyModules"] == []


async def test_half_typed_code_keeps_the_lines_below(client: LanguageClient):
    opened(client, CHAIN)
    await hover_until(client, 1, 0, "∂z/∂x = 8")
    edited(client, 2, 0, 39, 39, '\nhalf = forge.get("')
    assert "∂z/∂x = 8" in await hover(client, 2, 0)
    await asyncio.sleep(0.5)
    assert "∂z/∂x = 8" in await hover(client, 2, 0)
    items = await client.text_document_completion_async(
        types.CompletionParams(DOCUMENT, types.Position(1, 18))
    )
    assert isinstance(items, types.CompletionList)
    assert "sigmoid" in [item.label for item in items.items]


async def test_an_endless_loop_keeps_nobody_waiting(client: LanguageClient):
    opened(client, CHAIN + "n = 0\nwhile True:\n    n += 1\n")
    await hover_until(client, 1, 0, "∂z/∂x = 8")
    begun = asyncio.get_running_loop().time()
    for _ in range(20):
        await hover(client, 1, 0)
    assert asyncio.get_running_loop().time() - begun < 1


async def test_a_cancelled_request(client: LanguageClient):
    opened(client, CHAIN)
    future = client.protocol.send_request(
        types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(DOCUMENT), msg_id="lenses"
    )
    client.cancel_request(types.CancelParams("lenses"))
    with pytest.raises(Exception, match="cancel"):
        await asyncio.wait_for(asyncio.wrap_future(future), 0.5)


async def test_a_file_without_neurogebra_starts_nothing(client: LanguageClient):
    opened(client, "import numpy as np\nx = np.zeros(3)\n")
    assert await hover(client, 1, 0) == ""
    await asyncio.sleep(0.3)
    assert client._server is not None
    assert children_of(client._server.pid) == []


async def test_only_the_evaluation_loads_numpy(client: LanguageClient):
    opened(client, CHAIN + "import numpy as np\na = np.ones(2) + 1\n")
    await hover_until(client, 9, 0, "(2,)")
    assert client._server is not None
    ours = Path(f"/proc/{client._server.pid}/maps").read_text()
    assert "numpy" not in ours
    (worker, *_) = children_of(client._server.pid)
    assert "numpy" in Path(f"/proc/{worker}/maps").read_text()
