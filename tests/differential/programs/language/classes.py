from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from abc import ABC, abstractmethod


class Base:
    kind = "base"

    def __init__(self, n):
        self.n = n
        self.__secret = n * 2

    @property
    def secret(self):
        return self.__secret

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def twice(n):
        return 2 * n

    def __add__(self, other):
        return type(self)(self.n + other.n)

    def __repr__(self):
        return f"{type(self).__name__}({self.n})"

    def __eq__(self, other):
        return isinstance(other, Base) and self.n == other.n

    def __getitem__(self, i):
        return self.n + i

    def __call__(self, k):
        return self.n * k

    def __len__(self):
        return self.n

    def __iter__(self):
        return iter(range(self.n))


class Child(Base):
    def __init__(self, n):
        super().__init__(n + 1)
        self.extra = [n]

    def secret_plus(self):
        return self.secret + 1


a = Base(2)
b = Child.make(3)
c = a + b
print(a, b, c, b.secret, b.secret_plus(), Base.twice(4), a == Base(2), b[10], b(2), len(b), list(b))
print(b.kind, Child.kind, isinstance(b, Base), b.extra, hasattr(b, "nope"), getattr(b, "nope", 5))


@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)

    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


p = Point(3.0, 4.0)
p.tags.append("far")
print(p, p.norm(), p == Point(3.0, 4.0, ["far"]))


class Color(Enum):
    RED = 1
    BLUE = 2


print(Color.RED, Color(2).name, [c.value for c in Color])


class Pair(NamedTuple):
    left: int
    right: int = 7


pair = Pair(1)
print(pair, pair.right, pair._replace(left=5))


class Shape(ABC):
    @abstractmethod
    def area(self): ...


class Square(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s**2


print(Square(3).area())
try:
    Shape()
except TypeError as e:
    print(e)
try:
    b.missing
except AttributeError as e:
    print(e)


class Manager:
    def __enter__(self):
        print("in")
        return 5

    def __exit__(self, kind, value, tb):
        print("out", kind.__name__ if kind else None)
        return True


with Manager() as five:
    print(five)
    raise ValueError("gone")
print("after")
