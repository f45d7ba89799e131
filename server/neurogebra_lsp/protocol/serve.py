"""The server as a process: its streams, its log, and its end with everything it started."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.protocol.transport import Framing, Reader, Writer

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

log = logging.getLogger(__name__)

#: How long nothing came in, in seconds, before there is time to look for garbage.
_QUIET = 2.0
#: How long garbage may lie about however busy it is, in seconds.
_UNTIDY = 120.0
#: How long the end may take once the client is gone, in seconds.
_LAST_MOMENT = 0.8


def stdio(*, latex: bool = False) -> None:
    """Serve the client at standard input and output; never returns."""
    descriptors = _own_streams()
    _log_to_stderr()
    _end(_run(_serve_stdio(*descriptors, latex)))


def tcp(host: str, port: int, *, latex: bool = False) -> None:
    """Wait for one client at an address and serve it; never returns."""
    _log_to_stderr()
    _end(_run(_serve_tcp(host, port, latex)))


def _own_streams() -> tuple[int, int]:
    """Keep the client's streams to ourselves: a stray `print` goes to stderr, `input()` ends."""
    ours = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in ours:
            msvcrt.setmode(descriptor, os.O_BINARY)
    return ours


def _log_to_stderr() -> None:
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s"
    )
    # pygls writes whole messages to its log.
    logging.getLogger("pygls").setLevel(logging.WARNING)


def _run(serving: Coroutine[Any, Any, int]) -> int:
    try:
        return asyncio.run(serving)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _end(code: int) -> None:
    """End now: nothing is left that would need the slow way."""
    logging.shutdown()
    os._exit(code)


class _ClientLog(logging.Handler):
    """Shows the server's own log to the client."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if threading.get_ident() == self._thread:
            from neurogebra_lsp.protocol import convert

            text = self.format(record)
            self._server.window_log_message(convert.to_lsp_log(record.levelno, text))


class Connection:
    """A server with bytes coming in, until the client leaves."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.left = asyncio.Event()
        self._last_data = self._last_tidy = time.monotonic()
        self._framing = Framing(lambda: log.warning("skipped what is no message"))

    def data(self, data: bytes) -> None:
        """Bytes came."""
        self._last_data = time.monotonic()
        protocol = self.server.protocol
        for body in self._framing.feed(data):
            protocol.receive(body)
            if protocol.exit_code is not None:
                self.left.set()
                return

    async def run(self) -> int:
        """Wait until the client leaves, then end what was started; the exit code."""
        handler = _ClientLog(self.server)
        logging.getLogger("neurogebra_lsp").addHandler(handler)
        tidying = asyncio.create_task(self._tidy())
        try:
            await self.left.wait()
        finally:
            tidying.cancel()
            logging.getLogger("neurogebra_lsp").removeHandler(handler)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self.server.session.close(), _LAST_MOMENT / 2)
        code = self.server.protocol.exit_code
        return 1 if code is None else code

    async def _tidy(self) -> None:
        """Look for garbage when nobody waits."""
        while True:
            await asyncio.sleep(_QUIET)
            now = time.monotonic()
            is_quiet = now - self._last_data > _QUIET and self._last_data > self._last_tidy
            if is_quiet or now - self._last_tidy > _UNTIDY:
                gc.collect()
                self._last_tidy = time.monotonic()


async def _serve_stdio(input_: int, output: int, latex: bool) -> int:
    connection = await _connection(latex)
    writer = Writer(output)
    writer.start()
    connection.server.protocol.set_writer(writer)

    Reader(input_, connection.data, connection.left.set, _insist).start()
    code = await connection.run()
    writer.close()
    writer.join(_LAST_MOMENT / 4)
    return code


def _insist() -> None:
    """End although the loop is busy: nobody is there any more."""
    time.sleep(_LAST_MOMENT)
    os._exit(1)


async def _serve_tcp(host: str, port: int, latex: bool) -> int:
    connection = await _connection(latex)
    taken = False

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal taken
        if taken:
            writer.close()
            return
        taken = True
        listening.close()
        connection.server.protocol.set_writer(_Stream(writer))
        with suppress(ConnectionError):
            while data := await reader.read(1 << 20):
                connection.data(data)
        connection.left.set()

    listening = await asyncio.start_server(serve, host, port)
    for address in (one.getsockname() for one in listening.sockets):
        log.info("listening on %s:%d", *address[:2])
    return await connection.run()


class _Stream:
    """A network connection as something to write to."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer

    def write(self, data: bytes) -> None:
        self._writer.write(data)

    def close(self) -> None:
        self._writer.close()


async def _connection(latex: bool) -> Connection:
    # What is imported here makes hundreds of classes; looking for garbage meanwhile finds none and
    # takes a third of the start.
    gc.disable()
    from neurogebra_lsp.engine import Engine
    from neurogebra_lsp.protocol.server import Server

    server = Server(Engine, latex=latex)
    await server.session.start()
    # Facts and syntax trees refer to each other in no circle, and there are so many of them that
    # a look at all takes a tenth of a second: Python must not choose the moment.
    gc.freeze()
    gc.set_threshold(20_000, 1_000_000, 1_000_000)
    gc.enable()
    return Connection(server)
