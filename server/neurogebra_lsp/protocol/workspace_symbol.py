"""workspace/symbol: of what is open by its facts, of other files by what is written in them."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.answers import Symbol
from neurogebra_lsp.features.outline import matching, outline, written
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.text import Document

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

#: Symbols of one answer.
_MOST = 1_000
#: Characters of a file that is looked into.
_LARGEST = 200_000

METHOD = types.WORKSPACE_SYMBOL


async def handle(
    server: Server, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation]:
    """What the workspace defines that fits a query, open documents first."""
    session, client = server.session, server.client
    found: list[types.SymbolInformation] = []

    def add(doc: Document, symbols: tuple[Symbol, ...]) -> None:
        for symbol in islice(matching(symbols, params.query), _MOST - len(found)):
            found.append(convert.to_lsp_symbol_elsewhere(doc, symbol, client))

    for uri in session.uris:
        view = session.view(uri)
        if view is not None:
            add(view.doc, outline(view.doc, view.facts, view.settings))
    for program in await session.programs(as_now=False):
        uri = program.path.as_uri()
        is_told = session.opened(uri) is not None or not session.settings_of(program.path).enable
        if len(found) < _MOST and not is_told and len(program.text) <= _LARGEST:
            doc = Document(uri, 0, program.text)
            add(doc, written(doc))
            # Each file takes a while when it is read first; others may be waiting.
            await asyncio.sleep(0)
    return found
