"""A statement as it is evaluated: every step that could reach out, or explode, calls a guard.

The rewriting is an allow-list: a kind of node that has no method here is not evaluated, and the
statement around it becomes unknown for that reason. Guards are reached by names that no source
text can spell (`§call`), so a program can neither call nor replace one.

Positions are kept by number: a *site* is the index of a span in `Unit.sites`, relative to the
statement's first line, so that a statement that only moved needs no new rewriting.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from types import CodeType
from typing import Any, cast

from neurogebra_lsp.facts import Span
from neurogebra_lsp.syntax.recover import Statement

MARK = "§"

_BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.MatMult: "matmul",
    ast.LShift: "lshift", ast.RShift: "rshift", ast.BitAnd: "and_", ast.BitOr: "or_",
    ast.BitXor: "xor",
}  # fmt: skip
_UNARY = {ast.UAdd: "pos", ast.USub: "neg", ast.Invert: "invert", ast.Not: "not_"}
_COMPARE = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
    ast.Is: "is_", ast.IsNot: "is_not", ast.In: "contains", ast.NotIn: "not_contains",
}  # fmt: skip
#: Names with two underscores at each end that a program may read as plain names.
_OPEN_DUNDERS = frozenset({"__name__", "__doc__", "__class__", "__debug__"})
#: Methods that would run at moments the evaluator's own bookkeeping decides.
_CLOSED_METHODS = frozenset({"__del__"})
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


class NotEvaluated(Exception):
    """A construct outside the allow-list, and where it stands."""

    def __init__(self, why: str, node: ast.AST) -> None:
        super().__init__(why)
        self.why = why
        self.node = node


@dataclass(frozen=True, slots=True)
class Site:
    """A place that facts speak of."""

    span: Span
    name: str = ""
    scope: str = ""
    loops: tuple[int, ...] = ()  #: the loops around it in the same function, inner first
    statement: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of program that may be left out because it depends on something unknown."""

    line: int
    mentions: tuple[str, ...]  #: every name it uses, so that what it may change can be found
    prints: tuple[int, ...]  #: sites of the calls of print in it
    why: str = ""  #: why it is never evaluated; "" when that is decided while running


@dataclass(slots=True)
class Unit:
    """One top-level statement, rewritten and compiled; cached by its text."""

    id: int
    code: CodeType | None
    sites: list[Site] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    targets: tuple[str, ...] = ()
    has_try: bool = False
    globals_declared: frozenset[str] = frozenset()
    future_annotations: bool = False
    why: str = ""  #: set where the statement is not evaluated at all


def rewrite(statement: Statement, number: int, future_annotations: bool) -> Unit:
    """A statement as a unit; never raises: what cannot be evaluated says why in the unit."""
    unit = Unit(number, None)
    unit.targets = tuple(_assigned(statement.nodes)) or _looks_assigned(statement.text)
    unit.has_try = any(isinstance(n, ast.Try) for node in statement.nodes for n in ast.walk(node))
    unit.globals_declared = frozenset(
        name
        for node in statement.nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Global)
        for name in inner.names
    )
    unit.future_annotations = future_annotations
    writer = _Rewriter(unit, statement.text, future_annotations)
    if statement.problem is not None or not statement.nodes:
        unit.targets = tuple(dict.fromkeys((*unit.targets, *_looks_assigned(statement.text))))
        unit.why = "is not complete"
        writer.region(statement.nodes, unit.why)
        return unit
    try:
        body = [new for node in statement.nodes for new in writer.statement(node)]
        module = ast.Module(body=body, type_ignores=[])
        ast.fix_missing_locations(module)
        unit.code = compile(module, f"{MARK}{number}", "exec", dont_inherit=True, optimize=0)
    except NotEvaluated as reason:
        unit.why = reason.why
        writer.region(statement.nodes, reason.why)
    except (SyntaxError, ValueError) as error:
        unit.why = f"is not valid Python: {error.args[0] if error.args else error}"
        writer.region(statement.nodes, unit.why)
    except (RecursionError, MemoryError):
        unit.why = "is nested too deeply"
        writer.region((), unit.why)
    return unit


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the program the rewriting stands."""

    in_function: bool
    once: bool  #: the code here runs at most once
    loops: tuple[int, ...] = ()  #: sites of the loops around, inner first
    marks: tuple[str, ...] = ()  #: names holding the doubt marks of the `try`s around
    loop_marks: int = 0  #: how many of them are outside the innermost loop
    first: str = ""  #: the first parameter of the function around
    function: int = -1  #: the site of its name


class _Rewriter:
    """Rewrites the nodes of one unit. Nodes are never changed in place: the parse is cached."""

    def __init__(self, unit: Unit, text: str, future_annotations: bool) -> None:
        self._unit = unit
        self._lines = text.split("\n")
        self._future = future_annotations
        self._scopes: list[str] = []
        self._classes: list[str] = []
        self._place = _Place(in_function=False, once=True)

    # -- places -----------------------------------------------------------------------------

    def _span(self, node: ast.AST) -> Span:
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1  # type: ignore[attr-defined]
        return (
            first,
            self._column(first, node.col_offset),  # type: ignore[attr-defined]
            last,
            self._column(last, node.end_col_offset or 0),  # type: ignore[attr-defined]
        )

    def _column(self, line: int, byte: int) -> int:
        """Python counts columns in UTF-8 bytes; facts count code points."""
        text = self._lines[line] if line < len(self._lines) else ""
        return byte if text.isascii() else len(text.encode("utf-8", "replace")[:byte].decode("utf-8", "replace"))

    def _site(self, span: Span, name: str = "", statement: bool = False) -> ast.Constant:
        scope = ".".join(self._scopes)
        self._unit.sites.append(Site(span, name, scope, self._place.loops, statement))
        return ast.Constant(len(self._unit.sites) - 1 + (self._unit.id << 20))

    def region(self, nodes: Iterable[ast.AST], why: str = "") -> ast.Constant:
        """Describe a piece of program that may have to be left out."""
        nodes = list(nodes)
        mentions: dict[str, None] = {}
        prints: list[int] = []
        line = min((n.lineno for n in nodes if hasattr(n, "lineno")), default=1) - 1  # type: ignore[attr-defined]
        for node in nodes:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name):
                    mentions[inner.id] = None
                elif (
                    isinstance(inner, ast.Call)
                    and isinstance(inner.func, ast.Name)
                    and inner.func.id == "print"
                ):
                    site = self._site(self._span(inner))
                    prints.append(site.value)  # type: ignore[arg-type]
        self._unit.regions.append(Region(line, tuple(mentions), tuple(prints), why))
        return ast.Constant(len(self._unit.regions) - 1 + (self._unit.id << 20))

    # -- statements -------------------------------------------------------------------------

    def block(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """A suite, each statement of which may fail to be evaluable on its own."""
        new: list[ast.stmt] = []
        for node in body:
            n_sites = len(self._unit.sites)
            try:
                new += self.statement(node)
            except NotEvaluated as reason:
                if _escapes(node) or (self._place.in_function and _has_yield(node)):
                    raise
                del self._unit.sites[n_sites:]
                new += self._left_out([node], reason.why, at=node)
        return new

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        """The statements that take this one's place."""
        method = getattr(self, f"_do_{type(node).__name__}", None)
        if method is None:
            raise NotEvaluated(_name_of(node), node)
        new: list[ast.stmt] = method(node)
        for statement in new:
            _locate(statement, node)
        return new

    def _left_out(self, nodes: list[ast.stmt], why: str = "", at: ast.AST | None = None) -> list[ast.stmt]:
        """What stands for statements that are not run: their targets become unknown."""
        region = self.region(nodes, why)
        new: list[ast.stmt] = [_expression(_guard("left_out", region, _guard("locals")))]
        for name, where in _assigned(nodes).items():
            site = self._site(self._span(where) if hasattr(where, "lineno") else (0, 0, 0, 0), name)
            new.append(_assign(self._mangled(name), _guard("unknown_bound", region, site)))
        for statement in new:
            _locate(statement, at or nodes[0])
        return new

    def _skipped(self, nodes: list[ast.stmt], at: ast.AST) -> list[ast.stmt]:
        """What runs instead of a branch or loop whose condition is unknown."""
        new = self._left_out(nodes, at=at)
        if any(_escapes(node) for node in nodes):
            new.append(_locate(_expression(_guard("escape", new[0].value.args[0])), at))  # type: ignore[attr-defined]
        elif any(_raises(node) for node in nodes):
            new.append(_locate(_expression(_guard("may_raise", new[0].value.args[0])), at))  # type: ignore[attr-defined]
        return new

    def _do_Expr(self, node: ast.Expr) -> list[ast.stmt]:
        if isinstance(node.value, ast.Constant):
            return [node]
        if isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            return [ast.Expr(self.expression(node.value))]
        value = self.expression(node.value, seen=False)
        if _is_print(node.value):
            return [ast.Expr(value)]
        return [ast.Expr(_guard("seen", self._site(self._span(node.value), statement=True), value))]

    def _do_Pass(self, node: ast.Pass) -> list[ast.stmt]:
        return [ast.Pass()]

    def _do_Break(self, node: ast.Break) -> list[ast.stmt]:
        return [*self._settled(self._place.loop_marks), ast.Break()]

    def _do_Continue(self, node: ast.Continue) -> list[ast.stmt]:
        return [*self._settled(self._place.loop_marks), ast.Continue()]

    def _settled(self, outermost: int = 0) -> list[ast.stmt]:
        """Before a jump out of a `try`: whether its body surely came this far."""
        marks = self._place.marks[outermost:]
        return [_expression(_guard("settled", ast.Name(mark, ast.Load()))) for mark in marks]

    def _do_Return(self, node: ast.Return) -> list[ast.stmt]:
        if not self._place.in_function:
            raise NotEvaluated("return outside a function", node)
        value = self.expression(node.value) if node.value else None
        if value is not None:
            value = _guard("returned", ast.Constant(self._place.function), value)
        if not self._place.marks:
            return [ast.Return(value)]
        result = "§result"
        return [
            _assign(result, value or ast.Constant(None)),
            *self._settled(),
            ast.Return(ast.Name(result, ast.Load())),
        ]

    def _do_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        value = self.expression(node.value)
        targets: list[ast.expr] = []
        for target in node.targets:
            new, value = self._target(target, value)
            targets.append(new)
        return [ast.Assign(targets, value)]

    def _do_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        annotation = self._annotation(node.annotation)
        if node.value is None:
            if isinstance(node.target, ast.Name):
                return [ast.AnnAssign(self._store_name(node.target), annotation, None, node.simple)]
            return []
        target, value = self._target(node.target, self.expression(node.value))
        if isinstance(target, ast.Name):
            return [ast.AnnAssign(target, annotation, value, node.simple)]
        return [ast.Assign([target], value)]

    def _annotation(self, node: ast.expr) -> ast.expr:
        if self._future:
            return ast.Constant(ast.unparse(node))
        with self._within(once=False):
            return self.expression(node)

    def _do_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        name = _BINARY[type(node.op)]
        value = self.expression(node.value)
        target = node.target
        if isinstance(target, ast.Name):
            read = ast.Name(self._mangled(target.id), ast.Load())
            site = self._site(self._span(target), target.id)
            result = _guard("bind", site, _guard(f"i{name}", read, value))
            return [ast.Assign([self._store_name(target)], result)]
        new = self._slot(target, "augmented")
        return [ast.AugAssign(new, node.op, value)]

    def _do_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        targets: list[ast.expr] = []
        for target in _flat(node.targets):
            if isinstance(target, ast.Name):
                targets.append(ast.Name(self._mangled(target.id), ast.Del()))
            else:
                slot = self._slot(target)
                targets.append(ast.Attribute(slot.value, slot.attr, ast.Del()))
        return [ast.Delete(targets)]

    def _do_If(self, node: ast.If) -> list[ast.stmt]:
        test = _guard("test", self.expression(node.test))
        body = self.block(node.body)
        orelse = self.block(node.orelse)
        skipped = self._skipped([node], node)
        undecided = ast.If(_guard("undecided"), skipped, orelse)
        return [ast.If(test, body, [_locate(undecided, node)])]

    def _do_While(self, node: ast.While) -> list[ast.stmt]:
        start, loop = self._loop_starts(node)
        with self._inside(loop):
            test = _guard("while_test", loop, self.expression(node.test))
            body = self.block(node.body)
        orelse = self.block(node.orelse)
        undecided = ast.If(_guard("undecided"), self._skipped([node], node), orelse or [ast.Pass()])
        return [start, ast.While(test, body, [_locate(undecided, node)])]

    def _do_For(self, node: ast.For) -> list[ast.stmt]:
        iterable = self.expression(node.iter)
        start, loop = self._loop_starts(node)
        with self._inside(loop):
            target, spec = self._unpacking(node.target)
            body = self.block(node.body)
        orelse = self.block(node.orelse)
        undecided = ast.If(_guard("undecided"), self._skipped([node], node), orelse or [ast.Pass()])
        steps = _guard("for_each", loop, iterable, spec)
        return [start, ast.For(target, steps, body, [_locate(undecided, node)])]

    @contextmanager
    def _within(self, **changes: Any) -> Iterator[None]:
        """Rewrite what follows as standing in another place."""
        place = self._place
        self._place = replace(place, **changes)
        try:
            yield
        finally:
            self._place = place

    def _inside(self, loop: ast.Constant) -> AbstractContextManager[None]:
        place = self._place
        loops = (cast(int, loop.value), *place.loops)
        return self._within(once=False, loops=loops, loop_marks=len(place.marks))

    def _loop_starts(self, node: ast.For | ast.While) -> tuple[ast.stmt, ast.Constant]:
        loop = self._site(self._span(node))
        names = tuple(_assigned([node]))
        known = ast.Constant(names)
        return _locate(_expression(_guard("loop", loop, _guard("locals"), known)), node), loop

    def _do_FunctionDef(self, node: ast.FunctionDef) -> list[ast.stmt]:
        if node.name in _CLOSED_METHODS:
            raise NotEvaluated(f"{node.name} runs at moments that cannot be known", node)
        if getattr(node, "type_params", None):
            raise NotEvaluated("type parameters are not evaluated yet", node)
        decorators = [_guard("decorator", self.expression(d)) for d in node.decorator_list]
        arguments = self._arguments(node.args)
        returns = self._annotation(node.returns) if node.returns else None
        site = self._site(self._name_span(node), node.name)
        parameters = _parameters(node.args)
        state = self._enter_function(node.name, parameters, cast(int, site.value))
        try:
            body = self.block(node.body)
        finally:
            self._leave_function(state)
        docstring = [body.pop(0)] if ast.get_docstring(node, clean=False) is not None else []
        known = _guard("entered", site, _guard("locals"), ast.Constant(parameters))
        body = [*docstring, _locate(ast.Expr(known), node), *body]
        new = ast.FunctionDef(
            self._mangled(node.name), arguments, body, decorators, returns, None
        )
        if sys.version_info >= (3, 12):
            new.type_params = []
        return [new]

    def _enter_function(self, name: str, parameters: tuple[str, ...], site: int) -> _Place:
        place = self._place
        self._scopes.append(name)
        first = parameters[0] if parameters else place.first
        self._place = _Place(True, False, first=first, function=site)
        return place

    def _leave_function(self, place: _Place) -> None:
        self._scopes.pop()
        self._place = place

    def _name_span(self, node: ast.FunctionDef | ast.ClassDef) -> Span:
        line = node.lineno - 1
        text = self._lines[line] if line < len(self._lines) else ""
        found = re.compile(rf"(?:def|class)\s+({re.escape(node.name)})\b").search(
            text, self._column(line, node.col_offset)
        )
        start = found.start(1) if found else self._column(line, node.col_offset)
        return (line, start, line, start + len(node.name))

    def _arguments(self, node: ast.arguments) -> ast.arguments:
        def plain(argument: ast.arg) -> ast.arg:
            note = self._annotation(argument.annotation) if argument.annotation else None
            return _locate(ast.arg(self._mangled(argument.arg), note, None), argument)

        return ast.arguments(
            posonlyargs=[plain(a) for a in node.posonlyargs],
            args=[plain(a) for a in node.args],
            vararg=plain(node.vararg) if node.vararg else None,
            kwonlyargs=[plain(a) for a in node.kwonlyargs],
            kw_defaults=[self.expression(d) if d else None for d in node.kw_defaults],
            kwarg=plain(node.kwarg) if node.kwarg else None,
            defaults=[self.expression(d) for d in node.defaults],
        )

    def _do_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        if any(isinstance(s, ast.FunctionDef) and s.name in _CLOSED_METHODS for s in node.body):
            raise NotEvaluated("a class with __del__ runs code at moments that cannot be known", node)
        if getattr(node, "type_params", None):
            raise NotEvaluated("type parameters are not evaluated yet", node)
        decorators = [_guard("decorator", self.expression(d)) for d in node.decorator_list]
        bases = [
            ast.Starred(_guard("bases", self.expression(b.value)), ast.Load())
            if isinstance(b, ast.Starred)
            else _guard("base", self.expression(b))
            for b in node.bases
        ]
        keywords: list[ast.keyword] = []
        for keyword in node.keywords:
            if keyword.arg is None:
                raise NotEvaluated("** in a class statement is not evaluated", node)
            value = self.expression(keyword.value)
            value = _guard("metaclass", value) if keyword.arg == "metaclass" else value
            keywords.append(ast.keyword(keyword.arg, value))
        self._scopes.append(node.name)
        self._classes.append(node.name)
        try:
            with self._within(once=False, in_function=False, loops=(), marks=(), loop_marks=0):
                body = self.block(node.body)
        finally:
            self._scopes.pop()
            self._classes.pop()
        # Registered first, so that it is the outermost decorator's business what it returns.
        own = ast.Name(f"{MARK}class_made", ast.Load())
        new = ast.ClassDef(self._mangled(node.name), bases, keywords, body, [*decorators, own])
        if sys.version_info >= (3, 12):
            new.type_params = []
        return [new]

    def _do_Global(self, node: ast.Global) -> list[ast.stmt]:
        return [ast.Global([self._mangled(name) for name in node.names])]

    def _do_Nonlocal(self, node: ast.Nonlocal) -> list[ast.stmt]:
        return [ast.Nonlocal([self._mangled(name) for name in node.names])]

    def _do_Import(self, node: ast.Import) -> list[ast.stmt]:
        new: list[ast.stmt] = []
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            whole = ast.Constant(bool(alias.asname))
            new.append(_assign(self._mangled(bound), _guard("import_", ast.Constant(alias.name), whole)))
        return new

    def _do_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt]:
        if node.module == "__future__":
            return [ast.Pass()]
        module = ast.Constant("." * node.level + (node.module or ""))
        if node.names[0].name == "*":
            return [_expression(_guard("import_star", module))]
        return [
            _assign(
                self._mangled(alias.asname or alias.name),
                _guard("import_from", module, ast.Constant(alias.name)),
            )
            for alias in node.names
        ]

    def _do_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        error: ast.expr = ast.Name(f"{MARK}AssertionError", ast.Load())
        if node.msg is not None:
            error = ast.Call(error, [self.expression(node.msg)], [])
        failed = _locate(ast.Raise(error, None), node)
        region = self.region([node])
        undecided = ast.If(_guard("undecided"), [_locate(_expression(_guard("may_raise", region)), node)], [failed])
        test = _guard("test", self.expression(node.test))
        return [ast.If(test, [ast.Pass()], [_locate(undecided, node)])]

    def _do_Raise(self, node: ast.Raise) -> list[ast.stmt]:
        if node.exc is None:
            return [*self._settled(), ast.Raise(None, None)]
        exception = _guard("exception", self.expression(node.exc))
        cause = _guard("exception", self.expression(node.cause)) if node.cause else None
        return [*self._settled(), ast.Raise(exception, cause)]

    def _do_Try(self, node: ast.Try) -> list[ast.stmt]:
        mark = f"{MARK}mark{len(self._unit.sites)}"
        self._site((0, 0, 0, 0))
        begin = _locate(_assign(mark, _guard("mark")), node)
        marks = (*self._place.marks, mark) if node.handlers else self._place.marks
        with self._within(marks=marks):
            body = self.block(node.body)
        handlers = [self._handler(h) for h in node.handlers]
        if handlers and any(h.type is None for h in handlers):
            control = ast.Name(f"{MARK}Control", ast.Load())
            handlers.insert(0, _locate(ast.ExceptHandler(control, None, [ast.Raise(None, None)]), node))
        orelse = self.block(node.orelse)
        finalbody = self.block(node.finalbody)
        new = ast.Try(body, handlers, orelse, finalbody)
        if not handlers:
            return [new]
        doubt = ast.If(
            _guard("doubtful", ast.Name(mark, ast.Load())), self._left_out([node], at=node), []
        )
        return [begin, _locate(new, node), _locate(doubt, node)]

    def _handler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        kind = _guard("catch", self.expression(node.type)) if node.type else None
        body = [_locate(_expression(_guard("caught")), node), *self.block(node.body)]
        name = self._mangled(node.name) if node.name else None
        return _locate(ast.ExceptHandler(kind, name, body), node)

    def _do_With(self, node: ast.With) -> list[ast.stmt]:
        items: list[ast.withitem] = []
        first: list[ast.stmt] = []
        for item in node.items:
            context = _guard("context", self.expression(item.context_expr))
            if item.optional_vars is None:
                items.append(ast.withitem(context, None))
                continue
            value = "§entered" + str(len(self._unit.sites))
            items.append(ast.withitem(context, ast.Name(value, ast.Store())))
            target, bound = self._target(item.optional_vars, ast.Name(value, ast.Load()))
            first.append(_locate(ast.Assign([target], bound), node))
        return [ast.With(items, [*first, *self.block(node.body)])]

    def _do_Match(self, node: ast.Match) -> list[ast.stmt]:
        for inner in ast.walk(node):
            if isinstance(inner, ast.MatchClass) and (inner.patterns or inner.kwd_patterns):
                raise NotEvaluated("class patterns with arguments are not evaluated yet", node)
        cases: list[ast.match_case] = []
        for case in node.cases:
            guard = _guard("decided", self.expression(case.guard)) if case.guard else None
            cases.append(ast.match_case(self._pattern(case.pattern), guard, self.block(case.body)))
        return [ast.Match(_guard("decided", self.expression(node.subject)), cases)]

    def _pattern(self, node: ast.pattern) -> ast.pattern:
        if isinstance(node, ast.MatchValue):
            new: ast.pattern = ast.MatchValue(node.value)
        elif isinstance(node, ast.MatchClass):
            new = ast.MatchClass(node.cls, [], [], [])
        elif isinstance(node, ast.MatchSequence):
            new = ast.MatchSequence([self._pattern(p) for p in node.patterns])
        elif isinstance(node, ast.MatchOr):
            new = ast.MatchOr([self._pattern(p) for p in node.patterns])
        elif isinstance(node, ast.MatchAs):
            inner = self._pattern(node.pattern) if node.pattern else None
            new = ast.MatchAs(inner, self._mangled(node.name) if node.name else None)
        elif isinstance(node, ast.MatchStar):
            new = ast.MatchStar(self._mangled(node.name) if node.name else None)
        elif isinstance(node, ast.MatchSingleton):
            new = ast.MatchSingleton(node.value)
        elif isinstance(node, ast.MatchMapping):
            new = ast.MatchMapping(node.keys, [self._pattern(p) for p in node.patterns], node.rest)
        else:
            raise NotEvaluated("this pattern is not evaluated", node)
        if isinstance(node, (ast.MatchValue, ast.MatchClass)):
            dotted = node.value if isinstance(node, ast.MatchValue) else node.cls
            for inner in ast.walk(dotted):
                if isinstance(inner, ast.Attribute) and inner.attr.startswith("_"):
                    raise NotEvaluated("a private attribute in a pattern is not evaluated", node)
        return _locate(new, node)

    # -- targets ----------------------------------------------------------------------------

    def _target(self, node: ast.expr, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """The rewritten target, and the value wrapped so that what is bound gets recorded."""
        if isinstance(node, ast.Name):
            site = self._site(self._span(node), node.id)
            return self._store_name(node), _guard("bind", site, value)
        if isinstance(node, (ast.Tuple, ast.List)):
            target, spec = self._unpacking(node)
            return target, _guard("unpack", spec, value)
        return self._slot(node), value

    def _unpacking(self, node: ast.expr) -> tuple[ast.expr, ast.Constant]:
        """A target and the shape it takes apart: a site, None, or (star, (part, …))."""
        target, spec = self._shape(node)
        return target, ast.Constant(spec)

    def _shape(self, node: ast.expr) -> tuple[ast.expr, object]:
        if isinstance(node, ast.Name):
            return self._store_name(node), self._site(self._span(node), node.id).value
        if isinstance(node, (ast.Tuple, ast.List)):
            star = -1
            targets: list[ast.expr] = []
            specs: list[object] = []
            for index, element in enumerate(node.elts):
                inner = element
                if isinstance(element, ast.Starred):
                    star, inner = index, element.value
                target, spec = self._shape(inner)
                if isinstance(element, ast.Starred):
                    target = _locate(ast.Starred(target, ast.Store()), element)
                targets.append(target)
                specs.append(spec)
            return _locate(ast.Tuple(targets, ast.Store()), node), (star, tuple(specs))
        return self._slot(node), None

    def _store_name(self, node: ast.Name) -> ast.Name:
        if _is_dunder(node.id):
            raise NotEvaluated(f"{node.id} may not be assigned here", node)
        return _locate(ast.Name(self._mangled(node.id), ast.Store()), node)

    def _slot(self, node: ast.expr, kind: str = "") -> ast.Attribute:
        """A target `a.b` or `a[i]` as the attribute `v` of a guard that stores for it."""
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            site = self._site(self._span(node), owner)
            name = ast.Constant(self._mangled(node.attr))
            slot = _guard(f"{kind}attribute_slot", self.expression(node.value, seen=False), name, site)
        elif isinstance(node, ast.Subscript):
            index = self._index(node.slice)
            site = self._site(self._span(node))
            slot = _guard(f"{kind}item_slot", self.expression(node.value, seen=False), index, site)
        else:
            raise NotEvaluated(f"{_name_of(node)} as a target is not evaluated", node)
        return _locate(ast.Attribute(slot, "v", ast.Store()), node)

    # -- expressions ------------------------------------------------------------------------

    def expression(self, node: ast.expr, seen: bool = True) -> ast.expr:
        """The expression that takes this one's place, recorded where it runs once."""
        method: Callable[[ast.expr], ast.expr] | None = getattr(self, f"_on_{type(node).__name__}", None)
        if method is None:
            raise NotEvaluated(_name_of(node), node)
        new = _locate(method(node), node)
        if seen and self._place.once and isinstance(node, _RECORDED) and not _is_print(node):
            new = _locate(_guard("seen", self._site(self._span(node)), new), node)
        return new

    def _on_Constant(self, node: ast.Constant) -> ast.expr:
        return ast.Constant(node.value)

    def _on_Name(self, node: ast.Name) -> ast.expr:
        if _is_dunder(node.id) and node.id not in _OPEN_DUNDERS:
            raise NotEvaluated(f"{node.id} reaches into the interpreter", node)
        return ast.Name(self._mangled(node.id), ast.Load())

    def _on_Attribute(self, node: ast.Attribute) -> ast.expr:
        value = self.expression(node.value)
        return _guard("attribute", value, ast.Constant(self._mangled(node.attr)))

    def _on_Subscript(self, node: ast.Subscript) -> ast.expr:
        return _guard("item", self.expression(node.value), self._index(node.slice))

    def _index(self, node: ast.expr) -> ast.expr:
        if isinstance(node, ast.Slice):
            parts = (node.lower, node.upper, node.step)
            return _locate(
                _guard("slice", *(self.expression(p) if p else ast.Constant(None) for p in parts)),
                node,
            )
        if isinstance(node, ast.Tuple):
            elements = [
                ast.Starred(_guard("star", self.expression(e.value)), ast.Load())
                if isinstance(e, ast.Starred)
                else self._index(e)
                for e in node.elts
            ]
            return _locate(ast.Tuple(elements, ast.Load()), node)
        return self.expression(node)

    def _on_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args:
            if not (self._place.first and self._classes):
                raise NotEvaluated("super() outside a method", node)
            first = ast.Name(self._place.first, ast.Load())
            return _guard("super", ast.Name("__class__", ast.Load()), first)
        arguments = [
            _locate(ast.Starred(_guard("star", self.expression(a.value)), ast.Load()), a)
            if isinstance(a, ast.Starred)
            else self.expression(a)
            for a in node.args
        ]
        keywords = [
            ast.keyword(k.arg, self.expression(k.value))
            if k.arg
            else ast.keyword(None, _guard("double_star", self.expression(k.value)))
            for k in node.keywords
        ]
        site = self._site(self._span(node))
        if isinstance(node.func, ast.Attribute):
            owner = self.expression(node.func.value)
            name = ast.Constant(self._mangled(node.func.attr))
            return ast.Call(_own("method"), [site, owner, name, *arguments], keywords)
        return ast.Call(_own("call"), [site, self.expression(node.func, seen=False), *arguments], keywords)

    def _on_BinOp(self, node: ast.BinOp) -> ast.expr:
        return _guard(_BINARY[type(node.op)], self.expression(node.left), self.expression(node.right))

    def _on_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return ast.UnaryOp(ast.USub(), self.expression(node.operand))
        return _guard(_UNARY[type(node.op)], self.expression(node.operand))

    def _on_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        kind = "and_operand" if isinstance(node.op, ast.And) else "or_operand"
        operands: list[ast.expr] = []
        for index, value in enumerate(node.values):
            new = self.expression(value)
            rest = node.values[index + 1 :]
            if rest:
                extra = [self.region(rest), _guard("locals")] if any(map(_may_act, rest)) else []
                new = _locate(_guard(kind, new, *extra), value)
            operands.append(new)
        return _guard("joined", _locate(ast.BoolOp(node.op, operands), node))

    def _on_Compare(self, node: ast.Compare) -> ast.expr:
        left = self.expression(node.left)
        if len(node.ops) == 1:
            return _guard(_COMPARE[type(node.ops[0])], left, self.expression(node.comparators[0]))
        # a < b < c: the guard of each link keeps its right side for the next one.
        links: list[ast.expr] = []
        for index, (op, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            name = ast.Constant(_COMPARE[type(op)])
            link = _guard("link", name, left, self.expression(right))
            if index < len(node.ops) - 1:
                link = _guard("and_operand", link)
            links.append(_locate(link, node))
            left = _guard("kept")
        return _guard("joined", _locate(ast.BoolOp(ast.And(), links), node))

    def _on_IfExp(self, node: ast.IfExp) -> ast.expr:
        acts = _may_act(node.body) or _may_act(node.orelse)
        extra = [self.region([node.body, node.orelse]), _guard("locals")] if acts else []
        test = _guard("test", self.expression(node.test))
        otherwise = ast.IfExp(_guard("undecided"), _guard("unknown_choice", *extra), self.expression(node.orelse))
        return ast.IfExp(test, self.expression(node.body), _locate(otherwise, node))

    def _on_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        site = self._site(self._span(node.target), node.target.id)
        value = _guard("bind", site, self.expression(node.value))
        return ast.NamedExpr(self._store_name(node.target), value)

    def _on_Lambda(self, node: ast.Lambda) -> ast.expr:
        arguments = self._arguments(node.args)
        state = self._enter_function("<lambda>", (), -1)
        try:
            return ast.Lambda(arguments, self.expression(node.body))
        finally:
            self._leave_function(state)

    def _on_Tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Tuple(self._elements(node.elts), ast.Load())

    def _on_List(self, node: ast.List) -> ast.expr:
        return ast.List(self._elements(node.elts), ast.Load())

    def _on_Set(self, node: ast.Set) -> ast.expr:
        return ast.Set(self._elements(node.elts))

    def _elements(self, nodes: list[ast.expr]) -> list[ast.expr]:
        return [
            _locate(ast.Starred(_guard("star", self.expression(n.value)), ast.Load()), n)
            if isinstance(n, ast.Starred)
            else self.expression(n)
            for n in nodes
        ]

    def _on_Dict(self, node: ast.Dict) -> ast.expr:
        keys = [self.expression(k) if k else None for k in node.keys]
        values = [
            self.expression(v) if k else _guard("double_star", self.expression(v))
            for k, v in zip(node.keys, node.values, strict=True)
        ]
        return ast.Dict(keys, values)

    def _on_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        parts: list[ast.expr] = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                spec = self._on_JoinedStr(part.format_spec) if part.format_spec else ast.Constant("")  # type: ignore[arg-type]
                value = self.expression(part.value)
                parts.append(_guard("formatted", value, ast.Constant(part.conversion), _locate(spec, node)))
            else:
                parts.append(self.expression(part))
        return _guard("f_string", *parts)

    def _on_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self._comprehension(node, lambda g: ast.ListComp(self.expression(node.elt), g))

    def _on_SetComp(self, node: ast.SetComp) -> ast.expr:
        return self._comprehension(node, lambda g: ast.SetComp(self.expression(node.elt), g))

    def _on_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self._comprehension(node, lambda g: ast.GeneratorExp(self.expression(node.elt), g))

    def _on_DictComp(self, node: ast.DictComp) -> ast.expr:
        return self._comprehension(
            node, lambda g: ast.DictComp(self.expression(node.key), self.expression(node.value), g)
        )

    def _comprehension(
        self,
        node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp,
        make: Callable[[list[ast.comprehension]], ast.expr],
    ) -> ast.expr:
        """The first source is looked at before the comprehension: over an unknown it is unknown."""
        source = self.expression(node.generators[0].iter)
        generators: list[ast.comprehension] = []
        with self._within(once=False, loops=()):
            for index, generator in enumerate(node.generators):
                if generator.is_async:
                    raise NotEvaluated("async is not evaluated", node)
                iterable = _guard("put_by") if index == 0 else _guard("each", self.expression(generator.iter))
                target, spec = self._shape(generator.target)
                if isinstance(target, ast.Tuple):
                    iterable = _guard("each_unpacked", ast.Constant(_without_sites(spec)), iterable)
                tests = [_guard("decided", self.expression(test)) for test in generator.ifs]
                generators.append(ast.comprehension(target, _locate(iterable, generator.iter), tests, 0))
            made = _locate(make(generators), node)
        return ast.IfExp(_guard("put", source), made, _guard("unknown_choice", self.region([node]), _guard("locals")))

    def _on_Yield(self, node: ast.Yield) -> ast.expr:
        return ast.Yield(self.expression(node.value) if node.value else None)

    def _on_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        return ast.YieldFrom(_guard("star", self.expression(node.value)))

    # -- names ------------------------------------------------------------------------------

    def _mangled(self, name: str) -> str:
        """A name as CPython stores it inside a class: `__x` becomes `_Class__x`."""
        if not self._classes or not name.startswith("__") or name.endswith("__"):
            return name
        return f"_{self._classes[-1].lstrip('_')}{name}" if self._classes[-1].strip("_") else name


_RECORDED = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare)


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_print(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def _own(name: str) -> ast.Name:
    return ast.Name(MARK + name, ast.Load())


def _guard(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(_own(name), list(arguments), [])


def _expression(value: ast.expr) -> ast.Expr:
    return ast.Expr(value)


def _assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _locate(new: ast.AST, old: ast.AST) -> ast.AST:  # type: ignore[misc]
    """Give a new node, and what is new inside it, the place of the old one."""
    pending = [new]
    while pending:
        node = pending.pop()
        if "lineno" in node._attributes and not hasattr(node, "lineno"):
            ast.copy_location(node, old)
            pending.extend(ast.iter_child_nodes(node))
        elif "lineno" not in node._attributes:
            pending.extend(ast.iter_child_nodes(node))
    return new


def _flat(nodes: Iterable[ast.expr]) -> Iterator[ast.expr]:
    for node in nodes:
        if isinstance(node, (ast.Tuple, ast.List)):
            yield from _flat(node.elts)
        else:
            yield node


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, ast.AST]:
    """Every name that statements bind in their own scope, with the first place that does."""
    found: dict[str, ast.AST] = {}
    pending = list(reversed(list(nodes)))
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.setdefault(node.name, node)
            pending.extend(reversed([*node.decorator_list]))
            continue
        if isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            for inner in ast.walk(node):
                if isinstance(inner, ast.NamedExpr):
                    found.setdefault(inner.target.id, inner.target)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            if not _is_dunder(node.id):
                found.setdefault(node.id, node)
        elif isinstance(node, ast.alias):
            name = node.asname or node.name.partition(".")[0]
            if name != "*":
                found.setdefault(name, node)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.setdefault(node.name, node)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            found.setdefault(node.name, node)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.setdefault(node.rest, node)
        pending.extend(reversed(list(ast.iter_child_nodes(node))))
    return found


def _looks_assigned(text: str) -> tuple[str, ...]:
    """The names that broken text seems to bind."""
    return tuple(re.findall(r"^[ \t]*([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)", text, re.MULTILINE))


def _inner(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is inside it, without what nested functions and classes hold."""
    pending = [node]
    while pending:
        here = pending.pop()
        yield here
        for child in ast.iter_child_nodes(here):
            if not isinstance(child, _SCOPES):
                pending.append(child)


def _escapes(node: ast.AST) -> bool:
    """Whether running it may leave the block around it other than at its end."""
    if isinstance(node, _SCOPES):
        return False
    inside_loop = isinstance(node, (ast.For, ast.While))
    for inner in _inner(node):
        if isinstance(inner, (ast.Return, ast.Yield, ast.YieldFrom)):
            return True
        if isinstance(inner, (ast.Break, ast.Continue)) and not inside_loop:
            return True
    return False


def _has_yield(node: ast.AST) -> bool:
    return any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in _inner(node))


def _raises(node: ast.AST) -> bool:
    return any(isinstance(inner, (ast.Raise, ast.Assert)) for inner in _inner(node))


def _may_act(node: ast.AST) -> bool:
    """Whether evaluating it could change anything."""
    return any(isinstance(n, (ast.Call, ast.NamedExpr, ast.Yield, ast.YieldFrom)) for n in ast.walk(node))


def _parameters(node: ast.arguments) -> tuple[str, ...]:
    plain = [*node.posonlyargs, *node.args, *node.kwonlyargs]
    return tuple(a.arg for a in (*plain, *filter(None, (node.vararg, node.kwarg))))


def _without_sites(spec: object) -> object:
    """The same shape with nothing to record: variables of a comprehension are nobody's facts."""
    if isinstance(spec, tuple):
        star, parts = spec
        return (star, tuple(_without_sites(part) for part in parts))
    return None


def _name_of(node: ast.AST) -> str:
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", type(node).__name__).lower()
    return f"{words} is not evaluated"
