"""It writes a line that does not end."""

from __future__ import annotations

import os


def main() -> None:
    while True:
        os.write(1, b"x" * 2**20)
