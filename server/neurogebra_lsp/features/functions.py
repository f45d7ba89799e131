"""The formula of a plain function of the program, where it is one.

Only what means the same in Python and in a formula is read: arithmetic, conditions, local names,
the functions of the operations table from `math` and numpy, other such functions of the program.
Anything else, and there is no formula.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from neurogebra.formula.functions import FUNCTIONS
from neurogebra.formula.tree import Apply, Node, Num, Sym, size
from neurogebra.ops import OPS
from neurogebra_lsp.features import derivatives, forms
from neurogebra_lsp.features.answers import Maths
from neurogebra_lsp.syntax import scopes
from neurogebra_lsp.text import Document

Function: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda"
#: What an outer name stands for: where it is imported from, or a function of the program.
_Meaning: TypeAlias = "str | ast.FunctionDef | ast.Lambda"
_Locals: TypeAlias = "dict[str, Node | None]"

_LONGEST = 60  #: nodes of a formula
_WORKED_ON = 400  #: nodes of a formula on the way
_NESTED = 4  #: functions called by functions
_NAMES = 40  #: outer names that are looked up
_DEPTH = 60
_MODULES = {"math": "math", "np": "numpy", "numpy": "numpy"}
_BUILTINS = frozenset({"abs", "max", "min", "pow"})
#: Functions of numpy that go over a whole array where the formula's take two numbers.
_REDUCING = frozenset({"max", "min"})
#: Decorators that leave a function what it is.
_HARMLESS = frozenset({"staticmethod", "classmethod", "property", "cache", "lru_cache", "override"})
_INFIX: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow",
    ast.Mod: "mod",
}  # fmt: skip
_RELATIONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq", ast.NotEq: "ne",
}  # fmt: skip
_CONSTANTS = {"pi": "pi", "e": "E"}
_OTHERWISE = Sym("True", constant=True)


def formula_of(doc: Document, node: Function) -> Node | None:
    """What the function returns, over its parameters and the names around it."""
    tree = whole_formula_of(doc, node)
    return None if tree is None else if_short(tree)


def whole_formula_of(doc: Document, node: Function) -> Node | None:
    """The same, however long it is."""
    return _formula(node, _meanings(doc, node))


def if_short(tree: Node) -> Node | None:
    """A formula, unless it is too long to read."""
    return tree if size(tree) <= _LONGEST else None


def structure_of(doc: Document, node: Function) -> Maths | None:
    """What the function returns is made of, where it repeats terms or is too long to read."""
    tree = whole_formula_of(doc, node)
    return None if tree is None else derivatives.made_of(tree)


def parameters(node: Function) -> tuple[str, ...]:
    """The names of the parameters, in order, without the `self` of a method."""
    arguments = node.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return tuple(names[1:] if names[:1] == ["self"] else names)


def is_number(tree: Node) -> bool:
    """Whether a formula is a number alone, and so tells nothing of a function."""
    return isinstance(tree, Num)


def of_expression(node: ast.expr) -> Node | None:
    """An expression of the program as a formula, where it is one by itself."""
    reader = _Reader({**_MODULES, **{name: name for name in _BUILTINS}}, frozenset())
    try:
        tree = reader.expression(node, {})
    except _NoFormulaError:
        return None
    return tree if size(tree) <= _LONGEST else None


# -- what outer names mean --------------------------------------------------------------------


def _meanings(doc: Document, node: Function) -> tuple[tuple[str, _Meaning], ...]:
    """The outer names that a function and those it calls use, each with what it stands for."""
    found: dict[str, _Meaning] = {}
    pending: list[Function] = [node]
    while pending and len(found) < _NAMES:
        for name in _outer_names(pending.pop()):
            if name in found:
                continue
            meaning = _meaning(doc, name)
            if meaning is not None:
                found[name] = meaning
                if not isinstance(meaning, str):
                    pending.append(meaning)
    return tuple(found.items())


@lru_cache(maxsize=2048)
def _outer_names(node: Function) -> tuple[str, ...]:
    """Names that are called, or whose attributes are."""
    called = (n.func for n in ast.walk(node) if isinstance(n, ast.Call))
    owners = (n.value for n in ast.walk(node) if isinstance(n, ast.Attribute))
    return tuple(dict.fromkeys(n.id for n in (*called, *owners) if isinstance(n, ast.Name)))


def _meaning(doc: Document, name: str) -> _Meaning | None:
    """What a name stands for, where all of the program agrees on it."""
    bound = scopes.bindings(doc, name)
    if not bound:
        return name if name in _BUILTINS else _MODULES.get(name)
    first = bound[0]
    if any(b.scopes or b.name != name for b in bound):
        return None
    if first.kind == "import" and all(b.origin == first.origin for b in bound):
        return first.origin
    if len(bound) > 1 or first.statement is None:
        return None
    if isinstance(first.value, ast.Lambda):
        return first.value
    for top in first.statement.nodes:
        for node in ast.walk(top):
            if isinstance(node, ast.FunctionDef) and node.name == name:
                return node
    return None


# -- reading ------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _formula(node: Function, meanings: tuple[tuple[str, _Meaning], ...]) -> Node | None:
    reader = _Reader(dict(meanings), _fields(node))
    try:
        return reader.function(node, {name: Sym(name) for name in parameters(node)})
    except _NoFormulaError:
        return None


def _fields(node: Function) -> frozenset[str]:
    """Names that an attribute of the object must not have, to be told by its name alone."""
    names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return frozenset(names | set(parameters(node)))


class _NoFormulaError(Exception):
    """The function does something that no formula says."""


class _Reader:
    """Reads functions, with what their outer names mean."""

    def __init__(self, meanings: Mapping[str, _Meaning], taken: frozenset[str]) -> None:
        self._meanings = meanings
        self._taken = taken
        self._nested = 0

    def function(self, node: Function, given: Mapping[str, Node]) -> Node:
        """What a function returns for arguments."""
        if isinstance(node, ast.AsyncFunctionDef) or node.args.vararg or node.args.kwarg:
            raise _NoFormulaError
        if isinstance(node, ast.Lambda):
            return self.expression(node.body, dict(given))
        if not all(_name_of(decorator) in _HARMLESS for decorator in node.decorator_list):
            raise _NoFormulaError
        found = self.block(node.body, dict(given))
        if found is None:
            raise _NoFormulaError
        return found

    def block(self, body: Sequence[ast.stmt], local: _Locals) -> Node | None:
        """What statements return; None where they go on after the last, with `local` changed."""
        for index, statement in enumerate(body):
            if isinstance(statement, ast.Return) and statement.value is not None:
                return self.expression(statement.value, local)
            if isinstance(statement, ast.If):
                return self.branches(statement, body[index + 1 :], local)
            self.assignment(statement, local)
        return None

    def branches(self, statement: ast.If, rest: Sequence[ast.stmt], local: _Locals) -> Node | None:
        """An `if` and all that follows it, on each of the two ways."""
        condition = self.condition(statement.test, local)
        yes, no = dict(local), dict(local)
        first, second = self.block(statement.body, yes), self.block(statement.orelse, no)
        if first is None and second is None:
            local.clear()
            for name in yes.keys() | no.keys():
                local[name] = self.either(condition, yes.get(name), no.get(name))
            return self.block(rest, local)
        first = self.block(rest, yes) if first is None else first
        second = self.block(rest, no) if second is None else second
        if first is None or second is None:
            raise _NoFormulaError
        return self.either(condition, first, second)

    def either(self, condition: Node, yes: Node | None, no: Node | None) -> Node | None:
        """One or the other; nothing where one of them is not there."""
        if yes == no or yes is None or no is None:
            return yes if yes == no else None
        other = no.args if isinstance(no, Apply) and no.op == "piecewise" else (no, _OTHERWISE)
        return self.bounded(Apply("piecewise", (yes, condition, *other)))

    def assignment(self, statement: ast.stmt, local: _Locals) -> None:
        """A statement that only gives names to numbers, or says nothing."""
        if isinstance(statement, ast.Pass) or _is_docstring(statement):
            return
        if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            read = ast.Name(statement.target.id, ast.Load())
            value: ast.expr = ast.BinOp(read, statement.op, statement.value)
            target: ast.expr = statement.target
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            target, value = statement.target, statement.value
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target, value = statement.targets[0], statement.value
        else:
            raise _NoFormulaError
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            if len(target.elts) != len(value.elts):
                raise _NoFormulaError
            pairs = list(zip(target.elts, value.elts, strict=True))
        new: _Locals = {}
        for left, right in pairs:
            if not isinstance(left, ast.Name):
                raise _NoFormulaError
            new[left.id] = self.expression(right, local)
        local.update(new)

    def expression(self, node: ast.expr, local: _Locals, depth: int = 0) -> Node:
        """An expression as a formula."""
        if depth > _DEPTH:
            raise _NoFormulaError
        if isinstance(node, ast.Constant):
            return _constant(node.value)
        if isinstance(node, ast.Name):
            return self.name(node.id, local)
        if isinstance(node, ast.Attribute):
            return self.attribute(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            inner = self.expression(node.operand, local, depth + 1)
            return inner if isinstance(node.op, ast.UAdd) else Apply("neg", (inner,))
        if isinstance(node, ast.BinOp) and type(node.op) in _INFIX:
            left = self.expression(node.left, local, depth + 1)
            right = self.expression(node.right, local, depth + 1)
            return self.bounded(Apply(_INFIX[type(node.op)], (left, right)))
        if isinstance(node, ast.IfExp):
            condition = self.condition(node.test, local, depth + 1)
            yes = self.expression(node.body, local, depth + 1)
            chosen = self.either(condition, yes, self.expression(node.orelse, local, depth + 1))
            if chosen is not None:
                return chosen
        if isinstance(node, ast.Call) and not any(isinstance(a, ast.Starred) for a in node.args):
            return self.call(node, local, depth)
        raise _NoFormulaError

    def condition(self, node: ast.expr, local: _Locals, depth: int = 0) -> Node:
        """A comparison of numbers, or several of them joined."""
        if isinstance(node, ast.BoolOp):
            parts = [self.condition(part, local, depth + 1) for part in node.values]
            joined = parts[0]
            for part in parts[1:]:
                op = "and" if isinstance(node.op, ast.And) else "or"
                joined = Apply(op, (joined, part))
            return joined
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return Apply("not", (self.condition(node.operand, local, depth + 1),))
        if not isinstance(node, ast.Compare) or not all(type(op) in _RELATIONS for op in node.ops):
            raise _NoFormulaError
        sides = [self.expression(s, local, depth + 1) for s in (node.left, *node.comparators)]
        links = [
            Apply(_RELATIONS[type(op)], (sides[n], sides[n + 1])) for n, op in enumerate(node.ops)
        ]
        joined = links[0]
        for link in links[1:]:
            joined = Apply("and", (joined, link))
        return joined

    def name(self, name: str, local: _Locals) -> Node:
        """A local name's formula, or a name from around the function."""
        if name not in local:
            if self._nested:
                raise _NoFormulaError  # what is a name there may be another's here
            return Sym(name)
        held = local[name]
        if held is None:
            raise _NoFormulaError
        return held

    def attribute(self, node: ast.Attribute) -> Node:
        """A constant of a module, or a number that the object of a method holds."""
        if not isinstance(node.value, ast.Name):
            raise _NoFormulaError
        if self._meanings.get(node.value.id) in ("math", "numpy") and node.attr in _CONSTANTS:
            return Sym(_CONSTANTS[node.attr], constant=True)
        if node.value.id != "self" or node.attr in self._taken or self._nested:
            raise _NoFormulaError
        return Sym(node.attr)

    def call(self, node: ast.Call, local: _Locals, depth: int) -> Node:
        """A function of the operations table, or another function of the program."""
        function, given = node.func, list(node.args)
        if isinstance(function, ast.Name):
            if function.id in local:
                raise _NoFormulaError
            meaning = self._meanings.get(function.id)
            if meaning is not None and not isinstance(meaning, str):
                return self.inlined(meaning, node, local, depth)
            module, _, name = (meaning or "").rpartition(".")
            if not name or (module not in ("math", "numpy") and function.id not in _BUILTINS):
                raise _NoFormulaError
        elif isinstance(function, ast.Attribute):
            name, owner = function.attr, function.value
            outer = self._meanings.get(owner.id) if isinstance(owner, ast.Name) else None
            if isinstance(owner, ast.Name) and owner.id not in local and isinstance(outer, str):
                module = outer
                if module not in ("math", "numpy"):
                    raise _NoFormulaError
            elif name in OPS and OPS[name].arity == 1 and not given:
                module, given = "", [owner]  # a method: x.tanh()
            else:
                raise _NoFormulaError
        else:
            raise _NoFormulaError
        if node.keywords or (module == "numpy" and name in _REDUCING):
            raise _NoFormulaError
        args = [self.expression(argument, local, depth + 1) for argument in given]
        if name == "square" and module == "numpy" and len(args) == 1:
            return self.bounded(Apply("pow", (args[0], Num(2))))
        op = FUNCTIONS.get(name)
        if op is None or op not in OPS or OPS[op].arity != len(args):
            raise _NoFormulaError
        return self.bounded(Apply(op, tuple(args)))

    def inlined(self, function: Function, call: ast.Call, local: _Locals, depth: int) -> Node:
        """What another function of the program gives for these arguments."""
        if self._nested >= _NESTED:
            raise _NoFormulaError  # or it calls itself
        names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
        if len(call.args) > len(names) or any(k.arg is None for k in call.keywords):
            raise _NoFormulaError
        given = dict(zip(names, (self.expression(a, local, depth + 1) for a in call.args),
                         strict=False))  # fmt: skip
        for keyword in call.keywords:
            given[str(keyword.arg)] = self.expression(keyword.value, local, depth + 1)
        for name, default in defaults(function):
            if name not in given:
                if not isinstance(default, ast.Constant):
                    raise _NoFormulaError
                given[name] = _constant(default.value)
        if given.keys() != {*names, *(a.arg for a in function.args.kwonlyargs)}:
            raise _NoFormulaError
        self._nested += 1
        try:
            return self.function(function, given)
        finally:
            self._nested -= 1

    def bounded(self, tree: Node) -> Node:
        """The same formula, where it is not too large to work on."""
        if size(tree) > _WORKED_ON:
            raise _NoFormulaError
        return tree


def _constant(value: object) -> Node:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _NoFormulaError
    return forms.number_node(value)


def defaults(function: Function) -> Iterator[tuple[str, ast.expr]]:
    """The parameters that may be left out, and what they are then."""
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    if arguments.defaults:
        last = plain[-len(arguments.defaults) :]
        yield from ((a.arg, d) for a, d in zip(last, arguments.defaults, strict=True))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            yield argument.arg, default


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _name_of(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
