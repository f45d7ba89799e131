"""A folder of files written as one text, in which each file begins with `=== its/path`."""

from __future__ import annotations

import re
from pathlib import Path


def unfold(text: str, folder: Path) -> Path:
    """Write the files into a folder; the path of the one called main.py."""
    _, *pieces = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
    for name, content in zip(pieces[::2], pieces[1::2], strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return next(folder.rglob("main.py"))
