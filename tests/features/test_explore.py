"""What can be explored at a place: its names, their numbers, and where the program writes them."""

from __future__ import annotations

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import explore, literals
from neurogebra_lsp.features.answers import Refusal
from neurogebra_lsp.features.explore import Explored, code, explore_text
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.worker.inline import evaluate

from neurogebra import catalogue
from tests.support.marker import marked, source

HEAD = "from neurogebra import Expression, MathForge\nforge = MathForge()\n"


def explored(fixture: str, *, evaluated: bool = True) -> Explored | Refusal:
    case = marked(HEAD + source(fixture))
    facts = evaluate(case.text) if evaluated else Facts(0, case.text)
    return explore.explore(case.doc, facts, case.at, DEFAULTS)


def told(fixture: str, *, evaluated: bool = True) -> list[str]:
    """The formula, then each name with its number, and the line that says it or why none does."""
    found = explored(fixture, evaluated=evaluated)
    if isinstance(found, Refusal):
        return [found.why]
    lines = [f"{found.head.unicode} = {found.maths.unicode}"]
    for quantity in found.quantities:
        place = quantity.place
        where = place.why if isinstance(place, Refusal) else f"line {place[0][0] - 1}"
        kind = "parameter" if quantity.is_parameter else "variable"
        lines.append(f"{kind} {quantity.name} = {quantity.value:g}: {where}")
    return lines


def written(fixture: str, name: str, value: float) -> str:
    """The program after a number was written into it, or why it was not."""
    case = marked(HEAD + source(fixture))
    found = explore.explore(case.doc, evaluate(case.text), case.at, DEFAULTS)
    assert isinstance(found, Explored)
    edit = literals.written(case.doc, found.places, name, value)
    if isinstance(edit, Refusal):
        return edit.why
    start, end = case.doc.offset(*edit.span[:2]), case.doc.offset(*edit.span[2:])
    return (case.text[:start] + edit.new_text + case.text[end:]).removeprefix(HEAD)


NOWHERE = "no line of the program says it"


@pytest.mark.parametrize("evaluated", [True, False])
def test_an_expression_with_its_parameters(evaluated: bool):
    program = """
        k = 2.5
        f‸ = Expression("f", "a*x**2 + b", params={"a": k, "b": -1})
    """
    assert told(program, evaluated=evaluated) == [
        "f(x) = a·x² + b",
        f"variable x = 1: {NOWHERE}",
        "parameter a = 2.5: line 1",
        "parameter b = -1: line 2",
    ]


def test_an_evaluation_is_explored_at_its_point():
    program = """
        f = Expression("f", "a*x**2", params={"a": 2})
        print(f.‸eval(x=3))
    """
    assert told(program) == [
        "f(x) = a·x²",
        "variable x = 3: line 2",
        "parameter a = 2: line 1",
    ]


def test_the_text_of_a_formula():
    assert told('f = Expression("f", "w*‸x", params={"w": 3})')[0] == "f(x) = w·x"


def test_an_entry_of_the_catalogue():
    assert told('h = forge.get("hub‸er", params={"delta": 2.0})') == [
        "huber(y_pred, y_true) = {(y_pred − y_true)²/2 if |y_pred − y_true| ≤ δ; "
        "δ·|y_pred − y_true| − δ²/2 otherwise}",
        f"variable y_pred = 1: {NOWHERE}",
        f"variable y_true = 1: {NOWHERE}",
        "parameter delta = 2: line 1",
    ]


def test_a_derivative():
    assert told('f = Expression("f", "x**3")\nd‸ = f.gradient("x")')[0] == "d(x) = 3x²"


def test_a_function_with_what_it_takes_by_default_and_what_stands_around_it():
    program = """
        k = 3
        def g‸(x, a=2.0):
            return a*x**2 + k
        g(4)
    """
    assert told(program) == [
        "g(x) = a·x² + k",
        f"variable x = 4: {NOWHERE}",
        "parameter a = 2: line 2",
        "parameter k = 3: line 1",
    ]


def test_a_lambda():
    assert told("g‸ = lambda x: x**2")[0] == "g(x) = x²"


def test_what_has_no_formula_says_so():
    assert told("pr‸int(3)") == ["print has no formula that is known"]
    assert told("x = 1  # not‸hing") == ["nothing stands here that could be explored"]
    assert told('f‸ = Expression("f", "3")') == ["it is a number: nothing of it varies"]
    assert told('f‸ = Expression("f", "2*x +* 3")') == ["f has no formula that is known"]


def test_a_number_is_written_where_it_stands():
    program = 'f‸ = Expression("f", "a*x + b", params={"a": 2, "b": 1.0})'
    assert written(program, "a", 3.5) == source(program.replace('"a": 2', '"a": 3.5')).replace(
        "‸", ""
    )
    assert '"a": -4,' in written(program, "a", -4.0)
    assert '"b": 2.0}' in written(program, "b", 2.0)


def test_a_number_is_written_where_the_name_is_assigned():
    program = 'w = 2.0\nf‸ = Expression("f", "a*x", params={"a": w})'
    assert written(program, "a", 0.1).startswith("w = 0.1\n")


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ('f‸ = Expression("f", "a*x", params={"a": 1 + 1})', "1 + 1 is computed"),
        ('w = 1\nw = 2\nf‸ = Expression("f", "a*x", params={"a": w})', "w is bound at 2 places"),
        ('w = abs(-2)\nf‸ = Expression("f", "a*x", params={"a": w})', "w is computed"),
        ('for w in [1, 2]:\n    pass\nf‸ = Expression("f", "a*x", params={"a": w})', "w is not assigned"),
        ('p = {"a": 2}\nf‸ = Expression("f", "a*x", params=p)', NOWHERE),
        ('f‸ = forge.get("leaky_relu")', NOWHERE),
    ],
)  # fmt: skip
def test_a_place_that_is_not_certain_is_refused(program: str, why: str):
    found = explored(program)
    assert isinstance(found, Explored)
    name = found.quantities[-1].name
    assert written(program, name, 5.0) == why


def test_only_finite_numbers_are_written():
    program = 'f‸ = Expression("f", "a*x", params={"a": 2})'
    assert written(program, "a", float("inf")) == "only a finite number can be written"


def test_text_is_an_entry_or_a_formula():
    found = explore_text("SiLU")
    assert isinstance(found, Explored) and found.entry == "swish"
    found = explore_text("x**2*y + sin(z)")
    assert isinstance(found, Explored) and found.variables == ("x", "y", "z")
    found = explore_text("a*x + b")
    assert isinstance(found, Explored) and found.variables == ("x",)
    found = explore_text("a*b")
    assert isinstance(found, Explored) and found.variables == ("a", "b")
    assert explore_text("x +* 2") == Refusal("expected a value after '+'")


def test_every_entry_of_the_catalogue_can_be_explored():
    for entry in catalogue.entries():
        found = explore_text(entry.name)
        assert isinstance(found, Explored), entry.name
        assert all(q.low < q.high and q.low <= q.value <= q.high for q in found.quantities), (
            entry.name
        )


def test_code_has_the_parameters_as_they_are_now():
    found = explore_text("leaky_relu")
    assert isinstance(found, Explored)
    assert code(found, {"alpha": 0.3}, "neurogebra") == (
        "from neurogebra import MathForge\n\n"
        'leaky_relu = MathForge().get("leaky_relu", params={"alpha": 0.3})\n'
    )
    made = code(found, {"alpha": 0.3}, "numpy")
    assert isinstance(made, str) and "def leaky_relu(x, alpha=0.3):" in made
