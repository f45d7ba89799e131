"""The guards by the names that rewritten programs call them by, and the names they start with."""

# Guards look at the frames that call them.
# pyright: reportPrivateUsage=false

from __future__ import annotations

import abc
import collections
import contextlib
import dataclasses
import enum
import functools
import gc
import importlib
import importlib.util
import io
import itertools
import operator
import pprint
import sys
import types
import typing
from collections.abc import Callable, Generator, Iterator, Sequence
from types import FrameType
from typing import Any, NoReturn

from neurogebra_lsp.wire import NO_NUMPY
from neurogebra_lsp.worker import filling, nesting, operators, shapes, standins, tables
from neurogebra_lsp.worker.attributes import Attributes
from neurogebra_lsp.worker.calls import Calls, is_used_up, len_of
from neurogebra_lsp.worker.courses import Path
from neurogebra_lsp.worker.filling import Unfilled
from neurogebra_lsp.worker.kinds import Output, is_array, is_iterator, is_value
from neurogebra_lsp.worker.modules import complain, is_open
from neurogebra_lsp.worker.rewrite import MARK
from neurogebra_lsp.worker.run import Run
from neurogebra_lsp.worker.standins import Looked, real_class
from neurogebra_lsp.worker.steadiness import ADDRESS
from neurogebra_lsp.worker.trace import LoopRun
from neurogebra_lsp.worker.unknown import (
    FLAT,
    Adrift,
    Control,
    Falsy,
    Grid,
    Progress,
    Truthy,
    Unknown,
    UnknownText,
    UnknownTruth,
    about_unknown,
    gone_over,
    of_our_limits,
)

_HAS_NUMPY = importlib.util.find_spec("numpy") is not None
_BASES = frozenset(
    {object, list, dict, set, frozenset, tuple, int, float, str,
     abc.ABC, typing.Generic, enum.Enum, enum.IntEnum,
     enum.Flag, enum.IntFlag, contextlib.ContextDecorator, contextlib.AbstractContextManager}
)  # fmt: skip
_BASE_MODULES = frozenset({"collections", "enum", "typing", "collections.abc", "numbers"})
#: What a handler of `BaseException` means: all that a program can meet.
_CATCHABLE = (Exception, KeyboardInterrupt, SystemExit, GeneratorExit)
_METACLASSES = frozenset({abc.ABCMeta, enum.EnumMeta, type})
#: Types that a class pattern with one positional part gives whole.
_MATCHED_WHOLE = frozenset(
    {bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple}
)


def table(run: Run) -> dict[str, Any]:
    """Every name that an evaluation's programs start with, guards and builtins."""
    guards = _Guards(run)
    names: dict[str, Any] = {
        MARK + name.removeprefix("on_"): getattr(guards, name)
        for name in dir(guards)
        if name.startswith("on_")
    }
    run.operators = operators.guards(run)
    for name, guard in run.operators.items():
        names[MARK + name] = guard
    names |= {
        f"{MARK}call": guards.calls.call,
        f"{MARK}method": guards.calls.method,
        f"{MARK}attribute": guards.attributes.get,
        f"{MARK}super": super,
        f"{MARK}slice": slice,
        f"{MARK}Control": Control,
        f"{MARK}AssertionError": AssertionError,
    }
    guards.comparisons = {name: names[MARK + name] for name in ("eq", "ne", "lt", "le", "gt", "ge")}
    guards.comparisons |= {
        "is_": guards.on_is_,
        "is_not": guards.on_is_not,
        "contains": guards.on_contains,
        "not_contains": guards.on_not_contains,
    }
    names |= guards.builtins()
    return names


class _Guards:
    """Control flow, names, targets and text. Every `on_x` is called as `§x`."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._taint = run.taint
        self._recorder = run.recorder
        self.attributes = Attributes(run)
        self.calls = Calls(run, self.attributes)
        self.comparisons: dict[str, Callable[[Any, Any], Any]] = {}
        self._undecided: Unknown | None = None
        self._n_watches = 0
        self._decided_by: Unknown | None = None
        self._put: Any = None
        self._output = Output(io.BytesIO())
        self._misfits = False
        self._kept: dict[int, Any] = {}  # by frame: the truth of a comparison may be code too

    # -- recording --------------------------------------------------------------------------

    def on_bind(self, site: int, value: Any) -> Any:
        """A name is bound: the value itself, or an Unknown where it was lost for good."""
        if self._taint.by_id:
            value = self._current(value)
        self._recorder.bind(site, value)
        return value

    def on_seen(self, site: int, value: Any) -> Any:
        """An expression that runs once."""
        if self._taint.by_id:
            value = self._current(value)
        self._recorder.see(site, value)
        return value

    def on_entered(self, site: int, parameters: tuple[str, ...], given: tuple[Any, ...]) -> None:
        """A function of the program begins."""
        self._run.step()
        self._recorder.call(site, parameters, given, sys._getframe(1))

    def on_returned(self, site: int, value: Any) -> Any:
        """A function of the program ends."""
        if site >= 0:
            self._recorder.result(site, value, sys._getframe(1))
        return value

    def _current(self, value: Any) -> Any:
        unknown = self._taint.of(value)
        if unknown is None or unknown is value or type(unknown) is Unfilled:
            return value
        return shapes.standing(self._run, unknown, value)

    # -- truth ------------------------------------------------------------------------------

    def on_test(self, value: Any) -> bool:
        """The truth of a condition; False and undecided where it is not known."""
        if value is True or value is False:
            return value
        unknown = self._taint.of(value) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            self._undecided = unknown
            return False
        return bool(value)

    def on_undecided(self) -> bool:
        """Whether the condition just tested was unknown."""
        if self._undecided is None:
            return False
        self._decided_by, self._undecided = self._undecided, None
        return True

    def on_left_out(self, region: int) -> None:
        """A piece of program is not run."""
        described, _ = self._run.region(region)
        why = None if described.why else self._reason()
        self._decided_by = self._run.leave_out(region, sys._getframe(1).f_locals, why)

    def on_unknown_bound(self, _region: int) -> Unknown:
        """What a name is after a piece of program that was not run."""
        unknown = self._reason()
        made = Unknown(unknown.why, unknown.line)
        if unknown.mixes or unknown.looks:
            made.looks, made.mixes, made.roots = unknown.looks, unknown.mixes, unknown.roots
        return made

    def on_escape(self) -> None:
        """What was not run may have left the block around it."""
        raise UnknownTruth(self._reason())

    def _reason(self) -> Unknown:
        """The Unknown that the last decision met."""
        if self._decided_by is None:
            return Unknown("depends on something unknown", self._run.line())
        return self._decided_by

    def on_and_operand(self, value: Any) -> Any:
        """An operand of `and` before the last."""
        return self._operand(value, Falsy) if self._taint.exists else value

    def on_or_operand(self, value: Any) -> Any:
        """An operand of `or` before the last."""
        return self._operand(value, Truthy) if self._taint.exists else value

    def _operand(self, value: Any, kind: type[Unknown]) -> Any:
        unknown = self._taint.of(value)
        if unknown is None:
            return value
        self._run.operate(unknown)
        return kind(unknown.why, unknown.line, roots=(value,))

    def on_joined(self, region: int, value: Any) -> Any:
        """The result of an `and`, an `or` or a chain of comparisons."""
        kind = type(value)
        if kind is Falsy or kind is Truthy:
            return self._chosen(value, region, sys._getframe(1).f_locals)
        return value

    def on_unknown_choice(self, region: int) -> Unknown:
        """The result of an expression one of whose parts was chosen by something unknown."""
        unknown = self._undecided if self._undecided is not None else self._reason()
        self._undecided = None
        return self._chosen(unknown, region, sys._getframe(1).f_locals)

    def _chosen(self, unknown: Unknown, region: int, scope: dict[str, Any]) -> Unknown:
        """What an expression gives that may be any of the things it mentions."""
        described, _ = self._run.region(region)
        if described.binds:
            raise UnknownTruth(unknown)
        if described.acts:
            self._run.leave_out(region, scope, unknown)
        here = self._run.names_of(region >> 20)
        mentioned = (scope.get(name, here.get(name)) for name in described.mentions)
        return unknown.again(*mentioned)

    def on_decided(self, value: Any) -> Any:
        """A value whose truth or shape steers what cannot be left out piecewise."""
        unknown = self._taint.of(value) if self._taint.exists else None
        if unknown is not None:
            raise UnknownTruth(unknown)
        return value

    def on_not_(self, value: Any) -> Any:
        """`not value`."""
        unknown = self._taint.of(value) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            return Unknown(unknown.why, unknown.line)
        return not value

    def on_is_(self, left: Any, right: Any) -> Any:
        """`left is right`."""
        unknown = self._either(left, right)
        return (left is right) if unknown is None else unknown

    def on_is_not(self, left: Any, right: Any) -> Any:
        """`left is not right`."""
        unknown = self._either(left, right)
        return (left is not right) if unknown is None else unknown

    def _either(self, left: Any, right: Any, deep: bool = False) -> Unknown | None:
        if not self._taint.exists:
            return None
        unknown = self._taint.within((left, right), deep)
        if unknown is None:
            return None
        self._run.operate(unknown)
        return Unknown(unknown.why, unknown.line)

    def on_contains(self, left: Any, right: Any) -> Any:
        """`left in right`."""
        return self._contained(left, right, True)

    def on_not_contains(self, left: Any, right: Any) -> Any:
        """`left not in right`."""
        return self._contained(left, right, False)

    def _contained(self, left: Any, right: Any, positive: bool) -> Any:
        run = self._run
        if type(right) in run.classes and self._taint.of(right) is None:
            unknown = None  # its own code meets an Unknown by itself
        else:
            unknown = self._either(left, right, deep=True)
        if unknown is not None:
            lost = [right] if is_used_up(right) else []
            run.lose([*lost, *run.acting((left, right))], unknown)
            return unknown
        if is_used_up(right):
            self._recorder.touch(right)
        try:
            if type(right) in run.classes or is_used_up(right):
                with run.asks():
                    return (left in right) is positive
            return (left in right) is positive
        except UnknownTruth as undecided:
            lost = [right] if is_used_up(right) else []
            return run.gave_up(undecided, [*lost, *run.acting((left, right))])
        except TypeError as error:
            if self._taint.exists and about_unknown(error):
                return run.unknown("an operation on something unknown")
            raise

    def on_link(self, name: str, left: Any, right: Any) -> Any:
        """One comparison of a chain; its right side is the next one's left."""
        result = self.comparisons[name](left, right)
        self._kept[id(sys._getframe(1))] = right
        return result

    def on_kept(self) -> Any:
        """The right side of the comparison just made."""
        return self._kept.pop(id(sys._getframe(1)))

    # -- loops ------------------------------------------------------------------------------

    def on_loop(self, site: int, names: tuple[str, ...], paths: tuple[Path, ...]) -> LoopRun:
        """A loop is about to start."""
        frame = sys._getframe(1)
        return self._recorder.loop_starts(site, frame, names, paths)

    def on_left(self, loop: LoopRun) -> None:
        """A loop is left by a jump."""
        self._recorder.loop_ends(loop, sys._getframe(1))

    def on_for_each(self, loop: LoopRun, iterable: Any, spec: Any) -> Any:
        """What a `for` goes over, counted and recorded."""
        iterable = gone_over(iterable)
        unknown = self._source_unknown(iterable)
        if unknown is None:
            return self._passes(loop, iterable, spec)
        rows = self._rows(unknown, iterable)
        if rows is not None:
            return self._passes(loop, rows, spec)
        self._undecided = unknown
        self._recorder.loop_ends(loop, None, finished=False)
        return ()

    def _rows(self, unknown: Unknown, array: Any) -> Iterator[Any] | None:
        """The parts of an array that is not known but for its shape; None of what has no shape."""
        shape = shapes.standing(self._run, unknown, array).shape
        return (self.on_item(array, row) for row in range(shape[0])) if shape else None

    def _source_unknown(self, iterable: Any) -> Unknown | None:
        """Why it is not known what a loop goes over."""
        unknown = self._taint.of(iterable) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
        return unknown

    def _in_order(self, iterable: Any) -> Any:
        """A set that CPython orders anew in each run, in the order of this evaluation."""
        orders = self._run.orders
        return orders.passes(iterable) if orders.matters(iterable) else iterable

    def _passes(self, loop: LoopRun, iterable: Any, spec: Any) -> Iterator[Any]:
        run, recorder, taint = self._run, self._recorder, self._taint
        try:
            for item in self._items(self._in_order(iterable)):
                run.step()
                recorder.loop_passes(loop, sys._getframe(1))
                if type(spec) is int and not taint.by_id:
                    recorder.bind(spec, item, False)
                    yield item
                else:
                    self._misfits = False
                    yield self._unpacked(spec, item, names=False)
                if taint.by_id:
                    unknown = taint.of(iterable)
                    if unknown is not None:
                        run.operate(unknown)
                        self._undecided = unknown
                        recorder.loop_ends(loop, None, finished=False)
                        return
        except UnknownTruth as undecided:
            self._undecided = run.gave_up(undecided, (iterable,))
            recorder.loop_ends(loop, None, finished=False)
        finally:
            if not loop.finished and self._undecided is None:
                recorder.loop_ends(loop, sys._getframe(1))

    def _items(self, iterable: Any) -> Any:
        """The items of something, one by one: what the program's own code raises may end them."""
        if type(iterable) in _WITHOUT_CODE:
            return iterable
        iterator = iter(iterable)
        return iterator if _runs_no_code(iterator) else self._asked_for(iterator)

    def _asked_for(self, iterator: Iterator[Any]) -> Generator[Any, Any, Any]:
        while True:
            try:
                with self._run.asks():
                    item = next(iterator)
            except StopIteration as end:
                return end.value
            sent = yield item
            if sent is not None:
                iterator.send(sent)  # pyright: ignore - CPython's own complaint

    def on_while_test(self, loop: LoopRun, value: Any) -> bool:
        """The condition of a `while`, once for each pass and once more at its end."""
        self._run.step()
        goes_on = self.on_test(value)
        if goes_on:
            self._recorder.loop_passes(loop, sys._getframe(1))
        else:
            self._recorder.loop_ends(loop, sys._getframe(1), finished=self._undecided is None)
        return goes_on

    def on_put(self, value: Any) -> bool:
        """Whether the source of a comprehension is known; keeps it for `put_by`."""
        value = gone_over(value)
        unknown = self._source_unknown(value)
        rows = None if unknown is None else self._rows(unknown, value)
        if unknown is not None and rows is None:
            self._undecided = unknown
            return False
        self._put = self._counted(self._in_order(value) if rows is None else rows)
        return True

    def on_put_by(self) -> Any:
        """The source of the comprehension that starts now."""
        put, self._put = self._put, None
        return put

    def on_each(self, value: Any) -> Any:
        """A further source of a comprehension."""
        return self._counted(self.on_star(value))

    def on_each_unpacked(self, spec: Any, iterable: Any) -> Iterator[Any]:
        """Items taken apart, for a comprehension with several names."""
        star, parts = spec
        length, by_id = len(parts), self._taint.by_id
        names_nothing = star < 0 and parts.count(None) == length
        for item in iterable:
            if names_nothing and not by_id and type(item) is tuple and len(item) == length:
                yield item
            else:
                self._misfits = False
                yield self._unpacked(spec, item)

    def _counted(self, iterable: Any) -> Any:
        length = len_of(iterable) if type(iterable) is range else None
        if length is None and type(iterable) in _SIZED:
            length = len(iterable)
        if length is None or length > 1_000:
            return self._stepping(iterable)
        self._run.steps += length
        return iterable

    def _stepping(self, iterable: Any) -> Iterator[Any]:
        for item in self._items(iterable):
            self._run.step()
            yield item

    # -- targets ----------------------------------------------------------------------------

    def on_unpack(self, spec: Any, value: Any) -> Any:
        """A value taken apart as its target asks, each name recorded."""
        self._misfits = False
        return self._unpacked(spec, value)

    def on_unpack_each(self, specs: tuple[Any, ...], value: Any) -> list[Any]:
        """A value taken apart as each of several targets asks."""
        self._misfits = False
        return self._each_unpacked(specs, [value] * len(specs))

    def _unpacked(self, spec: Any, value: Any, names: bool = True) -> Any:
        by_id = self._taint.by_id
        if by_id:
            value = self._current(value)
        if spec is None or self._misfits:
            return value
        if type(spec) is int:
            self._recorder.bind(spec, value, names)
            return value
        star, parts = spec
        if star < 0 and not by_id and type(value) in _ROWS and len(value) == len(parts):
            return self._each_unpacked(parts, value, names)
        unknown = self._source_unknown(value)
        if unknown is not None:
            if star >= 0:
                raise UnknownTruth(unknown)  # how many the starred name takes is not known
            whole = unknown.part() if value is unknown else unknown.again(value)
            return self._each_unpacked(parts, [whole.part() for _ in parts], names)
        if self._run.orders.matters(value):
            value = self._run.orders.ordered(value)
        if not any(hasattr(type(value), name) for name in ("__iter__", "__getitem__")):
            return self._misfit(value)
        if type(value) not in _ROWS:
            value = self._items(value)
        if star < 0:
            items = (
                list(itertools.islice(value, len(parts) + 1)) if type(value) not in _ROWS else value
            )
            if len(items) != len(parts):
                return self._misfit(items)
            return self._each_unpacked(parts, items, names)
        items = list(value)
        if len(items) < len(parts) - 1:
            return self._misfit(items)
        after = len(parts) - star - 1
        middle = items[star : len(items) - after]
        head = self._each_unpacked(parts[:star], items[:star], names)
        self._unpacked(parts[star], middle, names)
        tail = self._each_unpacked(parts[star + 1 :], items[len(items) - after :], names)
        return [*head, *middle, *tail]

    def _each_unpacked(
        self, parts: Sequence[Any], values: Sequence[Any], names: bool = True
    ) -> Any:
        return [self._unpacked(p, v, names) for p, v in zip(parts, values, strict=True)]

    def _misfit(self, value: Any) -> Any:
        """What a target cannot take apart: CPython says so, before it stores the rest."""
        self._misfits = True
        return value

    def on_attribute_slot(self, thing: Any, name: str, site: int) -> _AttributeSlot:
        """Where an attribute is stored."""
        return _AttributeSlot(self, thing, name, site)

    def on_item_slot(self, thing: Any, index: Any) -> _ItemSlot:
        """Where an item is stored."""
        return _ItemSlot(self, thing, index)

    def on_put_attribute(self, value: Any, thing: Any, name: str, site: int) -> None:
        """`thing.name = value`."""
        self.attributes.set(thing, name, value)
        if name == "data" and is_value(type(thing)):
            self._recorder.changed(site, thing)

    def on_put_attribute_again(self, thing: Any, name: str, site: int, value: Any) -> None:
        """`thing.name = value`, the value made of what stood there."""
        self.on_put_attribute(value, thing, name, site)

    def on_drop_attribute(self, thing: Any, name: str) -> None:
        """`del thing.name`."""
        self.attributes.delete(thing, name)

    def on_put_item(self, value: Any, thing: Any, index: Any) -> None:
        """`thing[index] = value`."""
        unfilled = filling.being_set(self._run, thing, index, value) if self._taint.by_id else None
        if self._taint.exists and unfilled is None:
            unknown = self._taint.of(thing)
            if unknown is not None:
                # It may be any object that this one may be or hold; what only looks copies.
                copies = thing is unknown and unknown.looks and not is_array(type(value))
                self._run.lose([unknown] if copies else [unknown, value], unknown)
                self._run.operate(unknown)
                return
            own = type(thing) in self._run.classes  # its own code meets an Unknown by itself
            unknown = None if own else self._taint.within((index,))
            if unknown is None and (is_array(type(thing)) or type(thing) is bytearray):
                unknown = self._taint.within((value,))
            if unknown is not None:
                self._run.lose([thing, value], unknown)
                self._run.operate(unknown)
                return
        why = self.calls.store_bound(thing, index, value)
        if why:
            self._run.lose([thing, value], self._run.unknown(why))
            return
        self._recorder.touch(thing)
        try:
            if type(index) is slice:
                with self._run.asks():
                    thing[index] = value
            else:
                thing[index] = value
            if unfilled is not None:
                filling.has_set(self._run, unfilled, thing, index)
        except UnknownTruth as undecided:
            self._run.gave_up(undecided, (thing, value, *self._run.acting((index,))))
        except TypeError as error:
            if not (self._taint.exists and about_unknown(error)):
                raise
            self._run.lose([thing, value], self._run.unknown("an operation on something unknown"))

    def on_put_item_again(self, thing: Any, index: Any, value: Any) -> None:
        """`thing[index] = value`, the value made of what stood there."""
        self.on_put_item(value, thing, index)

    def on_drop_item(self, thing: Any, index: Any) -> None:
        """`del thing[index]`."""
        own = type(thing) in self._run.classes
        unknown = self._either(thing, None if own else index)
        self._recorder.touch(thing)
        if unknown is not None:
            self._run.lose([thing], unknown)
            return
        try:
            del thing[index]
        except UnknownTruth as undecided:
            self._run.gave_up(undecided, (thing, *self._run.acting((index,))))

    def on_item(self, thing: Any, index: Any) -> Any:
        """`thing[index]`."""
        if self._taint.exists:
            unknown = self._taint.of(thing)
            if unknown is None and type(thing) not in self._run.classes:
                unknown = self._taint.within((index,))
            if unknown is not None:
                self._run.operate(unknown)
                if issubclass(type(thing), collections.defaultdict):
                    self._run.lose([thing], unknown)  # reading may store
                if unknown is thing and unknown.looks:
                    return thing.row(index) if type(thing) is Grid else unknown.part()
                if self._taint.within((index,)) is not None:
                    return unknown.again(thing)
                if type(unknown) is Unfilled:
                    part = filling.item(unknown, thing, index)
                    if part is not None:
                        return part
                return shapes.item(shapes.standing(self._run, unknown, thing), index)
        if issubclass(type(thing), collections.defaultdict):
            self._recorder.touch(thing)
        try:
            found = thing[index]
        except UnknownTruth as undecided:
            return self._run.gave_up(undecided, self._run.acting((thing, index)))
        except TypeError as error:
            if self._taint.exists and about_unknown(error):
                return self._run.unknown("an operation on something unknown", roots=(thing,))
            raise
        return self._current(found) if self._taint.by_id else found

    # -- patterns ---------------------------------------------------------------------------

    def on_yes(self, _value: Any) -> bool:
        """A name was bound on the way."""
        return True

    def on_found(self, parts: Any) -> Any:
        """Whether a subject has the parts that a pattern asks for."""
        return parts if isinstance(parts, Unknown) else parts is not None

    def on_sequence(self, subject: Any, length: int, star: int) -> Any:
        """The elements that a sequence pattern goes on with, or None where it does not fit."""
        unknown = self._taint.of(subject) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            return Unknown(unknown.why, unknown.line)
        match subject:
            case [*_]:
                n = len(subject)
            case _:
                return None
        if n != length if star < 0 else n < length - 1:
            return None
        if star < 0:
            return tuple(self.on_item(subject, i) for i in range(length))
        after = length - 1 - star
        head = [self.on_item(subject, i) for i in range(star)]
        middle = [self.on_item(subject, i) for i in range(star, n - after)]
        return (*head, middle, *(self.on_item(subject, i) for i in range(n - after, n)))

    def on_mapping(self, subject: Any, keys: tuple[Any, ...], rest: bool) -> Any:
        """The values under these keys, and the rest of the mapping; None where one is missing."""
        unknown = self._taint.of(subject) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            return Unknown(unknown.why, unknown.line)
        match subject:
            case {}:
                pass
            case _:
                return None
        missing = object()
        found = [self.calls.method(-1, subject, "get", key, missing) for key in keys]
        if any(value is missing for value in found):
            return None
        if rest:
            left = dict(subject)
            for key in keys:
                del left[key]
            found.append(left)
        return tuple(found)

    def on_of_class(self, subject: Any, cls: Any, n_positional: int, names: tuple[str, ...]) -> Any:
        """The attributes that a class pattern goes on with, or None where it does not fit."""
        unknown = self._taint.within((subject, cls), deep=False) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            return Unknown(unknown.why, unknown.line)
        if not isinstance(cls, type):
            raise TypeError("called match pattern must be a class")
        if not isinstance(subject, cls):
            return None
        found: list[Any] = []
        wanted: list[str] = []
        if n_positional:
            own = getattr(cls, "__match_args__", None)
            if own is None and any(base in _MATCHED_WHOLE for base in cls.__mro__):
                self._positional(cls, 1, n_positional)
                found.append(subject)
            else:
                self._positional(cls, len(own or ()), n_positional)
                wanted += (own or ())[:n_positional]
        for name in (*wanted, *names):
            try:
                with self._run.asks():
                    found.append(self.attributes.get(subject, name))
            except AttributeError:
                return None
            except UnknownTruth as undecided:
                return self._run.gave_up(undecided, (subject,))
        return tuple(found)

    def _positional(self, cls: type, accepted: int, given: int) -> None:
        if given > accepted:
            plural = "" if accepted == 1 else "s"
            raise TypeError(
                f"{cls.__name__}() accepts {accepted} positional"
                f" sub-pattern{plural} ({given} given)"
            )

    # -- text -------------------------------------------------------------------------------

    def on_formatted(self, value: Any, conversion: int, spec: Any) -> Any:
        """One field of an f-string."""
        unknown = self._taint.within((value, spec)) if self._taint.exists else None
        if unknown is not None:
            if spec:
                self._run.operate(unknown)
            return UnknownText(
                unknown, value.text if type(value) is UnknownText and not spec else "?"
            )
        if type(value) not in _TEXTUAL:
            why = self.calls.text_bound(value, as_text=conversion in (-1, 115))
            if why:
                return UnknownText(self._run.unknown(why), "?")
        why = operators.spec_bound(self._run, value, spec)
        if why:
            return UnknownText(self._run.unknown(why), "?")
        if type(value) in _TEXTUAL and conversion == -1:
            return format(value, spec)
        try:
            if conversion != -1:
                value = {115: str, 114: repr, 97: ascii}[conversion](value)
            text = format(value, spec)
        except UnknownTruth as undecided:
            # Where the method that gives the text is not known, it was given the object itself.
            lost = [*self.calls.showing(value), *self._run.acting((value,))]
            self._run.lose(lost, undecided.unknown)
            return UnknownText(self._run.gave_up(undecided), "?")
        except TypeError as error:
            if about_unknown(error):
                unknown = self._run.unknown("its text contains something unknown")
                self._run.lose(self.calls.showing(value), unknown)
                return UnknownText(unknown, "?")
            raise
        return self._steady_text(text)

    def on_f_string(self, *parts: Any) -> Any:
        """The parts of an f-string as one text, known where all are."""
        unknown: Unknown | None = None
        words: list[str] = []
        for part in parts:
            if isinstance(part, Unknown):
                unknown = part if unknown is None else unknown
                words.append(part.text if type(part) is UnknownText else "?")
            else:
                words.append(part)
        text = "".join(words)
        if unknown is not None:
            return UnknownText(unknown, text)
        why = operators.too_long(self._run, len(text))
        return self._run.unknown(why) if why else text

    def _steady_text(self, text: str) -> Any:
        if ADDRESS.search(text):
            unknown = self._run.unknown("a text with an address in memory differs in every run")
            return UnknownText(unknown, ADDRESS.sub(" at ?", text))
        return text

    def _print(
        self,
        site: int | None,
        *args: Any,
        sep: Any = None,
        end: Any = None,
        file: Any = None,
        flush: Any = None,
    ) -> None:
        if file is not None and file is not self._output:
            self._print_to(file, args, " " if sep is None else sep, "\n" if end is None else end)
            if flush and not isinstance(file, Unknown):
                self.calls.method(-1, file, "flush")
            return
        unknown: Unknown | None = None
        words: list[str] = []
        for part in args:
            word = part if type(part) is str else self.on_formatted(part, 115, "")
            if isinstance(word, Unknown):
                unknown = word if unknown is None else unknown
                word = word.text if type(word) is UnknownText else "?"
            words.append(word)
        for separator, standard in ((sep, " "), (end, "\n")):
            if isinstance(separator, Unknown):
                unknown = separator if unknown is None else unknown
            elif separator is not None and not isinstance(separator, str):
                print(*args, sep=sep, end=end, file=_Nowhere())
            del standard
        text = (sep if type(sep) is str else " ").join(words) + (end if type(end) is str else "\n")
        self._written(site, text, unknown)

    def _print_to(self, file: Any, args: tuple[Any, ...], sep: Any, end: Any) -> None:
        """`print` to a file of the program's, which gets piece by piece what CPython gives it."""
        unknown = self._taint.of(file) if self._taint.exists else None
        if unknown is not None:
            for part in args:
                self.on_formatted(part, 115, "")
            if not unknown.looks:
                self._run.lose([unknown], unknown)
                self._run.may_have_raised(unknown)
            self._run.operate(unknown)
            return
        if not all(isinstance(part, (str, Unknown)) for part in (sep, end)):
            print(*args, sep=sep, end=end, file=_Nowhere())  # CPython's own complaint
        for place, part in enumerate(args):
            if place:
                self.calls.method(-1, file, "write", sep)
            word = part if type(part) is str else self.on_formatted(part, 115, "")
            self.calls.method(-1, file, "write", word)
        self.calls.method(-1, file, "write", end)

    def _pprint(
        self, site: int | None, thing: Any, stream: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        """`pprint.pprint(thing)`."""
        if stream is not None and stream is not self._output:
            unknown = self._run.outside("pprint.pprint", looks=True)
            self._run.lose([stream], unknown)
            return unknown
        text = self.calls.call(-1, pprint.pformat, thing, *args, **kwargs)
        if isinstance(text, Unknown):
            self._written(site, "?\n", text)
        else:
            self._written(site, text + "\n", None)

    def _pp(self, site: int | None, thing: Any, *args: Any, **kwargs: Any) -> Any:
        """`pprint.pp(thing)`."""
        return self._pprint(site, thing, *args, **{"sort_dicts": False, **kwargs})

    def _write(self, site: int | None, text: Any, /) -> Any:
        """`sys.stdout.write(text)`."""
        unknown = self._taint.of(text) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            self._written(site, text.text if type(text) is UnknownText else "?", unknown)
            return unknown.again()
        if not issubclass(type(text), str):
            io.TextIOWrapper.write(self._output, text)  # CPython's own complaint
        self._written(site, standins.exact(text), None)
        return len(standins.exact(text))

    def _written(self, site: int | None, text: str, unknown: Unknown | None) -> None:
        why = None if unknown is None else unknown.why
        if site is None:
            self._recorder.print_unseen(text, why)
        else:
            self._recorder.print(site, text, why)

    # -- statements -------------------------------------------------------------------------

    def on_double_star(self, value: Any) -> Any:
        """`**value`."""
        value = gone_over(value)
        unknown = self._taint.of(value) if self._taint.exists else None
        if unknown is not None:
            raise UnknownTruth(unknown)
        if self._run.orders.matters(value):
            return self._run.orders.ordered(value)
        if type(value) is range and operators.too_many(self._run, len_of(value)):
            raise UnknownTruth(self._run.unknown(operators.too_many(self._run, len_of(value))))
        return value

    def on_star(self, value: Any) -> Any:
        """`*value`."""
        value = self.on_double_star(value)
        if type(value) in _WITHOUT_CODE or not _is_iterable(value):
            return value
        return self._items(value)

    def on_delegate(self, value: Any) -> Any:
        """What a `yield from` goes over."""
        value = self.on_double_star(value)
        if type(value) in _WITHOUT_CODE or not _is_iterable(value):
            return value
        iterator = iter(value)
        if _runs_no_code(iterator) or any(hasattr(type(iterator), name) for name in _OF_GENERATORS):
            return iterator
        return self._asked_for(iterator)

    def on_spreading(self, guard: Callable[..., Any], site: int, *callee: Any) -> _Spreading:
        """What is called with `*` or `**` among its arguments."""
        return _Spreading(self, guard, site, callee)

    def on_watch(self) -> int:
        """A `try` with handlers begins."""
        self._n_watches += 1
        self._run.watching.add(self._n_watches)
        return self._n_watches

    def on_watched(self, watch: int) -> None:
        """Its body is over."""
        self._run.watching.discard(watch)

    def on_given_away(self, watches: tuple[int, ...], value: Any) -> Any:
        """A generator leaves the `try`s around its yield for as long as it waits."""
        self._run.watching.difference_update(watches)
        return value

    def on_taken_back(self, watches: tuple[int, ...], value: Any) -> Any:
        """It goes on inside them."""
        self._run.watching.update(watches)
        return value

    def on_given_up(self, watch: int, region: int) -> bool:
        """Whether a `try` that met something unknown is left out as a whole and no more."""
        undecided = sys.exc_info()[1]
        self._run.watching.discard(watch)
        if not isinstance(undecided, UnknownTruth) or self._run.watching:
            return False
        unknown = undecided.unknown
        here = sys._getframe(1)
        self._run.abandon(undecided, goes_on=here)
        self._decided_by = self._run.leave_out(region, here.f_locals, unknown)
        return True

    def on_going_on(self) -> bool:
        """Whether a `finally` runs as it would, not because the evaluation or a generator ends."""
        error = sys.exc_info()[1]
        if isinstance(error, GeneratorExit) and not self._run.closing:
            self._let_go(sys._getframe(1))
            return False
        return not isinstance(error, Control)

    def _let_go(self, frame: FrameType) -> None:
        """A generator was dropped unfinished; when the program itself drops it is not known."""
        unknown = Unknown("when an unfinished generator ends is not known", self._run.line())
        self._run.taint.exists = True
        self._run.lost_frame(frame, unknown)

    def on_catch(self, kinds: Any) -> Any:
        """The exceptions that a handler may have."""
        unknown = self._taint.within((kinds,)) if self._taint.exists else None
        if unknown is not None:
            raise UnknownTruth(unknown)
        return kinds

    def on_catch_some(self, kinds: Any) -> Any:
        """The exceptions that an `except*` or `suppress()` may have: never the evaluator's own."""
        every = tuple(self._single_kinds(self.on_catch(kinds)))
        return tuple(
            kind for one in every for kind in (_CATCHABLE if one is BaseException else (one,))
        )

    def _single_kinds(self, kinds: Any) -> Iterator[Any]:
        if not issubclass(type(kinds), tuple):
            yield kinds
            return
        for kind in tuple.__iter__(kinds):
            yield from self._single_kinds(kind)

    def on_caught(self) -> None:
        """A handler starts: an exception that an Unknown caused is nobody's to handle."""
        error = sys.exc_info()[1]
        if isinstance(error, GeneratorExit) and not self._run.closing:
            self._let_go(sys._getframe(1))
            raise error
        why = of_our_limits(error)
        if why:
            raise UnknownTruth(self._run.unknown(why))
        if error is not None and self._taint.exists and about_unknown(error):
            raise UnknownTruth(self._run.unknown("an operation on something unknown"))

    def on_exception(self, error: Any) -> Any:
        """What is raised."""
        unknown = self._taint.of(error) if self._taint.exists else None
        if unknown is not None:
            raise UnknownTruth(unknown)
        return error

    def on_annotation(self, value: Any) -> Any:
        """A type hint."""
        return typing.Any if isinstance(value, Unknown) else value

    def on_context(self, manager: Any) -> Any:
        """What a `with` enters."""
        unknown = self._taint.of(manager) if self._taint.exists else None
        if unknown is not None:
            self._run.operate(unknown)
            return _UnknownContext(manager if type(manager) is Progress else unknown)
        if is_iterator(type(manager)):  # closed, it does not tell any more what it went over
            array = manager.operands[0]
            unknown = self._run.unknown("with numpy.nditer is not evaluated", roots=(array,))
            return _UnknownContext(unknown)
        return _Context(self, manager)

    def left_undecided(self, manager: Any, error: BaseException) -> None:
        """Something unknown ended the body of a `with`."""
        if isinstance(error, UnknownTruth):
            self._run.lose([manager], error.unknown)

    def may_suppress(self, manager: Any) -> bool:
        """Whether leaving this context may end an exception."""
        kind = type(manager)
        if kind in self._run.classes:
            leave = getattr(kind, "__exit__", None)
            return "returns" in self._run.flags(getattr(leave, "__code__", None))
        if issubclass(kind, contextlib.ExitStack):
            return True
        if kind is contextlib._GeneratorContextManager:
            return "handles" in self._run.flags(getattr(manager.gen, "gi_code", None))
        return kind is contextlib.suppress

    def on_decorator(self, decorator: Any) -> Callable[[Any], Any]:
        """What is applied to a function or class."""
        calls = self.calls

        def apply(thing: Any) -> Any:
            return calls.call(-1, decorator, thing)

        return apply

    def on_answering(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A `__getattr__`, which the machine's own code asks for names of the interpreter's too."""

        @functools.wraps(function)
        def answer(*args: Any, **kwargs: Any) -> Any:
            found = function(*args, **kwargs)
            name = args[1] if len(args) > 1 else None
            if type(name) is str and tables.is_special(name) and name not in tables.OPEN_DUNDERS:
                raise UnknownTruth(self._run.unknown(f"{name} by __getattr__ is not evaluated"))
            return found

        return answer

    def on_base(self, base: Any) -> Any:
        """A class to derive from."""
        unknown = self._taint.of(base) if self._taint.exists else None
        if unknown is not None:
            raise UnknownTruth(unknown)
        of_hints = type(base).__module__ == "typing" or type(base) is types.GenericAlias
        if base in (typing.NamedTuple, typing.TypedDict) or self._may_be_derived_from(
            getattr(base, "__origin__", base) if of_hints else base
        ):
            return base
        name = getattr(base, "__name__", type(base).__name__)
        raise UnknownTruth(self._run.unknown(f"a class derived from {name} is not evaluated"))

    def _may_be_derived_from(self, base: Any) -> bool:
        if not issubclass(type(base), type) or issubclass(type(base), Looked):
            return False
        if issubclass(base, type):
            return False
        if issubclass(base, BaseException):
            # `except*` believes what a group says of itself, and takes it for an exception.
            return not hasattr(base, "split")
        if self._run.owns(base) or base in _BASES:
            return True
        if issubclass(base, tuple) and hasattr(base, "_fields"):
            return True
        return base.__module__ in _BASE_MODULES

    def on_bases(self, bases: Any) -> list[Any]:
        """Several classes to derive from."""
        return [self.on_base(base) for base in self.on_star(bases)]

    def on_metaclass(self, metaclass: Any) -> Any:
        """The type of a class."""
        if real_class(metaclass) in _METACLASSES:
            return real_class(metaclass)
        raise UnknownTruth(self._run.unknown("metaclasses of one's own are not evaluated"))

    def on_class_made(self, cls: Any) -> Any:
        """A class of the program's own."""
        if isinstance(cls, type):
            self._run.classes.add(cls)
            unknown = {name: held for name, held in vars(cls).items() if isinstance(held, Unknown)}
            if unknown:
                self._run.undescribed[cls] = unknown
        return cls

    # -- imports ----------------------------------------------------------------------------

    def on_import_(self, name: str, whole: bool) -> Any:
        """`import name`: a module of the workspace or of the tables, else unknown."""
        return self._imported(name, whole, sys._getframe(1).f_globals)

    def _imported(self, name: str, whole: bool, names: dict[str, Any]) -> Any:
        modules = self._run.modules
        absolute = modules.absolute(name, names)
        if isinstance(absolute, Unknown):
            return absolute
        hidden = modules.hidden(absolute)
        if hidden is not None:
            return hidden
        if modules.serves(absolute):
            module = modules.take(absolute)
            if whole or isinstance(module, Unknown):
                return module
            return modules.top(absolute)
        return self._of_tables(absolute, whole)

    def _of_tables(self, name: str, whole: bool) -> Any:
        top = name.partition(".")[0]
        if top == "numpy":
            return self._numpy(name, whole)
        if name in tables.MODULES:
            module = importlib.import_module(name)
            return module if whole else sys.modules[top]
        return self._run.outside(name if whole else top, top in tables.LOOKERS)

    def _numpy(self, name: str, whole: bool) -> Any:
        # A locked process cannot look for what is not there.
        if not _HAS_NUMPY:
            return self._run.unknown(NO_NUMPY)
        try:
            import numpy
        except ImportError:
            return self._run.unknown(NO_NUMPY)
        self.calls.loaded()
        if name == "numpy" or not whole:
            return numpy
        if self.attributes.names_of(name):
            module = importlib.import_module(name)
            self.calls.loaded()
            return module
        return self._run.outside(name, name in tables.LOOKERS)

    def on_import_from(self, module: str, name: str) -> Any:
        """`from module import name`."""
        found = self._imported(module, True, sys._getframe(1).f_globals)
        if isinstance(found, Unknown):
            if found.dotted:
                return self._run.outside(f"{found.dotted}.{name}", found.looks)
            return Unknown(found.why, found.line, looks=found.looks)
        if self._run.modules.is_one(found):
            return self._from_workspace(found, name)
        try:
            value = self.attributes.get(found, name)
        except AttributeError:
            inner = f"{module}.{name}"
            if inner in tables.MODULES:
                return importlib.import_module(inner)
            where = getattr(found, "__file__", None) or "unknown location"
            message = f"cannot import name {name!r} from {module!r} ({where})"
            raise ImportError(message, name=module, path=getattr(found, "__file__", None)) from None
        return value

    def _from_workspace(self, module: types.ModuleType, name: str) -> Any:
        if name not in module.__dict__:
            inner = self._run.modules.inside(module, name)
            if inner is not None:
                return inner
            unknown = self._run.modules.lacks(module, name)
            if unknown is not None:
                return unknown
            complain(module, name)
        return self.attributes.get(module, name)

    def on_import_star(self, module: str) -> None:
        """`from module import *`."""
        into = sys._getframe(1).f_globals
        found = self._imported(module, True, into)
        if not isinstance(found, Unknown) and self._run.modules.is_one(found):
            self._star_of_workspace(found, into)
            return
        names = self.attributes.names_of(module)
        if isinstance(found, Unknown) or not names:
            unknown = found if isinstance(found, Unknown) else None
            self._star_unknown(into, unknown, module not in tables.LEAVING_BUILTINS)
            return
        public = getattr(found, "__all__", None)
        for name in names:
            if (public is None and not name.startswith("_")) or (
                public is not None and name in public
            ):
                with contextlib.suppress(AttributeError):
                    into[name] = self.attributes.get(found, name)

    def _star_unknown(
        self, into: dict[str, Any], found: Unknown | None = None, hides: bool = True
    ) -> None:
        """A star import that is not known may have bound any name, those of builtins too."""
        unknown = self._run.unknown("a star import may have bound it")
        unknown.looks = found is not None and found.looks
        self._run.doubt_names(into, unknown, hides)
        self._run.modules.opens(into)

    def _star_of_workspace(self, module: types.ModuleType, into: dict[str, Any]) -> None:
        modules = self._run.modules
        listed = module.__dict__.get("__all__")
        if listed is None:
            for name in modules.public(module):
                into[name] = self.attributes.get(module, name)
            if modules.lacks(module, "__all__") is not None:
                self._star_unknown(into)
            return
        if self._taint.within((listed,)) is not None or not isinstance(listed, (list, tuple)):
            self._star_unknown(into)
            return
        for name in listed:
            if type(name) is not str or (name not in module.__dict__ and not is_open(name)):
                raise UnknownTruth(self._run.unknown("this __all__ is not evaluated"))
            value = self._from_package(module, name)
            into[name] = value

    def _from_package(self, module: types.ModuleType, name: str) -> Any:
        """A name that the `__all__` of a module lists."""
        if name not in module.__dict__:
            inner = self._run.modules.inside(module, name)
            if inner is not None:
                return inner
            if self._run.modules.is_package(module):
                return self._run.unknown(f"whether {module.__name__} has {name} is not known")
        return self.attributes.get(module, name)

    def on_own_file(self) -> Unknown:
        """`__file__`."""
        return self._run.unknown("__file__ depends on where the program lies")

    # -- builtins of ours -------------------------------------------------------------------

    def builtins(self) -> dict[str, Any]:
        """The builtins for which functions of ours stand in."""
        attributes = self.attributes
        missing, missing_too = object(), object()

        def print_(*args: Any, **kwargs: Any) -> None:
            self._print(None, *args, **kwargs)

        def write(text: Any, /) -> Any:
            return self._write(None, text)

        def pprint_(thing: Any, *args: Any, **kwargs: Any) -> Any:
            return self._pprint(None, thing, *args, **kwargs)

        def pp(thing: Any, *args: Any, **kwargs: Any) -> Any:
            return self._pp(None, thing, *args, **kwargs)

        def flush() -> None:
            """Do nothing: a text is told as soon as it is written."""

        def format_(value: Any, spec: Any = "", /) -> Any:
            return self.on_formatted(value, -1, spec)

        def getattr_(thing: Any, name: Any, default: Any = missing, /) -> Any:
            name = self.on_decided(name)
            if not isinstance(name, str):
                return getattr(thing, name)  # CPython's own complaint
            if default is missing:
                return attributes.get(thing, name)
            try:
                with self._run.asks():
                    return attributes.get(thing, name)
            except AttributeError:
                return default
            except UnknownTruth as undecided:
                return self._run.gave_up(undecided, (thing,))

        def hasattr_(thing: Any, name: Any, /) -> Any:
            found = getattr_(thing, name, missing_too)
            return found if isinstance(found, Unknown) else found is not missing_too

        def setattr_(thing: Any, name: Any, value: Any, /) -> None:
            attributes.set(thing, self.on_decided(name), value)

        def delattr_(thing: Any, name: Any, /) -> None:
            attributes.delete(thing, self.on_decided(name))

        def vars_(thing: Any = missing, /) -> Any:
            if thing is missing:
                raise UnknownTruth(self._run.unknown("vars() of a frame is not evaluated"))
            try:
                return attributes.get(thing, "__dict__")
            except AttributeError:
                raise TypeError("vars() argument must have __dict__ attribute") from None

        def dataclass(cls: Any = None, /, **options: Any) -> Any:
            if cls is None:
                return lambda made: dataclass(made, **options)
            if not self._run.owns(cls):
                raise Adrift(self._run.unknown("a dataclass of another's is not evaluated"))
            names = (
                vars(cls).get("__annotations__", {})
                if sys.version_info < (3, 14)
                else cls.__annotations__
            )
            # They become program text, and attributes that are read past the guards.
            inherited = {n for b in cls.__mro__ if not self._run.owns(b) for n in vars(b)}
            if not all(
                type(n) is str and n.isidentifier() and not tables.is_special(n) for n in names
            ) or not inherited.isdisjoint(names):
                raise UnknownTruth(
                    self._run.unknown("a dataclass with fields that are no names is not evaluated")
                )
            with standins.seen_by_dataclasses(cls):
                made = dataclasses.dataclass(cls, **options)
            self._run.classes.add(made)
            return made

        def namedtuple(name: Any, fields: Any, **options: Any) -> Any:
            make: Callable[..., Any] = collections.namedtuple
            made = make(name, fields, **{**options, "module": standins.program_name()})
            self._run.classes.add(made)
            return made

        def new_type(name: Any, kind: Any) -> Any:
            make: Callable[..., Any] = typing.NewType
            made = make(name, kind)  # pyright: ignore
            made.__module__ = standins.program_name()
            return made

        def leave(status: Any = None) -> NoReturn:
            raise SystemExit(status)

        def setrecursionlimit(limit: int, /) -> None:
            unknown = self._taint.of(limit) if self._taint.exists else None
            if unknown is not None:
                raise Adrift(unknown)
            number = operator.index(limit)
            if number < nesting.LOWEST:
                raise Adrift(self._run.unknown("a recursion limit this low is not evaluated"))
            self._run.nesting.set_limit(number)

        def getrecursionlimit() -> int:
            return self._run.nesting.limit

        def suppress(*kinds: Any) -> Any:
            return contextlib.suppress(*self.on_catch_some(kinds))

        def attrgetter(*names: str) -> Callable[[Any], Any]:
            def read(thing: Any, dotted: str) -> Any:
                for name in dotted.split("."):
                    thing = attributes.get(thing, name)
                return thing

            def get(thing: Any) -> Any:
                found = tuple(read(thing, name) for name in names)
                return found[0] if len(found) == 1 else found

            return get

        def methodcaller(name: str, /, *args: Any, **kwargs: Any) -> Callable[[Any], Any]:
            return lambda thing: self.calls.method(-1, thing, name, *args, **kwargs)

        ours: dict[str, Any] = {
            "print": print_,
            "format": format_,
            "getattr": getattr_,
            "hasattr": hasattr_,
            "setattr": setattr_,
            "delattr": delattr_,
            "vars": vars_,
        }
        self.attributes.modules["dataclasses"] = {"dataclass": dataclass}
        self.attributes.modules["collections"] = {"namedtuple": namedtuple}
        self.attributes.modules["typing"] = {"NewType": new_type}
        self.attributes.modules["sys"] = {
            "exit": leave,
            "stdout": self._output,
            "setrecursionlimit": setrecursionlimit,
            "getrecursionlimit": getrecursionlimit,
        }
        self._output.write, self._output.flush = write, flush
        self.calls.ours[id(write)] = self._write
        ours |= {"exit": leave, "quit": leave}
        self.attributes.modules["contextlib"] = {"suppress": suppress}
        self.attributes.modules["operator"] = {
            "attrgetter": attrgetter,
            "methodcaller": methodcaller,
        }
        self.calls.ours[id(print_)] = self._print
        self.attributes.modules["pprint"] = {"pprint": pprint_, "pp": pp}
        self.calls.ours[id(pprint_)], self.calls.ours[id(pp)] = self._pprint, self._pp
        self._kept_alive = [print_, write, pprint_, pp]  # an identity in `ours` is never another's
        for function in (
            format_,
            getattr_,
            hasattr_,
            setattr_,
            delattr_,
            vars_,
            dataclass,
            namedtuple,
            setrecursionlimit,
            getrecursionlimit,
            suppress,
            attrgetter,
            methodcaller,
            new_type,
            leave,
            flush,
        ):
            self._kept_alive.append(function)  # pyright: ignore
            self.calls.ours[id(function)] = _without_site(function)  # pyright: ignore
        for name, why in tables.CLOSED_BUILTINS.items():
            ours[name] = closed = self._closed(why)
            self.calls.ours[id(closed)] = _without_site(closed)
        for name, function in ours.items():
            standins.go_by(function, name, "builtins")
        return ours | standins.install(self, self._run)

    def _closed(self, why: str) -> Callable[..., Any]:
        def closed(*args: Any, **kwargs: Any) -> Any:
            unknown = self._run.unknown(why)
            self._run.lose([*args, *kwargs.values()], unknown)
            return unknown

        return closed


_ROWS = frozenset({tuple, list})
_SIZED = frozenset({list, tuple, dict, set, str})
#: What is gone over without code of the program's. What a generator raises ends more than a loop.
_WITHOUT_CODE = frozenset(
    {*_SIZED, frozenset, range, bytes, bytearray, collections.deque, types.GeneratorType}
    | {collections.Counter, collections.defaultdict, collections.OrderedDict}
)
_ITERATORS_WITHOUT_CODE = frozenset(
    {type(iter(thing)) for thing in ([], (), {}, {}.values(), {}.items(), set(), "", "é", b"")}
    | {type(iter(range(0))), type(iter(range(1 << 70))), type(reversed([])), types.GeneratorType}
)
_OF_GENERATORS = ("send", "throw", "close")
_MOVING = frozenset({zip, enumerate, itertools.islice})


def _runs_no_code(iterator: Any) -> bool:
    """Whether nothing that the program's own code raises can end these items."""
    kind = type(iterator)
    if kind in _ITERATORS_WITHOUT_CODE or is_array(kind):
        return True
    if kind not in _MOVING:
        return False
    held = [one for one in gc.get_referents(iterator) if type(one) not in FLAT]
    return all(
        _runs_no_code(one)
        for thing in held
        for one in (thing if type(thing) is tuple else (thing,))
        if hasattr(type(one), "__next__")
    )


def _is_iterable(value: Any) -> bool:
    return hasattr(type(value), "__iter__") or hasattr(type(value), "__getitem__")


_TEXTUAL = frozenset({str, int, float, bool})


def _without_site(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda _site, *args, **kwargs: function(*args, **kwargs)


class _Nowhere:
    """A file that takes everything."""

    def write(self, _text: str) -> None:
        """Take a text."""


class _Context:
    """A context manager between a `with` and the evaluation steering itself past it."""

    __slots__ = ("_guards", "_manager", "_watch")

    def __init__(self, guards: _Guards, manager: Any) -> None:
        self._guards, self._manager = guards, manager
        self._watch = 0

    def __enter__(self) -> Any:
        kind = type(self._manager)
        enter = getattr(kind, "__enter__", None)
        if enter is None or not hasattr(kind, "__exit__"):
            with self._manager:  # CPython's own complaint
                pass
        entered = enter(self._manager)  # pyright: ignore[reportOptionalCall]
        if self._guards.may_suppress(self._manager):
            self._watch = self._guards.on_watch()
        return entered

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: Any
    ) -> Any:
        if self._watch:
            self._guards.on_watched(self._watch)
        if isinstance(error, Control):
            self._guards.left_undecided(self._manager, error)
            return None
        if of_our_limits(error):
            self._guards.on_caught()
        return type(self._manager).__exit__(self._manager, kind, error, traceback)


class _Spreading:
    """A call with `*` or `**` among its arguments, by the name of what is called."""

    __slots__ = ("_callee", "_guard", "_guards", "_site")

    def __init__(
        self, guards: _Guards, guard: Callable[..., Any], site: int, callee: tuple[Any, ...]
    ) -> None:
        self._guards, self._guard, self._site, self._callee = guards, guard, site, callee

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._guard(self._site, *self._callee, *args, **kwargs)

    def _called(self) -> Any:
        called, *name = self._callee
        return self._guards.attributes.get(called, *name) if name else called

    def __getattr__(self, name: str) -> Any:
        return getattr(self._called(), name)  # CPython asks for `__qualname__` alone

    @property
    def __module__(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        return self._called().__module__

    def __str__(self) -> str:
        return str(self._called())


class _UnknownContext:
    """Stands for a context manager that is not known: its body runs, what it gives is unknown."""

    __slots__ = ("_unknown",)

    def __init__(self, unknown: Unknown) -> None:
        self._unknown = unknown

    def __enter__(self) -> Unknown:
        return self._unknown.part()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, Exception):
            raise UnknownTruth(self._unknown)  # the real one might have suppressed it


class _AttributeSlot:
    """`a.b` among other targets: the program stores into `v`, the guard into the attribute."""

    __slots__ = ("guards", "name", "site", "thing")

    def __init__(self, guards: _Guards, thing: Any, name: str, site: int) -> None:
        self.guards, self.thing, self.name, self.site = guards, thing, name, site

    @property
    def v(self) -> None:
        """Nothing reads it."""

    @v.setter
    def v(self, value: Any) -> None:
        self.guards.on_put_attribute(value, self.thing, self.name, self.site)


class _ItemSlot:
    """`a[i]` among other targets."""

    __slots__ = ("guards", "index", "thing")

    def __init__(self, guards: _Guards, thing: Any, index: Any) -> None:
        self.guards, self.thing, self.index = guards, thing, index

    @property
    def v(self) -> None:
        """Nothing reads it."""

    @v.setter
    def v(self, value: Any) -> None:
        self.guards.on_put_item(value, self.thing, self.index)
