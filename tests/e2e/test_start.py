"""The script that starts the bundled server takes modules from the bundle, never from the user."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).resolve().parents[2] / "vscode-client" / "tools" / "start.py"

# Stands in for the server: says where what it imports was found, and how it was called.
SERVER = """\
import json, sys
def main():
    import numbers, sympy
    json.dump({"numbers": numbers.__file__, "sympy": sympy.__file__,
               "path": sys.path, "arguments": sys.argv[1:]}, sys.stdout)
"""


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    folder = tmp_path / "bundled"
    package = folder / "packages" / "neurogebra_lsp"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "cli.py").write_text(SERVER, encoding="utf-8")
    (folder / "packages" / "sympy.py").touch()
    shutil.copy(START, folder)
    return folder


def test_only_the_bundle_stands_before_the_interpreter(bundled: Path, tmp_path: Path):
    trap = tmp_path / "workspace"
    trap.mkdir()
    for name in ("numbers", "sympy", "json", "pathlib", "neurogebra_lsp", "sitecustomize"):
        (trap / f"{name}.py").write_text("raise SystemExit('imported from the workspace')\n")
        (bundled / f"{name}.py").write_text("raise SystemExit('imported beside the script')\n")

    visit = subprocess.run(
        [sys.executable, "-E", "-X", "utf8", bundled / "start.py", "server", "--stdio"],
        cwd=trap,
        env={**os.environ, "PYTHONPATH": str(trap)},
        capture_output=True,
        check=True,
        timeout=20,
    )

    seen = json.loads(visit.stdout)
    packages = bundled / "packages"
    assert seen["arguments"] == ["server", "--stdio"]
    assert seen["sympy"] == f"{packages}/sympy.py"
    assert Path(seen["numbers"]).parent == Path(os.__file__).parent
    assert seen["path"][0] == str(packages)
    assert not {"", str(trap), str(bundled)} & set(seen["path"])
