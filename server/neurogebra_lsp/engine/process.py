"""The warmed process as the engine holds it: started, written to, read from, ended."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from neurogebra_lsp import wire
from neurogebra_lsp.wire import Message, Ready

_log = logging.getLogger(__name__)

# Isolated (-I): neither the folder it is started in nor PYTHONPATH can put a module of the user's
# before ours. Our own search path comes as an argument instead.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "import importlib; importlib.import_module(sys.argv[3]).main(*json.loads(sys.argv[2]))"
)
EVALUATING = "neurogebra_lsp.worker.warm"
DRAWING = "neurogebra_lsp.worker.draw"
_STARTING_SECONDS = 30.0
#: Bytes of a line; what sends a longer one is not the evaluator any more.
_LONGEST = 64 * 2**20
#: How long what it says is read before others get their turn.
_TURN_SECONDS = 0.001


class Warmed:
    """One warmed process. `on_message(job, message)` gets all it says, `on_end(self)` its end."""

    def __init__(
        self,
        on_message: Callable[[int, Message], None],
        on_end: Callable[[Warmed], None],
        module: str = EVALUATING,
    ) -> None:
        self._module = module
        self._on_message = on_message
        self._on_end = on_end
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.ready: asyncio.Future[Ready] | None = None

    async def start(self, can_fork: bool | None = None) -> Ready:
        """Start it and wait until it is warm."""
        arguments = [] if can_fork is None else [can_fork]
        starting = asyncio.ensure_future(self._create(arguments))
        try:
            self._process = await asyncio.shield(starting)
        except asyncio.CancelledError:
            self._process = await starting
            await self.end()
            raise
        self.ready = asyncio.get_running_loop().create_future()
        self._reading = asyncio.create_task(self._read())
        await asyncio.wait({self.ready}, timeout=_STARTING_SECONDS)
        if not self.ready.done():
            raise OSError(
                f"the evaluating process was not ready after {_STARTING_SECONDS:g} seconds"
            )
        return self.ready.result()

    async def _create(self, arguments: list[bool]) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-I", "-X", "utf8", "-c", _START,
            json.dumps(_search_path()), json.dumps(arguments), self._module,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=None,
            env=_environment(), start_new_session=True,
        )  # fmt: skip

    @property
    def running(self) -> bool:
        """Whether it can be written to."""
        return self._process is not None and self._process.returncode is None

    def send(self, job: int, message: Message) -> None:
        """Write one message; a process that is gone gets nothing."""
        process = self._process
        if process is None or process.stdin is None or process.stdin.is_closing():
            return
        process.stdin.write(wire.encode(job, message).encode("utf-8", "surrogatepass") + b"\n")

    def kill(self) -> None:
        """End it and what it forked, now."""
        process = self._process
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            elif process.returncode is None:
                process.kill()

    async def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.kill()
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})
            await self._read_to_end()
        if self._process is not None:
            await self._process.wait()

    async def _read_to_end(self) -> None:
        """Drop what it said last: its end is not seen, nor its pipe closed, before that is read."""
        assert self._process is not None and self._process.stdout is not None
        while await self._process.stdout.read(1 << 18):
            pass

    async def _read(self) -> None:
        assert self._process is not None and self._process.stdout is not None
        buffer = bytearray()
        decoder = wire.Decoder()
        while data := await self._process.stdout.read(1 << 18):
            if len(buffer) > _LONGEST:
                _log.warning("the evaluating process sent a line without an end")
                self.kill()
                await self._read_to_end()
                break
            buffer += data
            if b"\n" not in data:  # a long line is not looked through again at each piece
                continue
            begun = time.monotonic()
            for line in wire.lines(buffer):
                if time.monotonic() - begun > _TURN_SECONDS:
                    await asyncio.sleep(0)
                    begun = time.monotonic()
                try:
                    job, message = decoder.decode(line)
                except wire.WireError as error:
                    _log.warning("the evaluating process sent %s", error)
                    continue
                if isinstance(message, Ready):
                    if self.ready is not None and not self.ready.done():
                        self.ready.set_result(message)
                else:
                    self._on_message(job, message)
        await self._process.wait()
        if self.ready is not None and not self.ready.done():
            self.ready.set_exception(OSError("the evaluating process ended before it was ready"))
            self.ready.exception()
        self._on_end(self)


def _search_path() -> list[str]:
    """Where this process finds modules, without the folder it was started in.

    The homes of our own two packages stay even if they are that folder.
    """
    here = str(Path.cwd())
    homes = [str(Path(__file__).resolve().parents[2])]
    core = importlib.util.find_spec("neurogebra")
    if core is not None and core.origin is not None:
        homes.append(str(Path(core.origin).resolve().parents[1]))
    kept = [p for p in sys.path if p and (p != here or p in homes)]
    return [*(home for home in homes if home not in kept), *kept]


def _environment() -> dict[str, str]:
    """Nothing but what a process needs to start."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ}
