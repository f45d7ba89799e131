"""What CPython itself makes of a program: every binding, print, gradient and exception.

Run as a script it reads lists of programs as JSON, a line each, runs them in forked children with
the real core package, and writes what it saw. It shares nothing with the
evaluator: it inserts a call after each statement that binds a name, and no more.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import decimal
import gc
import importlib
import io
import json
import os
import random
import re
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

from tests.differential import outside, packages

FILE = "<program>"
#: What children would load again and again.
_LOADED_ONCE = (
    "numpy", "sympy", "neurogebra.core.autograd", "neurogebra.core.forge", "neurogebra.core.tensor",
    "neurogebra.core.trainer", "dataclasses", "enum", "typing", "random",
    "statistics", "fractions", "decimal", "functools", "itertools", "collections", "contextlib", "re",
)  # fmt: skip
SECONDS = 5.0  #: of the processor, after which a program is taken to be endless


#: Its text, what its calls of input() give, where it finds modules, the package that it is in, how
#: `outside` behaves, and whether there are packages that only look.
_Program = tuple[str, str, list[str], str, int, bool]


class _Marker(ast.NodeTransformer):
    """Puts `__saw__(name, line, value)` after whatever binds a name."""

    def _saw(self, targets: list[ast.expr], at: ast.stmt) -> list[ast.stmt]:
        return [_call("__saw__", n, at) for target in targets for n in _names(target)]

    def visit_Assign(self, node: ast.Assign) -> Any:
        self.generic_visit(node)
        return [node, *self._saw(node.targets, node)]

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        self.generic_visit(node)
        return [node, *self._saw([node.target], node)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        self.generic_visit(node)
        return [node, *self._saw([node.target], node)] if node.value else node

    def visit_For(self, node: ast.For) -> Any:
        self.generic_visit(node)
        node.body = [*self._saw([node.target], node), *node.body]
        return node

    def visit_With(self, node: ast.With) -> Any:
        self.generic_visit(node)
        targets = [i.optional_vars for i in node.items if i.optional_vars is not None]
        node.body = [*self._saw(targets, node), *node.body]
        return node

    def visit_match_case(self, node: ast.match_case) -> Any:
        self.generic_visit(node)
        names: dict[str, Any] = {}
        for inner in ast.walk(node.pattern):
            if isinstance(inner, (ast.MatchAs, ast.MatchStar)) and inner.name:
                names.setdefault(inner.name, inner)
            elif isinstance(inner, ast.MatchMapping) and inner.rest:
                names.setdefault(inner.rest, inner)
        at = node.body[0]
        bound = [
            ast.copy_location(ast.Name(name, ast.Store()), where) for name, where in names.items()
        ]
        node.body = [*self._saw(bound, at), *node.body]
        return node

    def visit_NamedExpr(self, node: ast.NamedExpr) -> Any:
        self.generic_visit(node)
        line, column = ast.Constant(node.target.lineno), ast.Constant(node.target.col_offset)
        saw = ast.Name("__saw_walrus__", ast.Load())
        call = ast.Call(saw, [ast.Constant(node.target.id), line, column, node.value], [])
        return ast.copy_location(ast.NamedExpr(node.target, call), node)


def _names(target: ast.expr) -> list[ast.Name]:
    """The names that assigning to a target binds; an index may have names of its own."""
    if isinstance(target, ast.Name):
        return [target]
    if isinstance(target, ast.Starred):
        return _names(target.value)
    if isinstance(target, (ast.Tuple, ast.List)):
        return [name for part in target.elts for name in _names(part)]
    return []


def _call(function: str, name: ast.Name, at: ast.stmt) -> ast.stmt:
    arguments = [ast.Constant(name.id), ast.Constant(name.lineno), ast.Constant(name.col_offset)]
    call = ast.Call(ast.Name(function, ast.Load()), [*arguments, ast.Name(name.id, ast.Load())], [])
    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), at))


def plain(value: Any) -> Any:
    """A value so that two of them compare to the bit: its type's name and its exact text."""
    kind = type(value).__name__
    if kind == "Value" and type(value).__module__ == "neurogebra.core.autograd":
        return [kind, repr(value.data)]
    if kind == "ndarray":
        return [kind, str(value.dtype), list(value.shape), _steady(repr(value.tolist()))]
    try:
        text = repr(value)
    except Exception as error:  # the program's own __repr__
        text = f"!{type(error).__name__}"
    return [kind, _steady(text)]


def _steady(text: str) -> str:
    return re.sub(r" at 0x[0-9a-fA-F]+", " at ?", text)


class _Output(io.TextIOWrapper):
    """The standard output, told of what is written to it."""

    def __init__(self, told: Callable[[str], None]) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._told = told

    def write(self, text: str, /) -> int:
        written = super().write(text)
        self._told(text)
        return written


_Output.__module__ = "_io"  # else `outside` changes what it holds: the record of what was written


class _TooLong(BaseException):
    """A program that does not end."""


def _stop(*_: object) -> None:
    raise _TooLong


def observe(
    source: str,
    typed: str = "",
    path: tuple[str, ...] = (),
    package: str = "",
    manner: int = 0,
    looked_at: bool = False,
) -> dict[str, Any]:
    """Run one program in this process; `typed` is what each call of input() gives.

    It finds modules on a `path` of its own, and may itself be a module of a package; `manner` is
    how the module `outside` behaves; where it is `looked_at` there are packages that plot and log.
    """
    from neurogebra.core.autograd import Value

    sys.modules["outside"] = outside.module(manner)
    if looked_at:
        sys.modules.update(packages.stand_ins())

    # Each with the exception on its way at that moment.
    bindings: list[tuple[str, Any, BaseException | None]] = []
    prints: list[tuple[int, str, BaseException | None]] = []
    write = print
    gradients: list[list[Any]] = []

    def saw(name: str, line: int, column: int, value: Any) -> None:
        if outside.is_looking:  # the program's own __repr__ binds names too
            return
        outside.is_looking = True
        try:
            bindings.append((f"{name}:{line}:{column}", plain(value), sys.exc_info()[1]))
        finally:
            outside.is_looking = False

    def saw_walrus(name: str, line: int, column: int, value: Any) -> Any:
        saw(name, line, column, value)
        return value

    def print_(
        *args: Any, sep: Any = " ", end: Any = "\n", file: Any = None, flush: Any = False
    ) -> None:
        if isinstance(file, _Output):
            file = None
        text = io.StringIO()
        write(*args, sep=sep, end=end, file=text if file is None else file, flush=flush)
        frame: Any = sys._getframe(1)
        while not frame.f_code.co_filename.startswith((FILE, *path)):
            frame = frame.f_back
        if file is None and not outside.is_looking:
            is_own = frame.f_code.co_filename == FILE
            line = frame.f_lineno if is_own else 0
            prints.append((line, text.getvalue(), sys.exc_info()[1]))

    def written(text: str) -> None:
        by_the_program = sys._getframe(2).f_code.co_filename.startswith((FILE, *path))
        before = prints[-1] if prints and not by_the_program else None
        print_(text, end="")
        # What one call of the machine's writes piece by piece, as pprint does, is one text.
        if before is not None and prints[-1] is not before and not before[1].endswith("\n"):
            line, piece, error = prints.pop()
            if line == before[0]:
                prints[-1] = (line, before[1] + piece, error)
            else:
                prints.append((line, piece, error))

    sys.stdout = _Output(written)
    backward = Value.backward

    def backward_(self: Any) -> None:
        backward(self)
        frame: Any = sys._getframe(1)
        if frame.f_code.co_filename != FILE:
            return
        seen = {**frame.f_globals, **frame.f_locals}
        named = {n: repr(v.grad) for n, v in seen.items() if type(v) is Value}
        gradients.append([frame.f_lineno, repr(self.data), named])

    Value.backward = backward_  # type: ignore[method-assign]
    raised, raised_from = None, 0
    ended_by: BaseException | None = None
    tree = ast.fix_missing_locations(_Marker().visit(ast.parse(source)))
    names = {"__name__": "__main__", "__saw__": saw, "__saw_walrus__": saw_walrus, "print": print_}
    names["input"] = lambda prompt="": typed
    names["exit"] = names["quit"] = sys.exit
    if path:
        sys.path[:0] = path
        sys.dont_write_bytecode = True
        builtins.print, builtins.input = print_, names["input"]
    if package:
        importlib.import_module(package)
        names["__package__"] = package
    left = False
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, 1.0)
    try:
        exec(compile(tree, FILE, "exec", dont_inherit=True), names)
    except (SystemExit, _TooLong):
        left = True
    except BaseException as error:
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == FILE]
        raised = [lines[-1] if lines else 0, type(error).__name__, str(error)]
        raised_from = lines[0] if lines else 0
        ended_by = error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        Value.backward = backward  # type: ignore[method-assign]
    return {
        **_gathered(bindings, prints),
        "gradients": gradients,
        "raised": raised,
        "raised_from": raised_from,
        "before": _gathered(*_before(ended_by, bindings, prints)) if ended_by else None,
        "left": left,
    }


def _gathered(bindings: list[Any], prints: list[Any]) -> dict[str, Any]:
    """Each binding with its passes and its last value, and what was printed."""
    last: dict[str, list[Any]] = {}
    for key, value, _ in bindings:
        last[key] = [last[key][0] + 1 if key in last else 1, value]
    return {"bindings": last, "prints": [[line, text] for line, text, _ in prints]}


def _before(end: BaseException, *logs: list[Any]) -> list[list[Any]]:
    """What was logged before the exception that ended the program was on its way."""
    way: list[BaseException] = []
    error: BaseException | None = end
    while error is not None and len(way) < 20:
        way.append(error)
        error = error.__context__
    return [[entry for entry in log if not any(entry[2] is one for one in way)] for log in logs]


def main() -> None:
    """Answer each line of the standard input, a list of programs, with what they did."""
    for name in _LOADED_ONCE:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        together, programs = json.loads(line)
        sys.stdout.write(json.dumps(_observed(programs, together)) + "\n")
        sys.stdout.flush()


def _observed(programs: list[_Program], together: int) -> list[Any]:
    """What these programs did, so many of them run in one child."""
    out: list[Any] = []
    for start in range(0, len(programs), together):
        some = programs[start : start + together]
        seen = _in_a_child(some)
        if seen is None and together > 1:  # one of them ended the child
            out += [(_in_a_child([program]) or [None])[0] for program in some]
        else:
            out += seen or [None]
    return out


def _in_a_child(programs: list[_Program]) -> list[Any] | None:
    """What a forked child saw of these programs; None where it did not come to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with (
            open(os.devnull, "w") as nothing,
            contextlib.redirect_stdout(nothing),
            contextlib.redirect_stderr(nothing),
        ):
            seen = [_as_the_first(*program) for program in programs]
        with open(writing, "w") as pipe:
            json.dump(seen, pipe)
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def _as_the_first(
    source: str, typed: str, path: list[str], package: str, manner: int, looked_at: bool
) -> dict[str, Any]:
    """Run a program with the settings of the machine as the first program of a process has them."""
    import numpy

    random.seed()
    numpy.random.seed()
    sys.setrecursionlimit(1000)
    with numpy.printoptions(), numpy.errstate(), decimal.localcontext(decimal.Context()):
        return observe(source, typed, tuple(path), package, manner, looked_at)


if __name__ == "__main__":
    main()
