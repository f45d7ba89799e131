"""The graph below a Value as a whole: in order, as plain data, copied, pickled."""

# pyright: reportPrivateUsage=false
# This is the second half of the class Value, apart because most programs never need it.

from __future__ import annotations

import copy
import weakref
from collections.abc import Callable
from typing import Any, TypeAlias, TypedDict

from neurogebra.core.autograd import SIGNS, Value, node


class GraphNode(TypedDict):
    """A Value, or a plain number that took part in an operation."""

    id: int
    kind: str
    op: str
    label: str
    data: float
    grad: float | None


#: From an operand `to` what was made of it; written so because `from` is a keyword.
GraphEdge = TypedDict(
    "GraphEdge", {"from": int, "to": int, "operand": int, "partial": "float | None"}
)


class Graph(TypedDict):
    """Plain data, ready for JSON as far as the numbers are."""

    nodes: list[GraphNode]
    edges: list[GraphEdge]


def in_order(root: Value, ends: Callable[[Value], bool] | None = None) -> list[Value]:
    """Every Value below `root`, operands first and the left before the right, `root` last.

    Values for which `ends` holds are left out, and what is below them.

    Examples
    --------
    >>> x = Value(2.0)
    >>> [node.data for node in in_order(x * x + 1)]
    [2.0, 4.0, 5.0]
    """
    order: list[Value] = []
    done: set[Value] = set()
    stack = [root]
    while stack:
        value = stack[-1]
        if value in done:
            stack.pop()
            continue
        below = [v for v in (value._v, value._u) if isinstance(v, Value) and v not in done]
        if ends is not None:
            below = [v for v in below if not ends(v)]
        if below:
            stack.extend(below)
        else:
            stack.pop()
            done.add(value)
            order.append(value)
    return order


def plain(root: Value) -> Graph:
    """What `Value.graph` gives."""
    nodes: list[GraphNode] = []
    edges: list[GraphEdge] = []
    ids: dict[Value, int] = {}
    for value in in_order(root):
        sources: list[int] = []
        for operand in value._inputs:
            if isinstance(operand, Value):
                sources.append(ids[operand])
                continue
            sources.append(len(nodes))
            nodes.append(
                {
                    "id": len(nodes),
                    "kind": "number",
                    "op": "",
                    "label": "",
                    "data": operand,
                    "grad": None,
                }
            )
        ids[value] = here = len(nodes)
        nodes.append(
            {
                "id": here,
                "kind": "operation" if sources else "leaf",
                "op": SIGNS.get(value._row.name, value._row.name) if value._row else "",
                "label": value.label,
                "data": value.data,
                "grad": value.grad,
            }
        )
        for position, (source, partial) in enumerate(zip(sources, _slopes(value), strict=True)):
            edges.append({"from": source, "to": here, "operand": position, "partial": partial})
    return {"nodes": nodes, "edges": edges}


def _slopes(value: Value) -> tuple[float | None, ...]:
    try:
        return value._partials
    except ArithmeticError:
        return (None,) * len(value._inputs)


def copied(value: Value) -> Value:
    """The same number made from the same operands, as a node of its own."""
    twin = _twin(value)
    for operand in twin._inputs:
        if isinstance(operand, Value):
            operand._uses += 1
    return twin


def deep_copied(value: Value, memo: dict[int, Any]) -> Value:
    """A copy of the whole graph below, sharing what has been copied before."""
    for original in in_order(value, ends=lambda v: id(v) in memo):
        twin = _twin(original)
        for slot in ("_u", "_v"):
            operand = getattr(original, slot)
            if isinstance(operand, Value):
                operand = memo[id(operand)]
                operand._uses += 1
                setattr(twin, slot, operand)
        if hasattr(twin, "__dict__"):
            twin.__dict__.update(copy.deepcopy(twin.__dict__, memo))
        memo[id(original)] = twin
    return memo[id(value)]


def _twin(value: Value) -> Value:
    """A node that holds the same, also of what a subclass added, and has no uses yet."""
    parts: Any = object.__reduce_ex__(value, 2)
    make, args, (attributes, slots) = parts[:3]
    twin: Value = make(*args)
    if attributes:
        twin.__dict__.update(attributes)
    for name, held in slots.items():
        setattr(twin, name, held)
    twin._uses = 0
    return twin


class Piece:
    """The computed Values that one pickled Value brings along, as one flat list.

    A Value that is pickled later and lies in the same piece refers to it, so that what was shared
    before is shared after; a piece lives as long as its pickler remembers it. Leaves stay outside:
    pickle shares those by itself.
    """

    __slots__ = ("__weakref__", "members")

    def __init__(self, members: list[Value]) -> None:
        self.members = members
        here: weakref.ref[Piece] = weakref.ref(self)
        for index, member in enumerate(members):
            _pieces[id(member)] = (here, index)

    def __reduce__(self) -> tuple[Any, ...]:
        inside = {member: (index,) for index, member in enumerate(self.members)}
        flat: list[Flat] = [
            (
                member._row.name,
                member.data,
                member.grad,
                member.label,
                *(inside.get(v, v) if isinstance(v, Value) else v for v in member._inputs),
            )
            for member in self.members
            if member._row is not None
        ]
        return (_restored, (flat,))

    def __del__(self) -> None:
        for member in self.members:
            _pieces.pop(id(member), None)


#: Row name, data, grad, label, operands: a tuple of an index for a member of the piece, else the
#: Value or the number itself.
Flat: TypeAlias = "tuple[Any, ...]"

_pieces: dict[int, tuple[weakref.ref[Piece], int]] = {}


def reduced(value: Value) -> tuple[Any, ...]:
    """What pickle writes for a computed Value: its piece, and its place there."""
    place = _place(value)
    if place is None:
        piece = Piece(in_order(value, ends=lambda v: v._row is None or _place(v) is not None))
        place = (piece, len(piece.members) - 1)
    return (_member, place)


def _place(value: Value) -> tuple[Piece, int] | None:
    """The piece that is being pickled and holds this Value, and where."""
    entry = _pieces.get(id(value))
    piece = entry[0]() if entry else None
    if entry is None or piece is None or piece.members[entry[1]] is not value:
        return None
    return piece, entry[1]


def _restored(flat: list[Flat]) -> list[Value]:
    members: list[Value] = []
    for name, data, grad, label, *operands in flat:
        made = node(name, data, *(members[v[0]] if isinstance(v, tuple) else v for v in operands))
        made.grad = grad
        made.label = label
        members.append(made)
    return members


def _member(members: list[Value], index: int) -> Value:
    return members[index]
