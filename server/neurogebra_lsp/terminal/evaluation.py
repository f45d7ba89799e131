"""The facts of one text, from the same locked-down evaluation that editors get."""

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
    latest = Facts(version=0, text=text)
    ended = asyncio.Event()

    def on_facts(_uri: str, facts: Facts) -> None:
        nonlocal latest
        latest = facts
        if facts.ended is not None:
            ended.set()

    find = partial(Workspace().find, path.absolute(), imports_of(text)) if path else None
    engine = Engine(on_facts, budget)
    await engine.start()
    try:
        engine.submit(uri, 0, text, find)
        await asyncio.wait_for(ended.wait(), budget.seconds + _PATIENCE)
    finally:
        await engine.close()
    return latest
