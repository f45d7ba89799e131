"""A plain function of the program: its formula, how often it ran, its last call."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from neurogebra.formula import render
from neurogebra_lsp.facts import Called, Shown
from neurogebra_lsp.features import arrays, cards, functions, known, maths, numbers
from neurogebra_lsp.features.answers import Block, Formula, Heading, Hover, Row
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.syntax import scopes
from neurogebra_lsp.syntax.recover import Statement


def find(ctx: Context) -> Hover | None:
    """The card of the function that is defined or named at the place."""
    found = _definition(ctx)
    if found is None:
        return None
    statement, node = found
    name = known.name_span(statement, node)
    called = ctx.index.called.get(name)
    blocks = tuple(_blocks(node, called))
    return Hover(ctx.here.span, (*blocks, *ctx.circumstances(name[0])))


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


def _blocks(node: ast.FunctionDef | ast.AsyncFunctionDef, called: Called | None) -> Iterator[Block]:
    parameters = functions.parameters(node)
    head = cards.call(node.name, parameters)
    times = "" if called is None else f", called {called.calls:,}×"
    tree = functions.formula_of(node)
    yield Heading(head, f"function{times}")
    if tree is not None and not functions.is_number(tree):
        yield Formula(maths.equation(head, maths.of(tree)), tuple(render.pretty(tree)))
    if called is not None and called.result is not None:
        last = _last_call(node.name, called)
        if last is not None:
            yield Row((last,))


def _last_call(name: str, called: Called) -> maths.Maths | None:
    """`softmax([2  1  0.1]) = [0.659  0.242  0.0986]`."""
    given = [_short(shown) for _, shown in called.arguments]
    result = called.result
    if result is None or not result.known or "" in given:
        return None
    told = _short(result)
    if not told:
        return None
    call = maths.words(f"{name}({', '.join(given)})")
    return numbers.equals(call, result, maths.words(told))


def _short(shown: Shown) -> str:
    if not shown.known:
        return ""
    if shown.shape is not None:
        return arrays.inline(shown)
    if shown.number is not None:
        return numbers.of(shown).unicode
    return shown.text if len(shown.text) <= 40 else ""
