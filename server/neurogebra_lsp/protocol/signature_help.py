"""textDocument/signatureHelp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.signature import signature
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_SIGNATURE_HELP


async def handle(server: Server, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
    """How the call around the cursor is written."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = signature(view.doc, view.facts, at, view.settings)
    return None if found is None else convert.to_lsp_signature(found, server.client)
