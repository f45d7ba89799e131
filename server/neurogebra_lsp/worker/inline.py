"""The evaluation in this very process, without locks: for tests on programs one trusts."""

from __future__ import annotations

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget, Gathering, Message, decode, encode
from neurogebra_lsp.worker import program


def evaluate(text: str, version: int = 0, budget: Budget | None = None) -> Facts:
    """What there is to know of a program; every fact crosses the wire, as it does in use."""
    gathering = Gathering(Facts(version, text))

    def emit(message: Message) -> None:
        gathering.add(decode(encode(0, message))[1])

    program.evaluate(program.prepare(text), budget or Budget(), emit)
    return gathering.facts()
