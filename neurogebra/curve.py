"""Draws a function of one variable and its derivative as a small picture (SVG), or samples it.

Standard library only: notebooks, the documentation and the catalogue's index use it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from neurogebra import catalogue
from neurogebra.catalogue import Plot
from neurogebra.errors import NeurogebraError
from neurogebra.formula.mathml import equation
from neurogebra.formula.names import number, unicode_name
from neurogebra.formula.tree import size

if TYPE_CHECKING:
    from neurogebra.core.expression import Expression

N_POINTS: Final = 61
#: A formula of more parts is set, but not drawn: its derivative would take too long.
MOST_NODES: Final = 200
DEFAULT_RANGE: Final = (-6.0, 6.0)

#: In the units of the picture; it is shown at half the size, so whole numbers are precise enough.
WIDTH, HEIGHT = 480, 300
_PAD: Final = 10
#: Colours that can be told apart on white and on black.
BLUE, ORANGE, GREY = "#3b82f6", "#f59e0b", "#888"


def sampled(expression: Expression, variable: str, low: float, high: float) -> Plot:
    """Points of a function of one variable and of its derivative; None where there is no value.

    Examples
    --------
    >>> from neurogebra import Expression
    >>> plot = sampled(Expression("f", "1/x"), "x", -3, 3)
    >>> plot.xs[0], plot.ys[0], plot.ys[30]
    (-3.0, -0.3333333333333333, None)
    """
    slope = expression.gradient(variable)
    xs = [low + (high - low) * n / (N_POINTS - 1) for n in range(N_POINTS)]
    ys, slopes = ([_at(form, variable, x) for x in xs] for form in (expression, slope))
    return Plot(variable, tuple(xs), tuple(ys), tuple(slopes))


def _at(expression: Expression, variable: str, x: float) -> float | None:
    try:
        value = expression.eval(**{variable: x})
    except (ValueError, ArithmeticError):
        return None
    return value if isinstance(value, int | float) and math.isfinite(value) else None


def picture(plot: Plot, title: str) -> str:
    """The curve and, dashed, its derivative, as SVG of about two kilobytes.

    Examples
    --------
    >>> svg = picture(Plot("x", (0.0, 1.0), (0.0, 1.0), (1.0, 1.0)), "line")
    >>> svg.startswith("<svg"), svg.count("<path")
    (True, 3)
    """
    view = _View(plot, (0, 0, WIDTH, HEIGHT), _PAD)
    name = unicode_name(plot.variable)
    axes = view.axes()
    low, high = (number(view.ends[end], typeset=True) for end in (0, 1))
    bottom, top = (number(float(f"{y:.3g}"), typeset=True) for y in (view.lowest, view.highest))
    labels = (
        (4, HEIGHT - 6, "start", f"{name} = {low}"),
        (WIDTH - 4, HEIGHT - 6, "end", high),
        (4, 22, "start", top),
        (4, HEIGHT - 32, "start", bottom),
    )
    texts = "".join(
        f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'
        for x, y, anchor, text in labels
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH // 2}" '
        f'height="{HEIGHT // 2}" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke-width="3">'
        f"<title>{escape(title)} and, dashed, its derivative</title>"
        f'<path d="{axes}" stroke="{GREY}" stroke-width="1"/>'
        f'<path d="{view.path(plot.slopes)}" stroke="{ORANGE}" stroke-dasharray="8 6"/>'
        f'<path d="{view.path(plot.ys, plot.slopes)}" stroke="{BLUE}" stroke-width="4"/>'
        f'<g fill="{GREY}" font-family="sans-serif" font-size="20">{texts}</g></svg>'
    )


#: Of a chart, in its own units, two to a pixel.
_CHART: Final = (680, 380)
_LETTER: Final = 12  #: the usual width of a letter
_TEXT: Final = 22  #: its height
_ROOM: Final = 8  #: above and below the curves
_TICKS: Final = 7  #: at most so many steps
_LONGEST_NAME: Final = 20


def chart(plot: Plot, name: str, at: float | None = None) -> str:
    """The curve and, dashed, its derivative on axes with numbers, as SVG; a place on it marked.

    Its colours are left to who shows it, as the CSS properties `--curve`, `--slope`, `--ink` and
    `--faint`.

    Examples
    --------
    >>> svg = chart(Plot("x", (0.0, 1.0), (0.0, 1.0), (1.0, 1.0)), "line", at=0.5)
    >>> "line′" in svg, "x = 0.5" in svg
    (True, True)
    """
    width, height = _CHART
    name = name if len(name) <= _LONGEST_NAME else "f"
    lowest, highest = window(plot)
    more = (highest - lowest) * _ROOM / (height - 84 - 2 * _ROOM)  # what the room would show
    up = _ticks(lowest - more, highest + more)
    left = 14 + _LETTER * max((len(text) for _, text in up), default=1)
    view = _View(plot, (left, 44, width - left - 30, height - 84), _ROOM)
    across = _ticks(*view.ends)
    lines = "".join(f"M{view.x(x)} {view.top}v{view.height}" for x, _ in across)
    lines += "".join(f"M{left} {view.y(y)}h{view.width}" for y, _ in up)
    texts = [
        *((view.x(x), height - 10, "middle", "ink", text) for x, text in across),
        *((left - 10, view.y(y) + 8, "end", "ink", text) for y, text in up),
        (left + 48, 26, "start", "curve", name),
        (left + 120 + len(name) * _LETTER, 26, "start", "slope", f"{name}′"),
    ]
    marked = ""
    if at is not None and view.ends[0] <= at <= view.ends[1]:
        marked = _marked(plot, view, at)
        sign = "=" if float(number(at)) == at else "≈"
        here = f"{unicode_name(plot.variable)} {sign} {number(at, typeset=True)}"
        texts.append((width - 14, 26, "end", "ink", here))
    words = "".join(
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="var(--{colour})">{escape(text)}</text>'
        for x, y, anchor, colour, text in texts
    )
    keys = (
        f'<path d="M{left} 18h36" stroke="var(--curve)" stroke-width="5"/>'
        f'<path d="M{left + 72 + len(name) * _LETTER} 18h36" stroke="var(--slope)" '
        'stroke-width="4" stroke-dasharray="10 7"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width // 2}" height="{height // 2}" '
        f'viewBox="0 0 {width} {height}" fill="none">'
        f'<clipPath id="a"><path d="{view.frame(6)}"/></clipPath>'
        f'<path d="{lines}" stroke="var(--faint)" stroke-opacity="0.35"/>'
        f'<path d="{view.axes()}" stroke="var(--faint)" stroke-width="2"/>'
        f'<g clip-path="url(#a)" stroke-linejoin="round">'
        f'<path d="{view.path(plot.slopes)}" stroke="var(--slope)" stroke-width="4" '
        'stroke-dasharray="10 7"/>'
        f'<path d="{view.path(plot.ys, plot.slopes)}" stroke="var(--curve)" stroke-width="5"/>'
        f"{marked}</g>{keys}"
        f'<g font-family="system-ui, sans-serif" font-size="{_TEXT}">{words}</g></svg>'
    )


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Round numbers over a stretch, a few of them, and how they are written."""
    least = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(least))
    step = next((n * power for n in (1, 2, 5) if n * power >= least), 10 * power)
    first, last = math.ceil(low / step), math.floor(high / step)
    places = [n * step for n in range(first, last + 1)]
    return [(x, number(float(f"{x:.6g}"), typeset=True)) for x in places]


def _marked(plot: Plot, view: _View, at: float) -> str:
    """A line at a place, and a dot where it meets each of the two."""
    drawn = (
        f'<path d="M{view.x(at)} {view.top}v{view.height}" stroke="var(--ink)" '
        'stroke-width="2" stroke-dasharray="3 5"/>'
    )
    for values, colour in ((plot.slopes, "slope"), (plot.ys, "curve")):
        value = _between(plot.xs, values, at)
        if value is not None:
            drawn += (
                f'<circle cx="{view.x(at)}" cy="{view.y(value)}" r="8" fill="var(--{colour})"/>'
            )
    return drawn


def _between(xs: Sequence[float], values: Sequence[float | None], at: float) -> float | None:
    """The value at a place, on the line between the points beside it."""
    for n in range(1, len(xs)):
        before, after = values[n - 1], values[n]
        if xs[n - 1] <= at <= xs[n] and before is not None and after is not None:
            return before + (after - before) * (at - xs[n - 1]) / (xs[n] - xs[n - 1])
    return None


def shown_range(expression: Expression) -> tuple[float, float]:
    """Where a function is worth looking at: what the catalogue says, or the usual range."""
    found = catalogue.resolve(expression.name)
    shown = catalogue.get(found).plot if found else None
    return (shown.xs[0], shown.xs[-1]) if shown else DEFAULT_RANGE


def as_html(expression: Expression) -> str:
    """What a notebook shows: the formula set, and its curve if it has one variable.

    Examples
    --------
    >>> from neurogebra import Expression
    >>> html = as_html(Expression("square", "x**2"))
    >>> "<math" in html, "<svg" in html
    (True, True)
    """
    set_formula = equation(expression.name, expression.variables, expression.tree)
    plot = _plot_of(expression)
    return set_formula if plot is None else set_formula + picture(plot, expression.name)


def _plot_of(expression: Expression) -> Plot | None:
    plain = all(isinstance(value, int | float) for value in expression.params.values())
    if len(expression.variables) != 1 or not plain or size(expression.tree) > MOST_NODES:
        return None
    try:
        plot = sampled(expression, expression.variables[0], *shown_range(expression))
    except NeurogebraError:
        return None
    return None if all(y is None for y in plot.ys) else plot


class _View:
    """Which part of the plane is shown, and where its points are in the picture."""

    def __init__(self, plot: Plot, box: tuple[int, int, int, int], room: int = 0) -> None:
        self.xs = plot.xs
        self.ends = (plot.xs[0], plot.xs[-1])
        self.lowest, self.highest = window(plot)
        self.left, self.top, self.width, self.height = box
        self.room = room  #: above and below, where only axes reach

    def x(self, value: float) -> int:
        low, high = self.ends
        return self.left + round(self.width * (value - low) / (high - low))

    def y(self, value: float) -> int:
        share = (value - self.lowest) / (self.highest - self.lowest)
        # Far outside is as good as further outside.
        share = 1 - min(3.0, max(-2.0, share))
        return self.top + round(self.room + (self.height - 2 * self.room) * share)

    def axes(self) -> str:
        lines: list[str] = []
        if self.ends[0] <= 0 <= self.ends[1]:
            lines.append(f"M{self.x(0)} {self.top}V{self.top + self.height}")
        if self.lowest <= 0 <= self.highest:
            lines.append(f"M{self.left} {self.y(0)}H{self.left + self.width}")
        return "".join(lines)

    def frame(self, around: int) -> str:
        """The edge of what is drawn on, and a little more."""
        across, down = self.width + 2 * around, self.height + 2 * around
        return f"M{self.left - around} {self.top - around}h{across}v{down}h-{across}z"

    def path(
        self, values: Sequence[float | None], slopes: Sequence[float | None] | None = None
    ) -> str:
        """Lines between neighbours; the pen is lifted over gaps, poles and jumps."""
        made: list[str] = []
        before: tuple[int, int] | None = None
        for n, value in enumerate(values):
            if value is None:
                before = None
                continue
            here = (self.x(self.xs[n]), self.y(value))
            if before is None or self._breaks(values, slopes, n):
                made.append(f"M{here[0]} {here[1]}")
            else:
                made.append(f"l{here[0] - before[0]} {here[1] - before[1]}")
            before = here
        return "".join(made).replace(" -", "-")

    def _breaks(
        self, values: Sequence[float | None], slopes: Sequence[float | None] | None, n: int
    ) -> bool:
        start, end = values[n - 1], values[n]
        if start is None or end is None:
            return True
        height = self.highest - self.lowest
        high, low = self.highest, self.lowest
        if (start > high and end < low) or (start < low and end > high):
            return True
        step = end - start
        if slopes is None:
            around = [self._step(values, n - 1), self._step(values, n + 1)]
            return abs(step) > 4 * max(map(abs, around)) + height / 50
        left, right = slopes[n - 1] or 0.0, slopes[n] or 0.0
        against = left * step < 0 and right * step < 0
        foreseen = 3 * max(abs(left), abs(right)) * (self.xs[n] - self.xs[n - 1])
        return (against and abs(step) > height / 10) or abs(step) > foreseen + height / 50

    @staticmethod
    def _step(values: Sequence[float | None], n: int) -> float:
        pair = values[n - 1 : n + 1] if 0 < n < len(values) else ()
        return 0.0 if len(pair) < 2 or None in pair else pair[1] - pair[0]  # type: ignore[operator]


def window(plot: Plot) -> tuple[float, float]:
    """The lowest and highest value to show: all of the curve, poles cut, and some of the slope.

    Examples
    --------
    >>> window(Plot("x", (0.0, 1.0, 2.0), (0.0, 1.0, 4.0), (0.0, 2.0, 4.0)))
    (0.0, 4.0)
    """
    ys = sorted(y for y in plot.ys if y is not None)
    low, high = ys[0], ys[-1]
    inner_low, inner_high = ys[len(ys) // 25], ys[-1 - len(ys) // 25]
    if high - low > 6 * (inner_high - inner_low) > 0:
        room = (inner_high - inner_low) / 4
        low, high = inner_low - room, inner_high + room
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-300):
        low, high = low - max(1.0, abs(low)), high + max(1.0, abs(high))
    room = (high - low) / 2
    slopes = [slope for slope in plot.slopes if slope is not None] or [low]
    return (
        min(low, max(min(slopes), low - room)),
        max(high, min(max(slopes), high + room)),
    )
