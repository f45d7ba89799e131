"""The warmed process: everything heavy loaded once, then a locked child for each evaluation.

It reads requests from its standard input and answers on the descriptor it is given; it prepares
texts itself (parsing and rewriting run no program), so that what it has rewritten serves the
next evaluation too. Where processes cannot be forked it evaluates one text itself, locked, and
ends; the engine has the next one ready.
"""

from __future__ import annotations

import contextlib
import gc
import os
import platform
import select
import signal
import sys
import tempfile
from types import FrameType
from typing import Any

from neurogebra_lsp import wire
from neurogebra_lsp.facts import Ended
from neurogebra_lsp.wire import Begun, Budget, Evaluate, Message, Over, Ready, Stop
from neurogebra_lsp.worker import lock, program, seccomp

_HELD = 200  #: facts held back at most; what a statement found is sent when it ends
_LARGEST_MB = 600  #: a warmed process that has grown beyond this ends and is replaced


def main(can_fork: bool = hasattr(os, "fork") and sys.platform == "linux") -> None:
    """Serve until the standard input closes."""
    out = os.dup(1)
    os.dup2(2, 1)  # a stray print goes to the log, never into the messages
    _enter_empty_folder()
    numpy = _warm()
    _send(out, 0, Ready(os.getpid(), platform.python_version(), numpy, can_fork))
    (_serve_forking if can_fork else _serve_one)(out)


def _warm() -> str:
    """Load and use once what evaluations use: in the locked child nothing can be loaded."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    try:
        import numpy
        import numpy.linalg
        import numpy.random

        version = numpy.__version__
    except ImportError:
        version = ""
    seccomp.prepare()
    sample = _SAMPLE_NUMPY if version else ""
    program.evaluate(program.prepare(_SAMPLE + sample), Budget(), lambda message: None)
    gc.collect()
    gc.freeze()
    return version


_SAMPLE = """
from neurogebra import MathForge, Expression, Value
import math, random, statistics, itertools, functools, collections, re, json, copy
from dataclasses import dataclass
from typing import NamedTuple
forge = MathForge()
sigmoid = forge.get("sigmoid")
slope = sigmoid.gradient("x")
own = Expression("own", "a*x**2 + exp(-x)*tanh(x) + log(1 + x)/sqrt(2)", params={"a": 2})
own_slope = own.gradient("x")
own.eval(x=1.5)
str(own_slope.symbolic_expr)
@dataclass
class Point:
    x: float
class Pair(NamedTuple):
    a: int
v = Value(2.0)
w = (v**2 + 3).tanh()
w.backward()
print(f"{v.grad:.3f}", Point(1.0), Pair(1))
random.seed(1)
random.random()
"""
_SAMPLE_NUMPY = """
import numpy as np
m = np.array([[1.0, 2.0], [3.0, 4.0]])
r = m @ np.linalg.inv(m) + np.exp(m).sum(axis=0)
np.random.seed(1)
g = np.random.default_rng(1).normal(size=3)
print(m, r.mean(), np.std(m), np.random.randn(2))
"""


def _enter_empty_folder() -> None:
    """Stand in a folder that holds nothing and is gone already."""
    try:
        folder = tempfile.mkdtemp(prefix="neurogebra-")
        os.chdir(folder)
        if sys.platform != "win32":
            os.rmdir(folder)  # noqa: PTH106
    except OSError:
        os.chdir(os.path.abspath(os.sep))  # noqa: PTH100


def _send(out: int, job: int, message: Message) -> None:
    data = b"\n" + wire.encode(job, message).encode("utf-8", "surrogatepass") + b"\n"
    while data:
        data = data[os.write(out, data) :]


# -- with fork ----------------------------------------------------------------------------------


def _serve_forking(out: int) -> None:
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, _child_changed)
    buffer = bytearray()
    waiting: list[Evaluate] = []
    child: tuple[int, int] | None = None
    asked_to_stop = False
    while True:
        if child is None and waiting:
            request = waiting.pop(0)
            child = (request.job, _fork(out, request))
            asked_to_stop = False
        readable, _, _ = select.select([0, wake_read], [], [])
        if wake_read in readable:
            os.read(wake_read, 4096)
        if child is not None:
            pid, status = os.waitpid(child[1], os.WNOHANG)
            if pid:
                _send(out, child[0], Over(child[0], _how(status, asked_to_stop)))
                child = None
                if _has_grown():
                    return
        if 0 in readable:
            data = os.read(0, 1 << 16)
            if not data:
                if child is not None:
                    os.kill(child[1], signal.SIGKILL)
                return
            buffer += data
            for line in wire.lines(buffer):
                job, message = wire.decode(line)
                if isinstance(message, Evaluate):
                    waiting.append(message)
                elif isinstance(message, Stop) and child is not None and child[0] == job:
                    asked_to_stop = True
                    os.kill(child[1], signal.SIGKILL)
                elif isinstance(message, Stop):
                    waiting = [request for request in waiting if request.job != job]


def _child_changed(_signal: int, _frame: FrameType | None) -> None:
    """Only to be interrupted: the wake-up descriptor tells the loop."""


def _how(status: int, asked_to_stop: bool) -> str:
    if asked_to_stop:
        return "stopped"
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return f"ended by signal {number}"
    return "" if os.WEXITSTATUS(status) == 0 else f"ended with status {os.WEXITSTATUS(status)}"


def _has_grown() -> bool:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _LARGEST_MB * 1024


def _fork(out: int, request: Evaluate) -> int:
    units = program.prepare(request.text)
    pid = os.fork()
    if pid:
        _send(out, request.job, Begun(request.job, pid))
        return pid
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        lock.die_with_parent()
        lock.close(request.budget, out)
        status = _evaluate(out, request, units)
    finally:
        os._exit(status)


def _evaluate(out: int, request: Evaluate, units: list[Any]) -> int:
    held: list[bytes] = []

    def emit(message: Message) -> None:
        held.append(wire.encode(request.job, message).encode("utf-8", "surrogatepass"))
        if len(held) > _HELD:
            send()

    def send() -> None:
        if held:
            data = b"\n" + b"\n".join(held) + b"\n"
            held.clear()
            while data:
                data = data[os.write(out, data) :]

    try:
        program.evaluate(units, request.budget, emit, send)
    except MemoryError:
        emit(Ended("stopped", 0, 0.0, f"after {request.budget.memory_mb} MB of memory"))
    finally:
        send()
    return 0


# -- without fork -------------------------------------------------------------------------------


def _serve_one(out: int) -> None:
    """Evaluate the first text that comes, locked, and end."""
    buffer = bytearray()
    while True:
        data = os.read(0, 1 << 16)
        if not data:
            return
        buffer += data
        for line in wire.lines(buffer):
            _, message = wire.decode(line)
            if isinstance(message, Evaluate):
                units = program.prepare(message.text)
                _send(out, message.job, Begun(message.job, os.getpid()))
                lock.close(message.budget, out)
                with contextlib.suppress(OSError):
                    _evaluate(out, message, units)
                    _send(out, message.job, Over(message.job, ""))
                os._exit(0)
