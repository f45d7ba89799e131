"""`python -m neurogebra_lsp`: the command `neurogebra` where no script is installed."""

from neurogebra_lsp.cli import main

main()
