"""The evaluation in this very process, without locks: for tests on programs one trusts."""

from __future__ import annotations

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Decoder, Gathering, Imports
from neurogebra_lsp.worker import program
from neurogebra_lsp.worker.tell import Teller

#: What a trusted program may use: it ends by itself, on however busy a machine.
_PATIENT = Budget(seconds=60.0)


def evaluate(
    text: str, version: int = 0, budget: Budget | None = None, imports: Imports = NO_IMPORTS
) -> Facts:
    """What there is to know of a program; every fact crosses the wire, as it does in use."""
    gathering = Gathering(Facts(version, text))
    units = program.prepare(text)
    teller = Teller(0)
    decoder = Decoder()

    def tell() -> None:
        for line in teller.lines():
            gathering.add(decoder.decode(line)[1])

    sources = program.prepare_modules(imports)
    program.evaluate(units, budget or _PATIENT, teller.take, tell, sources, imports)
    tell()
    return gathering.facts()
