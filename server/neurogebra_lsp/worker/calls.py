"""The guards of calls: who may be called, within which bounds, and what an Unknown among them does."""

from __future__ import annotations

import functools
import itertools
import operator
import random
import re
import sys
import types
import typing
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker import operators, tables
from neurogebra_lsp.worker.attributes import Attributes
from neurogebra_lsp.worker.rewrite import MARK
from neurogebra_lsp.worker.show import ADDRESS, size, steady, unsteady
from neurogebra_lsp.worker.unknown import TYPE_NAME, Unknown, UnknownText, UnknownTruth

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_TEXT_OF = frozenset({str, repr, ascii, format})
#: What gives the same answer for every order of a set.
_ORDER_FREE = frozenset({sorted, len, set, frozenset, min, max, any, all, isinstance, bool, type, id})
_ENDLESS_OK = frozenset({range, len, isinstance, iter, reversed, enumerate, zip, bool, type, map, filter, min, max})
_WIDE_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
_CALLABLE_KINDS = (operator.itemgetter, functools.partial)


class Calls:
    """Calls things for a program."""

    def __init__(self, run: Run, attributes: Attributes) -> None:
        self._run = run
        self._attributes = attributes
        self.ours: dict[int, Any] = {}  #: functions of ours that programs hold, by identity
        self._safe = _host_callables("numpy" in sys.modules)
        self._unseeded: dict[int, Any] = {}

    def numpy_loaded(self) -> None:
        """numpy can be called from now on."""
        self._safe = _host_callables(True)

    # -- entry points -----------------------------------------------------------------------

    def call(self, site: int, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """`function(*args, **kwargs)`."""
        run = self._run
        run.step()
        if type(function) is types.FunctionType and function.__code__.co_filename[0] == MARK:
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return self._lost(undecided, function, args, kwargs)
        if id(function) in self.ours:
            return self.ours[id(function)](site, *args, **kwargs)
        return self._other(site, function, args, kwargs)

    def method(self, site: int, owner: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """`owner.name(*args, **kwargs)`."""
        run = self._run
        run.step()
        function = self._attributes.get(owner, name)
        if type(function) is types.MethodType and function.__func__.__code__.co_filename[0] == MARK:
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return self._lost(undecided, function, args, kwargs)
        if type(function) is types.FunctionType and function.__code__.co_filename[0] == MARK:
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return self._lost(undecided, function, args, kwargs)
        if id(function) in self.ours:
            return self.ours[id(function)](site, *args, **kwargs)
        if _changes(owner, name):
            run.recorder.touch(owner)
        result = self._other(site, function, args, kwargs)
        if name == "backward" and type(owner).__name__ == "Value" and run.taint.of(owner) is None:
            run.recorder.backward(site, owner)
        return result

    # -- the program's own ------------------------------------------------------------------

    def _lost(self, undecided: UnknownTruth, function: Any, args: Iterable[Any], kwargs: dict[str, Any]) -> Unknown:
        """A call that met something unknown half-way: so is all the rest of it could change."""
        run = self._run
        unknown = undecided.unknown
        run.lose([function, *args, *kwargs.values()], unknown)
        owner = getattr(function, "__self__", None)
        if owner is not None:
            run.lose([owner], unknown)
            function = function.__func__
        run.lose([function], unknown)
        return Unknown(unknown.why, unknown.line)

    # -- everything else --------------------------------------------------------------------

    def _other(self, site: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        run = self._run
        unknown = run.taint.of(function) if run.taint.exists else None
        if unknown is not None:
            return self._call_of_unknown(unknown, args, kwargs)
        if isinstance(function, type) and function in run.classes:
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return self._lost(undecided, function, args, kwargs)
        if type(function) in run.classes:
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                run.lose([function], undecided.unknown)
                return self._lost(undecided, type(function).__call__, args, kwargs)
        if not self.allowed(function):
            name = getattr(function, "__qualname__", type(function).__name__)
            return self._call_of_unknown(run.unknown(f"{name}() is not evaluated"), args, kwargs)
        return self._host(function, args, kwargs)

    def _call_of_unknown(self, unknown: Unknown, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Unknown:
        run = self._run
        run.taint.operations += 1
        if not unknown.looks:
            run.lose([*args, *kwargs.values()], unknown)
        return Unknown(unknown.why, unknown.line, looks=unknown.looks)

    def allowed(self, function: Any) -> bool:
        """Whether the tables name this callable."""
        try:
            if function in self._safe:
                return True
        except (TypeError, UnknownTruth):
            return False
        kind = type(function)
        if kind is types.MethodType:
            inner = function.__func__
            if getattr(inner, "__code__", None) is not None and inner.__code__.co_filename[0] == MARK:
                return True
            return self._named(type(function.__self__), inner.__name__) or (
                isinstance(function.__self__, type) and self._named(function.__self__, inner.__name__)
            )
        if kind in (types.BuiltinFunctionType, types.MethodWrapperType):
            owner = function.__self__
            if isinstance(owner, type):
                return self._named(owner, function.__name__)
            return not isinstance(owner, types.ModuleType) and self._named(type(owner), function.__name__)
        if kind in (types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType):
            return self._named(function.__objclass__, function.__name__)
        if kind is functools.partial:
            return self._callable(function.func)
        if kind is types.FunctionType:
            # What a program can hold of these modules came to it by the tables.
            code = function.__code__
            return code.co_filename[0] == MARK or code.co_filename == "<string>" or function.__module__ in _OWN_MODULES
        if kind in _CALLABLE_KINDS or kind.__name__ in ("_lru_cache_wrapper", "vectorize"):
            return True
        if kind.__module__ == "typing" or isinstance(function, types.GenericAlias):
            return True
        if isinstance(function, type):
            return issubclass(function, (BaseException, tuple)) or function in self._safe
        return False

    def _callable(self, function: Any) -> bool:
        return id(function) in self.ours or (isinstance(function, type) and function in self._run.classes) or self.allowed(function)

    def _named(self, kind: type, name: str) -> bool:
        if kind in self._run.classes:
            return name in tables.OPEN_DUNDERS or any(
                name in (base.__dict__ if base in self._run.classes else self._attributes._table(base))  # pyright: ignore[reportPrivateUsage]
                for base in kind.__mro__
            )
        return name in self._attributes._table(kind) or name in tables.ATTRIBUTES.get(kind, ())  # pyright: ignore[reportPrivateUsage]

    def _host(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """A call of something allowed that is not the program's own."""
        run = self._run
        taint = run.taint
        name = getattr(function, "__name__", "")
        owner = getattr(function, "__self__", None)
        if taint.exists:
            unknown = self._unknown_among(function, name, owner, args, kwargs)
            if unknown is not None:
                taint.operations += 1
                self._changed(function, name, owner, args, unknown)
                return Unknown(unknown.why, unknown.line)
        why = self._bound(function, name, owner, args, kwargs)
        if why:
            unknown = run.unknown(why)
            self._changed(function, name, owner, args, unknown)
            return unknown
        if name in _ARGUMENT_CHANGERS and args:
            run.recorder.touch(args[0])
        if "out" in kwargs:
            run.recorder.touch(kwargs["out"])
        try:
            result = function(*args, **kwargs)
        except UnknownTruth as undecided:
            unknown = undecided.unknown
            run.lose([*args, *kwargs.values()] if _acts(args, kwargs) else [], unknown)
            self._changed(function, name, owner, args, unknown)
            return Unknown(unknown.why, unknown.line)
        except TypeError as error:
            if taint.exists and TYPE_NAME in str(error):
                unknown = run.unknown("an operation on something unknown")
                self._changed(function, name, owner, args, unknown)
                return unknown
            raise
        return self._result(function, name, owner, args, kwargs, result)

    def _unknown_among(
        self, function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Unknown | None:
        taint = self._run.taint
        if owner is not None and not isinstance(owner, (types.ModuleType, type)):
            unknown = taint.of(owner)
            if unknown is not None:
                return unknown
            if name in tables.MOVING_METHODS and isinstance(owner, _CONTAINERS):
                return None
            unknown = taint.within((owner,)) if isinstance(owner, _CONTAINERS) else None
            if unknown is not None and name not in ("index", "count", "remove", "sort"):
                unknown = None if name.startswith("__len") else unknown
            if unknown is not None:
                return unknown
        if _in(function, tables.MOVERS):
            return taint.within(args, deep=False)
        return taint.within((*args, *kwargs.values()))

    def _changed(self, function: Any, name: str, owner: Any, args: tuple[Any, ...], unknown: Unknown) -> None:
        """A call that was not made would have changed these."""
        run = self._run
        if owner is not None and _changes(owner, name):
            run.recorder.touch(owner)
            run.taint.add(owner, unknown)
        if name in _ARGUMENT_CHANGERS and args:
            run.recorder.touch(args[0])
            run.taint.add(args[0], unknown)
        if _is_iterator(owner) and name in ("__next__", "send"):
            run.taint.add(owner, unknown)
        for argument in args:
            if _is_iterator(argument):
                run.taint.add(argument, unknown)

    def _bound(self, function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """Why a call is not made: it would take too much, or differ from run to run. Else ""."""
        run = self._run
        limit = run.budget.elements
        for argument in args:
            kind = type(argument)
            if kind is range and len_of(argument) > limit and not _in(function, _ENDLESS_OK):
                return operators.too_many(run, len_of(argument))
            if kind in (set, frozenset) and not _in(function, _ORDER_FREE) and not isinstance(owner, (set, frozenset)):
                why = unsteady(run, argument)
                if why:
                    return why
        if _in(function, _TEXT_OF) and args:
            return self.text_bound(args[0])
        if function is hash and args and not steady(args[0]):
            return "hash() of this differs from run to run"
        if function is type and len(args) != 1:
            return "type() with three arguments is not evaluated"
        if isinstance(owner, (set, frozenset)) and name == "pop":
            return unsteady(run, owner)
        if isinstance(owner, str):
            return self._text_method(owner, name, args)
        if function in (bytes, bytearray) and args and isinstance(args[0], int):
            return operators.too_many(run, args[0])
        module = getattr(function, "__module__", "") or ""
        if module == "math" or function is pow:
            return self._math_bound(name, args)
        if module.startswith("numpy") or type(function).__module__.startswith("numpy") or _is_array(owner):
            from neurogebra_lsp.worker import numpy_bounds

            return numpy_bounds.why_not(run, name, owner, args, kwargs)
        return ""

    def _text_method(self, owner: str, name: str, args: tuple[Any, ...]) -> str:
        run = self._run
        if name in _WIDE_METHODS and args and isinstance(args[0], int):
            return operators.too_long(run, args[0])
        if name == "replace" and len(args) > 1 and isinstance(args[1], str):
            return operators.too_long(run, (len(owner) + 1) * max(len(args[1]), 1)) if len(owner) * len(args[1]) > run.budget.text else ""
        if name == "join" and args and isinstance(args[0], (list, tuple)):
            return operators.too_long(run, sum(len(p) for p in args[0] if isinstance(p, str)) + len(owner) * len(args[0]))
        return ""

    def _math_bound(self, name: str, args: tuple[Any, ...]) -> str:
        run = self._run
        numbers = [a for a in args if isinstance(a, int)]
        if name == "factorial" and numbers and numbers[0] > 20_000:
            return operators.too_many(run, numbers[0] * 20_000)
        if name in ("comb", "perm") and numbers and max(numbers) > 20_000 and min(numbers) > 1_000:
            return "a number of this size is not evaluated"
        if name == "pow" and len(args) == 2:
            return operators._pow(run, args[0], args[1])  # pyright: ignore[reportPrivateUsage]
        if name == "prod" and args and isinstance(args[0], (list, tuple, range)):
            bits = sum(a.bit_length() for a in args[0] if isinstance(a, int))
            return operators._too_many_bits(run, bits)  # pyright: ignore[reportPrivateUsage]
        return ""

    def text_bound(self, value: Any) -> str:
        """Why the text of a value is not made: it differs from run to run, or is too long."""
        run = self._run
        if type(value) in (int, float, str, bool, complex) or value is None:
            return ""
        if size(value, 200_000) >= 200_000:
            return "a text of this size is not evaluated"
        return unsteady(run, value)

    def _result(
        self,
        function: Any,
        name: str,
        owner: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        result: Any,
    ) -> Any:
        run = self._run
        kind = type(result)
        if kind in (int, float, str, bool):
            if kind is str and ADDRESS.search(result) and not isinstance(owner, (str, re.Match)):
                return run.unknown("a text with an address in memory differs in every run")
            random_result = self._random(function, name, owner, args, kwargs, result)
            return result if random_result is None else random_result
        if kind is UnknownText or isinstance(result, Unknown):
            return result
        if _is_array(result) and result.dtype.hasobject:
            return run.unknown("arrays of Python objects are not evaluated")
        random_result = self._random(function, name, owner, args, kwargs, result)
        if random_result is not None:
            return random_result
        if name in ("empty", "empty_like") and _is_array(result) and result.size:
            return run.unknown("np.empty holds whatever was there", tuple(result.shape), str(result.dtype))
        unknown = run.taint.of(result) if run.taint.by_id else None
        return result if unknown is None else Unknown(unknown.why, unknown.line)

    def _random(
        self, function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any
    ) -> Any:
        """Draws without a seed are not known; None where the result may be told."""
        run = self._run
        source = _random_source(function if name == "seed" and owner is None else owner)
        if source is None:
            if _is_generator_maker(function, name) and not any(a is not None for a in (*args, *kwargs.values())):
                self._unseeded[id(result)] = result
            return None
        if name == "seed":
            seeded = any(a is not None for a in (*args, *kwargs.values()))
            if source:
                run.seeded[source] = seeded
            elif seeded:
                self._unseeded.pop(id(owner), None)
            else:
                self._unseeded[id(owner)] = owner
            return None
        if name in ("getstate", "setstate", "get_state", "set_state"):
            return None if self._is_seeded(source, owner) else run.unknown("random, no seed")
        if self._is_seeded(source, owner):
            return None
        shape = tuple(map(int, result.shape)) if _is_array(result) else None
        unknown = run.unknown("random, no seed", shape, str(result.dtype) if _is_array(result) else None)
        if name == "shuffle" and args:
            run.taint.add(args[0], unknown)
        return unknown

    def _is_seeded(self, source: str, owner: Any) -> bool:
        return self._run.seeded[source] if source else id(owner) not in self._unseeded


_OWN_MODULES = frozenset(tables.MODULES) | {Attributes.__module__, "neurogebra_lsp.worker.guards"}
_CONTAINERS = (list, dict, set, frozenset, tuple, str)
_ARGUMENT_CHANGERS = frozenset(
    "fill_diagonal put_along_axis shuffle heapify heappush heappop heapreplace heappushpop insort insort_left"
    " insort_right setitem delitem iadd imul copyto".split()
)


def _in(function: Any, known: frozenset[Any]) -> bool:
    try:
        return function in known
    except TypeError:
        return False


def _acts(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Whether a call was given functions of the program's, which may have acted."""
    return any(callable(a) for a in (*args, *kwargs.values()))


def _changes(owner: Any, name: str) -> bool:
    """Whether this method changes what it is called on."""
    if _is_array(owner):
        from neurogebra_lsp.worker import numpy_table

        return name in numpy_table.ARRAY_MUTATORS
    return any(name in tables.MUTATORS.get(base, ()) for base in type(owner).__mro__)


def _is_array(thing: Any) -> bool:
    return type(thing).__name__ == "ndarray"


def _is_iterator(thing: Any) -> bool:
    return isinstance(thing, (types.GeneratorType, zip, map, filter, enumerate, itertools.chain))


def len_of(numbers: range) -> int:
    """The length of a range of any size."""
    step = numbers.step
    return max(0, (numbers.stop - numbers.start + step - (1 if step > 0 else -1)) // step)


def _random_source(owner: Any) -> str | None:
    """"random" or "numpy.random" for the shared generators, "" for one's own, None for others."""
    if owner is getattr(random, "_inst", None):
        return "random"
    if isinstance(owner, random.Random):
        return ""
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None and owner is numpy_random.seed:
        return "numpy.random"
    if type(owner).__module__.startswith("numpy.random") and type(owner).__name__ in ("RandomState", "Generator"):
        mtrand = sys.modules.get("numpy.random.mtrand")
        return "numpy.random" if mtrand is not None and owner is mtrand._rand else ""
    return None


def _is_generator_maker(function: Any, name: str) -> bool:
    return function is random.Random or (name in ("default_rng", "RandomState") and "numpy" in str(getattr(function, "__module__", "")))


@functools.cache
def _host_callables(with_numpy: bool) -> frozenset[Any]:
    """Every callable that the tables name, of the modules that are loaded."""
    import builtins
    import importlib

    safe: set[Any] = {getattr(builtins, name) for name in tables.PLAIN_BUILTINS if callable(getattr(builtins, name, None))}
    for module, names in tables.MODULES.items():
        try:
            loaded = importlib.import_module(module)
        except ImportError:
            continue
        safe |= set(_callables(loaded, names))
    if not with_numpy:
        return frozenset(safe)
    import numpy

    from neurogebra_lsp.worker import numpy_table

    safe |= set(_callables(numpy, numpy_table.NAMES))
    safe |= set(_callables(numpy.linalg, numpy_table.LINALG))
    safe |= set(_callables(numpy.random, numpy_table.RANDOM))
    return frozenset(safe)


def _callables(module: Any, names: Iterable[str]) -> Iterable[Any]:
    for name in names:
        try:
            thing = getattr(module, name, None)
        except ImportError:
            continue
        if callable(thing) and isinstance(thing, typing.Hashable):
            yield thing
