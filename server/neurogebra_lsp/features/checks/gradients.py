"""Gradients that are not what they seem: read too early, added up, cut off, or too small."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterator

from neurogebra.ops import OPS
from neurogebra_lsp.facts import Backward, GraphNode, Span
from neurogebra_lsp.features import maths
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.checks.places import Place, places, problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.features.paths import graph_of
from neurogebra_lsp.features.values import root_label
from neurogebra_lsp.text import Document

#: A slope so small that hardly anything of a gradient gets through.
_FLAT = 1e-4
_FLATTENING = ("sigmoid", "tanh")


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """What is wrong with the gradients of a program."""
    backwards = index.backwards_in_order
    yield from _called_twice(doc, backwards)
    yield from _from_leaves(backwards)
    if not backwards and ".grad" not in doc.text:
        return
    for place in places(doc, index, (".grad", ".data", "Value")):
        node = place.node
        if isinstance(node, ast.Attribute) and node.attr == "grad":
            yield from _too_early(place, node)
        elif isinstance(node, ast.Assign | ast.AugAssign):
            yield from _rebound(place, node)
            yield from _changed_between(place, node)
        elif isinstance(node, ast.Call):
            yield from _cut(place, node)
    yield from _saturated(index)


# --- backward() ---------------------------------------------------------------------------------


def _called_twice(doc: Document, backwards: list[Backward]) -> Iterator[Problem]:
    """The same Value, backward twice, with what the first call left still there."""
    first: dict[int, Backward] = {}
    for backward in backwards:
        before = first.setdefault(backward.root, backward)
        if before is backward or backward.passes != 1 or backward.after_raise:
            continue
        graph = graph_of(backward)
        for node in backward.nodes:
            sums = graph.path_sum(node.id)
            if node.op or node.constant or not node.name or sums is None or sums.agrees:
                continue
            name, wrong, right = node.name, *(_brief(n) for n in (node.grad, sums.total))
            line = backward.span[0]
            indent = re.match(r"\s*", doc.line_text(line))
            fixes: tuple[Fix, ...] = ()
            if backward.root_name.isidentifier():
                text = f"{indent[0] if indent else ''}{backward.root_name}.zero_grad()\n"
                fixes = (Fix("Set the gradients to 0 first", (line, 0, line, 0), text),)
            yield problem(
                "backward-called-twice",
                backward.span,
                f"gradients add up: {name}.grad is {wrong}, not {right}; zero_grad() first",
                *fixes,
                related=((before.span, "the first call"),),
            )
            break


def _from_leaves(backwards: list[Backward]) -> Iterator[Problem]:
    for backward in backwards:
        root = next((node for node in backward.nodes if node.id == backward.root), None)
        if root is not None and not root.op and backward.passes == 1:
            name = root_label(backward).unicode
            yield problem(
                "backward-from-leaf",
                backward.span,
                f"{name} is not computed from anything, so nothing but {name}.grad = 1 comes of it",
            )


def _too_early(place: Place, node: ast.Attribute) -> Iterator[Problem]:
    """`x.grad` read where it is 0 because backward() comes later, or never reaches x."""
    if not isinstance(node.ctx, ast.Load) or place.is_repeated:
        return
    seen, owner = place.seen(node), place.value(node.value)
    if seen is None or owner is None or owner.node is None or seen.number != 0:
        return
    reached = [b for b in place.index.backwards_of(owner.node) if not b.after_raise]
    span = place.span()
    later = [b for b in reached if b.span > span]
    if reached and len(later) == len(reached):
        line = later[0].span[0] + 1
        yield problem(
            "grad-before-backward",
            span,
            f"is 0: backward() runs only on line {line}",
            related=((later[0].span, "the gradient comes from here"),),
        )
        return
    known = place.index.backwards_in_order
    above = known[: bisect_left(known, span, key=lambda b: b.span)] if not reached else []
    before = next((b for b in reversed(above) if not b.cut), None)
    if before is not None:
        root = root_label(before).unicode
        name = place.text(node.value)
        yield problem(
            "unreachable-parameter",
            span,
            f"no path leads from {name} to {root}; its gradient stays 0",
            related=((before.span, "the backward pass"),),
        )


# --- what happens to the numbers ----------------------------------------------------------------


def _rebound(place: Place, node: ast.Assign | ast.AugAssign) -> Iterator[Problem]:
    """`w = w - lr * w.grad`: a new Value, which no longer is the parameter."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if not isinstance(target, ast.Name) or not _mentions_grad(node.value, target.id):
        return
    is_step = isinstance(node, ast.AugAssign) or (
        isinstance(node.value, ast.BinOp)
        and isinstance(node.value.op, ast.Sub | ast.Add)
        and isinstance(node.value.left, ast.Name)
        and node.value.left.id == target.id
    )
    bound = place.index.bound.get(place.span(target))
    if not is_step or bound is None or not bound.value.is_value:
        return
    fixes: tuple[Fix, ...] = ()
    end = place.span(target)[2:]
    if isinstance(node, ast.AugAssign):
        fixes = (Fix(f"Change {target.id}.data", (*end, *end), ".data"),)
    elif isinstance(node.value, ast.BinOp):
        sign = "-=" if isinstance(node.value.op, ast.Sub) else "+="
        text = f"{target.id}.data {sign} {place.text(node.value.right)}"
        fixes = (Fix(f"Change {target.id}.data", place.span(), text),)
    yield problem(
        "parameter-rebound",
        place.span(target),
        f"makes a new Value of {target.id}, whose gradient is 0 and which depends on the old one; "
        f"change {target.id}.data",
        *fixes,
    )


def _mentions_grad(node: ast.expr, name: str) -> bool:
    return any(
        isinstance(inner, ast.Attribute)
        and inner.attr == "grad"
        and isinstance(inner.value, ast.Name)
        and inner.value.id == name
        for inner in ast.walk(node)
    )


def _changed_between(place: Place, node: ast.Assign | ast.AugAssign) -> Iterator[Problem]:
    """`x.data = 5` after x was used and before backward(): slopes of the old number are gone."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if not isinstance(target, ast.Attribute) or target.attr != "data" or place.is_repeated:
        return
    owner = place.value(target.value)
    if owner is None or not owner.is_value or owner.node is None:
        return
    line = place.span()[0]
    for backward in place.index.backwards_of(owner.node):
        users = [
            user
            for user in backward.nodes
            if owner.node in user.inputs and 0 <= user.line < line < backward.span[0]
        ]
        if users and backward.passes == 1 and not backward.after_raise:
            name = place.text(target.value)
            yield problem(
                "data-changed-before-backward",
                place.span(target),
                f"{name} was used on line {users[0].line + 1}, and backward() on line "
                f"{backward.span[0] + 1} mixes its old number with this one",
                related=((backward.span, "the backward pass"),),
            )
            return


def _cut(place: Place, node: ast.Call) -> Iterator[Problem]:
    """`Value(math.tanh(x.data))`: the gradient ends here though the operation has a derivative."""
    if not (isinstance(node.func, ast.Name) and node.func.id == "Value" and len(node.args) == 1):
        return
    made, inner = place.seen(node), node.args[0]
    if made is None or made.node is None or place.is_repeated:
        return
    if not isinstance(inner, ast.Call | ast.BinOp):
        return
    data = (n for n in ast.walk(inner) if isinstance(n, ast.Attribute) and n.attr == "data")
    source = next((found.value for found in data), None)
    owner = place.value(source) if source is not None else None
    if source is None or owner is None or owner.node is None:
        return
    reaching_it = {found.span for found in place.index.backwards_of(owner.node)}
    if any(found.span not in reaching_it for found in place.index.backwards_of(made.node)):
        name = place.text(source)
        yield problem(
            "graph-cut",
            place.span(),
            f"no gradient flows back to {name}: {name}.data is a plain number; "
            f"compute with {name} itself",
        )


def _saturated(index: Index) -> Iterator[Problem]:
    """A sigmoid or tanh so far out that almost nothing flows back through it."""
    told: set[Span] = set()
    for bound in index.facts.bound:
        if bound.value.node is None or bound.passes != 1 or bound.after_raise:
            continue
        for backward in index.backwards_of(bound.value.node):
            node = graph_of(backward).nodes.get(bound.value.node)
            if node is None or node.op not in _FLATTENING or bound.span in told:
                continue
            operand = graph_of(backward).nodes.get(node.inputs[0])
            slope = _slope(node, operand)
            if operand is None or operand.constant or slope is None or slope >= _FLAT:
                continue
            told.add(bound.span)
            of = operand.name or "its input"
            symbol = "σ" if node.op == "sigmoid" else "tanh"
            yield problem(
                "saturated",
                bound.span,
                f"{of} = {_brief(operand.data)}: {symbol}′({of if operand.name else '…'}) = "
                f"{slope:.0e}, almost nothing flows back",
            )


def _slope(node: GraphNode, operand: GraphNode | None) -> float | None:
    if operand is None:
        return None
    try:
        return abs(OPS[node.op].partials[0](node.data, operand.data))
    except (ArithmeticError, ValueError):
        return None


def _brief(number: float) -> str:
    return maths.brief(number).unicode
