"""What the client is told of work that takes long; nothing where that ends at once."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, cast

from lsprotocol import types

from neurogebra_lsp.protocol import convert

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

#: How long work may take before there is anything to tell, and between two things told, in seconds.
_UNTOLD = 0.2


class Progress:
    """One piece of work under a token that the client knows, or under none."""

    def __init__(self, server: Server, token: types.ProgressToken | None, title: str) -> None:
        self._server, self._token, self._title = server, token, title
        self._told_at = time.monotonic()
        self._has_begun = False

    def __enter__(self) -> Progress:
        if self._token is not None:
            # Where pygls looks for what the client wants to cancel.
            tokens = cast("dict[types.ProgressToken, Any]", self._server.work_done_progress.tokens)
            tokens[self._token] = asyncio.current_task()
        return self

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            self._server.work_done_progress.tokens.pop(self._token, None)
            if self._has_begun:
                self._server.progress(convert.to_lsp_end(self._token))

    def begin(self) -> None:
        """Tell that it has begun."""
        if self._token is not None and not self._has_begun:
            self._has_begun = True
            self._server.progress(convert.to_lsp_begin(self._token, self._title))

    def report(self, done: int, of: int, what: str) -> None:
        """So much is done; told every now and then."""
        now = time.monotonic()
        if self._token is not None and now - self._told_at >= _UNTOLD:
            self._told_at = now
            self.begin()
            self._server.progress(convert.to_lsp_progress(self._token, done, of, what))
