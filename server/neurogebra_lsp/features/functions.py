"""The formula of a plain function of the program, where it is one.

Only what means the same in Python and in a formula is read: arithmetic, the functions of the
operations table from `math` and numpy, local names. Anything else, and there is no formula.
"""

from __future__ import annotations

import ast
from functools import lru_cache

from neurogebra.formula.functions import FUNCTIONS
from neurogebra.formula.tree import Apply, Node, Num, Sym, size
from neurogebra.ops import OPS
from neurogebra_lsp.features import forms

_LONGEST = 60
_MODULES = frozenset({"math", "np", "numpy"})
#: Functions of numpy that go over a whole array where the formula's take two numbers.
_REDUCING = frozenset({"max", "min"})
_INFIX: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow",
}  # fmt: skip


@lru_cache(maxsize=2048)
def formula_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Node | None:
    """What the function returns, over its parameters and the names around it."""
    local: dict[str, Node] = {}
    for statement in node.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if isinstance(statement, ast.Return) and statement.value is not None:
            tree = _read(statement.value, local)
            return tree if tree is not None and size(tree) <= _LONGEST else None
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return None
        target, value = statement.targets[0], _read(statement.value, local)
        if not isinstance(target, ast.Name) or value is None or size(value) > _LONGEST:
            return None
        local[target.id] = value
    return None


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[str, ...]:
    """The names of the parameters, in order."""
    arguments = node.args
    return tuple(a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))


def _read(node: ast.expr, local: dict[str, Node], depth: int = 0) -> Node | None:
    if depth > _LONGEST:
        return None
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return forms.number_node(value) if abs(value) < float("inf") else None
    if isinstance(node, ast.Name):
        return local.get(node.id, Sym(node.id))
    if isinstance(node, ast.Attribute):
        is_pi = node.attr == "pi" and isinstance(node.value, ast.Name) and node.value.id in _MODULES
        return Sym("pi", constant=True) if is_pi else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _read(node.operand, local, depth + 1)
        return None if inner is None else Apply("neg", (inner,))
    if isinstance(node, ast.BinOp) and type(node.op) in _INFIX:
        left, right = _read(node.left, local, depth + 1), _read(node.right, local, depth + 1)
        if left is None or right is None:
            return None
        return Apply(_INFIX[type(node.op)], (left, right))
    return _read_call(node, local, depth) if isinstance(node, ast.Call) else None


def _read_call(node: ast.Call, local: dict[str, Node], depth: int) -> Node | None:
    if node.keywords:
        return None
    function, given = node.func, list(node.args)
    if isinstance(function, ast.Name):
        name = function.id
        if name not in ("abs", "max", "min", "pow") or name in local:
            return None
    elif isinstance(function, ast.Attribute):
        name = function.attr
        if isinstance(function.value, ast.Name) and function.value.id in _MODULES:
            if name in _REDUCING:
                return None
        elif name in OPS and OPS[name].arity == 1 and not given:
            given = [function.value]  # a method: x.tanh()
        else:
            return None
    else:
        return None
    op = FUNCTIONS.get(name)
    if op is None or op not in OPS or OPS[op].arity != len(given):
        return None
    args = [_read(argument, local, depth + 1) for argument in given]
    return Apply(op, tuple(a for a in args if a is not None)) if None not in args else None


def is_number(tree: Node) -> bool:
    """Whether a formula is a number alone, and so tells nothing of a function."""
    return isinstance(tree, Num)


def of_expression(node: ast.expr) -> Node | None:
    """An expression of the program as a formula, where it is one."""
    tree = _read(node, {})
    return tree if tree is not None and size(tree) <= _LONGEST else None
