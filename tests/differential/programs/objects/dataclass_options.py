from dataclasses import dataclass, field, fields, KW_ONLY, InitVar, asdict, replace, is_dataclass
from typing import ClassVar
@dataclass(slots=True, kw_only=True)
class Settings:
    rate: float = 0.1
    names: list[str] = field(default_factory=list)
s = Settings(names=["a"])
print(s, hasattr(s, "__dict__"), Settings.__slots__)
try:
    Settings(0.5)
except TypeError as error:
    print(str(error).split(".")[-1])
@dataclass
class Account:
    total: ClassVar[int] = 0
    owner: str
    _: KW_ONLY
    balance: float = 0.0
    start: InitVar[float] = 0.0
    history: list = field(default_factory=list, init=False, repr=False, compare=False)
    def __post_init__(self, start):
        self.balance += start
        Account.total += 1
        self.history.append(("open", self.balance))
a = Account("ann", balance=5.0, start=10.0)
b = Account("bob")
print(a, b, Account.total, a.history, [f.name for f in fields(a)])
print(a == Account("ann", balance=15.0), a != b, is_dataclass(a), is_dataclass(3))
@dataclass(frozen=True, order=True)
class Grade:
    sort_key: int = field(init=False, repr=False)
    letter: str
    plus: bool = False
    def __post_init__(self):
        object.__setattr__(self, "sort_key", "FEDCBA".index(self.letter) * 2 + self.plus)
grades = [Grade("B"), Grade("A"), Grade("B", True)]
print(sorted(grades), max(grades).letter, hash(Grade("A")) == hash(Grade("A")), {Grade("A"): 1}[Grade("A")])
try:
    grades[0].letter = "A"
except AttributeError as error:
    print(type(error).__name__, error)
@dataclass(eq=False)
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
    def total(self):
        return self.value + sum(c.total() for c in self.children)
tree = Node(1, [Node(2, [Node(3)]), Node(4)])
print(tree.total(), asdict(tree), Node(1) == Node(1))
print(replace(a, owner="eve", start=1.0), tree.children[0])
@dataclass(repr=False)
class Base:
    x: int
    y: int = 2
    def __repr__(self): return f"{type(self).__name__}<{self.x},{self.y}>"
@dataclass(repr=False)
class Derived(Base):
    y: int = 3
    z: int = field(default=4, metadata={"unit": "cm"})
d = Derived(1)
print(d, Derived(1, 5), d.z, fields(Derived)[2].metadata["unit"], Derived.__match_args__)
match d:
    case Derived(x, y, z=zed):
        print(x, y, zed)
