"""Starts the server that lies beside this file, whatever else the interpreter has installed.

The folder of the bundled packages takes the place of this script's own folder at the front of the
path. So they win over installed packages of the same name, and only numpy, which is not among
them, comes from the interpreter.
"""

import sys

if __name__ == "__main__":
    sys.path[0] += "/packages"
    from neurogebra_lsp.cli import main

    main()
