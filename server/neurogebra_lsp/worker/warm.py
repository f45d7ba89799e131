"""The warmed process: everything heavy loaded once, then a locked child for each evaluation.

It reads requests from its standard input and answers on the descriptor it is given; it prepares
texts itself (parsing and rewriting run no program), so that what it has rewritten serves the
next evaluation too. Where processes cannot be forked it evaluates one text itself, locked, and
ends; the engine has the next one ready.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import mmap
import os
import platform
import re
import select
import signal
import sys
import tempfile
import time
from dataclasses import replace
from types import FrameType
from typing import Any

from neurogebra_lsp import wire
from neurogebra_lsp.facts import Ended
from neurogebra_lsp.wire import At, Begun, Budget, Evaluate, Message, Over, Ready, Stop
from neurogebra_lsp.worker import lock, program, seccomp
from neurogebra_lsp.worker.serving import megabytes, say, write
from neurogebra_lsp.worker.tell import Teller

_MOST_TOLD = 32 * 2**20  #: bytes of facts about one text
_HELD = 200  #: facts held back at most; what a statement found is sent when it ends
_LARGEST_MB = 600  #: a warmed process that has grown beyond this ends and is replaced


def main(can_fork: bool = hasattr(os, "fork") and sys.platform == "linux") -> None:
    """Serve until the standard input closes."""
    out = os.dup(1)
    os.dup2(2, 1)  # a stray print goes to the log, never into the messages
    _enter_empty_folder()
    numpy = _warm()
    if not can_fork:
        load_symbolic()  # this process has no second try
    with contextlib.suppress(BrokenPipeError):  # nobody listens any more
        say(out, 0, Ready(os.getpid(), platform.python_version(), numpy, can_fork))
        (_serve_forking if can_fork else _serve_one)(out)


def _warm() -> str:
    """Load and use once what most evaluations use: in the locked child nothing can be loaded."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    seccomp.prepare()
    _use(_SAMPLE)
    return _version_of_numpy()


def _version_of_numpy() -> str:
    from importlib import metadata

    try:
        return metadata.version("numpy")
    except metadata.PackageNotFoundError:
        return ""


def _use(program_text: str) -> None:
    program.evaluate(program.prepare(program_text), Budget(), lambda message: None)
    gc.collect()
    gc.freeze()


def _prepare(request: Evaluate) -> tuple[list[Any], list[Any]]:
    """The units of the text and of the modules it imports, and loaded what they name."""
    load_for("\n".join((request.text, *(module.text for module in request.imports.modules))))
    return program.prepare(request.text), program.prepare_modules(request.imports)


def load_for(text: str) -> None:
    """Load what a text names and few programs need."""
    if "numpy" not in sys.modules and _NUMERIC.search(text) and _version_of_numpy():
        _use(_SAMPLE_NUMPY)
    if "sympy" not in sys.modules and _SYMBOLIC.search(text):
        load_symbolic()


def load_symbolic() -> None:
    """Load sympy, and use it once: what it loads late is loaded then."""
    _use(_SAMPLE_SYMBOLIC)


def _load_late(name: str) -> bool:
    """Load a module that an evaluation asked for; False where that is not for it to ask."""
    if not f"{name}.".startswith(lock.LATE) or name in sys.modules:
        return False
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
    return True


_NUMERIC = re.compile(r"numpy|[Tt]ensor|[Tt]rainer|import\s*\(?\s*\*")
_SYMBOLIC = re.compile(r"symbolic_expr|\.(simplify|expand|integrate)\b|sympy")
_SAMPLE = """
from neurogebra import MathForge, Expression, Value
import math, random, statistics, itertools, functools, collections, re, json, copy, datetime
from dataclasses import dataclass
from typing import NamedTuple
forge = MathForge()
sigmoid = forge.get("sigmoid")
slope = sigmoid.gradient("x")
own = Expression("own", "a*x**2 + exp(-x)*tanh(x) + log(1 + x)/sqrt(2)", params={"a": 2})
own_slope = own.gradient("x")
own.eval(x=1.5)
@dataclass
class Point:
    x: float
class Pair(NamedTuple):
    a: int
v = Value(2.0)
w = (v**2 + 3).tanh()
w.backward()
print(f"{v.grad:.3f}", Point(1.0), Pair(1))
datetime.datetime.strptime("2024-01-01", "%Y-%m-%d").strftime("%A")
random.seed(1)
random.random()
"""
_SAMPLE_SYMBOLIC = """
from neurogebra import Expression
own = Expression("own", "a*x**2 + exp(-x)*tanh(x) + log(1 + x)/sqrt(2)", params={"a": 2})
print(own.symbolic_expr, own.gradient("x").symbolic_expr)
"""
_SAMPLE_NUMPY = """
import numpy as np
from neurogebra import Expression, Tensor, Trainer
m = np.array([[1.0, 2.0], [3.0, 4.0]])
r = m @ np.linalg.inv(m) + np.exp(m).sum(axis=0)
np.random.seed(1)
g = np.random.default_rng(1).normal(size=3)
print(m, r.mean(), np.std(m), np.median(m), np.unique(m), np.random.randn(2))
t = Tensor([[1.0, 2.0]])
(t @ m).tanh().sum().backward()
line = Expression("line", "a*x", params={"a": 1.0}, trainable_params=["a"])
Trainer(line).fit(np.array([1.0, 2.0]), np.array([2.0, 4.0]), epochs=1)
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


# -- with fork ----------------------------------------------------------------------------------


class _Child:
    """The evaluation that runs, and what it may ask for."""

    def __init__(self, request: Evaluate, pid: int, asks: int, kept: Kept) -> None:
        self.request, self.pid, self.asks, self.kept = request, pid, asks, kept
        self.asked_to_stop = False

    def question(self) -> str:
        """The module it ended for."""
        with contextlib.suppress(OSError):
            return os.read(self.asks, 200).decode("ascii", "replace")
        return ""


def _serve_forking(out: int) -> None:
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, _child_changed)
    buffer = bytearray()
    waiting: list[Evaluate] = []
    child: _Child | None = None
    while True:
        if child is None and waiting:
            child = _fork(out, waiting.pop(0))
        readable, _, _ = select.select([0, wake_read], [], [])
        if wake_read in readable:
            os.read(wake_read, 4096)
        if child is not None:
            child = _looked_after(out, child)
            if child is None and _has_grown():
                return
        if 0 in readable:
            data = os.read(0, 1 << 16)
            if not data:
                if child is not None:
                    os.kill(child.pid, signal.SIGKILL)
                return
            buffer += data
            for line in wire.lines(buffer):
                job, message = wire.decode(line)
                if isinstance(message, Evaluate):
                    waiting.append(message)
                elif isinstance(message, Stop) and child is not None and child.request.job == job:
                    child.asked_to_stop = True
                    os.kill(child.pid, signal.SIGKILL)
                elif isinstance(message, Stop):
                    waiting = [request for request in waiting if request.job != job]


def _looked_after(out: int, child: _Child) -> _Child | None:
    """The child while it runs; the next one where it asked for a module; None when it is over."""
    pid, status = os.waitpid(child.pid, os.WNOHANG)
    if not pid:
        return child
    job = child.request.job
    asked = os.WIFEXITED(status) and os.WEXITSTATUS(status) == lock.NEEDS_MODULE
    question = child.question() if asked else ""
    os.close(child.asks)
    line = child.kept.line
    child.kept.close(out)
    if question and not child.asked_to_stop:
        say(out, job, Begun(job, os.getpid()))  # loading is not the program's time
        if _load_late(question):
            return _fork(out, child.request)
    if line >= 0:
        say(out, job, At(line))
    say(out, job, Over(job, _how(status, child.asked_to_stop)))
    return None


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
    return megabytes() > _LARGEST_MB


def _fork(out: int, request: Evaluate) -> _Child:
    units, sources = _prepare(request)
    asks, ask = os.pipe()
    kept = Kept()
    pid = os.fork()
    if pid:
        os.close(ask)
        return _Child(request, pid, asks, kept)
    status = 1
    try:
        # Said here, for what this process tells must not come before: whoever reads begins anew.
        say(out, request.job, Begun(request.job, os.getpid()))
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        lock.die_with_parent()
        lock.close(request.budget, out, ask)
        status = _evaluate(out, request, units, sources, kept)
    finally:
        os._exit(status)


def _evaluate(
    out: int, request: Evaluate, units: list[Any], sources: list[Any], kept: Kept | None = None
) -> int:
    teller = Teller(request.job)
    told = 0

    def emit(message: Message) -> None:
        if told > _MOST_TOLD:
            if not isinstance(message, Ended):
                return
            message = replace(message, state="stopped", why="after too many facts")
        teller.take(message)
        if teller.n_held > _HELD:
            send()

    def send() -> None:
        nonlocal told
        if teller.n_held:
            data = b"\n" + b"\n".join(teller.lines()) + b"\n"
            told += len(data)
            if kept is None:
                write(out, data)
            else:
                kept.put(out, data)

    def begins(line: int) -> None:
        if kept is None:
            say(out, request.job, At(line))
        else:
            kept.line = line

    gc.freeze()  # what was there before is never garbage
    gc.set_threshold(_LITTLE_GARBAGE, 20, 100)
    try:
        program.evaluate(units, request.budget, emit, send, sources, request.imports, begins)
    except MemoryError:
        emit(Ended("stopped", 0, 0.0, f"after {request.budget.memory_mb} MB of memory"))
    finally:
        send()
        if kept is not None:
            kept.empty(out)
    return 0


class Kept:
    """Memory that a child shares with the process that forked it, for what it has not sent yet.

    A write for each statement would wake whoever reads as often. What is here when a child is
    killed is sent in its stead: it is let go only after it was sent, so that a kill in between
    has it sent twice rather than never. It also tells which statement the child was at.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _KEPT)
        self._last = time.monotonic()

    @property
    def line(self) -> int:
        """The line of the statement that the child is at; -1 before the first."""
        return int.from_bytes(self._memory[_SIZE:_HEAD], "little") - 1

    @line.setter
    def line(self, line: int) -> None:
        self._memory[_SIZE:_HEAD] = (line + 1).to_bytes(_HEAD - _SIZE, "little")

    def put(self, out: int, data: bytes) -> None:
        """Keep these lines for a moment, or send them where the last ones are long enough ago."""
        while len(data) > _KEPT - _HEAD:
            end = data.rfind(b"\n", 0, _KEPT - _HEAD) + 1
            if not end:
                break
            self.put(out, data[:end])
            data = data[end:]
        if len(data) > _KEPT - _HEAD - self._size:
            self.empty(out)
        if len(data) > _KEPT - _HEAD:
            write(out, data)  # one line, too long to be kept
            return
        size = self._size
        self._memory[_HEAD + size : _HEAD + size + len(data)] = data
        self._size = size + len(data)
        if time.monotonic() - self._last > _KEPT_SECONDS:
            self.empty(out)

    def empty(self, out: int) -> None:
        """Send what is kept."""
        if size := self._size:
            write(out, self._memory[_HEAD : _HEAD + size])
            self._size = 0
        self._last = time.monotonic()

    def close(self, out: int) -> None:
        """Send what a child left, on a line of its own: it may have been killed while it wrote."""
        if self._size:
            write(out, b"\n")
        self.empty(out)
        self._memory.close()

    @property
    def _size(self) -> int:
        # The child may have written anything here.
        return min(int.from_bytes(self._memory[:_SIZE], "little"), _KEPT - _HEAD)

    @_size.setter
    def _size(self, size: int) -> None:
        self._memory[:_SIZE] = size.to_bytes(_SIZE, "little")


_KEPT = 1 << 17  #: bytes of such a memory
_SIZE, _HEAD = 8, 16  #: its first bytes tell how many of it are used; then comes the line
_KEPT_SECONDS = 0.005
_LITTLE_GARBAGE = 50_000  #: objects made before a look for garbage


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
                units, sources = _prepare(message)
                say(out, message.job, Begun(message.job, os.getpid()))
                lock.close(message.budget, out)
                with contextlib.suppress(OSError):
                    _evaluate(out, message, units, sources)
                    say(out, message.job, Over(message.job, ""))
                os._exit(0)
