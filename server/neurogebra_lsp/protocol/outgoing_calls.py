"""callHierarchy/outgoingCalls: what a Value is computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.graph_steps import inputs
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.CALL_HIERARCHY_OUTGOING_CALLS


async def handle(
    server: Server, params: types.CallHierarchyOutgoingCallsParams
) -> list[types.CallHierarchyOutgoingCall]:
    """The Values that one is computed from."""
    view, key = server.session.view(params.item.uri), convert.from_lsp_graph_item(params.item)
    if view is None or key is None:
        return []
    found = inputs(view.doc, view.facts, key)
    return [convert.to_lsp_outgoing(view.doc, item, server.client) for item in found]
