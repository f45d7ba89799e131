"""A call: the method with its rule, and what came out of it here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from neurogebra.catalogue import Plot
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Sym
from neurogebra.formula.tree import replace as fill
from neurogebra.ops import OPS, Op
from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features import api, cards, forms, maths, numbers, objects, sampling, values
from neurogebra_lsp.features.answers import Block, Heading, Hover, Note, Prose, Row
from neurogebra_lsp.features.hover import evaluation, function
from neurogebra_lsp.features.hover.context import Context, notes, reason
from neurogebra_lsp.features.known import Known

_LONGEST = 60


def find(ctx: Context) -> Hover | None:
    """The card of the call whose name is under the cursor."""
    call = ctx.call_around()
    if call is None or ctx.here.node is not call.func:
        return None
    result = ctx.known_of(call)
    if ctx.here.kind == "attribute" and isinstance(call.func, ast.Attribute):
        owner = ctx.objects.of(call.func.value)
        cls = api.CLASSES.get(owner.kind) if owner is not None else None
        member = cls.member(call.func.attr) if cls is not None else None
        if member is not None:
            blocks = tuple(_method(ctx, call, member, result))
            return Hover(ctx.here.span, blocks)
    if result is None or result.shown.type == "NoneType":
        return None
    if not result.shown.known:
        title = maths.words(_title(ctx, call))
        told = (Heading(title, "not known"), Note(reason(result.shown)))
        return Hover(ctx.here.span, (*told, *notes(result))) if result.shown.shape is None else None
    owner = ctx.objects.of(call.func)
    if owner is not None and owner.kind == "class" and not result.shown.is_expression:
        return None  # what the class is says more than that it makes one of its objects
    told = (*_result(ctx, call, result.shown), *_formula(ctx, call, result))
    return Hover(ctx.here.span, (*told, *notes(result)))


def _formula(ctx: Context, call: ast.Call, result: Known) -> Iterator[Block]:
    """What is computed by the function or expression that is called."""
    card = evaluation.card_of(ctx, call)
    if card is not None:
        at = evaluation.point(ctx, call, card) if result.shown.number is not None else None
        yield from evaluation.blocks(ctx, card, at)
    elif isinstance(call.func, ast.Name):
        yield from function.formula(ctx)


def _method(
    ctx: Context, call: ast.Call, member: api.Member, result: Known | None
) -> Iterator[Block]:
    if member.op:
        yield from _operation(ctx, call, member, result)
    elif member.name == "backward":
        yield from _backward(ctx, call, member)
    else:
        if result is not None and result.shown.known and result.shown.type != "NoneType":
            if member.name == "gradient":
                yield from _derivative(ctx, call)
            yield from _result(ctx, call, result.shown)
            yield from _formula(ctx, call, result)
        else:
            yield Heading(maths.words(member.signature))
        yield Prose(member.summary)
    if result is not None:
        yield from notes(result)


def _derivative(ctx: Context, call: ast.Call) -> Iterator[Block]:
    """`∂mse/∂y_pred = 2(y_pred − y_true)`, above the card of the new expression."""
    assert isinstance(call.func, ast.Attribute)
    owner = ctx.objects.of(call.func.value)
    card = owner.card if owner is not None else None
    by = objects.literal_argument(call, 0, "var")
    if card is not None and card.name.isidentifier() and by is not None:
        slope = evaluation.slope_at(card, card.name, by, None)
        if slope is not None:
            yield Heading(slope, f"derivative by {by}")


def _operation(
    ctx: Context, call: ast.Call, member: api.Member, result: Known | None
) -> Iterator[Block]:
    """`z.sigmoid()`: σ(z), its rule of differentiation, and the slope here."""
    row = OPS[member.op]
    assert isinstance(call.func, ast.Attribute)
    receiver = ctx.source(call.func.value)
    name = receiver if receiver.isidentifier() else "u"
    other = tuple(Sym(ctx.source(given)) for given in call.args[: row.arity - 1])
    applied = Apply(member.op, (Sym(name), *other))
    number = result.shown if result is not None and result.shown.number is not None else None
    heading = maths.of(applied)
    if number is not None:
        heading = numbers.equals(heading, number, numbers.of(number))
    yield Heading(heading, row.summary)
    form = forms.partial_form(member.op, 0) if row.arity == 1 else None
    if form is not None:
        slope = tidy(fill(form, {"u": Sym(name), "y": applied}))
        left = maths.partial(maths.of(applied), maths.name(name))
        here = _slope_here(ctx, call, member, number)
        sides = (maths.of(slope),) if here is None else (maths.of(slope), here)
        yield Row((maths.equation(left, *sides),))
    if row.rule:
        yield Prose(maths.sentence(row.rule))
    if row.domain:
        yield Note(f"defined for {domain(row, (maths.name(name).unicode,))}")
    operand = ctx.seen(call.func.value)
    if row.arity == 1 and number is not None and operand is not None and ctx.settings.hover_plot:
        yield from _plot(member.op, name, operand.number)


def domain(row: Op, operands: Sequence[str]) -> str:
    """Where an operation is defined, over the operands that it has here."""
    words = dict(zip("uv", operands, strict=False))
    return re.sub(r"\b[uv]\b", lambda letter: words.get(letter[0], letter[0]), row.domain)


def _plot(op: str, name: str, at: float | None) -> Iterator[Block]:
    """The operation, with the number marked that it is applied to here."""
    if at is not None and abs(at) <= cards.REACH:
        found = sampling.samples(Apply(op, (Sym(name),)), name, {}, -cards.REACH, cards.REACH)
        if found is not None:
            yield cards.plot_of(op, Plot(name, *found), at)


def _slope_here(
    ctx: Context, call: ast.Call, member: api.Member, result: Shown | None
) -> float | None:
    assert isinstance(call.func, ast.Attribute)
    operand = ctx.seen(call.func.value)
    if result is None or result.number is None or operand is None or operand.number is None:
        return None
    try:
        return OPS[member.op].partials[0](result.number, operand.number)
    except (ArithmeticError, ValueError, IndexError):
        return None


def _backward(ctx: Context, call: ast.Call, member: api.Member) -> Iterator[Block]:
    yield Heading(maths.words(member.signature), "the chain rule, backwards")
    backward = ctx.index.backwards.get(ctx.here.span_of(call))
    if backward is not None:
        yield from values.root_blocks(backward)
        if backward.passes > 1:
            yield Note(f"the last of {backward.passes:,} calls")
        yield from ctx.circumstances(ctx.line, after_raise=backward.after_raise)
    yield Prose(member.summary)


def _result(ctx: Context, call: ast.Call, shown: Shown) -> Iterator[Block]:
    """`np.var(data) = 34.64`."""
    yield from ctx.told(call, maths.words(_title(ctx, call)), shown)


def _title(ctx: Context, call: ast.Call) -> str:
    """A call as it is written, where that is short."""
    source = ctx.source(call)
    is_long = len(source) > _LONGEST or "\n" in source
    return f"{ctx.source(call.func)}(…)" if is_long else source
