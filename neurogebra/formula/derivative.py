"""Differentiates a formula: the chain rule over the table's local derivatives, then tidied.

Neither sympy nor numpy is needed, and the work is bounded by the size of the formula.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from neurogebra.errors import FormulaError
from neurogebra.formula.conditions import TRUE, relation
from neurogebra.formula.definitions import definition
from neurogebra.formula.parse import parse
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, replace, size, walk
from neurogebra.ops import OPS

MAX_SIZE: Final = 20_000  # nodes of a derivative

_ZERO: Final = Num(0)
_ONE: Final = Num(1)

Limit: TypeAlias = Callable[[Node, str, Node], Node | None]


def derivative(tree: Node, by: str, limit: Limit | None = None) -> Node:
    """The derivative of a formula by one of its names, as a textbook prints it.

    At a kink, the derivative of the piece that holds there; `sign` and `floor` are flat.

    Parameters
    ----------
    limit : finds the slope at a point that a formula fills in by hand, as sinc does at 0
        (`neurogebra.formula.limits.limit`, which takes sympy)

    Raises
    ------
    FormulaError
        When the derivative would be too large, or would need a limit and none may be taken.

    Examples
    --------
    >>> from neurogebra.formula.render import text
    >>> text(derivative(parse("(y_pred - y_true)**2"), "y_pred"))
    '2*(y_pred - y_true)'
    >>> text(derivative(parse("1/(1 + exp(-x))"), "x"))
    'exp(-x)/(1 + exp(-x))**2'
    """
    key = id(tree), by, limit
    known = _known.get(key)
    if known is not None:
        return known[1]
    raw = _Differentiation(by, limit).of(tree)
    if size(raw) > MAX_SIZE:
        raise FormulaError("the derivative is too large", code="formula-too-large")
    made = tidy(raw)
    if any(map(_is_power_of_sign, walk(made))):
        made = tidy(_with_plain_signs(made))
    if len(_known) >= _KEPT:
        _known.clear()
    _known[key] = tree, made
    return made


#: Derivatives that were asked for before; a card and its words at three levels want the same ones.
#: By the identity of the tree, which is kept so that no other gets it.
_known: dict[tuple[int, str, Limit | None], tuple[Node, Node]] = {}
_KEPT: Final = 100


def _is_power_of_sign(node: Node) -> bool:
    if not (isinstance(node, Apply) and node.op == "pow"):
        return False
    base, exponent = node.args
    of_sign = isinstance(base, Apply) and base.op == "sign"
    return of_sign and isinstance(exponent, Num) and exponent.value in range(2, 65)


def _with_plain_signs(node: Node) -> Node:
    """sign(u)² as 1: so it is on both sides of 0, and so the slope is where they meet."""
    if not isinstance(node, Apply):
        return node
    args = tuple(map(_with_plain_signs, node.args))
    if _is_power_of_sign(node):
        return args[0] if as_fraction(node.args[1]) in range(3, 65, 2) else _ONE
    return Apply(node.op, args, node.span)


class _Differentiation:
    """Derivatives by one name, each part differentiated once."""

    def __init__(self, by: str, limit: Limit | None) -> None:
        self.by = by
        self.limit = limit
        self.done: dict[int, tuple[Node, Node]] = {}

    def of(self, node: Node) -> Node:
        if isinstance(node, Num):
            return _ZERO
        if isinstance(node, Sym):
            return _ONE if node.name == self.by and not node.constant else _ZERO
        known = self.done.get(id(node))
        if known is None:
            # The node itself is kept too, so that its id stays its own.
            known = self.done[id(node)] = (node, self.apply(node))
        return known[1]

    def apply(self, node: Apply) -> Node:
        if node.op == "piecewise":
            return self.pieces(node)
        inner = [self.of(arg) for arg in node.args]
        if all(part == _ZERO for part in inner):
            return _ZERO
        op = OPS.get(node.op)
        if op is None or op.arity != len(node.args):
            return self.of(definition(node))
        if node.op in {"max", "min"}:
            # At a tie the first operand counts, as in the table.
            wins = relation("ge" if node.op == "max" else "le", *node.args)
            return Apply("piecewise", (inner[0], wins, inner[1], TRUE))
        total = _ZERO
        for n, part in enumerate(inner):
            if part != _ZERO:
                total = _added(total, _times(_partial(node, n), part))
        return total

    def pieces(self, node: Apply) -> Node:
        parts: list[Node] = []
        for n in range(0, len(node.args), 2):
            value, condition = node.args[n], node.args[n + 1]
            at = self.filled_point(condition)
            slope = self.of(value)
            if at is not None and n + 2 < len(node.args):
                slope = self.at_filled_point(node.args[n + 2], at, slope)
            parts += [slope, condition]
        if all(part == _ZERO for part in parts[::2]):
            return _ZERO
        return Apply("piecewise", tuple(parts))

    def filled_point(self, condition: Node) -> Node | None:
        """The number c of a piece that holds only where the variable equals c."""
        if isinstance(condition, Apply) and condition.op == "eq" and Sym(self.by) in condition.args:
            other = condition.args[condition.args[0] == Sym(self.by)]
            return other if as_fraction(other) is not None else None
        return None

    def at_filled_point(self, neighbour: Node, at: Node, own: Node) -> Node:
        """The slope at a point filled in by hand, as the limit of the slopes around it.

        sin(x)/x with 1 at 0 has the slope 0 there; the piece alone, a constant, cannot know.
        """
        if self.limit is None:
            raise FormulaError("the slope at a point filled in by hand takes a limit")
        around = self.limit(tidy(self.of(neighbour)), self.by, at)
        return own if around is None else around


@cache
def _partial_form(op: str, n: int) -> Node | None:
    form = OPS[op].partial_forms[n] if n < len(OPS[op].partial_forms) else ""
    return parse(form, names=("u", "v", "y")) if form else None


def _partial(node: Apply, n: int) -> Node:
    form = _partial_form(node.op, n)
    if form is None:
        raise FormulaError(f"{node.op} has no derivative by its operand {n + 1}")
    names: dict[str, Node] = {"y": node}
    names.update(zip("uv", node.args, strict=False))
    return replace(form, names)


def _added(first: Node, second: Node) -> Node:
    return second if first == _ZERO else Apply("add", (first, second))


def _times(first: Node, second: Node) -> Node:
    if first == _ONE or second == _ONE:
        return second if first == _ONE else first
    return Apply("mul", (first, second))
