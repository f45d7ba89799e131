"""Starts the server that lies beside this file, whatever else the interpreter has installed.

The folder of the packages takes the place of this script's own folder at the front of the path,
so the bundled packages win over installed ones of the same name, and numpy alone comes from the
interpreter.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    sys.path[:] = [str(here / "packages")] + [
        entry for entry in sys.path if entry and Path(entry).resolve() != here
    ]
    from neurogebra_lsp.cli import main

    main()
