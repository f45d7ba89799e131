"""Formula trees for display: filling operands into a form, and tidying what that leaves.

The tidying is what a reader does without thinking (`x·1`, `2·x^(2 − 1)`), no more: what is shown
must stay recognisable as what the program computes.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from neurogebra.errors import FormulaError
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num, Number
from neurogebra.ops import OPS


def number_node(value: float) -> Node:
    """A float as a formula writes it: whole ones as integers, negative ones with a sign."""
    exact: Number = int(value) if value == int(value) and abs(value) < 2**53 else value
    return Apply("neg", (Num(-exact),)) if exact < 0 else Num(exact)


@lru_cache(maxsize=4096)
def read(text: str, names: tuple[str, ...] = ()) -> Node | None:
    """The tree of formula text; None where it is none."""
    try:
        return parse(text, names)
    except FormulaError:
        return None


@lru_cache(maxsize=512)
def partial_form(op: str, index: int) -> Node | None:
    """The local derivative of an operation by an operand, over `y`, `u` and `v`."""
    row = OPS.get(op)
    if row is None or index >= len(row.partial_forms) or "Piecewise" in row.partial_forms[index]:
        return None
    return read(row.partial_forms[index], ("u", "v", "y"))


def tidy(node: Node) -> Node:
    """The tree without what a reader would leave out."""
    if not isinstance(node, Apply):
        return node
    args = tuple(tidy(argument) for argument in node.args)
    simpler = _SIMPLER.get(node.op)
    return (simpler(args) if simpler else None) or Apply(node.op, args)


def _number(node: Node) -> Number | None:
    """The exact number that a tree is; floats stay as they are written."""
    if isinstance(node, Num) and not isinstance(node.value, float):
        return node.value
    if isinstance(node, Apply) and node.op == "neg":
        inner = _number(node.args[0])
        return None if inner is None else -inner
    return None


def _node(value: Number) -> Node:
    if isinstance(value, Fraction) and value.denominator == 1:
        value = value.numerator
    return Apply("neg", (Num(-value),)) if value < 0 else Num(value)


def _sum(args: tuple[Node, ...]) -> Node | None:
    u, v = args
    a, b = _number(u), _number(v)
    if a is not None and b is not None:
        return _node(a + b)
    if a == 0:
        return v
    if b == 0:
        return u
    if u == v:
        return _product((Num(2), u)) or Apply("mul", (Num(2), u))
    if isinstance(v, Apply) and v.op == "neg":
        return Apply("sub", (u, v.args[0]))
    return None


def _difference(args: tuple[Node, ...]) -> Node | None:
    u, v = args
    a, b = _number(u), _number(v)
    if a is not None and b is not None:
        return _node(a - b)
    if b == 0:
        return u
    if a == 0:
        return _negation((v,)) or Apply("neg", (v,))
    if isinstance(v, Apply) and v.op == "neg":
        return Apply("add", (u, v.args[0]))
    return None


def _product(args: tuple[Node, ...]) -> Node | None:
    u, v = args
    a, b = _number(u), _number(v)
    if a is not None and b is not None:
        return _node(a * b)
    if a == 0 or b == 0:
        return Num(0)
    for one, other in ((a, v), (b, u)):
        if one == 1:
            return other
        if one == -1:
            return _negation((other,)) or Apply("neg", (other,))
    if isinstance(u, Apply) and u.op == "neg":
        return Apply("neg", (_product((u.args[0], v)) or Apply("mul", (u.args[0], v)),))
    if isinstance(v, Apply) and v.op == "neg":
        return Apply("neg", (_product((u, v.args[0])) or Apply("mul", (u, v.args[0])),))
    if isinstance(v, Num):
        # Coefficients stand in front, and 2·(2·x) is 4·x.
        return _product((v, u)) or Apply("mul", (v, u))
    if isinstance(v, Apply) and v.op == "mul":
        # u·(v·w) reads as u·v·w.
        first = _product((u, v.args[0])) or Apply("mul", (u, v.args[0]))
        return _product((first, v.args[1])) or Apply("mul", (first, v.args[1]))
    return None


def _quotient(args: tuple[Node, ...]) -> Node | None:
    u, v = args
    if _number(u) == 0:
        return Num(0)
    return u if _number(v) == 1 else None


def _power(args: tuple[Node, ...]) -> Node | None:
    u, v = args
    exponent = _number(v)
    if exponent == 1:
        return u
    return Num(1) if exponent == 0 else None


def _negation(args: tuple[Node, ...]) -> Node | None:
    (u,) = args
    if isinstance(u, Apply) and u.op == "neg":
        return u.args[0]
    return u if _number(u) == 0 else None


_SIMPLER = {
    "add": _sum,
    "sub": _difference,
    "mul": _product,
    "div": _quotient,
    "pow": _power,
    "neg": _negation,
}
