"""A variable of a comprehension: what it goes through."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from neurogebra_lsp.features import arrays, maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Listing, Note
from neurogebra_lsp.features.hover.context import Context, notes

_LONGEST = 60


def find(ctx: Context) -> Hover | None:
    """The card of the variable of a comprehension under the cursor."""
    node = ctx.here.node
    if not isinstance(node, ast.Name) or ctx.known is not None:
        return None
    generator = _generator(ctx, node.id)
    if generator is None:
        return None
    is_part = not isinstance(generator.target, ast.Name)
    heading = Heading(maths.name(node.id), "variable of a comprehension")
    return Hover(ctx.here.span, (heading, *_through(ctx, generator.iter, is_part)))


def _generator(ctx: Context, name: str) -> ast.comprehension | None:
    """What binds the name, in the innermost comprehension around it that does."""
    for around in reversed(ctx.here.nodes):
        if isinstance(around, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef):
            return None
        if isinstance(around, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            for generator in reversed(around.generators):
                bound = (n for n in ast.walk(generator.target) if isinstance(n, ast.Name))
                if any(one.id == name for one in bound):
                    return generator
    return None


def _through(ctx: Context, values: ast.expr, is_part: bool) -> Iterator[Block]:
    source = ctx.source(values)
    source = source if len(source) <= _LONGEST and "\n" not in source else "what follows `in`"
    yield Note(f"{'a part of each' if is_part else 'each'} of {source}")
    found = ctx.known_of(values)
    if found is None or not found.shown.known:
        return
    text = arrays.whole(found.shown)
    if len(text) <= _LONGEST:
        if text != source and "\n" not in text:
            yield Listing((text,))
        yield from notes(found)
