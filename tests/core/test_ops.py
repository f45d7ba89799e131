"""Is every row of the operations table right, and are its two halves the same?

The oracle is sympy with 40 digits: its values, central differences of them, its derivatives.
"""

import functools
import math
from collections.abc import Callable, Iterator

import mpmath
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num
from neurogebra.ops import OPS, Op

U, V = sympy.symbols("u v", real=True)
SIGMOID = 1 / (1 + sympy.exp(-U))
SCALE = sympy.sqrt(2 / sympy.pi) * (U + sympy.Rational(44715, 10**6) * U**3)

ORACLES = {
    "add": U + V, "sub": U - V, "mul": U * V, "div": U / V, "pow": U**V, "neg": -U,
    "exp": sympy.exp(U), "log": sympy.log(U), "log1p": sympy.log(1 + U),
    "expm1": sympy.exp(U) - 1, "sqrt": sympy.sqrt(U), "abs": sympy.Abs(U), "sign": sympy.sign(U),
    "relu": sympy.Max(U, 0), "leaky_relu": sympy.Max(U, U / 100), "sigmoid": SIGMOID,
    "tanh": sympy.tanh(U), "softplus": sympy.log(1 + sympy.exp(U)), "silu": U * SIGMOID,
    "gelu": U * (1 + sympy.tanh(SCALE)) / 2, "sin": sympy.sin(U), "cos": sympy.cos(U),
    "tan": sympy.tan(U), "asin": sympy.asin(U), "acos": sympy.acos(U), "atan": sympy.atan(U),
    "sinh": sympy.sinh(U), "cosh": sympy.cosh(U), "max": sympy.Max(U, V), "min": sympy.Min(U, V),
    "log2": sympy.log(U, 2), "log10": sympy.log(U, 10),
    "cbrt": sympy.sign(U) * sympy.Abs(U) ** sympy.Rational(1, 3), "asinh": sympy.asinh(U),
    "acosh": sympy.acosh(U), "atanh": sympy.atanh(U), "atan2": sympy.atan2(U, V),
    "erf": sympy.erf(U), "erfc": sympy.erfc(U), "gamma": sympy.gamma(U),
    "lgamma": sympy.loggamma(U), "digamma": sympy.digamma(U), "polygamma": sympy.polygamma(U, V),
    "floor": sympy.floor(U), "ceil": sympy.ceiling(U), "mod": U - V * sympy.floor(U / V),
}  # fmt: skip

# Where the points lie, where that is not (-5, 5); and where a row has no slope of its own.
POSITIVE = st.floats(0.05, 20)
UNIT = st.floats(-0.99, 0.99)
POINTS = {
    "log": POSITIVE, "log2": POSITIVE, "log10": POSITIVE, "sqrt": POSITIVE, "log1p": st.floats(-0.9, 20),
    "pow": POSITIVE, "asin": UNIT, "acos": UNIT, "atanh": UNIT, "acosh": st.floats(1.05, 20),
    "gamma": st.floats(0.2, 10), "lgamma": POSITIVE, "digamma": POSITIVE, "polygamma": st.integers(0, 4),
    "mod": POSITIVE,
}  # fmt: skip
SECOND = {"polygamma": POSITIVE, "mod": POSITIVE, "pow": st.floats(-3, 3)}
KINKS = {
    "abs": U, "sign": U, "relu": U, "leaky_relu": U, "cbrt": U, "max": U - V, "min": U - V,
    "floor": sympy.sin(sympy.pi * U), "ceil": sympy.sin(sympy.pi * U),
    "mod": sympy.sin(sympy.pi * U / V), "div": V, "atan2": U, "tan": sympy.cos(U),
}  # fmt: skip


Y = sympy.Symbol("y", real=True)
RELATIONS = {"gt": sympy.Gt, "ge": sympy.Ge, "lt": sympy.Lt, "le": sympy.Le}


def as_sympy(node: Node) -> sympy.Expr:
    if isinstance(node, Num):
        return sympy.Rational(str(node.value))
    if not isinstance(node, Apply):
        return {"u": U, "v": V, "y": Y, "pi": sympy.pi, "True": sympy.true}[node.name]
    args = [as_sympy(arg) for arg in node.args]
    if node.op == "piecewise":
        return sympy.Piecewise(*zip(args[::2], args[1::2], strict=True))
    if node.op in RELATIONS:
        return RELATIONS[node.op](*args)
    return ORACLES[node.op].subs(dict(zip((U, V), args, strict=False)), simultaneous=True)


@functools.cache
def precise(expression: sympy.Expr) -> Callable[..., mpmath.mpf]:
    return sympy.lambdify((U, V), expression, "mpmath")


@functools.cache
def form(op: str, position: int) -> sympy.Expr:
    """A partial's text, with the result written out."""
    tree = parse(OPS[op].partial_forms[position], names=("u", "v", "y"))
    return as_sympy(tree).subs(Y, ORACLES[op])


@st.composite
def points(draw: st.DrawFn, op: str) -> tuple[float, float]:
    """Operands well inside the domain of a row, away from its kinks."""
    u = draw(POINTS.get(op, st.floats(-5, 5)))
    v = draw(SECOND.get(op, st.floats(-5, 5))) if OPS[op].arity == 2 else 1.0
    if op in KINKS:
        assume(abs(precise(KINKS[op])(u, v)) > 0.01)
    return u, v


def close(found: float, wanted: mpmath.mpf) -> bool:
    return abs(found - wanted) <= 1e-11 * abs(wanted) + 1e-12


@pytest.fixture(autouse=True)
def _forty_digits() -> Iterator[None]:
    with mpmath.workdps(40):
        yield


def test_every_row_with_slopes_is_checked_here() -> None:
    assert {op.name for op in OPS.values() if op.partials} == set(ORACLES)


@pytest.mark.parametrize("op", ORACLES)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_values_and_slopes(op: str, data: st.DataObject) -> None:
    row = OPS[op]
    u, v = data.draw(points(op))
    operands = (u, v)[: row.arity]
    oracle = precise(ORACLES[op])
    result = row.forward(*operands)
    assert close(result, oracle(u, v))
    for position, partial in enumerate(row.partials):
        if op == "polygamma" and position == 0:
            continue  # the order is a whole number
        slope = mpmath.diff(oracle, (u, v), n=(1, 0) if position == 0 else (0, 1), h=1e-12)
        assert close(partial(result, *operands), slope)
        written = precise(form(op, position))(mpmath.mpf(u), mpmath.mpf(v))
        assert abs(written - slope) <= 1e-15 * abs(slope) + 1e-15
        if op not in KINKS:
            by_sympy = precise(sympy.diff(ORACLES[op], (U, V)[position]))(
                mpmath.mpf(u), mpmath.mpf(v)
            )
            assert abs(by_sympy - slope) <= 1e-15 * abs(slope) + 1e-15


@pytest.mark.parametrize("op", OPS.values(), ids=lambda op: op.name)
def test_a_row_is_whole(op: Op) -> None:
    assert len(op.partials) in (0, op.arity)
    assert len(op.partial_forms) == len(op.partials)
    assert op.summary
    assert op.rule or not op.partials
    if op.arity in (1, 2):
        for setting in (op.latex, op.unicode):
            assert "U" in setting.format(u="U", v="V")
            assert ("V" in setting.format(u="U", v="V")) == (op.arity == 2)


INF, NAN = math.inf, math.nan


@pytest.mark.parametrize(
    ("op", "operands", "result", "slopes"),
    [
        ("sigmoid", (-1000.0,), 0.0, [0.0]),
        ("sigmoid", (-INF,), 0.0, [0.0]),
        ("softplus", (1000.0,), 1000.0, [1.0]),
        ("softplus", (-INF,), 0.0, [0.0]),
        ("gelu", (-INF,), 0.0, [0.0]),
        ("gelu", (1e200,), 1e200, [1.0]),
        ("silu", (-INF,), 0.0, [0.0]),
        ("silu", (INF,), INF, [1.0]),
        ("cbrt", (-INF,), -INF, [0.0]),
        ("relu", (0.0,), 0.0, [0.0]),
        ("abs", (0.0,), 0.0, [0.0]),
        ("max", (2.0, 2.0), 2.0, [1.0, 0.0]),
        ("min", (2.0, 2.0), 2.0, [1.0, 0.0]),
        ("div", (1.0, 1e-200), 1e200, [1e200, -INF]),
        ("atan2", (1e-200, 1e-200), math.pi / 4, [5e199, -5e199]),
        ("pow", (0.0, 1.0), 0.0, [1.0, 0.0]),
        ("pow", (0, 0), 1, [0.0, 0.0]),
    ],
)
def test_at_the_edges(
    op: str, operands: tuple[float, ...], result: float, slopes: list[float]
) -> None:
    row = OPS[op]
    assert row.forward(*operands) == pytest.approx(result, rel=1e-15)
    assert [p(result, *operands) for p in row.partials] == pytest.approx(slopes, rel=1e-15)


@pytest.mark.parametrize(
    "op", ["relu", "leaky_relu", "sign", "sigmoid", "gelu", "silu", "softplus", "abs", "cbrt"]
)
def test_nan_stays_visible(op: str) -> None:
    assert math.isnan(OPS[op].forward(NAN))


def test_a_negative_base_has_no_slope_by_its_exponent() -> None:
    assert math.isnan(OPS["pow"].partials[1](-8.0, -2.0, 3.0))


def test_whole_numbers_stay_exact() -> None:
    assert OPS["pow"].forward(3, 50) == 3**50
    assert [type(OPS[op].forward(2, 3)) for op in ("add", "sub", "mul", "max")] == [int] * 4
