from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable
from collections.abc import Iterable, Sequence, Mapping, Callable, MutableMapping, Hashable, Sized
class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def scaled(self, factor):
        """A larger one."""
    @classmethod
    @abstractmethod
    def unit(cls): ...
    def describe(self):
        return f"{type(self).__name__} of area {self.area:.2f}"
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    @property
    def area(self): return self.w * self.h
    def scaled(self, factor): return Rect(self.w * factor, self.h * factor)
    @classmethod
    def unit(cls): return cls(1, 1)
for make in (Shape, lambda: Rect.unit().scaled(3)):
    try:
        print(make().describe())
    except TypeError as error:
        print(str(error).split(" with")[0])
print(sorted(Shape.__abstractmethods__), Rect.__abstractmethods__, isinstance(Rect(1, 2), Shape))
@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...
class Duck:
    def quack(self): return "quack"
class Robot:
    quack = "not callable but there"
print(isinstance(Duck(), Quacks), isinstance(Robot(), Quacks), isinstance(3, Quacks), issubclass(Duck, Quacks))
class Countable(Protocol):
    size: int
    def grow(self, by: int) -> None: ...
class Bag:
    def __init__(self): self.size = 0
    def grow(self, by): self.size += by
def fill(thing: Countable, n: int) -> int:
    for i in range(n):
        thing.grow(i)
    return thing.size
print(fill(Bag(), 5))
class Lower(Mapping):
    def __init__(self, data): self._data = {k.lower(): v for k, v in data.items()}
    def __getitem__(self, key): return self._data[key.lower()]
    def __iter__(self): return iter(self._data)
    def __len__(self): return len(self._data)
m = Lower({"Ab": 1, "CD": 2})
print(m["AB"], "cd" in m, m.get("x", "none"), list(m.items()), dict(m), m == {"ab": 1, "cd": 2}, list(m.keys()))
class Evens(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if not 0 <= i < self.n: raise IndexError(i)
        return 2 * i
e = Evens(4)
print(list(reversed(e)), e.index(4), e.count(6), 5 in e, list(e))
checks = [isinstance([], Iterable), isinstance({}, Mapping), isinstance(len, Callable), isinstance([], Hashable), isinstance(e, Sized)]
print(checks)
class Store(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
store = Store()
store.update(a=1, b=2)
print(store.setdefault("c", 3), store.pop("a"), store.popitem(), len(store), sorted(store.values()))
