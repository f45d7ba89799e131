"""Long sequences of random edits: facts that build on those before equal facts from scratch."""

from __future__ import annotations

import dataclasses
import random
import re
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neurogebra_lsp.facts import Ended, Facts
from neurogebra_lsp.wire import Budget, Decoder, Gathering
from neurogebra_lsp.worker import program
from neurogebra_lsp.worker.inline import evaluate
from neurogebra_lsp.worker.tell import Teller

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parents[1] / "examples"
#: Values and backward passes, containers and loops, classes, what prints and what raises.
NAMES = ("chain_rule", "neuron", "problems", "gradient_descent")
#: An edit may make a loop endless: few steps end it, at the same place in every evaluation.
BUDGET = Budget(steps=20_000, seconds=60.0)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_FIELDS_OF_NODES = frozenset({"node", "root", "id", "card"})


def text_of(name: str) -> str:
    """A program to edit."""
    return (_EXAMPLES / f"{name}.py").read_text(encoding="utf-8")


def edits(text: str, seed: int, count: int) -> Iterator[str]:
    """The text after each of so many random edits: of lines, of tokens, and undone."""
    chosen = random.Random(seed)
    before = [text]
    for _ in range(count):
        if len(before) > 1 and chosen.random() < 0.3:
            before.pop()
        else:
            before.append(chosen.choice(_EDITS)(chosen, before[-1]))
        yield before[-1]


def _line_deleted(chosen: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chosen.randrange(len(lines))]
    return "\n".join(lines)


def _line_moved(chosen: random.Random, text: str) -> str:
    lines = text.split("\n")
    line = lines.pop(chosen.randrange(len(lines)))
    lines.insert(chosen.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _line_again(chosen: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(chosen.randrange(len(lines) + 1), chosen.choice(lines))
    return "\n".join(lines)


def _line_new(chosen: random.Random, text: str) -> str:
    lines = text.split("\n")
    new = chosen.choice(("", "# a comment", "new = 3", "print('new')", "random.seed(1)", "if new:"))
    lines.insert(chosen.randrange(len(lines) + 1), new)
    return "\n".join(lines)


def _token_replaced(chosen: random.Random, text: str) -> str:
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return "x = 1\n"
    old, new = chosen.choice(tokens), chosen.choice(tokens).group()
    return text[: old.start()] + chosen.choice(("", new, "2", "x")) + text[old.end() :]


_EDITS = (_line_deleted, _line_moved, _line_again, _line_new, _token_replaced, _token_replaced)


class Editor:
    """Evaluates one text after another as the engine does: with what is known of those before."""

    def __init__(self) -> None:
        self._decoder = Decoder()

    def facts(self, text: str) -> Facts:
        """The facts of the text as it is now."""
        gathering = Gathering(Facts(0, text))
        units = program.prepare(text)
        teller = Teller(0)

        def tell() -> None:
            for line in teller.lines():
                gathering.add(self._decoder.decode(line)[1])

        program.evaluate(units, BUDGET, teller.take, tell)
        tell()
        return gathering.facts()


def from_scratch(text: str) -> Facts:
    """The facts of a text of which nothing is known yet."""
    kept, program._units = program._units, OrderedDict()  # the statements rewritten before
    try:
        return evaluate(text, budget=BUDGET)
    finally:
        program._units = kept


def differing(name: str, seed: int, count: int) -> list[str]:
    """After which edits of a program its facts are not those of an evaluation from scratch."""
    editor, found = Editor(), []
    for number, text in enumerate(edits(text_of(name), seed, count), 1):
        kept, fresh = plain(editor.facts(text)), plain(from_scratch(text))
        found += [
            f"{name}, seed {seed}, edit {number}, {kind}: {kept[kind]}\n!= {fresh[kind]}\n\n{text}"
            for kind in fresh
            if kept[kind] != fresh[kind]
        ]
    return found


def plain(facts: Facts) -> dict[str, Any]:
    """Facts by kind, with identities numbered as they come: they count by what they tie together."""
    numbers: dict[int, int] = {}
    kinds = ("bound", "seen", "loops", "called", "backwards", "printed", "cards", "raised", "gaps")
    told = {kind: _plain(getattr(facts, kind), "", numbers) for kind in kinds}
    ended = facts.ended or Ended("", 0, 0.0)
    return {**told, "ended": (ended.state, ended.steps, ended.why, ended.line)}


def _plain(thing: Any, name: str, numbers: dict[int, int]) -> Any:
    if dataclasses.is_dataclass(thing):
        fields = (field.name for field in dataclasses.fields(thing))
        return [type(thing).__name__, *(_plain(getattr(thing, n), n, numbers) for n in fields)]
    if type(thing) is tuple and name != "span":
        inner = "id" if name == "inputs" else ""
        return [_plain(one, inner, numbers) for one in thing]
    if name in _FIELDS_OF_NODES and thing is not None:
        return numbers.setdefault(thing, len(numbers))
    return repr(thing)
