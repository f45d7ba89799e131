"""Brings a formula into the form in which a textbook would print it.

A formula is taken apart into sums of products, where equal things meet: like terms add up, equal
factors become powers, sinh/cosh becomes tanh. Of several ways to write the outcome (terms apart,
over one denominator, with common factors in front) the shortest is kept. The work is bounded:
what is too large is left as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Final, TypeAlias

from neurogebra.formula.conditions import between_all, excludes, holds, negated, relation, under
from neurogebra.formula.tree import (
    Apply,
    Node,
    Num,
    Sym,
    as_fraction,
    from_fraction,
    key,
    size,
    symbols,
    walk,
)

MAX_SIZE: Final = 4_000  # nodes; beyond, a formula is left as it is
MAX_TERMS: Final = 64  # of a sum that is multiplied out
MAX_POWER: Final = 64  # to which a number is raised

ZERO: Final = Num(0)
ONE: Final = Num(1)
MINUS_ONE: Final = from_fraction(Fraction(-1))
HALF: Final = from_fraction(Fraction(1, 2))
E: Final = Sym("E", constant=True)
TRUE: Final = Sym("True", constant=True)


def tidy(node: Node) -> Node:
    """The formula as a textbook prints it.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> from neurogebra.formula.render import text
    >>> text(tidy(parse("2*(y_pred - y_true)**1*(1 - 0)")))
    '2*(y_pred - y_true)'
    >>> text(tidy(parse("x*exp(x) + exp(x)")))
    '(x + 1)*exp(x)'
    """
    return _tidy(node) if size(node) <= MAX_SIZE else node


# ---- the parts: a sum is a list of terms, a term a coefficient and powers of bases


@dataclass(frozen=True, slots=True)
class _Coef:
    """An exact coefficient; `decimal` when it was written with a decimal point.

    `below` is the denominator that it was written with, 12.4 in 2/12.4.
    """

    value: Fraction
    decimal: bool = False
    below: Fraction = field(default=Fraction(1), compare=False)

    def __mul__(self, other: _Coef) -> _Coef:
        decimal = self.decimal or other.decimal
        return _Coef(self.value * other.value, decimal, self.below * other.below)

    def __add__(self, other: _Coef) -> _Coef:
        below = self.below if self.below == other.below else self.below * other.below
        return _Coef(self.value + other.value, self.decimal or other.decimal, below)

    def __neg__(self) -> _Coef:
        return _Coef(-self.value, self.decimal, self.below)

    def power(self, exponent: int) -> _Coef:
        value = self.value**exponent
        below = self.below if exponent > 0 else abs(self.value * self.below)
        return _Coef(value, self.decimal, below ** abs(exponent) if self.decimal else Fraction(1))

    def parts(self) -> tuple[Fraction, Fraction]:
        """Its absolute value as a quotient of numbers that can be written to the last digit."""
        front = abs(self.value)
        if not self.decimal:
            return Fraction(front.numerator), Fraction(front.denominator)
        if not _is_short(front):
            ways = [(front * below, below) for below in (self.below, _without_tens(front))]
            if front.numerator and ways[0][0].denominator > 1:
                ways.insert(0, (Fraction(1), 1 / front))
            for top, bottom in ways:
                if _is_short(top) and _is_short(bottom):
                    return top, bottom
        return front, Fraction(1)


def _is_short(value: Fraction) -> bool:
    """Whether a decimal has so few digits that floats keep all of them."""
    shown = repr(float(value)) if value < _LARGEST else "inf"
    return len(shown) <= _SHORT and shown != "inf" and Fraction(shown) == value


def _without_tens(value: Fraction) -> Fraction:
    """What the denominator has beside twos and fives: 3 of 1/30."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return Fraction(denominator)


_SHORT: Final = 14  # characters
_LARGEST: Final = 2**1000


_Powers: TypeAlias = dict[Node, Node]  # base -> exponent


@dataclass(slots=True)
class _Term:
    coef: _Coef
    powers: _Powers


_UNIT: Final = _Coef(Fraction(1))


def _tidy(node: Node) -> Node:
    if not isinstance(node, Apply):
        return node
    if node.op in _SUMS:
        return _sum(_terms(_with_tidy_terms(node)))
    args = tuple(_tidy(arg) for arg in node.args)
    match node.op:
        case "mul" | "div" | "pow" | "sqrt" | "exp":
            return _product(_factors(Apply(node.op, args)))
        case "piecewise":
            return _piecewise(args)
        case "lt" | "le" | "gt" | "ge" | "eq" | "ne":
            return relation(node.op, args[0], args[1])
        case op:
            return _function(op, args)


_SUMS: Final = frozenset({"add", "sub", "neg"})


def _with_tidy_terms(node: Node) -> Node:
    """A sum of tidy terms, all of them at once: none is joined with only some of the others."""
    if isinstance(node, Apply) and node.op in _SUMS:
        return Apply(node.op, tuple(map(_with_tidy_terms, node.args)))
    return _tidy(node)


def _function(op: str, args: tuple[Node, ...]) -> Node:
    first = args[0]
    if op == "log":
        if first in (ONE, E):
            return ZERO if first == ONE else ONE
        if isinstance(first, Apply) and first.op == "exp":
            return first.args[0]
    if op == "abs" and isinstance(first, Num):
        return Num(abs(first.value))
    if op in _ODD | _EVEN and isinstance(first, Apply) and first.op == "neg":
        inner = _function(op, first.args)
        return Apply("neg", (inner,)) if op in _ODD else inner
    if op in {"max", "min"} and first == args[1]:
        return first
    if first == ZERO and op in {"sin", "tan", "sinh", "tanh", "asin", "atan", "asinh", "atanh"}:
        return ZERO
    if first == ZERO and op in {"cos", "cosh"}:
        return ONE
    return Apply(op, args)


_ODD: Final = frozenset(
    {"sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "erf", "sign", "cbrt"}
)
_EVEN: Final = frozenset({"cos", "cosh", "abs"})


# ---- taking apart


def _number(value: int | float | Fraction) -> _Coef | None:
    if isinstance(value, float):
        # As it was written: 0.1 is a tenth, so that 3·0.1 stays 0.3.
        return _Coef(Fraction(repr(value)), decimal=True) if math.isfinite(value) else None
    return _Coef(Fraction(value))


def _terms(node: Node) -> list[_Term]:
    if isinstance(node, Apply) and node.op in {"add", "sub"}:
        right = _terms(node.args[1])
        if node.op == "sub":
            right = [_Term(-term.coef, term.powers) for term in right]
        return [*_terms(node.args[0]), *right]
    if isinstance(node, Apply) and node.op == "neg":
        return [_Term(-term.coef, term.powers) for term in _terms(node.args[0])]
    return [_factors(node)]


def _factors(node: Node) -> _Term:
    if isinstance(node, Num):
        coef = _number(node.value)
        return _Term(coef, {}) if coef else _Term(_UNIT, {node: ONE})
    if isinstance(node, Apply):
        args = node.args
        match node.op:
            case "neg":
                inner = _factors(args[0])
                return _Term(-inner.coef, inner.powers)
            case "mul":
                return _times(_factors(args[0]), _factors(args[1]))
            case "div":
                return _times(_factors(args[0]), _to_power(args[1], MINUS_ONE))
            case "pow":
                return _to_power(args[0], args[1])
            case "sqrt":
                return _to_power(args[0], HALF)
            case "exp":
                return _exponential(args[0])
            case "add" | "sub":
                return _without_content(node)
            case _:
                pass
    return _Term(_UNIT, {node: ONE})


def _without_content(node: Node) -> _Term:
    """2x − 2 as 2·(x − 1), so that it meets x − 1."""
    terms = _terms(node)
    content = _common_coefficient(terms)
    if abs(content.value) == 1 or content.decimal or len(terms) < 2:
        return _Term(_UNIT, {node: ONE})
    parts = [_Term(term.coef * content.power(-1), term.powers) for term in terms]
    return _Term(content, {_plain_sum(parts): ONE})


def _exponential(exponent: Node) -> _Term:
    """exp(-2*x) as exp(x)**(-2), so that it meets exp(x); exp(x) and exp(y) stay apart."""
    terms = _collected(_terms(exponent))
    if not terms:
        return _Term(_UNIT, {})
    lead = min(terms, key=lambda term: _order(term.powers.items())).coef
    if lead.decimal:
        lead = _Coef(Fraction(1 if lead.value > 0 else -1))
    parts = [_Term(term.coef * lead.power(-1), term.powers) for term in terms]
    return _Term(_UNIT, {Apply("exp", (_plain_sum(parts),)): from_fraction(lead.value)})


def _times(first: _Term, second: _Term) -> _Term:
    powers = dict(first.powers)
    coef = first.coef * second.coef
    for base, exponent in second.powers.items():
        same, sign = _same_base(powers, base)
        n = as_fraction(exponent)
        if sign < 0 and (n is None or n.denominator != 1):
            same, sign = base, 1
        if sign < 0 and n is not None and n.numerator % 2:
            coef = -coef
        _multiply_in(powers, same, exponent)
    return _without_roots(_Term(coef, powers))


def _same_base(powers: _Powers, base: Node) -> tuple[Node, int]:
    """The factor that a base meets among others, and whether as its negative: (a − b)/(b − a)."""
    if base in powers or not _is_sum(base):
        return base, 1
    sign, mark = _base_key(base)
    for other in powers:
        if _is_sum(other):
            other_sign, other_mark = _base_key(other)
            if other_mark == mark:
                return other, sign * other_sign
    return base, 1


def _multiply_in(powers: _Powers, base: Node, exponent: Node) -> None:
    if base in powers:
        exponent = _added(powers[base], exponent)
    if exponent == ZERO:
        powers.pop(base, None)
    else:
        powers[base] = exponent


def _without_roots(term: _Term) -> _Term:
    """Whole powers of numbers, which roots can grow together to, go into the coefficient."""
    for base in [base for base in term.powers if isinstance(base, Num)]:
        exponent, coef = as_fraction(term.powers[base]), _number(base.value)
        whole = exponent is not None and exponent.denominator == 1 and abs(exponent) <= MAX_POWER
        if whole and exponent is not None and coef and coef.value:
            del term.powers[base]
            term = _Term(term.coef * coef.power(int(exponent)), term.powers)
    return term


def _to_power(base: Node, exponent: Node) -> _Term:
    n = as_fraction(exponent)
    if n is None:
        if base == ONE:
            return _Term(_UNIT, {})
        return _Term(_UNIT, {base: exponent})
    if n == 0:
        return _Term(_UNIT, {})
    inner = _factors(base)
    if n.denominator == 1 and (inner.coef.value or n > 0) and _small_power(inner.coef, int(n)):
        raised = {b: _multiplied(e, n) for b, e in inner.powers.items()}
        return _without_roots(_Term(inner.coef.power(int(n)), raised))
    if n == Fraction(1, 2):
        square = _square_root(inner)
        if square:
            return square
    if inner.coef == _UNIT and all(map(_is_exp, inner.powers)):
        return _Term(_UNIT, {b: _multiplied(e, n) for b, e in inner.powers.items()})
    if inner.powers and all(isinstance(b, Sym) and b.constant for b in inner.powers):
        return _root_of_constants(inner, n)
    return (
        _root_of_number(inner.coef, n)
        if not inner.powers
        else _Term(_UNIT, {base: from_fraction(n)})
    )


def _root_of_constants(inner: _Term, n: Fraction) -> _Term:
    """√(2π) as √2·√π, so that it meets π; they are joined again when it is written."""
    raised = {b: _multiplied(e, n) for b, e in inner.powers.items()}
    return _times(_root_of_number(inner.coef, n), _Term(_UNIT, raised))


def _root_of_number(coef: _Coef, n: Fraction) -> _Term:
    if coef.value <= 0 or coef.decimal:
        return _Term(_UNIT, {_written(coef, {}): from_fraction(n)})
    powers: _Powers = {}
    for part, sign in ((coef.value.numerator, 1), (coef.value.denominator, -1)):
        if part != 1:
            powers[Num(part)] = from_fraction(n * sign)
    return _Term(_UNIT, powers)


def _is_exp(node: Node) -> bool:
    return isinstance(node, Apply) and node.op == "exp"


def _small_power(coef: _Coef, n: int) -> bool:
    return abs(coef.value) == 1 or abs(n) <= MAX_POWER


def _square_root(inner: _Term) -> _Term | None:
    """√4 and √(u²), which need no root."""
    top, bottom = inner.coef.value.numerator, inner.coef.value.denominator
    if top < 0:
        return None
    roots = math.isqrt(top), math.isqrt(bottom)
    if roots[0] ** 2 != top or roots[1] ** 2 != bottom or inner.coef.decimal:
        return None
    coef = _Coef(Fraction(roots[0], roots[1]))
    if not inner.powers:
        return _Term(coef, {})
    if all(exponent == Num(2) for exponent in inner.powers.values()):
        return _Term(coef, {Apply("abs", (base,)): ONE for base in inner.powers})
    return None


def _added(first: Node, second: Node) -> Node:
    a, b = as_fraction(first), as_fraction(second)
    if a is not None and b is not None:
        return from_fraction(a + b)
    return _sum([*_terms(first), *_terms(second)])


def _multiplied(exponent: Node, n: Fraction) -> Node:
    known = as_fraction(exponent)
    if known is not None:
        return from_fraction(known * n)
    return _sum([_Term(term.coef * _Coef(n), term.powers) for term in _terms(exponent)])


# ---- putting together: products


def _product(term: _Term) -> Node:
    if not term.coef.value:
        return ZERO
    powers = _paired(term.powers)
    pieces = [b for b in powers if isinstance(b, Apply) and b.op == "piecewise"]
    if len(pieces) == 1 and powers[pieces[0]] == ONE:
        rest = _Term(term.coef, {b: e for b, e in powers.items() if b != pieces[0]})
        if rest.powers or rest.coef != _UNIT:
            return _into_branches(rest, pieces[0])
    return _written(term.coef, powers)


_QUOTIENTS: Final = (("sinh", "cosh", "tanh"), ("sin", "cos", "tan"))


def _paired(powers: _Powers) -> _Powers:
    """Factors that make one function together: sinh/cosh, x·sign(x), |x|·sign(x)."""
    made = dict(powers)
    for base in powers:
        if not isinstance(base, Apply):
            continue
        for top, bottom, quotient in _QUOTIENTS:
            below = Apply(bottom, base.args)
            if base.op == top and made.get(base) == ONE and made.get(below) == MINUS_ONE:
                del made[base], made[below]
                _multiply_in(made, Apply(quotient, base.args), ONE)
        if base.op == "sign" and made.get(base) == ONE:
            inner = base.args[0]
            absolute = Apply("abs", base.args)
            if _is_whole(made.get(inner)):
                del made[base]
                _multiply_in(made, inner, MINUS_ONE)
                _multiply_in(made, absolute, ONE)
            elif _is_whole(made.get(absolute)):
                del made[base]
                _multiply_in(made, absolute, MINUS_ONE)
                _multiply_in(made, inner, ONE)
    return made


def _is_whole(exponent: Node | None) -> bool:
    return isinstance(exponent, Num) and isinstance(exponent.value, int) and exponent.value > 0


def _written(coef: _Coef, powers: _Powers) -> Node:
    """A product in the usual order: numbers, letters, functions, brackets, exponentials."""
    above: list[Node] = []
    below: list[Node] = []
    powers = _joined_roots(powers)
    for base, exponent in sorted(powers.items(), key=lambda item: _rank(item[0])):
        n = as_fraction(exponent)
        if n is not None and n < 0 and not _is_exp(base):
            below.append(_power(base, from_fraction(-n)))
        else:
            above.append(_power(base, exponent))
    value = coef.value
    if value < 0 and len(above) == 1 and abs(value.numerator) == 1:
        turned = _turned(above[0])
        if turned:
            above, value = [turned], -value
    top, bottom = _Coef(value, coef.decimal, coef.below).parts()
    if top != 1 or not above:
        whole = not coef.decimal or (bottom != 1 and top.denominator == 1)
        above.insert(0, Num(top.numerator if whole else float(top)))
    if bottom != 1:
        below.insert(0, Num(float(bottom) if coef.decimal else bottom.numerator))
    if value < 0:
        above[0] = Apply("neg", (above[0],))
    made = _chain(above)
    return Apply("div", (made, _chain(below))) if below else made


def _joined_roots(powers: _Powers) -> _Powers:
    """√2·√π as √(2π), √2/√π as √(2/π)."""
    minus_half = from_fraction(Fraction(-1, 2))
    above = [base for base, e in powers.items() if e == HALF and _rank(base) == 0]
    below = [base for base, e in powers.items() if e == minus_half and _rank(base) == 0]
    if len(above) + len(below) < 2:
        return powers
    rest = {base: e for base, e in powers.items() if base not in {*above, *below}}
    above.sort(key=lambda base: isinstance(base, Sym))
    below.sort(key=lambda base: isinstance(base, Sym))
    if not above:
        return {_chain(below): minus_half, **rest}
    joined = _chain(above)
    return {Apply("div", (joined, _chain(below))) if below else joined: HALF, **rest}


def _rank(base: Node) -> int:
    if isinstance(base, Num):
        return 0
    if isinstance(base, Sym):
        return 0 if base.constant else 1
    if base.op == "exp":
        return 5
    if not symbols(base):
        return 0
    if base.op in {"add", "sub"}:
        return 4
    return 3


def _power(base: Node, exponent: Node) -> Node:
    if exponent == ONE:
        return base
    if isinstance(base, Apply) and base.op == "exp":
        n = as_fraction(exponent)
        inner = _terms(base.args[0]) if n is not None else []
        if n is not None:
            scaled = [_Term(term.coef * _Coef(n), term.powers) for term in inner]
            return Apply("exp", (_sum(scaled),))
    if exponent == HALF:
        return Apply("sqrt", (base,))
    return Apply("pow", (base, exponent))


def _turned(node: Node) -> Node | None:
    """Turn a − b into b − a, when a minus sign stands before it."""
    terms = _terms(node) if _is_sum(node) else []
    if len(terms) == 2 and any(term.coef.value < 0 for term in terms):
        return _plain_sum([_Term(-term.coef, term.powers) for term in terms])
    return None


def _is_sum(node: Node) -> bool:
    return isinstance(node, Apply) and node.op in {"add", "sub", "neg"}


def _chain(factors: Sequence[Node]) -> Node:
    made = factors[0]
    for factor in factors[1:]:
        made = Apply("mul", (made, factor))
    return made


# ---- putting together: sums


def _sum(terms: Iterable[_Term]) -> Node:
    collected = _collected(terms)
    if not collected:
        return ZERO
    merged = _merged_branches(collected)
    if merged is not None:
        return merged
    best = _plain_sum(collected)
    if len(collected) == 1 or len(collected) > MAX_TERMS:
        return best
    single = _over_one_denominator(collected)
    if single is not None:
        fractions = all(_is_fraction(term) for term in collected)
        if _cost(single) < _cost(best) + fractions:
            best = single
    expanded = _expanded(collected)
    if expanded is not None and _cost(expanded) < _cost(best):
        best = expanded
    factored = _with_common_factor(collected)
    return factored if factored is not None and _cost(factored) <= _cost(best) else best


def _order(powers: Iterable[tuple[Node, Node]]) -> list[str]:
    """What to choose the leading term of a sum by: the same for equal sums."""
    return sorted(f"{key(base)}^{key(exponent)}" for base, exponent in powers)


def _is_fraction(term: _Term) -> bool:
    exponents = (as_fraction(e) for base, e in term.powers.items() if not _is_exp(base))
    return any(n is not None and n < 0 for n in exponents)


def _expanded(terms: list[_Term]) -> Node | None:
    """The sum with all its products multiplied out, where they have sums as factors."""
    if not any(_is_sum(base) for term in terms for base in term.powers):
        return None
    found: list[_Term] = []
    for term in terms:
        parts = _multiplied_out(term)
        if parts is None or len(found) > MAX_TERMS:
            return None
        found += [_Term(part.coef, _paired(part.powers)) for part in parts]
    return _best_of(_collected(found))


def _cost(node: Node) -> int:
    """How long a formula reads: its nodes, and more for a fraction above another."""
    return size(node) + 3 * sum(
        1
        for here in walk(node)
        if isinstance(here, Apply) and here.op == "div" and _has_fraction(here.args[0])
    )


def _has_fraction(node: Node) -> bool:
    if not isinstance(node, Apply):
        return False
    if node.op == "div":
        return bool(symbols(node))
    return node.op in {"add", "sub", "mul", "neg"} and any(map(_has_fraction, node.args))


def _collected(terms: Iterable[_Term]) -> list[_Term]:
    """Like terms added up; b·(x − y) and b·(y − x) are like terms too."""
    found: dict[_Key, tuple[int, _Term]] = {}
    for term in _spliced(terms):
        sign, mark = _term_key(term)
        if mark in found:
            first_sign, first = found[mark]
            coef = term.coef if sign == first_sign else -term.coef
            found[mark] = first_sign, _Term(first.coef + coef, first.powers)
        else:
            found[mark] = sign, term
    return [term for _, term in found.values() if term.coef.value]


def _spliced(terms: Iterable[_Term]) -> Iterator[_Term]:
    """A bare sum among the terms of a sum is more terms of it."""
    for term in terms:
        [(base, exponent)] = term.powers.items() if len(term.powers) == 1 else [(ONE, ONE)]
        if abs(term.coef.value) == 1 and exponent == ONE and _is_sum(base):
            for inner in _terms(base):
                yield _Term(term.coef * inner.coef, inner.powers)
        else:
            yield term


_Key: TypeAlias = "frozenset[tuple[object, Node]]"


def _term_key(term: _Term) -> tuple[int, _Key]:
    sign = 1
    parts: list[tuple[object, Node]] = []
    for base, exponent in term.powers.items():
        base_sign, mark = _base_key(base)
        n = as_fraction(exponent)
        if base_sign < 0 and (n is None or n.denominator != 1):
            mark = base
        elif base_sign < 0 and n is not None and n.numerator % 2:
            sign = -sign
        parts.append((mark, exponent))
    return sign, frozenset(parts)


@lru_cache(maxsize=4096)
def _base_key(base: Node) -> tuple[int, object]:
    """The same for a sum in any order and for its negative, which the sign tells."""
    if not _is_sum(base):
        return 1, base
    terms = {frozenset(term.powers.items()): term.coef.value for term in _terms(base)}
    lead = min(terms, key=_order)
    sign = 1 if terms[lead] > 0 else -1
    return sign, frozenset((powers, sign * value) for powers, value in terms.items())


def _plain_sum(terms: list[_Term]) -> Node:
    if len(terms) == 1:
        return _product(terms[0])
    if terms[0].coef.value < 0:
        # A sum begins with something positive where it can: b − a, not −a + b.
        first = next((n for n, term in enumerate(terms) if term.coef.value > 0), 0)
        terms = [terms[first], *terms[:first], *terms[first + 1 :]]
    made: Node | None = None
    for term in terms:
        if made is None:
            made = _product(term)
        elif term.coef.value < 0:
            made = Apply("sub", (made, _product(_Term(-term.coef, term.powers))))
        else:
            made = Apply("add", (made, _product(term)))
    return made or ZERO


def _is_polynomial(terms: list[_Term]) -> bool:
    """Whether the sum is a polynomial in one variable, with numbers as coefficients."""
    bases = {base for term in terms for base in term.powers}
    if len(bases) != 1:
        return False
    variable = bases.pop()
    if not isinstance(variable, Sym) or variable.constant:
        return False
    return all(_is_whole(term.powers[variable]) for term in terms if term.powers)


def _with_common_factor(terms: list[_Term]) -> Node | None:
    """2a − 2b as 2(a − b), x·eˣ + eˣ as (x + 1)·eˣ; polynomials in one variable are left."""
    if _is_polynomial(terms):
        return None
    common: _Powers = {}
    for base, exponent in terms[0].powers.items():
        others = [term.powers.get(base) for term in terms]
        if all(other == exponent for other in others):
            common[base] = exponent
            continue
        numbers = [as_fraction(other) if other is not None else Fraction(0) for other in others]
        exact = [number for number in numbers if number is not None]
        if len(exact) < len(numbers):
            continue
        least = min(exact) if min(exact) > 0 else max(exact) if max(exact) < 0 else Fraction(0)
        if least:
            common[base] = from_fraction(least)
    front = _common_coefficient(terms)
    if not common and front == _UNIT:
        return None
    inner: list[_Term] = []
    for term in terms:
        powers = dict(term.powers)
        for base, exponent in common.items():
            _multiply_in(powers, base, _multiplied(exponent, Fraction(-1)))
        inner.append(_Term(term.coef * front.power(-1), powers))
    bracket = _plain_sum(_collected(inner))
    return _product(_times(_Term(front, common), _factors(bracket)))


def _common_coefficient(terms: list[_Term]) -> _Coef:
    values = [term.coef.value for term in terms]
    sign = -1 if all(value < 0 for value in values) else 1
    if any(term.coef.decimal for term in terms):
        same = all(abs(value) == abs(values[0]) for value in values)
        return _Coef(sign * abs(values[0]), decimal=True) if same else _Coef(Fraction(sign))
    top = math.gcd(*(value.numerator for value in values))
    bottom = math.lcm(*(value.denominator for value in values))
    # Only what all terms show: x/2 + y/2 is (x + y)/2, while x + y/2 stays.
    if any(value.denominator != bottom for value in values):
        bottom = 1
    return _Coef(Fraction(sign * top, bottom))


def _over_one_denominator(terms: list[_Term]) -> Node | None:
    """The sum as one fraction, multiplied out above, where that is possible."""
    below: dict[Node, Fraction] = {}
    for term in terms:
        for base, exponent in term.powers.items():
            n = as_fraction(exponent)
            if n is not None and n < 0 and not _is_exp(base):
                below[base] = max(below.get(base, Fraction(0)), -n)
    if not below or len(terms) > 8:
        return None
    above: list[_Term] = []
    for term in terms:
        powers = dict(term.powers)
        for base, n in below.items():
            _multiply_in(powers, base, from_fraction(n))
        expanded = _multiplied_out(_Term(term.coef, powers))
        if expanded is None:
            return None
        above += expanded
    paired = [_Term(term.coef, _paired(term.powers)) for term in above]
    top = _best_of(_collected(paired))
    bottom = {base: from_fraction(-n) for base, n in below.items()}
    return _product(_times(_factors(top), _Term(_UNIT, bottom)))


def _best_of(terms: list[_Term]) -> Node:
    plain = _plain_sum(terms) if terms else ZERO
    factored = _with_common_factor(terms) if len(terms) > 1 else None
    return factored if factored is not None and _cost(factored) <= _cost(plain) else plain


def _multiplied_out(term: _Term) -> list[_Term] | None:
    """The term with the sums among its factors multiplied out; None when they are too many."""
    done = [_Term(term.coef, {})]
    for base, exponent in term.powers.items():
        n = as_fraction(exponent)
        whole = n is not None and n.denominator == 1 and 0 < n <= 4
        if whole and n is not None and isinstance(base, Apply) and base.op in {"add", "sub"}:
            for _ in range(int(n)):
                done = [_times(one, other) for one in done for other in _terms(base)]
                if len(done) > MAX_TERMS:
                    return None
        else:
            done = [_times(one, _Term(_UNIT, {base: exponent})) for one in done]
    return done


# ---- pieces


def _into_branches(rest: _Term, pieces: Apply) -> Node:
    parts: list[Node] = []
    for value, condition in zip(pieces.args[::2], pieces.args[1::2], strict=True):
        parts += [_product(_times(rest, _factors(value))), condition]
    return _piecewise(tuple(parts))


def _merged_branches(terms: list[_Term]) -> Node | None:
    """A sum of piecewise functions with the same conditions, as one."""
    if len(terms) < 2:
        return None
    pieces = [_product(term) for term in terms]
    if not all(isinstance(piece, Apply) and piece.op == "piecewise" for piece in pieces):
        return None
    shared = [piece.args for piece in pieces if isinstance(piece, Apply)]
    if any(args[1::2] != shared[0][1::2] for args in shared):
        return _side_by_side(shared)
    parts: list[Node] = []
    for n, condition in enumerate(shared[0][1::2]):
        values = [term for args in shared for term in _terms(args[2 * n])]
        parts += [_sum(values), condition]
    return _piecewise(tuple(parts))


def _side_by_side(shared: list[tuple[Node, ...]]) -> Node | None:
    """Two functions that are 0 but on regions that do not meet, as one."""
    if len(shared) != 2 or any(len(args) != 4 or args[2:] != (ZERO, TRUE) for args in shared):
        return None
    (first, at, *_), (second, there, *_) = shared
    if not excludes(at, there):
        return None
    return _piecewise((first, at, second, there, ZERO, TRUE))


def _piecewise(args: tuple[Node, ...]) -> Node:
    """Pieces without the impossible ones, equal neighbours joined, zero last."""
    rows: list[tuple[Node, Node]] = []
    for value, condition in zip(args[::2], args[1::2], strict=True):
        for inner, at in _flattened(value, condition):
            known = holds(at)
            if known is False:
                continue
            if known and rows and rows[-1][0] == inner:
                rows[-1] = (inner, TRUE)
                break
            rows.append((_tidy_under(inner, at, rows), TRUE if known else at))
            if known:
                break
    while len(rows) > 1 and rows[-1][1] == TRUE and rows[-2][0] == rows[-1][0]:
        del rows[-2]
    if len(rows) == 1 and rows[0][1] == TRUE:
        return rows[0][0]
    if len(rows) == 3 and rows[2] == (rows[0][0], TRUE):
        rows = [(rows[1][0], between_all(negated(rows[0][1]), rows[1][1])), rows[2]]
    if len(rows) == 2 and rows[0][0] == ZERO and rows[1][1] == TRUE:
        rows = [(rows[1][0], negated(rows[0][1])), (ZERO, TRUE)]
    return Apply("piecewise", tuple(part for row in rows for part in row))


def _flattened(value: Node, condition: Node) -> list[tuple[Node, Node]]:
    """A piecewise inside a piece: its pieces hold where both conditions do."""
    if not (isinstance(value, Apply) and value.op == "piecewise"):
        return [(value, condition)]
    inner = list(zip(value.args[::2], value.args[1::2], strict=True))
    if len(inner) != 2 or inner[1][1] != TRUE:
        return [(value, condition)]
    (first, at), (second, _) = inner
    return [(first, between_all(condition, at)), (second, condition)]


def _tidy_under(value: Node, condition: Node, before: list[tuple[Node, Node]]) -> Node:
    known = negated(before[0][1]) if condition == TRUE and len(before) == 1 else condition
    simpler = under(value, known)
    return value if simpler == value else _tidy(simpler)
