"""A name of the package itself, where it is imported or used: the module, its classes."""

from __future__ import annotations

import ast

from neurogebra.formula.functions import FUNCTIONS
from neurogebra.ops import OPS
from neurogebra_lsp.features import api, maths
from neurogebra_lsp.features.answers import Block, Heading, Hover, Listing, Note, Prose
from neurogebra_lsp.features.hover.context import Context
from neurogebra_lsp.features.objects import Object, imported
from neurogebra_lsp.syntax import scopes


def find(ctx: Context) -> Hover | None:
    """The card of the class or module of neurogebra under the cursor."""
    found = _object(ctx)
    if found is None:
        return _elsewhere(ctx)
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


def _elsewhere(ctx: Context) -> Hover | None:
    """A module that is imported, or a function of one that a formula can have too."""
    origin = _origin(ctx)
    if origin is None:
        return None
    module, _, last = origin.rpartition(".")
    op = OPS.get(FUNCTIONS.get(last, "")) if module in ("math", "numpy") else None
    if op is not None:
        rule = (Prose(maths.sentence(op.rule)),) if op.rule else ()
        return Hover(ctx.here.span, (Heading(maths.words(origin), op.summary), *rule))
    ended = ctx.facts.ended
    if ctx.here.kind != "import" or ended is None or ctx.facts.is_stale(ctx.line):
        return None
    if ended.state == "waiting":
        return None
    gaps = [gap.why for gap in ctx.facts.gaps if gap.line == ctx.line]
    told = gaps or ["what only computes in it is evaluated"]
    return Hover(ctx.here.span, (Heading(maths.words(origin), "import"), *map(Note, told)))


def _origin(ctx: Context) -> str | None:
    """What an imported name stands for: `numpy.linalg`, `math.exp`."""
    node, here = ctx.here.node, ctx.here
    if here.kind == "import":
        around = next((n for n in reversed(here.nodes) if isinstance(n, ast.ImportFrom)), None)
        if not isinstance(node, ast.alias):
            return around.module if around is not None and not around.level else None
        if around is None:
            return node.name
        return None if around.level or node.name == "*" else f"{around.module}.{node.name}"
    if isinstance(node, ast.Name):
        binding = scopes.reaching(ctx.doc, node.id, here)
        return binding.origin if binding is not None and binding.kind == "import" else None
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        binding = scopes.reaching(ctx.doc, node.value.id, here)
        is_import = binding is not None and binding.kind == "import"
        return f"{binding.origin}.{node.attr}" if binding is not None and is_import else None
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
