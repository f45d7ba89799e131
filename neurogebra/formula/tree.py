"""The tree every formula becomes, whoever wrote it: a string, sympy, or a chain of Values.

Three kinds of node are enough. A node's `span` is where it stands in the text it came from,
as code-point offsets; it takes no part in equality, so that equal maths compares equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Number: TypeAlias = int | float | Fraction

NOWHERE: Span = (-1, -1)


@dataclass(frozen=True, slots=True)
class Num:
    """A number as it was written: ints and fractions are exact, floats are what was typed."""

    value: Number
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Sym:
    """A variable or parameter, or one of the constants `pi`, `E`, `I`, `oo` (see `constant`)."""

    name: str
    constant: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation of `neurogebra.ops` or a catalogue function, on its operands.

    `op` is `add`, `mul`, `neg`, `exp`, `lt`, … A `piecewise` holds value, condition, value,
    condition, …; the last condition may be `Sym("True", constant=True)`.
    """

    op: str
    args: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)
    _hash: int | None = field(default=None, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        # Kept, since that of a tree asks all its nodes, and tables of parts ask again and again.
        if self._hash is None:
            object.__setattr__(self, "_hash", hash((self.op, self.args)))
        assert self._hash is not None
        return self._hash

    def __reduce__(self) -> tuple[type[Apply], tuple[str, tuple[Node, ...], Span]]:
        # Without the hash: that of a text is another in each process.
        return Apply, (self.op, self.args, self.span)


Node: TypeAlias = Num | Sym | Apply


def walk(node: Node) -> Iterator[Node]:
    """Every node of the tree, parents first, without recursion."""
    pending = [node]
    while pending:
        here = pending.pop()
        yield here
        if isinstance(here, Apply):
            pending.extend(reversed(here.args))


def symbols(node: Node) -> tuple[str, ...]:
    """The names the formula depends on, sorted."""
    found = {n.name for n in walk(node) if isinstance(n, Sym) and not n.constant}
    return tuple(sorted(found))


def depth(node: Node) -> int:
    """Levels from the root to the deepest leaf, without recursion."""
    deepest, pending = 0, [(node, 1)]
    while pending:
        here, level = pending.pop()
        deepest = max(deepest, level)
        if isinstance(here, Apply):
            pending.extend((arg, level + 1) for arg in here.args)
    return deepest


def size(node: Node) -> int:
    """How many nodes the tree has."""
    return sum(1 for _ in walk(node))


def replace(node: Node, by: Mapping[str, Node]) -> Node:
    """The tree with names replaced by other trees, all at once; constants stay."""
    if isinstance(node, Sym):
        return node if node.constant else by.get(node.name, node)
    if isinstance(node, Num):
        return node
    args = tuple(replace(arg, by) for arg in node.args)
    if all(new is old for new, old in zip(args, node.args, strict=True)):
        return node
    return Apply(node.op, args, node.span)


def names_in_order(node: Node) -> tuple[str, ...]:
    """The names the formula depends on, in the order in which they are written."""
    return tuple(dict.fromkeys(n.name for n in walk(node) if isinstance(n, Sym) and not n.constant))


def as_fraction(node: Node) -> Fraction | None:
    """The exact number that a tree of numbers is; None for anything else, decimals too."""
    if isinstance(node, Num):
        return None if isinstance(node.value, float) else Fraction(node.value)
    if isinstance(node, Apply) and node.op == "neg":
        inner = as_fraction(node.args[0])
        return None if inner is None else -inner
    if isinstance(node, Apply) and node.op == "div":
        top, bottom = map(as_fraction, node.args)
        return top / bottom if top is not None and bottom else None
    return None


def from_fraction(value: Fraction) -> Node:
    """A number as a tree, the way it would be written: -1/2 is `(-1)/2`."""
    top: Node = Num(abs(value.numerator))
    if value < 0:
        top = Apply("neg", (top,))
    return top if value.denominator == 1 else Apply("div", (top, Num(value.denominator)))


def key(node: Node) -> str:
    """A text that equal trees share, wherever they come from: to sort and to compare by."""
    if isinstance(node, Num):
        return repr(node.value)
    if isinstance(node, Sym):
        return f"{node.name}!" if node.constant else node.name
    return f"{node.op}({','.join(map(key, node.args))})"
