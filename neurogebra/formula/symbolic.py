"""Takes formulas to sympy and back, node by node: text never reaches anything that could run it.

Symbols are sympy's plain ones, so that `Symbol("x")` from anywhere is the same. What sympy would
rewrite on its own (2*(a - b) into 2*a - 2*b) is kept as it is written. sympy is imported here
and, of the formula package, nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final, cast

import sympy

from neurogebra.errors import FormulaError
from neurogebra.formula.definitions import expanded
from neurogebra.formula.render import text
from neurogebra.formula.tidy import tidy
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, from_fraction, size

MAX_SIZE: Final = 20_000
#: Above this, an exponent is kept from meeting the numbers that it would raise.
MAX_EXPONENT: Final = 200

_HALF: Final = from_fraction(Fraction(1, 2))
_CONSTANTS: Final[dict[str, Any]] = {
    "pi": sympy.pi,
    "E": sympy.E,
    "I": sympy.I,
    "oo": sympy.oo,
    "True": sympy.true,
    "False": sympy.false,
}


def to_sympy(tree: Node) -> Any:
    """The formula as a sympy expression.

    Raises
    ------
    FormulaError
        When it is too large once the catalogue's functions in it are written out.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> to_sympy(parse("2*(y_pred - y_true)"))
    2*(y_pred - y_true)
    """
    return _to(expanded(tree))


def _to(node: Node) -> Any:
    if isinstance(node, Sym):
        return _CONSTANTS[node.name] if node.constant else sympy.Symbol(node.name)
    if isinstance(node, Num):
        if isinstance(node.value, Fraction):
            return sympy.Rational(node.value.numerator, node.value.denominator)
        return (
            sympy.Float(node.value) if isinstance(node.value, float) else sympy.Integer(node.value)
        )
    if node.op == "piecewise":
        pairs = zip(node.args[::2], node.args[1::2], strict=True)
        return sympy.Piecewise(*((_to(value), _to(at)) for value, at in pairs), evaluate=False)
    args = [_to(arg) for arg in node.args]
    return _MAKERS[node.op](*args)


def _product(left: Any, right: Any) -> Any:
    # Left alone, sympy multiplies a number into a sum.
    if (left.is_Number and right.is_Add) or (right.is_Number and left.is_Add):
        return sympy.Mul(left, right, evaluate=False)
    return sympy.Mul(left, right)


def _quotient(top: Any, bottom: Any) -> Any:
    if top.is_Add and bottom.is_Number and bottom.is_nonzero:
        return sympy.Mul(1 / bottom, top, evaluate=False)
    return top / bottom


def _power(base: Any, exponent: Any) -> Any:
    if exponent.is_Number and abs(exponent) > MAX_EXPONENT:
        return sympy.Pow(base, exponent, evaluate=False)
    return sympy.Pow(base, exponent)


def _careful(function: Callable[..., Any]) -> Callable[..., Any]:
    """Sympy works out gamma(10**9) and digamma(10**9) digit by digit; ours may not."""

    def apply(*args: Any) -> Any:
        large = any(arg.is_Number and abs(arg) > MAX_EXPONENT for arg in args)
        return function(*args, evaluate=False) if large else function(*args)

    return apply


_MAKERS: Final[dict[str, Callable[..., Any]]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": _product,
    "div": _quotient,
    "pow": _power,
    "neg": lambda a: sympy.Mul(-1, a, evaluate=False) if a.is_Add else -a,
    "exp": sympy.exp,
    "log": sympy.log,
    "log1p": lambda a: sympy.log(1 + a),
    "expm1": lambda a: sympy.exp(a) - 1,
    "log2": lambda a: sympy.log(a) / sympy.log(2),
    "log10": lambda a: sympy.log(a) / sympy.log(10),
    "sqrt": sympy.sqrt,
    # The real root: sympy's own of a negative number is complex.
    "cbrt": lambda a: sympy.sign(a) * sympy.Abs(a) ** sympy.Rational(1, 3),
    "abs": sympy.Abs,
    "sign": sympy.sign,
    "relu": lambda a: sympy.Max(0, a),
    "leaky_relu": lambda a: sympy.Piecewise((a, a > 0), (sympy.Float("0.01") * a, True)),
    "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)),
    "softplus": lambda a: sympy.log(1 + sympy.exp(a)),
    "silu": lambda a: a / (1 + sympy.exp(-a)),
    "gelu": lambda a: a / 2 * (1 + sympy.tanh(
        sympy.sqrt(2 / sympy.pi) * (a + sympy.Float("0.044715") * a**3)
    )),
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "asin": sympy.asin,
    "acos": sympy.acos,
    "atan": sympy.atan,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "asinh": sympy.asinh,
    "acosh": sympy.acosh,
    "atanh": sympy.atanh,
    "atan2": sympy.atan2,
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    "gamma": _careful(sympy.gamma),
    "lgamma": _careful(sympy.loggamma),
    "digamma": _careful(sympy.digamma),
    "polygamma": _careful(sympy.polygamma),
    "floor": sympy.floor,
    "ceil": sympy.ceiling,
    "mod": sympy.Mod,
    "max": sympy.Max,
    "min": sympy.Min,
    "lt": sympy.Lt,
    "le": sympy.Le,
    "gt": sympy.Gt,
    "ge": sympy.Ge,
    "eq": sympy.Eq,
    "ne": sympy.Ne,
    "and": sympy.And,
    "or": sympy.Or,
    "not": sympy.Not,
}  # fmt: skip


def from_sympy(expr: Any) -> Node:
    """The tree of a sympy expression, in the order in which sympy prints it.

    Raises
    ------
    FormulaError
        When the expression has something that no formula can hold, named in the message.

    Examples
    --------
    >>> from sympy.abc import x
    >>> from neurogebra.formula.render import text
    >>> text(from_sympy(x**2 / 2 + sympy.exp(-x)))
    'x**2/2 + exp(-x)'
    """
    tree = _from(sympy.sympify(expr, strict=True))
    if size(tree) > MAX_SIZE:
        raise FormulaError("the formula is too large", code="formula-too-large")
    return tree


def _from(expr: Any) -> Node:
    if isinstance(expr, sympy.Symbol):
        return Sym(expr.name)
    for name, value in _CONSTANTS.items():
        if expr == value and expr is not sympy.true and expr is not sympy.false:
            return Sym(name, constant=True)
    if expr in (sympy.true, sympy.false):
        return Sym("True" if expr == sympy.true else "False", constant=True)
    if isinstance(expr, sympy.Number):
        return _from_number(expr)
    if isinstance(expr, sympy.Add):
        return _from_sum(expr)
    if isinstance(expr, sympy.Mul):
        return _from_product(expr)
    if isinstance(expr, sympy.Pow):
        return _from_power(expr)
    if type(expr) is sympy.Piecewise:
        parts = [part for value, at in cast("Any", expr).args for part in (_from(value), _from(at))]
        return Apply("piecewise", tuple(parts))
    op = _FUNCTIONS.get(type(expr).__name__)
    if op is None:
        raise FormulaError(f"a formula cannot hold sympy's {type(expr).__name__}")
    args = tuple(map(_from, expr.args))
    if op in {"max", "min", "and", "or"}:
        return _folded(op, args)
    if op == "heaviside":
        return _step(*args)
    if op == "log" and len(args) == 2:
        return Apply("div", (Apply("log", args[:1]), Apply("log", args[1:])))
    return Apply(op, args)


_FUNCTIONS: Final = {
    "exp": "exp", "log": "log", "Abs": "abs", "sign": "sign", "Max": "max", "Min": "min",
    "sin": "sin", "cos": "cos", "tan": "tan", "asin": "asin", "acos": "acos", "atan": "atan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "asinh": "asinh", "acosh": "acosh",
    "atanh": "atanh", "atan2": "atan2", "erf": "erf", "erfc": "erfc", "gamma": "gamma",
    "loggamma": "lgamma", "digamma": "digamma", "polygamma": "polygamma", "floor": "floor",
    "ceiling": "ceil", "Mod": "mod", "Heaviside": "heaviside", "StrictLessThan": "lt",
    "LessThan": "le", "StrictGreaterThan": "gt", "GreaterThan": "ge", "Equality": "eq",
    "Unequality": "ne", "And": "and", "Or": "or", "Not": "not",
}  # fmt: skip


def _step(at: Node, at_zero: Node = _HALF) -> Node:
    zero = Num(0)
    rows = (zero, Apply("lt", (at, zero)), at_zero, Apply("eq", (at, zero)))
    return Apply("piecewise", (*rows, Num(1), Sym("True", constant=True)))


def _folded(op: str, args: tuple[Node, ...]) -> Node:
    # sympy holds these as sets; a set has no order of its own to keep.
    made, *rest = (
        args if op in {"and", "or"} else sorted(args, key=lambda a: not isinstance(a, Num))
    )
    for arg in rest:
        made = Apply(op, (made, arg))
    return made


def _from_number(expr: Any) -> Node:
    if isinstance(expr, sympy.Rational):
        return from_fraction(Fraction(int(expr.p), int(expr.q)))
    if isinstance(expr, sympy.Float):
        value = float(expr)
        return Apply("neg", (Num(-value),)) if value < 0 else Num(value)
    if expr == -sympy.oo:
        return Apply("neg", (Sym("oo", constant=True),))
    raise FormulaError(f"a formula cannot hold sympy's {expr}")


def _from_sum(expr: Any) -> Node:
    terms = expr.as_ordered_terms() if len(expr.args) < 200 else expr.args
    made: Node | None = None
    for term in terms:
        negative = term.could_extract_minus_sign() and made is not None
        node = _from(-term if negative else term)
        made = node if made is None else Apply("sub" if negative else "add", (made, node))
    return made or Num(0)


def _from_product(expr: Any) -> Node:
    above: list[Node] = []
    below: list[Node] = []
    sign = 1
    for factor in expr.args if not expr.is_commutative else expr.as_ordered_factors():
        if isinstance(factor, sympy.Rational):
            if factor.p < 0:
                sign = -sign
            if abs(factor.p) != 1:
                above.insert(0, Num(abs(int(factor.p))))
            if factor.q != 1:
                below.insert(0, Num(int(factor.q)))
        elif isinstance(factor, sympy.Pow) and factor.exp.is_Rational and factor.exp.is_negative:
            below.append(_from(sympy.Pow(factor.base, -factor.exp)))
        else:
            above.append(_from(factor))
    top = _chained(above)
    if sign < 0:
        above = above or [Num(1)]
        top = _chained([Apply("neg", (above[0],)), *above[1:]])
    return Apply("div", (top, _chained(below))) if below else top


def _chained(factors: list[Node]) -> Node:
    if not factors:
        return Num(1)
    made = factors[0]
    for factor in factors[1:]:
        made = Apply("mul", (made, factor))
    return made


def _from_power(expr: Any) -> Node:
    base, exponent = expr.base, expr.exp
    if exponent == sympy.Rational(1, 2):
        return Apply("sqrt", (_from(base),))
    if exponent.is_Rational and exponent.is_negative:
        return Apply("div", (Num(1), _from(sympy.Pow(base, -exponent))))
    if base == sympy.E:
        return Apply("exp", (_from(exponent),))
    return Apply("pow", (_from(base), _from(exponent)))


def limit(tree: Node, by: str, at: Node) -> Node | None:
    """Where the formula tends as a name goes to a number, from both sides; None if unknown."""
    if size(tree) > 300 or as_fraction(at) is None:
        return None
    expr, symbol, point = to_sympy(tree), sympy.Symbol(by), to_sympy(at)
    try:
        found = {sympy.limit(expr, symbol, point, side) for side in "+-"}
        return from_sympy(found.pop()) if len(found) == 1 else None
    except (NotImplementedError, ValueError, FormulaError):
        return None


#: A formula of more operations than this is only tidied, never simplified by search.
MAX_OPERATIONS: Final = 120
MAX_EXPANDED: Final = 5_000


def simplified(tree: Node) -> Node:
    """The formula as sympy's simplification leaves it, when that is shorter.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.render import text
    >>> text(simplified(parse("(x**2 - 1)/(x - 1)")))
    'x + 1'
    """
    expr = to_sympy(tree)
    if sympy.count_ops(expr) > MAX_OPERATIONS:
        return tidy(tree)
    shorter = from_sympy(sympy.simplify(expr))
    candidates = (tree, tidy(tree), tidy(shorter), shorter)
    return min(candidates, key=size)


def multiplied_out(tree: Node) -> Node:
    """The formula with its products multiplied out.

    Raises
    ------
    FormulaError
        When that would give too many terms.
    """
    if _terms_when_expanded(tree) > MAX_EXPANDED:
        raise FormulaError(
            "multiplied out, the formula would be too large", code="formula-too-large"
        )
    return from_sympy(sympy.expand(to_sympy(tree)))


def _terms_when_expanded(node: Node) -> float:
    """A bound on the number of terms that multiplying out gives."""
    if not isinstance(node, Apply):
        return 1
    counts = [_terms_when_expanded(arg) for arg in node.args]
    if node.op in {"add", "sub"}:
        return sum(counts)
    if node.op in {"mul", "div"}:
        return counts[0] * counts[1]
    exponent = as_fraction(node.args[1]) if node.op == "pow" else None
    if exponent is not None and exponent.denominator == 1 and counts[0] > 1:
        n = abs(int(exponent))
        # Compositions of n into as many parts as the base has terms.
        return math.comb(n + int(counts[0]) - 1, n) if n < 1_000 else math.inf
    return max(counts)


def antiderivative(tree: Node, by: str) -> Node:
    """A formula whose derivative by the name is this one.

    Raises
    ------
    FormulaError
        When none is found, or none that a formula can hold.
    """
    # Assumed real, |x| and its kin have antiderivatives; the names come back as they were.
    expr = to_sympy(tree)
    real = {symbol: sympy.Dummy(symbol.name, real=True) for symbol in expr.free_symbols}
    variable = real.get(sympy.Symbol(by)) or sympy.Dummy(by, real=True)
    back = {dummy: sympy.Symbol(dummy.name) for dummy in (*real.values(), variable)}
    found = sympy.integrate(expr.xreplace(real), variable)
    if found.has(sympy.Integral):
        raise FormulaError(f"no antiderivative of {text(tree)} by {by} was found")
    return from_sympy(found.xreplace(back))
