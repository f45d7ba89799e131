"""The calls of one function: the first few and the last few, each with what it was given."""

from __future__ import annotations

from collections import deque
from types import FrameType
from typing import Any

from neurogebra_lsp.worker.rewrite import MARK

_FIRST = _LAST = 3

#: The result of a call that raised, gave nothing or has not ended.
UNFINISHED = object()

#: The number of a call, what it was given, its result, and how deep inside others it was. A list,
#: because one is made for every call of the program.
OneCall = list[Any]


class Calls:
    """How often a function was called, and how deep inside itself."""

    __slots__ = ("_first", "_last", "_open", "count", "deepest", "parameters")

    def __init__(self, parameters: tuple[str, ...]) -> None:
        self.parameters = parameters
        self.count = 0
        self.deepest = 1
        self._first: list[OneCall] = []
        self._last: deque[OneCall] = deque(maxlen=_LAST)
        # By frame; one that raised stays until its place is used again.
        self._open: dict[int, OneCall] = {}

    def enter(self, frame: FrameType, given: tuple[Any, ...]) -> None:
        """A call begins in a frame."""
        count = self.count = self.count + 1
        depth = 1
        if self._open:
            depth += self._depth_around(frame)
            if depth > self.deepest:
                self.deepest = depth
        call = self._open[id(frame)] = [count, given, UNFINISHED, depth]
        if count > _FIRST:
            self._last.append(call)
        else:
            self._first.append(call)

    def leave(self, frame: FrameType, result: Any) -> None:
        """The call in a frame returns."""
        call = self._open.pop(id(frame), None)
        if call is not None:
            call[2] = result

    def told(self) -> list[OneCall]:
        """The calls that are kept, in the order in which they began."""
        return [*self._first, *self._last]

    def _depth_around(self, frame: FrameType) -> int:
        """How deep the innermost call of the same function is that waits for this one."""
        code, above = frame.f_code, frame.f_back
        while above is not None:
            here = above.f_code
            if here is code:
                around = self._open.get(id(above))
                return around[3] if around is not None else 0
            if here.co_name == "<module>" and here.co_filename[0] == MARK:
                break
            above = above.f_back
        self._open.clear()  # nobody waits: what is left has raised, or gave nothing
        return 0
