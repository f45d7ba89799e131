"""What in the text of a program leads somewhere: names of the catalogue, codes of rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from neurogebra import catalogue
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import objects
from neurogebra_lsp.features.answers import Link
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.roles import role_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_CODE = re.compile(r"\bNG\d{3}\b")


def links(doc: Document, facts: Facts, settings: Settings) -> tuple[Link, ...]:
    """The links of a document, from top to bottom."""
    if not settings.enable:
        return ()
    found = [*_entries(doc, facts), *_rules(doc)]
    return tuple(sorted(found, key=lambda link: link.span))


def _entries(doc: Document, facts: Facts) -> Iterator[Link]:
    index = index_of(facts)
    for statement in cursor.statements(doc):
        if ".get(" not in statement.text and ".explain(" not in statement.text:
            continue
        for node in _named_strings(statement):
            line, column, _, _ = cursor.span_of(statement, node)
            here = cursor.within(statement, line, column)
            if here is None or here.literal is None:
                continue
            role = role_of(objects.at(doc, index, here), here)
            entry = catalogue.resolve(here.word) if role and role.use == "name" else None
            if entry is not None:
                yield Link(here.literal.span(0, len(here.word)), f"Open the page of {entry}", entry)


def _named_strings(statement: Statement) -> Iterator[ast.Constant]:
    for top in statement.nodes:
        for node in ast.walk(top):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("get", "explain")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield node.args[0]


def _rules(doc: Document) -> Iterator[Link]:
    for line, text in enumerate(doc.lines):
        if "neurogebra:" not in text:
            continue
        for match in _CODE.finditer(text, text.index("neurogebra:")):
            rule = rules.BY_CODE.get(match.group())
            if rule is not None:
                span = (line, match.start(), line, match.end())
                yield Link(span, f"{rule.name}: {rule.summary}", rule=rule.code)
