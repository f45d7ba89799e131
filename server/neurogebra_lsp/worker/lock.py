"""The locks on the process that evaluates one program, closed before its first statement.

Each layer holds alone: the guards, which are not here; the audit hook; the limits of the system;
and on Linux a filter of system calls. `docs/security.md` says which test attacks which.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any

from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker import seccomp
from neurogebra_lsp.worker.unknown import Unknown, UnknownTruth

#: What the interpreter reports of itself while it evaluates harmless programs; all else is refused.
ALLOWED = frozenset(
    {
        "compile",  # dataclasses and namedtuple write their methods as text
        "exec",
        "object.__getattr__",
        "object.__setattr__",
        "object.__delattr__",
        "builtins.id",
        "gc.get_referents",
        "array.__new__",
        "code.__new__",
        "function.__new__",
        "sys._getframe",
        "sys._getframemodulename",
        "sys.unraisablehook",
    }
)


#: The status of a process that needs a module which is loaded only for programs that use it.
NEEDS_MODULE = 77
#: What those modules' names start with; it asks for one by its name and is forked again.
LATE = (
    "sympy.", "mpmath.", "neurogebra.", "numpy.fft.", "numpy.char.", "numpy.polynomial.",
)  # fmt: skip


class Refused(UnknownTruth):
    """The audit hook's answer: what needed this becomes unknown."""

    def __init__(self, event: str) -> None:
        super().__init__(Unknown(f"it reaches outside the program ({event})"))


LAYERS = frozenset({"hook", "limits", "filter"})


def close(budget: Budget, keep: int, ask: int = -1, layers: frozenset[str] = LAYERS) -> None:
    """Lock this process for good, all but the descriptors its facts and one question go out by.

    `layers` names what is closed; tests open one layer to attack the others.
    """
    os.environ.clear()
    _close_descriptors({keep, ask} - {-1})
    _forget_ctypes()
    if "limits" in layers:
        _limit(budget)
    if "filter" in layers:
        seccomp.install()
    if "hook" in layers:
        sys.addaudithook(_hook(ALLOWED, ask))


def _hook(allowed: frozenset[str], ask: int = -1) -> Callable[[str, tuple[Any, ...]], None]:
    refused, leave, write = Refused, os._exit, os.write

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in allowed:
            return
        if event == "import" and ask >= 0 and f"{arguments[0]}.".startswith(LATE):
            write(ask, str(arguments[0]).encode("ascii", "replace")[:200])
            leave(NEEDS_MODULE)
        raise refused(event)

    return refuse


def _close_descriptors(keep: set[int]) -> None:
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in {0, 1, 2} - keep:
            os.dup2(nothing, number)
    highest = 256
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        highest = min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65_536)
    start = 3
    for number in sorted(keep | {highest}):
        os.closerange(start, number)
        start = max(start, number + 1)


def _forget_ctypes() -> None:
    """A later `import ctypes` must load it anew, for which it needs a file it cannot open."""
    for name in [n for n in sys.modules if n.partition(".")[0] in ("ctypes", "_ctypes")]:
        del sys.modules[name]


def _limit(budget: Budget) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    # The limit counts from the start of the process, which may have been warmed for long.
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + budget.seconds) + 2
    limits = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CPU": seconds,
        "RLIMIT_NPROC": 0,
        "RLIMIT_AS": _address_space() + budget.memory_mb * 2**20,
        "RLIMIT_NOFILE": 0,  # last: reading the present size takes a descriptor
    }
    for name, most in limits.items():
        if hasattr(resource, name):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (most, most))


def _address_space() -> int:
    """Bytes of address space this process has, or a generous guess where that is not told."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 4 * 2**30


def die_with_parent() -> None:
    """On Linux, end this process when the one that forked it ends."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes
        import signal

        ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)
