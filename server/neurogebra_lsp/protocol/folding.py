"""textDocument/foldingRange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.folding import folds
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_FOLDING_RANGE


async def handle(server: Server, params: types.FoldingRangeParams) -> Ready:
    """What folds."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return Ready([])
    found = [fold for fold in folds(view.doc, view.settings) if view.doc.owns(fold.first)]
    return convert.to_lsp_folds(view.doc, found)
