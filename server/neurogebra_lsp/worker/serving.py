"""What every process that serves the engine does: it says messages, and knows how large it is."""

from __future__ import annotations

import contextlib
import os

from neurogebra_lsp import wire


def say(out: int, job: int, message: wire.Message) -> None:
    """Say a message, on lines of its own whatever was being said."""
    write(out, b"\n" + wire.encode(job, message).encode("utf-8", "surrogatepass") + b"\n")


def write(out: int, data: bytes) -> None:
    """Write all of it."""
    while data:
        data = data[os.write(out, data) :]


def megabytes() -> float:
    """What this process holds now; 0 where the system does not say.

    Its peak would not do: that begins as the peak of the process that started this one.
    """
    with contextlib.suppress(OSError), open("/proc/self/statm") as told:  # noqa: PTH123
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0
