"""What a user of Emacs sees: a real one, in batch mode, with eglot and without markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.editors.program import PROGRAM, line_of
from tests.editors.visit import visit

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One visit of a real editor; the tests below compare its parts."""
    home = tmp_path_factory.mktemp("emacs")
    (home / "chain.py").write_text(PROGRAM, encoding="utf-8")
    command = [
        *("emacs", "--batch", "--load", HERE / "emacs" / "drive.el", home / "chain.py"),
        *(sys.executable, "-m", "neurogebra_lsp", "server"),
    ]
    return visit(command, home, {"HOME": str(home), "LC_ALL": "C.UTF-8"}, 55)


def test_the_card_of_a_value_is_plain_text(seen: dict[str, Any]):
    assert seen["value_card"].splitlines() == [
        "x = 2   Value, leaf",
        "∂z/∂x = 8  =  ∂z/∂y · ∂y/∂h · ∂h/∂x  =  2 · 1 · 4",
        "z = 2(x² + 3)",
    ]


def test_the_card_behind_wide_letters_is_that_of_the_name(seen: dict[str, Any]):
    assert "e⁻ˣ" in seen["catalogue_card"]
    assert not set("$`*\\") & set(seen["catalogue_card"])


def test_an_edit_brings_fresh_values(seen: dict[str, Any]):
    assert "∂z/∂x = 12" in seen["value_card_after_edit"]


def test_the_name_under_the_point_is_highlighted(seen: dict[str, Any]):
    assert seen["highlights"] == 2


def test_a_call_shows_its_own_variables(seen: dict[str, Any]):
    assert seen["signature"].startswith("eval(x, a=2)")


def test_a_misspelt_name_is_a_problem_with_a_repair(seen: dict[str, Any]):
    ((line, text),) = seen["problems"]
    assert line == line_of("wrong")
    assert "NG301" in text
    assert "did you mean 'sigmoid'?" in text
    assert "Change to 'sigmoid'" in seen["actions"]


def test_completion_has_the_catalogue_with_its_maths_as_plain_text(seen: dict[str, Any]):
    assert seen["completion"]["labels"][0] == "sigmoid"
    documentation = seen["completion"]["documentation"]
    assert "e⁻ˣ" in documentation
    assert not set("`*\\") & set(documentation)


def test_names_lead_to_where_they_are_defined_and_used(seen: dict[str, Any]):
    assert seen["definition"].endswith("/catalogue/activation.toml")
    assert seen["references"] == 2


def test_the_outline_has_formulas_and_values(seen: dict[str, Any]):
    assert {"f", "sigmoid", "z"} <= set(seen["outline"])


def test_a_symbol_is_renamed_in_the_formula_and_at_its_use(seen: dict[str, Any]):
    assert 'Expression("f", "a*t**2", params={"a": 2})' in seen["renamed"]
    assert "f.eval(t=3)" in seen["renamed"]


def test_stopping_ends_the_server(seen: dict[str, Any]):
    assert seen["stopped"]
