"""Every place that names a thing: variables by their scope, symbols through their expressions."""

from __future__ import annotations

import pytest

from tests.features.ask import defined, marked_places, renamed

USE = "from neurogebra import Expression, MathForge, Value\nforge = MathForge()\n"


def test_a_variable_is_marked_in_its_own_scope() -> None:
    assert marked_places(
        USE
        + """x = Value(2.0)
def f(x):
    return x + 1
y = ‸x * x
print(f"{x.data}", x)  # x
"""
    ) == [
        (2, "x", True),
        (5, "x", False),
        (5, "x", False),
        (6, "x", False),
        (6, "x", False),
    ]


def test_global_and_nonlocal_names_are_one_variable() -> None:
    assert marked_places("""
        n‸ = 0
        def count():
            global n
            n += 1
        def other():
            n = 5
            return n
    """) == [(0, "n", True), (2, "n", False), (3, "n", True)]


def test_a_comprehension_has_names_of_its_own() -> None:
    assert marked_places("""
        w = 3
        squares = [w‸ * w for w in range(3)]
        print(w)
    """) == [(1, "w", False), (1, "w", False), (1, "w", True)]


FORMULA = (
    USE
    + """f = Expression("f", "a*x**2 + x", params={"a": 2}, trainable_params=["a"])
g = f.gradient("x")
print(f.eval(x=3), g.eval(x=3), f(x=1), f.params["a"])
other = Expression("other", "x + 1")
print(other.eval(x=2))
"""
)


def test_a_symbol_is_marked_through_derivatives_keywords_and_arguments() -> None:
    text = FORMULA.replace('"a*x**2', '"a*‸x**2')
    assert marked_places(text) == [
        (2, "x", True),
        (2, "x", True),
        (3, "x", False),
        (4, "x", False),
        (4, "x", False),
        (4, "x", False),
    ]


def test_a_parameter_is_marked_in_every_list_of_parameters() -> None:
    text = FORMULA.replace('params={"a"', 'params={"‸a"')
    assert marked_places(text) == [
        (2, "a", True),
        (2, "a", True),
        (2, "a", True),
        (4, "a", True),
    ]


@pytest.mark.parametrize("text", ["‸# note", "‸1 + 2", 'print("‸x")', "n = 5‸\n"])
def test_what_is_no_name_has_no_places(text: str) -> None:
    assert marked_places(USE + text) == []


def test_renaming_a_symbol_changes_formula_keywords_and_derivatives_alike() -> None:
    text = FORMULA.replace('gradient("x")', 'gradient("‸x")')
    assert renamed(text, "t") == (
        USE
        + """f = Expression("f", "a*t**2 + t", params={"a": 2}, trainable_params=["a"])
g = f.gradient("t")
print(f.eval(t=3), g.eval(t=3), f(t=1), f.params["a"])
other = Expression("other", "x + 1")
print(other.eval(x=2))
"""
    )


def test_expressions_that_are_combined_are_renamed_together() -> None:
    assert renamed(
        USE
        + """f = Expression("f", "‸x**2")
g = Expression("g", "2*x")
print((f + g).eval(x=1))
""",
        "t",
    ) == (
        USE
        + """f = Expression("f", "t**2")
g = Expression("g", "2*t")
print((f + g).eval(t=1))
"""
    )


def test_an_expression_is_followed_through_functions_of_the_program() -> None:
    assert renamed(
        USE
        + """def at_one(h):
    return h.eval(x=1)
def make():
    return Expression("f", "x**2")
f = make()
print(at_one(f), f.eval(‸x=2))
""",
        "t",
    ) == (
        USE
        + """def at_one(h):
    return h.eval(t=1)
def make():
    return Expression("f", "t**2")
f = make()
print(at_one(f), f.eval(t=2))
"""
    )


@pytest.mark.parametrize(
    ("text", "new_name", "why"),
    [
        ('f = Expression("f", "‸x + y")', "y", "'y' is a symbol of the formula already, on line 3"),
        ('f = Expression("f", "‸x + 1")', "exp", "'exp' has a meaning of its own in formulas"),
        ('f = Expression("f", "‸x + 1")', "pi", "'pi' has a meaning of its own in formulas"),
        ('f = Expression("f", "‸x + 1")', "lambda", "'lambda' is no name in Python"),
        ('f = Expression("f", "‸x + 1")', "2x", "'2x' is no name in Python"),
        (
            'f = forge.get("mse")\nf.eval(‸y_pred=1, y_true=2)',
            "p",
            "'y_pred' belongs to 'mse' of the catalogue, whose names are fixed",
        ),
        (
            'f = Expression("f", "‸x + 1")\nimport other\nother.plot(f)',
            "t",
            "'x' cannot be followed: on line 5 its expression is given to other.plot",
        ),
        (
            'f = Expression("f", "‸x + 1")\nat = {"x": 1}\nf.eval(**at)',
            "t",
            "'x' cannot be followed: on line 5 its expression gets its values from a dictionary",
        ),
        (
            'f = Expression("f", "‸x + 1")\nnames = f.variables',
            "t",
            "'x' cannot be followed: on line 4 its expression tells its variables",
        ),
    ],
)
def test_a_rename_that_is_unsafe_is_refused_with_its_reason(
    text: str, new_name: str, why: str
) -> None:
    assert renamed(USE + text, new_name) == why


def test_renaming_a_variable_that_holds_maths() -> None:
    assert renamed(USE + "‸f = forge.get('relu')\nprint(f'{f.name}', f(3))\n", "relu") == (
        USE + "relu = forge.get('relu')\nprint(f'{relu.name}', relu(3))\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("‸w = Value(1)\nnew = 2\n", "'new' is taken on line 4"),
        ("‸w = Value(1)\nprint(new)\n", "'new' is used on line 4"),
        ("‸w = Value(1)\neval('w')\n", "line 4 reaches variables by their names: eval"),
        ("‸w = Value(1)\nw = (w +\n", "line 4 mentions 'w' and cannot be read"),
    ],
)
def test_a_variable_is_not_renamed_where_that_could_change_the_program(text: str, why: str) -> None:
    assert renamed(USE + text, "new") == why


def test_what_holds_no_maths_is_left_to_others() -> None:
    assert renamed(USE + "‸n = 5\nprint(n)\n", "m") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = Value(2)\ny = ‸x + 1", [(2, "x", "")]),
        ("if input():\n    x = 1\nelse:\n    x = 2\nprint(‸x)", [(3, "x", ""), (5, "x", "")]),
        ("f = Expression('f', 'a*x', params={'a': 2})\nf.eval(‸x=1)", [(2, "x", "")]),
        ("f = forge.get('‸sigmoid')", [(2, "sigmoid", "sigmoid")]),
        ("f = forge.get('sigmoid')\nf.eval(‸x=1)", [(3, "x", "sigmoid")]),
        ("f = forge.compose('mse + 0.1*‸mae')", [(2, "mae", "mae")]),
        ("forge.register('mine', Expression('m', 'x'))\nforge.get('‸mine')", [(2, "'mine'", "")]),
        ("print('‸hello')", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert defined(USE + text) == expected
