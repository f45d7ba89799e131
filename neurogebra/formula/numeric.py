"""Turns a formula into a Python function, compiled once, that computes it well.

The function is built as a Python syntax tree from the formula's tree, never from text. Plain
numbers go through `math`; arrays go through numpy, which is imported when the first one comes.
Where the quick way fails (an overflow on the way to a finite result, a point outside the domain)
the point is computed again with as many digits as it needs, and either has a value or an error
that names the place.
"""

from __future__ import annotations

import ast
import cmath
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

from neurogebra.errors import DomainError, MissingPackageError
from neurogebra.formula.definitions import expanded
from neurogebra.formula.intervals import Interval
from neurogebra.formula.kernels import SCALARS
from neurogebra.formula.rounding import ALLOWED, Rounding
from neurogebra.formula.stable import stable
from neurogebra.formula.tree import Apply, Node, Num, Sym, names_in_order, symbols, walk
from neurogebra.ops import OPS

#: Types of arguments that take the quick way.
_PLAIN: Final = frozenset({int, float, bool, type(None)})


class _Missing:
    """Stands for a value that was not given."""


MISSING: Final = _Missing()


def compiled(
    tree: Node, variables: Sequence[str], params: Sequence[str] = ()
) -> Callable[..., Any]:
    """A function of the formula's names that computes it.

    Parameters
    ----------
    variables
        The names it takes, by position or by keyword. One that the formula does not depend on
        may be left out; an array given for it still gives the result its shape.
    params
        Further names, by keyword only. Their values are looked up in the function's
        `__kwdefaults__` where the caller gives none.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> sigmoid = compiled(parse("1/(1 + exp(-x))"), ["x"])
    >>> sigmoid(0), sigmoid(-1000)
    (0.5, 0.0)
    """
    whole = expanded(tree)
    better = stable(whole)
    slow = _Elsewhere(whole, better, (*variables, *params))
    writer = _ScalarWriter(better, slow.rounding)
    return writer.function(tuple(variables), tuple(params), slow)


# ---- writing Python


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _call(function: str, args: list[ast.expr]) -> ast.expr:
    # No identifier of a formula ends in brackets, so helpers never meet variables.
    return ast.Call(_name(f"{function}()"), args, [])


_BINARY: Final[dict[str, ast.operator]] = {
    "add": ast.Add(),
    "sub": ast.Sub(),
    "mul": ast.Mult(),
    "div": ast.Div(),
    "mod": ast.Mod(),
}
_COMPARE: Final[dict[str, ast.cmpop]] = {
    "lt": ast.Lt(),
    "le": ast.LtE(),
    "gt": ast.Gt(),
    "ge": ast.GtE(),
    "eq": ast.Eq(),
    "ne": ast.NotEq(),
}


def _assigned(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _bound_of(name: str) -> str:
    """The name of the bound on the error of a named part."""
    return f"{name}e"


class _Writer:
    """Writes a formula as Python statements, what occurs twice only once.

    Beside each part that may have lost digits it computes a bound on the error.
    """

    #: Whether every branch of a piecewise formula is computed, whichever holds.
    all_branches = False

    def __init__(self, tree: Node, rounding: Rounding | None = None) -> None:
        self.tree = tree
        self.rounding = rounding or Rounding(Num(0))
        self.doubtful, self.needed = self.rounding.doubtful, self.rounding.needed
        self.n_temporaries = 0
        self.used: set[str] = set()
        seen: set[Node] = set()
        self.shared: set[Apply] = set()
        for node in walk(tree):
            if isinstance(node, Apply):
                (self.shared if node in seen else seen).add(node)

    def write(self, node: Node, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        if isinstance(node, Num):
            return self.constant(node)
        if isinstance(node, Sym):
            return self.symbol(node)
        if node in known:
            return _name(known[node])
        if node.op == "piecewise":
            made = self.pieces(node, block, known)
        else:
            made = self.operation(node, block, known)
        if node in self.needed or (node in self.shared and node.op != "neg"):
            name = made if isinstance(made, ast.Name) else self.keep(made, block)
            known[node] = name.id
            if node in self.doubtful and (node.op != "piecewise" or self.all_branches):
                block.append(_assigned(_bound_of(name.id), self.new_bound(node, block, known)))
            return name
        return made

    def bound(self, node: Node, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        """A bound on the error of what has been written."""
        if node in self.doubtful:
            return _name(_bound_of(known[node]))
        return self.new_bound(node, block, known)

    def new_bound(self, node: Node, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        formula = self.rounding.error(node, lambda part: Sym(_bound_of(known[part])))
        # What only bounds are made of is neither bounded nor shared.
        before = self.shared, self.doubtful, self.needed
        self.shared, self.doubtful, self.needed = set(), set(), set()
        made = self.write(formula, block, known)
        self.shared, self.doubtful, self.needed = before
        return made

    def keep(self, value: ast.expr, block: list[ast.stmt]) -> ast.Name:
        """The value under a name of its own."""
        self.n_temporaries += 1
        name = f"{self.n_temporaries}t"
        block.append(_assigned(name, value))
        return _name(name)

    def constant(self, node: Num) -> ast.expr:
        value = float(node.value) if isinstance(node.value, Fraction) else node.value
        if value < 0:
            return ast.UnaryOp(ast.USub(), ast.Constant(-value))
        return ast.Constant(value)

    def symbol(self, node: Sym) -> ast.expr:
        if node.constant:
            return _CONSTANTS[node.name]
        self.used.add(node.name)
        return _name(node.name)

    def operation(self, node: Apply, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        if node.op == "pow":
            power = self.whole_power(node, block, known)
            if power is not None:
                return power
        args = [self.write(arg, block, known) for arg in node.args]
        if node.op in _BINARY:
            return ast.BinOp(args[0], _BINARY[node.op], args[1])
        if node.op in _COMPARE:
            return ast.Compare(args[0], [_COMPARE[node.op]], [args[1]])
        if node.op == "neg":
            return ast.UnaryOp(ast.USub(), args[0])
        return self.function_call(node, args, block)

    def whole_power(
        self, node: Apply, block: list[ast.stmt], known: dict[Node, str]
    ) -> ast.expr | None:
        exponent = node.args[1]
        negative = isinstance(exponent, Apply) and exponent.op == "neg"
        bare = exponent.args[0] if negative and isinstance(exponent, Apply) else exponent
        if not isinstance(bare, Num) or not isinstance(bare.value, int):
            return None
        n = -bare.value if negative else bare.value
        if not 1 <= abs(n) <= 64:
            return None
        base = self.write(node.args[0], block, known)
        made = self.repeated(base, abs(n), block)
        return made if n > 0 else ast.BinOp(ast.Constant(1), ast.Div(), made)

    def repeated(self, base: ast.expr, n: int, block: list[ast.stmt]) -> ast.expr:
        if n == 1:
            return base
        if n > 3:
            return self.large_power(base, n)
        if not isinstance(base, ast.Name):
            base = self.keep(base, block)
        made = ast.BinOp(base, ast.Mult(), base)
        return made if n == 2 else ast.BinOp(made, ast.Mult(), base)

    def large_power(self, base: ast.expr, n: int) -> ast.expr:
        raise NotImplementedError

    def function_call(self, node: Apply, args: list[ast.expr], block: list[ast.stmt]) -> ast.expr:
        raise NotImplementedError

    def pieces(self, node: Apply, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        raise NotImplementedError


_CONSTANTS: Final[dict[str, ast.Constant]] = {
    "pi": ast.Constant(math.pi),
    "E": ast.Constant(math.e),
    "I": ast.Constant(1j),
    "oo": ast.Constant(math.inf),
    "True": ast.Constant(True),
    "False": ast.Constant(False),
    "…": ast.Constant(math.nan),
}


class _ScalarWriter(_Writer):
    """For plain numbers: branches are branches, and only the one that holds is computed."""

    def large_power(self, base: ast.expr, n: int) -> ast.expr:
        return ast.BinOp(base, ast.Pow(), ast.Constant(n))

    def function_call(self, node: Apply, args: list[ast.expr], block: list[ast.stmt]) -> ast.expr:
        if node.op in {"and", "or"}:
            return ast.BoolOp(ast.And() if node.op == "and" else ast.Or(), args)
        if node.op == "not":
            return ast.UnaryOp(ast.Not(), args[0])
        if node.op in {"max", "min"}:
            named = [
                a if isinstance(a, ast.Name | ast.Constant) else self.keep(a, block) for a in args
            ]
            wins = ast.Compare(named[0], [ast.GtE() if node.op == "max" else ast.LtE()], [named[1]])
            return ast.IfExp(wins, named[0], named[1])
        return _call(node.op, args)

    def pieces(self, node: Apply, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        self.n_temporaries += 1
        target = f"{self.n_temporaries}t"

        def branch(value: Node, block: list[ast.stmt], known: dict[Node, str]) -> None:
            block.append(_assigned(target, self.write(value, block, known)))
            if node in self.doubtful:
                block.append(_assigned(_bound_of(target), self.bound(value, block, known)))

        rows = list(zip(node.args[::2], node.args[1::2], strict=True))
        here = block
        for value, condition in rows:
            if condition == Sym("True", constant=True):
                branch(value, here, dict(known))
                return _name(target)
            test = self.write(condition, here, known if here is block else dict(known))
            inside: list[ast.stmt] = []
            branch(value, inside, dict(known))
            outside: list[ast.stmt] = []
            here.append(ast.If(test, inside, outside))
            here = outside
        branch(Sym("…", constant=True), here, dict(known))
        return _name(target)

    def function(
        self, variables: tuple[str, ...], params: tuple[str, ...], slow: _Elsewhere
    ) -> Callable[..., Any]:
        body: list[ast.stmt] = []
        known: dict[Node, str] = {}
        result = self.write(self.tree, body, known)
        if not isinstance(result, ast.Name):
            result = self.keep(result, body)
        # Infinities and nan fail this, and what has lost digits: they are looked at again.
        sound: ast.expr = ast.Compare(
            ast.BinOp(result, ast.Sub(), result), [ast.Eq()], [ast.Constant(0)]
        )
        if self.tree in self.doubtful:
            bound = self.bound(self.tree, body, known)
            allowed = ast.BinOp(ast.Constant(ALLOWED), ast.Mult(), _call("abs", [result]))
            sound = ast.BoolOp(ast.And(), [sound, ast.Compare(bound, [ast.LtE()], [allowed])])
        body.append(ast.If(sound, [ast.Return(result)], []))
        failures = ast.Tuple([_name("ArithmeticError()"), _name("ValueError()")], ast.Load())
        handled: ast.stmt = ast.Try(body, [ast.ExceptHandler(failures, None, [ast.Pass()])], [], [])
        names = [name for name in (*variables, *params) if name in self.used or name in variables]
        plain = _conjunction(
            [
                ast.Compare(_call("type", [_name(name)]), [ast.In()], [_name("PLAIN()")])
                for name in names
            ]
        )
        first = next((n for n, name in enumerate(variables) if name not in self.used), None)
        optional = (
            ["MISSING()" if name in self.used else "UNUSED()" for name in variables[first:]]
            if first is not None
            else []
        )
        guarded: ast.stmt = ast.If(plain, [handled], []) if plain else handled
        every = [_name(name) for name in (*variables, *params)]
        fallback = ast.Return(_call("slow", list(every)))
        helpers = {f"{name}()": made for name, made in SCALARS.items()}
        helpers |= {
            "ArithmeticError()": ArithmeticError,
            "ValueError()": ValueError,
            "type()": type,
            "PLAIN()": _PLAIN,
            "slow()": slow,
            "MISSING()": MISSING,
            "UNUSED()": None,
        }
        steps: list[ast.stmt] = [fallback] if slow.is_complex else [guarded, fallback]
        return _function(variables, params, steps, helpers, optional)


def _bounding(tree: Node, rounding: Rounding, names: tuple[str, ...]) -> Callable[..., Any]:
    """The function of plain numbers that gives the value and the bound on its error."""
    writer = _ScalarWriter(tree, rounding)
    body: list[ast.stmt] = []
    known: dict[Node, str] = {}
    result = writer.write(tree, body, known)
    both = ast.Tuple([result, writer.bound(tree, body, known)], ast.Load())
    body.append(ast.Return(both))
    return _function(names, (), body, {f"{name}()": made for name, made in SCALARS.items()})


class _ArrayWriter(_Writer):
    """For arrays: every branch is computed everywhere, and what holds is picked."""

    all_branches = True

    def repeated(self, base: ast.expr, n: int, block: list[ast.stmt]) -> ast.expr:
        if n == 2 and not isinstance(base, ast.Name):
            # Of an array without a name numpy makes the square in place.
            return ast.BinOp(base, ast.Pow(), ast.Constant(2))
        return super().repeated(base, n, block)

    def large_power(self, base: ast.expr, n: int) -> ast.expr:
        if n <= 8:
            return _call("whole_power", [base, ast.Constant(n)])
        return _call("pow", [base, ast.Constant(float(n))])

    def function_call(self, node: Apply, args: list[ast.expr], block: list[ast.stmt]) -> ast.expr:
        return _call(node.op, args)

    def pieces(self, node: Apply, block: list[ast.stmt], known: dict[Node, str]) -> ast.expr:
        made: ast.expr = ast.Constant(math.nan)
        rows = list(zip(node.args[::2], node.args[1::2], strict=True))
        for value, condition in reversed(rows):
            written = self.write(value, block, known)
            if condition == Sym("True", constant=True):
                made = written
            else:
                made = _call("where", [self.write(condition, block, known), written, made])
        return made

    def function(self, names: tuple[str, ...]) -> Callable[..., Any]:
        """The function of arrays; of a doubtful formula it gives a bound on the error as well."""
        from neurogebra.formula.array_kernels import ARRAYS

        body: list[ast.stmt] = []
        known: dict[Node, str] = {}
        result = self.write(self.tree, body, known)
        if self.tree in self.doubtful:
            result = ast.Tuple([result, self.bound(self.tree, body, known)], ast.Load())
        body.append(ast.Return(result))
        helpers = {f"{name}()": made for name, made in ARRAYS.items()}
        helpers["long()"] = _numpy().longdouble
        return _function(names, (), body, helpers)


class _LongWriter(_ArrayWriter):
    """For arrays of longer floats, where constants are as long."""

    def constant(self, node: Num) -> ast.expr:
        value = Fraction(node.value)
        if value.denominator == 1 or isinstance(node.value, float):
            return _call("long", [ast.Constant(float(value))])
        parts = (value.numerator, value.denominator)
        top, bottom = (_call("long", [ast.Constant(float(part))]) for part in parts)
        return ast.BinOp(top, ast.Div(), bottom)

    def symbol(self, node: Sym) -> ast.expr:
        if node.constant and node.name in _LOW_PARTS:
            high = _call("long", [_CONSTANTS[node.name]])
            return ast.BinOp(high, ast.Add(), ast.Constant(_LOW_PARTS[node.name]))
        return super().symbol(node)


#: What the floats nearest to these constants leave out.
_LOW_PARTS: Final = {"pi": 1.2246467991473532e-16, "E": 1.4456468917292502e-16}


class _ComplexWriter(_ScalarWriter):
    """For complex numbers, through `cmath`."""

    def function_call(self, node: Apply, args: list[ast.expr], block: list[ast.stmt]) -> ast.expr:
        if node.op not in _COMPLEX and node.op not in {"and", "or", "not"}:
            raise TypeError(f"{node.op} takes no complex numbers")
        return super().function_call(node, args, block)

    def complex_function(self, names: tuple[str, ...]) -> Callable[..., Any]:
        body: list[ast.stmt] = []
        body.append(ast.Return(self.write(self.tree, body, {})))
        return _function(names, (), body, {f"{name}()": made for name, made in _COMPLEX.items()})


_CMATH: Final = {
    "exp", "log", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
    "asinh", "acosh", "atanh", "log10",
}  # fmt: skip
_COMPLEX: Final[dict[str, Callable[..., Any]]] = {
    name: getattr(cmath, name) for name in sorted(_CMATH)
} | {
    "abs": abs,
    "pow": pow,
    "expm1": lambda u: cmath.exp(u) - 1,
    "log1p": lambda u: cmath.log(1 + u),
    "log2": lambda u: cmath.log(u) / math.log(2),
    "sigmoid": lambda u: 1 / (1 + cmath.exp(-u)),
    "softplus": lambda u: cmath.log(1 + cmath.exp(u)),
    "silu": lambda u: u / (1 + cmath.exp(-u)),
}


def _conjunction(tests: list[ast.expr]) -> ast.expr | None:
    if len(tests) < 2:
        return tests[0] if tests else None
    return ast.BoolOp(ast.And(), tests)


def _function(
    variables: tuple[str, ...],
    params: tuple[str, ...],
    body: list[ast.stmt],
    helpers: dict[str, Any],
    optional: Sequence[str] = (),
) -> Callable[..., Any]:
    arguments = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(name) for name in variables],
        kwonlyargs=[ast.arg(name) for name in params],
        kw_defaults=[None for _ in params],
        defaults=[_name(name) for name in optional],
    )
    definition = ast.FunctionDef("formula", arguments, body, [])
    module = ast.fix_missing_locations(ast.Module([definition], []))
    scope: dict[str, Any] = {"__builtins__": {}, **helpers}
    # A syntax tree that was built here, out of allowed nodes only: no text is executed.
    exec(compile(module, "<formula>", "exec"), scope)
    made: Callable[..., Any] = scope["formula"]
    return made


# ---- everything but plain numbers, and the points where the quick way fails


class _Elsewhere:
    """Where the quick way ends: arrays, complex numbers, overflow, the outside of the domain."""

    def __init__(self, tree: Node, better: Node, names: tuple[str, ...]) -> None:
        self.tree = tree
        self.better = better
        self.names = names
        self.used = frozenset(symbols(tree))
        self.is_complex = any(node == Sym("I", constant=True) for node in walk(tree))
        self.rounding = Rounding(better)
        self.is_doubtful = better in self.rounding.doubtful
        self.needed = tuple(symbols(better))
        self.bounding: Callable[..., Any] | None = None
        self.on_arrays: Callable[..., Any] | None = None
        self.mended: _Mended | None = None
        self.unbounded: Callable[..., Any] | None = None
        self.on_complex: Callable[..., Any] | None = None

    def __call__(self, *args: Any) -> Any:
        given = {name: arg for name, arg in zip(self.names, args, strict=True) if name in self.used}
        if any(arg is None or arg is MISSING for arg in given.values()):
            raise TypeError("a value is missing")
        if any(hasattr(arg, "backward") for arg in given.values()):
            known = all(node.op in OPS for node in walk(self.better) if isinstance(node, Apply))
            return _on_graph(self.better if known else self.tree, given)
        args = tuple(0 if arg is None else arg for arg in args)
        if any(type(arg) is complex for arg in given.values()) or self.is_complex:
            return self.complex(args)
        if all(isinstance(arg, int | float | Fraction) and not _is_numpy(arg) for arg in args):
            from neurogebra.formula.careful import evaluate

            excused = self.excused(given)
            return evaluate(self.tree, given) if excused is None else excused
        return self.arrays(args)

    def excused(self, given: Mapping[str, Any]) -> Any:
        """The value in floats where it is as good as its inputs allow, else None."""
        if not self.is_doubtful:
            return None
        if self.bounding is None:
            self.bounding = _bounding(self.better, self.rounding, self.needed)
        used = {name: given[name] for name in self.needed}
        inexact = [name for name, value in used.items() if isinstance(value, float)]
        try:
            value, bound = self.bounding(**used)
            allowed = ALLOWED * abs(value) + _conditioning(self.bounding, used, inexact)
        except (ArithmeticError, ValueError):
            return None
        return value if bound <= allowed < math.inf and math.isfinite(value) else None

    def complex(self, args: tuple[Any, ...]) -> Any:
        if self.on_complex is None:
            self.on_complex = _ComplexWriter(self.tree).complex_function(self.names)
        if any(hasattr(arg, "__array__") for arg in args):
            import numpy as np

            return np.vectorize(self.on_complex, otypes=[complex])(*args)
        return self.on_complex(*args)

    def arrays(self, args: tuple[Any, ...]) -> Any:
        numpy = _numpy()
        if self.on_arrays is None:
            self.on_arrays = _ArrayWriter(self.better, self.rounding).function(self.names)
        ready = [_ready(arg, name, numpy) for arg, name in zip(args, self.names, strict=True)]
        function = self.on_arrays
        if self.is_doubtful and self.is_safe(ready, numpy):
            if self.unbounded is None:
                self.unbounded = _ArrayWriter(self.better).function(self.names)
            function = self.unbounded
        elif self.is_doubtful:
            if self.mended is None:
                self.mended = _Mended(function, self.tree, self.better, self.names)
            whole = {name for name, arg in zip(self.names, ready, strict=True) if _is_whole(arg)}
            function = partial(self.mended, whole)
        if not _stays_exact(self.better, dict(zip(self.names, ready, strict=True)), numpy):
            ready = [_as_float(arg, numpy) for arg in ready]
        shape = numpy.broadcast_shapes(*(numpy.shape(arg) for arg in ready))
        with numpy.errstate(all="ignore"):
            try:
                if sum(isinstance(node, Apply) for node in walk(self.better)) < _FEW_STEPS:
                    made = function(*ready)
                else:
                    made = _in_blocks(function, ready, shape, numpy)
            except ZeroDivisionError:
                # Between two plain numbers; numpy's own divide by 0 without complaint.
                made = function(*map(numpy.float64, ready))
        if numpy.shape(made) != shape:
            made = numpy.array(numpy.broadcast_to(made, shape))
        return made[()] if shape == () and isinstance(made, numpy.ndarray) else made

    def is_safe(self, ready: list[Any], numpy: Any) -> bool:
        """Whether nothing can lose digits where large arrays lie."""
        if max(map(numpy.size, ready)) < _BLOCK:
            return False
        used = set(symbols(self.better))
        ranges = {
            name: Interval(float(numpy.min(value)), float(numpy.max(value)), True, True)
            for name, value in zip(self.names, ready, strict=True)
            if name in used
        }
        if not all(math.isfinite(inside.low + inside.high) for inside in ranges.values()):
            return False
        error = Rounding(self.better, ranges=ranges).of(self.better)
        return error is not None and error <= ALLOWED


#: How far inputs are moved to see what that changes: a millionth of themselves.
_MOVE: Final = 2.0**-20


def _conditioning(function: Callable[..., Any], given: Mapping[str, Any], names: list[str]) -> Any:
    """What three roundings of each of the inputs may change of the value."""
    total: Any = 0.0
    for name in names:
        up, _ = function(**{**given, name: given[name] * (1.0 + _MOVE)})
        down, _ = function(**{**given, name: given[name] * (1.0 - _MOVE)})
        total = total + abs(up - down) * (1.5 / _MOVE)
    return total


class _Mended:
    """A formula of arrays whose elements are computed again where they may have lost digits.

    Those that lost more than their inputs' own rounding explains: first with the longer floats that
    most machines have, then one by one.
    """

    def __init__(
        self, function: Callable[..., Any], tree: Node, better: Node, names: tuple[str, ...]
    ) -> None:
        self.function = function
        self.tree = tree
        self.names = names
        self.used = set(symbols(better))
        numpy = _numpy()
        spare = numpy.finfo(numpy.longdouble).nmant - numpy.finfo(float).nmant
        self.longer: Callable[..., Any] | None = None
        if spare > 0:
            rounding = Rounding(better, 0.5**spare)
            self.longer = _LongWriter(better, rounding).function(names)

    def __call__(self, whole: Collection[str], *args: Any) -> Any:
        made, bound = self.function(*args)
        numpy = _numpy()
        if numpy.result_type(made) != numpy.float64:
            return made
        made = numpy.array(made)
        doubtful = numpy.isfinite(made) & ~(bound <= ALLOWED * abs(made))
        if not doubtful.any():
            return made
        picked = {
            name: numpy.broadcast_to(arg, made.shape)[doubtful] if name in self.used else 0.0
            for name, arg in zip(self.names, args, strict=True)
        }
        found, bound = self.function(**picked)
        inexact = [name for name in self.names if name in self.used and name not in whole]
        left = ~(bound <= ALLOWED * abs(found) + _conditioning(self.function, picked, inexact))
        doubtful, picked = self.rest(doubtful, picked, left)
        if self.longer is not None and left.any():
            wide = {name: numpy.asarray(value, numpy.longdouble) for name, value in picked.items()}
            found, bound = self.longer(**wide)
            made[doubtful] = found
            doubtful, picked = self.rest(doubtful, picked, ~(bound <= ALLOWED * abs(found)))
        picked = {name: value for name, value in picked.items() if name in self.used}
        made[doubtful] = [
            _careful(self.tree, dict(zip(picked, point, strict=True)))
            for point in zip(*(values.tolist() for values in picked.values()), strict=True)
        ]
        return made

    def rest(self, doubtful: Any, picked: dict[str, Any], left: Any) -> tuple[Any, dict[str, Any]]:
        """The elements that are still doubtful: where they are, and their inputs."""
        still = doubtful.copy()
        still[doubtful] = left
        return still, {
            name: value[left] if name in self.used else value for name, value in picked.items()
        }


def _careful(tree: Node, values: dict[str, float]) -> float:
    from neurogebra.formula.careful import evaluate

    try:
        return evaluate(tree, values)
    except DomainError:
        return math.nan


def _on_graph(tree: Node, given: Mapping[str, Any]) -> Any:
    """The formula of Values or Tensors, which remember every step of it."""
    if isinstance(tree, Num):
        return float(tree.value) if isinstance(tree.value, Fraction) else tree.value
    if isinstance(tree, Sym):
        return _CONSTANTS[tree.name].value if tree.constant else given[tree.name]
    if tree.op == "piecewise":
        for value, condition in zip(tree.args[::2], tree.args[1::2], strict=True):
            if _on_graph(condition, given):
                return _on_graph(value, given)
        return math.nan
    args = [_on_graph(arg, given) for arg in tree.args]
    if tree.op in {"max", "min"} and not hasattr(args[0], "backward"):
        args.reverse()
    if any(hasattr(arg, "backward") for arg in args) and tree.op not in _SIGNS:
        return getattr(args[0], tree.op)(*args[1:])
    return _SIGNS[tree.op](*args) if tree.op in _SIGNS else SCALARS[tree.op](*args)


_SIGNS: Final[dict[str, Callable[..., Any]]] = {
    name: OPS[name].forward
    for name in ("add", "sub", "mul", "div", "neg", "pow", "mod", "lt", "le", "gt", "ge", "eq")
} | {name: OPS[name].forward for name in ("ne", "and", "or", "not")}


def _is_whole(value: Any) -> bool:
    return not isinstance(value, float) and (
        type(value) in {int, bool} or value.dtype.kind in "iub"
    )


def _is_numpy(value: Any) -> bool:
    return hasattr(value, "__array__")


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        raise MissingPackageError(
            "numpy is not installed, and arrays need it: pip install numpy", name="numpy"
        ) from None
    return numpy


def _ready(value: Any, name: str, numpy: Any) -> Any:
    """Plain numbers as they are, so that they take on the precision of the arrays beside them."""
    if type(value) in _PLAIN or hasattr(value, "__array_ufunc__"):
        return value
    made = numpy.asarray(value)
    if made.dtype.kind not in "iufb":
        kind = type(value).__name__
        raise TypeError(f"{name} must be a number or an array of numbers, not {kind}")
    return made


def _as_float(value: Any, numpy: Any) -> Any:
    if type(value) in _PLAIN:
        return float(value)
    return value.astype(float) if value.dtype.kind in "iub" else value


def _in_blocks(
    function: Callable[..., Any], args: list[Any], shape: tuple[int, ...], numpy: Any
) -> Any:
    """The function of large arrays, block by block: what it needs on the way stays in the cache."""
    large = [
        arg
        for arg in args
        if isinstance(arg, numpy.ndarray) and arg.shape == shape and arg.flags.c_contiguous
    ]
    plain = sum(type(arg) in _PLAIN for arg in args)
    size = math.prod(shape)
    if size < 2 * _BLOCK or len(large) + plain < len(args):
        return function(*args)
    flat = [arg if type(arg) in _PLAIN else arg.reshape(-1) for arg in args]
    made: Any = None
    for start in range(0, size, _BLOCK):
        block = slice(start, start + _BLOCK)
        part = function(*(arg if type(arg) in _PLAIN else arg[block] for arg in flat))
        if made is None:
            made = numpy.empty(size, numpy.result_type(part))
        made[block] = part
    return made.reshape(shape)


_BLOCK: Final = 16_384  # elements
#: A formula of so few steps gains nothing from blocks.
_FEW_STEPS: Final = 3
_EXACT: Final = frozenset({"add", "sub", "mul", "neg", "pow", "abs", "max", "min"})


def _stays_exact(tree: Node, given: dict[str, Any], numpy: Any) -> bool:
    """Whether whole numbers stay whole, and small enough for 64 bits, all the way."""
    bounds: dict[str, int] = {}
    for name in names_in_order(tree):
        value = given[name]
        if type(value) is int or type(value) is bool:
            bounds[name] = abs(int(value))
        elif not hasattr(value, "dtype") or value.dtype.kind not in "iub":
            return False
        else:
            # Python's integers, since the absolute value of the lowest int64 is none.
            bounds[name] = max(abs(int(value.min())), abs(int(value.max()))) if value.size else 0
    largest = _largest(tree, bounds)
    return largest is not None and largest < 2**63


def _largest(node: Node, bounds: dict[str, int]) -> int | None:
    """A bound on the absolute value of every step of a whole-number formula."""
    if isinstance(node, Num):
        return abs(node.value) if isinstance(node.value, int) else None
    if isinstance(node, Sym):
        return None if node.constant else bounds[node.name]
    if node.op not in _EXACT:
        return None
    if node.op == "pow":
        exponent = node.args[1]
        base = _largest(node.args[0], bounds)
        if base is None or not isinstance(exponent, Num) or not isinstance(exponent.value, int):
            return None
        return base**exponent.value if 1 <= exponent.value <= 8 else None
    parts = [_largest(arg, bounds) for arg in node.args]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if node.op in {"add", "sub"}:
        return sum(known)
    return math.prod(known) if node.op == "mul" else max(known)
