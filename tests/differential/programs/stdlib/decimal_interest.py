from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Inexact, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, getcontext, localcontext
cent = Decimal("0.01")
balance, rate, payment, schedule = Decimal("1000"), Decimal("0.12") / 12, Decimal("180"), []
while balance > 0:
    interest = (balance * rate).quantize(cent, rounding=ROUND_HALF_UP)
    paid = min(payment, balance + interest)
    balance += interest - paid
    schedule.append((len(schedule) + 1, interest, paid, balance))
for row in schedule:
    print("{:>2} {:>8} {:>8} {:>9}".format(*row))
print(sum(r[1] for r in schedule), Decimal(1) / Decimal(3), Decimal("0.1") + Decimal("0.2"), 0.1 + 0.2, Decimal(0.1))
for mode in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP):
    print(f"{mode:<16}", [str(Decimal(v).quantize(Decimal("1"), rounding=mode)) for v in ("2.5", "-2.5", "3.5", "-0.1")])
with localcontext() as ctx:
    ctx.prec = 40
    print(Decimal(2).sqrt(), Decimal(1).exp())
print(getcontext().prec, +Decimal("1.23456789012345678901234567890123"))
getcontext().prec = 6
print(Decimal(1) / 7, Decimal("1e10") + Decimal("0.1"), Decimal(10).ln(), Decimal(100).log10(), Decimal(2) ** Decimal("0.5"))
for text in ("1.10", "-0", "1E+3", "NaN", "Infinity", "abc", "1_000.5", ""):
    try:
        d = Decimal(text)
        print(repr(d), d.as_tuple()[0], d.is_finite(), d.normalize() if d.is_finite() else d)
    except InvalidOperation as error:
        print(text, type(error).__name__)
try:
    Decimal(1) / 0
except DivisionByZero as error:
    print(error.args[0][0].__name__ if error.args else "", isinstance(error, ZeroDivisionError))
print(Decimal("3.14") == 3.14, Decimal("0.5") == 0.5, Decimal("7") // 2, Decimal("-7") % 3, divmod(Decimal("7.5"), 2), abs(Decimal("-1.0")), -Decimal("0"), max(Decimal("1.0"), Decimal("1")), hash(Decimal("2.0")) == hash(2))
print(Decimal("123.456").as_tuple(), Decimal("1.200").normalize(), Decimal((1, (1, 2, 3), -2)), Decimal("5").compare(Decimal("6")), int(Decimal("9.99")), round(Decimal("2.675"), 2), f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.000001'):f}", str(Decimal("0.0000001")), Decimal("1e3").to_integral_value(), Decimal(10).scaleb(2) if False else Decimal(255).adjusted())
try:
    Decimal("1") + 1.5
except TypeError as error:
    print(error)
