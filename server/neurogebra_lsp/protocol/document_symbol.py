"""textDocument/documentSymbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.outline import outline
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DOCUMENT_SYMBOL


async def handle(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The outline of the maths of a document."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    symbols = outline(view.doc, view.facts, view.settings)
    return [
        convert.to_lsp_symbol(view.doc, symbol, server.client)
        for symbol in symbols
        if view.doc.owns(symbol.span[0])
    ]
