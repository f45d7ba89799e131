from typing import NamedTuple
from collections import namedtuple
class Employee(NamedTuple):
    """One who works."""
    name: str
    wage: float = 10.0
    tags: tuple = ()
    @property
    def yearly(self):
        return self.wage * 1800
    def raised(self, percent):
        return self._replace(wage=round(self.wage * (1 + percent / 100), 2))
    @classmethod
    def parse(cls, line):
        name, wage = line.split(",")
        return cls(name, float(wage))
ann = Employee.parse("Ann,12.5")
bob = Employee("Bob")
print(ann, bob.yearly, ann.raised(10), ann._fields, Employee._field_defaults)
name, wage, _ = ann
print(name, wage, ann[1:], len(bob), ann > bob, Employee.__doc__, bob._asdict())
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p._replace(y=9), Point._make([7, 8]), Point.__name__, p == (3, 0), isinstance(p, tuple))
Row = namedtuple("Row", ["id", "class", "id"], rename=True)
print(Row(1, 2, 3), Row._fields)
try:
    Point(1, 2, 3)
except TypeError as error:
    print(error)
try:
    p.x = 4
except AttributeError as error:
    print(error)
class Vector(namedtuple("VectorBase", "x y")):
    __slots__ = ()
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self):
        return f"<{self.x} {self.y}>"
v = Vector(3, 4) + Vector(0, 0)
print(v, repr(v), abs(v), v * 2, sum(v), max(v), dict(zip(v._fields, v)))
staff = sorted([bob, ann, Employee("Cid", 11)], key=lambda e: -e.wage)
print([e.name for e in staff], max(staff, key=lambda e: len(e.name)).name)
match ann:
    case Employee(name=n, wage=w) if w > 12:
        print(n, "earns", w)
match p:
    case (a, b): print(a + b)
print(*map(Point._make, zip("ab", (1, 2))), hash(p) == hash((3, 0)), p + (5,), p.index(0), p.count(3))
