"""Where a card leads on to."""

from __future__ import annotations

from neurogebra_lsp.features.doors import doors
from neurogebra_lsp.features.hover import hover
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked


def titles(fixture: str) -> list[str]:
    case = marked(fixture)
    facts = evaluate(case.text)
    card = hover(case.doc, facts, case.at, DEFAULTS)
    assert card is not None
    return [door.title for door in doors(case.doc, facts, case.at, card, DEFAULTS)]


def test_an_expression_can_be_explored_and_copied():
    program = 'from neurogebra import Expression\nf‸ = Expression("f", "x**2")'
    assert titles(program) == ["Explore", "Copy LaTeX"]
    assert titles("def g‸(x):\n    return x**2\nimport neurogebra") == ["Explore", "Copy LaTeX"]


def test_a_value_of_a_backward_pass_has_its_steps():
    program = """
        from neurogebra import Value
        x = Value(2.0)
        y‸ = x * x
        y.backward()
    """
    assert "Steps" in titles(program)
    assert "Steps" not in titles(program.replace("y.backward()", ""))


def test_what_has_no_formula_leads_nowhere():
    assert titles("import neurogebra\nname‸ = [1, 2]") == []
