"""What the protocol asks for and pygls 2.1 leaves out.

For each gap a test tells when pygls closes it. Messages come in by `receive`, one body at a time,
instead of by the loop of pygls.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, cast

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.protocol.json_rpc import RPCMessage

log = logging.getLogger(__name__)


_OURS = (
    # pygls would build a document anew at every edit, a character at a time.
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
    types.NOTEBOOK_DOCUMENT_DID_OPEN,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE,
    # pygls would end the process from inside the loop, before what it started has ended.
    types.EXIT,
)


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer as it is sent: dicts and lists, to be turned into text and nothing else."""

    value: object


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as JSON, all of it ASCII: of pieces that were written before."""

    text: str


class Protocol(LanguageServerProtocol):
    """The protocol of pygls without its gaps."""

    _started = False
    exit_code: int | None = None  #: set once the client asked to exit

    def _register_builtin_features(self) -> None:
        """Leave the documents and the exit to the server."""
        super()._register_builtin_features()
        for method in _OURS:
            del self.fm.builtin_features[method]

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """End what runs; pygls walks over the requests while they go away one by one."""
        if (handler := self.fm.features.get(types.SHUTDOWN)) is not None:
            yield handler, args, None
        this = self.msg_id
        for number, future in tuple(self._request_futures.items()):
            if number != this:
                future.cancel()
        self._shutdown = True

    def receive(self, body: bytes) -> None:
        """Handle one message as it came; never raises."""
        try:
            data = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, JsonRpcParseError(f"not JSON: {error}"))
            return
        if type(data) is not dict or data.get("jsonrpc") != self.VERSION:
            self._refuse(None, JsonRpcInvalidRequest("expected one JSON-RPC 2.0 message"))
            return
        message = cast("dict[str, Any]", data)
        if "method" in message:
            self._receive_call(message)
        elif "id" in message:
            self._receive_answer(message)
        else:
            self._refuse(None, JsonRpcInvalidRequest("neither a method nor an id"))

    @property
    def pending(self) -> tuple[int | str, ...]:
        """The ids of requests, of either side, that wait for their answer."""
        return tuple(self._request_futures)

    async def ask(self, method: str, params: object, patience: float) -> object:
        """Ask the client; a client that does not answer in time is not waited for any more."""
        number = str(uuid.uuid4())
        try:
            future = self.send_request(method, params, msg_id=number)
            return await asyncio.wait_for(asyncio.wrap_future(future), patience)
        finally:
            self._request_futures.pop(number, None)
            self._result_types.pop(number, None)

    def _receive_call(self, message: dict[str, Any]) -> None:
        """Let in what the life cycle allows now; answer the rest as the specification says."""
        method, is_request = message["method"], "id" in message
        number = message.get("id")
        if type(method) is not str or (is_request and type(number) not in (int, str)):
            self._refuse(None, JsonRpcInvalidRequest("a method is a string, an id not null"))
            return
        refusal = self._out_of_turn(method, number)
        if method == types.EXIT:
            self.exit_code = 0 if self._shutdown else 1
        elif refusal is not None:
            if is_request:
                self._refuse(number, refusal)
        else:
            self._started = self._started or method == types.INITIALIZE
            self._dispatch(message)

    def _out_of_turn(self, method: str, number: object) -> JsonRpcException | None:
        if self._shutdown:
            return JsonRpcInvalidRequest("the server is shutting down")
        if not self._started and method != types.INITIALIZE:
            return JsonRpcServerNotInitialized("the server is not initialized")
        if self._started and method == types.INITIALIZE:
            return JsonRpcInvalidRequest("the server is already initialized")
        if number is not None and number in self._request_futures:
            return JsonRpcInvalidRequest(f"the id {number!r} is in use")
        return None

    def _dispatch(self, message: dict[str, Any]) -> None:
        try:
            structured = self.structure_message(message)
        except JsonRpcException as error:
            cause = error.__cause__ or error
            if "id" in message:
                if message["method"] == types.INITIALIZE:
                    self._started = False
                problem = f"invalid params for {message['method']}: {_first_cause(cause)}"
                self._refuse(message["id"], JsonRpcInvalidParams(problem))
            return
        self.handle_message(cast("RPCMessage", structured))

    def _receive_answer(self, message: dict[str, Any]) -> None:
        number = message["id"]
        if type(number) not in (int, str) or number not in self._request_futures:
            return
        try:
            self.handle_message(cast("RPCMessage", self.structure_message(message)))
        except JsonRpcException as error:
            future = self._request_futures.pop(number, None)
            if future is not None and not future.done():
                future.set_exception(error)

    def _refuse(self, number: object, error: JsonRpcException) -> None:
        log.info("refused a message: %s", error.message)
        if number is None:
            # The class for errors leaves an empty id out, where the specification wants null.
            body = {"code": error.code, "message": error.message}
            self._send_data({"jsonrpc": self.VERSION, "id": None, "error": body})
        else:
            self._send_response(cast("int | str", number), error=error.to_response_error())

    def _execute_handler(
        self,
        msg_id: int | str,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """Forget each handler once it is done; pygls remembers those of notifications for ever."""

        def done(future: Future[Any]) -> None:
            if self._request_futures.get(msg_id) is future:
                del self._request_futures[msg_id]
            callback(future)

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    def _handle_cancel_notification(self, msg_id: int | str) -> None:
        """Cancel a request of the client; one that is already answered is no news."""
        future = self._request_futures.get(msg_id)
        if isinstance(future, asyncio.Future):
            future.cancel()

    def _send_handler_result(self, future: Future[Any], *, msg_id: int | str) -> None:
        """Send what a handler gave; an answer that is an error is no accident of ours."""
        error = None if future.cancelled() else future.exception()
        if isinstance(error, JsonRpcException):
            self._send_response(msg_id, error=error.to_response_error())
            return
        result = None if error is not None or future.cancelled() else future.result()
        if not isinstance(result, Ready | Written):
            super()._send_handler_result(future, msg_id=msg_id)
            return
        # pygls would take each thing in it apart as an object of the protocol.
        self._result_types.pop(msg_id, None)
        answer = {"jsonrpc": self.VERSION, "id": msg_id}
        if isinstance(result, Ready):
            self._send_data({**answer, "result": result.value})
        elif self.writer is not None:
            body = f'{json.dumps(answer)[:-1]}, "result": {result.text}}}'
            self.writer.write(f"Content-Length: {len(body)}\r\n\r\n{body}".encode("ascii"))


def _first_cause(error: BaseException) -> str:
    """The innermost reason why something could not be read, for that is the one that helps."""
    while inner := getattr(error, "exceptions", ()):
        error = inner[0]
    return f"{type(error).__name__}: {error}"
