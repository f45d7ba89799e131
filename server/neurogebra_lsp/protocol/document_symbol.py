"""textDocument/documentSymbol.

The outline of a long text is a megabyte, and asked for after every edit: what was told of a
statement is kept, and at most moved to where the statement is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.outline import of_statement
from neurogebra_lsp.features.unchanged import unchanged
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Written
from neurogebra_lsp.protocol.session import View
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Encoding

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_DOCUMENT_SYMBOL


@dataclass(frozen=True, slots=True)
class Told:
    """The last answer about a text, by the statements that stand in it."""

    view: View
    pieces: list[convert.OutlinePiece]
    texts: list[str]
    answer: Written


async def handle(server: Server, params: types.DocumentSymbolParams) -> Written:
    """The outline of the maths of a document."""
    uri = params.text_document.uri
    view = server.session.view(uri)
    if view is None or not view.settings.enable:
        return Written("[]")
    told = server.told_outlines.get(uri)
    if told is None or told.view is not view:
        told = server.told_outlines[uri] = _told(view, told, server.client.encoding)
    return told.answer


def _told(view: View, before: Told | None, encoding: Encoding) -> Told:
    doc, own, index = view.doc, view.doc.own, index_of(view.facts)
    statements = cursor.statements_on(doc, (own.first, own.stop))
    lines = [statement.line - own.first for statement in statements]
    head = tail = 0
    pieces: list[convert.OutlinePiece] = []
    texts: list[str] = []
    # Statements of a cell are few, and which ones they are changes with the cells above.
    if before is not None and view.whole is None and before.view.whole is None:
        head, tail = unchanged((before.view.doc, before.view.facts), (doc, view.facts))
        pieces, texts = before.pieces, before.texts
    fresh = [
        convert.outline_piece(doc, statement.line, of_statement(index, statement), encoding)
        for statement in statements[head : len(statements) - tail]
    ]
    kept = slice(len(pieces) - tail, len(pieces))
    is_moved = before is not None and len(doc.lines) != len(before.view.doc.lines)
    told = [*pieces[:head], *fresh, *pieces[kept]]
    renewed = len(told) if is_moved else len(told) - tail
    again = convert.placed(told[head:renewed], lines[head:renewed])
    texts = [*texts[:head], *again, *(() if is_moved else texts[kept])]
    return Told(view, told, texts, convert.to_lsp_outline(texts))
