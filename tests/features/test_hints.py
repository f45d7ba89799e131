"""Hints at the ends of lines, and the lines that need none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from neurogebra_lsp.facts import carry
from neurogebra_lsp.features.answers import Listing, Note
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import hint_texts
from tests.support.marker import source

CHAIN = """
    from neurogebra import Value
    x = Value(2.0)
    h = x ** 2  # a comment
    z = h * 2
    z.backward()
"""


def test_values_and_gradients() -> None:
    assert hint_texts(CHAIN) == [(1, "∂z/∂x 8"), (2, "  4  ∂z/∂h 2"), (3, "8")]


def test_what_follows_a_comment_stands_apart_from_it() -> None:
    assert hint_texts("""
        from neurogebra import Value
        x = 2.0 * 3  # six
        y = x + len("#")
        z = (x +  # a part
             y)
        print(x)  # 6.0
    """) == [(1, "  6"), (2, "7"), (4, "13"), (5, "  » 6.0")]


def test_a_long_gradient_is_told_without_its_names() -> None:
    text = source("""
        from neurogebra import Value
        weight = Value(0.1)
        hidden_layer_output = weight * 1.37
        total_loss = hidden_layer_output ** 2
        total_loss.backward()
    """)
    found = hints(Document("", 0, text), evaluate(text), (2, 3), DEFAULTS)
    (hint,) = found
    assert [part.text for part in hint.parts] == ["0.137", "  grad 0.274"]
    assert hint.parts[1].target == (4, 0, 4, 21)
    assert hint.tooltip == (
        Listing(("hidden_layer_output = 0.137",)),
        Note("∂total_loss/∂hidden_layer_output 0.274"),
    )


def test_a_gradient_leads_to_its_backward() -> None:
    text = source(CHAIN)
    found = hints(Document("", 0, text), evaluate(text), (2, 3), DEFAULTS)
    (hint,) = found
    assert (hint.line, hint.column) == (2, len("h = x ** 2  # a comment"))
    assert [part.target for part in hint.parts] == [None, (4, 0, 4, 12)]


def test_arrays() -> None:
    assert hint_texts("""
        import numpy as np
        W = np.array([[0.5, -0.3, 0.1],
                      [0.2,  0.4, -0.1]])
        x = np.array([170, 65, 25])
        output = W @ x
        big = np.zeros((3, 100))
    """) == [(2, "(2, 3)"), (3, "(3,)"), (4, "(2,)  [68  57.5]"), (5, "(3, 100)")]


def test_printed_lines() -> None:
    assert hint_texts("""
        print("Mean:", 87.6)
        for i in range(4):
            print(i)
        print("a\\nb")
    """) == [(0, "» Mean: 87.6"), (2, "» 3  (4×)"), (3, "» a ⏎ b")]


def test_in_loops_from_where_to_where() -> None:
    assert hint_texts("""
        w = 5.0
        for step in range(20):
            lr = 0.1 + 0.1
            w = w - lr * w
    """) == [(2, "0.2  (20×)"), (3, "4 → 0.0576")]


def test_several_on_one_line() -> None:
    assert hint_texts("a, b = 1 + 1, 2 + 2; c = 9 * 9") == [(0, "a 2   b 4   c 81")]


@pytest.mark.parametrize(
    "line",
    [
        "lr = 0.1",
        "x = -3",
        "name = 'text'",
        "values = [1, 2, 3]",
        "import math",
        "def f(x): return x",
        "from neurogebra import Value; x = Value(2.0)",
        "text = input()",
        "for i in range(3): pass",
    ],
)
def test_no_hint_where_the_line_says_it_or_nobody_knows(line: str) -> None:
    assert hint_texts(line) == []


def test_a_sum_that_is_zero_up_to_rounding() -> None:
    assert hint_texts("z = 0.5 * 1 + (-0.3) * 2 + 0.1") == [(0, "2.8e−17 (0 up to rounding)")]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("x = 1 / 3", ("x = 0.3333333333333333",)),
        ("x = np.ones(2) / 3", ("x = [0.3333333333333333, 0.3333333333333333]",)),
        ("x = np.eye(2) / 3", ("x = [[0.3333333333333333, 0.0],", " [0.0, 0.3333333333333333]]")),
        ("x = np.ones((1, 1, 2))", ("x = array([[[1., 1.]]])",)),
        ("x = np.float64(1) / 3", ("x = np.float64(0.3333333333333333)",)),
    ],
)
def test_the_tooltip_has_all_digits(line: str, lines: tuple[str, ...]) -> None:
    text = f"import numpy as np; {line}\n"
    (hint,) = hints(Document("", 0, text), evaluate(text), (0, 1), DEFAULTS)
    assert hint.tooltip == (Listing(lines),)


def test_stale_hints_are_marked_and_edited_lines_lose_theirs() -> None:
    text = source(CHAIN)
    newer = text.replace("2.0", "2.5")
    found = hints(Document("", 1, newer), carry(evaluate(text), 1, newer), (0, 9), DEFAULTS)
    assert [(h.line, "".join(p.text for p in h.parts)) for h in found] == [
        (2, "  4  ∂z/∂h 2 …"),
        (3, "8 …"),
    ]


def test_only_the_lines_asked_for() -> None:
    text = source(CHAIN)
    found = hints(Document("", 0, text), evaluate(text), (3, 4), DEFAULTS)
    assert [hint.line for hint in found] == [3]


def test_each_kind_has_a_switch() -> None:
    printing = "import numpy as np\nv = np.zeros(2) + 1\nprint(1)\nx = 1 + 1"
    assert hint_texts(printing, replace(DEFAULTS, hints_printed=False)) == [
        (1, "(2,)  [1  1]"),
        (3, "2"),
    ]
    assert hint_texts(printing, replace(DEFAULTS, hints_values=False)) == [(1, "(2,)"), (2, "» 1")]
    assert hint_texts(printing, replace(DEFAULTS, hints_shapes=False))[0] == (1, "[1  1]")
    assert hint_texts(printing, replace(DEFAULTS, hints_enable=False)) == []


@pytest.mark.parametrize(
    "edited",
    [
        "x = Value(2.0)\n",  # lines move
        "",
        "h = 1\n",
    ],
)
def test_what_is_remembered_of_a_statement_follows_edits(edited: str) -> None:
    text = source(CHAIN) + "\nprint(h)\nfor k in range(2):\n    print(k)\n    h = h + k\n"
    known = evaluate(text)
    hints(Document("", 0, text), known, (0, 99), DEFAULTS)
    head, tail = text.split("h = x", 1)
    new = f"{head}{edited}h = x{tail}"
    for settings in (DEFAULTS, replace(DEFAULTS, hints_shapes=False, hints_printed=False)):
        doc, moved = Document("", 1, new), carry(known, 1, new)
        told = hints(doc, moved, (0, 99), settings)
        afresh = replace(moved, parts=tuple(replace(part) for part in moved.parts))
        assert told == hints(doc, afresh, (0, 99), settings)
        assert len(told) > 2
