"""textDocument/rename."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.answers import Refusal
from neurogebra_lsp.features.rename import rename
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_RENAME


async def handle(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Rename in every place, or say why not."""
    uri = params.text_document.uri
    view, entry = server.session.view(uri), server.session.opened(uri)
    if view is None or entry is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = rename(view.doc, view.facts, at, params.new_name, view.settings)
    if isinstance(found, Refusal):
        raise convert.to_lsp_refusal(found)
    if found is None:
        return None
    return convert.to_lsp_edits(view.doc, entry.versions, found, server.client)
