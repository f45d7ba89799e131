"""A backward pass once more, addition by addition, as the program did it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from neurogebra.ops import OPS
from neurogebra_lsp.facts import Backward, GraphNode


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one operation sends to one of its operands."""

    user: int
    operand: int  #: its place among the operands
    input: int
    local: float  #: the local derivative
    upstream: float  #: the gradient at the operation
    product: float
    so_far: float  #: the gradient at the operand after it


@dataclass(frozen=True, slots=True)
class Replay:
    """The contributions in the order in which they were added."""

    order: tuple[int, ...]  #: the operations, as the gradient left them
    contributions: dict[tuple[int, int], Contribution]  #: by operation and place of the operand
    exact: frozenset[int]  #: whose contributions add up to the recorded gradient, to the last bit
    close: frozenset[int]  #: up to rounding


def replay(backward: Backward) -> Replay:
    """Go through a graph as `Value.backward` does; a cut graph has nothing to go through."""
    nodes = {node.id: node for node in backward.nodes}
    whole = not backward.cut and all(i in nodes for node in backward.nodes for i in node.inputs)
    if not whole or backward.root not in nodes:
        return Replay((), {}, frozenset(), frozenset())
    order = _order(nodes, backward.root)
    sums = {id_: node.before for id_, node in nodes.items()}
    sums[backward.root] = 1.0
    weights = {id_: abs(sum_) for id_, sum_ in sums.items()}
    found: dict[tuple[int, int], Contribution] = {}
    for id_ in order:
        node = nodes[id_]
        for place, input_id in enumerate(node.inputs):
            if nodes[input_id].constant:
                continue
            local = local_slope(node, place, [nodes[i].data for i in node.inputs])
            product = local * node.grad
            sums[input_id] += product
            weights[input_id] += abs(product)
            found[id_, place] = Contribution(
                id_, place, input_id, local, node.grad, product, sums[input_id]
            )
    exact = {id_ for id_, node in nodes.items() if _same(sums[id_], node.grad)}
    close = {
        id_
        for id_, node in nodes.items()
        if math.isclose(sums[id_], node.grad, rel_tol=1e-9, abs_tol=1e-12 * weights[id_])
    }
    return Replay(tuple(order), found, frozenset(exact), frozenset(close))


def local_slope(node: GraphNode, place: int, operands: list[float]) -> float:
    """The local derivative of an operation by an operand; not a number where there is none."""
    row = OPS.get(node.op)
    if row is None or place >= len(row.partials) or row.arity != len(operands):
        return math.nan
    try:
        return row.partials[place](node.data, *operands)
    except (ArithmeticError, ValueError, TypeError):
        return math.nan


def recomputed(node: GraphNode, operands: list[float]) -> float:
    """What an operation gives for the data that its operands hold now."""
    row = OPS.get(node.op)
    if row is None or row.arity != len(operands):
        return math.nan
    try:
        return float(row.forward(*operands))
    except (ArithmeticError, ValueError, TypeError):
        return math.nan


def _order(nodes: dict[int, GraphNode], root: int) -> list[int]:
    """The operations as `Value.backward` takes them: one that has had all its reports, next."""
    reports = dict.fromkeys(nodes, 0)
    for node in nodes.values():
        for input_id in node.inputs:
            reports[input_id] += 1
    order: list[int] = []
    ready = [root] if nodes[root].inputs else []
    while ready:
        id_ = ready.pop()
        order.append(id_)
        for input_id in nodes[id_].inputs:
            reports[input_id] -= 1
            if not reports[input_id] and nodes[input_id].inputs:
                ready.append(input_id)
    return order


def _same(a: float, b: float) -> bool:
    return a == b or (math.isnan(a) and math.isnan(b))
