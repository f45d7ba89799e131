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
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    at = convert.from_lsp_position(view.doc, params.position, server.client.encoding)
    found = definition(view.doc, view.facts, at, view.settings)
    return [
        convert.to_lsp_target(view.doc, target, server.client)
        for target in found
        if view.doc.home(target.span[0]) is not None
    ]
