"""Rewrites a formula into one that loses no digits: same function, better arithmetic.

`log(1 + exp(x))` overflows and `1 - tanh(x)**2` cancels, though both have perfectly good values.
Such forms are recognised wherever they stand, whatever the order of their terms, and replaced by
operations of `kernels`. Everything else keeps the shape in which it was written.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, key

ONE: Final = Num(1)
TWO: Final = Num(2)


def stable(node: Node) -> Node:
    """The formula in the operations of the table and of the kernels, safe to compute with.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.render import text
    >>> text(stable(parse("log(exp(x) + 1)"))), text(stable(parse("1 - tanh(x)**2")))
    ('softplus(x)', '4*(sigmoid(2*x)*sigmoid(-(2*x)))')
    """
    return _Rewriting().of(node)


class _Rewriting:
    """One pass from the leaves up, each shared part once."""

    def __init__(self) -> None:
        self.done: dict[int, tuple[Node, Node]] = {}

    def of(self, node: Node) -> Node:
        if not isinstance(node, Apply):
            return node
        known = self.done.get(id(node))
        if known is None:
            known = self.done[id(node)] = (node, self.apply(node))
        return known[1]

    def apply(self, node: Apply) -> Node:
        if node.op in {"add", "sub"}:
            return _stable_sum([(sign, self.of(term)) for sign, term in _terms(node)])
        if node.op in {"mul", "div"} or (node.op == "pow" and _whole(node.args[1])):
            parts = [(self.of(base), power) for base, power in _factors(node)]
            found = _stable_product(parts)
            if found is not None:
                return found
        args = tuple(self.of(arg) for arg in node.args)
        return _FORMS.get(node.op, _plain)(
            node if args == node.args else Apply(node.op, args, node.span)
        )


def _plain(node: Apply) -> Node:
    return node


# ---- taking apart, without changing the order


def _terms(node: Node, sign: int = 1) -> list[tuple[int, Node]]:
    if isinstance(node, Apply) and node.op in {"add", "sub"}:
        right = sign if node.op == "add" else -sign
        return [*_terms(node.args[0], sign), *_terms(node.args[1], right)]
    if isinstance(node, Apply) and node.op == "neg":
        return _terms(node.args[0], -sign)
    return [(sign, node)]


def _factors(node: Node, power: int = 1) -> list[tuple[Node, int]]:
    if isinstance(node, Apply) and node.op in {"mul", "div"}:
        right = power if node.op == "mul" else -power
        return [*_factors(node.args[0], power), *_factors(node.args[1], right)]
    if isinstance(node, Apply) and node.op == "pow":
        n = _whole(node.args[1])
        if n and abs(n * power) <= 64:
            return _factors(node.args[0], power * n)
    if isinstance(node, Apply) and node.op == "neg":
        return [*([(Num(-1), 1)] if power % 2 else []), *_factors(node.args[0], power)]
    return [(node, power)]


def _whole(node: Node) -> int | None:
    value = as_fraction(node)
    return int(value) if value is not None and value.denominator == 1 else None


def _number(node: Node) -> Fraction | None:
    """The value of a constant factor, decimals too."""
    if isinstance(node, Num) and isinstance(node.value, float):
        return Fraction(node.value) if math.isfinite(node.value) else None
    return as_fraction(node)


def _scaled(node: Node) -> tuple[Fraction, Node]:
    """A term as a number times the rest: 3*exp(x)/2 as 3/2 and exp(x)."""
    scale, rest = Fraction(1), list[tuple[Node, int]]()
    for base, power in _factors(node):
        value = _number(base)
        if value is not None and (value or power > 0):
            scale *= value**power
        else:
            rest.append((base, power))
    return scale, _built_product(rest)


def _is(node: Node, op: str) -> bool:
    return isinstance(node, Apply) and node.op == op


def _arg(node: Node) -> Node:
    return node.args[0] if isinstance(node, Apply) else node


def _neg(node: Node) -> Node:
    value = as_fraction(node)
    if value is not None and isinstance(node, Num):
        return Num(-node.value)
    return node.args[0] if _is(node, "neg") and isinstance(node, Apply) else Apply("neg", (node,))


def _opposite(a: Node, b: Node) -> bool:
    """Whether b is −a, however both are written."""
    left = sorted((key(t), s) for s, t in _signed(a))
    right = sorted((key(t), -s) for s, t in _signed(b))
    return left == right


def _signed(node: Node) -> Iterable[tuple[Fraction, Node]]:
    for sign, term in _terms(node):
        scale, rest = _scaled(term)
        yield sign * scale, rest


def _same(a: Node, b: Node) -> bool:
    return a == b or _opposite(a, _neg(b))


def _less(a: Node, b: Node) -> Node:
    return Apply("sub", (a, b))


def _times(scale: Fraction, node: Node) -> Node:
    if scale == 1:
        return node
    if scale == -1:
        return _neg(node)
    return Apply("mul", (_constant(scale), node))


def _constant(value: Fraction) -> Node:
    return Num(int(value)) if value.denominator == 1 else Num(float(value))


def _square(node: Node) -> Node:
    return Apply("pow", (node, TWO))


def _half(node: Node) -> Node:
    return Apply("div", (node, TWO))


def _built_sum(terms: list[tuple[int, Node]]) -> Node:
    if not terms:
        return Num(0)
    sign, made = terms[0]
    if sign < 0:
        made = _neg(made)
    for sign, term in terms[1:]:
        made = Apply("add" if sign > 0 else "sub", (made, term))
    return made


def _built_product(parts: list[tuple[Node, int]]) -> Node:
    above = [_raised(base, power) for base, power in parts if power > 0 and base != ONE]
    below = [_raised(base, -power) for base, power in parts if power < 0]
    top: Node = above[0] if above else ONE
    for factor in above[1:]:
        top = Apply("mul", (top, factor))
    if not below:
        return top
    bottom = below[0]
    for factor in below[1:]:
        bottom = Apply("mul", (bottom, factor))
    return Apply("div", (top, bottom))


def _raised(base: Node, power: int) -> Node:
    return base if power == 1 else Apply("pow", (base, Num(power)))


# ---- sums


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a sum, as it stands and as a number times a core."""

    sign: int
    node: Node

    @property
    def scale(self) -> Fraction:
        return self.sign * _scaled(self.node)[0]

    @property
    def core(self) -> Node:
        return _scaled(self.node)[1]


def _stable_sum(terms: list[tuple[int, Node]]) -> Node:
    # What the parts were rewritten to may itself be sums.
    flat = [(s * sign, inner) for sign, term in terms for s, inner in _terms(term)]
    if len(flat) > 40:
        return _built_sum(flat)
    rows = [_Term(sign, node) for sign, node in flat]
    changed = True
    while changed and len(rows) > 1:
        changed = False
        for i in range(len(rows)):
            for j in range(len(rows)):
                made = _pair(rows[i], rows[j]) if i != j else None
                if made is not None:
                    kept = [row for n, row in enumerate(rows) if n not in (i, j)]
                    new = [_Term(sign, node) for sign, node in _terms(made)]
                    rows = [*kept[: min(i, j)], *new, *kept[min(i, j) :]]
                    changed = True
                    break
            if changed:
                break
    left = [(row.sign, row.node) for row in rows]
    return _nested(left) or _built_sum(left)


def _nested(terms: list[tuple[int, Node]]) -> Node | None:
    """A polynomial of one name with exact coefficients by Horner's rule, which rounds less."""
    coefficients: dict[int, Fraction] = {}
    names: set[str] = set()
    for sign, term in terms:
        scale, rest = _scaled(term)
        base, power = _factors(rest)[0]
        if rest == ONE:
            power = 0
        elif isinstance(base, Sym) and power > 0 and rest == _raised(base, power):
            names.add(base.name)
        else:
            return None
        if power in coefficients or not scale or Fraction(float(scale)) != scale:
            return None
        coefficients[power] = sign * scale
    if len(coefficients) < 3 or len(names) > 1:
        return None
    u = Sym(names.pop())
    highest, *lower = sorted(coefficients, reverse=True)
    made = _times(coefficients[highest], _raised(u, highest - lower[0]))
    for power, after in zip(lower, [*lower[1:], 0], strict=True):
        scale = coefficients[power]
        made = Apply("add" if scale > 0 else "sub", (made, _constant(abs(scale))))
        if power > after:
            made = Apply("mul", (_raised(u, power - after), made))
    return made


def _pair(one: _Term, other: _Term) -> Node | None:
    """Two terms whose sum has a better form; `one` is tried as the constant of the two."""
    k = _number(one.node)
    if k is not None and k:
        return _with_constant(one.sign * k, other)
    if _is(other.node, "sqrt") and other.sign > 0:
        return _conjugate(one, _arg(other.node))
    if _is(other.node, "hypot") and other.sign > 0 and isinstance(other.node, Apply):
        return _conjugate(one, _built_sum([(1, _square(leg)) for leg in other.node.args]))
    if _is(one.node, "exp") and _is(other.node, "exp") and one.sign > 0:
        u, v = _arg(one.node), _arg(other.node)
        if _opposite(u, v):
            return Apply("mul", (TWO, Apply("cosh" if other.sign > 0 else "sinh", (u,))))
    found = _difference(one.node, other.node) if other.sign < 0 < one.sign else None
    return found or _wave_slope(one, other)


def _wave_slope(one: _Term, other: _Term) -> Node | None:
    """A slope of sin(u)/u, r·(u·cos(u) − sin(u)), which cancels near 0."""
    parts, others = _factors(one.node), _factors(other.node)
    waves = [base for base, power in parts if _is(base, "cos") and power == 1]
    if len(waves) != 1 or one.sign == other.sign:
        return None
    u = _arg(waves[0])
    sines = [base for base, power in others if _is(base, "sin") and power == 1]
    if len(sines) != 1 or not _same(_arg(sines[0]), u):
        return None
    rest = [part for part in others if part[0] is not sines[0]]
    along = [part for part in parts if part[0] is not waves[0]]
    if _tally(along) != _tally([*rest, *_factors(u)]):
        return None
    made = _built_product([*rest, (Apply("cos_less_sin", (u,)), 1)])
    return made if one.sign > 0 else _neg(made)


def _tally(parts: list[tuple[Node, int]]) -> dict[str, Fraction]:
    """A product as powers of its factors, the numbers among them multiplied."""
    found: dict[str, Fraction] = {"": Fraction(1)}
    for base, power in parts:
        value = _number(base)
        if value:
            found[""] *= value**power
        else:
            found[key(base)] = found.get(key(base), Fraction(0)) + power
    return {name: power for name, power in found.items() if power}


def _difference(a: Node, b: Node) -> Node | None:
    if _is(a, "softplus") and _is(b, "softplus") and _opposite(_arg(a), _arg(b)):
        return _arg(a)
    if _is(a, "expm1") and _same(_arg(a), b):
        return Apply("exp_rest", (b,))
    return _log_softmax(a, b)


def _with_constant(k: Fraction, term: _Term) -> Node | None:
    """A constant and a term that nearly cancel: k − k·exp(u), k + k·tanh(u) and their like."""
    scale, core = term.scale, term.core
    if _is(core, "div") and isinstance(core, Apply):
        root = _with_sine(k, scale, core)
        if root is not None:
            return root
    if _is(core, "cos") and -k / scale in (2, 3, 4):
        # 20 − 10·cos(u) − 10·cos(v): each wave takes its share of the constant.
        wave = _square(Apply("sin", (_half(_arg(core)),)))
        return Apply("add", (_constant(k + scale), _times(-2 * scale, wave)))
    if abs(scale) != abs(k):
        return None
    cancels = scale == -k
    if _is(core, "exp"):
        return _times(scale, Apply("expm1", (_arg(core),))) if cancels else None
    if _is(core, "erf"):
        u = _arg(core)
        return _times(k, Apply("erfc", (u if cancels else _neg(u),)))
    if _is(core, "tanh"):
        u = Apply("mul", (TWO, _arg(core)))
        return _times(2 * k, Apply("sigmoid", (_neg(u) if cancels else u,)))
    if _is(core, "sigmoid"):
        return _times(k, Apply("sigmoid", (_neg(_arg(core)),))) if cancels else None
    if _is(core, "cos"):
        wave = Apply("sin" if cancels else "cos", (_half(_arg(core)),))
        return _times(2 * k, _square(wave))
    if _is(core, "cosh"):
        return _times(-2 * k, _square(Apply("sinh", (_half(_arg(core)),)))) if cancels else None
    if _is(core, "pow") and cancels and isinstance(core, Apply):
        return _with_power(k, core)
    if _is(core, "pow1p") and cancels and isinstance(core, Apply):
        return _times(-k, Apply("pow1pm1", core.args))
    if _is(core, "div") and cancels and isinstance(core, Apply):
        return _without_share(k, core)
    if _is(core, "sqrt") and cancels and k * scale < 0:
        return _root_less(scale, _arg(core))
    return None


def _without_share(k: Fraction, core: Apply) -> Node | None:
    """A share taken from the whole: k − k·a/(a + b) as k·b/(a + b)."""
    share, whole = (list(_signed(arg)) for arg in core.args)
    keys = [(scale, key(rest)) for scale, rest in share]
    rest = [(scale, part) for scale, part in whole if (scale, key(part)) not in keys]
    if not rest or len(rest) + len(share) != len(whole):
        return None
    terms = [(1 if scale > 0 else -1, _times(abs(scale), part)) for scale, part in rest]
    return _times(k, Apply("div", (_built_sum(terms), core.args[1])))


def _with_sine(k: Fraction, scale: Fraction, core: Apply) -> Node | None:
    """A sine-like share: k + k·u/√(u² + b) as k·(u + √(u² + b))/√(u² + b)."""
    u, root = core.args
    if _is(root, "hypot") and isinstance(root, Apply) and len(root.args) == 2:
        legs = [leg for leg in root.args if not _same(leg, u)]
        if len(legs) == 1 and abs(k) == abs(scale):
            turned = u if scale == k else _neg(u)
            return _times(k, Apply("div", (Apply("add_root", (turned, _square(legs[0]))), root)))
    if not _is(root, "sqrt"):
        return None
    terms = _terms(_arg(root))
    for n, (sign, term) in enumerate(terms):
        part, square = _scaled(term)
        if sign < 0 or not (_is(square, "pow") and isinstance(square, Apply)):
            continue
        if square.args[1] == TWO and _same(square.args[0], u) and scale**2 == k**2 * part:
            others = _built_sum(terms[:n] + terms[n + 1 :])
            turned = _times(scale / k, u)
            return _times(k, Apply("div", (Apply("add_root", (turned, others)), root)))
    return None


def _with_power(k: Fraction, core: Apply) -> Node | None:
    base, exponent = core.args
    if exponent == TWO and isinstance(base, Apply):
        u = base.args[0]
        if base.op == "tanh":
            return _times(4 * k, _built_product([(_sigmoid_of(2, u), 1), (_sigmoid_of(-2, u), 1)]))
        if base.op in {"sin", "cos"}:
            return _times(k, _square(Apply("cos" if base.op == "sin" else "sin", base.args)))
        if base.op == "cosh":
            return _times(-k, _square(Apply("sinh", base.args)))
    rest = _rest_of_one(base)
    if rest is not None:
        return _times(-k, Apply("pow1pm1", (rest, exponent)))
    if _whole(exponent) is None:
        return _times(-k, Apply("powm1", (base, exponent)))
    return None


def _sigmoid_of(scale: int, u: Node) -> Node:
    inner = Apply("mul", (TWO, u))
    return Apply("sigmoid", (inner if scale > 0 else _neg(inner),))


def _root_less(scale: Fraction, inside: Node) -> Node | None:
    """s·(√(1 + u) − 1) as s·u/(√(1 + u) + 1)."""
    rest = _rest_of_one(inside)
    if rest is None:
        return None
    bottom = Apply("add", (Apply("sqrt", (inside,)), ONE))
    return _times(scale, Apply("div", (rest, bottom)))


def _conjugate(one: _Term, inside: Node) -> Node | None:
    """The sum u + √(u² + b), which cancels for negative u."""
    u = one.node if one.sign > 0 else _neg(one.node)
    rest = [(sign, term) for sign, term in _terms(inside)]
    for n, (sign, term) in enumerate(rest):
        square = isinstance(term, Apply) and term.op == "pow" and term.args[1] == TWO
        if sign > 0 and square and (_same(_arg(term), u) or _opposite(_arg(term), u)):
            others = rest[:n] + rest[n + 1 :]
            return Apply("add_root", (u, _built_sum(others))) if others else None
    return None


def _log_softmax(u: Node, node: Node) -> Node | None:
    """A logarithm of softmax, u − log(eᵘ + eᵛ + …)."""
    if not isinstance(node, Apply) or node.op not in {"logaddexp", "logsumexp", "softplus"}:
        return None
    args = (Num(0), *node.args) if node.op == "softplus" else node.args
    for n, arg in enumerate(args):
        if _same(arg, u):
            others = [_less(v, u) for v in args[:n] + args[n + 1 :]]
            return _neg(_log_one_plus_exps(others))
    return None


def _rest_of_one(node: Node) -> Node | None:
    """u, where the node is 1 + u."""
    terms = _terms(node)
    for n, (sign, term) in enumerate(terms):
        if sign > 0 and _number(term) == 1 and len(terms) > 1:
            return _built_sum(terms[:n] + terms[n + 1 :])
    return None


# ---- products


def _stable_product(parts: list[tuple[Node, int]]) -> Node | None:
    """The product in a better form, or None when it has none."""
    for n, (base, power) in enumerate(parts):
        u = _one_plus_exp(base)
        if power < 0 and u is not None:
            rest = parts[:n] + parts[n + 1 :]
            return _over_one_plus_exp(rest, u, -power)
    exps = _merged_exponentials(parts)
    if exps is not None:
        return exps
    paired = _paired(parts)
    if paired is not None:
        return _stable_product(paired) or _built_product(paired)
    return _gamma_ratio(parts)


def _one_plus_exp(node: Node) -> Node | None:
    """u, where the node is 1 + exp(u)."""
    rest = _rest_of_one(node)
    return _arg(rest) if rest is not None and _is(rest, "exp") else None


def _over_one_plus_exp(rest: list[tuple[Node, int]], u: Node, power: int) -> Node:
    """rest/(1 + exp(u))**power by sigmoids: each exp(u) above pairs with one of them."""
    for n, (base, above) in enumerate(rest):
        terms = _terms(base) if above == 1 else []
        if len(terms) > 1 and any(_has_exp(term, u) for _, term in terms):
            # A sum that holds exp(u) itself is shared out: each of its terms pairs on its own.
            others = rest[:n] + rest[n + 1 :]
            shared = [
                (sign, _over_one_plus_exp([*_factors(term), *others], u, power))
                for sign, term in terms
            ]
            return _stable_sum(shared)
    made: list[tuple[Node, int]] = []
    left = power
    mirrored = 0
    waves = 0
    for base, above in rest:
        if _is(base, "exp") and _same(_arg(base), u) and above > 0:
            pairs = min(above, left)
            left, mirrored = left - pairs, mirrored + pairs
            if above > pairs:
                made.append((base, above - pairs))
        elif _is(base, "exp") and _opposite(_arg(base), u) and above < 0:
            pairs = min(-above, left)
            left, mirrored = left - pairs, mirrored + pairs
            if -above > pairs:
                made.append((base, above + pairs))
        elif _is(base, "expm1") and _same(_arg(base), u) and above == 1 and left:
            left, waves = left - 1, waves + 1
        else:
            made.append((base, above))
    if mirrored:
        made.append((Apply("sigmoid", (u,)), mirrored))
    if left:
        made.append((Apply("sigmoid", (_neg(u),)), left))
    if waves:
        made.append((Apply("tanh", (_half(u),)), waves))
    return _stable_product(made) or _built_product(made)


def _has_exp(node: Node, u: Node) -> bool:
    return any(_is(base, "exp") and _same(_arg(base), u) for base, _ in _factors(node))


def _exponents(node: Node) -> list[Node] | None:
    """u, v, … where the node is exp(u) + exp(v) + …; for a bare exp(u), u alone."""
    terms = _terms(node)
    if all(sign > 0 and _is(term, "exp") for sign, term in terms):
        return [_arg(term) for _, term in terms]
    return None


def _merged_exponentials(parts: list[tuple[Node, int]]) -> Node | None:
    """Exponentials above and below, and sums of them, as one that cannot overflow on the way."""
    found = [(base, power, _exponents(base) or []) for base, power in parts]
    powers = [row for row in found if row[2]]
    curved = [
        (base, power)
        for base, power in parts
        if _is(base, "pow") and isinstance(base, Apply) and _one_plus_exp(base.args[0])
    ]
    if len(powers) + len(curved) < 2 or not (powers or curved):
        return None
    if (
        all(power > 0 for _, power, _args in powers)
        and not curved
        and any(len(args) > 1 for _, _, args in powers)
    ):
        return None
    simple = _softmax(powers) if not curved and len(powers) == 2 else None
    rest = [
        (base, power) for base, power, args in found if not args and (base, power) not in curved
    ]
    if simple is not None:
        return _built_product([*rest, (simple, 1)]) if rest else simple
    total: list[tuple[int, Node]] = []
    for _, power, args in powers:
        log = args[0] if len(args) == 1 else _log_of_exps(args)
        scaled = log if abs(power) == 1 else Apply("mul", (Num(abs(power)), log))
        total.append((1 if power > 0 else -1, scaled))
    for base, power in curved:
        u = _one_plus_exp(base.args[0]) or ONE
        grown = Apply("mul", (base.args[1], Apply("softplus", (u,))))
        total.append((1 if power > 0 else -1, _times(Fraction(abs(power)), grown)))
    one = Apply("exp", (_stable_sum(total),))
    return _built_product([*rest, (one, 1)])


def _softmax(powers: list[tuple[Node, int, list[Node]]]) -> Node | None:
    """eᵘ/(eᵘ + eᵛ) as σ(u − v)."""
    above = [args[0] for _, power, args in powers if power == 1 and len(args) == 1]
    below = [args for _, power, args in powers if power == -1 and len(args) > 1]
    if len(above) != 1 or len(below) != 1:
        return None
    for n, arg in enumerate(below[0]):
        if _same(arg, above[0]):
            others = [_less(v, arg) for v in below[0][:n] + below[0][n + 1 :]]
            if len(others) == 1:
                return Apply("sigmoid", (_neg(others[0]),))
            return Apply("sigmoid", (_neg(_log_of_exps(others)),))
    return None


def _paired(parts: list[tuple[Node, int]]) -> list[tuple[Node, int]] | None:
    """sinh/cosh as tanh, 1/cosh without overflow, σ and eᵘ that meet."""
    for n, (base, power) in enumerate(parts):
        if _is(base, "cosh") and power < 0:
            rest = parts[:n] + parts[n + 1 :]
            for m, (other, above) in enumerate(rest):
                if _is(other, "sinh") and above > 0 and _arg(other) == _arg(base):
                    pairs = min(above, -power)
                    left = [(other, above - pairs), (base, power + pairs)]
                    rest[m] = (Apply("tanh", (_arg(base),)), pairs)
                    return [*rest, *((part, n) for part, n in left if n)]
            return [*rest, (Apply("sech", (_arg(base),)), -power)]
    return None


def _gamma_ratio(parts: list[tuple[Node, int]]) -> Node | None:
    """Gamma functions above and below, which overflow though their ratio does not."""
    gammas = [(base, power) for base, power in parts if _is(base, "gamma")]
    above = [_arg(base) for base, power in gammas for _ in range(power)]
    below = [_arg(base) for base, power in gammas for _ in range(-power)]
    if not above or not below or len(above) + len(below) > 8:
        return None
    rest = [part for part in parts if part not in gammas]
    ratio = Apply("gamma_ratio", (Num(len(above)), *above, *below))
    return _built_product([*rest, (ratio, 1)])


# ---- functions


def _log(node: Apply) -> Node:
    inner = node.args[0]
    if not isinstance(inner, Apply):
        return node
    match inner.op:
        case "exp":
            return inner.args[0]
        case "sigmoid":
            return _neg(Apply("softplus", (_neg(inner.args[0]),)))
        case "cosh":
            return Apply("log_cosh", inner.args)
        case "gamma":
            return Apply("log_gamma", inner.args)
        case "gamma_ratio":
            return _log_gammas(inner)
        case "expm1":
            return Apply("log_expm1", inner.args)
        case "mul" | "div":
            return _log_product(inner) or node
        case "neg":
            if _is(inner.args[0], "expm1"):
                return Apply("log1m_exp", (_arg(inner.args[0]),))
        case _:
            pass
    return _log_sum(inner) or node


def _log_gammas(ratio: Apply) -> Node:
    n = _whole(ratio.args[0]) or 0
    terms = [(1, arg) for arg in ratio.args[1 : n + 1]] + [(-1, arg) for arg in ratio.args[n + 1 :]]
    return _built_sum([(sign, Apply("log_gamma", (arg,))) for sign, arg in terms])


def _log_product(inner: Apply) -> Node | None:
    """The factors that are positive for sure leave the logarithm: exponentials, gamma ratios."""
    parts = _factors(inner)
    outside: list[tuple[int, Node]] = []
    kept: list[tuple[Node, int]] = []
    for base, power in parts:
        known: Node | None = None
        if _is(base, "exp"):
            known = _arg(base)
        elif _is(base, "gamma_ratio") and isinstance(base, Apply):
            known = _log_gammas(base)
        elif _is(base, "gamma"):
            known = Apply("log_gamma", (_arg(base),))
        if known is None:
            kept.append((base, power))
        else:
            outside.append((1 if power > 0 else -1, _times(Fraction(abs(power)), known)))
    if outside:
        if kept:
            outside.append((1, _log(Apply("log", (_built_product(kept),)))))
        return _stable_sum(outside)
    return _log_ratio(parts)


def _log_ratio(parts: list[tuple[Node, int]]) -> Node | None:
    """log((1 + a)/(1 + b)) as log1p((a − b)/(1 + b)), accurate where the ratio is near 1."""
    if len(parts) != 2 or {power for _, power in parts} != {1, -1}:
        return None
    (top, _), (bottom, _) = sorted(parts, key=lambda part: -part[1])
    a, b = _rest_of_one(top), _rest_of_one(bottom)
    if a is None or b is None:
        return None
    difference = _stable_sum([*_terms(a), *_terms(b, -1)])
    if _opposite(a, b):
        difference = Apply("mul", (TWO, a))
    return Apply("log1p", (Apply("div", (difference, bottom)),))


def _log_sum(inner: Apply) -> Node | None:
    terms = _terms(inner)
    if len(terms) < 2:
        return None
    exps = [_arg(term) for sign, term in terms if sign > 0 and _is(term, "exp")]
    if len(exps) == len(terms):
        return _log_of_exps(exps)
    rest = _rest_of_one(inner)
    if rest is None:
        return None
    return _log_one_plus_exps(exps) if len(exps) == len(terms) - 1 else Apply("log1p", (rest,))


def _log_of_exps(args: list[Node]) -> Node:
    if len(args) == 1:
        return args[0]
    return Apply("logaddexp" if len(args) == 2 else "logsumexp", tuple(args))


def _log_one_plus_exps(args: list[Node]) -> Node:
    if len(args) == 1:
        return Apply("softplus", (args[0],))
    return Apply("logsumexp", (Num(0), *args))


def _quotient_of_logs(node: Apply) -> Node:
    """log(x)/log(2), which has functions of its own."""
    top, bottom = node.args
    if _is(top, "log") and _is(bottom, "log") and _number(_arg(bottom)) in (2, 10):
        return Apply("log2" if _number(_arg(bottom)) == 2 else "log10", (_arg(top),))
    return node


def _sqrt(node: Apply) -> Node:
    """√(x² + y² + 4) as a hypotenuse, which cannot overflow on the way."""
    legs: list[Node] = []
    squares = 0
    for sign, term in _terms(node.args[0]):
        if sign < 0:
            return node
        value = _number(term)
        if value is not None:
            legs.append(Num(math.sqrt(value)))
        elif _is(term, "pow") and isinstance(term, Apply) and term.args[1] == TWO:
            legs.append(term.args[0])
            squares += 1
        else:
            return node
    if not squares:
        return node
    return Apply("hypot", tuple(legs)) if len(legs) > 1 else Apply("abs", (legs[0],))


def _pow(node: Apply) -> Node:
    base, exponent = node.args
    if base == Sym("E", constant=True):
        return Apply("exp", (exponent,))
    if _whole(exponent) is not None:
        return node
    u = _one_plus_exp(base)
    if u is not None:
        return Apply("exp", (Apply("mul", (exponent, Apply("softplus", (u,)))),))
    rest = _rest_of_one(base)
    return Apply("pow1p", (rest, exponent)) if rest is not None else node


_FORMS: Final[dict[str, Callable[[Apply], Node]]] = {
    "log": _log,
    "div": _quotient_of_logs,
    "sqrt": _sqrt,
    "pow": _pow,
}
