"""The tree every formula becomes, whoever wrote it: a string, sympy, or a chain of Values.

Three kinds of node are enough. A node's `span` is where it stands in the text it came from,
as code-point offsets; it takes no part in equality, so that equal maths compares equal.
"""

from __future__ import annotations

from collections.abc import Iterator
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
