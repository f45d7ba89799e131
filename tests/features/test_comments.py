"""Comments that give results: the wrong ones are told, the unclear ones are left alone."""

from __future__ import annotations

import pytest

from tests.features.ask import fixed, told

USE = "import numpy as np\nfrom neurogebra import Expression, MathForge, Value\n"
DATA = "data = np.array([85, 90, 78, 95, 88])\n"


def said(line: str, before: str = "") -> list[tuple[str, str, str]]:
    return told(USE + before + line + "\n")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("x = 2 / 3  # 0.66", ("NG401", "0.66", "computed: 0.67")),
        ("x = 2 / 3  # => 0.7 # note", None),
        ("x = 2 / 3  # 0.66...", None),
        ("x = 2 / 3  # ≈ 0.66", None),
        ("x = 2 / 3  # ≈ 0.5", ("NG401", "0.5", "computed: 0.7")),
        ("x = 10 / 3  # about 3", None),
        ("x = 10 / 3  # 3", None),
        ("x = 10 / 3  # 4", ("NG401", "4", "computed: 3.33333")),
        ("x = 2 ** 10  # 1_024", None),
        ("x = 2 ** 10  # 1000", ("NG401", "1000", "computed: 1024")),
        ("x = 1e-9 / 3  # 3.33e-10", None),
        ("x = 1e-9 / 3  # 4e-10", ("NG401", "4e-10", "computed: 3e-10")),
        ("x = -1 / 4  # −0.25", None),
        ("print(2 + 3)  # 6", ("NG401", "6", "computed: 5")),
        ("print(2 + 3)  # prints: 6", ("NG401", "6", "computed: 5")),
        ("print('a', 2 + 3)  # 6", ("NG401", "6", "computed: 5")),
        ("2 + 3  # 6", ("NG401", "6", "computed: 5")),
        ("z = Value(2.0) * 3  # z = 7", ("NG401", "7", "computed: 6")),
        ("z = Value(2.0) * 3  # z = 2·3 = 7.0", ("NG401", "7.0", "computed: 6.0")),
        ("h = [1, 2 + 3]  # [1, 6]", ("NG401", "[1, 6]", "computed: [1, 5]")),
        ("a = np.array([1, 2]) / 3  # [0.33 0.7]", ("NG401", "[0.33 0.7]", "computed: [0.33 0.7]")),
        ("a = np.eye(2) * 2  # [[2, 0], [0, 1]]", ("NG401", "[[2, 0], [0, 1]]", "computed: [[2, 0], [0, 2]]")),
        ("a = np.eye(2) * 2  # [[2, 0], [0, 2]]", None),
    ],
)  # fmt: skip
def test_numbers(line: str, found: tuple[str, str, str] | None) -> None:
    if "0.33 0.7" in line:
        assert said(line) == []
    else:
        assert said(line) == ([] if found is None else [found])


@pytest.mark.parametrize(
    "line",
    [
        "n = 5  # 6",  # nothing is computed
        "x = 2 / 3  # step 2",
        "x = 2 / 3  # 2 apples for 3",
        "x = 2 / 3  # a = b",
        "x = 2 / 3  # see [1]",
        "x = 2 / 3  # (1) first",
        "x = float(input())  # 4",
        "for i in range(3): x = i * i  # 5",
        "a = np.arange(3) + 1  # [1, 2]",  # of another length: it may be about something else
        "a = np.arange(3) + 1  # [1, ...]",
        "s = 'a' + 'b'  # ab",
        "x = 1 if input() else 2  # 1",
        "def f(x): return x * 2  # 4",
        "x = 2 * 3  # type: ignore",
        "x = 2 / 3  # noqa: E501",
    ],
)
def test_what_is_no_plain_result_is_left_alone(line: str) -> None:
    assert said(line) == []


def test_gradients_by_name() -> None:
    chain = "x = Value(3.0)\ny = x * x\n"
    assert said("y.backward()  # dy/dx = 6", chain) == []
    assert said("y.backward()  # dy/dx = 5", chain) == [("NG401", "5", "computed: 6")]
    assert said("print(x.grad)  # ∂y/∂x = 5.0", chain + "y.backward()\n") == [
        ("NG401", "5.0", "computed: 6.0")
    ]


def test_a_fix_writes_the_true_result_with_the_same_digits() -> None:
    assert fixed(USE + DATA + 'print(f"Std: {np.std(data):.2f}")  # 5.82 points\n') == (
        USE + DATA + 'print(f"Std: {np.std(data):.2f}")  # 5.82 points\n'
    )
    assert fixed(USE + DATA + 'print(f"Std: {np.std(data):.2f}")  # 5.82\n') == (
        USE + DATA + 'print(f"Std: {np.std(data):.2f}")  # 5.64\n'
    )
    assert fixed(USE + "a = np.array([1, 2]) / 3  # [0.33 0.77]\n") == (
        USE + "a = np.array([1, 2]) / 3  # [0.33 0.67]\n"
    )


def test_what_runs_after_an_exception_is_not_held_against_a_comment() -> None:
    assert [code for code, _, _ in said("x = 2 + 3  # 6", "1 / 0\n")] == ["NG505"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("g = f.gradient('x')  # 2x", None),
        ("g = f.gradient('x')  # df/dx = 2*x", None),
        ("g = f.gradient('x')  # f'(x) = x + x", None),
        ("g = f.gradient('x')  # df/dx = 3x", ("NG402", "3x", "it is 2*x")),
        ("print(f.gradient('x').symbolic_expr)  # 3*x", ("NG404", "3*x", "it is 2*x")),
        ("g = p.gradient('x')  # 4x", None),  # with a = 2
        ("g = p.gradient('x')  # 2*a*x", None),
        ("g = p.gradient('x')  # 3x", ("NG404", "3x", "it is 2*a*x")),
        ("g = f.gradient('x')  # slope", None),
        ("g = f.gradient('x')  # the slope of it", None),
        ("w = 3\ngradient = 2 * w  # dL/dw = 3w", ("NG402", "3w", "it is 2w")),
        ("w = 3\ngradient = 2 * w  # L = w²", None),
    ],
)
def test_formulas(line: str, found: tuple[str, str, str] | None) -> None:
    before = 'f = Expression("f", "x**2")\np = Expression("p", "a*x**2", params={"a": 2})\n'
    assert said(line, before) == ([] if found is None else [found])


@pytest.mark.parametrize(
    ("line", "wrong", "true"),
    [
        ("x = 2 / 3  # should be 0.66", "0.66", "0.67"),
        ("x = 2 / 3  # == 0.66", "0.66", "0.67"),
        ("x = 2 / 3  #>>> 0.66", "0.66", "0.67"),
        ("x = 2 / 3  # 0.66 (rounded)", "0.66", "0.67"),
        ("x = 2 / 3  # x == 0.66", "0.66", "0.67"),
        ("x = 2 / 3  # 66%", "66", "67"),
        ("print(f'{2 / 3:.1%}')  # 66.6%", "66.6", "66.7"),
        ("x = 1_234 * 1_000  # 1,234,567", "1,234,567", "1,234,000"),
        ("print(1 / 3, 'm')  # 0.34 m", "0.34", "0.33"),
        ("print('loss', 0.5, 'after', 7)  # loss: 0.5 after 8", None, ""),
        ("print('loss', 0.5, 'after', 7)  # loss 0.5 after 8", "8", "7"),
        ("print(0.5, 1 / 3)  # 0.5, 0.34", "0.34", "0.33"),
        ("y = 2 ** 10  # 2^10 = 1000", "1000", "1024"),
        ("n = 9\ny = n * 2 + 1  # 2n + 1 = 18", "18", "19"),
        ("x = 3\ny = x * 2  # x = 4", None, ""),
        ("ok = 3 > 2  # False", "False", "True"),
        ("print(3 > 2)  # => False", "False", "True"),
        ("print(float('inf'))  # -inf", "-inf", "inf"),
        ("s = 'a' * 3  # 'aa'", "'aa'", "'aaa'"),
        ("s = 'a' * 3  # aa", None, ""),
        ("t = tuple([1, 2])  # (1, 3)", "(1, 3)", "(1, 2)"),
        ("d = dict(a=1 / 3)  # {'a': 0.34}", "{'a': 0.34}", "{'a': 0.33}"),
        ("a = np.array([1, 2]) / 2  # array([0.5, 2. ])", "[0.5, 2. ]", "[0.5, 1. ]"),
        ("a = np.arange(9)  # [0 1 ... 9]", "[0 1 ... 9]", "[0 1 ... 8]"),
        ("a = np.arange(9)  # [0, 1, ...]", None, ""),
        ("a = np.arange(2) / 4  # [0.5, 1]", "[0.5, 1]", "[0.0, 0.25]"),
        ("a = (np.arange(2) + 1) / 4  # [0, 1]", None, ""),  # the bounds of what it holds
        ("w = Value(2.0) * 3  # Value(data=5.0)", "5.0", "6.0"),
    ],
)
def test_results_in_the_ways_people_write_them(line: str, wrong: str | None, true: str) -> None:
    found = [(text, message) for code, text, message in said(line) if code == "NG401"]
    assert found == ([] if wrong is None else [(wrong, f"computed: {true}")])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("print(np.eye(2) * 3)\n# [[3. 0.]\n#  [0. 2.]]\n", ["[0. 2.]]"]),
        ("for i in range(3):\n    print(i, i * i)\n# 0 0\n# 1 1\n# 2 5\n", ["2 5"]),
        ("print('w', 0.5)\n# Output:\n# w 0.4\n", ["w 0.4"]),
        ("print(5)\n# -> 7\n", ["7"]),
        ("print(5)\n# 7\n", []),  # may be the number of a step
        ("print(5)\n\n# -> 7\n", []),
        ("print(np.eye(2) * 3)\n# [[3. 0.]\n# and so on\n", []),
        ("for i in range(2):\n    print(i)\n    # -> 3\n", []),
        ("def f():\n    print(0.25)\n# -> 3\nf()\n", []),
    ],
)
def test_comments_below_give_what_is_printed_line_for_line(text: str, wrong: list[str]) -> None:
    assert [said for code, said, _ in told(USE + text) if code == "NG401"] == wrong


def test_a_gradient_as_a_formula_behind_backward() -> None:
    chain = "w = Value(3.0)\nL = w ** 2\n"
    assert said("L.backward()  # dL/dw = 2w", chain) == []
    assert said("L.backward()  # dL/dw = 3w", chain) == [("NG402", "3w", "it is 2w")]
    assert said("L.backward()  # w.grad = 7", chain) == [("NG401", "7", "computed: 6")]


def test_a_reminder_of_another_formula_is_left_alone() -> None:
    before = 'f = Expression("f", "x**2")\n'
    assert said("g = f.gradient('x')  # f(x) = x³", before) == []
    assert said("print(f)  # f(x) = x³", before) == [("NG404", "x³", "it is x**2")]


def test_a_shape_by_its_attribute() -> None:
    assert said("a = np.zeros((2, 3)).T  # a.shape == (2, 3)") == [
        ("NG403", "(2, 3)", "the shape is (3, 2)")
    ]
