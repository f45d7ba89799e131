"""Cards of calls: what is evaluated, where, how steep it is there; classes, modules, names."""

from __future__ import annotations

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.settings import DEFAULTS

from tests.features.ask import card
from tests.support.marker import marked

USE = "from neurogebra import Expression, MathForge, Tensor, Trainer, Value\nforge = MathForge()\n"


def lines(fixture: str) -> list[str]:
    return card(USE + fixture) or []


def unevaluated(fixture: str) -> list[str]:
    """The card with nothing but the text known."""
    case = marked(USE + fixture)
    found = hover(case.doc, Facts(0, case.text), case.at, DEFAULTS)
    return [] if found is None else render.plaintext(found).split("\n")


def test_an_evaluation_shows_the_slope_and_its_place_in_the_plot() -> None:
    assert lines('f = Expression("f", "x**2")\ny = f.ev‸al(x=3.0)') == [
        "f.eval(x=3.0) = 9   float",
        "f(x) = x²",
        "f′(x) = 2x = 6",
        "f   █▇▇▆▅▅▄▄▄▃▃▂▂▂▂▁▁▁▁▁▁▁▁▁▁▁▂▂▂▂▃▃▄▄▄▅▅▆▇▇█",
        "f′  ▁▁▁▂▂▂▂▂▂▃▃▃▃▃▃▄▄▄▄▄▅▅▅▅▅▅▆▆▆▆▆▆▇▇▇▇▇▇███",
        "                                  ▲ x = 3",
        "x   −6                                    … 6",
        "The value at the given variables; numbers or arrays.",
    ]


def test_a_place_far_out_is_in_the_middle_of_the_plot() -> None:
    shown = lines('f = Expression("f", "x**2")\ny = f.ev‸al(-40)')
    assert shown[5:7] == ["                        ▲ x = −40", f"x   −46{'… −34':>38}"]


@pytest.mark.parametrize("number", ["1e300", "9" * 400, "float('inf')", "float('nan')"])
def test_a_place_without_neighbours_has_no_plot(number: str) -> None:
    assert not [
        line for line in lines(f'f = Expression("f", "x")\nf.ev‸al({number})') if "▲" in line
    ]


def test_several_variables_give_several_slopes() -> None:
    shown = lines('mse = forge.get("mse")\nmse.ev‸al(y_pred=3.0, y_true=1.0)')
    assert shown[2:4] == [
        "∂mse/∂y_pred = 2(y_pred − y_true) = 4",
        "∂mse/∂y_true = −2(y_pred − y_true) = −4",
    ]


def test_a_parameter_that_the_call_sets_counts() -> None:
    made = 'f = Expression("f", "a*x", params={"a": 2.0})\n'
    assert "f′(x) = a = 2" in lines(made + "f.ev‸al(x=1.0)")
    assert "f′(x) = a = 5" in lines(made + "f.ev‸al(x=1.0, a=5.0)")


def test_arrays_have_no_single_slope() -> None:
    shown = lines('import numpy as np\nf = Expression("f", "x**2")\nf.ev‸al(x=np.ones(2))')
    assert "f′(x) = 2x" in shown
    assert not [line for line in shown if "▲" in line]


def test_the_keyword_of_an_evaluation_knows_the_slope_there() -> None:
    assert lines('mse = forge.get("mse")\nmse.eval(y_pr‸ed=3.0, y_true=1.0)') == [
        "y_pred   variable of mse",
        "the prediction",
        "∂mse/∂y_pred = 2(y_pred − y_true)",
        "∂mse/∂y_pred = 4   at y_pred = 3, y_true = 1",
    ]


def test_a_derivative_says_of_what_it_is() -> None:
    shown = lines('mse = forge.get("mse")\nd = mse.grad‸ient("y_pred")')
    assert shown[:3] == [
        "∂mse/∂y_pred = 2(y_pred − y_true)   derivative by y_pred",
        "d(y_pred, y_true)   Expression",
        "d(y_pred, y_true) = 2(y_pred − y_true)",
    ]


def test_what_an_operator_makes_of_expressions_has_a_card() -> None:
    shown = lines('f = Expression("f", "x**2")\ng = 1 ‸- f')
    assert shown[:2] == ["g(x)   Expression", "g(x) = 1 − x²"]


@pytest.mark.parametrize(
    ("fixture", "first"),
    [
        ("Val‸ue(2.0)", "Value(data)   class of neurogebra"),
        ("Math‸Forge()", "MathForge()   class of neurogebra"),
        ("Ten‸sor([1.0])", "Tensor(data, label='')   class of neurogebra"),
        ('Expres‸sion("g", "x + 1")', "g(x)   Expression"),
        ('Expression("‸g", "x + 1")', "g(x)   Expression"),
    ],
)
def test_a_class_that_is_called(fixture: str, first: str) -> None:
    assert lines(f"made = {fixture}")[0] == first


def test_the_methods_of_a_trainer() -> None:
    made = 'e = Expression("e", "w*x", params={"w": 0.0}, trainable_params=["w"])\n'
    shown = unevaluated(f"{made}t = Trainer(e)\nt.f‸it([1.0], [2.0])")
    assert shown[0].startswith("fit(inputs, targets, epochs=100")


def test_classes_of_the_program_are_its_own() -> None:
    own = "class Value:\n    def __init__(self, data): self.data = data\n    def __repr__(self): return 'mine'\n"
    assert lines(own + "v‸ = Value(1)") == ["v = mine   Value"]
    trainer = "class Trainer:\n    def fit(self): return 7\n"
    assert lines(trainer + "Trainer().f‸it()") == ["Trainer().fit() = 7   int"]


def test_a_function_is_told_with_its_formula_where_it_is_called() -> None:
    assert lines("def f(x):\n    return x ** 2\ny = f‸(3)") == [
        "f(3) = 9   int",
        "f(x) = x²",
        "f′(x) = 2x",
    ]


@pytest.mark.parametrize("fixture", ["s‸q = lambda u: u ** 2", "sq = lambda u: u ** 2\ns‸q"])
def test_a_lambda_has_a_formula(fixture: str) -> None:
    assert lines(fixture) == ["sq(u)   function", "sq(u) = u²", "sq′(u) = 2u"]


def test_a_name_that_may_hold_another_lambda_is_silent() -> None:
    assert lines("def g(c):\n    f = lambda u: u\n    if c:\n        f = abs\n    return f‸") == []


def test_an_augmented_assignment() -> None:
    assert lines("n = 2\nn *‸= 5") == ["n = 10   int", "after n *= 5"]
    assert lines("n = [2]\nn[0] *‸= 5") == []


@pytest.mark.parametrize(
    ("fixture", "shown"),
    [
        ("import nu‸mpy as np", ["numpy   import", "what only computes in it is evaluated"]),
        ("import pan‸das", ["pandas   import", "pandas is not evaluated"]),
        ("from math import ta‸nh", ["math.tanh   hyperbolic tangent"]),
        ("import math\ndef f(x): return math.co‸s(x)", ["math.cos   cosine"]),
        ("from . import help‸er", []),
    ],
)
def test_imports(fixture: str, shown: list[str]) -> None:
    assert lines(fixture)[: len(shown) or None] == shown


def test_text_of_several_lines_is_shown_as_they_are() -> None:
    shown = lines('src = Expression("f", "sin(x) + cos(x)").to_num‸py_source()')
    assert (shown[1], shown[2]) == ("import numpy as np", "def f(x):")


@pytest.mark.parametrize("level", ["beginner", "intermediate", "advanced"])
def test_a_level_of_explanation(level: str) -> None:
    shown = lines(f'forge.explain("relu", level="{level[:3]}‸{level[3:]}")')
    assert shown[0] == f"{level}   level of explanation"
    assert lines('forge.explain("relu", level="expe‸rt")') == []


def test_an_expression_that_the_program_registers() -> None:
    made = 'forge.register("wave", Expression("wave", "sin(x)"))\n'
    assert lines(made + 'w = forge.get("wa‸ve")')[0] == "wave(x)   Expression"
    assert lines('w = forge.get("wa‸ve")') == []


def test_a_parameter_is_what_the_call_sets_it_to() -> None:
    text = 'h = forge.get("huber", params={"del‸ta": 2.5})'
    assert "δ = 2.5" in lines(text)
    assert not [line for line in unevaluated(text) if " = 1.0" in line]
    assert "By default 1." in unevaluated(text)


def test_a_default_is_not_told_where_a_parameter_is_set() -> None:
    assert not [
        line
        for line in unevaluated('h = forge.get("huber", params={"delta": 2.5})\nh‸')
        if "1.0" in line
    ]
    assert "δ = 1.0" in unevaluated('h = forge.get("huber")\nh‸')
