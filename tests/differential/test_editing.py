"""After every one of many random edits, facts are those of an evaluation from scratch."""

from __future__ import annotations

import asyncio

import pytest
from neurogebra_lsp.engine import Engine
from neurogebra_lsp.facts import Facts

from tests.differential.editing import (
    BUDGET,
    NAMES,
    differing,
    edits,
    from_scratch,
    plain,
    text_of,
)


@pytest.mark.parametrize("name", NAMES)
def test_facts_after_every_edit_are_those_from_scratch(name: str) -> None:
    found = differing(name, seed=1, count=15)
    assert not found, found[0]


def test_edits_change_what_is_known() -> None:
    """The comparison would see it: hardly two texts of a sequence have the same facts."""
    texts = [text_of("neuron"), *edits(text_of("neuron"), seed=1, count=12)]
    assert len({repr(plain(from_scratch(text))) for text in texts}) > 6


async def test_so_are_those_of_the_warmed_process() -> None:
    told: asyncio.Queue[Facts] = asyncio.Queue()
    engine = Engine(lambda _, facts: told.put_nowait(facts), BUDGET)
    await engine.start()
    for version, text in enumerate(edits(text_of("chain_rule"), seed=2, count=12)):
        engine.submit("a", version, text)
        while (facts := await told.get()).version != version or facts.ended is None:
            pass
        assert plain(facts) == plain(from_scratch(text)), text
    await engine.close()
