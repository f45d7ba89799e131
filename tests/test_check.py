"""`neurogebra check`: what it finds, how it tells it, and with which exit code it ends."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from neurogebra_lsp.facts import Ended, Facts
from neurogebra_lsp.terminal import evaluation
from neurogebra_lsp.terminal.commands import neurogebra
from neurogebra_lsp.terminal.evaluation import Evaluator
from neurogebra_lsp.wire import Budget

from tests.support.engines import HandEngine, InlineEngine

WRONG = "from neurogebra import Expression\nf = Expression('f', 'x**2')\ng = f.gradient('y')\n"
STALE = "from neurogebra import Value\nx = Value(2.0)\ny = x * 3  # 7\n"
RIGHT = "from neurogebra import Value\nx = Value(2.0)\ny = x * 3  # 6\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sub" / ".hidden").mkdir(parents=True)
    (tmp_path / "wrong.py").write_text(WRONG)
    (tmp_path / "sub" / "stale.py").write_text(STALE)
    (tmp_path / "sub" / "right.py").write_text(RIGHT)
    (tmp_path / "sub" / ".hidden" / "wrong.py").write_text(WRONG)
    (tmp_path / "plain.py").write_text("import os\nx = 1 / 0\n")
    (tmp_path / "notes.txt").write_text(WRONG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs are ours: where how one is told is what counts, no process is started for it."""
    monkeypatch.setattr(evaluation, "Engine", lambda take, _budget: InlineEngine(take))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(neurogebra, ["check", *arguments])


def test_a_folder_is_searched_and_each_problem_is_a_line(project: Path) -> None:
    result = run(".")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "wrong.py:3:17: warning NG210 gradient-always-zero: "
        "f does not contain y, so this is always 0; its variable is x",
        "sub/stale.py:3:14: information NG401 stale-result-comment: computed: 6",
    ]
    assert result.stderr == "2 problems in 4 files, 1 at the level warning or above\n"


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sub"], 0),
        (["sub", "--level", "information"], 1),
        (["wrong.py"], 1),
        (["wrong.py", "--level", "error"], 0),
        (["sub/right.py", "--level", "hint"], 0),
        (["plain.py"], 0),
        (["missing.py"], 2),
        (["sub", "--level", "fatal"], 2),
    ],
)
def test_exit_codes(project: Path, arguments: list[str], code: int) -> None:
    assert run(*arguments).exit_code == code


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(project: Path) -> None:
    (project / "sub" / "broken.py").write_bytes(b"# \xff\n")
    result = run("sub", "--level", "information")
    assert result.exit_code == 2
    assert "NG401" in result.stdout
    assert "broken.py is not UTF-8" in result.stderr


@pytest.mark.usefixtures("trusted")
def test_json(project: Path) -> None:
    told: dict[str, Any] = json.loads(run("sub", "--format", "json").stdout)
    ((file,),) = (told["files"],)
    assert (told["version"], file["file"]) == (1, "sub/stale.py")
    assert file["problems"][0]["code"] == "NG401"
    assert (file["problems"][0]["line"], file["problems"][0]["column"]) == (3, 14)


@pytest.mark.usefixtures("trusted")
def test_sarif(project: Path) -> None:
    told: dict[str, Any] = json.loads(run(".", "--format", "sarif").stdout)
    (one,) = told["runs"]
    assert told["version"] == "2.1.0"
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == ["NG210", "NG401"]
    first, second = one["results"]
    assert (first["level"], second["level"]) == ("warning", "note")
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "sub/stale.py"
    assert place["region"] == {"startLine": 3, "startColumn": 14, "endLine": 3, "endColumn": 15}


@pytest.mark.usefixtures("trusted")
def test_sarif_writes_addresses_and_related_places(project: Path) -> None:
    folder = project / "a folder"
    folder.mkdir()
    (folder / "twice.py").write_text(
        "from neurogebra import Value\nx = Value(2.0)\ny = x * x\ny.backward()\ny.backward()\n"
    )
    told: dict[str, Any] = json.loads(run("a folder", "--format", "sarif").stdout)
    (result,) = told["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    (related,) = result["relatedLocations"]
    assert place["artifactLocation"]["uri"] == "a%20folder/twice.py"
    assert related["physicalLocation"]["region"]["startLine"] == 4
    assert related["message"]["text"]


@pytest.mark.usefixtures("trusted")
def test_annotations_of_a_workflow(project: Path) -> None:
    assert run("sub", "--format", "github").stdout.splitlines() == [
        "::notice file=sub/stale.py,line=3,endLine=3,col=14,endColumn=15,"
        "title=NG401 stale-result-comment::computed: 6"
    ]


@pytest.mark.usefixtures("trusted")
def test_a_project_configures_it(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.neurogebra]\nlevel = "error"\nexclude = ["wro*.py"]\n'
        '[tool.neurogebra.problems.severity]\nstale-result-comment = "error"\n'
    )
    result = run(".")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["sub/stale.py"]
    assert "error NG401" in result.stdout
    # What is named itself is checked, and the command line has the last word.
    assert "NG210" in run("wrong.py", "--level", "warning").stdout


@pytest.mark.usefixtures("trusted")
def test_a_bad_configuration_is_told_and_the_check_goes_on(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.neurogebra]\nexclude = "x"\nlevel = "dire"\nhover.enable = 3\n'
    )
    result = run("wrong.py")
    assert result.exit_code == 1
    assert "exclude: expected a list of patterns, not 'x'" in result.stderr
    assert "level: expected one of error, warning, information, hint, not 'dire'" in result.stderr
    assert "hover.enable: expected true or false, not 3" in result.stderr


def test_nothing_is_run(project: Path) -> None:
    (project / "writes.py").write_text(WRONG + "open('made.txt', 'w').write('x')\n")
    run(".")
    assert not (project / "made.txt").exists()


async def test_late_news_of_one_text_is_not_taken_for_the_next() -> None:
    evaluator = Evaluator(Budget())
    evaluator._engine = HandEngine(evaluator._take)
    ended = Ended("complete", 1, 1.0)
    asked = asyncio.create_task(evaluator.facts("file:///right.py", RIGHT, None))
    await asyncio.sleep(0)
    evaluator._take("file:///wrong.py", Facts(0, WRONG, ended=ended))
    own = Facts(0, RIGHT, ended=ended)
    evaluator._take("file:///right.py", own)
    assert await asked is own
