"""A name of the package itself, where it is imported or used: the module, its classes."""

from __future__ import annotations

import ast

from neurogebra_lsp.features import api, maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Listing, Prose
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.objects import Object, imported


def find(ctx: Context) -> Hover | None:
    """The card of the class or module of neurogebra under the cursor."""
    found = _object(ctx)
    if found is None:
        return None
    if found.kind == "class":
        return Hover(ctx.here.span, _class(api.CLASSES[found.name]))
    return Hover(ctx.here.span, _module()) if found.kind == "module" else None


def _object(ctx: Context) -> Object | None:
    node, here = ctx.here.node, ctx.here
    if here.kind == "import":
        around = next((n for n in reversed(here.nodes) if isinstance(n, ast.ImportFrom)), None)
        if isinstance(node, ast.alias) and around is not None:
            return imported(f"{around.module}.{node.name}")
        if isinstance(node, ast.alias):
            return imported(node.name)
        module = (around.module or "") if around is not None else ""
        return imported(module) if here.word in module.split(".") else None
    if here.kind in ("name", "attribute") and isinstance(node, ast.expr):
        found = ctx.objects.of(node)
        return found if found is not None and found.kind in ("class", "module") else None
    return None


def _class(cls: api.Class) -> tuple[Block, ...]:
    members = [m.signature or m.name for m in cls.members if not m.op]
    functions = [m.name for m in cls.members if m.op]
    blocks: list[Block] = [
        Heading(maths.words(cls.signature), "class of neurogebra"),
        Prose(cls.summary),
        Listing(tuple(members)),
    ]
    if functions:
        blocks.append(Prose(f"And the functions {', '.join(functions)}."))
    return tuple(blocks)


def _module() -> tuple[Block, ...]:
    return (
        Heading(maths.words("neurogebra"), "the maths of machine learning"),
        Prose("Formulas, their derivatives and automatic differentiation, in plain sight."),
        Listing(tuple(f"{cls.signature}" for cls in api.CLASSES.values())),
    )
