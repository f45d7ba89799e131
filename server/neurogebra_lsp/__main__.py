"""`python -m neurogebra_lsp`: the command line, with nothing of the current folder in its way."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; a user's own `json.py` beside it is never taken for the real one."""
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib would be looked for in that very folder
    except OSError:
        here = ""
    # `-m` puts the current folder first. Where it is also installed from, it stands further down.
    if sys.path[0] in ("", here):
        del sys.path[0]
    from neurogebra_lsp import cli

    cli.main()


if __name__ == "__main__":
    main()
