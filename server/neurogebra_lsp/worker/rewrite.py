"""A statement as it is evaluated: every step that could reach out, or explode, calls a guard.

The rewriting is an allow-list: a kind of node that has no method here is not evaluated, and the
statement around it becomes unknown for that reason. Guards are reached by names that no source
text can spell (`§call`), so a program can neither call nor replace one.

Positions are kept by number: a *site* is the index of a span in `Unit.sites`, relative to the
statement's first line, so that a statement that only moved needs no new rewriting.
"""

# Trees are built from lists of one kind of node where the library's types ask for lists of any.
# pyright: reportArgumentType=false, reportReturnType=false

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from types import CodeType
from typing import Any, TypeAlias, TypeVar, cast

from neurogebra_lsp.facts import Span
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.worker import tables

MARK = "§"

_N = TypeVar("_N", bound=ast.AST)

_BINARY: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.MatMult: "matmul",
    ast.LShift: "lshift", ast.RShift: "rshift", ast.BitAnd: "and_", ast.BitOr: "or_",
    ast.BitXor: "xor",
}  # fmt: skip
_UNARY: dict[type[ast.unaryop], str] = {
    ast.UAdd: "pos",
    ast.USub: "neg",
    ast.Invert: "invert",
    ast.Not: "not_",
}
_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
    ast.Is: "is_", ast.IsNot: "is_not", ast.In: "contains", ast.NotIn: "not_contains",
}  # fmt: skip
#: Names with two underscores at each end that the interpreter never asks for itself.
_PLAIN_DUNDERS = frozenset({"__all__", "__author__", "__version__"})
#: Those that a program may read as plain names.
_OPEN_DUNDERS = frozenset({"__name__", "__doc__", "__class__", "__debug__"}) | _PLAIN_DUNDERS
#: Those that a class body may assign and read.
_CLASS_DUNDERS = tables.SPECIAL_METHODS - {"__getattr__"} | {
    "__slots__", "__match_args__", "__doc__", "__array_priority__", "__version__"
}  # fmt: skip
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
    kind: str = ""  #: "bound", "print", "loop", "call" or "backward" where running it is a fact


@dataclass(frozen=True, slots=True)
class Region:
    """A piece of program that may be left out because it depends on something unknown."""

    line: int
    mentions: tuple[str, ...]  #: every name it uses, so that what it may change can be found
    words: frozenset[str]  #: these and the names of the attributes it reads
    globals: tuple[str, ...]  #: names that functions in it declare global
    first: int  #: its sites
    last: int
    acts: bool  #: whether evaluating it could change anything
    binds: bool  #: whether it is an expression that binds names
    may_raise: bool  #: on purpose, or in what it calls
    why: str = ""  #: why it is never evaluated; "" when that is decided while running
    shows: bool = False  #: whether it only calls methods, to show what has no code of its own
    goes_over: tuple[str, ...] = ()  #: names of a loop that binds no others


@dataclass(slots=True)
class Unit:
    """One top-level statement, rewritten and compiled; cached by its text."""

    id: int
    code: CodeType | None
    sites: list[Site] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    #: The sites inside each function, comprehension and class, by its name and first line.
    functions: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    #: What else is said of functions: "returns" something true, "handles" exceptions.
    flags: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    globals_declared: frozenset[str] = frozenset()
    nonlocals_declared: frozenset[str] = frozenset()
    stored: frozenset[str] = frozenset()  #: names of attributes that it assigns
    #: Those of them whose owner may be a class or a function.
    stored_openly: frozenset[str] = frozenset()
    future_annotations: bool = False
    why: str = ""  #: set where the statement is not evaluated at all
    text: str = ""  #: for the places of exceptions, which CPython counts in bytes


def rewrite(
    statement: Statement,
    number: int,
    future_annotations: bool,
    of_module: bool = False,
    is_first: bool = True,
) -> Unit:
    """A statement as a unit; never raises: what cannot be evaluated says why in the unit.

    Facts are about the evaluated text: in a unit `of_module`, one that it imports, nothing is
    recorded but what is printed.
    """
    unit = Unit(number, None, text=statement.text)
    unit.targets = _plain(_assigned(statement.nodes)) or _looks_assigned(statement.text)
    everything = _all_of(statement.nodes)
    unit.globals_declared = _declared(everything, ast.Global)
    unit.nonlocals_declared = _declared(everything, ast.Nonlocal)
    unit.stored = _stored(everything)
    classes = [node for node in everything if isinstance(node, ast.ClassDef)]
    on_instances = {id(inner) for node in classes for inner in _stored_on_instances(node)}
    unit.stored_openly = (
        _stored(node for node in everything if id(node) not in on_instances)
        if on_instances
        else unit.stored
    )
    unit.future_annotations = future_annotations
    writer = _Rewriter(unit, statement.text, future_annotations, of_module)
    if statement.problem is not None or not statement.nodes:
        unit.targets = tuple(dict.fromkeys((*unit.targets, *_looks_assigned(statement.text))))
        return writer.whole_left_out(statement.nodes, "is not complete")
    try:
        body = [new for node in statement.nodes for new in writer.statement(node)]
        if not is_first:  # a text that it begins with is not that of the program
            body.insert(0, ast.Pass())
        module = ast.Module(body=body, type_ignores=[])
        for node in body:
            _place_inside(node, _START)
        unit.code = compile(module, f"{MARK}{number}", "exec", dont_inherit=True, optimize=0)
    except NotEvaluated as reason:
        return writer.whole_left_out(statement.nodes, reason.why)
    except (SyntaxError, ValueError) as error:
        why = f"is not valid Python: {error.args[0] if error.args else error}"
        return writer.whole_left_out(statement.nodes, why)
    except (RecursionError, MemoryError):
        return writer.whole_left_out((), "is nested too deeply")
    return unit


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the program the rewriting stands."""

    in_function: bool
    once: bool  #: the code here runs at most once
    loops: tuple[int, ...] = ()  #: sites of the loops around, inner first
    watches: tuple[str, ...] = ()  #: names holding the marks of the `try`s around
    loop: str = ""  #: the name holding the state of the innermost loop
    whiles: tuple[str, ...] = ()  #: those of the `while`s around
    locals: frozenset[str] = frozenset()  #: names that the function around binds
    first: str = ""  #: the first parameter of the function around
    function: int = -1  #: the site of its name


class _Rewriter:
    """Rewrites the nodes of one unit. Nodes are never changed in place: the parse is cached."""

    def __init__(self, unit: Unit, text: str, future_annotations: bool, silent: bool) -> None:
        self._unit = unit
        self._lines = text.split("\n")
        self._future = future_annotations
        self._silent = silent
        self._scopes: list[str] = []
        self._classes: list[str] = []
        self._place = _Place(in_function=False, once=not silent)
        self._n_functions = 0  # functions around

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
        return (
            byte
            if text.isascii()
            else len(text.encode("utf-8", "replace")[:byte].decode("utf-8", "replace"))
        )

    def _site(
        self, span: Span, name: str = "", statement: bool = False, kind: str = ""
    ) -> ast.Constant:
        scope = ".".join(self._scopes)
        if self._silent and kind != "print":
            self._unit.sites.append(Site(span))
            return ast.Constant(-1)
        self._unit.sites.append(Site(span, name, scope, self._place.loops, statement, kind))
        return ast.Constant(len(self._unit.sites) - 1 + (self._unit.id << 20))

    def _bound_site(self, node: ast.Name) -> ast.Constant:
        return self._site(self._span(node), node.id, kind="bound")

    def _region(self, nodes: Iterable[ast.AST], first: int, why: str = "") -> ast.Constant:
        """Describe a piece of program that may have to be left out; its sites start at `first`."""
        nodes = list(nodes)
        mentions: dict[str, None] = {}
        words: set[str] = set()
        declared: list[str] = []
        line = min((n.lineno for n in nodes if hasattr(n, "lineno")), default=1) - 1  # type: ignore[attr-defined]
        everything = _all_of(nodes)
        for inner in everything:
            if isinstance(inner, ast.Name):
                mentions[inner.id] = None
                words.add(inner.id)
            elif isinstance(inner, ast.Attribute):
                words.add(inner.attr)
            elif isinstance(inner, ast.alias):
                words.add(inner.name.rpartition(".")[2])
            elif isinstance(inner, ast.Global):
                declared += inner.names
        region = Region(
            line,
            tuple(mentions),
            frozenset(words),
            tuple(declared),
            first,
            len(self._unit.sites),
            any(isinstance(n, _ACTING) for n in everything),
            any(isinstance(n, ast.NamedExpr) for n in everything),
            any(isinstance(n, _RAISING) for n in everything),
            why,
            all(map(_only_shows, nodes)),
            _gone_over(nodes),
        )
        self._unit.regions.append(region)
        return ast.Constant(len(self._unit.regions) - 1 + (self._unit.id << 20))

    def _sites_of_all(self, nodes: Iterable[ast.AST]) -> None:
        """Sites for what is never evaluated: the names it binds and its calls of print."""
        nodes = list(nodes)
        for name, where in _assigned(nodes).items():
            if isinstance(where, (ast.FunctionDef, ast.ClassDef)):
                self._site(self._name_span(where), name, kind="bound")
            elif hasattr(where, "lineno"):
                self._site(self._span(where), name, kind="bound")
        for inner in _all_of(nodes):
            if isinstance(inner, ast.Call) and _is_print(inner):
                self._site(self._span(inner), kind="print")

    def whole_left_out(self, nodes: Iterable[ast.stmt], why: str) -> Unit:
        """The unit of a statement that is not evaluated."""
        self._scopes.clear()
        self._classes.clear()
        self._place = _Place(in_function=False, once=True)
        self._unit.sites.clear()
        self._unit.regions.clear()
        self._unit.functions.clear()
        self._unit.why = why
        nodes = list(nodes)
        self._sites_of_all(nodes)
        self._region(nodes, 0, why)
        return self._unit

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
                self._sites_of_all([node])
                new += self._left_out([node], n_sites, reason.why)
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

    def _left_out(self, nodes: list[ast.stmt], first: int, why: str = "") -> list[ast.stmt]:
        """What stands for statements that are not run: their targets become unknown."""
        region = self._region(nodes, first, why)
        new: list[ast.stmt] = [_expression(_guard("left_out", region))]
        new += self._targets_lost(nodes, region)
        for statement in new:
            _locate(statement, nodes[0])
        return new

    def _targets_lost(self, nodes: list[ast.stmt], region: ast.expr) -> list[ast.stmt]:
        names = dict.fromkeys((*_assigned(nodes), *self._assigned_from_inside(nodes)))
        bound = names if self._in_class_body() else _plain(names)
        return [_assign(name, _guard("unknown_bound", region)) for name in bound]

    def _assigned_from_inside(self, nodes: list[ast.stmt]) -> list[str]:
        """Names of this function that functions inside these statements assign."""
        inner = _all_of(nodes)
        return sorted(_declared(inner, ast.Nonlocal) & self._place.locals)

    def _skipped(self, nodes: list[ast.stmt], first: int) -> list[ast.stmt]:
        """What runs instead of a branch or loop whose condition is unknown."""
        new = self._left_out(nodes, first)
        inner = _all_of(nodes)
        elsewhere = _declared(inner, ast.Nonlocal) - self._place.locals
        if elsewhere or any(_escapes(node) for node in nodes) or self._in_class_in_function():
            new.append(_locate(_expression(_guard("escape")), nodes[0]))
        return new

    def _in_class_in_function(self) -> bool:
        """Where the names that a piece of program uses cannot be found while it runs."""
        return bool(self._classes) and not self._place.in_function and self._n_functions > 0

    def _do_Expr(self, node: ast.Expr) -> list[ast.stmt]:
        if isinstance(node.value, ast.Constant):
            return [node]
        if isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            return [ast.Expr(self.expression(node.value))]
        value = self.expression(node.value, seen=False)
        if _is_print(node.value) or self._silent:
            return [ast.Expr(value)]
        return [ast.Expr(_guard("seen", self._site(self._span(node.value), statement=True), value))]

    def _do_Pass(self, node: ast.Pass) -> list[ast.stmt]:
        return [ast.Pass()]

    def _do_Break(self, node: ast.Break) -> list[ast.stmt]:
        if self._place.loop not in self._place.whiles:
            return [ast.Break()]
        return [_expression(_guard("left", _name(self._place.loop))), ast.Break()]

    def _do_Continue(self, node: ast.Continue) -> list[ast.stmt]:
        return [ast.Continue()]

    def _do_Return(self, node: ast.Return) -> list[ast.stmt]:
        if not self._place.in_function:
            raise NotEvaluated("return outside a function", node)
        if node.value is None:
            return [ast.Return(None)]
        value = self.expression(node.value)
        if self._scopes[-1:] == ["__hash__"]:
            value = _guard("decided", value)  # of others, CPython's complaint tells what they gave
        value = _guard("returned", ast.Constant(self._place.function), value)
        if not self._place.whiles:
            return [ast.Return(value)]
        left = [_expression(_guard("left", _name(loop))) for loop in self._place.whiles]
        return [_assign(f"{MARK}result", value), *left, ast.Return(_name(f"{MARK}result"))]

    def _do_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        value = self.expression(node.value)
        if len(node.targets) == 1 and isinstance(node.targets[0], (ast.Attribute, ast.Subscript)):
            return [_expression(self._stored(node.targets[0], value))]
        taken_apart = any(isinstance(target, (ast.Tuple, ast.List)) for target in node.targets)
        if taken_apart and len(node.targets) > 1:
            return [self._assigned_to_all(node.targets, value)]
        targets: list[ast.expr] = []
        for target in node.targets:
            new, value = self._target(target, value)
            targets.append(new)
        return [ast.Assign(targets, value)]

    def _assigned_to_all(self, nodes: list[ast.expr], value: ast.expr) -> ast.stmt:
        """`a = (b, c) = value`: each target takes the value itself."""
        shapes = [self._shape(node) for node in nodes]
        target = ast.Tuple([target for target, _ in shapes], ast.Store())
        specs = ast.Constant(tuple(spec for _, spec in shapes))
        return ast.Assign([target], _guard("unpack_each", specs, value))

    def _stored(self, target: ast.Attribute | ast.Subscript, value: ast.expr) -> ast.expr:
        """`a.b = value` and `a[i] = value` as calls; the value comes first, as in CPython."""
        owner = self.expression(target.value, seen=False)
        if isinstance(target, ast.Attribute):
            name = ast.Constant(self._mangled(target.attr))
            return _guard("put_attribute", value, owner, name, self._owner_site(target))
        return _guard("put_item", value, owner, self._index(target.slice))

    def _owner_site(self, node: ast.Attribute) -> ast.Constant:
        owner = node.value.id if isinstance(node.value, ast.Name) else ""
        return self._site(self._span(node), owner)

    def _do_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        annotation = self._annotation(node.annotation)
        if node.value is None:
            if isinstance(node.target, ast.Name):
                return [ast.AnnAssign(self._store_name(node.target), annotation, None, node.simple)]
            return []
        value = self.expression(node.value)
        if isinstance(node.target, (ast.Attribute, ast.Subscript)):
            return [_expression(self._stored(node.target, value))]
        target, value = self._target(node.target, value)
        return [ast.AnnAssign(target, annotation, value, node.simple)]

    def _annotation(self, node: ast.expr) -> ast.expr:
        if self._future:
            return ast.Constant(ast.unparse(node))
        with self._within(once=False):
            return _guard("annotation", self.expression(node))

    def _do_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        name = f"i{_BINARY[type(node.op)]}".rstrip("_")
        target = node.target
        if isinstance(target, ast.Name):
            read = self._on_Name(ast.Name(target.id, ast.Load()))
            site = self._bound_site(target)
            result = _guard("bind", site, _guard(name, read, self.expression(node.value)))
            return [ast.Assign([self._store_name(target)], result)]
        # The owner is evaluated once, and read before the other operand is.
        owner, index = f"{MARK}owner", f"{MARK}index"
        first: list[ast.stmt] = [_assign(owner, self.expression(target.value, seen=False))]
        if isinstance(target, ast.Attribute):
            attribute = ast.Constant(self._mangled(target.attr))
            read = _guard("attribute", _name(owner), attribute)
            result = _guard(name, read, self.expression(node.value))
            site = self._owner_site(target)
            return [
                *first,
                _expression(_guard("put_attribute_again", _name(owner), attribute, site, result)),
            ]
        first.append(_assign(index, self._index(target.slice)))
        read = _guard("item", _name(owner), _name(index))
        result = _guard(name, read, self.expression(node.value))
        return [*first, _expression(_guard("put_item_again", _name(owner), _name(index), result))]

    def _do_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        new: list[ast.stmt] = []
        for target in _flat(node.targets):
            if isinstance(target, ast.Name):
                name = self._mangled(self._bindable(target.id, target))
                new.append(ast.Delete([ast.Name(name, ast.Del())]))
            elif isinstance(target, ast.Attribute):
                owner = self.expression(target.value, seen=False)
                name = ast.Constant(self._mangled(target.attr))
                new.append(_expression(_guard("drop_attribute", owner, name)))
            elif isinstance(target, ast.Subscript):
                owner = self.expression(target.value, seen=False)
                new.append(_expression(_guard("drop_item", owner, self._index(target.slice))))
            else:
                raise NotEvaluated(f"{_name_of(target)} as a target", target)
        return new

    def _do_If(self, node: ast.If) -> list[ast.stmt]:
        first = len(self._unit.sites)
        test = _guard("test", self.expression(node.test))
        body = self.block(node.body)
        orelse = self.block(node.orelse)
        skipped = self._skipped([node], first)
        undecided = ast.If(_guard("undecided"), skipped, orelse)
        return [ast.If(test, body, [_locate(undecided, node)])]

    def _do_While(self, node: ast.While) -> list[ast.stmt]:
        first = len(self._unit.sites)
        start, loop, state = self._loop_starts(node)
        with self._inside(loop, state, of_while=True):
            test = _guard("while_test", _name(state), self.expression(node.test))
            body = self.block(node.body)
        orelse = self.block(node.orelse)
        skipped = self._skipped([node], first)
        undecided = ast.If(_guard("undecided"), skipped, orelse or [ast.Pass()])
        return [start, ast.While(test, body, [_locate(undecided, node)])]

    def _do_For(self, node: ast.For) -> list[ast.stmt]:
        iterable = self.expression(node.iter)
        first = len(self._unit.sites)
        start, loop, state = self._loop_starts(node)
        with self._inside(loop, state):
            target, spec = self._unpacking(node.target)
            body = self.block(node.body)
        orelse = self.block(node.orelse)
        skipped = self._skipped([node], first)
        undecided = ast.If(_guard("undecided"), skipped, orelse or [ast.Pass()])
        steps = _guard("for_each", _name(state), iterable, spec)
        return [start, ast.For(target, steps, body, [_locate(undecided, node)])]

    @contextmanager
    def _within(self, **changes: Any) -> Generator[None]:
        """Rewrite what follows as standing in another place."""
        place = self._place
        self._place = replace(place, **changes)
        try:
            yield
        finally:
            self._place = place

    def _inside(
        self, loop: ast.Constant, state: str, of_while: bool = False
    ) -> AbstractContextManager[None]:
        place = self._place
        loops = (cast(int, loop.value), *place.loops)
        whiles = (*place.whiles, state) if of_while else place.whiles
        return self._within(once=False, loops=loops, loop=state, whiles=whiles)

    def _loop_starts(self, node: ast.For | ast.While) -> tuple[ast.stmt, ast.Constant, str]:
        loop = self._site(self._span(node), kind="loop")
        state = f"{MARK}loop{len(self._unit.sites)}"
        names = ast.Constant(tuple(_assigned([node])))
        paths = ast.Constant(_mentioned(node))
        return _locate(_assign(state, _guard("loop", loop, names, paths)), node), loop, state

    def _do_FunctionDef(self, node: ast.FunctionDef) -> list[ast.stmt]:
        if not self._in_class_body():
            self._bindable(node.name, node)
        elif _is_closed(node.name):
            raise NotEvaluated(f"a {node.name} of one's own is not evaluated", node)
        if getattr(node, "type_params", None):
            raise NotEvaluated("type parameters are not evaluated yet", node)
        decorators = [
            _locate(_guard("decorator", self.expression(d)), d) for d in node.decorator_list
        ]
        if node.name == "__getattr__":
            decorators.append(_own("answering"))
        arguments = self._arguments(node.args)
        returns = self._annotation(node.returns) if node.returns else None
        site = self._site(self._name_span(node), node.name, kind="call")
        parameters = _parameters(node.args)
        first_site = len(self._unit.sites)
        place = self._enter_function(node.name, parameters, cast(int, site.value), node.body)
        try:
            body = self.block(node.body)
        finally:
            self._leave_function(place)
        first_line = min((d.lineno for d in node.decorator_list), default=node.lineno)
        self._covers(node.name, first_line, first_site - 1)
        self._unit.flags[node.name, first_line] = _flags(node)
        docstring = [body.pop(0)] if ast.get_docstring(node, clean=False) is not None else []
        given = ast.Tuple([_name(self._mangled(p)) for p in parameters], ast.Load())
        known = _guard("entered", site, ast.Constant(parameters), given)
        body = [*docstring, _locate(ast.Expr(known), node), *body]
        new = ast.FunctionDef(node.name, arguments, body, decorators, returns, None)
        if sys.version_info >= (3, 12):
            new.type_params = []
        return [new]

    def _covers(self, name: str, line: int, first: int) -> None:
        """Note which sites are inside a function, comprehension or class; twins share them."""
        known = self._unit.functions.get((name, line), (first, 0))
        last = len(self._unit.sites)
        self._unit.functions[name, line] = (min(first, known[0]), max(last, known[1]))

    def _enter_function(
        self, name: str, parameters: tuple[str, ...], site: int, body: list[ast.stmt]
    ) -> _Place:
        place = self._place
        self._scopes.append(name)
        self._n_functions += 1
        first = parameters[0] if parameters else ""
        inner = [n for node in body for n in _inner(node)]
        elsewhere = _declared(inner, ast.Global) | _declared(inner, ast.Nonlocal)
        own = frozenset((*parameters, *_assigned(body))) - elsewhere
        self._place = _Place(True, False, first=first, function=site, locals=own)
        return place

    def _leave_function(self, place: _Place) -> None:
        self._scopes.pop()
        self._n_functions -= 1
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
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and _is_closed(inner.name):
                raise NotEvaluated(f"a class with {inner.name} is not evaluated", node)
        if getattr(node, "type_params", None):
            raise NotEvaluated("type parameters are not evaluated yet", node)
        self._bindable(node.name, node)
        decorators = [
            _locate(_guard("decorator", self.expression(d)), d) for d in node.decorator_list
        ]
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
        first_site = len(self._unit.sites)
        self._scopes.append(node.name)
        self._classes.append(node.name)
        try:
            with self._within(once=False, in_function=False, loops=(), watches=(), whiles=()):
                body = self.block(node.body)
        finally:
            self._scopes.pop()
            self._classes.pop()
        first_line = min((d.lineno for d in node.decorator_list), default=node.lineno)
        self._covers(node.name, first_line, first_site)
        # Registered first, so that it is the outermost decorator's business what it returns.
        own = ast.Name(f"{MARK}class_made", ast.Load())
        new = ast.ClassDef(node.name, bases, keywords, body, [*decorators, own])
        if sys.version_info >= (3, 12):
            new.type_params = []
        return [new]

    def _do_Global(self, node: ast.Global) -> list[ast.stmt]:
        return [ast.Global([self._mangled(self._bindable(name, node)) for name in node.names])]

    def _do_Nonlocal(self, node: ast.Nonlocal) -> list[ast.stmt]:
        return [ast.Nonlocal([self._mangled(name) for name in node.names])]

    def _do_Import(self, node: ast.Import) -> list[ast.stmt]:
        new: list[ast.stmt] = []
        for alias in node.names:
            bound = self._bindable(alias.asname or alias.name.partition(".")[0], node)
            whole = ast.Constant(bool(alias.asname))
            new.append(
                _assign(self._mangled(bound), _guard("import_", ast.Constant(alias.name), whole))
            )
        return new

    def _do_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt]:
        if node.module == "__future__":
            return [ast.Pass()]
        module = ast.Constant("." * node.level + (node.module or ""))
        if node.names[0].name == "*":
            return [_expression(_guard("import_star", module))]
        return [
            _assign(
                self._mangled(self._bindable(alias.asname or alias.name, node)),
                _guard("import_from", module, ast.Constant(alias.name)),
            )
            for alias in node.names
        ]

    def _do_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        first = len(self._unit.sites)
        test = _guard("test", self.expression(node.test))
        error: ast.expr = ast.Name(f"{MARK}AssertionError", ast.Load())
        if node.msg is not None:
            error = ast.Call(error, [self.expression(node.msg)], [])
        failed = _locate(ast.Raise(error, None), node)
        region = self._region([node], first)
        undecided = ast.If(
            _guard("undecided"), [_locate(_expression(_guard("left_out", region)), node)], [failed]
        )
        return [ast.If(test, [ast.Pass()], [_locate(undecided, node)])]

    def _do_Raise(self, node: ast.Raise) -> list[ast.stmt]:
        if node.exc is None:
            return [ast.Raise(None, None)]
        exception = _guard("exception", self.expression(node.exc))
        cause = _guard("exception", self.expression(node.cause)) if node.cause else None
        return [ast.Raise(exception, cause)]

    def _do_Try(self, node: ast.Try | ast.TryStar) -> list[ast.stmt]:  # type: ignore[name-defined]
        """Where handlers wait, the first thing done with an Unknown ends the body.

        It may have raised, so that neither the rest of the body nor a handler is known to run.
        """
        first = len(self._unit.sites)
        watches = bool(node.handlers) and not all(map(_is_aside, node.handlers))
        # A `finally` that is left by a jump ends whatever was raised.
        watches = watches or any(map(_escapes, node.finalbody))
        watch = f"{MARK}watch{first}"
        if watches:
            self._site((0, 0, 0, 0))  # two `try`s never share a name
            with self._within(watches=(*self._place.watches, watch)):
                body = self.block(node.body)
            body.append(_locate(_expression(_guard("watched", _name(watch))), node))
        else:
            body = self.block(node.body)
        catch = "catch" if isinstance(node, ast.Try) else "catch_some"
        handlers = [self._handler(h, watch if watches else "", catch) for h in node.handlers]
        orelse = self.block(node.orelse)
        finalbody = self.block(node.finalbody)
        if finalbody:
            going_on = ast.If(_guard("going_on"), finalbody, [])
            finalbody = [_locate(going_on, node.finalbody[0])]
        if handlers:
            again: list[ast.stmt] = [ast.Raise(None, None)]
            if watches and not any(_escapes(n) for n in (node,)):
                region = self._region([node], first)
                lost = self._targets_lost([node], region) or [ast.Pass()]
                again = [ast.If(_guard("given_up", _name(watch), region), lost, again)]
            passing = ast.ExceptHandler(_own("Control"), None, again)
            if isinstance(node, ast.Try):
                handlers.insert(0, passing)
            else:  # `except*` would put it into a group
                inner = type(node)(body, handlers, orelse, [])
                body, handlers, orelse = [_locate(inner, node)], [passing], []
        if watches:
            finalbody.insert(0, _expression(_guard("watched", _name(watch))))
        new = ast.Try(body, handlers, orelse, finalbody)
        if not watches:
            return [new]
        return [_assign(watch, _guard("watch")), new]

    _do_TryStar = _do_Try

    def _handler(self, node: ast.ExceptHandler, watch: str, catch: str) -> ast.ExceptHandler:
        kind = _guard(catch, self.expression(node.type)) if node.type else None
        done = [_expression(_guard("watched", _name(watch)))] if watch else []
        body = [*done, _expression(_guard("caught")), *self.block(node.body)]
        name = self._mangled(self._bindable(node.name, node)) if node.name else None
        return _locate(ast.ExceptHandler(kind, name, body), node)

    def _do_With(self, node: ast.With) -> list[ast.stmt]:
        """One `with` a manager, so that each sees what those before it bound."""
        item, rest = node.items[0], node.items[1:]
        context = _guard("context", self.expression(item.context_expr))
        first: list[ast.stmt] = []
        variable: ast.expr | None = None
        if item.optional_vars is not None:
            value = f"{MARK}entered{len(self._unit.sites)}"
            variable = ast.Name(value, ast.Store())
            target, bound = self._target(item.optional_vars, _name(value))
            first.append(_locate(ast.Assign([target], bound), node))
        if rest:
            inner = ast.copy_location(ast.With(rest, node.body), node)
            body = [_locate(new, node) for new in self._do_With(inner)]
        else:
            body = self.block(node.body)
        return [ast.With([ast.withitem(context, variable)], [*first, *body])]

    def _do_Match(self, node: ast.Match) -> list[ast.stmt]:
        """A chain of conditions in which every step of a pattern is a guard."""
        first = len(self._unit.sites)
        subject = f"{MARK}subject{first}"
        self._site((0, 0, 0, 0))
        new: list[ast.stmt] = [_assign(subject, self.expression(node.subject))]
        cases: list[tuple[ast.expr, list[ast.stmt]]] = []
        for case in node.cases:
            captures: dict[str, ast.Constant] = {}
            parts = self._pattern(case.pattern, _name(subject), captures)
            parts += [
                _guard(
                    "yes",
                    ast.NamedExpr(ast.Name(self._mangled(name), ast.Store()), _name(_held(name))),
                )
                for name in captures
            ]
            if case.guard:
                parts.append(self.expression(case.guard))
            seen = [
                _expression(_guard("bind", site, _name(self._mangled(name))))
                for name, site in captures.items()
            ]
            cases.append((_locate(self._all(parts), case.pattern), [*seen, *self.block(case.body)]))
        skipped = self._skipped([node], first)
        chain: list[ast.stmt] = []
        for test, body in reversed(cases):
            undecided = ast.If(_guard("undecided"), skipped, chain)
            chain = [_locate(ast.If(_guard("test", test), body, [undecided]), node)]
        return [*new, *chain]

    def _all(self, parts: list[ast.expr]) -> ast.expr:
        """All of these conditions, one after the other."""
        if not parts:
            return ast.Constant(True)
        if len(parts) == 1:
            return parts[0]
        operands = [*(_guard("and_operand", part) for part in parts[:-1]), parts[-1]]
        return _guard("joined", self._region([], 0), ast.BoolOp(ast.And(), operands))

    def _pattern(
        self, node: ast.pattern, subject: ast.expr, captures: dict[str, ast.Constant]
    ) -> list[ast.expr]:
        """The conditions under which a subject fits a pattern; they keep what it captures."""
        if isinstance(node, ast.MatchValue):
            return [_guard("eq", subject, self.expression(node.value))]
        if isinstance(node, ast.MatchSingleton):
            return [_guard("is_", subject, ast.Constant(node.value))]
        if isinstance(node, ast.MatchAs):
            parts = self._pattern(node.pattern, subject, captures) if node.pattern else []
            return (
                [*parts, self._captured(node, node.name, subject, captures)] if node.name else parts
            )
        if isinstance(node, ast.MatchOr):
            return [self._any(node, subject, captures)]
        if isinstance(node, ast.MatchSequence):
            return self._sequence(node, subject, captures)
        if isinstance(node, ast.MatchMapping):
            return self._mapping(node, subject, captures)
        if isinstance(node, ast.MatchClass):
            names = ast.Constant(tuple(node.kwd_attrs))
            n_positional = ast.Constant(len(node.patterns))
            found = _guard("of_class", subject, self.expression(node.cls), n_positional, names)
            return self._taken_apart(found, [*node.patterns, *node.kwd_patterns], captures)
        raise NotEvaluated("this pattern is not evaluated", node)

    def _taken_apart(
        self, found: ast.expr, patterns: list[ast.pattern], captures: dict[str, ast.Constant]
    ) -> list[ast.expr]:
        """Conditions on the parts that a guard finds, or None where the subject has none such."""
        parts_name = f"{MARK}parts{len(self._unit.sites)}"
        self._site((0, 0, 0, 0))
        kept = ast.NamedExpr(ast.Name(parts_name, ast.Store()), found)
        conditions: list[ast.expr] = [_guard("found", kept)]
        for index, pattern in enumerate(patterns):
            part = ast.Subscript(_name(parts_name), ast.Constant(index), ast.Load())
            conditions += self._pattern(pattern, part, captures)
        return conditions

    def _captured(
        self, node: ast.pattern, name: str, subject: ast.expr, captures: dict[str, ast.Constant]
    ) -> ast.expr:
        self._bindable(name, node)
        if name not in captures:
            captures[name] = self._site(self._span(node), name, kind="bound")
        return _guard("yes", ast.NamedExpr(ast.Name(_held(name), ast.Store()), subject))

    def _any(
        self, node: ast.MatchOr, subject: ast.expr, captures: dict[str, ast.Constant]
    ) -> ast.expr:
        choices = [self._all(self._pattern(p, subject, captures)) for p in node.patterns]
        operands = [*(_guard("or_operand", choice) for choice in choices[:-1]), choices[-1]]
        return _guard("joined", self._region([], 0), ast.BoolOp(ast.Or(), operands))

    def _sequence(
        self, node: ast.MatchSequence, subject: ast.expr, captures: dict[str, ast.Constant]
    ) -> list[ast.expr]:
        stars = [i for i, p in enumerate(node.patterns) if isinstance(p, ast.MatchStar)]
        star = stars[0] if stars else -1
        found = _guard("sequence", subject, ast.Constant(len(node.patterns)), ast.Constant(star))
        patterns = [
            ast.copy_location(ast.MatchAs(None, p.name), p) if isinstance(p, ast.MatchStar) else p
            for p in node.patterns
        ]
        return self._taken_apart(found, patterns, captures)

    def _mapping(
        self, node: ast.MatchMapping, subject: ast.expr, captures: dict[str, ast.Constant]
    ) -> list[ast.expr]:
        keys = ast.Tuple([self.expression(key) for key in node.keys], ast.Load())
        found = _guard("mapping", subject, keys, ast.Constant(bool(node.rest)))
        patterns = list(node.patterns)
        if node.rest:
            patterns.append(ast.copy_location(ast.MatchAs(None, node.rest), node))
        return self._taken_apart(found, patterns, captures)

    # -- targets ----------------------------------------------------------------------------

    def _target(self, node: ast.expr, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """The rewritten target, and the value wrapped so that what is bound gets recorded."""
        if isinstance(node, ast.Name):
            return self._store_name(node), _guard("bind", self._bound_site(node), value)
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
            return self._store_name(node), self._bound_site(node).value
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
        if not self._in_class_body() or node.id not in _CLASS_DUNDERS:
            self._bindable(node.id, node)
        return _locate(ast.Name(self._mangled(node.id), ast.Store()), node)

    def _in_class_body(self) -> bool:
        return bool(self._classes) and not self._place.in_function

    def _bindable(self, name: str, node: ast.AST) -> str:
        """A name that may be bound: the interpreter asks for those with two underscores itself."""
        if _is_reserved(name) or (_is_dunder(name) and self._in_class_body()):
            raise NotEvaluated(f"{name} may not be assigned here", node)
        return name

    def _slot(self, node: ast.expr) -> ast.Attribute:
        """A target `a.b` or `a[i]` among others as the attribute `v` of a guard that stores."""
        if isinstance(node, ast.Attribute):
            owner = self.expression(node.value, seen=False)
            name = ast.Constant(self._mangled(node.attr))
            slot = _guard("attribute_slot", owner, name, self._owner_site(node))
        elif isinstance(node, ast.Subscript):
            owner = self.expression(node.value, seen=False)
            slot = _guard("item_slot", owner, self._index(node.slice))
        else:
            raise NotEvaluated(f"{_name_of(node)} as a target", node)
        return _locate(ast.Attribute(slot, "v", ast.Store()), node)

    # -- expressions ------------------------------------------------------------------------

    def expression(self, node: ast.expr, seen: bool = True) -> ast.expr:
        """The expression that takes this one's place, recorded where it runs once."""
        method: Callable[[ast.expr], ast.expr] | None = getattr(
            self, f"_on_{type(node).__name__}", None
        )
        if method is None:
            raise NotEvaluated(_name_of(node), node)
        new = _locate(method(node), node)
        if seen and self._place.once and isinstance(node, _RECORDED) and not _is_print(node):
            new = _locate(_guard("seen", self._site(self._span(node)), new), node)
        return new

    def _on_Constant(self, node: ast.Constant) -> ast.expr:
        return ast.Constant(node.value)

    def _on_Name(self, node: ast.Name) -> ast.expr:
        if node.id == "__file__":
            return _guard("own_file")
        if _is_dunder(node.id) and node.id not in _OPEN_DUNDERS:
            if self._place.in_function or not self._classes or node.id not in _CLASS_DUNDERS:
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
        kind = "print" if _is_print(node) else ""
        if isinstance(node.func, ast.Attribute) and node.func.attr == "backward":
            kind = "backward"
        site = self._site(self._span(node), kind=kind)
        if isinstance(node.func, ast.Attribute):
            owner = self.expression(node.func.value)
            guard = "method"
            callee = [site, owner, ast.Constant(self._mangled(node.func.attr))]
        else:
            guard = "call"
            callee = [site, self.expression(node.func, seen=False)]
        spreads = any(isinstance(argument, ast.Starred) for argument in node.args)
        if spreads or any(keyword.arg is None for keyword in node.keywords):
            # CPython's complaints about what is spread name what is called.
            return ast.Call(_guard("spreading", _own(guard), *callee), arguments, keywords)
        return ast.Call(_own(guard), [*callee, *arguments], keywords)

    def _on_BinOp(self, node: ast.BinOp) -> ast.expr:
        return _guard(
            _BINARY[type(node.op)], self.expression(node.left), self.expression(node.right)
        )

    def _on_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return ast.UnaryOp(ast.USub(), self.expression(node.operand))
        return _guard(_UNARY[type(node.op)], self.expression(node.operand))

    def _on_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        first = len(self._unit.sites)
        kind = "and_operand" if isinstance(node.op, ast.And) else "or_operand"
        operands: list[ast.expr] = []
        for value in node.values[:-1]:
            operands.append(_locate(_guard(kind, self.expression(value)), value))
        operands.append(self.expression(node.values[-1]))
        region = self._region(node.values, first)
        return _guard("joined", region, _locate(ast.BoolOp(node.op, operands), node))

    def _on_Compare(self, node: ast.Compare) -> ast.expr:
        first = len(self._unit.sites)
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
        region = self._region([node], first)
        return _guard("joined", region, _locate(ast.BoolOp(ast.And(), links), node))

    def _on_IfExp(self, node: ast.IfExp) -> ast.expr:
        first = len(self._unit.sites)
        test = _guard("test", self.expression(node.test))
        body, orelse = self.expression(node.body), self.expression(node.orelse)
        region = self._region([node.body, node.orelse], first)
        otherwise = ast.IfExp(_guard("undecided"), _guard("unknown_choice", region), orelse)
        return ast.IfExp(test, body, _locate(otherwise, node))

    def _on_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        value = _guard("bind", self._bound_site(node.target), self.expression(node.value))
        return ast.NamedExpr(self._store_name(node.target), value)

    def _on_Lambda(self, node: ast.Lambda) -> ast.expr:
        arguments = self._arguments(node.args)
        first = len(self._unit.sites)
        place = self._enter_function("<lambda>", _parameters(node.args), -1, [])
        try:
            return ast.Lambda(arguments, self.expression(node.body))
        finally:
            self._leave_function(place)
            self._covers("<lambda>", node.lineno, first)

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
                spec = (
                    self._on_JoinedStr(part.format_spec) if part.format_spec else ast.Constant("")
                )  # type: ignore[arg-type]
                value = self.expression(part.value)
                parts.append(
                    _guard("formatted", value, ast.Constant(part.conversion), _locate(spec, node))
                )
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
        first = len(self._unit.sites)
        source = self.expression(node.generators[0].iter)
        generators: list[ast.comprehension] = []
        with self._within(once=False, loops=(), first="", watches=()):
            for index, generator in enumerate(node.generators):
                if generator.is_async:
                    raise NotEvaluated("async is not evaluated", node)
                iterable = (
                    _guard("put_by")
                    if index == 0
                    else _guard("each", self.expression(generator.iter))
                )
                target, spec = self._shape(generator.target)
                if isinstance(target, ast.Tuple):
                    iterable = _guard("each_unpacked", ast.Constant(_without_sites(spec)), iterable)
                tests = [_guard("decided", self.expression(test)) for test in generator.ifs]
                generators.append(
                    ast.comprehension(target, _locate(iterable, generator.iter), tests, 0)
                )
            made = _locate(make(generators), node)
        self._covers(f"<{_COMPREHENSIONS[type(node)]}>", node.lineno, first)
        region = self._region([node], first)
        return ast.IfExp(_guard("put", source), made, _guard("unknown_choice", region))

    def _on_Yield(self, node: ast.Yield) -> ast.expr:
        value = self.expression(node.value) if node.value else ast.Constant(None)
        return self._given_away(value, ast.Yield)

    def _on_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        return self._given_away(_guard("delegate", self.expression(node.value)), ast.YieldFrom)

    def _given_away(self, value: ast.expr, make: type[ast.Yield] | type[ast.YieldFrom]) -> ast.expr:
        """A yield, during which the `try`s around it wait for nothing."""
        if not self._place.watches:
            return make(value)
        watches = ast.Tuple([_name(watch) for watch in self._place.watches], ast.Load())
        return _guard("taken_back", watches, make(_guard("given_away", watches, value)))

    # -- names ------------------------------------------------------------------------------

    def _mangled(self, name: str) -> str:
        """A name as CPython stores it inside a class: `__x` becomes `_Class__x`."""
        if not self._classes or not name.startswith("__") or name.endswith("__"):
            return name
        return f"_{self._classes[-1].lstrip('_')}{name}" if self._classes[-1].strip("_") else name


_PATHS = 32  #: places that one loop is looked at for
_RAISING = (ast.Raise, ast.Assert, ast.Call)
#: What, when it is evaluated, could change anything.
_ACTING = (ast.stmt, ast.Call, ast.NamedExpr, ast.Yield, ast.YieldFrom)
_COMPREHENSIONS = {
    ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.DictComp: "dictcomp",
    ast.GeneratorExp: "genexpr",
}  # fmt: skip
_RECORDED = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.BinOp, ast.UnaryOp, ast.Compare)


def _is_dunder(name: str) -> bool:
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _is_reserved(name: str) -> bool:
    """Whether the interpreter asks for this name itself."""
    return _is_dunder(name) and name not in _PLAIN_DUNDERS


def _is_closed(method: str) -> bool:
    """Whether the interpreter would call a method of this name for what no table opens."""
    return _is_dunder(method) and method not in tables.SPECIAL_METHODS


def _is_print(node: ast.expr) -> bool:
    """Whether this prints: by `print` or, without a new line, by `sys.stdout.write`."""
    match node:
        case ast.Call(ast.Name("print")) | ast.Call(
            ast.Attribute(ast.Attribute(_, "stdout"), "write")
        ):
            return True
        case _:
            return False


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _held(name: str) -> str:
    """Where a match keeps what it captures until the whole pattern fits."""
    return f"{MARK}held_{name}"


def _own(name: str) -> ast.Name:
    return ast.Name(MARK + name, ast.Load())


def _guard(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(_own(name), list(arguments), [])


def _expression(value: ast.expr) -> ast.Expr:
    return ast.Expr(value)


def _assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([ast.Name(name, ast.Store())], value)


#: What has no place and holds nothing.
_SIGNS = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def _children(node: ast.AST) -> list[ast.AST]:
    """The nodes that one holds itself, without the signs; what `ast` has for it takes longer."""
    held = node.__dict__
    found: list[ast.AST] = []
    for name in node._fields:
        value = held.get(name)
        if type(value) is list:
            found += [one for one in value if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST) and not isinstance(value, _SIGNS):
            found.append(value)
    return found


def _all_of(nodes: Iterable[ast.AST]) -> list[ast.AST]:
    """These nodes and all that is inside them."""
    found: list[ast.AST] = []
    for start in nodes:
        inside = [start]
        for node in inside:  # it grows
            inside += _children(node)
        found += inside
    return found


_Where: TypeAlias = "tuple[int, int, int | None, int | None]"
_START: _Where = (1, 0, 1, 0)


def _place_inside(node: ast.AST, around: _Where) -> None:
    """Give what has no place that of what is around it."""
    held = node.__dict__
    if "lineno" in held:
        around = (
            held["lineno"], held["col_offset"], held.get("end_lineno"), held.get("end_col_offset")
        )  # fmt: skip
    elif "lineno" in node._attributes:
        held["lineno"], held["col_offset"], held["end_lineno"], held["end_col_offset"] = around
    for inner in _children(node):
        _place_inside(inner, around)


def _locate(new: _N, old: ast.AST) -> _N:
    """Give a new node the place of the old one; what is new inside takes it over at the end."""
    if "lineno" in new._attributes:
        held, around = new.__dict__, old.__dict__
        if "lineno" not in held and "lineno" in around:
            held["lineno"], held["col_offset"] = around["lineno"], around["col_offset"]
            held["end_lineno"] = around.get("end_lineno")
            held["end_col_offset"] = around.get("end_col_offset")
    else:  # a comprehension or an argument list has no place, but its parts have
        for inner in _children(new):
            _locate(inner, old)
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
        if isinstance(
            node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
        ):
            for inner in _all_of((node,)):
                if isinstance(inner, ast.NamedExpr):
                    found.setdefault(inner.target.id, inner.target)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            if not _is_reserved(node.id):
                found.setdefault(node.id, node)
        elif isinstance(node, ast.alias):
            name = node.asname or node.name.partition(".")[0]
            if name != "*":
                found.setdefault(name, node)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            found.setdefault(node.name, node)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.setdefault(node.rest, node)
        pending.extend(reversed(_children(node)))
    return found


def _mentioned(loop: ast.For | ast.While) -> tuple[Any, ...]:
    """The places that a loop mentions, each as a path from a name, the shortest first.

    What its own variables lead to is another thing in each pass.
    """
    found: dict[tuple[Any, ...], None] = {}
    target = _inner(loop.target) if isinstance(loop, ast.For) else ()
    own = {node.id for node in target if isinstance(node, ast.Name)}
    for inner in (n for statement in loop.body for n in _inner(statement)):
        path = _path(inner)
        while path and path[0] not in own:
            found[path] = None
            path = path[:-1]
    return tuple(sorted(found, key=len))[:_PATHS]


def _path(node: ast.AST) -> tuple[Any, ...]:
    """`model.w` as ("model", (".", "w")); () for what is no such place."""
    if isinstance(node, ast.Name):
        return () if _is_dunder(node.id) else (node.id,)
    if isinstance(node, ast.Attribute) and not node.attr.startswith("__"):
        owner = _path(node.value)
        return (*owner, (".", node.attr)) if owner else ()
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        owner = _path(node.value)
        is_key = type(node.slice.value) in (str, int)
        return (*owner, ("[]", node.slice.value)) if owner and is_key else ()
    return ()


def _looks_assigned(text: str) -> tuple[str, ...]:
    """The names that broken text seems to bind."""
    found = re.findall(r"^[ \t]*([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)", text, re.MULTILINE)
    return _plain(unicodedata.normalize("NFKC", name) for name in found)


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Those of these names that the interpreter never asks for itself."""
    return tuple(name for name in names if not _is_reserved(name))


def _inner(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is inside it, without what nested functions and classes hold."""
    pending = [node]
    while pending:
        here = pending.pop()
        yield here
        for child in _children(here):
            if not isinstance(child, _SCOPES):
                pending.append(child)


def _escapes(node: ast.AST, in_loop: bool = False) -> bool:
    """Whether running it may leave the block around it other than at its end."""
    if isinstance(node, _SCOPES):
        return False
    if isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)):
        return True
    if isinstance(node, (ast.Break, ast.Continue)):
        return not in_loop
    if isinstance(node, (ast.For, ast.While)):
        # What stands in its `else` belongs to the loop around it.
        inside = any(_escapes(child, True) for child in node.body)
        outside = [child for child in _children(node) if child not in node.body]
        return inside or any(_escapes(child, in_loop) for child in outside)
    return any(_escapes(child, in_loop) for child in _children(node))


def _has_yield(node: ast.AST) -> bool:
    return any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in _inner(node))


def _flags(node: ast.FunctionDef) -> frozenset[str]:
    flags: set[str] = set()
    for inner in (n for statement in node.body for n in _inner(statement)):
        if isinstance(inner, ast.Try) and inner.handlers:
            flags.add("handles")
        elif isinstance(inner, ast.Return) and inner.value is not None:
            if not isinstance(inner.value, ast.Constant) or inner.value.value:
                flags.add("returns")
    if any(map(_may_change, _all_of(node.body))):
        flags.add("changes")
    return frozenset(flags)


def _may_change(node: ast.AST) -> bool:
    """Whether this may change more than variables of the function that it stands in."""
    if isinstance(node, (ast.Attribute, ast.Subscript)):
        return not isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Call):
        return not (
            (isinstance(node.func, ast.Name) and node.func.id in tables.LOOKING_BUILTINS)
            or (isinstance(node.func, ast.Attribute) and node.func.attr in tables.LOOKING_METHODS)
        )
    return isinstance(node, (ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom, ast.Await))


def _declared(
    nodes: Iterable[ast.AST], kind: type[ast.Global] | type[ast.Nonlocal]
) -> frozenset[str]:
    """The names that statements of this kind declare."""
    return frozenset(name for node in nodes if isinstance(node, kind) for name in node.names)


def _stored(nodes: Iterable[ast.AST]) -> frozenset[str]:
    """The names of attributes that are assigned, "" among them where any may be."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            found.add(node.attr)
        elif isinstance(node, ast.Attribute) and node.attr == "resize":
            found.add("shape")  # which this method of an array assigns
        elif isinstance(node, ast.Name) and node.id in ("setattr", "delattr"):
            found.add("")
    return frozenset(found)


#: Methods whose first parameter is a class.
_OF_CLASSES = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})


def _stored_on_instances(node: ast.ClassDef) -> Iterator[ast.AST]:
    """What stores attributes on the first parameter of an ordinary method of this class."""
    for method in node.body:
        if not isinstance(method, ast.FunctionDef) or method.name in _OF_CLASSES:
            continue
        first = (_parameters(method.args) or ("",))[0]
        decorators = {d.id for d in method.decorator_list if isinstance(d, ast.Name)}
        if decorators & {"classmethod", "staticmethod"} or first in _assigned(method.body):
            continue
        for inner in (n for statement in method.body for n in _inner(statement)):
            if isinstance(inner, ast.Attribute) and _is_named(inner.value, first):
                yield inner
            elif isinstance(inner, ast.Call) and inner.args and _is_named(inner.args[0], first):
                yield inner.func


def _is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


_ASIDE = frozenset({"KeyboardInterrupt", "GeneratorExit"})


def _is_aside(handler: ast.ExceptHandler) -> bool:
    """Whether it waits for nothing that an operation on an Unknown could raise."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return all(isinstance(kind, ast.Name) and kind.id in _ASIDE for kind in kinds)


def _gone_over(nodes: list[ast.AST]) -> tuple[str, ...]:
    """The names that a loop binds, where it binds no others."""
    match nodes:
        case [ast.For(target)]:
            names = tuple(n.id for n in _all_of((target,)) if isinstance(n, ast.Name))
            return names if set(_assigned(nodes)) == set(names) else ()
        case _:
            return ()


#: What a loop over the parts of a plot is written of.
_SHOWING = (
    ast.Expr, ast.For, ast.If, ast.Pass, ast.Assign, ast.Name, ast.Constant, ast.Attribute,
    ast.Subscript, ast.Slice, ast.Tuple, ast.List, ast.Dict, ast.BinOp, ast.UnaryOp, ast.BoolOp,
    ast.Compare, ast.IfExp, ast.JoinedStr, ast.FormattedValue, ast.Starred, ast.Call, ast.keyword,
    ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop,
)  # fmt: skip


def _only_shows(node: ast.AST) -> bool:
    """Whether it changes nothing but names, if no method that it calls changes its arguments."""
    for inner in _all_of((node,)):
        if not isinstance(inner, _SHOWING):
            return False
        if isinstance(inner, (ast.Attribute, ast.Subscript)) and not isinstance(
            inner.ctx, ast.Load
        ):
            return False
        if isinstance(inner, ast.Attribute) and inner.attr in tables.CHANGING:
            return False
        if isinstance(inner, ast.Call):
            if isinstance(inner.func, ast.Name):
                if inner.func.id not in tables.LOOKING_BUILTINS:
                    return False
            elif not isinstance(inner.func, ast.Attribute):
                return False
        if isinstance(inner, ast.keyword) and inner.arg in (None, "inplace", "out", "key"):
            return False
    return True


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
