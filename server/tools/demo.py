"""`make demo`: three example files as an editor shows them, and how to connect an editor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = (
    ("A chain of values: every gradient above backward(), the card of x below it.",
     ("examples/chain_rule.py", "--card", "8:1")),
    ("Gradient descent: the formula of a slope, and where the loop began and ended.",
     ("examples/gradient_descent.py",)),
    ("Mistakes, with the way out.",
     ("examples/problems.py",)),
)  # fmt: skip

CONNECT = """\
Connect your editor
-------------------
The server is this command, started by the editor:

    {server} server

VS Code      make vsix, then: code --install-extension vscode-client/neurogebra-*.vsix

Neovim 0.11  in init.lua:
    vim.lsp.config("neurogebra", {{ cmd = {{ "{server}", "server" }}, filetypes = {{ "python" }} }})
    vim.lsp.enable("neurogebra"); vim.lsp.inlay_hint.enable(true)

Helix        in languages.toml:
    [language-server.neurogebra]
    command = "{server}"
    args = ["server"]
    [[language]]
    name = "python"
    language-servers = ["neurogebra"]

Emacs        with eglot, in init.el:
    (with-eval-after-load 'eglot (add-to-list 'eglot-server-programs
      '((python-mode python-ts-mode) . ("{server}" "server"))))

JupyterLab   with jupyterlab-lsp, in ~/.jupyter/jupyter_server_config.d/neurogebra.json:
    {{"LanguageServerManager": {{"language_servers": {{"neurogebra": {{"version": 2,
      "argv": ["{server}", "server"], "languages": ["python"],
      "mime_types": ["text/x-python", "text/x-ipython"], "display_name": "Neurogebra"}}}}}}}}

docs/editors.md has each in full, and more editors."""


def main() -> None:
    """Show the examples, then the lines to copy."""
    command = Path(sys.executable).with_name("neurogebra")
    for told, arguments in EXAMPLES:
        _say(f"\n{told}\n$ neurogebra show {' '.join(arguments)}\n")
        subprocess.run([command, "show", *arguments], cwd=ROOT, check=True)
    _say("\n" + CONNECT.format(server=command))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
