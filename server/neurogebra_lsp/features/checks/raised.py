"""Which rule an exception breaks that carries no rule of its own."""

from __future__ import annotations

import re

from neurogebra_lsp.facts import Raised

#: By the type of the exception and what its message says, in this order.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("LinAlgError", r"[Ss]ingular", "singular-matrix"),
    ("AxisError", r"", "axis-out-of-range"),
    ("ValueError", r"broadcast|not aligned|mismatch in its core dimension|cannot reshape|"
                   r"must match exactly|same number of dimensions|inhomogeneous shape",
     "shape-mismatch"),
    ("IndexError", r"", "index-out-of-range"),
    ("ZeroDivisionError", r"", "division-by-zero"),
    ("KeyError", r"", "missing-key"),
    ("NameError|UnboundLocalError", r"", "unknown-name"),
    ("AttributeError", r"has no attribute", "unknown-attribute"),
    ("TypeError", r"missing \d+ required|takes .* positional arguments? but", "wrong-arguments"),
    ("TypeError", r"unsupported operand|not supported between|can only concatenate|"
                  r"can't multiply sequence", "wrong-operands"),
    ("AssertionError", r"", "failed-assertion"),
)  # fmt: skip


def rules_of_exceptions() -> frozenset[str]:
    """The names of the rules that only exceptions break."""
    return frozenset(rule for _, _, rule in _RULES)


def rule_of(raised: Raised) -> str:
    """The name of the rule; `program-stops` where no other fits."""
    for types, words, rule in _RULES:
        if re.fullmatch(types, raised.type) and re.search(words, raised.message):
            return rule
    return "program-stops"
