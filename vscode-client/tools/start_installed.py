"""Starts the server that the interpreter has installed itself; with `--which` tells its version.

The package of the same name on PyPI is another one. Only ours brings the command that is looked
for here, and nothing of a package is imported before that is known.
"""

import json
import sys
from importlib import metadata, util


def version() -> str:
    """Return the version of our own server, "" where there is none."""
    try:
        found = metadata.distribution("neurogebra")
    except metadata.PackageNotFoundError:
        return ""
    command = ("neurogebra", "neurogebra_lsp.cli:main")
    ours = any((entry.name, entry.value) == command for entry in found.entry_points)
    return found.version if ours and util.find_spec("neurogebra_lsp") is not None else ""


if __name__ == "__main__":
    del sys.path[0]  # this script's own folder
    if sys.argv[1:] == ["--which"]:
        sys.stdout.write(json.dumps(version()))
    else:
        from neurogebra_lsp.cli import main

        main()
