"""What is wrong in a program's use of maths, and the way out.

Two sources: the text (literal formulas and names, checked even where nothing runs) and what the
evaluation raised. Where the two speak of one place, the text's answer is kept, for it points at
the character. Where the evaluation shows that a call went well, the text has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from neurogebra.spelling import closest
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Facts, Raised, Span
from neurogebra_lsp.features import misuse
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.checks import CHECKS
from neurogebra_lsp.features.checks.raised import (
    misspelt,
    rule_of,
    rules_of_exceptions,
    shapes_of_operands,
)
from neurogebra_lsp.features.ignores import without_ignored
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.text import Document

#: Exceptions that end a program on purpose, or that depend on what is installed.
_NO_FAULT = frozenset(
    {"SystemExit", "KeyboardInterrupt", "GeneratorExit", "ModuleNotFoundError", "ImportError"}
)
_MESSAGE = 300


def problems(doc: Document, facts: Facts, settings: Settings) -> tuple[Problem, ...]:
    """Every problem of a document, from top to bottom."""
    if not settings.enable or not settings.problems_enable:
        return ()
    index = index_of(facts)
    found = list(misuse.problems(doc, index))
    for check in CHECKS:
        found += check(doc, index)
    for raised in _of_facts(doc, facts):
        if not any(_same(known, raised) for known in found):
            found.append(raised)
    found += _ended(doc, facts)
    told = without_ignored(doc, found)
    return tuple(sorted(_weighed(told, settings), key=lambda problem: problem.span))


def _weighed(found: tuple[Problem, ...], settings: Settings) -> Iterator[Problem]:
    """Each problem as serious as its rule is, or as the settings want it."""
    wanted = dict(settings.problems_severity)
    for problem in found:
        severity = wanted.get(problem.rule)
        if severity != "off":
            own = rules.BY_CODE[problem.rule].severity
            yield replace(problem, severity=severity or own)


def _same(known: Problem, raised: Problem) -> bool:
    """Whether a problem of the text and one of the evaluation are one."""
    overlap = known.span[:2] <= raised.span[2:] and raised.span[:2] <= known.span[2:]
    return overlap and (known.rule == raised.rule or raised.rule in _GENERAL)


#: What is said of an exception where nothing better is known.
_GENERAL = frozenset(rules.BY_NAME[name].code for name in ("program-stops", *rules_of_exceptions()))


def _of_facts(doc: Document, facts: Facts) -> Iterator[Problem]:
    for place, raised in enumerate(facts.raised):
        rule = rules.BY_NAME.get(raised.code)
        if raised.type == "TypeError" and (word := _unwanted(raised.message)):
            yield _unwanted_argument(doc, raised, word)
        elif rule is not None:
            yield _misused(doc, raised, rule.code)
        elif place == 0 and raised.type not in _NO_FAULT:
            # What comes after the first exception may only follow from it.
            message = f"the program stops here: {raised.type}"
            if raised.message:
                message += f": {_short(raised.message)}"
            rule = rules.BY_NAME[rule_of(raised)].code
            word, names = misspelt(doc, index_of(facts), raised)
            span = _word(doc, raised.span, word)
            meant = closest(word, names) if word else None
            related = tuple(shapes_of_operands(doc, index_of(facts), raised))
            if span is None or meant is None:
                yield Problem(rule, span or raised.span, message, related)
            else:
                fix = Fix(f"Change to '{meant}'", span, meant)
                yield Problem(rule, span, f"{message} (did you mean '{meant}'?)", related, (fix,))


def _misused(doc: Document, raised: Raised, rule: str) -> Problem:
    span = _word(doc, raised.span, raised.word) or raised.span
    meant = _MEANT.search(raised.message)
    fixes: tuple[Fix, ...] = ()
    if meant is not None and doc.span_text(span) == raised.word:
        fixes = (Fix(f"Change to '{meant[1]}'", span, meant[1]),)
    return Problem(rule, span, _short(raised.message), (), fixes)


_MEANT = re.compile(r"did you mean '([^']+)'\?")
#: How CPython and numpy say that a function takes no such argument.
_UNWANTED = re.compile(
    r"got an unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword argument"
)


def _unwanted(message: str) -> str:
    found = _UNWANTED.search(message)
    return (found[1] or found[2]) if found else ""


def _unwanted_argument(doc: Document, raised: Raised, word: str) -> Problem:
    span = _word(doc, raised.span, word) or raised.span
    takes = f" ({', '.join(raised.names)})" if raised.names else ""
    meant = _meant(word, raised.names)
    fixes: tuple[Fix, ...] = ()
    is_given = re.search(rf"\b{meant}\s*=", doc.span_text(raised.span)) is not None
    if meant and not is_given and doc.span_text(span) == word:
        fixes = (Fix(f"Change to '{meant}'", span, meant),)
    function = raised.message.partition("(")[0].rpartition(".")[2]
    of = f"{function} has " if function.isidentifier() else ""
    message = f"{of}no argument '{word}'{takes}"
    return Problem(rules.BY_NAME["bad-argument"].code, span, message, (), fixes)


#: What other libraries and textbooks call the parameters of a distribution.
_ALSO_CALLED = {
    "mean": "loc", "mu": "loc", "center": "loc", "std": "scale", "sigma": "scale",
    "stddev": "scale", "shape": "size", "n": "size", "dim": "axis", "keepdim": "keepdims",
    "descending": "reverse",
}  # fmt: skip


def _meant(word: str, names: tuple[str, ...]) -> str:
    """The argument that a wrong name most likely stands for, or ""."""
    other = _ALSO_CALLED.get(word, "")
    return other if other in names else closest(word, names) or ""


def _word(doc: Document, span: Span, word: str) -> Span | None:
    """The one place within a span where a word stands."""
    if not word:
        return None
    start = doc.offset(span[0], span[1])
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", doc.span_text(span)))
    if len(found) != 1:
        return None
    begin, end = (doc.place(start + at) for at in found[0].span())
    return (*begin, *end)


def _short(message: str) -> str:
    """The first line of a message; a formula drawn below it is what the editor underlines."""
    line = message.strip().split("\n")[0]
    return line if len(line) <= _MESSAGE else f"{line[: _MESSAGE - 1]}…"


def _ended(doc: Document, facts: Facts) -> Iterator[Problem]:
    """A note where the evaluation was ended before the program."""
    ended = facts.ended
    if ended is None or ended.state == "complete" or ended.line < 0:
        return
    text = doc.line_text(ended.line)
    indent = len(text) - len(text.lstrip())
    span = (ended.line, indent, ended.line, max(len(text.rstrip()), indent))
    why = ended.why or "the evaluation was ended here"
    yield Problem(
        rules.BY_NAME["evaluation-stopped"].code, span, f"{why}; what follows is not known"
    )
