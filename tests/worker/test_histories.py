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
