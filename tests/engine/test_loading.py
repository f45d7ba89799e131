"""What few programs use is loaded for those that do, before the locks close."""

from __future__ import annotations

import asyncio

import pytest
from neurogebra_lsp.engine import Engine, engine
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget

TENSOR = "from neurogebra.core.tensor import Tensor\nprint(Tensor([[1.0, 2.0]]).sum().data)"
TRAINER = """
from neurogebra import Expression, Trainer
line = Expression("line", "a*x", params={"a": 1.0}, trainable_params=["a"])
Trainer(line, learning_rate=0.5).fit([1.0], [3.0], epochs=1)
print(line.params)
"""
ALL_NAMES = "from neurogebra import *\nprint(Value(2.0).data, Tensor([1.0]).data[0])"
SYMBOLS = "from neurogebra import Expression\nprint(Expression('f', 'x*x').symbolic_expr)"


@pytest.mark.parametrize(
    ("text", "can_fork"),
    [(TENSOR, True), (TRAINER, True), (ALL_NAMES, True), (SYMBOLS, True), (TRAINER, False)],
    ids=["a tensor", "a trainer", "all names", "symbols", "a trainer, no fork"],
)
async def test_a_fresh_process_knows_what_nothing_before_has_used(text: str, can_fork: bool):
    ended: asyncio.Future[Facts] = asyncio.get_running_loop().create_future()

    def take(_uri: str, facts: Facts) -> None:
        if facts.ended is not None and not ended.done():
            ended.set_result(facts)

    engine = Engine(take, Budget(seconds=20.0), can_fork)
    await engine.start()
    try:
        engine.submit("file:///new.py", 1, text)
        facts = await asyncio.wait_for(ended, 60)
    finally:
        await engine.close()
    assert facts.gaps == ()
    assert [printed.why for printed in facts.printed] == [None]


async def test_what_gives_way_while_it_loads_is_evaluated_afterwards(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(engine, "_STOP_SECONDS", 0.0)
    told: list[tuple[str, str]] = []
    both = asyncio.Event()

    def take(uri: str, facts: Facts) -> None:
        if facts.ended is not None:
            told.append((uri, facts.ended.state))
            if len(told) == 2:
                both.set()

    made = Engine(take, Budget(seconds=20.0))
    await made.start()
    try:
        made.submit("later.py", 1, SYMBOLS, gives_way=True)
        while not made.status().startswith("evaluating"):
            await asyncio.sleep(0.01)
        made.submit("now.py", 1, "x = 1")
        await asyncio.wait_for(both.wait(), 60)
    finally:
        await made.close()
    assert told == [("now.py", "complete"), ("later.py", "complete")]
