"""textDocument/references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.marks import marks
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_REFERENCES


async def handle(server: Server, params: types.ReferenceParams) -> list[types.Location]:
    """Every place that names what the cursor is on."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = marks(view.doc, view.facts, at, view.settings)
    if not params.context.include_declaration:
        found = tuple(mark for mark in found if not mark.write)
    return [
        convert.to_lsp_location(view.doc, mark.span, server.client)
        for mark in found
        if view.doc.home(mark.span[0]) is not None
    ]
