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


def around(program: str) -> list[tuple[str, str]]:
    """The operations of the last graph, and the calls and passes that they were made in."""
    nodes = evaluate(dedent(program).strip()).backwards[-1].nodes
    return [
        (
            node.op,
            " ".join(
                f"{name}#{number}" if name else f"line {line + 1}#{number}"
                for name, line, number in node.around
            ),
        )
        for node in nodes
        if node.op
    ]


def test_a_step_without_a_name_belongs_to_the_call_that_made_it() -> None:
    assert around("""
        from neurogebra import Value
        def inner(v):
            return v.tanh() * 2
        def outer(v):
            return inner(v + 1).exp()
        x = Value(0.5)
        for n in range(2):
            y = outer(x * x)
        y.backward()
    """) == [
        ("mul", "line 7#2"),
        ("add", "line 7#2 outer#2"),
        ("tanh", "line 7#2 outer#2 inner#2"),
        ("mul", "line 7#2 outer#2 inner#2"),
        ("exp", "line 7#2 outer#2"),
    ]


def test_objects_that_are_called_and_lists_of_what_they_give() -> None:
    assert around("""
        from neurogebra import Value
        class Neuron:
            def __init__(self):
                self.w = Value(0.5)
            def __call__(self, x):
                return self.w * x
        class Layer:
            def __init__(self):
                self.neurons = [Neuron(), Neuron()]
            def __call__(self, x):
                return [n(x) for n in self.neurons]
        a, b = Layer()(2.0)
        y = a + b
        y.backward()
    """) == [
        ("mul", "Layer.__call__#1 Neuron.__call__#1"),
        ("mul", "Layer.__call__#1 Neuron.__call__#2"),
        ("add", ""),
    ]


def test_a_call_that_raised_is_over() -> None:
    assert around("""
        from neurogebra import Value
        def fails(v):
            raise ValueError
        def careful(v):
            try:
                fails(v)
            except ValueError:
                pass
            return safe(v) * 2
        def safe(v):
            return v + 1
        y = careful(Value(1.0))
        y.backward()
    """) == [("add", "careful#1 safe#1"), ("mul", "careful#1")]


def test_what_a_generator_makes_is_not_taken_for_what_its_consumer_makes() -> None:
    assert around("""
        from neurogebra import Value
        def double(v):
            return v * 2
        def stream(v):
            yield double(v)
            yield double(v)
        y = sum(stream(Value(1.0)))
        y.backward()
    """) == [("mul", "double#1"), ("add", ""), ("mul", "double#2"), ("add", "")]


def test_what_was_made_before_a_call_is_not_made_in_it() -> None:
    assert around("""
        from neurogebra import Value
        x = Value(2.0)
        squares = [x * x, x + 1]
        def total(some):
            return some[0] + squares[1]
        y = total(squares)
        y.backward()
    """) == [("mul", ""), ("add", ""), ("add", "total#1")]


def test_a_loop_inside_of_a_function() -> None:
    assert around("""
        from neurogebra import Value
        def power(v):
            total = v
            for n in range(2):
                total = total * v
            return total
        y = power(Value(2.0))
        y.backward()
    """) == [("mul", "power#1 line 4#1"), ("mul", "power#1 line 4#2")]
