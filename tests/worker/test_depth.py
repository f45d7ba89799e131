"""Calls that nest too deep: what happens then is told, what depends on how deep is not."""

from __future__ import annotations

import sys
from textwrap import dedent

from neurogebra_lsp.worker.inline import evaluate
from neurogebra_lsp.worker.unknown import DEPTH


def told(program: str) -> list[tuple[str, str | None]]:
    """What the program prints, and why it is not known."""
    return [(printed.text, printed.why) for printed in evaluate(dedent(program)).printed]


def test_what_holds_at_any_depth_is_told() -> None:
    program = """
        depth = 0
        def down():
            global depth
            depth += 1
            return down()
        try:
            down()
        except RecursionError as error:
            print("stopped:", type(error).__name__)
            print(error)
        print(depth > 500)
        print(depth)
    """
    how_it_is_said = (
        ("maximum recursion depth exceeded\n", None) if sys.version_info >= (3, 12) else ("", DEPTH)
    )
    assert told(program) == [
        ("stopped: RecursionError\n", None),
        how_it_is_said,
        ("True\n", None),
        ("", DEPTH),
    ]


def test_what_the_frames_of_guards_make_too_deep_is_no_fact() -> None:
    program = """
        class Loop:
            @property
            def value(self): return self.value + 1
        try:
            Loop().value
        except RecursionError as error:
            print(error)
    """
    assert [why is None for _, why in told(program)] == [False]


def test_how_deep_calls_nest_through_the_machines_own_is_known_as_far_as_it_is_certain() -> None:
    program = """
        def down(n):
            return max(map(down, [n - 1]), default=0) + 1 if n else 0
        def by_key(n):
            return sorted([n - 1], key=by_key)[0] if n else 0
        print(down(100), by_key(100))
        print(down(490))
        print(by_key(490))
    """
    assert [why is None for _, why in told(program)] == [True, False, False]


def test_a_program_may_raise_the_error_itself() -> None:
    program = """
        try:
            raise RecursionError("too many dolls")
        except RecursionError as error:
            print(error)
    """
    assert told(program) == [("too many dolls\n", None)]
