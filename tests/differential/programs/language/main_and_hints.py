from __future__ import annotations
from typing import TypeVar, Generic, Optional, Union, Callable, Any, Literal, TypedDict, Final, overload, cast, TYPE_CHECKING
import typing as t
if TYPE_CHECKING:
    from somewhere import Nothing
T = TypeVar("T")
K = TypeVar("K", int, str)
Number = Union[int, float]
Mode = Literal["up", "down"]
LIMIT: Final[int] = 3
class Stack(Generic[T]):
    items: list[T]
    def __init__(self, *items: T) -> None:
        self.items = [*items]
    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self
    def pop(self) -> Optional[T]:
        return self.items.pop() if self.items else None
    def map(self, f: Callable[[T], Any]) -> Stack[Any]:
        return Stack(*map(f, self.items))
class Movie(TypedDict, total=False):
    name: str
    year: int
@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2
def move(mode: Mode, by: Number = 1, *rest: Nothing, **options: "Unknown") -> tuple[Mode, float]:
    return mode, float(by)
film: Movie = {"name": "Up", "year": 2009}
count: int
pair: tuple[int, ...] = (1, 2)
nothing: Optional[Stack[int]] = None
def main(args: list[str] | None = None) -> int:
    s = Stack[int](1, 2).push(3)
    print(s.pop(), s.map(str).items, Stack().pop(), double(4), double("ab"), move("up"))
    print(film["name"], cast(str, 5), LIMIT, Stack[int] is not None, move.__annotations__["mode"])
    for name in args or ["default"]:
        print(f"arg {name}")
    return len(args or [])
def first(xs: t.Sequence[T], default: T = None) -> T:
    return xs[0] if xs else default
if __name__ == "__main__":
    status = main()
    status += main(["a", "b"])
    print(status, first([]), first("xy"), __name__)
print(T, K.__name__, "no count", Stack.__parameters__, double.__name__)
