"""Formulas drawn in a process of their own: one at a time, and ended when one takes too long."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from neurogebra_lsp.engine.process import DRAWING, Warmed
from neurogebra_lsp.wire import Draw, Drawn, Message

_log = logging.getLogger(__name__)

_SECONDS = 5.0  #: for one drawing, the time for its derivatives included
_IDLE_SECONDS = 120.0  #: until a process that draws nothing is ended
_REMEMBERED = 100  #: formulas whose higher derivatives take too long


class Drawing:
    """Draws formulas; the process is started with the first one."""

    def __init__(self, seconds: float = _SECONDS, idle_seconds: float = _IDLE_SECONDS) -> None:
        self._seconds, self._idle_seconds = seconds, idle_seconds
        self._turn = asyncio.Lock()
        self._process: Warmed | None = None
        self._job = 0
        self._answer: asyncio.Future[Drawn] | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._highest: dict[
            str, int
        ] = {}  #: derivatives that can be drawn, of formulas that are slow

    async def draw(self, request: Draw) -> Drawn:
        """What is to be drawn, or why it is not."""
        async with self._turn:
            if self._idle is not None:
                self._idle.cancel()
            try:
                return await self._draw(request)
            except OSError as error:
                _log.error("nothing is drawn: %s", error)
                return Drawn(why=f"the drawing process does not start: {error}")
            finally:
                self._answer = None
                loop = asyncio.get_running_loop()
                self._idle = loop.call_later(self._idle_seconds, self._end)

    async def close(self) -> None:
        """End the process."""
        if self._idle is not None:
            self._idle.cancel()
        self._end()
        if self._ending:
            await asyncio.wait(self._ending)

    async def _draw(self, request: Draw) -> Drawn:
        highest = self._highest.get(request.formula, max(request.orders, default=0))
        request = replace(request, orders=tuple(n for n in request.orders if n <= highest))
        process = await self._started()
        self._job += 1
        answer = self._answer = asyncio.get_running_loop().create_future()
        process.send(self._job, request)
        # One whose answer nobody waits for any more is let finish: the next one comes after it.
        try:
            return await asyncio.wait_for(answer, self._seconds)
        except asyncio.TimeoutError:
            self._end()
        # What takes so long is mostly the highest derivative; it is not tried again.
        if len(request.orders) > 1:
            if len(self._highest) >= _REMEMBERED:
                self._highest.clear()
            self._highest[request.formula] = max(request.orders) - 1
            return await self._draw(request)
        return Drawn(why=f"ended after {self._seconds:g} seconds")

    async def _started(self) -> Warmed:
        process = self._process
        if process is None or not process.running:
            process = Warmed(self._take, self._ended, DRAWING)
            try:
                await process.start()
            except BaseException:
                await process.end()
                raise
            self._process = process
        return process

    def _take(self, job: int, message: Message) -> None:
        answer = self._answer
        if isinstance(message, Drawn) and answer is not None and job == self._job:
            if not answer.done():
                answer.set_result(message)

    def _ended(self, process: Warmed) -> None:
        if self._process is process:
            self._process = None
            if self._answer is not None and not self._answer.done():
                self._answer.set_result(Drawn(why="the drawing process ended"))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            task = asyncio.get_running_loop().create_task(process.end())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)
