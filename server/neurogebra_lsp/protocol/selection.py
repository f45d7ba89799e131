"""textDocument/selectionRange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.selection import selections
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_SELECTION_RANGE


async def handle(
    server: Server, params: types.SelectionRangeParams
) -> list[types.SelectionRange] | None:
    """Ever larger pieces around each place."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    found: list[types.SelectionRange] = []
    for position in params.positions:
        at = convert.from_lsp_position(view.doc, position, server.client.encoding)
        spans = selections(view.doc, view.facts, at, view.settings)
        found.append(convert.to_lsp_selection(view.doc, spans, server.client))
    return found
