"""Descents that do not descend: numbers that grow, bounce, stand still or stop being numbers."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from neurogebra_lsp.facts import Change, Loop
from neurogebra_lsp.features import maths, trends
from neurogebra_lsp.features.answers import Problem
from neurogebra_lsp.features.checks.places import Place, places, problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.text import Document

#: So many passes without a change are no accident.
_STILL = 3


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """What is wrong with the loops of a program."""
    if not index.facts.loops:
        return
    for place in places(doc, index, ("for", "while")):
        if isinstance(place.node, ast.For | ast.While):
            loop = index.loops.get(place.span()[:2])
            if loop is not None and loop.finished:
                yield from _of_loop(place, place.node, loop)


def _of_loop(place: Place, node: ast.For | ast.While, loop: Loop) -> Iterator[Problem]:
    head = place.span()
    word = (*head[:2], head[0], head[1] + len("for" if isinstance(node, ast.For) else "while"))
    for change in loop.changes:
        series = change.series
        if series and not math.isfinite(series[-1]) and any(map(math.isfinite, series)):
            yield problem("loop-not-finite", word, f"{change.name} is {trends.trend(change)}")
            return
    for change in loop.changes:
        step = _step(node, change.name)
        if step is None:
            continue
        told = trends.trend(change)
        if "grows" in told:
            yield problem("diverging-loop", place.span(step), _growing(place, step, change, told))
        elif told.startswith("alternates"):
            yield problem("oscillating-loop", place.span(step), f"{change.name} {told}")
        elif len(change.series) >= _STILL and len({*change.series, change.first.number}) == 1:
            yield problem(
                "loop-without-progress",
                place.span(step),
                f"{change.name} stays {maths.brief(change.series[-1]).unicode}: every step is 0",
            )


def _step(loop: ast.For | ast.While, name: str) -> ast.Assign | ast.AugAssign | None:
    """`w -= …` or `w = w - …` in the body: a step downhill."""
    for node in ast.walk(loop):
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Sub):
            if ast.unparse(node.target) == name and not isinstance(node.value, ast.Constant):
                return node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            value = node.value
            if (
                isinstance(value.op, ast.Sub)
                and len(node.targets) == 1
                and ast.unparse(node.targets[0]) == ast.unparse(value.left) == name
                and not isinstance(value.right, ast.Constant)
            ):
                return node
    return None


def _growing(place: Place, step: ast.Assign | ast.AugAssign, change: Change, told: str) -> str:
    """How fast a number grows and, where steps are in proportion to it, below what it shrinks."""
    message = f"|{change.name}| {told.removeprefix('its size ')}"
    before, after = change.series[-2:]
    factor, rate = after / before, _rate(place, step)
    if change.every != 1 or rate is None:
        return message
    name, value = rate
    slope = (1 - factor) / value  # the factor is 1 − rate·slope
    if slope <= 0:
        return f"{message}: the steps go uphill"
    return f"{message}; it shrinks for {name} < {maths.brief(2 / slope).unicode}"


def _rate(place: Place, step: ast.Assign | ast.AugAssign) -> tuple[str, float] | None:
    """The learning rate: the name of a plain number that the step is a multiple of."""
    amount = step.value if isinstance(step, ast.AugAssign) else step.value.right  # type: ignore[attr-defined]
    while isinstance(amount, ast.BinOp) and isinstance(amount.op, ast.Mult):
        if isinstance(amount.left, ast.Name):
            name = amount.left.id
            numbers = {
                bound.value.number
                for bound in place.index.facts.bound
                if bound.name == name and bound.passes == 1
            }
            (value,) = numbers if len(numbers) == 1 else (None,)
            return (name, value) if value and value > 0 else None
        amount = amount.left
    return None
