"""Problems, their fixes, and the silence of sound programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document

from tests.features.ask import fixed, problems_of, told

EXPRESSION = "from neurogebra import Expression\n"


def by_text(fixture: str) -> list[tuple[str, str, str]]:
    """What the text alone tells, with nothing evaluated."""
    return told(fixture, evaluated=False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('Expression("f", "2*x +* 3")', ("NG201", "*", "expected a value after '+'")),
        ('Expression("f", "2x")', ("NG201", "2x", "write 2*x")),
        (
            'Expression("f", "sigmod(x)")',
            ("NG202", "sigmod", "unknown function 'sigmod' (did you mean 'sigmoid'?)"),
        ),
        ('Expression("f", formula="(x")', ("NG201", "(", "this bracket is never closed")),
        (r'Expression("f", "\u03bb + 2y")', ("NG201", "2y", "write 2*y")),
    ],
)
def test_formulas(line: str, expected: tuple[str, str, str]) -> None:
    assert by_text(EXPRESSION + line) == [expected]


F = EXPRESSION + 'f = Expression("f", "x**2")\n'
LOSS = EXPRESSION + 'mse = Expression("mse", "(y_pred - y_true)**2")\n'


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (
            F + 'f.gradient("y")',
            ("NG210", "y", "f does not contain y, so this is always 0; its variable is x"),
        ),
        (LOSS + "mse.eval(y_pred=5)", ("NG211", "mse.eval(y_pred=5)", "mse also needs y_true")),
        (LOSS + "mse(5)", ("NG211", "mse(5)", "mse also needs y_true")),
        (F + "f.eval()", ("NG211", "f.eval()", "f needs x")),
        (F + "f.eval(z=3)", ("NG212", "z", "f has no z; its variable is x")),
        (
            F + "f.gradient('x').eval(x=1)\nf.eval(z=3)",
            ("NG212", "z", "f has no z; its variable is x"),
        ),
    ],
)
def test_variables(program: str, expected: tuple[str, str, str]) -> None:
    assert by_text(program) == [expected]


def test_fixes() -> None:
    assert (
        fixed(
            F + 'f.gradient("y")\nf.eval(z=3)\nExpression("g", "sigmod(x) + 2y")\n', evaluated=False
        )
        == F + 'f.gradient("x")\nf.eval(x=3)\nExpression("g", "sigmoid(x) + 2*y")\n'
    )


def test_a_missing_variable_is_added_where_a_name_has_it() -> None:
    program = LOSS + "y_true = 3\nmse.eval(y_pred=5)\n"
    assert fixed(program, evaluated=False).endswith("mse.eval(y_pred=5, y_true=y_true)\n")
    assert fixed(LOSS + "mse.eval(y_pred=5)\n", evaluated=False) == LOSS + "mse.eval(y_pred=5)\n"


@pytest.mark.parametrize(
    "program",
    [
        F + "f.eval(x=3)\nf.eval(3)\nf(3)\nf.gradient('x')",
        F + "f.eval(**given)\nf.eval(*given)",
        F + "f = other()\nf.eval(z=3)",
        F + "if c:\n    f = other()\nf.eval(z=3)",
        F + "def g(f):\n    return f.eval(z=3)",
        F + "try:\n    f.eval(z=3)\nexcept TypeError:\n    pass",
        F + "import pytest\nwith pytest.raises(TypeError):\n    f.eval(z=3)",
        EXPRESSION + 'Expression("f", text)\nExpression("f", f"{a} +* 2")',
        EXPRESSION + 'f = Expression("f", "a*x", params={"a": 2})\nf.eval(x=1)\nf.gradient("a")',
        EXPRESSION + 'f = Expression("f", "a*x", params=given)\nf.eval(x=1)',
        'class Expression:\n    pass\nExpression("f", "2x")',
        'from sympy import Expression\nExpression("f", "2x")',
        EXPRESSION + 'Expression("f", "gamma + beta*S + E")',
    ],
)
def test_silent_where_nothing_is_certainly_wrong(program: str) -> None:
    assert by_text(program) == []


def test_an_argument_that_a_function_does_not_take() -> None:
    program = "import numpy as np\nx = np.random.normal(mean=0, scale=1, size=3)\n"
    assert told(program) == [("NG501", "mean", "normal has no argument 'mean' (loc, scale, size)")]
    assert fixed(program) == program.replace("mean", "loc")


def test_a_fix_never_gives_an_argument_twice() -> None:
    program = "import numpy as np\nx = np.random.normal(loc=1, mean=0, size=3)\n"
    assert fixed(program) == program


def test_an_error_of_ours_in_a_name_that_is_computed() -> None:
    program = "from neurogebra import MathForge\nname = 'sig' + 'miod'\nMathForge().get(name)\n"
    assert told(program) == [
        ("NG301", "MathForge().get(name)", "unknown expression 'sigmiod' (did you mean 'sigmoid'?)")
    ]
    assert fixed(program) == program


def test_where_the_program_stops() -> None:
    assert told("x = 1\ny = x / 0\nz = [1][5]\n") == [
        ("NG505", "x / 0", "the program stops here: ZeroDivisionError: division by zero")
    ]


@pytest.mark.parametrize(
    "program", ["raise SystemExit", "import sys\nsys.exit(1)", "import nothing_here"]
)
def test_ends_that_are_no_faults(program: str) -> None:
    assert told(program) == []


def test_an_endless_loop_is_a_note_where_it_was_ended() -> None:
    ((rule, text, message),) = told("while True: pass\nx = 1\n")
    assert (rule, text) == ("NG902", "while True: pass")
    assert message.endswith("; what follows is not known")


def test_switched_off() -> None:
    doc = Document("", 0, EXPRESSION + 'Expression("f", "2x")\n')
    facts = Facts(0, doc.text)
    assert problems(doc, facts, replace(DEFAULTS, problems_enable=False)) == ()
    assert len(problems(doc, facts, DEFAULTS)) == 1


EXAMPLES = sorted(Path("examples").glob("*.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_false_alarms_on_the_examples(path: Path) -> None:
    found = told(path.read_text("utf-8"))
    assert all(rule in rules.BY_CODE for rule, _, _ in found)
    # Three examples are there to show what is reported.
    shown = {"problems": 4, "normal_distribution": 1, "probability": 2}
    assert len(found) >= shown.get(path.stem, 0)
    if path.stem not in shown:
        assert found == []


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("weight = 2\nprint(wieght)", "weight = 2\nprint(weight)\n"),
        ("print(lenn([1]))", "print(len([1]))\n"),
        ('params = {"weight": 1}\nprint(params["weigth"])',
         'params = {"weight": 1}\nprint(params["weight"])\n'),
        ("import math\nok = 0.1 + 0.2 == 0.3",
         "import math\nok = math.isclose(0.1 + 0.2, 0.3)\n"),
        ("ok = 0.1 + 0.2 == 0.3", "ok = 0.1 + 0.2 == 0.3\n"),
        ("print(zzz)", "print(zzz)\n"),
        ("print(later)\nlaten = 2", "print(later)\nlaten = 2\n"),
        ('params = {"w": 1}\nprint(params["bias"])', 'params = {"w": 1}\nprint(params["bias"])\n'),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_repaired(text: str, repaired: str) -> None:
    assert fixed(text) == repaired


def test_shapes_that_do_not_fit_lead_to_where_they_come_from() -> None:
    text = "import numpy as np\nW = np.ones((2, 3))\nx = np.ones(2)\ny = W @ x\n"
    (problem,) = problems_of(text)
    assert problem.related == (
        ((1, 0, 1, 1), "W has the shape (2, 3)"),
        ((2, 0, 2, 1), "x has the shape (2,)"),
    )
    (unnamed,) = problems_of("import numpy as np\ny = np.ones((2, 3)) @ np.ones(2)\n")
    assert unnamed.related == ()
