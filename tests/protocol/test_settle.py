from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Ended,
    Facts,
    Gap,
    GraphNode,
    Printed,
    Seen,
    Shown,
    of_text,
)
from neurogebra_lsp.protocol.settle import settle
from neurogebra_lsp.syntax.recover import statements

WHOLE = Ended("complete", 0, 1.0)


def number(value: float, **more: int) -> Shown:
    return Shown("float", repr(value), number=value, **more)


def left_out(line: int) -> Shown:
    return Shown("", "", why=f"line {line} is not complete", why_line=line - 1)


def bound(name: str, line: int, value: Shown) -> Bound:
    return Bound(name, (line, 0, line, 1), "", value, 1)


BEFORE = "a = 1.0\nb = f(a)\nc = 2.0\nd = b + c\n"
OLDER = of_text(
    1,
    BEFORE,
    bound=tuple(bound(n, i, number(i + 1.0)) for i, n in enumerate("abcd")),
    ended=WHOLE,
)


def settled(text: str, fresh: Facts, older: Facts = OLDER) -> Facts:
    return settle(older, fresh, statements(text))


def values(facts: Facts) -> list[tuple[str, str, bool]]:
    """Each binding with its value or why there is none, and whether that may be old."""
    return [
        (f.name, f.value.text or f.value.why or "", facts.is_stale(f.span[0])) for f in facts.bound
    ]


def test_whole_text_takes_the_fresh_facts_as_they_are():
    fresh = Facts(2, BEFORE, ended=WHOLE)
    assert settled(BEFORE, fresh) is fresh


def test_what_depends_on_a_broken_line_keeps_its_older_value():
    text = "a = 1.0\nb = f(a\nc = 2.0\nd = b + c\n"
    fresh = of_text(
        2,
        text,
        bound=(
            bound("a", 0, number(1.0)),
            bound("b", 1, left_out(2)),
            bound("c", 2, number(2.5)),
            bound("d", 3, left_out(2)),
        ),
        gaps=(Gap(1, "line 2 is not complete"),),
        ended=WHOLE,
    )
    assert values(settled(text, fresh)) == [
        ("a", "1.0", False),
        ("b", "line 2 is not complete", False),
        ("c", "2.5", False),
        ("d", "4.0", True),
    ]


def test_what_is_unknown_for_another_reason_stays_unknown():
    text = "a = 1.0\nb = f(a\nc = 2.0\nd = b + c\n"
    fresh = of_text(
        2, text, bound=(bound("d", 3, Shown("", "", why="input() is unknown")),), ended=WHOLE
    )
    assert values(settled(text, fresh)) == [("d", "input() is unknown", False)]


def test_a_line_that_changed_keeps_nothing():
    text = "a = 1.0\nb = f(a\nc = 2.0\nd = b - c\n"
    fresh = of_text(2, text, bound=(bound("d", 3, left_out(2)),), ended=WHOLE)
    assert values(settled(text, fresh)) == [("d", "line 2 is not complete", False)]


def test_older_facts_move_with_their_lines():
    text = "a = 1.0\n\nb = f(a\nc = 2.0\nd = b + c\n"
    fresh = of_text(2, text, bound=(bound("d", 4, left_out(3)),), ended=WHOLE)
    assert values(settled(text, fresh)) == [("d", "4.0", True)]


def test_a_block_with_a_broken_line_keeps_its_other_lines():
    before = "for i in x:\n    a = 1\n    b = 2\n"
    text = "for i in x:\n    a = 1\n    b = (\n"
    older = of_text(
        1, before, bound=(bound("a", 1, number(1.0)), bound("b", 2, number(2.0))), ended=WHOLE
    )
    assert values(settled(text, Facts(2, text, ended=WHOLE), older)) == [("a", "1.0", True)]


def test_what_is_gone_from_a_sound_statement_is_gone():
    text = "a = (\nprint(1)\n"
    older = Facts(1, "a = 1\nprint(1)\n", printed=(Printed((1, 0, 1, 8), "1\n"),), ended=WHOLE)
    assert settled(text, Facts(2, text, ended=WHOLE), older).printed == ()


def test_every_pass_of_a_print_is_fresh_or_none():
    before = "a = 1\nfor i in range(2):\n    print(a, i)\n"
    text = "a = (\nfor i in range(2):\n    print(a, i)\n"
    place = (2, 4, 2, 15)
    older = Facts(
        1, before, printed=(Printed(place, "1 0\n"), Printed(place, "1 1\n")), ended=WHOLE
    )
    why = "line 1 is not complete"
    fresh = Facts(
        2, text, printed=(Printed(place, "? 0\n", why), Printed(place, "? 1\n", why)), ended=WHOLE
    )
    assert settled(text, fresh, older).printed == older.printed


def test_while_facts_stream_in_the_older_ones_stay():
    fresh = of_text(2, BEFORE, bound=(bound("a", 0, number(7.0)),))
    assert values(settled(BEFORE, fresh)) == [
        ("a", "7.0", False),
        ("b", "2.0", True),
        ("c", "3.0", True),
        ("d", "4.0", True),
    ]


def test_older_values_are_not_taken_for_fresh_ones_with_the_same_number():
    before = "x = v()\ny = x * 2\ny.backward()\nw = v()\n"
    text = "x = v(\ny = x * 2\ny.backward()\nw = v()\n"
    graph = (GraphNode(1, "", (), 3.0, 2.0, "x"), GraphNode(2, "mul", (1,), 6.0, 1.0, "y"))
    older = of_text(
        1,
        before,
        bound=(bound("y", 1, number(6.0, node=2)),),
        backwards=(Backward((2, 0, 2, 12), 2, "y", 1, graph),),
        ended=WHOLE,
    )
    fresh = of_text(
        2,
        text,
        bound=(bound("y", 1, left_out(1)), bound("w", 3, number(1.0, node=2))),
        seen=(Seen((2, 0, 2, 1), left_out(1)),),
        ended=WHOLE,
    )
    result = settled(text, fresh, older)
    y, w = (fact.value.node for fact in result.bound)
    (backward,) = result.backwards
    assert y == backward.root == backward.nodes[1].id != w
    assert backward.nodes[1].inputs == (backward.nodes[0].id,)
