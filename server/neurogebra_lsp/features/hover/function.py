"""A plain function of the program: its formula, how often it ran, its last call."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from neurogebra.formula import render
from neurogebra.formula.tree import Node
from neurogebra_lsp.facts import Call, Called, Shown
from neurogebra_lsp.features import arrays, cards, derivatives, functions, known, maths, numbers
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Maths, Note, Row
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.syntax import scopes
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_PARAMETERS = 6


def find(ctx: Context) -> Hover | None:
    """The card of the function that is defined or named at the place."""
    found = _definition(ctx)
    if found is None:
        return _unnamed(ctx)
    statement, node = found
    name = known.name_span(statement, node)
    called = ctx.index.called.get(name)
    blocks = tuple(_blocks(ctx.doc, node, called))
    return Hover(ctx.here.span, (*blocks, *ctx.circumstances(name[0])))


def _unnamed(ctx: Context) -> Hover | None:
    """A name that holds a `lambda`."""
    node = _lambda(ctx)
    blocks = () if node is None else tuple(_formula(ctx.doc, ctx.here.word, node))
    if node is None or not blocks:
        return None
    head = cards.call(ctx.here.word, functions.parameters(node))
    return Hover(ctx.here.span, (Heading(head, "function"), *blocks))


def _lambda(ctx: Context) -> ast.Lambda | None:
    node = ctx.here.node
    if not isinstance(node, ast.Name):
        return None
    if isinstance(node.ctx, ast.Store):
        bound = (b for b in scopes.bindings(ctx.doc, node.id) if b.span == ctx.here.span)
        binding = next(bound, None)
    else:
        binding = scopes.reaching(ctx.doc, node.id, ctx.here)
    value = binding.value if binding is not None else None
    return value if isinstance(value, ast.Lambda) else None


def _definition(
    ctx: Context,
) -> tuple[Statement, ast.FunctionDef | ast.AsyncFunctionDef] | None:
    here = ctx.here
    node = here.node
    if here.kind == "function" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return here.statement, node
    if here.kind not in ("name", "word"):
        return None
    binding = scopes.reaching(ctx.doc, here.word, here)
    if binding is None or binding.kind != "def" or binding.statement is None:
        return None
    for top in binding.statement.nodes:
        for inner in ast.walk(top):
            if (
                isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
                and inner.name == binding.name
                and known.name_span(binding.statement, inner) == binding.span
            ):
                return binding.statement, inner
    return None


def function_at(ctx: Context) -> tuple[Statement, functions.Function] | None:
    """The function that is defined, named or held at the place, and the statement around it."""
    found = _definition(ctx)
    if found is not None:
        return found
    node = _lambda(ctx)
    bound = () if node is None else scopes.bindings(ctx.doc, ctx.here.word)
    home = next((b.statement for b in bound if b.value is node and b.statement is not None), None)
    return None if node is None or home is None else (home, node)


def formula(ctx: Context) -> Iterator[Block]:
    """The formula of the function that is called at the place, and its slopes."""
    found = _definition(ctx)
    node = found[1] if found is not None else _lambda(ctx)
    if node is not None:
        yield from _formula(ctx.doc, ctx.here.word, node)


def _formula(doc: Document, name: str, node: functions.Function) -> Iterator[Block]:
    parameters = functions.parameters(node)
    head = cards.call(name, parameters)
    tree = functions.formula_of(doc, node)
    if tree is not None and not functions.is_number(tree):
        yield Formula(maths.equation(head, maths.of(tree)), tuple(render.pretty(tree)))
        yield from _slopes(name, head, parameters, tree)
    elif (structure := functions.structure_of(doc, node)) is not None:
        yield Formula(maths.equation(head, structure))


def _blocks(
    doc: Document, node: ast.FunctionDef | ast.AsyncFunctionDef, called: Called | None
) -> Iterator[Block]:
    parameters = functions.parameters(node)
    head = cards.call(node.name, parameters)
    times = "" if called is None else f", called {called.calls:,}×"
    if called is not None and called.depth > 1:
        times += f", {called.depth:,} deep"
    yield Heading(head, f"function{times}")
    yield from _formula(doc, node.name, node)
    if called is not None:
        told = [one for call in called.history if (one := _told_call(node.name, call)) is not None]
        yield from (Row((one,)) for one in told)
        if told and called.calls > len(called.history):
            yield Note(f"the first and the last of {called.calls:,} calls")


def _slopes(name: str, head: Maths, parameters: Sequence[str], tree: Node) -> Iterator[Block]:
    """`f′(x) = 2x`, or ∂f/∂a for each of several parameters."""
    found = [(by, derivatives.slope(tree, by)) for by in parameters[:_PARAMETERS]]
    told = [(by, slope) for by, slope in found if slope is not None]
    if len(parameters) == 1 and told:
        left = Maths(
            head.unicode.replace("(", "′(", 1), head.latex.replace(r"\left(", r"'\left(", 1)
        )
        yield Row((maths.equation(left, maths.of(told[0][1])),))
    elif told:
        plain = maths.name(name)
        yield Row(
            tuple(
                maths.equation(maths.partial(plain, maths.name(by)), maths.of(slope))
                for by, slope in told
            )
        )


def _told_call(name: str, call: Call) -> maths.Maths | None:
    """`softmax([2  1  0.1]) = [0.659  0.242  0.0986]`."""
    given = [_short(shown) for parameter, shown in call.arguments if parameter != "self"]
    result = call.result
    if result is None or not result.known or "" in given:
        return None
    told = _short(result)
    if not told:
        return None
    left = maths.words(f"{name}({', '.join(given)})")
    return numbers.equals(left, result, maths.words(told))


def _short(shown: Shown) -> str:
    if not shown.known:
        return ""
    if shown.shape is not None:
        return arrays.inline(shown)
    if shown.number is not None:
        return numbers.of(shown).unicode
    return shown.text if len(shown.text) <= 40 else ""
