"""The table of operations: what each computes, its local derivatives, its domain, how it is set.

`Value`, the formula parser, the evaluator's graphs, hover and the documentation all read this one
table, so an operation is added here and nowhere else. Standard library only: the process that
talks to the editor reads it too.

A row's `partials` are functions of the result and the operands, `partial(y, u)` or
`partial(y, u, v)`; `partial_forms` are the same in formula text over the names `u`, `v` and `y`
(the result), for display. A test holds each pair together and against central differences.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from neurogebra.special import digamma, polygamma

#: Binding strength of an infix operation; an operand that binds less gets brackets.
OR, AND, RELATION, SUM, PRODUCT, PREFIX, POWER, ATOM = range(8)

Partial = Callable[..., float]


@dataclass(frozen=True, slots=True)
class Op:
    """One operation.

    Attributes
    ----------
    name : the key in `OPS`, and the method or formula function that applies it
    arity : number of operands; -1 for any number (`piecewise`)
    forward : the operation on Python numbers, as accurate as floats allow
    partials : the local derivative by each operand, called with the result and the operands
    partial_forms : the same as formula text over `y`, `u`, `v`; empty where there is none
    domain : where each operand may lie, as intervals; empty for every real number
    latex, unicode : how it is set, with `{u}` and `{v}` for the operands
    binds : binding strength of what `latex` and `unicode` make
    summary : what it is, in a few words
    rule : how it is differentiated, in words
    """

    name: str
    arity: int
    forward: Callable[..., Any]
    partials: tuple[Partial, ...] = ()
    partial_forms: tuple[str, ...] = ()
    domain: str = ""
    latex: str = ""
    unicode: str = ""
    binds: int = ATOM
    summary: str = ""
    rule: str = ""


def sigmoid(u: float) -> float:
    """1/(1 + exp(-u)), without overflow at either end."""
    if u >= 0:
        return 1.0 / (1.0 + math.exp(-u))
    e = math.exp(u)
    return e / (1.0 + e)


def softplus(u: float) -> float:
    """log(1 + exp(u)), equal to u for large u."""
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


_GELU_SCALE = math.sqrt(2.0 / math.pi)
_GELU_CUBIC = 0.044715


def gelu(u: float) -> float:
    """The tanh form of the Gaussian error linear unit."""
    # (1 + tanh z)/2 is σ(2z), which keeps its digits where tanh z is nearly -1.
    s = sigmoid(2.0 * _GELU_SCALE * (u + _GELU_CUBIC * u * u * u))
    return u * s if s else 0.0


def _gelu_slope(_y: float, u: float) -> float:
    z = 2.0 * _GELU_SCALE * (u + _GELU_CUBIC * u * u * u)
    slope = 2.0 * _GELU_SCALE * (1.0 + 3.0 * _GELU_CUBIC * u * u)
    s, tail = sigmoid(z), sigmoid(-z)
    # Where one of them is 0, infinity times 0 would spoil the limit.
    return s * (1.0 + u * slope * tail) if s and tail else s


def silu(u: float) -> float:
    """u·σ(u), the sigmoid linear unit."""
    s = sigmoid(u)
    return u * s if s else 0.0


def _silu_slope(_y: float, u: float) -> float:
    s, tail = sigmoid(u), sigmoid(-u)
    return s * (1.0 + u * tail) if s and tail else s


def _pow_by_base(_y: float, u: float, v: float) -> float:
    return v * u ** (v - 1) if v else 0.0


def _pow_by_exponent(y: float, u: float, _v: float) -> float:
    # A negative base has real powers at whole exponents only, so no slope. At base 0 the limit
    # from the right is 0 for every exponent for which 0**v is finite.
    if u < 0:
        return math.nan
    return y * math.log(u) if u else 0.0


def sign(u: float) -> float:
    """-1.0, 0.0 or 1.0; NaN of NaN."""
    return float((u > 0) - (u < 0)) if u == u else math.nan


def _atan2_slope(part: float, other: float) -> float:
    # Divided twice by the distance, because its square leaves the range of floats sooner.
    distance = math.hypot(part, other)
    return part / distance / distance


def gamma(u: float) -> float:
    """The gamma function, infinite where it leaves the range of floats."""
    try:
        return math.gamma(u)
    except OverflowError:
        return math.inf


def cbrt(u: float) -> float:
    """The real cube root, negative below 0."""
    root = math.copysign(abs(u) ** (1.0 / 3.0), u)
    # One step of Newton's method gives the last bit that 1/3 as a float loses.
    error = (root * root * root - u) / (3.0 * root * root) if root else 0.0
    return root - error if math.isfinite(error) else root


def piecewise(*parts: Any) -> Any:
    """The value of the first branch, of value, condition, value, condition, …, that holds."""
    for value, condition in zip(parts[::2], parts[1::2], strict=True):
        if condition:
            return value
    return math.nan


def leaky_relu(u: float, slope: float = 0.01) -> float:
    """The number itself above 0, `slope` times it below."""
    return u if u > 0 else slope * u


OPS: dict[str, Op] = {
    op.name: op
    for op in (
        Op(
            "add",
            2,
            operator.add,
            (lambda y, u, v: 1.0, lambda y, u, v: 1.0),
            ("1", "1"),
            latex="{u} + {v}",
            unicode="{u} + {v}",
            binds=SUM,
            summary="sum",
            rule="a sum passes the upstream gradient on to both sides unchanged",
        ),
        Op(
            "sub",
            2,
            operator.sub,
            (lambda y, u, v: 1.0, lambda y, u, v: -1.0),
            ("1", "-1"),
            latex="{u} - {v}",
            unicode="{u} − {v}",
            binds=SUM,
            summary="difference",
            rule="a difference passes the upstream gradient to the left, its negative to the right",
        ),
        Op(
            "mul",
            2,
            operator.mul,
            (lambda y, u, v: v, lambda y, u, v: u),
            ("v", "u"),
            latex=r"{u} \cdot {v}",
            unicode="{u}·{v}",
            binds=PRODUCT,
            summary="product",
            rule="each factor receives the upstream gradient times the other factor",
        ),
        Op(
            "div",
            2,
            operator.truediv,
            (lambda y, u, v: 1.0 / v, lambda y, u, v: -u / v / v),
            ("1/v", "-u/v**2"),
            domain="v ≠ 0",
            latex=r"\frac{{{u}}}{{{v}}}",
            unicode="{u}/{v}",
            binds=PRODUCT,
            summary="quotient",
            rule="the quotient rule: 1/v above, −u/v² below",
        ),
        Op(
            "pow",
            2,
            operator.pow,
            (_pow_by_base, _pow_by_exponent),
            ("v*u**(v - 1)", "y*log(u)"),
            domain="u > 0, or an integer v",
            latex="{u}^{{{v}}}",
            unicode="{u}^{v}",
            binds=POWER,
            summary="power",
            rule="the power rule: the exponent comes down and drops by one",
        ),
        Op(
            "neg",
            1,
            operator.neg,
            (lambda y, u: -1.0,),
            ("-1",),
            latex="-{u}",
            unicode="−{u}",
            binds=PREFIX,
            summary="negation",
            rule="the upstream gradient changes its sign",
        ),
        Op(
            "exp",
            1,
            math.exp,
            (lambda y, u: y,),
            ("y",),
            latex="e^{{{u}}}",
            unicode="exp({u})",
            binds=POWER,
            summary="exponential function",
            rule="the exponential is its own derivative",
        ),
        Op(
            "log",
            1,
            math.log,
            (lambda y, u: 1.0 / u,),
            ("1/u",),
            domain="u > 0",
            latex=r"\log\left({u}\right)",
            unicode="log({u})",
            summary="natural logarithm",
            rule="the derivative of log u is 1/u",
        ),
        Op(
            "log1p",
            1,
            math.log1p,
            (lambda y, u: 1.0 / (1.0 + u),),
            ("1/(1 + u)",),
            domain="u > -1",
            latex=r"\log\left(1 + {u}\right)",
            unicode="log(1 + {u})",
            summary="logarithm of 1 + u, accurate near 0",
            rule="the derivative is 1/(1 + u)",
        ),
        Op(
            "expm1",
            1,
            math.expm1,
            (lambda y, u: math.exp(u),),
            ("exp(u)",),
            latex="e^{{{u}}} - 1",
            unicode="exp({u}) − 1",
            binds=SUM,
            summary="exponential minus 1, accurate near 0",
            rule="the derivative is eᵘ",
        ),
        Op(
            "sqrt",
            1,
            math.sqrt,
            (lambda y, u: 0.5 / y,),
            ("1/(2*y)",),
            domain="u ≥ 0",
            latex=r"\sqrt{{{u}}}",
            unicode="√({u})",
            summary="square root",
            rule="half of one over the root; it grows without bound at 0",
        ),
        Op(
            "abs",
            1,
            abs,
            (lambda y, u: sign(u),),
            ("sign(u)",),
            latex=r"\left|{u}\right|",
            unicode="|{u}|",
            summary="absolute value",
            rule="the sign of u; 0 is taken at the kink",
        ),
        Op(
            "sign",
            1,
            sign,
            (lambda y, u: 0.0,),
            ("0",),
            latex=r"\operatorname{{sgn}}\left({u}\right)",
            unicode="sgn({u})",
            summary="sign: -1, 0 or 1",
            rule="flat everywhere, so no gradient passes",
        ),
        Op(
            "relu",
            1,
            lambda u: 0.0 if u <= 0 else u,
            (lambda y, u: 1.0 if u > 0 else 0.0,),
            ("Piecewise((1, u > 0), (0, True))",),
            latex=r"\operatorname{{relu}}\left({u}\right)",
            unicode="relu({u})",
            summary="rectified linear unit",
            rule="1 above 0; nothing flows back below",
        ),
        Op(
            "leaky_relu",
            1,
            leaky_relu,
            (lambda y, u: 1.0 if u > 0 else 0.01,),
            ("Piecewise((1, u > 0), (0.01, True))",),
            latex=r"\operatorname{{leaky\_relu}}\left({u}\right)",
            unicode="leaky_relu({u})",
            summary="leaky rectified linear unit",
            rule="1 above 0, 0.01 below",
        ),
        Op(
            "sigmoid",
            1,
            sigmoid,
            (lambda y, u: y * (1.0 - y),),
            ("y*(1 - y)",),
            latex=r"\sigma\left({u}\right)",
            unicode="σ({u})",
            summary="logistic sigmoid",
            rule="σ′ = σ·(1 − σ): largest, ¼, at 0 and almost nothing far from it",
        ),
        Op(
            "tanh",
            1,
            math.tanh,
            (lambda y, u: 1.0 - y * y,),
            ("1 - y**2",),
            latex=r"\tanh\left({u}\right)",
            unicode="tanh({u})",
            summary="hyperbolic tangent",
            rule="tanh′ = 1 − tanh²: 1 at 0 and almost nothing far from it",
        ),
        Op(
            "softplus",
            1,
            softplus,
            (lambda y, u: sigmoid(u),),
            ("sigmoid(u)",),
            latex=r"\operatorname{{softplus}}\left({u}\right)",
            unicode="softplus({u})",
            summary="smooth form of relu, log(1 + eᵘ)",
            rule="its derivative is the sigmoid",
        ),
        Op(
            "silu",
            1,
            silu,
            (_silu_slope,),
            ("sigmoid(u)*(1 + u*(1 - sigmoid(u)))",),
            latex=r"\operatorname{{silu}}\left({u}\right)",
            unicode="silu({u})",
            summary="sigmoid linear unit, u·σ(u)",
            rule="σ + u·σ·(1 − σ)",
        ),
        Op(
            "gelu",
            1,
            gelu,
            (_gelu_slope,),
            (
                "(1 + tanh(sqrt(2/pi)*(u + 0.044715*u**3)))/2"
                " + u*(1 - tanh(sqrt(2/pi)*(u + 0.044715*u**3))**2)"
                "*sqrt(2/pi)*(1 + 0.134145*u**2)/2",
            ),
            latex=r"\operatorname{{gelu}}\left({u}\right)",
            unicode="gelu({u})",
            summary="Gaussian error linear unit, tanh form",
            rule="the product rule on u·Φ(u)",
        ),
        Op(
            "sin",
            1,
            math.sin,
            (lambda y, u: math.cos(u),),
            ("cos(u)",),
            latex=r"\sin\left({u}\right)",
            unicode="sin({u})",
            summary="sine",
            rule="the derivative of sin is cos",
        ),
        Op(
            "cos",
            1,
            math.cos,
            (lambda y, u: -math.sin(u),),
            ("-sin(u)",),
            latex=r"\cos\left({u}\right)",
            unicode="cos({u})",
            summary="cosine",
            rule="the derivative of cos is −sin",
        ),
        Op(
            "tan",
            1,
            math.tan,
            (lambda y, u: 1.0 + y * y,),
            ("1 + y**2",),
            domain="u ≠ π/2 + kπ",
            latex=r"\tan\left({u}\right)",
            unicode="tan({u})",
            summary="tangent",
            rule="tan′ = 1 + tan²",
        ),
        Op(
            "asin",
            1,
            math.asin,
            (lambda y, u: 1.0 / math.sqrt((1.0 - u) * (1.0 + u)),),
            ("1/sqrt(1 - u**2)",),
            domain="-1 ≤ u ≤ 1",
            latex=r"\arcsin\left({u}\right)",
            unicode="arcsin({u})",
            summary="inverse sine",
            rule="1/√(1 − u²)",
        ),
        Op(
            "acos",
            1,
            math.acos,
            (lambda y, u: -1.0 / math.sqrt((1.0 - u) * (1.0 + u)),),
            ("-1/sqrt(1 - u**2)",),
            domain="-1 ≤ u ≤ 1",
            latex=r"\arccos\left({u}\right)",
            unicode="arccos({u})",
            summary="inverse cosine",
            rule="−1/√(1 − u²)",
        ),
        Op(
            "atan",
            1,
            math.atan,
            (lambda y, u: 1.0 / (1.0 + u * u),),
            ("1/(1 + u**2)",),
            latex=r"\arctan\left({u}\right)",
            unicode="arctan({u})",
            summary="inverse tangent",
            rule="1/(1 + u²)",
        ),
        Op(
            "sinh",
            1,
            math.sinh,
            (lambda y, u: math.cosh(u),),
            ("cosh(u)",),
            latex=r"\sinh\left({u}\right)",
            unicode="sinh({u})",
            summary="hyperbolic sine",
            rule="the derivative of sinh is cosh",
        ),
        Op(
            "cosh",
            1,
            math.cosh,
            (lambda y, u: math.sinh(u),),
            ("sinh(u)",),
            latex=r"\cosh\left({u}\right)",
            unicode="cosh({u})",
            summary="hyperbolic cosine",
            rule="the derivative of cosh is sinh",
        ),
        Op(
            "max",
            2,
            max,
            (lambda y, u, v: 0.0 if v > u else 1.0, lambda y, u, v: 1.0 if v > u else 0.0),
            ("Piecewise((1, u >= v), (0, True))", "Piecewise((0, u >= v), (1, True))"),
            latex=r"\max\left({u}, {v}\right)",
            unicode="max({u}, {v})",
            summary="maximum",
            rule="the upstream gradient goes to the larger operand; to the first where they tie",
        ),
        Op(
            "min",
            2,
            min,
            (lambda y, u, v: 0.0 if v < u else 1.0, lambda y, u, v: 1.0 if v < u else 0.0),
            ("Piecewise((1, u <= v), (0, True))", "Piecewise((0, u <= v), (1, True))"),
            latex=r"\min\left({u}, {v}\right)",
            unicode="min({u}, {v})",
            summary="minimum",
            rule="the upstream gradient goes to the smaller operand; to the first where they tie",
        ),
        Op(
            "log2",
            1,
            math.log2,
            (lambda y, u: 1.0 / (u * math.log(2.0)),),
            ("1/(u*log(2))",),
            domain="u > 0",
            latex=r"\log_{{2}}\left({u}\right)",
            unicode="log₂({u})",
            summary="logarithm to base 2",
            rule="the derivative is 1/(u·log 2)",
        ),
        Op(
            "log10",
            1,
            math.log10,
            (lambda y, u: 1.0 / (u * math.log(10.0)),),
            ("1/(u*log(10))",),
            domain="u > 0",
            latex=r"\log_{{10}}\left({u}\right)",
            unicode="log₁₀({u})",
            summary="logarithm to base 10",
            rule="the derivative is 1/(u·log 10)",
        ),
        Op(
            "cbrt",
            1,
            cbrt,
            (lambda y, u: 1.0 / (3.0 * y * y),),
            ("1/(3*y**2)",),
            latex=r"\sqrt[3]{{{u}}}",
            unicode="∛({u})",
            summary="cube root, negative below 0",
            rule="a third of one over the squared root; it grows without bound at 0",
        ),
        Op(
            "asinh",
            1,
            math.asinh,
            (lambda y, u: 1.0 / math.hypot(1.0, u),),
            ("1/sqrt(1 + u**2)",),
            latex=r"\operatorname{{arsinh}}\left({u}\right)",
            unicode="arsinh({u})",
            summary="inverse hyperbolic sine",
            rule="1/√(1 + u²)",
        ),
        Op(
            "acosh",
            1,
            math.acosh,
            (lambda y, u: 1.0 / (math.sqrt(u - 1.0) * math.sqrt(u + 1.0)),),
            ("1/(sqrt(u - 1)*sqrt(u + 1))",),
            domain="u ≥ 1",
            latex=r"\operatorname{{arcosh}}\left({u}\right)",
            unicode="arcosh({u})",
            summary="inverse hyperbolic cosine",
            rule="1/√(u² − 1)",
        ),
        Op(
            "atanh",
            1,
            math.atanh,
            (lambda y, u: 1.0 / ((1.0 - u) * (1.0 + u)),),
            ("1/(1 - u**2)",),
            domain="-1 < u < 1",
            latex=r"\operatorname{{artanh}}\left({u}\right)",
            unicode="artanh({u})",
            summary="inverse hyperbolic tangent",
            rule="1/(1 − u²)",
        ),
        Op(
            "atan2",
            2,
            math.atan2,
            (lambda y, u, v: _atan2_slope(v, u), lambda y, u, v: -_atan2_slope(u, v)),
            ("v/(u**2 + v**2)", "-u/(u**2 + v**2)"),
            domain="not both 0",
            latex=r"\operatorname{{atan2}}\left({u}, {v}\right)",
            unicode="atan2({u}, {v})",
            summary="angle of the point (v, u)",
            rule="v/(u² + v²) and −u/(u² + v²)",
        ),
        Op(
            "erf",
            1,
            math.erf,
            (lambda y, u: 2.0 / math.sqrt(math.pi) * math.exp(-u * u),),
            ("2*exp(-u**2)/sqrt(pi)",),
            latex=r"\operatorname{{erf}}\left({u}\right)",
            unicode="erf({u})",
            summary="error function",
            rule="the bell curve 2·exp(−u²)/√π",
        ),
        Op(
            "erfc",
            1,
            math.erfc,
            (lambda y, u: -2.0 / math.sqrt(math.pi) * math.exp(-u * u),),
            ("-2*exp(-u**2)/sqrt(pi)",),
            latex=r"\operatorname{{erfc}}\left({u}\right)",
            unicode="erfc({u})",
            summary="complement of the error function, 1 − erf",
            rule="the bell curve −2·exp(−u²)/√π",
        ),
        Op(
            "gamma",
            1,
            gamma,
            (lambda y, u: y * digamma(u),),
            ("y*digamma(u)",),
            domain="u ≠ 0, −1, −2, …",
            latex=r"\Gamma\left({u}\right)",
            unicode="Γ({u})",
            summary="gamma function, (u − 1)! for whole u",
            rule="Γ′ = Γ·ψ",
        ),
        Op(
            "lgamma",
            1,
            math.lgamma,
            (lambda y, u: digamma(u),),
            ("digamma(u)",),
            domain="u > 0",
            latex=r"\log\Gamma\left({u}\right)",
            unicode="log Γ({u})",
            summary="logarithm of the gamma function",
            rule="its derivative is digamma",
        ),
        Op(
            "digamma",
            1,
            digamma,
            (lambda y, u: polygamma(1, u),),
            ("polygamma(1, u)",),
            domain="u ≠ 0, −1, −2, …",
            latex=r"\psi\left({u}\right)",
            unicode="ψ({u})",
            summary="slope of log Γ",
            rule="its derivative is trigamma, polygamma(1, u)",
        ),
        Op(
            "polygamma",
            2,
            polygamma,
            (lambda y, u, v: math.nan, lambda y, u, v: polygamma(u + 1, v)),
            ("", "polygamma(u + 1, v)"),
            domain="u a whole number, v ≠ 0, −1, −2, …",
            latex=r"\psi^{{\left({u}\right)}}\left({v}\right)",
            unicode="polygamma({u}, {v})",
            summary="u-th derivative of digamma",
            rule="the order goes up by one",
        ),
        Op(
            "floor",
            1,
            math.floor,
            (lambda y, u: 0.0,),
            ("0",),
            latex=r"\left\lfloor {u}\right\rfloor",
            unicode="⌊{u}⌋",
            summary="largest integer not above u",
            rule="flat between its jumps",
        ),
        Op(
            "ceil",
            1,
            math.ceil,
            (lambda y, u: 0.0,),
            ("0",),
            latex=r"\left\lceil {u}\right\rceil",
            unicode="⌈{u}⌉",
            summary="smallest integer not below u",
            rule="flat between its jumps",
        ),
        Op(
            "mod",
            2,
            operator.mod,
            (lambda y, u, v: 1.0, lambda y, u, v: -float(u // v)),
            ("1", "-floor(u/v)"),
            domain="v ≠ 0",
            latex=r"{u} \bmod {v}",
            unicode="{u} mod {v}",
            binds=PRODUCT,
            summary="remainder, with the sign of v",
            rule="slope 1 between its jumps",
        ),
        Op(
            "lt",
            2,
            operator.lt,
            latex="{u} < {v}",
            unicode="{u} < {v}",
            binds=RELATION,
            summary="less than",
        ),
        Op(
            "le",
            2,
            operator.le,
            latex=r"{u} \le {v}",
            unicode="{u} ≤ {v}",
            binds=RELATION,
            summary="at most",
        ),
        Op(
            "gt",
            2,
            operator.gt,
            latex="{u} > {v}",
            unicode="{u} > {v}",
            binds=RELATION,
            summary="greater than",
        ),
        Op(
            "ge",
            2,
            operator.ge,
            latex=r"{u} \ge {v}",
            unicode="{u} ≥ {v}",
            binds=RELATION,
            summary="at least",
        ),
        Op(
            "eq",
            2,
            operator.eq,
            latex="{u} = {v}",
            unicode="{u} = {v}",
            binds=RELATION,
            summary="equal",
        ),
        Op(
            "ne",
            2,
            operator.ne,
            latex=r"{u} \ne {v}",
            unicode="{u} ≠ {v}",
            binds=RELATION,
            summary="not equal",
        ),
        Op(
            "and",
            2,
            lambda u, v: u and v,
            latex=r"{u} \land {v}",
            unicode="{u} and {v}",
            binds=AND,
            summary="both conditions hold",
        ),
        Op(
            "or",
            2,
            lambda u, v: u or v,
            latex=r"{u} \lor {v}",
            unicode="{u} or {v}",
            binds=OR,
            summary="at least one condition holds",
        ),
        Op(
            "not",
            1,
            operator.not_,
            latex=r"\lnot {u}",
            unicode="not {u}",
            binds=AND,
            summary="the condition does not hold",
        ),
        Op(
            "piecewise",
            -1,
            piecewise,
            summary="one formula where a condition holds, another elsewhere",
            rule="each piece is differentiated by itself",
        ),
    )
}
