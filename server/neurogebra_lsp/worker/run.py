"""One evaluation: units in order, each behind the guards, with what came of it recorded."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import builtins
import contextlib
import decimal
import dis
import enum
import functools
import random
import re
import sys
import time
import types
import warnings
from collections.abc import Callable, Generator, Iterable, Sequence
from types import CodeType, FrameType, FunctionType
from typing import Any

from neurogebra_lsp import facts
from neurogebra_lsp.facts import Ended, Gap, Raised
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Imports, Message
from neurogebra_lsp.worker import tables
from neurogebra_lsp.worker.kinds import draws, is_array, is_expression, is_value, module_of
from neurogebra_lsp.worker.modules import Modules, Source
from neurogebra_lsp.worker.nesting import Nesting
from neurogebra_lsp.worker.orders import Orders
from neurogebra_lsp.worker.rewrite import MARK, Region, Site, Unit
from neurogebra_lsp.worker.trace import Recorder
from neurogebra_lsp.worker.unknown import (
    FLAT,
    NO_SEED,
    Adrift,
    Control,
    OverBudget,
    Taint,
    Unknown,
    UnknownTruth,
    about_unknown,
    contents,
    items,
    of_our_limits,
    state,
)

_HOLDERS = frozenset({list, tuple, dict, set, frozenset})
_LOOKED_THROUGH = 10_000  #: containers, for what has code of its own
#: The attributes of an array that say what its shape and the type of its elements are.
_OF_SHAPE = frozenset({"shape", "dtype", "strides"})
#: What changes how everything after it behaves, and is held by no object of the program's.
_SETTINGS = frozenset(
    [
        "set_printoptions",
        "seterr",
        "getcontext",
        "setcontext",
        "localcontext",
        "set_state",
        "setstate",
    ]
)
_OFFERED = 12


class Run:
    """What guards share during one evaluation."""

    def __init__(
        self,
        units: Sequence[tuple[Unit, int]],
        budget: Budget,
        emit: Callable[[Message], None],
        settle: Callable[[], None],
        orders: Orders,
        sources: Sequence[Source] = (),
        imports: Imports = NO_IMPORTS,
        begins: Callable[[int], None] = lambda line: None,
    ) -> None:
        self.budget = budget
        self.emit = emit
        self.begins = begins  #: the statement at a line
        self.settle = settle  #: everything emitted so far is worth sending
        self.orders = orders  #: of the sets that CPython orders anew in each run
        self.taint = Taint()
        self.units = {unit.id: (unit, line) for unit, line in units}
        self._own = frozenset(self.units)
        self.units.update((unit.id, (unit, 0)) for one in sources for unit, _ in one.units)
        self._order = units
        self.recorder = Recorder(self)
        self.steps = 0
        self.started = time.monotonic()
        self.classes: set[type] = set()  #: classes that the program made
        #: What their bodies bound to something unknown: it may be a descriptor.
        self.undescribed: dict[type, dict[str, Unknown]] = {}
        #: Random generators in a state that is not known, and why.
        self.unseeded: dict[object, tuple[Any, str]] = {
            "random": (None, NO_SEED),
            "numpy.random": (None, NO_SEED),
        }
        #: Generators that were given a seed; one made in any other way, a copy say, has none known.
        self.seeded: dict[object, Any] = {}
        #: Functions, generators and classes that code which is not run may have kept.
        self._handed: dict[int, Any] = {}
        self.stars_unknown = False  #: a star import may have bound any name
        self._incomplete: Unknown | None = None  #: a statement above that is still being typed
        self.after_raise = False
        self.is_over = False  #: a budget is used up: what is left now is left unfinished
        self.watching: set[int] = set()  #: the `try`s that wait for an exception now
        self.depth = 0  #: calls of the program's functions inside one another
        self.hosts = 0  #: calls of the machine's own inside one another
        self.asking = 0  #: those among its other steps that end some exceptions of the program's
        self.nesting = Nesting(orders)
        self.closing = 0  #: generators that the program itself closes now
        self.globals: dict[str, Any] = {}
        self.homes: dict[int, dict[str, Any]] = {}  #: the names of modules, by their units
        self.modules = Modules(self, sources, imports)
        self.operators: dict[str, Callable[[Any, Any], Any]] = {}
        self._adrift: Unknown | None = None  #: why nothing more is known
        self._gaps: set[tuple[int, str]] = set()
        self._codes: dict[CodeType, _Code] = {}
        every = [unit for unit, _ in self.units.values()]
        self.declared_global = frozenset[str]().union(*(u.globals_declared for u in every))
        self._declared_nonlocal = frozenset[str]().union(*(u.nonlocals_declared for u in every))
        self._stored = frozenset[str]().union(*(u.stored for u in every))
        openly = frozenset[str]().union(*(u.stored_openly for u in every))
        self.stored_openly = openly - {""}
        self.stores_any_openly = "" in openly
        #: The program changes the shapes of arrays that are there already.
        self.reshapes = not self._stored.isdisjoint(_OF_SHAPE)

    # -- places -----------------------------------------------------------------------------

    def site(self, number: int) -> tuple[Site, int]:
        """A site and the line its unit starts at."""
        unit, line = self.units[number >> 20]
        return unit.sites[number & 0xFFFFF], line

    def region(self, number: int) -> tuple[Region, int]:
        """A region and the line its unit starts at."""
        unit, line = self.units[number >> 20]
        return unit.regions[number & 0xFFFFF], line

    def line(self) -> int:
        """The line of the program that runs now; of a module's, the line that has it run."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            code = frame.f_code
            if code.co_filename.startswith(MARK) and self.is_own(_unit_of(code)):
                return self._frame_line(code, frame.f_lineno)
            frame = frame.f_back
        return 0

    def is_own(self, unit: int) -> bool:
        """Whether a unit is one of the evaluated text, not of a module that it imports."""
        return unit in self._own

    def is_at_home(self) -> bool:
        """Whether a line of the evaluated text runs now, not one of a module."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(MARK):
            frame = frame.f_back
        return frame is None or self.is_own(_unit_of(frame.f_code))

    def names_of(self, unit: int) -> dict[str, Any]:
        """The module-level names that the code of a unit sees."""
        return self.homes.get(unit, self.globals)

    def _frame_line(self, code: CodeType, line: int) -> int:
        return self.units[_unit_of(code)][1] + line - 1

    def owns(self, thing: Any) -> bool:
        """Whether this is a class of the program's, one that is being made included."""
        if not issubclass(type(thing), type):
            return False
        if thing in self.classes:
            return True
        of = thing.__dict__.get("__module__")
        if of != "__main__" and of not in self.modules.names:
            return False
        self.classes.add(thing)
        return True

    # -- unknowns ---------------------------------------------------------------------------

    def unknown(
        self,
        why: str,
        shape: tuple[int, ...] | None = None,
        dtype: str | None = None,
        roots: tuple[Any, ...] = (),
    ) -> Unknown:
        """Begin not to know: a new reason, noted at the line that gives it."""
        self.taint.exists = True
        line = self.line()
        self.gap(line, why)
        if self.reshapes:
            shape = dtype = None
        made = Unknown(why, line, shape, dtype, roots=roots)
        self.operate(made)
        return made

    def outside(self, dotted: str, looks: bool = False, roots: tuple[Any, ...] = ()) -> Unknown:
        """What is reached by this name and is not evaluated."""
        unknown = self.unknown(f"{dotted} is not evaluated", roots=roots)
        unknown.dotted, unknown.looks = dotted, looks
        return unknown

    def operate(self, unknown: Unknown) -> None:
        """Something was done with an Unknown: inside a `try` it may have raised."""
        if self.watching:
            raise UnknownTruth(unknown)

    def may_have_raised(self, unknown: Unknown) -> None:
        """Code that is not known would have run: whoever asks for an item takes what that raises.

        `StopIteration` ends a loop, `AttributeError` makes `hasattr` false, `KeyError` gives what
        a mapping was to give instead.
        """
        if self.hosts or self.asking:
            raise UnknownTruth(unknown, may_raise=True)

    @contextlib.contextmanager
    def asks(self) -> Generator[None]:
        """While the machine's code asks the program's and takes some exceptions for an answer."""
        self.asking += 1
        try:
            yield
        finally:
            self.asking -= 1

    def gap(self, line: int, why: str) -> None:
        """Note, once, that knowing stopped at a line."""
        if (line, why) not in self._gaps and len(self._gaps) < 1000:
            self._gaps.add((line, why))
            self.emit(Gap(line, why))

    def lose(
        self,
        things: Iterable[Any],
        unknown: Unknown,
        words: frozenset[str] | None = None,
        hands_over: bool = False,
        only_looks: bool = False,
    ) -> None:
        """All that code which is not run could have changed, from these on, is now unknown.

        `words` are the names that this code reads attributes by, where they are known. It may keep
        what it is given and use it later where that `hands_over`, and runs nothing that was handed
        to others where it `only_looks`.
        """
        self.taint.exists = True
        if unknown.passes:
            unknown = Unknown(unknown.why, unknown.line)
        pending = list(things)
        for thing in () if only_looks else self._handed.values():
            # Whoever was handed code may run it whenever code of others runs; what it names may
            # be bound to something else by then.
            if type(thing) is types.GeneratorType:
                pending.extend(self.reach_of_code(thing.gi_code, unknown))
            else:
                pending.append(thing)
        seen: dict[int, Any] = {}  # kept alive, so that no identity is used again
        while pending:
            thing = pending.pop()
            kind = type(thing)
            if kind in FLAT or id(thing) in seen or _is_ours(kind):
                continue
            seen[id(thing)] = thing
            if isinstance(thing, Unknown):
                pending.extend(thing.roots)
            elif kind is FunctionType:
                pending.extend(self._reach_of(thing, unknown))
            elif isinstance(thing, type):
                pending.extend(self._reach_of_class(thing, unknown))
            elif kind is types.ModuleType:
                if self.modules.is_one(thing):
                    pending.extend(self.modules.reach_of(thing, unknown, words))
                else:
                    self._module_lost(thing.__name__, unknown, words)
            elif draws(thing):
                self.unseed(thing, unknown.why)
            elif not self.taint.is_lost(thing):
                pending.extend(contents(thing))
                pending.append(kind)
                if kind is types.GeneratorType:
                    if _binds_around(thing.gi_code):  # a variable of a function that goes on
                        raise Adrift(unknown)
                    pending.extend(self.reach_of_code(thing.gi_code, unknown))
                if kind is decimal.Context:
                    raise Adrift(unknown)
                if not _is_lasting(thing):
                    self.recorder.touch(thing)
                    self.taint.add(thing, unknown)
        # What is lost is lost for good: nobody has to find it again through what led here.
        for thing in reversed(seen.values()):
            if isinstance(thing, Unknown) and thing.roots:
                thing.roots = tuple(root for root in thing.roots if not self._is_done(root))
        if hands_over:
            self._hand_over(seen.values(), unknown)

    def _hand_over(self, things: Iterable[Any], unknown: Unknown) -> None:
        for thing in things:
            kind = type(thing)
            if kind is FunctionType and not (
                thing.__closure__ or thing.__defaults__ or thing.__kwdefaults__
            ):
                self._handed[id(thing.__code__)] = thing  # one for all that a loop makes of it
            elif kind in (FunctionType, types.GeneratorType) or (
                issubclass(kind, type) and self.owns(thing)
            ):
                self._handed[id(thing)] = thing
        if len(self._handed) > _MOST_HANDED:
            raise Adrift(unknown)

    def _is_done(self, thing: Any) -> bool:
        """Whether losing this once more would change nothing, whatever happens until then."""
        kind = type(thing)
        if isinstance(thing, Unknown):
            return not thing.roots
        if kind is tuple:
            return all(type(held) is not tuple and self._is_done(held) for held in thing)
        if kind in FLAT:
            return True
        if kind is FunctionType or kind is types.ModuleType or issubclass(kind, type):
            return False
        return not draws(thing) and self.taint.is_lost(thing)

    def unseed(self, generator: Any, why: str) -> None:
        """From now on the state of a random generator is not known."""
        self.unseeded[self.stream(generator)] = (generator, why)

    def knows_state(self, generator: Any) -> bool:
        """Whether the state of a random generator is known."""
        stream = self.stream(generator)
        return stream in self.seeded and stream not in self.unseeded

    def stream(self, generator: Any) -> object:
        """A random generator as a key: the shared ones by their module."""
        if generator is getattr(random, "_inst", None):
            return "random"
        mtrand = sys.modules.get("numpy.random.mtrand")
        if mtrand is not None and generator is mtrand._rand:
            return "numpy.random"
        if type(generator).__name__ == "Generator":
            return id(generator.bit_generator)
        return id(generator)

    def _module_lost(self, name: str, unknown: Unknown, words: frozenset[str] | None) -> None:
        if name == "random":
            self.unseeded["random"] = (None, unknown.why)
        elif name == "numpy.random" or (name == "numpy" and (words is None or "random" in words)):
            self.unseeded["numpy.random"] = (None, unknown.why)

    def _reach_of_class(self, cls: type, unknown: Unknown) -> list[Any]:
        """What code that knows a class of the program's could change through it."""
        if cls not in self.classes:
            return []
        reach: list[Any] = [*cls.__bases__, *vars(cls).values()]
        if isinstance(cls, enum.EnumMeta):
            return reach
        for name, held in list(vars(cls).items()):
            if (
                self.stores(name)
                and not name.startswith("__")
                and not issubclass(type(held), _FIXED)
                and not _stores_itself(cls, name)
            ):
                type.__setattr__(cls, name, unknown)
        if self.stores_any_openly:
            self.taint.add(cls, unknown)
        for name in self.stored_openly:  # there already or not
            if _stores_itself(cls, name):
                continue
            if name in tables.SPECIAL_METHODS or not tables.is_special(name):
                type.__setattr__(cls, name, unknown)
            else:
                self.taint.add(cls, unknown)
        return reach

    def descriptor(self, kind: type, name: str) -> Unknown | None:
        """What may decide over an attribute of the instances of a class and is not known."""
        for base in kind.__mro__ if self.undescribed else ():
            unknown = self.undescribed.get(base, {}).get(name)
            # What was lost since may stand before what was never known.
            if unknown is not None or not isinstance(vars(base).get(name), Unknown | None):
                return unknown
        return None

    def stores(self, name: str) -> bool:
        """Whether the program assigns attributes of this name."""
        return name in self._stored or "" in self._stored

    def _reach_of(self, function: FunctionType, unknown: Unknown) -> list[Any]:
        """What a call of this function could change: what it closes over and what it names."""
        reach: list[Any] = [
            *(function.__defaults__ or ()),
            *(function.__kwdefaults__ or {}).values(),
        ]
        for name, held in function.__dict__.items():
            reach.append(held)
            if self.stores(name) and function.__code__.co_filename[0] == MARK:
                function.__dict__[name] = unknown
        if function.__code__.co_filename[0] == MARK:
            absent = self.stored_openly - function.__dict__.keys()
            function.__dict__.update(dict.fromkeys(absent, unknown))
        for name, cell in zip(
            function.__code__.co_freevars, function.__closure__ or (), strict=True
        ):
            with contextlib.suppress(ValueError):  # not bound yet
                reach.append(cell.cell_contents)
            if name in self._declared_nonlocal and function.__code__.co_filename[0] == MARK:
                cell.cell_contents = unknown
        if function.__code__.co_filename[0] == MARK:
            reach += self.reach_of_code(function.__code__, unknown)
        return reach

    def reach_of_code(self, code: CodeType, unknown: Unknown) -> list[Any]:
        """What this code names outside itself, and that it may run unseen."""
        if code.co_filename[0] != MARK:
            return []
        known = self._codes.get(code)
        if known is None:
            known = self._codes[code] = _read_code(code)
        if known.words & _SETTINGS:
            raise Adrift(unknown)
        reach: list[Any] = []
        names = self.names_of(_unit_of(code))
        for name in known.names:
            held = names.get(name)
            if name in self.declared_global or name in known.stored:
                names[name] = unknown
            if type(held) is not types.ModuleType:
                reach.append(held)
            elif self.modules.is_one(held):
                reach += self.modules.reach_of(held, unknown, known.words)
            else:
                self._module_lost(held.__name__, unknown, known.words)
        unit, _ = self.units[_unit_of(code)]
        self.recorder.doubt(unit, unit.functions.get((code.co_name, code.co_firstlineno)), unknown)
        return reach

    def abandon(
        self, undecided: UnknownTruth, things: Iterable[Any] = (), goes_on: FrameType | None = None
    ) -> None:
        """Account for code that something unknown stopped half-way.

        What its rest could have changed is unknown. All of it but the frame that `goes_on`.
        """
        unknown = undecided.unknown
        traceback, undecided.__traceback__ = undecided.__traceback__, None
        lost = list(things)
        while traceback is not None:
            frame = traceback.tb_frame
            if frame is not goes_on and frame.f_code.co_filename[0] == MARK:
                if frame.f_locals is not frame.f_globals:
                    lost.extend(frame.f_locals.values())
                    if self._declared_nonlocal.intersection(frame.f_code.co_freevars):
                        self._cells_lost(frame, unknown)
                lost.extend(self.reach_of_code(frame.f_code, unknown))
            traceback = traceback.tb_next
        self.lose(lost, unknown)

    def gave_up(
        self, undecided: UnknownTruth, things: Iterable[Any] = (), from_host: bool = False
    ) -> Unknown:
        """The result of something that met an Unknown half-way; inside a `try`, no result."""
        self.abandon(undecided, things)
        if self.watching or (undecided.may_raise and (self.asking or self.hosts > from_host)):
            raise undecided
        return Unknown(undecided.unknown.why, undecided.unknown.line)

    def acting(self, things: Iterable[Any]) -> list[Any]:
        """Those among things, and inside the containers among them, that have code of their own."""
        found: list[Any] = []
        pending = list(things)
        seen: set[int] = set()
        while pending:
            thing = pending.pop()
            kind = type(thing)
            if kind in FLAT or id(thing) in seen:
                continue
            seen.add(id(thing))
            if kind in self.classes:
                found.append(thing)
            elif len(seen) > _LOOKED_THROUGH:
                return [*found, *pending, thing]
            else:
                pending += items(thing)
        return found

    def lost_frame(self, frame: FrameType, unknown: Unknown) -> None:
        """What the rest of a frame that ends now could have changed is unknown."""
        self.lose([*frame.f_locals.values(), *self.reach_of_code(frame.f_code, unknown)], unknown)

    def flags(self, code: CodeType | None) -> frozenset[str]:
        """What is said of a function of the program by its text."""
        if code is None or code.co_filename[0] != MARK:
            return frozenset()
        unit, _ = self.units[_unit_of(code)]
        return unit.flags.get((code.co_name, code.co_firstlineno), frozenset())

    def _cells_lost(self, frame: FrameType, unknown: Unknown) -> None:
        """A stopped frame would have assigned variables that only its function holds."""
        for function in _functions_of(frame):
            self._reach_of(function, unknown)
            return
        raise Adrift(unknown)

    def leave_out(self, number: int, scope: dict[str, Any], why: Unknown | None) -> Unknown:
        """Account for a piece of program that is not run: what it may change, what it prints."""
        region, base = self.region(number)
        names = self.names_of(number >> 20)
        line = base + region.line if self.is_own(number >> 20) else self.line()
        unknown = Unknown(region.why, line) if why is None else why
        self.taint.exists = True
        self.gap(line, unknown.why)
        self.recorder.doubt(self.units[number >> 20][0], (region.first, region.last), unknown)
        if region.words & _SETTINGS:
            raise Adrift(unknown)
        found = [scope.get(name, names.get(name)) for name in region.mentions]
        held = [thing for thing in found if thing is not None]
        if (unknown.looks or unknown.mixes) and region.shows:
            if self._is_shown(region, (*unknown.roots, *held)):
                self.operate(unknown)
                return self._shown(region, unknown, dict(zip(region.mentions, found, strict=True)))
        self.lose(held, unknown, region.words)
        # Only now: what these names held may have been changed before they were bound anew.
        for name in region.globals:
            names[name] = unknown
        if "*" in region.words:
            self.doubt_names(names, unknown)
        self.operate(unknown)
        if region.may_raise:
            self.may_have_raised(unknown)
        return Unknown(unknown.why, unknown.line) if unknown.looks or unknown.mixes else unknown

    def _shown(self, region: Region, unknown: Unknown, held: dict[str, Any]) -> Unknown:
        """What the names are that a loop binds which only shows things."""
        made = Unknown(unknown.why, unknown.line, roots=(unknown, *held.values()))
        made.mixes = True
        before = (held.get(name) for name in region.goes_over)
        if unknown.looks and region.goes_over and all(_looks_if_known(one) for one in before):
            made = Unknown(unknown.why, unknown.line, looks=True, roots=unknown.roots)
        return made

    def _is_shown(self, region: Region, held: Iterable[Any]) -> bool:
        """Whether none of these has code of its own, and none is used up by being looked at."""
        own = [
            getattr(builtins, name) for name in tables.LOOKING_BUILTINS.intersection(region.words)
        ]
        pending = list(held)
        seen: set[int] = set()
        while pending:
            thing = pending.pop()
            kind = type(thing)
            if isinstance(thing, Unknown):
                if not (thing.looks or thing.mixes):
                    return False
                pending += thing.roots
            elif id(thing) in seen:
                continue
            elif kind in _HOLDERS and len(seen) < _LOOKED_THROUGH:
                seen.add(id(thing))
                pending += items(thing)
            elif not (_has_no_code(thing, kind) or any(thing is one for one in own)):
                return False
        return True

    def doubt_names(self, names: dict[str, Any], unknown: Unknown, hides: bool = True) -> None:
        """Every name of a module, and every builtin that one of them may hide, is unknown."""
        self.stars_unknown = self.taint.exists = True
        bound = [name for name in names if hides or name not in dir(builtins)]
        for name in (*bound, *(dir(builtins) if hides else ())):
            if name.isidentifier() and not tables.is_special(name):
                names[name] = unknown

    # -- budget -----------------------------------------------------------------------------

    def step(self) -> None:
        """Count a pass of a loop or a call."""
        self.steps += 1
        if self.steps & 0x3FF == 0:
            self._look_at_clock()

    def _look_at_clock(self) -> None:
        over = ""
        if self.steps >= self.budget.steps:
            over = f"after {self.budget.steps:,} steps"
        elif time.monotonic() - self.started > self.budget.seconds:
            over = f"after {self.budget.seconds:.2g} seconds"
        if over:
            self.is_over = True
            self.steps |= 0x3FF  # the very next step ends here too, should somebody swallow this
            raise OverBudget(over)
        self.recorder.flush_now_and_then()

    # -- running ----------------------------------------------------------------------------

    def evaluate(self, guards: dict[str, Any]) -> bool:
        """Run every unit, say at the end how it went, and whether the budget sufficed."""
        names = {name: getattr(builtins, name) for name in tables.PLAIN_BUILTINS}
        for name in dir(builtins):
            thing = getattr(builtins, name)
            if isinstance(thing, type) and issubclass(thing, BaseException):
                names[name] = thing
        names["__build_class__"] = builtins.__build_class__
        names["__name__"] = "__main__"
        names.update(guards)
        self.globals.update({"__name__": "__main__", "__doc__": None, "__builtins__": names})
        self.globals["__annotations__"] = {}
        state_, why, at = "complete", "", -1
        package = self.modules.package
        warnings.simplefilter("ignore")  # they go to the standard error, which nobody shows
        self.nesting.begin()
        try:
            if package:
                self._enter_package(package)
            for unit, line in self._order:
                self.begins(line)
                self._run_unit(unit, line)
                self.recorder.flush()
        except OverBudget as over:
            state_, why, at = "stopped", str(over), self._raised_at(over.__traceback__)[0]
        except SystemExit as leaving:
            why, at = "the program exits here", self._raised_at(leaving.__traceback__)[0]
        finally:
            self.nesting.end()
        self.recorder.flush()
        if self.is_over and not why:  # by what showing its last values took
            state_, why = "stopped", f"after {self.budget.seconds:.2g} seconds"
        self.emit(Ended(state_, self.steps, (time.monotonic() - self.started) * 1000, why, at))
        return state_ == "complete"

    def _run_unit(self, unit: Unit, line: int) -> None:
        if unit.code is None:
            why = unit.why
            reason = f"line {line + 1} {why}" if why.startswith("is ") else why
            self._targets_unknown(unit, Unknown(reason, line))
            if why == "is not complete":
                if self._incomplete is None:
                    self._incomplete = Unknown(reason, line)
            else:
                for region, _ in enumerate(unit.regions):
                    self.leave_out((unit.id << 20) + region, {}, Unknown(reason, line))
            self.gap(line, reason)
            return
        if self._adrift is not None:
            self._targets_unknown(unit, self._adrift)
            self.recorder.doubt(unit, (0, len(unit.sites)), self._adrift)
            return
        self.recorder.statement_starts(line)
        self.recorder.names.begin(unit.id)
        self.depth = self.hosts = self.asking = 0
        self.nesting.again()
        self.watching.clear()
        try:
            exec(unit.code, self.globals)
        except UnknownTruth as undecided:
            self.watching.clear()
            self._undecided(unit, undecided)
        except Adrift as adrift:
            self._lose_all(unit, adrift.unknown)
        except (OverBudget, SystemExit):
            raise
        except BaseException as error:
            self.watching.clear()
            if isinstance(error, NameError) and self.stars_unknown:
                self._undecided(unit, UnknownTruth(self.unknown("a star import may have bound it")))
            elif isinstance(error, NameError) and self._incomplete is not None:
                # Once it is complete it may bind this name: an import that is being typed, say.
                self._undecided(unit, UnknownTruth(self._incomplete))
            elif about_unknown(error) or of_our_limits(error):
                unknown = self.unknown(of_our_limits(error) or "an operation on something unknown")
                self._undecided(unit, UnknownTruth(unknown).with_traceback(error.__traceback__))
            else:
                self._raised(unit, line, error)

    def _enter_package(self, name: str) -> None:
        """What CPython runs before a text that is part of a package."""
        try:
            self.modules.take(name)
        except (UnknownTruth, Adrift) as stopped:
            self._adrift = stopped.unknown
        except (OverBudget, SystemExit):
            raise
        except BaseException as error:
            self._adrift = self.unknown(f"the package {name} raises {type(error).__name__}")

    def run_in_module(self, unit: Unit) -> None:
        """Run a unit of a module; what it raises goes to whoever imports the module."""
        names = self.names_of(unit.id)
        if unit.code is None:
            unknown = self.unknown(f"a statement of {names['__name__']} {_why_not(unit)}")
            for region, _ in enumerate(unit.regions):
                self.leave_out((unit.id << 20) + region, {}, unknown)
            self._targets_unknown(unit, unknown)
            return
        try:
            exec(unit.code, names)
        except UnknownTruth as undecided:
            if self.watching:  # it may have raised, inside a `try` around the import
                raise
            self._undecided(unit, undecided)
        except Control:
            raise
        except Exception as error:
            if isinstance(error, NameError) and self.stars_unknown:
                unknown = self.unknown("a star import may have bound it")
            elif about_unknown(error) or of_our_limits(error):
                unknown = self.unknown(of_our_limits(error) or "an operation on something unknown")
            else:
                raise
            self._undecided(unit, UnknownTruth(unknown).with_traceback(error.__traceback__))

    def _undecided(self, unit: Unit, undecided: UnknownTruth) -> None:
        """A unit that stopped at something unknown: what the rest of it would do is unknown."""
        unknown = undecided.unknown
        self.gap(unknown.line if unknown.line is not None else 0, unknown.why)
        try:
            self.abandon(undecided)
            self.recorder.doubt(unit, (0, len(unit.sites)), unknown)
        except Adrift:
            if not self.is_own(unit.id):
                raise
            self._lose_all(unit, unknown)
        self._targets_unknown(unit, unknown)

    def _lose_all(self, unit: Unit, unknown: Unknown) -> None:
        self._adrift = unknown
        self._targets_unknown(unit, unknown)
        for other, _ in self._order:
            self.recorder.doubt(other, (0, len(other.sites)), unknown, silently=other is not unit)

    def _targets_unknown(self, unit: Unit, unknown: Unknown, ran: bool = False) -> None:
        self.taint.exists = True
        names = self.names_of(unit.id)
        for name in unit.targets:
            names[name] = unknown
        self.recorder.unit_unknown(unit, unknown, ran)

    def _raised(self, unit: Unit, line: int, error: BaseException) -> None:
        at, span = self._raised_at(error.__traceback__)
        self.recorder.flush()
        self.emit(
            Raised(
                span,
                type(error).__name__,
                _message(error),
                code=str(getattr(error, "code", "") or "")
                if not isinstance(error, SystemExit)
                else "",
                names=_offered(error),
                word=str(getattr(error, "name", "") or ""),
                statement_line=line,
            )
        )
        self._targets_unknown(
            unit, Unknown(f"line {at + 1} raises {type(error).__name__}", at), ran=True
        )
        self.after_raise = True

    def _raised_at(self, traceback: Any) -> tuple[int, facts.Span]:
        """The innermost line of the program in a traceback, with the span of what raised there."""
        line, span = 0, (0, 0, 0, 0)
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if code.co_filename.startswith(MARK) and self.is_own(_unit_of(code)):
                unit, base = self.units[_unit_of(code)]
                line = base + traceback.tb_lineno - 1
                first, last, start, end = _place(traceback, unit.text.split("\n"))
                span = (base + first, start, base + last, end)
            traceback = traceback.tb_next
        return line, span


def _unit_of(code: CodeType) -> int:
    """The unit that rewritten code belongs to."""
    return int(code.co_filename[len(MARK) :])


def _why_not(unit: Unit) -> str:
    """Why a unit is not evaluated, as words that go on after what it is."""
    return unit.why if unit.why.startswith("is ") else f"is not evaluated: {unit.why}"


def _place(traceback: Any, lines: list[str]) -> tuple[int, int, int, int]:
    """First line, last line, and the columns in code points of what raised; else its whole line."""
    number = traceback.tb_lineno - 1
    if sys.version_info >= (3, 11):
        positions = list(traceback.tb_frame.f_code.co_positions())[traceback.tb_lasti // 2]
        if None not in positions and positions[1] <= len(lines):
            first, last, start, end = positions
            return (
                first - 1,
                last - 1,
                _points(lines[first - 1], start),
                _points(lines[last - 1], end),
            )
    text = lines[number] if number < len(lines) else ""
    return number, number, len(text) - len(text.lstrip()), len(text.rstrip())


def _points(line: str, n_bytes: int) -> int:
    """A column in code points; CPython counts bytes of UTF-8."""
    return len(line.encode("utf-8", "replace")[:n_bytes].decode("utf-8", "replace"))


def _offered(error: BaseException) -> tuple[str, ...]:
    """The names that would have been right, the likeliest first, where an error of ours tells."""
    likeliest = getattr(error, "suggestion", None)
    known = getattr(error, "known", None) or ()
    names = (*([likeliest] if likeliest else []), *(name for name in known if name != likeliest))
    return tuple(map(str, names[:_OFFERED]))


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:
        return ""


class _Code:
    """What a code object and those inside it say by name."""

    __slots__ = ("names", "stored", "words")

    def __init__(
        self, names: frozenset[str], stored: frozenset[str], words: frozenset[str]
    ) -> None:
        self.names, self.words = names, words
        self.stored = stored  #: of the names, those of the module that it binds


def _binds_around(code: CodeType) -> bool:
    """Whether it binds variables of the function around it."""
    around = code.co_freevars
    return bool(around) and any(
        step.opname == "STORE_DEREF" and step.argval in around
        for step in dis.get_instructions(code)
    )


def _read_code(code: CodeType) -> _Code:
    names: set[str] = set()
    stored: set[str] = set()
    words: set[str] = set()
    pending = [code]
    while pending:
        inner = pending.pop()
        names.update(inner.co_names)
        stored.update(i.argval for i in dis.get_instructions(inner) if i.opname == "STORE_GLOBAL")
        for constant in inner.co_consts:
            if isinstance(constant, CodeType):
                pending.append(constant)
            elif isinstance(constant, str):
                words.add(constant)
    return _Code(frozenset(names), frozenset(stored), frozenset(words | names))


def _functions_of(frame: FrameType) -> list[FunctionType]:
    """The function that a frame runs, where something it holds leads to it."""
    name, code = frame.f_code.co_name, frame.f_code
    for held in (*frame.f_locals.values(), frame.f_globals.get(name)):
        candidates = (
            [held, getattr(type(held), name, None)] if not isinstance(held, Unknown) else []
        )
        found = [c for c in candidates if type(c) is FunctionType and c.__code__ is code]
        if found:
            return found
    return []


def _stores_itself(cls: type, name: str) -> bool:
    """Whether what a class holds by this name does the storing for its instances: a slot, say."""
    found = next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)
    return hasattr(type(found), "__set__")


#: More code than this in the hands of others, and nothing is claimed any more.
_MOST_HANDED = 500
#: What a class holds that no assignment of the program's replaces.
_FIXED = (
    property, staticmethod, classmethod, FunctionType, types.MemberDescriptorType,
    types.GetSetDescriptorType, functools.cached_property,
)  # fmt: skip
_LASTING = (
    int, float, complex, str, bytes, tuple, frozenset, range, slice, type(None),
    re.Pattern, re.Match,
    types.BuiltinFunctionType, types.MethodType, types.MethodWrapperType,
    types.WrapperDescriptorType,
    types.MethodDescriptorType, types.ClassMethodDescriptorType, functools.partial, types.CellType,
    types.MappingProxyType, types.GenericAlias, enum.Enum, *_FIXED,
)  # fmt: skip


def _is_ours(kind: type) -> bool:
    """Whether this is a part of the evaluator, which functions of ours lead to."""
    if not module_of(kind).startswith("neurogebra_lsp."):
        return False
    return not issubclass(kind, Unknown) and kind.__name__ != "_Context"


def _is_lasting(thing: Any) -> bool:
    """Whether nothing can change this object itself."""
    kind = type(thing)
    if is_expression(kind):
        return not thing.params
    if kind.__module__ in ("fractions", "decimal", "typing", "numpy", "datetime"):
        return kind.__name__ not in ("ndarray", "Context")
    if not isinstance(thing, _LASTING):
        return False
    if isinstance(thing, enum.Enum):
        # By an `__init__` a member gets attributes of its own.
        return "__init__" not in vars(kind) and all(name[0] == "_" for name in state(thing))
    return kind.__module__ == "builtins" or not state(thing)


def _has_no_code(thing: Any, kind: type) -> bool:
    """Whether nothing of the program's is run by whoever looks at it; containers aside."""
    if kind is types.ModuleType:
        return thing.__name__ in ("math", "numpy")
    return kind in FLAT or is_value(kind) or (is_array(kind) and not thing.dtype.hasobject)


def _looks_if_known(thing: Any) -> bool:
    """Whether calling it, if it can be called, only looks at the arguments."""
    return thing.looks if isinstance(thing, Unknown) else type(thing) in FLAT
