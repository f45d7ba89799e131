"""The drawing process: it reads which formula to draw, and answers with points.

It runs no program, only formulas that our parser has read; so it lives on from one request to the
next, with what it has compiled. Whoever started it ends it when a formula takes too long.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys

from neurogebra_lsp import wire
from neurogebra_lsp.wire import Draw, Ready
from neurogebra_lsp.worker.curves import drawn
from neurogebra_lsp.worker.serving import megabytes, say

_MEMORY = 2**30  #: bytes beyond what it holds when it is ready
_SAMPLE = Draw("a*x**2 + exp(-x)/x", ("x", "a"), (1.0, 1.0), "x", -1.0, 1.0, n_points=20)


def main() -> None:
    """Serve until the standard input closes."""
    out = os.dup(1)
    os.dup2(2, 1)  # a stray print goes to the log, never into the messages
    drawn(_SAMPLE)  # what is loaded when it is first used is loaded now
    _bound_memory()
    with contextlib.suppress(BrokenPipeError):  # nobody listens any more
        say(out, 0, Ready(os.getpid(), platform.python_version(), "", False))
        buffer = bytearray()
        while data := os.read(0, 1 << 16):
            buffer += data
            for line in wire.lines(buffer):
                job, message = wire.decode(line)
                if isinstance(message, Draw):
                    say(out, job, drawn(message))


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    held = int(megabytes() * 2**20)
    if held:
        resource.setrlimit(resource.RLIMIT_AS, (held + _MEMORY, held + _MEMORY))
