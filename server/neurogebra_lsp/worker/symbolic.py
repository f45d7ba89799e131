"""How something unknown is computed: the graph that its operations would make, without numbers.

An Unknown that is certainly a Value, or certainly a number, carries a Value of its own kind in
`form`. Operations on Unknowns are done on their forms as well, by the very operators that the
program would use, so that the graph is the one that running it would make. A form's `data` means
nothing.
"""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from neurogebra.core.autograd import Value, node
from neurogebra.core.functions import Functions
from neurogebra.formula.functions import FUNCTIONS
from neurogebra.ops import OPS
from neurogebra_lsp.worker import tables
from neurogebra_lsp.worker.kinds import is_value

#: Methods of Value that make another Value and do nothing else.
_METHODS = frozenset(
    name for name in (*vars(Functions), "max", "min", "atan2", "polygamma") if name in OPS
)
_NUMBERS = frozenset({int, float, bool})


class Formed:
    """What may carry a form."""

    __slots__ = ("form",)

    form: Any  #: a Value that stands for this one, or None


class Plain(Value):
    """A number of the program's that is not known: no Value, so no gradient flows to it."""

    __slots__ = ()


def form_of(thing: Any) -> Any:
    """What takes part in an operation on forms; None where it is not certain what that is."""
    kind = type(thing)
    if kind in _NUMBERS or is_value(kind):
        return thing
    return thing.form if issubclass(kind, Formed) else None


def computed(apply: Callable[..., Any], *operands: Any) -> Any:
    """The form of what an operation on these gives."""
    forms = [form_of(operand) for operand in operands]
    values = [form for form in forms if isinstance(form, Value)]
    if not values or None in forms:
        return None
    try:
        made = apply(*forms)
    except Exception:  # an operation that these do not have, or that is not defined for NaN
        return None
    if not isinstance(made, Value):
        return None
    return _plain(made) if all(type(value) is Plain for value in values) else made


def drawn(name: str, result: Any) -> Any:
    """The form of a number that a generator of unknown state draws."""
    return (
        Plain(math.nan)
        if name in tables.DRAWS_OF_NUMBERS and type(result) in (int, float)
        else None
    )


def called(
    function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Any:
    """The form of what a call of the machine's own code gives, some argument being unknown."""
    if function is Value and len(args) == 1 and kwargs.keys() <= {"label"}:
        label = kwargs.get("label", "")
        return Value(math.nan, label if type(label) is str else "")
    if function in (float, int) and len(args) == 1 and not kwargs:
        known = form_of(args[0])
        return known if function is float and type(known) is Plain else Plain(math.nan)
    if kwargs:
        return None
    if function is abs or function is pow:
        return computed(function, *args)
    if is_value(type(owner)) and name in _METHODS:
        return computed(lambda first, *rest: getattr(first, name)(*rest), owner, *args)
    row = OPS.get(FUNCTIONS.get(name, ""))
    if row is None or row.arity != len(args) or not _is_scalar(function):
        return None
    if any(type(form_of(arg)) is not Plain and type(arg) not in _NUMBERS for arg in args):
        return None
    return computed(lambda *forms: node(row.name, math.nan, *forms), *args)


def method(owner: Any, name: str, args: tuple[Any, ...]) -> Any:
    """The form of `owner.name(*args)`, where the owner is certainly a Value."""
    if name not in _METHODS or not is_value(type(form_of(owner))):
        return None
    return computed(lambda first, *rest: getattr(first, name)(*rest), owner, *args)


def _is_scalar(function: Any) -> bool:
    """Whether a function of this name is the operation of one number at a time."""
    return getattr(function, "__module__", "") == "math" or type(function).__name__ == "ufunc"


def _plain(value: Value) -> Plain:
    """The same computation as one of numbers."""
    made = object.__new__(Plain)
    for slot in ("data", "grad", "label", "_row", "_u", "_v", "_uses"):
        setattr(made, slot, getattr(value, slot))
    return made
