"""Formulas are set as a reader expects them, in every form."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from inline_snapshot import snapshot

from neurogebra.formula.parse import check, parse
from neurogebra.formula.render import latex, number, pretty, spoken, text, unicode
from neurogebra.formula.tree import Apply, Node, Num, Sym, symbols
from tests.core.trees import trees


@given(trees)
def test_text_reads_back_as_the_same_tree(tree: Node):
    parsed = check(text(tree), names=symbols(tree))
    assume(all(problem.code != "formula-too-large" and "divides by 0" not in problem.message
               for problem in parsed.problems))  # fmt: skip
    assert parsed.tree == tree


@given(trees)
def test_every_form_has_something_to_show(tree: Node):
    assert unicode(tree) and latex(tree) and spoken(tree)
    lines = pretty(tree)
    assert lines and all("\t" not in line for line in lines)
    assert latex(tree).count("{") == latex(tree).count("}")


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        ("1/(1 + exp(-x))", "1/(1 + e⁻ˣ)"),
        ("exp(-x)/(1 + exp(-x))**2", "e⁻ˣ/(1 + e⁻ˣ)²"),
        ("2*(y_pred - y_true)", "2(y_pred − y_true)"),
        ("2*y_pred", "2·y_pred"),
        ("2*x + w1*x1", "2x + w₁·x₁"),
        ("x**2 + 3", "x² + 3"),
        ("x**(n - 1)", "xⁿ⁻¹"),
        ("x**y_pred", "x^y_pred"),
        ("exp(-(x - mu)**2/(2*sigma**2))", "exp(−(x − μ)²/(2σ²))"),
        ("sqrt(x) + sqrt(2*pi)", "√x + √(2π)"),
        ("lambda_reg*Abs(w)", "λ_reg·|w|"),
        ("tanh(x)**2", "tanh²(x)"),
        ("sigmoid(x)*(1 - sigmoid(x))", "σ(x)·(1 − σ(x))"),
        ("x/2 + 1/2*x", "x/2 + ½x"),
        ("-(a*b)", "−a·b"),
        ("a*(-b)", "a·(−b)"),
        ("a - (-b)", "a − (−b)"),
        ("a + (-2)*b", "a + (−2b)"),
        ("a/(b/c)", "a/(b/c)"),
        ("1e-8*x", "10⁻⁸·x"),
        ("1.0507009873554805*x", "1.0507…·x"),
        ("Max(0, x)", "max(0, x)"),
        ("Piecewise((1, -3 < x < 3), (0, True))", "{1 if −3 < x < 3; 0 otherwise}"),
    ],
)
def test_one_line_of_unicode(formula: str, line: str):
    assert unicode(parse(formula)) == line


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("1/(1 + exp(-x))", r"\frac{1}{1 + e^{-x}}"),
        ("2*(y_pred - y_true)", r"2 \left(y_{\text{pred}} - y_{\text{true}}\right)"),
        ("exp(-x**2/2)", r"e^{-\frac{x^{2}}{2}}"),
        ("m_hat/(sqrt(v_hat) + epsilon)", r"\frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}"),
        ("2*3*x", r"2 \cdot 3 x"),
        ("tanh(x)**2", r"\tanh^{2}\left(x\right)"),
        ("lambda*x", r"\lambda x"),
        ("2*smooth*x", r"2 \, \mathrm{smooth} \, x"),
        ("1e-8*x", r"10^{-8} x"),
        (
            "Piecewise((x, x > 0), (0, True))",
            r"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        ),
    ],
)
def test_latex(formula: str, code: str):
    assert latex(parse(formula)) == code


def test_two_dimensions():
    assert pretty(parse("exp(-x)/(1 + exp(-x))**2")) == snapshot(
        ["   e⁻ˣ", "──────────", "(1 + e⁻ˣ)²"]
    )
    assert pretty(parse("exp(-(x - mu)**2/(2*sigma**2))")) == snapshot(
        ["  (x − μ)²", " −────────", "    2σ²", "e"]
    )
    assert pretty(parse("Piecewise((x, x > 0), (alpha*(exp(x) - 1), True))")) == snapshot(
        ["⎧ x           if x > 0", "⎨", "⎩ α·(eˣ − 1)  otherwise"]
    )
    assert pretty(parse("a/(b/c)")) == snapshot([" a", "───", " b", " ─", " c"])


def test_spoken():
    assert spoken(parse("1/(1 + exp(-x))")) == snapshot(
        "the fraction 1 over 1 plus e to the minus x, end fraction"
    )
    assert spoken(parse("2*(y_pred - y_true)**2")) == snapshot(
        "2 times the quantity y pred minus y true, end quantity squared"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (8, "8"),
        (8.0, "8"),
        (-3.0, "-3"),
        (33.840000000000003, "33.84"),
        (1 / 3, "0.333333"),
        (2.7755575615628914e-17, "2.77556e-17"),
        (7.00001e-07, "7.00001e-07"),
        (1234567.0, "1234567"),
        (1e300, "1e+300"),
        (10**400, "1e+400"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (1 - 2j, "1 - 2i"),
    ],
)
def test_numbers(value: complex, shown: str):
    assert number(value) == shown


def test_typeset_numbers():
    assert [number(v, typeset=True) for v in (-2.5, float("-inf"))] == ["−2.5", "−∞"]


def test_what_is_huge_is_cut():
    tree: Node = Sym("x")
    for _ in range(11):
        tree = Apply("add", (Apply("sin", (tree,)), Apply("mul", (Num(2), tree))))
    assert all(len(form(tree)) < 12_000 for form in (unicode, latex, spoken))
    assert "…" in unicode(tree)
