"""What an evaluation saw, kept until it is told: the recorder behind the guards.

A value is described when its statement ends, not when it is bound: most are overwritten before.
What could be changed meanwhile is described just before it is (`touch`), and a Value's number,
which any line may assign to, is kept at once.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Container, Generator, Hashable
from contextlib import contextmanager, suppress
from dataclasses import replace
from inspect import CO_GENERATOR
from types import CodeType, FrameType, GeneratorType
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.facts import (
    PLACED,
    Around,
    Backward,
    Bound,
    Call,
    Called,
    Change,
    Loop,
    Part,
    Printed,
    Seen,
    Shown,
    Span,
    moved,
)
from neurogebra_lsp.wire import Told
from neurogebra_lsp.worker import describe, graph
from neurogebra_lsp.worker.courses import LOOKS, Courses, Path
from neurogebra_lsp.worker.history import UNFINISHED, Calls
from neurogebra_lsp.worker.kinds import is_array, is_expression, is_value
from neurogebra_lsp.worker.places import Places
from neurogebra_lsp.worker.rewrite import Site, Unit
from neurogebra_lsp.worker.show import show
from neurogebra_lsp.worker.unknown import Unknown, owner_of, state

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_PLAIN = frozenset({int, float, bool, str, type(None), complex, bytes, range})
_NUMBERS = frozenset({int, float, bool})
_SERIES = 512  #: numbers kept of one history; twice as many are thinned to every second
_FLUSH_SECONDS = 0.1
_FLUSH_SHARE = 10  #: telling takes at most about one of so many parts of the time
_SCANNED = 200
_MET = 100  #: Values of a list that are met with it
#: The place of what belongs to no line of the evaluated text.
NOWHERE: Span = (-1, 0, -1, 0)
_KEPT_ITEMS = 20  #: items of an argument that is kept as it was
_KEPT_CALLS = 3  #: so many first calls keep copies


class _Moment:
    """What was last bound or seen at a site."""

    __slots__ = (
        "after_raise", "data", "line", "memory", "number", "passes", "series", "shown", "site",
        "stride", "value",
    )  # fmt: skip

    def __init__(self, site: Site | None = None, line: int = 0) -> None:
        self.site = site  #: where something is bound, with the line of its unit
        self.line = line
        self.value: Any = None
        self.data: Any = None
        self.shown: Shown | None = None
        self.passes = 0
        self.series: list[float] = []
        self.stride = 1
        self.number: float | None = None
        self.memory = 0  #: the identity of the array that owns what this shows
        self.after_raise = False


class LoopRun:
    """A loop while it runs."""

    __slots__ = (
        "began", "courses", "current", "every", "finished", "first", "line", "n_samples", "number",
        "passes", "series",
    )  # fmt: skip

    def __init__(self, number: int, first: dict[str, Shown], courses: Courses | None) -> None:
        self.courses = courses
        self.number = number
        self.first = first
        self.current: dict[str, _Moment] = {}
        self.began: dict[str, float] = {}  #: after the first pass that bound each name
        self.series: dict[str, list[float]] = {}
        self.every = 1  #: of so many passes, one is in the series
        self.n_samples = 0
        self.passes = 0
        self.finished = False
        self.line = 0


class Recorder:
    """Takes in what guards see; gives out facts at the end of each statement."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._bound: dict[int, _Moment] = {}
        self._seen: dict[int, _Moment] = {}
        self._loops: dict[int, LoopRun] = {}
        self._looks: dict[int, int] = {}  #: at numbers that loops mention
        self._calls: dict[int, Calls] = {}
        self._ways_to_keep: dict[type, str | Shown] = {}
        self._backwards: dict[int, tuple[int, graph.Snapshot, Unknown | None]] = {}
        self._told_backwards: set[int] = set()
        self._dirty: dict[tuple[str, int], None] = {}
        self._parts: dict[int, dict[str, list[Any]]] = {}  # what is told next, by statement
        self._tellers: dict[str, Callable[[int], None]] = {
            "bound": self._tell_bound,
            "seen": self._tell_seen,
            "loop": self._tell_loop,
            "call": self._tell_call,
            "backward": self._tell_backward,
        }
        self._flat: dict[int, list[_Moment]] = {}  # containers of plain things, by identity
        self._arrays: dict[int, dict[_Moment, None]] = {}  # by the array that owns the memory
        self._nested: list[_Moment] = []  # what any change anywhere may alter
        self._restless: list[
            Any
        ] = []  # objects that change unseen; while any do, all is told at once
        self._doubts: dict[int, Unknown] = {}  # what may have run unseen, by site
        self._unknown_prints: set[int] = set()  # sites whose last word was that they are unknown
        self._cards: dict[int, tuple[int, Any]] = {}
        self._told_cards: set[int] = set()
        self._n_printed = 0
        self.redirected = ""  #: why it is not known where print writes
        # In one telling, in which what has which name stays as it is: Values, as they are shown.
        self._values_shown: dict[int, tuple[Any, Shown, Any]] = {}
        self.arrays_shown: dict[Hashable, Shown] = {}  #: by all that decides how they look
        self._next_flush = time.monotonic() + _FLUSH_SECONDS
        self.is_looking = False
        self._changed: list[tuple[Any, Callable[[], None] | None]] = []  # by looking
        self.names = graph.Names()
        self._places = Places(run)
        self._around: list[LoopRun] = []  # the loops of the module that run now, inner last
        # The calls that run now, inner last: their frames, and how they are told. One that raised
        # stays until another begins or its caller returns.
        self._inside: list[tuple[int, CodeType, tuple[str, int, int]]] = []
        self._formulas = graph.Formulas(self.names)
        self.statement_line = 0

    # -- taking in --------------------------------------------------------------------------

    @contextmanager
    def looking(self) -> Generator[None]:
        """While the program's own code describes a value for us, nothing it does is a fact."""
        if self.is_looking:
            yield
            return
        self.is_looking = True
        run = self._run
        names = {n: run.globals[n] for n in run.declared_global if n in run.globals}
        try:
            yield
        finally:
            changed, self._changed = self._changed, []
            for pair in reversed(changed):
                if pair[1] is not None:
                    pair[1]()
                elif _references(pair) > _ALONE:
                    run.lose([pair[0]], Unknown("looking at it used it up", run.line()))
            run.globals.update(names)
            self.is_looking = False

    def bind(self, number: int, value: Any, names: bool = True) -> None:
        """A statement binds a name to a value; the variable of a loop `names` nothing.

        In an imported module, as everywhere below, the number is negative and nothing is told.
        """
        if number < 0 or self.is_looking:
            return
        moment = self._bound.get(number)
        if moment is None:
            moment = self._bound[number] = _Moment(*self._run.site(number))
        self._take(moment, value)
        self._dirty["bound", number] = None
        site: Site = moment.site  # pyright: ignore[reportAssignmentType]
        if names:
            kind = type(value)
            form = None
            if kind not in _PLAIN:
                form = value if is_value(kind) else value.form if kind is Unknown else None
            if form is not None:
                at = (moment.line + site.span[0], self._pass_around(site))
                self.names.give(form, site.name, at, bool(site.scope))
                self.names.was_there(form, (*self._going_on(), *self._loops_within(site)))
            elif kind in (list, tuple):
                self._met(value)
            elif site.name in self.names.holders:
                self.names.take(site.name, bool(site.scope))
        if site.loops:
            if moment.number is not None and (moment.passes - 1) % moment.stride == 0:
                _thin(moment)
            for loop in site.loops:
                going = self._loops.get(loop)
                if going is not None:
                    going.current[site.name] = moment

    def changed(self, number: int, value: Any) -> None:
        """A named Value got new data inside loops: its history goes on under its name."""
        if number < 0 or self.is_looking:
            return
        site, _ = self._run.site(number)
        if not site.name or not site.loops:
            return
        moment = _Moment()
        self._take(moment, value)
        for loop in site.loops:
            going = self._loops.get(loop)
            if going is not None:
                going.current[site.name] = moment

    def see(self, number: int, value: Any) -> None:
        """An expression has a value."""
        moment = self._seen.get(number)
        if moment is None:
            moment = self._seen[number] = _Moment()
        self._take(moment, value)
        self._dirty["seen", number] = None

    def print(self, number: int, text: str, why: str | None) -> None:
        """A call of print wrote a text."""
        self._unknown_prints.discard(number)
        self._print(self._span(number), text, why)

    def print_unseen(self, text: str, why: str | None) -> None:
        """Something else than a call of it ran print, as `map(print, rows)` does."""
        line = self._run.line()
        self._print((line, 0, line, 0) if self._run.is_at_home() else NOWHERE, text, why)

    def _print(self, span: Span, text: str, why: str | None) -> None:
        if self.is_looking:
            return
        self._n_printed += 1
        if self._n_printed > self._run.budget.printed:
            return
        if self.redirected:
            text, why = "", why or self.redirected
        cut = text[:20_000]
        if len(cut) < len(text):
            why = why or "too long to show whole"
        self._run.emit(Printed(span, cut, why, self._run.after_raise))

    def doubt(
        self, unit: Unit, sites: tuple[int, int] | None, unknown: Unknown, silently: bool = False
    ) -> None:
        """What stands at these sites may have run unseen, never or often."""
        if sites is None:
            return
        base = unit.id << 20
        for number in range(base + sites[0], base + sites[1]):
            kind = unit.sites[number - base].kind
            if kind == "print":
                if number not in self._unknown_prints and not silently:
                    self.print(number, "", unknown.why)
                    self._unknown_prints.add(number)
            elif kind and number not in self._doubts:
                self._doubts[number] = unknown
                if not silently or number in self._known(kind):
                    self._dirty[kind, number] = None

    def _known(self, kind: str) -> Container[int]:
        return {
            "bound": self._bound,
            "loop": self._loops,
            "call": self._calls,
            "backward": self._backwards,
        }[kind]

    def doubt_site(self, number: int, unknown: Unknown) -> None:
        """What stands at this site ran unseen."""
        site, _ = self._run.site(number)
        self._doubts.setdefault(number, unknown)
        self._dirty[site.kind, number] = None

    def loop_starts(
        self, number: int, frame: FrameType, names: tuple[str, ...], paths: tuple[Path, ...]
    ) -> LoopRun:
        """A loop begins: what its names are before it, and what else it mentions."""
        if number < 0:
            return LoopRun(number, {}, None)
        scope = frame.f_locals
        before = {name: scope[name] for name in names if name in scope}
        first = {n: show(self._run, held) for n, held in before.items() if _has_number(held)}
        courses = None
        if paths and self._looks.get(number, 0) < LOOKS and not self.is_looking:
            self._looks[number] = self._looks.get(number, 0) + 1
            courses = Courses(self._run, paths, frozenset(names))
            courses.start(frame)
            courses = courses if courses.has_any else None
        going = LoopRun(number, first, courses)
        going.line = self._span(number)[0]
        if not self.is_looking:
            self._loops[number] = going
            self._dirty["loop", number] = None
            if not self._run.site(number)[0].scope:
                self._around.append(going)
        return going

    def statement_starts(self, line: int) -> None:
        """A top-level statement begins: no loop of the module is running."""
        self.statement_line = line
        self._around.clear()
        self._inside.clear()

    def _pass_around(self, site: Site) -> int:
        """The pass of the innermost loop around a site, or around the call that it is in."""
        if site.loops:
            going = self._loops.get(site.loops[0])
            return going.passes if going is not None else 0
        return self._around[-1].passes if site.scope and self._around else 0

    def _going_on(self) -> Around:
        """The loops of the module and the calls that run now, outermost first."""
        loops = [("", going.line, going.passes) for going in self._around]
        return (*loops, *(told for _, _, told in self._inside))

    def _loops_within(self, site: Site) -> Around:
        """The loops around a site in a function, outermost first."""
        if not site.scope:
            return ()
        going = (self._loops.get(number) for number in reversed(site.loops))
        return tuple(("", run.line, run.passes) for run in going if run)

    def _met(self, given: Any) -> None:
        """A Value, or a short list of some, is met: it is not made any later."""
        if is_value(type(given)):
            self.names.was_there(given, self._going_on())
        elif type(given) in (list, tuple) and given and is_value(type(given[0])):
            around = self._going_on()
            for value in given[:_MET]:
                if is_value(type(value)):
                    self.names.was_there(value, around)

    def _forget_raised(self, frame: FrameType) -> None:
        """Of the calls that seemed to run, those around a frame that begins go on."""
        above = frame.f_back
        while above is not None and self._inside:
            for place, (identity, code, _) in enumerate(self._inside):
                if identity == id(above) and code is above.f_code:
                    del self._inside[place + 1 :]
                    return
            above = above.f_back
        self._inside.clear()

    def loop_passes(self, going: LoopRun, frame: FrameType) -> None:
        """Another pass begins; of a loop in a function that calls itself, this one is told."""
        if going.number < 0 or self.is_looking:
            return
        if going.passes:
            self._end_pass(going)
            courses = going.courses
            if courses is not None and courses.is_due(going.passes):
                courses.look(frame, going.passes)
                self._looks[going.number] += 1
                if not courses.has_any:
                    going.courses = None
        going.passes += 1
        self._loops[going.number] = going
        self._dirty["loop", going.number] = None

    def loop_ends(self, going: LoopRun, frame: FrameType | None, finished: bool = True) -> None:
        """The loop is left, in whatever way; not `finished` where nobody knows how far it goes."""
        if going.number < 0 or self.is_looking:
            return
        if going.passes and not going.finished:
            self._end_pass(going)
            if going.courses is not None:
                going.courses.look(frame, going.passes)
        going.finished = finished and not self._run.is_over
        if going in self._around:
            del self._around[self._around.index(going) :]
        self._loops[going.number] = going
        self._dirty["loop", going.number] = None

    def call(
        self, number: int, parameters: tuple[str, ...], given: tuple[Any, ...], frame: FrameType
    ) -> None:
        """A function of the program is entered."""
        if number < 0 or self.is_looking:
            return
        calls = self._calls.get(number)
        if calls is None:
            calls = self._calls[number] = Calls(parameters)
        if self._inside:
            self._forget_raised(frame)
        for value in given:
            if type(value) not in _PLAIN:
                for one in given:
                    self._met(one)
                early = calls.count < _KEPT_CALLS
                given = tuple([self._kept(value, early) for value in given])
                break
        calls.enter(frame, given)
        if not frame.f_code.co_flags & CO_GENERATOR:
            site, _ = self._run.site(number)
            name = f"{site.scope}.{site.name}" if site.scope else site.name
            self._inside.append((id(frame), frame.f_code, (name, -1, calls.count)))
        self._dirty["call", number] = None

    def result(self, number: int, value: Any, frame: FrameType) -> None:
        """A function of the program returns."""
        if self.is_looking:
            return
        calls = self._calls.get(number)
        if calls is not None:
            self._leave(frame, value)
            if type(value) not in _PLAIN:
                value = self._kept(value, calls.count <= _KEPT_CALLS)
            calls.leave(frame, value)

    def _leave(self, frame: FrameType, value: Any) -> None:
        """The call in a frame ends, and with it those inside that raised."""
        inside = self._inside
        for place in range(len(inside) - 1, -1, -1):
            if inside[place][0] == id(frame) and inside[place][1] is frame.f_code:
                del inside[place + 1 :]
                if type(value) not in _PLAIN:
                    self._met(value)
                inside.pop()
                return

    def _kept(self, value: Any, copied: bool) -> Any:
        """A value of a call as it can be told later, whatever happens to it; most as a `Shown`."""
        kind = type(value)
        way = self._ways_to_keep.get(kind)
        if way is None:
            way = self._ways_to_keep[kind] = _way_to_keep(kind)
        if way == "as it is":
            return value
        if way == "with its number":
            return (value, value.data)
        if way == "in copy":
            if copied and _is_small(value):
                return show(self._run, value)
            shape = tuple(map(int, value.shape)) if is_array(kind) else None
            return Shown(
                kind.__name__, "", "kept of the first calls only, where short", shape=shape
            )
        return way

    def _told(self, kept: Any) -> Shown:
        if type(kept) is Shown:
            return kept
        if type(kept) is not tuple:
            return show(self._run, kept)
        value, data = kept
        if self._run.taint.of(value) is not None:
            return show(self._run, value)
        return self.shown_value(value, data)

    def backward(self, number: int, shot: graph.Snapshot, why: Unknown | None = None) -> None:
        """backward() ran on the root of a graph, without numbers that are known where `why`."""
        times = self._backwards[number][0] + 1 if number in self._backwards else 1
        if why is None:
            shot = replace(shot, grads=[value.grad for value in shot.values])
            why = next((grad for grad in shot.grads if type(grad) is Unknown), None)
        self._backwards[number] = (times, shot, why)
        self._dirty["backward", number] = None

    def always_changing(self, thing: Any) -> None:
        """Code without guards was handed the means to change this object at any time."""
        self.touch(thing)
        self._restless.append(thing)

    def touch(self, thing: Any) -> None:
        """Describe what shows an object that is about to change, while it is as it was."""
        if self.is_looking:
            self._changed.append((thing, _way_back(thing)))
            return
        if type(thing) in _NEVER_SHOWN:
            return
        held = self._flat.pop(id(thing), None)
        for moment in held or ():
            self._freeze(moment, thing)
        if self._arrays and type(thing) not in _HOLDS_NO_ARRAY:
            for moment in self._arrays.pop(id(owner_of(thing)), ()):
                self._keep(moment)
        if self._nested:
            nested, self._nested = self._nested, []
            for moment in nested:
                self._keep(moment)

    def _take(self, moment: _Moment, value: Any) -> None:
        moment.passes += 1
        moment.value = value
        moment.shown = None
        moment.number = None
        moment.after_raise = self._run.after_raise
        kind = type(value)
        if self._restless:
            moment.shown = show(self._run, value)
        if kind is float:
            moment.number = value
        elif kind in _NUMBERS:
            moment.number = _float(value)
        elif kind in _PLAIN or kind is Unknown:
            pass
        elif is_value(kind):
            moment.data = value.data
            moment.number = _float(value.data)
        elif kind in (list, tuple, set, dict, frozenset) and _is_flat(value):
            if kind is not tuple and kind is not frozenset:
                self._flat.setdefault(id(value), []).append(moment)
        elif is_array(kind):
            memory = id(owner_of(value))
            if memory != moment.memory and moment.memory in self._arrays:
                self._arrays[moment.memory].pop(moment, None)
                if not self._arrays[moment.memory]:
                    del self._arrays[moment.memory]
            moment.memory = memory
            self._arrays.setdefault(memory, {})[moment] = None
        elif kind.__name__ in _STILL:
            moment.number = _float(value)
        else:
            self._nested.append(moment)

    def _freeze(self, moment: _Moment, thing: Any) -> None:
        if moment.shown is None and moment.value is thing:
            moment.shown = show(self._run, thing)

    def _keep(self, moment: _Moment) -> None:
        """Keep a copy of what is about to change: that takes far less time than its text."""
        if moment.shown is not None:
            return
        if self._run.taint.within((moment.value,)) is None:
            with suppress(_NotCopiedError):
                moment.value = _twin(moment.value, [_COPIED])
                return
        moment.shown = show(self._run, moment.value)

    def _end_pass(self, going: LoopRun) -> None:
        is_sample = (going.passes - 1) % going.every == 0
        series_of = going.series
        if not is_sample and len(series_of) == len(going.current):
            return
        for name, moment in going.current.items():
            if moment.number is not None:
                series = series_of.get(name)
                if series is None:
                    going.began[name] = moment.number
                    series = series_of[name] = []
                if is_sample:
                    series.append(moment.number)
        if not is_sample:
            return
        going.n_samples += 1
        if going.n_samples >= 2 * _SERIES:
            going.n_samples = (going.n_samples + 1) // 2
            going.every *= 2
            for series in series_of.values():
                # What began late keeps those that are of the same passes as the others' are.
                del series[(1 - (2 * _SERIES - len(series)) % 2) :: 2]

    # -- giving out -------------------------------------------------------------------------

    def flush_now_and_then(self) -> None:
        """Tell what there is while a statement still runs, so that a kill keeps it."""
        started = time.monotonic()
        if started > self._next_flush:
            self.flush()
            took = time.monotonic() - started
            self._next_flush = started + max(_FLUSH_SECONDS, _FLUSH_SHARE * took)

    def flush(self) -> None:
        """Tell everything that changed since the last time."""
        dirty, self._dirty = self._dirty, {}
        if dirty:
            self.names.stand_still(self._places.found)
            for kind, number in dirty:
                try:
                    self._tellers[kind](number)
                except Exception as error:
                    line = self._span(number)[0]
                    self._run.gap(line, f"an error of ours: {type(error).__name__}: {error}")
            self.names.stand_still(None)
            self._emit_placed()
            self._values_shown.clear()
        self._flat.clear()
        self._arrays.clear()
        self._nested.clear()
        self._run.settle()

    def unit_unknown(self, unit: Unit, unknown: Unknown, ran: bool = False) -> None:
        """A whole statement is not known: so are the names it would bind.

        Where it `ran` until it raised, what it had bound by then is.
        """
        self.flush()
        for number, site in enumerate(unit.sites):
            if site.kind == "bound" and site.name in unit.targets and not site.scope:
                if ran and (unit.id << 20) + number in self._bound:
                    continue
                self._doubts.setdefault((unit.id << 20) + number, unknown)
                self._tell_bound((unit.id << 20) + number)
        self._emit_placed()
        self._run.settle()

    def _place(self, line: int, kind: str, fact: Any) -> None:
        """Keep a fact, whose lines count from its statement's first one, for the next telling."""
        part = self._parts.get(line)
        if part is None:
            part = self._parts[line] = {kind: [] for kind in PLACED}
        part[kind].append(fact)

    def _emit_placed(self) -> None:
        parts, self._parts = self._parts, {}
        for line, kinds in parts.items():
            self._run.emit(Told(line, Part(*map(tuple, kinds.values()))))

    def _tell_bound(self, number: int) -> None:
        site, line = self._run.site(number)
        doubt, moment = self._doubts.get(number), self._bound.get(number)
        if doubt is not None or moment is None:
            shown, passes, series = show(self._run, doubt), moment.passes if moment else 1, ()
            after_raise = self._run.after_raise
        else:
            shown, passes, series = self._shown(moment), moment.passes, tuple(moment.series)
            after_raise = moment.after_raise
        shown = _moved_by(shown, -line)
        self._place(
            line,
            "bound",
            Bound(site.name, site.span, site.scope, shown, passes, series, after_raise),
        )

    def _tell_seen(self, number: int) -> None:
        moment = self._seen[number]
        site, line = self._run.site(number)
        shown = _moved_by(self._shown(moment), -line)
        self._place(
            line, "seen", Seen(site.span, shown, site.statement, moment.passes, moment.after_raise)
        )

    def _tell_loop(self, number: int) -> None:
        going = self._loops.get(number)
        if going is None:
            return
        changes: list[Change] = []
        doubted = number in self._doubts
        for name, moment in () if doubted else going.current.items():
            series = tuple(going.series.get(name, ()))
            began, first = going.began.get(name), going.first.get(name)
            if began is not None or (first is not None and not going.passes):
                last = self._shown(moment)
                first = first or Shown(last.type, _repr(began or 0.0), number=began)
                changes.append(Change(name, first, last, series, going.every))
        if going.courses is not None and not doubted:
            changes += (c for c in going.courses.changes() if c.name not in going.current)
        site, line = self._run.site(number)
        span = _moved(site.span, line)
        finished = going.finished and not doubted
        loop = Loop(span, going.passes, finished, tuple(changes), site.scope)
        self._place(line, "loops", moved(loop, -line))

    def _tell_call(self, number: int) -> None:
        if number not in self._calls:
            return
        site, line = self._run.site(number)
        span = _moved(site.span, line)
        if number in self._doubts:
            self._place(line, "called", Called(site.name, site.span, 0, (), None))
            return
        calls = self._calls[number]
        history = tuple(
            Call(
                count,
                tuple(zip(calls.parameters, map(self._told, given), strict=True)),
                None if result is UNFINISHED else self._told(result),
            )
            for count, given, result, _ in calls.told()
        )
        last = history[-1]
        called = Called(
            site.name, span, calls.count, last.arguments, last.result, history, calls.deepest
        )
        self._place(line, "called", moved(called, -line))

    def _tell_backward(self, number: int) -> None:
        site, line = self._run.site(number)
        if number in self._doubts:
            if number in self._told_backwards:
                self._place(line, "backwards", Backward(site.span, -1, "", 0, (), True))
            return
        self._told_backwards.add(number)
        times, shot, unknown = self._backwards[number]
        nodes, root, cut = graph.nodes(shot, self.names, line, unknown is None)
        why = None if unknown is None else unknown.why
        name, after = self.names.of(shot.root), self._run.after_raise
        backward = Backward(site.span, root, name, times, nodes, cut, after, why)
        self._place(line, "backwards", backward)

    def _shown(self, moment: _Moment) -> Shown:
        if moment.shown is None:
            if is_value(type(moment.value)) and self._run.taint.of(moment.value) is None:
                moment.shown = self.shown_value(moment.value, moment.data)
            else:
                moment.shown = show(self._run, moment.value)
        return moment.shown

    def shown_form(self, form: Any) -> dict[str, Any]:
        """What is said of something unknown by the form of it: how it was made."""
        return {
            "type": "Value" if is_value(type(form)) else "",
            "node": self.names.number(form),
            **self._formulas.of(form),
        }

    def shown_value(self, value: Any, data: Any) -> Shown:
        """A Value with the number it had, and the formula it was made by."""
        known = self._values_shown.get(id(value))
        if known is not None and known[0] is data:
            return known[1]
        shown = Shown(
            "Value",
            repr(data),
            number=_float(data),
            node=self.names.number(value),
            **self._formulas.of(value),
        )
        self._values_shown[id(value)] = data, shown, value
        return shown

    def card_of(self, expression: Any) -> int:
        """The number of the card that describes an Expression, told when first asked for."""
        known = self._cards.get(id(expression))
        if known is None:
            known = self._cards[id(expression)] = (self.names.unused(), expression)
        number = known[0]
        if number not in self._told_cards and len(self._told_cards) < 100:
            self._told_cards.add(number)
            self._run.emit(describe.card(number, expression))
        return number

    def _span(self, number: int) -> Span:
        if number < 0 or not self._run.is_own(number >> 20):
            return NOWHERE
        site, line = self._run.site(number)
        return _moved(site.span, line)


def _way_to_keep(kind: type) -> str | Shown:
    """How a value of this type is kept beyond the call that it was given to."""
    if kind in _PLAIN or kind is Unknown or kind.__name__ in _STILL or is_expression(kind):
        return "as it is"
    if is_value(kind):
        return "with its number"
    if is_array(kind) or kind in (list, tuple):
        return "in copy"
    return Shown(kind.__name__, "", "what can change is not kept")


def _is_small(value: Any) -> bool:
    if is_array(type(value)):
        return value.size <= _KEPT_ITEMS
    return len(value) <= _KEPT_ITEMS and _is_flat(value)


#: Types of numpy and the standard library whose instances never change.
_STILL = frozenset({"float64", "float32", "int64", "int32", "bool", "Fraction", "Decimal"})


#: Iterators of which all that is shown is that they are there, however far they are.
_NEVER_SHOWN = frozenset(
    {zip, enumerate, map, filter, reversed, GeneratorType, type(iter([])), type(iter(()))}
    | {type(iter(range(0))), type(iter({})), type(iter({}.items())), type(iter(""))}
)
_HOLDS_NO_ARRAY = frozenset({list, dict, set, deque})
_COPIED = 1_000  #: things in one container that is copied
_NESTED = 5  #: containers inside one another that are copied


class _NotCopiedError(Exception):
    """A value that is described at once, because a copy of it would not be the same."""


def _twin(value: Any, left: list[int], depth: int = 0) -> Any:
    """A copy of an array, or of a plain container of such."""
    kind = type(value)
    left[0] -= 1
    if kind in _PLAIN or kind.__name__ in _STILL:
        return value
    if left[0] < 0 or depth > _NESTED:
        raise _NotCopiedError
    if is_array(kind) and not value.dtype.hasobject:
        return value.copy(order="K")
    if is_expression(kind):  # whose parameters may change
        return value.clone()
    if kind is dict and all(type(key) in _PLAIN for key in value):
        return {key: _twin(held, left, depth + 1) for key, held in value.items()}
    if kind is list or kind is tuple:
        return kind([_twin(held, left, depth + 1) for held in value])
    raise _NotCopiedError


def _moved_by(shown: Shown, by: int) -> Shown:
    return shown if shown.why_line is None else moved(shown, by)


def _moved(span: Span, line: int) -> Span:
    return (span[0] + line, span[1], span[2] + line, span[3])


def _way_back(thing: Any) -> Callable[[], None] | None:
    """What makes an object again what it is now; None for what gives its items away."""
    kind = type(thing)
    if hasattr(kind, "__next__"):
        return None
    if is_array(kind):
        saved = thing.copy()
        return lambda: thing.__setitem__(..., saved)
    if issubclass(kind, list):
        items = list.copy(thing)
        return lambda: list.__setitem__(thing, slice(None), items)
    for plain in (dict, set, deque):
        if issubclass(kind, plain):
            return _refilled(plain, thing, plain.copy(thing))
    held = state(thing)

    def put_back() -> None:
        for name in state(thing).keys() - held.keys():
            object.__delattr__(thing, name)
        for name, value in held.items():
            object.__setattr__(thing, name, value)

    return put_back


def _refilled(kind: Any, thing: Any, items: Any) -> Callable[[], None]:
    def refill() -> None:
        kind.clear(thing)
        (kind.extend if kind is deque else kind.update)(thing, items)

    return refill


def _references(pair: tuple[Any, object]) -> int:
    return sys.getrefcount(pair[0])


_ALONE = _references((object(), None))  # of what only the pair holds


def _is_flat(value: Any) -> bool:
    if len(value) > _SCANNED:
        return False
    items = value.values() if type(value) is dict else value
    return all(type(item) in _PLAIN for item in items)


def _has_number(value: Any) -> bool:
    kind = type(value)
    return kind in _NUMBERS or is_value(kind) or kind.__name__ in _STILL


def _float(value: Any) -> float | None:
    try:
        return float(value)
    except (OverflowError, TypeError, ValueError):
        return None


def _thin(moment: _Moment) -> None:
    """The number goes into the history."""
    moment.series.append(moment.number)  # pyright: ignore[reportArgumentType]
    if len(moment.series) >= 2 * _SERIES:
        del moment.series[1::2]
        moment.stride *= 2


def _repr(number: float) -> str:
    return repr(int(number)) if abs(number) < 1e15 and number == int(number) else repr(number)
