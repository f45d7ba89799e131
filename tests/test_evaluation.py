"""One engine for one file after the other, as the terminal's commands use it."""

from __future__ import annotations

from neurogebra_lsp.terminal.evaluation import Evaluator
from neurogebra_lsp.wire import Budget


async def test_each_file_gets_its_own_facts():
    evaluator = Evaluator(Budget(seconds=20.0))
    try:
        for n in range(6):
            facts = await evaluator.facts(f"file:///{n}.py", f"print({n})\n", None)
            assert [printed.text for printed in facts.printed] == [f"{n}\n"]
    finally:
        await evaluator.close()
