"""workspace/symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.outline import matching, outline
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.WORKSPACE_SYMBOL


async def handle(
    server: Server, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation]:
    """What the open documents define that fits a query."""
    found: list[types.SymbolInformation] = []
    for uri in server.session.uris:
        view = server.session.view(uri)
        if view is not None:
            for symbol in matching(outline(view.doc, view.facts, view.settings), params.query):
                found.append(convert.to_lsp_symbol_elsewhere(view.doc, symbol, server.client))
    return found
