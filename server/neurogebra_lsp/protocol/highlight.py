"""textDocument/documentHighlight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.marks import marks
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT


async def handle(
    server: Server, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight]:
    """Every place that names what the cursor is on, reads and writes told apart."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = marks(view.doc, view.facts, at, view.settings)
    return [
        convert.to_lsp_highlight(view.doc, mark, server.client)
        for mark in found
        if view.doc.owns(mark.span[0])
    ]
