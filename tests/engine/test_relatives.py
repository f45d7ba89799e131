"""Which files are one program with a file: what it imports, what imports it, and theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from neurogebra_lsp.engine.relatives import relatives
from neurogebra_lsp.engine.workspace import Workspace


def found(folder: Path, name: str, *, importers: bool = True, **open_texts: str) -> list[str]:
    """The files that are found, the one that is asked about first."""
    folder = folder.resolve()
    texts = {folder / file.replace("__", "."): text for file, text in open_texts.items()}
    texts.setdefault(folder / name, (folder / name).read_text())
    known, cut = relatives(Workspace([folder]), folder / name, texts, importers=importers)
    assert not cut
    assert known[0].path == folder / name
    return [known[0].path.name, *sorted(str(one.path.relative_to(folder)) for one in known[1:])]


def written(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / f"{name.replace('_in_', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def test_what_imports_and_what_is_imported(tmp_path: Path):
    written(
        tmp_path, a="import b", b="x = 1", c="from b import (\n  x,\n)", d="b = 1", e="import c"
    )
    assert found(tmp_path, "b.py") == ["b.py", "a.py", "c.py", "e.py"]
    assert found(tmp_path, "b.py", importers=False) == ["b.py"]
    assert found(tmp_path, "c.py", importers=False) == ["c.py", "b.py"]


@pytest.mark.parametrize(
    "line", ["from . import x", "from .m import y", "from p import x", "import p.m", "import p"]
)
def test_packages_by_name_and_by_dots(tmp_path: Path, line: str):
    written(tmp_path, p_in___init__="x = 1", p_in_m="y = 2", p_in_user=line)
    assert "p/user.py" in found(tmp_path, "p/__init__.py") or line == "from .m import y"
    if ".m" in line:
        assert "p/user.py" in found(tmp_path, "p/m.py")


def test_what_is_open_counts_before_what_is_on_the_disk(tmp_path: Path):
    written(tmp_path, a="import b", b="x = 1", c="")
    assert found(tmp_path, "b.py", a__py="y = 1", c__py="import b") == ["b.py", "c.py"]


def test_a_broken_file_imports_what_can_be_read(tmp_path: Path):
    written(tmp_path, a="import b\nx = (", b="x = 1")
    assert found(tmp_path, "b.py") == ["b.py", "a.py"]


def test_notebooks_that_are_not_open_import_too(tmp_path: Path):
    written(tmp_path, a="from b import x", b="x = 1")
    for name, line in {"of_a": "import a", "of_b": "from b import *", "other": "import c"}.items():
        cell = {"cell_type": "code", "source": line}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps({"cells": [cell]}))
    (tmp_path / "broken.ipynb").write_text("import b")
    assert found(tmp_path, "b.py") == ["b.py", "a.py", "of_a.ipynb", "of_b.ipynb"]
    assert found(tmp_path, "b.py", of_b__ipynb="x = 1") == ["b.py", "a.py", "of_a.ipynb"]
    assert found(tmp_path, "b.py", importers=False) == ["b.py"]
