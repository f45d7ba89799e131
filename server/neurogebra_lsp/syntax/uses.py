"""Every place where a name of a document is read, bound or declared, told apart by its scope."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from neurogebra_lsp.facts import Span
from neurogebra_lsp.syntax import cursor, scopes, words
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.syntax.scopes import Home, Scope
from neurogebra_lsp.text import Document


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a name stands for a variable."""

    span: Span
    write: bool


@dataclass(frozen=True, slots=True)
class Uses:
    """All uses of one variable, and the lines where its name may stand for it unseen."""

    found: tuple[Use, ...]
    unclear: tuple[int, ...]  #: lines that cannot be read, or only in part


def of_name(doc: Document, here: Here) -> Uses | None:
    """The uses of the variable whose name is at a place; None where it is no variable."""
    home = home_at(doc, here)
    return None if home is None else in_home(doc, here.word, home)


def home_at(doc: Document, here: Here) -> Home | None:
    """The scope of the variable whose name is at a place."""
    if here.kind not in ("name", "parameter", "import", "function", "class", "word"):
        return None
    for binding in scopes.bindings(doc, here.word):
        if binding.span == here.span:
            return scopes.home_of_binding(binding)
    if here.kind not in ("name", "word"):
        return None
    return scopes.home_of_use(doc, here.word, scopes.scopes_around(here), here.statement)


def in_home(doc: Document, name: str, home: Home) -> Uses:
    """The uses of the variable of that name that belongs to a scope."""
    written = {b.span: scopes.home_of_binding(b) for b in scopes.bindings(doc, name)}
    found: list[Use] = []
    unclear: list[int] = []
    for statement in words.mentioning(doc, name):
        for mention in _mentions(statement.nodes, statement.text, statement.dropped, name):
            span = _moved(mention.span, statement.line)
            if mention.kind == "unclear":
                unclear.append(span[0])
            elif span in written:
                if written[span] == home:
                    found.append(Use(span, True))
            elif mention.kind == "declared":
                if home == (statement.line if mention.scopes else -1, mention.scopes):
                    found.append(Use(span, True))
            elif home == scopes.home_of_use(doc, name, mention.scopes, statement):
                found.append(Use(span, mention.kind == "deleted"))
    return Uses(tuple(found), tuple(unclear))


def clash(doc: Document, name: str, home: Home, other: str) -> Use | None:
    """A place where the variable and what is called `other` could not be told apart any more.

    Either `other` belongs to the same scope, or it is read where the variable would come between,
    or the variable is read where `other` would.
    """
    bound = scopes.bindings(doc, other)
    for binding in bound:
        if binding.name == "*" or scopes.home_of_binding(binding) == home:
            return Use(binding.span, True)
    written = {binding.span for binding in (*bound, *scopes.bindings(doc, name))}
    for statement in cursor.statements(doc):
        for word in (name, other):
            found = (
                _mentions(statement.nodes, statement.text, statement.dropped, word)
                if word in statement.text
                else ()
            )
            for mention in found:
                span = _moved(mention.span, statement.line)
                if span not in written and _clashes(
                    doc, statement, mention, word == other, (name, home), other
                ):
                    return Use(span, False)
    return None


def _clashes(
    doc: Document,
    statement: Statement,
    mention: _Mention,
    is_other: bool,
    variable: tuple[str, Home],
    other: str,
) -> bool:
    """Whether a use would mean something else if the variable had the other name."""
    name, home = variable
    if mention.kind == "unclear":
        return is_other
    theirs = scopes.home_of_use(doc, other, mention.scopes, statement)
    if is_other:
        around = (statement.line if mention.scopes else -1, mention.scopes)
        return _is_within(around, home) and not _is_within(theirs, home)
    return scopes.home_of_use(doc, name, mention.scopes, statement) == home and _is_within(
        theirs, home
    )


def _is_within(inner: Home | None, outer: Home) -> bool:
    """Whether a scope is inside another, or that scope itself."""
    if inner is None:
        return False
    return not outer[1] or (inner[0] == outer[0] and inner[1][: len(outer[1])] == outer[1])


#: What is declared (`x: int`) belongs to the scope it stands in, bound there or not.
_Kind: TypeAlias = Literal["used", "deleted", "declared", "unclear"]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place in a statement where a name is written, as if the statement began on line 0."""

    span: Span
    kind: _Kind
    scopes: tuple[Scope, ...]


#: By the context of a name that binds nothing.
_KINDS: dict[type, _Kind] = {ast.Load: "used", ast.Del: "deleted", ast.Store: "declared"}


def _moved(span: Span, by: int) -> Span:
    return (span[0] + by, span[1], span[2] + by, span[3])


@lru_cache(maxsize=16_384)
def _mentions(
    nodes: tuple[ast.stmt, ...], text: str, dropped: tuple[int, ...], name: str
) -> tuple[_Mention, ...]:
    return tuple(_read(Statement(0, text.count("\n"), text, nodes, None, dropped), name))


def _read(statement: Statement, name: str) -> Iterator[_Mention]:
    doc = Document("", 0, statement.text)
    bound = {
        binding.span
        for binding in scopes.bindings_of(statement.nodes, statement.text)
        if binding.name == name
    }
    starts = [0, *(found.end() for found in re.finditer("\n", statement.text))]
    seen: set[Span] = set()
    for match in re.finditer(rf"\b{re.escape(name)}\b", statement.text):
        line = bisect_right(starts, match.start()) - 1
        column = match.start() - starts[line]
        span = (line, column, line, column + len(name))
        if span in bound:
            yield _Mention(span, "used", ())
        elif not statement.nodes or line in statement.dropped:
            if not doc.line_text(line)[:column].lstrip().startswith("#"):
                yield _Mention(span, "unclear", ())
        else:
            here = cursor.within(statement, line, column)
            if here is not None and here.kind == "name" and here.word == name:
                seen.add(span)
                kind: _Kind = _KINDS.get(type(getattr(here.node, "ctx", None)), "used")
                yield _Mention(span, kind, scopes.scopes_around(here))
    # Not every version of Python says where the names in the braces of an f-string stand.
    for top in statement.nodes:
        for node in ast.walk(top):
            if isinstance(node, ast.JoinedStr):
                lost = [
                    inner
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Name)
                    and inner.id == name
                    and cursor.span_of(statement, inner) not in seen
                ]
                if lost:
                    yield _Mention((node.lineno - 1, 0, node.lineno - 1, 0), "unclear", ())


def plain_mentions(doc: Document, name: str) -> Iterator[int]:
    """The lines that use a name as a variable, whoever binds it."""
    for statement in words.mentioning(doc, name):
        for top in statement.nodes:
            for node in ast.walk(top):
                if isinstance(node, ast.Name) and node.id == name:
                    yield statement.line + node.lineno - 1
