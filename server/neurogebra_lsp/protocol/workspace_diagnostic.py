"""workspace/diagnostic: the problems of the files that are not open.

The request is held until there is something to tell, as the protocol means it to be. A file is
evaluated once as long as neither it nor what it imports changes, and after all that is open.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.engine.files import Program
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.progress import Progress
from neurogebra_lsp.syntax.imports import imports_of
from neurogebra_lsp.text import Document

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.WORKSPACE_DIAGNOSTIC
#: How long after a change the files are looked at, in seconds.
_PAUSE = 0.5


async def handle(
    server: Server, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """Wait until the client would be told something that it does not know, then tell it."""
    previous = {one.uri: one.value for one in params.previous_result_ids}
    while True:
        changed = asyncio.ensure_future(server.session.changed())
        try:
            async with server.looking_at_files:
                found = await _reports(server, params, previous)
            if any(isinstance(one, types.WorkspaceFullDocumentDiagnosticReport) for one in found):
                return convert.to_lsp_workspace_report(() if params.partial_result_token else found)
            await changed
        finally:
            changed.cancel()
        await asyncio.sleep(_PAUSE)


async def _reports(
    server: Server, params: types.WorkspaceDiagnosticParams, previous: Mapping[str, str]
) -> list[types.WorkspaceDocumentDiagnosticReport]:
    """What there is to say of each file, told as it is found where the client wants that."""
    found: list[types.WorkspaceDocumentDiagnosticReport] = []
    programs = await server.session.programs(as_now=True)
    gone = set(previous) - {program.path.as_uri() for program in programs}
    for uri in sorted(gone):
        if server.session.opened(uri) is None:
            _tell(server, params, found, convert.to_lsp_file_report(uri, (), previous.get(uri)))
    with Progress(server, params.work_done_token, "Problems of the workspace") as progress:
        for number, program in enumerate(programs):
            uri = program.path.as_uri()
            if server.session.opened(uri) is None:
                told = await _problems(server, program, uri)
                # It may have been opened meanwhile.
                if server.session.opened(uri) is None and (told or uri in previous):
                    report = convert.to_lsp_file_report(uri, told, previous.get(uri))
                    _tell(server, params, found, report)
            progress.report(number + 1, len(programs), program.path.name)
    server.forget_files({program.path for program in programs})
    return found


def _tell(
    server: Server,
    params: types.WorkspaceDiagnosticParams,
    found: list[types.WorkspaceDocumentDiagnosticReport],
    report: types.WorkspaceDocumentDiagnosticReport,
) -> None:
    found.append(report)
    if params.partial_result_token is not None:
        server.progress(convert.to_lsp_partial_report(params.partial_result_token, report))


async def _problems(server: Server, program: Program, uri: str) -> tuple[types.Diagnostic, ...]:
    """The problems of a file, found anew where it or what it imports has changed."""
    path, text, session = program.path, program.text, server.session
    settings = session.settings_of(path)
    if not settings.enable or not settings.problems_enable:
        return ()
    imported = await asyncio.to_thread(session.workspace.find, path, imports_of(text))
    key = text, imported, settings
    known = server.problems_of_files.get(path)
    if known is not None and known[0] == key:
        return known[1]
    facts = await session.facts_of(path, text)
    if facts.text != text:
        return ()
    doc = Document(uri, 0, text)
    told = convert.to_lsp_problems(doc, problems(doc, facts, settings), server.client)
    server.problems_of_files[path] = key, told
    return told
