"""textDocument/documentLink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.links import links
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DOCUMENT_LINK


async def handle(server: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """What in the text leads somewhere."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    found = links(view.doc, view.facts, view.settings)
    made = (
        convert.to_lsp_link(view.doc, link, server.client)
        for link in found
        if view.doc.owns(link.span[0])
    )
    return [link for link in made if link is not None]
