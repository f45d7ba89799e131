"""It writes what is no message, and messages about evaluations that nobody began."""

from __future__ import annotations

import os

from neurogebra_lsp.wire import At, Over, encode
from neurogebra_lsp.worker import warm

_LINES = (
    "Segmentation fault",
    "{",
    "[]",
    "null",
    '[1,"Nothing",1]',
    '["x",{}]',
    encode(999, Over(999, "stopped")),
    encode(1, At(123_456_789)),
)


def main() -> None:
    os.write(1, b"\xff\x00\n" + "\n".join(_LINES).encode() + b"\n")
    warm.main()
