"""completionItem/resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.completion import resolve
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.COMPLETION_ITEM_RESOLVE


async def handle(server: Server, params: types.CompletionItem) -> types.CompletionItem:
    """Add the documentation that the item's key names."""
    if isinstance(params.data, str):
        client = server.client
        text = resolve(
            params.data,
            server.session.settings,
            as_markdown=client.documentation_markdown,
            mark=client.mark,
        )
        params.documentation = convert.to_lsp_documentation(text, server.client)
    return params
