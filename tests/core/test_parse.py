"""Formulas are read, or the mistake is shown at its place."""

from __future__ import annotations

import pytest

from neurogebra.errors import FormulaError
from neurogebra.formula.parse import check, parse, tokens
from neurogebra.formula.render import text
from neurogebra.formula.tree import Apply, Num, Sym, symbols


def problems(formula: object, *names: str) -> list[str]:
    """Each problem as it would be drawn below the formula."""
    found = check(formula, names).problems
    return [" " * p.span[0] + "^" * (p.span[1] - p.span[0]) + " " + p.message for p in found]


@pytest.mark.parametrize(
    ("formula", "drawn"),
    [
        ("2*x +* 3", "     ^ expected a value after '+'"),
        ("x +", "  ^ expected a value after '+'"),
        ("* x", "^ expected a value before '*'"),
        ("x**2**", "    ^^ expected a value after '**'"),
        ("()", " ^ expected a value between the brackets"),
        ("exp(x,)", "      ^ expected a value after ','"),
        ("(x + 1", "^ this bracket is never closed"),
        ("x + 1)", "     ^ this bracket was never opened"),
        ("2x", "^^ write 2*x"),
        ("2(x + 1)", "^^^^^^^^ write 2*(x + 1)"),
        ("(x + 1)(x - 1)", "^^^^^^^^^^^^^^ write (x + 1)*(x - 1)"),
        ("x y", "^^^ write x*y"),
        ("2 3", "  ^ expected an operator before '3'"),
        ("1.2.3", "^^^^^ a number has one decimal point"),
        ("x^2", "^^^ write x**2"),
        ("e^x", "^^^ write exp(x)"),
        ("e**x", "^^^^ e is a plain name here: write exp(x)"),
        ("x²", "^^ write x**2"),
        ("(x + 1)²", "^^^^^^^^ write (x + 1)**2"),
        ("x₁", "^^ write x1"),
        ("x × y", "  ^ write *"),
        ("Piecewise((1, x ≤ y), (0, True))", "                ^ write <="),
        ("π*x", "^ write pi"),
        ("inf*x", "^^^ write oo"),
        ("|x| + 1", "^^^ write Abs(x)"),
        ("sin x", "^^^^^ write sin(x)"),
        ("sin + 1", "^^^ sin is a function: write sin(…)"),
        ("x = 3", "  ^ a formula is one expression: write only what stands right of '='"),
        ("x, y", " ^ a formula is one expression, without commas"),
        ("x > 0", "^^^^^ a comparison has no value: write Piecewise((1, condition), (0, True))"),
        (
            "2*(x > 0)",
            "   ^^^^^ a comparison has no value: write Piecewise((1, condition), (0, True))",
        ),
        ("Piecewise((x, 1))", "              ^ expected a condition, such as x > 0"),
        ("Piecewise(x, 0)", "          ^ Piecewise takes pairs: (value, condition)"),
        ("1 if x else 2", "  ^^ write Piecewise((value, condition), (other, True))"),
        ("5 % 3", "  ^ write mod(a, b) for the remainder"),
        ("n!", " ^ write factorial(n)"),
        ("x[0]", " ^ a formula works on single numbers: give the element a name of its own"),
        ("x.T", " ^ a formula works on single numbers: give the element a name of its own"),
        ("sigmod(x)", "^^^^^^ unknown function 'sigmod' (did you mean 'sigmoid'?)"),
        ("x(y + 1)", "^ unknown function 'x': to multiply, write x*(…)"),
        ("frobnicate(x)", "^^^^^^^^^^ unknown function 'frobnicate'"),
        ("exp(1, 2)", "^^^^^^^^^ exp takes 1 value, not 2"),
        ("mean(x)", "^^^^ mean needs a whole array, and a formula has one element: use numpy.mean"),
        ("9**9**9**9", "   ^^^^^^^ 9**9**9 is too large to compute"),
        ("1/0", "^^^ 1/0 divides by 0"),
        ("1e999", "^^^^^ the number is too large"),
        ("x $ y", "  ^ a formula has no '$'"),
        ("", " the formula is empty"),
        ("  ", "^^ the formula is empty"),
    ],
)
def test_the_first_problem_points_at_its_place(formula: str, drawn: str):
    assert problems(formula)[0] == drawn


def test_several_problems_are_found_at_once():
    assert problems("sigmod(x) + 2y +") == [
        "^^^^^^ unknown function 'sigmod' (did you mean 'sigmoid'?)",
        "            ^^ write 2*y",
        "               ^ expected a value after '+'",
    ]


def test_a_suggestion_replaces_its_span():
    formula = "sigmod(x) + 2y + z^2"
    for problem in reversed(check(formula).problems):
        start, end = problem.span
        formula = formula[:start] + str(problem.suggestion) + formula[end:]
    assert formula == "sigmoid(x) + 2*y + z**2"


@pytest.mark.parametrize("formula", [None, 3, b"x", ["x"], object()])
def test_only_text_is_a_formula(formula: object):
    assert "a formula is text" in problems(formula)[0]


@pytest.mark.parametrize(
    "formula",
    [
        "-x**2",
        "2**-x",
        "2**x**2",
        "a - (b - c)",
        "a/(b/c)",
        "Max(a, b, c)",
        "Piecewise((x, (0 < x) & (x < 1)), (0, True))",
        "log(x, 2)",
        "x\n + y",
        "1_000*x + .5 + 5. + 1e-8",
        "μ*σ*λ",
        "e**2",
    ],
)
def test_good_formulas_have_no_problems(formula: str):
    assert problems(formula) == []


def test_precedence_and_spans():
    assert parse("-x**2 + y") == Apply(
        "add", (Apply("neg", (Apply("pow", (Sym("x"), Num(2))),)), Sym("y"))
    )
    tree = parse("2*exp(-x)")
    assert isinstance(tree, Apply)
    assert [arg.span for arg in tree.args] == [(0, 1), (2, 9)]


def test_a_chain_of_comparisons_means_both():
    assert text(parse("Piecewise((x, 0 <= x < 1), (0, True))")) == (
        "Piecewise((x, (0 <= x) & (x < 1)), (0, True))"
    )


@pytest.mark.parametrize("name", ["gamma", "beta", "zeta", "lambda", "S", "N", "Q", "O", "sign"])
def test_names_are_functions_only_when_called(name: str):
    assert symbols(parse(f"{name}*x")) == tuple(sorted((name, "x")))


def test_constants_are_names_where_they_are_claimed():
    assert symbols(parse("E*I*pi")) == ()
    assert symbols(parse("E*I*pi", names=["E", "I", "pi"])) == ("E", "I", "pi")
    assert symbols(parse("e**x", names=["e"])) == ("e", "x")


def test_letters_that_python_folds_are_folded():
    assert parse("µ") == parse("μ")  # the micro sign and the Greek letter


def test_catalogue_functions_may_be_called():
    assert parse("mish(x)") == Apply("mish", (Sym("x"),))
    assert parse("silu(x)") == Apply("silu", (Sym("x"),))
    assert parse("leaky_relu(x, 2)") == Apply("leaky_relu", (Sym("x"), Num(2)))


@pytest.mark.parametrize(
    "formula",
    [
        "(" * 10_000,
        "(" * 4_000,
        "-" * 5_000,
        "x" * 1_000_000,
        "+".join(["x"] * 3_000),
        "**".join(["x"] * 2_000),
        "f(" * 3_000,
        "|" * 9_999,
        "2x" * 4_000,
        "not " * 2_000,
        "9" * 9_999,
        "a<" * 3_000 + "a",
        "Piecewise((" * 800,
        "9**9**9**9**9**9",
        "9**-9**9",
        "(((9**99)**99)**99)*x",
        "gamma(10**300)",
        "exp(exp(100))",
        "__import__('os').system('true')",
        "().__class__.__bases__",
        "\x00x",
        "x; import os",
        "lambda: x",
    ],
)
@pytest.mark.timeout(10)
def test_hostile_text_is_a_problem_soon(formula: str):
    found = problems(formula)
    assert found and all(len(line) < 12_000 for line in found)
    assert len(found) <= 10


def test_the_raising_form_carries_everything():
    with pytest.raises(FormulaError) as caught:
        parse("x + sigmod(x)")
    error = caught.value
    assert (error.code, error.span, error.suggestion) == ("unknown-function", (4, 10), "sigmoid")
    assert str(error).splitlines()[1:] == ["    x + sigmod(x)", "        ^^^^^^"]
    assert isinstance(error, ValueError)


def test_tokens_of_broken_text():
    assert [(t.kind, t.text) for t in tokens("2*sin(x +")] == [
        ("number", "2"),
        ("sign", "*"),
        ("name", "sin"),
        ("sign", "("),
        ("name", "x"),
        ("sign", "+"),
        ("end", ""),
    ]
