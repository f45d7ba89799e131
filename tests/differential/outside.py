"""A module that programs import and the evaluator does not know: it may do anything.

`module(manner)` is that module in one of the manners of `MANNERS`. What it is given it changes as
far as it can be reached, or leaves alone; what it gives back may be the same object or another.
"""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable, Iterable, Iterator
from typing import Any

MANNERS = range(5)
_LEAVES = (0,)  #: the manners in which it changes nothing
_DEEPEST = 4
#: Whether a value is being described by whoever watches the run. The methods that it asks for a
#: text would not have been called then, so what stands around them changes nothing meanwhile.
is_looking = False


def module(manner: int) -> types.ModuleType:
    """The module as it behaves in one run."""
    made = types.ModuleType("outside")
    made.__dict__.update(_Outside(manner).names())
    return made


class _Outside:
    """One manner: which way every choice goes."""

    def __init__(self, manner: int) -> None:
        self.manner = manner
        self._asked = 0

    def names(self) -> dict[str, Any]:
        outside = self

        class Base:
            """A class that programs derive from."""

            extra = outside.manner

            def __init_subclass__(cls) -> None:
                if outside.manner > 2:
                    cls.kind = "changed"

        names = ("other", "touch", "truth", "maybe", "decorator", "each", "instead", "manager")
        return {name: getattr(self, name) for name in names} | {"Base": Base, "thing": _Thing(self)}

    def truth(self) -> bool:
        """Differs from manner to manner and from call to call."""
        self._asked += 1
        return bool((0b10110, 0, 0b11111, 0b00101, 0b01000)[self.manner] >> self._asked % 5 & 1)

    def maybe(self) -> None:
        """Raises in some manners."""
        self._asked += 1
        if self.manner in (1, 3):
            raise (ValueError if self.manner == 1 else RuntimeError)("from outside")
        if self.manner == 4 and self._asked > 1:
            raise KeyError("later")

    def other(self, thing: Any) -> Any:
        """What may be the same object, the same one changed, or another."""
        if isinstance(thing, bool):
            return self.truth()
        if isinstance(thing, (int, float)):
            return (thing, thing + 1, type(thing)(0), -thing, 2 * thing + 3)[self.manner]
        if isinstance(thing, str):
            return (thing, "", thing + thing, "7", thing[::-1])[self.manner]
        if isinstance(thing, list):
            return (thing, [*thing], [*thing, *thing], thing[::-1], self._changed(thing))[
                self.manner
            ]
        return thing if self.manner < 3 else self._changed(thing)

    def _changed(self, thing: Any) -> Any:
        self.touch(thing)
        return thing

    def touch(self, *things: Any) -> Any:
        """Changes what can be reached from what it is given."""
        if self.manner not in _LEAVES and not is_looking:
            _change(things, self.manner, _DEEPEST, set())
        return things[0] if things and self.manner > 2 else None

    def decorator(self, function: Any) -> Any:
        """What may call a function in other ways, or take its place."""

        def around(*args: Any, **kwargs: Any) -> Any:
            self.touch(*args)
            if self.manner == 2:
                return None
            return function(*args, **kwargs)

        if isinstance(function, type) or self.manner == 0:
            return function
        if self.manner == 4:
            self.touch(function)
        return around

    instead = decorator

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Not always all of the items, not always once."""
        for index, item in enumerate(items):
            if self.manner == 1 and index == 1:
                return
            if self.manner == 2:
                yield item
            if self.manner == 3:
                self.touch(item)
            yield item

    @contextlib.contextmanager
    def manager(self) -> Iterator[Any]:
        """What may end an exception of its body."""
        try:
            yield [self.manner]
        except Exception:
            if self.manner < 2:
                raise


class _Thing:
    """An object of which any method may be called and any attribute read."""

    def __init__(self, outside: _Outside) -> None:
        self._outside = outside

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return self._outside.touch


def _change(things: Iterable[Any], manner: int, deep: int, seen: set[int]) -> None:
    for thing in things:
        if deep and id(thing) not in seen:
            seen.add(id(thing))
            with contextlib.suppress(Exception):
                _change(_parts(thing), manner, deep - 1, seen)
                _change_one(thing, manner)


def _parts(thing: Any) -> list[Any]:
    if isinstance(thing, dict):
        return list(thing.values())
    if isinstance(thing, (list, tuple, set)):
        return list(thing)
    if isinstance(thing, types.MethodType):
        return [thing.__self__]
    if isinstance(thing, types.FunctionType):
        cells = [cell.cell_contents for cell in thing.__closure__ or ()]
        return [*cells, *(thing.__defaults__ or ())]
    if type(thing).__module__ == "__main__":
        return list(getattr(thing, "__dict__", {}).values())
    return []


def _change_one(thing: Any, manner: int) -> None:
    kind = type(thing)
    if isinstance(thing, list):
        (thing.clear if manner == 1 else thing.reverse if manner == 2 else _doubled(thing))()
    elif isinstance(thing, dict):
        if manner == 1:
            thing.clear()
        else:
            thing["from outside"] = manner
    elif isinstance(thing, set):
        thing.add(manner)
    elif isinstance(thing, types.GeneratorType) or hasattr(kind, "__next__"):
        next(thing)
    elif kind.__name__ == "ndarray":
        thing[...] = manner
    elif kind.__name__ == "Value":
        thing.data, thing.grad = thing.data + manner, float(manner)
    elif isinstance(thing, types.FunctionType) and manner > 2:
        thing(*[manner] * thing.__code__.co_argcount)
    elif kind.__module__ == "__main__":
        for name, value in vars(thing).items():
            # Whoever sets what an enum keeps of its members for itself breaks it.
            if isinstance(value, (int, float)) and not name.startswith("_"):
                setattr(thing, name, value + manner)


def _doubled(thing: list[Any]) -> Callable[[], None]:
    return lambda: thing.extend(thing[:50])
