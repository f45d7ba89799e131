"""What there is to explore at a place: a formula with its variables, its parameters, their ranges.

An expression of the catalogue or of the program, an evaluation, a plain function with a known
formula, or formula text. Where the program writes a parameter's number down, it says where.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from neurogebra import catalogue
from neurogebra.catalogue import Entry, Name
from neurogebra.errors import FormulaError
from neurogebra.formula import export, mathml, render
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Node, names_in_order, size
from neurogebra_lsp.facts import Card, Facts, Span
from neurogebra_lsp.features import cards, forms, functions, literals, maths
from neurogebra_lsp.features.answers import Maths, Refusal
from neurogebra_lsp.features.hover import evaluation, function
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.literals import Place
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document, Offset

_MOST_NAMES = 12
_LARGEST = 600  #: nodes of a formula
_REACH = 6.0
#: Of a formula alone, what names begin with that stand for variables rather than parameters.
_VARIABLES = frozenset("xyztuvXYZ")
_PARAMS_AT = {"Expression": 2, "get": 1}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A variable or parameter: its number, and between which numbers it is worth moving."""

    name: str
    label: str  #: in Unicode
    value: float
    low: float
    high: float
    is_parameter: bool
    meaning: str = ""
    place: Place = literals.NOWHERE


@dataclass(frozen=True, slots=True)
class Explored:
    """A formula that can be drawn."""

    title: str
    head: Maths  #: `f(x, y)`
    text: str  #: in the formula language
    maths: Maths
    mathml: str
    quantities: tuple[Quantity, ...]  #: variables first
    entry: str = ""  #: its name in the catalogue
    span: Span | None = None  #: the name in the program that leads to it
    tree: Node | None = field(default=None, repr=False)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names that run along axes."""
        return tuple(q.name for q in self.quantities if not q.is_parameter)

    @property
    def places(self) -> dict[str, Place]:
        """Where the program writes the number of each name."""
        return {q.name: q.place for q in self.quantities}


def explore(doc: Document, facts: Facts, at: Offset, settings: Settings) -> Explored | Refusal:
    """What is to be explored at a place of the program."""
    here = cursor.here(doc, at)
    if here is None:
        return Refusal("nothing stands here that could be explored")
    ctx = Context(doc, facts, settings, index_of(facts), here, doc.place(at))
    for find in (_evaluation, _expression, _function):
        found = find(ctx)
        if found is not None:
            return found
    return Refusal(f"{here.word.strip() or 'this'} has no formula that is known")


def explore_text(text: str) -> Explored | Refusal:
    """An entry of the catalogue by its name, or a formula as it is written."""
    name = catalogue.resolve(text.strip())
    if name is not None:
        return _of_entry(catalogue.get(name))
    try:
        tree = parse(text)
    except FormulaError as error:
        return Refusal(str(error).split("\n")[0])
    names = names_in_order(tree)
    running = [name for name in names if name[0] in _VARIABLES] or names
    rest = {name: None for name in names if name not in running}
    return _explored("f", tree, running, rest, {})


def code(found: Explored, values: Mapping[str, float], library: str) -> str | Refusal:
    """The expression as source code, with the parameters as they are now."""
    if found.tree is None:
        return Refusal("there is no formula")
    name = export.identifier(found.title)
    params = {
        q.name: _plain(values.get(q.name, q.value)) for q in found.quantities if q.is_parameter
    }
    if library == "neurogebra":
        return "\n".join(_own_code(found, name, params))
    try:
        return export.source(name, found.tree, found.variables, params, library) + "\n"
    except (FormulaError, ValueError, KeyError, RecursionError) as error:
        return Refusal(str(error).split("\n")[0] or f"{library} has no such function")


def _own_code(found: Explored, name: str, params: Mapping[str, float]) -> Sequence[str]:
    written = ", ".join(f'"{key}": {value!r}' for key, value in params.items())
    given = f", params={{{written}}}" if written else ""
    if found.entry:
        made = f'MathForge().get("{found.entry}"{given})'
        return ("from neurogebra import MathForge", "", f"{name} = {made}", "")
    made = f'Expression("{name}", "{found.text}"{given})'
    return ("from neurogebra import Expression", "", f"{name} = {made}", "")


def _plain(value: float) -> float:
    return int(value) if value == int(value) and abs(value) < 1e15 else value


# -- what stands at the place -------------------------------------------------------------------


def _evaluation(ctx: Context) -> Explored | Refusal | None:
    """`f.eval(x=3)`: the expression, at this point."""
    call = ctx.here.call
    if call is None or not isinstance(call.func, ast.Attribute) or call.func.attr != "eval":
        return None
    owner = call.func.value
    places = _places_of(ctx, owner)
    card = evaluation.card_of(ctx, call)
    if card is None:
        made = ctx.objects.of(owner)
        return None if made is None else _of_object(ctx, made, places)
    places |= literals.of_arguments(ctx.doc, call, ctx.here.statement, card.variables)
    point = evaluation.point(ctx, call, card) or {}
    return _of_card(ctx, card, places, point)


def _expression(ctx: Context) -> Explored | Refusal | None:
    """A name that holds an expression, or the call that makes one."""
    known, node = ctx.known, ctx.here.node
    card: Card | None = None
    made: Object | None = None
    if known is not None and known.shown.is_expression:
        card = ctx.index.card_of(known.shown)
    call = next((n for n in reversed(ctx.here.nodes) if isinstance(n, ast.Call)), None)
    if card is None and isinstance(node, ast.Name | ast.Attribute):
        made = ctx.objects.of(node) if not _is_bound(node) else ctx.bound_object()
    if card is None and not _is_expression(made) and call is not None:
        made = ctx.objects.of(call)
        node = call
    if made is not None and made.kind == "Expression":
        card = card or made.card
    places = _places_of(ctx, node) if isinstance(node, ast.expr) else {}
    if card is not None:
        return _of_card(ctx, card, places, {})
    return _of_object(ctx, made, places) if made is not None else None


def _is_expression(made: Object | None) -> bool:
    return made is not None and made.kind == "Expression"


def _is_bound(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _function(ctx: Context) -> Explored | Refusal | None:
    """A function of the program, with what it takes by default."""
    found = function.function_at(ctx)
    if found is None:
        return None
    statement, node = found
    tree = functions.whole_formula_of(ctx.doc, node)
    if tree is None:
        return None
    own = functions.parameters(node)
    places = literals.of_function(ctx.doc, node, statement)
    around = [name for name in names_in_order(tree) if name not in own]
    places |= {name: literals.of_name(ctx.doc, name) for name in around}
    values = {name: place[1] for name, place in places.items() if not isinstance(place, Refusal)}
    title = ctx.here.word if isinstance(node, ast.Lambda) else node.name
    used = names_in_order(tree)
    variables = tuple(name for name in own if name not in values and name in used)
    called = ctx.index.called.get(ctx.here.span)
    last = {} if called is None else {
        name: shown.number for name, shown in called.arguments if shown.number is not None
    }  # fmt: skip
    return _explored(
        title, tree, variables or used, {n: values.get(n) for n in used if n not in variables},
        places, point=last, span=ctx.here.span,
    )  # fmt: skip


def _places_of(ctx: Context, node: ast.expr) -> dict[str, Place]:
    """Where the call that made an expression writes its parameters."""
    made = _made(ctx, node)
    if made is None:
        return {}
    call, statement = made
    name = call.func.attr if isinstance(call.func, ast.Attribute) else _name(call.func)
    if name not in _PARAMS_AT:
        return {}
    return literals.of_call(ctx.doc, call, statement, _PARAMS_AT[name])


def _made(ctx: Context, node: ast.expr) -> tuple[ast.Call, Statement] | None:
    """The call that a name holds the result of."""
    if isinstance(node, ast.Call):
        return node, ctx.here.statement
    if not isinstance(node, ast.Name):
        return None
    bound = scopes.bindings(ctx.doc, node.id)
    if _is_bound(node):
        binding = next((b for b in bound if b.span == ctx.here.span), None)
    else:
        binding = scopes.reaching(ctx.doc, node.id, ctx.here)
    if binding is None or binding.statement is None or not isinstance(binding.value, ast.Call):
        return None
    return binding.value, binding.statement


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


# -- what is known of it ------------------------------------------------------------------------


def _of_entry(entry: Entry) -> Explored | Refusal:
    names = tuple(name.name for name in (*entry.variables, *entry.params))
    tree = forms.read(entry.formula.text, names)
    assert tree is not None  # the catalogue is tested for that
    told = {name.name: name for name in (*entry.variables, *entry.params)}
    params = {name.name: name.default for name in entry.params}
    variables = tuple(name.name for name in entry.variables)
    return _explored(entry.name, tree, variables, params, {}, told=told, entry=entry)


def _of_card(
    ctx: Context, card: Card, places: dict[str, Place], point: Mapping[str, float]
) -> Explored | Refusal | None:
    values = cards.params_of(card)
    names = (*card.variables, *(name for name, _ in card.params))
    tree = forms.read(card.text, names)
    if tree is None:
        return None
    params = {name: values.get(name) for name, _ in card.params}
    certain = {name: _agreeing(place, params.get(name)) for name, place in places.items()}
    entry = cards.entry_of(card)
    told = {n.name: n for n in (*entry.variables, *entry.params)} if entry else {}
    title = card.name if card.name.isidentifier() else ctx.here.word
    return _explored(
        title if title.isidentifier() else "f", tree, card.variables, params, certain,
        told=told, entry=entry, point=point, span=ctx.here.span,
    )  # fmt: skip


def _agreeing(place: Place, value: float | None) -> Place:
    """A place whose number is what the parameter really is."""
    if isinstance(place, Refusal) or value is None or place[1] == value:
        return place
    return Refusal(
        f"line {place[0][0] + 1} says {place[1]:g}, and it is changed to {value:g} later"
    )


def _of_object(ctx: Context, made: Object, places: dict[str, Place]) -> Explored | Refusal | None:
    """An expression of which nothing was evaluated."""
    written = {n: place[1] for n, place in places.items() if not isinstance(place, Refusal)}
    if made.kind != "Expression":
        return None
    if made.entry:
        entry = catalogue.get(made.entry)
        names = tuple(n.name for n in (*entry.variables, *entry.params))
        tree = forms.read(entry.formula.text, names)
        told = {n.name: n for n in (*entry.variables, *entry.params)}
        params = {n.name: written.get(n.name, n.default) for n in entry.params}
        title, variables = entry.name, tuple(n.name for n in entry.variables)
    else:
        entry, told, tree = None, {}, made.tree()
        if tree is None or not made.whole:
            return None
        params = {name: written.get(name) for name in made.params}
        title = made.name if made.name.isidentifier() else "f"
        variables = tuple(n for n in names_in_order(tree) if n not in made.params)
    if tree is None:
        return None
    return _explored(
        title, tree, variables, params, places, told=told, entry=entry, span=ctx.here.span
    )


def _explored(
    title: str,
    tree: Node,
    variables: Sequence[str],
    params: Mapping[str, float | None],
    places: Mapping[str, Place],
    *,
    told: Mapping[str, Name] | None = None,
    entry: Entry | None = None,
    point: Mapping[str, float] | None = None,
    span: Span | None = None,
) -> Explored | Refusal:
    used = names_in_order(tree)
    if not used:
        return Refusal("it is a number: nothing of it varies")
    if len(used) > _MOST_NAMES or size(tree) > _LARGEST:
        return Refusal("the formula is too large to be drawn")
    running = [name for name in variables if name in used] or list(used)
    known = told or {}
    quantities = [
        _quantity(name, known.get(name), (point or {}).get(name), places.get(name), entry)
        for name in running
    ]
    quantities += [
        _quantity(name, known.get(name), value, places.get(name), None, is_parameter=True)
        for name, value in params.items()
        if name in used and name not in running
    ]
    missing = set(used) - {q.name for q in quantities}
    quantities += [_quantity(name, None, None, places.get(name), None) for name in sorted(missing)]
    head = cards.call(title, running)
    typeset = mathml.mathml(tree)
    written = forms.read(render.text(tree), used)
    return Explored(
        title, head, render.text(tree), maths.of(tree), typeset, tuple(quantities),
        entry.name if entry is not None else "", span, tree if written is not None else None,
    )  # fmt: skip


def _quantity(
    name: str,
    told: Name | None,
    value: float | None,
    place: Place | None,
    entry: Entry | None,
    *,
    is_parameter: bool = False,
) -> Quantity:
    low, high = _domain(told.domain if told is not None else "")
    shown = entry.plot if entry is not None else None
    if shown is not None and shown.variable == name:
        reach = shown.xs[0], shown.xs[-1]
    else:
        size_of = _nice(2.5 * abs(value)) if value else (2.0 if is_parameter else _REACH)
        far = max(size_of, 0.0 if is_parameter else _REACH)
        reach = max(low, -far), min(high, far)
        if not reach[0] < reach[1]:
            reach = (low, low + 2 * far) if math.isfinite(low) else (high - 2 * far, high)
    if value is None or not math.isfinite(value):
        value = _start(*reach)
    return Quantity(
        name, maths.name(name).unicode, value, *reach, is_parameter,
        told.meaning if told is not None else "",
        place if place is not None else literals.NOWHERE,
    )  # fmt: skip


def _start(low: float, high: float) -> float:
    """A place to begin at that is no end and no middle: often something happens there."""
    return 1.0 if low < 1.0 < high else low + (high - low) * 0.7


def _nice(value: float) -> float:
    """The next larger one of 1, 2, 5, 10, 20 and so on."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * 0.999)


_INTERVAL = re.compile(r"[\[(](-?[\w.]+), (-?[\w.]+)[\])]$")


def _domain(text: str) -> tuple[float, float]:
    """The ends of an interval; of any other set, the smallest interval around it."""
    whole = re.fullmatch(r"integers >= (\d+)", text)
    if whole is not None:
        return float(whole[1]), math.inf
    found = _INTERVAL.match(text)
    if found is None:
        return -math.inf, math.inf
    low, high = (float(end.replace("oo", "inf")) for end in found.groups())
    return low, high
