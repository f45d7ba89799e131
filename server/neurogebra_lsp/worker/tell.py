"""Facts on their way out: those of a statement together, as lines of the wire."""

from __future__ import annotations

from neurogebra_lsp import wire
from neurogebra_lsp.facts import Printed, Raised
from neurogebra_lsp.wire import Message, Numbered


class Teller:
    """Takes messages in; gives out lines."""

    def __init__(self, job: int) -> None:
        self._job = job
        self._held: list[Message] = []
        self._n_numbered = 0

    @property
    def n_held(self) -> int:
        """How many messages wait to be given out."""
        return len(self._held)

    def take(self, message: Message) -> None:
        """Take in one message."""
        if isinstance(message, Printed | Raised):
            self._n_numbered += 1
            alike = {"printed" if isinstance(message, Printed) else "raised": message}
            message = Numbered(self._n_numbered, **alike)  # pyright: ignore[reportArgumentType]
        self._held.append(message)

    def lines(self) -> list[bytes]:
        """What was taken in since the last time."""
        held, self._held = self._held, []
        return [
            wire.encode(self._job, message).encode("utf-8", "surrogatepass") for message in held
        ]
