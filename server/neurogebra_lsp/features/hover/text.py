"""Strings that name something: an entry of the catalogue, a category, a variable, a parameter."""

from __future__ import annotations

from collections.abc import Iterator

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tree import size
from neurogebra_lsp.features import cards, maths
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Maths, Prose
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.features.roles import role_of

_NAMES = 60
_LONG = 200


def find(ctx: Context) -> Hover | None:
    """The card of what the string at the place names."""
    here = ctx.here
    if here.kind != "string":
        return None
    role = role_of(ctx.objects, here)
    if role is None:
        return None
    blocks: tuple[Block, ...] = ()
    if role.use == "name" and (entry := catalogue.resolve(here.word)) is not None:
        blocks = cards.of_entry(catalogue.get(entry), ctx.settings)
    elif role.use == "category":
        blocks = tuple(_category(here.word))
    elif role.use in ("variable", "param"):
        blocks = tuple(symbol(role.owner, here.word))
    return Hover(here.span, blocks) if blocks else None


def _category(name: str) -> Iterator[Block]:
    if name in catalogue.categories():
        names = catalogue.names(name)
        yield Heading(maths.words(name), f"category, {len(names)} expressions")
        yield Prose(", ".join(names[:_NAMES]) + (", …" if len(names) > _NAMES else ""))


def symbol(owner: Object, name: str) -> Iterator[Block]:
    """A variable or parameter of an expression: its meaning, its value, the derivative by it."""
    variables, settings = owner.variables(), owner.settings()
    if name in (settings or ()):
        kind = "parameter"
    elif name in (variables or ()):
        kind = "variable"
    elif variables is None:
        kind = ""
    else:
        return
    title = owner.name or owner.entry
    yield Heading(maths.name(name), " of ".join(word for word in (kind, title) if word))
    yield from _meaning(owner, name)
    yield from _slope(owner, title or "f", name)


def _meaning(owner: Object, name: str) -> Iterator[Block]:
    """What the catalogue says of a name, and the value that a parameter has."""
    entry_name = owner.entry or (owner.card.catalogue if owner.card else "")
    values = dict(owner.card.params) if owner.card else {}
    if catalogue.resolve(entry_name) is not None:
        entry = catalogue.get(entry_name)
        for told in (*entry.variables, *entry.params):
            if told.name == name:
                yield Prose(f"{told.meaning}{_domain(told.domain)}")
                if told.default is not None:
                    values.setdefault(name, repr(told.default))
    if name in values:
        yield Formula(maths.equation(maths.name(name), maths.words(values[name])))


def _domain(interval: str) -> str:
    if interval == "(-oo, oo)":
        return ""
    shown = interval.replace("-oo", "−∞").replace("oo", "∞").replace(" U ", " ∪ ")
    return f", in {shown}" if interval[0] in "[(" else f", {shown}"


def _slope(owner: Object, title: str, name: str) -> Iterator[Block]:
    left = maths.partial(Maths(title, maths.words(title).latex), maths.name(name))
    if owner.card is not None:
        for slope in owner.card.derivatives:
            if slope.variable == name:
                yield Formula(maths.equation(left, Maths(slope.unicode, slope.latex)))
    elif catalogue.resolve(owner.entry) is not None:
        setting = catalogue.get(owner.entry).derivatives.get(name)
        if setting is not None:
            right = Maths(setting.unicode, setting.latex)
            yield Formula(maths.equation(left, right), setting.pretty)
    elif (tree := owner.tree()) is not None and owner.whole and size(tree) <= _LONG:
        try:
            yield Formula(maths.equation(left, maths.of(derivative(tree, name))))
        except FormulaError:
            return
