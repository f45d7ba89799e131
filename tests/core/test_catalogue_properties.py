"""Each property that the catalogue states of a function holds at many points of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from neurogebra import MathForge, catalogue
from neurogebra.catalogue import Entry, build

FORGE = MathForge()
Function = Callable[[float], float]

#: From the smallest sizes to large ones, and dense where functions bend.
PROBES = sorted(
    {n / 7 for n in range(-120, 121)}
    | {sign * 10.0**power for sign in (-1, 1) for power in (-8, -5, -3)}
    | {sign * 10.0 ** (n / 10) for sign in (-1, 1) for n in range(13, 81)}
)
SLACK = 1e-5

STUDIED = [entry for entry in catalogue.entries() if entry.properties]
CLAIMS = [(entry, claim) for entry in STUDIED for claim in entry.properties]


def function_of(entry: Entry) -> Function:
    expression = FORGE.get(entry.name)
    return cache(lambda x: float(expression.eval(x)))


def domain_of(entry: Entry) -> list[Any]:
    """The ends of an interval, or a list of such between poles."""
    (value,) = (claim.value for claim in entry.properties if claim.kind == "domain")
    return value


def has_poles(entry: Entry) -> bool:
    return isinstance(domain_of(entry)[0], list)


def interval(value: list[Any]) -> tuple[float, float, bool, bool]:
    low, high, low_closed, high_closed = value
    return (
        -math.inf if low is None else low,
        math.inf if high is None else high,
        bool(low_closed),
        bool(high_closed),
    )


def places(entry: Entry) -> list[float]:
    """Points of the domain, ends that belong to it included."""
    if entry.variables[0].domain.startswith("integers"):
        low, high, *_ = domain_of(entry)
        far = [] if high else [1000, 30_000, 10**7]
        return [*range(low, (high or low + 60) + 1), *far]
    return inside(*interval(domain_of(entry)))


def inside(low: float, high: float, low_closed: bool, high_closed: bool) -> list[float]:
    if math.isfinite(low) and math.isfinite(high):
        inner = [low + (high - low) * n / 200 for n in range(1, 200)]
    elif math.isfinite(low):
        inner = [low + abs(x) for x in PROBES if x]
    elif math.isfinite(high):
        inner = [high - abs(x) for x in PROBES if x]
    else:
        inner = PROBES
    ends = [end for end, closed in ((low, low_closed), (high, high_closed)) if closed]
    return sorted({*inner, *ends})


def near(a: float, b: float, slack: float = SLACK) -> bool:
    return a == b or abs(a - b) <= slack * max(1.0, abs(a), abs(b))


# ---- what each kind of property means


def has_values(f: Function, xs: list[float], value: Any) -> bool:
    return not any(math.isnan(f(x)) for x in xs)


def is_range(f: Function, xs: list[float], value: Any) -> bool:
    low, high, *_ = interval(value)
    ys = [f(x) for x in xs]
    inside = all(low - SLACK * (1 + abs(low)) <= y <= high + SLACK * (1 + abs(high)) for y in ys
                 if math.isfinite(y))  # fmt: skip
    # Neither end is far from every value: a range that is too wide is wrong too.
    width = (high - low) if math.isfinite(high - low) else 1.0
    tight = (math.isinf(low) or min(ys) <= low + width / 20) and (
        math.isinf(high) or max(ys) >= high - width / 20
    )
    return inside and tight


def steps(f: Function, xs: list[float]) -> list[tuple[float, float]]:
    """Each rise between neighbours, with the size of the values."""
    ys = [f(x) for x in xs]
    return [(0.0 if a == b else b - a, max(abs(a), abs(b))) for a, b in pairwise(ys)]


def rises(f: Function, xs: list[float], value: Any) -> bool:
    return all(rise >= -1e-9 * scale for rise, scale in steps(f, xs))


def falls(f: Function, xs: list[float], value: Any) -> bool:
    return all(rise <= 1e-9 * scale for rise, scale in steps(f, xs))


def bend(f: Function, a: float, b: float) -> float:
    """How far the middle of a chord lies above the curve, in parts of the values."""
    ends, middle = (f(a), f(b)), f((a + b) / 2)
    if not all(map(math.isfinite, (*ends, middle))):
        return 0.0
    return (sum(ends) / 2 - middle) / max(1e-300, *map(abs, (*ends, middle)))


def is_convex(f: Function, xs: list[float], value: Any) -> bool:
    return all(bend(f, a, b) >= -1e-9 for a, b in zip(xs, xs[3:], strict=False))


def is_concave(f: Function, xs: list[float], value: Any) -> bool:
    return all(bend(f, a, b) <= 1e-9 for a, b in zip(xs, xs[3:], strict=False))


def is_even(f: Function, xs: list[float], value: Any) -> bool:
    return all(near(f(x), f(-x), 1e-9) for x in xs)


def is_odd(f: Function, xs: list[float], value: Any) -> bool:
    return all(near(f(x), -f(-x), 1e-9) for x in xs)


def are_zeros(f: Function, xs: list[float], value: Any) -> bool:
    there = all(abs(f(x)) < SLACK * max(1.0, abs(f(x + 1e-3))) for x in value)
    # And there is no other: between neighbours of two signs stands one that is told.
    crossed = [(a, b) for a, b in pairwise(xs) if f(a) * f(b) < 0]
    return there and all(any(a <= zero <= b for zero in value) for a, b in crossed)


def turns(f: Function, value: Any, sign: int) -> bool:
    x, y = value
    step = 1e-2 * max(1.0, abs(x))
    return near(f(x), y) and all(sign * (f(x + h) - f(x)) >= 0 for h in (-step, step))


def is_minimum(f: Function, xs: list[float], value: Any) -> bool:
    return turns(f, value, 1)


def is_maximum(f: Function, xs: list[float], value: Any) -> bool:
    return turns(f, value, -1)


def tends(f: Function, xs: list[float], value: Any) -> bool:
    outer = (-1e12 if xs[0] < -1e6 else xs[0], 1e12 if xs[-1] > 1e6 else xs[-1])
    told = [(limit, x) for limit, x in zip(value, outer, strict=True) if abs(x) == 1e12]
    return all(limit is None or near(f(x), limit, 1e-3) for limit, x in told)


def difference(f: Function, x: float, h: float) -> float:
    return (f(x + h) - f(x)) / h


def is_steepest(f: Function, xs: list[float], value: Any) -> bool:
    pairs = [(a, b) for a, b in pairwise(xs) if b - a > 1e-9]
    # The rounding of large values is no slope.
    return all(
        abs(f(b) - f(a)) <= value * (b - a) * (1 + 1e-4) + 1e-13 * (abs(f(a)) + abs(f(b))) + 1e-12
        for a, b in pairs
    )


def have_kinks(f: Function, xs: list[float], value: Any) -> bool:
    slopes = [(difference(f, x, -1e-6), difference(f, x, 1e-6)) for x in value]
    return all(abs(left - right) > 1e-4 for left, right in slopes)


def peaks(f: Function, xs: list[float], value: Any) -> bool:
    at, top = value
    return all(near(f(x), top) for x in at) and all(f(x) < top for x in xs if x not in at)


def jumps(f: Function, xs: list[float], value: Any) -> bool:
    return abs(f(value + 1e-12) - f(value - 1e-12)) > 1e-3


def is_constant(f: Function, xs: list[float], value: Any) -> bool:
    return len({f(x) for x in xs}) == 1


MEANING: dict[str, Callable[[Function, list[float], Any], bool]] = {
    "domain": has_values,
    "range": is_range,
    "zeros": are_zeros,
    "minimum": is_minimum,
    "maximum": is_maximum,
    "increasing": rises,
    "decreasing": falls,
    "convex": is_convex,
    "concave": is_concave,
    "even": is_even,
    "odd": is_odd,
    "limits": tends,
    "kinks": have_kinks,
    "jump": jumps,
    "peak": peaks,
    "lipschitz": is_steepest,
    "constant": is_constant,
}


def saturates(entry: Entry, f: Function) -> bool:
    """Beyond the places that are told the slope is small in comparison with the steepest."""
    claims = {claim.kind: claim.value for claim in entry.properties}
    left, right = claims["saturation"]
    beyond = [left - abs(left) * part - 0.01 for part in (0.01, 1, 9)] if left is not None else []
    beyond += (
        [right + abs(right) * part + 0.01 for part in (0.01, 1, 9)] if right is not None else []
    )
    return all(abs(difference(f, x, 1e-4)) <= 0.0102 * claims["lipschitz"] + 1e-9 for x in beyond)


@pytest.mark.parametrize(
    "entry", [entry for entry in STUDIED if not has_poles(entry)], ids=lambda entry: entry.name
)
def test_what_is_told_is_true(entry: Entry):
    f, xs = function_of(entry), places(entry)
    for claim in entry.properties:
        if claim.kind == "saturation":
            assert saturates(entry, f), claim.text
        else:
            assert MEANING[claim.kind](f, xs, claim.value), claim.text


@pytest.mark.parametrize(
    "entry", [entry for entry in STUDIED if has_poles(entry)], ids=lambda entry: entry.name
)
def test_what_is_told_around_poles_is_true(entry: Entry):
    f, pieces = function_of(entry), [inside(*interval(piece)) for piece in domain_of(entry)]
    everywhere = [x for piece in pieces for x in piece]
    for claim in entry.properties:
        if claim.kind == "by piece":
            told = zip(claim.value, pieces, strict=True)
            assert all(MEANING[kind](f, xs, None) for kind, xs in told), claim.text
        elif claim.kind == "range":
            parts = [interval(part) for part in claim.value]
            ys = list(map(f, everywhere))
            of_parts = [[y for y in ys if low <= y <= high] for low, high, *_ in parts]
            assert sum(map(len, of_parts)) == len(ys), claim.text
            assert all(max(map(abs, ys)) > 1e3 for ys in of_parts), claim.text
        else:
            assert MEANING[claim.kind](f, everywhere, claim.value), claim.text


def test_every_entry_of_one_variable_has_properties_or_a_reason_why_not():
    declared, _ = build.read()
    silent = {
        entry.name
        for entry in catalogue.entries()
        if len(entry.variables) == 1 and not entry.properties
    }
    assert silent == {name for name, entry in declared.items() if entry.get("no_properties")}


def test_every_kind_is_told_of_some_function_and_how_it_is_known():
    assert {claim.kind for _, claim in CLAIMS} <= {*MEANING, "saturation", "by piece"}
    assert {claim.known for _, claim in CLAIMS} == {"proved", "verified"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("range", [0.0, 2.0, False, False]),
        ("range", [0.2, 1.0, False, False]),
        ("zeros", [0.0]),
        ("minimum", [0.0, 0.5]),
        ("decreasing", None),
        ("convex", None),
        ("concave", None),
        ("even", None),
        ("odd", None),
        ("limits", [0.0, 0.9]),
        ("kinks", [0.0]),
        ("jump", 0.0),
        ("lipschitz", 0.2),
        ("constant", None),
        ("peak", [[3], 0.99]),
    ],
)
def test_a_false_property_of_the_sigmoid_would_be_noticed(kind: str, value: Any):
    entry = catalogue.get("sigmoid")
    assert not MEANING[kind](function_of(entry), places(entry), value)
