"""Installs VS Code's own build for the browser and JupyterLab under `.editors/`, Chromium and Emacs.

Everything is kept there, so a second call does nothing.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
EDITORS = ROOT / ".editors"
CODE_SERVER = EDITORS / "node_modules" / "code-server"

#: Debian's packages, and by what it is seen that they are there.
DEBIAN = {
    "chromium": "chromium",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu",
    "emacs-nox": "emacs",
    "elpa-eglot": "/usr/share/emacs/site-lisp/elpa-src",
}
JUPYTERLAB = ("jupyterlab==4.6.6", "jupyterlab-lsp==5.3.0", "ipykernel")

sys.path.insert(0, str(ROOT / "vscode-client" / "tools"))
from node import npm  # noqa: E402


def install() -> None:
    """Bring the editors onto the machine: what `package.json` names, and what stands above."""
    install_from_debian()
    install_jupyterlab()
    wanted = (HERE / "package.json").read_text("utf-8")
    stamp = EDITORS / "installed.json"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say("Installing VS Code's build for the browser (about a minute, 370 MB) ...")
    shutil.rmtree(EDITORS / "node_modules", ignore_errors=True)
    EDITORS.mkdir(exist_ok=True)
    (EDITORS / "package.json").write_text(wanted, "utf-8")
    npm(EDITORS, "install", "--ignore-scripts", "--no-package-lock")
    vscode = CODE_SERVER / "lib" / "vscode"
    npm(vscode, "install", "--omit=dev", "--ignore-scripts")
    # Log files and the watchdog of child processes; the other native parts come built.
    npm(vscode, "rebuild", "@vscode/spdlog", "@vscode/native-watchdog")
    # What code-server's own install script does, on Linux.
    link(vscode / "bin" / "remote-cli" / "code-server", "code-linux.sh")
    link(vscode / "bin" / "helpers" / "browser.sh", "browser-linux.sh")
    for unused in ("node_modules/@github", "node_modules/@microsoft/mxc-sdk", "extensions/copilot"):
        shutil.rmtree(vscode / unused, ignore_errors=True)
    stamp.write_text(wanted, "utf-8")


def install_from_debian() -> None:
    """Install Chromium, with a font that has the letters of maths, and Emacs where they are not."""
    missing = [package for package in DEBIAN if not is_installed(package)]
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Install {' '.join(missing)} (their names in Debian), then try again.")
    say(f"Installing {' '.join(missing)} ...")
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, **quiet)
    subprocess.run(
        ["apt-get", "install", "--yes", "--no-install-recommends", *missing],
        env=environment,
        **quiet,
    )


def is_installed(package: str) -> bool:
    """Tell whether a package is there, by the program that it brings."""
    program = DEBIAN[package]
    if program.startswith("/"):
        return Path(program).exists() or shutil.which("dpkg") is None
    return shutil.which(program) is not None


def install_jupyterlab() -> None:
    """Install JupyterLab with its client of language servers into an environment of its own."""
    stamp = EDITORS / "jupyter" / "installed.txt"
    wanted = "\n".join(JUPYTERLAB)
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say("Installing JupyterLab (about a minute, 250 MB) ...")
    venv.create(EDITORS / "jupyter", with_pip=True, clear=True)
    pip = [str(EDITORS / "jupyter" / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", *JUPYTERLAB], check=True)
    stamp.write_text(wanted, "utf-8")


def link(path: Path, target: str) -> None:
    """Make `path` a link to its neighbour `target`."""
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def say(line: str) -> None:
    """Show progress at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    install()
