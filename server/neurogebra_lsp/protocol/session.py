"""What the server knows at a moment: open documents, settings in force, the facts of each text.

Facts come from the engine after the text they speak of, so a view carries the last ones to the
text as it is now. A view is what every feature answers from.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

from neurogebra_lsp.engine.drawing import Drawing
from neurogebra_lsp.engine.files import Program as OnDisk
from neurogebra_lsp.engine.files import Programs
from neurogebra_lsp.engine.relatives import relatives
from neurogebra_lsp.engine.workspace import Workspace, path_of, real_path
from neurogebra_lsp.facts import Ended, Facts, carry
from neurogebra_lsp.features.answers import Lens, Problem
from neurogebra_lsp.features.files import File, Files
from neurogebra_lsp.features.lenses import lenses
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.protocol.client import Versions
from neurogebra_lsp.protocol.settle import settle
from neurogebra_lsp.settings import DEFAULTS, Settings
from neurogebra_lsp.syntax import recover
from neurogebra_lsp.syntax.imports import imports_of, uses_neurogebra
from neurogebra_lsp.text import Document, Program
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Imports, further

#: How long after an edit an answer may wait for the facts of the new text, in seconds.
_WORTH_WAITING = 0.15
#: How much longer than a look at streaming facts the pause after it is: of a hundred requests at
#: most one has to wait for a look.
_REST = 100
#: How long the files of the workspace are taken to be what they were, in seconds: a client asks
#: for symbols at every letter.
_FOUND_FOR = 2.0
#: How long imported files must be left alone before what imports them is evaluated, in seconds.
_IMPORTED_LATER = 0.2


class Evaluator(Protocol):
    """What a session needs of an engine."""

    async def start(self) -> None:
        """Be ready to take texts."""
        ...

    async def close(self) -> None:
        """End every process."""
        ...

    def submit(
        self,
        uri: str,
        version: int,
        text: str,
        find: Callable[[], Imports] | None = None,
        budget: Budget | None = None,
        gives_way: bool = False,
    ) -> None:
        """Evaluate this text instead of the one before; `find` looks for what it imports."""
        ...

    def forget(self, uri: str) -> None:
        """Stop evaluating this document."""
        ...

    def status(self) -> str:
        """Say what is going on."""
        ...


OnFacts = Callable[[str, Facts], None]
MakeEvaluator = Callable[[OnFacts], Evaluator]


class ContentModifiedError(Exception):
    """The document changed while an answer was being made."""


@dataclass(frozen=True)
class View:
    """A document with the facts carried to its text, and what most requests ask of them."""

    doc: Document
    facts: Facts
    settings: Settings
    whole: View | None = None  #: of a notebook, where `doc` is seen from one of its cells

    @cached_property
    def lenses(self) -> tuple[Lens, ...]:
        """The lenses of the text that the document is seen from."""
        if self.whole is None:
            return lenses(self.doc, self.facts, self.settings)
        return tuple(lens for lens in self.whole.lenses if self.doc.owns(lens.span[0]))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the text that the document is seen from."""
        if self.whole is None:
            return problems(self.doc, self.facts, self.settings)
        return tuple(one for one in self.whole.problems if self.doc.owns(one.span[0]))


@dataclass
class Open:
    """One open document, or one open notebook."""

    doc: Document  #: its version counts our edits, for clients count as they like
    versions: Versions  #: of its texts, as the client counts
    facts: Facts  #: as they came, at the version of their own text
    changed_at: float
    shown: bool = False  #: whether the document uses neurogebra and is not switched off
    fresh: asyncio.Event = field(default_factory=asyncio.Event)  #: set with facts of this text
    views: dict[str, View] = field(default_factory=dict)  #: by the cell it is seen from, "" for all
    look_again: float = 0.0  #: when facts that still stream in are worth a look again
    path: Path | None = None  #: of its file, where it has one
    imports: Imports = NO_IMPORTS  #: what was found of what it imports


class Session:
    """The state of one connection."""

    def __init__(self, make_evaluator: MakeEvaluator, on_news: Callable[[str, bool], None]) -> None:
        self.settings = DEFAULTS  #: where no folder has its own
        self._folder_settings: dict[Path, Settings] = {}
        self.is_shown = True  #: whether anything is; the user can hide everything for a while
        self.waits = ""  #: why nothing is evaluated for now, whatever the settings say
        self._on_news = on_news
        self._changed = asyncio.Event()
        self._documents: dict[str, Open] = {}
        self._notebooks: dict[str, str] = {}  #: by the addresses of their cells
        self.workspace = Workspace()
        self._looking: asyncio.Task[None] | None = None  #: whether imported files have changed
        self._evaluator = make_evaluator(self._take)
        self.drawing = Drawing()
        self._programs = Programs()
        self._found: list[OnDisk] = []
        self._look_again = 0.0  #: when
        self._awaited: dict[str, asyncio.Future[Facts]] = {}  #: facts of files that are not open

    async def start(self) -> None:
        """Be ready for documents."""
        await self._evaluator.start()

    async def close(self) -> None:
        """End every process."""
        await asyncio.gather(self._evaluator.close(), self.drawing.close())

    def status(self) -> str:
        """What the evaluation is doing."""
        return self._evaluator.status()

    @property
    def uris(self) -> tuple[str, ...]:
        """The open documents."""
        return tuple(self._documents)

    def opened(self, uri: str) -> Open | None:
        """An open document, or the notebook around a cell, whether anything is shown or not."""
        return self._documents.get(self._notebooks.get(uri, uri))

    # -- what the client tells ------------------------------------------------------------------

    def open(self, doc: Document, versions: Versions) -> None:
        """A document or notebook was opened."""
        if (awaited := self._awaited.get(doc.uri)) is not None and not awaited.done():
            awaited.set_result(Facts(0, ""))
        entry = Open(doc, versions, Facts(0, doc.text), time.monotonic(), path=_path_of(doc))
        self._documents[doc.uri] = entry
        self._notice_cells(entry)
        self._changed_text(entry)
        self._evaluate(entry)

    def change(self, doc: Document, versions: Versions) -> None:
        """A document or notebook was edited."""
        entry = self._documents[doc.uri]
        # Whoever waits for facts of the former text learns that it is gone.
        entry.fresh.set()
        entry.fresh = asyncio.Event()
        entry.doc, entry.versions, entry.views = doc, versions, {}
        entry.changed_at = time.monotonic()
        self._notice_cells(entry)
        self._changed_text(entry)
        self._evaluate(entry)

    def close_document(self, uri: str) -> None:
        """A document or notebook was closed."""
        entry = self._documents.pop(uri, None)
        if entry is not None:
            entry.fresh.set()
            self._forget_cells(entry)
            self._evaluator.forget(uri)
            if entry.path is not None and not isinstance(entry.doc, Program):
                self.workspace.closed(entry.path)
                self.files_changed()

    def _notice_cells(self, entry: Open) -> None:
        self._forget_cells(entry)
        if isinstance(entry.doc, Program):
            self._notebooks |= {home.uri: entry.doc.uri for home in entry.doc.homes}

    def _forget_cells(self, entry: Open) -> None:
        if isinstance(entry.doc, Program):
            uri = entry.doc.uri
            self._notebooks = {cell: of for cell, of in self._notebooks.items() if of != uri}

    def files_changed(self) -> None:
        """Files that documents may import have changed; they are looked at in a while."""
        self._look_again = 0.0
        self._notice_change()
        if self._looking is not None:
            self._looking.cancel()
        self._looking = asyncio.get_running_loop().create_task(self._look_at_imports())

    def evaluate_further(self, uri: str) -> bool:
        """Evaluate a document once more, with time that nobody would wait for unasked."""
        entry = self.opened(uri)
        if entry is None or not entry.shown:
            return False
        settings = self.settings_of(entry.path)
        if not self._evaluates(settings):
            return False
        entry.fresh.clear()
        self._submit(entry, further(_budget(settings)), gives_way=True)
        return True

    def stop(self, uri: str) -> None:
        """End the evaluation of a document; what it found until now stays."""
        entry = self.opened(uri)
        if entry is not None:
            self._evaluator.forget(entry.doc.uri)

    def configure(self, settings: Settings, by_folder: Mapping[Path, Settings]) -> None:
        """Other settings are in force, for everything or for what lies in some folders."""
        before = {uri: self.settings_of(entry.path) for uri, entry in self._documents.items()}
        self.settings, self._folder_settings = settings, dict(by_folder)
        self._follow_settings(before)

    def toggle(self) -> bool:
        """Hide everything, or show it again, whatever the settings say; whether it is shown."""
        before = {uri: self.settings_of(entry.path) for uri, entry in self._documents.items()}
        self.is_shown = not self.is_shown
        self._follow_settings(before)
        return self.is_shown

    def _follow_settings(self, before: Mapping[str, Settings]) -> None:
        self._notice_change()
        for uri, entry in self._documents.items():
            if self.settings_of(entry.path) != before[uri]:
                entry.views = {}
                self._evaluate(entry)

    def settings_of(self, path: Path | None) -> Settings:
        """The settings of the innermost folder that holds a file, else those of everything."""
        around = [] if path is None else [f for f in self._folder_settings if f in path.parents]
        found = self.settings
        if around:
            found = self._folder_settings[max(around, key=lambda folder: len(folder.parts))]
        return found if self.is_shown else replace(found, enable=False)

    # -- files that are not open ----------------------------------------------------------------

    async def facts_of(self, path: Path, text: str) -> Facts:
        """The facts of a file that is not open; it gives way to every document that is."""
        uri, settings = path.as_uri(), self.settings_of(path)
        if not self._evaluates(settings):
            return Facts(0, text)
        awaited = self._awaited[uri] = asyncio.get_running_loop().create_future()
        find = partial(self.workspace.find, path, imports_of(text))
        self._evaluator.submit(uri, 0, text, find, _budget(settings), gives_way=True)
        try:
            return await awaited
        finally:
            del self._awaited[uri]
            if uri not in self._documents:
                self._evaluator.forget(uri)

    async def programs(self, *, as_now: bool) -> list[OnDisk]:
        """The files of the workspace that use neurogebra, as they are now or were just before."""
        if as_now or time.monotonic() > self._look_again:
            self._found = await asyncio.to_thread(self._programs.find, self.workspace.folders)
            self._look_again = time.monotonic() + _FOUND_FOR
        return self._found

    async def changed(self) -> None:
        """Wait until something changes that problems may depend on."""
        await self._changed.wait()

    def _notice_change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    # -- what features see ----------------------------------------------------------------------

    def view(self, uri: str) -> View | None:
        """A document, or a notebook seen from a cell, as it is now; None to show nothing."""
        entry = self.opened(uri)
        if entry is None or not entry.shown:
            return None
        doc = entry.doc
        whole = entry.views.get("")
        if whole is None:
            facts = carry(entry.facts, doc.version, doc.text)
            whole = entry.views[""] = View(doc, facts, self.settings_of(entry.path))
        if not isinstance(doc, Program):
            return whole
        if uri not in entry.views:
            entry.views[uri] = View(doc.at(uri), whole.facts, whole.settings, whole)
        return entry.views[uri]

    async def fresh_view(self, uri: str) -> View | None:
        """The same, with a moment of patience for the facts of a text that just changed."""
        entry = self.opened(uri)
        if entry is None or not entry.shown:
            return None
        version, fresh = entry.doc.version, entry.fresh
        patience = entry.changed_at + _WORTH_WAITING - time.monotonic()
        if patience > 0 and not fresh.is_set():
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(fresh.wait(), patience)
            if entry.doc.version != version or self.opened(uri) is not entry:
                raise ContentModifiedError
        return self.view(uri)

    async def latest_view(self, uri: str) -> View | None:
        """The same, of the text as it is then, for what is shown all over a text.

        VS Code takes a refusal for an empty answer: all that it showed would be gone for a moment.
        """
        try:
            return await self.fresh_view(uri)
        except ContentModifiedError:
            return self.view(uri)

    def versions(self, doc: Document) -> Versions:
        """The texts of a document by their versions; none of a file that is not open."""
        entry = self._documents.get(doc.uri)
        return {} if entry is None else entry.versions

    async def files(self, uri: str, *, importers: bool) -> Files | None:
        """A document with the files that it is one program with, as they are now."""
        view, entry = self.view(uri), self.opened(uri)
        if view is None or entry is None:
            return None
        own = File(view.doc, view.facts)
        if entry.path is None:
            return Files(own)
        opened = {one.path: one for one in self._documents.values() if one.path is not None}
        texts = {path: one.doc.text for path, one in opened.items()}
        doc = entry.doc
        find = partial(relatives, self.workspace, entry.path, texts, importers=importers)
        found, cut = await asyncio.to_thread(find)
        if entry.doc is not doc:
            raise ContentModifiedError
        by_path = {real_path(path): one.doc.uri for path, one in opened.items()}
        by_path |= {one.path: one.path.as_uri() for one in found if one.path not in by_path}
        made: list[File] = []
        for one in found:
            known = self._documents.get(by_path[one.path])
            seen = self.view(known.doc.uri) if known is not None else None
            its = known.doc if known is not None else _closed(by_path[one.path], one.text)
            its_facts = seen.facts if seen is not None else Facts(0, its.text)
            modules = {name: by_path[at] for name, at in one.modules.items() if at in by_path}
            made.append(File(its, its_facts, modules, one.package))
        return Files(replace(made[0], doc=view.doc, facts=view.facts), tuple(made[1:]), cut)

    # -- what documents import ------------------------------------------------------------------

    def _changed_text(self, entry: Open) -> None:
        """A text in the editor changed: documents that import it will be evaluated again."""
        if entry.path is None or isinstance(entry.doc, Program):
            return
        self.workspace.opened(entry.path, entry.doc.text)
        if any(other is not entry and other.shown for other in self._documents.values()):
            self.files_changed()

    async def _look_at_imports(self) -> None:
        await asyncio.sleep(_IMPORTED_LATER)
        for entry in list(self._documents.values()):
            find = self._find(entry)
            if not entry.shown or find is None:
                continue
            before, version = entry.imports, entry.doc.version
            if await asyncio.to_thread(find) != before and entry.doc.version == version:
                # Until it is evaluated again, what is known of it may not hold any more.
                entry.facts, entry.views = replace(entry.facts, stale_from=0), {}
                entry.fresh, entry.changed_at = asyncio.Event(), time.monotonic()
                self._evaluate(entry)

    def _find(self, entry: Open) -> Callable[[], Imports] | None:
        """What finds the modules that a document imports, where it is a file."""
        path = entry.path
        if path is None:
            return None
        own = imports_of(entry.doc.text)

        def find() -> Imports:
            entry.imports = self.workspace.find(path, own)
            return entry.imports

        return find

    # -- facts ----------------------------------------------------------------------------------

    def _submit(self, entry: Open, budget: Budget, gives_way: bool = False) -> None:
        doc = entry.doc
        self._evaluator.submit(doc.uri, doc.version, doc.text, self._find(entry), budget, gives_way)

    def _evaluate(self, entry: Open) -> None:
        doc, settings = entry.doc, self.settings_of(entry.path)
        entry.shown = settings.enable and uses_neurogebra(doc.text)
        if entry.shown and self._evaluates(settings):
            self._submit(entry, _budget(settings))
            return
        self._evaluator.forget(doc.uri)
        waits = entry.shown and settings.evaluation_enable
        ended = Ended("waiting", 0, 0.0, self.waits) if waits else None
        entry.facts = Facts(doc.version, doc.text, ended=ended)
        entry.fresh.set()
        self._notice_change()
        self._on_news(doc.uri, True)

    def _evaluates(self, settings: Settings) -> bool:
        return settings.evaluation_enable and not self.waits

    def _take(self, uri: str, facts: Facts) -> None:
        """Facts came, of this text or of an older one; they may still stream in."""
        awaited = self._awaited.get(uri)
        if awaited is not None and facts.ended is not None and not awaited.done():
            awaited.set_result(facts)
        entry = self._documents.get(uri)
        if entry is None or not entry.shown or facts.version < entry.facts.version:
            return
        begun = time.monotonic()
        if facts.ended is None and begun < entry.look_again:
            return
        entry.facts = settle(entry.facts, facts, recover.statements(facts.text))
        entry.views = {}
        is_all = facts.version == entry.doc.version and facts.ended is not None
        if is_all:
            entry.fresh.set()
        if is_all:
            self._notice_change()
        self._on_news(uri, is_all)
        # In a long text a look takes long: most of the time is left for those who ask.
        entry.look_again = time.monotonic() + _REST * (time.monotonic() - begun)


def _closed(uri: str, text: str) -> Document:
    """A file that is not open; of a notebook, no editor shows any line then."""
    if uri.endswith(".ipynb"):
        return Program(uri, 0, text)
    return Document(uri, 0, text)


def _budget(settings: Settings) -> Budget:
    return Budget(seconds=settings.evaluation_seconds)


def _path_of(doc: Document) -> Path | None:
    """The path of a document's file; JupyterLab names notebooks in a shadow of their folder."""
    path = path_of(doc.uri)
    if path is None or not isinstance(doc, Program):
        return path
    return Path(*(part for part in path.parts if part != ".virtual_documents"))
