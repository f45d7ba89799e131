"""Cells of a notebook as one program: what Python cannot read is replaced, line by line."""

import pytest
from neurogebra_lsp.syntax.cells import PRELUDE, joined, readable
from neurogebra_lsp.syntax.recover import BREAK, statements

from tests.support.marker import source

ANYTHING = "from IPython import *"


def test_cells_stand_below_one_another():
    assert joined(["a\nb", "", "c"]) == (f"{PRELUDE}\n\0\na\nb\n\0\n\n\0\nc", (2, 5, 7))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("%load_ext autoreload\n%autoreload 2", "pass\npass"),
        ("!pip install numpy\nx = 1", "pass\nx = 1"),
        ("!!ls\n", "pass\n"),
        ("!echo a \\\n  b\nx = 1", "pass\n\nx = 1"),
        ("?x", "pass"),
        ("x?", "pass"),
        ("np.array??", "pass"),
        ("if a:\n    %timeit f()\n    !ls", "if a:\n    pass\n    pass"),
        ("files = !ls -l\nx = 1", "files = get_ipython()\nx = 1"),
        ("a, b = %sql select 1", "a, b = get_ipython()"),
        ("best = %timeit -o f(3)", "best = get_ipython()"),
        ("%time x = f(3)\ny = x", "if 1: x = f(3)\ny = x"),
        ("%time  f(3)", "if 1:  f(3)"),
        ("%time for x in range(3): pass", ANYTHING),
        ("%time", "pass"),
        ("%run other.py\nx = 1", f"{ANYTHING}\nx = 1"),
        ("%store -r x", ANYTHING),
        ("%pylab", ANYTHING),
        ("%%time\nx = 1", "pass\nx = 1"),
        ("\n%%time\nx = 1", "\npass\nx = 1"),
        ("%%capture out --no-stderr\nprint(1)", "out = get_ipython()\nprint(1)"),
        ("%%timeit\nx = 1", "pass\n"),
        ("%%bash\nls\necho 'a", "pass\n\n"),
        ("%%bash --out listing\nls", f"{ANYTHING}\n"),
        ("%%html\n<b>x = 1</b>", "pass\n"),
        ("%%writefile a.py\nx = 1", "pass\n"),
        ("%%cython\ndef f(): pass", f"{ANYTHING}\n"),
    ],
)
def test_what_only_a_notebook_reads(cell: str, read: str):
    assert "\n".join(readable(cell)) == read


@pytest.mark.parametrize(
    "cell",
    [
        "x = (7\n% 3)",
        'text = """\n%matplotlib inline\n!ls\n"""',
        "x = a \\\n% b",
        "# what?\nx = 1  # really?",
        'print("x = %d" % x)',
        'print("is it?")',
        "x = 1\n%",
        "f(x)?\nx = %",
        "# a comment\n    # %%time",
        "",
    ],
)
def test_what_python_reads_stays(cell: str):
    assert "\n".join(readable(cell)) == cell


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("    x = 1\n    y = x", "x = 1\ny = x"),
        ("\n   x = 1\n\n   if x:\n       y = 2\n", "\nx = 1\n\nif x:\n    y = 2\n"),
        ("\tx = 1\n\ty = 2", "x = 1\ny = 2"),
        ("    # note\n    x = 1", "# note\nx = 1"),
        ("    %%time\n    x = 1", "pass\nx = 1"),
        ("   !ls\n   x = 1", "pass\nx = 1"),
        ("    x = 1\n  y = 2", "  x = 1\ny = 2"),
        ("  x = 1\ny = 2", "  x = 1\ny = 2"),
        ("  x = (1,\n2)", "  x = (1,\n2)"),
        ("\tx = 1\n    y = 2", "\tx = 1\n    y = 2"),
    ],
)
def test_the_margin_that_all_lines_of_a_cell_have_is_no_indentation(cell: str, read: str):
    assert "\n".join(readable(cell)) == read


def test_a_cell_may_not_hold_what_stands_between_cells():
    assert readable("a = 1\n\0\nb = 2") == ("a = 1", "?", "b = 2")


@pytest.mark.parametrize(
    "broken",
    [
        "x = (1,",
        'x = """abc',
        "x = 1 + \\",
        "@decorated",
        "def f(",
        "if x:",
        "x = [1,\n",
        "f'{",
    ],
)
def test_a_broken_cell_costs_only_itself(broken: str):
    after = source('''
        """y = 2)"""
        z = """
        text
        """
        def g(): return ")]"
    ''')
    text, starts = joined(["a = 1", broken, after])
    found = [s for s in statements(text) if s.line >= starts[2]]
    alone = statements(after)
    assert [(s.line - starts[2], s.text, s.problem) for s in found] == [
        (s.line, s.text, None) for s in alone
    ]
    assert any(s.problem for s in statements(text) if starts[1] <= s.line < starts[2])


@pytest.mark.parametrize("first", ["else:\n    y = 2", "    y = 2\nz", ") + 2", "except E: pass"])
def test_a_cell_does_not_go_on_with_the_one_before(first: str):
    text, starts = joined(["if x:\n    y = (1)", first])
    before = [s for s in statements(text) if s.line < starts[1]]
    assert [s.text for s in before[1:]] == ["if x:\n    y = (1)"]
    assert any(s.problem for s in statements(text) if s.line >= starts[1])


def test_an_edit_of_a_cell_reads_as_the_whole_anew():
    cells = ["x = 1\ny = (2,\n3)", "def f():\n    return 1", "z = '''a\nb'''"]
    for cell, new in [(0, "x = ("), (1, "def f():"), (0, "x = 1\ny = (2,\n3)"), (2, "z = '''a")]:
        cells[cell] = new
        text, _ = joined(cells)
        again = statements(f"{text}\n{BREAK}\nfresh = {cell}")[:-1]
        assert [(s.line, s.text, s.problem) for s in statements(text)] == [
            (s.line, s.text, s.problem) for s in again
        ]
