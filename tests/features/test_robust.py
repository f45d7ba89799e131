"""Features answer, and never raise, on every half-typed state of a program."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from neurogebra_lsp.facts import Facts, carry
from neurogebra_lsp.features.answers import Formula, Heading, Hover, Row
from neurogebra_lsp.features.completion import complete, resolve
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.features.lenses import lenses
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document, Offset
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import SMALL, known_of

EXAMPLES = sorted(Path("examples").glob("*.py"))


def latex_of(card: Hover) -> Iterator[str]:
    for block in card.blocks:
        if isinstance(block, Heading | Formula):
            yield block.maths.latex
        elif isinstance(block, Row):
            yield from (cell.latex for cell in block.cells)


def ask_everything(doc: Document, facts: Facts, places: list[int]) -> None:
    for at in places:
        card = hover(doc, facts, Offset(at), DEFAULTS)
        if card is not None:
            assert len(render.markdown(card, latex=True)) <= render.MOST
            assert len(render.plaintext(card)) <= render.MOST
            for latex in latex_of(card):
                bare = latex.replace(r"\{", "").replace(r"\}", "")
                assert bare.count("{") == bare.count("}")
                assert "$" not in bare.replace(r"\$", "")
            line, column, end_line, end_column = card.span
            assert (line, column) <= doc.place(at) <= (end_line, end_column)
        found = complete(doc, facts, Offset(at), DEFAULTS)
        for item in found[:1]:
            assert item.edit[:2] <= doc.place(at) <= item.edit[2:]
            resolve(item.key, DEFAULTS)
    last = len(doc.lines)
    for lens in lenses(doc, facts, DEFAULTS):
        assert 0 <= lens.span[0] < last
    for hint in hints(doc, facts, (0, last), DEFAULTS):
        assert hint.column <= len(doc.line_text(hint.line))
    for problem in problems(doc, facts, DEFAULTS):
        assert problem.span[:2] <= problem.span[2:]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_state_of_typing(path: Path) -> None:
    text = path.read_text("utf-8")
    facts = known_of(text)
    lot = random.Random(path.stem)
    ask_everything(Document("", 0, text), facts, list(range(0, len(text), 3)))
    for _ in range(30):
        cut = lot.randrange(len(text))
        typed = text[:cut] if lot.random() < 0.5 else text[:cut] + text[cut + lot.randrange(9) :]
        doc = Document("", 1, typed)
        places = [min(cut, len(typed)), *(lot.randrange(len(typed) + 1) for _ in range(3))]
        ask_everything(doc, carry(facts, 1, typed), places)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "(" * 10_000,
        "x = '" + "a" * 1_000_000 + "'\n",
        'f = Expression("f", "' + "(" * 10_000 + '")\n',
        'from neurogebra import Expression\nf = Expression("f", "' + "x+" * 200_000 + 'x")\n',
        "x = 1\r\ny = x\r\n",
        "x = '\\N{BULLET}\\ud800'\nf'{x!r:>{x}}'\n",
        "def f(:\n  forge.get('\n   \t x.",
        "\x00\x0c forge.get('",
    ],
    ids=range(10),
)
def test_hostile_text(text: str) -> None:
    doc = Document("", 0, text)
    size = len(text)
    ask_everything(doc, Facts(0, text), [0, size // 2, max(size - 4, 0), size])


def test_where_the_evaluation_ended_moves_with_its_line() -> None:
    text = "from neurogebra import Value\nn = 0\nwhile True:\n    n += 1\n"
    facts = evaluate(text, budget=SMALL)
    assert facts.ended is not None
    assert facts.ended.line in (2, 3)
    lower = carry(facts, 1, "# above\n" + text).ended
    assert lower is not None
    assert lower.line == facts.ended.line + 1
    gone = carry(facts, 1, "from neurogebra import Value\n").ended
    assert gone is not None
    assert gone.line == -1
