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
    session, client = server.session, server.client
    view = session.view(params.text_document.uri)
    files = await session.files(params.text_document.uri, importers=True)
    if view is None or files is None:
        return []
    doc = files.own.doc
    at = convert.from_lsp_position(doc, params.position, client.encoding)
    found = marks(doc, files.own.facts, at, view.settings, files)
    if not params.context.include_declaration:
        found = tuple(mark for mark in found if not mark.write)
    return [
        convert.to_lsp_location(its, mark.span, client)
        for mark in found
        if (its := convert.doc_of(files, mark.file)).home(mark.span[0]) is not None
    ]
