"""The catalogue's index is what its TOML files say, and is read quickly."""

from __future__ import annotations

import math

import pytest

from neurogebra import catalogue
from neurogebra.catalogue import build
from neurogebra.errors import UnknownExpressionError
from neurogebra.formula.parse import parse
from neurogebra.formula.render import text


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, object]]:
    return build.read()[0]


def test_the_toml_files_have_no_problems():
    assert build.read()[1] == []


@pytest.mark.timeout(300)
def test_the_index_is_up_to_date(entries: dict[str, dict[str, object]]):
    written = build.INDEX.read_text(encoding="utf-8")
    assert build.index(entries) == written, f"run {build.COMMAND}"


def test_entries_come_back_whole():
    entry = catalogue.get("sigmoid")
    assert entry.formula.text == "1/(1 + exp(-x))"
    assert entry.derivatives["x"].unicode == "e⁻ˣ/(1 + e⁻ˣ)²"
    assert entry.formula.pretty == ("   1", "───────", "1 + e⁻ˣ")
    assert entry.plot is not None and len(entry.plot.xs) == len(entry.plot.slopes) == 61
    assert entry.variables[0].meaning
    assert set(entry.explain) == {"beginner", "intermediate", "advanced"}


def test_every_text_of_the_index_parses():
    for entry in catalogue.entries():
        names = [name.name for name in (*entry.variables, *entry.params)]
        for setting in (entry.formula, *entry.derivatives.values()):
            assert text(parse(setting.text, names)) == setting.text


def test_names_and_aliases():
    assert catalogue.resolve("Logistic-Function") == "sigmoid"
    assert catalogue.resolve("nothing") is None
    assert catalogue.signature("LReLU") == catalogue.Signature(
        "leaky_relu", ("x",), ("alpha",), "activation", catalogue.get("leaky_relu").aliases
    )
    with pytest.raises(UnknownExpressionError):
        catalogue.get("nothing at all")


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("(-oo, oo)", (-math.inf, math.inf)),
        ("[0, 1)", (0, 1)),
        ("(-pi/2, pi/2)", (-math.pi / 2, math.pi / 2)),
        ("(-oo, 0) U (0, oo)", (-math.inf, math.inf)),
        ("integers >= 0", (0, math.inf)),
        ("somewhere", None),
    ],
)
def test_domains(written: str, ends: tuple[float, float] | None):
    assert build._interval(written) == ends


def test_wrong_entries_are_reported():
    entry = {
        "formula": "2x + y",
        "summary": "s",
        "use": "u",
        "explain": {"beginner": "b", "intermediate": "i"},
        "variables": {"x": {"meaning": "m", "domain": "nowhere"}},
        "colour": "red",
    }
    assert build._problems("Bad Name", entry) == [
        "has an unknown key 'colour'",
        "its name is not in lower case with underscores",
        "! has no explanation for the advanced",
        "x has an unreadable domain 'nowhere'",
        "! write 2*x: 2x + y",
    ]
