"""Comments that say something else than what is computed."""

from __future__ import annotations

from collections.abc import Iterator

from neurogebra_lsp import rules
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.comments import wrong_comments
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.text import Document

_RULES = {
    "number": "stale-result-comment",
    "shape": "wrong-shape-comment",
    "formula": "wrong-formula-comment",
    "derivative": "wrong-derivative-comment",
}
_SAID = {
    "number": "computed: {}",
    "shape": "the shape is {}",
    "formula": "it is {}",
    "derivative": "it is {}",
}


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """One for each comment that is not true, with the true result as the way out."""
    for wrong in wrong_comments(doc, index.facts):
        message = _SAID[wrong.kind].format(wrong.true)
        fix = Fix(f"Change to '{wrong.true}'", wrong.span, wrong.true)
        yield Problem(rules.BY_NAME[_RULES[wrong.kind]].code, wrong.span, message, (), (fix,))
