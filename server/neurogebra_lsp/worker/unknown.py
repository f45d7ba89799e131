"""What cannot be known: a value that says why, and the registry of objects it has reached.

An `Unknown` may stand wherever a value may. Guards answer every operation on one with another
Unknown of the same reason. C code that would need its truth, length or number gets
`UnknownTruth`, which the guard around that call turns into an Unknown again.
"""

from __future__ import annotations

import collections
import collections.abc
import contextlib
import csv
import enum
import functools
import gc
import itertools
import math
import operator
import types
from collections.abc import Callable, Container, Iterable
from typing import Any, NoReturn

from neurogebra_lsp.worker import symbolic
from neurogebra_lsp.worker.kinds import (
    is_array,
    is_expression,
    is_iterator,
    is_polynomial,
    is_tensor,
)

#: How CPython's own messages name an Unknown operand; no program can name a type so.
TYPE_NAME = "\u2039unknown\u203a"


NO_SEED = "random, no seed"
TOO_MUCH = "it takes more memory than is evaluated"
DEPTH = "it depends on how deep calls may nest, which differs from run to run"


class Control(BaseException):
    """Evaluation steering itself; no handler of the program's may keep one."""


class UnknownTruth(Control):
    """What happens next depends on something unknown."""

    def __init__(self, unknown: Unknown, may_raise: bool = False) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown
        self.may_raise = may_raise  #: what the machine's own code would take for an answer


class Adrift(Control):
    """Settings that all later results depend on may have been changed: nothing more is known."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.why)
        self.unknown = unknown


class OverBudget(Control):
    """The evaluation has used what it may use."""


class Unknown(symbolic.Formed):
    """A value that running the program would give and that is not known here.

    Whatever code of the machine's own does with one ends in `UnknownTruth`, in another Unknown or
    in a TypeError that names it: never in a result.
    """

    __slots__ = ("dotted", "dtype", "line", "looks", "mixes", "roots", "shape", "why")
    __array_ufunc__ = None  # numpy leaves the operation to the guards
    passes = False  #: whether an object of which this is noted may become known again

    def __init__(
        self,
        why: str,
        line: int | None = None,
        shape: tuple[int, ...] | None = None,
        dtype: str | None = None,
        looks: bool = False,
        roots: tuple[Any, ...] = (),
    ) -> None:
        self.looks = looks  #: calling it only looks at the arguments
        self.mixes = False  #: its parts only look too, or are those of its roots
        self.dotted = ""  #: the name by which it was imported, and what was asked of that
        self.why = why
        self.line = line
        self.shape = shape
        self.dtype = dtype
        self.roots = rooted(roots)  #: known objects that it may be, or be a part of
        self.form = None

    def again(self, *sources: Any) -> Unknown:
        """The Unknown that something made of this one and other objects is."""
        return Unknown(self.why, self.line, roots=(self, *sources))

    def standing_for(self, thing: Any) -> Unknown:
        """The Unknown in place of an object that something unknown may have changed."""
        made = self.again(thing)
        made.form = symbolic.form_of(thing)
        return made

    def lacks(self, _thing: object) -> bool:
        """Whether this is what is to be told of an object that it was noted of."""
        return True

    def part(self) -> Unknown:
        """The Unknown that an attribute, an item or a part of this one is."""
        made = self.again()
        made.looks = self.looks
        return made

    def _undecided(self, *_: object, **_named: object) -> NoReturn:
        raise UnknownTruth(self)

    __class__ = property(_undecided)  # pyright: ignore - isinstance() in C code asks for it
    __repr__ = __bool__ = __len__ = __iter__ = __int__ = __float__ = __index__ = _undecided
    __hash__ = _undecided  # pyright: ignore[reportAssignmentType]
    __str__ = __format__ = __complex__ = __contains__ = __reversed__ = __next__ = _undecided
    __enter__ = __exit__ = __round__ = __trunc__ = __floor__ = __ceil__ = _undecided
    __call__ = __getitem__ = __setitem__ = __delitem__ = __reduce_ex__ = _undecided

    def _same(self, *others: object) -> Unknown:
        return self.again(*others)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _same  # pyright: ignore
    __floordiv__ = __rfloordiv__ = __matmul__ = __rmatmul__ = __divmod__ = __rdivmod__ = _same
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _same
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = __invert__ = _same

    def __copy__(self) -> Unknown:
        return self

    def __deepcopy__(self, _memo: object) -> Unknown:
        return Unknown(self.why, self.line, self.shape, self.dtype)


def rooted(things: tuple[Any, ...]) -> tuple[Any, ...]:
    """The known objects that something made of these may be, or be a part of, each once.

    Those of an Unknown are taken over, not the Unknown itself: in a loop every one is made of
    the one before, and whoever asks what can be reached would walk them all, every time.
    """
    found: tuple[Any, ...] = ()
    for thing in things:
        if type(thing) in FLAT:
            continue
        more = thing.roots if isinstance(thing, Unknown) else (thing,)
        if not found:
            found = more
        elif more and more is not found:
            there = set(map(id, found))
            found += tuple(one for one in more if id(one) not in there)
    return found


def _operation(apply: Callable[..., Any], reflected: bool = False) -> Callable[..., Unknown]:
    """An operation that C code does on an Unknown, as `sum` does."""

    def method(self: Unknown, *others: Any) -> Unknown:
        made = self.again(*others)
        operands = (*others, self) if reflected else (self, *others)
        made.form = symbolic.computed(apply, *operands)
        return made

    return method


for _name in ("add", "sub", "mul", "truediv", "mod", "pow"):
    setattr(Unknown, f"__{_name}__", _operation(getattr(operator, _name)))
    setattr(Unknown, f"__r{_name}__", _operation(getattr(operator, _name), reflected=True))
for _name in ("neg", "pos", "abs"):
    setattr(Unknown, f"__{_name}__", _operation(getattr(operator, _name)))


def about_unknown(error: BaseException) -> bool:
    """Whether CPython raised this because an operand was an Unknown."""
    return any(
        isinstance(argument, Unknown)
        or (type(argument) is str and TYPE_NAME in argument)
        or (type(argument) is list and any(map(_one_about_unknown, argument)))  # a group's
        for argument in BaseException.args.__get__(error)  # pyright: ignore
    )


def _one_about_unknown(thing: Any) -> bool:
    return issubclass(type(thing), BaseException) and about_unknown(thing)


_TOO_DEEP = "maximum recursion depth exceeded"


def too_deep(word: str) -> RecursionError:
    """What a program meets whose own calls nest deeper than CPython lets them."""
    error = RecursionError(_TOO_DEEP + word)
    error.counted = True  # type: ignore[attr-defined]
    return error


def deeper_than_counted() -> RecursionError:
    """What ends calls of which it is not known whether CPython lets them nest so deep."""
    return RecursionError(_TOO_DEEP)


def of_our_limits(error: BaseException | None) -> str:
    """Why this is raised, if it is because the evaluating process may use less than CPython."""
    if isinstance(error, (MemoryError, SystemError)):
        return TOO_MUCH
    if type(error) is RecursionError and str(error).startswith(_TOO_DEEP):
        return "" if hasattr(error, "counted") else DEPTH  # the guards' own frames were too many
    return next(filter(None, map(of_our_limits, getattr(error, "exceptions", ()))), "")


class Progress(Unknown):
    """A progress bar: nothing of it is known but what it goes over."""

    __slots__ = ("goes_over",)

    def __init__(self, unknown: Unknown, goes_over: Any) -> None:
        super().__init__(unknown.why, unknown.line, looks=True, roots=(goes_over,))
        self.goes_over = goes_over

    def part(self) -> Unknown:
        """What `with` gives is the bar itself; there is nothing else that is asked of it."""
        return self


class Grid(Unknown):
    """An array of axes to draw on: nothing of them is known but how they stand."""

    __slots__ = ("sizes",)

    def __init__(self, unknown: Unknown, sizes: tuple[int, ...]) -> None:
        super().__init__(unknown.why, unknown.line, looks=True)
        self.sizes = sizes

    def parts(self) -> list[Unknown]:
        """Its rows, or the axes in the only one."""
        return [self._of(self.sizes[1:]) for _ in range(self.sizes[0])]

    def row(self, index: Any) -> Unknown:
        """What stands at an index."""
        inside = type(index) is int and -self.sizes[0] <= index < self.sizes[0]
        return self._of(self.sizes[1:]) if inside else self.part()

    def asked(self, name: str) -> Any:
        """An attribute that tells how they stand, or None."""
        if name == "flat":
            return self.in_a_row()
        if name == "T":
            return self._of(self.sizes[::-1])
        known = {"shape": self.sizes, "ndim": len(self.sizes), "size": math.prod(self.sizes)}
        return known.get(name)

    def in_a_row(self) -> Unknown:
        """All of them, one after the other."""
        return self._of((math.prod(self.sizes),))

    def _of(self, sizes: tuple[int, ...]) -> Unknown:
        return Grid(self, sizes) if sizes else self.part()


def gone_over(thing: Any) -> Any:
    """What a loop over this thing goes over."""
    if type(thing) is Grid:
        return thing.parts()
    return thing.goes_over if type(thing) is Progress else thing


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


for _kind in (Unknown, Progress, Grid, Falsy, Truthy, UnknownText):
    _kind.__name__ = _kind.__qualname__ = TYPE_NAME


class Taint:
    """Which objects something unknown may have changed, by identity.

    The objects are kept alive, so that an identity is never another object's.
    """

    __slots__ = ("_kept", "by_id", "exists", "read_through")

    def __init__(self) -> None:
        self.by_id: dict[int, Unknown] = {}
        self._kept: list[Any] = []
        #: By type, whether using an object of it is using others that it only leads to.
        self.read_through: dict[type, bool] = {}
        self.exists = False  #: whether any Unknown was made at all

    def add(self, thing: Any, unknown: Unknown) -> None:
        """From now on nothing about this object is known."""
        self.exists = True
        thing = owner_of(thing)
        if not self.is_lost(thing):
            self.by_id[id(thing)] = unknown
            self._kept.append(thing)

    def is_lost(self, thing: Any) -> bool:
        """Whether nothing about this object is known for good; an array may yet be filled."""
        known = self.by_id.get(id(thing))
        return known is not None and not known.passes

    def clear(self, thing: Any) -> None:
        """Something set this object to a known state as a whole."""
        self.by_id.pop(id(thing), None)

    def of(self, thing: Any) -> Unknown | None:
        """The Unknown that this object is or has become, if it is one."""
        if isinstance(thing, Unknown):
            return thing
        if not self.by_id:
            return None
        unknown = self.by_id.get(id(owner_of(thing)))
        if unknown is not None:
            return unknown if unknown.lacks(thing) else None
        kind = type(thing)
        leads_on = self.read_through.get(kind)
        if leads_on is None:
            leads_on = self.read_through[kind] = _leads_on(kind)
        return self._behind(thing) if leads_on else None

    def _behind(self, thing: Any) -> Unknown | None:
        """Why what an iterator or a view goes over is not known, if it is not."""
        ends: list[Any] = []
        looks_at_items = False
        pending = [thing]
        seen: set[int] = set()
        while pending:
            one = pending.pop()
            kind = type(one)
            if kind in FLAT or id(one) in seen or isinstance(one, Unknown):
                continue
            seen.add(id(one))
            if _leads_on(kind):
                if id(one) in self.by_id:
                    return self.by_id[id(one)]
                behind = _led_to(one)
                pending.extend(behind)
                handed_over = kind in _HANDING_OVER or types.FunctionType in map(type, behind)
                looks_at_items |= kind is itertools.starmap or not handed_over
            elif kind is tuple:
                ends.append(one)
                pending.extend(held for held in one if type(held) in _LEADING_ON)
            else:
                ends.append(one)
        unknown = next(filter(None, map(self.of, ends)), None)
        if unknown is None and looks_at_items:
            unknown = self._first(ends, looked_at, lost_only=True)
        return unknown

    def within(self, things: Iterable[Any], deep: bool = True) -> Unknown | None:
        """The first Unknown among these or, where `deep`, inside the containers among them.

        The attributes of the program's own objects are not looked at: its methods will be. Those
        of dataclasses are, for their methods are the machine's.
        """
        if not self.exists:
            return None
        return self._first(things, looked_at if deep else _nothing)

    def lost_within(self, things: Iterable[Any], copied: bool = False) -> Unknown | None:
        """Why something that code of the machine's own would look at in these may have changed.

        It does not meet a guard there, as it would meet an Unknown. What is `copied` is looked
        through with all its attributes.
        """
        if not self.by_id:
            return None
        return self._first(things, _copied if copied else looked_at, lost_only=True)

    def _first(
        self, things: Iterable[Any], inside: Callable[[Any], list[Any]], lost_only: bool = False
    ) -> Unknown | None:
        pending = list(things)
        seen: set[int] = set()
        while pending:
            thing = pending.pop()
            if type(thing) in FLAT or id(thing) in seen:
                continue
            seen.add(id(thing))
            if lost_only and isinstance(thing, Unknown):
                continue
            unknown = self.of(thing)
            if unknown is not None:
                return unknown
            pending.extend(inside(thing))
        return None


def _nothing(_thing: Any) -> list[Any]:
    return []


def looked_at(thing: Any) -> list[Any]:
    """What code that is not of the program looks at: to show, to compare, to hash, to call."""
    kind = type(thing)
    if kind in _VIEWS:
        return list(thing)
    if kind is types.BuiltinMethodType or kind is types.MethodWrapperType:
        return [thing.__self__]
    if kind is functools.partial:
        return [thing.func, *thing.args, *thing.keywords.values()]
    if kind is types.MappingProxyType:
        return [*thing.keys(), *thing.values()]
    if issubclass(kind, BaseException):
        return list(BaseException.args.__get__(thing))  # pyright: ignore
    if hasattr(kind, "__dataclass_fields__") or issubclass(kind, _SHOWING_THEIR_STATE):
        return [*items(thing), *state(thing).values()]
    return items(thing)


def _copied(thing: Any) -> list[Any]:
    """What is copied along with a thing."""
    return [] if isinstance(thing, _NEVER_COPIED) else contents(thing)


def _leads_on(kind: type) -> bool:
    return kind in _LEADING_ON or not _AROUND.isdisjoint(kind.__mro__)


def _led_to(thing: Any) -> list[Any]:
    """What an iterator, a view or what is made around a container reads when it is used."""
    kind = type(thing)
    if kind not in _LEADING_ON:
        around = state(thing)
        return [*around.get("maps", ()), *(around[n] for n in _KEPT_IN if n in around)]
    if kind is not types.GeneratorType:
        return gc.get_referents(thing)
    code, frame = thing.gi_code, thing.gi_frame
    if frame is None:
        return []
    if code.co_name == "<genexpr>":
        held = [one for r in gc.get_referents(thing) for one in _of_frame(r)]
        return [one for one in held if type(one) in _LEADING_ON]
    if code.co_filename[0] == "§":  # what it loops over it asks about itself
        return [thing.gi_yieldfrom]
    return [frame.f_locals.get("iterable")]


def _of_frame(thing: Any) -> list[Any]:
    return gc.get_referents(thing) if type(thing) is types.FrameType else [thing]


_VIEWS = frozenset(map(type, ({}.keys(), {}.values(), {}.items())))


class _Sequence:
    def __getitem__(self, index: int) -> None:
        raise IndexError


_OLD_ITERATOR = iter(_Sequence())  # pyright: ignore
_ORDERED: collections.OrderedDict[Any, Any] = collections.OrderedDict()
#: Iterators that hand the items of what they go over on as they are, and views.
_HANDING_OVER = _VIEWS | frozenset(
    map(
        type,
        (
            *(iter(thing) for thing in ([], (), {}, {}.values(), {}.items(), set())),
            *(reversed(thing) for thing in ([], (), {}, {}.values(), {}.items())),
            *(iter(thing) for thing in (_ORDERED, _ORDERED.values(), _ORDERED.items())),
            *(_ORDERED.keys(), _ORDERED.values(), _ORDERED.items(), iter(bytearray())),
            *(iter(collections.deque()), reversed(collections.deque())),
            *(zip(()), enumerate(()), types.MappingProxyType({}), (n for n in ())),
            *(itertools.cycle(()), itertools.repeat(0), itertools.islice((), 0)),
            *(itertools.zip_longest(()), itertools.pairwise(())),
            *(itertools.product(()), itertools.permutations(())),
            *(itertools.combinations((), 0), itertools.combinations_with_replacement((), 0)),
            *(one for tee in itertools.tee(()) for one in (tee, *gc.get_referents(tee))),
        ),
    )
) | {reversed, type(_OLD_ITERATOR), getattr(itertools, "batched", zip)}  # fmt: skip
#: These, and those that call or look at the items.
_LEADING_ON = _HANDING_OVER | {
    map, filter, itertools.chain, itertools.accumulate, itertools.compress, itertools.starmap,
    itertools.dropwhile, itertools.takewhile, itertools.filterfalse, itertools.groupby,
    type(next(itertools.groupby("a"))[1]), type(iter(int, 0)), type(csv.reader(())),
}  # fmt: skip
#: What is made around another container, and reads that by code of the machine's own.
_AROUND = frozenset(
    {collections.UserDict, collections.UserList, collections.ChainMap}
    | {collections.abc.KeysView, collections.abc.ValuesView, collections.abc.ItemsView}
    | {csv.DictReader}
)
_KEPT_IN = ("data", "_mapping", "reader")
_SHOWING_THEIR_STATE = (
    types.SimpleNamespace, enum.Enum,
    collections.UserList, collections.UserDict, collections.ChainMap,
)  # fmt: skip
_NEVER_COPIED = (types.FunctionType, types.BuiltinFunctionType, types.ModuleType, type)


def owner_of(thing: Any) -> Any:
    """The array that owns the memory of this one: what changes one view changes them all.

    Of an Expression the parameters, of a Tensor its data: who changes those changes the other.
    """
    kind = type(thing)
    if is_expression(kind):
        return thing.params
    if is_tensor(kind):
        thing, kind = thing.data, type(thing.data)
    if kind.__module__ == "numpy" and kind.__name__ in ("flatiter", "ndenumerate"):
        thing = thing.base if kind.__name__ == "flatiter" else thing.iter.base
    elif is_polynomial(kind):
        thing = thing.coef
    elif is_iterator(kind):
        thing = thing.operands[0]
    while is_array(type(thing)):
        base = thing.base
        if is_iterator(type(base)):  # which elements are seen through
            base = base.operands[0]
        if not is_array(type(base)):
            break
        thing = base
    return thing


#: What holds nothing and never changes.
FLAT = frozenset(
    {int, float, bool, str, bytes, complex, type(None), range, type(NotImplemented), type(...)}
)
_NOT_HELD = (types.CodeType, types.FrameType)


def holder(kind: type) -> Any:
    """The class of the machine's own by which instances of this one hold their items."""
    return next((base for base in _HOLDERS if issubclass(kind, base)), None)


_HOLDERS = (list, tuple, set, frozenset, collections.deque)


def items(thing: Any) -> list[Any]:
    """What a container of Python's own holds."""
    if isinstance(thing, Unknown):
        return []
    if isinstance(thing, dict):
        return [*dict.keys(thing), *dict.values(thing)]
    base = holder(type(thing))
    if base is not None:
        return list(base.__iter__(thing))  # not what a class of the program's would give
    if type(thing) is slice:
        return [thing.start, thing.stop, thing.step]
    return []


def contents(thing: Any) -> list[Any]:
    """All that can be reached from an object in one step, for whoever may change any of it."""
    if isinstance(thing, Unknown):
        return list(thing.roots)
    kind = type(thing)
    if kind is types.GeneratorType:
        return generator_holds(thing)
    if kind.__module__ not in ("__main__", "neurogebra.core.autograd") and not isinstance(
        thing, (dict, list, tuple, set, frozenset, collections.deque)
    ):
        # The collector knows what any object of the machine's own holds: iterators, bound
        # methods, partial functions, properties, views of dicts.
        return [held for held in gc.get_referents(thing) if type(held) not in _NOT_HELD]
    return [*items(thing), *state(thing).values()]


def generator_holds(generator: types.GeneratorType[Any, Any, Any]) -> list[Any]:
    """The variables of a generator that has not ended, and what it delegates to."""
    frame = generator.gi_frame
    if frame is None:
        return []
    return [*frame.f_locals.values(), generator.gi_yieldfrom]


def state(thing: Any) -> dict[str, Any]:
    """The attributes an instance holds itself, read past anything its class defines."""
    found: dict[str, Any] = {}
    for cls in type(thing).__mro__:
        if "__slots__" in cls.__dict__:
            for name, held in list(cls.__dict__.items()):
                if type(held) is types.MemberDescriptorType:
                    with contextlib.suppress(AttributeError):
                        found[name] = held.__get__(thing)
    with contextlib.suppress(AttributeError):
        found.update(object.__getattribute__(thing, "__dict__"))
    return found


def own_names(thing: Any) -> Container[str]:
    """The names in an instance's own dictionary, where it has one."""
    try:
        return object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return ()


def holds(thing: Any, name: str) -> bool:
    """Whether an instance holds this attribute itself, as `state` would tell."""
    if name in own_names(thing):
        return True
    for cls in type(thing).__mro__:
        if "__slots__" in cls.__dict__:
            held = cls.__dict__.get(name)
            if type(held) is types.MemberDescriptorType:
                with contextlib.suppress(AttributeError):
                    held.__get__(thing)
                    return True
    return False
