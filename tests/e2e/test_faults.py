"""What is wrong with the machine or the client costs an answer at most, never the server."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.test_process import CHAIN, ENDLESS, gone
from tests.support.client import RICH
from tests.support.pipe import Pipe

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


@pytest.mark.parametrize("missing", ["space on the disk", "a folder for temporary files"])
def test_it_needs_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str):
    limits = None
    if missing == "space on the disk":
        limits = (resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    else:
        for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(name, "/nonexistent")
    with Pipe(tmp_path, limit=limits) as server:
        server.start(CHAIN)
        server.hover_until(1, 0, "∂z/∂x = 8")


def test_a_client_that_cancels_everything_gets_every_answer(tmp_path: Path):
    place = {"textDocument": {"uri": "file:///test.py"}, "position": {"line": 1, "character": 0}}
    asked = {
        f"{method} {n}"
        for n in range(50)
        for method in ("textDocument/hover", "textDocument/codeLens", "textDocument/completion")
    }
    with Pipe(tmp_path) as server:
        server.start(ENDLESS)
        for id_ in sorted(asked):
            server.send({"id": id_, "method": id_.partition(" ")[0], "params": place})
            server.notify("$/cancelRequest", {"id": id_})
        answers: dict[str, object] = {}
        while asked - answers.keys():
            for message in server.receive(20):
                if "method" not in message:
                    answers[message["id"]] = message.get("error", {}).get("code")
        assert set(answers.values()) <= {None, -32800}
        server.hover_until(1, 0, "∂z/∂x = 8")


def _before_it_is_initialized(_server: Pipe) -> None: ...


def _while_it_is_initialized(server: Pipe) -> None:
    params = {"processId": None, "rootUri": None, "capabilities": RICH}
    server.send({"id": "first", "method": "initialize", "params": params})


def _when_nothing_is_open(server: Pipe) -> None:
    server.start()


def _while_the_evaluating_process_starts(server: Pipe) -> None:
    server.start(ENDLESS)


def _while_it_evaluates(server: Pipe) -> None:
    server.start(ENDLESS)
    server.hover_until(1, 0, "∂z/∂x = 8")


@pytest.mark.parametrize(
    "until",
    [
        _before_it_is_initialized,
        _while_it_is_initialized,
        _when_nothing_is_open,
        _while_the_evaluating_process_starts,
        _while_it_evaluates,
    ],
)
def test_shutdown_at_every_point(tmp_path: Path, until: Callable[[Pipe], None]):
    with Pipe(tmp_path) as server:
        until(server)
        server.ask("shutdown")
        everyone = server.family()
        server.notify("exit")
        assert gone(everyone)
        # Only what was initialized can be shut down.
        assert server.process.wait(2) == (1 if until is _before_it_is_initialized else 0)
