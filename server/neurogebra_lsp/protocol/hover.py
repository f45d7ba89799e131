"""textDocument/hover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.doors import doors
from neurogebra_lsp.features.hover import hover
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_HOVER


async def handle(server: Server, params: types.HoverParams) -> types.Hover | None:
    """Answer at once, from what is known."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    card = hover(view.doc, view.facts, at, view.settings)
    if card is None:
        return None
    leads = server.client.has_panels and server.client.hover_markdown
    found = doors(view.doc, view.facts, at, card, view.settings) if leads else ()
    links = convert.to_lsp_links(params, found)
    return convert.to_lsp_hover(view.doc, card, server.client, links)
