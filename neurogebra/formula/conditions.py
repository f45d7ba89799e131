"""Comparisons: brought into one form, negated, joined, and used to simplify what they guard."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import Final

from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, from_fraction

TRUE: Final = Sym("True", constant=True)
FALSE: Final = Sym("False", constant=True)

_MIRRORED: Final = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
_NEGATED: Final = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
_UPWARD: Final = frozenset({"gt", "ge"})
_DOWNWARD: Final = frozenset({"lt", "le"})


def relation(op: str, left: Node, right: Node) -> Node:
    """A comparison in one form: solved for the variable where it is linear, numbers on the right.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.render import text
    >>> text(relation("lt", parse("0"), parse("x/6 + 1/2")))
    'x > -3'
    """
    if left == right:
        return TRUE if op in {"le", "ge", "eq"} else FALSE
    a, b = as_fraction(left), as_fraction(right)
    if a is not None and b is not None:
        return TRUE if _compare(op, a, b) else FALSE
    if a is not None:
        return relation(_MIRRORED[op], right, left)
    if isinstance(left, Apply) and left.op in {"max", "min"} and op not in {"eq", "ne"}:
        both = (left.op == "min") == (op in _UPWARD)
        first, second = (relation(op, arg, right) for arg in left.args)
        return between_all(first, second) if both else either(first, second)
    if right == Num(0) and isinstance(left, Apply) and left.op in {"add", "sub"}:
        first, second = left.args
        if left.op == "sub" and not _linear(left):
            return relation(op, first, second)
        if isinstance(first, Sym) and not _linear(left):
            return Apply(op, (first, Apply("neg", (second,))))
    if isinstance(right, Apply) and right.op in {"max", "min"} and op not in {"eq", "ne"}:
        return relation(_MIRRORED[op], right, left)
    line = _linear(Apply("sub", (left, right)))
    if line and not isinstance(left, Sym):
        name, slope, at_zero = line
        op = op if slope > 0 else _MIRRORED[op]
        return Apply(op, (Sym(name), from_fraction(-at_zero / slope)))
    return Apply(op, (left, right))


def negated(condition: Node) -> Node:
    """Where the condition does not hold."""
    if condition in (TRUE, FALSE):
        return FALSE if condition == TRUE else TRUE
    if isinstance(condition, Apply):
        if condition.op in _NEGATED:
            return relation(_NEGATED[condition.op], *condition.args)
        if condition.op == "not":
            return condition.args[0]
        if condition.op == "and":
            return either(*map(negated, condition.args))
        if condition.op == "or":
            return between_all(*map(negated, condition.args))
    return Apply("not", (condition,))


def holds(condition: Node) -> bool | None:
    """Whether the condition always holds, never, or sometimes (None)."""
    return True if condition == TRUE else False if condition == FALSE else None


def between_all(first: Node, second: Node) -> Node:
    """Where both conditions hold; a lower and an upper bound become `low < x < high`."""
    if FALSE in (first, second):
        return FALSE
    if first in (TRUE, second):
        return second
    if second == TRUE:
        return first
    parts = _without_implied([*_parts(first), *_parts(second)])
    made: Node | None = None
    while parts:
        part = parts.pop(0)
        low = _as_bound(part, _UPWARD)
        mate = next((p for p in parts if low and _is_above(p, low.args[0])), None)
        if low is None or mate is None:
            high = _as_bound(part, _DOWNWARD)
            below = next((p for p in parts if high and _is_below(p, high.args[0])), None)
            low, mate = (below, part) if below else (None, None)
        if low is not None and mate is not None:
            parts = [p for p in parts if p not in (low, mate)]
            upward, downward = _as_bound(low, _UPWARD), _as_bound(mate, _DOWNWARD)
            if upward and downward:
                lower = Apply(_MIRRORED[upward.op], (upward.args[1], upward.args[0]))
                part = Apply("and", (lower, downward))
        made = part if made is None else Apply("and", (made, part))
    return made or TRUE


def _parts(condition: Node) -> list[Node]:
    if isinstance(condition, Apply) and condition.op == "and":
        return [part for arg in condition.args for part in _parts(arg)]
    return [condition]


def _without_implied(parts: list[Node]) -> list[Node]:
    """Without repetitions, and without high > low where low < x < high says it already."""
    unique = list(dict.fromkeys(parts))
    upward = {(low.args[0], low.args[1]) for p in unique if (low := _as_bound(p, {"gt"}))}
    kept: list[Node] = []
    for part in unique:
        bound = _as_bound(part, {"gt"})
        if bound:
            high, low = bound.args
            if any((high, middle) in upward and (middle, low) in upward for _, middle in upward):
                continue
        kept.append(part)
    return kept


def _as_bound(condition: Node, direction: Collection[str]) -> Apply | None:
    """A comparison turned so that it goes in the direction, if it is one of order."""
    if not isinstance(condition, Apply) or condition.op not in _UPWARD | _DOWNWARD:
        return None
    if condition.op in direction:
        return condition
    turned = Apply(_MIRRORED[condition.op], condition.args[::-1])
    return turned if turned.op in direction and not _is_number(turned.args[0]) else None


def _is_above(condition: Node, middle: Node) -> bool:
    bound = _as_bound(condition, _DOWNWARD)
    return bound is not None and bound.args[0] == middle


def _is_below(condition: Node, middle: Node) -> bool:
    bound = _as_bound(condition, _UPWARD)
    return bound is not None and bound.args[0] == middle


def _is_number(node: Node) -> bool:
    return as_fraction(node) is not None


def excludes(first: Node, second: Node) -> bool:
    """Whether the conditions are known never to hold together."""
    facts, other = _facts(first), negated(second)
    return isinstance(other, Apply) and any(_implies(fact, other) for fact in facts)


def either(first: Node, second: Node) -> Node:
    """Where at least one of the conditions holds."""
    if TRUE in (first, second):
        return TRUE
    if first in (FALSE, second):
        return second
    return first if second == FALSE else Apply("or", (first, second))


def under(value: Node, condition: Node) -> Node:
    """The value where the condition is known: |x| is x where x > 0, max(0, x) too."""
    facts = _facts(condition)
    return _under(value, facts) if facts else value


def _under(node: Node, facts: list[Apply]) -> Node:
    if not isinstance(node, Apply):
        return node
    args = tuple(_under(arg, facts) for arg in node.args)
    if node.op in {"max", "min"}:
        wins = "ge" if node.op == "max" else "le"
        if _known(facts, wins, args[0], args[1]):
            return args[0]
        if _known(facts, wins, args[1], args[0]):
            return args[1]
    if node.op in {"abs", "sign"}:
        positive = _known(facts, "ge" if node.op == "abs" else "gt", args[0], Num(0))
        negative = _known(facts, "le" if node.op == "abs" else "lt", args[0], Num(0))
        if positive or negative:
            made = args[0] if node.op == "abs" else Num(1)
            return made if positive else Apply("neg", (made,))
    return node if args == node.args else Apply(node.op, args, node.span)


def _facts(condition: Node) -> list[Apply]:
    if not isinstance(condition, Apply):
        return []
    if condition.op == "and":
        return [fact for arg in condition.args for fact in _facts(arg)]
    if condition.op in _MIRRORED:
        made = relation(condition.op, *condition.args)
        return [made] if isinstance(made, Apply) else []
    return []


def _known(facts: list[Apply], op: str, left: Node, right: Node) -> bool:
    wanted = relation(op, left, right)
    if wanted == TRUE:
        return True
    return isinstance(wanted, Apply) and any(_implies(fact, wanted) for fact in facts)


def _implies(fact: Apply, wanted: Apply) -> bool:
    if wanted.op not in _UPWARD | _DOWNWARD or fact.op not in _UPWARD | _DOWNWARD | {"eq"}:
        return fact == wanted
    if fact.args == wanted.args:
        strict = {"gt": {"gt"}, "lt": {"lt"}, "ge": {"gt", "ge", "eq"}, "le": {"lt", "le", "eq"}}
        return fact.op in strict[wanted.op]
    if fact.args == wanted.args[::-1]:
        return _implies(Apply(_MIRRORED[fact.op], fact.args[::-1]), wanted)
    known, needed = as_fraction(fact.args[1]), as_fraction(wanted.args[1])
    if fact.args[0] != wanted.args[0] or known is None or needed is None:
        return False
    if wanted.op in _UPWARD:
        return fact.op in _UPWARD | {"eq"} and known > needed
    return fact.op in _DOWNWARD | {"eq"} and known < needed


def _compare(op: str, a: Fraction, b: Fraction) -> bool:
    return {
        "lt": a < b, "le": a <= b, "gt": a > b, "ge": a >= b, "eq": a == b, "ne": a != b,
    }[op]  # fmt: skip


def _linear(node: Node) -> tuple[str, Fraction, Fraction] | None:
    """The name, slope and value at 0 of a line in one variable with exact numbers."""
    found = _line(node)
    if found is None or not found[0] or not found[1]:
        return None
    return found[0], found[1], found[2]


def _line(node: Node) -> tuple[str, Fraction, Fraction] | None:
    known = as_fraction(node)
    if known is not None:
        return "", Fraction(0), known
    if isinstance(node, Sym):
        return None if node.constant else (node.name, Fraction(1), Fraction(0))
    if not isinstance(node, Apply) or node.op not in {"add", "sub", "neg", "mul", "div"}:
        return None
    parts = [_line(arg) for arg in node.args]
    lines = [part for part in parts if part is not None]
    if len(lines) < len(parts):
        return None
    first, m, k = lines[0]
    if node.op == "neg":
        return first, -m, -k
    second, n, c = lines[1]
    if node.op in {"add", "sub"}:
        if first and second and first != second:
            return None
        sign = 1 if node.op == "add" else -1
        return first or second, m + sign * n, k + sign * c
    if node.op == "mul" and not (first and second):
        return first or second, m * c + n * k, k * c
    if node.op == "div" and not second and c:
        return first, m / c, k / c
    return None
