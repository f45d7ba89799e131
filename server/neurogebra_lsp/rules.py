"""Every problem the server can report, declared once.

Documentation, diagnostics and the command line read this table. Names say what is disliked, codes
are never used again for something else. An error of the core package carries the name of its rule
as `code`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "information", "hint"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem."""

    code: str  #: NG1xx autograd, NG2xx formulas, NG3xx catalogue, NG4xx comments, NG5xx calls
    name: str  #: "allow <name>" makes sense
    severity: Severity
    summary: str  #: one sentence: what is wrong when it fires
    fixable: bool  #: whether a certain repair is offered, at least sometimes


RULES: tuple[Rule, ...] = (
    Rule(
        code="NG111",
        name="not-a-number",
        severity="error",
        summary="An operation has no real result there: log(-1), a division by 0.",
        fixable=False,
    ),
    Rule(
        code="NG112",
        name="too-large",
        severity="error",
        summary="A result leaves the range of floats.",
        fixable=False,
    ),
    Rule(
        code="NG201",
        name="formula-syntax",
        severity="error",
        summary="A formula string cannot be parsed.",
        fixable=True,
    ),
    Rule(
        code="NG202",
        name="unknown-function",
        severity="error",
        summary="A formula calls a function that neither the language nor the catalogue has.",
        fixable=True,
    ),
    Rule(
        code="NG203",
        name="formula-too-large",
        severity="error",
        summary="A formula is too long, too deep, or its numbers explode.",
        fixable=False,
    ),
    Rule(
        code="NG210",
        name="gradient-always-zero",
        severity="warning",
        summary="A gradient is taken for a variable that does not occur in the formula.",
        fixable=True,
    ),
    Rule(
        code="NG211",
        name="missing-variable",
        severity="error",
        summary="An evaluation leaves out a variable of the formula.",
        fixable=True,
    ),
    Rule(
        code="NG212",
        name="unknown-variable",
        severity="error",
        summary="An evaluation gives a value for a variable that the formula does not have.",
        fixable=True,
    ),
    Rule(
        code="NG301",
        name="unknown-expression",
        severity="error",
        summary="A name is asked for that the catalogue does not have.",
        fixable=True,
    ),
    Rule(
        code="NG302",
        name="unknown-category",
        severity="error",
        summary="A category is asked for that the catalogue does not have.",
        fixable=True,
    ),
    Rule(
        code="NG303",
        name="name-taken",
        severity="error",
        summary="An expression is registered under a name that is taken.",
        fixable=False,
    ),
    Rule(
        code="NG401",
        name="stale-result-comment",
        severity="information",
        summary="A comment behind a line gives another result than the line has.",
        fixable=True,
    ),
    Rule(
        code="NG402",
        name="wrong-derivative-comment",
        severity="warning",
        summary="A comment gives another derivative than the line computes.",
        fixable=True,
    ),
    Rule(
        code="NG403",
        name="wrong-shape-comment",
        severity="warning",
        summary="A comment gives another shape than the array has.",
        fixable=True,
    ),
    Rule(
        code="NG404",
        name="wrong-formula-comment",
        severity="warning",
        summary="A comment gives another formula than the expression has.",
        fixable=True,
    ),
    Rule(
        code="NG491",
        name="needless-ignore",
        severity="hint",
        summary="A comment asks to ignore a rule that reports nothing there.",
        fixable=False,
    ),
    Rule(
        code="NG492",
        name="unknown-rule",
        severity="warning",
        summary="A comment asks to ignore a rule that there is not.",
        fixable=True,
    ),
    Rule(
        code="NG501",
        name="bad-argument",
        severity="error",
        summary="A function is called with an argument that it does not take.",
        fixable=True,
    ),
    Rule(
        code="NG901",
        name="program-stops",
        severity="error",
        summary="An exception that nothing catches stops the program here.",
        fixable=False,
    ),
    Rule(
        code="NG902",
        name="evaluation-stopped",
        severity="information",
        summary="The evaluation was ended here, over its budget; what follows is not known.",
        fixable=False,
    ),
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
