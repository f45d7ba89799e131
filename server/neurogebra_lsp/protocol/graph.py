"""neurogebra/graph: the computation graph of a backward pass, with its steps, as plain data.

{"textDocument": {"uri": …}, "position": {…}}                 the pass that a place is about
{"textDocument": {"uri": …}, "number": 0, "root": "z"}        that pass, also after edits

`groups` are the keys of those that are opened.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

from neurogebra_lsp.features.graph import Box, Drawing, Pass, graph, pass_at, passes, same_pass
from neurogebra_lsp.features.graph_text import mermaid
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.session import View

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = "neurogebra/graph"
_MOST_OPENED = 100  #: groups that are opened at once


async def handle(server: Server, params: Any) -> dict[str, Any] | None:
    """The graph of a pass, None in its place where there is none, and all passes there are."""
    try:
        uri = str(params.textDocument.uri)
        number, name = getattr(params, "number", None), getattr(params, "root", None)
        position = getattr(params, "position", None)
        at = None if position is None else (int(position.line), int(position.character))
        wanted = int(number or 0)
        opened = [str(key) for key in getattr(params, "groups", ())[:_MOST_OPENED]]
    except (AttributeError, TypeError, ValueError) as error:
        raise JsonRpcInvalidParams("expected a textDocument, and a number or position") from error
    view = await server.session.fresh_view(uri)
    if view is None:
        return None
    doc, facts, settings = view.doc, view.facts, view.settings
    found: int | None = wanted
    if at is not None:
        place = convert.from_lsp_place({"line": at[0], "character": at[1]})
        offset = convert.from_lsp_position(doc, place, server.client.encoding)
        found = pass_at(doc, facts, offset, settings)
    elif name is not None:
        found = same_pass(facts, wanted, str(name))
    drawing = None if found is None else graph(doc, facts, found, opened, settings)
    return {
        "document": doc.uri,
        "passes": [_placed(server, view, one) for one in passes(facts, settings)],
        "graph": None if drawing is None else _drawing(server, view, drawing),
    }


def _drawing(server: Server, view: View, drawing: Drawing) -> dict[str, Any]:
    boxes = [_placed(server, view, box) for box in drawing.boxes]
    return {**_placed(server, view, drawing), "boxes": boxes, "mermaid": mermaid(drawing)}


def _placed(server: Server, view: View, thing: Drawing | Box | Pass) -> dict[str, Any]:
    """What has a span, with the place in the client's terms instead."""
    told = asdict(thing)
    del told["span"]
    return {**told, "place": convert.to_lsp_place(view.doc, thing.span, server.client)}
