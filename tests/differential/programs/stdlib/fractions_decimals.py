from fractions import Fraction
from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN
a, b = Fraction(1, 3), Fraction("0.25")
print(a + b, a * b, a / b, a**2, a - 1, -a, abs(a - 1), float(a), Fraction(0.5), Fraction(6, 4), a < b)
print(Fraction(3.14159).limit_denominator(100), a.numerator, b.denominator, sum([Fraction(1, n) for n in range(1, 6)]), round(Fraction(7, 2)), int(Fraction(7, 2)))
d = Decimal("0.1")
print(d + d + d == Decimal("0.3"), d * 3, Decimal(1) / Decimal(3), Decimal("2").sqrt(), Decimal("1.10") + 1, Decimal(7) // 2, Decimal(7) % 4)
print(Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal("2.675").quantize(Decimal("0.01"), ROUND_DOWN), Decimal("1E+3"), Decimal("123.4500").normalize())
getcontext().prec = 6
print(Decimal(1) / 7, Decimal(2).ln(), Decimal(2) ** Decimal("0.5"))
with localcontext() as ctx:
    ctx.prec = 30
    print(Decimal(1) / 7)
print(Decimal(1) / 7, max(Decimal(1), Decimal("2.5")), sorted([Decimal(3), Decimal("-1")]), f"{Decimal('1234.5'):,.2f}", int(Decimal("9.99")))
def harmonic(n):
    return sum((Fraction(1, k) for k in range(1, n + 1)), Fraction(0))
print(harmonic(10), float(harmonic(10)))
def egyptian(f):
    parts = []
    while f:
        n = -(-f.denominator // f.numerator)
        parts.append(n)
        f -= Fraction(1, n)
    return parts
print(egyptian(Fraction(7, 15)), repr(a), str(d), repr(d), Fraction(1, 2) == 0.5, hash(Fraction(1, 2)) == hash(0.5))
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print(error)
balance = Decimal("100.00")
for year in range(3):
    balance = (balance * Decimal("1.05")).quantize(Decimal("0.01"))
print(balance)
