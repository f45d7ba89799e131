"""The program that is looked at in the editors that are not VS Code."""

from __future__ import annotations

from typing import Any

# Emoji and combining marks stand before a hovered name: an editor may count columns in bytes.
PROGRAM = """\
from neurogebra import Expression, MathForge
from neurogebra.core.autograd import Value

forge = MathForge()
sigmoid = forge.get("sigmoid")
名前, same = "🙂é", sigmoid

x = Value(2.0)
h = x ** 2
y = h + 3
z = y * 2
z.backward()

f = Expression("f", "a*x**2", params={"a": 2})
print(f.eval(x=3))

wrong = forge.get("sigmiod")
"""


def line_of(text: str) -> int:
    """The number of the line that begins so, from 1."""
    return next(n for n, line in enumerate(PROGRAM.splitlines(), 1) if line.startswith(text))


def notebook() -> dict[str, Any]:
    """The program, a paragraph to a cell."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": paragraph.strip("\n"),
        }
        for number, paragraph in enumerate(PROGRAM.split("\n\n"))
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    language = {"name": "python"}
    metadata = {"kernelspec": kernel, "language_info": language}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
