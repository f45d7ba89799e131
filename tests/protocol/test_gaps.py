"""Each gap of pygls: what we do, and that pygls still needs it."""

import asyncio
import json
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from tests.support.client import RICH, URI, Client, FailedError, replaced
from tests.support.engines import HandEngine

HOVER = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}


def client() -> Client:
    return Client(HandEngine)


async def started() -> Client:
    it = client()
    await it.start()
    return it


class Bare:
    """A server of pygls itself, to see whether a gap is still there."""

    def __init__(self) -> None:
        self.server = LanguageServer("bare", "1")
        self.server.protocol.set_writer(self, include_headers=False)
        self.sent: list[dict[str, Any]] = []

        @self.server.feature(types.TEXT_DOCUMENT_HOVER)
        def hover(params: types.HoverParams) -> None:
            return None

    def write(self, data: bytes) -> None:
        self.sent.append(json.loads(data))

    def close(self) -> None:
        pass

    def receive(self, message: dict[str, Any]) -> None:
        protocol = self.server.protocol
        body = json.dumps({"jsonrpc": "2.0", **message})
        protocol.handle_message(json.loads(body, object_hook=protocol.structure_message))

    def start(self) -> None:
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        self.receive({"id": 0, "method": "initialize", "params": params})
        self.sent.clear()


async def test_handlers_of_notifications_are_forgotten():
    it = await started()
    it.open("x = 1\n")
    for version in range(2, 50):
        it.edit(replaced(0, 0, 1, "y"), version=version)
    await asyncio.sleep(0.01)
    assert it.server.protocol.pending == ()


async def test_pygls_still_remembers_notifications_for_ever():
    bare = Bare()
    bare.start()
    document = {"uri": URI, "languageId": "python", "version": 1, "text": ""}
    for _ in range(9):
        bare.receive({"method": "textDocument/didOpen", "params": {"textDocument": document}})
    assert len(bare.server.protocol._request_futures) >= 9


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"", b"[" * 100_000, b"1" * 10_000])
async def test_what_is_not_json_is_told_and_survived(body: bytes):
    it = await started()
    it.send_bytes(body)
    assert (it.received[-1]["error"]["code"], it.received[-1]["id"]) in [
        (-32700, None),
        (-32600, None),
    ]
    assert await it.ask("textDocument/hover", HOVER) is None


@pytest.mark.parametrize(
    "message",
    [
        "[]",
        "5",
        "null",
        '"x"',
        '{"jsonrpc": "1.0", "id": 7, "method": "shutdown"}',
        '{"jsonrpc": "2.0"}',
        '{"jsonrpc": "2.0", "id": null, "method": "shutdown"}',
        '{"jsonrpc": "2.0", "id": [1], "method": "shutdown"}',
        '{"jsonrpc": "2.0", "id": 7, "method": {"a": 1}}',
    ],
)
async def test_what_is_no_message_is_told_and_survived(message: str):
    it = await started()
    it.send_bytes(message.encode())
    assert (it.received[-1]["error"]["code"], it.received[-1]["id"]) == (-32600, None)
    assert await it.ask("textDocument/hover", HOVER) is None


@pytest.mark.parametrize(
    "params",
    [
        {"textDocument": {"uri": URI}, "position": {"line": -1, "character": 0}},
        {"textDocument": {"uri": URI}},
        {"textDocument": 3, "position": 4},
        [],
        "x",
        None,
    ],
)
async def test_invalid_params_are_answered(params: Any):
    it = await started()
    with pytest.raises(FailedError) as failed:
        await it.ask("textDocument/hover", params)
    assert failed.value.code == -32602


async def test_pygls_still_leaves_invalid_params_unanswered():
    bare = Bare()
    bare.start()
    position = {"line": -1, "character": 0}
    params = {"textDocument": {"uri": URI}, "position": position}
    with pytest.raises(Exception, match="Invalid Params"):
        bare.receive({"id": 1, "method": "textDocument/hover", "params": params})
    assert bare.sent == []


async def test_invalid_notifications_are_survived():
    it = await started()
    it.notify("textDocument/didOpen", {"textDocument": 1})
    it.notify("textDocument/didChange", None)
    it.notify("$/cancelRequest", {})
    it.notify("$/whatever", {"x": 1})
    it.notify("no/such/method", [1])
    assert await it.ask("textDocument/hover", HOVER) is None


async def test_an_edit_of_an_unknown_document_is_survived():
    it = await started()
    it.edit(replaced(0, 0, 1, "y"))
    it.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert await it.ask("textDocument/hover", HOVER) is None


async def test_unknown_methods_are_answered():
    it = await started()
    with pytest.raises(FailedError) as failed:
        await it.ask("no/such/method", {"x": [1]})
    assert failed.value.code == -32601


async def test_before_initialize_only_initialize_is_let_in():
    it = client()
    await it.server.session.start()
    with pytest.raises(FailedError) as failed:
        await it.ask("textDocument/hover", HOVER)
    assert failed.value.code == -32002
    it.open("x = 1\n")
    await it.start()
    assert it.server.session.uris == ()


async def test_pygls_still_answers_before_initialize():
    bare = Bare()
    bare.receive({"id": 1, "method": "textDocument/hover", "params": HOVER})
    assert "error" not in bare.sent[0]


async def test_a_second_initialize_is_refused():
    it = await started()
    with pytest.raises(FailedError) as failed:
        await it.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert failed.value.code == -32600


async def test_a_failed_initialize_may_be_tried_again():
    it = client()
    await it.server.session.start()
    with pytest.raises(FailedError) as failed:
        await it.ask("initialize", {"capabilities": 3})
    assert failed.value.code == -32602
    assert "capabilities" in await it.start()


async def test_after_shutdown_requests_are_refused():
    it = await started()
    assert await it.ask("shutdown") is None
    with pytest.raises(FailedError) as failed:
        await it.ask("textDocument/hover", HOVER)
    assert failed.value.code == -32600


async def test_shutdown_ends_what_runs():
    it = await started()
    it.open("from neurogebra import Value\nx = Value(1.0)\n")
    _, lenses = it.begin("textDocument/codeLens", {"textDocument": {"uri": URI}})
    it.server.protocol.send_request("workspace/codeLens/refresh", None)
    it.answer_requests = None
    it.server.protocol.send_request("workspace/inlayHint/refresh", None)
    assert await it.ask("shutdown") is None
    with pytest.raises(FailedError) as failed:
        await lenses
    assert failed.value.code == -32800


async def test_pygls_still_answers_nothing_after_shutdown():
    bare = Bare()
    bare.start()
    bare.receive({"id": 1, "method": "shutdown", "params": None})
    bare.sent.clear()
    bare.receive({"id": 2, "method": "textDocument/hover", "params": HOVER})
    assert bare.sent == []


async def test_the_exit_code_tells_whether_shutdown_came_first():
    it = await started()
    it.notify("exit")
    assert it.server.protocol.exit_code == 1
    other = await started()
    await other.ask("shutdown")
    other.notify("exit")
    assert other.server.protocol.exit_code == 0


async def test_a_cancelled_request_is_answered_so():
    it = await started()
    it.open("from neurogebra import Value\nx = Value(1.0)\n")
    number, answer = it.begin("textDocument/codeLens", {"textDocument": {"uri": URI}})
    it.notify("$/cancelRequest", {"id": number})
    with pytest.raises(FailedError) as failed:
        await asyncio.wait_for(answer, 0.1)
    assert failed.value.code == -32800
    assert it.server.protocol.pending == ()


async def test_cancelling_what_is_answered_or_unknown_is_no_news():
    it = await started()
    assert await it.ask("textDocument/hover", HOVER) is None
    before = len(it.received)
    it.notify("$/cancelRequest", {"id": 1})
    it.notify("$/cancelRequest", {"id": "x"})
    await asyncio.sleep(0.01)
    assert len(it.received) == before


async def test_an_id_in_use_is_refused():
    it = await started()
    it.open("from neurogebra import Value\nx = Value(1.0)\n")
    params = {"textDocument": {"uri": URI}}
    it.send({"id": 77, "method": "textDocument/codeLens", "params": params})
    it.send({"id": 77, "method": "textDocument/codeLens", "params": params})
    answer = await it.until(lambda m: m.get("id") == 77 and "method" not in m)
    assert answer["error"]["code"] == -32600


async def test_a_client_that_never_answers_leaves_nothing_behind():
    it = client()
    it.answer_requests = None
    await it.start(RICH)
    with pytest.raises(asyncio.TimeoutError):
        await it.server.protocol.ask("workspace/codeLens/refresh", None, patience=0.01)
    assert it.server.protocol.pending == ()
    asked = it.received[-1]
    it.send({"id": asked["id"], "result": None})
    it.send({"id": asked["id"], "error": {"code": 1, "message": "x"}})
    it.send({"id": 12345, "result": 3})


async def test_a_bug_of_a_feature_is_answered_with_nothing(monkeypatch: pytest.MonkeyPatch):
    from neurogebra_lsp.protocol import hover

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    it = await started()
    it.open("from neurogebra import Value\nx = Value(1.0)\n")
    monkeypatch.setattr(hover, "hover", broken)
    assert await it.ask("textDocument/hover", HOVER) is None
    assert (await it.ask("neurogebra/status"))["failures"] == 1
