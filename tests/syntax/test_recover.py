import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neurogebra_lsp.syntax import recover
from neurogebra_lsp.syntax.recover import Broken, Statement, statements

from tests.support.marker import source

PROGRAMS = [
    '''
    """A module with a docstring
    at the left margin."""
    import numpy as np
    from neurogebra import Value

    W = np.array([
    [0.1, 0.2],
    [0.3, 0.4],
    ])
    text = """
    x = 1
    """

    @staticmethod
    @decorate(1,
    2)
    def f(x, *, y=2):
        # a comment
        s = """
    at the margin
        """
        if x > y:
            return x
        elif x:
            pass
        else:
            z = f"{x:.2f} {y!r}"
        try:
            yield
        except (ValueError, TypeError) as error:
            raise
        finally:
            pass
        return [
            i for i in range(3)
        ]

    for i in range(3): print(i)
    else:
        print("done")
    a = 1; b = 2 \\
        + 3
    match a:
        case 1:
            b = 1
        case {"x": y} if y:
            b = 2
    class A:
        x: int = 1

        def g(self):
            return self.x
    print(W)
    ''',
    """
    from neurogebra import MathForge, Value
    forge = MathForge()
    x = Value(2.0); w = Value(3.0)
    for step in range(20):
        loss = (x * w - 1) ** 2
        if step % 5 == 0:
            print(step, loss.data)
        loss.backward()
    sigmoid = forge.get("sigmoid")
    print(f"{sigmoid.eval(x=0)}")  # 0.5
    """,
]


def seen(fixture: str) -> list[tuple[str, tuple[int, ...]]]:
    """Each statement as Python code, with the lines of the document that were left out."""
    return [
        (
            "; ".join(ast.unparse(node) for node in statement.nodes),
            tuple(statement.line + line for line in statement.dropped),
        )
        for statement in statements(source(fixture))
    ]


def broken(fixture: str) -> list[Broken | None]:
    return [statement.problem for statement in statements(source(fixture))]


def test_a_sound_text_is_cut_at_its_statements():
    assert statements("a = 1\n\n# note\nif a:\n    b = 2  # two\n\n") == (
        Statement(0, 0, "a = 1", statements("a = 1")[0].nodes),
        Statement(3, 4, "if a:\n    b = 2  # two", statements("if a:\n    b = 2  # two")[0].nodes),
    )


def test_nodes_count_lines_from_the_statement():
    (_, second) = statements("a = 1\n\n\nb = (\n  2)\n")
    assert (second.line, second.end_line, second.nodes[0].lineno) == (3, 4, 1)


def test_an_open_string_does_not_swallow_what_follows():
    assert seen("""
        forge = MathForge()
        x = forge.get("
        y = 2
        z = f(
        1,
        )
    """) == [("forge = MathForge()", ()), ("", (1,)), ("y = 2", ()), ("z = f(1)", ())]


def test_an_open_bracket_does_not_swallow_what_follows():
    assert seen("""
        x = f(a, [
        y = 2
        def g():
            return 1
    """) == [("", (0,)), ("y = 2", ()), ("def g():\n    return 1", ())]


def test_an_open_triple_quote_does_not_swallow_code():
    assert seen('''
        """prose about
        things"""
        s = """
        y = 2
        z = f(3)
        def g():
            """what g does"""
            return 1
    ''') == [
        ("'prose about\\nthings'", ()),
        ("", (2,)),
        ("y = 2", ()),
        ("z = f(3)", ()),
        ('def g():\n    """what g does"""\n    return 1', ()),
    ]


def test_a_table_at_the_left_margin_is_one_statement():
    assert seen("W = [\n[1, 2],\n[3, 4]\n]\nx = 1\n") == [
        ("W = [[1, 2], [3, 4]]", ()),
        ("x = 1", ()),
    ]


def test_a_broken_line_in_a_block_costs_only_itself():
    assert seen("""
        def f(x):
            a = 1
            b = (
            c = a +
            for i in x:
                d = 2
                e = 3 3
            return c
        y = f(2)
    """) == [
        (
            "def f(x):\n    a = 1\n    pass\n    pass\n    for i in x:\n"
            "        d = 2\n        pass\n    return c",
            (2, 3, 6),
        ),
        ("y = f(2)", ()),
    ]


@pytest.mark.parametrize("head", ["if a >:", "for i in", "while x y:", "def f(:", "with a as:"])
def test_a_broken_head_takes_its_block_along(head: str):
    assert seen(f"def f():\n    {head}\n        y = 1\n    else:\n        z = 2\n    w = 1\n") == [
        ("def f():\n    pass\n    w = 1", (1, 2, 3, 4))
    ]


def test_a_broken_branch_takes_only_itself():
    assert seen("""
        if a:
            b = 1
        elif a b:
            c = 1
        else
            d = 1
        e = 1
    """) == [("if a:\n    b = 1", (2, 3, 4, 5)), ("e = 1", ())]


def test_a_try_without_sound_handlers_is_left_out():
    assert seen("try:\n    a = 1\nexcept A B:\n    b = 1\nc = 1\n") == [
        ("", (0, 1, 2, 3)),
        ("c = 1", ()),
    ]


def test_a_broken_case_takes_only_itself():
    assert seen("match a:\n    case 1:\n        b = 1\n    case 2 3:\n        c = 1\n") == [
        ("match a:\n    case 1:\n        b = 1", (3, 4))
    ]


def test_a_head_without_a_body_is_left_out():
    assert seen("while True:\nx = 1\nif x:\n    def f():\n    y = 2\n") == [
        ("", (0,)),
        ("x = 1", ()),
        ("if x:\n    pass\n    y = 2", (3,)),
    ]


def test_an_unexpected_indent_is_left_out():
    assert seen("x = 1\n    y = 2\nz = 3\n") == [("x = 1", (1,)), ("z = 3", ())]


def test_a_decorator_alone_is_broken_alone():
    assert seen("@a\n@b(\n1)\ndef f(): pass\n@c\nx = 1\n") == [
        ("@a\n@b(1)\ndef f():\n    pass", ()),
        ("", (4,)),
        ("x = 1", ()),
    ]


def test_a_problem_tells_where_and_why():
    assert broken("x = 1\ndef f():\n    y = g(1,\n    z = 2\n") == [
        None,
        Broken(1, 9, "'(' was never closed"),
    ]


def test_carriage_returns_end_lines():
    assert [(s.line, s.text) for s in statements("a = 1\r\nif a:\r\n  b\rc = 2")] == [
        (0, "a = 1"),
        (1, "if a:\n  b"),
        (3, "c = 2"),
    ]


def _hostile() -> dict[str, str]:
    return {
        "brackets": "(" * 10_000 + "\nok = 1",
        "closed brackets": "(" * 10_000 + ")" * 10_000 + "\nok = 1",
        "f-strings": 'f"{' * 1_000 + "\nok = 1",
        "signs": "x = " + "-" * 200_000 + "1\nok = 1",
        "sums": "x = " + "1+" * 100_000 + "1\nok = 1",
        "attributes": "x = a" + ".b" * 100_000 + "\nok = 1",
        "a long line": "x = [" + "0.5, " * 200_000 + "]\nok = 1",
        "a long string": "x = '" + "a" * 1_000_000 + "'\nok = 1",
        "NUL": "x = '\0'\nok = 1",
        "half a character": "x = '\ud800'\nok = 1",
        "form feeds": "\f\fx = 1\n\f\nok = 1",
        "tabs": "if 1:\n\tx\n        y\n    \tz\nok = 1",
        "backslashes": "x = \\\n" * 2_000 + "1\nok = 1",
        "open strings": "s = '''\n" * 2_001 + "\nok = 1",
        "open brackets": "s = (\n" * 5_000 + "\nok = 1",
        "deep blocks": "".join(" " * i + "if x:\n" for i in range(300)) + "ok = 1",
        "deep broken blocks": "".join(" " * i + "if x:\n" for i in range(80))
        + " " * 80
        + "a b\nok = 1",
        "clauses": "if x:\n  1\n" + "elif y z:\n  2\n" * 2_000 + "ok = 1",
        "decorators": "@x\n" * 3_000 + "ok = 1",
        "closing": ")" * 100_000 + "\nok = 1",
        "brackets in a block": "if x:\n" + "  y = (\n" * 3_000 + "ok = 1",
        "strings in a block": "if x:\n" + '  y = """\n' * 3_001 + "ok = 1",
    }


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", _hostile())
def test_hostile_text_costs_bounded_time_and_only_itself(name: str):
    last = statements(_hostile()[name])[-1]
    assert ast.unparse(last.nodes[-1]) == "ok = 1"


def check(text: str) -> None:
    """What holds for every text: lines covered once, in order, and nodes that are from there."""
    lines = text.split("\n")
    after = 0
    for statement in statements(text):
        assert after <= statement.line <= statement.end_line < len(lines)
        assert all(
            not line.strip() or line.lstrip()[0] == "#" for line in lines[after : statement.line]
        )
        assert statement.text == "\n".join(lines[statement.line : statement.end_line + 1])
        assert (statement.problem is None) == (not statement.dropped)
        height = statement.end_line - statement.line + 1
        assert all(0 <= line < height for line in statement.dropped)
        for node in statement.nodes:
            assert 1 <= node.lineno <= (node.end_lineno or 0) <= height
        after = statement.end_line + 1
    assert all(not line.strip() or line.lstrip()[0] == "#" for line in lines[after:])


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize(
    "text", [*map(source, PROGRAMS), *(path.read_text("utf-8") for path in EXAMPLES)]
)
def test_sound_programs_read_as_python_reads_them(text: str):
    nodes = [node for statement in statements(text) for node in statement.nodes]
    assert ast.dump(ast.Module(nodes, [])) == ast.dump(ast.Module(ast.parse(text).body, []))


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_prefix_keeps_the_statements_before_it(program: str):
    text = source(program)
    whole = statements(text)
    for end in range(len(text)):
        prefix = text[:end]
        check(prefix)
        line = prefix.count("\n")
        kept = [s for s in whole if s.end_line < line - 1]
        found = {(s.line, s.text) for s in statements(prefix)}
        # A statement whose own last lines are missing may still be read; those before it must be.
        assert all((s.line, s.text) in found for s in kept[:-1])


@given(st.data())
def test_deleting_lines_never_raises(data: st.DataObject):
    lines = source(data.draw(st.sampled_from(PROGRAMS))).split("\n")
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6))
    check("\n".join(line for number, line in enumerate(lines) if number not in gone))


@given(st.data())
def test_a_broken_line_leaves_the_other_statements(data: st.DataObject):
    text = source(PROGRAMS[1])
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    lines[at] = line[: data.draw(st.integers(0, len(line)))] + data.draw(
        st.sampled_from(["(", '"', "'", "[", ".", " +", ")", '"""', "=", "\\"])
    )
    changed = "\n".join(lines)
    check(changed)
    found = {ast.unparse(node) for s in statements(changed) for node in s.nodes}
    # A backslash and an open triple quote really do take the next line in.
    untouched = [s for s in statements(text) if s.end_line < at or s.line > at + 1]
    assert all(ast.unparse(node) in found for s in untouched for node in s.nodes)


_TYPED = st.one_of(
    st.sampled_from(
        ["(", ")", '"', "'", '"""', "\n", "\n)", "\\", "@", "    ", "else:", "\nx = 1\n"]
    ),
    st.text("ab()[]{}:=\"'\\#\n \t,@.5", max_size=8),
)


@given(st.sampled_from(PROGRAMS), st.lists(st.tuples(st.integers(0), st.integers(0, 9), _TYPED)))
def test_an_edit_reads_as_the_whole_text_does(program: str, edits: list[tuple[int, int, str]]):
    text = source(program)
    statements(text)
    for at, gone, typed in edits:
        at %= len(text) + 1
        text = text[:at] + typed + text[at + gone :]
        edited = statements(text)
        remembered = recover._READINGS[:]
        recover._READINGS.clear()
        assert edited == statements(text)
        recover._READINGS[:] = remembered


def test_an_edit_costs_what_it_touches():
    text = "".join(f"x{n} = f(x{n - 1}) + {n}\n" for n in range(10_000))
    before = statements(text)
    middle = text.index("x5000 =")
    after = statements(text[:middle] + "y = 1\n" + text[middle:])
    assert len(after) == len(before) + 1
    # The last statement before an edit might go on in what was typed, so it is read anew.
    assert all(new is old for old, new in zip(before, after[:4_999], strict=False))
    moved = zip(before[5_000:], after[5_001:], strict=True)
    assert all(new.nodes is old.nodes for old, new in moved)


@given(st.text("ab()[]{}:=\"'\\#\n \t,@.5", max_size=80))
def test_random_text_never_raises(text: str):
    check(text)
