"""What is known of a file as plain data: `neurogebra show --format json`.

A public interface, described in `docs/cli.md`. Lines and columns count from 1, in characters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from neurogebra_lsp import rules
from neurogebra_lsp.facts import Backward, Bound, Facts, Raised, Shown
from neurogebra_lsp.features.answers import Problem
from neurogebra_lsp.text import lines_of

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

VERSION = 1
_NOT_LAST = "the evaluation was ended before its last pass"


def report(file: str, facts: Facts, problems: Sequence[Problem]) -> dict[str, Json]:
    """The whole report of one file."""
    first = min(facts.raised, key=_order, default=None)
    open_lines = _open_lines(facts)
    return {
        "version": VERSION,
        "file": file,
        "bindings": _bindings(facts, first, open_lines),
        "prints": _prints(facts, first),
        "gradients": [
            gradient
            for backward in sorted(facts.backwards, key=lambda one: one.span)
            if not (backward.after_raise or backward.why)
            if backward.span[0] not in open_lines
            for gradient in _gradients(backward)
        ],
        "raises": first
        and {"line": first.span[0] + 1, "type": first.type, "message": first.message},
        "problems": [problem_entry(problem) for problem in problems],
    }


def _open_lines(facts: Facts) -> frozenset[int]:
    """Lines that would have run again, had the evaluation not been ended: bodies of all kinds."""
    if facts.ended is None or facts.ended.state == "complete":
        return frozenset()
    indented = (line for line, text in enumerate(lines_of(facts.text)) if text[:1].isspace())
    unfinished = (loop.span for loop in facts.loops if not loop.finished)
    in_loops = (line for span in unfinished for line in range(span[0], span[2] + 1))
    return frozenset((*indented, *in_loops))


def _order(raised: Raised) -> int:
    """Top-level statements raise in the order in which they stand."""
    return raised.statement_line


def _bindings(facts: Facts, first: Raised | None, open_lines: frozenset[int]) -> list[Json]:
    last: dict[tuple[int, str], Bound] = {}
    for bound in sorted(facts.bound, key=lambda one: one.span):
        last[bound.span[0], bound.name] = bound
    return [
        {
            "name": bound.name,
            "line": bound.span[0] + 1,
            **_known(
                bound.value,
                _never(bound.after_raise, first)
                or (_NOT_LAST if bound.span[0] in open_lines else ""),
            ),
            "passes": bound.passes,
        }
        for bound in last.values()
    ]


def _known(shown: Shown, never: str) -> dict[str, Json]:
    """Whether a value is what running the program gives, and it or the reason."""
    reason = never or shown.why
    if reason is None and shown.cut and shown.dtype is None:
        reason = "its repr is too long to be kept"
    if reason:
        return {"known": False, "reason": reason}
    return {"known": True, "type": shown.type, "value": _value(shown)}


def _value(shown: Shown) -> Json:
    if shown.dtype is None or shown.shape is None:
        return shown.text
    return {"dtype": shown.dtype, "shape": list(shown.shape), "data": _plain(shown.items)}


def _plain(items: object) -> Json:
    """Nested lists of numbers; JSON has no word for a number that is not finite."""
    if isinstance(items, (list, tuple)):
        return [_plain(item) for item in items]
    if isinstance(items, float) and not math.isfinite(items):
        return repr(items)
    if items is None or isinstance(items, (bool, int, float, str)):
        return items
    return repr(items)


def _never(after_raise: bool, first: Raised | None) -> str:
    """Why a line is not reached at all, "" where it is."""
    if not after_raise or first is None:
        return ""
    return f"the program stops at line {first.span[0] + 1} with {first.type}"


def _prints(facts: Facts, first: Raised | None) -> list[Json]:
    passes = Counter(printed.span for printed in facts.printed)
    entries: list[Json] = []
    for printed in facts.printed:
        reason = _never(printed.after_raise, first) or printed.why
        known: dict[str, Json] = (
            {"known": False, "reason": reason} if reason else {"known": True, "text": printed.text}
        )
        entries.append(
            {"line": printed.span[0] + 1, **known, "passes": passes[printed.span]},
        )
    return entries


def _gradients(backward: Backward) -> Iterator[Json]:
    """What one call of backward() left in every Value that a name tells from the others."""
    shared = Counter(node.name for node in backward.nodes)
    for node in backward.nodes:
        if node.name and shared[node.name] == 1 and node.id != backward.root:
            yield {
                "root": backward.root_name,
                "of": node.name,
                "line": backward.span[0] + 1,
                "value": repr(node.grad),
            }


def problem_entry(problem: Problem) -> Json:
    """A problem as programs read it."""
    rule = rules.BY_CODE[problem.rule]
    line, column, end_line, end_column = problem.span
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": problem.severity,
        "line": line + 1,
        "column": column + 1,
        "end_line": end_line + 1,
        "end_column": end_column + 1,
        "message": problem.message,
    }
