"""By which words a program reaches Values that have no name: `w[0]`, `net.layers[1].b`."""

from __future__ import annotations

from itertools import islice
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from neurogebra.core.autograd import Value
from neurogebra_lsp.worker import symbolic
from neurogebra_lsp.worker.kinds import is_value
from neurogebra_lsp.worker.rewrite import MARK
from neurogebra_lsp.worker.unknown import FLAT, Unknown, state

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_NAMES = 500  #: of the module
_LOOKED_AT = 1_000  #: things in one search
_IN_ALL = 100_000  #: things in one evaluation
_HELD = 200  #: things in one container
_LONGEST = 60  #: characters of a place
#: Types of what a name of the module may be bound to without leading to a place.
_HOLDING_NONE = FLAT | {Value, FunctionType, BuiltinFunctionType, ModuleType, type}


class Places:
    """Looks through what the module's names hold: lists, dicts, objects of the program's."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._left = _IN_ALL

    def found(self) -> dict[int, str]:
        """The shortest place of each Value that is reached now, by its identity."""
        places: dict[int, str] = {}
        seen: set[int] = set()
        pending = [
            (name, thing)
            for name, thing in islice(self._run.globals.items(), _NAMES)
            if type(thing) not in _HOLDING_NONE and name[:1] not in (MARK, "_")
        ]
        left = min(_LOOKED_AT, self._left)
        for place, thing in pending:  # it grows: what is nearer comes first
            if left <= 0:
                break
            left -= 1
            self._left -= 1
            form = symbolic.form_of(thing) if issubclass(type(thing), Unknown) else thing
            if is_value(type(form)) or type(form) is symbolic.Plain:
                if not place.isidentifier():
                    places.setdefault(id(form), place)
                continue
            if id(thing) in seen or self._run.taint.of(thing) is not None:
                continue
            seen.add(id(thing))
            if len(place) < _LONGEST:
                pending += self._held(place, thing)
        return places

    def _held(self, place: str, thing: Any) -> list[tuple[str, Any]]:
        kind = type(thing)
        if kind is list or kind is tuple:
            held = [(f"{place}[{n}]", one) for n, one in enumerate(thing[:_HELD])]
        elif kind is dict and len(thing) <= _HELD:
            held = [(f"{place}[{key!r}]", one) for key, one in thing.items() if _is_plain(key)]
        elif kind in self._run.classes:
            held = [(f"{place}.{name}", one) for name, one in state(thing).items()]
        else:
            return []
        return [(inner, one) for inner, one in held if type(one) not in FLAT]


def _is_plain(key: Any) -> bool:
    """Whether a key can stand in a place as it is written."""
    if type(key) is int:
        return key >= 0
    return type(key) is str and key.replace(" ", "_").replace("-", "_").isidentifier()
