"""A whole text: split, rewritten with what was rewritten before kept, and evaluated."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

from neurogebra_lsp.syntax.recover import statements
from neurogebra_lsp.wire import Budget, Message
from neurogebra_lsp.worker import guards, orders
from neurogebra_lsp.worker.rewrite import Unit, rewrite
from neurogebra_lsp.worker.run import Run

#: Statements kept rewritten; a file of 10,000 lines has fewer.
_KEPT = 20_000

_Key = tuple[str, int, bool]
_units: OrderedDict[_Key, Unit] = OrderedDict()
_next_number = 0


def prepare(text: str) -> list[tuple[Unit, int]]:
    """The units of a text with the lines they start at.

    A unit is known by its text and by how many of the same text came before it: each place has
    its own sites, and moving a statement costs nothing.
    """
    global _next_number
    found = statements(text)
    future = any("__future__" in s.text and "annotations" in s.text for s in found[:20])
    copies: Counter[str] = Counter()
    prepared: list[tuple[Unit, int]] = []
    for statement in found:
        key = (statement.text, copies[statement.text], future)
        copies[statement.text] += 1
        unit = _units.get(key)
        if unit is None:
            unit = _units[key] = rewrite(statement, _next_number, future)
            _next_number += 1
            if len(_units) > _KEPT:
                _units.popitem(last=False)
        else:
            _units.move_to_end(key)
        prepared.append((unit, statement.line))
    return prepared


def evaluate(
    units: Sequence[tuple[Unit, int]],
    budget: Budget,
    emit: Callable[[Message], None],
    settle: Callable[[], None] = lambda: None,
) -> None:
    """Run prepared units and tell what they did; `settle` is called after each statement."""
    ends = time.monotonic() + budget.seconds

    def once(order: orders.Orders, tell: Callable[[Message], None]) -> bool:
        left = replace(budget, seconds=max(ends - time.monotonic(), 0.0))
        run = Run(units, left, tell, settle, order)
        return run.evaluate(guards.table(run))

    orders.told(once, emit)
