"""Opening a file does nothing that the file asks for, and nothing in it stops the answers."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.pipe import Pipe

HEAD = "from neurogebra import Expression, Value\nx = Value(2.0)\ny = x ** 3\ny.backward()\n"

HOSTILE = {
    "a tower of powers": 'bad = Expression("a", "9**9**9**9")\n',
    "a loop without end": "while True: pass\n",
    "a list of ten thousand million": "bad = [0] * 10**10\n",
    "a formula of a million characters": f'bad = Expression("a", "{"x+" * 500_000}x")\n',
    "ten thousand brackets": f'bad = Expression("a", "{"(" * 10_000}x{")" * 10_000}")\n',
    "ten thousand brackets of Python": f"bad = {'(' * 10_000}1{')' * 10_000}\n",
    "a formula that is a program": "bad = Expression(\"a\", \"__import__('os').system('true')\")\n",
}
WORD = {
    "a tower of powers": "too large",
    "a loop without end": "NG902",
    "a formula of a million characters": "characters",
    "ten thousand brackets": "NG203",
    "a formula that is a program": "NG2",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipe]:
    """One for all of them: none may disturb what comes after it."""
    with Pipe(tmp_path_factory.mktemp("hostile")) as made:
        made.start()
        yield made


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_answered_and_the_other_lines_go_on(name: str, server: Pipe):
    uri = f"file:///{name.replace(' ', '_')}.py"
    server.open(HEAD + HOSTILE[name] + "z = 3\n", uri)
    assert server.hover(1, 0, uri) is not None
    server.hover_until(1, 0, "∂y/∂x = 3x² = 12", seconds=15.0, uri=uri)
    assert WORD.get(name, "") in problems(server, uri, name in WORD)
    server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def problems(server: Pipe, uri: str, wanted: bool) -> str:
    """What the server reports about the document, as text."""
    deadline = time.monotonic() + 15.0
    while True:
        told = str([d for d in server.published.get(uri, [])])
        if told != "[]" or not wanted or time.monotonic() > deadline:
            return told
        server.hover(1, 0, uri)
        time.sleep(0.05)


def test_opening_a_file_runs_nothing_of_it(tmp_path: Path):
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    port = listening.getsockname()[1]
    canary = tmp_path / "canary"
    deeds = f"""
import os, socket, subprocess, sys
open({str(canary)!r}, "w").write("ran")
os.system("touch {canary}")
subprocess.run(["touch", {str(canary)!r}])
socket.create_connection(("127.0.0.1", {port}))
print("a line on the standard output")
sys.stdout.write("another")
"""
    with Pipe(tmp_path) as server:
        server.start(HEAD + deeds + "z = 3\n")
        server.hover_until(1, 0, "∂y/∂x = 3x² = 12")
        server.hover_until(12, 0, "3")
        assert not canary.exists()
        with pytest.raises(BlockingIOError):
            listening.accept()
        assert not server.garbage
    listening.close()
