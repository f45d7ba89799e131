"""How the real server lives and dies: its streams, its processes, its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.marker import source
from tests.support.pipe import COMMAND, Pipe, children_of, is_alive, kill

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

CHAIN = source("""
    from neurogebra import Value
    x = Value(2.0)
    h = x ** 2
    y = h + 3
    z = y * 2
    z.backward()
""")
ENDLESS = CHAIN + "n = 0\nwhile True:\n    n += 1\n"


def gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + 10
    while any(map(is_alive, pids)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("text", [CHAIN, ENDLESS, "x = 1\n"])
def test_closed_input_ends_every_process(tmp_path: Path, text: str):
    with Pipe(tmp_path) as server:
        server.start(text)
        if text is not CHAIN and "neurogebra" in text:
            time.sleep(1.0)  # It is in the loop now.
        elif "neurogebra" in text:
            server.hover_until(1, 0, "∂z/∂x = 8")
        everyone = server.family()
        assert len(everyone) > 1 or "neurogebra" not in text
        assert server.process.stdin is not None
        server.process.stdin.close()
        assert gone(everyone)
        assert server.process.wait() == 1


def test_closed_input_ends_a_server_whose_output_nobody_reads(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")
        for number in range(2_000):
            place = {
                "textDocument": {"uri": "file:///test.py"},
                "position": {"line": 1, "character": 0},
            }
            server.send({"id": f"n{number}", "method": "textDocument/hover", "params": place})
        everyone = server.family()
        assert server.process.stdin is not None
        server.process.stdin.close()
        assert gone(everyone)


def test_an_exit_out_of_turn_is_told_by_its_code(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start(CHAIN)
        server.notify("exit")
        assert server.process.wait(2) == 1


def test_killing_the_server_ends_what_it_started(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start(ENDLESS)
        server.hover_until(1, 0, "∂z/∂x = 8")
        everyone = server.family()
        assert len(everyone) > 1
        kill(server.process.pid)
        assert gone(everyone)


def test_what_prints_or_reads_input_does_not_disturb_the_protocol(tmp_path: Path):
    stray = (
        "import sys, os; sys.argv[1:] = ['server'];"
        "from neurogebra_lsp.protocol import hover;"
        "real = hover.handle\n"
        "async def handle(server, params):\n"
        "    print('stray'); os.write(1, b'stray'); os.system('echo stray')\n"
        "    assert sys.stdin.read() == ''\n"
        "    return await real(server, params)\n"
        "hover.handle = handle\n"
        "from neurogebra_lsp.__main__ import main; main()"
    )
    with Pipe(tmp_path, (sys.executable, "-c", stray)) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")
        assert server.garbage == []


def test_the_users_modules_are_never_taken_for_ours(tmp_path: Path):
    for name in ("json", "asyncio", "logging", "numpy", "neurogebra", "typing", "dataclasses"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported the user')\n")
    # What Python itself loads to run `-m` comes before us, so the script is what editors use.
    script = str(Path(sys.executable).with_name("neurogebra"))
    for command in ((script, "server"), (sys.executable, "-m", "neurogebra_lsp", "server")):
        with Pipe(tmp_path, command) as server:
            server.start(CHAIN)
            server.hover_until(1, 0, "∂z/∂x = 8")


def test_tcp(tmp_path: Path):
    process = subprocess.Popen(
        (*COMMAND, "--tcp", "127.0.0.1:0"), cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        line = next(line for line in process.stderr if "listening on" in line)
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        assert found is not None
        with socket.create_connection(("127.0.0.1", int(found[1])), 5) as connection:
            body = (
                b'{"jsonrpc":"2.0","id":1,"method":"initialize",'
                b'"params":{"processId":null,"rootUri":null,"capabilities":{}}}'
            )
            connection.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            assert b'"capabilities"' in connection.recv(1 << 16)
        assert process.wait(2) == 1
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_every_process(tmp_path: Path, how: signal.Signals):
    with Pipe(tmp_path) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")
        everyone = server.family()
        os.kill(server.process.pid, how)
        assert gone(everyone)
        assert server.process.stderr is not None
        assert b"Traceback" not in server.process.stderr.read()


# -- one server, for what it survives, until it is asked to end -----------------------------------


@pytest.fixture(scope="module")
def survivor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pipe]:
    with Pipe(tmp_path_factory.mktemp("survivor")) as server:
        server.start(settings={"colour": "red"})
        yield server


def test_the_log_is_told_to_the_client(survivor: Pipe):
    told = {"type": 2, "message": "there is no setting neurogebra.colour"}
    assert [m["params"] for m in survivor.kept if m["method"] == "window/logMessage"] == [told]


def test_garbage_on_the_input_is_survived(survivor: Pipe):
    survivor.open(CHAIN, "file:///garbage.py")
    survivor.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    survivor.send_bytes(b"{")
    survivor.send_bytes(b"[]")
    survivor.write(b"Content-Length: nonsense\r\n\r\n")
    survivor.hover_until(1, 0, "∂z/∂x = 8", uri="file:///garbage.py")


@pytest.mark.parametrize("who", ["the evaluating child", "the warmed process"])
def test_facts_are_back_after_a_kill(survivor: Pipe, who: str):
    uri = f"file:///{who.replace(' ', '-')}.py"
    survivor.open(ENDLESS, uri)
    survivor.hover_until(1, 0, "∂z/∂x = 8", uri=uri)
    (warmed, *children) = children_of(survivor.process.pid)
    kill(children[-1] if who == "the evaluating child" and children else warmed)
    text = CHAIN.replace("2.0", "3.0")
    change = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]}
    survivor.notify("textDocument/didChange", change)
    assert survivor.hover(1, 0, uri) is not None
    survivor.hover_until(1, 0, "∂z/∂x = 12", uri=uri)


def test_a_message_in_pieces_and_the_end(survivor: Pipe):
    body = b'{"jsonrpc":"2.0","id":"slow","method":"shutdown"}'
    message = b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    for at in range(len(message)):
        survivor.write(message[at : at + 1])
    answer = {"id": "slow", "jsonrpc": "2.0", "result": None}
    while answer not in survivor.receive(20):
        pass
    survivor.notify("exit")
    assert survivor.process.wait(2) == 0
