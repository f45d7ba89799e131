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
        code="NG101",
        name="grad-before-backward",
        severity="warning",
        summary="A gradient is read before any backward pass has reached it.",
        fixable=False,
    ),
    Rule(
        code="NG102",
        name="backward-called-twice",
        severity="warning",
        summary="A second backward pass adds to the gradients of the first.",
        fixable=True,
    ),
    Rule(
        code="NG103",
        name="unreachable-parameter",
        severity="warning",
        summary="A gradient is read of a Value that the result does not depend on.",
        fixable=False,
    ),
    Rule(
        code="NG105",
        name="data-changed-before-backward",
        severity="warning",
        summary="A number is changed between its use and the backward pass.",
        fixable=False,
    ),
    Rule(
        code="NG107",
        name="backward-from-leaf",
        severity="warning",
        summary="A backward pass starts at a Value that was not computed.",
        fixable=False,
    ),
    Rule(
        code="NG108",
        name="graph-cut",
        severity="information",
        summary="A Value is made anew from the number of another: no gradient flows back.",
        fixable=False,
    ),
    Rule(
        code="NG109",
        name="parameter-rebound",
        severity="warning",
        summary="A step of training makes a new Value in the place of the parameter.",
        fixable=True,
    ),
    Rule(
        code="NG110",
        name="saturated",
        severity="information",
        summary="A sigmoid or tanh is so far out that its slope is almost 0.",
        fixable=False,
    ),
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
        code="NG120",
        name="diverging-loop",
        severity="warning",
        summary="Each step of a descent leads further away.",
        fixable=False,
    ),
    Rule(
        code="NG121",
        name="oscillating-loop",
        severity="information",
        summary="A descent jumps back and forth between the same numbers.",
        fixable=False,
    ),
    Rule(
        code="NG122",
        name="loop-without-progress",
        severity="information",
        summary="Every step of a descent is 0.",
        fixable=False,
    ),
    Rule(
        code="NG123",
        name="loop-not-finite",
        severity="warning",
        summary="A number of a loop becomes infinite or not a number.",
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
        code="NG204",
        name="unused-parameter",
        severity="warning",
        summary="A parameter is given that the formula does not have.",
        fixable=True,
    ),
    Rule(
        code="NG205",
        name="unknown-trainable",
        severity="error",
        summary="A name is to be trained that is no parameter.",
        fixable=True,
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
        code="NG304",
        name="unknown-level",
        severity="error",
        summary="An explanation is asked for at a level that there is not.",
        fixable=True,
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
        code="NG502",
        name="shape-mismatch",
        severity="error",
        summary="Arrays meet whose shapes do not fit.",
        fixable=False,
    ),
    Rule(
        code="NG503",
        name="axis-out-of-range",
        severity="error",
        summary="An axis is named that the array does not have.",
        fixable=False,
    ),
    Rule(
        code="NG504",
        name="index-out-of-range",
        severity="error",
        summary="An index lies outside of its list or array.",
        fixable=False,
    ),
    Rule(
        code="NG505",
        name="division-by-zero",
        severity="error",
        summary="Plain numbers are divided by 0.",
        fixable=False,
    ),
    Rule(
        code="NG506",
        name="unknown-attribute",
        severity="error",
        summary="An attribute or method is used that the object does not have.",
        fixable=True,
    ),
    Rule(
        code="NG507",
        name="missing-key",
        severity="error",
        summary="A dictionary has no such key.",
        fixable=True,
    ),
    Rule(
        code="NG508",
        name="unknown-name",
        severity="error",
        summary="A name is used that nothing has bound.",
        fixable=True,
    ),
    Rule(
        code="NG509",
        name="wrong-arguments",
        severity="error",
        summary="A function gets too many or too few arguments.",
        fixable=False,
    ),
    Rule(
        code="NG510",
        name="singular-matrix",
        severity="error",
        summary="A matrix without an inverse is inverted or solved with.",
        fixable=False,
    ),
    Rule(
        code="NG511",
        name="failed-assertion",
        severity="error",
        summary="An assertion does not hold.",
        fixable=False,
    ),
    Rule(
        code="NG513",
        name="wrong-operands",
        severity="error",
        summary="An operator meets types that it does not work on.",
        fixable=False,
    ),
    Rule(
        code="NG520",
        name="array-not-finite",
        severity="warning",
        summary="A computation leaves nan or infinity in an array.",
        fixable=False,
    ),
    Rule(
        code="NG521",
        name="integer-array-truncates",
        severity="warning",
        summary="A fraction is stored in an array of integers, which cuts it off.",
        fixable=False,
    ),
    Rule(
        code="NG522",
        name="compares-with-nan",
        severity="warning",
        summary="Something is compared with nan, which equals nothing.",
        fixable=True,
    ),
    Rule(
        code="NG523",
        name="compares-rounded",
        severity="warning",
        summary="Two floats are compared that differ by rounding only.",
        fixable=True,
    ),
    Rule(
        code="NG524",
        name="transposed-vector",
        severity="information",
        summary="A vector is transposed, which changes nothing.",
        fixable=False,
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
