"""What cannot be known: a value that says why, and the registry of objects it has reached.

An `Unknown` may stand wherever a value may. Guards answer every operation on one with another
Unknown of the same reason. C code that would need its truth, length or number gets
`UnknownTruth`, which the guard around that call turns into an Unknown again.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import types
from typing import Any, NoReturn

#: How CPython's own messages name an Unknown operand; no program can name a type so.
TYPE_NAME = "\u2039unknown\u203a"


class Control(BaseException):
    """Evaluation steering itself; no handler of the program's may keep one."""


class UnknownTruth(Control):
    """What happens next depends on something unknown."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown


class OverBudget(Control):
    """The evaluation has used what it may use."""


class Unknown:
    """A value that running the program would give and that is not known here."""

    __slots__ = ("dtype", "line", "looks", "shape", "why")
    __array_ufunc__ = None  # numpy leaves the operation to the guards

    def __init__(
        self,
        why: str,
        line: int | None = None,
        shape: tuple[int, ...] | None = None,
        dtype: str | None = None,
        looks: bool = False,
    ) -> None:
        self.looks = looks  #: calling it only looks at the arguments
        self.why = why
        self.line = line
        self.shape = shape
        self.dtype = dtype

    def __repr__(self) -> str:
        return TYPE_NAME

    def _undecided(self, *_: object) -> NoReturn:
        raise UnknownTruth(self)

    __bool__ = __len__ = __iter__ = __int__ = __float__ = __index__ = _undecided
    __hash__ = _undecided  # pyright: ignore[reportAssignmentType]
    __str__ = __format__ = __complex__ = __contains__ = __reversed__ = __next__ = _undecided
    __enter__ = __exit__ = __round__ = __trunc__ = __floor__ = __ceil__ = _undecided
    __call__ = __getitem__ = __setitem__ = __delitem__ = __reduce_ex__ = _undecided

    def _same(self, *_: object) -> Unknown:
        return Unknown(self.why, self.line)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _same  # pyright: ignore
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _same
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _same
    __pow__ = __rpow__ = __matmul__ = __rmatmul__ = __divmod__ = __rdivmod__ = _same
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _same
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _same
    __neg__ = __pos__ = __abs__ = __invert__ = _same


Unknown.__name__ = Unknown.__qualname__ = TYPE_NAME


class Falsy(Unknown):
    """The Unknown that ends an `and`; only between the operands of one."""

    __slots__ = ()

    def __bool__(self) -> bool:  # pyright: ignore
        return False


class Truthy(Unknown):
    """The Unknown that ends an `or`; only between the operands of one."""

    __slots__ = ()

    def __bool__(self) -> bool:  # pyright: ignore
        return True


class UnknownText(Unknown):
    """A text of which some parts are known; those that are not stand as `?`."""

    __slots__ = ("text",)

    def __init__(self, unknown: Unknown, text: str) -> None:
        super().__init__(unknown.why, unknown.line)
        self.text = text


class Taint:
    """Which objects something unknown may have changed, by identity.

    The objects are kept alive, so that an identity is never another object's.
    """

    __slots__ = ("_kept", "by_id", "exists", "operations")

    def __init__(self) -> None:
        self.by_id: dict[int, Unknown] = {}
        self._kept: list[Any] = []
        self.exists = False  #: whether any Unknown was made at all
        self.operations = 0  #: operations on Unknowns so far, each of which might have raised

    def add(self, thing: Any, unknown: Unknown) -> None:
        """From now on nothing about this object is known."""
        self.exists = True
        thing = _owner(thing)
        if id(thing) not in self.by_id:
            self.by_id[id(thing)] = unknown
            self._kept.append(thing)

    def of(self, thing: Any) -> Unknown | None:
        """The Unknown that this object is or has become, if it is one."""
        if isinstance(thing, Unknown):
            return thing
        return self.by_id.get(id(_owner(thing))) if self.by_id else None

    def within(self, things: tuple[Any, ...], deep: bool = True) -> Unknown | None:
        """The first Unknown among these or, where `deep`, inside the containers among them."""
        if not self.exists:
            return None
        pending = list(things)
        seen: set[int] = set()
        while pending:
            thing = pending.pop()
            unknown = self.of(thing)
            if unknown is not None:
                return unknown
            if not deep or id(thing) in seen:
                continue
            kind = type(thing)
            if kind in _FLAT:
                continue
            seen.add(id(thing))
            pending.extend(contents(thing))
        return None


def _owner(thing: Any) -> Any:
    """The array that owns the memory of this one: what changes one view changes them all."""
    if type(thing).__name__ == "ndarray":
        while type(thing.base).__name__ == "ndarray":
            thing = thing.base
    return thing


_FLAT = frozenset({int, float, bool, str, bytes, complex, type(None), range, slice})
_NO_STATE = (types.ModuleType, type, types.FunctionType, types.BuiltinFunctionType)


def contents(thing: Any) -> list[Any]:
    """What an object holds: items of containers, attributes of instances, parts of a call."""
    held: list[Any] = []
    if isinstance(thing, dict):
        held += thing.keys()
        held += thing.values()
    elif isinstance(thing, (list, tuple, set, frozenset, collections.deque)):
        held += thing
    elif isinstance(thing, types.MethodType):
        return [thing.__self__]
    elif isinstance(thing, functools.partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    elif isinstance(thing, _NO_STATE):
        return held
    held += state(thing).values()
    return held


def state(thing: Any) -> dict[str, Any]:
    """The attributes an instance holds itself, read past anything its class defines."""
    found: dict[str, Any] = {}
    for cls in type(thing).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            with contextlib.suppress(AttributeError):
                found[name] = object.__getattribute__(thing, name)
    with contextlib.suppress(AttributeError):
        found.update(object.__getattribute__(thing, "__dict__"))
    return found
