"""Comments by which a program asks not to be told of a rule, on a line or in the whole file.

`# neurogebra: ignore[NG201]` speaks of its own line, `# neurogebra: ignore` of every rule there,
and `# neurogebra: ignore-file[NG401]`, on a line of its own, of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from neurogebra.spelling import closest
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Span
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.text import Document

_COMMENT = re.compile(
    r"#\s*neurogebra\s*:\s*(?P<what>ignore-file|ignore)\b\s*(?:\[(?P<rules>[^\]\n]*)\])?"
)
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class _Ignore:
    """One rule, or every rule where `rule` is "", that is not to be told."""

    rule: str
    line: int  #: -1 for the whole file
    span: Span


def without_ignored(doc: Document, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that a program wants to be told, with those of its wishes themselves."""
    if "neurogebra" not in doc.text:
        return tuple(problems)
    ignores, unknown = _read(doc)
    if not ignores and not unknown:
        return tuple(problems)
    kept = [p for p in problems if not any(_covers(ignore, p) for ignore in ignores)]
    needless = [
        ignore for ignore in ignores if not any(_covers(ignore, problem) for problem in problems)
    ]
    return (*kept, *unknown, *map(_needless, needless))


def _covers(ignore: _Ignore, problem: Problem) -> bool:
    if ignore.rule and ignore.rule != problem.rule:
        return False
    return ignore.line < 0 or problem.span[0] <= ignore.line <= problem.span[2]


def _read(doc: Document) -> tuple[list[_Ignore], list[Problem]]:
    found: list[_Ignore] = []
    unknown: list[Problem] = []
    for number, text in enumerate(doc.lines):
        if "neurogebra" not in text or "#" not in text:
            continue
        for comment in _COMMENT.finditer(text):
            is_file = comment["what"] == "ignore-file"
            if is_file and text[: comment.start()].strip():
                continue
            line = -1 if is_file else number
            whole = (number, comment.start(), number, comment.end())
            if comment["rules"] is None:
                found.append(_Ignore("", line, whole))
                continue
            for word in _NAME.finditer(text, comment.start("rules"), comment.end("rules")):
                span = (number, word.start(), number, word.end())
                rule = rules.BY_CODE.get(word.group()) or rules.BY_NAME.get(word.group())
                if rule is None:
                    unknown.append(_unknown(word.group(), span))
                else:
                    found.append(_Ignore(rule.code, line, span))
    return found, unknown


def _unknown(word: str, span: Span) -> Problem:
    meant = closest(word, (*rules.BY_CODE, *rules.BY_NAME))
    hint = f" (did you mean {meant}?)" if meant else ""
    fixes = (Fix(f"Change to {meant}", span, meant),) if meant else ()
    return Problem(
        rules.BY_NAME["unknown-rule"].code, span, f"there is no rule '{word}'{hint}", (), fixes
    )


def _needless(ignore: _Ignore) -> Problem:
    where = "in this file" if ignore.line < 0 else "on this line"
    what = ignore.rule or "anything"
    return Problem(
        rules.BY_NAME["needless-ignore"].code, ignore.span, f"{what} is not reported {where}"
    )
