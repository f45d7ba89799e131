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
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = renamable(view.doc, view.facts, at, view.settings)
    if isinstance(found, Refusal):
        raise convert.to_lsp_refusal(found)
    return None if found is None else convert.to_lsp_range(view.doc, found, server.client.encoding)
