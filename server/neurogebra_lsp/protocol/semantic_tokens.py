"""textDocument/semanticTokens: the colours inside of formulas, whole, changed or in a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.tokens import tokens
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server


async def full(server: Server, params: types.SemanticTokensParams) -> types.SemanticTokens:
    """All tokens, and a name under which to ask for what changed."""
    return _remembered(server, params.text_document.uri)


async def delta(
    server: Server, params: types.SemanticTokensDeltaParams
) -> types.SemanticTokens | types.SemanticTokensDelta:
    """What changed since an answer; everything, where that answer is forgotten."""
    uri = params.text_document.uri
    name, before = server.told_tokens.get(uri, ("", []))
    now = _remembered(server, uri)
    if name != params.previous_result_id:
        return now
    return convert.to_lsp_token_changes(before, now)


async def in_range(server: Server, params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
    """The tokens of some lines."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return convert.to_lsp_no_tokens()
    found = tokens(view.doc, convert.from_lsp_lines(view.doc, params.range), view.settings)
    return convert.to_lsp_tokens(view.doc, found, server.client, "")


def _remembered(server: Server, uri: str) -> types.SemanticTokens:
    view = server.session.view(uri)
    if view is None:
        return convert.to_lsp_no_tokens()
    own = view.doc.own
    found = tokens(view.doc, (own.first, own.stop), view.settings)
    answer = convert.to_lsp_tokens(view.doc, found, server.client, f"{view.doc.version}")
    server.told_tokens[uri] = (answer.result_id or "", list(answer.data))
    return answer
