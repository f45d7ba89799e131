"""The guards of calls: who may be called, within which bounds, what an Unknown among them does."""

from __future__ import annotations

import contextlib
import datetime
import functools
import io
import operator
import pprint
import random
import re
import string
import sys
import types
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

from neurogebra.core.graph import in_order
from neurogebra_lsp.worker import (
    arguments,
    filling,
    graph,
    habits,
    numpy_bounds,
    numpy_changes,
    operators,
    shapes,
    symbolic,
    tables,
)
from neurogebra_lsp.worker.attributes import Attributes
from neurogebra_lsp.worker.habits import Habit, changes, is_used_up
from neurogebra_lsp.worker.kinds import (
    STATES,
    draws,
    is_array,
    is_polynomial,
    is_value,
    module_of,
)  # fmt: skip
from neurogebra_lsp.worker.rewrite import MARK
from neurogebra_lsp.worker.standins import set_state
from neurogebra_lsp.worker.steadiness import ADDRESS, size, steady, unsteady
from neurogebra_lsp.worker.unknown import (
    NO_SEED,
    Adrift,
    Grid,
    Progress,
    Unknown,
    UnknownText,
    UnknownTruth,
    about_unknown,
    gone_over,
    items,
)

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_TEXT_OF = frozenset({str, repr, ascii, format, pprint.pformat})
_TEXT_METHODS = frozenset({"__str__", "__repr__", "__format__"})
#: What gives the same answer for every order of a set.
_ORDER_FREE = frozenset(
    {sorted, len, set, frozenset, min, max, any, all, isinstance, bool, type, id}
)
#: What goes over a set and is the same with a list in its place.
_IN_ORDER = frozenset(
    {
        list,
        tuple,
        enumerate,
        zip,
        map,
        filter,
        iter,
        sum,
        sorted,
        min,
        max,
        deque,
        Counter,
        dict.fromkeys,
    }
)
#: What only goes over its arguments, so that their parts may be unknown.
_GOING_OVER = frozenset({enumerate, zip, list, tuple})
#: What gives the parts of several things together.
_MIXING = frozenset({enumerate, zip})
_IN_ORDER_MODULES = frozenset(
    {"itertools", "_functools", "functools", "statistics", "heapq", "_heapq"}
)
_ENDLESS_OK = frozenset(
    {range, len, isinstance, iter, reversed, enumerate, zip, bool, type, map, filter, min, max}
)
_TEXTS = (str, bytes, bytearray)
_WIDE_METHODS = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
#: Whose iterators do nothing before the first item is asked for.
_LAZILY_GONE_OVER = frozenset({list, tuple, range, str})
_CALLABLE_KINDS = (operator.itemgetter, functools.partial)


class Calls:
    """Calls things for a program."""

    def __init__(self, run: Run, attributes: Attributes) -> None:
        self._run = run
        self._attributes = attributes
        self.ours: dict[int, Any] = {}  #: functions of ours that programs hold, by identity
        #: What is done when an object of one of these types is called.
        self.answering: dict[type, Callable[..., Any]] = {}
        self._habits: dict[Hashable, Habit] = {}  #: of what may be called
        self._quiet = habits.quiet_types()
        self._loaded: frozenset[str] | None = None
        attributes.loaded = self.loaded
        self.loaded()

    def loaded(self) -> bool:
        """Whether more can be called now, because more was loaded."""
        loaded = frozenset(name for name in _LATE if name in sys.modules)
        if loaded == self._loaded:
            return False
        self._loaded = loaded
        self._safe = self._attributes.classes.callable = _host_callables(loaded)
        self._quiet = habits.quiet_types()
        return True

    # -- entry points -----------------------------------------------------------------------

    def call(self, site: int, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """`function(*args, **kwargs)`."""
        run = self._run
        run.step()
        if type(function) is FunctionType and function.__code__.co_filename[0] == MARK:
            depth = run.depth
            if depth >= run.nesting.calls:
                return run.nesting.deeper(depth, self.call, site, function, *args, **kwargs)
            run.depth = depth + 1
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return run.gave_up(undecided, (function, *args, *kwargs.values()))
            finally:
                run.depth = depth
        ours = self.ours.get(id(function))
        if ours is not None:
            return ours(site, *args, **kwargs)
        return self._other(site, function, args, kwargs)

    def method(self, site: int, owner: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """`owner.name(*args, **kwargs)`."""
        run = self._run
        run.step()
        if type(owner) is Grid and name in ("ravel", "flatten") and not (args or kwargs):
            return owner.in_a_row()
        if type(owner) is Unknown:
            of_shape = shapes.method(run, owner, name, args, kwargs)
            if of_shape is not None:
                run.operate(owner)
                return of_shape
        if name == "fill" and run.taint.by_id and not kwargs and filling.fill(run, owner, args):
            return None
        function = self._attributes.get(owner, name)
        kind = type(function)
        inner = function.__func__ if kind is MethodType else function
        if type(inner) is FunctionType and inner.__code__.co_filename[0] == MARK:
            depth = run.depth
            if depth >= run.nesting.calls:
                return run.nesting.deeper(depth, self.call, site, function, *args, **kwargs)
            run.depth = depth + 1
            try:
                return function(*args, **kwargs)
            except UnknownTruth as undecided:
                return run.gave_up(undecided, (owner, inner, *args, *kwargs.values()))
            finally:
                run.depth = depth
        if kind is Unknown and not kwargs:
            form = symbolic.method(owner, name, args)
            if name == "zero_grad" and not args and is_value(type(symbolic.form_of(owner))):
                run.recorder.touch(owner)
                return symbolic.form_of(owner).zero_grad()
            if form is not None:
                made = function.again(*args)
                made.form = form
                return made
        ours = self.ours.get(id(function))
        if ours is not None:
            return ours(site, *args, **kwargs)
        if name == "backward":
            return self._backward(site, owner, function, args, kwargs)
        return self._other(site, function, args, kwargs)

    def _backward(
        self, site: int, owner: Any, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """`owner.backward()`, with the graph as it is before and after it."""
        run = self._run
        if run.taint.by_id:
            below = graph.unknown_below(run.taint, owner)
            if below is not None:
                function = below
        form = symbolic.form_of(owner)
        shot = None
        if site >= 0 and is_value(type(form)) and not run.recorder.is_looking:
            shot = graph.snapshot(form, run.recorder.names)
        if type(function) is Unknown and is_value(type(form)) and not args and not kwargs:
            return self._backward_unknown(site, form, shot, function)
        if type(function) is Unknown:
            run.lose([owner], function)
        result = self._other(site, function, args, kwargs)
        if shot is not None and result is None:
            run.recorder.backward(site, shot)
        elif site >= 0 and type(result) is Unknown:
            run.recorder.doubt_site(site, result)
        return result

    def _backward_unknown(
        self, site: int, root: Any, shot: graph.Snapshot | None, unknown: Unknown
    ) -> None:
        """`root.backward()` without numbers: no gradient that it adds to is known any more."""
        run = self._run
        run.recorder.touch(root)
        gradient: Any = Unknown(unknown.why, unknown.line)
        for value in in_order(root):
            value.grad = gradient
        if shot is not None:
            run.recorder.backward(site, shot, unknown)

    # -- everything else --------------------------------------------------------------------

    def _other(
        self, site: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        run = self._run
        unknown = run.taint.of(function) if run.taint.exists else None
        if unknown is not None:
            return self._call_of_unknown(unknown, args, kwargs)
        kind = type(function)
        if kind in self.answering:
            return self.answering[kind](function, *args, **kwargs)
        own = function if issubclass(kind, type) else kind
        habit = key = None
        if own not in run.classes:
            key = habits.key_of(function)
            habit = self._habits.get(key)
        if habit is not None:
            return self._host(function, habit, args, kwargs)
        if kind is functools.partial:
            kwargs = {**function.keywords, **kwargs}
            return self.call(site, function.func, *function.args, *args, **kwargs)
        if own in run.classes or run.owns(own):
            depth = run.depth
            if depth >= run.nesting.calls:
                return run.nesting.deeper(depth, self._other, site, function, args, kwargs)
            run.depth = depth + 1
            try:
                made = function(*args, **kwargs)
            except UnknownTruth as undecided:
                return run.gave_up(undecided, (function, *args, *kwargs.values()))
            finally:
                run.depth = depth
            if own.__hash__ is object.__hash__:
                run.orders.born(made)
            return made
        if not self.allowed(function):
            if not callable(function):
                return function(*args, **kwargs)  # CPython's own complaint
            name = getattr(function, "__qualname__", type(function).__name__)
            refused = run.unknown(f"{name}() is not evaluated")
            return self._call_of_unknown(refused, (function, *args), kwargs)
        habit = Habit(function)
        if habits.is_lasting(function, run.owns, _in(function, self._safe)):
            self._habits[key] = habit
        return self._host(function, habit, args, kwargs)

    def _call_of_unknown(
        self, unknown: Unknown, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Unknown:
        """What is called may do anything to what it is a part of, and to what it is given."""
        run = self._run
        if unknown.dotted == tables.REDIRECTING:
            run.recorder.redirected = unknown.why
        given = [*args, *kwargs.values()]
        looks = unknown.looks and "inplace" not in kwargs and "out" not in kwargs
        bar = self._bar(unknown, args, kwargs) if looks else None
        if bar is not None:
            run.operate(unknown)
            return bar
        if unknown.dotted in tables.GRIDS and not run.reshapes:
            run.operate(unknown)
            return self._figure_and_axes(unknown, *args, **kwargs)
        if looks:
            run.lose(self._touched(given), unknown, only_looks=True)
        else:
            run.lose([unknown, *given], unknown, hands_over=True)
            run.may_have_raised(unknown)
        run.operate(unknown)
        arrays = tuple(thing for thing in given if is_array(type(thing)))  # may be kept as they are
        return Unknown(unknown.why, unknown.line, looks=unknown.looks, roots=arrays)

    def _bar(self, unknown: Unknown, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """A progress bar around what a loop can go over, or None."""
        name = unknown.dotted
        if name in tables.RANGES_WITH_BARS and all(type(a) is int for a in args) and args:
            return Progress(unknown, range(*args))
        around = args[0] if args else kwargs.get("iterable", kwargs.get("sequence"))
        if around is None or self._run.taint.of(around) is not None:
            return None
        if name in tables.BARS:
            # One that is disabled closes the generator that it is left early of.
            return None if is_used_up(around) and "disable" in kwargs else Progress(unknown, around)
        if name in tables.GENERATORS_WITH_BARS:
            if is_used_up(around):
                return Progress(unknown, around)
            if type(around) in _LAZILY_GONE_OVER:
                return Progress(unknown, iter(around))
        return None

    def _figure_and_axes(
        self, unknown: Unknown, *args: Any, squeeze: Any = True, **kwargs: Any
    ) -> Any:
        """A figure with axes in rows and columns; in less than two dimensions where they fit."""
        figure = unknown.part()
        rows, columns = (*args[:2], *(kwargs.get(n, 1) for n in ("nrows", "ncols")[len(args) :]))
        if not all(type(n) is int and 0 < n < _MOST_AXES for n in (rows, columns)):
            return unknown.part()
        if squeeze is not True and squeeze is not False:
            return unknown.part()
        grid = tuple(n for n in (rows, columns) if n > 1 or not squeeze)
        return figure, (Grid(unknown, grid) if grid else unknown.part())

    def _touched(self, given: list[Any]) -> list[Any]:
        """What even code that only looks at its arguments changes: it calls, and takes items."""
        lost = [thing for thing in given if is_used_up(thing) or self._is_callback(thing)]
        for thing in given:
            lost += filter(self._is_callback, items(thing))
        for thing in self._run.acting(given):
            own = (vars(kind) for kind in type(thing).__mro__ if kind in self._run.classes)
            if any(
                map(tables.is_special, {name for names in own for name in names} - _SEEN_BY_ALL)
            ):
                lost.append(thing)
            lost += self._changed_by_showing(thing)
        return lost

    def showing(self, value: Any) -> list[Any]:
        """The methods that give the texts of what a container holds; not all may have been run."""
        own = self._run.acting((value,)) if type(value) not in self._run.classes else []
        return [held for kind in {type(thing) for thing in own} for held in self._showing(kind)]

    def _showing(self, kind: type) -> Iterator[Any]:
        """The methods of a class by which its instances are shown."""
        for base in kind.__mro__:
            if base in self._run.classes:
                for name, held in vars(base).items():
                    if name in tables.SHOWING and name != "__init__":
                        yield held

    def _changed_by_showing(self, thing: Any) -> list[Any]:
        """What the methods change by which code that only looks asks an object for its text."""
        changing = [
            method
            for method in self._showing(type(thing))
            if "changes" in self._run.flags(getattr(method, "__code__", None))
        ]
        return [thing, *changing] if changing else []

    def allowed(self, function: Any) -> bool:
        """Whether the tables name this callable."""
        try:
            if function in self._safe:
                return True
        except (TypeError, UnknownTruth):
            return is_polynomial(type(function))  # which has no hash
        kind = type(function)
        if kind is types.MethodType:
            inner = function.__func__
            if (
                getattr(inner, "__code__", None) is not None
                and inner.__code__.co_filename[0] == MARK
            ):
                return True
            return self._named(type(function.__self__), inner.__name__) or (
                isinstance(function.__self__, type)
                and self._named(function.__self__, inner.__name__)
            )
        if issubclass(kind, (types.BuiltinFunctionType, types.MethodWrapperType)):
            owner = function.__self__
            if isinstance(owner, type):
                return self._named(owner, function.__name__)
            return not isinstance(owner, types.ModuleType) and self._named(
                type(owner), function.__name__
            )
        if kind in (
            types.MethodDescriptorType,
            types.WrapperDescriptorType,
            types.ClassMethodDescriptorType,
        ):
            return self._named(function.__objclass__, function.__name__)
        if kind is functools.partial:
            return self._callable(function.func)
        if kind is types.FunctionType:
            # What a program can hold of these modules came to it by the tables.
            name = function.__code__.co_filename
            return (
                name[0] == MARK
                or name == "<string>"
                or function.__globals__.get("__name__") in _OWN_MODULES
            )
        if kind in _CALLABLE_KINDS or kind.__name__ in ("_lru_cache_wrapper", "vectorize"):
            return True
        if kind.__name__ in tables.CORE_ATTRIBUTES and module_of(kind).startswith("neurogebra."):
            return "__call__" in tables.CORE_ATTRIBUTES[kind.__name__]
        if kind.__module__ == "typing" or isinstance(function, types.GenericAlias):
            return True
        if isinstance(function, type):
            return issubclass(function, (BaseException, tuple)) or function in self._safe
        return False

    def _callable(self, function: Any) -> bool:
        return (
            id(function) in self.ours
            or (isinstance(function, type) and function in self._run.classes)
            or self.allowed(function)
        )

    def _named(self, kind: type, name: str) -> bool:
        if self._run.owns(kind):  # one that is being made included
            return name in tables.OPEN_DUNDERS or any(
                name
                in (base.__dict__ if base in self._run.classes else self._attributes._table(base))  # pyright: ignore[reportPrivateUsage]
                for base in kind.__mro__
            )
        return name in self._attributes._table(kind) or name in tables.ATTRIBUTES.get(kind, ())  # pyright: ignore[reportPrivateUsage]

    def _host(
        self, function: Any, habit: Habit, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """A call of something allowed that is not the program's own."""
        run = self._run
        taint = run.taint
        name = habit.name
        owner = getattr(function, "__self__", None)
        if taint.exists:
            if _in(function, tables.GOING_OVER_BARS):
                args = tuple(map(gone_over, args))
            if _in(function, _GOING_OVER):
                args = tuple(shapes.rows(run, argument) for argument in args)
            unknown = self._unknown_among(function, name, owner, args, kwargs)
            if unknown is not None:
                of_shape = shapes.asked(run, unknown, function, args)
                if of_shape is not None:
                    return of_shape
                return self._not_called(unknown, function, name, owner, args, kwargs)
        matters = run.orders.matters
        if name == "pop" and matters(owner) and not args:
            return self._popped(owner)  # pyright: ignore[reportArgumentType]
        quiet = not kwargs
        if quiet:
            for argument in args:
                if type(argument) not in self._quiet:
                    quiet = False
                    break
        why = ""
        if not quiet and (any(map(matters, args)) or any(map(matters, kwargs.values()))):
            args, why = self._in_order(function, owner, args, kwargs)
        if habit.bounded or not quiet:
            why = why or self._bound(function, habit, owner, args, kwargs)
        if not quiet:
            why = why or self._unfit(args, kwargs)
        if why:
            return self._not_called(run.unknown(why), function, name, owner, args, kwargs)
        if habit.changes:
            run.recorder.touch(owner)
        if habit.changes_arguments and args:
            run.recorder.touch(args[0])
        if not quiet:
            self._touch_used_up(args)
        if habit.writes or kwargs:
            for thing in self._written(function, name, owner, args, kwargs):
                run.recorder.touch(thing)
        if habit.draws and run.recorder.is_looking:
            raise UnknownTruth(Unknown("looking at it would draw from a generator", run.line()))
        closes = habit.closes
        if run.hosts >= run.nesting.hosts:
            return run.nesting.through_hosts(self._host, function, habit, args, kwargs)
        run.closing += closes
        run.hosts += 1
        try:
            result = function(*args, **kwargs)
        except UnknownTruth as undecided:
            changeable = self._changeable(function, name, owner, args, kwargs)
            changeable += run.acting((owner,))  # what compares or shows what it holds is code too
            run.gave_up(undecided, changeable, from_host=True)
            return self._not_called(undecided.unknown, function, name, owner, args, kwargs)
        except TypeError as error:
            if taint.exists and about_unknown(error):
                unknown = run.unknown("an operation on something unknown")
                return self._not_called(unknown, function, name, owner, args, kwargs)
            arguments.annotate(error, function)
            raise
        finally:
            run.closing -= closes
            run.hosts -= 1
        if type(result) in _NUMBERS_AND_NONE and not habit.random:
            return result
        return self._result(function, habit, owner, args, kwargs, result)

    def _touch_used_up(self, args: tuple[Any, ...]) -> None:
        """A call changes the iterators that it is given, and may call what changes others."""
        recorder = self._run.recorder
        for argument in args:
            if is_used_up(argument):
                recorder.touch(argument)
            elif issubclass(type(argument), types.BuiltinFunctionType) and changes(
                argument.__self__, argument.__name__
            ):
                recorder.always_changing(argument.__self__)

    def _popped(self, owner: set[Any]) -> Any:
        """An element of a set, which of them an order decides."""
        element = self._run.orders.ordered(owner)[0]
        self._run.recorder.touch(owner)
        owner.discard(element)
        return element

    def _in_order(
        self, function: Any, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[tuple[Any, ...], str]:
        """Arguments with sets as lists in order, or why a call cannot be made with a set."""
        orders = self._run.orders
        if isinstance(owner, (set, frozenset)) or (
            _in(function, _ORDER_FREE) and "key" not in kwargs
        ):
            return args, ""
        module = getattr(function, "__module__", "") or ""
        takes = (
            _in(function, _IN_ORDER)
            or isinstance(owner, (list, deque, str, dict))
            or (module in _IN_ORDER_MODULES and isinstance(owner, (ModuleType, type(None), type)))
        )
        if not takes or any(map(orders.matters, kwargs.values())):
            return args, "the order of a set differs from run to run"
        return tuple(orders.ordered(a) if orders.matters(a) else a for a in args), ""

    def _unknown_among(
        self, function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Unknown | None:
        """The Unknown for which a call is not made; some calls can be made with one."""
        taint = self._run.taint
        if owner is not None and not isinstance(owner, (ModuleType, type)):
            unknown = taint.of(owner)
            if unknown is not None:
                return unknown
            if isinstance(owner, _CONTAINERS):
                if name in tables.MOVING_METHODS:
                    return None
                unknown = taint.within((owner,))
                if name in _TAKING_CARE:
                    unknown = taint.lost_within((owner, *args))
                if unknown is not None:
                    return unknown
        if _in(function, tables.MOVERS):
            return taint.within(args, deep=False)
        if self._hands_on(function):
            return None
        given = (*args, *kwargs.values())
        unknown = taint.within(given, deep=not _in(function, tables.STEP_BY_STEP))
        if unknown is None and taint.by_id:
            unknown = taint.lost_within(given, copied=_in(function, tables.COPIERS))
        return unknown

    def _hands_on(self, function: Any) -> bool:
        """Whether it calls the program's own code with what it is given, and that alone."""
        kind = type(function)
        if kind is MethodType:
            return self._hands_on(function.__func__)
        if kind is FunctionType:
            return function.__code__.co_filename[0] == MARK or function.__code__ is _MANAGER_CODE
        if kind is functools.partial:
            return self._hands_on(function.func)
        if kind is type and issubclass(function, BaseException):
            return True
        return isinstance(function, type) and function in self._run.classes

    def _not_called(
        self,
        unknown: Unknown,
        function: Any,
        name: str,
        owner: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Unknown:
        """A call that was not made, or not to its end: what it could have changed is lost."""
        run = self._run
        if name in _SETTING:
            raise Adrift(unknown)
        run.lose(self._changeable(function, name, owner, args, kwargs), unknown)
        generator = _generator_of(function, owner)
        if generator is not None:
            run.unseed(generator, unknown.why)
        if type(function).__name__ == "_lru_cache_wrapper":
            run.lose([function, *args, *kwargs.values()], unknown)
        run.operate(unknown)
        held = owner if owner is not None and not isinstance(owner, ModuleType) else None
        made = unknown.again(held, *args, *kwargs.values())
        made.mixes = unknown.looks and _in(function, _MIXING)
        made.form = symbolic.called(function, name, owner, args, kwargs)
        made.shape, made.dtype = shapes.called(run, function, name, owner, args, kwargs)
        return made

    def _unfit(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """Why a function may not be handed on: only a guard knows what to make of its result."""
        for function in (*args, *kwargs.values()):
            if not callable(function) or type(function) in _PLAINLY_CALLED:
                continue
            while type(function) is functools.partial:
                function = function.func  # pyright: ignore[reportFunctionMemberAccess]
            owner = getattr(function, "__self__", None)
            if draws(owner) and not self._run.knows_state(owner):
                return NO_SEED
            if getattr(function, "__name__", "") in _GIVING_WHATEVER_WAS_THERE:
                return "np.empty holds whatever was there"
        return ""

    def _changeable(
        self,
        function: Any,
        name: str,
        owner: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> list[Any]:
        """What a call of the machine's own code may change: its owner, iterators, callbacks."""
        lost: list[Any] = []
        is_changed = owner is not None and changes(owner, name)
        if is_changed or is_used_up(owner):
            lost.append(owner)
        if is_changed or name in habits.ARGUMENT_CHANGERS:
            lost += [*args, *kwargs.values()]  # they may have been stored
        lost += self._written(function, name, owner, args, kwargs)
        given = [*args, *kwargs.values()]
        lost += (thing for thing in given if is_used_up(thing) or self._is_callback(thing))
        for thing in given:
            lost += filter(self._is_callback, items(thing))
        return lost + self._run.acting(given)

    def _written(
        self,
        function: Any,
        name: str,
        owner: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> list[Any]:
        """The arrays that a call of numpy writes to besides its result."""
        written = numpy_changes.written(function, name, owner, args, kwargs)
        return [one for thing in written for one in (thing, *items(thing)) if is_array(type(one))]

    def _is_callback(self, thing: Any) -> bool:
        if type(thing) in (FunctionType, MethodType, functools.partial):
            return True
        if type(thing) in (types.BuiltinMethodType, types.MethodWrapperType):
            return not isinstance(thing.__self__, ModuleType)
        return issubclass(type(thing), type) and thing in self._run.classes

    def _bound(
        self, function: Any, habit: Habit, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> str:
        """Why a call is not made: it would take too much, or differ from run to run. Else ""."""
        run, name = self._run, habit.name
        limit = run.budget.elements
        for argument in args:
            kind = type(argument)
            if kind is range and len_of(argument) > limit and not _in(function, _ENDLESS_OK):
                return operators.too_many(run, len_of(argument))
        if _in(function, _TEXT_OF) and args:
            return self.text_bound(args[0], as_text=function in (str, format))
        if name in _TEXT_METHODS:
            return self.text_bound(args[0] if isinstance(owner, (type, type(None))) else owner)
        if function is hash and args and not steady(args[0]):
            return "hash() of this differs from run to run"
        if function is type and len(args) != 1:
            return "type() with three arguments is not evaluated"
        if name in _CODING or function in (str, bytes, bytearray):
            why = _codec(args[name not in _CODING :], kwargs)
            if why:
                return why
        if isinstance(owner, _TEXTS):
            return self._text_method(owner, name, args)
        if isinstance(owner, string.Template):
            return self._filled_in(owner, (*args, *kwargs.values()))
        if isinstance(owner, io.StringIO):
            return self._written_bound(owner, name, args)
        if name in ("strftime", "strptime") or isinstance(owner, (datetime.date, datetime.time)):
            return operators.local_time((*args, *kwargs.values()))
        if name == "normalize" and len(args) == 2 and isinstance(args[1], str):
            return operators.too_long(run, 18 * len(args[1]))  # no sign becomes more than so many
        if function in (bytes, bytearray) and args and isinstance(args[0], int):
            return operators.too_many(run, args[0])
        module = getattr(function, "__module__", "") or ""
        if module == "math" or function is pow:
            return self._math_bound(name, args)
        if habit.of_numpy:
            return numpy_bounds.why_not(run, name, owner, args, kwargs, module or "numpy")
        return ""

    def store_bound(self, thing: Any, index: Any, value: Any) -> str:
        """Why `thing[index] = value` is not done."""
        if is_polynomial(type(thing)):
            return "storing a coefficient is not evaluated"
        if type(index) is slice and type(value) is range:
            return operators.too_many(self._run, len_of(value))
        return ""

    def _text_method(self, owner: str | bytes | bytearray, name: str, args: tuple[Any, ...]) -> str:
        run = self._run
        if name in _WIDE_METHODS and args and isinstance(args[0], int):
            return operators.too_long(run, args[0])
        if name == "replace" and len(args) > 1 and isinstance(args[1], _TEXTS):
            return (
                operators.too_long(run, (len(owner) + 1) * max(len(args[1]), 1))
                if len(owner) * len(args[1]) > run.budget.text
                else ""
            )
        if name == "join" and args and isinstance(args[0], (list, tuple)):
            return operators.too_long(
                run,
                sum(len(p) for p in args[0] if isinstance(p, _TEXTS)) + len(owner) * len(args[0]),
            )
        return ""

    def _written_bound(self, file: io.StringIO, name: str, args: tuple[Any, ...]) -> str:
        """Why this is not written to a text in memory, or its place not set."""
        if file.closed or not args:
            return ""
        if name == "write" and isinstance(args[0], str):
            return operators.too_long(self._run, file.tell() + len(args[0]))
        if name == "writelines" and isinstance(args[0], (list, tuple)):
            total = sum(len(line) for line in args[0] if isinstance(line, str))
            return operators.too_long(self._run, file.tell() + total)
        if name == "seek" and isinstance(args[0], int):
            return operators.too_long(self._run, args[0])
        return ""

    def _filled_in(self, template: string.Template, values: tuple[Any, ...]) -> str:
        """Why values are not put into a template."""
        every = [*values, *(value for given in values for value in items(given))]
        longest = max((len(value) for value in every if isinstance(value, str)), default=0)
        too_long = operators.too_long(self._run, template.template.count("$") * longest)
        return too_long or next(filter(None, map(self.text_bound, values)), "")

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

    def text_bound(self, value: Any, as_text: bool = False) -> str:
        """Why the text of a value is not made: it differs from run to run, or is too long."""
        run = self._run
        if type(value) in (int, float, str, bool, complex) or value is None:
            return ""
        if size(value, 200_000) >= 200_000:
            return "a text of this size is not evaluated"
        return unsteady(run, value, as_text)

    def _result(
        self,
        function: Any,
        habit: Habit,
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
            if not habit.random:
                return result
            random_result = self._random(function, habit.name, owner, args, kwargs, result)
            return result if random_result is None else random_result
        if kind is UnknownText or isinstance(result, Unknown):
            return result
        if "where" in kwargs and "out" not in kwargs and type(function).__name__ == "ufunc":
            return run.unknown(
                "where `where` is false the result holds whatever was there",
                tuple(getattr(result, "shape", ())) or None,
                str(getattr(result, "dtype", "")) or None,
            )
        if is_array(type(result)) and result.dtype.hasobject:
            return run.unknown("arrays of Python objects are not evaluated")
        if habit.random:
            random_result = self._random(function, habit.name, owner, args, kwargs, result)
            if random_result is not None:
                return random_result
        if habit.name in ("empty", "empty_like") and is_array(type(result)) and result.size:
            return filling.begin(run, result, "np.empty holds whatever was there")
        unknown = run.taint.of(result) if run.taint.by_id else None
        return result if unknown is None else Unknown(unknown.why, unknown.line)

    def _random(
        self,
        function: Any,
        name: str,
        owner: Any,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        result: Any,
    ) -> Any:
        """Draws without a seed are not known; None where the result may be told."""
        run = self._run
        owner = _generator_of(function, owner)
        if owner is None:
            given = [a for a in (*args, *kwargs.values()) if a is not None]
            if _is_generator_maker(function, name) and given and not any(map(draws, given)):
                run.seeded[run.stream(result)] = result
            return None
        stream = run.stream(owner)
        if name == "seed":
            if any(a is not None for a in (*args, *kwargs.values())):
                run.unseeded.pop(stream, None)
                run.seeded[stream] = owner
            else:
                run.unseeded[stream] = (owner, NO_SEED)
            return None
        if run.knows_state(owner):
            if name == "spawn":
                run.seeded |= {run.stream(child): child for child in result}
            return None
        why = run.unseeded.get(stream, (None, NO_SEED))[1]
        shape = tuple(map(int, result.shape)) if is_array(type(result)) else None
        dtype = str(result.dtype) if is_array(type(result)) else None
        unknown = run.unknown(why, shape, dtype, roots=args)
        unknown.form = symbolic.drawn(name, result)
        if name == "shuffle" and args:
            run.lose(args[:1], unknown)
        run.lose(self._written(function, name, owner, args, kwargs), unknown)
        return unknown


_OWN_MODULES = frozenset(tables.MODULES) | {
    Attributes.__module__,
    "neurogebra_lsp.worker.guards",
    "neurogebra_lsp.worker.standins",
}
#: What a class may have in its namespace without being asked to do more than show itself.
_SEEN_BY_ALL = tables.SHOWING | {
    "__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__",
    "__slots__", "__firstlineno__", "__static_attributes__", "__match_args__", "__replace__",
    "__dataclass_fields__", "__dataclass_params__", "__post_init__", "__abstractmethods__",
}  # fmt: skip
_MOST_AXES = 100
#: What sets how all that follows is computed and shown.
_SETTING = frozenset(
    {"set_printoptions", "printoptions", "seterr", "errstate", "setcontext", "localcontext"}
)
_NUMBERS_AND_NONE = frozenset({int, float, bool, type(None)})
_CONTAINERS = (list, dict, set, frozenset, tuple, deque, str)
_PLAINLY_CALLED = frozenset({FunctionType, type})
_GIVING_WHATEVER_WAS_THERE = frozenset({"empty", "empty_like"})
#: Methods that compare or look at items one by one.
_TAKING_CARE = frozenset({"index", "count", "remove", "sort", "__len__"})


#: What `contextmanager` makes of a function; it hands its arguments on.
_MANAGER_CODE = contextlib.contextmanager(lambda: iter(())).__code__  # pyright: ignore


_CODING = frozenset({"encode", "decode"})
#: The encodings that are there without a module of their own being loaded.
_CODECS = frozenset(
    [
        "utf8",
        "utf16",
        "utf16le",
        "utf16be",
        "utf32",
        "utf32le",
        "utf32be",
        "ascii",
        "usascii",
        "latin1",
        "iso88591",
        "unicodeescape",
        "rawunicodeescape",
    ]
)


def _codec(args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Why a text is not encoded so, or ""."""
    named = kwargs.get("encoding", args[0] if args else "utf8")
    if type(named) is str and re.sub(r"[-_ ]", "", named.lower()) in _CODECS:
        return ""
    return "" if not issubclass(type(named), str) else f"the encoding {named} is not evaluated"


def _in(function: Any, known: frozenset[Any]) -> bool:
    try:
        return function in known
    except TypeError:
        return False


def len_of(numbers: range) -> int:
    """The length of a range of any size."""
    step = numbers.step
    return max(0, (numbers.stop - numbers.start + step - (1 if step > 0 else -1)) // step)


def _generator_of(function: Any, owner: Any) -> Any:
    """The random generator that a call is about: of some functions it is numpy's own."""
    if draws(owner):
        return owner
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None and (function is numpy_random.seed or function is set_state):
        return numpy_random.mtrand._rand
    return None


def _is_generator_maker(function: Any, name: str) -> bool:
    return function is random.Random or (
        (name in ("default_rng", "RandomState") or name in STATES)
        and "numpy" in str(getattr(function, "__module__", ""))
    )


#: Modules that few programs use, and that are loaded for those.
_LATE = (
    "numpy", "neurogebra.core.tensor", "neurogebra.core.trainer",
    "numpy.fft", "numpy.char", "numpy.polynomial",
)  # fmt: skip


@functools.cache
def _host_callables(late: frozenset[str]) -> frozenset[Any]:
    """Every callable that the tables name, of the modules that are loaded."""
    import builtins
    import importlib

    safe: set[Any] = {str.maketrans}
    safe |= {
        getattr(builtins, name)
        for name in tables.PLAIN_BUILTINS
        if callable(getattr(builtins, name, None))
    }
    absent = {*_LATE} - late
    for module, names in tables.MODULES.items():
        if module in absent:
            continue
        if module == "neurogebra":  # asking it for these would load them
            names -= {"Tensor", "Trainer"}
        try:
            loaded = importlib.import_module(module)
        except ImportError:
            continue
        safe |= set(_callables(loaded, names))
    if "numpy" in absent:
        return frozenset(safe)
    import numpy

    from neurogebra_lsp.worker import numpy_table

    safe |= set(_callables(numpy, numpy_table.NAMES))
    safe |= set(_callables(numpy.linalg, numpy_table.LINALG))
    safe |= set(_callables(numpy.random, numpy_table.RANDOM))
    for module, names in numpy_table.PARTS.items():
        if module in sys.modules:
            safe |= set(_callables(sys.modules[module], names))
    return frozenset(safe)


def _callables(module: Any, names: Iterable[str]) -> Iterable[Any]:
    for name in names:
        try:
            thing = getattr(module, name, None)
        except ImportError:
            continue
        if callable(thing) and type(thing).__hash__ is not None:
            yield thing
