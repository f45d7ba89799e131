"""Which texts and orders are the same in every run, and how much a value holds."""

from __future__ import annotations

import collections
import decimal
import fractions
import re
import sys
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker.unknown import Unknown, holder, items, looked_at

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_ELEMENTS = 5_000
#: What a default repr ends in; it differs in every run.
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
#: Types whose hash, and so whose order in a set, is the same in every run.
_STEADY = frozenset({int, bool, float, complex, fractions.Fraction, decimal.Decimal})


def unsteady(run: Run, value: Any, as_text: bool = False) -> str:
    """Why the order of what a value shows differs from run to run, or "" where it does not.

    With `as_text` it is shown by `str`, else by `repr`.
    """
    if as_text and _is_of_the_program(type(value).__str__):
        return ""  # the guards in it see what it shows
    pending = [value]
    seen: set[int] = set()
    while pending and len(seen) < _ELEMENTS:
        thing = pending.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        kind = type(thing)
        if issubclass(kind, Unknown):
            continue
        if isinstance(thing, (set, frozenset)):
            held = items(thing)
            if len(held) > 1 and not all(map(steady, held)):
                return "the order of a set differs from run to run"
        # The guards in a repr of the program's own see what it shows; exceptions have a `str` too.
        own = _is_of_the_program(kind.__repr__) and not issubclass(kind, BaseException)
        pending.extend(items(thing) if own else looked_at(thing))
    return ""


def _is_of_the_program(function: Any) -> bool:
    code = getattr(function, "__code__", None)
    return code is not None and code.co_filename[0] == "§"


def steady(thing: Any) -> bool:
    """Whether a thing has the same hash in every run."""
    if type(thing) is tuple:
        return all(map(steady, thing))
    kind = type(thing)
    if kind not in _STEADY and not (kind.__module__ == "numpy" and _is_number(kind)):
        return False
    return bool(thing == thing)  # NaN hashes by its address


def _is_number(kind: type) -> bool:
    numpy = sys.modules["numpy"]
    return issubclass(kind, (numpy.number, numpy.bool_))


class _End:
    """Marks among what is still to be counted where a container ends."""

    __slots__ = ("of",)

    def __init__(self, of: int) -> None:
        self.of = of


_NESTING = frozenset({list, dict, set, collections.deque, collections.OrderedDict})


def size(value: Any, limit: int) -> int:
    """How many things a value holds, counted no further than the limit."""
    count, pending = 0, [value]
    around: set[int] = set()  # what holds itself is shown as dots inside itself
    while pending and count < limit:
        thing = pending.pop()
        if type(thing) is _End:
            around.discard(thing.of)
            continue
        count += 1
        if type(thing) in _NESTING:
            if id(thing) in around:
                continue
            around.add(id(thing))
            pending.append(_End(id(thing)))
        if issubclass(type(thing), Unknown):
            continue
        if isinstance(thing, str):
            count += len(thing) // 64
        elif isinstance(thing, dict):
            if dict.__len__(thing) > limit:
                return limit
            pending.extend(dict.values(thing))
        elif (base := holder(type(thing))) is not None:
            if base.__len__(thing) > limit:
                return limit
            pending.extend(base.__iter__(thing))
    return count
