from __future__ import annotations

import math
from functools import total_ordering


class Poly:
    def __init__(self, *coefficients):
        cs = list(coefficients)
        while len(cs) > 1 and cs[-1] == 0:
            cs.pop()
        self.c = tuple(cs) or (0,)

    @classmethod
    def roots(cls, *rs):
        out = cls(1)
        for r in rs:
            out = out * cls(-r, 1)
        return out

    def __add__(self, other):
        other = other if isinstance(other, Poly) else Poly(other)
        n = max(len(self.c), len(other.c))
        pad = lambda c: c + (0,) * (n - len(c))
        return Poly(*(a + b for a, b in zip(pad(self.c), pad(other.c))))

    __radd__ = __add__

    def __neg__(self):
        return Poly(*(-c for c in self.c))

    def __sub__(self, other):
        return self + (-other if isinstance(other, Poly) else -1 * other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Poly(*(c * other for c in self.c))
        if not isinstance(other, Poly):
            return NotImplemented
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    def __rmul__(self, other):
        return self * other

    def __pow__(self, n):
        out = Poly(1)
        for _ in range(n):
            out *= self
        return out

    def __divmod__(self, other):
        rest, quotient = list(self.c), [0] * max(len(self.c) - len(other.c) + 1, 1)
        while len(rest) >= len(other.c) and any(rest):
            factor = rest[-1] / other.c[-1]
            place = len(rest) - len(other.c)
            quotient[place] = factor
            for i, b in enumerate(other.c):
                rest[place + i] -= factor * b
            rest.pop()
        return Poly(*quotient), Poly(*rest)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __call__(self, x):
        out = 0
        for c in reversed(self.c):
            out = out * x + c
        return out

    def __eq__(self, other):
        return isinstance(other, Poly) and self.c == other.c

    def __hash__(self):
        return hash(self.c)

    def __len__(self):
        return len(self.c) - 1

    def __getitem__(self, i):
        return self.c[i] if not isinstance(i, slice) else Poly(*self.c[i])

    def __bool__(self):
        return any(self.c)

    def __matmul__(self, other):
        return sum((a * other**i for i, a in enumerate(self.c)), Poly(0))

    def __repr__(self):
        parts = []
        for power, c in reversed(list(enumerate(self.c))):
            if not c:
                continue
            sign = "-" if c < 0 else "+"
            size = abs(c)
            body = {0: f"{size}", 1: "x" if size == 1 else f"{size}x"}.get(power, f"x^{power}" if size == 1 else f"{size}x^{power}")
            parts.append(f" {sign} {body}")
        text = "".join(parts) or " + 0"
        return text[3:] if text.startswith(" + ") else "-" + text[3:]

    def __format__(self, spec):
        return format(repr(self), spec)


p, q = Poly(1, 2, 3), Poly.roots(1, -2)
print(p, q, p + q, p - q, p * q, q**3, 2 * p, 5 - p, sep=" | ")
print(divmod(p * q, q), (p * q + 1) % q == Poly(1.0), p(2), q(1), p @ q, p[1], p[1:], len(q), bool(Poly(0)))
print(f"[{q:>15}]", {p: 1}[Poly(1, 2, 3)], p == Poly(1, 2, 3, 0), sum([p, q, 1]))
try:
    p * "x"
except TypeError as error:
    print(error)


@total_ordering
class Money:
    rates = {"EUR": 1.0, "USD": 0.5}

    def __init__(self, amount, unit="EUR"):
        self.amount, self.unit = amount, unit

    def _in(self, unit):
        return self.amount * self.rates[self.unit] / self.rates[unit]

    def __add__(self, other):
        if other == 0:
            return self
        return Money(self.amount + other._in(self.unit), self.unit)

    def __radd__(self, other):
        return self + other

    def __iadd__(self, other):
        self.amount += other._in(self.unit)
        return self

    def __eq__(self, other):
        return isinstance(other, Money) and math.isclose(self._in("EUR"), other._in("EUR"))

    def __lt__(self, other):
        return self._in("EUR") < other._in("EUR")

    def __repr__(self):
        return f"{self.amount:.2f}{self.unit}"

    def __float__(self):
        return float(self.amount)

    def __round__(self, n=0):
        return Money(round(self.amount, n), self.unit)

    def __index__(self):
        return int(self.amount)

    def __contains__(self, unit):
        return unit == self.unit


wallet = [Money(3), Money(8, "USD"), Money(1.239)]
print(sum(wallet), max(wallet), sorted(wallet), Money(1) == Money(2, "USD"), round(Money(1.236), 1), float(wallet[0]))
mine = wallet[0]
mine += Money(2, "USD")
print(mine, wallet[0] is mine, "EUR" in mine, [10, 20, 30, 40, 50][Money(2)], hex(Money(255)), Money(3) >= Money(2.5))
try:
    hash(mine)
except TypeError as error:
    print(error)
