"""What a program sets of an array that began with whatever was there."""

from __future__ import annotations

import pytest
from neurogebra_lsp.worker.inline import evaluate


def last(program: str) -> str:
    """What is shown of the last name that a program binds."""
    shown = evaluate(f"import numpy as np\n{program}").bound[-1].value
    return (shown.text or str(shown.items)) if shown.known else f"? {shown.shape}"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("a = np.empty(2)\nb = a", "? (2,)"),
        ("a = np.empty(2)\na[:] = 7\nb = a", "(7.0, 7.0)"),
        ("a = np.empty(2)\na.fill(7)\nb = a", "(7.0, 7.0)"),
        ("a = np.empty(2)\na[0] = 7\nb = a", "? (2,)"),
        ("a = np.empty(2)\na[0] = 7\nb = a[0]", "np.float64(7.0)"),
        ("a = np.empty(2)\na[0] = 7\nb = a[[0, 0]]", "(7.0, 7.0)"),
        ("a = np.empty(2)\na[0] = 7\nb = a[1]", "? None"),
        ("a = np.empty(2)\na[0] = a[1] = 7\nb = a.sum()", "np.float64(14.0)"),
        ("a = np.empty((2, 1))\nrow = a[0]\nrow[:] = 7\nb = a[0]", "(7.0,)"),
        (
            "a = np.empty((2, 1))\nfor row in a:\n    row[:] = 7\nb = a",
            "((7.0,), (7.0,))",
        ),
        ("a = np.empty((2, 1))\na[0] = 7\na[::-1][0] = 8\nb = a", "((7.0,), (8.0,))"),
        ("a = np.empty((2, 1), order='F')\na[:, 0] = 7\nb = a", "((7.0,), (7.0,))"),
    ],
)
def test_what_is_set_is_known(program: str, expected: str) -> None:
    assert last(program) == expected


@pytest.mark.parametrize(
    "change",
    [
        "a += 1",
        "a[0] += a[1]",
        "np.copyto(a, 1)",
        "a.T[0] = 1",
        "if input():\n    a[0] = 1",
        "if input():\n    c[0] = 1",
        "a[int(input())] = 1",
        "a.sort()",
    ],
)
def test_what_else_changes_it_leaves_nothing_known(change: str) -> None:
    assert last(f"a = c = np.empty(2)\na[0] = 7\n{change}\nc[1] = 8\nb = c") == "? (2,)"


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("n = 0\nfor row in np.random.rand(3, 2):\n    n += len(row)", "6"),
        ("n = [len(row) for row in np.random.rand(2, 3)]", "[3, 3]"),
        ("n = len(list(zip(np.random.rand(3), 'ab')))", "2"),
        ("a = np.zeros(3)\nif input():\n    a[0] = 1\nn = a.shape", "(3,)"),
        ("a = np.zeros(3)\na[0] = input()\nn = len(a)", "3"),
    ],
)
def test_an_array_that_is_not_known_keeps_its_length(program: str, expected: str) -> None:
    assert last(program) == expected


@pytest.mark.parametrize(
    "program",
    [
        "a = np.random.rand(2, 3)\na.shape = 3, 2\nn = a.shape",
        "a = np.zeros((2, 3))\nif input():\n    a.shape = 3, 2\nn = len(a)",
        "a = np.zeros((2, 3))\nif input():\n    a.resize((3, 2), refcheck=False)\nn = len(a)",
        "a = np.zeros((2, 3))\nif input():\n    a.shape = 3, 2\nn = (a + 1).shape",
    ],
)
def test_no_shape_is_told_where_the_program_may_change_it(program: str) -> None:
    assert last(program) == "? None"
