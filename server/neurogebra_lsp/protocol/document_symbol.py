"""textDocument/documentSymbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.outline import outline
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DOCUMENT_SYMBOL


async def handle(server: Server, params: types.DocumentSymbolParams) -> Ready:
    """The outline of the maths of a document."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return Ready([])
    symbols = outline(view.doc, view.facts, view.settings)
    own = [symbol for symbol in symbols if view.doc.owns(symbol.span[0])]
    return convert.to_lsp_symbols(view.doc, own, server.client)
