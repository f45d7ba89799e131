"""The examples run under CPython with the core package and end as they should."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.support import notebook

EXAMPLES = Path(__file__).parents[1] / "examples"

#: A line that each program prints, or the exception that is its point.
ENDS: dict[str, str | type[Exception]] = {
    "calculus.py": "4",
    "catalogue.py": "exp(-x)/(1 + exp(-x))**2",
    "chain_rule.py": "dz/dx = 8.0",
    "gradient_descent.py": "Step 15: w = 0.1407, loss = 0.0309",
    "linear_algebra.py": "[68.1 57.3]",
    "linear_regression.py": "exact: 4.10 * hours + 47.70",
    "neuron.py": "dout/db  = 0.2500",
    "newton.py": "step 5: x = 2.094551481542",
    "normal_distribution.py": TypeError,
    "own_formulas.py": "x**2",
    "probability.py": "34.64",
    "problems.py": KeyError,
    "softmax.py": "0.7310585786300049 0.7310585786300049",
    "softmax_classifier.py": "100% of the points are in the right group",
    "tour.ipynb": "w = 0.1791, b = 0.7396, loss = 1.11e-07",
    "train_a_neuron.py": "(1.0, 1.0) 1.00 should be 1.0",
    "xor.py": "(1, 1) -0.93 should be -1",
}


def program(name: str, tmp_path: Path) -> Path:
    """The program to run: the file itself, or the code cells of a notebook in their order."""
    if not name.endswith(".ipynb"):
        return EXAMPLES / name
    cells = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))["cells"]
    joined = tmp_path / "notebook.py"
    joined.write_text(
        "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"),
        encoding="utf-8",
    )
    return joined


def test_every_example_is_listed():
    assert {file.name for file in EXAMPLES.iterdir() if file.is_file()} == set(ENDS)


@pytest.mark.parametrize("name", ENDS)
def test_an_example_ends_as_it_should(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    end = ENDS[name]
    if not isinstance(end, str):
        with pytest.raises(end):
            runpy.run_path(str(program(name, tmp_path)))
        return
    runpy.run_path(str(program(name, tmp_path)))
    assert end in capsys.readouterr().out.splitlines()


def test_the_notebook_shows_what_its_cells_give():
    tour = notebook.read(EXAMPLES / "tour.ipynb")
    stored = [cell["outputs"] for cell in notebook.code_cells(tour)]
    assert [_texts(shown) for shown in notebook.outputs(tour)] == [_texts(cell) for cell in stored]


def test_the_notebook_draws_formulas_curves_and_the_graph():
    cells = notebook.code_cells(notebook.read(EXAMPLES / "tour.ipynb"))
    html = [
        "".join(shown["data"]["text/html"])
        for cell in cells
        for shown in cell["outputs"]
        if "data" in shown
    ]
    assert [("<math" in one, "<svg" in one) for one in html] == [(True, True)] * 3 + [(False, True)]


def _texts(shown: list[dict[str, Any]]) -> list[list[str]]:
    """What can be read of a cell's outputs; pictures are left to the tests of pictures."""
    texts = [one["data"] if "data" in one else {"printed": one["text"]} for one in shown]
    return [lines for one in texts for kind, lines in one.items() if kind != "text/html"]
