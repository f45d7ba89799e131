"""Copies the pictures that the looks took to where the documentation and the walkthrough show them.

Run it after `run.py`, and look at what changed before it is committed.
"""

import shutil
from pathlib import Path

from install import EDITORS, ROOT, say

TAKEN = EDITORS / "shots" / "pictures"
DOCS = ROOT / "docs" / "images"
EXTENSION = ROOT / "vscode-client"


def homes(picture: str) -> list[Path]:
    """Return the folders that show a picture; the extension carries only what it shows itself."""
    shown = (EXTENSION / "README.md", EXTENSION / "package.json")
    is_carried = any(f"media/{picture}" in file.read_text("utf-8") for file in shown)
    return [DOCS, EXTENSION / "media"] if is_carried else [DOCS]


if __name__ == "__main__":
    for picture in sorted(TAKEN.glob("*.png")):
        for home in homes(picture.name):
            shutil.copy(picture, home)
            say(f"{picture.name} -> {home.relative_to(ROOT)}")
