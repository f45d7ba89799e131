"""Finds a constant part of a formula that leaves every range, before anything computes it."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from neurogebra.formula.tree import Node, Num, Sym
from neurogebra.ops import OPS

MAX_BITS: Final = 1024  # of a constant, above or below the point


class Excess(NamedTuple):
    """A constant part that cannot be computed, and why: `too-large` or `divides-by-0`."""

    node: Node
    kind: str


def excess(tree: Node) -> Excess | None:
    """The first part such as `9**9**9`, or `1/0`; None when all constants have a value.

    Examples
    --------
    >>> from neurogebra.formula.tree import Apply
    >>> excess(Apply("pow", (Num(9), Num(10**6)))).kind
    'too-large'
    """
    try:
        _size(tree)
    except _ExcessError as found:
        return found.excess
    return None


class _ExcessError(Exception):
    def __init__(self, node: Node, kind: str) -> None:
        self.excess = Excess(node, kind)


def _size(node: Node) -> float | None:
    """About the value of a constant tree; None for one that is not constant or has no value."""
    if isinstance(node, Num):
        return float(node.value)
    if isinstance(node, Sym):
        return {"pi": math.pi, "E": math.e}.get(node.name) if node.constant else None
    args = [_size(arg) for arg in node.args]
    operands = [arg for arg in args if arg is not None]
    if len(operands) < len(args) or node.op not in OPS:
        return None
    too_large = _ExcessError(node, "too-large")
    try:
        if node.op == "pow" and operands[0]:
            bits = operands[1] * math.log2(abs(operands[0]))
            if abs(bits) > MAX_BITS:
                raise too_large
        value = float(OPS[node.op].forward(*operands))
    except OverflowError:
        raise too_large from None
    except ZeroDivisionError:
        raise _ExcessError(node, "divides-by-0") from None
    except (ValueError, TypeError):
        return None
    if math.isinf(value):
        raise too_large
    return value
