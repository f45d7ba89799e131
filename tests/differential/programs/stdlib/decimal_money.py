from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_UP, Context, InvalidOperation, DivisionByZero
a, b = Decimal("0.1"), Decimal("0.2")
print(a + b, a + b == Decimal("0.3"), 0.1 + 0.2, Decimal(0.1), Decimal(3) / 7)
cents = Decimal("0.01")
for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_CEILING):
    print(rounding, [str(Decimal(v).quantize(cents, rounding=rounding)) for v in ("2.675", "2.665", "-1.005", "1.001")])
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal(2).sqrt(), Decimal("1e3") * 3, Decimal(10) ** -3, +Decimal("1.23456789"))
with localcontext() as ctx:
    ctx.prec = 30
    inner = Decimal(1) / 7
    print(inner, ctx.prec)
print(getcontext().prec, inner, -inner)
prices = [Decimal(p) for p in ("19.99", "5.49", "3.50")]
subtotal = sum(prices)
tax = (subtotal * Decimal("0.19")).quantize(cents, ROUND_HALF_UP)
print(subtotal, tax, subtotal + tax, max(prices), sorted(prices)[0], f"{subtotal:.1f} {subtotal:>10} {subtotal:,.3f} {Decimal('1234567.5'):,}")
share, rest = divmod(Decimal("10.00"), 3)
print(share, rest, Decimal("7.5") // 2, Decimal("-7.5") % 2, abs(Decimal("-1")), round(Decimal("2.5")), round(Decimal("2.567"), 1), int(Decimal("3.9")))
print(Decimal("1.10").normalize(), Decimal("100").normalize(), Decimal("1.10").as_tuple(), Decimal("12.5").as_integer_ratio(), Decimal("-0").is_signed())
print(Decimal("NaN").is_nan(), Decimal("Infinity") > 10**9, Decimal("1.0").compare(Decimal("1")), Decimal("5").min(Decimal(3)), Decimal("123.4").adjusted())
try:
    Decimal(1) / 0
except DivisionByZero as error:
    print("division", type(error).__name__)
try:
    Decimal("abc")
except InvalidOperation as error:
    print("invalid", error)
try:
    Decimal(1) + 0.5
except TypeError as error:
    print(error)
print(Decimal(1) == 1.0, Decimal("0.5") < 0.6, Decimal("2") in [2], hash(Decimal("2.0")) == hash(2))
balance, year = Decimal("1000"), 0
while balance < 1100:
    balance *= Decimal("1.035")
    year += 1
print(year, balance, balance.quantize(Decimal("1")))
print(Decimal("2.718").ln(), Decimal(1000).log10(), Decimal(1).exp(), Decimal("1.5").to_integral_value(), str(Decimal("1E+5")), repr(Decimal("0.10")))
