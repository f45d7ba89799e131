"""Finds what is true of a function of one variable: range, zeros, extrema, slopes, symmetry.

A property is told only when it is known, and how: *proved*, by algebra or interval arithmetic, or
*verified*, by computing the function at many points from the smallest to the largest floats. The
work is bounded: some thousand evaluations of the function and its derivatives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from neurogebra.catalogue import Property
from neurogebra.errors import DomainError, FormulaError
from neurogebra.formula.derivative import derivative
from neurogebra.formula.intervals import EVERYTHING, Interval, enclosure
from neurogebra.formula.limits import limit
from neurogebra.formula.names import number, unicode_name, vulgar
from neurogebra.formula.numeric import compiled
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, replace, size, symbols, walk

MAX_SIZE: Final = 400  # nodes; a larger formula is not looked into
TINY: Final = 1e-9
#: Where the slope is below this part of the steepest one, the function is called flat.
FLAT: Final = 0.01
#: More places than this are a pattern, not properties to list.
MAX_PLACES: Final = 4

_PROVED, _VERIFIED = "proved", "verified"


def properties(
    tree: Node,
    variable: str,
    params: Mapping[str, float] | None = None,
    domain: Interval | None = None,
) -> tuple[Property, ...]:
    """What is known of a function of one variable, with its parameters at their values.

    Parameters
    ----------
    domain
        Where the function lives, when that is known; otherwise it is worked out, and nothing is
        said when it cannot be.

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
    values = {name: _tree(value) for name, value in (params or {}).items()}
    inside = replace(tree, values)
    if size(inside) > MAX_SIZE or set(symbols(inside)) - {variable}:
        return ()
    return _studied(inside, variable, domain)


@lru_cache(maxsize=128)
def _studied(tree: Node, variable: str, domain: Interval | None) -> tuple[Property, ...]:
    try:
        return tuple(_Study(tree, variable, domain).found())
    except (FormulaError, TypeError):
        return ()


def _tree(value: float) -> Node:
    exact = Num(int(abs(value))) if value == int(value) else Num(abs(value))
    return Apply("neg", (exact,)) if value < 0 else exact


class _Study:
    """One function under study, with its first and second derivative."""

    def __init__(self, tree: Node, variable: str, domain: Interval | None) -> None:
        self.tree = tree
        self.variable = variable
        self.shown = unicode_name(variable)
        self.domain_known = _VERIFIED if domain else _PROVED
        self.domain = domain or _natural_domain(tree, variable)
        self.first = derivative(tree, variable, limit)
        self.second = derivative(self.first, variable, limit)
        self.f, self.slope, self.bend = (
            _safe(compiled(form, [variable])) for form in (tree, self.first, self.second)
        )

    def found(self) -> Iterator[Property]:
        if self.domain is None:
            yield from self.symmetry()
            return
        self.xs = _points(self.domain)
        self.ys = [self.f(x) for x in self.xs]
        if any(math.isnan(y) for y in self.ys):
            return
        if variable_free := not symbols(self.tree):
            yield Property("constant", "the same everywhere", None, _PROVED)
        yield Property(
            "domain", f"domain {_interval(self.domain)}", _ends(self.domain), self.domain_known
        )
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
        self.places = self.breaks()
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
            text = f"range {_interval(bounds)}"
            if len(text) < 40:
                yield Property("range", text, _ends(bounds), _PROVED)
            return
        if None in self.limits or len(self.extrema) > MAX_PLACES:
            return
        least, most = min([low, *tended]), max([high, *tended])
        found = Interval(
            _snapped(least), _snapped(most), self.attains(least, low), self.attains(most, high)
        )
        yield Property("range", f"range {_interval(found)}", _ends(found), _VERIFIED)

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
        return where != far and same_value(self.tree, self.variable, where, far)

    # ---- rising, falling, bending

    def monotony(self) -> Iterator[Property]:
        yield from self.signs(self.first, self.slopes, "increasing", "decreasing")

    def curvature(self) -> Iterator[Property]:
        if any(isinstance(node, Apply) and node.op in _JUMPING for node in walk(self.first)):
            # Between the pieces the second derivative cannot tell.
            return
        # From the middle outwards, where a function that bends both ways mostly shows it: far out
        # the second derivative may take many digits.
        found: dict[float, float] = {}
        ways: set[bool] = set()
        for x in sorted(self.xs, key=abs):
            found[x] = bend = self.bend(x)
            if bend and math.isfinite(bend):
                ways.add(bend > 0)
            if len(ways) > 1:
                return
        bends = [found[x] for x in self.xs]
        for end, neighbour in ((0, 1), (-1, -2)):
            if not math.isfinite(bends[end]) and self.domain and self.xs[end] in self.domain[:2]:
                bends[end] = bends[neighbour]
        yield from self.signs(self.second, bends, "convex", "concave")

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
        # Between the ends of pieces, and beyond the outermost.
        ends = self.places
        probes = [(a + b) / 2 for a, b in pairwise(ends)]
        probes += [
            x + s * (1 + abs(x)) for x, s in zip(ends[:1] + ends[-1:], (-1, 1), strict=False)
        ]
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
        if not places or len(places) > MAX_PLACES:
            return
        known = _PROVED if all(self.is_zero(x) for x in places) else _VERIFIED
        text = f"zero at {_listed(places)}"
        yield Property("zeros", text, places, known)

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
            text = f"{name} {_number(y)} at {_number(x)}"
            yield Property(name, text, [x, _snapped(y)], _VERIFIED)

    def crossings(self, function: Callable[[float], float], values: Sequence[float]) -> list[float]:
        """Where the sign changes, or the value is 0 between values that are not."""
        places: list[float] = []
        for n in range(len(values) - 1):
            a, b = values[n], values[n + 1]
            if a == 0 and (n == 0 or values[n - 1] != 0) and b != 0:
                places.append(self.xs[n])
            elif a * b < 0 or (a < 0 < b) or (b < 0 < a):
                places.append(_bisected(function, self.xs[n], self.xs[n + 1]))
            if len(places) > 2 * MAX_PLACES:
                break
        return [_snapped(x) for x in places]

    def kinks(self) -> Iterator[Property]:
        if self.domain is None:
            return
        places: list[float] = []
        for x in self.places:
            step = max(abs(x), 1.0) * 1e-7
            left, right = self.slope(x - step), self.slope(x + step)
            if self.is_jump(x):
                yield Property("jump", f"jump at {_number(x)}", x, _VERIFIED)
            elif abs(left - right) > 1e-3 * (1 + abs(left)):
                places.append(x)
        if 0 < len(places) <= MAX_PLACES:
            yield Property("kinks", f"kink at {_listed(places)}", places, _VERIFIED)

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
            function = _safe(compiled(meeting, [self.variable]))
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
            return _snapped(values[-1])
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
        names = (_number(self.domain.low), _number(self.domain.high))
        told = [
            (limit, f"{self.shown} → {name}")
            for limit, name, end in zip(self.limits, names, self.domain[:2], strict=True)
            if limit is not None and math.isinf(end)
        ]
        if not told:
            return
        if len(told) == 2 and told[0][0] == told[1][0]:
            text = f"tends to {_number(told[0][0])} for {self.shown} → ±∞"
        else:
            text = "tends to " + " and to ".join(f"{_number(v)} for {at}" for v, at in told)
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
        top = _snapped(max([top, *far]))
        signs = {s > 0 for _, s in steep}
        if everywhere and len(signs) == 1:
            text = f"slope {_number(_snapped(slope))} everywhere"
        elif self.has_waves() or spread:
            text = f"slope at most {_number(top)}"
        elif len(signs) > 1:
            text = f"steepest slope ±{_number(top)} at {_number(abs(_snapped(place)), sign='±')}"
        else:
            shown = _number(math.copysign(top, slope))
            text = f"steepest slope {shown} at {_number(_snapped(place))}"
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
        for _ in range(80):
            a, b = high - ratio * (high - low), low + ratio * (high - low)
            if abs(self.slope(a)) >= abs(self.slope(b)):
                high = b
            else:
                low = a
        best = (low + high) / 2
        return max((x, best, _near_round(best)), key=lambda at: abs(self.slope(at)))

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
            text = f"flat beyond |{self.shown}| ≈ {_rounded(right)}: gradients vanish"
        elif left is not None or right is not None:
            parts = [f"below {_rounded(left)}"] if left is not None else []
            parts += [f"above {_rounded(right)}"] if right is not None else []
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
        return round(_bisected(lambda x: abs(self.slope(x)) - FLAT * top, low, high), 6)


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


def _safe(function: Callable[..., Any]) -> Callable[[float], float]:
    def call(x: float) -> float:
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


def enclosure_fails(tree: Node, variable: str, domain: Interval) -> bool:
    """Whether some division or function of the formula may have no value inside the domain."""
    for node in walk(tree):
        if not isinstance(node, Apply):
            continue
        if node.op in {"div", "mod"}:
            bottom = enclosure(node.args[1], {variable: domain})
            if bottom is None or bottom.has(0) or bottom.low < 0 < bottom.high:
                return True
        elif node.op in _PARTIAL:
            return True
    return False


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
    near = [n / 20 for n in range(-240, 241)]
    sizes = [10.0**-e for e in (12, 9, 6, 4, 3)] + [10 ** (1 + e / 12) for e in range(1, 61)]
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


def _bisected(function: Callable[[float], float], low: float, high: float) -> float:
    positive = function(high) > 0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        value = function(middle)
        if value == 0:
            return middle
        if (value > 0) == positive:
            high = middle
        else:
            low = middle
    return high


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


def _snapped(value: float) -> float:
    """The round number that a computed one is, up to rounding."""
    if not math.isfinite(value):
        return value
    near = Fraction(value).limit_denominator(60)
    if abs(float(near) - value) <= 1e-9 * max(1e-3, abs(value)):
        return float(near)
    short = float(f"{value:.6g}")
    return short if abs(short - value) <= 1e-12 * abs(value) else value


def _near_round(value: float) -> float:
    near = float(Fraction(value).limit_denominator(60))
    return near if abs(near - value) < 1e-5 else value


def _number(value: float | None, *, sign: str = "") -> str:
    if value is None:
        return "?"
    if sign and value:
        return f"{sign}{_number(value)}"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    near = Fraction(value).limit_denominator(60)
    if abs(float(near) - value) <= 1e-12 * max(1e-3, abs(value)):
        if near.denominator == 1:
            return number(near.numerator, typeset=True)
        small = vulgar(abs(near.numerator), near.denominator)
        if small:
            return f"−{small}" if near < 0 else small
        if len(f"{float(near):.6g}") <= 5:
            return number(float(near), typeset=True)
        return number(near, typeset=True)
    if float(f"{value:.6g}") == value:
        return number(value, typeset=True)
    square = Fraction(value * value).limit_denominator(4)
    if abs(float(square) - value * value) <= 1e-9 * value * value and square.denominator == 1:
        return f"{'−' if value < 0 else ''}√{square}"
    for name, unit in (("π", math.pi), ("e", math.e)):
        times = Fraction(value / unit).limit_denominator(12)
        if times and abs(float(times) * unit - value) <= 1e-9 * abs(value):
            return _multiple(times, name)
    return f"≈ {number(value, typeset=True)}"


def _multiple(times: Fraction, unit: str) -> str:
    sign = "−" if times < 0 else ""
    top = unit if abs(times.numerator) == 1 else f"{abs(times.numerator)}{unit}"
    return f"{sign}{top}" if times.denominator == 1 else f"{sign}{top}/{times.denominator}"


def _rounded(value: float | None) -> str:
    return number(float(f"{value or 0.0:.2g}"), typeset=True)


def _listed(places: Sequence[float]) -> str:
    shown = [_number(place) for place in places]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _interval(found: Interval) -> str:
    left = "[" if found.low_closed else "("
    right = "]" if found.high_closed else ")"
    return f"{left}{_number(_snapped(found.low))}, {_number(_snapped(found.high))}{right}"


def _ends(found: Interval) -> list[Any]:
    low = None if math.isinf(found.low) else _snapped(found.low)
    high = None if math.isinf(found.high) else _snapped(found.high)
    return [low, high, found.low_closed, found.high_closed]
