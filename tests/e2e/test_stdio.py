"""What an editor has of the real server over real pipes: one session for all that is seen here."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from tests.support.marker import source
from tests.support.pipe import children_of

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
Document = types.TextDocumentIdentifier
SERVER = [sys.executable, "-m", "neurogebra_lsp", "server", "--stdio"]
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER), scope="module")
async def client(lsp_client: LanguageClient):
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


@pytest.fixture
def document(client: LanguageClient, request: pytest.FixtureRequest) -> Iterator[Document]:
    """A document of this test's own."""
    document = types.TextDocumentIdentifier(f"file:///{request.node.name}.py")
    yield document
    client.text_document_did_close(types.DidCloseTextDocumentParams(document))


def opened(client: LanguageClient, document: Document, text: str) -> None:
    item = types.TextDocumentItem(document.uri, "python", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


def edited(
    client: LanguageClient,
    document: Document,
    version: int,
    line: int,
    start: int,
    end: int,
    text: str,
) -> None:
    span = types.Range(types.Position(line, start), types.Position(line, end))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version, document.uri),
            [types.TextDocumentContentChangePartial(range=span, text=text)],
        )
    )


async def hover(client: LanguageClient, document: Document, line: int, character: int) -> str:
    place = types.Position(line, character)
    answer = await client.text_document_hover_async(types.HoverParams(document, place))
    assert answer is None or isinstance(answer.contents, types.MarkupContent)
    return "" if answer is None else answer.contents.value


async def hover_until(
    client: LanguageClient, document: Document, line: int, character: int, word: str
) -> str:
    """A card once it holds a word; facts come when they come."""
    return await soon(lambda: hover(client, document, line, character), lambda card: word in card)


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


async def test_a_file_without_neurogebra_starts_nothing(client: LanguageClient, document: Document):
    # It comes first: later the process that the others need is there.
    opened(client, document, "import numpy as np\nx = np.zeros(3)\n")
    assert await hover(client, document, 1, 0) == ""
    await asyncio.sleep(0.3)
    assert client._server is not None
    assert children_of(client._server.pid) == []


async def test_a_whole_session(client: LanguageClient, document: Document):
    opened(client, document, CHAIN)
    card = await hover_until(client, document, 1, 0, "∂")
    assert "∂z/∂x = 8" in card
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))

    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    assert "z = 14 · ∂z/∂x = 8" in [lens.command.title for lens in lenses or () if lens.command]

    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
    assert {2, 3, 4} <= {hint.position.line for hint in hints or ()}

    items = await client.text_document_completion_async(
        types.CompletionParams(document, types.Position(7, 18))
    )
    assert isinstance(items, types.CompletionList)
    item = next(item for item in items.items if item.label == "sigmoid")
    resolved = await client.completion_item_resolve_async(item)
    assert isinstance(resolved.documentation, types.MarkupContent)

    (problem,) = client.diagnostics[document.uri]
    assert problem.code == "NG301"
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, problem.range, types.CodeActionContext([problem]))
    )
    assert actions

    edited(client, document, 2, 1, 10, 13, "3.0")
    assert "∂z/∂x = 12" in await hover_until(client, document, 1, 0, "12")
    answer = await status(client)
    assert answer["failures"] == 0
    assert answer["heavyModules"] == []


async def test_half_typed_code_keeps_the_lines_below(client: LanguageClient, document: Document):
    opened(client, document, CHAIN)
    await hover_until(client, document, 1, 0, "∂z/∂x = 8")
    edited(client, document, 2, 0, 39, 39, '\nhalf = forge.get("')
    assert "∂z/∂x = 8" in await hover(client, document, 2, 0)
    await asyncio.sleep(0.5)
    assert "∂z/∂x = 8" in await hover(client, document, 2, 0)
    items = await client.text_document_completion_async(
        types.CompletionParams(document, types.Position(1, 18))
    )
    assert isinstance(items, types.CompletionList)
    assert "sigmoid" in [item.label for item in items.items]


async def test_an_endless_loop_keeps_nobody_waiting(client: LanguageClient, document: Document):
    opened(client, document, CHAIN + "n = 0\nwhile True:\n    n += 1\n")
    await hover_until(client, document, 1, 0, "∂z/∂x = 8")
    begun = asyncio.get_running_loop().time()
    for _ in range(20):
        await hover(client, document, 1, 0)
    assert asyncio.get_running_loop().time() - begun < 1


async def test_a_cancelled_request(client: LanguageClient, document: Document):
    opened(client, document, CHAIN)
    future = client.protocol.send_request(
        types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensParams(document), msg_id="lenses"
    )
    client.cancel_request(types.CancelParams("lenses"))
    with pytest.raises(Exception, match="cancel"):
        await asyncio.wait_for(asyncio.wrap_future(future), 0.5)


async def test_only_the_evaluation_loads_numpy(client: LanguageClient, document: Document):
    opened(client, document, CHAIN + "import numpy as np\na = np.ones(2) + 1\n")
    await hover_until(client, document, 9, 0, "(2,)")
    assert client._server is not None
    ours = Path(f"/proc/{client._server.pid}/maps").read_text()
    assert "numpy" not in ours
    (worker, *_) = children_of(client._server.pid)
    assert "numpy" in Path(f"/proc/{worker}/maps").read_text()
