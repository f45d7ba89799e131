"""The smallest LSP client that can measure a server: bytes out, bytes in, a clock."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import time
from collections.abc import Sequence
from typing import Any

CAPABILITIES: dict[str, Any] = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}


class Client:
    """A server in a process of its own; a context that ends it."""

    def __init__(self, command: Sequence[str]) -> None:
        self.spawned = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        self._buffer = b""
        self._numbers = itertools.count(1)
        self._version = 1

    def __enter__(self) -> Client:
        self.ask(
            "initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": CAPABILITIES}
        )
        self.notify("initialized", {})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def insert(self, uri: str, line: int, character: int, text: str) -> None:
        self.replace(uri, line, character, character, text)

    def replace(self, uri: str, line: int, start: int, end: int, text: str) -> None:
        self._version += 1
        places = {"line": line, "character": start}, {"line": line, "character": end}
        change = {"range": dict(zip(("start", "end"), places, strict=True)), "text": text}
        document = {"uri": uri, "version": self._version}
        self.notify(
            "textDocument/didChange", {"textDocument": document, "contentChanges": [change]}
        )

    def hover(self, uri: str, line: int, character: int) -> str:
        place = {"line": line, "character": character}
        result = self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": place})
        return json.dumps(result, ensure_ascii=False) if result else ""

    def memory(self) -> float:
        """Megabytes of all its processes, each page counted once."""
        return sum(map(_proportional, _family(self._process.pid))) / 1024

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message.get("result")
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        data = b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        while data:
            data = data[self._process.stdin.write(data) or 0 :]

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        while True:
            head, separator, rest = self._buffer.partition(b"\r\n\r\n")
            if separator:
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                if len(rest) >= length:
                    self._buffer = rest[length:]
                    return json.loads(rest[:length])
            data = os.read(self._process.stdout.fileno(), 1 << 20)
            if not data:
                raise ConnectionError("the server closed its output")
            self._buffer += data


def _family(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        children = [int(child) for child in file.read().split()]
    return [pid, *(below for child in children for below in _family(child))]


def _proportional(pid: int) -> float:
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next(float(line.split()[1]) for line in file if line.startswith("Pss:"))
