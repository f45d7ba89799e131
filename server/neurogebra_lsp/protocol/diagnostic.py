"""textDocument/diagnostic: the problems of a text, for clients that ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.session import ContentModifiedError

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DIAGNOSTIC


async def handle(
    server: Server, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """Answer with fresh facts if they come in a moment; later ones make the client ask again."""
    uri = params.text_document.uri
    try:
        view = await server.session.fresh_view(uri)
    except ContentModifiedError:
        raise convert.to_lsp_ask_again() from None
    problems = view.problems if view is not None else ()
    server.push.answered_problems(uri, problems)
    told = () if view is None else convert.to_lsp_problems(view.doc, problems, server.client)
    return convert.to_lsp_report(told, params.previous_result_id)
