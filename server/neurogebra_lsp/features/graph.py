"""The computation graph of a backward pass, and how the gradient goes through it step by step."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from neurogebra.formula import mathml, render
from neurogebra.formula.names import unicode_name
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Sym, replace, size
from neurogebra_lsp.facts import Backward, Facts, GraphNode, Span
from neurogebra_lsp.features import forms, maths
from neurogebra_lsp.features.graph_steps import place_of, value_at
from neurogebra_lsp.features.paths import Graph, graph_of
from neurogebra_lsp.features.replay import Contribution, Replay, recomputed, replay
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.text import Document, Offset

_TITLE = 9  #: nodes of a formula that stands for a step without a name
_RULE = 24  #: nodes of a formula or of a local derivative that is written out


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
    kind: str  #: "leaf", "number", "operation", "root"
    title: Setting  #: its name, else its formula, else its operation
    operation: str  #: the sign or the name of what made it; "" for leaves
    rule: Setting | None  #: how it was computed from what it was made of
    data: Amount
    gradient: Amount | None  #: None for plain numbers
    span: Span
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge from an operand to what was made of it."""

    source: str
    target: str
    operand: int
    local: Amount | None  #: the local derivative; None for plain numbers
    symbol: Setting | None
    product: Amount | None  #: what flows back along it


@dataclass(frozen=True, slots=True)
class Flow:
    """What one operation sends back to one operand: local derivative times upstream gradient."""

    to: str
    equation: Setting
    local: Amount
    upstream: Amount
    product: Amount
    so_far: Amount


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


def graph(doc: Document, facts: Facts, number: int, settings: Settings) -> Drawing | None:
    """The graph of a backward pass; None where there is no such pass."""
    if not settings.enable or not 0 <= number < len(facts.backwards):
        return None
    backward = facts.backwards[number]
    drawer = _Drawer(doc, backward)
    return Drawing(
        number,
        root_name(backward),
        backward.span,
        tuple(map(drawer.box, backward.nodes)),
        tuple(arrow for node in backward.nodes for arrow in drawer.arrows(node)),
        tuple(drawer.steps()),
        tuple(_notes(backward, drawer.replay)),
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


def _notes(backward: Backward, done: Replay) -> Iterator[str]:
    if backward.why is not None:
        yield f"The numbers are not known: {backward.why}."
    if backward.cut:
        yield "The graph is too large to follow: only its leaves and its result are told."
    elif backward.why is None and len(done.close) < len(backward.nodes):
        yield "Some gradients hold more than this pass put there."
    if backward.passes > 1:
        yield f"The last of {backward.passes:,} passes."
    if backward.after_raise:
        yield "An earlier line raises: running the program stops before this."


class _Drawer:
    """Tells nodes, edges and steps of one backward pass."""

    def __init__(self, doc: Document, backward: Backward) -> None:
        self.doc = doc
        self.backward = backward
        self.graph: Graph = graph_of(backward)
        self.replay = replay(backward)
        self.known = backward.why is None

    def amount(self, value: float, *, exact: bool = True) -> Amount:
        """A number of the graph, "?" where the numbers are not known."""
        return amount(value, exact=exact) if self.known else _UNKNOWN

    # -- nodes and edges ------------------------------------------------------------------------

    def box(self, node: GraphNode) -> Box:
        is_root = node.id == self.backward.root
        kind = "operation" if node.op else "number" if node.constant else "leaf"
        rule = self.rule(node)
        return Box(
            _key(node.id),
            "root" if is_root else kind,
            setting(self.tree(node.id)),
            sign_of(node.op),
            None if rule is None else setting(rule),
            self.amount(node.data),
            None if node.constant else self.amount(node.grad),
            place_of(self.doc, self.backward, node),
            f"made in pass {node.loop_pass:,}" if node.loop_pass else "",
        )

    def arrows(self, node: GraphNode) -> Iterator[Arrow]:
        if not self.graph.whole:
            return
        for place, input_id in enumerate(node.inputs):
            found = self.replay.contributions.get((node.id, place))
            symbol = None if found is None else self.slope(node, place)
            yield Arrow(
                _key(input_id),
                _key(node.id),
                place,
                None if found is None else self.amount(found.local),
                None if symbol is None else setting(symbol),
                None if found is None else self.product(found),
            )

    def product(self, sent: Contribution) -> Amount:
        """What flowed, exactly where all that flowed adds up to the gradient that is there."""
        if sent.input in self.replay.exact:
            return self.amount(sent.product)
        return (
            self.amount(sent.product, exact=False) if sent.input in self.replay.close else _UNKNOWN
        )

    # -- formulas -------------------------------------------------------------------------------

    def tree(self, id_: int) -> Node:
        """A node as a formula mentions it: its name, its number, else what it computes."""
        node = self.graph.nodes[id_]
        if node.name:
            return Sym(node.name)
        if node.constant and math.isfinite(node.data):
            return forms.number_node(node.data)
        return self.graph.formula(id_, _TITLE) or Sym(sign_of(node.op) or "value")

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
        """Forward through the operations as they were computed, then back."""
        if not self.graph.whole:
            return
        for node in self.backward.nodes:
            if node.op:
                yield self.forward(node)
        root = self.graph.nodes[self.backward.root]
        seed = _equation(partial(self.tree(root.id), self.tree(root.id)), amount(1.0))
        yield Step("backward", _key(root.id), seed)
        for id_ in self.replay.order:
            yield self.back(self.graph.nodes[id_])

    def forward(self, node: GraphNode) -> Step:
        operands = [self.graph.nodes[id_].data for id_ in node.inputs]
        sides: list[Setting | Amount] = []
        rule = self.rule(node)
        if rule is not None and node.name:
            sides.append(setting(rule))
        note = ""
        if self.known:
            if all(map(math.isfinite, operands)):
                numbers = Apply(node.op, tuple(map(forms.number_node, operands)))
                sides.append(setting(numbers))
            now = recomputed(node, operands)
            if now != node.data and not (math.isnan(now) and math.isnan(node.data)):
                note = "An operand was given another number after this was computed."
        sides.append(self.amount(node.data))
        return Step(
            "forward", _key(node.id), _equation(setting(self.tree(node.id)), *sides), note=note
        )

    def back(self, node: GraphNode) -> Step:
        flows: list[Flow] = []
        root = self.tree(self.backward.root)
        for place in range(len(node.inputs)):
            found = self.replay.contributions.get((node.id, place))
            if found is not None:
                flows.append(self.flow(root, node, found))
        upstream = _equation(partial(root, self.tree(node.id)), self.amount(node.grad))
        return Step("backward", _key(node.id), upstream, tuple(flows))

    def flow(self, root: Node, node: GraphNode, sent: Contribution) -> Flow:
        local = self.amount(sent.local)
        upstream = self.amount(sent.upstream)
        product = self.product(sent)
        lower = self.tree(sent.input)
        here = self.tree(node.id)
        symbol = self.slope(node, sent.operand)
        chain = _times(partial(here, lower), partial(root, here))
        sides: list[Setting | Amount] = []
        if symbol is not None and not maths.is_plain_number(symbol):
            sides.append(_times(_factor(symbol), partial(root, here)))
        if self.known:
            sides.append(_times(_shown(local), _shown(upstream, bracketed=True)))
        sides.append(product)
        so_far = self.amount(sent.so_far) if product.exact != "?" else _UNKNOWN
        return Flow(_key(sent.input), _equation(chain, *sides), local, upstream, product, so_far)


# -- pieces ---------------------------------------------------------------------------------------

_UNKNOWN = Amount("?", "?")


def _key(id_: int) -> str:
    return str(id_)


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


def _equation(left: Setting, *sides: Setting | Amount) -> Setting:
    unicode, typeset, spoken = left.unicode, f"<mrow>{left.mathml}</mrow>", left.spoken
    for side in sides:
        sign = side.sign if isinstance(side, Amount) else "="
        right = _shown(side) if isinstance(side, Amount) else side
        unicode += f" {sign} {right.unicode}"
        typeset += f"<mo>{sign}</mo><mrow>{right.mathml}</mrow>"
        spoken += f" {'equals' if sign == '=' else 'is about'} {right.spoken}"
    return Setting(unicode, typeset, spoken)
