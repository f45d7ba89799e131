"""Installs the packed extension into a fresh VS Code and looks at it in a headless browser.

Prints what was seen and ends with the line `N passed, N failed`. Screenshots lie in `.editors/shots/`.

    python tests/editors/vscode/run.py [PART ...]    parts are the files in looks/; without one, all
"""

import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from install import CODE_SERVER, EDITORS, HERE, ROOT, install, say

sys.path.insert(0, str(ROOT / "vscode-client" / "tools"))
from node import NODE, environment
from vsix import vsix

sys.path.insert(0, str(ROOT))
from tests.editors.program import PROGRAM, notebook
from tests.editors.visit import free_port, running

PROFILE = EDITORS / "profile"
EXTENSIONS = PROFILE / "extensions"
WORKSPACE = EDITORS / "workspace"
SETTINGS = WORKSPACE / ".vscode" / "settings.json"
SHOTS = EDITORS / "shots"

TRAPS = EDITORS / "traps"

# Modules of these names must never be taken from the workspace or PYTHONPATH: importing one leaves
# a trace. The examples import the last ones, which therefore stand on PYTHONPATH only.
NAMES = ("typing", "json", "asyncio", "sitecustomize", "usercustomize", "pygls", "sympy")
IMPORTED_BY_EXAMPLES = ("numpy", "neurogebra", "neurogebra_lsp", "math", "random")
TRAP = "open(__file__ + '.imported', 'w').close()\n"


def main() -> int:
    """Run every check; the exit status is 0 when all passed."""
    install()
    make_workspace()
    make_profile()
    checks = Checks()
    with code_server() as port:
        look(port, checks)
    imported = [path.name for folder in (WORKSPACE, TRAPS) for path in folder.rglob("*.imported")]
    checks.see("nothing was imported from the workspace or PYTHONPATH", not imported, str(imported))
    checks.see("closing the editor leaves no process behind", gone(server_processes, seconds=10))
    say(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


class Checks:
    """Counts what was seen, and says it as it comes."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def see(self, what: str, seen: bool, why: str = "") -> None:
        self.passed += seen
        self.failed += not seen
        say(f"{'ok    ' if seen else 'FAILED'} {what}{f': {why}' if why and not seen else ''}")


def make_workspace() -> None:
    shutil.rmtree(WORKSPACE, ignore_errors=True)
    # Beside the examples the traps would take the place of Python's own modules, rightly.
    shutil.copytree(ROOT / "examples", WORKSPACE / "examples")
    (WORKSPACE / "examples" / "plain.py").write_text("x = 1\n", "utf-8")
    (WORKSPACE / "examples" / "chain.py").write_text(PROGRAM, "utf-8")
    (WORKSPACE / "examples" / "chain.ipynb").write_text(json.dumps(notebook()), "utf-8")
    (WORKSPACE / "examples" / "long.py").write_text(long_program(), "utf-8")
    for name in NAMES:
        (WORKSPACE / f"{name}.py").write_text(TRAP, "utf-8")
    SETTINGS.parent.mkdir()
    # The Python that has numpy; how one is chosen without the setting is tested elsewhere. The
    # browser needs most of a small machine, and then an evaluation takes its time.
    settings = {"neurogebra.interpreter": sys.executable, "neurogebra.evaluation.seconds": 10}
    SETTINGS.write_text(json.dumps(settings), "utf-8")
    shutil.rmtree(TRAPS, ignore_errors=True)
    TRAPS.mkdir()
    for name in NAMES + IMPORTED_BY_EXAMPLES:
        (TRAPS / f"{name}.py").write_text(TRAP, "utf-8")


def long_program() -> str:
    """Return 2,000 lines of small computations, each with its gradients."""
    paragraphs = [
        f"x{n} = Value({n}.0)\ny{n} = x{n} * 2\nz{n} = y{n} + 1\nz{n}.backward()\n"
        for n in range(1, 400)
    ]
    return "\n".join(["from neurogebra import Value\n\n\n", *paragraphs])


def make_bare_python() -> Path:
    """Return a Python that has nothing but pip: a machine without numpy, until it is installed."""
    home = EDITORS / "bare"
    venv.create(home, with_pip=True, clear=True)
    return home / "bin" / "python"


def make_profile() -> None:
    shutil.rmtree(PROFILE, ignore_errors=True)
    user = PROFILE / "data" / "User"
    user.mkdir(parents=True)
    shutil.copy(HERE / "settings.json", user)
    make_companion()
    subprocess.run(
        [*code_server_command(), "--install-extension", str(vsix())],
        env=code_server_environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )


def make_companion() -> None:
    """Let VS Code start debugpy, which came with JupyterLab's kernel, and open files that are not on the disk."""
    python = EDITORS / "jupyter" / "bin" / "python"
    adapter = next((EDITORS / "jupyter" / "lib").glob("python3*/site-packages/debugpy/adapter"))
    debugger = {
        **{"type": "debugpy", "label": "debugpy", "languages": ["python"]},
        **{"runtime": "/usr/bin/env", "program": str(adapter)},
        "runtimeArgs": ["-u", "PYTHONPATH", str(python)],
    }
    folder = EXTENSIONS / "tests.companion-1.0.0"
    shutil.copytree(HERE / "companion", folder)
    (folder / "chain.py").write_text(PROGRAM, "utf-8")
    manifest = {
        **{"name": "companion", "publisher": "tests", "version": "1.0.0"},
        "engines": {"vscode": "^1.90.0"},
        **{"main": "extension.js", "activationEvents": ["onFileSystem:elsewhere"]},
        "capabilities": {"virtualWorkspaces": True, "untrustedWorkspaces": {"supported": True}},
        "contributes": {
            "debuggers": [debugger],
            "breakpoints": [{"language": "python"}],
        },
    }
    (folder / "package.json").write_text(json.dumps(manifest), "utf-8")
    launch = {
        **{"type": "debugpy", "request": "launch", "name": "chain.py"},
        **{"program": str(WORKSPACE / "examples" / "chain.py"), "python": sys.executable},
        **{"cwd": str(WORKSPACE / "examples"), "console": "internalConsole"},
    }
    (WORKSPACE / ".vscode" / "launch.json").write_text(
        json.dumps({"version": "0.2.0", "configurations": [launch]}), "utf-8"
    )


def look(port: int, checks: Checks) -> None:
    """Let the browser look, and take over what it reports: one JSON object a line."""
    shutil.rmtree(SHOTS, ignore_errors=True)
    (SHOTS / "pictures").mkdir(parents=True)
    variables = {
        "EDITORS": str(EDITORS),
        "URL": f"http://127.0.0.1:{port}/?folder={WORKSPACE}",
        "SHOTS": str(SHOTS),
        "SETTINGS": str(SETTINGS),
        "USER_SETTINGS": str(PROFILE / "data" / "User" / "settings.json"),
        "EXTENSIONS": str(EXTENSIONS),
        "PYTHON": sys.executable,
        "BARE_PYTHON": str(make_bare_python()),
        "CHROMIUM": str(shutil.which("chromium")),
    }
    browser = subprocess.Popen(
        [str(NODE), str(HERE / "look.mjs"), *sys.argv[1:]],
        env={**environment(), **variables},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert browser.stdout is not None
    for line in browser.stdout:
        report = json.loads(line)
        checks.see(report["what"], report["seen"], report.get("why", ""))
    if browser.wait() != 0:
        checks.see("the browser ran to its end", False)


@contextmanager
def code_server() -> Generator[int]:
    """Run VS Code's server on a free port of this machine only, and end all it started."""
    port = free_port()
    command = [
        *(*code_server_command(), "--bind-addr", f"127.0.0.1:{port}", "--auth", "none"),
        *("--disable-telemetry", "--disable-update-check"),
        "--disable-getting-started-override",
    ]
    variables = {**code_server_environment(), "PYTHONPATH": str(TRAPS)}
    log = EDITORS / "code-server.log"
    with running(command, f"http://127.0.0.1:{port}/healthz", WORKSPACE, variables, log):
        yield port


def code_server_command() -> list[str]:
    return [
        *(str(NODE), str(CODE_SERVER / "out" / "node" / "entry.js")),
        *("--config", str(PROFILE / "config.yaml")),
        *("--user-data-dir", str(PROFILE / "data"), "--extensions-dir", str(EXTENSIONS)),
    ]


def code_server_environment() -> dict[str, str]:
    """Return what code-server sees: our Python first, and no gallery of extensions."""
    variables = environment()
    path = os.pathsep.join([str(Path(sys.executable).parent), variables["PATH"]])
    return {**variables, "PATH": path, "EXTENSIONS_GALLERY": '{"serviceUrl":""}'}


def server_processes() -> list[int]:
    """Return the processes that run out of the installed extension."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(EXTENSIONS).encode() in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue  # it ended meanwhile
    return found


def gone(processes: Callable[[], list[int]], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while processes():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


if __name__ == "__main__":
    sys.exit(main())
