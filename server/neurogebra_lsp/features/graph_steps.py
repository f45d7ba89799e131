"""The computation graph as a call hierarchy: what a Value is computed from, and what uses it."""

from __future__ import annotations

import re

from neurogebra_lsp.facts import Backward, Facts, GraphNode, Span
from neurogebra_lsp.features import known, maths
from neurogebra_lsp.features.answers import GraphItem
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.paths import graph_of
from neurogebra_lsp.features.values import label, nearest_backward, root_label
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document, Offset

_MOST = 100  #: neighbours of one node


def value_at(doc: Document, facts: Facts, at: Offset, settings: Settings) -> GraphItem | None:
    """The Value whose name is at an offset, where a backward pass has shown its graph."""
    here = cursor.here(doc, at) if settings.enable else None
    if here is None:
        return None
    index = index_of(facts)
    found = known.at(doc, index, here)
    if found is None or found.shown.node is None:
        return None
    backward = nearest_backward(index, found.shown.node, found.line)
    if backward is None:
        return None
    node = graph_of(backward).nodes.get(found.shown.node)
    if node is None:
        return None
    return _item(doc, facts.backwards.index(backward), backward, node)


def inputs(doc: Document, facts: Facts, key: tuple[int, int]) -> tuple[GraphItem, ...]:
    """What a Value is computed from."""
    backward, node = _find(facts, key)
    if backward is None or node is None:
        return ()
    nodes = graph_of(backward).nodes
    found = [nodes[id_] for id_ in dict.fromkeys(node.inputs) if id_ in nodes]
    return _items(doc, key[0], backward, found)


def outputs(doc: Document, facts: Facts, key: tuple[int, int]) -> tuple[GraphItem, ...]:
    """What is computed from a Value."""
    backward, node = _find(facts, key)
    if backward is None or node is None:
        return ()
    return _items(doc, key[0], backward, [n for n in backward.nodes if node.id in n.inputs])


def _find(facts: Facts, key: tuple[int, int]) -> tuple[Backward | None, GraphNode | None]:
    number, id_ = key
    if not 0 <= number < len(facts.backwards):
        return None, None
    backward = facts.backwards[number]
    return backward, graph_of(backward).nodes.get(id_)


def _items(
    doc: Document, number: int, backward: Backward, nodes: list[GraphNode]
) -> tuple[GraphItem, ...]:
    return tuple(_item(doc, number, backward, node) for node in nodes[:_MOST])


def _item(doc: Document, number: int, backward: Backward, node: GraphNode) -> GraphItem:
    told = label(graph_of(backward), node.id) or maths.words(node.name or node.op)
    gradient = maths.about(maths.partial(root_label(backward), told), node.grad).unicode
    data = maths.brief(node.data).unicode
    made_in = f" · made in pass {node.loop_pass:,}" if node.loop_pass else ""
    detail = "a plain number" if node.constant else f"{data} · {gradient}{made_in}"
    return GraphItem(told.unicode, detail, place_of(doc, backward, node), (number, node.id))


def place_of(doc: Document, backward: Backward, node: GraphNode) -> Span:
    """The name on the line that made a node; a plain number stands where it is used."""
    line = node.line if node.line >= 0 else backward.span[0]
    text = doc.line_text(line)
    found = re.search(rf"\b{re.escape(node.name)}\b", text) if node.name else None
    if found is not None:
        return (line, found.start(), line, found.end())
    return (line, len(text) - len(text.lstrip()), line, len(text.rstrip()))
