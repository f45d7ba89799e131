"""Facts on their way out: those of a statement together, as lines of the wire."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from neurogebra_lsp import wire
from neurogebra_lsp.facts import Bound, Printed, Raised, Span
from neurogebra_lsp.wire import Message, Numbered


class Teller:
    """Takes messages in; gives out lines. A fact that is told again replaces the former one."""

    def __init__(self, job: int, starts: Sequence[int]) -> None:
        self._job = job
        self._starts = starts
        self._placed: dict[int, dict[tuple[type, str, Span], Message]] = {}
        self._others: list[Message] = []
        self._n_numbered = 0
        self.n_held = 0

    def take(self, message: Message) -> None:
        """Take in one message."""
        self.n_held += 1
        if isinstance(message, Printed | Raised):
            self._n_numbered += 1
            alike = {"printed" if isinstance(message, Printed) else "raised": message}
            message = Numbered(self._n_numbered, **alike)  # pyright: ignore[reportArgumentType]
        if not wire.is_placed(message):
            self._others.append(message)
            return
        span: Span = message.span  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        index = bisect_right(self._starts, span[0]) - 1  # pyright: ignore[reportUnknownArgumentType]
        start = self._starts[index] if index >= 0 else 0
        name = message.name if isinstance(message, Bound) else ""
        self._placed.setdefault(start, {})[type(message), name, span] = message

    def lines(self) -> list[bytes]:
        """What was taken in since the last time."""
        messages = [
            *(wire.told(start, facts.values()) for start, facts in self._placed.items()),
            *self._others,
        ]
        self._placed.clear()
        self._others.clear()
        self.n_held = 0
        return [
            wire.encode(self._job, message).encode("utf-8", "surrogatepass") for message in messages
        ]
