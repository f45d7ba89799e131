"""Engines for tests: one that evaluates in this process, one that a test plays by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.protocol.session import OnFacts
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Imports

Find = Callable[[], Imports] | None


class InlineEngine:
    """The twin of the engine: evaluates trusted programs here, without locks."""

    def __init__(self, on_facts: OnFacts) -> None:
        self._on_facts = on_facts
        self.n_evaluations = 0

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        pass

    def submit(
        self,
        uri: str,
        version: int,
        text: str,
        find: Find = None,
        budget: Budget | None = None,
        gives_way: bool = False,
    ) -> None:
        from neurogebra_lsp.worker.inline import evaluate

        self.n_evaluations += 1
        facts = evaluate(text, version, budget, find() if find else NO_IMPORTS)
        asyncio.get_running_loop().call_soon(self._on_facts, uri, facts)

    def forget(self, uri: str) -> None:
        pass

    def status(self) -> str:
        return f"{self.n_evaluations} evaluations"


class HandEngine:
    """Evaluates nothing; a test says what facts come, and when."""

    def __init__(self, on_facts: OnFacts) -> None:
        self._on_facts = on_facts
        self.submitted: list[tuple[str, int, str]] = []
        self.seconds: list[float] = []  #: that each may take
        self.forgotten: list[str] = []
        self.closed = False

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        self.closed = True

    def submit(
        self,
        uri: str,
        version: int,
        text: str,
        find: Find = None,
        budget: Budget | None = None,
        gives_way: bool = False,
    ) -> None:
        self.submitted.append((uri, version, text))
        self.seconds.append((budget or Budget()).seconds)

    def forget(self, uri: str) -> None:
        self.forgotten.append(uri)

    def status(self) -> str:
        return f"{len(self.submitted)} submitted"

    def deliver(self, facts: Facts) -> None:
        """Facts of the text that was submitted last."""
        uri, _, _ = self.submitted[-1]
        self._on_facts(uri, facts)
