"""Everything that crosses the wire, from our words to the protocol's and back.

This file alone makes objects of the protocol.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from lsprotocol import types

from neurogebra_lsp import rules
from neurogebra_lsp.facts import Span
from neurogebra_lsp.features.answers import Fix, Hint, Hover, Item, Lens, Part, Problem
from neurogebra_lsp.features.hover import render
from neurogebra_lsp.protocol.client import Client
from neurogebra_lsp.text import Change, Document, Encoding, Offset

#: Where the pages of the rules lie in a clone of the repository.
_PAGES = Path(__file__).resolve().parents[3] / "docs" / "rules"

#: What is said about a method at the start.
OFFERS: Mapping[str, object] = {
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(),
    types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintOptions(),
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(
        trigger_characters=['"', "'", ".", "(", ",", "*", "+", "/"], resolve_provider=True
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix]
    ),
}

# -- places ---------------------------------------------------------------------------------------


def from_lsp_position(doc: Document, position: types.Position, encoding: Encoding) -> Offset:
    """An offset from a position; one outside the text is moved inside."""
    return doc.offset(*_place(doc, position, encoding))


def from_lsp_change(
    doc: Document, change: types.TextDocumentContentChangeEvent, encoding: Encoding
) -> Document:
    """The document after one change of a client."""
    version = doc.version + 1
    if isinstance(change, types.TextDocumentContentChangePartial):
        start = _place(doc, change.range.start, encoding)
        end = _place(doc, change.range.end, encoding)
        return doc.edited(version, Change(start, end, change.text))
    return Document(doc.uri, version, change.text)


def from_lsp_lines(lines: types.Range) -> tuple[int, int]:
    """The first line of a range and the line after its last."""
    return lines.start.line, lines.end.line + 1


def from_lsp_range(doc: Document, span: types.Range, encoding: Encoding) -> Span:
    """A range in code points."""
    return (*_place(doc, span.start, encoding), *_place(doc, span.end, encoding))


def _place(doc: Document, position: types.Position, encoding: Encoding) -> tuple[int, int]:
    return position.line, doc.column(position.line, position.character, encoding)


def to_lsp_position(doc: Document, line: int, column: int, encoding: Encoding) -> types.Position:
    """A position as the client counts."""
    return types.Position(line, doc.units(line, column, encoding))


def to_lsp_range(doc: Document, span: Span, encoding: Encoding) -> types.Range:
    """A range as the client counts."""
    line, column, end_line, end_column = span
    return types.Range(
        to_lsp_position(doc, line, column, encoding),
        to_lsp_position(doc, end_line, end_column, encoding),
    )


# -- answers --------------------------------------------------------------------------------------


def _markup(text: str, markdown: bool) -> types.MarkupContent:
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.MarkupContent(kind, text)


def to_lsp_hover(doc: Document, hover: Hover, client: Client) -> types.Hover:
    """A hover in the richest form that the client shows."""
    if client.hover_markdown:
        contents = _markup(render.markdown(hover, client.latex), markdown=True)
    else:
        contents = _markup(render.plaintext(hover), markdown=False)
    return types.Hover(contents, to_lsp_range(doc, hover.span, client.encoding))


def to_lsp_lens(doc: Document, lens: Lens, client: Client) -> types.CodeLens:
    """A lens; one without a command only tells."""
    arguments = [doc.uri, *lens.arguments] if lens.command else None
    return types.CodeLens(
        range=to_lsp_range(doc, lens.span, client.encoding),
        command=types.Command(title=lens.title, command=lens.command, arguments=arguments),
    )


def to_lsp_hint(doc: Document, hint: Hint, client: Client) -> types.InlayHint:
    """A hint, its parts leading to where their numbers come from."""
    return types.InlayHint(
        position=to_lsp_position(doc, hint.line, hint.column, client.encoding),
        label=[_label_part(doc, part, client) for part in hint.parts],
        tooltip=_markup(hint.tooltip, markdown=True) if hint.tooltip else None,
        padding_left=True,
    )


def _label_part(doc: Document, part: Part, client: Client) -> types.InlayHintLabelPart:
    if part.target is None:
        return types.InlayHintLabelPart(part.text)
    target = to_lsp_range(doc, part.target, client.encoding)
    return types.InlayHintLabelPart(part.text, location=types.Location(doc.uri, target))


_ITEM_KINDS = {
    "function": types.CompletionItemKind.Function,
    "variable": types.CompletionItemKind.Variable,
    "method": types.CompletionItemKind.Method,
    "value": types.CompletionItemKind.Value,
    "category": types.CompletionItemKind.Folder,
    "keyword": types.CompletionItemKind.Keyword,
}


def to_lsp_items(doc: Document, items: Sequence[Item], client: Client) -> types.CompletionList:
    """Completions, best first."""
    return types.CompletionList(
        # What is found by an alias or by its meaning depends on every character that is typed.
        is_incomplete=any(item.filter_text for item in items),
        items=[
            types.CompletionItem(
                label=item.label,
                kind=_ITEM_KINDS.get(item.kind, types.CompletionItemKind.Text),
                detail=item.detail or None,
                sort_text=item.sort_text or None,
                filter_text=item.filter_text or None,
                text_edit=types.TextEdit(
                    to_lsp_range(doc, item.edit, client.encoding), item.new_text
                ),
                data=item.key or None,
            )
            for item in items
        ],
    )


def to_lsp_documentation(text: str, client: Client) -> types.MarkupContent:
    """The documentation of a completion."""
    return _markup(text, client.documentation_markdown)


_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "information": types.DiagnosticSeverity.Information,
    "hint": types.DiagnosticSeverity.Hint,
}


def to_lsp_problem(doc: Document, problem: Problem, client: Client) -> types.Diagnostic:
    """A problem with its rule, its related places and a link to the rule's page."""
    rule = rules.BY_CODE[problem.rule]
    page = _page(rule.code) if client.code_links else None
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(doc.uri, to_lsp_range(doc, span, client.encoding)), text
        )
        for span, text in problem.related
    ]
    return types.Diagnostic(
        range=to_lsp_range(doc, problem.span, client.encoding),
        message=problem.message,
        severity=_SEVERITIES[rule.severity],
        code=rule.code,
        code_description=None if page is None else types.CodeDescription(page),
        source="neurogebra",
        related_information=related if related and client.related_information else None,
    )


@cache
def _page(code: str) -> str | None:
    """The address of a rule's page, where there is one on this machine."""
    page = _PAGES / f"{code}.md"
    return page.as_uri() if page.is_file() else None


def to_lsp_published(
    doc: Document, client_version: int, problems: Sequence[Problem], client: Client
) -> types.PublishDiagnosticsParams:
    """All problems of one version of a document."""
    return types.PublishDiagnosticsParams(
        uri=doc.uri,
        version=client_version,
        diagnostics=[to_lsp_problem(doc, problem, client) for problem in problems],
    )


def to_lsp_no_problems(uri: str) -> types.PublishDiagnosticsParams:
    """That a document has no problems any more."""
    return types.PublishDiagnosticsParams(uri=uri, diagnostics=[])


def to_lsp_action(
    doc: Document, client_version: int, problem: Problem, fix: Fix, client: Client
) -> types.CodeAction:
    """A repair of a problem."""
    edit = types.TextEdit(to_lsp_range(doc, fix.span, client.encoding), fix.new_text)
    if client.versioned_edits:
        target = types.OptionalVersionedTextDocumentIdentifier(doc.uri, client_version)
        workspace_edit = types.WorkspaceEdit(
            document_changes=[types.TextDocumentEdit(target, [edit])]
        )
    else:
        workspace_edit = types.WorkspaceEdit(changes={doc.uri: [edit]})
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[to_lsp_problem(doc, problem, client)],
        is_preferred=fix is problem.fixes[0],
        edit=workspace_edit,
    )


# -- what the server asks and tells ---------------------------------------------------------------


def configuration_of(section: str) -> types.ConfigurationParams:
    """The question for a section of the settings."""
    return types.ConfigurationParams([types.ConfigurationItem(section=section)])


def to_lsp_log(level: int, text: str) -> types.LogMessageParams:
    """A line for the client's log, with a level of `logging`."""
    if level >= logging.ERROR:
        kind = types.MessageType.Error
    elif level >= logging.WARNING:
        kind = types.MessageType.Warning
    else:
        kind = types.MessageType.Info
    return types.LogMessageParams(kind, text)
