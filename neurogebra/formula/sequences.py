"""Finds what is true of a function of whole numbers: its values, largest one, direction, limit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from neurogebra.catalogue import Property
from neurogebra.errors import DomainError
from neurogebra.formula.intervals import Interval
from neurogebra.formula.names import unicode_name
from neurogebra.formula.numeric import compiled
from neurogebra.formula.places import interval_ends, interval_text, listed, number_text, snapped
from neurogebra.formula.properties import TINY, properties
from neurogebra.formula.tree import Node

#: Every number up to the first, then fewer and fewer up to the second.
_DENSE: Final = 200
_FAR: Final = 1_000_000
#: Beyond, what has a limit and ever settles has settled.
_SETTLED: Final = 10_000


def sequence_properties(
    tree: Node, variable: str, params: Mapping[str, float], first: int
) -> tuple[Property, ...]:
    """What is known of a function of the whole numbers from `first` on.

    Where it has no value beyond some number, its domain ends there.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> for found in sequence_properties(parse("1/n"), "n", {}, 1):
    ...     print(found.text, "-", found.known)
    domain whole numbers from 1 - verified
    values in (0, 1] - verified
    decreasing - proved
    tends to 0 for n → ∞ - verified
    """
    return tuple(_found(tree, variable, params, first))


def _found(
    tree: Node, variable: str, params: Mapping[str, float], first: int
) -> Iterator[Property]:
    values = list(_values(compiled(tree, [variable], list(params)), params, first))
    if len(values) < 3:
        return
    last = values[-1][0] if values[-1][0] < first + _DENSE else None
    bounds = f"from {first}" + (f" to {last}" if last is not None else "")
    yield Property(
        "domain", f"domain whole numbers {bounds}", [first, last, True, True], "verified"
    )
    # What holds of all numbers holds of the whole ones.
    inside = Interval(first, math.inf, True, False)
    known = {p.kind: p for p in (() if last else properties(tree, variable, params, inside))}
    end = None if last is not None else _limit(known, values)
    if last is not None or end is not None:
        yield _range([y for _, y in values], end)
    yield from (known[kind] for kind in ("increasing", "decreasing") if kind in known)
    zeros = [n for n, y in values if y == 0]
    if 0 < len(zeros) <= 4:
        yield Property("zeros", f"zero at {listed(zeros)}", zeros, "verified")
    if not {"increasing", "decreasing"} & set(known):
        yield from _peak(values)
    if end is not None:
        text = f"tends to {number_text(end)} for {unicode_name(variable)} → ∞"
        yield Property("limits", text, [None, None if math.isinf(end) else end], "verified")


def _limit(known: Mapping[str, Property], values: list[tuple[int, float]]) -> float | None:
    """Where the values tend: known of all numbers, or seen where they move no more."""
    if "limits" in known:
        end = known["limits"].value[1]
        return math.inf if end is None else float(end)
    far = [y for n, y in values if n > _SETTLED]
    return snapped(far[-1]) if max(far) - min(far) <= TINY else None


def _values(
    function: Callable[..., Any], params: Mapping[str, float], first: int
) -> Iterator[tuple[int, float]]:
    """The function at whole numbers, as far as it has values."""
    n = first
    while n <= _FAR:
        try:
            yield n, float(function(n, **params))
        except (DomainError, ArithmeticError):
            return
        n += 1 if n < first + _DENSE else n // 8


def _range(ys: list[float], end: float | None) -> Property:
    tended = [] if end is None else [end]
    low, high = min([*ys, *tended]), max([*ys, *tended])
    # What only tends to a bound, or underflows to it, does not reach it.
    reached = [bound in ys[:_DENSE] and bound != end for bound in (low, high)]
    found = Interval(low, high, reached[0], reached[1])
    return Property("range", f"values in {interval_text(found)}", interval_ends(found), "verified")


def _peak(values: list[tuple[int, float]]) -> Iterator[Property]:
    """The largest value, when the values rise up to it and fall behind it."""
    top = max(y for _, y in values)
    at = [n for n, y in values if math.isclose(y, top, rel_tol=1e-12)]
    before = pairwise(y for n, y in values if n <= at[0])
    behind = pairwise(y for n, y in values if n >= at[-1])
    if all(a <= b for a, b in before) and all(a >= b for a, b in behind) and len(at) <= 2:
        yield Property(
            "peak",
            f"largest value {number_text(snapped(top))} at {listed(at)}",
            [at, top],
            "verified",
        )
