"""Installs VS Code's own build for the browser, and Chromium, under `.editors/`.

Everything is kept there, so a second call does nothing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
EDITORS = ROOT / ".editors"
CODE_SERVER = EDITORS / "node_modules" / "code-server"

sys.path.insert(0, str(ROOT / "vscode-client" / "tools"))
from node import npm  # noqa: E402


def install() -> None:
    """Bring `.editors/` to what `package.json` names, and Chromium onto the machine."""
    install_chromium()
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


def install_chromium() -> None:
    """Install Debian's Chromium where there is none, with a font that has the letters of maths."""
    if shutil.which("chromium") is not None:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit("The browser is missing: install `chromium` and the DejaVu fonts, then try again.")
    say("Installing Chromium ...")
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, **quiet)
    subprocess.run(
        ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
        env=environment,
        **quiet,
    )


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
