"""A program typed key by key, and what an editor shows of it meanwhile: nothing may flicker.

Each key goes through the session that serves an editor. At some of them, as when an evaluation
comes to its end, facts come: of this text or of the one before, at once or streaming in. Then

- what is shown of the statements above the one being typed stays as it was: what is typed below
  cannot have changed it. What a line tells of the lines below (gradients that a later backward
  pass left, how often a function was called) follows those once they are whole;
- while what is being typed is not whole, nothing that is shown of any other line goes or changes;
- once all is typed, all is shown as if the text had been opened so.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.hints import hints
from neurogebra_lsp.features.hover import hover
from neurogebra_lsp.protocol.session import OnFacts, Session
from neurogebra_lsp.syntax.imports import uses_neurogebra
from neurogebra_lsp.syntax.recover import Statement, statements
from neurogebra_lsp.text import Document, Offset
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate

from tests.support.engines import HandEngine

URI = "untitled:typed"
#: What is half typed may be a loop without end.
BUDGET = Budget(steps=20_000, seconds=60.0)
_PROGRAMS = Path(__file__).parent.parent / "differential" / "programs"
NAMES = tuple(
    [
        "language/comprehensions",
        "language/closures",
        "language/match_sequences",
        "language/generators",
        "language/exception_flow",
        "language/with_statement",
        "language/class_basics",
        "language/loops_else",
        "ml/softmax_classifier",
        "values/recurrent_memory",
        "ml/kmeans",
        "values/soft_margin",
        "values/huber_regression",
        "values/chain_rule",
        "values/layer_norm_scalars",
        "values/momentum",
        "neurogebra/tensor",
        "numpy/broadcasting",
        "numpy/cumulative_diffs",
        "raises/in_method",
        "values/basics",
        "values/gradient_descent",
        "values/linear_fit",
        "values/logistic",
        "values/functions",
        "values/neuron",
        "values/accumulation",
        "values/xor_training",
        "values/several_graphs",
        "values/mlp",
    ]
)


def program(name: str) -> str:
    """One of the programs, as a file of which something is shown."""
    text = (_PROGRAMS / f"{name}.py").read_text("utf-8")
    return text if uses_neurogebra(text) else f"import neurogebra\n{text}"


#: What is shown at a place: a kind and a column, then the pieces it is made of.
Shown = dict[tuple[str, int], tuple[str, ...]]


@dataclass(frozen=True)
class Screen:
    """What is shown of a text, line by line; `own` leaves out what tells of lines below."""

    text: str
    statements: tuple[Statement, ...]
    everything: dict[int, Shown]
    own: dict[int, Shown]


class _ByHand(HandEngine):
    """An evaluator that evaluates when it is told to."""

    def forget(self, uri: str) -> None:
        super().forget(uri)
        self.submitted.clear()

    def tell(self, *, late: bool, streaming: bool) -> str:
        """Facts of the newest text, or of the one before, which is returned; or half of them."""
        nothing = (URI, 0, "")
        *_, before, newest = nothing, nothing, *self.submitted
        _, version, text = before if late else newest
        if version:
            facts = evaluate(text, version, BUDGET)
            self._on_facts(URI, _first_half(facts) if streaming else facts)
        return text


def _first_half(facts: Facts) -> Facts:
    half = len(facts.starts) // 2
    end = facts.starts[half] if facts.starts else 0
    return replace(
        facts,
        ended=None,
        starts=facts.starts[:half],
        parts=facts.parts[:half],
        printed=tuple(one for one in facts.printed if one.span[0] < end),
        raised=(),
        gaps=(),
    )


def typed(text: str, rate: float, seed: str) -> Iterator[str]:
    """What goes wrong while a program is typed, with facts at this part of the keys."""
    yield from strokes([text[:n] for n in range(1, len(text) + 1)], rate, seed)


def retyped(text: str, statement: int, rate: float, seed: str) -> Iterator[str]:
    """What goes wrong while one statement of a program is deleted and typed again."""
    found = statements(text)[statement]
    start = sum(len(line) + 1 for line in text.split("\n")[: found.line])
    before, after = text[:start], text[start + len(found.text) :]
    texts = [before + found.text[:n] + after for n in range(len(found.text) + 1)]
    yield from strokes([text, *texts], rate, seed)


def strokes(texts: list[str], rate: float, seed: str) -> Iterator[str]:
    """What goes wrong while a document goes through these texts."""
    lot = random.Random(seed)
    session, evaluator = opened(texts[0])
    before = screen(session)
    for version, text in enumerate(texts[1:], 2):
        session.change(Document(URI, version, text), {URI: version})
        if 2 < version < len(texts) and lot.random() >= rate:
            continue
        after = screen(session)
        edit = Edit.between(before, after)
        wrong = list(edit.flickers(before, after, None))
        for late, streaming in (*lot.choice(_FIRST), (False, False)):
            told = evaluator.tell(late=late, streaming=streaming)
            before, after = after, screen(session)
            wrong += edit.flickers(before, after, told)
        yield from (f"version {version}: {one}\n{text}" for one in wrong)
        before = after
        ask_at(session, lot)
    if (fresh := screen(opened(texts[-1])[0])) != before:
        yield f"at the end: {difference(fresh, before)}"


#: How facts come before all of the newest text do: late ones of the text before, half, or none.
_FIRST: list[list[tuple[bool, bool]]] = [[], [], [(True, False)], [(False, True)]]


def opened(text: str) -> tuple[Session, _ByHand]:
    """A session that has just opened a text."""
    evaluators: list[_ByHand] = []

    def make(on_facts: OnFacts) -> _ByHand:
        evaluators.append(_ByHand(on_facts))
        return evaluators[-1]

    session = Session(make, lambda uri, is_all: None)
    session.open(Document(URI, 1, text), {URI: 1})
    evaluators[0].tell(late=False, streaming=False)
    return session, evaluators[0]


def screen(session: Session) -> Screen:
    """All that an editor would show now."""
    entry, view = session.opened(URI), session.view(URI)
    assert entry is not None
    everything: dict[int, Shown] = {}
    own: dict[int, Shown] = {}
    found = statements(entry.doc.text)
    if view is not None:
        for lens in view.lenses:
            # One with a command offers to go on where this evaluation ended: no fact of a line.
            if lens.command:
                continue
            at = ("lens", lens.span[1])
            everything.setdefault(lens.span[0], {})[at] = (lens.title,)
            if runs_once(found, lens.span[0]):
                own.setdefault(lens.span[0], {})[at] = (lens.title,)
        for hint in hints(view.doc, view.facts, (0, len(view.doc.lines)), view.settings):
            at = ("hint", hint.column)
            pieces = tuple(part.text for part in hint.parts)
            everything.setdefault(hint.line, {})[at] = pieces
            if runs_once(found, hint.line):
                pieces = tuple(p.text for p in hint.parts if p.target is None and p.text.strip())
                own.setdefault(hint.line, {})[at] = pieces
        assert view.problems is not None
    return Screen(entry.doc.text, found, everything, own)


def runs_once(found: tuple[Statement, ...], line: int) -> bool:
    """Whether a line is done when the statements below begin: it is not in what they may call."""
    statement = next((s for s in found if s.line <= line <= s.end_line), None)
    return statement is not None and not re.match(r"(async\s|def|class|@)", statement.text)


@dataclass(frozen=True)
class Edit:
    """Which lines of a text were replaced, by how many, and where the statement around begins."""

    line: int
    n_before: int
    n_after: int
    statement: int

    @classmethod
    def between(cls, old: Screen, new: Screen) -> Edit:
        before, after = old.text.split("\n"), new.text.split("\n")
        least = min(len(before), len(after))
        line = next((n for n in range(least) if before[n] != after[n]), least)
        below = 0
        while below < least - line and before[-1 - below] == after[-1 - below]:
            below += 1
        around = [_around(screen.statements, line) for screen in (old, new)]
        first = min((statement.line for statement in around if statement), default=line)
        return cls(line, len(before) - line - below, len(after) - line - below, first)

    def flickers(self, before: Screen, after: Screen, told: str | None) -> Iterator[str]:
        """What is shown no more, or otherwise, with no reason for it in the facts of this text."""
        for place in range(self.statement):
            old, new = before.own.get(place, {}), after.own.get(place, {})
            if any(new.get(at) != pieces for at, pieces in old.items() if pieces):
                yield f"line {place + 1} above, {old} was shown, now {new}"
        if told is not None and not self._is_broken(told):
            return
        n_before = self.n_before if before.text != after.text else self.n_after
        for place, old in before.everything.items():
            if self.line <= place < self.line + n_before:
                continue
            now = place if place < self.line else place - n_before + self.n_after
            if now >= self.statement and not runs_once(after.statements, now):
                continue
            new = after.everything.get(now, {})
            if any(_without_age(new.get(at, ())) != _without_age(old[at]) for at in old):
                yield f"line {now + 1}, told {told is not None}, {old} was shown, now {new}"

    def _is_broken(self, text: str) -> bool:
        around = _around(statements(text), self.line)
        return around is not None and around.problem is not None


def _around(found: tuple[Statement, ...], line: int) -> Statement | None:
    return next((s for s in found if s.line <= line <= s.end_line), None)


def _without_age(pieces: tuple[str, ...]) -> str:
    """Without the mark of what may be from before an edit."""
    return "".join(pieces).removesuffix(" …")


def ask_at(session: Session, lot: random.Random) -> None:
    """A hover somewhere answers."""
    view = session.view(URI)
    if view is not None:
        at = Offset(lot.randrange(len(view.doc.text) + 1))
        hover(view.doc, view.facts, at, view.settings)


def difference(one: Screen, other: Screen) -> str:
    """Where two screens are not the same."""
    return next(
        f"line {place + 1}: {one.everything.get(place)} but {other.everything.get(place)}"
        for place in sorted({**one.everything, **other.everything})
        if one.everything.get(place) != other.everything.get(place)
    )
