"""Unknown is sound: no claim about a program that hides something differs from any run of it."""

from __future__ import annotations

import pytest

from tests.differential.generate import SHORT
from tests.differential.hidden import WAYS
from tests.differential.hiding import belied, of_generated, of_hand_written

#: Generated programs from this number on are long enough to hide something in.
FIRST = SHORT
pytestmark = pytest.mark.timeout(300)  # of a busy machine


@pytest.mark.parametrize("batch", range(2))
def test_generated_programs(batch: int) -> None:
    programs = list(of_generated(range(FIRST + 30 * batch, FIRST + 30 * (batch + 1))))
    assert len(programs) == 30
    assert not belied(programs), "\n".join(belied(programs))


@pytest.mark.parametrize("way", WAYS)
def test_hand_written_programs(way: str) -> None:
    programs = list(of_hand_written(way, step=20))
    assert programs
    assert not belied(programs), "\n".join(belied(programs))
