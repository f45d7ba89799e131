"""`make docs`: the pictures of the terminal in the documentation, drawn by the command itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {
    "neuron.svg": ("examples/neuron.py", "--card", "9:1"),
    "problems.svg": ("examples/problems.py",),
}


def main() -> None:
    """Draw every picture anew."""
    command = Path(sys.executable).with_name("neurogebra")
    for name, arguments in PICTURES.items():
        drawn = subprocess.run(
            [command, "show", *arguments, "--format", "svg"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        (ROOT / "docs" / "images" / name).write_bytes(drawn.stdout)


if __name__ == "__main__":
    main()
