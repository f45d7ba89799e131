"""A Value in a chain: how it was made, and how the gradient reaches it, as rows of a card."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from neurogebra.formula.tree import size
from neurogebra_lsp.facts import Backward, Shown
from neurogebra_lsp.features import derivatives, forms, maths
from neurogebra_lsp.features.answers import Block, Formula, Maths, Note, Row
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.features.paths import Graph, PathSum, graph_of

_T = TypeVar("_T")

_CHAIN = 6  #: factors that a chain shows
_TERMS = 4  #: ways that a sum shows
_OPERANDS = 6  #: local derivatives of one step
_LEAVES = 12  #: gradients that a root lists
_ROOTS = 3  #: other roots that a Value tells of
_WHOLE = 40  #: nodes of a formula down to the leaves


def definition(name: str, shown: Shown) -> Maths | None:
    """`h = x²`; None for a leaf."""
    made = derivatives.made(shown)
    if made is None:
        return None
    return maths.equation(maths.name(name), made) if name else made


def is_leaf(index: Index, shown: Shown) -> bool:
    """Whether a Value was not computed, as far as a recorded graph tells."""
    if shown.node is None:
        return False
    graphs = (graph_of(backward) for backward in index.backwards_of(shown.node))
    return any(not graph.nodes[shown.node].op and graph.whole for graph in graphs)


def nearest_backward(index: Index, node: int, line: int) -> Backward | None:
    """The backward pass that tells of a Value at a line: the next one, else the last before."""
    passes = index.backwards_of(node)
    return next((b for b in passes if b.span[0] >= line), passes[-1] if passes else None)


def gradient_blocks(index: Index, name: str, shown: Shown, line: int) -> Iterator[Block]:
    """Everything about the gradients at a Value, the shortest first."""
    if shown.node is None:
        return
    backward = nearest_backward(index, shown.node, line)
    if backward is None:
        yield from own_slopes(name, shown)
        return
    graph = graph_of(backward)
    if backward.why is not None:
        yield from _symbolic_rows(backward, graph, name, shown)
        return
    if shown.node == graph.root:
        operands = {id_ for id_, _ in graph.operands(graph.root)}
        yield from root_blocks(backward, but=operands)
        yield from operand_rows(graph, graph.root)
        return
    yield from _path_rows(index, backward, graph, shown.node)
    then = graph.nodes[shown.node].data
    if shown.known and shown.number is not None and then != shown.number and then == then:
        at = maths.equation(label(graph, shown.node) or maths.words("its number"), then).unicode
        yield Note(f"the gradient on line {backward.span[0] + 1} is that at {at}")
    yield from _whole_formula(index, graph, shown.node)
    yield from _other_roots(index, backward, shown.node)


def _other_roots(index: Index, told: Backward, id_: int) -> Iterator[Block]:
    """The gradients that passes from other roots gave the same Value."""
    others = [b for b in index.backwards_of(id_) if b.root != told.root and b.why is None]
    for backward in others[:_ROOTS]:
        graph = graph_of(backward)
        sums = graph.path_sum(id_)
        by = label(graph, id_)
        if sums is None or by is None:
            continue
        name = graph.nodes[id_].name or "its"
        alone = maths.equation(maths.partial(root_label(backward), by), sums.total)
        left = _gradient(alone, by, name, graph.nodes[id_].grad, own=False)
        yield Row((alone,) if sums.agrees else (alone, _wide(left, *_shares(sums))))


def own_slopes(name: str, shown: Shown) -> Iterator[Block]:
    """The derivatives of a value by what it was made from, and what it is down to the leaves."""
    left = maths.name(name) if name else definition("", shown)
    if left is None:
        return
    yield from derivatives.rows(left, shown)
    tree = forms.recorded(shown.expanded)
    if tree is not None and size(tree) <= _WHOLE:
        yield Formula(maths.equation(left, maths.of(derivatives.tidied(tree))))


def _symbolic_rows(backward: Backward, graph: Graph, name: str, shown: Shown) -> Iterator[Block]:
    """What can be said of gradients without a number: the derivative of the root as a formula."""
    if shown.node == graph.root or shown.node is None:
        yield from own_slopes(name, shown)
        return
    found = symbolic(backward, shown.node)
    if found is not None:
        yield Row((found,))
    yield from own_slopes(name, shown)


def symbolic(backward: Backward, id_: int) -> Maths | None:
    """`∂e/∂a = 1 + b`: the derivative of the root by a node as a formula, or what it is made of."""
    graph = graph_of(backward)
    by = label(graph, id_)
    if by is None:
        return None
    slope = graph.total_slope(id_)
    told = graph.slope_summary(id_) if slope is None else maths.of(slope)
    return None if told is None else maths.equation(maths.partial(root_label(backward), by), told)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of a graph and the gradient at it."""

    id: int
    name: str  #: "" where no name tells it from others, as for things in a list
    grad: float
    own: bool  #: whether the gradient is this call's alone


def leaves_of(backward: Backward) -> list[Leaf]:
    """The leaves of a graph, the named ones first."""
    graph = graph_of(backward)
    found: list[Leaf] = []
    for node in backward.nodes:
        if not node.op and not node.constant and node.id != graph.root:
            sums = graph.path_sum(node.id)
            own = sums is not None and sums.agrees
            found.append(Leaf(node.id, graph.named(node.id), node.grad, own))
    return sorted(found, key=lambda leaf: not leaf.name)


def rest_of(leaves: Sequence[Leaf], *, more: bool) -> str:
    """Several gradients in a few words: `17 gradients from −0.2 to 0.1`."""
    grads = [leaf.grad for leaf in leaves]
    low, high = (maths.brief(bound).unicode for bound in (min(grads), max(grads)))
    word = "gradient" if len(grads) == 1 else "gradients"
    told = low if low == high else f"from {low} to {high}"
    return f"{len(grads):,}{' more' if more else ''} {word} {told}"


def root_label(backward: Backward) -> Maths:
    """The root by its name, else by its formula where that is short."""
    graph = graph_of(backward)
    if backward.root_name:
        return maths.name(backward.root_name)
    return label(graph, graph.root) or maths.words("result")


def label(graph: Graph, id_: int) -> Maths | None:
    """A node as it is told: by its name, else by its formula where that is short."""
    if graph.nodes[id_].name:
        name = graph.named(id_)
        return maths.name(name) if name else None
    tree = graph.formula(id_, budget=9)
    return None if tree is None else maths.of(tree)


def root_blocks(backward: Backward, but: Collection[int] = ()) -> Iterator[Block]:
    """The gradient of the root by each leaf, but for those that are told elsewhere."""
    root = root_label(backward)
    if backward.why is not None:
        yield from (Row((told,)) for told in symbolic_leaves(backward))
        yield Note(f"the numbers are not known: {backward.why}")
        return
    leaves = [leaf for leaf in leaves_of(backward) if leaf.id not in but or not leaf.own]
    told = [leaf for leaf in leaves if leaf.name][:_LEAVES]
    for leaf in told:
        by = maths.name(leaf.name)
        yield Row((_gradient(root, by, leaf.name, leaf.grad, own=leaf.own),))
    if rest := leaves[len(told) :]:
        yield Note(rest_of(rest, more=bool(told)))


def symbolic_leaves(backward: Backward) -> list[Maths]:
    """The derivative of the root by each leaf as a formula, those that are short."""
    told = (symbolic(backward, leaf.id) for leaf in leaves_of(backward)[:_LEAVES] if leaf.name)
    return [one for one in told if one is not None]


def gradient_told(index: Index, shown: Shown, line: int, grad: float) -> Iterator[Block]:
    """How the gradient that was read at a place came about, where a recorded pass gave it."""
    if shown.node is None:
        return
    before = [b for b in index.backwards_of(shown.node) if b.span[0] <= line]
    for backward in reversed(before):
        graph = graph_of(backward)
        if graph.nodes[shown.node].grad == grad and shown.node != graph.root:
            yield from _path_rows(index, backward, graph, shown.node)
            return


def _gradient(root: Maths, of: Maths, name: str, grad: float, *, own: bool) -> Maths:
    """∂z/∂x = 8, or x.grad = 16 where more than this call is in it."""
    if own:
        return maths.equation(maths.partial(root, of), grad)
    return maths.equation(maths.words(f"{name}.grad"), grad)


def _path_rows(index: Index, backward: Backward, graph: Graph, id_: int) -> Iterator[Block]:
    node = graph.nodes[id_]
    root = root_label(backward)
    by = label(graph, id_) or maths.words(node.name or "this step")
    sums = graph.path_sum(id_)
    if sums is None or not sums.agrees:
        left = _gradient(root, by, node.name or "its", node.grad, own=False)
        yield Row((left if sums is None else _wide(left, *_shares(sums)),))
        yield from _accumulated(index, backward, node.name, id_, root, by, sums)
        return
    beside = tuple(_operand_cells(graph, id_))
    way = _way(graph, sums, root, by)
    if sums.fork == graph.root and len(sums.factors) <= 1:
        yield Row((way, *beside))
    else:
        yield Row((way,))
        if beside:
            yield Row(beside)
    if sums.terms and sums.factors:
        fork = label(graph, sums.fork)
        if fork is not None:
            left = maths.equation(maths.partial(root, fork), sums.at_fork)
            yield Row((_wide(left, _terms(graph, sums)),))
    if sums.terms:
        slope = graph.total_slope(id_)
        if slope is not None and not maths.is_plain_number(slope):
            yield Row((maths.equation(maths.partial(root, by), maths.of(slope)),))


def _shares(sums: PathSum) -> Iterator[Maths]:
    """`8 (held before) + 8 (this call)`: how a gradient of several calls came about."""
    shares = (
        (sums.before, "held before"),
        (sums.total, "this call"),
        (sums.carried, "sent on again by steps that held some"),
    )
    if sums.is_explained and not sums.agrees:
        yield maths.numbers_sum([(n, maths.words(why)) for n, why in shares if n], by="")


def _accumulated(
    index: Index,
    backward: Backward,
    name: str,
    id_: int,
    root: Maths,
    by: Maths,
    sums: PathSum | None,
) -> Iterator[Block]:
    """Why a gradient is not this call's alone."""
    if sums is None:
        if backward.cut:
            yield Note("the graph is too large to follow step by step")
        return
    if sums.total != sums.total:  # not a number: nothing can be said of the ways
        return
    alone = maths.equation(maths.partial(root, by), sums.total)
    held = f"{name}.grad" if name else "its gradient"
    if backward.passes > 1 or len(index.backwards_of(id_)) > 1:
        yield Note(
            f"gradients add up over calls of backward(): {held} also holds what it held before, "
            f"this call alone gives {alone.unicode}"
        )
    else:
        yield Note(f"this call of backward() gives {alone.unicode}; {held} holds something else")


def _way(graph: Graph, sums: PathSum, root: Maths, by: Maths) -> Maths:
    left = maths.equation(maths.partial(root, by), sums.total)
    if not sums.factors:
        return _wide(left, _terms(graph, sums))
    n_factors = len(sums.factors) + (sums.fork != graph.root)
    if n_factors == 1:
        tree = graph.slope(sums.factors[0].upper, sums.factors[0].lower)
        if tree is None or maths.is_plain_number(tree):
            return left
        return maths.equation(maths.partial(root, by), maths.of(tree), sums.total)
    values = [factor.value for factor in sums.factors]
    if sums.fork != graph.root:
        values.insert(0, sums.at_fork)
    symbols = _symbols(graph, sums, root)
    numbers = maths.numbers_product(_shortened(values))
    if n_factors > _CHAIN:
        numbers = _with_dots(numbers)
    rounded = any(map(maths.is_rounded, values))
    if symbols is None:
        return _wide(left, numbers, rounded=rounded)
    return _wide(left, symbols, numbers, rounded=rounded)


def _symbols(graph: Graph, sums: PathSum, root: Maths) -> Maths | None:
    """∂z/∂y · ∂y/∂h · ∂h/∂x; None where two steps have the same name."""
    labels = {graph.root: root}
    for factor in sums.factors:
        for id_ in (factor.upper, factor.lower):
            told = labels.get(id_) or label(graph, id_)
            if told is None:
                return None
            labels[id_] = told
    factors = [maths.partial(labels[f.upper], labels[f.lower]) for f in sums.factors]
    if sums.fork != graph.root:
        factors.insert(0, maths.partial(root, labels[sums.fork]))
    if len(factors) <= _CHAIN:
        return maths.product(factors)
    return _with_dots(maths.product(_shortened(factors)))


def _shortened(things: list[_T]) -> list[_T]:
    return things if len(things) <= _CHAIN else [*things[: _CHAIN // 2], *things[-_CHAIN // 2 :]]


def _with_dots(product: Maths) -> Maths:
    """A product with an ellipsis in its middle."""
    pieces, latex = product.unicode.split(" · "), product.latex.split(r" \cdot ")
    middle, latex_middle = len(pieces) // 2, len(latex) // 2
    return Maths(
        " · ".join([*pieces[:middle], "…", *pieces[middle:]]),
        r" \cdot ".join([*latex[:latex_middle], r"\cdots", *latex[latex_middle:]]),
    )


def _terms(graph: Graph, sums: PathSum) -> Maths:
    told = list(sums.terms)
    rest = 0.0
    n_rest = 0
    if len(told) > _TERMS:
        told.sort(key=lambda term: -abs(term.value))
        n_rest = len(told) - _TERMS + 1
        rest = sum(term.value for term in told[_TERMS - 1 :])
        told = told[: _TERMS - 1]
    pieces: list[tuple[float, Maths | None]] = [
        (term.value, label(graph, term.through)) for term in told
    ]
    if n_rest:
        pieces.append((rest, maths.words(f"{n_rest:,} others")))
    return maths.numbers_sum(pieces)


def _wide(left: Maths, *sides: Maths, rounded: bool = False) -> Maths:
    """Sides of an equation with room around the signs; the last is ≈ where it is rounded."""
    unicode, latex = left.unicode, left.latex
    for place, side in enumerate(sides):
        about = rounded and place == len(sides) - 1
        unicode += f"  {'≈' if about else '='}  {side.unicode}"
        latex += (r" \;\approx\; " if about else r" \;=\; ") + side.latex
    return Maths(unicode, latex)


def operand_rows(graph: Graph, id_: int) -> Iterator[Block]:
    """The local derivatives of one step, side by side."""
    cells = tuple(_operand_cells(graph, id_))
    if cells:
        yield Row(cells)


def _operand_cells(graph: Graph, id_: int) -> Iterator[Maths]:
    """∂h/∂x = 2x = 4 for each named Value that a step was made from."""
    upper = label(graph, id_)
    if upper is None or not graph.whole:
        return
    for lower, value in graph.operands(id_)[:_OPERANDS]:
        of = label(graph, lower)
        if of is None:
            continue
        tree = graph.slope(id_, lower)
        left = maths.partial(upper, of)
        if tree is None or maths.is_plain_number(tree):
            yield maths.equation(left, value)
        else:
            yield maths.equation(left, maths.of(tree), value)


def _whole_formula(index: Index, graph: Graph, id_: int) -> Iterator[Block]:
    """Z = 2(x² + 3), where that is more than the definition of z says."""
    if graph.nodes[id_].op:
        return
    root = index.made(graph.root)
    if root is None or not graph.nodes[graph.root].name:
        return
    tree = forms.recorded(root.expanded or root.formula)
    if tree is not None and size(tree) <= _WHOLE:
        yield Formula(maths.equation(maths.name(graph.nodes[graph.root].name), maths.of(tree)))
