"""A Value in a chain: what it is made of, its number, and how the gradient reaches it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features import known, maths, numbers, values
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Note, Row
from neurogebra_lsp.features.hover.context import Context, notes, reason
from neurogebra_lsp.features.known import Known
from neurogebra_lsp.syntax import scopes


def find(ctx: Context) -> Hover | None:
    """The card of a Value, or of its gradient."""
    found = ctx.known
    if ctx.here.kind == "attribute":
        return _attribute(ctx)
    if found is None or not found.shown.is_value:
        return None
    shown = found.shown
    if not shown.known:
        return _unknown(ctx, found)
    name = maths.name(ctx.here.word)
    data = numbers.told(ctx.doc, ctx.index, ctx.here, shown)
    definition = values.definition(ctx.here.word, shown)
    blocks: list[Block] = []
    if definition is None:
        kind = "Value, leaf" if values.is_leaf(ctx.index, shown) else "Value"
        blocks.append(Heading(maths.equation(name, data), kind))
    else:
        blocks.append(Heading(definition, f"Value, {data.unicode}"))
    blocks += values.gradient_blocks(ctx.index, ctx.here.word, shown, ctx.line)
    blocks += _course(ctx)
    blocks += numbers.history(found.history, ctx.here.word)
    blocks += numbers.digits(shown)
    blocks += notes(found)
    return Hover(found.span, tuple(blocks))


def _course(ctx: Context) -> Iterator[Block]:
    """Where the number of a Value went in the loop around the place."""
    changed = known.change_in_loop(ctx.index, ctx.here, ctx.here.word)
    if changed is not None and ctx.here.kind == "name" and ctx.known and not ctx.known.history:
        loop, change = changed
        over = maths.words(f"over {loop.passes:,} passes")
        yield Row((numbers.course(change), over))


def _unknown(ctx: Context, found: Known) -> Hover:
    """A Value without its number: what it is made of is known all the same."""
    shown = found.shown
    heading = values.definition(ctx.here.word, shown) or maths.name(ctx.here.word)
    blocks: list[Block] = [Heading(heading, "Value, its number is not known")]
    blocks += values.gradient_blocks(ctx.index, ctx.here.word, shown, ctx.line)
    return Hover(found.span, (*blocks, Note(reason(shown)), *notes(found)))


def _attribute(ctx: Context) -> Hover | None:
    """`x.grad` and `x.data`."""
    node, found = ctx.here.node, ctx.known
    if not isinstance(node, ast.Attribute) or node.attr not in ("grad", "data"):
        return None
    if found is None:
        return _repeated(ctx, node)
    owner = ctx.seen(node.value)
    if owner is None or not owner.is_value:
        return None
    if found.shown.number is None:
        return None if node.attr == "data" else _unknown_gradient(ctx, found, owner)
    left = maths.words(ctx.doc.span_text(ctx.here.span_of(node)))
    kind = "gradient" if node.attr == "grad" else "number of a Value"
    blocks: list[Block] = [Heading(maths.equation(left, found.shown.number), kind)]
    if node.attr == "grad":
        blocks += values.gradient_told(ctx.index, owner, ctx.line, found.shown.number)
    elif (definition := values.definition("", owner)) is not None:
        blocks.append(Formula(definition))
    blocks += (*numbers.digits(found.shown), *notes(found))
    return Hover(found.span, tuple(blocks))


def _repeated(ctx: Context, node: ast.Attribute) -> Hover | None:
    """`w.data` and `w.grad` where they run many times: where the number went, how it is made."""
    if not isinstance(node.value, ast.Name):
        return None
    name = node.value.id
    binding = scopes.reaching(ctx.doc, name, ctx.here)
    bound = ctx.index.bound.get(binding.span) if binding is not None else None
    if bound is None or not bound.value.is_value:
        return None
    if node.attr == "grad":
        kind, told = (
            "gradient",
            tuple(values.gradient_blocks(ctx.index, name, bound.value, ctx.line)),
        )
    else:
        kind, told = "number of a Value", tuple(_way(ctx, name))
    if not told:
        return None
    backward = values.nearest_backward(ctx.index, bound.value.node or -1, ctx.line)
    if node.attr == "grad" and backward is not None and backward.passes > 1:
        told = (*told, Note(f"after the last of {backward.passes:,} calls of backward()"))
    blocks = (Heading(maths.words(ctx.source(node)), kind), *told, *ctx.circumstances(ctx.line))
    return Hover(ctx.here.span, blocks)


def _way(ctx: Context, name: str) -> Iterator[Block]:
    changed = known.change_in_loop(ctx.index, ctx.here, name)
    if changed is not None:
        loop, change = changed
        yield Row((numbers.course(change), maths.words(f"over {loop.passes:,} passes")))
        if (sparks := numbers.sparks_of((change,))) is not None:
            yield sparks


def _unknown_gradient(ctx: Context, found: Known, owner: Shown) -> Hover | None:
    """`x.grad` after a backward pass whose numbers are not known: its formula, where alone."""
    if owner.node is None:
        return None
    passes = [b for b in ctx.index.backwards_of(owner.node) if b.span[0] <= ctx.line]
    told = values.symbolic(passes[-1], owner.node) if passes else None
    if told is None or found.shown.known:
        return None
    left = maths.words(ctx.doc.span_text(ctx.value_span()))
    blocks = (Heading(left, "gradient, not known"), Row((told,)), Note(reason(found.shown)))
    return Hover(found.span, (*blocks, *notes(found)))
