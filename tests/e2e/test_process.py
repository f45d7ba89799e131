"""How the real server lives and dies: its streams, its processes, its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
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


@pytest.mark.parametrize(("polite", "code"), [(True, 0), (False, 1)])
def test_exit_codes(tmp_path: Path, polite: bool, code: int):
    with Pipe(tmp_path) as server:
        server.start(CHAIN)
        if polite:
            assert server.ask("shutdown")["result"] is None
        server.notify("exit")
        assert server.process.wait(2) == code


def test_killing_the_server_ends_what_it_started(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start(ENDLESS)
        server.hover_until(1, 0, "∂z/∂x = 8")
        everyone = server.family()
        assert len(everyone) > 1
        kill(server.process.pid)
        assert gone(everyone)


@pytest.mark.parametrize("who", ["the warmed process", "the evaluating child"])
def test_facts_are_back_after_a_kill(tmp_path: Path, who: str):
    with Pipe(tmp_path) as server:
        server.start(ENDLESS)
        server.hover_until(1, 0, "∂z/∂x = 8")
        (warmed, *children) = children_of(server.process.pid)
        kill(children[-1] if who == "the evaluating child" and children else warmed)
        text = CHAIN.replace("2.0", "3.0")
        document = {"uri": "file:///test.py", "version": 2}
        change = {"textDocument": document, "contentChanges": [{"text": text}]}
        server.notify("textDocument/didChange", change)
        assert server.hover(1, 0) is not None
        server.hover_until(1, 0, "∂z/∂x = 12")


def test_a_stray_print_does_not_corrupt_the_protocol(tmp_path: Path):
    stray = (
        "import sys, os; sys.argv[1:] = ['server'];"
        "from neurogebra_lsp.protocol import hover;"
        "real = hover.handle\n"
        "async def handle(server, params):\n"
        "    print('stray'); os.write(1, b'stray'); os.system('echo stray')\n"
        "    return await real(server, params)\n"
        "hover.handle = handle\n"
        "from neurogebra_lsp.__main__ import main; main()"
    )
    with Pipe(tmp_path, (sys.executable, "-c", stray)) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")
        assert server.garbage == []


def test_reading_input_does_not_take_messages_away(tmp_path: Path):
    greedy = (
        "import sys; sys.argv[1:] = ['server'];"
        "from neurogebra_lsp.protocol import hover;"
        "real = hover.handle\n"
        "async def handle(server, params):\n"
        "    assert sys.stdin.read() == ''\n"
        "    return await real(server, params)\n"
        "hover.handle = handle\n"
        "from neurogebra_lsp.__main__ import main; main()"
    )
    with Pipe(tmp_path, (sys.executable, "-c", greedy)) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")


@pytest.mark.parametrize("extra", [(), ("--stdio",)])
def test_both_ways_to_ask_for_the_server(tmp_path: Path, extra: tuple[str, ...]):
    with Pipe(tmp_path, (*COMMAND, *extra)) as server:
        server.start()


def test_the_users_modules_are_never_taken_for_ours(tmp_path: Path):
    for name in ("json", "asyncio", "logging", "numpy", "neurogebra", "typing", "dataclasses"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported the user')\n")
    # What Python itself loads to run `-m` comes before us, so the script is what editors use.
    script = str(Path(sys.executable).with_name("neurogebra"))
    for command in ((script, "server"), (sys.executable, "-m", "neurogebra_lsp", "server")):
        with Pipe(tmp_path, command) as server:
            server.start(CHAIN)
            server.hover_until(1, 0, "∂z/∂x = 8")


def test_garbage_on_the_input_is_survived(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start(CHAIN)
        server.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        server.send_bytes(b"{")
        server.send_bytes(b"[]")
        server.write(b"Content-Length: nonsense\r\n\r\n")
        server.hover_until(1, 0, "∂z/∂x = 8")


def test_a_message_in_pieces(tmp_path: Path):
    with Pipe(tmp_path) as server:
        server.start()
        body = b'{"jsonrpc":"2.0","id":"slow","method":"shutdown"}'
        message = b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        for at in range(len(message)):
            server.write(message[at : at + 1])
        assert {"id": "slow", "jsonrpc": "2.0", "result": None} in server.receive(20)


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


def test_the_log_is_told_to_the_client(tmp_path: Path):
    with Pipe(tmp_path) as server:
        options = {"settings": {"colour": "red"}}
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        server.send(
            {
                "id": 1,
                "method": "initialize",
                "params": {**params, "initializationOptions": options},
            }
        )
        (told,) = [
            message["params"]
            for message in (*server.receive(10), *server.receive(10))
            if message.get("method") == "window/logMessage"
        ]
        assert told == {"type": 2, "message": "there is no setting neurogebra.colour"}
