"""Every rule has a page, and the examples on it fire and stay silent as they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.problems import problems
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import SMALL

PAGES = Path("docs/rules")
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
MARK = re.compile(r"# (NG\d{3})")


def found(facts: Facts) -> list[tuple[int, str]]:
    doc = Document("file:///page.py", 0, facts.text)
    return [(problem.span[0], problem.rule) for problem in problems(doc, facts, DEFAULTS)]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_page(rule: rules.Rule) -> None:
    page = (PAGES / f"{rule.code}.md").read_text("utf-8")
    assert page.startswith(f"# {rule.code} {rule.name}\n")
    fires, silent = BLOCK.findall(page)
    marks = [
        (number, mark[1])
        for number, line in enumerate(fires.splitlines())
        for mark in MARK.finditer(line)
    ]
    assert {code for _, code in marks} == {rule.code}
    assert found(evaluate(fires, budget=SMALL)) == marks
    assert found(evaluate(silent, budget=SMALL)) == []


def test_every_page_has_a_rule() -> None:
    codes = {path.stem for path in PAGES.glob("NG*.md")}
    assert codes == set(rules.BY_CODE)
