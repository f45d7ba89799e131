"""One evaluation: units in order, each behind the guards, with what came of it recorded."""

from __future__ import annotations

import builtins
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from types import CodeType, FrameType, FunctionType
from typing import Any

from neurogebra_lsp import facts
from neurogebra_lsp.facts import Ended, Gap, Raised
from neurogebra_lsp.wire import Budget, Message
from neurogebra_lsp.worker import tables
from neurogebra_lsp.worker.rewrite import MARK, Region, Site, Unit
from neurogebra_lsp.worker.trace import Recorder
from neurogebra_lsp.worker.unknown import (
    TYPE_NAME,
    OverBudget,
    Taint,
    Unknown,
    UnknownTruth,
    contents,
    state,
)

#: Frames of guards stand between a program's frames; CPython's own limit counts both.
_FRAMES_PER_CALL = 4


class Run:
    """What guards share during one evaluation."""

    def __init__(
        self,
        units: Sequence[tuple[Unit, int]],
        budget: Budget,
        emit: Callable[[Message], None],
        settle: Callable[[], None],
    ) -> None:
        self.budget = budget
        self.emit = emit
        self.settle = settle  #: everything emitted so far is worth sending
        self.taint = Taint()
        self.units = {unit.id: (unit, line) for unit, line in units}
        self._order = units
        self.recorder = Recorder(self)
        self.steps = 0
        self.started = time.monotonic()
        self.classes: set[type] = set()  #: classes that the program made
        self.seeded: dict[str, bool] = {"random": False, "numpy.random": False}
        self.stars_unknown = False  #: a star import may have bound any name
        self.after_raise = False
        self.has_try = any(unit.has_try for unit, _ in units)
        self.globals: dict[str, Any] = {}
        self.operators: dict[str, Callable[[Any, Any], Any]] = {}
        self._gaps: set[tuple[int, str]] = set()

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
        """The line of the program that runs now."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename.startswith(MARK):
                return self._frame_line(frame.f_code, frame.f_lineno)
            frame = frame.f_back
        return 0

    def _frame_line(self, code: CodeType, line: int) -> int:
        number = int(code.co_filename[len(MARK) :])
        return self.units[number][1] + line - 1

    # -- unknowns ---------------------------------------------------------------------------

    def unknown(
        self, why: str, shape: tuple[int, ...] | None = None, dtype: str | None = None
    ) -> Unknown:
        """Begin not to know: a new reason, noted at the line that gives it."""
        self.taint.exists = True
        self.taint.operations += 1
        line = self.line()
        self.gap(line, why)
        return Unknown(why, line, shape, dtype)

    def gap(self, line: int, why: str) -> None:
        """Note, once, that knowing stopped at a line."""
        if (line, why) not in self._gaps and len(self._gaps) < 1000:
            self._gaps.add((line, why))
            self.emit(Gap(line, why))

    def lose(self, things: Iterable[Any], unknown: Unknown) -> None:
        """All that code which is not run could have changed, from these on, is now unknown."""
        pending = list(things)
        seen: set[int] = set()
        while pending:
            thing = pending.pop()
            if id(thing) in seen or isinstance(thing, (Unknown, int, float, str, bytes, bool)):
                continue
            seen.add(id(thing))
            kind = type(thing)
            if kind is FunctionType:
                pending.extend(self._reach_of(thing, unknown))
            elif isinstance(thing, type):
                if thing in self.classes:
                    pending.extend(v for v in vars(thing).values())
            elif kind.__name__ == "module":
                name = thing.__name__
                if name in ("numpy", "random", "numpy.random"):
                    self.seeded["numpy.random" if name != "random" else "random"] = False
            else:
                pending.extend(contents(thing))
                if kind in self.classes:
                    pending.append(kind)
                if not _is_lasting(thing):
                    self.recorder.touch(thing)
                    self.taint.add(thing, unknown)

    def _reach_of(self, function: FunctionType, unknown: Unknown) -> list[Any]:
        """What a call of this function could change: what it closes over and what it names."""
        reach: list[Any] = [*(function.__defaults__ or ())]
        for cell in function.__closure__ or ():
            try:
                reach.append(cell.cell_contents)
            except ValueError:
                continue
        pending = [function.__code__]
        while pending:
            code = pending.pop()
            pending.extend(c for c in code.co_consts if isinstance(c, CodeType))
            for name in code.co_names:
                if name in self.globals:
                    reach.append(self.globals[name])
                    if self._declared_global(name):
                        self.globals[name] = unknown
        return reach

    def _declared_global(self, name: str) -> bool:
        return any(name in unit.globals_declared for unit, _ in self._order)

    def leave_out(self, number: int, scope: dict[str, Any], why: Unknown | None) -> Unknown:
        """Account for a piece of program that is not run: what it may change, what it prints."""
        region, base = self.region(number)
        unknown = Unknown(region.why, base + region.line) if why is None else why
        self.taint.exists = True
        self.taint.operations += 1
        self.gap(base + region.line, unknown.why)
        for site in region.prints:
            self.recorder.print(site, "", unknown.why)
        missing = object()
        found = (scope.get(name, self.globals.get(name, missing)) for name in region.mentions)
        self.lose((thing for thing in found if thing is not missing), unknown)
        return unknown

    # -- budget -----------------------------------------------------------------------------

    def step(self) -> None:
        """Count a pass of a loop or a call."""
        self.steps += 1
        if self.steps & 0x3FF == 0:
            self._look_at_clock()

    def _look_at_clock(self) -> None:
        if self.steps >= self.budget.steps:
            raise OverBudget(f"after {self.budget.steps:,} steps")
        if time.monotonic() - self.started > self.budget.seconds:
            raise OverBudget(f"after {self.budget.seconds:g} seconds")
        self.recorder.flush_now_and_then()

    # -- running ----------------------------------------------------------------------------

    def evaluate(self, guards: dict[str, Any]) -> None:
        """Run every unit, and say at the end how it went."""
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
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, self.budget.depth * _FRAMES_PER_CALL + 500))
        try:
            for unit, line in self._order:
                self._run_unit(unit, line)
                self.recorder.flush()
        except OverBudget as over:
            state_, why, at = "stopped", str(over), self._raised_at(over.__traceback__)[0]
        except SystemExit:
            why = "the program exits here"
        finally:
            sys.setrecursionlimit(limit)
        self.recorder.flush()
        self.emit(Ended(state_, self.steps, (time.monotonic() - self.started) * 1000, why, at))

    def _run_unit(self, unit: Unit, line: int) -> None:
        if unit.code is None:
            why = unit.why
            reason = f"line {line + 1} {why}" if why.startswith("is ") else why
            self._targets_unknown(unit, Unknown(reason, line))
            if why != "is not complete":
                for region, _ in enumerate(unit.regions):
                    self.leave_out((unit.id << 20) + region, {}, Unknown(reason, line))
            self.gap(line, reason)
            return
        self.recorder.statement_line = line
        try:
            exec(unit.code, self.globals)
        except UnknownTruth as undecided:
            self.unit_undecided(unit, undecided.unknown)
        except (OverBudget, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever the program raises is a fact
            if isinstance(error, NameError) and self.stars_unknown:
                self.unit_undecided(unit, self.unknown("a star import may have bound it"))
            elif TYPE_NAME in str(error.args):
                self.unit_undecided(unit, self.unknown("an operation on something unknown"))
            else:
                self._raised(unit, line, error)

    def unit_undecided(self, unit: Unit, unknown: Unknown) -> None:
        """A unit that stopped at something unknown: what the rest of it would do is unknown."""
        self._targets_unknown(unit, unknown)
        mentioned = unit.code.co_names if unit.code else ()
        found = [self.globals[name] for name in mentioned if name in self.globals]
        self.lose(found, unknown)
        self.gap(unknown.line if unknown.line is not None else 0, unknown.why)

    def _targets_unknown(self, unit: Unit, unknown: Unknown) -> None:
        self.taint.exists = True
        for name in unit.targets:
            self.globals[name] = unknown
        self.recorder.unit_unknown(unit, unknown)

    def _raised(self, unit: Unit, line: int, error: BaseException) -> None:
        at, span = self._raised_at(error.__traceback__)
        self.recorder.flush()
        self.emit(
            Raised(
                span,
                type(error).__name__,
                _message(error),
                code=str(getattr(error, "code", "") or "") if not isinstance(error, SystemExit) else "",
                names=tuple(map(str, getattr(error, "suggestions", ()) or ())),
                word=str(getattr(error, "name", "") or ""),
                statement_line=line,
            )
        )
        self._targets_unknown(unit, Unknown(f"line {at + 1} raises {type(error).__name__}", at))
        self.after_raise = True

    def _raised_at(self, traceback: Any) -> tuple[int, facts.Span]:
        """The innermost line of the program in a traceback, with the span of what raised there."""
        line, span = 0, (0, 0, 0, 0)
        while traceback is not None:
            code = traceback.tb_frame.f_code
            if code.co_filename.startswith(MARK):
                line = self._frame_line(code, traceback.tb_lineno)
                span = (line, 0, line, 0)
                if sys.version_info >= (3, 11):
                    positions = list(code.co_positions())[traceback.tb_lasti // 2]
                    first, last, start, end = positions
                    if None not in positions:
                        base = line - traceback.tb_lineno + 1
                        span = (base + first - 1, start, base + last - 1, end)  # pyright: ignore
            traceback = traceback.tb_next
        return line, span


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # noqa: BLE001 - a __str__ of the program's own may do anything
        return ""


def _is_lasting(thing: Any) -> bool:
    """Whether nothing can change this object."""
    return thing is None or isinstance(
        thing, (int, float, complex, str, bytes, tuple, frozenset, range, slice)
    ) and not state(thing)
