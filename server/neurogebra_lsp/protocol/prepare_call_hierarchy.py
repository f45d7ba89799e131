"""textDocument/prepareCallHierarchy: a Value of the computation graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.graph_steps import value_at
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY


async def handle(
    server: Server, params: types.CallHierarchyPrepareParams
) -> list[types.CallHierarchyItem] | None:
    """The Value under the cursor."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = value_at(view.doc, view.facts, at, view.settings)
    return None if found is None else [convert.to_lsp_graph_item(view.doc, found, server.client)]
