"""How the tests of features ask: a program in, what an editor would show out."""

from __future__ import annotations

import functools

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.answers import Hover, Item, Problem, Refusal
from neurogebra_lsp.features.completion import complete
from neurogebra_lsp.features.definition import definition
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.features.lenses import LINKS, lenses
from neurogebra_lsp.features.marks import marks
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.features.rename import rename
from neurogebra_lsp.settings import DEFAULTS, Settings
from neurogebra_lsp.text import Document
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import Marked, marked, source

#: Enough for every fixture that ends, and soon over for one that does not.
SMALL = Budget(steps=100_000, seconds=20.0)


@functools.lru_cache(maxsize=64)
def known_of(text: str) -> Facts:
    """What is known of a program; several tests ask about each of the examples."""
    return evaluate(text, budget=SMALL)


def card(fixture: str, settings: Settings = DEFAULTS) -> list[str] | None:
    """The lines of the card at the caret, as plain text."""
    found = hovered(fixture, settings)
    return None if found is None else render.plaintext(found).split("\n")


def hovered(
    fixture: str, settings: Settings = DEFAULTS, facts: Facts | None = None
) -> Hover | None:
    case = marked(fixture)
    return hover(case.doc, facts or evaluate(case.text), case.at, settings)


def lens_titles(fixture: str, settings: Settings = DEFAULTS) -> list[tuple[int, str]]:
    """Line and title of every lens but those that only lead somewhere."""
    text = source(fixture)
    doc = Document("file:///test.py", 0, text)
    return [
        (lens.span[0], lens.title)
        for lens in lenses(doc, evaluate(text, budget=SMALL), settings)
        if lens.command not in LINKS
    ]


def hint_texts(fixture: str, settings: Settings = DEFAULTS) -> list[tuple[int, str]]:
    """Line and text of every hint."""
    text = source(fixture)
    doc = Document("file:///test.py", 0, text)
    found = hints(doc, evaluate(text), (0, len(doc.lines)), settings)
    return [(hint.line, "".join(part.text for part in hint.parts)) for hint in found]


def items(fixture: str, *, evaluated: bool = False) -> tuple[Marked, tuple[Item, ...]]:
    case = marked(fixture)
    facts = evaluate(case.text) if evaluated else Facts(0, case.text)
    return case, complete(case.doc, facts, case.at, DEFAULTS)


def labels(fixture: str, most: int = 8, *, evaluated: bool = False) -> list[str]:
    """The best completions at the caret."""
    return [item.label for item in items(fixture, evaluated=evaluated)[1][:most]]


def completed(fixture: str, label: str) -> str:
    """The text after a completion was accepted, with a bar where the cursor is then."""
    case, found = items(fixture)
    (item,) = [item for item in found if item.label == label]
    start = case.doc.offset(*item.edit[:2])
    end = case.doc.offset(*item.edit[2:])
    return case.text[:start] + item.new_text + "|" + case.text[end:]


def problems_of(text: str, *, evaluated: bool = True) -> tuple[Problem, ...]:
    doc = Document("file:///test.py", 0, text)
    facts = known_of(text) if evaluated else Facts(0, text)
    return problems(doc, facts, DEFAULTS)


def told(fixture: str, *, evaluated: bool = True) -> list[tuple[str, str, str]]:
    """Rule, the text underlined and message of every problem."""
    text = source(fixture)
    doc = Document("file:///test.py", 0, text)
    found = problems_of(text, evaluated=evaluated)
    return [(problem.rule, doc.span_text(problem.span), problem.message) for problem in found]


def fixed(fixture: str, *, evaluated: bool = True) -> str:
    """The text after the first fix of every problem."""
    text = source(fixture)
    doc = Document("file:///test.py", 0, text)
    fixes = [p.fixes[0] for p in problems_of(text, evaluated=evaluated) if p.fixes]
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        start, end = doc.offset(*fix.span[:2]), doc.offset(*fix.span[2:])
        text = text[:start] + fix.new_text + text[end:]
    return text


def marked_places(fixture: str) -> list[tuple[int, str, bool]]:
    """Line, text and whether it is written, of every place that names what is at the caret."""
    case = marked(fixture)
    return [
        (mark.span[0], case.doc.span_text(mark.span), mark.write)
        for mark in marks(case.doc, evaluate(case.text), case.at, DEFAULTS)
    ]


def renamed(fixture: str, new_name: str) -> str | None:
    """The text after a rename at the caret, the reason why there is none, or None."""
    case = marked(fixture)
    found = rename(case.doc, evaluate(case.text), case.at, new_name, DEFAULTS)
    if found is None or isinstance(found, Refusal):
        return found.why if found else None
    text = case.text
    for edit in sorted(found, key=lambda edit: edit.span, reverse=True):
        start, end = case.doc.offset(*edit.span[:2]), case.doc.offset(*edit.span[2:])
        text = text[:start] + edit.new_text + text[end:]
    return text


def defined(fixture: str) -> list[tuple[int, str, str]]:
    """Line, text and entry of where the thing at the caret is defined."""
    case = marked(fixture)
    return [
        (target.span[0], case.doc.span_text(target.span), target.entry)
        for target in definition(case.doc, evaluate(case.text), case.at, DEFAULTS)
    ]
