"""textDocument/completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.completion import complete
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_COMPLETION


async def handle(server: Server, params: types.CompletionParams) -> Ready | None:
    """Answer at once; documentation is made when an item is looked at."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    items = complete(view.doc, view.facts, at, view.settings)
    return convert.to_lsp_items(view.doc, items, server.client)
