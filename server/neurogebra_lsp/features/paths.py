"""How a gradient came about: the chain of local derivatives, or the sum over the ways it took.

Everything is computed again from the recorded graph, with the table of operations, and compared
with the gradient that the program's Value holds. Where the two differ, gradients of several
calls have added up (or something else wrote to them), and `agrees` is False: no chain is shown
that does not multiply up to what stands beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, replace, size, walk
from neurogebra.ops import OPS
from neurogebra_lsp.facts import Backward, GraphNode
from neurogebra_lsp.features import derivatives, forms
from neurogebra_lsp.features.answers import Maths

_OPERAND = 60  #: nodes of an operand in a local derivative
_UNFOLDED = 120  #: nodes of a formula that is written out down to the leaves


@dataclass(frozen=True, slots=True)
class Factor:
    """A local derivative, ∂upper/∂lower; both are ids of nodes."""

    upper: int
    lower: int
    value: float


@dataclass(frozen=True, slots=True)
class Term:
    """What reaches a node through one of the steps that use it."""

    through: int
    value: float


@dataclass(frozen=True, slots=True)
class PathSum:
    """The gradient of the root by one node, and how it came about.

    From the node a single way leads up to `fork`, where ways part (or to the root, and `fork` is
    the root). So the gradient is ∂root/∂fork times the `factors`, and ∂root/∂fork is the sum of
    the `terms`.
    """

    total: float  #: what this call of backward() contributes
    recorded: float  #: what `.grad` holds after it
    fork: int
    at_fork: float  #: ∂root/∂fork; 1 where the fork is the root
    factors: tuple[Factor, ...]  #: from the fork down to the node
    terms: tuple[Term, ...]  #: () where the fork is the root
    weight: float  #: the sum of all that flowed, without signs
    before: float = 0.0  #: what `.grad` held when backward() was called
    carried: float = 0.0  #: what came of the gradients that the steps in between held then

    @property
    def agrees(self) -> bool:
        """Whether the recorded gradient is this call's alone."""
        return self._is_recorded(self.total)

    @property
    def is_explained(self) -> bool:
        """Whether the recorded gradient is this call's and what was there before."""
        return self._is_recorded(self.before + self.total + self.carried)

    def _is_recorded(self, sum_: float) -> bool:
        if math.isnan(sum_) or math.isnan(self.recorded):
            return False
        weight = self.weight + abs(self.before) + abs(self.carried)
        return math.isclose(sum_, self.recorded, rel_tol=1e-9, abs_tol=1e-12 * weight)


class Graph:
    """The computation graph below a root, with the flow of gradients through it."""

    def __init__(self, backward: Backward) -> None:
        self.root = backward.root
        self.whole = not backward.cut
        self.nodes = {node.id: node for node in backward.nodes}
        self.order: list[int] = []  # inputs first
        names = Counter(node.name for node in backward.nodes)
        self._unique = {name for name, n_nodes in names.items() if name and n_nodes == 1}
        self._edges: dict[int, dict[int, float]] = {}
        self._flow: dict[int, float] = {}
        self._weight: dict[int, float] = {}  # the same without signs: how much could cancel
        self._carried: dict[int, float] = {}  # what the steps above held before and sent on
        self._above: dict[int, int | None] = {}  # the named step that a single way leads up to
        self._sizes: dict[int, int] = {}  # nodes of a step written out up to what has a name
        if self.whole:
            self._differentiate()

    def _differentiate(self) -> None:
        """Local derivatives along every edge, then the gradient of the root by every node."""
        for node in self.nodes.values():
            for index, input_id in enumerate(node.inputs):
                if input_id not in self.nodes:
                    self.whole = False
                    return
                slope = self._local(node, index)
                uses = self._edges.setdefault(input_id, {})
                uses[node.id] = uses.get(node.id, 0.0) + slope
        self.order = self._inputs_first()
        if len(self.order) != len(self.nodes):
            self.whole = False  # no graph of a program has a circle
            return
        flow, weight, carried = self._flow, self._weight, self._carried
        for id_ in self.order:
            inputs = (self.nodes[i] for i in self.nodes[id_].inputs)
            self._sizes[id_] = 1 + sum(1 if n.name else self._sizes[n.id] for n in inputs)
        for id_ in reversed(self.order):
            uses = self._edges.get(id_, {}).items()
            carried[id_] = sum(
                (carried[user] + self.nodes[user].before) * slope for user, slope in uses
            )
            if self.nodes[id_].name or id_ == self.root:
                self._above[id_] = id_
            else:
                users = [user for user, _ in uses]
                self._above[id_] = self._above[users[0]] if len(users) == 1 else None
            flow[id_] = sum(flow[user] * slope for user, slope in uses)
            weight[id_] = sum(weight[user] * abs(slope) for user, slope in uses)
            if id_ == self.root:
                flow[id_] = weight[id_] = 1.0

    def _inputs_first(self) -> list[int]:
        waiting = {id_: len(set(node.inputs)) for id_, node in self.nodes.items()}
        ready = [id_ for id_, n_inputs in waiting.items() if not n_inputs]
        for id_ in ready:
            for user in self._edges.get(id_, {}):
                waiting[user] -= 1
                if not waiting[user]:
                    ready.append(user)
        return ready

    def _local(self, node: GraphNode, index: int) -> float:
        row = OPS.get(node.op)
        if row is None or index >= len(row.partials) or row.arity != len(node.inputs):
            return math.nan
        operands = [self.nodes[id_].data for id_ in node.inputs if id_ in self.nodes]
        try:
            return row.partials[index](node.data, *operands)
        except (ArithmeticError, ValueError, TypeError):
            return math.nan

    def named(self, id_: int) -> str:
        """The name of a node, where no other node of the graph has the same."""
        name = self.nodes[id_].name
        return name if name in self._unique else ""

    def path_sum(self, id_: int) -> PathSum | None:
        """How the gradient of a node came about; None where the graph does not tell."""
        node = self.nodes.get(id_)
        if node is None or not self.whole or id_ == self.root or id_ not in self._flow:
            return None
        way = list(self._single_way(id_))
        fork = way[-1]
        factors = tuple(
            Factor(upper, lower, self._along(way, lower, upper))
            for lower, upper in pairwise(self._stations(way))
        )[::-1]
        terms: tuple[Term, ...] = ()
        if fork != self.root:
            users = self._edges.get(fork, {})
            if not users:
                return None
            # A way is told by the next named step on it, unless another way leads there too.
            leads_to = Counter(self._above[user] for user in users)
            terms = tuple(
                Term(
                    above if above is not None and leads_to[above] == 1 else user,
                    self._flow[user] * slope,
                )
                for user, slope in users.items()
                for above in (self._above[user],)
            )
        return PathSum(
            self._flow[id_], node.grad, fork, self._flow[fork], factors, terms, self._weight[id_],
            node.before, self._carried[id_],
        )  # fmt: skip

    def _single_way(self, id_: int) -> Iterator[int]:
        """From a node upwards, as long as there is only one way to go."""
        yield id_
        while id_ != self.root:
            users = self._edges.get(id_, {})
            if len(users) != 1:
                return
            (id_,) = users
            yield id_

    def _stations(self, way: list[int]) -> list[int]:
        """The nodes of a way that a chain names: its ends, and what has a name in between."""
        return [way[0], *(id_ for id_ in way[1:-1] if self.nodes[id_].name), *way[1:][-1:]]

    def _along(self, way: list[int], lower: int, upper: int) -> float:
        piece = way[way.index(lower) : way.index(upper) + 1]
        return math.prod(self._edges[a][b] for a, b in pairwise(piece))

    def operands(self, id_: int) -> list[tuple[int, float]]:
        """The named Values a step was made from through unnamed ones, with its slopes by them."""
        found: dict[int, float] = {}
        pending = [(id_, 1.0)]
        n_visited = 0
        while pending and n_visited < 200:
            above, slope = pending.pop()
            n_visited += 1
            for below in dict.fromkeys(self.nodes[above].inputs):
                node = self.nodes[below]
                here = slope * self._edges[below][above]
                if node.name:
                    found[below] = found.get(below, 0.0) + here
                elif node.op:
                    pending.append((below, here))
        # A step that is too large to walk has told only a part of each slope; so has one of which
        # other operands were made from this one too.
        if pending:
            return []
        through = self._below(found)
        return [(i, found[i]) for i in self.order if i in found and i not in through]

    def _below(self, tops: Iterable[int]) -> set[int]:
        """All nodes from which these were made."""
        found: set[int] = set()
        pending = [i for top in tops for i in self.nodes[top].inputs]
        while pending:
            id_ = pending.pop()
            if id_ not in found:
                found.add(id_)
                pending += self.nodes[id_].inputs
        return found

    def total_slope(self, id_: int) -> Node | None:
        """∂root/∂node as a formula down to the leaves; None where it is long or not certain."""
        if not self.whole or id_ == self.root or not self.named(id_):
            return None
        tree = self._down_to_leaves(id_)
        return None if tree is None else derivatives.slope(tree, self.nodes[id_].name)

    def slope_summary(self, id_: int) -> Maths | None:
        """What ∂root/∂node is made of, where it is too long as a formula."""
        if not self.whole or id_ == self.root or not self.named(id_):
            return None
        tree = self._down_to_leaves(id_)
        return None if tree is None else derivatives.summary(tree, self.nodes[id_].name)

    def _down_to_leaves(self, kept: int) -> Node | None:
        """The root as a formula over the leaves and one node that is kept as a name."""
        trees: dict[int, Node | None] = {}
        sizes: dict[int, int] = {}
        for id_ in self.order:
            node = self.nodes[id_]
            if id_ == kept or not node.op:
                trees[id_], sizes[id_] = self._leaf(id_), 1
            elif None in (args := tuple(trees[i] for i in node.inputs)):
                trees[id_] = None
            else:
                sizes[id_] = 1 + sum(sizes[i] for i in node.inputs)
                is_short = sizes[id_] <= _UNFOLDED
                trees[id_] = Apply(node.op, tuple(filter(None, args))) if is_short else None
        return trees.get(self.root)

    def _leaf(self, id_: int) -> Node | None:
        node = self.nodes[id_]
        if node.name:
            return Sym(node.name) if node.name in self._unique else None
        return forms.number_node(node.data) if node.constant and math.isfinite(node.data) else None

    def formula(self, id_: int, budget: int = 24) -> Node | None:
        """What a node computes, over the names of the steps before it; None where that is long."""
        return self._unfold(id_, budget, top=True)

    def _unfold(self, id_: int, budget: int, *, top: bool = False) -> Node | None:
        node = self.nodes.get(id_)
        # The size is known beforehand: what is written out may be far larger than the graph.
        if node is None or ((top or not node.name) and self._sizes.get(id_, budget + 1) > budget):
            return None
        if node.name and not top:
            return Sym(node.name) if node.name in self._unique else None
        if not node.op:
            if not node.constant or not math.isfinite(node.data):
                return None
            return forms.number_node(node.data)
        args: list[Node] = []
        for input_id in node.inputs:
            inner = self._unfold(input_id, budget)
            if inner is None:
                return None
            args.append(inner)
        return Apply(node.op, tuple(args))

    def slope(self, upper: int, lower: int, budget: int = 24) -> Node | None:
        """The local derivative ∂upper/∂lower as a formula; None where it is long or not smooth.

        Between the two lies a single way without names, or `lower` is an operand of `upper`.
        """
        total: Node | None = None
        for way in self._ways(lower, upper):
            product: Node = Num(1)
            for below, above in pairwise(way):
                local = self._local_form(above, below)
                if local is None:
                    return None
                product = Apply("mul", (local, product))
            total = product if total is None else Apply("add", (total, product))
        if total is None:
            return None
        if size(total) > 8 * budget:
            return None
        tidied = tidy(total)
        return tidied if size(tidied) <= budget else None

    def _ways(self, lower: int, upper: int) -> list[list[int]]:
        """The ways from one node up to another through steps without a name; few, or none."""
        found: list[list[int]] = []
        pending = [[lower]]
        while pending and len(found) + len(pending) <= 8:
            way = pending.pop()
            for user in self._edges.get(way[-1], {}):
                if user == upper:
                    found.append([*way, user])
                elif not self.nodes[user].name and len(way) < 12:
                    pending.append([*way, user])
        return [] if pending else found

    def _local_form(self, above: int, below: int) -> Node | None:
        node = self.nodes[above]
        operands: dict[str, Node] = {}
        for letter, input_id in zip("uv", node.inputs, strict=False):
            tree = self._unfold(input_id, _OPERAND)
            if tree is None:
                return None
            operands[letter] = tree
        result: Node | None = Sym(node.name) if self.named(above) else self._unfold(above, _OPERAND)
        if result is not None:
            operands["y"] = result
        total: Node | None = None
        for index, input_id in enumerate(node.inputs):
            if input_id != below:
                continue
            form = forms.partial_form(node.op, index)
            if form is None or any(
                isinstance(leaf, Sym) and leaf.name not in operands and not leaf.constant
                for leaf in walk(form)
            ):
                return None
            filled = replace(form, operands)
            total = filled if total is None else Apply("add", (total, filled))
        return total


class _Graphs:
    """The graphs of the last backward passes, bounded by their nodes."""

    _KEPT = 30_000

    def __init__(self) -> None:
        self._known: dict[int, tuple[Backward, Graph]] = {}
        self._n_nodes = 0

    def of(self, backward: Backward) -> Graph:
        known = self._known.get(id(backward))
        if known is not None and known[0] is backward:
            return known[1]
        graph = Graph(backward)
        self._known[id(backward)] = (backward, graph)
        self._n_nodes += len(backward.nodes)
        while self._n_nodes > self._KEPT and len(self._known) > 1:
            oldest, _ = self._known.pop(next(iter(self._known)))
            self._n_nodes -= len(oldest.nodes)
        return graph


_GRAPHS = _Graphs()


def graph_of(backward: Backward) -> Graph:
    """The graph of a backward pass; the last ones are kept."""
    return _GRAPHS.of(backward)
