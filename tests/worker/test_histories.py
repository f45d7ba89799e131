"""How numbers went through loops: what is kept of each pass."""

from neurogebra_lsp.facts import Change, Loop
from neurogebra_lsp.worker.inline import evaluate


def changes(text: str, loop: int = 0) -> dict[str, Change]:
    """The numbers that a loop of a program tells of, by name."""
    found: list[Loop] = sorted(evaluate(text).loops, key=lambda one: one.span)
    return {change.name: change for change in found[loop].changes}


def test_long_histories_are_thinned_to_the_same_passes():
    told = changes(
        "for i in range(3000):\n"
        "    twice = 2 * i\n"
        "    if i >= 701:\n"
        "        late = i\n"
        "    if i >= 2501:\n"
        "        later = i\n"
    )
    every = told["i"].every
    assert every == 4
    assert told["i"].series == tuple(range(0, 3000, every))
    assert told["twice"].series == tuple(range(0, 6000, 2 * every))
    assert told["late"].series == tuple(range(704, 3000, every))
    assert told["later"].series == tuple(range(2504, 3000, every))
    assert [told[n].first.text for n in ("i", "twice", "late", "later")] == [
        "0",
        "0",
        "701",
        "2501",
    ]
    assert told["later"].last.text == "2999"


MODEL = """
class Model:
    def __init__(self):
        self.w = 1.0
model, rates = Model(), {"a": 8.0}
"""


def test_loops_inside_of_loops_tell_of_attributes_and_items() -> None:
    text = MODEL + (
        "for epoch in range(3):\n"
        "    for x in (1, 2):\n"
        "        model.w += x\n"
        "        rates['a'] /= 2\n"
    )
    outer, inner = changes(text), changes(text, 1)
    assert outer["model.w"].series == (4.0, 7.0, 10.0)
    assert (inner["model.w"].first.text, inner["model.w"].series) == ("7", (8.0, 10.0))
    assert (inner["rates['a']"].first.text, inner["rates['a']"].series) == ("0.5", (0.25, 0.125))


def test_loops_in_functions_tell_of_attributes_and_items() -> None:
    text = MODEL + (
        "def train(m, held):\n"
        "    for x in (1, 2):\n"
        "        m.w += x\n"
        "        for _ in range(2):\n"
        "            held['a'] *= 2\n"
        "train(model, rates)\n"
        "train(model, rates)\n"
    )
    assert changes(text)["m.w"].series == (5.0, 7.0)
    assert changes(text)["held['a']"].series == (512.0, 2048.0)
    assert changes(text, 1)["held['a']"].series == (1024.0, 2048.0)


def test_loops_that_start_too_often_are_not_looked_at_any_more() -> None:
    text = MODEL + "for epoch in range(1500):\n    for x in (1, 2):\n        model.w += x\n"
    assert "model.w" in changes(text)
    assert "model.w" not in changes(text, 1)
