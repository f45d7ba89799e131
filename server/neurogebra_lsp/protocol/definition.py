"""textDocument/definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.definition import definition
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DEFINITION


async def handle(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Lead to the binding, the formula, or the catalogue's entry."""
    session, client = server.session, server.client
    view = session.view(params.text_document.uri)
    files = await session.files(params.text_document.uri, importers=False)
    if view is None or files is None:
        return []
    doc = files.own.doc
    at = convert.from_lsp_position(doc, params.position, client.encoding)
    found = definition(doc, files.own.facts, at, view.settings, files)
    return [
        convert.to_lsp_target(its, target, client)
        for target in found
        if (its := convert.doc_of(files, target.file)).home(target.span[0]) is not None
    ]
