"""What a user of Neovim sees: a real one, headless, attached to the server by its command line."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.editors.program import PROGRAM, line_of
from tests.editors.visit import visit

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One visit of a real editor; the tests below compare its parts."""
    home = tmp_path_factory.mktemp("nvim")
    file = home / "chain.py"
    file.write_text(PROGRAM, encoding="utf-8")
    nvim = Path(sys.executable).with_name("nvim")
    command = [
        *(nvim, "--clean", "--headless", "-l", HERE / "nvim" / "drive.lua", file),
        *(sys.executable, "-m", "neurogebra_lsp", "server"),
    ]
    return visit(command, home, {"XDG_STATE_HOME": str(home), "XDG_DATA_HOME": str(home)}, 55)


def test_columns_are_counted_in_bytes(seen: dict[str, Any]):
    assert seen["encoding"] == "utf-8"


def lenses_on(lenses: list[tuple[int, str]], line: int) -> str:
    return " | ".join(title for at, title in lenses if at == line)


def test_the_lens_has_value_and_gradient(seen: dict[str, Any]):
    titles = lenses_on(seen["lenses"], line_of("z.backward()"))
    assert "z = 14" in titles
    assert "∂z/∂x = 8" in titles


def test_neovim_draws_the_lens(seen: dict[str, Any]):
    assert any("∂z/∂x = 8" in text for text in seen["drawn_lenses"])


def test_the_end_of_a_line_has_its_result(seen: dict[str, Any]):
    hints = dict(seen["hints"])
    assert [hints[line_of(name)].split()[0] for name in ("h =", "y =", "z =")] == ["4", "7", "14"]


def test_neovim_draws_the_hints(seen: dict[str, Any]):
    assert any("14" in text for text in seen["drawn_hints"])


def test_a_misspelt_name_is_a_problem(seen: dict[str, Any]):
    (line, code, message) = seen["problems"][0]
    assert (len(seen["problems"]), line, code) == (1, line_of("wrong"), "NG301")
    assert "did you mean sigmoid?" in message.replace("'", "")


def test_the_card_of_a_value_has_the_product_of_the_chain(seen: dict[str, Any]):
    assert "∂z/∂x = 8" in seen["value_card"]
    assert "2 · 1 · 4" in seen["value_card"]


def test_the_card_behind_wide_letters_is_that_of_the_name(seen: dict[str, Any]):
    assert "e⁻ˣ" in seen["catalogue_card"]


def test_completion_has_the_catalogue_with_its_maths(seen: dict[str, Any]):
    assert "sigmoid" in seen["completion"]["labels"]
    assert "e⁻ˣ" in seen["completion"]["documentation"]


def test_an_edit_brings_fresh_values(seen: dict[str, Any]):
    assert "z = 24" in lenses_on(seen["lenses_after_edit"], line_of("z.backward()"))
    assert "∂z/∂x = 12" in seen["value_card_after_edit"]


def test_a_name_of_the_catalogue_leads_to_its_source(seen: dict[str, Any]):
    assert seen["definition"].endswith("/catalogue/activation.toml")


def test_the_outline_has_formulas_and_values(seen: dict[str, Any]):
    assert {"f a·x²", "sigmoid 1/(1 + e⁻ˣ)", "z 24"} <= set(seen["outline"])


def test_references_fill_the_list_of_places(seen: dict[str, Any]):
    assert [line for line, _ in seen["references"]] == [4, 5, 17]


def test_calls_lead_along_the_computation(seen: dict[str, Any]):
    assert [text.split()[0] for _, text in seen["computed_from_it"]] == ["z"]
    assert [text.split()[0] for _, text in seen["what_it_is_computed_from"]] == ["h", "3"]


def test_a_call_shows_its_own_variables(seen: dict[str, Any]):
    assert "eval(x, a=2)" in seen["signature"]


def test_neovim_colours_what_stands_in_a_formula(seen: dict[str, Any]):
    assert seen["token"] == "@lsp.type.operator.python"


def test_colours_follow_the_text_by_what_changed_of_them(seen: dict[str, Any]):
    assert seen["token_after_edits"] == "@lsp.type.variable.python"
    assert "textDocument/semanticTokens/full/delta" in seen["asked"]


def test_neovim_asked_for_the_calls_itself(seen: dict[str, Any]):
    asked = {method for method in seen["asked"] if "all" in method and "ierarchy" in method}
    assert asked == {
        "textDocument/prepareCallHierarchy",
        "callHierarchy/incomingCalls",
        "callHierarchy/outgoingCalls",
    }


def test_neovim_folds_the_imports(seen: dict[str, Any]):
    assert seen["folds"] == 2


def test_a_repair_mends_the_line(seen: dict[str, Any]):
    assert seen["repaired"] == 'wrong = forge.get("sigmoid")'


def test_a_symbol_is_renamed_in_the_formula_and_at_its_use(seen: dict[str, Any]):
    assert 'Expression("f", "a*t**2", params={"a": 2})' in seen["renamed"]
    assert "f.eval(t=3)" in seen["renamed"]


def test_neovim_highlights_the_places_of_a_symbol(seen: dict[str, Any]):
    assert seen["highlights"] == 2


def test_stopping_leaves_no_process_behind(seen: dict[str, Any]):
    assert seen["stopped"]
    assert seen["processes"]
    deadline = time.monotonic() + 2
    while (left := [process for process in seen["processes"] if alive(process)]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.05)
    assert left == []


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
