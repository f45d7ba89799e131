"""A server that the interpreter has installed itself is told from other packages of that name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "vscode-client" / "tools" / "start_installed.py"


def which(*first: Path) -> str:
    """The version that is told where these folders come before the installed packages."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, first))}
    told = subprocess.run(
        [sys.executable, SCRIPT, "--which"], env=environment, capture_output=True, check=True
    )
    return json.loads(told.stdout)


def test_our_own_server_tells_its_version() -> None:
    assert which() == metadata.version("neurogebra")


def test_another_package_of_that_name_is_none_of_ours_and_is_not_imported(tmp_path: Path) -> None:
    about = tmp_path / "neurogebra-9.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: neurogebra\nVersion: 9.0\n")
    (about / "entry_points.txt").write_text("[console_scripts]\nneurogebra = neurogebra.cli:main\n")
    trap = "open(__file__ + '.ran', 'w').close()\n"
    for name in ("neurogebra", "neurogebra_lsp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(trap)
    assert which(tmp_path) == ""
    assert list(tmp_path.rglob("*.ran")) == []
