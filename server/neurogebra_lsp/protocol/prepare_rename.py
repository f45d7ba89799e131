"""textDocument/prepareRename."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.answers import Refusal
from neurogebra_lsp.features.rename import renamable
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_PREPARE_RENAME


async def handle(server: Server, params: types.PrepareRenameParams) -> types.Range | None:
    """The name that would be renamed, or why it is not."""
    session, client = server.session, server.client
    view = session.view(params.text_document.uri)
    files = await session.files(params.text_document.uri, importers=True)
    if view is None or files is None:
        return None
    doc = files.own.doc
    at = convert.from_lsp_position(doc, params.position, client.encoding)
    found = renamable(doc, files.own.facts, at, view.settings, files)
    if isinstance(found, Refusal):
        raise convert.to_lsp_refusal(found)
    return None if found is None else convert.to_lsp_range(doc, found, client.encoding)
