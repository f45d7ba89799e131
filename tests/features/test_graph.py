"""The graph of a backward pass as it is drawn, and its steps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from neurogebra_lsp.facts import Facts, carry
from neurogebra_lsp.features.graph import Drawing, graph, pass_at, passes, same_pass
from neurogebra_lsp.features.graph_text import graph_text, mermaid, steps_text
from neurogebra_lsp.features.replay import replay
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked, source

CHAIN = """
    from neurogebra import Value
    x = Value(2.0)
    h = x ** 2
    z = h * 3
    z.backward()
"""
SHARED = """
    from neurogebra import Value
    a = Value(2.0)
    b = Value(3.0)
    c = a + b
    d = a * b
    e = c + d
    e.backward()
"""
LOOP = """
    from neurogebra import Value
    def square(v):
        return v * v
    w = Value(0.5)
    b = Value(0.1)
    loss = Value(0.0)
    for x in [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]:
        loss = loss + square(w * x + b)
    loss.backward()
"""


def drawn(fixture: str, number: int = 0, opened: Collection[str] = ()) -> Drawing:
    text = source(fixture)
    found = graph(Document("", 1, text), evaluate(text), number, opened, DEFAULTS)
    assert found is not None
    return found


def boxes(drawing: Drawing) -> list[tuple[str, str, str, str]]:
    """Kind, title, number and gradient of what is on show."""
    return [
        (box.kind, box.title.unicode, box.data.shown, box.gradient.shown if box.gradient else "")
        for box in drawing.boxes
    ]


def arrows(drawing: Drawing) -> list[str]:
    """`x → h: 2x = 4, 12`: both ends, the local derivative, and what flows back."""
    names = {box.id: box.title.unicode for box in drawing.boxes}
    return [
        f"{names[one.source]} → {names[one.target]}"
        + (f": {one.symbol.unicode if one.symbol else ''} = {one.local.exact}" if one.local else "")
        + (f", {one.product.exact}" if one.product else "")
        + (f" ×{one.count}" if one.count > 1 else "")
        for one in drawing.arrows
    ]


def steps(drawing: Drawing, phase: str) -> list[str]:
    return [
        line
        for step in drawing.steps
        if step.phase == phase
        for line in [step.equation.unicode, *(f"  {flow.equation.unicode}" for flow in step.flows)]
    ]


def test_nodes_have_their_number_and_gradient_and_say_what_they_are() -> None:
    assert boxes(drawn(CHAIN)) == [
        ("leaf", "x", "2", "12"),
        ("number", "2", "2", ""),
        ("operation", "h", "4", "3"),
        ("number", "3", "3", ""),
        ("root", "z", "12", "1"),
    ]
    assert [(box.operation, box.rule and box.rule.unicode) for box in drawn(CHAIN).boxes][2::2] == [
        ("^", "x²"),
        ("×", "h·3"),
    ]


def test_edges_have_the_local_derivative_and_what_flows_back() -> None:
    assert arrows(drawn(CHAIN)) == [
        "x → h: 2x = 4.0, 12.0",
        "2 → h",
        "h → z: 3 = 3.0, 3.0",
        "3 → z",
    ]


def test_forward_with_operands_and_results() -> None:
    assert steps(drawn(CHAIN), "forward") == ["h = x² = 2² = 4", "z = h·3 = 4·3 = 12"]


def test_backward_with_local_derivative_times_upstream_gradient() -> None:
    assert steps(drawn(CHAIN), "backward") == [
        "∂z/∂z = 1",
        "∂z/∂z = 1",
        "  ∂z/∂h · ∂z/∂z = 3 · 1 = 3",
        "∂z/∂h = 3",
        "  ∂h/∂x · ∂z/∂h = 2x · ∂z/∂h = 4 · 3 = 12",
    ]


def test_what_is_used_twice_gathers_its_gradient_in_the_order_of_the_program() -> None:
    drawing = drawn(SHARED)
    names = {box.id: box.title.unicode for box in drawing.boxes}
    so_far = [
        (names[flow.to], flow.so_far.exact)
        for step in drawing.steps
        for flow in step.flows
        if flow.so_far
    ]
    assert so_far == [
        ("c", "1.0"), ("d", "1.0"), ("a", "3.0"), ("b", "2.0"), ("a", "4.0"), ("b", "3.0"),
    ]  # fmt: skip


def test_a_node_used_twice_by_one_operation_has_two_edges() -> None:
    drawing = drawn("""
        from neurogebra import Value
        x = Value(3.0)
        y = x * x
        y.backward()
    """)
    assert arrows(drawing) == ["x → y: x = 3.0, 3.0", "x → y: x = 3.0, 3.0"]


def test_contributions_add_up_to_the_last_bit() -> None:
    (fact,) = evaluate(
        source("""
        from neurogebra import Value
        import random
        random.seed(7)
        xs = [Value(random.uniform(-2, 2)) for _ in range(4)]
        y = sum(a * b.tanh() + (a - b) ** 3 / 1.7 for a in xs for b in xs[:2])
        y.backward()
    """)
    ).backwards
    found = replay(fact)
    assert len(found.contributions) > 60
    assert found.exact == {node.id for node in fact.nodes}


def test_each_backward_pass_has_its_graph() -> None:
    text = source(CHAIN + "    y = x + 1\n    y.backward()\n")
    facts = evaluate(text)
    assert [(one.number, one.title) for one in passes(facts, DEFAULTS)] == [(0, "z"), (1, "y")]
    assert boxes(drawn(CHAIN + "    y = x + 1\n    y.backward()\n", 1))[0] == (
        "leaf", "x", "2", "13",
    )  # fmt: skip


def test_gradients_of_another_pass_are_told_apart() -> None:
    drawing = drawn(CHAIN + "    y = x + 1\n    y.backward()\n", 1)
    assert drawing.boxes[0].before is not None
    assert drawing.boxes[0].before.exact == "12.0"
    (flow,) = [flow for step in drawing.steps for flow in step.flows]
    assert (flow.product.exact, flow.so_far and flow.so_far.exact) == ("1.0", "13.0")


def at(fixture: str) -> int | None:
    case = marked(fixture)
    return pass_at(case.doc, evaluate(case.text), case.at, DEFAULTS)


def test_a_place_is_about_a_pass() -> None:
    two = CHAIN + "    y = x + 1\n    y.backward()\n    done = 1\n"
    assert at(two.replace("z.back", "‸z.back")) == 0
    assert at(two.replace("y.back", "y.b‸ack")) == 1
    assert at(two.replace("y = x", "‸y = x")) == 1
    assert at(two.replace("h = x", "‸h = x")) == 0
    assert at(two.replace("from", "‸from")) == 0
    assert at(two.replace("done", "‸done")) == 1


def test_without_a_backward_pass_there_is_nothing() -> None:
    text = "from neurogebra import Value\nx = Value(1.0)\n"
    facts = evaluate(text)
    assert at("‸" + text) is None
    assert passes(facts, DEFAULTS) == ()
    assert graph(Document("", 1, text), facts, 0, (), DEFAULTS) is None


def test_switched_off_there_is_nothing() -> None:
    text, off = source(CHAIN), replace(DEFAULTS, enable=False)
    assert graph(Document("", 1, text), evaluate(text), 0, (), off) is None
    assert passes(evaluate(text), off) == ()


def test_a_pass_is_found_by_its_root() -> None:
    facts = evaluate(source(CHAIN + "    y = x + 1\n    y.backward()\n"))
    assert (same_pass(facts, 0, "y"), same_pass(facts, 1, "z")) == (1, 0)
    assert same_pass(facts, 0, "gone") is None


def test_after_an_edit_it_is_marked() -> None:
    text = source(CHAIN)
    newer = text.replace("2.0", "2.5")
    found = graph(Document("", 2, newer), carry(evaluate(text), 2, newer), 0, (), DEFAULTS)
    assert found is not None
    assert found.stale
    assert not drawn(CHAIN).stale


# -- what is not known ------------------------------------------------------------------------------


def test_unknown_numbers_are_question_marks_and_say_why() -> None:
    drawing = drawn("""
        from neurogebra import Value
        x = Value(float(input()))
        y = x * x
        y.backward()
    """)
    assert boxes(drawing) == [("leaf", "x", "?", "?"), ("root", "y", "?", "?")]
    assert "The numbers are not known: " in drawing.notes[0]
    assert steps(drawing, "forward") == ["y = x² = ?"] or steps(drawing, "forward") == [
        "y = x·x = ?"
    ]
    assert steps(drawing, "backward")[-1] == "  ∂y/∂x · ∂y/∂y = x · ∂y/∂y = ?"


def test_a_number_given_afterwards_is_told() -> None:
    drawing = drawn(CHAIN.replace("z.backward()", "x.data = 5.0\n    z.backward()"))
    assert drawing.steps[0].equation.unicode == "h = x² = 5² = 4"
    assert drawing.steps[0].note == "An operand was given another number after this was computed."
    assert drawing.steps[1].note == ""


# -- large graphs -----------------------------------------------------------------------------------


def test_a_small_graph_is_on_show_whole() -> None:
    assert {box.kind for box in drawn(LOOP.replace(", 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0", "")).boxes} == {
        "leaf", "number", "operation", "root",
    }  # fmt: skip


def test_a_large_graph_is_collapsed_by_the_passes_of_its_loop() -> None:
    drawing = drawn(LOOP)
    assert [(box.title.unicode, box.detail) for box in drawing.boxes if box.kind == "group"] == [
        (
            f"pass {n} · line 7",
            "4 operations" + " · 1 leaf" * (n == 1) + " · 1 number" + " · the result" * (n == 10),
        )
        for n in range(1, 11)
    ]
    assert "51 of 53 nodes are in 10 groups." in drawing.notes
    assert [box.title.unicode for box in drawing.boxes if box.kind == "leaf"] == ["w", "b"]


def test_a_group_has_the_number_of_the_only_node_that_is_used_outside() -> None:
    groups = [box for box in drawn(LOOP).boxes if box.kind == "group"]
    assert (groups[0].data.shown, groups[0].gradient and groups[0].gradient.shown) == ("0.36", "1")


def test_a_group_is_opened_by_its_key() -> None:
    key = next(box.id for box in drawn(LOOP).boxes if box.kind == "group")
    drawing = drawn(LOOP, opened=[key])
    inside = [box for box in drawing.boxes if box.within == key]
    assert [frame.title for frame in drawing.frames] == ["pass 1 · line 7"]
    assert [box.title.unicode for box in inside] == [
        "v₁",
        "1",
        "w·1",
        "w·1 + b",
        "s₁",
        "s₂",
    ]
    assert inside[4].detail == "pass 1 of the loop on line 7, call 1 of square"


def test_a_group_is_one_step_each_way() -> None:
    drawing = drawn(LOOP)
    assert steps(drawing, "forward")[:2] == ["pass 1 · line 7 = 0.36", "pass 2 · line 7 ≈ 1.57"]
    backward = [step for step in drawing.steps if step.phase == "backward"]
    names = {box.id: box.title.unicode for box in drawing.boxes}
    assert names[backward[1].node] == "pass 10 · line 7"
    assert [names[flow.to] for flow in backward[1].flows] == ["pass 9 · line 7", "b", "w"]
    assert backward[1].note == "4 operations in one step."


def test_calls_of_a_function_are_groups() -> None:
    drawing = drawn("""
        from neurogebra import Value
        w = Value(0.5)
        def neuron(x):
            return (w * x + 1).tanh() * w
        y = sum([neuron(n) for n in range(12)])
        y.backward()
    """)
    assert [box.title.unicode for box in drawing.boxes if box.kind == "group"][:2] == [
        "neuron · call 1",
        "neuron · call 2",
    ]


def test_without_calls_and_loops_neighbours_are_put_together() -> None:
    lines = "\n".join(f"x{n + 1} = x{n} * 2" for n in range(100))
    text = f"from neurogebra import Value\nx0 = Value(1.0)\n{lines}\nx100.backward()\n"
    drawing = drawn(text)
    assert len(drawing.boxes) <= 40
    group = drawing.boxes[0]
    assert (group.kind, group.title.unicode) == ("group", "lines 2–7")
    assert len(drawn(text, opened=[group.id]).boxes) > len(drawing.boxes)


def test_many_passes_are_put_together_by_their_numbers() -> None:
    drawing = drawn("""
        from neurogebra import Value
        x = Value(1.0)
        y = x
        for n in range(100):
            y = y * 0.5 + x
        y.backward()
    """)
    titles = [box.title.unicode for box in drawing.boxes]
    assert titles[:2] == ["passes 1–5 · line 4", "passes 6–11 · line 4"]
    assert drawing.boxes[1].detail == "12 operations · 6 numbers"


def test_a_graph_beyond_all_bounds_says_so() -> None:
    drawing = drawn("""
        from neurogebra import Value
        x = Value(1.0)
        y = x
        for n in range(3000):
            y = y + x
        y.backward()
    """)
    assert (
        drawing.notes[0]
        == "The graph is too large to follow: only its leaves and its result are told."
    )
    assert (len(drawing.arrows), drawing.steps) == (0, ())


# -- as text ----------------------------------------------------------------------------------------


def test_the_graph_as_mermaid() -> None:
    assert graph_text(drawn(CHAIN)).splitlines() == [
        "```mermaid",
        "flowchart LR",
        '  n0(["x = 2<br>∂z/∂x = 12"])',
        '  n1{{"2"}}',
        '  n2["h = x² = 4<br>∂z/∂h = 3"]',
        '  n3{{"3"}}',
        '  n4[["z = h·3 = 12<br>∂z/∂z = 1"]]',
        '  n0 -->|"12"| n2',
        "  n1 --> n2",
        '  n2 -->|"3"| n4',
        "  n3 --> n4",
        "```",
    ]


def test_opened_groups_are_frames_in_mermaid() -> None:
    key = next(box.id for box in drawn(LOOP).boxes if box.kind == "group")
    text = mermaid(drawn(LOOP, opened=[key]))
    assert '  subgraph f0["pass 1 · line 7"]\n' in text
    assert '[/"pass 2 · line 7<br>4 operations · 1 number"/]' in text


def test_names_of_the_program_are_no_markup() -> None:
    drawing = drawn("""
        from neurogebra import Value
        p = {'<b>"`': Value(2.0)}
        y = p['<b>"`'] * 3
        y.backward()
    """)
    assert not any(sign in mermaid(drawing).replace("<br>", "") for sign in "<`")
    assert "`" not in steps_text(drawing).replace("\\`", "")


def test_the_steps_as_tables() -> None:
    assert steps_text(drawn(CHAIN)).splitlines() == [
        "## Forward",
        "",
        "|  | computed |  |",
        "| ---: | --- | --- |",
        "| 1 | h = x² = 2² = 4 |  |",
        "| 2 | z = h·3 = 4·3 = 12 |  |",
        "",
        "## Backward",
        "",
        "|  | gradient | local derivative × upstream gradient | gradient so far |",
        "| ---: | --- | --- | --- |",
        "| 1 | ∂z/∂z = 1 | Here it begins. |  |",
        "| 2 | ∂z/∂z = 1 |  |  |",
        "| 3 |  | ∂z/∂h · ∂z/∂z = 3 · 1 = 3 | h: 3 |",
        "| 4 | ∂z/∂h = 3 |  |  |",
        "| 5 |  | ∂h/∂x · ∂z/∂h = 2x · ∂z/∂h = 4 · 3 = 12 | x: 12 |",
    ]


def test_long_tables_say_how_much_is_left_out() -> None:
    lines = "\n".join(f"x{n + 1} = x{n} * 2" for n in range(30))
    text = f"from neurogebra import Value\nx0 = Value(1.0)\n{lines}\nx30.backward()\n"
    drawing = drawn(text)
    long = replace(drawing, steps=drawing.steps * 9)
    assert " more rows" in steps_text(long)
    assert " more rows" not in steps_text(drawing)


def test_facts_of_nothing_have_no_graph() -> None:
    assert graph(Document("", 0, ""), Facts(0, ""), 0, (), DEFAULTS) is None
