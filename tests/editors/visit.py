"""Runs an editor: one that ends by itself and says what it saw, or one that a browser looks at."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

Command = Sequence[str | Path | None]


def visit(command: Command, cwd: Path, environment: Mapping[str, str], seconds: int) -> Any:
    """Run a visit to its end, and give what it printed last: one JSON object."""
    ended = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(
    command: Command, url: str, cwd: Path, environment: Mapping[str, str], log: Path
) -> Iterator[None]:
    """Run an editor's server, from when it answers at `url`, and end all that it started."""
    with log.open("w") as output:
        started = subprocess.Popen(
            [str(word) for word in command],
            env={**os.environ, **environment},
            cwd=cwd,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_until_up(url, log)
        yield
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        try:
            started.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def _wait_until_up(url: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urlopen(url, timeout=2).close()
        except (URLError, OSError):
            assert time.monotonic() < deadline, f"it did not start; see {log}"
            time.sleep(0.25)
        else:
            return
