"""Names that several files of a program share: where they lead, and renaming them in all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Refusal
from neurogebra_lsp.features.definition import definition
from neurogebra_lsp.features.files import File, Files
from neurogebra_lsp.features.marks import marks
from neurogebra_lsp.features.rename import rename
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document, Offset

from tests.support.marker import CARET, source

MODELS = """
    from neurogebra import Expression
    line = Expression("line", "w*x + b", params={"w": 2, "b": 1})
    def curve(a):
        return Expression("curve", "a*x**2", params={"a": a})
    def at(f, x):
        return f.eval(x=x)
"""
TRAIN = """
    import models
    from models import line, curve as bend, at
    print(line.eval(x=3), models.line.eval(x=1))
    print(bend(2).eval(x=1), at(line, 2), at(bend(1), 3))
"""


def program(**texts: str) -> tuple[Files, Offset]:
    """Files that import one another by their names; the one with the caret is asked about."""
    files: list[File] = []
    place = Offset(0)
    for name, fixture in texts.items():
        before, caret, after = source(fixture).partition(CARET)
        doc = Document(f"file:///{name}.py", 0, before + after)
        modules = {other: f"file:///{other}.py" for other in texts}
        file = File(doc, Facts(0, doc.text), modules)
        files.insert(0 if caret else len(files), file)
        place = Offset(len(before)) if caret else place
    return Files(files[0], tuple(files[1:])), place


def led_to(**texts: str) -> list[tuple[str, int, str]]:
    """File, line and text of where the thing at the caret is defined."""
    files, at = program(**texts)
    found = definition(files.own.doc, files.own.facts, at, DEFAULTS, files)
    return [(t.file[8:], t.span[0], _doc(files, t.file).span_text(t.span)) for t in found]


def named(**texts: str) -> list[tuple[str, int]]:
    """File and line of every place that names what is at the caret."""
    files, at = program(**texts)
    found = marks(files.own.doc, files.own.facts, at, DEFAULTS, files)
    return [(mark.file[8:], mark.span[0]) for mark in found]


def renamed(new_name: str, **texts: str) -> dict[str, str] | str | None:
    """The texts after a rename at the caret, or why there is none."""
    files, at = program(**texts)
    found = rename(files.own.doc, files.own.facts, at, new_name, DEFAULTS, files)
    if found is None or isinstance(found, Refusal):
        return found.why if found else None
    made = {file.doc.uri: file.doc.text for file in files.all}
    for edit in sorted(found, key=lambda edit: edit.span, reverse=True):
        doc = _doc(files, edit.file)
        start, end = doc.offset(*edit.span[:2]), doc.offset(*edit.span[2:])
        made[doc.uri] = made[doc.uri][:start] + edit.new_text + made[doc.uri][end:]
    return {uri[8:-3]: text for uri, text in made.items()}


def _doc(files: Files, file: str) -> Document:
    found = files.at(file) if file else files.own
    assert found is not None
    return found.doc


@pytest.mark.parametrize(
    ("train", "expected"),
    [
        ("from ‸models import line", ("models.py", 0, "")),
        ("import models\nmodels.‸line", ("models.py", 1, "line")),
        ("import models\n‸models.line", ("models.py", 0, "")),
        ("from models import line as f\n‸f(x=1)", ("models.py", 1, "line")),
        ("from models import line\nline.eval(‸x=1)", ("models.py", 1, "x")),
        ("from models import curve\ncurve(1).gradient('‸a')", ("models.py", 3, "a")),
    ],
)
def test_a_name_leads_into_the_module_it_comes_from(train: str, expected: tuple[str, int, str]):
    assert led_to(train=train, models=MODELS) == [expected]


def test_a_registered_expression_is_found_in_its_module():
    registering = MODELS + '    forge.register("mine", line)\n'
    train = "import models\nfrom neurogebra import MathForge\nMathForge().get('‸mine')"
    assert led_to(train=train, models=registering) == [("models.py", 6, '"mine"')]


def test_a_variable_is_found_in_every_file_that_imports_it():
    assert named(models=MODELS.replace("    line", "    ‸line"), train=TRAIN) == [
        ("", 1), ("train.py", 1), ("train.py", 2), ("train.py", 2), ("train.py", 3)
    ]  # fmt: skip


def test_a_symbol_is_renamed_in_every_file_and_the_program_stays_the_same(tmp_path: Path):
    made = renamed("t", models=MODELS.replace("w*x", "w*‸x"), train=TRAIN)
    assert isinstance(made, dict)
    assert "line.eval(t=3), models.line.eval(t=1)" in made["train"]
    assert '"a*t**2"' in made["models"]  # both go through the function `at`
    assert "f.eval(t=x)" in made["models"]
    for name, text in made.items():
        (tmp_path / f"{name}.py").write_text(text)
    ran = subprocess.run(
        [sys.executable, "train.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() == ["7", "3", "2", "5", "9"], ran.stderr


def test_a_variable_is_renamed_in_every_file():
    made = renamed("straight", train=TRAIN.replace("(line.", "(‸line."), models=MODELS)
    assert isinstance(made, dict)
    assert "from models import straight, curve as bend, at" in made["train"]
    assert "models.straight.eval(x=1)" in made["train"]
    assert "straight = Expression(" in made["models"]


def test_another_name_for_an_import_is_renamed_alone():
    train = "from models import line as f\nprint(‸f(x=1))\n"
    made = renamed("g", train=train, models=MODELS)
    assert isinstance(made, dict)
    assert made["train"] == "from models import line as g\nprint(g(x=1))\n"
    assert made["models"] == source(MODELS)


@pytest.mark.parametrize(
    ("train", "new_name", "why"),
    [
        ("from models import *", "f", "line 1 of train.py imports everything"),
        ("import models\ngetattr(models, 'line')", "f", "line 2 of train.py hands the module on"),
        ("from models import line\nf = 1", "f", "'f' is taken on line 2 of train.py"),
        ("from models import line\ndef g(f):\n    line", "f", "'f' is used on line 3 of train.py"),
        ("import models\nmodels.line\nmodels.curve", "curve", "'curve' is taken on line 3"),
        ("from models import line\nline = (", "f", "line 2 of train.py mentions 'line' and cannot"),
    ],
)
def test_a_variable_keeps_its_name_where_another_file_could_break(
    train: str, new_name: str, why: str
):
    made = renamed(new_name, models=MODELS.replace("    line", "    ‸line"), train=train)
    assert isinstance(made, str)
    assert made.startswith(why)


def test_a_symbol_keeps_its_name_where_another_file_loses_sight_of_its_expression():
    train = "from models import line\nimport plotting\nplotting.draw(line)\n"
    made = renamed("t", models=MODELS.replace("w*x", "w*‸x"), train=train)
    assert (
        made
        == "'x' cannot be followed: on line 3 of train.py its expression is given to plotting.draw"
    )


def test_a_name_that_nobody_registers_here_is_not_followed():
    text = "from neurogebra import MathForge\nf = MathForge().get('mine')\nf.eval(‸x=1)\n"
    assert renamed("t", main=text) == (
        "'x' cannot be followed: on line 2 its expression is 'mine', which is registered elsewhere"
    )


@pytest.mark.parametrize(
    "text",
    [
        "class A:\n    f = Expression('f', '‸x')\n    def at(self):\n        return self.f.eval(x=1)\n",
        "F = {'a': Expression('f', '‸x')}\nfor name, f in F.items():\n    f.eval(x=1)\n",
        "F = [Expression('f', '‸x')]\nfor f, y in zip(F, [1]):\n    f.eval(x=y)\n",
        "class A:\n    def f(self):\n        return Expression('f', '‸x')\nA().f().eval(x=1)\n",
        "class A:\n    f = Expression('f', '‸x')\ngetattr(A, 'f').eval(x=1)\n",
        "f = Expression('f', '‸x')\ndef g(h=f):\n    h.eval(x=1)\n",
        "class A:\n    def __init__(self):\n        self.f = Expression('f', '‸x')\nA().f(x=1)\n",
    ],
)
def test_a_symbol_is_followed_through_attributes_containers_methods_and_defaults(text: str):
    made = renamed("t", main="from neurogebra import Expression\n" + text)
    assert isinstance(made, dict)
    assert "x=" not in made["main"]
    assert "t=" in made["main"]


def test_an_attribute_of_a_class_is_no_variable():
    text = "from neurogebra import Value\nclass A:\n    ‸w = Value(1)\nprint(A.w)\n"
    assert renamed("v", main=text) == "'w' is an attribute of A"


def test_a_name_that_another_function_uses_for_itself_is_free():
    text = "from neurogebra import Value\n‸w = Value(1)\ndef f(v):\n    return v\nprint(w, f(2))\n"
    made = renamed("v", main=text)
    assert isinstance(made, dict)
    assert made["main"].endswith("v = Value(1)\ndef f(v):\n    return v\nprint(v, f(2))\n")


def test_a_declaration_belongs_to_the_class_it_stands_in():
    text = "from neurogebra import Value\nclass A:\n    w: float\nw: Value\n‸w = Value(1)\nA.w\n"
    made = renamed("v", main=text)
    assert isinstance(made, dict)
    assert made["main"].endswith("class A:\n    w: float\nv: Value\nv = Value(1)\nA.w\n")
