"""Names and formulas that programs already use: each is here, and where ours differs it says why.

`common_catalogue.tsv` holds the 285 formulas as they are found elsewhere. They are computed side by
side with ours, so that a formula that differs without a reason fails, and a reason without a
difference too.
"""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import mpmath
import pytest

from neurogebra import Expression, MathForge, catalogue
from neurogebra.catalogue import Entry
from neurogebra.errors import DomainError, NeurogebraError
from neurogebra.formula.careful import _Evaluation
from neurogebra.formula.definitions import expanded
from neurogebra.formula.tree import Node
from tests.core.test_catalogue import points

with Path(__file__).with_name("common_catalogue.tsv").open(encoding="utf-8") as file:
    COMMON = list(csv.DictReader(file, delimiter="\t"))

every_row = pytest.mark.parametrize("row", COMMON, ids=lambda row: row["name"])


def common(row: dict[str, str], entry: Entry) -> Expression | None:
    """The common formula, with the names of our entry as it has them; None when it is none."""
    if "gamma_func(" in row["formula"]:
        return None  # There it is called, but never defined.
    formula = row["formula"].replace("polygamma(0, x)", "digamma(x)")
    names = {name.name: 0.0 for name in (*entry.variables, *entry.params)}
    try:
        made = Expression(row["name"], formula, params=names)
    except NeurogebraError:
        return None
    return None if made.variables or set(made.params) != set(names) else made


def agrees(there: Expression, entry: Entry) -> bool:
    """Whether the two formulas have the same exact values at many points."""
    ours = expanded(MathForge().get(entry.name).tree)
    theirs = expanded(there.tree)
    return ours == theirs or all(same_at(theirs, ours, at) for at in points(entry, far=24))


def same_at(theirs: Node, ours: Node, at: dict[str, float]) -> bool:
    with mpmath.workprec(200):
        try:
            value, expected = (_Evaluation(at).of(tree) for tree in (theirs, ours))
        except DomainError:
            return False
        return bool(abs(value - expected) <= 1e-14 * abs(expected))


def test_there_are_285():
    assert len({row["name"] for row in COMMON}) == len(COMMON) == 285


@every_row
def test_a_common_name_is_here_in_its_category(row: dict[str, str]):
    assert catalogue.get(row["name"]).name == row["name"]
    assert catalogue.get(row["name"]).category == row["category"]


@every_row
def test_a_formula_differs_only_for_a_reason(row: dict[str, str]):
    entry = catalogue.get(row["name"])
    there = common(row, entry)
    same = there is not None and agrees(there, entry)
    assert same != bool(entry.corrected)


@every_row
def test_defaults_are_the_common_ones(row: dict[str, str]):
    entry = catalogue.get(row["name"])
    defaults = {name.name: name.default for name in entry.params}
    theirs = ast.literal_eval(row["parameters"])
    for name, value in theirs.items():
        assert name in entry.given or name not in defaults or defaults[name] == value
    assert set(entry.given) == set(theirs) & {name.name for name in entry.variables}


def test_only_common_formulas_are_corrected():
    names = {row["name"] for row in COMMON}
    for entry in catalogue.entries():
        assert entry.name in names or not (entry.corrected or entry.given)
