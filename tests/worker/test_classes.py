"""Classes as objects: what is stored on them, and what is not known of them afterwards."""

from __future__ import annotations

from textwrap import dedent

from neurogebra_lsp.worker.inline import evaluate


def shown(program: str) -> list[str]:
    """What the program prints, `?` for what is not known."""
    return [printed.text for printed in evaluate(dedent(program)).printed]


def test_a_branch_that_is_not_run_may_store_on_a_class() -> None:
    program = """
        class A:
            known = 1
            def method(self): return 1
            def __len__(self): return 3
        if input():
            A.added = 1
            A.known = 2
            A.method = lambda self: 2
            A.__len__ = lambda self: 4
        print(hasattr(A, "added"))
        print(A.known)
        print(A().method())
        print(len(A()))
    """
    assert shown(program) == ["?\n"] * 4


def test_a_branch_that_is_not_run_may_store_on_a_function() -> None:
    program = """
        def f(): return 1
        if input():
            f.calls = 1
        print(hasattr(f, "calls"))
        print(f())
    """
    assert shown(program) == ["?\n", "1\n"]


def test_what_methods_store_on_themselves_costs_no_class() -> None:
    program = """
        class A:
            def __init__(self): self.x = 1
            @property
            def double(self): return 2 * self.x
            def set(self, name, value): setattr(self, name, value)
        a = A()
        if input():
            a.set("x", 5)
        print(a.double)
        print(A().double)
    """
    assert shown(program) == ["?\n", "2\n"]


def test_a_decorator_may_store_special_methods() -> None:
    program = """
        def sized(cls):
            cls.__len__ = lambda self: 7
            cls.__name__ = "Sized" + cls.__name__
            return cls
        @sized
        class Box: pass
        print(len(Box()), Box.__name__)
    """
    assert shown(program) == ["7 SizedBox\n"]


def test_getattr_is_written_in_a_class_body_only() -> None:
    program = """
        class A: pass
        A.__getattr__ = lambda self, name: 1
        print(A().x)
    """
    assert shown(program) == ["?\n"]


def test_a_user_list_is_as_bounded_as_a_list() -> None:
    program = """
        from collections import UserList, UserString
        print(len(UserList([0]) * 3))
        print(len(UserList([0]) * 10**12))
        print(len(UserString("ab") * 10**12))
        print(UserString("ab").format)
    """
    assert shown(program) == ["3\n", "?\n", "?\n", "?\n"]
