"""The evaluation in this very process, without locks: for tests on programs one trusts."""

from __future__ import annotations

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Gathering, Imports, Message, decode, encode
from neurogebra_lsp.worker import program


def evaluate(
    text: str, version: int = 0, budget: Budget | None = None, imports: Imports = NO_IMPORTS
) -> Facts:
    """What there is to know of a program; every fact crosses the wire, as it does in use."""
    gathering = Gathering(Facts(version, text))

    def emit(message: Message) -> None:
        gathering.add(decode(encode(0, message))[1])

    sources = program.prepare_modules(imports)
    units = program.prepare(text)
    program.evaluate(units, budget or Budget(), emit, sources=sources, imports=imports)
    return gathering.facts()
