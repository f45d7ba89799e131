"""A whole text: split, rewritten with what was rewritten before kept, and evaluated."""

from __future__ import annotations

import re
import time
import warnings
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from neurogebra_lsp.syntax.recover import statements
from neurogebra_lsp.wire import NO_IMPORTS, Budget, Imports, Message, Module
from neurogebra_lsp.worker import guards, orders
from neurogebra_lsp.worker.modules import Source
from neurogebra_lsp.worker.rewrite import Unit, rewrite
from neurogebra_lsp.worker.run import Run

#: Statements kept rewritten; a file of 10,000 lines has fewer.
_KEPT = 20_000

_Key = tuple[str, str, int, bool, bool]
_units: OrderedDict[_Key, Unit] = OrderedDict()
_next_number = 0


def prepare(text: str, module: str = "") -> list[tuple[Unit, int]]:
    """The units of a text with the lines they start at.

    A unit is known by its text and by how many of the same text came before it: each place has
    its own sites, and moving a statement costs nothing. Those of a `module` are its own.
    """
    global _next_number
    found = statements(text)
    future = any("__future__" in s.text and "annotations" in s.text for s in found[:20])
    copies: Counter[str] = Counter()
    prepared: list[tuple[Unit, int]] = []
    for index, statement in enumerate(found):
        key = (module, statement.text, copies[statement.text], future, index == 0)
        copies[statement.text] += 1
        unit = _units.get(key)
        if unit is None:
            unit = _units[key] = rewrite(
                statement, _next_number, future, bool(module), is_first=index == 0
            )
            _next_number += 1
            if len(_units) > _KEPT:
                _units.popitem(last=False)
        else:
            _units.move_to_end(key)
        prepared.append((unit, statement.line))
    return prepared


def prepare_modules(imports: Imports) -> list[Source]:
    """The modules of the workspace that a text may import."""
    return [_prepared(module) for module in imports.modules]


@lru_cache(maxsize=500)
def _prepared(module: Module) -> Source:
    if module.why or not module.text:
        return Source(module)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(module.text, module.path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return Source(module, broken=error.with_traceback(None))
    except (RecursionError, MemoryError):
        return Source(replace(module, why=f"{module.name} is nested too deeply"))
    answers = re.search(r"^ *def +__getattr__\b", module.text, re.MULTILINE) is not None
    return Source(module, tuple(prepare(module.text, module.name)), answers=answers)


def evaluate(
    units: Sequence[tuple[Unit, int]],
    budget: Budget,
    emit: Callable[[Message], None],
    settle: Callable[[], None] = lambda: None,
    sources: Sequence[Source] = (),
    imports: Imports = NO_IMPORTS,
    begins: Callable[[int], None] = lambda line: None,
) -> None:
    """Run prepared units and tell what they did.

    `begins` is called with the line of each statement before it, `settle` after it.
    """
    ends = time.monotonic() + budget.seconds

    def once(order: orders.Orders, tell: Callable[[Message], None]) -> bool:
        left = replace(budget, seconds=max(ends - time.monotonic(), 0.0))
        run = Run(units, left, tell, settle, order, sources, imports, begins)
        return run.evaluate(guards.table(run))

    orders.told(once, emit)
