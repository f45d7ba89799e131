"""Where each Value of a graph was made: its line, and the pass of the loop around it."""

from __future__ import annotations

from textwrap import dedent

from neurogebra_lsp.worker.inline import evaluate


def places(program: str) -> dict[str, tuple[int, int]]:
    """Line (from 1) and loop pass of each named Value in the last backward()."""
    facts = evaluate("from neurogebra import Value" + dedent(program))
    nodes = facts.backwards[-1].nodes
    return {node.name: (node.line + 1, node.loop_pass) for node in nodes if node.name}


def test_outside_of_loops_there_is_no_pass() -> None:
    assert places("""
        x = Value(2.0)
        y = x * x
        y.backward()
    """) == {"x": (2, 0), "y": (3, 0)}


def test_what_a_loop_makes_tells_its_pass() -> None:
    assert places("""
        w = Value(1.0)
        for step in range(5):
            loss = (w - 3) ** 2
            w.grad = 0.0
            loss.backward()
            w.data -= 0.1 * w.grad
    """) == {"w": (2, 0), "loss": (4, 5)}


def test_in_nested_loops_the_inner_one_counts() -> None:
    assert places("""
        x = Value(1.0)
        for i in range(4):
            for j in range(2):
                y = x * j
            z = y * i
        z.backward()
    """) == {"x": (2, 0), "y": (5, 2), "z": (6, 4)}


def test_a_function_called_in_a_loop_tells_the_pass_of_that_loop() -> None:
    assert places("""
        def model(w):
            squared = w * w
            return squared
        w = Value(1.0)
        for step in range(3):
            out = model(w) + 1
        out.backward()
    """) == {"w": (5, 0), "squared": (3, 3), "out": (7, 3)}


def test_a_loop_that_was_left_is_no_loop_around() -> None:
    assert places("""
        def made(n):
            twice = n * 2
            return twice
        try:
            while True:
                raise ValueError
        except ValueError:
            pass
        for k in range(9):
            break
        x = Value(1.0)
        y = made(x) * 3
        y.backward()
    """) == {"x": (12, 0), "twice": (3, 0), "y": (13, 0)}


def test_steps_without_a_name_take_the_place_of_what_used_them() -> None:
    facts = evaluate(
        "from neurogebra import Value\nx = Value(1.0)\n"
        "for k in range(2):\n    y = (x + 1) * (x + 2)\ny.backward()\n"
    )
    made = {(n.op, n.line + 1, n.loop_pass) for n in facts.backwards[-1].nodes if n.op}
    assert made == {("add", 4, 2), ("mul", 4, 2)}
