"""Bounds what rounding does to a formula: where its steps may cancel, and by how much they did.

Most formulas lose nothing worth a thought, and their shape shows it. A difference of computed
terms, a wave or a power of one, can lose every digit; `numeric` computes the bounds that this
module gives beside the value of such a formula, and takes the careful way where they are large.

A loss that the formula's conditioning in its inputs makes anyway is none: w*x + b near its root
changes as much when x is rounded. That is known without computing where a term has a factor that
stands nowhere else in the formula.
"""

from __future__ import annotations

import math
import operator
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any, Final

from neurogebra.formula.conditions import TRUE
from neurogebra.formula.intervals import EVERYTHING, Interval, enclosure
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num, Sym, as_fraction, replace, symbols, walk
from neurogebra.ops import OPS

ONE: Final = Num(1)

#: Units of 2**-53 that a result may be off: sixteen in its last place where those are smallest.
ALLOWED: Final = 16.0

# Half of the worst for what is correctly rounded: roundings do not conspire.
_SIGN_ROUNDS: Final = 0.5
_FUNCTION_ROUNDS: Final = 1.0
_GAMMA_ROUNDS: Final = 3.0
_LONG_LGAMMA_ROUNDS: Final = 8.0

#: A smaller magnitude beside a larger one is scaled only where that is worth the time.
_NEARLY: Final = 0.7

#: No larger a share of a change in its argument, where that is above 0, shows in a sigmoid.
_SIGMOID_GROWS: Final = 0.28

_GAMMAS: Final = frozenset({"gamma", "gamma_ratio", "lgamma", "log_gamma", "digamma", "polygamma"})
#: Operations whose value changes many times as much as an operand.
_STEEP: Final = _GAMMAS | {"pow", "pow1p", "pow1pm1", "powm1"}
_EXACT_SIGNS: Final = {"add": operator.add, "sub": operator.sub, "mul": operator.mul}
_SIGNS: Final = frozenset({"add", "sub", "mul", "div", "pow"})
#: Operations that pass on what they are given, bit by bit.
_UNROUNDED: Final = frozenset({"neg", "abs", "relu", "max", "min", "piecewise"})
#: Operations that take a few values, and change only at the jumps between them.
_STEPS: Final = frozenset(
    {"sign", "floor", "ceil", "lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not"}
)
#: Functions that change by no larger a share than their argument does.
_TAME: Final = frozenset(
    {"sqrt", "cbrt", "tanh", "atan", "asinh", "erf", "hypot", "leaky_relu", "add_root", "atan2"}
)
#: Where Python computes in double precision, whatever the precision of the arrays around it.
_DOUBLE: Final = frozenset(
    {"erf", "erfc", "gamma", "digamma", "polygamma", "gamma_ratio"}
    | {"log_cosh", "gelu", "leaky_relu"}
)
#: Derivatives of the operations that the table of operations has not, for a bound on the error.
_SLOPES: Final[dict[str, tuple[str, ...]]] = {
    "div": ("1/v", "y/v"),
    "pow": ("v*y/u", "y*log(abs(u))"),
    "log_cosh": ("1",),
    "sech": ("y",),
    "expm1": ("1 + y",),
    "log_gamma": ("1 + log(abs(u)) + 1/u",),
    "lgamma": ("1 + log(abs(u)) + 1/u",),
    "digamma": ("1/u + 1/u**2",),
    "log_expm1": ("1 + 1/u",),
    "exp_rest": ("u + y",),
    "softplus": ("y",),
    "silu": ("2*y/u",),
    "pow1pm1": ("v*(1 + y)/(1 + u)", "(1 + y)*log1p(u)"),
    "pow1p": ("v*y/(1 + u)", "y*log1p(u)"),
    "powm1": ("v*(1 + y)/u", "(1 + y)*log(u)"),
}


class Rounding:
    """What is known of the errors of a formula's parts, in units of the numbers' last place.

    The error of a doubtful part is at most `weight` times a magnitude, a formula that is computed
    beside it, and a `share` of the part's own value.

    Parameters
    ----------
    tree : the formula as it is computed
    unit : of the numbers computed with, in units of double precision
    ranges : where the formula's names lie, when that is known; errors are then as large as they
        can be there, and all that is doubtful without may have a bound
    exact : names whose values nobody rounded, so that they excuse nothing
    """

    def __init__(
        self,
        tree: Node,
        unit: float = 1.0,
        ranges: Mapping[str, Interval] | None = None,
        exact: Collection[str] = (),
    ) -> None:
        self.unit = unit
        self.exact = exact
        self.ranged = ranges is not None
        found = _names(_without_powers(tree))
        self.alone = {name for name, times in found.items() if times == 1} - set(exact)
        self.everywhere = dict.fromkeys(symbols(tree), EVERYTHING) | dict(ranges or {})
        self.done: dict[int, tuple[Node, float | None]] = {}
        self.doubtful = {n for n in walk(tree) if isinstance(n, Apply) and self.of(n) is None}
        #: What the magnitudes are computed from.
        self.needed = self.doubtful | {arg for n in self.doubtful for arg in n.args}
        self.shares: dict[Node, float] = {}
        self.weights: dict[Node, float] = {}

    def of(self, node: Node) -> float | None:
        """A bound on the relative error; None where only the values can tell."""
        known = self.done.get(id(node))
        if known is None:
            known = self.done[id(node)] = (node, self._of(node))
        return known[1]

    def share(self, node: Node) -> float:
        """The part of the error that is known as a share of the value."""
        if node not in self.shares:
            known = self.of(node)
            self.shares[node] = self._share(node) if known is None else known
        return self.shares[node]

    def _share(self, node: Node) -> float:
        assert isinstance(node, Apply)
        own = self._own(node)
        values = node.args[::2] if node.op == "piecewise" else node.args
        shares = [self.share(arg) for arg in values]
        if node.op in _UNROUNDED or (node.op in {"add", "sub"} and self._grows(node)):
            return max(shares) + own
        if node.op in {"mul", "div"}:
            return sum(shares) + own
        if node.op == "pow" and (n := _power(node)):
            return abs(n) * shares[0] + own
        return shares[0] / 2 + own if node.op == "sqrt" else own

    def weight(self, node: Node) -> float:
        """How many times its magnitude the rest of a doubtful part's error may be."""
        if node not in self.weights:
            parts = self._parts(node, lambda part: part)
            self.weights[node] = max((weight for weight, _ in parts), default=0.0)
        return self.weights[node]

    def magnitude(self, node: Node, named: Callable[[Node], Node]) -> Node:
        """The formula of a doubtful part's magnitude; `named` gives those of its operands.

        It refers to the part and its operands as they are.
        """
        assert isinstance(node, Apply)
        highest = self.weight(node)
        scaled = [_scaled(weight / highest, part) for weight, part in self._parts(node, named)]
        if node.op in {"max", "min"}:
            wins = Apply("ge" if node.op == "max" else "le", node.args)
            return Apply("piecewise", (scaled[0], wins, scaled[1], TRUE))
        if node.op == "relu":
            inside = Apply("gt", (node.args[0], Num(0)))
            return Apply("piecewise", (scaled[0], inside, Num(0), TRUE))
        return _sum(scaled)

    def most(self, tree: Node) -> float:
        """How many times its magnitude a value must have, at least, to be accurate enough."""
        return (ALLOWED - self.share(tree)) / (self.weight(tree) or 1.0)

    def excess(self, tree: Node, value: Any, magnitude: Any) -> Any:
        """By how much the error of a value may be larger than what is always allowed."""
        return self.weight(tree) * magnitude - (ALLOWED - self.share(tree)) * abs(value)

    def branch(self, pieces: Node, value: Node, named: Callable[[Node], Node]) -> Node:
        """The magnitude of pieces where this one of them holds."""
        if value not in self.doubtful:
            return Num(0)
        return _scaled(self.weight(value) / self.weight(pieces), named(value))

    def _parts(self, node: Node, named: Callable[[Node], Node]) -> list[tuple[float, Node]]:
        """What adds up to the error of a doubtful part: weights and magnitudes."""
        assert isinstance(node, Apply)
        if node.op in {"piecewise", "max", "min"}:
            values = node.args[::2] if node.op == "piecewise" else node.args
            return [
                (self.weight(arg), named(arg)) if arg in self.doubtful else (0.0, Num(0))
                for arg in values
            ]
        # Elsewhere the shares of the operands are in the share of the whole.
        apart = self.share(node) == self._own(node) and node.op not in _UNROUNDED
        parts: list[tuple[float, Node]] = []
        for place, arg in enumerate(node.args):
            slope = self._slope(node, place)
            slips = self._slips(arg) if node.op in _STEEP else None
            if slips is not None:
                # So large a slope is worth the exact errors of sums, 0 for whole numbers.
                parts += [(self.unit, _product(slope[1], slip)) for slip in slips]
                continue
            if arg in self.doubtful and slope[0]:
                parts.append((slope[0] * self.weight(arg), _product(slope[1], named(arg))))
            share = self.share(arg)
            if share and apart and slope[0]:
                parts.append((slope[0] * share, _product(slope[1], self._size(arg))))
        return parts

    def _slips(self, node: Node) -> list[Node] | None:
        """The exact errors of a sum of exact terms, in double precision; None of all else."""
        if not isinstance(node, Apply):
            return [] if self.share(node) == 0 else None
        if node.op not in {"add", "sub"}:
            return None
        found = [self._slips(arg) for arg in node.args]
        if found[0] is None or found[1] is None:
            return None
        one, other = node.args
        if node.op == "sub":
            other = Apply("neg", (other,))
        second = Apply("sub", (node, one))
        first = Apply("sub", (node, second))
        slip = Apply("add", (Apply("sub", (one, first)), Apply("sub", (other, second))))
        scaled = Apply("mul", (Num(2.0**53), Apply("abs", (slip,))))
        return [*found[0], *found[1], scaled]

    def _slope(self, node: Apply, place: int) -> tuple[float, Node]:
        """What a change of an operand is multiplied by: a number, and a formula."""
        other = node.args[1 - place] if len(node.args) == 2 else ONE
        match node.op:
            case "add" | "sub" | "neg" | "abs" | "relu":
                return 1.0, ONE
            case "mul":
                return 1.0, self._size(other)
            case "div" if place == 0:
                return 1.0, Apply("div", (ONE, self._size(other)))
            case "div":
                return 1.0, self._size(Apply("div", (node, node.args[1])))
            case "pow" if n := _power(node):
                if place:
                    return 0.0, ONE
                lower = node.args[0] if n == 2 else Apply("div", (node, node.args[0]))
                return float(abs(n)), self._size(lower)
            case "exp":
                return 1.0, node
            case "sqrt":
                return 0.5, Apply("div", (ONE, node))
            case _:
                return 1.0, self._size(_slope(node, place))

    def _size(self, node: Node) -> Node:
        """The absolute value."""
        if isinstance(node, Num):
            return Num(abs(node.value))
        if isinstance(node, Apply) and node.op in {"neg", "abs"}:
            return self._size(node.args[0])
        return node if self._within(node).low >= 0 else Apply("abs", (node,))

    def _own(self, node: Apply) -> float:
        """What the operation itself adds."""
        if node.op in _UNROUNDED:
            return 0.0
        if node.op in {"mul", "div"} and _shifts(node):
            return 0.0
        if node.op == "pow" and (n := _power(node)):
            return (min(abs(n), 4) - 1) * _SIGN_ROUNDS * self.unit
        rounds = _SIGN_ROUNDS if node.op in _SIGNS else _FUNCTION_ROUNDS
        if node.op == "gamma":
            rounds = _GAMMA_ROUNDS
        elif node.op in {"lgamma", "log_gamma"} and self.unit < 1.0:
            rounds = _LONG_LGAMMA_ROUNDS
        elif node.op in _GAMMAS:
            rounds = _GAMMA_ROUNDS * (len(node.args) - 1) if node.op == "gamma_ratio" else 2.0
        return rounds if node.op in _DOUBLE else rounds * self.unit

    def _of(self, node: Node) -> float | None:
        if isinstance(node, Num):
            return 0.0 if isinstance(node.value, int | float) else _SIGN_ROUNDS * self.unit
        if isinstance(node, Sym):
            rounds = node.constant and node.name in {"pi", "E"}
            return _SIGN_ROUNDS * self.unit if rounds else 0.0
        if node.op in _STEPS or self._exactly(node) is not None:
            return 0.0
        values = node.args[::2] if node.op == "piecewise" else node.args
        found = [self.of(arg) for arg in values]
        known = [error for error in found if error is not None]
        if len(known) < len(found):
            return None
        worst = max(known, default=0.0)
        own = self._own(node)
        match node.op:
            case "add" | "sub":
                if not worst or self._grows(node) or self._excused(node):
                    return worst + own
                return self._spread(node, worst, own)
            case "mul" | "div":
                return sum(known) + own
            case "pow" if n := _power(node):
                return abs(n) * known[0] + own
            case "sqrt":
                return worst / 2 + own
            case op if op in _UNROUNDED or op in _TAME or not worst:
                return worst + own
            case op if all(map(self._carries, node.args)):
                return worst + own
            case "exp" | "sigmoid" if self.ranged:
                low, high, *_ = self._within(node.args[0])
                grows = max(-low, high if node.op == "exp" else _SIGMOID_GROWS)
                return worst * grows + own if grows < math.inf else None
            case _:
                return None

    def _exactly(self, node: Node) -> Fraction | None:
        """The value of numbers that are given, where floats have it to the last digit."""
        if isinstance(node, Apply):
            sign = _EXACT_SIGNS.get(node.op)
            if sign is None or not self.ranged:
                return None
            u, v = map(self._exactly, node.args)
            made = None if u is None or v is None else sign(u, v)
        elif isinstance(node, Num):
            made = Fraction(node.value)
        else:
            inside = self.everywhere.get(node.name)
            made = Fraction(inside.low) if inside and inside.low == inside.high else None
        return made if made is not None and Fraction(float(made)) == made else None

    def _within(self, node: Node) -> Interval:
        return enclosure(node, self.everywhere) or EVERYTHING

    def _spread(self, node: Apply, worst: float, own: float) -> float | None:
        """What a sum makes of its terms' errors where its values stay away from 0."""
        if not self.ranged:
            return None
        sizes = [max(-inside.low, inside.high) for inside in map(self._within, node.args)]
        whole = self._within(node)
        least = max(whole.low, -whole.high)
        if least <= 0 or sum(sizes) == math.inf:
            return None
        return worst * sum(sizes) / least + own

    def _grows(self, node: Apply) -> bool:
        """Whether no two terms of a sum can have opposite signs."""
        if _is_odd_sum(node):
            return True
        u, v = map(self._within, node.args)
        if node.op == "sub":
            v = Interval(-v.high, -v.low)
        return (u.low >= 0 and v.low >= 0) or (u.high <= 0 and v.high <= 0)

    def _excused(self, node: Apply) -> bool:
        """Whether a sum can only cancel where its inputs' own rounding does as much."""
        return sum(not self._carries(term) for term in _terms(node)) <= 1

    def _carries(self, node: Node) -> bool:
        """Whether some input's relative change is passed on, half of it at least."""
        if isinstance(node, Sym):
            return node.name in self.alone and not node.constant
        if isinstance(node, Num):
            return False
        match node.op:
            case "neg" | "abs" | "sqrt":
                return self._carries(node.args[0])
            case "mul" | "div":
                return any(map(self._carries, node.args))
            case "pow":
                power = _power(node)
                return bool(power) and self._carries(node.args[0])
            case "add" | "sub":
                return all(map(self._carries, node.args)) or (
                    _is_odd_sum(node) and _odd_name(_terms(node)[0]) in self.alone
                )
            case _:
                return False


def needs_double(tree: Node) -> bool:
    """Whether a part of it is computed in double precision, whatever is around it."""
    return any(isinstance(node, Apply) and node.op in _DOUBLE for node in walk(tree))


def _names(node: Node) -> Counter[str]:
    """How often each name stands in a formula; in an odd sum once, of pieces where it does most."""
    if isinstance(node, Sym):
        return Counter() if node.constant else Counter({node.name: 1})
    if not isinstance(node, Apply):
        return Counter()
    if _is_odd_sum(node):
        return Counter(set(symbols(node)))
    if node.op == "piecewise":
        return reduce(operator.or_, map(_names, node.args[::2]))
    return sum(map(_names, node.args), Counter[str]())


def _without_powers(node: Node) -> Node:
    """A product without those factors that are low powers of a name.

    They change what the conditioning of the rest allows by no more than what is always allowed.
    """
    if isinstance(node, Sym):
        return Num(1)
    if isinstance(node, Apply) and node.op in {"mul", "div", "neg", "piecewise"}:
        return Apply(node.op, tuple(map(_without_powers, node.args)))
    if isinstance(node, Apply) and node.op == "pow" and isinstance(node.args[0], Sym):
        return Num(1) if 0 < abs(_power(node)) <= 2 else node
    return node


def _is_odd_sum(node: Apply) -> bool:
    """Whether it is x + 0.04*x**3 or the like, which has the sign of x and grows with it."""
    return (
        node.op == "add"
        and len({_odd_name(term) for term in _terms(node)} | {""}) == 2
        and all(_odd_name(term) for term in _terms(node))
    )


def _odd_name(node: Node) -> str:
    """The x of a term c*x, c*x**3, … with a number c > 0; "" where the term is another."""
    if isinstance(node, Sym):
        return "" if node.constant else node.name
    if not isinstance(node, Apply):
        return ""
    if node.op == "mul" and isinstance(node.args[0], Num) and node.args[0].value > 0:
        return _odd_name(node.args[1])
    return (
        _odd_name(node.args[0])
        if node.op == "pow" and _power(node) % 2 and _power(node) > 0
        else ""
    )


def _terms(node: Node) -> list[Node]:
    if isinstance(node, Apply) and node.op in {"add", "sub"}:
        return [term for arg in node.args for term in _terms(arg)]
    return [node]


def _power(node: Apply) -> int:
    """The whole number to which something is raised, 0 where there is none."""
    value = as_fraction(node.args[1])
    return int(value) if value is not None and value.denominator == 1 else 0


def _shifts(node: Apply) -> bool:
    """Whether a product or quotient moves the point alone."""
    factors = node.args if node.op == "mul" else node.args[1:]
    return any(
        isinstance(n, Num) and n.value and math.frexp(n.value)[0] in {0.5, -0.5} for n in factors
    )


def _slope(node: Apply, place: int) -> Node:
    """The derivative of an operation by one of its operands, over the operation itself."""
    forms = _SLOPES.get(node.op) or (OPS[node.op].partial_forms if node.op in OPS else ())
    if node.op == "hypot":
        return Num(1)
    if node.op in {"logaddexp", "logsumexp"}:
        return Apply("exp", (Apply("sub", (node.args[place], node)),))
    if node.op == "gamma_ratio":
        names = {"y": node, "u": node.args[place]}
        return replace(_parsed("y*(1 + log(abs(u)) + 1/u)"), names)
    if place >= len(forms):
        share = Apply("div", (node, node.args[place]))
        return Apply("mul", (Num(4), share))
    names = dict(zip(("u", "v"), node.args, strict=False)) | {"y": node}
    return replace(_parsed(forms[place]), names)


@lru_cache(maxsize=256)
def _parsed(form: str) -> Node:
    return parse(form, names=("u", "v", "y"))


def _product(slope: Node, error: Node) -> Node:
    """The product, without a factor 1 and with 1/u as a quotient."""
    if ONE in (slope, error):
        return error if slope == ONE else slope
    if isinstance(slope, Apply) and slope.op == "div" and slope.args[0] == ONE:
        return Apply("div", (error, slope.args[1]))
    return Apply("mul", (slope, error))


def _scaled(share: float, node: Node) -> Node:
    """The share of it, rounded up to the whole where that is not much."""
    return node if share > _NEARLY or node == Num(0) else Apply("mul", (Num(share), node))


def _sum(parts: list[Node]) -> Node:
    made = parts[0]
    for part in parts[1:]:
        made = Apply("add", (made, part))
    return made
