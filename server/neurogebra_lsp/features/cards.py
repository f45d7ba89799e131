"""The card of an expression: from the catalogue, from an evaluation, or from its text alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from neurogebra import catalogue
from neurogebra.catalogue import Entry, Plot
from neurogebra.errors import FormulaError
from neurogebra.formula import render
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tree import Node, names_in_order, size
from neurogebra_lsp.facts import Card
from neurogebra_lsp.features import forms, maths, sparks
from neurogebra_lsp.features.answers import (
    Block,
    Curve,
    Formula,
    Heading,
    Listing,
    Maths,
    Note,
    Prose,
    Row,
)
from neurogebra_lsp.features.sampling import samples
from neurogebra_lsp.settings import Settings

_LEVELS = ("beginner", "intermediate", "advanced")
_DERIVATIVES = 6
_LONG = 200
_PLOT_WIDTH = 41
_NARROW = 22  #: of a plot in a panel beside a list
_NARROW_NAME = 8
REACH = 6.0  #: how far a plot goes to either side
_FAR = 1e9  #: where neighbouring places of a plot would hardly differ


def of_entry(
    entry: Entry, settings: Settings, *, given: bool = False, narrow: bool = False
) -> tuple[Block, ...]:
    """The card of a catalogue entry; where its parameters are `given`, they are not known."""
    return tuple(_entry_blocks(entry, settings, given=given, narrow=narrow))


def of_card(card: Card, settings: Settings, name: str = "") -> tuple[Block, ...]:
    """The card of an evaluated expression; what the catalogue knows of it comes along.

    Where its own name is none that a formula could use, `name` stands for it.
    """
    entry = entry_of(card)
    if entry is not None:
        return tuple(_entry_blocks(entry, settings, card))
    names = (card.name, name, "f")
    title = next(word for word in names if word.isidentifier())
    return tuple(_own_blocks(card, settings, title))


def of_tree(name: str, tree: Node, params: Sequence[str], settings: Settings) -> tuple[Block, ...]:
    """The card of a formula of which nothing was evaluated."""
    return tuple(_tree_blocks(name, tree, params, settings))


def _tree_blocks(
    name: str, tree: Node, params: Sequence[str], settings: Settings
) -> Iterator[Block]:
    variables = tuple(n for n in names_in_order(tree) if n not in params)
    called = call(name, variables)
    yield Heading(called, "Expression")
    yield Formula(maths.equation(called, maths.of(tree)), tuple(render.pretty(tree)))
    for by in variables[:_DERIVATIVES] if size(tree) <= _LONG else ():
        try:
            slope = derivative(tree, by)
        except FormulaError:
            continue
        left = derivative_of(name, variables, by)
        yield Formula(maths.equation(left, maths.of(slope)), tuple(render.pretty(slope)))
    yield from _sampled(name, tree, variables, {}, settings)


def _sampled(
    name: str,
    tree: Node | None,
    variables: Sequence[str],
    values: Mapping[str, float],
    settings: Settings,
    at: float | None = None,
) -> Iterator[Block]:
    """A plot of a formula of one variable."""
    if not settings.hover_plot or tree is None or len(variables) != 1:
        return
    middle = 0.0 if at is None or abs(at) <= REACH else at
    found = samples(tree, variables[0], values, middle - REACH, middle + REACH)
    if found is not None:
        yield plot_of(name, Plot(variables[0], *found), at)


def entry_of(card: Card) -> Entry | None:
    """The catalogue entry that an evaluated expression is, unchanged."""
    name = card.catalogue or card.name
    if catalogue.resolve(name) is None:
        return None
    entry = catalogue.get(name)
    # A derivative or a sum may carry the name along; its formula is another.
    return entry if entry.formula.text == card.text else None


def call(name: str, variables: Sequence[str]) -> Maths:
    """`f(x, y)`."""
    inside = [maths.name(variable) for variable in variables]
    return Maths(
        f"{name}({', '.join(m.unicode for m in inside)})",
        f"{_latex_function(name)}\\left({', '.join(m.latex for m in inside)}\\right)",
    )


def _latex_function(name: str) -> str:
    escaped = name.replace("_", r"\_")
    return escaped if len(name) == 1 else rf"\operatorname{{{escaped}}}"


def derivative_of(name: str, variables: Sequence[str], by: str) -> Maths:
    """f′(x), or ∂f/∂x where there are several variables."""
    if len(variables) == 1:
        prime = call(name, variables)
        return Maths(
            prime.unicode.replace("(", "′(", 1), prime.latex.replace(r"\left(", r"'\left(", 1)
        )
    function = Maths(name, _latex_function(name))
    return maths.partial(function, maths.name(by))


def _entry_blocks(
    entry: Entry,
    settings: Settings,
    card: Card | None = None,
    *,
    given: bool = False,
    narrow: bool = False,
) -> Iterator[Block]:
    variables = tuple(variable.name for variable in entry.variables)
    called = call(entry.name, variables)
    level = settings.explanation_level
    yield Heading(called, entry.category)
    formula = entry.formula
    yield Formula(maths.equation(called, Maths(formula.unicode, formula.latex)), formula.pretty)
    for by, slope in list(entry.derivatives.items())[:_DERIVATIVES]:
        left = derivative_of(entry.name, variables, by)
        yield Formula(maths.equation(left, Maths(slope.unicode, slope.latex)), slope.pretty)
    if card is not None:
        yield from _settings_row(card.params)
    elif not given:
        yield from _settings_row([(p.name, repr(p.default)) for p in entry.params])
    if level != "advanced":
        yield Prose(entry.summary)
    is_default = not given if card is None else _has_defaults(entry, card)
    if card is not None and not is_default:
        yield from _sampled_card(entry.name, card, settings)
    elif settings.hover_plot and entry.plot is not None and is_default:
        name = "f" if narrow and len(entry.name) > _NARROW_NAME else entry.name
        yield plot_of(name, entry.plot, width=_NARROW if narrow else _PLOT_WIDTH)
    if entry.properties and is_default:
        yield Prose(" · ".join(known.text for known in entry.properties))
    if entry.explain.get(level):
        yield Prose(entry.explain[level])
    if level != "beginner":
        for text in entry.watch:
            yield Prose(text)
    if entry.use and level != "advanced":
        yield Prose(entry.use)
    yield from _names(entry, level)
    if entry.corrected and level == "advanced":
        yield Prose(entry.corrected)
    if entry.reference and level != "beginner":
        yield Note(entry.reference)


def _has_defaults(entry: Entry, card: Card) -> bool:
    """Whether an expression has the parameters that the catalogue describes it with."""
    defaults = {param.name: param.default for param in entry.params}
    return all(_float(text) == defaults.get(name) for name, text in card.params)


def _names(entry: Entry, level: str) -> Iterator[Block]:
    """What the letters mean, where a reader needs telling."""
    if level == "advanced" or (len(entry.variables) + len(entry.params) < 2):
        return
    told = [f"{known.name}: {known.meaning}" for known in (*entry.variables, *entry.params)]
    yield Prose("; ".join(text for text in told if not text.endswith(": ")))


def _settings_row(params: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if params:
        cells = (maths.equation(maths.name(n), maths.words(value)) for n, value in params[:8])
        yield Row(tuple(cells))


def _own_blocks(card: Card, settings: Settings, name: str) -> Iterator[Block]:
    called = call(name, card.variables)
    yield Heading(called, "Expression")
    yield Formula(maths.equation(called, Maths(card.unicode, card.latex)), card.pretty)
    for slope in card.derivatives[:_DERIVATIVES]:
        left = derivative_of(name, card.variables, slope.variable)
        yield Formula(maths.equation(left, Maths(slope.unicode, slope.latex)))
    yield from _settings_row(card.params)
    yield from _sampled_card(name, card, settings)
    if card.trainable:
        yield Note(f"training may change {', '.join(card.trainable)}")
    for line in card.explanations[_LEVELS.index(settings.explanation_level)].split("\n"):
        if line.strip() and " = " not in line:  # the card has said all equations by now
            yield Prose(line)


def _sampled_card(
    name: str, card: Card, settings: Settings, at: float | None = None
) -> Iterator[Block]:
    params = params_of(card)
    tree = forms.read(card.text, (*card.variables, *params))
    yield from _sampled(name, tree, card.variables, params, settings, at)


def params_of(card: Card) -> dict[str, float]:
    """The parameters that are numbers."""
    return {name: number for name, text in card.params if (number := _float(text)) is not None}


def plot_at(name: str, card: Card, settings: Settings, at: float) -> Iterator[Block]:
    """A plot of an expression of one variable, with a place on it marked."""
    if abs(at) < _FAR:
        yield from _sampled_card(name, card, settings, at)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def plot_of(name: str, plot: Plot, at: float | None = None, *, width: int = _PLOT_WIDTH) -> Listing:
    """A function and its slope as two lines of bars over the same stretch, a place on it marked."""
    low, high = maths.number(plot.xs[0]).unicode, maths.number(plot.xs[-1]).unicode
    top = max(len(name), len(f"{name}′"))
    lines = [
        f"{name:<{top}}  {sparks.spark(plot.ys, width)}",
        f"{name + '′':<{top}}  {sparks.spark(plot.slopes, width)}",
        f"{plot.variable:<{top}}  {low}{f'… {high}':>{width - len(low)}}",
    ]
    alt = f"From {plot.variable} = {low} to {high}, {name} {sparks.course(plot.ys)}"
    alt += f"; its slope {sparks.course(plot.slopes)}."
    if at is not None and plot.xs[0] <= at <= plot.xs[-1] > plot.xs[0]:
        place = (at - plot.xs[0]) / (plot.xs[-1] - plot.xs[0])
        here = f"{plot.variable} {'≈' if maths.is_rounded(at) else '='} {maths.number(at).unicode}"
        lines.insert(2, _pointer(top + 2, round(place * (width - 1)), here, width))
        alt += f" Marked: {here}."
    return Listing(tuple(lines), alt, Curve(name, plot, at))


def _pointer(left: int, column: int, label: str, width: int) -> str:
    """A triangle under a column, with a label on the side that has room."""
    if column + len(label) + 2 <= width:
        return f"{' ' * (left + column)}▲ {label}"
    return f"{f'{label} ▲':>{left + column + 1}}"
