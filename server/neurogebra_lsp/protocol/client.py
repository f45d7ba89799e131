"""What the client can do, as far as it changes an answer; never told by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from lsprotocol import types

from neurogebra_lsp.text import Encoding

#: The version of each text as the client counts.
Versions: TypeAlias = Mapping[str, int]
_ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


@dataclass(frozen=True, slots=True)
class Client:
    """The abilities of a client; the defaults are those of one that says nothing."""

    encoding: Encoding = "utf-16"
    hover_markdown: bool = False
    documentation_markdown: bool = False
    snippets: bool = False  #: completions with places to fill in
    commit_characters: bool = False  #: completions that a character accepts
    shares_edit_ranges: bool = False  #: takes what all completions replace said once
    latex: bool = False  #: draws `$…$` in markdown
    mark: str = ""  #: stands around what the client may draw as a picture, where it draws any
    resolves_tooltips: bool = False  #: asks for the tooltip of a hint when it is looked at
    refreshes_lenses: bool = False
    refreshes_hints: bool = False
    refreshes_tokens: bool = False
    pulls_problems: bool = False  #: asks for problems, also when it is asked to ask again
    asks_configuration: bool = False  #: answers workspace/configuration
    tells_configuration: bool = False  #: of changes to its settings, when it is asked to
    versioned_edits: bool = False
    code_actions: bool = False  #: takes code actions, not only commands
    related_information: bool = False
    code_links: bool = False  #: shows where a rule is described
    label_offsets: bool = False  #: takes parameters as places in the label of a signature
    no_active_parameter: bool = False  #: can be told that no parameter is being typed
    shows_pages: bool = False  #: asks the server for texts that are no files
    shows_progress: bool = False  #: of work that it did not ask for
    watches_files: bool = False  #: tells of changed files when it is asked to
    has_panels: bool = False  #: draws what it asks for, and wants to hear when that is new


def abilities(params: types.InitializeParams, encoding: str) -> Client:
    """Read what a client says at its start."""
    can = params.capabilities
    text = can.text_document or types.TextDocumentClientCapabilities()
    workspace = can.workspace or types.WorkspaceClientCapabilities()
    item = text.completion and text.completion.completion_item
    diagnostics = text.publish_diagnostics
    signature = text.signature_help and text.signature_help.signature_information
    return Client(
        encoding=_ENCODINGS.get(encoding, "utf-16"),
        hover_markdown=_markdown(text.hover and text.hover.content_format),
        documentation_markdown=_markdown(item and item.documentation_format),
        snippets=bool(item and item.snippet_support),
        commit_characters=bool(item and item.commit_characters_support),
        shares_edit_ranges=bool(
            text.completion
            and text.completion.completion_list
            and "editRange" in (text.completion.completion_list.item_defaults or ())
        ),
        latex=options(params).get("latex") is True,
        has_panels=options(params).get("panels") is True,
        mark=_mark(options(params).get("pictures")),
        resolves_tooltips=bool(
            text.inlay_hint
            and text.inlay_hint.resolve_support
            and "tooltip" in text.inlay_hint.resolve_support.properties
        ),
        refreshes_lenses=bool(workspace.code_lens and workspace.code_lens.refresh_support),
        refreshes_hints=bool(workspace.inlay_hint and workspace.inlay_hint.refresh_support),
        refreshes_tokens=bool(
            workspace.semantic_tokens and workspace.semantic_tokens.refresh_support
        ),
        # One that cannot be asked to ask again would go on showing what was known at first.
        pulls_problems=bool(
            text.diagnostic and workspace.diagnostics and workspace.diagnostics.refresh_support
        ),
        asks_configuration=bool(workspace.configuration),
        tells_configuration=bool(
            workspace.configuration
            and workspace.did_change_configuration
            and workspace.did_change_configuration.dynamic_registration
        ),
        versioned_edits=bool(
            workspace.workspace_edit and workspace.workspace_edit.document_changes
        ),
        code_actions=bool(text.code_action and text.code_action.code_action_literal_support),
        related_information=bool(diagnostics and diagnostics.related_information),
        shows_progress=bool(can.window and can.window.work_done_progress),
        watches_files=bool(
            workspace.did_change_watched_files
            and workspace.did_change_watched_files.dynamic_registration
        ),
        code_links=bool(diagnostics and diagnostics.code_description_support),
        no_active_parameter=bool(signature and signature.no_active_parameter_support),
        label_offsets=bool(
            signature
            and signature.parameter_information
            and signature.parameter_information.label_offset_support
        ),
        shows_pages=bool(
            workspace.text_document_content and workspace.text_document_content.dynamic_registration
        ),
    )


def options(params: types.InitializeParams) -> dict[str, Any]:
    """The options that a client gives at its start, {} when it gives none that can be read."""
    given = params.initialization_options
    return cast("dict[str, Any]", given) if isinstance(given, dict) else {}


def _mark(given: object) -> str:
    """The mark of a client that draws pictures; one that a file could hold by chance is none."""
    return given if isinstance(given, str) and re.fullmatch(r"[\w-]{32,64}", given) else ""


def _markdown(formats: Sequence[types.MarkupKind | str] | None) -> bool:
    return types.MarkupKind.Markdown in (formats or ())
