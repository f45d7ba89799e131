"""What the server says unasked: problems, and that lenses and hints would now read differently."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from neurogebra_lsp.features.answers import Hint, Lens, Problem
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

#: Tells a client with panels which texts have other facts than before.
FACTS = "neurogebra/facts"
#: How long after an edit problems are told at the latest, in seconds.
_PATIENCE = 0.3
#: How long after a text was closed it is known what the client was told of it, in seconds. VS Code
#: closes a notebook and opens it again when a cell goes, and shows of the others what it showed.
_REOPENED = 5.0
#: When a client that did not ask for hints again is reminded, in seconds after the one before.
#: VS Code hears no news of a text before the first answer about it has arrived on the screen.
_REMINDERS = (0.5, 1.5, 3.0)
#: How long news are gathered before the client is asked to ask again, in seconds.
_GATHER = 0.02


class Push:
    """Compares what a client was told last with what it would be told now."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._pulled: dict[str, tuple[Problem, ...]] = {}
        self._lenses: dict[str, tuple[Lens, ...]] = {}
        self._hints: dict[str, tuple[tuple[int, int], tuple[Hint, ...]]] = {}
        self._soon: dict[str, asyncio.TimerHandle] = {}
        self._changed: set[str] = set()
        self._settled: set[str] = set()
        self._asking: set[str] = set()
        self._again: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    # -- what the client was told ---------------------------------------------------------------

    def answered_lenses(self, uri: str, lenses: tuple[Lens, ...]) -> None:
        """The client got these lenses."""
        self._lenses[uri] = lenses

    def answered_hints(self, uri: str, lines: tuple[int, int], answer: tuple[Hint, ...]) -> None:
        """The client got these hints for these lines."""
        self._hints[uri] = (lines, answer)

    def answered_problems(self, uri: str, problems: tuple[Problem, ...]) -> None:
        """The client asked for these problems."""
        self._pulled[uri] = problems

    def closed(self, uri: str) -> None:
        """The document is gone, and with it its problems."""
        self._stop(uri)
        self._pulled.pop(uri, None)
        asyncio.get_running_loop().call_later(_REOPENED, self._forget, uri)
        if self._problems.pop(uri, ()):
            self._server.text_document_publish_diagnostics(convert.to_lsp_no_problems(uri, {}))

    def _forget(self, uri: str) -> None:
        if self._server.session.opened(uri) is None:
            self._lenses.pop(uri, None)
            self._hints.pop(uri, None)

    # -- what is new ----------------------------------------------------------------------------

    def soon(self, uri: str) -> None:
        """An edit came: tell its problems in a while, should nothing bring them sooner."""
        self._stop(uri)
        if self._server.client.pulls_problems:
            return
        loop = asyncio.get_running_loop()
        self._soon[uri] = loop.call_later(_PATIENCE, self._publish, uri)

    def news(self, uri: str, settled: bool) -> None:
        """Facts came; `settled` when they are all there is to know of the text as it is now."""
        if settled and not self._server.client.pulls_problems:
            self._publish(uri)
        if settled:
            self._settled.add(uri)
        if not self._changed:
            asyncio.get_running_loop().call_later(_GATHER, self._refresh)
        self._changed.add(uri)

    def shown_or_hidden(self) -> None:
        """Everything was hidden or is shown again: colours have no news of their own."""
        if self._server.client.refreshes_tokens:
            self._ask(types.WORKSPACE_SEMANTIC_TOKENS_REFRESH)

    def _stop(self, uri: str) -> None:
        if (handle := self._soon.pop(uri, None)) is not None:
            handle.cancel()

    def _publish(self, uri: str) -> None:
        self._stop(uri)
        entry = self._server.session.opened(uri)
        for home in entry.doc.homes if entry is not None else ():
            self._publish_text(home.uri)

    def _publish_text(self, uri: str) -> None:
        server = self._server
        try:
            view, entry = server.session.view(uri), server.session.opened(uri)
            problems = view.problems if view is not None else ()
            if entry is None or problems == self._problems.get(uri, ()):
                return
            self._problems[uri] = problems
            if view is None:
                published = convert.to_lsp_no_problems(uri, entry.versions)
            else:
                published = convert.to_lsp_published(
                    view.doc, entry.versions, problems, server.client
                )
            server.text_document_publish_diagnostics(published)
        except Exception:
            server.failed(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, uri)

    def _refresh(self) -> None:
        changed, self._changed = self._texts(self._changed), set()
        settled, self._settled = self._texts(self._settled), set()
        client = self._server.client
        if client.has_panels:
            self._server.protocol.notify(FACTS, {"uris": changed})
        if client.refreshes_lenses and any(map(self._other_lenses, changed)):
            self._ask(types.WORKSPACE_CODE_LENS_REFRESH)
        if client.refreshes_hints and any(map(self._other_hints, changed)):
            self._ask(types.WORKSPACE_INLAY_HINT_REFRESH)
        if client.pulls_problems and any(map(self._other_problems, settled)):
            self._ask(types.WORKSPACE_DIAGNOSTIC_REFRESH)

    def _texts(self, programs: set[str]) -> list[str]:
        """The texts that programs are made of: themselves, or their cells."""
        entries = filter(None, map(self._server.session.opened, programs))
        return [home.uri for entry in entries for home in entry.doc.homes]

    def _other_problems(self, uri: str) -> bool:
        """Whether the client would now get other problems than it got; it is told so once."""
        if uri not in self._pulled:
            return False
        try:
            view = self._server.session.view(uri)
            differ = self._pulled[uri] != (view.problems if view is not None else ())
        except Exception:
            self._server.failed(types.WORKSPACE_DIAGNOSTIC_REFRESH, uri)
            return False
        if differ:
            del self._pulled[uri]
        return differ

    def _other_lenses(self, uri: str) -> bool:
        """Whether the client would now get other lenses than it got; it is told so once."""
        if uri not in self._lenses:
            return False
        try:
            view = self._server.session.view(uri)
            differ = self._lenses[uri] != (view.lenses if view is not None else ())
        except Exception:
            self._server.failed(types.WORKSPACE_CODE_LENS_REFRESH, uri)
            return False
        if differ:
            del self._lenses[uri]
        return differ

    def _other_hints(self, uri: str) -> bool:
        """Whether the client would now get other hints than it got; it is told so until it asks."""
        if uri not in self._hints:
            return False
        lines, answer = self._hints[uri]
        try:
            view = self._server.session.view(uri)
            now = hints(view.doc, view.facts, lines, view.settings) if view is not None else ()
        except Exception:
            self._server.failed(types.WORKSPACE_INLAY_HINT_REFRESH, uri)
            return False
        if now != answer:
            del self._hints[uri]
            self._remind(uri, _REMINDERS)
        return now != answer

    def _remind(self, uri: str, patiences: tuple[float, ...]) -> None:
        if patiences:
            patience, *rest = patiences
            loop = asyncio.get_running_loop()
            loop.call_later(patience, self._reminded, uri, tuple(rest))

    def _reminded(self, uri: str, later: tuple[float, ...]) -> None:
        if uri not in self._hints and self._server.session.opened(uri) is not None:
            self._ask(types.WORKSPACE_INLAY_HINT_REFRESH)
            self._remind(uri, later)

    # -- asking the client to ask again ---------------------------------------------------------

    def _ask(self, method: str) -> None:
        if method in self._asking:
            self._again.add(method)
            return
        self._asking.add(method)
        task = asyncio.get_running_loop().create_task(self._asked(method))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _asked(self, method: str) -> None:
        try:
            await self._server.protocol.ask(method, None, patience=2.0)
        except (JsonRpcException, asyncio.TimeoutError):
            pass  # A client that cannot refresh asks when it likes to.
        finally:
            self._asking.discard(method)
            if method in self._again:
                self._again.discard(method)
                self._ask(method)
