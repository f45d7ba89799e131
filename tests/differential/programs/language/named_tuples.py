from collections import namedtuple
from typing import NamedTuple
Point = namedtuple("Point", ["x", "y"])
p = Point(3, y=4)
x, y = p
print(p, p.x, p[1], x + y, p._replace(x=10), p._asdict(), Point._fields, p == (3, 4))
class Employee(NamedTuple):
    """Someone."""
    name: str
    salary: float = 1000.0
    def raised(self, percent):
        return self._replace(salary=self.salary * (1 + percent / 100))
    @property
    def yearly(self):
        return self.salary * 12
e = Employee("Ann")
print(e, e.raised(10), e.yearly, len(e), e._fields, Employee("Bob", 2.5)[1], Employee.__doc__)
print(max([Employee("a", 5), Employee("b", 2)], key=lambda q: q.salary), sorted([Point(2, 1), Point(1, 5)]))
try:
    p.x = 7
except AttributeError as error:
    print(type(error).__name__)
try:
    Point(1)
except TypeError as error:
    print("missing" in str(error))
Card = namedtuple("Card", "rank suit", defaults=["hearts"])
print(Card("A"), [Card(r, s) for s in ("c", "d") for r in "12"])
name, salary = e
print(name, salary, *p)
