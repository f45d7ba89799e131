"""textDocument/foldingRange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.folding import folds
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_FOLDING_RANGE


async def handle(server: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """What folds."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return []
    found = folds(view.doc, view.settings)
    return [convert.to_lsp_fold(view.doc, fold) for fold in found if view.doc.owns(fold.first)]
