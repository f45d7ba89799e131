"""What is lost where something is not known: no more than may have changed, and no less."""

from __future__ import annotations

from textwrap import dedent

import pytest
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate
from neurogebra_lsp.worker.unknown import Unknown


def last(name: str, program: str) -> str | None:
    """The value that a name was bound to last; None where that is not known."""
    facts = evaluate(dedent(program))
    assert facts.raised == ()
    bound = max((b for b in facts.bound if b.name == name), key=lambda b: b.span)
    return bound.value.text if bound.value.known else None


def test_an_unknown_method_may_change_its_object():
    program = """
        import outside
        class Account:
            def __init__(self):
                self.balance = 1
            @outside.decorator
            def deposit(self):
                self.balance += 1
        account = Account()
        account.deposit()
        balance = account.balance
    """
    assert last("balance", program) is None


def test_an_unknown_class_method_may_change_its_class():
    program = """
        import outside
        class Account:
            n = 0
            @outside.decorator
            def opened(cls):
                cls.n += 1
        Account.opened()
        n = Account.n
    """
    assert last("n", program) is None


def test_a_call_that_may_have_been_made_may_have_run_a_decorated_function():
    program = """
        import functools, outside
        def traced(function):
            @functools.wraps(function)
            def wrapper(x):
                result = function(x)
                return result
            return wrapper
        @traced
        def double(x):
            return 2 * x
        if outside.truth():
            double(1)
        double(2)
    """
    assert last("result", program) is None


def test_a_member_of_an_enumeration_may_have_attributes_of_its_own():
    program = """
        import enum, outside
        class Planet(enum.Enum):
            EARTH = 1
            def __init__(self, mass):
                if outside.truth():
                    self.mass = mass
        mass = Planet.EARTH.mass
    """
    assert last("mass", program) is None


def test_a_plain_member_of_an_enumeration_never_changes():
    program = """
        import enum, outside
        class Color(enum.Enum):
            RED = 1
        outside.show(Color.RED)
        value = Color.RED.value
    """
    assert last("value", program) == "1"


def test_a_call_of_something_unknown_with_a_compiled_function():
    program = """
        import numpy, outside
        outside.keep(numpy.random.default_rng)
        x = 1
    """
    assert last("x", program) == "1"


def test_an_unknown_loop_may_end_the_pass_of_the_loop_around_it():
    program = """
        import outside
        n = 0
        for row in ([1], [2]):
            for cell in outside.each(row):
                pass
            else:
                continue
            n = 1
        result = n
    """
    assert last("result", program) is None


def test_slots_and_fields_stay_what_they_are():
    program = """
        import collections, outside
        class Money:
            __slots__ = ("cents",)
        Pair = collections.namedtuple("Pair", "x y")
        outside.keep(Money, Pair)
        money = Money()
        money.cents = 5
        try:
            Pair(1, 2).x = 3
        except AttributeError as error:
            message = str(error)
    """
    assert last("message", program) == repr("can't set attribute")


def test_a_formula_with_an_unknown_parameter():
    program = """
        from neurogebra import Expression
        line = Expression("line", "m*x", params={"m": 2.0})
        line.params["m"] = float(input())
        again = line
    """
    assert last("again", program) is None


def test_an_unknown_hash():
    program = """
        class Key:
            def __hash__(self):
                return hash(input())
        keys = {Key()}
        n = len(keys)
    """
    assert last("n", program) is None


def test_a_name_that_a_broken_import_would_bind():
    program = """
        from math import
        x = sqrt(4)
        y = 1
    """
    assert last("x", program) is None
    assert last("y", program) == "1"


def test_a_list_that_may_have_grown_gives_no_shape():
    facts = evaluate(
        "import numpy as np, outside\n"
        "rows = []\n"
        "if outside.truth():\n"
        "    rows.append([1, 2])\n"
        "table = np.array(rows)\n"
    )
    assert [b.value.shape for b in facts.bound if b.name == "table"] == [None]


def test_what_an_unknown_may_be_part_of_does_not_grow_with_a_chain_of_operations():
    held: list[int] = []
    made = Unknown("why", roots=(held, 1.0))
    for _ in range(100):
        made = made.again(held, made, 2.0)
    assert list(map(id, made.roots)) == [id(held)]


def test_what_is_lost_again_in_every_pass_is_not_gone_through_again():
    program = """
        import outside
        rows = [outside.other((0, 1)), (1, 0)]
        weights = [0.5]
        bias = 0.0
        def forward(row):
            return sum(w * x for w, x in zip(weights, row)) * bias
        for _ in range(500):
            for row in rows:
                out = forward(row)
                weights[0] -= out * row[0]
                bias -= out
    """
    facts = evaluate(dedent(program), budget=Budget(seconds=10.0))
    assert facts.ended is not None
    assert facts.ended.state == "complete"


def test_what_was_lost_leads_to_what_a_function_holds_by_then():
    program = """
        import outside
        def holder():
            return held
        held = [1]
        thing = outside.other(1) or holder
        thing()[0] = 2
        held = [3]
        thing()[0] = 4
        first = held[0]
    """
    assert last("first", program) is None


def handed_over(handing: str, using: str) -> str | None:
    """What is known of a list that is bound anew between two calls of code that is not known."""
    return last(
        "found",
        f"""
import outside
import matplotlib.pyplot as plt
hits = []
def hit():
    hits.append(1)
class Hitter:
    def hit(self):
        hits.append(1)
def hitting():
    while True:
        yield hits.append(1)
{handing}
hits = []
{using}
found = hits
""",
    )


def test_code_that_was_handed_over_may_run_whenever_code_of_others_does():
    assert handed_over("outside.keep(hit)", "outside.run()") is None
    assert handed_over("outside.keep(Hitter())", "outside.run()") is None
    assert handed_over("outside.keep(Hitter().hit)", "outside.run()") is None
    assert handed_over("outside.keep(hitting())", "outside.run()") is None
    assert handed_over("outside.keep(lambda: hit())", "outside.run()") is None
    assert handed_over("lazy = outside.map(hit, [1])", "for _ in lazy: pass") is None


def test_what_only_looks_runs_nothing_that_was_handed_to_others():
    assert handed_over("outside.keep(hit)", "plt.plot([1])") == "[]"
    assert handed_over("outside.keep([1])", "outside.run()") == "[]"
    assert handed_over("plt.plot([1])", "outside.run()") == "[]"


def test_an_unknown_initialiser_takes_arguments_by_name():
    program = """
        import outside
        class Folds:
            @outside.decorator
            def __init__(self, n, shuffle=False):
                self.n = n
        folds = Folds(4, shuffle=True)
        after = 1
    """
    assert last("after", program) == "1"


@pytest.mark.parametrize(
    "seeded",
    [
        "np.random.seed(int(input()))",
        "np.random.seed(seed=int(input()))",
        "np.random.set_state(input())",
        "for n in (1, 2):\n    np.random.seed(n * int(input()))",
        "seed = np.random.seed\nseed(np.array([int(input())]))",
        "np.random.seed(hash('a'))",
    ],
)
def test_a_seed_that_is_not_known_leaves_no_draw_known(seeded: str):
    facts = evaluate(f"import numpy as np\nnp.random.seed(1)\n{seeded}\ndrawn = np.random.rand()\n")
    assert [fact.value.why is None for fact in facts.bound if fact.name == "drawn"] == [False]


def test_a_training_that_an_unknown_answer_may_end_is_not_known():
    text = (
        "from neurogebra import Expression, Trainer\n"
        "line = Expression('line', 'm*x', params={'m': 1.0}, trainable_params=['m'])\n"
        "history = Trainer(line).fit([1.0, 2.0], [2.0, 4.0], epochs=3, progress=False,\n"
        "    callbacks=[lambda epoch: epoch.loss < float(input())])\n"
    )
    (history,) = (fact for fact in evaluate(text).bound if fact.name == "history")
    assert history.value.why == "input() is not known before the program runs"


_HOLDERS = """
import copy, json, outside
from collections import ChainMap, namedtuple
from types import SimpleNamespace
from neurogebra import Expression, Tensor
from dataclasses import asdict, astuple, dataclass
@dataclass(order=True)
class Deck:
    cards: list
class Hand:
    def __init__(self):
        self.cards = [1]
Pair = namedtuple("Pair", "first cards")
deck, same, hand, pair = Deck([1]), Deck([1]), Hand(), Pair(0, [1])
held = {"cards": [1]}
for holder in (deck, hand, pair):
    outside.shuffle(holder.cards)
outside.shuffle(held["cards"])
views, error, space, chain = held.values(), ValueError(held["cards"]), SimpleNamespace(cards=[1]), ChainMap(held)
curve, tensor = Expression("curve", "a*x", params={"a": 2}), Tensor([1.0])
outside.change(space.cards, curve.params, tensor.data)
curve.params["a"] = 3
"""


@pytest.mark.parametrize(
    "looking",
    [
        "repr(deck)", "str(pair)", "f'{deck}'", "'%s' % (pair,)", "'{}'.format(deck)", "str(held)",
        "deck == same", "deck < same", "pair == (0, [1])", "held == {'cards': [1]}", "same in [deck]",
        "[deck].count(same)", "[deck].index(same)", "sorted([deck, same])[0].cards", "max([pair])[1]",
        "copy.copy(hand).cards", "copy.deepcopy(hand).cards", "copy.deepcopy([deck])", "asdict(deck)",
        "astuple(deck)", "json.dumps(hand, default=lambda thing: thing.__dict__)", "deck", "pair", "held",
        "str(views)", "str(error)", "str(space)", "space == SimpleNamespace(cards=[1])", "str(chain)",
        "curve.eval(x=1)", "curve.gradient('x').eval(x=1)", "(curve + 1).eval(x=1)", "(tensor * 2).data",
        "tensor.sum().data", "repr(tensor)",
    ],
)  # fmt: skip
def test_what_may_have_changed_inside_something_is_not_known_from_outside(looking: str):
    assert last("seen", f"{_HOLDERS}\nseen = {looking}\n") is None


def test_a_name_that_is_not_known_in_a_namespace_leaves_none_of_it_known():
    program = """
        class Names:
            def __init__(self, **names):
                self.__dict__.update(names if input() else {})
        names = Names(a=1)
        seen = hasattr(names, "a")
    """
    assert last("seen", program) is None


@pytest.mark.parametrize(
    "program",
    [
        "found = outside.first((seen := n) for n in [1])",
        "seen = 0\nfound = outside.first((seen := n) for n in [1])",
        "def last():\n    seen = 0\n    outside.first((seen := n) for n in [1])\n    return seen\nseen = last()",
        "seen = bytearray(4)\nseen[::2] = bytes(outside.two())",
    ],
)
def test_what_unknown_code_may_bind_or_give_is_neither_known_nor_an_error(program: str):
    facts = evaluate(f"import outside\n{program}\nprint(seen)\n")
    assert facts.raised == ()
    assert [printed.why is None for printed in facts.printed] == [False]


@pytest.mark.parametrize(
    "setting",
    [
        "np.set_printoptions(precision=int(input()))",
        "with np.printoptions(precision=int(input())): x = str(np.array([1 / 3]))",
        "np.seterr(all=input())",
        "decimal.getcontext().prec = int(input())",
        "decimal.setcontext(decimal.Context(prec=int(input())))",
        "with decimal.localcontext(decimal.Context(prec=int(input()))): x = str(decimal.Decimal(1) / 3)",
        "sys.setrecursionlimit(int(input()))",
    ],
)
def test_a_setting_that_is_not_known_leaves_nothing_known_that_depends_on_it(setting: str) -> None:
    program = f"import decimal, sys\nimport numpy as np\nx = None\n{setting}\n"
    if "with" not in setting:
        program += "x = str(np.array([1 / 3])) + str(decimal.Decimal(1) / 3)\n"
    assert last("x", program) is None


def test_a_text_that_ended_half_way_leaves_the_lines_of_what_was_not_shown_unknown() -> None:
    program = """
        import outside
        class Part:
            def __repr__(self):
                for n in range(3):
                    count = n
                return outside.other("x") or "y"
        parts = [Part(), Part()]
        print(parts)
    """
    assert last("count", program) is None


@pytest.mark.parametrize(
    ("method", "use"),
    [
        ("__repr__", "text = f'{box!r}'"),
        ("__repr__", "text = f'{[box]}'"),
        ("__repr__", "print({'a': box})"),
        ("__str__", "text = format(box)"),
        ("__format__", "text = f'{box:>9}'"),
        ("__hash__", "d = {}\n        d[box] = 1"),
        ("__eq__", "n = [box].index(1)"),
        ("__index__", "n = [1][box]"),
    ],
)
def test_an_unknown_method_that_python_itself_calls_may_change_its_object(method: str, use: str):
    program = f"""
        import outside
        class Box:
            def __init__(self):
                self.size = 1
            @outside.decorator
            def {method}(self, *given):
                return "box"
        box = Box()
        {use}
        size = box.size
    """
    assert last("size", program) is None


def test_what_is_printed_elsewhere_is_not_said_to_be_printed():
    facts = evaluate(
        "import contextlib, io\nprint(1)\nwith contextlib.redirect_stdout(io.StringIO()):\n"
        "    print(2)\n    n = 3\nprint(n)\n"
    )
    known = {printed.span[0] + 1: printed.text for printed in facts.printed if printed.why is None}
    assert known == {2: "1\n"}
    assert [(bound.name, bound.value.text) for bound in facts.bound] == [("n", "3")]
