"""What holds for the whole repository: layers, generated files, declarations that are used."""

from __future__ import annotations

import doctest
import functools
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
from neurogebra_lsp import rules
from neurogebra_lsp.settings import SETTINGS, Setting

import neurogebra
from neurogebra import catalogue

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "server" / "neurogebra_lsp"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=55)


def test_generated_files_are_up_to_date():
    # `make lint` checks the catalogue's index as well.
    check = run(sys.executable, "server/tools/generate.py", "--check", "--but-index")
    assert check.returncode == 0, check.stdout + check.stderr


def test_the_layers_hold():
    script = str(Path(sys.executable).with_name("lint-imports"))
    check = run(script)
    assert check.returncode == 0, check.stdout


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_is_read(setting: Setting):
    if setting.client:
        folder, pattern = ROOT / "vscode-client" / "src", "*.ts"
        # The library for language clients reads this one by itself.
        word = setting.key if setting.key != "trace.server" else "extends LanguageClient"
    else:
        folder, pattern, word = SERVER, "*.py", f"settings.{setting.attribute}"
    texts = (p.read_text("utf-8") for p in folder.rglob(pattern) if "generated" not in p.parts)
    assert any(word in text for text in texts)


def test_codes_and_names_are_used_once():
    assert len(rules.BY_CODE) == len(rules.BY_NAME) == len(rules.RULES)
    assert [rule.code for rule in rules.RULES] == sorted(rules.BY_CODE)


def public_names() -> dict[str, object]:
    """What people call: the package's names, members of its classes and of the catalogue."""
    found = {n: getattr(neurogebra, n) for n in neurogebra.__all__ if not n.startswith("_")}
    classes = [home for home in found.values() if inspect.isclass(home)]
    for home in (*classes, *_bases(classes), catalogue):
        for name, part in vars(home).items():
            theirs = inspect.isclass(home) or getattr(part, "__module__", "") == home.__name__
            called = inspect.isroutine(part) or isinstance(
                part, property | functools.cached_property
            )
            if theirs and called and not name.startswith("_"):
                found[f"{home.__name__}.{name}"] = part
    return found


def _bases(classes: list[type]) -> set[type]:
    """Classes of ours that others inherit members from."""
    parents = {parent for home in classes for parent in home.__mro__[1:]}
    return {parent for parent in parents if parent.__module__.startswith("neurogebra")}


@pytest.mark.parametrize("name", public_names())
def test_every_public_name_has_examples_that_run(name: str):
    doc = inspect.getdoc(public_names()[name]) or ""
    _, heading, examples = doc.partition("Examples\n--------\n")
    assert heading
    assert doctest.DocTestParser().get_examples(examples)


def test_examples_are_run_with_the_tests(pytestconfig: pytest.Config):
    assert "--doctest-modules" in pytestconfig.getini("addopts")
    assert "neurogebra" in pytestconfig.getini("testpaths")


def test_importing_the_core_loads_neither_sympy_nor_numpy():
    heavy = "import neurogebra, sys; sys.exit(bool({'sympy', 'numpy'} & set(sys.modules)))"
    assert run(sys.executable, "-c", heavy).returncode == 0


def test_the_protocol_loads_neither_sympy_nor_numpy():
    heavy = (
        "import neurogebra_lsp.protocol.server, sys;"
        "sys.exit(bool({'sympy', 'numpy', 'click', 'rich'} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", heavy).returncode == 0


def test_the_evaluation_loads_no_protocol():
    heavy = (
        "import neurogebra_lsp.worker.warm, sys;"
        "sys.exit(bool({'pygls', 'lsprotocol', 'asyncio'} & set(sys.modules)))"
    )
    assert run(sys.executable, "-c", heavy).returncode == 0


@pytest.mark.parametrize(
    "path", sorted(SERVER.rglob("*.py")), ids=lambda path: str(path.relative_to(SERVER))
)
def test_a_file_opens_with_what_it_answers(path: Path):
    text = path.read_text("utf-8")
    assert not text or re.match(r'r?"""\S', text)


def test_only_convert_makes_objects_of_the_protocol():
    made = re.compile(r"\btypes\.[A-Z][a-z]\w*\(")
    for path in (SERVER / "protocol").glob("*.py"):
        if path.name not in ("convert.py", "client.py"):
            assert made.findall(path.read_text("utf-8")) == [], path.name


def test_every_module_of_the_server_can_be_imported():
    for path in SERVER.rglob("*.py"):
        parts = path.relative_to(SERVER.parent).with_suffix("").parts
        if parts[-1] != "__main__":
            importlib.import_module(".".join(p for p in parts if p != "__init__"))


def test_every_fault_that_is_told_of_has_its_test():
    rows = (ROOT / "docs" / "robustness.md").read_text("utf-8").splitlines()
    named = {
        name for row in rows if row.startswith("|") for name in re.findall(r"`(test_\w+)`", row)
    }
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 15
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_no_clock_that_can_be_set_is_looked_at():
    settable = re.compile(
        r"\btime\.(time|time_ns|localtime|gmtime)\(|datetime\.(now|today|utcnow)\("
    )
    sources = [path for path in SERVER.rglob("*.py") if "worker" not in path.parts]
    sources += [SERVER / "worker" / name for name in ("warm.py", "run.py", "program.py", "lock.py")]
    found = [path.name for path in sources if settable.search(path.read_text("utf-8"))]
    assert found == []
