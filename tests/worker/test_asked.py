"""What is read through something else, and what ends loops: as little known as what is behind."""

from __future__ import annotations

from textwrap import dedent

import pytest
from neurogebra_lsp.worker.inline import evaluate

#: What leads to the list `a`, and how the program then reads it.
THROUGH = {
    "an iterator": ("iter(a)", "next(t)"),
    "one from its end": ("reversed(a)", "next(t)"),
    "numbered items": ("enumerate(a)", "[x for _, x in t]"),
    "items beside others": ("zip([4, 5], a)", "list(t)"),
    "items mapped by the machine's own": ("map(str, a)", "list(t)"),
    "a list of it, mapped": ("map(len, [a])", "list(t)"),
    "items chained": ("itertools.chain(a, [4])", "next(t)"),
    "the first items": ("itertools.islice(a, 2)", "list(t)"),
    "items that are taken off": ("iter(a.pop, 9)", "next(t)"),
    "a generator expression": ("(x + 1 for x in a)", "next(t)"),
    "one with two loops": ("(x + y for x in [1] for y in a)", "next(t)"),
    "a loop over its iterator": ("iter(a)", "[x for x in t]"),
    "its method as a key": ("a.index", "sorted([1, 2], key=t)"),
    "its method, mapped": ("a.count", "list(map(t, [1, 2]))"),
    "a call of it that waits": ("functools.partial(operator.contains, a)", "list(map(t, [1]))"),
}
#: The same of the dict `d`.
THROUGH_DICT = {
    "its keys": ("d.keys()", "len(t)"),
    "its items": ("d.items()", "('x', 1) in t"),
    "an iterator of these": ("iter(d.items())", "next(t)"),
    "a view that cannot be written": ("types.MappingProxyType(d)", "t['x']"),
    "a chain of it": ("collections.ChainMap({}, d)", "t['x']"),
    "the keys of the chain": ("collections.ChainMap({}, d).keys()", "len(t)"),
}
BEGIN = """
    import collections, functools, itertools, operator, outside, types
    a, d = [1, 2, 3], {"x": 1}
"""


def known(program: str) -> str | None:
    """What is known of the last `result`."""
    facts = evaluate(dedent(program))
    assert facts.raised == ()
    bound = max((b for b in facts.bound if b.name == "result"), key=lambda b: b.span)
    return bound.value.text if bound.value.known else None


@pytest.mark.parametrize("case", [*THROUGH, *THROUGH_DICT])
def test_what_something_leads_to_may_have_changed(case: str) -> None:
    made, read = {**THROUGH, **THROUGH_DICT}[case]
    assert known(f"{BEGIN}    t = {made}\n    result = {read}\n") is not None
    assert known(f"{BEGIN}    t = {made}\n    outside.touch(a, d)\n    result = {read}\n") is None


def test_what_it_leads_to_is_known_beside_what_is_not() -> None:
    program = """
        import outside
        a, b = [1], [2]
        t = iter([a, b])
        outside.touch(a)
        next(t)
        result = next(t)
    """
    assert known(program) == "[2]"


ENDS = """
class Steps:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if outside.truth() or self.n > 3:
            raise StopIteration
        return self.n
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        self.check()
        return i
    def check(self):
        if outside.truth(): raise IndexError
class Answering:
    @property
    def p(self):
        if outside.truth(): raise AttributeError
        return 1
class Falling(Answering):
    def __getattr__(self, name): return 2
class Table(collections.abc.Mapping):
    def __getitem__(self, key):
        if outside.truth(): raise KeyError(key)
        return 1
    def __len__(self): return 1
    def __iter__(self): return iter("a")
def ended(x):
    if outside.truth(): raise StopIteration
    return x
def through(): yield from Steps()
def jumped():
    n = 0
    while True:
        try:
            outside.maybe()
            n = 1
        finally:
            break
    return n
def looped():
    n = 0
    for x in Steps(): n = x
    return n
def unpacked():
    first, *rest = Steps()
    return rest
def added():
    parts = [0]
    parts += Steps()
    return parts
def stored():
    parts = [0]
    parts[:0] = Steps()
    return parts
"""


QUESTIONS = """
    list(Steps()); [x for x in Steps()]; [*Steps()]; len((*Steps(),)); sum(Steps()); next(Steps(), 5)
    list(zip("ab", Steps())); list(through()); looped(); unpacked(); added(); stored(); list(Old())
    5 in Old(); list(map(ended, [1, 2])); getattr(Answering(), "p", 5); hasattr(Answering(), "p")
    Falling().p; Table().get("a", 5); "a" in Table(); jumped()
"""


@pytest.mark.parametrize("expression", QUESTIONS.strip().replace("\n", ";").split(";"))
def test_what_ends_a_loop_or_answers_a_question_may_have_been_raised(expression: str) -> None:
    program = f"import collections.abc, outside\n{ENDS}\nresult = {expression.strip()}\n"
    assert known(program) is None
    told = program.replace("outside.truth()", "False").replace("outside.maybe()", "pass")
    assert known(told) is not None


def test_a_loop_that_may_have_ended_costs_what_it_binds_and_no_more() -> None:
    loop = "for x in Steps():\n    total += x\n"
    program = f"import collections.abc, outside\n{ENDS}\ntotal = 0\nn = 4\n{loop}result = n\n"
    assert known(program) == "4"
    assert known(program.replace("result = n", "result = total")) is None


def test_looking_at_a_container_runs_no_code_of_the_program() -> None:
    program = """
        import outside
        class Parts(list):
            def __iter__(self):
                if outside.truth(): return iter([9])
                return list.__iter__(self)
            def __len__(self): return outside.truth()
        parts = Parts([1])
        result = 3
    """
    assert known(program) == "3"


def test_plots_in_a_callback_leave_what_is_called_known() -> None:
    program = """
        import matplotlib.pyplot as plt
        def key(x):
            plt.plot([x])
            return -x
        result = sorted([1, 2], key=key)
    """
    assert known(program) == "[2, 1]"


def test_what_is_shown_may_change_something_by_being_shown() -> None:
    program = """
        import matplotlib.pyplot as plt
        shown = []
        class Label:
            def __init__(self, text): self.text = text
            def __str__(self): return self.text.upper()
        class Counted(Label):
            def __str__(self):
                shown.append(1)
                return self.text
        plt.title(Label("a"))
        result = shown
    """
    assert known(program) == "[]"
    assert known(program.replace('Label("a")', 'Counted("a")')) is None


DISPATCHED = """
import outside
from functools import singledispatch, singledispatchmethod
@singledispatch
def describe(x):
    return "something"
class Shower:
    @singledispatchmethod
    def show(self, x):
        return "something"
"""


@pytest.mark.parametrize(
    "hidden",
    [
        "if outside.truth():\n    describe.register(int, str)\n    Shower.show.register(int, str)\n",
        "outside.use(describe, Shower)\n",
    ],
)
def test_what_may_have_been_registered_is_asked_before_a_function_is_chosen(hidden: str):
    asked = "x = describe(3)\ny = Shower().show(3)\n"
    known = evaluate(f"{DISPATCHED}{asked}", 1)
    assert [b.value.text for b in known.bound if b.name in "xy"] == ["'something'"] * 2
    facts = evaluate(f"{DISPATCHED}{hidden}{asked}", 1)
    assert [b.value.known for b in facts.bound if b.name in "xy"] == [False, False]


def test_what_a_class_body_binds_to_something_unknown_may_be_a_descriptor():
    facts = evaluate(
        dedent("""
            import outside
            class Product:
                price = outside.Positive(default=1.0)
                stock = 3
                @outside.decorator
                def area(self):
                    return 2
                def __init__(self, price=None):
                    if price is not None:
                        self.price = price
            class Pen(Product):
                pass
            p, q, r = Pen(2.5), Pen(), Pen()
            a = p.price
            b = p.__dict__
            q.stock = 4
            c = q.stock
            q.area = 5
            d = q.stock
            del r.area
            e = r.stock
        """),
        1,
    )
    known = {bound.name: bound.value.known for bound in facts.bound if len(bound.name) == 1}
    assert [known[name] for name in "abcde"] == [False, False, True, False, False]
    assert facts.raised == ()
