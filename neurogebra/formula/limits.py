"""Limits where a quotient is 0/0: by the slopes of both sides, or else by sympy."""

from __future__ import annotations

from typing import Final

from neurogebra.formula.intervals import enclosure
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, as_fraction, replace, size, symbols, walk

#: How often numerator and denominator are differentiated, and how large they may become.
MOST_TIMES: Final = 4
MAX_SIZE: Final = 300

_SMOOTH: Final = {"add", "sub", "neg", "mul", "exp", "expm1", "sin", "cos", "sinh", "cosh", "pow"}


def limit(tree: Node, by: str, at: Node) -> Node | None:
    """The limit of a formula where a name tends to a number, or None where none is found.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.render import text
    >>> text(limit(parse("(a**x - 1)/x"), "x", Num(0)))
    'log(a)'
    """
    found = _by_slopes(tree, by, at)
    if found is not None:
        return found
    # Only now: it takes sympy.
    from neurogebra.formula import symbolic

    return symbolic.limit(tree, by, at)


def _by_slopes(tree: Node, by: str, at: Node) -> Node | None:
    """L'Hôpital's rule, as long as both sides are smooth and it is certain that both are 0."""
    from neurogebra.formula.derivative import derivative

    top, bottom = map(tidy, _quotient(tree))
    for _ in range(MOST_TIMES):
        if not (_is_smooth(top, by) and _is_smooth(bottom, by)):
            return None
        over, under = (tidy(replace(part, {by: at})) for part in (top, bottom))
        bounds = enclosure(under, {})
        if bounds and (bounds.low > 0 or bounds.high < 0):
            return tidy(Apply("div", (over, under)))
        if under != Num(0) or over != Num(0):
            return None
        top, bottom = derivative(top, by), derivative(bottom, by)
    return None


def _quotient(node: Node) -> tuple[Node, Node]:
    """A formula as one numerator over one denominator."""
    one = Num(1)
    if not isinstance(node, Apply) or node.op not in {"add", "sub", "neg", "mul", "div"}:
        return node, one
    parts = [_quotient(arg) for arg in node.args]
    if node.op == "neg":
        [(top, bottom)] = parts
        return Apply("neg", (top,)), bottom
    (a, b), (c, d) = parts
    if node.op == "mul":
        return Apply("mul", (a, c)), Apply("mul", (b, d))
    if node.op == "div":
        return Apply("mul", (a, d)), Apply("mul", (b, c))
    crossed = Apply("mul", (a, d)), Apply("mul", (c, b))
    return Apply(node.op, crossed), Apply("mul", (b, d))


def _is_smooth(node: Node, by: str) -> bool:
    if size(node) > MAX_SIZE:
        return False
    for part in walk(node):
        if not isinstance(part, Apply) or by not in symbols(part):
            continue
        if part.op not in _SMOOTH:
            return False
        if part.op == "pow" and by in symbols(part.args[0]):
            exponent = as_fraction(part.args[1])
            if exponent is None or exponent < 0 or exponent.denominator > 1:
                return False
    return True
