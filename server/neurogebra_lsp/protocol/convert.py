"""Everything that crosses the wire, from our words to the protocol's and back.

This file alone makes objects of the protocol.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from neurogebra import catalogue
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Span
from neurogebra_lsp.features.answers import (
    ACTION_KINDS,
    TOKEN_KINDS,
    Action,
    Edit,
    Fix,
    Fold,
    GraphItem,
    Hint,
    Hover,
    InlineValue,
    Item,
    Lens,
    Link,
    Mark,
    Part,
    Problem,
    Refusal,
    Signature,
    Symbol,
    Target,
    Token,
)
from neurogebra_lsp.features.doors import Door
from neurogebra_lsp.features.files import Files
from neurogebra_lsp.features.hover import render
from neurogebra_lsp.protocol.client import Client, Versions
from neurogebra_lsp.protocol.gaps import Ready, Written
from neurogebra_lsp.text import Change, Document, Encoding, Offset, common_ends, units

_LONGEST_TRACE = 2_000
#: Where the pages of the rules lie in a clone of the repository.
_PAGES = Path(__file__).resolve().parents[3] / "docs" / "rules"

#: What is said about a method at the start.
OFFERS: Mapping[str, object] = {
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(),
    types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintOptions(resolve_provider=True),
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(
        trigger_characters=['"', "'", ".", "(", ",", "*", "+", "/"], resolve_provider=True
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, *ACTION_KINDS]
    ),
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_SIGNATURE_HELP: types.SignatureHelpOptions(
        trigger_characters=["(", ","], retrigger_characters=[",", "="]
    ),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkOptions(),
    types.TEXT_DOCUMENT_DIAGNOSTIC: types.DiagnosticOptions(
        inter_file_dependencies=True,
        workspace_diagnostics=True,
        identifier="neurogebra",
        work_done_progress=True,
    ),
}

#: Which notebooks the client tells of, and which of their cells.
NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(
            notebook="*", cells=[types.NotebookCellLanguage("python")]
        )
    ],
    save=False,
)

#: The words that semantic tokens are told in, and the one thing that is said beside them.
LEGEND = types.SemanticTokensLegend(token_types=[*TOKEN_KINDS], token_modifiers=["readonly"])
#: Addresses of the pages of the catalogue, for clients that ask the server for texts.
PAGES_SCHEME = "neurogebra-catalogue"

# -- places ---------------------------------------------------------------------------------------


def from_lsp_place(raw: Any) -> types.Position:
    """A position among the arguments of a command."""
    return types.Position(int(raw["line"]), int(raw["character"]))


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


def from_lsp_lines(doc: Document, lines: types.Range) -> tuple[int, int]:
    """The first line of a range and the line after its last, no further than the text goes."""
    own = doc.own
    return own.first + lines.start.line, min(own.first + lines.end.line + 1, own.stop)


def from_lsp_range(doc: Document, span: types.Range, encoding: Encoding) -> Span:
    """A range in code points."""
    return (*_place(doc, span.start, encoding), *_place(doc, span.end, encoding))


def _place(doc: Document, position: types.Position, encoding: Encoding) -> tuple[int, int]:
    own = doc.own
    line = own.first + position.line
    if line >= own.stop:
        return own.stop - 1, len(doc.line_text(own.stop - 1))
    return line, doc.column(line, position.character, encoding)


def to_lsp_range(doc: Document, span: Span, encoding: Encoding) -> types.Range:
    """A range as the client counts, no further than the text that it begins in."""
    line, column, end_line, end_column = _as_counted(doc, span, encoding)
    return types.Range(types.Position(line, column), types.Position(end_line, end_column))


def to_lsp_place(doc: Document, span: Span, client: Client) -> dict[str, object]:
    """The text that a place is in, and its range there, for answers of our own."""
    return {"uri": _home(doc, span), "range": _written_range(doc, span, client.encoding)}


def _as_counted(doc: Document, span: Span, encoding: Encoding) -> Span:
    line, column, end_line, end_column = span
    home = doc.home(line)
    if home is None:
        first, margin = 0, 0
    else:
        first, margin = home.first, home.margin
        if end_line >= home.stop:
            end_line = home.stop - 1
            end_column = len(doc.line_text(end_line))
    start = margin + units(doc.line_text(line), column, encoding)
    end = margin + units(doc.line_text(end_line), end_column, encoding)
    return line - first, start, end_line - first, end


# Of what comes by the hundred no objects are made, which would take most of the time of an answer:
# these functions give it as it is sent.


def _written_range(doc: Document, span: Span, encoding: Encoding) -> dict[str, object]:
    line, column, end_line, end_column = _as_counted(doc, span, encoding)
    return {
        "start": {"line": line, "character": column},
        "end": {"line": end_line, "character": end_column},
    }


def _said(**fields: object) -> dict[str, object]:
    """What is said of something; what is None is not."""
    return {name: value for name, value in fields.items() if value is not None}


# -- answers --------------------------------------------------------------------------------------


def _markup(text: str, markdown: bool) -> types.MarkupContent:
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.MarkupContent(kind, text)


def to_lsp_hover(doc: Document, hover: Hover, client: Client, links: str = "") -> types.Hover:
    """A hover in the richest form that the client shows, with links to more below it."""
    if client.hover_markdown:
        text = render.markdown(hover, client.latex, client.mark)
        contents = _markup(f"{text}\n\n{links}" if links else text, markdown=True)
    else:
        contents = _markup(render.plaintext(hover), markdown=False)
    return types.Hover(contents, to_lsp_range(doc, hover.span, client.encoding))


def to_lsp_links(params: types.HoverParams, doors: Sequence[Door]) -> str:
    """Commands as links in markdown, about the place that was asked about."""
    at = params.position
    place = {
        "uri": params.text_document.uri,
        "position": {"line": at.line, "character": at.character},
    }
    return " · ".join(
        f"[{door.title}](command:{door.command}?{quote(json.dumps([door.argument or place]))})"
        for door in doors
    )


def to_lsp_lenses(doc: Document, lenses: Sequence[Lens], client: Client) -> Ready:
    """Lenses; one without a command only tells."""
    return Ready([_lens(doc, lens, client) for lens in lenses])


def _lens(doc: Document, lens: Lens, client: Client) -> dict[str, object]:
    arguments = [doc.own.uri, *lens.arguments] if lens.command else None
    return {
        "range": _written_range(doc, lens.span, client.encoding),
        "command": _said(title=lens.title, command=lens.command, arguments=arguments),
    }


def to_lsp_hints(doc: Document, hints: Sequence[Hint], client: Client) -> Ready:
    """Hints, their parts leading to where their numbers come from."""
    return Ready([_hint(doc, hint, client) for hint in hints])


def _hint(doc: Document, hint: Hint, client: Client) -> dict[str, object]:
    place = (hint.line, hint.column, hint.line, hint.column)
    # There is no ability for these: who renders markdown in a hover does so here.
    has_tooltip = hint.tooltip and client.hover_markdown
    # Tooltips are a third of all that is sent of a long text, and few are looked at.
    is_later = has_tooltip and client.resolves_tooltips
    is_now = has_tooltip and not is_later
    return _said(
        position=_written_range(doc, place, client.encoding)["start"],
        label=[_label_part(doc, part, client) for part in hint.parts],
        tooltip={"kind": "markdown", "value": _tooltip(hint, client)} if is_now else None,
        paddingLeft=True,
        data=doc.own.uri if is_later else None,
    )


def is_lsp_hint(shown: types.InlayHint, hint: Hint) -> bool:
    """Whether a hint reads as the one that a client shows."""
    label = shown.label if isinstance(shown.label, str) else "".join(p.value for p in shown.label)
    return label == "".join(part.text for part in hint.parts)


def to_lsp_tooltip(hint: Hint, client: Client) -> types.MarkupContent:
    """What a hint says when it is looked at."""
    return _markup(_tooltip(hint, client), markdown=True)


def _tooltip(hint: Hint, client: Client) -> str:
    place = (hint.line, hint.column, hint.line, hint.column)
    return render.markdown(Hover(place, hint.tooltip), latex=False, mark=client.mark)


def _label_part(doc: Document, part: Part, client: Client) -> dict[str, object]:
    if part.target is None:
        return {"value": part.text}
    place = _written_range(doc, part.target, client.encoding)
    return {"value": part.text, "location": {"uri": _home(doc, part.target), "range": place}}


_ITEM_KINDS = {
    "function": types.CompletionItemKind.Function,
    "variable": types.CompletionItemKind.Variable,
    "method": types.CompletionItemKind.Method,
    "value": types.CompletionItemKind.Value,
    "category": types.CompletionItemKind.Folder,
    "keyword": types.CompletionItemKind.Keyword,
}


def to_lsp_items(doc: Document, items: Sequence[Item], client: Client) -> Ready:
    """Completions, best first."""
    edits = {item.edit for item in items}
    places = {edit: _written_range(doc, edit, client.encoding) for edit in edits}
    # Almost always all replace the same; many clients need that said only once.
    is_shared = client.shares_edit_ranges and len(places) == 1
    return Ready(
        _said(
            # What is found by an alias or by its meaning depends on every character typed.
            isIncomplete=any(item.filter_text for item in items),
            itemDefaults={"editRange": places[items[0].edit]} if is_shared else None,
            items=[_item(item, None if is_shared else places[item.edit], client) for item in items],
        )
    )


def _item(item: Item, place: dict[str, object] | None, client: Client) -> dict[str, object]:
    is_snippet = client.snippets and item.snippet
    text = item.snippet if is_snippet else item.new_text
    # VS Code writes the character that accepts behind what it accepts: a bracket would stand twice.
    commit = [one for one in item.commit if client.commit_characters and one not in text]
    return _said(
        label=item.label,
        kind=_ITEM_KINDS.get(item.kind, types.CompletionItemKind.Text).value,
        detail=item.detail or None,
        sortText=item.sort_text or None,
        filterText=item.filter_text if item.filter_text not in ("", item.label) else None,
        textEdit=None if place is None else {"range": place, "newText": text},
        textEditText=text if place is None and text != item.label else None,
        insertTextFormat=types.InsertTextFormat.Snippet.value if is_snippet else None,
        commitCharacters=commit or None,
        data=item.key or None,
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
        types.DiagnosticRelatedInformation(to_lsp_location(doc, span, client), text)
        for span, text in problem.related
    ]
    return types.Diagnostic(
        range=to_lsp_range(doc, problem.span, client.encoding),
        message=problem.message,
        severity=_SEVERITIES[problem.severity],
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
    doc: Document, versions: Versions, problems: Sequence[Problem], client: Client
) -> types.PublishDiagnosticsParams:
    """All problems of one version of a text."""
    return types.PublishDiagnosticsParams(
        uri=doc.own.uri,
        version=versions.get(doc.own.uri),
        diagnostics=[to_lsp_problem(doc, problem, client) for problem in problems],
    )


def to_lsp_problems(
    doc: Document, problems: Sequence[Problem], client: Client
) -> tuple[types.Diagnostic, ...]:
    """Some problems of a text."""
    return tuple(to_lsp_problem(doc, problem, client) for problem in problems)


def to_lsp_report(
    told: Sequence[types.Diagnostic], previous: str | None
) -> types.DocumentDiagnosticReport:
    """The problems of a text, or that they are those that the client was told before."""
    name = _name_of(told)
    if name == previous:
        return types.RelatedUnchangedDocumentDiagnosticReport(name)
    return types.RelatedFullDocumentDiagnosticReport([*told], result_id=name)


def to_lsp_file_report(
    uri: str, told: Sequence[types.Diagnostic], previous: str | None
) -> types.WorkspaceDocumentDiagnosticReport:
    """The same for a file that is not open."""
    name = _name_of(told)
    if name == previous:
        return types.WorkspaceUnchangedDocumentDiagnosticReport(uri, name)
    return types.WorkspaceFullDocumentDiagnosticReport(uri, [*told], result_id=name)


def _name_of(told: Sequence[types.Diagnostic]) -> str:
    """A name for an answer: the same for the same, so that nothing has to be remembered."""
    content = repr(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def to_lsp_workspace_report(
    reports: Sequence[types.WorkspaceDocumentDiagnosticReport],
) -> types.WorkspaceDiagnosticReport:
    """What there is to say of several files."""
    return types.WorkspaceDiagnosticReport([*reports])


def to_lsp_partial_report(
    token: types.ProgressToken, report: types.WorkspaceDocumentDiagnosticReport
) -> types.ProgressParams:
    """A part of that, told before the rest is known."""
    return types.ProgressParams(token, types.WorkspaceDiagnosticReportPartialResult([report]))


def to_lsp_ask_again() -> JsonRpcException:
    """That the text changed while its problems were looked for."""
    return JsonRpcException(
        "the document changed",
        code=types.LSPErrorCodes.ServerCancelled.value,
        data=types.DiagnosticServerCancellationData(retrigger_request=True),
    )


def to_lsp_token(token: types.ProgressToken) -> types.WorkDoneProgressCreateParams:
    """That work is to be told of under a token."""
    return types.WorkDoneProgressCreateParams(token)


def to_lsp_begin(token: types.ProgressToken, title: str) -> types.ProgressParams:
    """That work has begun."""
    return types.ProgressParams(token, types.WorkDoneProgressBegin(title, cancellable=True))


def to_lsp_progress(
    token: types.ProgressToken, done: int, of: int, what: str
) -> types.ProgressParams:
    """How far it is."""
    report = types.WorkDoneProgressReport(message=what, percentage=100 * done // max(of, 1))
    return types.ProgressParams(token, report)


def to_lsp_end(token: types.ProgressToken) -> types.ProgressParams:
    """That it has ended."""
    return types.ProgressParams(token, types.WorkDoneProgressEnd())


def to_lsp_no_problems(uri: str, versions: Versions) -> types.PublishDiagnosticsParams:
    """That a text has no problems any more."""
    return types.PublishDiagnosticsParams(uri=uri, version=versions.get(uri), diagnostics=[])


def to_lsp_action(
    doc: Document, versions: Versions, problem: Problem, fix: Fix, client: Client
) -> types.CodeAction:
    """A repair of a problem."""
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[to_lsp_problem(doc, problem, client)],
        is_preferred=fix is problem.fixes[0],
        edit=to_lsp_edits([(doc, versions, [Edit(fix.span, fix.new_text)])], client),
    )


def to_lsp_change(
    doc: Document, versions: Versions, action: Action, client: Client
) -> types.CodeAction:
    """A change that is offered; one of a whole source is of the text it was asked for."""
    edits = action.edits
    if action.kind.startswith("source."):
        edits = [edit for edit in edits if doc.owns(edit.span[0])]
    edit = to_lsp_edits([(doc, versions, edits)], client)
    return types.CodeAction(title=action.title, kind=action.kind, edit=edit)


# -- what the server asks and tells ---------------------------------------------------------------


def configuration_of(section: str, folders: Sequence[Path]) -> types.ConfigurationParams:
    """The question for a section of the settings: of everything, then of each folder."""
    scopes = (None, *(folder.as_uri() for folder in folders))
    return types.ConfigurationParams([types.ConfigurationItem(uri, section) for uri in scopes])


def registration_of_configuration(section: str) -> types.RegistrationParams:
    """The wish to be told when a section of the settings changes."""
    method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
    options = types.DidChangeConfigurationRegistrationOptions(section=section)
    return types.RegistrationParams([types.Registration(method, method, options)])


def to_lsp_warning(text: str) -> types.ShowMessageParams:
    """Something that the user should see."""
    return types.ShowMessageParams(types.MessageType.Warning, text)


def watching(*patterns: str) -> types.RegistrationParams:
    """The wish to be told of files that change."""
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    watchers = [types.FileSystemWatcher(pattern) for pattern in patterns]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    return types.RegistrationParams([types.Registration(method, method, options)])


def to_lsp_log(level: int, text: str) -> types.LogMessageParams:
    """A line for the client's log, with a level of `logging`."""
    if level >= logging.ERROR:
        kind = types.MessageType.Error
    elif level >= logging.WARNING:
        kind = types.MessageType.Warning
    else:
        kind = types.MessageType.Info if level >= logging.INFO else types.MessageType.Log
    return types.LogMessageParams(kind, text)


def to_lsp_trace(text: str, params: object) -> types.LogTraceParams:
    """A line for who follows what the server does."""
    verbose = None if params is None else repr(params)[:_LONGEST_TRACE]
    return types.LogTraceParams(text, verbose)


# -- places that are led to, names, the outline ---------------------------------------------------


def to_lsp_location(doc: Document, span: Span, client: Client) -> types.Location:
    """A place in the document, or in the cell of it that holds the place."""
    return types.Location(_home(doc, span), to_lsp_range(doc, span, client.encoding))


def _home(doc: Document, span: Span) -> str:
    home = doc.home(span[0])
    return doc.own.uri if home is None else home.uri


def to_lsp_target(doc: Document, target: Target, client: Client) -> types.Location:
    """Where something is defined: here, or on a page of the catalogue."""
    if not target.entry:
        return to_lsp_location(doc, target.span, client)
    start = types.Position(0, 0)
    if client.shows_pages:
        return types.Location(_page_of_entry(target.entry), types.Range(start, start))
    path, line = catalogue.source(target.entry)
    start = types.Position(line, 0)
    return types.Location(Path(path).as_uri(), types.Range(start, start))


def _page_of_entry(entry: str) -> str:
    return f"{PAGES_SCHEME}:/{entry}.md"


def from_lsp_page(uri: str) -> str:
    """The entry that an address of a page names."""
    return uri.partition(":")[2].strip("/").removesuffix(".md")


def to_lsp_page(text: str) -> types.TextDocumentContentResult:
    """The text of a page."""
    return types.TextDocumentContentResult(text)


def to_lsp_highlight(doc: Document, mark: Mark, client: Client) -> types.DocumentHighlight:
    """A place that names what the cursor is on."""
    kind = types.DocumentHighlightKind.Write if mark.write else types.DocumentHighlightKind.Read
    return types.DocumentHighlight(to_lsp_range(doc, mark.span, client.encoding), kind)


def doc_of(files: Files, file: str) -> Document:
    """The file that an answer names."""
    found = files.at(file) if file else None
    return files.own.doc if found is None else found.doc


def to_lsp_edits(
    files: Iterable[tuple[Document, Versions, Sequence[Edit]]], client: Client
) -> types.WorkspaceEdit:
    """Several changes of documents, by the texts that they are made in."""
    made: dict[str, list[types.TextEdit]] = {}
    counted: dict[str, int | None] = {}
    for doc, versions, edits in files:
        for edit in edits:
            place = to_lsp_range(doc, edit.span, client.encoding)
            uri = _home(doc, edit.span)
            # In a cell whose lines are all indented, new ones are too.
            line_end = "\n" + " " * doc.margin(edit.span[0])
            new_text = edit.new_text.replace("\n", line_end)
            made.setdefault(uri, []).append(types.TextEdit(place, new_text))
            counted[uri] = versions.get(uri)
    if not client.versioned_edits:
        return types.WorkspaceEdit(changes=made)
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(uri, counted[uri]), [*in_one]
            )
            for uri, in_one in made.items()
        ]
    )


def to_lsp_refusal(refusal: Refusal) -> JsonRpcException:
    """That something is not done, and why."""
    return JsonRpcException(refusal.why, code=types.LSPErrorCodes.RequestFailed.value)


_SYMBOL_KINDS = {
    "expression": types.SymbolKind.Function,
    "value": types.SymbolKind.Number,
    "array": types.SymbolKind.Array,
    "forge": types.SymbolKind.Module,
    "function": types.SymbolKind.Method,
    "class": types.SymbolKind.Class,
}


@dataclass(frozen=True, slots=True)
class OutlinePiece:
    """What is said of a statement in an outline, wherever it stands; of most texts nothing."""

    form: str  #: JSON, with "%d" for each line
    lines: tuple[int, ...]  #: these lines, from that of the statement


_NOTHING_SAID = OutlinePiece("", ())


def outline_piece(
    doc: Document, line: int, symbols: Sequence[Symbol], encoding: Encoding
) -> OutlinePiece:
    """What is said of the statement on a line, whose symbols count lines from there."""
    if not symbols:
        return _NOTHING_SAID
    lines: list[int] = []

    def place(at: int, column: int) -> dict[str, object]:
        lines.append(at)
        return {"line": "%d", "character": doc.units(line + at, column, encoding)}

    def reach(span: Span) -> dict[str, object]:
        return {"start": place(*span[:2]), "end": place(*span[2:])}

    def entry(symbol: Symbol) -> dict[str, object]:
        return _said(
            name=symbol.name,
            detail=symbol.detail or None,
            kind=_SYMBOL_KINDS[symbol.kind].value,
            range=reach(symbol.span),
            selectionRange=reach(symbol.selection),
            children=[entry(child) for child in symbol.children],
        )

    entries = [entry(symbol) for symbol in symbols]
    text = json.dumps(entries, separators=(",", ":"))[1:-1].replace("%", "%%")
    # Nothing that a program says reads like this: inside of it a quotation mark is escaped.
    return OutlinePiece(text.replace('"line":"%%d"', '"line":%d'), tuple(lines))


def placed(pieces: Sequence[OutlinePiece], lines: Sequence[int]) -> list[str]:
    """The pieces as they are sent, each for the line that its statement is on."""
    numbers = [line + n for one, line in zip(pieces, lines, strict=True) for n in one.lines]
    # All at once, which takes a tenth of one by one; no JSON holds this character.
    return ("\0".join([one.form for one in pieces]) % tuple(numbers)).split("\0")


def to_lsp_outline(texts: Iterable[str]) -> Written:
    """The outline of a text, of what was said of its statements."""
    return Written(f"[{','.join(filter(None, texts))}]")


def to_lsp_symbol_elsewhere(
    doc: Document, symbol: Symbol, client: Client
) -> types.SymbolInformation:
    """An entry of the outline of some document."""
    place = to_lsp_location(doc, symbol.selection, client)
    has_formula = symbol.kind == "expression" and symbol.detail
    name = f"{symbol.name} = {symbol.detail}" if has_formula else symbol.name
    return types.SymbolInformation(place, name, _SYMBOL_KINDS[symbol.kind])


_FOLD_KINDS = {
    "imports": types.FoldingRangeKind.Imports, "comment": types.FoldingRangeKind.Comment
}  # fmt: skip


def to_lsp_folds(doc: Document, folds: Sequence[Fold]) -> Ready:
    """Lines that fold into their first."""
    first = doc.own.first
    return Ready(
        [
            _said(
                startLine=fold.first - first,
                endLine=fold.last - first,
                kind=_FOLD_KINDS[fold.kind].value if fold.kind in _FOLD_KINDS else None,
            )
            for fold in folds
        ]
    )


def to_lsp_selection(doc: Document, spans: Sequence[Span], client: Client) -> types.SelectionRange:
    """Ever larger pieces, the innermost leading to those around it."""
    found: types.SelectionRange | None = None
    own = doc.own
    whole = (own.first, 0, own.stop - 1, len(doc.line_text(own.stop - 1)))
    inside = [span for span in spans if doc.owns(span[0]) and doc.owns(span[2])]
    for span in dict.fromkeys((whole, *reversed(inside))):
        found = types.SelectionRange(to_lsp_range(doc, span, client.encoding), found)
    assert found is not None  # the whole document is always one
    return found


def to_lsp_token_numbers(doc: Document, tokens: Sequence[Token], client: Client) -> list[int]:
    """Tokens, each by its distance from the one before."""
    data: list[int] = []
    last_line, last_start = doc.own.first, 0
    for token in tokens:
        start = doc.units(token.line, token.column, client.encoding)
        end = doc.units(token.line, token.column + token.length, client.encoding)
        by = token.line - last_line
        kind = TOKEN_KINDS.index(token.kind)
        data += (by, start if by else start - last_start, end - start, kind, int(token.constant))
        last_line, last_start = token.line, start
    return data


def to_lsp_tokens(data: list[int], name: str = "") -> Ready:
    """An answer of tokens, and the name under which to ask for what changed since."""
    return Ready(_said(data=data, resultId=name or None))


def to_lsp_token_changes(before: list[int], data: list[int], name: str) -> Ready:
    """What has to be replaced in an earlier answer to get this one."""
    head, tail = common_ends(before, data)
    edits: list[object] = []
    if head + tail < max(len(before), len(data)):
        new = data[head : len(data) - tail]
        edits.append({"start": head, "deleteCount": len(before) - head - tail, "data": new})
    return Ready(_said(edits=edits, resultId=name))


def to_lsp_signature(signature: Signature, client: Client) -> types.SignatureHelp:
    """The call that is being typed."""
    label = signature.label
    # Where none is being typed, a client that cannot be told so marks none for one too many.
    nothing = None if client.no_active_parameter else len(signature.parameters)
    active = nothing if signature.active is None else signature.active
    information = types.SignatureInformation(
        label=label,
        documentation=signature.summary or None,
        parameters=[
            types.ParameterInformation(
                place if client.label_offsets else signature.label[slice(*place)]
            )
            for place in signature.parameters
        ],
        # It is written even when it is None, and then says that none is active.
        active_parameter=active,
    )
    return types.SignatureHelp([information], 0, active)


def to_lsp_graph_item(doc: Document, item: GraphItem, client: Client) -> types.CallHierarchyItem:
    """A Value as a step of a call hierarchy."""
    place = to_lsp_range(doc, item.span, client.encoding)
    return types.CallHierarchyItem(
        item.name, types.SymbolKind.Number, _home(doc, item.span), place, place,
        detail=item.detail, data=[*item.key],
    )  # fmt: skip


def from_lsp_graph_item(item: types.CallHierarchyItem) -> tuple[int, int] | None:
    """The graph and the node that a step was made of."""
    data: object = item.data
    if isinstance(data, list | tuple):
        found = [int(number) for number in data if isinstance(number, int)]  # pyright: ignore
        if len(found) == 2:
            return found[0], found[1]
    return None


def to_lsp_incoming(
    doc: Document, item: GraphItem, client: Client
) -> types.CallHierarchyIncomingCall:
    """A Value that is computed from another."""
    made = to_lsp_graph_item(doc, item, client)
    return types.CallHierarchyIncomingCall(made, [made.range])


def to_lsp_outgoing(
    doc: Document, item: GraphItem, client: Client
) -> types.CallHierarchyOutgoingCall:
    """A Value that another is computed from."""
    made = to_lsp_graph_item(doc, item, client)
    return types.CallHierarchyOutgoingCall(made, [made.range])


def to_lsp_link(doc: Document, link: Link, client: Client) -> types.DocumentLink | None:
    """A link; None where this client cannot be led there."""
    target = _page(link.rule) if link.rule else None
    if link.entry and client.shows_pages:
        target = _page_of_entry(link.entry)
    elif link.entry:
        path, line = catalogue.source(link.entry)
        target = f"{Path(path).as_uri()}#L{line + 1}"
    if target is None:
        return None
    return types.DocumentLink(to_lsp_range(doc, link.span, client.encoding), target, link.tooltip)


def to_lsp_inline_value(doc: Document, value: InlineValue, client: Client) -> types.InlineValue:
    """What a debugger looks up beside a name."""
    place = to_lsp_range(doc, value.span, client.encoding)
    if value.expression:
        return types.InlineValueEvaluatableExpression(place, value.expression)
    return types.InlineValueVariableLookup(place, case_sensitive_lookup=True)


def registration_of_pages() -> types.RegistrationParams:
    """That the server has texts of its own to show."""
    options = types.TextDocumentContentRegistrationOptions(schemes=[PAGES_SCHEME])
    return types.RegistrationParams(
        [types.Registration("pages", types.WORKSPACE_TEXT_DOCUMENT_CONTENT, options)]
    )
