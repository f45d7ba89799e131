"""Misuse of formulas and of the catalogue that the program's text shows by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from neurogebra import catalogue
from neurogebra.formula.parse import Problem as FormulaProblem
from neurogebra.formula.parse import check, tokens
from neurogebra.formula.tree import Sym, walk
from neurogebra.spelling import closest
from neurogebra_lsp import rules
from neurogebra_lsp.facts import Span
from neurogebra_lsp.features import objects
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.features.objects import Object, argument
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

#: No statement without one of these calls can misuse anything.
_CALLS = frozenset({"Expression", "get", "explain", "compose", "gradient", "integrate", "eval",
                    "list_all"})  # fmt: skip
_CALLED = re.compile(r"(?<!\w)(\w{1,100})[ \t]*\(")
#: Contexts that expect an exception.
_EXPECTING = frozenset({"raises", "suppress", "assertRaises", "assertRaisesRegex", "warns"})


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """Every misuse, statement by statement."""
    program = _Program(doc, index)
    wanted = _CALLS | _callable_names(doc, index)
    last: Statement | None = None
    for call in _CALLED.finditer(doc.text):
        if call[1] not in wanted:
            continue
        statement = cursor.statement_at(doc, doc.place(call.start())[0])
        if statement is None or statement is last:
            continue
        last = statement
        for path, node in _calls(statement.nodes):
            yield from _Call(program, statement, path, node).problems()


@dataclass(frozen=True)
class _Program:
    """What all calls of a document share."""

    doc: Document
    index: Index

    @cached_property
    def registered(self) -> tuple[str, ...] | None:
        """The names it registers; None where they cannot be told."""
        return registered(self.doc)


#: Words are bounded, so that a line of a million letters is read once and not for each of them.
_HOLDS = re.compile(
    r"(?<!\w)(\w{1,100})[ \t]*=[^=\n]*(?:Expression\(|\.get\(|\.gradient\(|\.compose\()"
)


def _callable_names(doc: Document, index: Index) -> set[str]:
    """The names that may hold an expression: it can be called like a function."""
    names = {
        bound.name
        for part in index.facts.parts
        for bound in part.bound
        if bound.value.type == "Expression"
    }
    return names | set(_HOLDS.findall(doc.text))


@lru_cache(maxsize=4_096)
def _calls(tops: tuple[ast.stmt, ...]) -> tuple[tuple[tuple[ast.AST, ...], ast.Call], ...]:
    """The calls of a statement, each with the nodes that lead to it."""
    found: list[tuple[tuple[ast.AST, ...], ast.Call]] = []
    pending: list[tuple[ast.AST, ...]] = [(top,) for top in reversed(tops)]
    while pending:
        path = pending.pop()
        node = path[-1]
        if isinstance(node, ast.Call):
            found.append((path, node))
        if not _expects_exceptions(node):
            pending += [(*path, child) for child in _inner(node)]
    return tuple(found)


def _inner(node: ast.AST) -> list[ast.AST]:
    return list(ast.iter_child_nodes(node))[::-1]


def _expects_exceptions(node: ast.AST) -> bool:
    """Whether what raises in a block is caught there, and so perhaps meant."""
    if isinstance(node, ast.Try) or type(node).__name__ == "TryStar":
        return bool(getattr(node, "handlers", ()))
    if not isinstance(node, ast.With | ast.AsyncWith):
        return False
    for item in node.items:
        call = item.context_expr
        function = call.func if isinstance(call, ast.Call) else call
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name in _EXPECTING:
            return True
    return False


class _Call:
    """One call, checked."""

    def __init__(
        self,
        program: _Program,
        statement: Statement,
        path: tuple[ast.AST, ...],
        node: ast.Call,
    ) -> None:
        self._doc = program.doc
        self._program = program
        self._statement = statement
        self._node = node
        span = cursor.span_of(statement, node)
        self._here = Here("name", "", span, statement, path)
        self._reader = objects.at(program.doc, program.index, self._here)
        self._text_reader = objects.from_text(program.doc, self._here)
        seen = program.index.seen.get(span)
        #: The evaluation went through this call without an exception.
        self._went_well = seen is not None and seen.value.known

    def problems(self) -> Iterator[Problem]:
        function = self._node.func
        if isinstance(function, ast.Name) or not isinstance(function, ast.Attribute):
            made = self._reader.of(function)
            if made is not None and made.kind == "class" and made.name == "Expression":
                yield from self._formula(1, "formula", objects.of_keys(self._node))
            elif made is not None and made.kind == "Expression":
                yield from self._evaluation(function)
            return
        checks = _CHECKS.get(function.attr)
        if checks is not None:
            owner = self._reader.of(function.value)
            if owner is not None and owner.kind in checks:
                yield from checks[owner.kind](self, owner, function.value)
        elif function.attr == "Expression":
            made = self._reader.of(function)
            if made is not None and made.kind == "class":
                yield from self._formula(1, "formula", objects.of_keys(self._node))

    def _problem(self, rule: str, span: Span, message: str, *fixes: Fix) -> Problem:
        return Problem(rules.BY_NAME[rule].code, span, message, (), fixes)

    def _literal(self, position: int, name: str) -> ast.Constant | None:
        node = argument(self._node, position, name)
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        return node if is_text and isinstance(node, ast.Constant) else None

    # -- formulas ---------------------------------------------------------------------------

    def composition(self, _owner: Object, _receiver: ast.expr) -> Iterator[Problem]:
        """`forge.compose("…")`: every name in it is one of the catalogue."""
        node, own = self._literal(0, "formula"), self._program.registered
        known = catalogue.names()
        if node is None or own is None or self._went_well or not known:
            return
        words = {token.text for token in tokens(str(node.value)) if token.kind == "name"}
        parsed = check(node.value, {*known, *own, *words})
        yield from self._in_formula(node, parsed.problems)
        literal = cursor.string_of(self._statement, node)
        if parsed.tree is None or literal is None:
            return
        for name in walk(parsed.tree):
            if not isinstance(name, Sym) or name.constant or name.name in own:
                continue
            if catalogue.resolve(name.name) is None:
                yield self._unknown_entry(literal.span(*name.span), name.name, own)

    def _formula(
        self, position: int, name: str, params: tuple[str, ...] | None
    ) -> Iterator[Problem]:
        node = self._literal(position, name)
        if node is not None and params is not None and not self._went_well:
            yield from self._in_formula(node, check(node.value, params).problems)

    def _in_formula(
        self, node: ast.Constant, problems: tuple[FormulaProblem, ...]
    ) -> Iterator[Problem]:
        literal = cursor.string_of(self._statement, node)
        for found in problems:
            if literal is None:
                whole = cursor.span_of(self._statement, node)
                yield self._problem(found.code, whole, found.message)
                continue
            span = literal.span(*found.span)
            fixes = () if found.suggestion is None else (_formula_fix(span, found.suggestion),)
            yield self._problem(found.code, span, found.message, *fixes)

    # -- the catalogue ----------------------------------------------------------------------

    def name(self, _owner: Object, _receiver: ast.expr) -> Iterator[Problem]:
        """`forge.get("…")` and `forge.explain("…")`."""
        node = self._literal(0, "name")
        if node is None or self._went_well or not isinstance(node.value, str):
            return
        word = node.value
        own = self._program.registered
        if own is None or catalogue.resolve(word) is not None or word in own:
            return
        literal = cursor.string_of(self._statement, node)
        if catalogue.names() and literal is not None:
            yield self._unknown_entry(literal.span(0, len(word)), word, own)

    def _unknown_entry(self, span: Span, word: str, own: tuple[str, ...]) -> Problem:
        meant = catalogue.suggest(word, own)
        return self._unknown("unknown-expression", "expression", span, word, meant)

    def category(self, _owner: Object, _receiver: ast.expr) -> Iterator[Problem]:
        """`forge.list_all(category="…")`."""
        node = self._literal(0, "category")
        known = catalogue.categories()
        if node is None or self._went_well or not isinstance(node.value, str) or not known:
            return
        literal = cursor.string_of(self._statement, node)
        if node.value not in known and literal is not None:
            meant = closest(node.value, known)
            span = literal.span(0, len(node.value))
            yield self._unknown("unknown-category", "category", span, node.value, meant)

    def _unknown(self, rule: str, kind: str, span: Span, word: str, meant: str | None) -> Problem:
        if meant is None:
            return self._problem(rule, span, f"unknown {kind} '{word}'")
        fix = Fix(f"Change to '{meant}'", span, meant)
        return self._problem(rule, span, f"unknown {kind} '{word}' (did you mean '{meant}'?)", fix)

    # -- variables --------------------------------------------------------------------------

    def derivative(self, owner: Object, receiver: ast.expr) -> Iterator[Problem]:
        """`f.gradient("…")`."""
        node, variables = self._literal(0, "var"), owner.variables()
        if node is None or variables is None or not isinstance(node.value, str):
            return
        by = node.value
        if by in variables or by in (owner.settings() or ()) or not variables:
            return
        literal = cursor.string_of(self._statement, node)
        if literal is None:
            return
        span = literal.span(0, len(by))
        meant = variables[0] if len(variables) == 1 else closest(by, variables)
        fixes = (Fix(f"Change to '{meant}'", span, meant),) if meant else ()
        told = self._told(owner, receiver)
        yield self._problem(
            "gradient-always-zero",
            span,
            f"{told} does not contain {by}, so this is always 0; {_variables(variables)}",
            *fixes,
        )

    def evaluation(self, _owner: Object, receiver: ast.expr) -> Iterator[Problem]:
        """`f.eval(x=1)`."""
        yield from self._evaluation(receiver)

    def _evaluation(self, receiver: ast.expr) -> Iterator[Problem]:
        # A derivative still takes the names of the formula it comes from, so what is asked for
        # is the formula as it is written, not what an evaluation made of it.
        owner = self._text_reader.of(receiver)
        if owner is None or owner.kind != "Expression":
            return
        variables, settings = owner.variables(), owner.settings()
        call = self._node
        if variables is None or settings is None or self._went_well:
            return
        starred = any(isinstance(given, ast.Starred) for given in call.args)
        if starred or any(keyword.arg is None for keyword in call.keywords):
            return
        given = [keyword.arg for keyword in call.keywords if keyword.arg is not None]
        positional = variables[: len(call.args)]
        missing = [name for name in variables if name not in positional and name not in given]
        told = self._told(owner, receiver)
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg in variables or keyword.arg in settings:
                continue
            yield self._unknown_variable(keyword, told, variables, settings, missing)
        if missing and not set(given) - {*variables, *settings}:
            yield self._missing(told, missing)

    def _unknown_variable(
        self,
        keyword: ast.keyword,
        told: str,
        variables: tuple[str, ...],
        settings: tuple[str, ...],
        missing: list[str],
    ) -> Problem:
        line, column, _, _ = cursor.span_of(self._statement, keyword)
        word = keyword.arg or ""
        span = (line, column, line, column + len(word))
        meant = missing[0] if len(missing) == 1 else closest(word, (*missing, *settings))
        fixes = (Fix(f"Change to '{meant}'", span, meant),) if meant else ()
        known = _variables(variables)
        return self._problem("unknown-variable", span, f"{told} has no {word}; {known}", *fixes)

    def _missing(self, told: str, missing: list[str]) -> Problem:
        span = cursor.span_of(self._statement, self._node)
        needed = " and ".join(missing) if len(missing) < 3 else ", ".join(missing)
        fixes: tuple[Fix, ...] = ()
        if all(scopes.in_scope(self._doc, name, self._here) for name in missing):
            end = (span[2], span[3] - 1)
            text = ", ".join(f"{name}={name}" for name in missing)
            has_arguments = bool(self._node.args or self._node.keywords)
            before = self._doc.span_text((span[0], span[1], *end)).rstrip()
            comma = ", " if has_arguments and not before.endswith(",") else ""
            fixes = (Fix(f"Add {text}", (*end, *end), f"{comma}{text}"),)
        also = "also needs" if self._node.args or self._node.keywords else "needs"
        return self._problem("missing-variable", span, f"{told} {also} {needed}", *fixes)

    def _told(self, owner: Object, receiver: ast.expr) -> str:
        """How a message calls an expression: by its name in the program, else its own."""
        if isinstance(receiver, ast.Name):
            return receiver.id
        return owner.name or owner.entry or "the formula"


_Check = Callable[[_Call, Object, ast.expr], Iterator[Problem]]

_CHECKS: dict[str, dict[str, _Check]] = {
    "get": {"MathForge": _Call.name},
    "explain": {"MathForge": _Call.name},
    "list_all": {"MathForge": _Call.category},
    "compose": {"MathForge": _Call.composition},
    "gradient": {"Expression": _Call.derivative},
    "eval": {"Expression": _Call.evaluation},
}


def _formula_fix(span: Span, suggestion: str) -> Fix:
    if not suggestion:
        return Fix("Remove it", span, "")
    return Fix(f"Change to '{suggestion}'", span, suggestion)


def _variables(names: tuple[str, ...]) -> str:
    if not names:
        return "it has no variables"
    return (
        f"its variable is {names[0]}" if len(names) == 1 else f"its variables: {', '.join(names)}"
    )


def registered(doc: Document) -> tuple[str, ...] | None:
    """The names a document registers; None where they cannot be told."""
    found, n_mentions = _registrations(doc)
    # One that is passed on, or given a computed name, may register anything.
    return tuple(name for name, _ in found) if len(found) == n_mentions else None


def registrations(doc: Document) -> tuple[tuple[str, Span], ...]:
    """The names a document registers, each with the place of its string."""
    return tuple(_registrations(doc)[0])


def _registrations(doc: Document) -> tuple[list[tuple[str, Span]], int]:
    """The names that are registered by a literal, and how often `register` is mentioned."""
    found: list[tuple[str, Span]] = []
    n_mentions = 0
    for statement in cursor.statements(doc):
        if ".register" not in statement.text:
            continue
        for top in statement.nodes:
            for node in ast.walk(top):
                if isinstance(node, ast.Attribute) and node.attr == "register":
                    n_mentions += 1
                elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    given = objects.argument(node, 0, "name")
                    name = objects.literal_argument(node, 0, "name")
                    if node.func.attr == "register" and given is not None and name is not None:
                        found.append((name, cursor.span_of(statement, given)))
    return found, n_mentions
