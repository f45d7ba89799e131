"""The warmed process as a test starts it, with something changed about its machine."""

from __future__ import annotations

import json
import subprocess
import sys

from neurogebra_lsp import wire
from neurogebra_lsp.wire import Budget, Evaluate, Message, Over


def said(program: str, text: str) -> list[Message]:
    """All that is said of a text by a process whose program is given its search path."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(wire.encode(1, Evaluate(1, text, Budget())).encode() + b"\n")
    process.stdin.flush()
    found: list[Message] = []
    decoder = wire.Decoder()
    for line in process.stdout:
        if line.strip():
            job, message = decoder.decode(line)
            if job == 1:
                found.append(message)
            if isinstance(message, Over):
                break
    process.stdin.close()
    process.wait(10)
    process.stdout.close()
    return found
