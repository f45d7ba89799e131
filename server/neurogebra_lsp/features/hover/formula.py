"""A formula string: the symbol, function or sub-expression that the cursor is on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from neurogebra import catalogue
from neurogebra.formula.tree import Apply, Node, Num, Sym, symbols, walk
from neurogebra.ops import OPS, Op
from neurogebra_lsp.features import cards, derivatives, forms, maths
from neurogebra_lsp.features.answers import (
    Block,
    Formula,
    Heading,
    Hover,
    Maths,
    Note,
    Prose,
    Row,
)
from neurogebra_lsp.features.hover import call, text
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.features.roles import role_of

_SLOPES = 3
_SHORT = 24


def find(ctx: Context) -> Hover | None:
    """The card of a piece of the formula at the place, or of the whole at its quotes."""
    here, literal = ctx.here, ctx.here.literal
    if here.kind != "string" or literal is None:
        return None
    role = role_of(ctx.objects, here)
    if role is None or role.use not in ("formula", "composition"):
        return None
    owner = ctx.evaluated(role.owner, role.call)
    tree = forms.read(here.word, owner.params)
    if tree is None:
        return None
    name = owner.name if owner.name.isidentifier() else "f"
    node = _smallest(tree, literal.index(ctx.at)) if literal.holds(ctx.at) else None
    if node is None:
        blocks = (
            cards.of_card(owner.card, ctx.settings)
            if owner.card
            else cards.of_tree(name, tree, owner.params, ctx.settings)
        )
        return Hover(here.span, blocks)
    piece = [*_piece(node, owner, role.use == "composition", ctx)]
    if node is not tree:
        variables = owner.variables() or ()
        piece.append(Formula(maths.equation(cards.call(name, variables), maths.of(tree))))
    return Hover(literal.span(*node.span), tuple(piece))


def _smallest(tree: Node, index: int) -> Node | None:
    """The innermost node whose text holds a character."""
    found: Node | None = None
    for node in walk(tree):
        start, end = node.span
        size = end - start
        if start <= index < end and (found is None or size <= found.span[1] - found.span[0]):
            found = node
    return found


def _piece(node: Node, owner: Object, composed: bool, ctx: Context) -> Iterator[Block]:
    if isinstance(node, Num):
        yield Heading(maths.of(node), "number")
    elif isinstance(node, Sym):
        yield from _name(node, owner, composed, ctx)
    elif node.op in OPS:
        row = OPS[node.op]
        yield Heading(maths.of(node), row.summary)
        if row.rule:
            yield Prose(maths.sentence(row.rule))
        yield from _slopes(node, owner)
        yield from _domain(node, row)
    elif (entry := catalogue.resolve(node.op)) is not None:
        yield from cards.of_entry(catalogue.get(entry), ctx.settings)
    else:
        yield Heading(maths.of(node), node.op)


def _slopes(node: Apply, owner: Object) -> Iterator[Block]:
    """`∂sin(2x)/∂x = 2·cos(2x)`: the derivative of the piece itself."""
    names = [name for name in owner.variables() or () if name in symbols(node)][:_SLOPES]
    whole = maths.of(node)
    left = whole if len(whole.unicode) <= _SHORT else Maths("…", r"\left(\dots\right)")
    for by in names:
        slope = derivatives.slope(node, by)
        if slope is not None:
            yield Row((maths.equation(maths.partial(left, maths.name(by)), maths.of(slope)),))


def _domain(node: Apply, row: Op) -> Iterator[Block]:
    """Where the piece is defined, unless a number in it has settled that."""
    bounded = [node.args["uv".index(letter)] for letter in re.findall(r"\b[uv]\b", row.domain)]
    if row.domain and not any(map(maths.is_plain_number, bounded)):
        operands = [maths.of(argument).unicode for argument in node.args]
        yield Note(f"defined for {call.domain(row, operands)}")


_CONSTANTS = {
    "pi": "the ratio of a circle's circumference to its diameter, 3.14159…",
    "E": "the base of the natural logarithm, 2.71828…",
    "I": "the imaginary unit, whose square is −1",
    "oo": "infinity",
}


def _name(node: Sym, owner: Object, composed: bool, ctx: Context) -> Iterator[Block]:
    if node.constant:
        yield Heading(maths.of(node), "constant")
        if node.name in _CONSTANTS:
            yield Prose(_CONSTANTS[node.name])
        return
    entry = catalogue.resolve(node.name) if composed else None
    if entry is not None:
        yield from cards.of_entry(catalogue.get(entry), ctx.settings)
        return
    yield from text.symbol(owner, node.name)
