"""Imports of what is not evaluated: what they may change is not claimed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import neurogebra_lsp.worker
import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.worker.inline import evaluate


def told(text: str) -> dict[str, str]:
    """The last value of each name, or why it is not known."""
    facts: Facts = evaluate(text)
    return {b.name: b.value.text if b.value.known else b.value.why for b in facts.bound}


STAR = "a star import may have bound it"


@pytest.mark.parametrize(
    "imported",
    ["from torch import *", "try:\n    from torch import *\nexcept ImportError:\n    pass"],
)
def test_a_star_import_may_hide_every_name(imported: str):
    values = told(f"x = 1\n{imported}\ny = x + 1\nz = len([1])\nx = 5\nw = x\n")
    assert (values["x"], values["w"]) == ("5", "5")
    assert values["y"] == values["z"]
    assert values["y"] in (STAR, "torch is not evaluated")


def test_so_may_one_that_is_perhaps_run():
    values = told("x = 1\nif input():\n    from math import *\ny = x\nz = 2\n")
    assert values["y"] == "input() is not known before the program runs"
    assert values["z"] == "2"


def test_a_known_star_import_hides_what_it_has():
    assert told("x = 1\npi = 3\nfrom math import *\ny = x\nz = pi\n")["z"] == "3.141592653589793"


def test_only_the_first_text_is_the_programs():
    assert told('"""What it does."""\n"more"\nx = __doc__\n')["x"] == "'What it does.'"
    assert told('x = 1\n"more"\ny = __doc__\n')["y"] == "None"


def test_a_star_of_pyplot_hides_no_builtin():
    values = told("x = 1\nfrom matplotlib.pyplot import *\ny = len([x])\nz = x\nw = len([1])\n")
    assert (values["w"], values["z"]) == ("1", STAR)


PLOTS = """
import matplotlib.pyplot as plt
import outside
rows = [[1], [2]]
def change():
    rows.append([3])
class Label:
    def __str__(self):
        change()
        return ""
label = Label()
fig, axes = plt.subplots(2)
"""


@pytest.mark.parametrize(
    ("loop", "rows"),
    [
        ("for ax, row in zip(axes, rows):\n    ax.plot(row)\nrow.append(1)", "[[1], [2, 1]]"),
        ("for ax in axes:\n    ax.plot(rows)\n    kept = rows\nkept.append([])", "[[1], [2], []]"),
        ("for ax in axes:\n    ax.plot(rows.append([]))", "[[1], [2], [], []]"),
        ("for ax in axes:\n    ax.plot(change())", "[[1], [2], [3], [3]]"),
    ],
)
def test_a_loop_over_so_many_plots_runs_so_often(loop: str, rows: str):
    assert told(f"{PLOTS}{loop}\nx = rows\n")["x"] == rows


@pytest.mark.parametrize(
    "loop",
    [
        "for ax in axes:\n    ax.plot(label)",
        "for ax in outside.axes:\n    ax.plot(rows)",
        "if plt.ready():\n    change()",
        "if plt.ready():\n    change = print\nchange(rows)",
    ],
)
def test_a_loop_over_plots_may_change_what_it_does_not_only_show(loop: str):
    assert "is not evaluated" in str(told(f"{PLOTS}{loop}\nx = rows\n")["x"])


def test_what_a_bar_goes_over_may_be_closed_where_it_is_disabled():
    text = "from tqdm import tqdm\ng = (n for n in range(3))\nfor n in tqdm(g, disable=True):\n    break\n"
    assert told(f"{text}x = list(g)\n")["x"] == "tqdm.tqdm is not evaluated"


def test_whether_a_package_is_there_is_not_known():
    text = "try:\n    import torch\n    x = 1\nexcept ImportError:\n    x = 2\ny = x\nz = 3\n"
    assert told(text)["y"] == "torch is not evaluated"
    assert told(text)["z"] == "3"
    text = "import importlib.util\nx = importlib.util.find_spec('torch') is None\n"
    assert told(text)["x"] == "importlib.util.find_spec is not evaluated"


def test_what_the_interpreter_is():
    text = "import sys\nfrom typing import TYPE_CHECKING\nx = tuple(sys.version_info[:2])\nif TYPE_CHECKING:\n    y = 1\nelse:\n    y = 2\n"
    assert told(text) == {"x": str(tuple(sys.version_info[:2])), "y": "2"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import sys\nx = sys.argv", "sys.argv is not evaluated"),
        ("import os\nx = os.environ['HOME']", "os.environ is not evaluated"),
        ("import time\nx = time.time()", "time.time is not evaluated"),
        (
            "from datetime import datetime\nx = datetime.now()",
            "datetime.datetime.now is not evaluated",
        ),
        ("x = __file__", "__file__ depends on where the program lies"),
    ],
)
def test_what_differs_from_run_to_run_is_told_by_name(text: str, why: str):
    assert told(text) == {"x": why}


@pytest.mark.parametrize(
    "text",
    [
        "xs = [1]\nys = xs\nif input():\n    xs.append(2)\n    from math import *\nz = ys[0]\n",
        "xs = [1]\nys = xs\ndef f():\n    global xs\n    if input():\n        xs[0] = 2\n        xs = []\nf()\nz = ys[0]\n",
    ],
)
def test_what_a_name_held_may_have_changed_before_it_is_bound_anew(text: str):
    assert told(text)["z"] == "input() is not known before the program runs"


def test_two_imports_that_are_being_typed_end_nothing():
    values = told("from math import (\nx = 1\nfrom neurogebra import (\ny = pi\nz = x\n")
    assert values["z"] == "1"
    assert values["y"] == "line 1 is not complete"


def test_each_part_of_the_worker_can_be_imported_first():
    package = Path(neurogebra_lsp.worker.__file__).parent
    program = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [one for one in sys.modules if one.startswith("neurogebra_lsp.worker.")]:
        del sys.modules[loaded]
    importlib.import_module(f"neurogebra_lsp.worker.{name}")
"""
    names = [path.stem for path in package.glob("*.py")]
    done = subprocess.run([sys.executable, "-c", program, *names], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
