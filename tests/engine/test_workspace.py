"""What a text imports from the workspace: what is found and read, and what never is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from neurogebra_lsp.engine.workspace import Workspace, path_of
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.syntax.imports import imports_of
from neurogebra_lsp.wire import Imports
from neurogebra_lsp.worker.inline import evaluate

from tests.support.folder import unfold


def found(text: str, folder: Path) -> Imports:
    """What a main.py with this text finds in a folder."""
    return Workspace([folder]).find(folder / "main.py", imports_of(text))


def evaluated(text: str, folder: Path) -> Facts:
    """The facts of a main.py with this text."""
    return evaluate(text, imports=found(text, folder))


def reasons(facts: Facts) -> set[str]:
    """Why what is not known is not."""
    return {gap.why for gap in facts.gaps}


def reason_for(name: str, text: str, folder: Path) -> str | None:
    """Why the evaluation does not know a name."""
    return next(b.value.why for b in evaluated(text, folder).bound if b.name == name)


SECRET = "SECRET = 'of another'\n"


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text(SECRET)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "helper.py").symlink_to(tmp_path / "outside.py")
    text = "import helper\nx = helper.SECRET\n"
    assert all("of another" not in module.text for module in found(text, inside).modules)
    assert reason_for("x", text, inside) == "helper.py lies outside of the workspace"


def test_neither_is_a_linked_folder(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "__init__.py").write_text(SECRET)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "pack").symlink_to(tmp_path / "outside")
    assert [m.text for m in found("import pack\n", inside).modules] == [""]


def test_a_link_within_the_workspace_is(tmp_path: Path) -> None:
    (tmp_path / "real.py").write_text("X = 3\n")
    (tmp_path / "helper.py").symlink_to(tmp_path / "real.py")
    facts = evaluated("from helper import X\ny = X\n", tmp_path)
    assert [b.value.text for b in facts.bound] == ["3"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes by name")
def test_a_pipe_holds_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "helper.py")
    assert reason_for("x", "import helper\nx = helper.X\n", tmp_path) == (
        "helper.py is no regular file"
    )


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "helper.py").open("wb") as file:
        file.truncate(10**10)
    why = reason_for("x", "import helper\nx = helper.X\n", tmp_path)
    assert why == "helper.py is larger than 1,000,000 bytes"


def test_modules_are_only_so_large_together(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"m{number}.py").write_text(f"X = {number}\n" + "#" * 900_000)
    text = "".join(f"import m{n}\nx{n} = m{n}.X\n" for n in range(6))
    assert sum(len(m.text) for m in found(text, tmp_path).modules) < 4_000_001
    assert reason_for("x5", text, tmp_path) == "the modules are too large together"


def test_a_thousand_modules_are_not_all_read(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"m{number}.py").write_text("X = 1\n")
    text = "".join(f"import m{n}\n" for n in range(1_100))
    imports = found(text, tmp_path)
    assert imports.cut
    assert sum(bool(m.text) for m in imports.modules) == 200
    assert "more than 200 modules" in reasons(evaluated("".join(text), tmp_path))


def test_modules_that_import_one_another_without_end_are_bounded(tmp_path: Path) -> None:
    for number in range(150):
        (tmp_path / f"m{number}.py").write_text(f"import m{number + 1}\n")
    assert "more than 40 modules that import one another" in reasons(
        evaluated("import m0\n", tmp_path)
    )


def test_packages_are_only_so_deep(tmp_path: Path) -> None:
    name = ".".join(["p"] * 60)
    folder = tmp_path
    for _ in range(60):
        folder = folder / "p"
        folder.mkdir()
        (folder / "__init__.py").write_text("")
    imports = found(f"import {name}\n", tmp_path)
    assert imports.cut
    assert len(imports.modules) <= 21


@pytest.mark.parametrize("name", ["numpy", "neurogebra", "sympy", "random", "collections"])
def test_a_file_named_like_what_the_evaluation_needs_makes_all_unknown(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / f"{name}.py").write_text("pi = 4\nseed = uniform = print\n")
    text = (
        f"import {name} as it\nimport statistics\nx = it.pi\ny = statistics.mean([1, 2])\nz = 1\n"
    )
    facts = evaluated(text, tmp_path)
    known = {b.name: b.value.why for b in facts.bound}
    assert known["z"] is None
    assert known["x"] == known["y"]
    assert str(known["x"]).startswith(f"{name}") and "takes the place" in str(known["x"])


def test_a_file_named_like_a_builtin_module_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "time.py").write_text("x = 1\n")
    assert found("import time\n", tmp_path).modules == ()


def test_a_name_that_the_workspace_and_python_have_is_ambiguous(tmp_path: Path) -> None:
    unfold("=== random.py\npi = 4\n=== scripts/main.py\nimport random\n", tmp_path)
    (module,) = (
        Workspace([tmp_path])
        .find(tmp_path / "scripts" / "main.py", imports_of("import random\n"))
        .modules
    )
    assert (module.text, module.why) == ("", "random is both in the workspace and installed")


@pytest.mark.parametrize(
    "uri",
    ["untitled:Untitled-1", "file://", "file:relative.py", "http://host/a.py", "file:///a%00b.py"],
)
def test_what_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None


def test_a_path_with_dots_leads_to_where_it_leads(tmp_path: Path) -> None:
    unfold("=== a/main.py\n\n=== b/helper.py\nX = 1\n", tmp_path)
    crooked = tmp_path / "b" / ".." / "a" / ".." / "b" / "main.py"
    imports = Workspace([tmp_path]).find(crooked, imports_of("import helper\n"))
    assert [module.path for module in imports.modules] == [str(tmp_path / "b" / "helper.py")]


def test_the_roots_of_a_project_cannot_lead_out_of_it(tmp_path: Path) -> None:
    unfold(
        '=== out/secret.py\nX = 1\n=== in/main.py\n\n=== in/pyproject.toml\n[tool.setuptools]\npackage-dir = {"" = "../out"}\n',
        tmp_path,
    )
    assert found("import secret\n", tmp_path / "in").modules == ()


def test_the_root_that_a_project_declares_is_searched(tmp_path: Path) -> None:
    unfold(
        '=== lib/thing.py\nX = 1\n=== main.py\n\n=== pyproject.toml\n[tool.setuptools]\npackage-dir = {"" = "lib"}\n',
        tmp_path,
    )
    wanted = ["thing"] if sys.version_info >= (3, 11) else []
    assert [m.name for m in found("import thing\n", tmp_path).modules] == wanted


def test_what_the_editor_holds_counts(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("X = 1\n")
    workspace = Workspace([tmp_path])
    workspace.opened(tmp_path / "helper.py", "X = 2\n")
    own = imports_of("import helper\n")
    assert workspace.find(tmp_path / "main.py", own).modules[0].text == "X = 2\n"
    workspace.closed(tmp_path / "helper.py")
    assert workspace.find(tmp_path / "main.py", own).modules[0].text == "X = 1\n"


ESCAPES = [
    "got = getattr(helper, '__builtins__')",
    "got = getattr(helper, '__dict__')",
    "got = getattr(helper, '__spec__')",
    "got = getattr(helper, '§owner')",
    "got = helper.__builtins__",
    "got = helper.f.__globals__",
    "setattr(helper, '__builtins__', {})\ngot = helper.f()",
    "setattr(helper, '§call', print)\ngot = helper.f()",
    "from helper import __builtins__ as got",
    "from helper import __loader__ as got",
    "helper.__class__ = 1\ngot = helper.__class__",
    "from listed import *\ngot = __builtins__",
    "got = '{0.__dict__}'.format(helper)",
    "import operator\ngot = operator.attrgetter('__builtins__')(helper)",
]


@pytest.mark.parametrize("attempt", ESCAPES)
def test_a_module_gives_away_nothing_of_the_evaluator(attempt: str, tmp_path: Path) -> None:
    unfold(
        "=== helper.py\nitems = [1]\nitems[0] += 1\ndef f():\n    return len(items)\n"
        "=== listed.py\n__all__ = ['__builtins__', '§call']\n=== main.py\n",
        tmp_path,
    )
    facts = evaluated(f"import helper\n{attempt}\n", tmp_path)
    got = [b.value for b in facts.bound if b.name == "got" and b.value.known and not b.after_raise]
    assert [value.text for value in got if value.text != "1"] == []
