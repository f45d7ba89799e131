"""The server object: every handler behind one guard, and the life of a connection."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder
from pygls.exceptions import FeatureNotificationError, JsonRpcContentModified, JsonRpcException
from pygls.lsp.server import LanguageServer

from neurogebra_lsp import settings
from neurogebra_lsp.engine.workspace import path_of
from neurogebra_lsp.protocol import (
    code_action,
    code_lens,
    commands,
    completion,
    convert,
    definition,
    diagnostic,
    document_link,
    document_symbol,
    exploring,
    folding,
    graph,
    highlight,
    hover,
    incoming_calls,
    inlay_hint,
    inlay_hint_resolve,
    inline_value,
    outgoing_calls,
    prepare_call_hierarchy,
    prepare_rename,
    references,
    rename,
    resolve,
    selection,
    semantic_tokens,
    signature_help,
    status,
    text_document_content,
    workspace_diagnostic,
    workspace_symbol,
)
from neurogebra_lsp.protocol import notebook as notebooks
from neurogebra_lsp.protocol.client import Client, abilities, options
from neurogebra_lsp.protocol.gaps import Protocol
from neurogebra_lsp.protocol.notebook import Notebook
from neurogebra_lsp.protocol.progress import Progress
from neurogebra_lsp.protocol.push import Push
from neurogebra_lsp.protocol.session import ContentModifiedError, MakeEvaluator, Session
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.text import Document

log = logging.getLogger(__name__)

#: One file per method: each has METHOD and `async def handle(server, params)`.
_FEATURES = (
    hover, code_lens, inlay_hint, inlay_hint_resolve, completion, resolve, code_action,
    signature_help, definition, references, highlight, prepare_rename, rename, document_symbol,
    workspace_symbol, folding, selection, prepare_call_hierarchy, incoming_calls, outgoing_calls,
    document_link, inline_value, text_document_content, status, graph,
)  # fmt: skip
_SECTION = "neurogebra"
_LOG_LEVELS = {
    "error": logging.ERROR,
    "warning": logging.WARNING,
    "information": logging.INFO,
    "debug": logging.DEBUG,
}


class Server(LanguageServer):
    """One connection with one client."""

    protocol: Protocol  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, make_evaluator: MakeEvaluator, *, latex: bool = False) -> None:
        super().__init__(
            "neurogebra",
            _version(),
            protocol_cls=Protocol,
            notebook_document_sync=convert.NOTEBOOKS,
        )
        self.client = Client()
        self._latex = latex  #: said by whoever started us: not every client can say so itself
        self.push = Push(self)
        self.session = Session(make_evaluator, self.push.news)
        self.told_settings: set[str] = set()  #: what is wrong with them, once each
        self.n_failures = 0  #: answers that a bug of ours has cost
        self.notebooks: dict[str, Notebook] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.looking_at_files = asyncio.Lock()
        #: By file, what its problems depend on, and its problems.
        self.problems_of_files: dict[Path, tuple[object, tuple[types.Diagnostic, ...]]] = {}
        #: By document, the tokens that the client has, and their name.
        self.told_tokens: dict[str, tuple[str, list[int]]] = {}
        self.told_outlines: dict[str, document_symbol.Told] = {}  #: by document
        for feature in _FEATURES:
            self.feature(feature.METHOD, convert.OFFERS.get(feature.METHOD))(
                self._guarded(feature.METHOD, feature.handle)
            )
        for method, handle, legend in (
            (types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, semantic_tokens.full, convert.LEGEND),
            (types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, semantic_tokens.delta, convert.LEGEND),
            (types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, semantic_tokens.in_range, convert.LEGEND),
        ):
            self.feature(method, legend)(self._guarded(method, handle))
        for method, handle in exploring.REQUESTS.items():
            self.feature(method)(self._guarded(method, handle))
        for name, command in commands.COMMANDS.items():
            self.command(name)(self._command(name, command))
        for method, handler in {
            types.INITIALIZE: self._on_initialize,
            types.INITIALIZED: self._on_initialized,
            types.SHUTDOWN: self._on_shutdown,
            types.TEXT_DOCUMENT_DID_OPEN: self._on_open,
            types.TEXT_DOCUMENT_DID_CHANGE: self._on_change,
            types.TEXT_DOCUMENT_DID_CLOSE: self._on_close,
            types.TEXT_DOCUMENT_DID_SAVE: self._on_save,
            types.NOTEBOOK_DOCUMENT_DID_OPEN: self._on_open_notebook,
            types.NOTEBOOK_DOCUMENT_DID_CHANGE: self._on_change_notebook,
            types.NOTEBOOK_DOCUMENT_DID_CLOSE: self._on_close_notebook,
            types.NOTEBOOK_DOCUMENT_DID_SAVE: self._on_save,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._on_configuration,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._on_files,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._on_folders,
        }.items():
            self.feature(method)(partial(handler))  # pygls marks it, and methods take no marks

    # -- one guard for every answer -------------------------------------------------------------

    def _guarded(
        self, method: str, handle: Callable[[Any, Any], Awaitable[Any]]
    ) -> Callable[[Any], Awaitable[Any]]:
        async def answer(params: Any) -> Any:
            begun = time.perf_counter()
            try:
                return await handle(self, params)
            except ContentModifiedError:
                raise JsonRpcContentModified("the document changed") from None
            except JsonRpcException:
                raise
            except Exception:
                document = getattr(params, "text_document", None)
                self.failed(method, getattr(document, "uri", ""))
                return None
            finally:
                took = f"{method} took {1000 * (time.perf_counter() - begun):.2f} ms"
                log.debug("%s", took)
                if self.protocol.trace != types.TraceValue.Off:
                    is_verbose = self.protocol.trace == types.TraceValue.Verbose
                    self.log_trace(convert.to_lsp_trace(took, params if is_verbose else None))

        return answer

    def follow(self, uri: str) -> None:
        """Show that a document is evaluated, until that ends or is cancelled."""
        task = asyncio.get_running_loop().create_task(self._follow(uri))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self, uri: str) -> None:
        entry = self.session.opened(uri)
        if entry is None:
            return
        fresh, token = entry.fresh, f"neurogebra-{uuid.uuid4()}"
        with suppress(JsonRpcException, asyncio.TimeoutError):
            method = types.WINDOW_WORK_DONE_PROGRESS_CREATE
            await self.protocol.ask(method, convert.to_lsp_token(token), patience=5.0)
            name = uri.rpartition("/")[2]
            with Progress(self, token, f"Evaluating {name} further") as progress:
                progress.begin()
                try:
                    await fresh.wait()
                except asyncio.CancelledError:
                    self.session.stop(uri)

    def forget_files(self, kept: set[Path]) -> None:
        """Forget what is known of all other files."""
        self.problems_of_files = {
            path: known for path, known in self.problems_of_files.items() if path in kept
        }

    def failed(self, method: str, uri: str) -> None:
        """Count and log a bug of ours that is being handled."""
        self.n_failures += 1
        entry = self.session.opened(uri)
        version = entry.versions.get(uri) if entry is not None else None
        log.exception("%s failed at version %s of %s", method, version, uri or "no document")

    def _command(
        self, name: str, command: Callable[[Any, tuple[Any, ...]], Awaitable[Any]]
    ) -> Callable[..., Awaitable[Any]]:
        guarded = self._guarded(name, command)

        async def execute(*arguments: Any) -> Any:
            return await guarded(arguments)

        return execute

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what pygls would show in a window of its own."""
        self.n_failures += source is FeatureNotificationError
        log.error("%s: %s", getattr(source, "__name__", source), error)

    # -- the life of a connection ---------------------------------------------------------------

    def _on_initialize(self, params: types.InitializeParams) -> None:
        self.protocol.trace = params.trace or types.TraceValue.Off
        encoding = ServerCapabilitiesBuilder.choose_position_encoding(params.capabilities)
        client = abilities(params, str(getattr(encoding, "value", encoding)))
        self.client = replace(client, latex=client.latex or self._latex)
        self.session.settings = self._read_settings(options(params).get("settings"))
        _set_log_level(self.session.settings)
        if options(params).get("trusted") is False:
            self.session.waits = "this workspace is not trusted yet"
        given = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        self.session.workspace.folders = tuple(filter(None, map(path_of, given)))
        if self.client.pulls_problems:
            for feature in (diagnostic, workspace_diagnostic):
                self.feature(feature.METHOD, convert.OFFERS.get(feature.METHOD))(
                    self._guarded(feature.METHOD, feature.handle)
                )

    def _read_settings(self, raw: object) -> Settings:
        read, problems = settings.read(raw)
        told = [problem for problem in problems if problem not in self.told_settings]
        self.told_settings = {*self.told_settings, *told}
        for problem in told:
            log.warning("%s", problem)
        if told:
            self.window_show_message(convert.to_lsp_warning("\n".join(told)))
        return read

    async def _on_initialized(self, _params: types.InitializedParams) -> None:
        # All at once: a client that leaves one unanswered is told and asked the others.
        client = self.client
        wishes: list[Awaitable[None]] = []
        if client.asks_configuration:
            wishes.append(self._ask_configuration())
        if client.tells_configuration:
            wishes.append(self._register(convert.registration_of_configuration(_SECTION)))
        if client.watches_files:
            wishes.append(self._register(convert.watching("**/*.py", "**/pyproject.toml")))
        if client.shows_pages:
            wishes.append(self._register(convert.registration_of_pages()))
        await asyncio.gather(*wishes)

    async def _register(self, wish: types.RegistrationParams) -> None:
        try:
            await self.protocol.ask(types.CLIENT_REGISTER_CAPABILITY, wish, patience=5.0)
        except (JsonRpcException, asyncio.TimeoutError) as error:
            log.info("the client does not take %s: %s", wish.registrations[0].method, error)

    def _on_files(self, _params: types.DidChangeWatchedFilesParams) -> None:
        self.session.files_changed()

    async def _on_folders(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(folder.uri) for folder in params.event.removed}
        added = [path_of(folder.uri) for folder in params.event.added]
        kept = [folder for folder in self.session.workspace.folders if folder not in gone]
        self.session.workspace.folders = (*kept, *filter(None, added))
        self.session.files_changed()
        if self.client.asks_configuration:
            await self._ask_configuration()

    async def _on_configuration(self, params: types.DidChangeConfigurationParams) -> None:
        if self.client.asks_configuration:
            await self._ask_configuration()
        elif isinstance(params.settings, dict):
            read = self._read_settings(params.settings.get(_SECTION, params.settings))
            self._configure(read, {})

    async def _ask_configuration(self) -> None:
        """Ask for the settings of everything and of each folder."""
        folders = self.session.workspace.folders
        question = convert.configuration_of(_SECTION, folders)
        try:
            answer = await self.protocol.ask(types.WORKSPACE_CONFIGURATION, question, patience=5.0)
        except (JsonRpcException, asyncio.TimeoutError) as error:
            log.warning("the client does not tell its settings: %s", error)
            return
        answers = cast("list[object]", answer) if isinstance(answer, list | tuple) else []
        read = [None if raw is None else self._read_settings(raw) for raw in answers]
        if not any(read):
            return
        by_folder = {
            folder: one for folder, one in zip(folders, read[1:], strict=False) if one is not None
        }
        self._configure(read[0] or self.session.settings, by_folder)

    def _configure(self, read: Settings, by_folder: dict[Path, Settings]) -> None:
        _set_log_level(read)
        self.session.configure(read, by_folder)

    async def _on_shutdown(self, _params: None) -> None:
        await self.session.close()

    # -- documents: not async, for what comes later must find them as they then are -------------

    def _on_open(self, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        notebook = notebooks.of_text(opened)
        if notebook is not None:
            self._open_notebook(notebook)
        else:
            self.session.open(Document(opened.uri, 1, opened.text), {opened.uri: opened.version})
            self.push.soon(opened.uri)

    def _on_change(self, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        entry = self.session.opened(uri)
        if entry is None:
            log.warning("an edit of a document that is not open: %s", uri)
            return
        if (notebook := self.notebooks.get(uri)) is not None:
            notebook.edit(params.text_document, params.content_changes, self.client.encoding)
            self._changed_notebook(notebook)
            return
        doc = entry.doc
        for change in params.content_changes:
            doc = convert.from_lsp_change(doc, change, self.client.encoding)
        self.session.change(doc, {uri: params.text_document.version})
        self.push.soon(uri)

    def _on_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._close(params.text_document.uri)

    def _close(self, uri: str) -> None:
        self.notebooks.pop(uri, None)
        entry = self.session.opened(uri)
        self.session.close_document(uri)
        for home in entry.doc.homes if entry is not None else ():
            self._forget(home.uri)

    def _forget(self, uri: str) -> None:
        self.push.closed(uri)
        self.told_tokens.pop(uri, None)
        self.told_outlines.pop(uri, None)

    def _on_open_notebook(self, params: types.DidOpenNotebookDocumentParams) -> None:
        self._open_notebook(notebooks.of_notebook(params))

    def _open_notebook(self, notebook: Notebook) -> None:
        self.notebooks[notebook.uri] = notebook
        self.session.open(notebook.program(1), notebook.versions)
        self.push.soon(notebook.uri)

    def _on_change_notebook(self, params: types.DidChangeNotebookDocumentParams) -> None:
        notebook = self.notebooks.get(params.notebook_document.uri)
        if notebook is None:
            log.warning("a notebook that is not open: %s", params.notebook_document.uri)
        elif notebook.change(params.change, self.client.encoding):
            self._changed_notebook(notebook)

    def _changed_notebook(self, notebook: Notebook) -> None:
        entry = self.session.opened(notebook.uri)
        if entry is None:
            return
        before, program = entry.doc, notebook.program(entry.doc.version + 1)
        self.session.change(program, notebook.versions)
        for gone in {home.uri for home in before.homes} - {home.uri for home in program.homes}:
            self._forget(gone)
        self.push.soon(notebook.uri)

    def _on_close_notebook(self, params: types.DidCloseNotebookDocumentParams) -> None:
        self._close(params.notebook_document.uri)

    def _on_save(self, _params: object) -> None:
        """Nothing to do: what is shown is what is in the editor, saved or not."""


def _set_log_level(settings: Settings) -> None:
    logging.getLogger("neurogebra_lsp").setLevel(_LOG_LEVELS[settings.log_level])


def _version() -> str:
    try:
        return metadata.version("neurogebra")
    except metadata.PackageNotFoundError:
        # Inside the extension the packages stand side by side without their metadata.
        return ""
