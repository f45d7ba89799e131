"""Where names are bound, and which binding a use of a name certainly reads.

`reaching` answers only where every run of the use reads that one binding: no branch, loop or
function in between could have bound the name again. Where it cannot promise that it is silent.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

from neurogebra_lsp.facts import Span
from neurogebra_lsp.syntax import cursor, words
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

Kind: TypeAlias = Literal[
    "assign", "augment", "loop", "parameter", "import", "def", "class", "other"
]


@dataclass(frozen=True, slots=True)
class Scope:
    """A function, class, lambda or comprehension; `place` is relative to its statement."""

    kind: Literal["function", "class", "lambda", "comprehension"]
    name: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of code that may run never, once or many times."""

    place: tuple[int, int]
    part: str
    loops: bool


@dataclass(frozen=True, slots=True)
class Binding:
    """A place that binds a name."""

    name: str  #: "*" where an import binds names that nobody lists
    span: Span  #: the name as it is written there
    kind: Kind
    scopes: tuple[Scope, ...]  #: around it, outermost first; () at module level
    blocks: tuple[Block, ...]  #: around it within its scope, outermost first
    after: tuple[int, int]  #: the place in the document from which on it holds
    value: ast.expr | None = None  #: what is assigned, where the name is a whole target
    origin: str = ""  #: of an import: "neurogebra.MathForge"
    elsewhere: bool = False  #: a function binds it in a scope outside (`global`, `nonlocal`)
    statement: Statement | None = None  #: the top-level statement around it


def bindings(doc: Document, name: str) -> tuple[Binding, ...]:
    """Every binding of a name, in the order of the text."""
    known = _known(doc)
    if name not in known.bindings:
        known.bindings[name] = tuple(
            _placed(statement, binding)
            for statement in words.mentioning(doc, name, words.STAR)
            for binding in bindings_of(statement.nodes, statement.text)
            if binding.name in (name, words.STAR)
        )
    return known.bindings[name]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was asked about the names of a document."""

    statements: tuple[Statement, ...]
    bindings: dict[str, tuple[Binding, ...]]
    groups: dict[str, _Groups]


_KNOWN: list[_Known] = []


def _known(doc: Document) -> _Known:
    found = cursor.statements(doc)
    for known in _KNOWN:
        if known.statements is found:
            return known
    known = _Known(found, {}, {})
    _KNOWN.insert(0, known)
    del _KNOWN[4:]
    return known


def _placed(statement: Statement, binding: Binding) -> Binding:
    """A binding where its statement stands in the document."""
    line, column, end_line, end_column = binding.span
    first = statement.line
    return Binding(
        binding.name,
        (line + first, column, end_line + first, end_column),
        binding.kind,
        binding.scopes,
        binding.blocks,
        (binding.after[0] + first, binding.after[1]),
        binding.value,
        binding.origin,
        binding.elsewhere,
        statement,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """The bindings of one name in one scope."""

    bindings: tuple[Binding, ...]
    after: tuple[tuple[int, int], ...]  #: from where on each holds
    certain: bool  #: nobody binds the name from elsewhere


#: What tells one scope of a document from another: the line of its statement, and the way in.
Home: TypeAlias = tuple[int, tuple[Scope, ...]]
_Groups: TypeAlias = dict[Home, _Group]


def _groups(doc: Document, name: str) -> _Groups:
    groups = _known(doc).groups
    if name not in groups:
        groups[name] = _grouped(bindings(doc, name))
    return groups[name]


def _grouped(bound: tuple[Binding, ...]) -> _Groups:
    by_scope: dict[tuple[int, tuple[Scope, ...]], list[Binding]] = {}
    for binding in bound:
        by_scope.setdefault(_home(binding.scopes, binding.statement), []).append(binding)
    groups: _Groups = {}
    for home, inside in by_scope.items():
        inside.sort(key=lambda binding: binding.after)
        certain = not any(binding.elsewhere or binding.name == "*" for binding in inside)
        groups[home] = _Group(tuple(inside), tuple(b.after for b in inside), certain)
    return groups


def _home(scopes: tuple[Scope, ...], statement: Statement | None) -> Home:
    return (statement.line if scopes and statement is not None else -1, scopes)


def home_of_binding(binding: Binding) -> Home:
    """The scope that a binding belongs to."""
    return _home(binding.scopes, binding.statement)


def home_of_use(
    doc: Document, name: str, scopes: tuple[Scope, ...], statement: Statement
) -> Home | None:
    """The scope that a name is read from; None where nothing in the document binds it."""
    groups = _groups(doc, name)
    for around in _outward(scopes):
        home = _home(around, statement)
        group = groups.get(home)
        if group is not None and not all(binding.elsewhere for binding in group.bindings):
            return home
    return None


def in_home(doc: Document, name: str, home: Home) -> tuple[Binding, ...]:
    """The bindings of a name in one scope."""
    group = _groups(doc, name).get(home)
    return () if group is None else group.bindings


@lru_cache(maxsize=4_096)
def nodes_within(
    top: ast.AST,
) -> tuple[tuple[ast.AST, ast.AST | None, tuple[Scope, ...]], ...]:
    """Every node of a statement, with the node around it and the scopes that it runs in."""
    return tuple(_nodes_within(top))


def _nodes_within(
    top: ast.AST,
) -> Iterator[tuple[ast.AST, ast.AST | None, tuple[Scope, ...]]]:
    pending: list[tuple[ast.AST, ast.AST | None, tuple[Scope, ...]]] = [(top, None, ())]
    while pending:
        node, parent, around = pending.pop()
        yield node, parent, around
        scope = _scope_of(node)
        for field, value in ast.iter_fields(node):
            within = (*around, scope) if scope is not None and _is_inside(node, field) else around
            for child in value if isinstance(value, list) else (value,):
                if isinstance(child, ast.AST):
                    pending.append((child, node, within))


def in_scope(doc: Document, name: str, here: Here) -> tuple[Binding, ...]:
    """The bindings of the scope that the name is read from at a place."""
    group = _group(doc, name, here)
    return () if group is None else group.bindings


def _group(doc: Document, name: str, here: Here) -> _Group | None:
    home = home_of_use(doc, name, scopes_around(here), here.statement)
    return None if home is None else _groups(doc, name)[home]


def reaching(doc: Document, name: str, here: Here) -> Binding | None:
    """The one binding that a use of the name reads, whenever it runs; None where that may vary."""
    group = _group(doc, name, here)
    if group is None or not group.certain:
        return None
    found = group.bindings
    if not here.nodes:
        return found[0] if len(found) == 1 else None
    own = found[0].scopes
    if _immediate(scopes_around(here)) != own:
        # Read from a function: whichever binding holds when it is called.
        single = found[0]
        return single if len(found) == 1 and not single.blocks and single.kind != "loop" else None
    n_before = bisect_right(group.after, here.span[:2])
    if not n_before:
        return None
    last = found[n_before - 1]
    blocks = _blocks_on(here.nodes, own)
    if last.blocks and last.statement is not here.statement:
        return None
    if last.blocks != blocks[: len(last.blocks)]:
        return None
    # A loop around the use that does not hold the binding may bring another one round.
    for depth, block in enumerate(blocks[len(last.blocks) :], len(last.blocks)):
        if block.loops and any(
            binding.statement is here.statement
            and binding.blocks[: depth + 1] == blocks[: depth + 1]
            for binding in found
        ):
            return None
    return last


def loops_around(here: Here) -> tuple[ast.For | ast.AsyncFor | ast.While, ...]:
    """The loops around a place within its function, outermost first."""
    found: list[ast.For | ast.AsyncFor | ast.While] = []
    for node in here.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            found.clear()
        elif isinstance(node, ast.For | ast.AsyncFor | ast.While):
            found.append(node)
    return tuple(found)


def function_around(here: Here) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The function whose body or head holds a place."""
    for node in reversed(here.nodes[:-1]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return node
    return None


# --- what is around a use -----------------------------------------------------------------------

#: The nodes that hold a place, outermost first.
_Path: TypeAlias = tuple[ast.AST, ...]


def _outward(scopes: tuple[Scope, ...]) -> Iterator[tuple[Scope, ...]]:
    """The scopes that a name may be read from, innermost first; class bodies hide theirs."""
    for depth in range(len(scopes), -1, -1):
        if depth == len(scopes) or depth == 0 or scopes[depth - 1].kind != "class":
            yield scopes[:depth]


def _immediate(scopes: tuple[Scope, ...]) -> tuple[Scope, ...]:
    """The scope whose code a comprehension is part of: it runs on the spot."""
    while scopes and scopes[-1].kind == "comprehension":
        scopes = scopes[:-1]
    return scopes


def _steps(path: _Path) -> Iterator[tuple[ast.AST, str]]:
    """The nodes around a place, each with the field that leads inwards."""
    for node, inner in pairwise(path):
        for field, value in ast.iter_fields(node):
            if value is inner or (isinstance(value, list) and any(v is inner for v in value)):
                yield node, field
                break


def scopes_around(here: Here) -> tuple[Scope, ...]:
    """The scopes that the code at a place runs in, outermost first."""
    return _scopes_on(here.nodes)


@lru_cache(maxsize=16_384)
def _scopes_on(path: _Path) -> tuple[Scope, ...]:
    return tuple(
        scope
        for node, field in _steps(path)
        if (scope := _scope_of(node)) is not None and _is_inside(node, field)
    )


@lru_cache(maxsize=16_384)
def _blocks_on(path: _Path, scopes: tuple[Scope, ...]) -> tuple[Block, ...]:
    """The blocks around a use, within the scope that it reads from."""
    found: list[Block] = []
    depth = 0
    for node, field in _steps(path):
        if depth < len(scopes) and _scope_of(node) == scopes[depth]:
            depth += 1
            found.clear()
        elif (block := _block_of(node, field)) is not None:
            found.append(block)
    return tuple(found)


def _scope_of(node: ast.AST) -> Scope | None:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return Scope("function", node.name, (node.lineno, node.col_offset))
    if isinstance(node, ast.ClassDef):
        return Scope("class", node.name, (node.lineno, node.col_offset))
    if isinstance(node, ast.Lambda):
        return Scope("lambda", "", (node.lineno, node.col_offset))
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        # A generator runs later, as a function does.
        kind = "lambda" if isinstance(node, ast.GeneratorExp) else "comprehension"
        return Scope(kind, "", (node.lineno, node.col_offset))
    return None


def _is_inside(node: ast.AST, field: str) -> bool:
    """Whether a field runs in the scope of its node: defaults, decorators and bases do not."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        return field == "body"
    return True


def _block_of(node: ast.AST, field: str) -> Block | None:
    """The block of a compound statement that a field of it belongs to."""
    if isinstance(node, ast.For | ast.AsyncFor | ast.While):
        # The condition of `while` is read again after each pass, what `for` goes through is not.
        body = field == "body" or (field == "test" and isinstance(node, ast.While))
        if body or field == "orelse":
            return Block((node.lineno, node.col_offset), "body" if body else field, body)
    elif isinstance(node, ast.If | ast.Try) or type(node).__name__ == "TryStar":
        if field in ("body", "orelse", "finalbody") and isinstance(node, ast.stmt):
            return Block((node.lineno, node.col_offset), field, False)
    elif isinstance(node, ast.ExceptHandler):
        return Block((node.lineno, node.col_offset), "handler", False)
    elif isinstance(node, ast.match_case):
        return Block((node.pattern.lineno, node.pattern.col_offset), "case", False)
    return None


# --- the bindings of a statement ----------------------------------------------------------------


@lru_cache(maxsize=16_384)
def bindings_of(nodes: tuple[ast.stmt, ...], text: str) -> tuple[Binding, ...]:
    """The bindings of a top-level statement, as if it began on line 0."""
    collector = _Collector(Statement(0, text.count("\n"), text, nodes))
    nests = _NESTS.search(text) is not None
    for node in nodes:
        collector.visit(node, nests)
    return tuple(collector.found)


#: No expression binds a name without one of these.
_NESTS = re.compile(r":=|\blambda\b|\bfor\b")
_WORD = re.compile(r"\w+")


class _Collector:
    """One walk over a statement."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._lines = statement.text.split("\n")
        self._outer: dict[tuple[Scope, ...], dict[str, str]] = {}
        self.found: list[Binding] = []

    def visit(self, top: ast.AST, nests: bool) -> None:
        """Collect what a node and everything in it binds, without recursion."""
        pending: list[tuple[ast.AST, tuple[Scope, ...], tuple[Block, ...]]] = [(top, (), ())]
        while pending:
            node, scopes, blocks = pending.pop()
            self._bind(node, scopes, blocks)
            scope = _scope_of(node)
            inner: list[tuple[ast.AST, tuple[Scope, ...], tuple[Block, ...]]] = []
            for field, value in ast.iter_fields(node):
                children = [
                    child
                    for child in (value if isinstance(value, list) else (value,))
                    if isinstance(child, ast.AST) and (nests or not isinstance(child, ast.expr))
                ]
                if not children:
                    continue
                if scope is not None and _is_inside(node, field):
                    around, within = (*scopes, scope), ()
                else:
                    block = _block_of(node, field)
                    around, within = scopes, (*blocks, block) if block else blocks
                inner += ((child, around, within) for child in children)
            pending.extend(reversed(inner))

    def _bind(self, node: ast.AST, scopes: tuple[Scope, ...], blocks: tuple[Block, ...]) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._target(target, node.value, "assign", scopes, blocks, node)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            self._target(node.target, node.value, "assign", scopes, blocks, node)
        elif isinstance(node, ast.AugAssign):
            self._target(node.target, None, "augment", scopes, blocks, node)
        elif isinstance(node, ast.For | ast.AsyncFor):
            block = Block((node.lineno, node.col_offset), "body", True)
            self._target(node.target, None, "loop", scopes, (*blocks, block), node.iter)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._target(node.optional_vars, None, "other", scopes, blocks, node.optional_vars)
        elif isinstance(node, ast.comprehension):
            self._target(node.target, None, "loop", scopes, blocks, node.target)
        elif isinstance(node, ast.NamedExpr):
            # Whether it runs depends on the expression around it.
            block = Block((node.lineno, node.col_offset), "walrus", False)
            outside = _immediate(scopes)
            self._target(node.target, None, "other", outside, (*blocks, block), node)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                self._target(target, None, "other", scopes, blocks, node)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            self._declare(node, scopes)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node, scopes, blocks)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            self._function(node, scopes, blocks)
        elif isinstance(node, ast.ClassDef):
            self._named(node.name, "class", node, scopes, blocks)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            block = _block_of(node, "name")
            self._named(node.name, "other", node, scopes, (*blocks, block) if block else blocks)
        elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
            self._named(node.name, "other", node, scopes, blocks)

    def _target(
        self,
        target: ast.expr,
        value: ast.expr | None,
        kind: Kind,
        scopes: tuple[Scope, ...],
        blocks: tuple[Block, ...],
        holds_after: cursor.Located,
    ) -> None:
        if isinstance(target, ast.Name):
            span = cursor.span_of(self._statement, target)
            after = cursor.span_of(self._statement, holds_after)[2:]
            self._add(Binding(target.id, span, kind, scopes, blocks, after, value))
        elif isinstance(target, ast.Starred):
            self._target(target.value, None, kind, scopes, blocks, holds_after)
        elif isinstance(target, ast.Tuple | ast.List):
            values: list[ast.expr | None] = [None] * len(target.elts)
            if (
                isinstance(value, ast.Tuple | ast.List)
                and len(value.elts) == len(target.elts)
                and not any(isinstance(e, ast.Starred) for e in (*value.elts, *target.elts))
            ):
                values = list(value.elts)
            for element, its_value in zip(target.elts, values, strict=True):
                self._target(element, its_value, kind, scopes, blocks, holds_after)

    def _named(
        self,
        name: str,
        kind: Kind,
        node: ast.stmt | ast.excepthandler | ast.pattern,
        scopes: tuple[Scope, ...],
        blocks: tuple[Block, ...],
    ) -> None:
        """A name that is no node of its own: it stands on the first line of its node."""
        line = node.lineno - 1
        start = cursor.span_of(self._statement, node)[1]
        found = _WORD.finditer(self._lines[line], start)
        written = next((word for word in found if word.group() == name), None)
        column, end = written.span() if written else (start, start)
        after = (
            cursor.span_of(self._statement, node)[2:] if kind in ("def", "class") else (line, end)
        )
        self._add(Binding(name, (line, column, line, end), kind, scopes, blocks, after))

    def _function(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
        scopes: tuple[Scope, ...],
        blocks: tuple[Block, ...],
    ) -> None:
        if not isinstance(node, ast.Lambda):
            self._named(node.name, "def", node, scopes, blocks)
        scope = _scope_of(node)
        assert scope is not None
        arguments = node.args
        given = (*arguments.posonlyargs, *arguments.args, arguments.vararg)
        for argument in (*given, *arguments.kwonlyargs, arguments.kwarg):
            if argument is not None:
                line, column, _, _ = cursor.span_of(self._statement, argument)
                span = (line, column, line, column + len(argument.arg))
                self._add(Binding(argument.arg, span, "parameter", (*scopes, scope), (), span[2:]))

    def _import(
        self,
        node: ast.Import | ast.ImportFrom,
        scopes: tuple[Scope, ...],
        blocks: tuple[Block, ...],
    ) -> None:
        for alias in node.names:
            _, column, end_line, end_column = cursor.span_of(self._statement, alias)
            name = alias.asname or alias.name.partition(".")[0]
            if isinstance(node, ast.ImportFrom):
                origin = f"{'.' * node.level}{node.module or ''}.{alias.name}"
            else:
                origin = alias.name if alias.asname else name
            start = end_column - len(name) if alias.asname else column
            span = (end_line, start, end_line, start + len(name))
            self._add(
                Binding(name, span, "import", scopes, blocks, (end_line, end_column), None, origin)
            )

    def _declare(self, node: ast.Global | ast.Nonlocal, scopes: tuple[Scope, ...]) -> None:
        kind = "global" if isinstance(node, ast.Global) else "nonlocal"
        self._outer.setdefault(scopes, {}).update(dict.fromkeys(node.names, kind))

    def _add(self, binding: Binding) -> None:
        declared = self._outer.get(binding.scopes, {}).get(binding.name)
        if declared == "global":
            binding = replace(binding, scopes=(), elsewhere=True)
        elif declared == "nonlocal":
            binding = replace(binding, scopes=binding.scopes[:-1], elsewhere=True)
        self.found.append(binding)
