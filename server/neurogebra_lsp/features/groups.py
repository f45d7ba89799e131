"""A large graph with few things on show: what calls and loops made is collapsed until it is opened.

A group has a key that an edit elsewhere leaves as it is. Those that are opened show what is in
them, which may be groups again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from neurogebra_lsp.facts import Around, Backward, GraphNode

#: A graph of no more nodes is shown as it is.
_SMALL = 48
#: So many things are shown side by side; where there are more, neighbours are put together.
_MOST = 40
#: So many leaves side by side are told one by one.
_LEAVES = 12
_DEEPEST = 1_000  #: calls inside one another, more than there can be


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that stand for themselves together, unless they are on show in a frame."""

    key: str
    title: str
    members: tuple[int, ...]  #: inputs first
    parent: str  #: the key of the opened group around it, "" for none
    is_open: bool


@dataclass(frozen=True, slots=True)
class Grouping:
    """What is on show."""

    groups: tuple[Group, ...]  #: outer ones first
    shown_as: Mapping[int, str]  #: by node, the key of the closed group that hides it
    parents: Mapping[int, str]  #: by node on show, the key of the opened group around it
    within: Around = ()  #: what goes on around the whole graph


def grouping(backward: Backward, opened: Collection[str]) -> Grouping:
    """Collapse the graph of a backward pass, but for the groups that are opened."""
    places = _places(backward)
    within = _shared([places[node.id] for node in backward.nodes if node.op])
    if len(backward.nodes) <= _SMALL:
        return Grouping((), {}, {}, within)
    found = _Groups(backward.nodes, places, frozenset(opened))
    found.divide([node.id for node in backward.nodes], len(within), "", "")
    return Grouping(tuple(found.groups), found.shown_as, found.parents, within)


def words(around: Around) -> str:
    """`pass 3 of the loop on line 34, call 73 of Neuron`."""
    return ", ".join(
        f"call {number:,} of {called(name)}"
        if name
        else f"pass {number:,} of the loop on line {line + 1:,}"
        for name, line, number in around
    )


def called(name: str) -> str:
    """A function as it is called: an object that can be called by its class."""
    return name.removesuffix(".__call__").replace("<lambda>", "a lambda")


def _places(backward: Backward) -> dict[int, Around]:
    """What went on when each node was made; for a leaf, what all that uses it has in common."""
    places = {node.id: node.around for node in backward.nodes if node.op}
    users: dict[int, list[Around]] = {}
    for node in backward.nodes:
        for input_id in node.inputs:
            users.setdefault(input_id, []).append(node.around)
    for node in backward.nodes:
        if not node.op:
            places[node.id] = _shared(users.get(node.id, [()]))
    return places


def _shared(places: Sequence[Around]) -> Around:
    """The longest beginning that they have in common."""
    if not places:
        return ()
    low, high = min(places), max(places)
    n_shared = 0
    while n_shared < min(len(low), len(high)) and low[n_shared] == high[n_shared]:
        n_shared += 1
    return low[:n_shared]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands side by side with others: one node, or several that belong together."""

    name: str  #: "" for a node
    title: str
    members: tuple[int, ...]
    depth: int
    what: tuple[str, int] = ("", 0)  #: of a call or a pass, what is numbered, and its number


class _Groups:
    """Divides nodes into what is on show and what is hidden."""

    def __init__(
        self, nodes: Sequence[GraphNode], places: Mapping[int, Around], opened: frozenset[str]
    ) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._order = {node.id: place for place, node in enumerate(nodes)}
        self._places = places
        self._opened = opened
        self.groups: list[Group] = []
        self.shown_as: dict[int, str] = {}
        self.parents: dict[int, str] = {}

    def divide(self, members: Sequence[int], depth: int, key: str, parent: str) -> None:
        """Show what is in a group."""
        parts = list(self._parts(members, depth))
        while len(parts) == 1 and parts[0].name and parts[0].depth > depth:
            depth = parts[0].depth  # one call and nothing beside it says nothing
            parts = list(self._parts(members, depth))
        for part in self._runs(parts, depth):
            self._show(part, key, parent)

    def _show(self, part: _Part, key: str, parent: str) -> None:
        if not part.name:
            (node,) = part.members
            if parent:
                self.parents[node] = parent
            return
        own = f"{key}/{part.name}"
        is_open = own in self._opened
        self.groups.append(Group(own, part.title, part.members, parent, is_open))
        if is_open:
            self.divide(part.members, part.depth, own, own)
        else:
            self.shown_as.update(dict.fromkeys(part.members, own))

    def _parts(self, members: Sequence[int], depth: int) -> Iterator[_Part]:
        """Nodes, calls and passes, in the order in which they are done."""
        inner: dict[tuple[str, int, int], list[int]] = {}
        single: list[int] = []
        for id_ in members:
            place = self._places[id_]
            if len(place) > depth:
                inner.setdefault(place[depth], []).append(id_)
            else:
                single.append(id_)
        leaves = [id_ for id_ in single if self._is_leaf(id_)]
        found: list[_Part] = []
        if len(leaves) > _LEAVES and len(leaves) < len(members):
            found.append(_Part("leaves", "leaves", tuple(leaves), _DEEPEST))
            single = [id_ for id_ in single if not self._is_leaf(id_)]
        found += [_Part("", "", (id_,), depth) for id_ in single]
        loops = list(dict.fromkeys(line for name, line, _ in inner if not name))
        for (name, line, number), ids in inner.items():
            n_ops = sum(1 for id_ in ids if self._nodes[id_].op)
            if n_ops < 2:
                found += [_Part("", "", (id_,), depth) for id_ in ids]
            elif name:
                title = f"{called(name)} · call {number:,}"
                what = (f"{called(name)} · calls {{}}", number)
                found.append(_Part(f"{name}#{number}", title, tuple(ids), depth + 1, what))
            else:
                title = f"pass {number:,} · line {line + 1:,}"
                own = f"loop {loops.index(line)}#{number}"
                what = (f"passes {{}} · line {line + 1:,}", number)
                found.append(_Part(own, title, tuple(ids), depth + 1, what))
        yield from sorted(found, key=lambda part: self._order[part.members[-1]])

    def _is_leaf(self, id_: int) -> bool:
        node = self._nodes[id_]
        return not node.op and not node.constant

    def _runs(self, parts: list[_Part], depth: int) -> Iterator[_Part]:
        """The same, neighbours put together where there are too many."""
        if len(parts) <= _MOST:
            yield from parts
            return
        length = -(-len(parts) // (_MOST // 2))
        for start in range(0, len(parts), length):
            run = parts[start : start + length]
            if len(run) == 1:
                yield run[0]
                continue
            members = sorted((id_ for part in run for id_ in part.members), key=self._order.get)  # pyright: ignore
            yield _Part(f"{start + 1}-{start + len(run)}", self._title(run), tuple(members), depth)

    def _title(self, run: list[_Part]) -> str:
        steps = [part for part in run if part.name or self._nodes[part.members[0]].op]
        told = {part.what[0] for part in steps}
        if len(told) == 1 and "" not in told:
            return told.pop().format(f"{steps[0].what[1]:,}–{steps[-1].what[1]:,}")
        lines = [
            node.line + 1
            for part in run
            for id_ in part.members
            if (node := self._nodes[id_]).line >= 0
        ]
        if not lines:
            return f"{len(run):,} steps"
        first, last = min(lines), max(lines)
        return f"line {first:,}" if first == last else f"lines {first:,}–{last:,}"
