"""What a program does whatever the order of its sets: told where three orders agree.

Text, and objects of most classes, stand in a set in an order that CPython chooses anew in each
run. Most programs do not depend on it. One that goes over such a set is therefore run three times,
with opposite orders and with a shuffled one, and what then differs is not known. So is one whose
calls nest too deep: how deep they may differs with what else is on CPython's stack.
"""

from __future__ import annotations

import contextlib
import decimal
import enum
import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from neurogebra_lsp import facts
from neurogebra_lsp.facts import Facts, Shown
from neurogebra_lsp.wire import Gathering, Message, Told
from neurogebra_lsp.worker.steadiness import steady
from neurogebra_lsp.worker.unknown import items

ORDER = "it depends on the order of a set, which differs from run to run"
_OWN_ORDER = (set.__iter__, frozenset.__iter__)
MODES = ("ascending", "descending", "shuffled")


class Orders:
    """The order of sets in one evaluation, and whether anything asked for it."""

    def __init__(self, mode: str = "ascending") -> None:
        self.mode = mode
        self.asked = ""  #: why what follows may differ from run to run
        self._born: dict[int, int] = {}

    def born(self, thing: Any) -> None:
        """An object of the program's was made; the one before at its address is gone."""
        self._born[id(thing)] = len(self._born)

    def ask(self, why: str) -> None:
        """What follows may differ from run to run for this reason."""
        self.asked = self.asked or why

    def matters(self, things: Any) -> bool:
        """Whether this is a set that CPython orders anew in each run."""
        return (
            issubclass(type(things), (set, frozenset))
            and type(things).__iter__ in _OWN_ORDER
            and len(held := items(things)) > 1
            and not all(map(steady, held))
        )

    def ordered(self, things: Iterable[Any]) -> list[Any]:
        """The elements in the order of this evaluation."""
        self.ask(ORDER)
        keys = [(self._key(thing, index), index) for index, thing in enumerate(things)]
        items = list(things)
        if self.mode == "shuffled":
            keys.sort(key=lambda entry: zlib.crc32(repr(entry[0]).encode("utf-8", "replace")))
        else:
            keys.sort(reverse=self.mode == "descending")
        return [items[index] for _, index in keys]

    def passes(self, things: Any) -> Iterator[Any]:
        """The elements for a loop, which ends as CPython's does when the set changes."""
        size = len(things)
        for item in self.ordered(things):
            if len(things) != size:
                raise RuntimeError("Set changed size during iteration")
            yield item

    def _key(self, thing: Any, index: int) -> tuple[Any, ...]:
        """Something to sort by that is the same in every evaluation, as far as there is such."""
        kind = type(thing)
        if kind is str:
            return ("str", thing)
        if kind in (int, float, bool):
            return ("number", str(thing).rjust(40))
        if kind is tuple:
            return ("tuple", str([self._key(item, index) for item in thing]))
        if issubclass(kind, enum.Enum):
            return ("enum", thing.name)
        born = self._born.get(id(thing))
        return (kind.__name__, f"{index if born is None else born:12}")


@contextlib.contextmanager
def fresh() -> Generator[None]:
    """The settings of the machine as a program finds them, and afterwards as they were."""
    numpy, drawing = sys.modules.get("numpy"), sys.modules.get("numpy.random")
    state = random.getstate()
    with contextlib.ExitStack() as stack:
        stack.enter_context(decimal.localcontext(decimal.Context()))
        if drawing is not None:
            drawn = drawing.get_state()
            stack.callback(lambda: drawing.set_state(drawn))
        if numpy is not None:
            stack.enter_context(numpy.printoptions())
            stack.enter_context(numpy.errstate())
        yield
    random.setstate(state)


Run = Callable[[Orders, Callable[[Message], None]], bool]


def told(run: Run, emit: Callable[[Message], None]) -> None:
    """Run a program, again in other orders where it asks for one, and tell what holds in all.

    `run` evaluates in an order, and says whether it came to its end within the budget.
    """
    orders = Orders(MODES[0])
    everything: list[Message] = []
    withheld: list[Message] = []

    def first(message: Message) -> None:
        everything.append(message)
        if orders.asked:
            withheld.append(message)
        else:
            emit(message)

    with fresh():
        whole = run(orders, first)
    if not orders.asked:
        return
    others: list[Facts] = []
    for mode in MODES[1:]:
        if whole:
            again: list[Message] = []
            with fresh():
                whole = run(Orders(mode), again.append)
            others.append(_gathered(again))
    others = others if whole else []
    for message in _agreed(_gathered(everything), withheld, others, orders.asked):
        emit(message)


def _gathered(messages: Iterable[Message]) -> Facts:
    gathering = Gathering(Facts(0, ""))
    for message in messages:
        gathering.add(message)
    return gathering.facts()


def _agreed(
    first: Facts, withheld: Sequence[Message], others: Sequence[Facts], why: str
) -> Iterator[Message]:
    """What was withheld of the first run, made unknown where another differs or there is none."""
    yield from _printed(first, withheld, others, why)
    for name, doubted in _DOUBTED.items():
        here, *there = [
            _by_place(zip(r.starts, r.parts, strict=True), name) for r in (first, *others)
        ]
        places = dict.fromkeys(
            _by_place(((m.line, m.part) for m in withheld if type(m) is Told), name)
        )
        for other in there:
            places.update(dict.fromkeys(place for place in other if place not in here))
        for place in places:
            fact = here.get(place)
            same = fact is not None and bool(there)
            same = same and all(_bare(other.get(place)) == _bare(fact) for other in there)
            if not same:
                if doubted is None:
                    continue
                fact = doubted(fact or next(o[place] for o in there if place in o), why)
            kinds: dict[str, Any] = {name: (fact,)}
            yield Told(place[0], facts.Part(**kinds))
    same = bool(others) and all(other.raised == first.raised for other in others)
    if same:
        yield from (m for m in withheld if type(m) is facts.Raised)
    elif first.raised or any(other.raised for other in others):
        yield facts.Gap(0, why)
    yield from (m for m in withheld if type(m) in (facts.Card, facts.Gap, facts.Ended))


def _printed(
    first: Facts, withheld: Sequence[Message], others: Sequence[Facts], why: str
) -> Iterator[Message]:
    texts = [_texts(run) for run in (first, *others)]
    told: set[facts.Span] = set()
    for message in withheld:
        if type(message) is not facts.Printed:
            continue
        told.add(message.span)
        same = others and all(run[message.span] == texts[0][message.span] for run in texts)
        yield message if same else replace(message, text="", why=message.why or why)
    for run, seen in zip(others, texts[1:], strict=True):
        for printed in run.printed:
            if printed.span not in told and seen[printed.span] != texts[0][printed.span]:
                told.add(printed.span)
                yield replace(printed, text="", why=why)


def _texts(run: Facts) -> defaultdict[facts.Span, list[tuple[str, str | None]]]:
    found: defaultdict[facts.Span, list[tuple[str, str | None]]] = defaultdict(list)
    for printed in run.printed:
        found[printed.span].append((printed.text, printed.why))
    return found


def _by_place(parts: Iterable[tuple[int, facts.Part]], name: str) -> dict[tuple[Any, ...], Any]:
    """The facts of a kind by the statement they belong to, and their place in it."""
    return {
        (start, getattr(fact, "name", ""), fact.span): fact
        for start, part in parts
        for fact in getattr(part, name)
    }


def _bare(fact: Any) -> Any:
    """A fact without the numbers that only tell things apart within one evaluation."""
    if isinstance(fact, facts.Backward):
        nodes = sorted((n.name, n.op, repr(n.data), repr(n.grad)) for n in fact.nodes)
        return (fact.span, fact.root_name, fact.passes, nodes)
    if isinstance(fact, Shown):
        return replace(fact, node=None, card=None, formula=None, expanded=None, structure=None)
    if isinstance(fact, (facts.Bound, facts.Seen)):
        return replace(fact, value=_bare(fact.value))
    if isinstance(fact, facts.Called):
        arguments = tuple((name, _bare(shown)) for name, shown in fact.arguments)
        return replace(fact, arguments=arguments, result=_bare(fact.result))
    if isinstance(fact, facts.Loop):
        changes = tuple(
            replace(change, first=_bare(change.first), last=_bare(change.last))
            for change in fact.changes
        )
        return replace(fact, changes=changes)
    return fact


def _unknown(shown: Shown, why: str) -> Shown:
    return Shown(shown.type, "", shown.why or why, shown.why_line, shape=shown.shape)


#: What is told of a place where runs differ; nothing of a backward pass.
_DOUBTED: dict[str, Callable[[Any, str], Any] | None] = {
    "bound": lambda fact, why: replace(fact, value=_unknown(fact.value, why), history=()),
    "seen": lambda fact, why: replace(fact, value=_unknown(fact.value, why)),
    "loops": lambda fact, _: replace(fact, finished=False, changes=()),
    "called": lambda fact, _: replace(fact, calls=0, arguments=(), result=None),
    "backwards": None,
}
