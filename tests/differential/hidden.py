"""Programs with one thing hidden, which the evaluator then does not know.

Each way of hiding is a row of `WAYS`: where in a program it may be done, and what it puts there. What
it puts there is `input()`, a draw without a seed, or a call of `outside`, a module that may do
anything with what it is given. No claim about such a program may differ from any run of it.
"""

from __future__ import annotations

import ast
import random
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from tests.differential.outside import MANNERS

#: Larger constants make programs run for long when they are changed.
_LARGEST = 1000


@dataclass(frozen=True)
class Hidden:
    """A program that does not tell all, and what is typed in each of five runs of it."""

    way: str
    text: str
    typed: tuple[str, ...]


def hidden(text: str, way: str) -> Hidden | None:
    """A program with one thing hidden in this way; None where it has no place for that."""
    tree = ast.parse(text)
    places = list(WAYS[way](tree))
    if not places:
        return None
    typed = random.Random(zlib.crc32(f"{way} {text}".encode())).choice(places)()
    at = 1 if ast.get_docstring(tree) is not None else 0
    while isinstance(tree.body[at], ast.ImportFrom) and tree.body[at].module == "__future__":
        at += 1
    if way not in _NOT_FROM_OUTSIDE:
        tree.body.insert(at, ast.parse("import outside").body[0])
    try:
        changed = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
        compile(changed, "<hidden>", "exec")
    except (SyntaxError, ValueError):
        return None
    return Hidden(way, changed, typed or ("",) * len(MANNERS))


#: Does it, and says what is to be typed, if anything.
_Place = Callable[[], "tuple[str, ...] | None"]


def _constants(tree: ast.Module) -> Iterator[_Place]:
    """A constant becomes what the user types."""
    for node in _expressions(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float, str):
            if type(node.value) is str or abs(node.value) <= _LARGEST:
                yield lambda node=node: _typed(tree, node)


def _typed(tree: ast.Module, node: ast.Constant) -> tuple[str, ...]:
    value = node.value
    if isinstance(value, str):
        _replace(tree, node, "input()")
        return (value, "", "x", value + value, "7")
    if isinstance(value, int):
        _replace(tree, node, "int(input())")
        return tuple(str(v) for v in (value, value + 1, 0, -3, 2 * value + 3))
    _replace(tree, node, "float(input())")
    return tuple(str(v) for v in (value, -value, 0.0, 2.5 * value, 1.0))


def _values(tree: ast.Module) -> Iterator[_Place]:
    """The value of an expression goes through a function that is not known."""
    for node in _expressions(tree):
        yield lambda node=node: _replace(tree, node, "outside.other({})")


def _containers(tree: ast.Module) -> Iterator[_Place]:
    for node in _expressions(tree):
        if isinstance(node, (ast.List, ast.Dict, ast.Tuple, ast.Set, ast.ListComp, ast.DictComp)):
            yield lambda node=node: _replace(tree, node, "outside.other({})")


def _arguments(tree: ast.Module) -> Iterator[_Place]:
    for node in _expressions(tree):
        if isinstance(node, ast.Call):
            for argument in node.args:
                if not isinstance(argument, ast.Starred):
                    yield lambda argument=argument: _replace(tree, argument, "outside.other({})")


def _callables(tree: ast.Module) -> Iterator[_Place]:
    """What is called is known no more."""
    for node in _expressions(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute)):
            if not isinstance(node.func, ast.Name) or node.func.id not in ("super", "print"):
                yield lambda node=node: _replace(tree, node.func, "outside.instead({})")


def _conditions(tree: ast.Module) -> Iterator[_Place]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.If, ast.IfExp, ast.comprehension, ast.Assert)):
            tests = node.ifs if isinstance(node, ast.comprehension) else [node.test]
            for test in tests:
                yield lambda test=test: _replace(tree, test, "outside.truth()")
        elif isinstance(node, ast.While):
            yield lambda node=node: _replace(tree, node.test, "outside.truth() and {}")
        elif isinstance(node, ast.match_case) and node.guard is not None:
            yield lambda node=node: _replace(tree, node.guard, "outside.truth()")


def _loops(tree: ast.Module) -> Iterator[_Place]:
    """How often a loop runs is not known."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            yield lambda node=node: _replace(tree, node.iter, "outside.each({})")


_TOUCHES = ("outside.touch({})", "outside.thing.method([{}])", "x = outside.other({})")


def _touched(tree: ast.Module) -> Iterator[_Place]:
    """Something unknown is given a thing after a statement that speaks of it."""
    for body, index in _statements(tree):
        names = sorted(
            {n.id for n in ast.walk(body[index]) if isinstance(n, ast.Name)} - {"print", "self"}
        )
        for name in names:
            for way in _TOUCHES:
                call = way.format(name)
                # The names of loops and handlers are gone, or not yet there, in some runs.
                careful = f"try:\n    {call}\nexcept NameError:\n    pass"
                yield lambda b=body, i=index, t=careful: _insert(b, i + 1, t)
                yield lambda b=body, i=index, t=call: _insert(b, i + 1, t)


def _raised(tree: ast.Module) -> Iterator[_Place]:
    """An exception that may be raised or not."""
    for body, index in _statements(tree):
        yield lambda b=body, i=index: _insert(b, i, "outside.maybe()")


def _managed(tree: ast.Module) -> Iterator[_Place]:
    """A context that may end exceptions."""
    for body, index in _statements(tree):
        if not isinstance(body[index], (ast.Global, ast.Nonlocal, ast.ImportFrom)):
            yield lambda b=body, i=index: _wrap(
                b, i, "with outside.manager() as managed:\n    pass"
            )


def _branched(tree: ast.Module) -> Iterator[_Place]:
    """A statement that may be run or not."""
    for body, index in _statements(tree):
        if not isinstance(body[index], (ast.Global, ast.Nonlocal, ast.ImportFrom)):
            yield lambda b=body, i=index: _wrap(b, i, "if outside.truth():\n    pass")


def _decorated(tree: ast.Module) -> Iterator[_Place]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            decorator = ast.parse("outside.decorator", mode="eval").body
            yield lambda n=node, d=decorator: n.decorator_list.insert(0, d)


def _defaults(tree: ast.Module) -> Iterator[_Place]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            for default in filter(None, (*node.defaults, *node.kw_defaults)):
                yield lambda d=default: _replace(tree, d, "outside.other({})")


def _classes(tree: ast.Module) -> Iterator[_Place]:
    """A base, an attribute or the whole body of a class."""
    base = ast.parse("outside.Base", mode="eval").body
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield lambda n=node: n.bases.insert(0, base)
            yield lambda n=node: _insert(n.body, len(n.body), "extra = outside.other([1])")
            yield lambda n=node: _insert(n.body, 0, "outside.maybe()")
            yield lambda n=node: _insert(n.body, len(n.body), "if outside.truth(): __len__ = None")


def _seeds(tree: ast.Module) -> Iterator[_Place]:
    """A generator that was given a seed is given none."""
    for node in _expressions(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in ("seed", "default_rng", "Random", "RandomState"):
                yield lambda n=node: n.args.clear()


#: Every way of hiding something, by name.
WAYS: dict[str, Callable[[ast.Module], Iterator[_Place]]] = {
    "constant": _constants,
    "value": _values,
    "container": _containers,
    "argument": _arguments,
    "callable": _callables,
    "condition": _conditions,
    "loop": _loops,
    "touched": _touched,
    "raised": _raised,
    "managed": _managed,
    "branched": _branched,
    "decorated": _decorated,
    "default": _defaults,
    "class": _classes,
    "seed": _seeds,
}
_NOT_FROM_OUTSIDE = frozenset({"constant", "seed"})


def _expressions(tree: ast.Module) -> Iterator[ast.expr]:
    """The expressions that another may stand in the place of."""
    barred: set[int] = set()
    for node in ast.walk(tree):
        inner: list[ast.AST] = []
        if isinstance(node, (ast.JoinedStr, ast.pattern)):
            inner = [node]
        elif isinstance(node, ast.AnnAssign):
            inner = [node.annotation]
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            inner = [*node.decorator_list, *filter(None, [getattr(node, "returns", None)])]
        elif isinstance(node, ast.arg) and node.annotation:
            inner = [node.annotation]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inner = [node.value]
        elif isinstance(node, ast.Call):
            barred.add(id(node.func))
        elif isinstance(node, ast.Starred):
            barred.add(id(node))
        barred |= {id(n) for start in inner for n in ast.walk(start)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in barred:
            if isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
                yield node


def _statements(tree: ast.Module) -> Iterator[tuple[list[ast.stmt], int]]:
    """Each statement, by the block it stands in."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list):
                yield from ((body, index) for index in range(len(body)))


def _replace(tree: ast.Module, old: ast.expr, by: str) -> None:
    """Put an expression in the place of another, which it may hold as `{}`."""
    new = ast.parse(by.replace("{}", "_old_"), mode="eval").body

    class Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is old:
                return _with_old(new, old)
            return self.generic_visit(node)

    Put().visit(tree)


def _with_old(new: ast.expr, old: ast.expr) -> ast.AST:
    class Put(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.AST:
            return deepcopy(old) if node.id == "_old_" else node

    return Put().visit(new)


def _insert(body: list[ast.stmt], index: int, text: str) -> None:
    body[index:index] = ast.parse(text).body


def _wrap(body: list[ast.stmt], index: int, text: str) -> None:
    (around,) = ast.parse(text).body
    around.body = [body[index]]  # pyright: ignore[reportAttributeAccessIssue]
    body[index] = around
