"""A filter of system calls for the evaluating process: what a program needs to compute, no more.

Classic BPF, built here because it is eight instructions and a list of numbers. A call that is not
on the list fails with EPERM. Where the system or the machine is another one, nothing is
installed, and `docs/security.md` says so.
"""

from __future__ import annotations

import errno
import platform
import struct
import sys

# What CPython, its allocator and numpy's arithmetic use once everything is loaded.
_CALLS: dict[str, dict[str, int]] = {
    "x86_64": {
        "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9, "mprotect": 10,
        "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15,
        "sched_yield": 24, "mremap": 25, "madvise": 28, "getpid": 39, "exit": 60, "gettimeofday": 96,
        "getrusage": 98, "sigaltstack": 131, "futex": 202, "clock_gettime": 228, "clock_getres": 229,
        "exit_group": 231, "getrandom": 318, "rseq": 334,
    },
    "aarch64": {
        "close": 57, "lseek": 62, "read": 63, "write": 64, "fstat": 80, "exit": 93, "exit_group": 94,
        "futex": 98, "clock_gettime": 113, "clock_getres": 114, "sched_yield": 124, "sigaltstack": 132,
        "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "getrusage": 165,
        "gettimeofday": 169, "getpid": 172, "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222,
        "mprotect": 226, "madvise": 233, "getrandom": 278, "rseq": 293,
    },
}  # fmt: skip
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2

_libc = None


def prepare() -> None:
    """Load what `install` needs, while files can still be opened."""
    global _libc
    if sys.platform == "linux" and platform.machine() in _CALLS:
        import ctypes

        _libc = (ctypes, ctypes.CDLL(None, use_errno=True))


def install() -> bool:
    """Filter this process's system calls from now on; False where that is not possible."""
    if _libc is None:
        return False
    ctypes, libc = _libc
    machine = platform.machine()
    program = _program(_ARCHITECTURE[machine], sorted(_CALLS[machine].values()))
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)), 16
    )
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(header), 0, 0) == 0


def _program(architecture: int, calls: list[int]) -> bytes:
    """Load the architecture, kill on another; load the number, allow each on the list."""
    steps = [
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
    ]
    for index, number in enumerate(calls):
        steps.append((_JUMP_IF_EQUAL, len(calls) - index, 0, number))
    steps += [(_RETURN, 0, 0, _ERRNO | errno.EPERM), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
