"""inlayHint/resolve: what a hint says when it is looked at, for clients that ask for that then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.INLAY_HINT_RESOLVE


async def handle(server: Server, params: types.InlayHint) -> types.InlayHint:
    """Add the tooltip, where the hint is still the one that the client shows."""
    view = server.session.view(params.data) if isinstance(params.data, str) else None
    if view is None:
        return params
    line = view.doc.own.first + params.position.line
    for hint in hints(view.doc, view.facts, (line, line + 1), view.settings):
        if convert.is_lsp_hint(params, hint):
            params.tooltip = convert.to_lsp_tooltip(hint, server.client)
    return params
