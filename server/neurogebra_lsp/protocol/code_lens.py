"""textDocument/codeLens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_CODE_LENS


async def handle(server: Server, params: types.CodeLensParams) -> Ready:
    """Answer with fresh facts if they come in a moment, so that nothing flickers."""
    uri = params.text_document.uri
    view = await server.session.latest_view(uri)
    if view is None:
        server.push.answered_lenses(uri, ())
        return Ready([])
    server.push.answered_lenses(uri, view.lenses)
    return convert.to_lsp_lenses(view.doc, view.lenses, server.client)
