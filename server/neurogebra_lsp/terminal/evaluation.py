"""The facts of one text, from the same locked-down evaluation that editors get."""

from __future__ import annotations

import asyncio

from neurogebra_lsp.engine import Engine
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget

#: The engine ends what goes beyond its budget; this long, in seconds, it may take to start.
_PATIENCE = 30.0


def evaluate(uri: str, text: str) -> Facts:
    """All that is known of a text once its evaluation has ended."""
    return asyncio.run(_evaluated(uri, text))


async def _evaluated(uri: str, text: str) -> Facts:
    latest = Facts(version=0, text=text)
    ended = asyncio.Event()

    def on_facts(_uri: str, facts: Facts) -> None:
        nonlocal latest
        latest = facts
        if facts.ended is not None:
            ended.set()

    budget = Budget()
    engine = Engine(on_facts, budget)
    await engine.start()
    try:
        engine.submit(uri, 0, text)
        await asyncio.wait_for(ended.wait(), budget.seconds + _PATIENCE)
    finally:
        await engine.close()
    return latest
