"""textDocument/rename."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.features.answers import Refusal
from neurogebra_lsp.features.rename import rename
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_RENAME


async def handle(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Rename in every place, or say why not."""
    session, client = server.session, server.client
    view = session.view(params.text_document.uri)
    files = await session.files(params.text_document.uri, importers=True)
    if view is None or files is None:
        return None
    doc = files.own.doc
    at = convert.from_lsp_position(doc, params.position, client.encoding)
    found = rename(doc, files.own.facts, at, params.new_name, view.settings, files)
    if isinstance(found, Refusal):
        raise convert.to_lsp_refusal(found)
    if found is None:
        return None
    changes = [
        (its, session.versions(its), [edit for edit in found if edit.file == file])
        for file in dict.fromkeys(edit.file for edit in found)
        for its in (convert.doc_of(files, file),)
    ]
    return convert.to_lsp_edits(changes, client)
