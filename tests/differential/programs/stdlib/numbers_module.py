import numbers
import decimal
import fractions
for v in (1, 1.5, 1j, True, fractions.Fraction(1, 2), decimal.Decimal(1), "1"):
    print(type(v).__name__, isinstance(v, numbers.Number), isinstance(v, numbers.Real), isinstance(v, numbers.Integral))
class Poly:
    def __init__(self, *coefs):
        self.coefs = list(coefs)
    def __call__(self, x):
        result = 0
        for c in reversed(self.coefs):
            result = result * x + c
        return result
    def __add__(self, other):
        if isinstance(other, numbers.Number):
            other = Poly(other)
        n = max(len(self.coefs), len(other.coefs))
        a = self.coefs + [0] * (n - len(self.coefs))
        b = other.coefs + [0] * (n - len(other.coefs))
        return Poly(*(x + y for x, y in zip(a, b)))
    __radd__ = __add__
    def __mul__(self, other):
        if isinstance(other, numbers.Number):
            return Poly(*(c * other for c in self.coefs))
        out = [0] * (len(self.coefs) + len(other.coefs) - 1)
        for i, a in enumerate(self.coefs):
            for j, b in enumerate(other.coefs):
                out[i + j] += a * b
        return Poly(*out)
    def derivative(self):
        return Poly(*(i * c for i, c in enumerate(self.coefs) if i))
    def __str__(self):
        terms = [f"{c}x^{i}" if i > 1 else f"{c}x" if i else str(c) for i, c in enumerate(self.coefs) if c]
        return " + ".join(reversed(terms)) or "0"
p, q = Poly(1, 2, 3), Poly(0, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", p.derivative(), "|", 1 + p, "|", p * 2)
print(p(2), p(0.5), p(fractions.Fraction(1, 3)), p(1j))
