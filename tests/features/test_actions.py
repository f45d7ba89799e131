"""Changes that are offered at a place: their titles, and the text after each."""

from __future__ import annotations

import pytest
from neurogebra_lsp.features.actions import actions
from neurogebra_lsp.features.answers import Action
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS, Settings
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked

USE = "from neurogebra import Expression, MathForge, Value\n"


def offered(fixture: str, settings: Settings = DEFAULTS) -> tuple[str, dict[str, Action]]:
    case = marked(USE + fixture)
    facts = evaluate(case.text)
    at = (*case.doc.place(case.at), *case.doc.place(case.at))
    found = problems(case.doc, facts, settings)
    return case.text, {a.title: a for a in actions(case.doc, facts, at, found, settings)}


def after(fixture: str, title: str, settings: Settings = DEFAULTS) -> str:
    """The text after an action, without the imports."""
    text, found = offered(fixture, settings)
    lines = text.split("\n")

    def offset(line: int, column: int) -> int:
        return sum(len(one) + 1 for one in lines[:line]) + column

    for edit in sorted(found[title].edits, key=lambda edit: edit.span, reverse=True):
        start, end = offset(*edit.span[:2]), offset(*edit.span[2:])
        text = text[:start] + edit.new_text + text[end:]
    compile(text, "changed", "exec")
    return text.removeprefix(USE)


def test_inserting_a_derivative() -> None:
    assert after(
        "‸f = Expression('f', 'x**2')  # a parabola\n", "Insert the derivative of f by x"
    ) == ("f = Expression('f', 'x**2')  # a parabola\ndf_dx = f.gradient(\"x\")\n")
    text = "df_dx = 1\nif df_dx:\n    f = Expression('f', 'x**2')\n    print(‸f)\n"
    assert after(text, "Insert the derivative of f by x") == (
        text.replace("‸", "") + '    df_dx_2 = f.gradient("x")\n'
    )


def test_extracting_arithmetic() -> None:
    text = "x, w = 2.0, 3.0\ny = ‸w * x ** 2 + 1\n"
    assert after(text, "Extract the formula to an Expression") == (
        'x, w = 2.0, 3.0\ny_formula = Expression("y", "w*x**2 + 1")\ny = y_formula.eval(w=w, x=x)\n'
    )


def test_a_function_becomes_an_expression() -> None:
    text = "import math\ndef ‸gauss(x, s):\n    return math.exp(-(x / s) ** 2)\n"
    assert after(text, "Make an Expression of gauss") == (
        text.replace("‸", "") + '\n\ngauss_expression = Expression("gauss", "exp(-(x/s)**2)")\n'
    )


def test_defaults_of_a_function_are_parameters_of_the_expression() -> None:
    text = "def ‸f(x, k=2.0, unused=1):\n    return k * x ** 2\n"
    assert after(text, "Make an Expression of f") == (
        text.replace("‸", "") + '\n\nf_expression = Expression("f", "k*x**2", params={"k": 2.0})\n'
    )


def test_naming_a_value() -> None:
    assert after("‸x = Value(2.0)\n", "Name this Value x") == 'x = Value(2.0, label="x")\n'


def test_setting_the_gradients_to_0() -> None:
    text = "w = Value(1.0)\n‸for i in range(2):\n    loss = w * w\n    loss.backward()\n"
    assert after(text, "Set the gradients to 0 before backward()") == (
        "w = Value(1.0)\nfor i in range(2):\n    loss = w * w\n    loss.zero_grad()\n"
        "    loss.backward()\n"
    )


def test_explaining_in_a_comment() -> None:
    text = "forge = MathForge()\n‸relu = forge.get('relu')\n"
    found = after(text, "Explain relu in a comment", Settings(explanation_level="beginner"))
    lines = found.split("\n")
    assert lines[0] == "forge = MathForge()"
    assert lines[1].startswith("# ")
    assert all(len(line) <= 88 for line in lines)
    starts = [line for line in lines if line.startswith("# ")]
    assert "# relu(x) = max(0, x)" in starts  # the formula is not run together with the words
    assert lines[-2] == "relu = forge.get('relu')"


@pytest.mark.parametrize(
    ("title", "line"),
    [("numpy", "    return"), ("PyTorch", "    return"), ("JAX", "    return")],
)
def test_exporting_to_other_libraries(title: str, line: str) -> None:
    text = "‸f = Expression('f', 'a*log(1 + exp(x))', params={'a': 2})\n"
    found = after(text, f"Export f as a {title} function")
    assert f"def f_{title.lower().replace('pytorch', 'torch')}(x, a=2):" in found
    assert line in found


def test_updating_every_result_comment() -> None:
    text = "‸x = 2 / 4  # 0.6\ny = x * 3  # 1.5\nz = x + y  # 3.0\n"
    assert after(text, "Update all result comments") == (
        "x = 2 / 4  # 0.5\ny = x * 3  # 1.5\nz = x + y  # 2.0\n"
    )


def test_fixing_everything_that_is_certain() -> None:
    text = "‸forge = MathForge()\nf = forge.get('sigmiod')\ng = forge.get('rellu')\n"
    assert after(text, "Fix all problems of Neurogebra") == (
        "forge = MathForge()\nf = forge.get('sigmoid')\ng = forge.get('relu')\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "‸x = 5\n",
        "‸print('hello')\n",
        "x = Value(2.0)\ny = ‸x * 2 + 1\n",  # a Value would lose its graph
        "x = Value(2.0, label='a')\n‸\n",
        "def ‸f(x):\n    print(x)\n",
        "# ‸note\n",
        "x = (‸\n",
    ],
)
def test_elsewhere_nothing_is_offered(text: str) -> None:
    assert offered(text)[1] == {}


def test_nothing_is_offered_when_all_is_off() -> None:
    assert offered("‸f = Expression('f', 'x')\n", Settings(enable=False))[1] == {}
