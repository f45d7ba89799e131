"""What stands for callables of the machine's that a program may hold but must not meet bare.

Whatever a program holds it can hand to code of the machine's own, `map` or a descriptor or a
generator that delegates, and that code calls it past the guards. So everything held has to be
safe in itself. What the libraries offer that is not so, because it reads or stores attributes by
name, runs text or makes classes, has its place taken here by something that is.
"""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import abc
import contextlib
import dataclasses
import enum
import functools
import queue
import sys
import types
import typing
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker import tables
from neurogebra_lsp.worker.kinds import is_array
from neurogebra_lsp.worker.steadiness import steady
from neurogebra_lsp.worker.unknown import Adrift, Unknown, UnknownTruth

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run


def exact(name: Any) -> Any:
    """A text as a plain str: one of a class of the program's may answer what it likes."""
    return str.__str__(name) if issubclass(type(name), str) else name


# -- classes ------------------------------------------------------------------------------------


class Looked(type):
    """The class of stand-ins for classes: named, shown, compared and asked about, never called."""

    def __call__(cls, *_args: Any, **_kwargs: Any) -> Any:
        """Refuse."""
        raise UnknownTruth(Unknown(f"{cls.__name__}() is not evaluated"))

    def __instancecheck__(cls, thing: Any) -> bool:
        return isinstance(thing, real_class(cls))

    def __subclasscheck__(cls, kind: Any) -> bool:
        return issubclass(real_class(kind), real_class(cls))

    def __repr__(cls) -> str:
        return repr(real_class(cls))

    def __getitem__(cls, item: Any) -> Any:
        return types.GenericAlias(cls, item)


Looked.__name__ = Looked.__qualname__ = "type"
Looked.__module__ = "builtins"


class _LookedType(Looked):
    """The class of the one stand-in that can be called: `type` with one argument."""

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """The class of a thing."""
        if len(args) == 1 and isinstance(args[0], Unknown):
            raise UnknownTruth(args[0])
        if len(args) != 1 or kwargs:
            raise UnknownTruth(Unknown("type() with three arguments is not evaluated"))
        return cls.__dict__["of"](type(args[0]))


_LookedType.__name__ = _LookedType.__qualname__ = "type"
_LookedType.__module__ = "builtins"


def real_class(kind: Any) -> Any:
    """The class that a stand-in stands for; anything else itself."""
    return type.__getattribute__(kind, "real") if issubclass(type(kind), Looked) else kind


_HARMLESS = (
    BaseException, tuple, types.SimpleNamespace, contextlib.ExitStack, queue.Queue,
)  # fmt: skip


class Classes:
    """Gives a program the classes it asks for: those that it may call, and stand-ins for others."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._made: dict[type, type] = {}
        self.callable: frozenset[Any] = frozenset()  #: what the tables name

    def given(self, kind: type) -> type:
        """The class as the program gets it."""
        if issubclass(type(kind), Looked):
            return kind
        if kind in self.callable and kind not in tables.LOOKED_AT and not is_array(kind):
            return kind
        if not issubclass(kind, type) and (self._run.owns(kind) or issubclass(kind, _HARMLESS)):
            return kind
        if issubclass(kind, Looked):
            kind = type
        made = self._made.get(kind)
        if made is None:
            names: dict[str, Any] = {
                "real": kind, "__module__": kind.__module__, "__qualname__": kind.__qualname__,
            }  # fmt: skip
            if kind is type:
                names["of"] = self.given
            standing = _LookedType if kind is type else Looked
            made = self._made[kind] = type.__call__(standing, kind.__name__, (), names)
        return made


class DispatchedMethod:
    """What `functools.singledispatchmethod` makes of a function."""

    __slots__ = ("_function", "_made")

    def __init__(self, function: Any, made: Any) -> None:
        self._function, self._made = function, made

    def register(self, kind: Any, function: Any = None) -> Any:
        """Another function for arguments of a class."""
        if function is None and isinstance(kind, type):
            return lambda function: self._made.register(kind, function)
        return self._made.register(kind, function)

    def __get__(self, thing: Any, owner: Any = None) -> Any:
        """The method, which looks at its first argument for the function to call."""

        def method(*args: Any, **kwargs: Any) -> Any:
            function = self._made.dispatch(args[0].__class__)
            return function.__get__(thing, owner)(*args, **kwargs)

        return functools.update_wrapper(method, self._function)


DispatchedMethod.__module__ = "functools"
DispatchedMethod.__name__ = DispatchedMethod.__qualname__ = "singledispatchmethod"
tables.ATTRIBUTES[DispatchedMethod] = frozenset({"register"})


class SimpleNamespace(types.SimpleNamespace):
    """The one of `types`, with names that the interpreter never asks for itself."""

    def __init__(self, *given: Any, **names: Any) -> None:
        every = {**(dict(given[0]) if given else {}), **names}
        if any(type(name) is str and tables.is_special(name) for name in every):
            raise UnknownTruth(Unknown("a namespace with special names is not evaluated"))
        super().__init__(**{exact(name): value for name, value in every.items()})

    def __repr__(self) -> str:
        return super().__repr__().replace("SimpleNamespace", "namespace", 1)


SimpleNamespace.__module__ = "types"


def _never_waiting(kind: type[queue.Queue[Any]]) -> type:
    """A class of queues that are not waited for: nobody else is there to fill or empty one."""

    def put(self: Any, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if block and self.full():
            raise UnknownTruth(Unknown("it waits for a queue that is full"))
        kind.put(self, item, block, timeout)

    def get(self: Any, block: bool = True, timeout: float | None = None) -> Any:
        if block and self.empty():
            raise UnknownTruth(Unknown("it waits for a queue that is empty"))
        return kind.get(self, block, timeout)

    def join(self: Any) -> None:
        if self.unfinished_tasks:
            raise UnknownTruth(Unknown("it waits for the tasks of a queue"))

    made = type(kind.__name__, (kind,), {"put": put, "get": get, "join": join})
    made.__module__ = "queue"
    return made


QUEUES = {
    kind.__name__: _never_waiting(kind)
    for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue)
}


_make_enum = enum.EnumMeta._create_  # type: ignore[attr-defined]


def _enum_of_names(cls: Any, name: Any, names: Any, **options: Any) -> Any:
    """`Enum("Name", names)`, by plain names; a class statement has been through the guards."""
    pairs: list[Any] = []
    if issubclass(type(names), str):
        names = exact(names).replace(",", " ").split()
    for pair in dict.items(names) if issubclass(type(names), dict) else list(names):
        member, *value = (pair,) if issubclass(type(pair), str) else list(pair)
        member = exact(member)
        if type(member) is not str or tables.is_special(member):
            raise UnknownTruth(Unknown("an enum with special names is not evaluated"))
        pairs.append((member, *value) if value else member)
    if options.get("type") is not None:
        raise UnknownTruth(Unknown("an enum of another type is not evaluated"))
    if options.get("module") is None and _asked_by_a_program():
        options["module"] = program_name()
    return _make_enum(cls, exact(name), pairs, **options)


def program_name() -> str:
    """What the module is called whose code runs now."""
    return _program_names().get("__name__", "__main__")


def _program_names() -> dict[str, Any]:
    frame: types.FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename[0] != "§":
        frame = frame.f_back
    return {} if frame is None else frame.f_globals


@contextlib.contextmanager
def seen_by_dataclasses(cls: type) -> Generator[None]:
    """While a dataclass is made: its module as the library looks it up, to read annotations.

    Of the names there it compares a few with its own; of the others it gets to see none.
    """
    known = (typing, dataclasses, typing.ClassVar, dataclasses.InitVar, dataclasses.KW_ONLY)
    names = {n: v for n, v in _program_names().items() if any(v is one for one in known)}
    before = sys.modules.get(cls.__module__)
    sys.modules[cls.__module__] = types.SimpleNamespace(**names)  # type: ignore[assignment]
    try:
        yield
    finally:
        if before is None:
            del sys.modules[cls.__module__]
        else:
            sys.modules[cls.__module__] = before


def _asked_by_a_program() -> bool:
    frame = sys._getframe(3)
    return str(frame.f_globals.get("__name__", "")).startswith("neurogebra_lsp.worker")


enum.EnumMeta._create_ = _enum_of_names  # type: ignore[attr-defined, method-assign]


# -- functions ----------------------------------------------------------------------------------


def install(guards: Any, run: Run) -> dict[str, Any]:
    """Put every stand-in where the program will find it; the builtins among them are returned."""
    attributes, calls = guards.attributes, guards.calls
    taint, classes = run.taint, attributes.classes

    def undecided(why: str) -> UnknownTruth:
        return UnknownTruth(run.unknown(why))

    def own(thing: Any) -> bool:
        kind = type(thing)
        if kind is types.FunctionType:
            return thing.__code__.co_filename[0] == "§"
        return run.owns(kind) or run.owns(thing)

    # A function's wrapper gets attributes by name from what it wraps.
    def update_wrapper(wrapper: Any, wrapped: Any, *others: Any, **options: Any) -> Any:
        kind = type(wrapped)
        shares = own(wrapped) or kind in _WRAPPED
        if (
            others
            or options
            or not shares
            or not (own(wrapper) or type(wrapper) is functools.partial)
        ):
            raise undecided("this use of update_wrapper() is not evaluated")
        return functools.update_wrapper(wrapper, wrapped)

    def wraps(wrapped: Any, *others: Any, **options: Any) -> Callable[[Any], Any]:
        return lambda wrapper: update_wrapper(wrapper, wrapped, *others, **options)

    def total_ordering(cls: Any) -> Any:
        if not run.owns(cls):
            raise Adrift(run.unknown("total_ordering() of a class of another's is not evaluated"))
        return functools.total_ordering(cls)

    def marking(mark: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """One that sets an attribute on what it is given: on the program's own only."""
        return lambda thing: mark(thing) if own(thing) else thing

    # The library's own runs the text of annotations.
    def singledispatch(function: Any) -> Any:
        made = functools.singledispatch(function)
        add, find = made.register, made.dispatch

        def by_class(*args: Any, **kwargs: Any) -> Any:
            return dispatch(args[0].__class__)(*args, **kwargs) if args else made(**kwargs)

        def dispatch(cls: Any) -> Any:
            lost = run.taint.of(made.registry)
            if lost is not None:  # code that was not run may have registered any function
                raise Adrift(lost)
            return find(cls)

        def register(kind: Any, function: Any = None) -> Any:
            if function is None and not isinstance(kind, type):
                hints = dict(getattr(kind, "__annotations__", {}))
                kind, function = next(iter(hints.values()), None), kind
            if not isinstance(kind, type):
                raise Adrift(run.unknown("registering by this annotation is not evaluated"))
            return add(real_class(kind), function)

        functools.update_wrapper(by_class, made).__dict__.update(
            register=register, dispatch=dispatch, __wrapped__=function
        )
        return by_class

    def dispatched(function: Any) -> Any:
        if type(function) is not types.FunctionType:
            raise undecided("this use of singledispatchmethod() is not evaluated")
        return DispatchedMethod(function, singledispatch(function))

    def as_decorator(manager: Any, function: Any) -> Any:
        def inside(*args: Any, **kwargs: Any) -> Any:
            with guards.on_context(manager._recreate_cm()):
                return calls.call(-1, function, *args, **kwargs)

        return functools.update_wrapper(inside, function) if own(function) else inside

    calls.answering[contextlib._GeneratorContextManager] = as_decorator

    def hash_(thing: Any, /) -> Any:
        value = hash(thing)  # which may raise
        if not steady(thing):
            raise undecided("hash() of this differs from run to run")
        return value

    def callable_(thing: Any, /) -> bool:
        unknown = taint.of(thing)
        if unknown is not None:
            raise UnknownTruth(unknown)
        return callable(thing)

    def is_(left: Any, right: Any, /) -> bool:
        unknown = taint.within((left, right), deep=False)
        if unknown is not None:
            raise UnknownTruth(unknown)
        return left is right

    def is_not(left: Any, right: Any, /) -> bool:
        return not is_(left, right)

    class ExitStack(contextlib.ExitStack):
        """The library's, whose contexts never see the evaluation steer itself past them."""

        def enter_context(self, cm: Any) -> Any:
            return super().enter_context(guards.on_context(cm))

    ExitStack.__module__ = "contextlib"
    ExitStack.__qualname__ = "ExitStack"

    attributes.modules.setdefault("functools", {}).update(
        update_wrapper=update_wrapper,
        wraps=wraps,
        total_ordering=total_ordering,
        singledispatch=singledispatch,
        singledispatchmethod=dispatched,
    )
    for mark in (typing.final, typing.no_type_check, typing.runtime_checkable):
        attributes.modules.setdefault("typing", {})[mark.__name__] = marking(mark)
    attributes.modules.setdefault("abc", {})["abstractmethod"] = marking(abc.abstractmethod)
    attributes.modules.setdefault("operator", {}).update(is_=is_, is_not=is_not)
    attributes.modules.setdefault("contextlib", {}).update(ExitStack=ExitStack)
    attributes.modules.setdefault("types", {}).update(SimpleNamespace=SimpleNamespace)
    attributes.modules.setdefault("queue", {}).update(QUEUES)
    attributes.modules.setdefault("numpy", {}).update(r_=_Joined("r_"), c_=_Joined("c_"))
    attributes.modules.setdefault("numpy.random", {}).update(set_state=set_state)

    for module, held in attributes.modules.items():
        for name, thing in held.items():
            go_by(thing, name, module)
    looked_type = classes.given(type)

    def type_(_site: int, *args: Any, **kwargs: Any) -> Any:
        unknown = taint.of(args[0]) if args else None
        if unknown is not None:
            run.operate(unknown)
            return unknown.again()
        if len(args) != 1 or kwargs:
            unknown = run.unknown("type() with three arguments is not evaluated")
            run.lose([*args, *kwargs.values()], unknown)
            return unknown
        return classes.given(type(args[0]))

    calls.ours[id(looked_type)] = type_
    calls.ours[id(SimpleNamespace)] = lambda _site, *args, **kwargs: SimpleNamespace(
        *args, **kwargs
    )
    for kind in QUEUES.values():
        calls.ours[id(kind)] = lambda _site, maxsize=0, kind=kind: kind(maxsize)
    calls.ours[id(ExitStack)] = lambda _site: ExitStack()
    builtins = {"type": looked_type, "hash": hash_, "callable": callable_}
    for name, thing in builtins.items():
        go_by(thing, name, "builtins")
    return builtins


def go_by(thing: Any, name: str, module: str) -> None:
    """Let a function of ours go by the name of what it stands for."""
    if type(thing) is types.FunctionType:
        thing.__name__ = thing.__qualname__ = name
        thing.__module__ = module


_WRAPPED = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, functools.partial)


class _Joined:
    """`np.r_` and `np.c_`, which would look a text up among the variables of whoever asks."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, parts: Any) -> Any:
        every = parts if type(parts) is tuple else (parts,)
        if any(issubclass(type(part), str) for part in every):
            raise UnknownTruth(Unknown(f"np.{self._name} with a text is not evaluated"))
        return getattr(sys.modules["numpy"], self._name)[parts]


def set_state(state: Any) -> None:
    """`np.random.set_state`, which believes the place it is told in its block of numbers."""
    kind, numbers, place, *rest = tuple(state)
    known = is_array(type(numbers)) and type(place) is int
    if not known or not 0 <= place <= len(numbers):
        raise UnknownTruth(Unknown("this state of a generator is not evaluated"))
    sys.modules["numpy"].random.set_state((exact(kind), numbers, place, *rest))
