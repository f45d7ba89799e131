"""Runs a notebook's cells in order, as Jupyter would, and gives what each of them shows.

`python -m tests.support.notebook FILE` stores the outputs in the file.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

#: Where a notebook looks for pictures and set formulas, beside the text.
_METHODS = {"text/html": "_repr_html_", "text/latex": "_repr_latex_"}


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def outputs(notebook: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """What each code cell prints and what its last expression shows."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    return [
        _run("".join(cell["source"]), scope, number)
        for number, cell in enumerate(code_cells(notebook), 1)
    ]


def _run(source: str, scope: dict[str, Any], number: int) -> list[dict[str, Any]]:
    body = ast.parse(source)
    last = body.body.pop() if body.body and isinstance(body.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(body, f"<cell {number}>", "exec"), scope)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"<cell {number}>", "eval"), scope)
    made: list[dict[str, Any]] = []
    if printed.getvalue():
        text = _lines(printed.getvalue())
        made.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        shown = {
            kind: _lines(getattr(value, method)())
            for kind, method in _METHODS.items()
            if hasattr(value, method)
        }
        made.append(
            {
                "data": {**shown, "text/plain": _lines(repr(value))},
                "execution_count": number,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return made


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def store(path: Path) -> None:
    notebook = read(path)
    for number, (cell, shown) in enumerate(
        zip(code_cells(notebook), outputs(notebook), strict=True), 1
    ):
        cell |= {"execution_count": number, "outputs": shown}
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    store(Path(sys.argv[1]))
