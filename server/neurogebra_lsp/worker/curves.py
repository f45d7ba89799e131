"""The points of a formula, its derivatives and its surface: computed as `Expression.eval` does.

A line is drawn only where the function goes on: over a pole, a jump or a stretch without values
there is a gap. Where points are slow to compute there are fewer of them, and it is said.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from neurogebra.catalogue import Plot
from neurogebra.curve import window
from neurogebra.errors import FormulaError
from neurogebra.formula import render
from neurogebra.formula.definitions import expanded
from neurogebra.formula.derivative import derivative
from neurogebra.formula.mathml import mathml
from neurogebra.formula.numeric import compiled
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num, symbols, walk
from neurogebra_lsp.wire import Curve, Draw, Drawn, Surface

_MOST_POINTS = 2_001
_HIGHEST_ORDER = 2
_STRIDE = 16  #: the first points that are computed, to see how long they take
_STEEP = 1 / 12  #: of the window's height: neighbours further apart are looked between
_BENT = 1 / 60  #: so far off the line between its neighbours a point shows a bend
_DEPTH = 44  #: halvings until two points are as near as floats tell apart
_TIGHT = 8  #: floats between two points that are as near as need be
_DRAWN_DEPTH = 9  #: halvings whose points are drawn; further ones only look for a jump
_EDGE_DEPTH = 18  #: halvings towards the end of a domain
_EXTRA = 3_000  #: points between the regular ones
_COLUMNS = 65  #: of a surface
_NEAR = 1e-7  #: of the axis: how near a line comes to a pole

_Values = list[float | None]


def drawn(request: Draw) -> Drawn:
    """What is to be drawn of a formula; one that cannot be read is told, not raised."""
    try:
        return _drawn(request)
    except (FormulaError, ArithmeticError, ValueError, TypeError, RecursionError) as error:
        return Drawn(why=str(error) or type(error).__name__)


def _drawn(request: Draw) -> Drawn:
    numbers = (request.low, request.high, *request.values)
    if not all(map(math.isfinite, numbers)) or not request.low < request.high:
        raise ValueError("an axis goes from one number to a larger one")
    if len(request.names) != len(request.values) or request.by not in request.names:
        raise ValueError("each name has one value, and one of them is the axis")
    n_points = min(max(2, request.n_points), _MOST_POINTS)
    xs = [request.low + (request.high - request.low) * n / (n_points - 1) for n in range(n_points)]
    orders = sorted({order for order in request.orders if 0 <= order <= _HIGHEST_ORDER})
    forms = {order: _form(request, order) for order in orders}
    regular = {
        order: _along(form, xs, time.monotonic() + request.seconds) for order, form in forms.items()
    }
    bottom, top = _view(request, regular)
    poles = tuple(_poles(_form(request, 0), xs))
    curves = tuple(
        _curve(order, form, *regular[order], poles, (bottom, top), request)
        for order, form in forms.items()
    )
    surface = _surface(request) if request.across in request.names else None
    return Drawn(curves, bottom, top, poles, surface)


# -- one formula as a function of one number ----------------------------------------------------


@dataclass(frozen=True)
class _Form:
    """A formula of which all names but one have their values."""

    tree: Node
    function: Callable[..., Any]
    by: str
    others: dict[str, float]
    of: _Form | None = None  #: of a derivative: the function, where that has no value nor has this

    def at(self, x: float) -> float | None:
        """The value at a place; None where there is none."""
        if self.of is not None and self.of.at(x) is None:
            return None
        try:
            return _real(self.function(**{**self.others, self.by: x}))
        except (ValueError, ArithmeticError):
            return None

    def over(self, xs: Sequence[float]) -> _Values:
        """The values at several places."""
        found = self._over(xs)
        if self.of is not None:
            known = self.of._over(xs)
            found = [None if y is None else own for own, y in zip(found, known, strict=True)]
        return found

    def _over(self, xs: Sequence[float]) -> _Values:
        if not _HAS_NUMPY:
            return [self.at(x) for x in xs]
        import numpy

        made = self.function(**{**self.others, self.by: numpy.array(xs)})
        if made.dtype.kind != "f":
            return [_real(value) for value in made.tolist()]
        isfinite = math.isfinite
        return [value if isfinite(value) else None for value in made.tolist()]


_HAS_NUMPY = find_spec("numpy") is not None


def _real(value: Any) -> float | None:
    """A finite number, or None."""
    if type(value) not in (int, float, bool):
        value = getattr(value, "item", lambda: None)()  # a scalar of numpy
    try:
        number = float(value) if type(value) in (int, float, bool) else math.nan
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _form(request: Draw, order: int, by: str = "") -> _Form:
    tree, function = _compiled(request.formula, request.names, by or request.by, order)
    others = dict(zip(request.names, request.values, strict=True))
    return _Form(tree, function, request.by, others, _form(request, 0) if order else None)


@lru_cache(maxsize=64)
def _compiled(
    formula: str, names: tuple[str, ...], by: str, order: int
) -> tuple[Node, Callable[..., Any]]:
    """A formula or a derivative of it, and the function that computes it."""
    tree = parse(formula, names)
    missing = [name for name in symbols(tree) if name not in names]
    if missing:
        raise ValueError(f"{missing[0]} has no value")
    for _ in range(order):
        tree = derivative(tree, by)
    return tree, compiled(tree, names)


# -- curves -------------------------------------------------------------------------------------


def _along(form: _Form, xs: list[float], until: float) -> tuple[list[float], _Values]:
    """As many regular points as there is time for, the first and the last one among them."""
    n = len(xs)
    found: dict[int, float | None] = {}
    stride = _STRIDE
    while stride:
        places = [place for place in (*range(0, n, stride), n - 1) if place not in found]
        begun = time.monotonic()
        found |= zip(places, form.over([xs[place] for place in places]), strict=True)
        now = time.monotonic()
        each = (now - begun) / max(1, len(places))
        if now + each * (n - len(found)) <= until:
            rest = [place for place in range(n) if place not in found]
            found |= zip(rest, form.over([xs[place] for place in rest]), strict=True)
            break
        # The next finer ones are as many again.
        stride = stride // 2 if now + each * len(found) <= until else 0
    places = sorted(found)
    return [xs[place] for place in places], [found[place] for place in places]


def _view(request: Draw, regular: dict[int, tuple[list[float], _Values]]) -> tuple[float, float]:
    """The lowest and the highest value that are looked at."""
    if request.bottom is not None and request.top is not None and request.bottom < request.top:
        return request.bottom, request.top
    xs, ys = regular.get(0) or next(iter(regular.values()), ([0.0], [None]))
    slopes = [y for order in (1, 2) for y in (regular[order][1] if order in regular else ())]
    if all(y is None for y in ys):
        return -1.0, 1.0
    bottom, top = window(Plot(request.by, tuple(xs), tuple(ys), tuple(slopes)))
    room = (top - bottom) * 0.06
    return bottom - room, top + room


def _curve(
    order: int,
    form: _Form,
    xs: list[float],
    ys: _Values,
    poles: Sequence[float],
    view: tuple[float, float],
    request: Draw,
) -> Curve:
    line = _Line(form, view, time.monotonic() + request.seconds, (xs[0], xs[-1]))
    points = line.through(xs, ys, poles)
    why = "" if len(xs) >= request.n_points else f"{len(xs)} points: it takes long to compute"
    value, reason = _value(form, request)
    return Curve(
        order,
        *_told(form.tree),
        tuple(x for x, _ in points),
        tuple(y for _, y in points),
        value,
        reason or why,
    )


@lru_cache(maxsize=64)
def _told(tree: Node) -> tuple[str, str, str, str]:
    """A formula as text, in Unicode, in LaTeX and in MathML."""
    return render.text(tree), render.unicode(tree), render.latex(tree), mathml(tree)


def _value(form: _Form, request: Draw) -> tuple[float | None, str]:
    """The value at the point, or why there is none."""
    point = form.others[request.by]
    if form.of is not None and (known := _value(form.of, request))[0] is None:
        return known
    try:
        found = _real(form.function(**form.others))
    except (ValueError, ArithmeticError) as error:
        return None, str(error)
    return found, "" if found is not None else f"no number at {request.by} = {point:g}"


class _Line:
    """The points of one curve, with more of them where it is steep, and gaps where it ends."""

    def __init__(
        self, form: _Form, view: tuple[float, float], until: float, ends: tuple[float, float]
    ) -> None:
        self._at = form.at
        self._bottom, self._top = view
        self._steep = (self._top - self._bottom) * _STEEP
        self._bent = (self._top - self._bottom) * _BENT
        self._until = until
        self._near = (ends[1] - ends[0]) * _NEAR
        self._left = _EXTRA

    def through(
        self, xs: list[float], ys: _Values, poles: Sequence[float]
    ) -> list[tuple[float, float | None]]:
        """All points from left to right."""
        bends = self._bent_at(ys)
        made = [(xs[0], ys[0])]
        for place in range(1, len(xs)):
            y0, y1 = ys[place - 1], ys[place]
            # Most neighbours are near each other, and then there is nothing to look for.
            if y0 is None or y1 is None or place in bends or abs(y1 - y0) > self._steep or poles:
                x0, x1 = xs[place - 1], xs[place]
                inside = [pole for pole in poles if x0 <= pole <= x1]
                if inside:
                    made += self._around(inside, x0, y0, x1, y1)
                else:
                    made += self._between(x0, y0, x1, y1, _DEPTH, look=place in bends)
            made.append((xs[place], y1))
        known = dict(made)
        known |= dict.fromkeys(poles)
        return sorted(known.items())

    def _bent_at(self, ys: _Values) -> set[int]:
        """The stretches, by where they end, at whose ends the curve bends."""
        found: set[int] = set()
        bent = 2 * self._bent
        for place in range(1, len(ys) - 1):
            before, here, after = ys[place - 1], ys[place], ys[place + 1]
            if before is None or here is None or after is None:
                continue
            if abs(here + here - before - after) > bent and not self._is_away(before, after):
                found |= {place, place + 1}
        return found

    def _bends(self, before: float | None, here: float | None, after: float | None) -> bool:
        if before is None or here is None or after is None or self._is_away(before, after):
            return False
        return abs(here - (before + after) / 2) > self._bent

    def _is_away(self, one: float, other: float) -> bool:
        """Whether both lie on the same side outside of what is looked at."""
        return (one > self._top and other > self._top) or (
            one < self._bottom and other < self._bottom
        )

    def _around(
        self, poles: list[float], x0: float, y0: float | None, x1: float, y1: float | None
    ) -> Iterator[tuple[float, float | None]]:
        """The curve towards each pole, as near as makes no difference, and away from it."""
        for pole in poles:
            before, after = pole - self._near, pole + self._near
            if x0 < before:
                y = self._at(before)
                yield from self._between(x0, y0, before, y, _DEPTH, look=False)
                yield before, y
            yield pole, None
            if after >= x1:
                return
            x0, y0 = after, self._at(after)
            yield x0, y0
        yield from self._between(x0, y0, x1, y1, _DEPTH, look=False)

    def _between(
        self, x0: float, y0: float | None, x1: float, y1: float | None, depth: int, *, look: bool
    ) -> Iterator[tuple[float, float | None]]:
        """The points that are needed between two, and a None where the line would not be true."""
        if y0 is None or y1 is None:
            if (y0 is None) != (y1 is None):
                yield from self._edge(x0, y0, x1, y1)
            return
        if self._is_away(y0, y1):
            return
        far = abs(self._inside(y1) - self._inside(y0)) > self._steep
        if not (far or look):
            return
        middle = (x0 + x1) / 2
        if not x0 < middle < x1:
            return
        if x1 - x0 < _TIGHT * math.ulp(middle) or not depth or not self._may_go_on():
            yield from ((x0, y0), (middle, None), (x1, y1))
            return
        y = self._at(middle)
        look = look and self._bends(y0, y, y1)
        yield from self._between(x0, y0, middle, y, depth - 1, look=look)
        if depth > _DEPTH - _DRAWN_DEPTH:
            yield middle, y
        yield from self._between(middle, y, x1, y1, depth - 1, look=look)

    def _inside(self, y: float) -> float:
        return min(max(y, self._bottom), self._top)

    def _edge(
        self, x0: float, y0: float | None, x1: float, y1: float | None
    ) -> Iterator[tuple[float, float | None]]:
        """The curve as far as it goes, between a place that has a value and one that has none."""
        has, lacks = (x0, x1) if y1 is None else (x1, x0)
        for _ in range(_EDGE_DEPTH):
            middle = (has + lacks) / 2
            if not self._may_go_on():
                return
            y = self._at(middle)
            if y is None:
                lacks = middle
            else:
                yield middle, y
                has = middle

    def _may_go_on(self) -> bool:
        self._left -= 1
        return self._left > 0 and time.monotonic() < self._until


# -- poles --------------------------------------------------------------------------------------


def _poles(form: _Form, xs: list[float]) -> Iterator[float]:
    """Where a divisor passes through 0, however narrow the pole is, and there is no value."""
    found: set[float] = set()
    for divisor in _divisors(expanded(form.tree)):
        if form.by not in symbols(divisor):
            continue
        part = _Form(divisor, _divisor(divisor, tuple(form.others)), form.by, form.others)
        ys = part.over(xs)
        for (x0, x1), (y0, y1) in zip(pairwise(xs), pairwise(ys), strict=True):
            if y0 == 0:
                found.add(x0)
            elif y0 is not None and y1 is not None and y1 and (y0 > 0) != (y1 > 0):
                found.add(_root(part, x0, y0, x1))
        if ys and ys[-1] == 0:
            found.add(xs[-1])
    yield from sorted(found)


_divisor = lru_cache(maxsize=256)(compiled)


def _divisors(tree: Node) -> Iterator[Node]:
    """What a formula divides by, factor by factor."""
    for node in walk(tree):
        if not isinstance(node, Apply):
            continue
        if node.op == "div":
            yield from _factors(node.args[1])
        elif node.op == "pow" and _is_negative(node.args[1]):
            yield from _factors(node.args[0])


def _factors(node: Node) -> Iterator[Node]:
    if isinstance(node, Apply) and node.op == "mul":
        for factor in node.args:
            yield from _factors(factor)
    elif isinstance(node, Apply) and node.op in ("pow", "neg", "abs", "sqrt"):
        yield from _factors(node.args[0])
    elif not isinstance(node, Num):
        yield node


def _is_negative(node: Node) -> bool:
    if isinstance(node, Num):
        return node.value < 0
    return isinstance(node, Apply) and node.op == "neg" and isinstance(node.args[0], Num)


def _root(form: _Form, low: float, at_low: float, high: float) -> float:
    """Where a function passes through 0 between two places."""
    while low < (middle := (low + high) / 2) < high:
        y = form.at(middle)
        if y is None or y == 0:
            return middle
        low, high = (middle, high) if (y > 0) == (at_low > 0) else (low, middle)
    return low


# -- surfaces -----------------------------------------------------------------------------------


def _surface(request: Draw) -> Surface:
    low, high = request.across_low, request.across_high
    if not low < high or not math.isfinite(high - low):
        raise ValueError("an axis goes from one number to a larger one")
    _, function = _compiled(request.formula, request.names, request.by, 0)
    others = dict(zip(request.names, request.values, strict=True))
    until = time.monotonic() + request.seconds
    xs = [request.low + (request.high - request.low) * n / (_COLUMNS - 1) for n in range(_COLUMNS)]
    values: _Values = []
    why = ""
    for row in range(_COLUMNS):
        others[request.across] = low + (high - low) * row / (_COLUMNS - 1)
        if time.monotonic() > until:
            values += [None] * len(xs)
            why = "a part of it takes too long to compute"
        else:
            values += _Form(Num(0), function, request.by, others).over(xs)
    tree, slope = _compiled(request.formula, request.names, request.across, 1)
    at_point = dict(zip(request.names, request.values, strict=True))
    value, reason = _value(_Form(tree, slope, request.by, at_point), request)
    return Surface(_COLUMNS, tuple(values), value, why or reason)
