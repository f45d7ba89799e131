"""The problems that are told of results: one file for each kind of thing that can be wrong.

Each has `problems(doc, index)`. What is wrong in the text of formulas and calls is in `misuse`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from neurogebra_lsp.features.answers import Problem
from neurogebra_lsp.features.checks import arrays, comments, formulas, gradients, loops
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.text import Document

Check = Callable[[Document, Index], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    gradients.problems, loops.problems, formulas.problems, arrays.problems, comments.problems,
)  # fmt: skip
