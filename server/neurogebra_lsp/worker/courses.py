"""How numbers that are held by objects, containers and arrays go through a loop, pass by pass.

They change wherever the program runs, in methods say, so they are looked at when a pass ends:
those that the loop mentions, by the words that it mentions them by. What is looked at is plain
data; no code of the program's runs.
"""

from __future__ import annotations

import math
import sys
import types
from collections.abc import Iterator, Mapping
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeAlias

from neurogebra_lsp.facts import Change, Shown
from neurogebra_lsp.worker.kinds import is_array, is_value
from neurogebra_lsp.worker.unknown import Unknown, state

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

#: From a name of the program, by attributes (".", name) and items ("[]", key), to a thing.
Path: TypeAlias = tuple[Any, ...]

LOOKS = 2_000  #: at one loop; a run that starts later is not looked at
_SAMPLES = 32  #: of each number; twice as many are thinned to every second
_NUMBERS = 24  #: that one loop tells of
_ITEMS = 8  #: of one object or container
_ELEMENTS = 100_000  #: of an array whose norm is taken


class Course:
    """One number on its way."""

    __slots__ = ("first", "last", "owner", "series")

    def __init__(self, owner: Any) -> None:
        self.owner = owner  #: kept, so that another object is never taken for it
        self.first: float | None = None
        self.last = math.nan
        self.series: list[float] = []


class Courses:
    """The numbers that one run of a loop mentions."""

    def __init__(self, run: Run, paths: tuple[Path, ...], bound: frozenset[str]) -> None:
        self._run = run
        self._paths = paths
        self._bound = bound  # names that the loop binds: their numbers are recorded elsewhere
        self._frame = 0
        self._code: types.CodeType | None = None
        self._found: dict[str, Course] = {}
        self._lost: set[str] = set()
        self._n_samples = 0
        self.every = 1

    def start(self, frame: FrameType) -> None:
        """The loop is about to run in a frame."""
        self._frame, self._code = id(frame), frame.f_code
        scope = frame.f_locals
        # What the loop binds is recorded where it is bound, but for the norms of arrays.
        self._paths = tuple(
            path
            for path in self._paths
            if path[1:] or path[0] not in self._bound or is_array(type(scope.get(path[0])))
        )
        for _, name, owner, _, number in self._numbers(frame):
            course = self._found.setdefault(name, Course(owner))
            course.first = number

    @property
    def has_any(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self._found) or (bool(self._paths) and not self._n_samples)

    def is_due(self, n_passes: int) -> bool:
        """Whether this pass is one of those that are looked at."""
        return (n_passes - 1) % self.every == 0

    def look(self, frame: FrameType | None, n_passes: int) -> None:
        """A pass has ended, or the loop has."""
        if frame is None or id(frame) != self._frame or frame.f_code is not self._code:
            return
        due = self.is_due(n_passes)
        is_first = not self._n_samples
        present: set[str] = set()
        leading: set[Path] = set()
        for path, name, owner, thing, number in self._numbers(frame):
            course = self._found.get(name)
            # Arrays that the loop itself makes are steps on the way to its numbers.
            is_new = is_first and not is_array(type(thing))
            if course is None and is_new and len(self._found) < _NUMBERS:
                course = self._found[name] = Course(owner)
            if course is None or course.owner is not owner:
                continue
            present.add(name)
            leading.add(path)
            course.last = number
            if due:
                course.series.append(number)
        if is_first:
            self._paths = tuple(filter(leading.__contains__, self._paths))
        # What is not there after every pass, or is another object's, has no course.
        for name in self._found.keys() - present:
            del self._found[name]
        if due:
            self._n_samples += 1
            if self._n_samples >= 2 * _SAMPLES:
                self._n_samples = (self._n_samples + 1) // 2
                self.every *= 2
                for course in self._found.values():
                    del course.series[1::2]

    def changes(self) -> Iterator[Change]:
        """Those that did not stay as they were."""
        for name, course in self._found.items():
            series = course.series
            first = series[0] if course.first is None and series else course.first
            if first is None or (first == course.last and len(set(series)) < 2):
                continue
            yield Change(name, _shown(first), _shown(course.last), tuple(series), self.every)

    # -- looking ----------------------------------------------------------------------------

    def _numbers(self, frame: FrameType) -> Iterator[tuple[Path, str, Any, Any, float]]:
        """Every number: path, name, the object that holds it, and what it is the number of."""
        scope, outer = frame.f_locals, self._run.globals
        told: set[str] = set()
        for path in self._paths:
            for name, owner, thing in self._leaves(path, scope, outer):
                kind = type(thing)
                if kind is float or kind is int:
                    number = _number(thing)
                    if number is not None and name not in told:
                        told.add(name)
                        yield path, name, owner, thing, number
                    continue
                if kind in _NUMBERLESS or name in told or self._is_unknown(thing):
                    continue
                number = _number(thing)
                if number is None:
                    continue
                if is_value(kind):
                    name = self._own_name(thing, name, scope)
                if name not in told:
                    told.add(name)
                    label = f"‖{name}‖" if is_array(kind) else name
                    yield path, label, owner, thing, number

    def _leaves(
        self, path: Path, scope: Mapping[str, Any], outer: Mapping[str, Any]
    ) -> Iterator[tuple[str, Any, Any]]:
        name = path[0]
        owner: Any = None
        thing: Any = scope.get(name, outer.get(name, _MISSING))
        for sign, key in path[1:]:
            if thing is _MISSING or self._is_unknown(thing):
                return
            owner, thing = thing, self._step(thing, sign, key)
            name += f".{key}" if sign == "." else f"[{key!r}]"
        kind = type(thing)
        if kind is float or kind is int:
            yield name, owner, thing
            return
        if thing is _MISSING or kind in _NUMBERLESS or self._is_unknown(thing):
            return
        if kind in self._run.classes:
            held = state(thing)
            if len(held) <= _ITEMS:
                for key, value in held.items():
                    yield f"{name}.{key}", thing, value
        elif kind is dict:
            if len(thing) <= _ITEMS:
                for key, value in thing.items():
                    if type(key) in (str, int):
                        yield f"{name}[{key!r}]", thing, value
        elif kind is list:
            if len(thing) <= _ITEMS:
                for index, value in enumerate(thing):
                    yield f"{name}[{index}]", thing, value
        else:
            yield name, owner, thing

    def _step(self, thing: Any, sign: str, key: Any) -> Any:
        kind = type(thing)
        if sign == ".":
            return state(thing).get(key, _MISSING) if kind in self._run.classes else _MISSING
        if kind is dict:
            return thing.get(key, _MISSING)
        if kind is list and type(key) is int and -len(thing) <= key < len(thing):
            return thing[key]
        return _MISSING

    def _own_name(self, value: Any, place: str, scope: Mapping[str, Any]) -> str:
        """The name that means a Value, where one does, rather than a place in a list."""
        name = self._run.recorder.names.name_of(value)
        held = scope.get(name, self._run.globals.get(name)) if name else None
        return name if held is value and name not in self._bound else place

    def _is_unknown(self, thing: Any) -> bool:
        return issubclass(type(thing), Unknown) or self._run.taint.of(thing) is not None


_MISSING = object()
#: Types of which nothing is a number; most names that a loop mentions are bound to these.
_NUMBERLESS = frozenset(
    {str, bytes, bool, type(None), range, tuple, set, frozenset, complex}
    | {types.FunctionType, types.BuiltinFunctionType, types.ModuleType, types.MethodType, type}
)


def _number(thing: Any) -> float | None:
    kind = type(thing)
    try:
        if kind in (int, float):
            return float(thing)
        if is_value(kind):
            return float(thing.data) if type(thing.data) in (int, float) else None
        numpy = sys.modules.get("numpy")
        if numpy is None:
            return None
        if is_array(kind) and thing.dtype.kind in "fiu" and 1 < thing.size <= _ELEMENTS:
            with numpy.errstate(all="ignore"):
                return float(numpy.linalg.norm(thing))
        return float(thing) if issubclass(kind, numpy.floating) else None
    except OverflowError:
        return None


def _shown(number: float) -> Shown:
    whole = math.isfinite(number) and number == int(number) and abs(number) < 1e15
    return Shown("float", repr(int(number)) if whole else repr(number), number=number)
