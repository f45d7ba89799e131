from typing import ClassVar, Final, Literal, NewType, Optional, Sequence, TypedDict, cast, overload
UserId = NewType("UserId", int)
MAX: Final = 10
Mode = Literal["train", "eval"]
class Movie(TypedDict):
    title: str
    year: int
movie: Movie = {"title": "Alien", "year": 1979}
print(movie["title"], UserId(5) + 1, MAX, cast(str, 3))
class Net:
    count: ClassVar[int] = 0
    mode: Mode = "train"
    def __init__(self, sizes: Sequence[int], name: Optional[str] = None):
        Net.count += 1
        self.sizes = tuple(sizes)
        self.name = name or f"net{Net.count}"
@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2
nets = [Net([1, 2]), Net((3,), "named")]
print([(n.name, n.sizes, n.mode) for n in nets], Net.count, double(2), double("ab"))
def greet(name: str, times: int = 1) -> str:
    return " ".join([name] * times)
print(greet.__annotations__["times"] is int, greet("x", 3))
