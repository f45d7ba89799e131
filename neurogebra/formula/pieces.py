"""Finds what is true of a function with poles: of the pieces between them, and of the whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from neurogebra.catalogue import Property
from neurogebra.formula.intervals import Interval
from neurogebra.formula.names import unicode_name
from neurogebra.formula.places import interval_ends, interval_text, number_text
from neurogebra.formula.properties import properties
from neurogebra.formula.tree import Node

#: What may hold on one piece and not on the next.
_BY_PIECE: Final = (("increasing", "decreasing"), ("convex", "concave"))
_SYMMETRY: Final = ("even", "odd")


def properties_apart(
    tree: Node,
    variable: str,
    params: Mapping[str, float],
    pieces: Sequence[Interval],
    whole: str = "",
    seconds: float = math.inf,
) -> tuple[Property, ...]:
    """What is known of a function that has a pole between any two of its pieces.

    Parameters
    ----------
    whole
        The domain in words, where the pieces are one period of it.
    seconds
        Of the processor: what is not found by then is not told.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.properties import sides_of
    >>> for found in properties_apart(parse("1/x"), "x", {}, sides_of(0)):
    ...     print(found.text, "-", found.known)
    domain (−∞, 0) ∪ (0, ∞) - verified
    odd: f(−x) = −f(x) - proved
    range (−∞, 0) ∪ (0, ∞) - proved
    decreasing on (−∞, 0) and (0, ∞) - proved
    concave on (−∞, 0), convex on (0, ∞) - proved
    tends to 0 for x → ±∞ - verified
    """
    share = seconds / len(pieces)
    studies = [properties(tree, variable, params, piece, share) for piece in pieces]
    known = [{fact.kind: fact for fact in facts} for facts in studies]
    if not all("domain" in facts for facts in known):
        return ()
    domain = f"domain {whole or _union(pieces)}"
    return tuple(
        (
            Property("domain", domain, list(map(interval_ends, pieces)), "verified"),
            # Of all pieces at once symmetry is told only when it is proved.
            *(p for p in properties(tree, variable, params, None, share) if p.kind in _SYMMETRY),
            *_range(known),
            *_by_piece(known, pieces),
            *_places(known),
            *_limits(known, unicode_name(variable)),
        )
    )


_Known = Sequence[Mapping[str, Property]]


def _union(pieces: Sequence[Interval]) -> str:
    return " ∪ ".join(map(interval_text, pieces))


def _how(facts: Sequence[Property]) -> str:
    return "proved" if all(fact.known == "proved" for fact in facts) else "verified"


def _range(known: _Known) -> Iterator[Property]:
    if not all("range" in facts for facts in known):
        return
    told = [facts["range"] for facts in known]
    ranges = sorted({_interval(fact.value) for fact in told})
    if all(a.high <= b.low for a, b in pairwise(ranges)):
        value = list(map(interval_ends, ranges))
        yield Property("range", f"range {_union(ranges)}", value, _how(told))


def _interval(value: Sequence[Any]) -> Interval:
    low, high, *closed = value
    low, high = (-math.inf if low is None else low), (math.inf if high is None else high)
    return Interval(low, high, *closed)


def _by_piece(known: _Known, pieces: Sequence[Interval]) -> Iterator[Property]:
    for kinds in _BY_PIECE:
        told = [next((facts[kind] for kind in kinds if kind in facts), None) for facts in known]
        facts = [fact for fact in told if fact is not None]
        if len(facts) < len(told):
            continue
        where = list(map(interval_text, pieces))
        if len({fact.text for fact in facts}) == 1:
            text = f"{facts[0].text} on {' and '.join(where)}"
        else:
            text = ", ".join(f"{fact.text} on {at}" for fact, at in zip(facts, where, strict=True))
        yield Property("by piece", text, [fact.kind for fact in facts], _how(facts))


def _places(known: _Known) -> Iterator[Property]:
    for facts in known:
        yield from (facts[kind] for kind in ("zeros", "maximum", "minimum") if kind in facts)


def _limits(known: _Known, shown: str) -> Iterator[Property]:
    """Where both outer ends lie at infinity."""
    if not ("limits" in known[0] and "limits" in known[-1]):
        return
    texts = [known[0]["limits"].text, known[-1]["limits"].text]
    left, right = known[0]["limits"].value[0], known[-1]["limits"].value[1]
    if left is not None and left == right:
        text = f"tends to {number_text(left)} for {shown} → ±∞"
    else:
        text = f"{texts[0]} and {texts[1].removeprefix('tends ')}"
    yield Property("limits", text, [left, right], "verified")
