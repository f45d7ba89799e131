from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Called,
    Change,
    Ended,
    Facts,
    Gap,
    GraphNode,
    Loop,
    Part,
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
    text = BEFORE.replace("a = 1.0", "a = 7.0")
    fresh = of_text(2, text, bound=(bound("a", 0, number(7.0)),))
    assert values(settled(text, fresh)) == [
        ("a", "7.0", False),
        ("b", "2.0", True),
        ("c", "3.0", True),
        ("d", "4.0", True),
    ]


def test_what_stands_above_an_edit_is_not_doubted_while_facts_stream_in():
    text = BEFORE.replace("d = b + c", "d = b - c")
    parts = tuple(Part(bound=(bound(n, 0, number(i + 1.0)),)) for i, n in enumerate("abcd"))
    older = Facts(1, BEFORE, (0, 1, 2, 3), parts, ended=WHOLE)
    fresh = Facts(2, text, (0,), parts[:1])
    assert values(settled(text, fresh, older)) == [
        ("a", "1.0", False),
        ("b", "2.0", False),
        ("c", "3.0", False),
    ]


LOOP = "n = 9\nfor i in range(n):\n    a = i\nb = 1\n"


def runs(passes: int, *, finished: bool = True) -> Part:
    """What is known of that loop after so many passes."""
    change = Change("a", number(0.0), number(passes - 1.0), ())
    return Part(
        bound=(Bound("a", (1, 4, 1, 5), "", number(passes - 1.0), passes),),
        loops=(Loop((0, 0, 1, 9), passes, finished, (change,)),),
    )


def test_a_loop_that_runs_again_shows_where_it_came_to_before():
    text = LOOP.replace("b = 1", "b = 12")
    older = Facts(1, LOOP, (1,), (runs(9),), ended=WHOLE)
    streaming = Facts(2, text, (1,), (runs(3, finished=False),))
    (loop,) = settled(text, streaming, older).loops
    assert (loop.passes, loop.finished) == (9, True)
    done = Facts(2, text, (1,), (runs(4),), ended=WHOLE)
    assert settled(text, done, older) is done


def test_a_loop_stays_while_its_body_is_typed():
    text = LOOP.replace("a = i", "a = i\n    c = (")
    older = Facts(1, LOOP, (1,), (runs(9),), ended=WHOLE)
    result = settled(text, Facts(2, text, ended=WHOLE), older)
    (loop,) = result.loops
    assert (loop.span[:2], loop.passes, result.is_stale(loop.span[0])) == ((1, 0), 9, True)


def test_a_loop_over_what_was_left_out_stays():
    text = LOOP.replace("n = 9", "n = (")
    older = Facts(1, LOOP, (1,), (runs(9),), ended=WHOLE)
    unknown = Part(
        bound=(Bound("a", (1, 4, 1, 5), "", left_out(1), 1),),
        loops=(Loop((0, 0, 1, 9), 0, False, ()),),
    )
    (loop,) = settled(text, Facts(2, text, (1,), (unknown,), ended=WHOLE), older).loops
    assert (loop.passes, loop.finished) == (9, True)


CALLING = "def f(x):\n    y = x\nf(1)\nf(2)\n"


def called(times: int) -> Part:
    """What is known of that function after so many calls."""
    return Part(
        bound=(Bound("y", (1, 4, 1, 5), "f", number(times), times),),
        called=(Called("f", (0, 4, 0, 5), times, (), None),),
    )


def test_a_function_keeps_the_calls_that_are_left_out():
    text = CALLING.replace("f(2)", "f(2")
    older = Facts(1, CALLING, (0,), (called(2),), ended=WHOLE)
    result = settled(text, Facts(2, text, (0,), (called(1),), ended=WHOLE), older)
    assert [(f.value.text, f.passes) for f in result.bound] == [("2", 2)]
    assert [f.calls for f in result.called] == [2]


def test_a_function_that_was_edited_does_not():
    text = CALLING.replace("f(2)", "f(2").replace("y = x", "y = x + 0")
    older = Facts(1, CALLING, (0,), (called(2),), ended=WHOLE)
    result = settled(text, Facts(2, text, (0,), (called(1),), ended=WHOLE), older)
    assert [f.passes for f in result.bound] == [1]
    assert [f.calls for f in result.called] == [1]


def test_a_gradient_of_a_broken_loop_is_still_that_of_the_value_above():
    before = "w = v()\nfor i in x:\n    w.backward()\n    a = 1\n"
    text = before.replace("a = 1", "a = (")
    graph = (GraphNode(1, "", (), 3.0, 2.0, "w"), GraphNode(2, "mul", (1,), 6.0, 1.0))
    w = bound("w", 0, number(3.0, node=1))
    older = of_text(
        1, before, bound=(w,), backwards=(Backward((2, 4, 2, 16), 2, "", 1, graph),), ended=WHOLE
    )
    fresh = of_text(2, text, bound=(bound("w", 0, number(3.0, node=5)),), ended=WHOLE)
    result = settled(text, fresh, older)
    (backward,) = result.backwards
    assert backward.nodes[0].id == result.bound[0].value.node
    assert backward.nodes[1].inputs == (backward.nodes[0].id,)


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
