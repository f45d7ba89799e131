"""The command line: files are read as Python reads them, shown as an editor shows them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Ended,
    Facts,
    GraphNode,
    Loop,
    Printed,
    Raised,
    Shown,
    of_text,
)
from neurogebra_lsp.features.answers import (
    Fix,
    Formula,
    Heading,
    Hint,
    Hover,
    Lens,
    Maths,
    Part,
    Problem,
    Prose,
)
from neurogebra_lsp.terminal import commands, evaluation
from neurogebra_lsp.terminal.characters import printable
from neurogebra_lsp.terminal.page import Page, draw
from neurogebra_lsp.terminal.report import report
from neurogebra_lsp.terminal.source import UnreadableError, read
from neurogebra_lsp.text import Document
from rich.console import Console

# Reading files


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("x = 'é'".encode(), "x = 'é'"),
        (b"# -*- coding: latin-1 -*-\nx = '\xe9'", "# -*- coding: latin-1 -*-\nx = 'é'"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n'\x80'", None),
        (b"\xef\xbb\xbfx = 1", "x = 1"),
        (b"a = 1\r\nb = 2\r", "a = 1\r\nb = 2\r"),
        (b"", ""),
    ],
)
def test_a_file_is_decoded_as_python_decodes_it(tmp_path: Path, content: bytes, text: str | None):
    file = tmp_path / "program.py"
    file.write_bytes(content)
    expected = "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n'€'" if text is None else text
    assert read(file) == expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"x = 1\ny = '\xe9'", "is not utf-8: line 2 cannot be decoded"),
        (b"y = '\xe9'", "is not UTF-8, and no coding line says what else it is"),
        (b"# coding: klingon\n", "unknown encoding: klingon"),
        (b"# coding: rot13\nk = 1", "'rot13' is not a text encoding"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "encoding problem"),
    ],
)
def test_bytes_that_python_would_refuse_are_refused(tmp_path: Path, content: bytes, reason: str):
    file = tmp_path / "program.py"
    file.write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        read(file)
    assert reason in str(refused.value)


def test_what_is_no_file_is_refused_by_name(tmp_path: Path):
    (tmp_path / "tour.ipynb").write_text("{}")
    reasons = {}
    for name in ("", "missing.py", "tour.ipynb"):
        with pytest.raises(UnreadableError) as refused:
            read(tmp_path / name)
        reasons[name] = str(refused.value).replace(str(tmp_path), "DIR")
    assert reasons == {
        "": "DIR is a directory; name a Python file in it",
        "missing.py": "DIR/missing.py does not exist",
        "tour.ipynb": "DIR/tour.ipynb is a notebook; open it in an editor, "
        "this command shows .py files",
    }


# The page


def page(text: str, **shown: object) -> list[str]:
    """The lines of a page without colours."""
    console = Console(file=io.StringIO(), width=60, color_system=None)
    doc = Document("file:///program.py", 0, text)
    for piece in draw(Page(doc, Facts(0, text), **shown)):  # type: ignore[arg-type]
        console.print(piece, soft_wrap=True, highlight=False)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def test_a_file_alone_is_its_lines_numbered():
    assert page("a = 1\n\nb = 2\n") == ["1 │ a = 1", "2 │", "3 │ b = 2"]


def test_a_lens_stands_above_its_line_with_its_indent():
    lens = Lens((1, 4, 1, 16), "z = 14 · ∂z/∂x = 8")
    assert page("if x:\n    z.backward()\n", lenses=(lens,)) == [
        "1 │ if x:",
        "  │     z = 14 · ∂z/∂x = 8",
        "2 │     z.backward()",
    ]


def test_a_hint_stands_at_the_end_of_its_line():
    hint = Hint(0, 10, (Part("4"), Part("  ∂z/∂h 2")))
    assert page("h = x ** 2", hints=(hint,)) == ["1 │ h = x ** 2  ▏4  ∂z/∂h 2"]


def test_a_problem_is_marked_under_its_place_with_the_way_out():
    problem = Problem(
        "NG301",
        (0, 10, 0, 18),
        "the catalogue has no 'sigmiod'; did you mean 'sigmoid'?",
        fixes=(Fix("Change to 'sigmoid'", (0, 10, 0, 18), "'sigmoid'"),),
        severity="error",
    )
    assert page("forge.get('sigmiod')", problems=(problem,)) == [
        "1 │ forge.get('sigmiod')",
        "  │           ^^^^^^^^ error NG301 unknown-expression",
        "  │           the catalogue has no 'sigmiod'; did you mean 'sigmoid'?",
        "  │           fix: Change to 'sigmoid'",
    ]


def test_carets_count_cells_not_characters():
    problem = Problem("NG501", (0, 7, 0, 8), "no", severity="error")
    assert (
        page("'日本', \tx", problems=(problem,))[1] == "  │             ^ error NG501 bad-argument"
    )


def test_a_problem_over_several_lines_is_marked_on_its_first():
    problem = Problem("NG501", (0, 2, 1, 3), "no", severity="error")
    assert page("f(a,\n  b)", problems=(problem,))[1] == "  │   ^^ error NG501 bad-argument"


def test_a_card_stands_below_its_line():
    hover = Hover(
        (0, 0, 0, 1),
        (
            Heading(Maths("f(x)", "f(x)"), "formula"),
            Formula(Maths("x²", "x^2")),
            Prose("A parabola."),
        ),
    )
    drawn = page("f = 1\ng = 2", hovers=(hover,))
    assert drawn[0] == "1 │ f = 1"
    assert drawn[-1] == "2 │ g = 2"
    card = [line.strip(" │╭╮╰╯─") for line in drawn[1:-1]]
    assert [line.split() for line in card if line] == [
        ["f(x)", "formula"],
        ["x²"],
        ["A", "parabola."],
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\tσ", "    σ"),
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x7f\x9b", "a␀b��"),
        ("x = '\u202e1'", "x = '�1'"),
        ("\ud83d", "�"),
        ("e\u0301 😀", "e\u0301 😀"),
    ],
)
def test_nothing_in_a_file_can_steer_the_terminal(text: str, shown: str):
    assert printable(text) == shown


def test_an_evaluation_that_was_ended_says_so():
    console = Console(file=io.StringIO(), width=60, color_system=None)
    ended = Ended("stopped", 9, 2000.0, "after 2 seconds", 0)
    doc = Document("file:///program.py", 0, "a = 1")
    for piece in draw(Page(doc, Facts(0, "a = 1", ended=ended))):
        console.print(piece, soft_wrap=True)
    assert "not evaluated to the end: after 2 seconds" in console.file.getvalue()  # type: ignore[attr-defined]


# The report

CHAIN = "x = Value(2.0)\nz = x * 2\nz.backward()\nprint(x.grad)\n"
VALUE = Shown("Value", "4.0", number=4.0, node=3)


def test_the_report_counts_from_one():
    facts = of_text(
        0,
        CHAIN,
        bound=(Bound("z", (1, 0, 1, 1), "", VALUE, 1),),
        printed=(Printed((3, 0, 3, 13), "2.0\n"),),
        backwards=(
            Backward(
                (2, 0, 2, 12),
                3,
                "z",
                1,
                (
                    GraphNode(1, "", (), 2.0, 2.0, "x", 0),
                    GraphNode(2, "", (), 2.0, 2.0, constant=True),
                    GraphNode(3, "mul", (1, 2), 4.0, 1.0, "z", 1),
                ),
            ),
        ),
    )
    problem = Problem("NG301", (0, 4, 0, 9), "no such name", severity="error")
    assert report("chain.py", facts, (problem,)) == {
        "version": 1,
        "file": "chain.py",
        "bindings": [
            {"name": "z", "line": 2, "known": True, "type": "Value", "value": "4.0", "passes": 1}
        ],
        "prints": [{"line": 4, "known": True, "text": "2.0\n", "passes": 1}],
        "gradients": [{"root": "z", "of": "x", "line": 3, "value": "2.0"}],
        "raises": None,
        "problems": [
            {
                "code": "NG301",
                "name": "unknown-expression",
                "severity": "error",
                "line": 1,
                "column": 5,
                "end_line": 1,
                "end_column": 10,
                "message": "no such name",
            }
        ],
    }


def test_gradients_of_values_that_share_a_name_are_left_out():
    nodes = tuple(GraphNode(id_, "", (), 1.0, 1.0, name) for id_, name in enumerate("pbpz"))
    facts = of_text(0, "", backwards=(Backward((0, 0, 0, 1), 3, "z", 1, nodes),))
    assert report("f.py", facts, ())["gradients"] == [
        {"root": "z", "of": "b", "line": 1, "value": "1.0"}
    ]


def bindings(*bound: Bound, raised: tuple[Raised, ...] = ()) -> object:
    return report("f.py", of_text(0, "", bound=bound, raised=raised), ())["bindings"]


def test_an_array_is_reported_with_its_type_shape_and_numbers():
    array = Shown("ndarray", "[1. nan]", dtype="float64", shape=(2,), items=(1.0, float("nan")))
    assert bindings(Bound("a", (0, 0, 0, 1), "", array, 1)) == [
        {
            "name": "a",
            "line": 1,
            "known": True,
            "type": "ndarray",
            "value": {"dtype": "float64", "shape": [2], "data": [1.0, "nan"]},
            "passes": 1,
        }
    ]


def test_what_is_not_known_is_reported_with_its_reason_and_no_value():
    unknown = Shown("", "", why="input() is not known before it runs")
    assert bindings(Bound("n", (8, 0, 8, 1), "", unknown, 1)) == [
        {
            "name": "n",
            "line": 9,
            "known": False,
            "reason": "input() is not known before it runs",
            "passes": 1,
        }
    ]


def test_what_is_too_long_is_not_reported_as_if_it_were_whole():
    (long,) = bindings(Bound("s", (0, 0, 0, 1), "", Shown("str", "'aaa", cut=True), 1))  # type: ignore[misc]
    assert long["known"] is False


def test_a_name_bound_twice_on_a_line_is_reported_once():
    two = [
        Bound("a", (0, column, 0, column + 1), "", Shown("int", text), 1)
        for column, text in ((0, "1"), (7, "2"))
    ]
    (last,) = bindings(*two)  # type: ignore[misc]
    assert last["value"] == "2"


def test_lines_that_are_never_reached_are_not_known():
    stop = Raised((1, 0, 1, 5), "TypeError", "no", statement_line=1)
    late = Bound("b", (4, 0, 4, 1), "", Shown("int", "1"), 1, after_raise=True)
    assert bindings(late, raised=(stop,)) == [
        {
            "name": "b",
            "line": 5,
            "known": False,
            "reason": "the program stops at line 2 with TypeError",
            "passes": 1,
        }
    ]


def test_what_would_have_run_again_is_not_known_where_the_evaluation_was_ended():
    text = "a = 1\nwhile True:\n    a = a + 1\n"
    one, two = Shown("int", "1"), Shown("int", "2")
    facts = of_text(
        0,
        text,
        bound=(Bound("a", (0, 0, 0, 1), "", one, 1), Bound("a", (2, 4, 2, 5), "", two, 1)),
        loops=(Loop((1, 0, 2, 13), 1, finished=False, changes=()),),
        ended=Ended("stopped", 1, 2000.0, "after 2 seconds", 2),
    )
    known = {entry["line"]: entry["known"] for entry in report("f.py", facts, ())["bindings"]}  # type: ignore[union-attr, index]
    assert known == {1: True, 3: False}


def test_prints_are_reported_pass_by_pass():
    facts = Facts(
        0,
        "",
        printed=(
            Printed((1, 4, 1, 12), "0\n"),
            Printed((1, 4, 1, 12), "?\n", why="input() is not known before it runs"),
        ),
    )
    assert report("f.py", facts, ())["prints"] == [
        {"line": 2, "known": True, "text": "0\n", "passes": 2},
        {"line": 2, "known": False, "reason": "input() is not known before it runs", "passes": 2},
    ]


def test_the_first_exception_is_the_one_that_stops_the_program():
    facts = Facts(
        0,
        "",
        raised=(
            Raised((0, 4, 0, 9), "KeyError", "'a'", statement_line=7),
            Raised((3, 0, 3, 5), "TypeError", "no", statement_line=3),
        ),
    )
    assert report("f.py", facts, ())["raises"] == {
        "line": 4,
        "type": "TypeError",
        "message": "no",
    }


# The commands, with the real evaluation

EXAMPLES = Path(__file__).parents[1] / "examples"


def neurogebra(*arguments: object) -> Result:
    return CliRunner().invoke(commands.neurogebra, [str(argument) for argument in arguments])


def test_show_is_the_file_with_its_maths():
    shown = neurogebra("show", EXAMPLES / "chain_rule.py", "--card", "8:1")
    assert shown.exit_code == 0
    lines = [line.rstrip() for line in shown.output.splitlines()]
    assert lines[-4].startswith("   │ z = 14 · ∂z/∂x = 8")
    assert lines[-3] == "14 │ z.backward()"
    assert lines[-1].endswith("▏» dz/dx = 8.0")
    assert any("∂z/∂x = 8  =  ∂z/∂y · ∂y/∂h · ∂h/∂x  =  2 · 1 · 4" in line for line in lines)


def test_show_as_json_is_what_running_it_gives():
    shown = json.loads(neurogebra("show", EXAMPLES / "chain_rule.py", "--format", "json").output)
    assert {entry["name"]: entry["value"] for entry in shown["bindings"]} == {
        "x": "2.0",
        "h": "4.0",
        "y": "7.0",
        "z": "14.0",
    }
    assert shown["prints"] == [{"line": 16, "known": True, "text": "dz/dx = 8.0\n", "passes": 1}]
    assert {"root": "z", "of": "x", "line": 14, "value": "8.0"} in shown["gradients"]
    assert (shown["raises"], shown["problems"]) == (None, [])


def test_show_tells_of_a_program_that_stops():
    shown = json.loads(
        neurogebra("show", EXAMPLES / "normal_distribution.py", "--format", "json").output
    )
    assert shown["raises"]["type"] == "TypeError"
    assert [(p["line"], p["code"]) for p in shown["problems"]] == [(15, "NG501")]
    assert [(p["line"], p["known"]) for p in shown["prints"]] == [
        (13, True),
        (16, False),
        (17, False),
    ]


def test_showing_a_file_does_not_run_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    file = tmp_path / "hostile.py"
    canary = tmp_path / "canary"
    file.write_text(
        f"""from neurogebra import Value
import os, socket, subprocess, pathlib
os.system("touch {canary}")
open("{canary}", "w").write("x")
pathlib.Path("{canary}").touch()
subprocess.run(["touch", "{canary}"])
os.write(1, b"written past print")
__import__("os").mkdir("{canary}")
peer = socket.create_connection(("127.0.0.1", 9))
().__class__.__base__.__subclasses__()
x = Value(2.0)
""",
        encoding="utf-8",
    )
    shown = json.loads(neurogebra("show", file, "--format", "json").output)
    assert not canary.exists()
    assert "written past print" not in capfd.readouterr().out
    assert [(b["name"], b["known"]) for b in shown["bindings"]] == [("peer", False), ("x", True)]


@pytest.mark.parametrize(("form", "opening"), [("html", "<!DOCTYPE html>"), ("svg", "<svg")])
def test_show_draws_pictures(form: str, opening: str):
    drawn = neurogebra("show", EXAMPLES / "chain_rule.py", "--format", form).output
    assert drawn.startswith(opening)
    assert "dz/dx" in drawn
    assert "font-face" not in drawn  # opening a picture fetches nothing


def test_a_file_without_neurogebra_is_shown_as_it_is_and_not_evaluated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(evaluation, "Engine", None)
    file = tmp_path / "plain.py"
    file.write_text("x = 1 + 1\n")
    assert neurogebra("show", file).output == "1 │ x = 1 + 1\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("show", "nowhere.py"), "nowhere.py does not exist"),
        (("show", EXAMPLES), "is a directory; name a Python file in it"),
        (("show", EXAMPLES / "neuron.py", "--card", "3"), "3 is not LINE:COL, such as 3:1"),
        (("show", EXAMPLES / "neuron.py", "--card", "0:1"), "0:1 is not LINE:COL"),
        (("server", "--stdio", "--tcp", "127.0.0.1:0"), "--stdio and --tcp exclude each other"),
        (("server", "--tcp", "2087"), "2087 is not HOST:PORT"),
        (("server", "--tcp", "localhost:70000"), "localhost:70000 is not HOST:PORT"),
        (("explain", "sigmiod"), "the catalogue has no 'sigmiod'; did you mean 'sigmoid'?"),
        (("explain", "2*x +* 3"), "expected a value after '+'"),
        (("explain", "9**9**9**9"), "too large"),
        (("explain", "__import__('os').system('true')"), ""),
        (("list", "--category", "losses"), "did you mean 'loss'?"),
        (("list", "--search", "quetzalcoatl"), "nothing in the catalogue fits"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2(arguments: tuple[object, ...], reason: str):
    refused = neurogebra(*arguments)
    assert (refused.exit_code, reason in refused.output) == (2, True), refused.output


@pytest.mark.parametrize("subject", ["sigmoid", "logistic function", "1/(1 + exp(-x))"])
def test_explain_shows_formula_and_derivative(subject: str):
    card = neurogebra("explain", subject)
    assert card.exit_code == 0, card.output
    assert "e⁻ˣ" in card.output


def test_explain_speaks_to_its_reader():
    told = {level: neurogebra("explain", "sigmoid", "--level", level).output for level in LEVELS}
    assert len(set(told.values())) == 3


LEVELS = ("beginner", "intermediate", "advanced")


def test_list_shows_the_category():
    from neurogebra import catalogue

    rows = [
        line.split("\t") for line in neurogebra("list", "--category", "loss").output.splitlines()
    ]
    assert [row[0] for row in rows] == list(catalogue.names("loss"))
    assert {row[1] for row in rows} == {"loss"}


def test_list_searches_best_first():
    assert neurogebra("list", "--search", "sigmoid").output.startswith("sigmoid\t")


# The command as a process


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")


def test_without_the_extra_it_says_what_is_missing():
    ended = run(
        "import sys; sys.modules['click'] = None; sys.argv = ['neurogebra', 'list']\n"
        "from neurogebra_lsp.cli import main; main()"
    )
    assert ended.returncode == 2
    assert "the package click is missing" in ended.stderr
    assert "pip install -e '.[server]'" in ended.stderr


def test_the_server_starts_without_what_only_people_need():
    ended = run(
        "import sys; sys.argv = ['neurogebra', 'server', '--stdio']\n"
        "from neurogebra_lsp.protocol import serve, server\n"
        "serve.stdio = lambda: print({'click', 'rich', 'sympy', 'numpy'} & set(sys.modules))\n"
        "from neurogebra_lsp.cli import main; main()"
    )
    assert ended.stdout == "set()\n", ended.stderr


def test_a_reader_that_leaves_early_is_no_error():
    show = f"{sys.executable} -m neurogebra_lsp show {EXAMPLES / 'xor.py'}"
    ended = subprocess.run(
        f"{show} | head -1", shell=True, capture_output=True, encoding="utf-8", check=True
    )
    assert (len(ended.stdout.splitlines()), ended.stderr) == (1, "")
