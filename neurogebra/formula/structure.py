"""What a formula that is too large to print is made of: a sum of 50 terms of one shape, say.

Terms of one shape become a pattern with indexed names where they differ, and what stands there
in each of them. So nothing is lost: `expanded` gives the whole formula again. The words leave out
what has no room, and then say how much there is.

A formula may be a graph, in which steps that are used often are the same object: nothing here
goes through one twice, and everything is bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from neurogebra.formula import render
from neurogebra.formula.tree import Apply, Node, Num, Sym

LOOKED_AT = 2_000  #: steps; of a larger formula nothing is said
_SMALL = 12  #: nodes of a part that is printed as it is
_PATTERN = 18  #: nodes of a pattern as it is printed
_REPEATED = 3  #: so many terms of one shape are told by their pattern
_WALKED = 50_000  #: nodes of terms that are compared
_DEEP = 60  #: steps into a term; what differs below is not taken apart
_WRITTEN = 24  #: nodes of a formula without repeated terms, dots among them
_LONGEST = 110  #: characters of the words
_NESTED = 3  #: structures inside one another that are told
#: Names that a formula's maker gives to leaves without one.
ANONYMOUS = "§"

_DOTS = Sym("…", constant=True)
_Key: TypeAlias = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one shape: the pattern, and what stands in it in each of them."""

    pattern: Node
    fillings: tuple[Mapping[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """A formula as an operation on parts; of sums and products, the terms of one shape grouped."""

    op: str
    groups: tuple[Group, ...]
    parts: tuple[Node | Structure, ...]  #: operands; of sums and products those in no group
    whole: Node
    scale: Apply | None = None  #: of a mean, what makes it one: the name `sum` over a number
    n_operations: int = 0
    n_leaves: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A structure as it is told, in both writings."""

    unicode: str
    latex: str


def structure(tree: Node) -> Structure | None:
    """The structure of a formula; None where it is small, or larger than is looked at.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> names = [f"{letter}{n}" for letter in "wx" for n in range(9)]
    >>> text = "tanh(" + " + ".join(f"w{n}*x{n}" for n in range(9)) + ")"
    >>> words(structure(parse(text, tuple(names)))).unicode
    'tanh of a sum of 9 products wᵢ·xᵢ'
    """
    reader = _Reader(tree)
    if not reader.is_whole:
        return None
    found = reader.read(reader.root)
    return found if isinstance(found, Structure) else None


def repeats(told: Node | Structure) -> bool:
    """Whether it has terms of one shape.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> repeats(structure(parse(" * ".join(f"(x - {n})" for n in range(9)))))
    True
    """
    return isinstance(told, Structure) and (bool(told.groups) or any(map(repeats, told.parts)))


def words(told: Structure) -> Words:
    """The structure in a few words and its patterns.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> words(structure(parse("exp(a*b*c*d) + sin(a + b + c + d + x + y)"))).unicode
    'exp(a·b·c·d) + sin(a + b + c + d + x + y)'
    """
    for room in (_PATTERN, _PATTERN // 2, 0):
        if not room:
            pieces, whole = [_outermost(told)], False
        elif repeats(told):
            pieces, whole = _said(told, room)
        else:
            shown, whole = _elided(told.whole, _WRITTEN * room // _PATTERN)
            pieces = [shown]
        if len(_unicode(pieces)) <= _LONGEST:
            break
    if not whole:
        steps = f"{told.n_operations:,} operations over {told.n_leaves:,}"
        pieces = [*pieces, f"; {steps} {'leaf' if told.n_leaves == 1 else 'leaves'}"]
    return Words(_unicode(pieces), _latex(pieces))


def expanded(told: Node | Structure) -> Node:
    """The whole formula again.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> tree = parse("exp(" + " + ".join(f"x{n}**2" for n in range(9)) + ")")
    >>> expanded(structure(tree)) == tree
    True
    """
    if not isinstance(told, Structure):
        return told
    parts = [expanded(part) for part in told.parts]
    if told.op not in ("add", "mul"):
        return Apply(told.op, tuple(parts))
    terms = [_filled(group.pattern, one) for group in told.groups for one in group.fillings]
    total, *rest = (*terms, *parts)
    for term in rest:
        total = Apply(told.op, (total, term))
    return total if told.scale is None else _filled(told.scale, {"sum": total})


# -- reading ------------------------------------------------------------------------------------


class _Reader:
    """Takes one formula apart."""

    def __init__(self, tree: Node) -> None:
        self._sizes: dict[int, int] = {}  # written out
        self._shapes: dict[int, int] = {}
        self._known: dict[object, int] = {}
        self._n_walked = 0
        self._kept: list[Node] = []  # so that no identity is used again
        order = _in_order(tree)
        self.is_whole = bool(order)
        if not self.is_whole:
            return
        self.root = self._plain(order)
        self._taken = {name.partition("_")[0] for name in self._names}

    def _plain(self, order: list[Node]) -> Node:
        """The same formula with negative numbers as numbers, measured on the way."""
        new: dict[int, Node] = {}
        names: dict[str, None] = {}
        self._n_operations = 0
        for node in order:
            made: Node = node
            if isinstance(node, Apply):
                args = tuple(new[id(arg)] for arg in node.args)
                if node.op == "neg" and isinstance(args[0], Num):
                    made = Num(-args[0].value)
                elif any(a is not b for a, b in zip(args, node.args, strict=True)):
                    made = Apply(node.op, args)
            elif isinstance(node, Sym) and not node.constant:
                names[node.name] = None
            new[id(node)] = made
            self._measure(made)
        self._names = tuple(names)
        return new[id(order[-1])]

    def _measure(self, node: Node) -> None:
        self._kept.append(node)
        if id(node) in self._sizes:
            return
        shape: object = ""
        size = 1
        if isinstance(node, Apply):
            self._n_operations += 1
            size += sum(self._sizes[id(arg)] for arg in node.args)
            shape = (node.op, *(self._shapes[id(arg)] for arg in node.args))
        self._sizes[id(node)] = min(size, 1_000_000)
        self._shapes[id(node)] = self._known.setdefault(shape, len(self._known))

    def read(self, node: Node, depth: int = 0) -> Node | Structure:
        """A part: as it is where it is small, else by its structure."""
        if self._sizes[id(node)] <= _SMALL or not isinstance(node, Apply):
            return node
        if depth >= 2 * _NESTED:
            return node
        mean = self._mean(node)
        if mean is not None:
            terms, scale = mean
            return self._grouped(node, "add", terms, depth, scale)
        terms = self._terms(node)
        if len(terms) > 1:
            return self._grouped(node, "add", terms, depth)
        factors = self._factors(node)
        if len(factors) > 2:
            return self._grouped(node, "mul", factors, depth)
        parts = tuple(self.read(arg, depth + 1) for arg in node.args)
        return self._made(node, node.op, (), parts)

    def _made(
        self,
        node: Node,
        op: str,
        groups: tuple[Group, ...],
        parts: tuple[Node | Structure, ...],
        scale: Apply | None = None,
    ) -> Structure:
        return Structure(op, groups, parts, node, scale, self._n_operations, len(self._names))

    def _mean(self, node: Apply) -> tuple[list[Node], Apply] | None:
        """The terms of a sum that is divided by how many they are."""
        if node.op not in ("div", "mul"):
            return None
        for total, number in (node.args, node.args[::-1]):
            if not isinstance(number, Num) or (node.op == "div" and number is node.args[0]):
                continue
            terms = self._terms(total)
            n_terms = number.value if node.op == "div" else number.value and 1 / number.value
            if len(terms) > 1 and n_terms == len(terms):
                return terms, Apply(node.op, (Sym("sum"), number))
        return None

    def _terms(self, node: Node) -> list[Node]:
        """What a sum adds up, with signs; the 0 that `sum` begins with left out."""
        terms: list[Node] = []
        pending = [(node, False)]
        while pending:
            here, negative = pending.pop()
            if len(terms) + len(pending) > LOOKED_AT:
                return [node]
            if isinstance(here, Apply) and here.op in ("add", "sub"):
                left, right = here.args
                pending.append((right, negative != (here.op == "sub")))
                pending.append((left, negative))
            elif isinstance(here, Apply) and here.op == "neg":
                pending.append((here.args[0], not negative))
            elif not (isinstance(here, Num) and here.value == 0):
                terms.append(self._negative(here) if negative else here)
        return terms

    def _negative(self, node: Node) -> Node:
        made = Num(-node.value) if isinstance(node, Num) else Apply("neg", (node,))
        self._measure(made)
        return made

    def _factors(self, node: Node) -> list[Node]:
        factors: list[Node] = []
        pending = [node]
        while pending:
            here = pending.pop()
            if len(factors) + len(pending) > LOOKED_AT:
                return [node]
            if isinstance(here, Apply) and here.op == "mul":
                pending += here.args[::-1]
            else:
                factors.append(here)
        return factors

    def _grouped(
        self, node: Node, op: str, terms: list[Node], depth: int, scale: Apply | None = None
    ) -> Structure:
        n_of_shape = Counter(self._shapes[id(term)] for term in terms)
        shapes = [shape for shape, n in n_of_shape.items() if n >= _REPEATED]
        by_shape = ([t for t in terms if self._shapes[id(t)] == shape] for shape in shapes)
        groups = tuple(self._group(same) for same in by_shape)
        rest = (term for term in terms if n_of_shape[self._shapes[id(term)]] < _REPEATED)
        return self._made(node, op, groups, tuple(self.read(t, depth + 1) for t in rest), scale)

    # -- what terms have in common ---------------------------------------------------------------

    def _group(self, terms: Sequence[Node]) -> Group:
        slots: dict[tuple[_Key, ...], tuple[str, Sequence[Node]]] = {}
        done: dict[tuple[int, ...], Node] = {}
        taken: set[str] = set()

        def common(nodes: Sequence[Node], depth: int) -> Node:
            identities = tuple(map(id, nodes))
            known = done.get(identities)
            if known is not None:
                return known
            self._n_walked += len(nodes)
            keys = tuple(map(_key, nodes))
            if len(set(keys)) == 1:
                made = nodes[0]
            elif depth < _DEEP and self._n_walked < _WALKED and _same_operation(nodes):
                first: Apply = nodes[0]  # pyright: ignore[reportAssignmentType]
                made = Apply(
                    first.op,
                    tuple(
                        common([node.args[n] for node in nodes], depth + 1)  # pyright: ignore
                        for n in range(len(first.args))
                    ),
                )
            else:
                if keys not in slots:
                    slots[keys] = (self._slot(nodes, taken), nodes)
                made = Sym(slots[keys][0])
            done[identities] = made
            return made

        pattern = common(terms, 0)
        fillings = tuple(
            {name: nodes[n] for name, nodes in slots.values()} for n in range(len(terms))
        )
        return Group(pattern, fillings)

    def _slot(self, nodes: Sequence[Node], taken: set[str]) -> str:
        """An indexed name for what differs: that which all of them share, else a new letter."""
        bases = {_base(node) for node in nodes}
        letters = "cdkm" if all(isinstance(node, Num) for node in nodes) else "uvstpq"
        wanted = [
            *(bases if len(bases) == 1 else ()),
            *(x for x in letters if x not in self._taken),
        ]
        free = (name for name in wanted if name and name not in taken)
        base = next(free, "") or f"u{len(taken)}"
        taken.add(base)
        return f"{base}_i"


def _same_operation(nodes: Sequence[Node]) -> bool:
    first = nodes[0]
    return isinstance(first, Apply) and all(
        isinstance(node, Apply) and node.op == first.op and len(node.args) == len(first.args)
        for node in nodes
    )


def _key(node: Node) -> _Key:
    if isinstance(node, Num):
        return ("number", node.value)
    return ("name", node.name) if isinstance(node, Sym) else ("step", id(node))


def _base(node: Node) -> str:
    """The name without its index: `w` of `w1`, `w[0]`, `net.w[0][1]` and `net[0].w`."""
    if not isinstance(node, Sym) or node.constant or node.name.startswith(ANONYMOUS):
        return ""
    last = re.findall(r"[^\W\d]\w*", node.name)[-1]
    base = re.sub(r"_?\d+$", "", last)
    return base if base != node.name else ""


def _in_order(tree: Node) -> list[Node]:
    """Every node once, operands first; empty where there are too many."""
    order: list[Node] = []
    seen: set[int] = set()
    pending: list[tuple[Node, bool]] = [(tree, False)]
    while pending:
        node, ready = pending.pop()
        if ready:
            order.append(node)
            continue
        if id(node) in seen:
            continue
        seen.add(id(node))
        if len(seen) > LOOKED_AT:
            return []
        pending.append((node, True))
        if isinstance(node, Apply):
            pending += [(arg, False) for arg in reversed(node.args)]
    return order


def _filled(pattern: Node, by: Mapping[str, Node]) -> Node:
    new: dict[int, Node] = {}
    for node in _in_order(pattern):
        if isinstance(node, Apply):
            new[id(node)] = Apply(node.op, tuple(new[id(arg)] for arg in node.args))
        else:
            is_slot = isinstance(node, Sym) and not node.constant
            new[id(node)] = by.get(node.name, node) if is_slot else node  # pyright: ignore
    return new[id(pattern)]


# -- telling ------------------------------------------------------------------------------------

_Piece: TypeAlias = str | Node
_NOUNS = {
    "add": "sum", "mul": "product", "div": "quotient", "pow": "power", "neg": "negative",
    "max": "maximum", "min": "minimum", "mod": "remainder", "piecewise": "choice",
}  # fmt: skip


def _said(told: Structure, room: int, depth: int = 0) -> tuple[list[_Piece], bool]:
    """Words and formulas in turn, and whether they leave nothing out."""
    if told.op in ("add", "mul"):
        return _sum_said(told, room)
    if told.op == "pow" and told.parts[1] == Num(2):
        pieces, whole = _part_said(told.parts[0], room, depth)
        return ["square of ", *pieces], whole
    said = [_part_said(part, room, depth) for part in told.parts]
    whole = all(is_whole for _, is_whole in said)
    pieces: list[_Piece] = []
    if told.op == "piecewise":
        for n, (inner, _) in enumerate(said):
            is_last = told.parts[n] == Sym("True", constant=True)
            between = ("; " if n else "") if n % 2 == 0 else " otherwise" if is_last else " if "
            pieces += [between, *(() if is_last else inner)]
        return pieces, whole
    for n, (inner, _) in enumerate(said):
        between = ", " if n < len(said) - 1 else " and "
        pieces += [between if n else f"{_NOUNS.get(told.op, told.op)} of ", *inner]
    return pieces, whole


def _part_said(part: Node | Structure, room: int, depth: int) -> tuple[list[_Piece], bool]:
    if not isinstance(part, Structure):
        shown, whole = _elided(part, _SMALL)
        return [shown], whole
    if depth >= _NESTED:
        return [_with_article(_noun(part))], False
    pieces, whole = _said(part, room, depth + 1)
    first = pieces[0] if isinstance(pieces[0], str) else ""
    is_noun = first.split(" ")[0] in {*_NOUNS.values(), "mean", "square"}
    return ([_with_article(first), *pieces[1:]] if is_noun else pieces), whole


def _sum_said(told: Structure, room: int) -> tuple[list[_Piece], bool]:
    """`sum of 3 products wᵢ·xᵢ + b`, where the terms are of one shape but for a few short ones."""
    noun, thing = _noun(told), "terms" if told.op == "add" else "factors"
    n_terms = sum(len(group.fillings) for group in told.groups) + len(told.parts)
    shorts = [part for part in told.parts if not isinstance(part, Structure)]
    if len(told.groups) == 1 and len(shorts) == len(told.parts) <= 2 and told.scale is None:
        group = told.groups[0]
        pattern, whole = _elided(group.pattern, room)
        pieces: list[_Piece] = [f"{noun} of {len(group.fillings):,} {_things(group, thing)} "]
        pieces += [pattern] if told.op == "add" else _as_factor(pattern)
        for part in shorts:
            shown, is_whole = _elided(part, _SMALL)
            whole = whole and is_whole
            if told.op == "mul":
                pieces += [" · ", *_as_factor(shown)]
            elif isinstance(shown, Apply) and shown.op == "neg":
                pieces += [" − ", shown.args[0]]
            else:
                pieces += [" + ", shown]
        return pieces, whole
    if told.groups and len(told.groups[0].fillings) == n_terms:
        pattern, whole = _elided(told.groups[0].pattern, room)
        return [f"{noun} of {n_terms:,} {_things(told.groups[0], thing)} ", pattern], whole
    n_shapes = len(told.groups) + len(told.parts)
    if n_terms == n_shapes:
        return [f"{noun} of {n_terms:,} {thing}"], False
    return [f"{noun} of {n_terms:,} {thing} of {n_shapes:,} shapes"], False


def _things(group: Group, thing: str) -> str:
    is_product = isinstance(group.pattern, Apply) and group.pattern.op == "mul"
    return "products" if is_product and thing == "terms" else thing


def _as_factor(node: Node) -> list[_Piece]:
    is_sum = isinstance(node, Apply) and node.op in ("add", "sub", "neg")
    return ["(", node, ")"] if is_sum else [node]


def _noun(told: Structure) -> str:
    return "mean" if told.scale is not None else _NOUNS.get(told.op, told.op)


def _outermost(told: Structure) -> str:
    """The operation and those that its operands are."""
    noun = _noun(told)
    if told.op in ("add", "mul"):
        n_terms = sum(len(group.fillings) for group in told.groups) + len(told.parts)
        return f"{noun} of {n_terms:,} {'terms' if told.op == 'add' else 'factors'}"
    inner = [_noun(part) if isinstance(part, Structure) else "name" for part in told.parts]
    known = [_with_article(one) for one in inner if one != "name"]
    if len(known) == 2 and inner[0] == inner[1]:
        return f"{noun} of two {inner[0]}s"
    return f"{noun} of {' and '.join(known)}"


def _with_article(words_: str) -> str:
    return f"{'an' if words_[:1] in 'aeio' else 'a'} {words_}"


def _elided(node: Node, room: int) -> tuple[Node, bool]:
    """A formula with dots in the place of what has no room, and whether there are none."""
    for levels in (room, 6, 5, 4, 3, 2, 1):
        shown, n_nodes, whole = _cut(node, levels, room)
        if n_nodes <= room:
            return shown, whole
    return _DOTS, False


def _cut(node: Node, levels: int, room: int) -> tuple[Node, int, bool]:
    if isinstance(node, Num):
        return (Apply("neg", (Num(-node.value),)) if node.value < 0 else node), 1, True
    if isinstance(node, Sym):
        return (_DOTS, 1, False) if node.name.startswith(ANONYMOUS) else (node, 1, True)
    if levels <= 0:
        return _DOTS, 1, False
    args: list[Node] = []
    total, whole = 1, True
    for arg in node.args:
        shown, n_nodes, is_whole = _cut(arg, levels - 1, room - total)
        args.append(shown)
        total, whole = total + n_nodes, whole and is_whole
        if total > room:
            return _DOTS, total, False
    is_sum = node.op in ("add", "sub") and args[0] is _DOTS
    if is_sum or (len(args) > 1 and all(arg is _DOTS for arg in args)):
        return _DOTS, 1, False
    return _signed(node, args), total, whole


def _signed(node: Apply, args: list[Node]) -> Node:
    """The operation; what a negative number is added to is less by it, and the reverse."""
    last = node.args[-1]
    if node.op in ("add", "sub") and isinstance(last, Num) and last.value < 0:
        return Apply("sub" if node.op == "add" else "add", (args[0], Num(-last.value)))
    return Apply(node.op, tuple(args))


def _unicode(pieces: Sequence[_Piece]) -> str:
    return "".join(p if isinstance(p, str) else render.unicode(p) for p in pieces)


def _latex(pieces: Sequence[_Piece]) -> str:
    return "".join(rf"\text{{{p}}}" if isinstance(p, str) else render.latex(p) for p in pieces)
