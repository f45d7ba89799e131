"""textDocument/codeAction: the repairs of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.facts import Span
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_CODE_ACTION


async def handle(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer the repairs of every problem that the range touches."""
    uri = params.text_document.uri
    view, entry = server.session.view(uri), server.session.opened(uri)
    wanted = params.context.only
    if view is None or entry is None or not server.client.code_actions:
        return []
    if wanted and not any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in wanted):
        return []
    span = convert.from_lsp_range(view.doc, params.range, server.client.encoding)
    return [
        convert.to_lsp_action(view.doc, entry.client_version, problem, fix, server.client)
        for problem in view.problems
        if _touch(problem.span, span)
        for fix in problem.fixes
    ]


def _touch(one: Span, other: Span) -> bool:
    return one[:2] <= other[2:] and other[:2] <= one[2:]
