"""Builds `neurogebra-VERSION.vsix`: the extension, checked and bundled, with the server inside."""

import json
import sys
from pathlib import Path

import bundle
import notices
from node import npm

CLIENT = Path(__file__).resolve().parent.parent
#: Bytes of JavaScript that the extension may carry, what it loads late included.
MOST_JAVASCRIPT = 3_000_000


def main() -> None:
    """Check the extension, bundle the server, pack both and say the size."""
    install()
    for script in ("types", "lint", "test", "build"):
        npm(CLIENT, "run", script)
    refuse_more_javascript()
    bundle.main()
    notices.main()
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


def refuse_more_javascript() -> None:
    """Exit where the bundles are larger than an extension of this kind should be."""
    sizes = {file: file.stat().st_size for file in (CLIENT / "out").rglob("*.js")}
    carried = {file: size for file, size in sizes.items() if "test" not in file.parts}
    total = sum(carried.values())
    told = ", ".join(f"{file.name} {size / 1e3:.0f} kB" for file, size in carried.items())
    sys.stdout.write(f"JavaScript: {total / 1e6:.2f} MB ({told})\n")
    if total > MOST_JAVASCRIPT:
        sys.exit(f"more than {MOST_JAVASCRIPT / 1e6:.0f} MB of JavaScript")


def vsix() -> Path:
    """Return where the packed extension lies, or will lie."""
    manifest = json.loads((CLIENT / "package.json").read_text("utf-8"))
    return CLIENT / f"{manifest['name']}-{manifest['version']}.vsix"


if __name__ == "__main__":
    main()
