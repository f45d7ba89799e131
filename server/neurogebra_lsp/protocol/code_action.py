"""textDocument/codeAction: the repairs of problems, and what else can be done at a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from neurogebra_lsp.facts import Span
from neurogebra_lsp.features.actions import actions
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = types.TEXT_DOCUMENT_CODE_ACTION
_REPAIR = types.CodeActionKind.QuickFix.value


async def handle(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer the repairs of every problem that the range touches, then the changes there."""
    uri = params.text_document.uri
    view, entry = server.session.view(uri), server.session.opened(uri)
    wanted = params.context.only
    if view is None or entry is None or not server.client.code_actions:
        return []
    span = convert.from_lsp_range(view.doc, params.range, server.client.encoding)
    found: list[types.CodeAction] = []
    if _is_wanted(_REPAIR, wanted):
        found += [
            convert.to_lsp_action(view.doc, entry.versions, problem, fix, server.client)
            for problem in view.problems
            if _touch(problem.span, span)
            for fix in problem.fixes
        ]
    found += [
        convert.to_lsp_change(view.doc, entry.versions, action, server.client)
        for action in actions(view.doc, view.facts, span, view.problems, view.settings)
        if _is_wanted(action.kind, wanted)
    ]
    return found


def _is_wanted(kind: str, wanted: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether a client asks for actions of a kind; what belongs to the whole file it must name."""
    names = [str(getattr(one, "value", one)) for one in wanted or ()]
    if not names:
        return not kind.startswith("source.")
    return any(kind == name or kind.startswith(f"{name}.") or not name for name in names)


def _touch(one: Span, other: Span) -> bool:
    return one[:2] <= other[2:] and other[:2] <= one[2:]
