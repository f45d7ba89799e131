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
    session, client = server.session, server.client
    view = session.view(params.text_document.uri)
    files = await session.files(params.text_document.uri, importers=False)
    if view is None or files is None:
        return []
    doc = files.own.doc
    at = convert.from_lsp_position(doc, params.position, client.encoding)
    found = marks(doc, files.own.facts, at, view.settings, files)
    return [
        convert.to_lsp_highlight(doc, mark, client)
        for mark in found
        if not mark.file and doc.owns(mark.span[0])
    ]
