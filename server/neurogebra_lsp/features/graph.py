"""The computation graph of a backward pass, and how the gradient goes through it step by step."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count

from neurogebra.formula import mathml, render
from neurogebra.formula.names import unicode_name
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Sym, replace, size
from neurogebra_lsp.facts import Backward, Facts, GraphNode, Span
from neurogebra_lsp.features import forms, maths
from neurogebra_lsp.features.graph_steps import place_of, value_at
from neurogebra_lsp.features.groups import Group, grouping, words
from neurogebra_lsp.features.paths import Graph, graph_of
from neurogebra_lsp.features.replay import Contribution, recomputed, replay
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.text import Document, Offset

_TITLE = 9  #: nodes of a formula that stands for a step without a name
_RULE = 24  #: nodes of a formula or of a local derivative that is written out
_FLOWS = 8  #: contributions that are told of a group


@dataclass(frozen=True, slots=True)
class Setting:
    """A piece of maths on one line, typeset, and as it is read aloud."""

    unicode: str
    mathml: str  #: without the `<math>` around it
    spoken: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: shortened to read, and exactly; both "?" where it is not known."""

    shown: str
    exact: str
    sign: str = "="  #: ≈ where `shown` is rounded


@dataclass(frozen=True, slots=True)
class Box:
    """A node of the graph as it is drawn."""

    id: str
    kind: str  #: "leaf", "number", "operation", "root", "group"
    title: Setting  #: its name, else its formula, else its operation
    operation: str  #: the sign or the name of what made it; "" for leaves
    rule: Setting | None  #: how it was computed from what it was made of
    data: Amount
    gradient: Amount | None  #: None for plain numbers
    before: Amount | None  #: the gradient that it held before the pass, where it held one
    span: Span
    detail: str = ""
    within: str = ""  #: the frame that it stands in


@dataclass(frozen=True, slots=True)
class Frame:
    """An opened group, drawn around what is in it."""

    id: str
    title: str
    within: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge from an operand to what was made of it."""

    source: str
    target: str
    operand: int
    local: Amount | None  #: the local derivative; None for plain numbers
    symbol: Setting | None
    product: Amount | None  #: what flows back along it
    count: int = 1  #: so many edges are drawn as one, without numbers


@dataclass(frozen=True, slots=True)
class Flow:
    """What one operation sends back to one operand: local derivative times upstream gradient."""

    to: str
    equation: Setting
    local: Amount
    upstream: Amount
    product: Amount
    so_far: Amount | None  #: the gradient there after it; None where the operand is not on show


@dataclass(frozen=True, slots=True)
class Step:
    """One step: an operation is computed, or its gradient passed back to its operands."""

    phase: str  #: "forward" or "backward"
    node: str
    equation: Setting
    flows: tuple[Flow, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The graph of one backward pass."""

    number: int  #: among the backward passes of the document
    title: str
    span: Span
    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Pass:
    """A backward pass of a document that can be drawn."""

    number: int
    title: str
    span: Span


def passes(facts: Facts, settings: Settings) -> tuple[Pass, ...]:
    """The backward passes of a document, from top to bottom."""
    if not settings.enable:
        return ()
    return tuple(
        Pass(number, root_name(backward), backward.span)
        for number, backward in enumerate(facts.backwards)
    )


def graph(
    doc: Document, facts: Facts, number: int, opened: Collection[str], settings: Settings
) -> Drawing | None:
    """The graph of a backward pass, large ones with few things on show; None without such a pass.

    `opened` are the keys of the groups whose parts are to be on show.
    """
    if not settings.enable or not 0 <= number < len(facts.backwards):
        return None
    backward = facts.backwards[number]
    drawer = _Drawer(doc, backward, opened)
    return Drawing(
        number,
        root_name(backward),
        backward.span,
        tuple(drawer.boxes()),
        tuple(
            Frame(group.key, group.title, group.parent)
            for group in drawer.grouping.groups
            if group.is_open
        ),
        tuple(drawer.arrows()),
        tuple(drawer.steps()),
        tuple(_notes(backward, drawer)),
        facts.is_stale(backward.span[0]),
    )


def pass_at(doc: Document, facts: Facts, at: Offset, settings: Settings) -> int | None:
    """The backward pass that a place is about: on its line, of its Value, else the next, the last.

    None where there is none at all.
    """
    if not settings.enable or not facts.backwards:
        return None
    line = doc.place(at)[0]
    for number, backward in enumerate(facts.backwards):
        if backward.span[0] <= line <= backward.span[2]:
            return number
    value = value_at(doc, facts, at, settings)
    if value is not None:
        return value.key[0]
    later = (n for n, backward in enumerate(facts.backwards) if backward.span[0] > line)
    return next(later, len(facts.backwards) - 1)


def same_pass(facts: Facts, number: int, name: str) -> int | None:
    """The pass of that number and root, or the nearest of that root, after edits moved them."""
    found = [n for n, backward in enumerate(facts.backwards) if root_name(backward) == name]
    return min(found, key=lambda n: abs(n - number), default=None)


def root_name(backward: Backward) -> str:
    """The root as it is called, in Unicode."""
    return unicode_name(backward.root_name) if backward.root_name else "result"


def _notes(backward: Backward, drawer: _Drawer) -> Iterator[str]:
    if backward.why is not None:
        yield f"The numbers are not known: {backward.why}."
    if backward.cut:
        yield "The graph is too large to follow: only its leaves and its result are told."
    elif backward.why is None and len(drawer.replay.close) < len(backward.nodes):
        yield "Some gradients hold more than this pass put there."
    n_closed = sum(not group.is_open for group in drawer.grouping.groups)
    if n_closed:
        n_hidden = len(drawer.grouping.shown_as)
        groups = "1 group" if n_closed == 1 else f"{n_closed:,} groups"
        yield f"{n_hidden:,} of {len(backward.nodes):,} nodes are in {groups}."
    if drawer.grouping.within:
        yield f"All of it was made in {words(drawer.grouping.within)}."
    if backward.passes > 1:
        yield f"The last of {backward.passes:,} passes."
    if backward.after_raise:
        yield "An earlier line raises: running the program stops before this."


class _Drawer:
    """Tells nodes, edges and steps of one backward pass."""

    def __init__(self, doc: Document, backward: Backward, opened: Collection[str]) -> None:
        self.doc = doc
        self.backward = backward
        self.graph: Graph = graph_of(backward)
        self.replay = replay(backward)
        self.known = backward.why is None
        self.grouping = grouping(backward, opened)
        self.stand_ins = dict(self._stand_ins())
        self.closed = {group.key: group for group in self.grouping.groups if not group.is_open}
        self.results = {group.key: self.result(group) for group in self.closed.values()}

    def _stand_ins(self) -> Iterator[tuple[int, str]]:
        """Names of ours: v₁ for leaves without one, s₁ for steps whose formula is long besides."""
        taken = {node.name for node in self.backward.nodes}
        leaves, steps = _names("v", taken), _names("s", taken)
        for node in self.backward.nodes:
            if node.name or (node.constant and math.isfinite(node.data)):
                continue
            if not node.op:
                yield node.id, next(leaves)
            elif self.graph.formula(node.id, _TITLE) is None:
                yield node.id, next(steps)

    def key(self, id_: int) -> str:
        """What stands for a node on the drawing."""
        return self.grouping.shown_as.get(id_, str(id_))

    def result(self, group: Group) -> GraphNode | None:
        """The one node of a group that is used outside of it."""
        used = {
            input_id
            for node in self.backward.nodes
            if self.key(node.id) != group.key
            for input_id in node.inputs
        }
        used.add(self.backward.root)
        found = [id_ for id_ in group.members if id_ in used]
        return self.graph.nodes[found[0]] if len(found) == 1 else None

    def amount(self, value: float, *, exact: bool = True) -> Amount:
        """A number of the graph, "?" where the numbers are not known."""
        return amount(value, exact=exact) if self.known else UNKNOWN

    # -- nodes and edges ------------------------------------------------------------------------

    def boxes(self) -> Iterator[Box]:
        """What is on show, inputs first."""
        told: set[str] = set()
        for node in self.backward.nodes:
            key = self.key(node.id)
            if key not in told:
                told.add(key)
                yield self.group(self.closed[key]) if key in self.closed else self.box(node)

    def box(self, node: GraphNode) -> Box:
        is_root = node.id == self.backward.root
        kind = "operation" if node.op else "number" if node.constant else "leaf"
        rule = self.rule(node)
        return Box(
            str(node.id),
            "root" if is_root else kind,
            setting(self.tree(node.id)),
            sign_of(node.op),
            None if rule is None else setting(rule),
            self.amount(node.data),
            None if node.constant else self.amount(node.grad),
            self.amount(node.before) if node.before and not is_root else None,
            place_of(self.doc, self.backward, node),
            words(node.around[len(self.grouping.within) :]) if node.op else "",
            self.grouping.parents.get(node.id, ""),
        )

    def group(self, group: Group) -> Box:
        """What is collapsed, with the number that it gives where that is one."""
        result = self.results[group.key]
        inner = [self.graph.nodes[id_] for id_ in group.members]
        n_ops = sum(1 for node in inner if node.op)
        n_numbers = sum(1 for node in inner if node.constant and not node.op)
        n_leaves = len(inner) - n_ops - n_numbers
        counted = [(n_ops, "operation"), (n_leaves, "leaf"), (n_numbers, "number")]
        has_root = self.backward.root in group.members
        return Box(
            group.key,
            "group",
            in_words(group.title),
            "",
            None if result is None or not result.name else setting(self.tree(result.id)),
            UNKNOWN if result is None else self.amount(result.data),
            None if result is None else self.amount(result.grad),
            None,
            place_of(self.doc, self.backward, result or inner[-1]),
            " · ".join(_counted(n, word) for n, word in counted if n)
            + (" · the result" if has_root else ""),
            group.parent,
        )

    def arrows(self) -> Iterator[Arrow]:
        """The edges between what is on show; several between the same two as one."""
        if not self.graph.whole:
            return
        found: dict[tuple[str, str], list[tuple[GraphNode, int]]] = {}
        for node in self.backward.nodes:
            for place, input_id in enumerate(node.inputs):
                ends = (self.key(input_id), self.key(node.id))
                if ends[0] != ends[1]:
                    found.setdefault(ends, []).append((node, place))
        for (source, target), edges in found.items():
            if source in self.closed or target in self.closed:
                if len(edges) > 1:
                    yield Arrow(source, target, 0, None, None, None, len(edges))
                    continue
            yield from (self.arrow(node, place) for node, place in edges)

    def arrow(self, node: GraphNode, place: int) -> Arrow:
        found = self.replay.contributions.get((node.id, place))
        symbol = None if found is None else self.slope(node, place)
        return Arrow(
            self.key(node.inputs[place]),
            self.key(node.id),
            place,
            None if found is None else self.amount(found.local),
            None if symbol is None else setting(symbol),
            None if found is None else self.product(found),
        )

    def product(self, sent: Contribution) -> Amount:
        """What flowed, exactly where all that flowed adds up to the gradient that is there."""
        if sent.input in self.replay.exact:
            return self.amount(sent.product)
        if sent.input in self.replay.close:
            return self.amount(sent.product, exact=False)
        return UNKNOWN

    # -- formulas -------------------------------------------------------------------------------

    def tree(self, id_: int) -> Node:
        """A node as a formula mentions it: its name, its number, else what it computes."""
        node = self.graph.nodes[id_]
        if node.name:
            return Sym(node.name)
        if node.constant and math.isfinite(node.data):
            return forms.number_node(node.data)
        tree = None if id_ in self.stand_ins else self.graph.formula(id_, _TITLE)
        return tree or Sym(self.stand_ins[id_])

    def rule(self, node: GraphNode) -> Node | None:
        """The operation over its operands."""
        if not node.op:
            return None
        made = Apply(node.op, tuple(map(self.tree, node.inputs)))
        return made if size(made) <= _RULE else None

    def slope(self, node: GraphNode, place: int) -> Node | None:
        """The local derivative by one operand, in the names of the program."""
        form = forms.partial_form(node.op, place)
        if form is None:
            return None
        operands = dict(zip("uv", map(self.tree, node.inputs), strict=False))
        tidied = tidy(replace(form, {**operands, "y": self.tree(node.id)}))
        return tidied if size(tidied) <= _RULE else None

    # -- steps ----------------------------------------------------------------------------------

    def steps(self) -> Iterator[Step]:
        """Forward through the operations as they were computed, then back.

        A group is one step, told where its last operation is done.
        """
        if not self.graph.whole:
            return
        ops = [node.id for node in self.backward.nodes if node.op]
        for key, members in self.in_turn(ops):
            node = self.graph.nodes[members[-1]]
            yield self.forward_group(key, members) if key in self.closed else self.forward(node)
        root = self.tree(self.backward.root)
        seed = equation(partial(root, root), amount(1.0) if self.known else UNKNOWN)
        yield Step("backward", self.key(self.backward.root), seed, note="Here it begins.")
        for key, members in self.in_turn(self.replay.order):
            node = self.graph.nodes[members[-1]]
            yield self.back_group(key, members) if key in self.closed else self.back(node)

    def in_turn(self, ids: Sequence[int]) -> list[tuple[str, list[int]]]:
        """What is on show with its nodes, in the order in which the last of them is done."""
        found: dict[str, list[int]] = {}
        last: dict[str, int] = {}
        for turn, id_ in enumerate(ids):
            found.setdefault(self.key(id_), []).append(id_)
            last[self.key(id_)] = turn
        return sorted(found.items(), key=lambda one: last[one[0]])

    def forward(self, node: GraphNode) -> Step:
        operands = [self.graph.nodes[id_].data for id_ in node.inputs]
        sides: list[Setting | Amount] = []
        rule = self.rule(node)
        if rule is not None and (node.name or node.id in self.stand_ins):
            sides.append(setting(rule))
        note = ""
        if self.known:
            if all(map(math.isfinite, operands)):
                sides.append(setting(Apply(node.op, tuple(map(forms.number_node, operands)))))
            now = recomputed(node, operands)
            if now != node.data and not (math.isnan(now) and math.isnan(node.data)):
                note = "An operand was given another number after this was computed."
        sides.append(self.amount(node.data))
        told = equation(setting(self.tree(node.id)), *sides)
        return Step("forward", str(node.id), told, note=note)

    def forward_group(self, key: str, members: Sequence[int]) -> Step:
        result = self.results[key]
        title = in_words(self.closed[key].title)
        told = title if result is None else equation(title, self.amount(result.data))
        return Step(
            "forward", key, told, note=_counted(len(members), "operation") + " in one step."
        )

    def back(self, node: GraphNode) -> Step:
        root = self.tree(self.backward.root)
        flows = [self.flow(root, sent) for sent in self.sent(node)]
        upstream = equation(partial(root, self.tree(node.id)), self.amount(node.grad))
        return Step("backward", str(node.id), upstream, tuple(flows))

    def back_group(self, key: str, members: Sequence[int]) -> Step:
        """What leaves a group; what stays in it is told when it is opened."""
        root = self.tree(self.backward.root)
        sent = [
            one
            for id_ in members
            for one in self.sent(self.graph.nodes[id_])
            if self.key(one.input) != key
        ]
        n_more = len(sent) - _FLOWS
        note = _counted(len(members), "operation") + " in one step"
        note += f"; {n_more:,} more contributions leave it." if n_more > 0 else "."
        title = in_words(self.closed[key].title)
        flows = tuple(self.flow(root, one) for one in sent[:_FLOWS])
        return Step("backward", key, title, flows, note)

    def sent(self, node: GraphNode) -> list[Contribution]:
        """What a node sends to its operands."""
        turns = ((node.id, place) for place in range(len(node.inputs)))
        return [
            self.replay.contributions[turn] for turn in turns if turn in self.replay.contributions
        ]

    def flow(self, root: Node, sent: Contribution) -> Flow:
        node = self.graph.nodes[sent.user]
        local = self.amount(sent.local)
        upstream = self.amount(sent.upstream)
        product = self.product(sent)
        here = self.tree(sent.user)
        symbol = self.slope(node, sent.operand)
        chain = _times(partial(here, self.tree(sent.input)), partial(root, here))
        sides: list[Setting | Amount] = []
        if symbol is not None and not maths.is_plain_number(symbol):
            sides.append(_times(_factor(symbol), partial(root, here)))
        if self.known:
            sides.append(_times(_shown(local), _shown(upstream, bracketed=True)))
        sides.append(product)
        to = self.key(sent.input)
        is_shown = to not in self.closed
        so_far = self.amount(sent.so_far) if product != UNKNOWN else UNKNOWN
        return Flow(
            to, equation(chain, *sides), local, upstream, product, so_far if is_shown else None
        )


def _names(letter: str, taken: set[str]) -> Iterator[str]:
    """The letter with numbers, but for what has another meaning."""
    return (name for n in count(1) if (name := f"{letter}{n}") not in taken)


# -- pieces ---------------------------------------------------------------------------------------

UNKNOWN = Amount("?", "?")


def sign_of(op: str) -> str:
    """An operation by its sign, as it is written between operands, else by its name."""
    return _SIGNS.get(op, op)


_SIGNS = {
    "add": "+", "sub": "−", "mul": "×", "div": "÷", "pow": "^", "neg": "−", "abs": "|·|",
    "sqrt": "√", "cbrt": "∛", "sigmoid": "σ",
}  # fmt: skip


def amount(value: float, *, exact: bool = True) -> Amount:
    """A number with at most six digits, and in full."""
    rounded = not exact or maths.is_rounded(value)
    return Amount(maths.number(value).unicode, repr(value), "≈" if rounded else "=")


def setting(tree: Node) -> Setting:
    """A formula in every writing."""
    inner = mathml.mathml(tree).removeprefix('<math display="block">').removesuffix("</math>")
    return Setting(render.unicode(tree), inner, render.spoken(tree))


def in_words(text: str) -> Setting:
    """Words in the place of a formula."""
    return Setting(text, f"<mtext>{escape(text)}</mtext>", text)


def _counted(number: int, word: str) -> str:
    if number == 1:
        return f"1 {word}"
    return f"{number:,} {'leaves' if word == 'leaf' else word + 's'}"


def partial(root: Node, by: Node) -> Setting:
    """∂root/∂by."""
    over, under = setting(root), setting(by)
    told = maths.partial(maths.Maths(over.unicode, ""), maths.Maths(under.unicode, ""))
    return Setting(
        told.unicode,
        f"<mfrac><mrow><mo>∂</mo>{_fenced(root, over)}</mrow>"
        f"<mrow><mo>∂</mo>{_fenced(by, under)}</mrow></mfrac>",
        f"d {over.spoken} by d {under.spoken}",
    )


def _fenced(tree: Node, shown: Setting) -> str:
    if isinstance(tree, Sym):
        return shown.mathml
    return f"<mrow><mo>(</mo>{shown.mathml}<mo>)</mo></mrow>"


def _factor(tree: Node) -> Setting:
    """A formula before a dot, in brackets where it is a sum."""
    shown = setting(tree)
    if not isinstance(tree, Apply) or tree.op not in ("add", "sub"):
        return shown
    return Setting(f"({shown.unicode})", _fenced(tree, shown), f"the quantity {shown.spoken}")


def _times(*factors: Setting) -> Setting:
    return Setting(
        " · ".join(factor.unicode for factor in factors),
        "<mo>·</mo>".join(f"<mrow>{factor.mathml}</mrow>" for factor in factors),
        " times ".join(factor.spoken for factor in factors),
    )


def _shown(number: Amount, *, bracketed: bool = False) -> Setting:
    text = number.shown
    if bracketed and text.startswith("−"):
        text = f"({text})"
    return Setting(text, f"<mn>{text}</mn>", text.replace("−", "minus "))


def equation(left: Setting, *sides: Setting | Amount) -> Setting:
    """Sides joined by =; in front of a rounded number stands ≈."""
    unicode, typeset, spoken = left.unicode, f"<mrow>{left.mathml}</mrow>", left.spoken
    for side in sides:
        sign = side.sign if isinstance(side, Amount) else "="
        right = _shown(side) if isinstance(side, Amount) else side
        unicode += f" {sign} {right.unicode}"
        typeset += f"<mo>{sign}</mo><mrow>{right.mathml}</mrow>"
        spoken += f" {'equals' if sign == '=' else 'is about'} {right.spoken}"
    return Setting(unicode, typeset, spoken)
