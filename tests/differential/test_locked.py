"""The locked-down process knows of whole programs what an unlocked one does.

A library that loads a part of itself late cannot do so behind the locks: what programs commonly
use has to be there before. None of these programs reaches for anything outside of itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from neurogebra_lsp.terminal.evaluation import Evaluator

from tests.differential.test_programs import PATIENT

PROGRAMS = Path(__file__).parent / "programs"
pytestmark = pytest.mark.timeout(300)  # of a busy machine


@pytest.mark.parametrize("folder", ["libraries", "neurogebra", "numpy", "stdlib"])
async def test_nothing_is_unknown_for_the_locks_alone(folder: str) -> None:
    evaluator = Evaluator(PATIENT)
    try:
        for path in sorted(PROGRAMS.joinpath(folder).glob("*.py")):
            facts = await evaluator.facts(path.as_uri(), path.read_text(encoding="utf-8"), None)
            assert facts.ended is not None
            assert facts.ended.state == "complete", path
            assert [gap for gap in facts.gaps if "reaches outside" in gap.why] == [], path
    finally:
        await evaluator.close()
