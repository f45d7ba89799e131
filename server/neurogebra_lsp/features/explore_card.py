"""What an explorer shows, as a card: for editors that have no panels."""

from __future__ import annotations

from collections.abc import Iterator

from neurogebra.catalogue import Plot
from neurogebra_lsp.features import cards, maths
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Listing, Maths, Note
from neurogebra_lsp.features.explore import Explored, Quantity
from neurogebra_lsp.features.hover import render
from neurogebra_lsp.wire import Draw, Drawn

N_POINTS = 41
_ROWS = 9
_WIDTH = 12


def request(found: Explored) -> Draw:
    """What is to be computed for the card."""
    first = found.quantities[0]
    return Draw(
        found.text,
        tuple(q.name for q in found.quantities),
        tuple(q.value for q in found.quantities),
        first.name, first.low, first.high, n_points=N_POINTS,
    )  # fmt: skip


def card(found: Explored, drawn: Drawn, *, latex: bool) -> str:
    """The formula, its derivative, a plot and a table of values, as markdown."""
    return render.markdown(Hover((0, 0, 0, 0), tuple(_blocks(found, drawn))), latex)


def _blocks(found: Explored, drawn: Drawn) -> Iterator[Block]:
    axis = found.quantities[0]
    yield Heading(found.head, "explored")
    yield Formula(maths.equation(found.head, found.maths))
    slope = next((c for c in drawn.curves if c.order == 1), None)
    if slope is not None:
        left = cards.derivative_of(found.title, found.variables or (axis.name,), axis.name)
        yield Formula(maths.equation(left, Maths(slope.unicode, slope.latex)))
    if drawn.why:
        yield Note(drawn.why)
        return
    others = [q for q in found.quantities if q is not axis]
    if others:
        told = (f"{q.label} = {maths.number(q.value).unicode}" for q in others)
        yield Note(f"where {', '.join(told)}")
    ys, slopes = (_regular(drawn, order, axis) for order in (0, 1))
    xs = tuple(_places(axis))
    yield cards.plot_of(found.title, Plot(axis.name, xs, ys, slopes), axis.value)
    yield Listing(tuple(_table(found.title, axis, xs, ys, slopes)))


def _places(axis: Quantity) -> Iterator[float]:
    for n in range(N_POINTS):
        yield axis.low + (axis.high - axis.low) * n / (N_POINTS - 1)


def _regular(drawn: Drawn, order: int, axis: Quantity) -> tuple[float | None, ...]:
    """The values at the regular places."""
    curve = next((c for c in drawn.curves if c.order == order), None)
    known = {} if curve is None else dict(zip(curve.xs, curve.ys, strict=True))
    return tuple(known.get(x) for x in _places(axis))


def _table(
    title: str,
    axis: Quantity,
    xs: tuple[float, ...],
    ys: tuple[float | None, ...],
    slopes: tuple[float | None, ...],
) -> Iterator[str]:
    yield "".join(f"{word:>{_WIDTH}}" for word in (axis.label, title, f"{title}′"))
    for place in range(0, N_POINTS, (N_POINTS - 1) // (_ROWS - 1)):
        numbers = (xs[place], ys[place], slopes[place])
        yield "".join(f"{_number(number):>{_WIDTH}}" for number in numbers)


def _number(value: float | None) -> str:
    return "·" if value is None else maths.brief(value).unicode
