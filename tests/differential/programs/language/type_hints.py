from __future__ import annotations
from typing import Any, Callable, Dict, Generic, Iterable, List, Optional, Tuple, TypeVar, Union
T = TypeVar("T")
Number = Union[int, float]
Vector = List[float]
def scale(v: Vector, k: Number = 2) -> Vector:
    return [k * x for x in v]
def first(items: Iterable[T], default: Optional[T] = None) -> T | None:
    for item in items:
        return item
    return default
class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []
    def push(self, item: T) -> Stack[T]:
        self._items.append(item)
        return self
    def pop(self) -> T:
        return self._items.pop()
    def __len__(self) -> int:
        return len(self._items)
def apply(f: Callable[[float], float], x: float) -> float:
    return f(x)
s: Stack[int] = Stack()
s.push(1).push(2)
print(scale([1.0, 2.0]), first([]), first("abc"), s.pop(), len(s), apply(abs, -3.0))
config: Dict[str, Any] = {"lr": 0.1}
pair: Tuple[int, str] = (1, "a")
print(config, pair)
def later(x: NotDefinedYet) -> AlsoNot:
    return x
print(later(3))
