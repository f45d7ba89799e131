"""textDocument/semanticTokens: the colours inside of formulas, whole, changed or in a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.tokens import tokens
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server


async def full(server: Server, params: types.SemanticTokensParams) -> Ready:
    """All tokens, and a name under which to ask for what changed."""
    name, data = _remembered(server, params.text_document.uri)
    return convert.to_lsp_tokens(data, name)


async def delta(server: Server, params: types.SemanticTokensDeltaParams) -> Ready:
    """What changed since an answer; everything, where that answer is forgotten."""
    uri = params.text_document.uri
    known, before = server.told_tokens.get(uri, ("", []))
    name, data = _remembered(server, uri)
    if not name or known != params.previous_result_id:
        return convert.to_lsp_tokens(data, name)
    return convert.to_lsp_token_changes(before, data, name)


async def in_range(server: Server, params: types.SemanticTokensRangeParams) -> Ready:
    """The tokens of some lines."""
    view = server.session.view(params.text_document.uri)
    if view is None:
        return convert.to_lsp_tokens([])
    found = tokens(view.doc, convert.from_lsp_lines(view.doc, params.range), view.settings)
    return convert.to_lsp_tokens(convert.to_lsp_token_numbers(view.doc, found, server.client))


def _remembered(server: Server, uri: str) -> tuple[str, list[int]]:
    """All tokens as they are told from now on, and their name; "" where nothing is shown."""
    view = server.session.view(uri)
    if view is None:
        return "", []
    own = view.doc.own
    found = tokens(view.doc, (own.first, own.stop), view.settings)
    data = convert.to_lsp_token_numbers(view.doc, found, server.client)
    server.told_tokens[uri] = (f"{view.doc.version}", data)
    return server.told_tokens[uri]
