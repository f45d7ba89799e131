"""The real server in a process of its own, spoken to byte by byte, for tests of how it lives and dies."""

from __future__ import annotations

import functools
import itertools
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from neurogebra_lsp.protocol.transport import Framing

from tests.support.client import RICH, URI

COMMAND = (sys.executable, "-m", "neurogebra_lsp", "server")


def _prepare(limit: tuple[int, tuple[int, int]] | None) -> None:
    # A shell starts what runs in the background deaf to it, and all that this starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if limit is not None:
        resource.setrlimit(*limit)


class Pipe:
    """A server started by its command line. A context: leaving it kills what is left.

    `limit` is one of what the system allows it, as `resource.setrlimit` takes it.
    """

    def __init__(
        self,
        folder: Path,
        command: Sequence[str] = COMMAND,
        limit: tuple[int, tuple[int, int]] | None = None,
    ) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            preexec_fn=functools.partial(_prepare, limit),
        )
        self._framing = Framing(lambda: self.garbage.append(True))
        self._received: list[dict[str, Any]] = []
        self._numbers = itertools.count(1)
        self.garbage: list[bool] = []  #: what came that was no message
        self.kept: list[dict[str, Any]] = []  #: what was told without being asked for
        self.published: dict[str, list[Any]] = {}  #: the last problems of each document

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *_: object) -> None:
        left = self.family()
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        self.process.wait()
        for pid in left:
            kill(pid)

    # -- processes ------------------------------------------------------------------------------

    def children(self) -> list[int]:
        """The processes that the server started, and those that they did."""
        return children_of(self.process.pid)

    def family(self) -> list[int]:
        """The server and its children."""
        return [self.process.pid, *self.children()]

    # -- messages -------------------------------------------------------------------------------

    def send(self, message: dict[str, Any]) -> None:
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def send_bytes(self, body: bytes) -> None:
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)

    def notify(self, method: str, params: Any = None) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any = None, seconds: float = 15.0) -> dict[str, Any]:
        """The answer to a request, whole; requests of the server are answered with null."""
        number = next(self._numbers)
        self.send({"id": number, "method": method, "params": params})
        deadline = time.monotonic() + seconds
        while True:
            for message in self.receive(deadline - time.monotonic()):
                if message.get("id") == number and "method" not in message:
                    return message
                if "id" in message and "method" in message:
                    self.send({"id": message["id"], "result": None})

    def receive(self, seconds: float) -> list[dict[str, Any]]:
        """The next messages; raises when none come in time or the server closes."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], max(seconds, 0))
        assert ready, "the server does not answer"
        data = os.read(self.process.stdout.fileno(), 1 << 20)
        assert data, "the server closed its output"
        messages = [json.loads(body) for body in self._framing.feed(data)]
        self.kept += (one for one in messages if "method" in one and "id" not in one)
        for message in messages:
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        return messages

    # -- what most tests do ---------------------------------------------------------------------

    def start(self, text: str = "", uri: str = URI, **options: Any) -> None:
        """Initialize, and open a document."""
        params = {"processId": None, "rootUri": None, "capabilities": RICH}
        self.ask("initialize", {**params, "initializationOptions": options})
        self.notify("initialized", {})
        if text:
            self.open(text, uri)

    def open(self, text: str, uri: str = URI) -> None:
        document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def hover(self, line: int, character: int, uri: str = URI) -> str:
        place = {"line": line, "character": character}
        params = {"textDocument": {"uri": uri}, "position": place}
        result = self.ask("textDocument/hover", params)["result"]
        return result["contents"]["value"] if result else ""

    def hover_until(
        self, line: int, character: int, word: str, seconds: float = 20.0, uri: str = URI
    ) -> float:
        """Ask until the card holds a word; how long that took."""
        begun = time.monotonic()
        while word not in (card := self.hover(line, character, uri)):
            assert time.monotonic() - begun < seconds, f"still {card!r}"
            time.sleep(0.02)
        return time.monotonic() - begun


def children_of(pid: int) -> list[int]:
    """Every process below one, itself not among them."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            state, parent = stat.rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(parent), []).append(int(entry.name))
    found, below = [pid], []
    while found:
        found = [child for parent in found for child in children.get(parent, ())]
        below += found
    return below


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that is dead and not yet fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(pid: int) -> None:
    """End a process now, if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, 9)
