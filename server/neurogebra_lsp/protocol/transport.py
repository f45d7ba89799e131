"""Messages as bytes: cut out of what arrives, and written without ever waiting for the client.

Reading and writing each have a thread, for a pipe may be slow or full at any time and the loop
must go on. What is not a message is skipped up to the next thing that looks like one.
"""

from __future__ import annotations

import asyncio
import os
import queue
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

_LENGTH = re.compile(rb"(?i)content-length:[ \t]*([0-9]{1,10})[ \t]*\r?$", re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 4_096
_LONGEST_BODY = 1 << 30


class Framing:
    """Cuts the bodies of messages out of a stream of bytes."""

    def __init__(self, on_garbage: Callable[[], None]) -> None:
        self._buffer = bytearray()
        self._missing = 0  #: bytes of the body that is being received; 0 while in a header
        self._on_garbage = on_garbage

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Take in bytes, give out every body that is now whole."""
        self._buffer += data
        while self._missing or self._read_head():
            if len(self._buffer) < self._missing:
                return
            body = bytes(self._buffer[: self._missing])
            del self._buffer[: self._missing]
            self._missing = 0
            yield body

    def _read_head(self) -> bool:
        """Read a header if there is a whole one; skip those that announce nothing."""
        while (end := _HEAD_END.search(self._buffer)) is not None:
            lengths = _LENGTH.findall(self._buffer[: end.end()])
            del self._buffer[: end.end()]
            if lengths and 0 < int(lengths[-1]) <= _LONGEST_BODY:
                self._missing = int(lengths[-1])
                return True
            self._on_garbage()
        if len(self._buffer) > _LONGEST_HEAD:
            self._on_garbage()
            del self._buffer[:-_LONGEST_HEAD]
        return False


class Reader(threading.Thread):
    """Hands what can be read from a file descriptor to the loop, and says when it ends."""

    def __init__(
        self,
        descriptor: int,
        on_data: Callable[[bytes], None],
        on_end: Callable[[], None],
        afterwards: Callable[[], None],
    ) -> None:
        super().__init__(name="reader", daemon=True)
        self._descriptor = descriptor
        self._on_data = on_data
        self._on_end = on_end
        self._afterwards = afterwards  #: called in this thread, whatever the loop is busy with
        self._loop = asyncio.get_running_loop()

    def run(self) -> None:
        """Read until the other side closes."""
        while data := self._read():
            self._tell(self._on_data, data)
        self._tell(self._on_end)
        self._afterwards()

    def _tell(self, receive: Callable[..., None], *data: bytes) -> None:
        with suppress(RuntimeError):  # The loop may have ended meanwhile.
            self._loop.call_soon_threadsafe(receive, *data)

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, 1 << 20)
        except OSError:
            return b""


class Writer(threading.Thread):
    """Writes to a file descriptor in order; `write` never waits."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(name="writer", daemon=True)
        self._descriptor = descriptor
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def write(self, data: bytes) -> None:
        """Write soon."""
        self._queue.put(data)

    def close(self) -> None:
        """Take nothing more; what waits is still written."""
        self._queue.put(None)

    def run(self) -> None:
        """Write until closed, or until nobody reads any more."""
        while (data := self._queue.get()) is not None:
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                return
