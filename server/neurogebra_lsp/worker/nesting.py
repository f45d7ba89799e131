"""How deep calls may nest: the limit is CPython's, the frames of guards are not.

CPython counts the frames of a program and, up to 3.11, what its own code nests besides. Not all of
that can be counted here. But each frame that a program has there it has here, and each call
counted here puts a frame of a guard on top. So the interpreter's own limit is set to what CPython
would allow plus the frames of guards that are there at least: where it is not met CPython does not
meet its limit either, and where it is met it is not known whether CPython does. It is set
anew at each so many calls only, which errs towards not knowing.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

from neurogebra_lsp.worker.orders import MODES, Orders
from neurogebra_lsp.worker.unknown import DEPTH, deeper_than_counted, too_deep

USUAL = 1_000  #: CPython's limit where a program sets none
LOWEST = 500  #: limit that a program may set
_MOST = 2_500  #: calls that the stack has room for, whatever limit a program sets
#: How deep calls may nest differs with what else is on CPython's stack, so it differs here too.
_LESS: dict[str, int] = dict(zip(MODES, (0, 50, 100), strict=True))
_BELOW = 50  #: frames of whoever runs the program: a notebook, a debugger
_CALLS = 50  #: calls of the program's after which the limit is set anew
_HOSTS = 10  #: the same of calls of the machine's own
_FRAMES_OF_A_HOST = 3  #: those of the guard of a call, above that of the program that makes it
_FRAMES_OF_A_STEP = 3  #: those by which more room is made
_UNCERTAIN = 150  #: calls below the limit from which on it differs from run to run what happens
#: How CPython says what it was about to do; up to 3.11 what comes first differs from run to run.
_WORDS = ("", " in comparison", " while calling a Python object")


class Nesting:
    """How deep the calls of an evaluation nest, and may."""

    __slots__ = ("_base", "_before", "_less", "_orders", "_word", "calls", "hosts", "limit")

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._less = _LESS[orders.mode]
        self._word = _WORDS[MODES.index(orders.mode)] if sys.version_info < (3, 12) else ""
        self._base = self._before = 0
        self.limit = USUAL  #: of the program
        self.calls, self.hosts = _CALLS, _HOSTS  #: from which on there has to be more room

    def begin(self) -> None:
        """A program starts, from here."""
        self._before = sys.getrecursionlimit()
        frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
        while frame.f_back is not None:
            self._base += 1
            frame = frame.f_back
        self._set()

    def end(self) -> None:
        """The program is done."""
        sys.setrecursionlimit(self._before)

    def again(self) -> None:
        """A statement of the program starts, inside of no call."""
        if (self.calls, self.hosts) != (_CALLS, _HOSTS):
            self.calls, self.hosts = _CALLS, _HOSTS
            self._set()

    def set_limit(self, limit: int) -> None:
        """The program sets the limit."""
        self.limit = limit
        self._set()

    def deeper(self, depth: int, guard: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Go on with a call so deep inside others, with more room or not at all."""
        if depth >= self.limit - self._less:
            self._orders.ask(DEPTH)
            raise too_deep(self._word)
        if depth >= _MOST:
            raise deeper_than_counted()
        return self._roomier("calls", _CALLS, guard, args, kwargs)

    def through_hosts(self, guard: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Go on with a call inside so many of the machine's own, with more room."""
        return self._roomier("hosts", _HOSTS, guard, args, kwargs)

    def _roomier(
        self, what: str, more: int, guard: Callable[..., Any], args: Any, kwargs: Any
    ) -> Any:
        before = getattr(self, what)
        setattr(self, what, before + more)
        self._set()
        try:
            result = guard(*args, **kwargs)
        except BaseException:
            setattr(self, what, before)
            with contextlib.suppress(RecursionError):  # what is on its way counts
                self._set()
            raise
        setattr(self, what, before)
        try:
            self._set()
        except RecursionError:  # it says that the stack is deeper than that already
            raise deeper_than_counted() from None
        return result

    def _set(self) -> None:
        steps = self.calls // _CALLS - 1, self.hosts // _HOSTS - 1
        guards = steps[0] * _CALLS + steps[1] * _HOSTS * _FRAMES_OF_A_HOST
        guards += sum(steps) * _FRAMES_OF_A_STEP
        if self.calls > self.limit - _UNCERTAIN:
            self._orders.ask(DEPTH)
            allowed = self.limit - self._less + _CALLS + 2 * _HOSTS
        else:
            allowed = self.limit - _BELOW
        sys.setrecursionlimit(self._base + min(allowed, _MOST) + guards)
