"""The command `neurogebra`: started by editors as a server, by people to look at a file.

Only the standard library is loaded here, so that the server starts without the rest and a missing
extra is answered in words.
"""

from __future__ import annotations

import sys

_MISSING = """\
neurogebra: the package {name} is missing. The command line and the language server need the extra
`server`; install it from where you have neurogebra from:

    in a clone of the repository    pip install -e '.[server]'
    with a wheel                    pip install 'THE_WHEEL.whl[server]'

The package called neurogebra on PyPI is another project.
"""


def main() -> None:
    """Run the command line."""
    try:
        if sys.argv[1:] in (["server"], ["server", "--stdio"]):
            # What editors start: no need to load a parser of arguments.
            from neurogebra_lsp.protocol import serve

            serve.stdio()
            return
        from neurogebra_lsp.terminal import commands

        commands.neurogebra.main(prog_name="neurogebra")
    except ModuleNotFoundError as error:
        if error.name not in {"click", "rich", "pygls", "lsprotocol"}:
            raise
        sys.stderr.write(_MISSING.format(name=error.name))
        sys.exit(2)


if __name__ == "__main__":
    main()
