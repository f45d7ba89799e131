"""An evaluation says that it has begun before it says anything else, whoever is scheduled first."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from neurogebra_lsp import wire
from neurogebra_lsp.wire import Begun, Budget, Evaluate, Message, Over

#: The warmed process, which gets its turn late after each fork, as on a busy machine.
LATE = """
import json, os, sys, time
sys.path[:] = json.loads(sys.argv[1])
fork = os.fork
def late():
    pid = fork()
    if pid:
        time.sleep(0.5)
    return pid
os.fork = late
from neurogebra_lsp.worker.warm import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is no fork elsewhere")
def test_nothing_is_told_before_the_beginning() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LATE, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    request = Evaluate(1, "x = 2\ny = x + 1\n", Budget())
    process.stdin.write(wire.encode(1, request).encode() + b"\n")
    process.stdin.flush()
    said: list[Message] = []
    for line in process.stdout:
        if line.strip():
            job, message = wire.decode(line)
            if job == 1:
                said.append(message)
            if isinstance(message, Over):
                break
    process.stdin.close()
    process.wait(10)
    process.stdout.close()
    assert isinstance(said[0], Begun)
    assert [type(message) for message in said].count(Begun) == 1
    assert len(said) > 2
