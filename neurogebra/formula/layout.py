"""What every way of setting a formula must know: who binds stronger, what is one chain, how much.

`binds` says when an operand needs brackets. `bounded` cuts a huge formula down to what anybody
would read.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from neurogebra.formula.names import number, superscript, unicode_name
from neurogebra.formula.tree import Apply, Node, Num, Sym, depth, size
from neurogebra.ops import ATOM, OPS, POWER, PREFIX, PRODUCT

INFIX: Final = frozenset(
    {"add", "sub", "mul", "div", "neg", "pow", "mod", "lt", "le", "gt", "ge", "eq", "ne"}
    | {"and", "or", "not"}
)
RELATION_SIGNS: Final = {"lt": "<", "le": "≤", "gt": ">", "ge": "≥", "eq": "=", "ne": "≠"}
# sin²(x) rather than sin(x)², as these are always written.
RAISED_NAMES: Final = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh"})

ELLIPSIS: Final = Sym("…", constant=True)
MAX_SHOWN: Final = 600  # nodes of a formula that is typeset


def binds(node: Node) -> int:
    """How strongly a node holds together when it is written out in one line."""
    if isinstance(node, Num):
        if node.value < 0:
            return PREFIX
        return PRODUCT if isinstance(node.value, Fraction) or "·" in constant(node.value) else ATOM
    if isinstance(node, Sym) or node.op not in INFIX:
        return ATOM
    return OPS[node.op].binds


def bounded(node: Node, limit: int = MAX_SHOWN) -> Node:
    """The tree itself, or with its deepest parts replaced by an ellipsis when it is huge."""
    if size(node) <= limit:
        return node
    low, high = 1, depth(node)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(_cut(node, middle)) <= limit else (low, middle - 1)
    return _cut(node, low)


def _cut(node: Node, levels: int) -> Node:
    if not isinstance(node, Apply):
        return node
    if levels == 1:
        return ELLIPSIS
    return Apply(node.op, tuple(_cut(arg, levels - 1) for arg in node.args), node.span)


def flat(node: Apply) -> tuple[Node, ...]:
    """The operands of a chain such as max(max(a, b), c)."""
    args: list[Node] = []
    here: Node = node
    while isinstance(here, Apply) and here.op == node.op and len(here.args) == 2:
        args.append(here.args[1])
        here = here.args[0]
    return (here, *reversed(args))


def between(node: Node) -> tuple[Node, str, Node, str, Node] | None:
    """The parts of `a < x < b`, which the tree holds as two relations of one middle."""
    if not (isinstance(node, Apply) and node.op == "and"):
        return None
    left, right = node.args
    if not (isinstance(left, Apply) and isinstance(right, Apply)):
        return None
    if left.op not in RELATION_SIGNS or right.op not in RELATION_SIGNS:
        return None
    if left.args[1] != right.args[0]:
        return None
    signs = RELATION_SIGNS[left.op], RELATION_SIGNS[right.op]
    return left.args[0], signs[0], left.args[1], signs[1], right.args[1]


def branches(node: Apply) -> list[tuple[Node, Node | None]]:
    """The pieces of a piecewise as (value, condition); None for "otherwise"."""
    pairs = zip(node.args[::2], node.args[1::2], strict=True)
    return [
        (value, None if condition == Sym("True", constant=True) else condition)
        for value, condition in pairs
    ]


def constant(value: int | float | Fraction) -> str:
    """A number inside a formula: in full while it is short, else cut and marked as cut."""
    shown = number(value, typeset=True)
    mantissa, e, exponent = shown.partition("e")
    if isinstance(value, float) and float(f"{value:.6g}") != value:
        mantissa += "…"
    if not e:
        return mantissa
    power = "10" + (superscript(exponent.replace("+", "").replace("−0", "−")) or "")
    return power if mantissa == "1" else f"{mantissa}·{power}"


def juxtaposed(left: Node, right: Node) -> bool:
    """Whether a product needs no sign between its factors: 2x, 2(x + 1), πr, but x·y and 2·3."""
    while isinstance(left, Apply) and left.op in {"mul", "neg"}:
        left = left.args[-1]
    after_number = isinstance(left, Num) or _is_fraction(left)
    after_pi = left == Sym("pi", constant=True)
    if isinstance(left, Num) and not constant(left.value).replace(".", "").isdigit():
        return False
    if not (after_number or after_pi):
        return False
    while isinstance(right, Apply) and right.op in {"pow", "mul", "div"}:
        if binds(right.args[0]) < binds(right):
            break
        right = right.args[0]
    if isinstance(right, Sym):
        return len(unicode_name(right.name, constant=right.constant)) <= 2
    if isinstance(right, Num):
        return False
    return (binds(right) < PRODUCT or right.op in {"exp", "sqrt"}) and after_number


def after_sign(node: Node) -> int:
    """How strongly the right side of a sum must hold; a minus at its start takes brackets."""
    first = node
    while isinstance(first, Apply) and first.op in ("mul", "div"):
        first = first.args[0]
    is_negative = isinstance(first, Num) and first.value < 0
    is_negated = isinstance(first, Apply) and first.op == "neg"
    return POWER if is_negative or is_negated else PRODUCT


def signed(node: Apply) -> Apply | None:
    """The quotient whose sign stands before the fraction: −(a/b) for (−a)/b."""
    top, bottom = node.args
    if isinstance(top, Apply) and top.op == "neg":
        return Apply("div", (top.args[0], bottom))
    return None


def _is_fraction(node: Node) -> bool:
    return (
        isinstance(node, Apply)
        and node.op == "div"
        and all(isinstance(arg, Num) for arg in node.args)
    )
