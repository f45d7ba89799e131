"""The queue of evaluations: one at a time, the newest text of each document, within its budget."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from neurogebra_lsp.engine.process import Warmed
from neurogebra_lsp.facts import Ended, Facts
from neurogebra_lsp.wire import (
    NO_IMPORTS,
    At,
    Begun,
    Budget,
    Evaluate,
    Gathering,
    Imports,
    Message,
    Over,
    Ready,
    Stop,
)

_log = logging.getLogger(__name__)

_SUPERSEDED_SECONDS = 0.15  #: how long an evaluation of an older text may still run
_TELL_SECONDS = 0.1  #: how often facts are told while an evaluation runs
GRACE_SECONDS = 0.5  #: beyond its budget, before an evaluation is killed from outside
_LOADING_SECONDS = 15.0  #: for parsing a large text, or loading what a program uses
_STOP_SECONDS = 0.5  #: how long the warmed process may take to report a kill
_DEATHS = 2  #: a text that ended its process so often is not tried again
_REMEMBERED = 100  #: texts that ended their process
_STARTS = 5  #: how often in a row a warmed process may fail to start


@dataclass(frozen=True, slots=True)
class _Request:
    version: int
    text: str
    find: Callable[[], Imports] | None
    budget: Budget
    gives_way: bool  #: to any other evaluation, after which it is begun anew


@dataclass(slots=True)
class _Job:
    number: int
    uri: str
    version: int
    text: str
    budget: Budget
    gives_way: bool
    gathering: Gathering
    begun: float = field(default_factory=time.monotonic)
    loading: bool = True  #: until the program itself runs
    untold: bool = False
    gave_way: bool = False
    over: asyncio.Event = field(default_factory=asyncio.Event)
    how: str = "the evaluating process ended"
    line: int = -1  #: of the statement that it was at


class Engine:
    """Evaluates texts in a process of its own and tells facts as they come."""

    def __init__(
        self,
        on_facts: Callable[[str, Facts], None],
        budget: Budget | None = None,
        can_fork: bool | None = None,
    ) -> None:
        self._on_facts = on_facts
        self.budget = budget or Budget()
        self._can_fork = can_fork
        self._waiting: OrderedDict[str, _Request] = OrderedDict()
        self._job: _Job | None = None
        self._last_job = 0
        self._warmed: Warmed | None = None
        self._ready: Ready | None = None
        self._news = asyncio.Event()
        self._pump: asyncio.Task[None] | None = None
        self._spare: asyncio.Task[Warmed] | None = None
        self._deaths: OrderedDict[bytes, tuple[int, Facts]] = OrderedDict()
        self._failed_starts = 0
        self._state = "idle"

    # -- what others call -------------------------------------------------------------------

    async def start(self) -> None:
        """Be ready to take texts; no process is started before the first."""
        self._pump = asyncio.create_task(self._work())

    def submit(
        self,
        uri: str,
        version: int,
        text: str,
        find: Callable[[], Imports] | None = None,
        budget: Budget | None = None,
        gives_way: bool = False,
    ) -> None:
        """Evaluate this text of a document; an older one that waits or runs gives way.

        `find` looks for what it imports, in a thread. What `gives_way` is begun anew once every
        other is evaluated.
        """
        self._waiting[uri] = _Request(version, text, find, budget or self.budget, gives_way)
        self._news.set()

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self._waiting.pop(uri, None)
        if self._job is not None and self._job.uri == uri:
            self._job.gives_way = self._job.gave_way = False
            self._stop(self._job)

    def status(self) -> str:
        """What it does now, in a few words."""
        what = self._state if self._job is None else f"{self._state} {self._job.uri}"
        return f"{what}, {len(self._waiting)} waiting" if self._waiting else what

    @property
    def ready(self) -> Ready | None:
        """What the warmed process said of its machine, once there was one."""
        return self._ready

    async def close(self) -> None:
        """End every process."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.wait({self._pump})
        if self._spare is not None:
            self._spare.cancel()
            await asyncio.wait({self._spare})
        if self._warmed is not None:
            await self._warmed.end()

    # -- the queue --------------------------------------------------------------------------

    async def _work(self) -> None:
        while True:
            while not self._waiting:
                self._state = "idle"
                self._news.clear()
                await self._news.wait()
            uri = min(self._waiting, key=lambda uri: self._waiting[uri].gives_way)
            request = self._waiting.pop(uri)
            version, text = request.version, request.text
            try:
                await self._evaluate(uri, request)
            except OSError as error:
                _log.error("no evaluation: %s", error)
                self._tell_broken(
                    uri, version, text, f"the evaluating process does not start: {error}"
                )
            except asyncio.CancelledError:
                raise
            except Exception:
                _log.exception("an evaluation failed")
                self._tell_broken(uri, version, text, "an error of ours; the log has it")

    async def _evaluate(self, uri: str, request: _Request) -> None:
        version, text = request.version, request.text
        imports = NO_IMPORTS if request.find is None else await asyncio.to_thread(request.find)
        everything = repr((text, imports, request.budget))
        key = hashlib.sha256(everything.encode("utf-8", "surrogatepass")).digest()
        while True:
            deaths, last = self._deaths.get(key, (0, Facts(version, text)))
            if deaths >= _DEATHS:
                self._on_facts(uri, replace(last, version=version))
                return
            job = await self._run(uri, request, imports)
            facts = job.gathering.facts()
            if facts.ended is not None:
                if job.untold:  # the end itself may have been told while the process went on
                    self._on_facts(uri, facts)
                return
            seconds = time.monotonic() - job.begun
            by_itself = job.how != "stopped"
            why = job.how if by_itself else f"after {min(seconds, job.budget.seconds):.2g} seconds"
            facts = replace(facts, ended=Ended("killed", 0, seconds * 1000, why, job.line))
            if by_itself or seconds > job.budget.seconds:
                deaths += 1
                self._deaths[key] = (deaths, facts)
                while len(self._deaths) > _REMEMBERED:
                    self._deaths.popitem(last=False)
            if uri in self._waiting:
                return
            if job.gave_way and not by_itself:
                self._waiting[uri] = request
                return
            if not by_itself or deaths >= _DEATHS:
                self._on_facts(uri, facts)
                return

    async def _run(self, uri: str, request: _Request, imports: Imports) -> _Job:
        """Have a text evaluated; the job says how that ended."""
        warmed = await self._warm()
        self._last_job += 1
        gathering = Gathering(Facts(request.version, request.text))
        job = self._job = _Job(
            self._last_job, uri, request.version, request.text, request.budget, request.gives_way,
            gathering,
        )  # fmt: skip
        self._state = "evaluating"
        warmed.send(job.number, Evaluate(job.number, request.text, request.budget, imports))
        stopping: float | None = None
        over = asyncio.ensure_future(job.over.wait())
        try:
            while not over.done():
                now = time.monotonic()
                # What is being loaded would have to be loaded again by the next process.
                until_loaded = job.begun + _LOADING_SECONDS if job.loading else 0.0
                if stopping is not None and now > max(stopping + _STOP_SECONDS, until_loaded):
                    if not job.loading:
                        job.how = "stopped"
                    warmed.kill()
                allowed = _LOADING_SECONDS if job.loading else job.budget.seconds + GRACE_SECONDS
                limit = job.begun + allowed
                is_last = uri not in self._waiting
                gives_way = job.gives_way and any(not r.gives_way for r in self._waiting.values())
                if gives_way or not is_last:
                    limit = min(limit, job.begun + _SUPERSEDED_SECONDS)
                if stopping is None and now >= limit:
                    job.gave_way = gives_way and is_last
                    self._stop(job)
                    stopping = now
                wait = _STOP_SECONDS if stopping is not None else limit - now
                await asyncio.wait({over}, timeout=max(0.001, min(wait, _TELL_SECONDS)))
                self._tell_meanwhile(job)
        finally:
            over.cancel()
            self._job = None
        if self._ready is not None and not self._ready.forks:
            # It served its one text. The next one starts while nobody waits for it.
            self._warmed = None
            await warmed.end()
            if not self._waiting:
                self._spare = asyncio.create_task(self._warm())
        return job

    def _stop(self, job: _Job) -> None:
        if self._warmed is None:
            return
        if self._ready is not None and self._ready.forks:
            self._warmed.send(job.number, Stop(job.number))
        else:
            job.how = "stopped"
            self._warmed.kill()

    async def _warm(self) -> Warmed:
        """The warmed process, started if there is none."""
        if self._spare is not None and self._spare is not asyncio.current_task():
            spare, self._spare = self._spare, None
            with contextlib.suppress(OSError):
                await spare
        while self._warmed is None or not self._warmed.running:
            self._state = "starting"
            made = Warmed(self._take, self._ended)
            self._warmed = made
            try:
                self._ready = await made.start(self._can_fork)
            except OSError:
                await made.end()
                self._warmed = None
                self._failed_starts += 1
                if self._failed_starts >= _STARTS:
                    raise
                continue
            self._failed_starts = 0
        return self._warmed

    # -- what the process says --------------------------------------------------------------

    def _take(self, number: int, message: Message) -> None:
        job = self._job
        if job is None or number != job.number:
            return
        if isinstance(message, Begun):
            job.begun = time.monotonic()
            job.loading = (
                self._ready is not None and self._ready.forks and message.pid == self._ready.pid
            )
            job.gathering = Gathering(Facts(job.version, job.text))  # it may begin anew
        elif isinstance(message, Over):
            job.how = message.how or job.how
            job.over.set()
        elif isinstance(message, At):
            # Whatever the process says: a line of this text.
            job.line = message.line if 0 <= message.line <= job.text.count("\n") else -1
        else:
            job.gathering.add(message)
            job.untold = True

    def _tell_meanwhile(self, job: _Job) -> None:
        """While an evaluation takes long, tell what it has found so far."""
        if job.untold and not job.over.is_set() and job.uri not in self._waiting:
            job.untold = False
            self._on_facts(job.uri, job.gathering.facts())

    def _ended(self, warmed: Warmed) -> None:
        if self._warmed is warmed:
            self._warmed = None
            if self._job is not None:
                self._job.over.set()

    def _tell_broken(self, uri: str, version: int, text: str, why: str) -> None:
        self._on_facts(uri, replace(Facts(version, text), ended=Ended("broken", 0, 0.0, why)))
