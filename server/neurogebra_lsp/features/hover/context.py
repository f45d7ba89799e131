"""What every finder is given: the place, what stands there, and the facts about it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from functools import cached_property

from neurogebra_lsp.facts import Facts, Shown, Span
from neurogebra_lsp.features import cards, known, objects, show
from neurogebra_lsp.features.answers import Block, Maths, Note
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.features.known import Known
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document


@dataclass(frozen=True)
class Context:
    """A place in a document."""

    doc: Document
    facts: Facts
    settings: Settings
    index: Index
    here: Here
    at: tuple[int, int]  #: line and column

    @cached_property
    def known(self) -> Known | None:
        """What is known of the name or attribute at the place."""
        return known.at(self.doc, self.index, self.here)

    @cached_property
    def objects(self) -> objects.Reader:
        """Tells which object an expression of the statement is."""
        return objects.at(self.doc, self.index, self.here)

    @property
    def line(self) -> int:
        """The line of the place."""
        return self.here.span[0]

    def seen(self, node: ast.expr) -> Shown | None:
        """What was seen of an expression of the statement, where it ran once."""
        return objects.seen_at(self.index, self.here.statement, node)

    def known_of(self, node: ast.expr) -> Known | None:
        """What is known of an expression of the statement at its place."""
        return known.of(self.index, self.here.statement, node)

    def evaluated(self, owner: Object, call: ast.Call) -> Object:
        """An expression with its card, where the call that makes it was evaluated."""
        shown = self.seen(call)
        card = self.index.card_of(shown) if shown is not None else None
        return owner if card is None else replace(owner, card=card)

    def bound_object(self) -> Object | None:
        """The object that the name at the place holds, read or just bound."""
        node = self.here.node
        if not isinstance(node, ast.Name):
            return None
        if isinstance(node.ctx, ast.Load):
            return self.objects.of(node)
        for binding in scopes.bindings(self.doc, node.id):
            if binding.span == self.here.span and binding.value is not None:
                return self.objects.of(binding.value)
        return None

    def told(self, node: ast.expr, title: Maths, shown: Shown) -> tuple[Block, ...]:
        """A value that a call or an operation made; of an Expression, its card."""
        card = self.index.card_of(shown)
        if card is None:
            return tuple(show.blocks(title, shown))
        return cards.of_card(card, self.settings, self.assigned_to(node))

    def assigned_to(self, node: ast.expr) -> str:
        """The name that an expression of the statement is bound to, if it is to one."""
        for outer in reversed(self.here.nodes):
            if isinstance(outer, ast.Assign) and outer.value is node:
                target = outer.targets[0]
                return target.id if isinstance(target, ast.Name) else ""
        return ""

    def value_span(self) -> Span:
        """The place of the whole value: of `x.grad`, not of `grad` alone."""
        node = self.here.node
        return self.here.span_of(node) if isinstance(node, ast.Attribute) else self.here.span

    def source(self, node: ast.expr) -> str:
        """An expression as it is written."""
        return cursor.source_of(self.here.statement, node)

    def call_around(self) -> ast.Call | None:
        """The call that the string, name or keyword at the place is an argument or callee of."""
        inner: ast.AST | None = None
        for node in reversed(self.here.nodes):
            if isinstance(node, ast.Call):
                return node
            if inner is not None and not isinstance(node, ast.keyword | ast.Attribute):
                return None
            inner = node
        return None

    def circumstances(self, line: int, *, after_raise: bool = False) -> tuple[Block, ...]:
        """What has to be said of every number of a line."""
        texts = known.circumstances(self.facts, line, after_raise=after_raise)
        return tuple(Note(text) for text in texts)


def reason(shown: Shown) -> str:
    """Why a value is not known, with the line that is the cause."""
    where = "" if shown.why_line is None else f" (line {shown.why_line + 1})"
    return f"{shown.why or ''}{where}"


def notes(found: Known) -> tuple[Block, ...]:
    """The circumstances of a value as the last lines of a card."""
    return tuple(Note(text) for text in found.notes)
