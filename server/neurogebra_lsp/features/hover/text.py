"""Strings that name something: an entry of the catalogue, a category, a variable, a parameter."""

from __future__ import annotations

from collections.abc import Iterator

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula.derivative import derivative
from neurogebra.formula.tree import size
from neurogebra_lsp.features import cards, forms, maths, objects
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Maths, Prose
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.features.roles import Role, role_of
from neurogebra_lsp.settings import SETTINGS

_NAMES = 60
_LONG = 200
_LEVELS = dict(next(row.choices for row in SETTINGS if row.key == "explanation.level"))


def find(ctx: Context) -> Hover | None:
    """The card of what the string at the place names."""
    here = ctx.here
    if here.kind != "string":
        return None
    role = role_of(ctx.objects, here)
    if role is None:
        return None
    blocks: tuple[Block, ...] = ()
    if role.use in ("name", "title"):
        blocks = _named(ctx, role)
    elif role.use == "category":
        blocks = tuple(_category(here.word))
    elif role.use == "variable":
        blocks = tuple(symbol(role.owner, here.word))
    elif role.use == "param":
        blocks = tuple(symbol(ctx.evaluated(role.owner, role.call), here.word))
    elif role.use == "level":
        blocks = tuple(_level(here.word))
    return Hover(here.span, blocks) if blocks else None


def _named(ctx: Context, role: Role) -> tuple[Block, ...]:
    """An expression by its name: as it was evaluated here, else as the catalogue has it."""
    card = ctx.evaluated(role.owner, role.call).card
    if card is not None:
        return cards.of_card(card, ctx.settings)
    if role.use == "title":
        tree = role.owner.tree() if role.owner.whole else None
        name = ctx.here.word if ctx.here.word.isidentifier() else "f"
        return () if tree is None else cards.of_tree(name, tree, role.owner.params, ctx.settings)
    entry = catalogue.resolve(ctx.here.word)
    if entry is None:
        return ()
    return cards.of_entry(catalogue.get(entry), ctx.settings, given=objects.is_given(role.call))


def _level(word: str) -> Iterator[Block]:
    """For whom an explanation of that level is."""
    meaning = _LEVELS.get(word)
    if meaning is not None:
        yield Heading(maths.words(word), "level of explanation")
        yield Prose(maths.sentence(meaning))


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
    entry = cards.entry_of(owner.card) if owner.card else None
    if entry is None and catalogue.resolve(owner.entry) is not None:
        entry = catalogue.get(owner.entry)
    values = dict(owner.card.params) if owner.card else {}
    if entry is not None:
        for told in (*entry.variables, *entry.params):
            if told.name == name:
                yield Prose(f"{told.meaning}{_domain(told.domain)}")
                if told.default is not None and owner.card is None:
                    yield Prose(f"By default {told.default:g}.")
    if name in values:
        yield Formula(maths.equation(maths.name(name), maths.words(values[name])))


def _domain(interval: str) -> str:
    if interval == "(-oo, oo)":
        return ""
    shown = interval
    for written, symbol in (("-oo", "−∞"), ("oo", "∞"), (" U ", " ∪ "), ("pi", "π"), ("*", "·")):
        shown = shown.replace(written, symbol)
    return f", in {shown}" if interval[0] in "[(" else f", {shown}"


def _slope(owner: Object, title: str, name: str) -> Iterator[Block]:
    left = maths.partial(Maths(title, maths.words(title).latex), maths.name(name))
    card = owner.card
    told = next((d for d in card.derivatives if d.variable == name), None) if card else None
    tree = owner.tree() if owner.whole else None
    if card is not None:
        tree = forms.read(card.text, (*card.variables, *(param for param, _ in card.params)))
    if told is not None:
        yield Formula(maths.equation(left, Maths(told.unicode, told.latex)))
    elif card is None and catalogue.resolve(owner.entry) is not None:
        setting = catalogue.get(owner.entry).derivatives.get(name)
        if setting is not None:
            right = Maths(setting.unicode, setting.latex)
            yield Formula(maths.equation(left, right), setting.pretty)
    elif tree is not None and size(tree) <= _LONG:
        try:
            yield Formula(maths.equation(left, maths.of(derivative(tree, name))))
        except FormulaError:
            return
