"""textDocument/inlineValue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.inline_values import inline_values
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_INLINE_VALUE


async def handle(server: Server, params: types.InlineValueParams) -> list[types.InlineValue]:
    """What a debugger may show on the lines up to where it stopped."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    first, _ = convert.from_lsp_lines(view.doc, params.range)
    _, last = convert.from_lsp_lines(view.doc, params.context.stopped_location)
    found = inline_values(view.doc, view.facts, (first, last), view.settings)
    return [convert.to_lsp_inline_value(view.doc, value, server.client) for value in found]
