"""Unknown is sound: no claim about a program that hides something differs from any run of it."""

from __future__ import annotations

import pytest

from tests.differential.generate import SHORT
from tests.differential.hidden import WAYS, Hidden
from tests.differential.hiding import belied, of_generated, of_hand_written
from tests.differential.outside import MANNERS

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


BOX = """
import outside
class Box:
    def __init__(self):
        self.data = 1.0
    @outside.decorator
    def __repr__(self):
        return "box"
box = Box()
"""


@pytest.mark.parametrize("end", ["print(box.data)", "text = f'{box!r}'\nprint(box.data)"])
def test_whoever_watches_a_run_changes_nothing_by_looking(end: str) -> None:
    programs = [Hidden("decorated", f"{BOX}{end}\n", ("",) * len(MANNERS))]
    assert not belied(programs), "\n".join(belied(programs))
