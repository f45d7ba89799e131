"""Builds `neurogebra-VERSION.vsix`: the extension, checked and bundled, with the server inside."""

import json
import sys
from pathlib import Path

import bundle
from node import npm

CLIENT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Check the extension, bundle the server, pack both and say the size."""
    install()
    for script in ("types", "lint", "test", "build"):
        npm(CLIENT, "run", script)
    bundle.main()
    for old in CLIENT.glob("*.vsix"):
        old.unlink()
    npm(CLIENT, "run", "package")
    packed = vsix()
    sys.stdout.write(f"{packed}: {packed.stat().st_size / 1e6:.1f} MB\n")


def install() -> None:
    """Install what the lock file names, unless that is what is installed."""
    installed = CLIENT / "node_modules" / ".package-lock.json"
    wanted = CLIENT / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        npm(CLIENT, "ci")


def vsix() -> Path:
    """Return where the packed extension lies, or will lie."""
    manifest = json.loads((CLIENT / "package.json").read_text("utf-8"))
    return CLIENT / f"{manifest['name']}-{manifest['version']}.vsix"


if __name__ == "__main__":
    main()
