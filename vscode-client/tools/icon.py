"""Draws `media/icon.png`, which galleries ask for, from `media/icon.svg`. Needs Chromium."""

import shutil
import subprocess
import sys
from pathlib import Path

MEDIA = Path(__file__).resolve().parent.parent / "media"
SIDE = 128

if __name__ == "__main__":
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    picture = ("--default-background-color=00000000", f"--window-size={SIDE},{SIDE}")
    target = f"--screenshot={MEDIA / 'icon.png'}"
    page = (MEDIA / "icon.svg").as_uri()
    subprocess.run([chromium, *quiet, *picture, target, page], check=True)
