"""textDocument/inlayHint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_INLAY_HINT


async def handle(server: Server, params: types.InlayHintParams) -> Ready:
    """Answer with fresh facts if they come in a moment, so that nothing flickers."""
    uri = params.text_document.uri
    view = await server.session.latest_view(uri)
    if view is None:
        asked = (params.range.start.line, params.range.end.line + 1)
        server.push.answered_hints(uri, asked, ())
        return Ready([])
    lines = convert.from_lsp_lines(view.doc, params.range)
    answer = hints(view.doc, view.facts, lines, view.settings)
    server.push.answered_hints(uri, lines, answer)
    return convert.to_lsp_hints(view.doc, answer, server.client)
