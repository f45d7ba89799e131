"""Colours for what stands inside of formula strings; the rest of a program is the editor's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from neurogebra import catalogue
from neurogebra.formula import parse
from neurogebra.formula.functions import FUNCTIONS
from neurogebra_lsp.features.answers import Token
from neurogebra_lsp.features.objects import argument, of_keys
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_CONSTANTS = frozenset({"pi", "oo", "E", "I"})
#: How calls that take a formula are written, and where it stands: position and keyword.
_TAKES_FORMULA = {"Expression": (1, "formula"), "compose": (0, "formula")}


def tokens(doc: Document, lines: tuple[int, int], settings: Settings) -> tuple[Token, ...]:
    """The tokens of every formula in a range of lines, in order."""
    if not settings.enable:
        return ()
    first, last = lines
    found: list[Token] = []
    for statement in cursor.statements(doc):
        if statement.line >= last or statement.end_line < first:
            continue
        if any(name in statement.text for name in _TAKES_FORMULA):
            found += _placed(statement.nodes, statement.text, statement.line)
    return tuple(found)


@lru_cache(maxsize=16_384)
def _placed(nodes: tuple[ast.stmt, ...], text: str, by: int) -> tuple[Token, ...]:
    return tuple(
        Token(token.line + by, token.column, token.length, token.kind, token.constant)
        for token in _of_statement(nodes, text)
    )


@lru_cache(maxsize=16_384)
def _of_statement(nodes: tuple[ast.stmt, ...], text: str) -> tuple[Token, ...]:
    """The tokens of a statement, as if it began on line 0."""
    statement = Statement(0, text.count("\n"), text, nodes)
    found = [
        token
        for top in nodes
        for node in ast.walk(top)
        if isinstance(node, ast.Call)
        for token in _of_call(statement, node)
    ]
    return tuple(sorted(found, key=lambda token: (token.line, token.column)))


def _of_call(statement: Statement, call: ast.Call) -> Iterator[Token]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name not in _TAKES_FORMULA:
        return
    node = argument(call, *_TAKES_FORMULA[name])
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return
    literal = cursor.string_of(statement, node)
    if literal is None:
        return
    params = of_keys(call) or () if name == "Expression" else ()
    # The names of a composition are those of other functions.
    is_composed = name == "compose"
    found = parse.tokens(node.value)
    for token, following in zip(found, (*found[1:], None), strict=True):
        kind = _kind(token, following, params)
        if is_composed and kind == "variable" and catalogue.resolve(token.text):
            kind = "function"
        if kind:
            line, column, end_line, end_column = literal.span(*token.span)
            if line == end_line:
                constant = kind == "variable" and token.text in _CONSTANTS
                yield Token(line, column, end_column - column, kind, constant)


def _kind(token: parse.Token, following: parse.Token | None, params: tuple[str, ...]) -> str:
    if token.kind == "name":
        if following is not None and following.text == "(":
            return "function"
        if token.text in params:
            return "parameter"
        return "function" if token.text in FUNCTIONS and following is None else "variable"
    if token.kind == "number":
        return "number"
    return "operator" if token.text.strip("()[], \t\n") else ""
