"""The evaluation in this very process, without locks: for tests on programs one trusts."""

from __future__ import annotations

import contextlib
import decimal
import random
import sys
from collections.abc import Iterator

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import Budget, Gathering, Message, decode, encode
from neurogebra_lsp.worker import program


@contextlib.contextmanager
def _restored() -> Iterator[None]:
    """What a fork leaves behind, put back: the settings that a program may change."""
    numpy = sys.modules.get("numpy")
    state = random.getstate()
    with contextlib.ExitStack() as stack:
        stack.enter_context(decimal.localcontext(decimal.Context()))
        if numpy is not None:
            drawn = numpy.random.get_state()
            stack.callback(lambda: numpy.random.set_state(drawn))
            stack.enter_context(numpy.printoptions())
            stack.enter_context(numpy.errstate())
        yield
    random.setstate(state)


def evaluate(text: str, version: int = 0, budget: Budget | None = None) -> Facts:
    """What there is to know of a program; every fact crosses the wire, as it does in use."""
    gathering = Gathering(Facts(version, text))

    def emit(message: Message) -> None:
        gathering.add(decode(encode(0, message))[1])

    with _restored():
        program.evaluate(program.prepare(text), budget or Budget(), emit)
    return gathering.facts()
