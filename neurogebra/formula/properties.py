"""Finds what is true of a function of one variable: range, zeros, extrema, slopes, symmetry.

A property is told only when it is known, and how: *proved*, by algebra or interval arithmetic, or
*verified*, by computing the function at many points from the smallest to the largest floats. The
work is bounded: some thousand evaluations of the function and its derivatives, and for the
formulas of users a share of a second.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from neurogebra.catalogue import Property
from neurogebra.errors import DomainError, FormulaError
from neurogebra.formula.definitions import expanded
from neurogebra.formula.derivative import derivative
from neurogebra.formula.intervals import EVERYTHING, Interval, enclosure
from neurogebra.formula.limits import limit
from neurogebra.formula.names import unicode_name
from neurogebra.formula.numeric import compiled
from neurogebra.formula.places import (
    interval_ends,
    interval_text,
    listed,
    near_round,
    number_text,
    rounded_text,
    snapped,
)
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, replace, size, symbols, walk

MAX_SIZE: Final = 400  # nodes; a larger formula is not looked into
TINY: Final = 1e-9
#: Where the slope is below this part of the steepest one, the function is called flat.
FLAT: Final = 0.01
#: At most so many steps to a place where the sign changes, and to the steepest place.
_MOST_STEPS: Final = 100
_NARROWINGS: Final = 60
#: More places than this are a pattern, not properties to list.
MAX_PLACES: Final = 4

_PROVED, _VERIFIED = "proved", "verified"


def properties(
    tree: Node,
    variable: str,
    params: Mapping[str, float] | None = None,
    domain: Interval | None = None,
    seconds: float = math.inf,
) -> tuple[Property, ...]:
    """What is known of a function of one variable, with its parameters at their values.

    Parameters
    ----------
    domain
        Where the function lives, when that is known; otherwise it is worked out, and nothing is
        said when it cannot be.
    seconds
        Of the processor: what is not found by then is not told.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> for found in properties(parse("1/(1 + exp(-x))"), "x"):
    ...     print(found.text, "-", found.known)
    domain (−∞, ∞) - proved
    range (0, 1) - proved
    increasing - proved
    tends to 0 for x → −∞ and to 1 for x → ∞ - verified
    steepest slope ¼ at 0 - verified
    flat beyond |x| ≈ 6: gradients vanish - verified
    """
    inside = _with_values(tree, params or {})
    if size(inside) > MAX_SIZE or set(symbols(inside)) - {variable}:
        return ()
    return _found(inside, variable, domain, seconds)


@lru_cache(maxsize=64)
def _found(
    tree: Node, variable: str, domain: Interval | None, seconds: float
) -> tuple[Property, ...]:
    found: list[Property] = []
    # What was found before it ended is true all the same.
    with contextlib.suppress(FormulaError, TypeError, _OutOfTimeError):
        found.extend(_Study(tree, variable, domain, seconds).found())
    return tuple(found)


def _with_values(tree: Node, params: Mapping[str, float]) -> Node:
    return replace(tree, {name: _tree(value) for name, value in params.items()})


def _tree(value: float) -> Node:
    exact = Num(int(abs(value))) if value == int(value) else Num(abs(value))
    return Apply("neg", (exact,)) if value < 0 else exact


class _Study:
    """One function under study, with its first and second derivative."""

    def __init__(self, tree: Node, variable: str, domain: Interval | None, seconds: float) -> None:
        self.tree = tree
        self.variable = variable
        self.shown = unicode_name(variable)
        self.domain_known = _VERIFIED if domain else _PROVED
        self.domain = domain or _natural_domain(tree, variable)
        self.clock = _Clock(seconds)
        self.first = derivative(tree, variable, limit)
        self.f, self.slope = map(self.computed, (tree, self.first))

    def computed(self, form: Node) -> Callable[[float], float]:
        """A function that gives NaN where there is no value, and looks at the clock."""
        return _safe(compiled(form, [self.variable]), self.clock)

    def found(self) -> Iterator[Property]:
        if self.domain is None:
            yield from self.symmetry()
            return
        self.xs = _points(self.domain)
        self.places = self.breaks()
        self.xs = sorted({*self.xs, *filter(self.domain.has, _between(self.places))})
        self.ys = [self.f(x) for x in self.xs]
        if any(math.isnan(y) for y in self.ys):
            return
        if variable_free := not symbols(self.tree):
            yield Property("constant", "the same everywhere", None, _PROVED)
        text = f"domain {interval_text(self.domain)}"
        yield Property("domain", text, interval_ends(self.domain), self.domain_known)
        if variable_free or self.has_steps():
            return
        self.slopes = [self.slope(x) for x in self.xs]
        # At an end that belongs to the domain the slope may be infinite: √x at 0.
        self.endless = False
        for end, neighbour in ((0, 1), (-1, -2)):
            if not math.isfinite(self.slopes[end]) and self.xs[end] in self.domain[:2]:
                self.slopes[end] = self.slopes[neighbour]
                self.endless = True
        self.limits = [self.limit(-1), self.limit(+1)]
        self.extrema = list(self.turning_points())
        self.jumps = any(map(self.is_jump, self.places))
        yield from self.symmetry()
        yield from self.range()
        yield from self.monotony()
        yield from self.curvature()
        if None in self.limits:
            # What does not settle may go on for ever: nothing found here would be all there is.
            return
        yield from self.zeros()
        yield from self.turns()
        yield from self.kinks()
        yield from self.ends()
        yield from self.steepness()

    # ---- symmetry and range

    def symmetry(self) -> Iterator[Property]:
        if self.domain and self.domain.low != -self.domain.high:
            return
        mirrored = tidy(replace(self.tree, {self.variable: Apply("neg", (Sym(self.variable),))}))
        if mirrored == tidy(self.tree):
            yield Property("even", f"even: f(−{self.shown}) = f({self.shown})", None, _PROVED)
        elif mirrored == tidy(Apply("neg", (self.tree,))):
            yield Property("odd", f"odd: f(−{self.shown}) = −f({self.shown})", None, _PROVED)
        elif self.domain:
            pairs = [(self.f(x), self.f(-x)) for x in self.xs]
            if all(_close(a, b) for a, b in pairs):
                yield Property("even", f"even: f(−{self.shown}) = f({self.shown})", None, _VERIFIED)
            elif all(_close(a, -b) for a, b in pairs):
                yield Property("odd", f"odd: f(−{self.shown}) = −f({self.shown})", None, _VERIFIED)

    def range(self) -> Iterator[Property]:
        if self.domain is None or self.jumps:
            return
        bounds = enclosure(self.tree, {self.variable: self.domain})
        seen = [*self.ys, *(self.f(x) for x in self.extrema)]
        low, high = min(seen), max(seen)
        tended = [limit for limit in self.limits if limit is not None]
        reached = bounds and (
            _reaches(bounds.low, low, tended, closed=bounds.low_closed)
            and _reaches(bounds.high, high, tended, closed=bounds.high_closed)
        )
        if bounds and reached:
            text = f"range {interval_text(bounds)}"
            if len(text) < 40:
                yield Property("range", text, interval_ends(bounds), _PROVED)
            return
        if None in self.limits or len(self.extrema) > MAX_PLACES:
            return
        least, most = min([low, *tended]), max([high, *tended])
        found = Interval(
            snapped(least), snapped(most), self.attains(least, low), self.attains(most, high)
        )
        yield Property("range", f"range {interval_text(found)}", interval_ends(found), _VERIFIED)

    def attains(self, bound: float, seen: float) -> bool:
        """Whether a bound is a value: e^-x underflows to 0 and is never 0."""
        if math.isinf(bound) or bound != seen:
            return False
        if self.domain is None:
            return False
        closed = (self.domain.low_closed, self.domain.high_closed)
        ends = zip(self.limits, self.domain[:2], closed, (-1, 1), strict=True)
        if any(limit == bound and inside for limit, _, inside, _ in ends):
            return True
        away = next(
            (side for limit, side in zip(self.limits, (-1, 1), strict=True) if limit == bound), 0
        )
        if not away:
            return True
        from neurogebra.formula.careful import same_value

        # Exactly the same far away, so a level stretch; or only when rounded.
        where = min((x for x in (*self.xs, *self.extrema) if self.f(x) == bound), key=abs)
        far = self.xs[0] if away < 0 else self.xs[-1]
        return where != far and same_value(expanded(self.tree), self.variable, where, far)

    # ---- rising, falling, bending

    def monotony(self) -> Iterator[Property]:
        yield from self.signs(self.first, self.slopes, "increasing", "decreasing")

    def curvature(self) -> Iterator[Property]:
        if any(isinstance(node, Apply) and node.op in _JUMPING for node in walk(self.first)):
            # Between the pieces the second derivative cannot tell.
            return
        if self.bends_both_ways() or size(self.first) > MAX_SIZE:
            return
        second = derivative(self.first, self.variable, limit)
        bend = self.computed(second)
        bends = [bend(x) for x in self.xs]
        for end, neighbour in ((0, 1), (-1, -2)):
            if not math.isfinite(bends[end]) and self.domain and self.xs[end] in self.domain[:2]:
                bends[end] = bends[neighbour]
        yield from self.signs(second, bends, "convex", "concave")

    def bends_both_ways(self) -> bool:
        """Whether the slope clearly rises and clearly falls: neither convex nor concave."""
        steps = [(b - a, TINY * (abs(a) + abs(b))) for a, b in pairwise(self.slopes)]
        return any(step > noise for step, noise in steps) and any(
            step < -noise for step, noise in steps
        )

    def signs(self, form: Node, values: list[float], up: str, down: str) -> Iterator[Property]:
        if self.domain is None or any(math.isnan(value) for value in values):
            return
        bounds = enclosure(form, {self.variable: self.domain})
        if bounds and not self.jumps and (bounds.low >= 0 or bounds.high <= 0) and any(values):
            yield self.sign(up if bounds.low >= 0 else down, form, _PROVED)
        elif any(values) and self.is_monotone(values, check_values=up == "increasing"):
            if all(value >= 0 for value in values):
                yield self.sign(up, form, _VERIFIED)
            elif all(value <= 0 for value in values):
                yield self.sign(down, form, _VERIFIED)

    def sign(self, name: str, form: Node, known: str) -> Property:
        """The property, with level stretches told apart: max(0, x) only never falls."""
        weak = {"increasing": "never decreasing", "decreasing": "never increasing"}
        level = name in weak and self.is_level_somewhere(form)
        return Property(name, weak[name] if level else name, None, known)

    def is_level_somewhere(self, form: Node) -> bool:
        bounds = enclosure(form, {self.variable: self.domain}) if self.domain else None
        if bounds and not bounds.has(0):
            return False
        probes = _between(self.places)
        return any(self.slope(x) == 0 for x in probes if self.domain and self.domain.has(x))

    def is_monotone(self, slopes: list[float], *, check_values: bool) -> bool:
        """Whether the values themselves go the way the slopes say, jumps included."""
        if not check_values:
            return True
        steps = [b - a for a, b in pairwise(self.ys)]
        rising = all(s >= 0 for s in slopes) and all(
            step >= -TINY * abs(y) for step, y in zip(steps, self.ys, strict=False)
        )
        falling = all(s <= 0 for s in slopes) and all(
            step <= TINY * abs(y) for step, y in zip(steps, self.ys, strict=False)
        )
        return rising or falling

    # ---- places

    def zeros(self) -> Iterator[Property]:
        places = self.crossings(self.f, self.ys)
        # A jump over 0 is no zero.
        scale = max(map(abs, self.ys))
        places = [x for x in places if abs(self.f(x)) <= 1e-9 * max(1.0, min(scale, 1e3))]
        if not places or len(places) > MAX_PLACES or self.is_zero_on_a_stretch():
            return
        known = _PROVED if all(self.is_zero(x) for x in places) else _VERIFIED
        text = f"zero at {listed(places)}"
        yield Property("zeros", text, places, known)

    def is_zero_on_a_stretch(self) -> bool:
        """Whether one of its pieces is 0; what underflows is not."""
        if not self.places:
            return False
        from neurogebra.formula.careful import same_value

        both = zip(pairwise(self.xs), pairwise(self.ys), strict=True)
        level = [xs for xs, ys in both if ys == (0, 0)]
        if not level:
            return False
        return same_value(
            expanded(self.tree), self.variable, *min(level, key=lambda xs: abs(xs[0]))
        )

    def is_zero(self, x: float) -> bool:
        exact = Fraction(x).limit_denominator(1000)
        if float(exact) != x:
            return False
        top: Node = Num(abs(exact.numerator))
        place = Apply("div", (top, Num(exact.denominator))) if exact.denominator > 1 else top
        if exact < 0:
            place = Apply("neg", (place,))
        return tidy(replace(self.tree, {self.variable: place})) == Num(0)

    def turning_points(self) -> Iterator[float]:
        yield from self.crossings(self.slope, self.slopes)

    def turns(self) -> Iterator[Property]:
        if not self.extrema or len(self.extrema) > MAX_PLACES:
            return
        for x in self.extrema:
            y = self.f(x)
            step = max(abs(x), 1.0) * 1e-4
            around = (self.f(x - step), self.f(x + step))
            if all(value >= y for value in around) and any(value > y for value in around):
                name = "minimum"
            elif all(value <= y for value in around) and any(value < y for value in around):
                name = "maximum"
            else:
                continue
            text = f"{name} {number_text(y)} at {number_text(x)}"
            yield Property(name, text, [x, snapped(y)], _VERIFIED)

    def crossings(self, function: Callable[[float], float], values: Sequence[float]) -> list[float]:
        """Where the sign changes, or the value is 0 between values that are not."""
        around: list[tuple[float, float]] = []
        for n, (a, b) in enumerate(pairwise(values)):
            if a == 0 and (n == 0 or values[n - 1] != 0) and b != 0:
                around.append((self.xs[n], self.xs[n]))
            elif (a < 0 < b) or (b < 0 < a):
                around.append((self.xs[n], self.xs[n + 1]))
        # Of a wave the innermost are enough to know it by.
        inner = sorted(around, key=lambda ends: abs(ends[0]))[: 2 * MAX_PLACES]
        return sorted(snapped(a if a == b else _crossed(function, a, b)) for a, b in inner)

    def kinks(self) -> Iterator[Property]:
        if self.domain is None:
            return
        places: list[float] = []
        for x in self.places:
            step = max(abs(x), 1.0) * 1e-7
            left, right = self.slope(x - step), self.slope(x + step)
            if self.is_jump(x):
                yield Property("jump", f"jump at {number_text(x)}", x, _VERIFIED)
            elif abs(left - right) > 1e-3 * (1 + abs(left)):
                places.append(x)
        if 0 < len(places) <= MAX_PLACES:
            yield Property("kinks", f"kink at {listed(places)}", places, _VERIFIED)

    def has_steps(self) -> bool:
        return any(isinstance(n, Apply) and n.op in _STEPS for n in walk(self.tree))

    def is_jump(self, x: float) -> bool:
        """Whether the two sides stay apart however near they come; those of a cube root do not."""
        wide, narrow = (
            abs(self.f(x + step) - self.f(x - step))
            for step in (max(abs(x), 1.0) * size for size in (1e-7, 1e-12))
        )
        return narrow > 1e-3 * (1 + abs(self.f(x))) and narrow > 0.5 * wide

    def breaks(self) -> list[float]:
        """Where a piece ends, the argument of |…| is 0, or the two sides of a maximum meet."""
        meetings: list[Node] = []
        for node in walk(self.tree):
            if not isinstance(node, Apply):
                continue
            if node.op in {"abs", "sign", "relu", "leaky_relu"}:
                meetings.append(node.args[0])
            elif node.op in {"max", "min", "lt", "le", "gt", "ge"}:
                meetings.append(Apply("sub", node.args))
        found: list[float] = []
        for meeting in meetings[:8]:
            function = self.computed(meeting)
            values = [function(x) for x in self.xs]
            if not any(math.isnan(value) for value in values):
                found += self.crossings(function, values)
        return sorted(set(found))

    # ---- far away

    def limit(self, side: int) -> float | None:
        """Where the values tend at an end of the domain; None when they do not settle."""
        if self.domain is None:
            return None
        end = self.domain.low if side < 0 else self.domain.high
        if math.isinf(end):
            places = [side * 10.0**n for n in (12, 25, 50, 100, 200)]
        else:
            if self.domain.low_closed if side < 0 else self.domain.high_closed:
                return self.f(end)
            scale = max(abs(end), 1.0)
            powers = (6, 9, 11, 13, 15) if end else (9, 30, 60, 120, 200)
            places = [end - side * scale * 10.0**-n for n in powers]
        values = [self.f(x) for x in places]
        if any(math.isnan(value) for value in values):
            return None
        if all(value == values[0] for value in values) and not self.has_waves():
            return values[0]
        spread = max(values[1:]) - min(values[1:])
        if math.isfinite(spread) and spread <= TINY * (1 + abs(values[-1])):
            return snapped(values[-1])
        for sign in () if self.has_waves() else (1, -1):
            grown = [sign * value for value in values]
            steps = [b - a if b > a else 0.0 for a, b in pairwise(grown)]
            unbounded = grown[-1] == math.inf and math.isfinite(grown[0])
            if unbounded or (all(step > 0 for step in steps) and steps[-1] >= 0.8 * steps[-2]):
                return sign * math.inf
        return None

    def ends(self) -> Iterator[Property]:
        if self.domain is None:
            return
        names = (number_text(self.domain.low), number_text(self.domain.high))
        told = [
            (limit, f"{self.shown} → {name}")
            for limit, name, end in zip(self.limits, names, self.domain[:2], strict=True)
            if limit is not None and math.isinf(end)
        ]
        if not told:
            return
        if len(told) == 2 and told[0][0] == told[1][0]:
            text = f"tends to {number_text(told[0][0])} for {self.shown} → ±∞"
        else:
            text = "tends to " + " and to ".join(f"{number_text(v)} for {at}" for v, at in told)
        values = [None if v is None or math.isinf(v) else v for v in self.limits]
        yield Property("limits", text, values, _VERIFIED)

    def steepness(self) -> Iterator[Property]:
        """The steepest slope, which is the Lipschitz constant, and where it dies away."""
        if self.domain is None or self.endless or self.jumps:
            return
        if any(not math.isfinite(s) for s in self.slopes):
            return
        if len(self.extrema) > MAX_PLACES:
            return
        steepest = max(map(abs, self.slopes))
        steep = [
            (x, s) for x, s in zip(self.xs, self.slopes, strict=True) if _close(abs(s), steepest)
        ]
        everywhere = len(steep) == len(self.xs)
        place, slope = min(steep, key=lambda pair: abs(pair[0]))
        if place in (self.xs[0], self.xs[-1]) and place not in self.domain[:2] and not everywhere:
            # Steeper and steeper towards an end: there is no steepest slope.
            return
        spread = any(abs(abs(x) - abs(place)) > 0.02 for x, _ in steep)
        place = self.sharpened(place)
        far = [abs(self.slope(side * 10.0**n)) for side in (-1, 1) for n in (6, 12, 50)
               if self.domain.has(side * 10.0**n)]  # fmt: skip
        top = abs(self.slope(place))
        if not top or any(math.isnan(s) or s > top * (1 + 1e-6) for s in far):
            return
        top = snapped(max([top, *far]))
        signs = {s > 0 for _, s in steep}
        if everywhere and len(signs) == 1:
            text = f"slope {number_text(snapped(slope))} everywhere"
        elif self.has_waves() or spread:
            text = f"slope at most {number_text(top)}"
        elif len(signs) > 1:
            at = number_text(abs(snapped(place)), sign="±")
            text = f"steepest slope ±{number_text(top)} at {at}"
        else:
            shown = number_text(math.copysign(top, slope))
            text = f"steepest slope {shown} at {number_text(snapped(place))}"
        yield Property("lipschitz", text.replace("±≈ ", "≈ ±"), top, _VERIFIED)
        if not everywhere:
            yield from self.saturation(top)

    def has_waves(self) -> bool:
        """Whether the function goes up and down for ever, so that no place stands out."""
        return any(isinstance(n, Apply) and n.op in {"sin", "cos", "tan"} for n in walk(self.tree))

    def sharpened(self, x: float) -> float:
        """The steepest place near a point, by golden section on the slope's size."""
        n = self.xs.index(x)
        low, high = self.xs[max(0, n - 1)], self.xs[min(len(self.xs) - 1, n + 1)]
        ratio = (math.sqrt(5) - 1) / 2
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        for _ in range(_NARROWINGS):
            if abs(self.slope(a)) >= abs(self.slope(b)):
                high, b = b, a
                a = high - ratio * (high - low)
            else:
                low, a = a, b
                b = low + ratio * (high - low)
        best = (low + high) / 2
        places = (x, near_round(best), best)
        top = max(abs(self.slope(at)) for at in places)
        # Of places as steep up to rounding the roundest.
        return next(at for at in places if abs(self.slope(at)) >= top * (1 - 1e-14))

    def saturation(self, top: float) -> Iterator[Property]:
        if self.domain is None or any(limit is None or math.isinf(limit) for limit in self.limits):
            flat = [limit is not None and math.isfinite(limit) for limit in self.limits]
        else:
            flat = [True, True]
        ends = self.domain[:2] if self.domain else ()
        beyond: list[float | None] = []
        for is_flat, end, side in zip(flat, ends, (-1, 1), strict=False):
            beyond.append(self.flat_from(side, top) if is_flat and math.isinf(end) else None)
        if len(beyond) != 2:
            return
        left, right = beyond
        if left is not None and right is not None and _close(-left, right, 1e-3):
            text = f"flat beyond |{self.shown}| ≈ {rounded_text(right)}: gradients vanish"
        elif left is not None or right is not None:
            parts = [f"below {rounded_text(left)}"] if left is not None else []
            parts += [f"above {rounded_text(right)}"] if right is not None else []
            text = f"flat {' and '.join(parts)}: gradients vanish"
        else:
            return
        yield Property("saturation", text, beyond, _VERIFIED)

    def flat_from(self, side: int, top: float) -> float | None:
        """Where, going outwards, the slope is small for good."""
        outwards, slopes = self.xs[::side], self.slopes[::side]
        steep = [n for n, slope in enumerate(slopes) if abs(slope) >= FLAT * top]
        if not steep or steep[-1] + 1 >= len(outwards):
            return None
        low, high = outwards[steep[-1]], outwards[steep[-1] + 1]
        return round(_crossed(lambda x: abs(self.slope(x)) - FLAT * top, low, high), 6)


_STEPS: Final = {"floor", "ceil", "mod"}
_JUMPING: Final = {
    "piecewise",
    "abs",
    "sign",
    "max",
    "min",
    "floor",
    "ceil",
    "mod",
    "relu",
    "leaky_relu",
}


class _OutOfTimeError(Exception):
    """There is no time left to look for more."""


class _Clock:
    """Ends a study after so many seconds of the processor."""

    def __init__(self, seconds: float) -> None:
        self.end = time.process_time() + seconds

    def look(self) -> None:
        if time.process_time() > self.end:
            raise _OutOfTimeError


def _safe(function: Callable[..., Any], clock: _Clock) -> Callable[[float], float]:
    @cache
    def call(x: float) -> float:
        clock.look()
        try:
            value = function(x)
        except (DomainError, OverflowError, ZeroDivisionError):
            return math.nan
        return float(value) if isinstance(value, int | float) else math.nan

    return call


# ---- the domain


def _natural_domain(tree: Node, variable: str) -> Interval | None:
    """Where the formula has a value, when that is one interval and provable; None otherwise."""
    domain = EVERYTHING
    for node in walk(tree):
        bound = _bound_of(node)
        if bound is None:
            continue
        inside, closed = bound
        known = enclosure(inside, {variable: domain})
        if known and (known.low > 0 or (known.low == 0 and (closed or not known.low_closed))):
            continue
        narrower = _half_line(inside, variable, closed)
        if narrower is None:
            return None
        low = max(domain, narrower, key=lambda i: (i.low, not i.low_closed))
        high = min(domain, narrower, key=lambda i: (i.high, i.high_closed))
        domain = Interval(low.low, high.high, low.low_closed, high.high_closed)
    if domain.low >= domain.high or enclosure_fails(tree, variable, domain):
        return None
    return domain


def pole_of(tree: Node, variable: str, params: Mapping[str, float]) -> float | None:
    """The place where a formula divides by 0, when it has a value everywhere else, by proof."""
    places: set[float] = set()
    tree = _with_values(tree, params)
    for node in walk(tree):
        bottom = _divisor(node)
        if bottom is None:
            continue
        bounds = enclosure(bottom, {variable: EVERYTHING})
        if bounds and (bounds.low > 0 or bounds.high < 0):
            continue
        while isinstance(bottom, Apply) and bottom.op in {"pow", "abs"}:
            bottom = bottom.args[0]
        beyond = _half_line(bottom, variable, closed=False)
        if beyond is None:
            return None
        places.add(beyond.low if math.isfinite(beyond.low) else beyond.high)
    if len(places) != 1:
        return None
    [pole] = places
    for side in sides_of(pole):
        bounded = [bound[0] for node in walk(tree) if (bound := _bound_of(node))]
        known = [enclosure(inside, {variable: side}) for inside in bounded]
        if any(one is None or one.low < 0 or one.has(0) for one in known):
            return None
        if enclosure_fails(tree, variable, side):
            return None
    return pole


def sides_of(pole: float) -> tuple[Interval, Interval]:
    """What lies below a place and what above it."""
    return Interval(-math.inf, pole), Interval(pole, math.inf)


def enclosure_fails(tree: Node, variable: str, domain: Interval) -> bool:
    """Whether some division or function of the formula may have no value inside the domain."""
    for node in walk(tree):
        if not isinstance(node, Apply):
            continue
        if node.op in _PARTIAL:
            return True
        divisor = _divisor(node)
        if divisor is None:
            continue
        bottom = enclosure(divisor, {variable: domain})
        if bottom is None or bottom.has(0) or bottom.low < 0 < bottom.high:
            return True
    return False


def _divisor(node: Node) -> Node | None:
    """What must not be 0 for a node to have a value."""
    if not isinstance(node, Apply):
        return None
    if node.op in {"div", "mod"}:
        return node.args[1]
    exponent = as_fraction(node.args[1]) if node.op == "pow" else None
    return node.args[0] if exponent is not None and exponent < 0 else None


# Functions with a domain that is not worked out here.
_PARTIAL: Final = {
    "asin", "acos", "acosh", "atanh", "tan", "gamma", "lgamma", "digamma", "polygamma",
}  # fmt: skip


def _bound_of(node: Node) -> tuple[Node, bool] | None:
    """What must be positive (or, closed, not negative) for a node to have a value."""
    if not isinstance(node, Apply):
        return None
    if node.op in {"log", "log2", "log10"}:
        return node.args[0], False
    if node.op == "log1p":
        return Apply("add", (Num(1), node.args[0])), False
    if node.op == "sqrt":
        return node.args[0], True
    if node.op == "pow":
        exponent = as_fraction(node.args[1])
        if exponent is None or exponent.denominator > 1:
            return node.args[0], exponent is not None and exponent > 0
    return None


def _half_line(inside: Node, variable: str, closed: bool) -> Interval | None:
    from neurogebra.formula.conditions import relation

    solved = relation("ge" if closed else "gt", inside, Num(0))
    if not isinstance(solved, Apply) or solved.args[0] != Sym(variable):
        return None
    bound = as_fraction(solved.args[1])
    if bound is None:
        return None
    at = float(bound)
    if solved.op in {"gt", "ge"}:
        return Interval(at, math.inf, closed, False)
    return Interval(-math.inf, at, False, closed)


# ---- points, places and how they are written


def _points(domain: Interval) -> list[float]:
    """Where to look: dense around the middle, and all magnitudes towards the ends."""
    near = [n / 20 for n in range(-80, 81)] + [n / 10 for n in range(-120, 121)]
    sizes = [10.0**-e for e in (12, 9, 6, 4, 3)] + [10 ** (1 + e / 6) for e in range(1, 31)]
    far = [s * size for size in sizes for s in (-1, 1)]
    low, high = domain.low, domain.high
    if math.isinf(low) and math.isinf(high):
        found = {*near, *far}
    elif math.isinf(high):
        found = {low + abs(x) for x in (*near, *far)}
    elif math.isinf(low):
        found = {high - abs(x) for x in (*near, *far)}
    else:
        width = high - low
        found = {low + width * n / 480 for n in range(481)}
        found |= {low + width * 10.0**-n for n in (4, 6, 9)} | {
            high - width * 10.0**-n for n in (4, 6, 9)
        }
    return sorted(x for x in found if domain.has(x))


def _between(places: Sequence[float]) -> list[float]:
    """A point between any two neighbours, and one beyond the outermost."""
    inner = [(a + b) / 2 for a, b in pairwise(places)]
    ends = zip((*places[:1], *places[-1:]), (-1, 1), strict=False)
    return inner + [x + side * (1 + abs(x)) for x, side in ends]


def _crossed(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function changes its sign: Chandrupatla's method, a few steps where it is smooth."""
    a, b = (low, function(low)), (high, function(high))
    if not a[1]:
        return low
    middle = (low + high) / 2
    for _ in range(_MOST_STEPS):
        if middle in (a[0], b[0]):
            break
        value = function(middle)
        if value == 0:
            return middle
        # From here on the sign changes between a and b; c is the point that was given up.
        c, b = (a, b) if (value > 0) == (a[1] > 0) else (b, a)
        a = (middle, value)
        nearest = a[0] if abs(a[1]) < abs(b[1]) else b[0]
        least = 2 * math.ulp(nearest) / abs(b[0] - a[0])
        if least >= 0.5:
            break
        part = max(least, min(1 - least, _inverse_quadratic(a, b, c)))
        middle = a[0] + part * (b[0] - a[0])
    return a[0] if abs(a[1]) < abs(b[1]) else b[0]


def _inverse_quadratic(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> float:
    """How far from a to b the curve through three points is 0; half way where it cannot be told."""
    if not all(math.isfinite(y) for _, y in (a, b, c)):
        return 0.5
    spread = c[1] - b[1]
    if not spread or not math.isfinite(spread):
        return 0.5
    place, height = (a[0] - b[0]) / (c[0] - b[0]), (a[1] - b[1]) / spread
    if not (height**2 < place and (1 - height) ** 2 < 1 - place):
        return 0.5
    across = a[1] / (b[1] - a[1]) * (c[1] / (b[1] - c[1]))
    return across + (c[0] - a[0]) / (b[0] - a[0]) * (a[1] / (c[1] - a[1])) * (b[1] / spread)


def _close(a: float, b: float, part: float = 1e-9) -> bool:
    if math.isinf(a) or math.isinf(b):
        return a == b
    return abs(a - b) <= part * max(1e-3, abs(a), abs(b))


def _reaches(bound: float, seen: float, tended: list[float], *, closed: bool) -> bool:
    """Whether the values come as near to a bound as anybody could ask, onto it if it is closed."""
    if math.isinf(bound):
        return bound in tended
    if closed:
        return _close(bound, seen, 1e-12)
    return _close(bound, seen, 1e-6) or any(_close(bound, limit, 1e-6) for limit in tended)
