"""workspace/textDocumentContent: pages of the catalogue, read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.pages import page
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.WORKSPACE_TEXT_DOCUMENT_CONTENT


async def handle(
    _server: Server, params: types.TextDocumentContentParams
) -> types.TextDocumentContentResult:
    """The page of the entry that an address names."""
    return convert.to_lsp_page(page(convert.from_lsp_page(params.uri)))
