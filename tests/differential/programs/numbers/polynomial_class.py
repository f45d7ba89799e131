from __future__ import annotations
from collections import defaultdict
from itertools import zip_longest
from fractions import Fraction


class Poly:
    def __init__(self, *coefficients):
        cs = list(coefficients)
        while cs and cs[-1] == 0:
            cs.pop()
        self.cs = tuple(cs)

    def __call__(self, x):
        result = 0
        for c in reversed(self.cs):
            result = result * x + c
        return result

    def __add__(self, other: Poly) -> Poly:
        return Poly(*(a + b for a, b in zip_longest(self.cs, other.cs, fillvalue=0)))

    def __neg__(self):
        return Poly(*(-c for c in self.cs))

    def __sub__(self, other):
        return self + -other

    def __mul__(self, other):
        if not isinstance(other, Poly):
            return Poly(*(c * other for c in self.cs))
        out = defaultdict(int)
        for i, a in enumerate(self.cs):
            for j, b in enumerate(other.cs):
                out[i + j] += a * b
        return Poly(*(out[k] for k in range(len(self.cs) + len(other.cs) - 1)))

    __rmul__ = __mul__

    def __divmod__(self, other):
        q, r = Poly(), self
        while r.cs and len(r.cs) >= len(other.cs):
            shift = len(r.cs) - len(other.cs)
            factor = Poly(*[0] * shift, Fraction(r.cs[-1]) / other.cs[-1])
            q, r = q + factor, r - factor * other
        return q, r

    def __eq__(self, other):
        return self.cs == other.cs

    def derivative(self):
        return Poly(*(i * c for i, c in enumerate(self.cs))[1:]) if False else Poly(*[i * c for i, c in enumerate(self.cs)][1:])

    def __str__(self):
        terms = []
        for i, c in reversed(list(enumerate(self.cs))):
            if c:
                mono = {0: "", 1: "x"}.get(i, f"x^{i}")
                coef = "" if abs(c) == 1 and i else str(abs(c))
                terms.append(("- " if c < 0 else "+ ") + coef + mono)
        text = " ".join(terms).removeprefix("+ ")
        return text or "0"

    __repr__ = __str__


p, q = Poly(-1, 0, 0, 1), Poly(-1, 1)
print(p, "|", q, "|", p * q, "|", p + q, "|", p - p)
print(divmod(p, q), p.derivative(), p(2), [p(x) for x in range(-2, 3)])
quot, rem = divmod(Poly(1, 2, 3, 4), Poly(2, 3))
print(quot, rem, quot * Poly(2, 3) + rem == Poly(1, 2, 3, 4))


def newton(f, x, n=8):
    d = f.derivative()
    for _ in range(n):
        x = x - f(x) / d(x)
    return x


print(newton(Poly(-2, 0, 1), 1.0), newton(Poly(-2, 0, 1), Fraction(1), 4))
chebyshev = [Poly(1), Poly(0, 1)]
for _ in range(4):
    chebyshev.append(2 * Poly(0, 1) * chebyshev[-1] - chebyshev[-2])
print(chebyshev)
