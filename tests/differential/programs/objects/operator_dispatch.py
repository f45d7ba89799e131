class Money:
    __slots__ = ("cents", "unit")
    rates = {"EUR": 100, "USD": 90}
    def __init__(self, amount, unit="EUR"):
        self.cents, self.unit = round(amount * 100), unit
    def __repr__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d} {self.unit}"
    def _in(self, unit):
        return self.cents * self.rates[self.unit] // self.rates[unit]
    def __add__(self, other):
        if isinstance(other, Money):
            made = Money(0, self.unit)
            made.cents = self.cents + other._in(self.unit)
            return made
        if other == 0:
            return self
        return NotImplemented
    __radd__ = __add__
    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Money(self.cents * factor / 100, self.unit)
    def __rmul__(self, factor):
        return self * factor
    def __eq__(self, other):
        return isinstance(other, Money) and self._in("EUR") == other._in("EUR")
    def __lt__(self, other):
        return self._in("EUR") < other._in("EUR")
    def __hash__(self):
        return hash(self._in("EUR"))
    def __bool__(self):
        return self.cents != 0
    def __neg__(self):
        return self * -1
    def __divmod__(self, n):
        share, rest = divmod(self.cents, n)
        return Money(share / 100, self.unit), rest
    def __getitem__(self, key):
        return {"whole": self.cents // 100, "part": self.cents % 100}[key]
wallet = [Money(12.5), Money(3.999), Money(10, "USD")]
total = sum(wallet)
print(total, 2 * total, total * 0.5, -Money(1), bool(Money(0)))
print(max(wallet), sorted(wallet), Money(9) == Money(10, "USD"), len({Money(9), Money(10, "USD")}))
print(divmod(total, 4), total["whole"], total["part"])
for attempt in (lambda: total + "x", lambda: "x" * total, lambda: total - total, lambda: total.extra):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
class Meters(float):
    def __add__(self, other):
        return Meters(float(self) + float(other))
    def __repr__(self):
        return f"{float(self):g} m"
d = Meters(3) + 4
print(d, d * 2, type(d * 2).__name__, isinstance(d, float), d > 6.5)
class Left:
    def __sub__(self, other): return "Left.sub"
    def __rsub__(self, other): return "Left.rsub"
class Right(Left):
    def __rsub__(self, other): return "Right.rsub"
print(Left() - Right(), Left() - Left(), 1 - Left(), Right() - Left())
