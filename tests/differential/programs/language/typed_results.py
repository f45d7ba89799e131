from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, Protocol, TypedDict, TypeVar, Union, overload

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V", bound="Comparable")
Number = Union[int, float]
MAX: Final = 10


class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


class Config(TypedDict, total=False):
    name: str
    mode: Literal["train", "test"]


@dataclass(slots=True)
class Ok(Generic[T]):
    value: T

    def map(self, f: Callable[[T], K]) -> Result[K]:
        return Ok(f(self.value))


@dataclass(slots=True)
class Err:
    error: str

    def map(self, _f: Callable[..., Any]) -> Err:
        return self


Result = Union[Ok[T], Err]


def safe_div(a: Number, b: Number) -> Result[float]:
    return Err("division by zero") if b == 0 else Ok(a / b)


class Stack(Generic[T]):
    limit: ClassVar[int] = 3

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)

    def push(self, item: T, /) -> Stack[T]:
        if len(self._items) >= self.limit:
            raise OverflowError(f"more than {self.limit}")
        self._items.append(item)
        return self

    def __iter__(self) -> Iterator[T]:
        yield from reversed(self._items)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


def group_by(items: Iterable[T], key: Callable[[T], K]) -> Mapping[K, list[T]]:
    out: dict[K, list[T]] = {}
    for item in items:
        out.setdefault(key(item), []).append(item)
    return out


def largest(xs: Iterable[V]) -> V:
    it = iter(xs)
    best = next(it)
    for x in it:
        if best < x:
            best = x
    return best


print(safe_div(1, 4).map(lambda v: v + 1), safe_div(1, 0).map(str))
for r in (safe_div(6, 3), safe_div(1, 0)):
    match r:
        case Ok(v):
            print("ok", v)
        case Err(error=e):
            print("err", e)
s: Stack[int] = Stack([1, 2])
print(list(s.push(3)), double(4), double("ab"))
try:
    s.push(4)
except OverflowError as e:
    print(e)
config: Config = {"name": "a", "mode": "train"}
print(config, group_by(range(7), lambda n: n % 3), largest([3, 9, 2]))
print(Config.__annotations__ if False else sorted(Config.__annotations__))
