"""The facts of texts, from the same locked-down evaluation that editors get."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from neurogebra_lsp.engine import Engine
from neurogebra_lsp.engine.workspace import Workspace
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.syntax.imports import imports_of
from neurogebra_lsp.wire import Budget, further

#: The engine ends what goes beyond its budget; this long, in seconds, it may take to start.
_PATIENCE = 30.0


def evaluate(uri: str, text: str, path: Path | None = None, is_further: bool = False) -> Facts:
    """All that is known of a text once its evaluation has ended.

    What it imports is found from its `path`; `is_further` with a larger budget.
    """
    return asyncio.run(_evaluated(uri, text, path, further(Budget()) if is_further else Budget()))


async def _evaluated(uri: str, text: str, path: Path | None, budget: Budget) -> Facts:
    evaluator = Evaluator(budget)
    try:
        return await evaluator.facts(uri, text, path)
    finally:
        await evaluator.close()


class Evaluator:
    """Evaluates one text after the other in an engine that starts with the first."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._engine: Engine | None = None
        self._uri = ""
        self._latest = Facts(0, "")
        self._ended = asyncio.Event()

    async def facts(self, uri: str, text: str, path: Path | None) -> Facts:
        """All that is known of a text once its evaluation has ended."""
        if self._engine is None:
            self._engine = Engine(self._take, self._budget)
            await self._engine.start()
        self._uri, self._latest = uri, Facts(0, text)
        self._ended.clear()
        find = partial(Workspace().find, path.absolute(), imports_of(text)) if path else None
        self._engine.submit(uri, 0, text, find)
        await asyncio.wait_for(self._ended.wait(), self._budget.seconds + _PATIENCE)
        return self._latest

    async def close(self) -> None:
        """End every process."""
        if self._engine is not None:
            await self._engine.close()
            self._engine = None

    def _take(self, uri: str, facts: Facts) -> None:
        if uri != self._uri:
            return  # the last news of a text that has ended may come while the next is evaluated
        self._latest = facts
        if facts.ended is not None:
            self._ended.set()
