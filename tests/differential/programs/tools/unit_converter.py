UNITS = {"length": {"m": 1, "km": 1000, "cm": 0.01, "in": 0.0254, "ft": 0.3048, "mi": 1609.344}, "mass": {"kg": 1, "g": 0.001, "lb": 0.45359237}}
class UnitError(ValueError):
    """Two units that do not fit."""
def kind_of(unit):
    for kind, table in UNITS.items():
        if unit in table:
            return kind
    raise UnitError(f"unknown unit {unit!r}")
class Quantity:
    __slots__ = ("value", "unit")
    def __init__(self, value, unit):
        kind_of(unit)
        self.value, self.unit = value, unit
    @classmethod
    def parse(cls, text):
        number, _, unit = text.strip().partition(" ")
        return cls(float(number), unit)
    def to(self, unit):
        if kind_of(self.unit) != kind_of(unit):
            raise UnitError(f"cannot turn {self.unit} into {unit}")
        table = UNITS[kind_of(unit)]
        return Quantity(self.value * table[self.unit] / table[unit], unit)
    def __add__(self, other): return Quantity(self.value + other.to(self.unit).value, self.unit)
    def __truediv__(self, other):
        return self.value / other.to(self.unit).value if isinstance(other, Quantity) else Quantity(self.value / other, self.unit)
    def __rmul__(self, n): return Quantity(n * self.value, self.unit)
    def __lt__(self, other): return self.value < other.to(self.unit).value
    def __eq__(self, other): return abs(self.value - other.to(self.unit).value) < 1e-9
    def __format__(self, spec): return f"{self.value:{spec or 'g'}} {self.unit}"
    def __repr__(self): return f"Quantity({self.value!r}, {self.unit!r})"
run = Quantity.parse("5 km")
print(f"{run} = {run.to('mi'):.3f} = {run.to('ft'):,.0f}")
legs = [Quantity(1, "mi"), Quantity(300, "m"), Quantity(2, "km")]
total = legs[0]
for leg in legs[1:]:
    total = total + leg
print(total, f"{total.to('km'):.4f}", sorted(legs), max(legs), run / legs[2], 2 * run / 4)
print(Quantity(100, "cm") == Quantity(1, "m"), Quantity(1, "lb") == Quantity(1, "kg"), Quantity(12, "in") == Quantity(1, "ft"))
for attempt in ("3 stone", "x km", "2"):
    try:
        print(Quantity.parse(attempt))
    except ValueError as error:
        print(type(error).__name__, error, isinstance(error, UnitError))
try:
    run + Quantity(1, "kg")
except UnitError as error:
    print(error)
table = {a: {b: round(Quantity(1, a).to(b).value, 4) for b in UNITS["mass"]} for a in UNITS["mass"]}
print(table)
fahrenheit = [round(c * 9 / 5 + 32, 1) for c in range(-40, 101, 35)]
print(fahrenheit, [f"{(f - 32) / 1.8:.0f}°C" for f in fahrenheit])
