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
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, Final

from neurogebra.errors import DomainError, MissingPackageError
from neurogebra.formula.bounds import least_sound
from neurogebra.formula.definitions import expanded
from neurogebra.formula.intervals import Interval
from neurogebra.formula.kernels import SCALARS
from neurogebra.formula.rounding import Rounding, needs_double
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
    slow = _Elsewhere(whole, better, tuple(variables), tuple(params))
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


def _magnitude_of(name: str) -> str:
    """The name of the magnitude that a named part's error is measured in."""
    return f"{name}e"


def _named(known: Mapping[Node, str]) -> Callable[[Node], Node]:
    """The names of the magnitudes of what has been written."""
    return lambda part: Sym(_magnitude_of(known[part]))


class _Writer:
    """Writes a formula as Python statements, what occurs twice only once.

    Beside each part that may have lost digits it computes the magnitude of the error.
    """

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
            if node in self.doubtful and node.op != "piecewise":
                formula = self.rounding.magnitude(node, _named(known))
                self.measure(name.id, formula, block, known)
            return name
        return made

    def measure(
        self, name: str, formula: Node, block: list[ast.stmt], known: dict[Node, str]
    ) -> None:
        """Write the magnitude of the error of a named part."""
        # What only magnitudes are made of has none, and is not shared.
        before = self.shared, self.doubtful, self.needed
        self.shared, self.doubtful, self.needed = set(), set(), set()
        block.append(_assigned(_magnitude_of(name), self.write(formula, block, known)))
        self.shared, self.doubtful, self.needed = before

    def branch(
        self, node: Node, value: Node, name: str, block: list[ast.stmt], known: dict[Node, str]
    ) -> None:
        """Write one of the pieces, and the magnitude of its error, under the name of the whole."""
        block.append(_assigned(name, self.write(value, block, known)))
        if node in self.doubtful:
            self.measure(name, self.rounding.branch(node, value, _named(known)), block, dict(known))

    def new_name(self) -> str:
        self.n_temporaries += 1
        return f"{self.n_temporaries}t"

    def keep(self, value: ast.expr, block: list[ast.stmt]) -> ast.Name:
        """The value under a name of its own."""
        name = self.new_name()
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
        target = self.new_name()
        rows = list(zip(node.args[::2], node.args[1::2], strict=True))
        here = block
        for value, condition in rows:
            if condition == Sym("True", constant=True):
                self.branch(node, value, target, here, dict(known))
                return _name(target)
            test = self.write(condition, here, known if here is block else dict(known))
            inside: list[ast.stmt] = []
            self.branch(node, value, target, inside, dict(known))
            outside: list[ast.stmt] = []
            here.append(ast.If(test, inside, outside))
            here = outside
        self.branch(node, Sym("…", constant=True), target, here, dict(known))
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
            magnitude = _name(_magnitude_of(result.id))
            most = ast.Constant(self.rounding.most(self.tree))
            allowed = ast.BinOp(most, ast.Mult(), _call("abs", [result]))
            sound = ast.BoolOp(ast.And(), [sound, ast.Compare(magnitude, [ast.LtE()], [allowed])])
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
    """The function of plain numbers that gives the value and the magnitude of its error."""
    writer = _ScalarWriter(tree, rounding)
    body: list[ast.stmt] = []
    known: dict[Node, str] = {}
    writer.write(tree, body, known)
    body.append(ast.Return(_with_magnitude(known[tree])))
    return _function(names, (), body, {f"{name}()": made for name, made in SCALARS.items()})


def _with_magnitude(name: str) -> ast.expr:
    return ast.Tuple([_name(name), _name(_magnitude_of(name))], ast.Load())


class _ArrayWriter(_Writer):
    """For arrays: a branch is computed where it holds somewhere, and what holds is picked."""

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
        for part in _in_several(node.args[::2]):
            if part in self.shared:
                self.write(part, block, known)
        rows = list(zip(node.args[::2], node.args[1::2], strict=True))
        target = self.new_name()
        self.rows(node, rows, target, block, known)
        return _name(target)

    def rows(
        self,
        node: Node,
        rows: list[tuple[Node, Node]],
        target: str,
        block: list[ast.stmt],
        known: dict[Node, str],
    ) -> None:
        """Write the pieces from one on, under a name."""
        if not rows:
            return self.branch(node, Sym("…", constant=True), target, block, known)
        (value, condition), rest = rows[0], rows[1:]
        if condition == Sym("True", constant=True):
            return self.branch(node, value, target, block, dict(known))
        test = self.write(condition, block, known)
        if not isinstance(test, ast.Name):
            test = self.keep(test, block)
        one, other = self.new_name(), self.new_name()
        inside: list[ast.stmt] = []
        self.branch(node, value, one, inside, dict(known))
        outside: list[ast.stmt] = []
        self.rows(node, rest, other, outside, dict(known))
        names = [(one, other, target)]
        if node in self.doubtful:
            names.append((_magnitude_of(one), _magnitude_of(other), _magnitude_of(target)))
        for pair in names:
            block += [_assigned(name, ast.Constant(math.nan)) for name in pair[:2]]
        block.append(ast.If(_call("some", [test]), inside, []))
        block.append(ast.If(_call("some_not", [test]), outside, []))
        for held, left, whole in names:
            block.append(_assigned(whole, _call("where", [test, _name(held), _name(left)])))
        return None

    def function(self, names: tuple[str, ...]) -> Callable[..., Any]:
        """The function of arrays; of a doubtful formula it gives the magnitude of the error too.

        It may be told an array that it can write its result into.
        """
        from neurogebra.formula.array_kernels import ARRAYS

        body: list[ast.stmt] = []
        known: dict[Node, str] = {}
        result = self.write(self.tree, body, known)
        if self.tree in self.doubtful:
            result = _with_magnitude(known[self.tree])
        elif isinstance(result, ast.BinOp) and type(result.op) in _INTO:
            args = [result.left, result.right, _name("into()")]
            result = _call(_INTO[type(result.op)], args)
        body.append(ast.Return(result))
        numpy = _numpy()
        helpers = {f"{name}()": made for name, made in ARRAYS.items()}
        helpers |= {f"{name}()": getattr(numpy, name) for name in _INTO.values()}
        helpers |= {"long()": numpy.longdouble, "None()": None}
        return _function((*names, "into()"), (), body, helpers, ["None()"])


#: The last step of a formula may write where its result is wanted.
_INTO: Final[dict[type[ast.operator], str]] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
}


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


def _in_several(values: Sequence[Node]) -> list[Node]:
    """What stands in two of the pieces or more, the largest such parts first."""
    found = [dict.fromkeys(walk(value)) for value in values]
    times = Counter(node for part in found for node in part)
    return [node for node, n in times.items() if n > 1]


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

    def __init__(
        self, tree: Node, better: Node, variables: tuple[str, ...], params: tuple[str, ...]
    ) -> None:
        self.tree = tree
        self.better = better
        self.params = params
        self.names = (*variables, *params)
        self.used = frozenset(symbols(tree))
        self.is_complex = any(node == Sym("I", constant=True) for node in walk(tree))
        self.rounding = Rounding(better, exact=params)
        self.is_doubtful = better in self.rounding.doubtful
        self.needed = tuple(symbols(better))
        #: Ranges of the names, and from which absolute value on nothing has lost digits there.
        self.bounded: deque[tuple[dict[str, Interval], float]] = deque(maxlen=8)
        self.n_unbounded = 0
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
        bounding = self.bounding
        used = {name: given[name] for name in self.needed}
        inexact = [name for name, value in used.items() if isinstance(value, float)]
        try:
            value, magnitude = self.bounding(**used)
            allowed = _conditioning(lambda **at: bounding(**at)[0], used, inexact)
        except (ArithmeticError, ValueError):
            return None
        lost = self.rounding.excess(self.better, value, magnitude)
        return value if lost <= allowed < math.inf and math.isfinite(value) else None

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
        whole = {name for name, arg in zip(self.names, ready, strict=True) if _is_whole(arg)}
        if not _stays_exact(self.better, dict(zip(self.names, ready, strict=True)), numpy):
            ready = [_as_float(arg, numpy) for arg in ready]
        shape = numpy.broadcast_shapes(*(numpy.shape(arg) for arg in ready))
        with numpy.errstate(all="ignore"):
            try:
                made = self.on_ready(ready, shape, whole)
            except ZeroDivisionError:
                # Between two plain numbers; numpy's own divide by 0 without complaint.
                made = self.on_ready([*map(numpy.float64, ready)], shape, whole)
        if numpy.shape(made) != shape:
            made = numpy.array(numpy.broadcast_to(made, shape))
        return made[()] if shape == () and isinstance(made, numpy.ndarray) else made

    def on_ready(self, ready: list[Any], shape: tuple[int, ...], whole: Collection[str]) -> Any:
        numpy = _numpy()
        function = self.on_arrays
        assert function is not None
        if self.is_doubtful:
            least = self.least(ready, numpy)
            if least:
                if self.mended is None:
                    self.mended = _Mended(self)
                return self.mended(ready, shape, whole, least)
            function = self.plain()
        if self.is_short:
            return function(*ready)
        made: Any = None
        for block, args in _blocks(ready, shape, numpy):
            if block is None:
                return function(*args)
            if made is None:
                part = function(*args)
                made = numpy.empty(math.prod(shape), numpy.result_type(part))
                made[block] = part
                continue
            wanted = made[block]
            part = function(*args, wanted)
            if part is not wanted:
                wanted[...] = part
        return made.reshape(shape)

    @cached_property
    def is_short(self) -> bool:
        """Whether blocks would gain nothing: a few operations that numpy has itself."""
        from neurogebra.formula.array_kernels import UFUNCS

        steps = [node.op for node in walk(self.better) if isinstance(node, Apply)]
        return len(steps) < _FEW_STEPS and all(
            op in UFUNCS or op in _BINARY or op in {"neg", "pow"} for op in steps
        )

    def plain(self) -> Callable[..., Any]:
        """The function of arrays without a look at its errors."""
        if self.unbounded is None:
            self.unbounded = _ArrayWriter(self.better).function(self.names)
        return self.unbounded

    def least(self, ready: list[Any], numpy: Any) -> float:
        """The absolute value from which on nothing has lost digits where large arrays lie."""
        if max(map(numpy.size, ready)) < _BLOCK:
            return math.inf
        ranges = {
            name: Interval(float(numpy.min(value)), float(numpy.max(value)), True, True)
            for name, value in zip(self.names, ready, strict=True)
            if name in self.needed
        }
        if not all(math.isfinite(inside.low + inside.high) for inside in ranges.values()):
            return math.inf
        known = [least for wider, least in self.bounded if _lies_in(ranges, wider)]
        self.n_unbounded += max(map(numpy.size, ready))
        if known or (self.bounded and self.n_unbounded < _WORTH_BOUNDS):
            return min(known, default=math.inf)
        self.n_unbounded = 0
        if self.bounded:
            # Arrays of one kind come again and again: their next ranges are hardly wider.
            wider = {name: _widened(inside) for name, inside in ranges.items()}
            if not least_sound(self.better, wider):
                self.bounded.append((wider, 0.0))
                return 0.0
        least = least_sound(self.better, ranges)
        self.bounded.append((ranges, least))
        return least


def _widened(inside: Interval) -> Interval:
    """A little more on both sides, on none beyond 0."""
    low, high, *_ = inside
    more = (high - low) / 64
    return Interval(
        max(low - more, 0.0) if low >= 0 else low - more,
        min(high + more, 0.0) if high <= 0 else high + more,
        True,
        True,
    )


#: Elements that are computed before new ranges are worth the time that bounds for them take.
_WORTH_BOUNDS: Final = 500_000


def _lies_in(ranges: Mapping[str, Interval], others: Mapping[str, Interval]) -> bool:
    return all(
        others[name].low <= inside.low and inside.high <= others[name].high
        for name, inside in ranges.items()
    )


#: How far inputs are moved to see what that changes: a millionth of themselves.
_MOVE: Final = 2.0**-20


def _conditioning(function: Callable[..., Any], given: Mapping[str, Any], names: list[str]) -> Any:
    """What three roundings of each of the inputs may change of the value."""
    total: Any = 0.0
    for name in names:
        up = function(**{**given, name: given[name] * (1.0 + _MOVE)})
        down = function(**{**given, name: given[name] * (1.0 - _MOVE)})
        total = total + abs(up - down) * (1.5 / _MOVE)
    return total


class _Mended:
    """A formula of arrays whose elements are computed again where they may have lost digits.

    First with the longer floats that most machines have; then one by one, those that lost more
    than their inputs' own rounding explains.
    """

    def __init__(self, formula: _Elsewhere) -> None:
        assert formula.on_arrays is not None
        self.function = formula.on_arrays
        self.plain = formula.plain()
        self.tree = formula.tree
        self.better = formula.better
        self.rounding = formula.rounding
        self.names = formula.names
        self.used = set(symbols(formula.better))
        numpy = _numpy()
        spare = numpy.finfo(numpy.longdouble).nmant - numpy.finfo(float).nmant
        self.longer: Callable[..., Any] | None = None
        if spare > 0 and not needs_double(formula.better):
            # The same magnitudes, of which errors are so much smaller a part.
            self.rounding_longer = Rounding(formula.better, 0.5**spare, exact=formula.params)
            self.longer = _LongWriter(formula.better).function(self.names)

    def __call__(
        self, args: list[Any], shape: tuple[int, ...], whole: Collection[str], least: float
    ) -> Any:
        """The values; those from `least` on, in absolute value, have lost no digits."""
        numpy = _numpy()
        made: Any = None
        doubtful: list[Any] = []
        magnitudes: list[Any] = []
        small: list[Any] = []
        most = self.rounding.most(self.better)
        for block, given in _blocks(args, shape, numpy):
            if block is not None and least < math.inf:
                part = self.plain(*given)
                if made is None:
                    made = numpy.empty(math.prod(shape), numpy.result_type(part))
                near = _below(part, least, numpy)
                if made.dtype == numpy.float64 and len(near) <= _MANY * len(part):
                    made[block] = part
                    small.append(near + block.start)
                    continue
                least = math.inf
            part, magnitude = self.function(*given)
            if numpy.result_type(part) != numpy.float64:
                if block is None:
                    return part
                most = math.inf
            if block is None:
                made = part = numpy.array(numpy.broadcast_to(part, shape)).reshape(-1)
                magnitude = numpy.broadcast_to(magnitude, shape).reshape(-1)
            else:
                if made is None:
                    made = numpy.empty(math.prod(shape), numpy.result_type(part))
                made[block] = part
            sound = magnitude <= most * abs(part)
            if not sound.all():
                found = numpy.flatnonzero(~sound & numpy.isfinite(part))
                doubtful.append(found + (block.start if block else 0))
                magnitudes.append(magnitude[found])
        flat = [
            numpy.broadcast_to(arg, shape).reshape(-1) if name in self.used else None
            for name, arg in zip(self.names, args, strict=True)
        ]
        for some in _in_blocks(small, numpy):
            _, magnitude = self.function(*_picked(flat, some))
            magnitude = numpy.broadcast_to(magnitude, some.shape)
            lost = ~(magnitude <= most * abs(made[some]))
            doubtful.append(some[lost])
            magnitudes.append(magnitude[lost])
        lost = numpy.concatenate(magnitudes) if magnitudes else ()
        if len(lost) and made.dtype == numpy.float64:
            start = 0
            for some in _in_blocks(doubtful, numpy):
                end = start + len(some)
                given = _picked(flat, some)
                made[some] = self.again(given, made[some], lost[start:end], whole)
                start = end
        return made.reshape(shape)

    def again(self, args: list[Any], found: Any, magnitude: Any, whole: Collection[str]) -> Any:
        """The values at points that may have lost digits."""
        numpy = _numpy()
        picked = dict(zip(self.names, args, strict=True))
        rounding = self.rounding
        if self.longer is not None:
            rounding = self.rounding_longer
            found = self.longer(*(numpy.asarray(arg, numpy.longdouble) for arg in args))
        made = numpy.array(found, float)
        lost = rounding.excess(self.better, made, magnitude)
        left = numpy.flatnonzero(~(lost <= 0))
        if not len(left):
            return made
        few = {name: value[left] if name in self.used else value for name, value in picked.items()}
        inexact = [name for name in self.names if name in self.used and name not in whole]
        left = left[~(lost[left] <= _conditioning(self.plain, few, inexact))]
        points = zip(*(picked[name][left].tolist() for name in self.used), strict=True)
        made[left] = [
            _careful(self.tree, dict(zip(self.used, point, strict=True))) for point in points
        ]
        return made


def _in_blocks(places: list[Any], numpy: Any) -> Iterator[Any]:
    """Places of elements, as many at a time as stay in the cache."""
    every = numpy.concatenate(places) if places else ()
    for start in range(0, len(every), _BLOCK):
        yield every[start : start + _BLOCK]


def _picked(flat: list[Any], places: Any) -> list[Any]:
    return [0.0 if arg is None else arg[places] for arg in flat]


def _below(values: Any, least: float, numpy: Any) -> Any:
    """The places of the finite values whose absolute value is below a number."""
    if values.min() >= least or values.max() <= -least:
        return numpy.empty(0, int)
    return numpy.flatnonzero(abs(values) < least)


#: Of a block's values: when more than these are small, all of them are measured.
_MANY: Final = 0.4


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


def _blocks(
    args: list[Any], shape: tuple[int, ...], numpy: Any
) -> Iterator[tuple[slice | None, list[Any]]]:
    """Large arrays block by block, so that what is needed on the way stays in the cache.

    A block comes with its place in the flat arrays; None where the arrays are taken whole.
    """
    large = [
        arg
        for arg in args
        if isinstance(arg, numpy.ndarray) and arg.shape == shape and arg.flags.c_contiguous
    ]
    plain = sum(type(arg) in _PLAIN for arg in args)
    size = math.prod(shape)
    if size < 2 * _BLOCK or len(large) + plain < len(args):
        yield None, args
        return
    flat = [arg if type(arg) in _PLAIN else arg.reshape(-1) for arg in args]
    for start in range(0, size, _BLOCK):
        block = slice(start, start + _BLOCK)
        yield block, [arg if type(arg) in _PLAIN else arg[block] for arg in flat]


#: Elements: below 128 kB, from where on the C library asks the system for each array anew.
_BLOCK: Final = 12_288
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
