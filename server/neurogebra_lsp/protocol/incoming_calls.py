"""callHierarchy/incomingCalls: what uses a Value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.graph_steps import outputs
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.CALL_HIERARCHY_INCOMING_CALLS


async def handle(
    server: Server, params: types.CallHierarchyIncomingCallsParams
) -> list[types.CallHierarchyIncomingCall]:
    """The Values that are computed from one."""
    view, key = server.session.view(params.item.uri), convert.from_lsp_graph_item(params.item)
    if view is None or key is None:
        return []
    found = outputs(view.doc, view.facts, key)
    return [convert.to_lsp_incoming(view.doc, item, server.client) for item in found]
