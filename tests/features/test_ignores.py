"""What a program does not want to be told, on a line or at all."""

from __future__ import annotations

import pytest
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import Settings, read
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import told

USE = "from neurogebra import Expression\nf = Expression('f', 'x**2')\n"


def codes(text: str) -> list[str]:
    return [code for code, _, _ in told(USE + text + "\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f.gradient('y')", ["NG210"]),
        ("f.gradient('y')  # neurogebra: ignore", []),
        ("f.gradient('y')  # neurogebra: ignore[NG210]", []),
        ("f.gradient('y')  # neurogebra: ignore[gradient-always-zero]", []),
        ("f.gradient('y')  # note #neurogebra:ignore[NG210]", []),
        ("f.gradient('y')  # neurogebra: ignore[NG201]", ["NG210", "NG491"]),
        ("f.gradient('y')  # neurogebra: ignore[NG999]", ["NG210", "NG492"]),
        ("f.gradient('y')  # neurogebra: ignore[NG210, NG201]", ["NG491"]),
        ("# neurogebra: ignore-file[NG210]\nf.gradient('y')\nf.gradient('z')", []),
        ("# neurogebra: ignore-file\nf.gradient('y')", []),
        ("x = 1  # neurogebra: ignore-file[NG210]\nf.gradient('y')", ["NG210"]),
        ("x = 1  # neurogebra is great", []),
        ("# neurogebra: ignore[NG210]\nf.gradient('y')", ["NG491", "NG210"]),
    ],
)
def test_ignoring(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_misspelt_rule_is_mended() -> None:
    assert told(USE + "x = 1  # neurogebra: ignore[formula-sintax]\n") == [
        (
            "NG492",
            "formula-sintax",
            "there is no rule 'formula-sintax' (did you mean formula-syntax?)",
        )
    ]


def severities(settings: Settings) -> list[tuple[str, str]]:
    text = USE + "f.gradient('y')\n"
    found = problems(Document("file:///a.py", 0, text), evaluate(text), settings)
    return [(problem.rule, problem.severity) for problem in found]


def test_severity_is_set_by_code_or_name_and_bad_settings_are_reported() -> None:
    assert severities(Settings()) == [("NG210", "warning")]
    settings, wrong = read({"problems": {"severity": {"gradient-always-zero": "error"}}})
    assert (severities(settings), wrong) == ([("NG210", "error")], ())
    settings, wrong = read({"neurogebra.problems.severity": {"NG210": "off"}})
    assert (severities(settings), wrong) == ([], ())
    settings, wrong = read({"problems.severity": {"NG210": "loud", "NG999": "off"}})
    assert severities(settings) == [("NG210", "warning")]
    assert wrong == (
        "neurogebra.problems.severity: NG210: expected one of error, warning, information, hint, "
        "off, not 'loud'",
        "neurogebra.problems.severity: there is no 'NG999'",
    )
