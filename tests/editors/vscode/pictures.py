"""Copies the pictures that the looks took to where the documentation and the walkthrough show them.

Run it after `run.py`, and look at what changed before it is committed.
"""

import shutil

from install import EDITORS, ROOT, say

TAKEN = EDITORS / "shots" / "pictures"
HOMES = (ROOT / "docs" / "images", ROOT / "vscode-client" / "media")

if __name__ == "__main__":
    for picture in sorted(TAKEN.glob("*.png")):
        for home in HOMES:
            home.mkdir(exist_ok=True)
            shutil.copy(picture, home)
            say(f"{picture.name} -> {home.relative_to(ROOT)}")
