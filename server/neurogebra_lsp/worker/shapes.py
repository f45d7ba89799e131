"""What is known of an array whose numbers are not: its shape, and the type of its elements.

An operation is done on ones in the place of what is not known; the shape of the result is that of
the real one. Only operations whose shape follows from the shapes of the operands are done so.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker import numpy_bounds, numpy_table, symbolic
from neurogebra_lsp.worker.kinds import is_array
from neurogebra_lsp.worker.unknown import Unknown

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_NUMBERS = frozenset({int, float, bool, complex, str, type(None)})
_MOST_ROWS = 10_000
_ATTRIBUTES = frozenset({"T", "mT", "real", "imag"})


class _NoShapeError(Exception):
    """Something whose shape is not known takes part."""


def computed(run: Run, apply: Callable[..., Any], *operands: Any) -> tuple[Any, Any]:
    """Shape and dtype of an operation on these; None for what is not known."""
    if "numpy" not in sys.modules or run.reshapes or not any(map(_has_shape, operands)):
        return None, None
    if _of_lost_length(run, operands):
        return None, None

    def operation(*ones: Any) -> Any:
        arrays = [one for one in ones if is_array(type(one))]
        name = "matmul" if "matmul" in getattr(apply, "__name__", "") else ""
        if len(arrays) == 2 and numpy_bounds.why_not(run, name, None, tuple(arrays), {}):
            raise _NoShapeError
        return apply(*ones)

    return _tried(operation, operands)


def called(
    run: Run, function: Any, name: str, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, Any]:
    """Shape and dtype of what a call of numpy gives, some argument being unknown."""
    if "numpy" not in sys.modules or run.reshapes:
        return None, None
    if "out" in kwargs or any(map(_is_unknown, kwargs.values())):
        return None, None
    if _of_lost_length(run, args):
        return None, None
    numpy = sys.modules["numpy"]
    is_ufunc = type(function) is numpy.ufunc and len(args) <= function.nin
    module = str(getattr(function, "__module__", ""))
    if is_array(type(owner)):
        if name not in numpy_table.SHAPED_METHODS:
            return None, None
    elif not is_ufunc and (
        not module.startswith("numpy") or name not in numpy_table.SHAPED_FUNCTIONS
    ):
        return None, None

    def operation(*ones: Any) -> Any:
        if numpy_bounds.why_not(run, name, None, ones, kwargs):
            raise _NoShapeError
        return function(*ones, **kwargs)

    return _tried(operation, args)


def method(
    run: Run, owner: Unknown, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Unknown | None:
    """What a method of an array of known shape gives, or None where it is not told."""
    if not owner.shape or name not in numpy_table.SHAPED_METHODS or "out" in kwargs:
        return None
    if any(map(_is_unknown, kwargs.values())) or _of_lost_length(run, args):
        return None

    def operation(ones: Any, *others: Any) -> Any:
        if numpy_bounds.why_not(run, name, ones, others, kwargs):
            raise _NoShapeError
        return getattr(ones, name)(*others, **kwargs)

    made = owner.again(*args)
    made.shape, made.dtype = _tried(operation, (owner, *args))
    return made


def attribute(owner: Unknown, name: str) -> Any:
    """An attribute of an array of known shape: some are known, some have a shape themselves."""
    if not owner.shape or "numpy" not in sys.modules:
        return None
    if name in ("shape", "ndim", "size"):
        return getattr(_ones(owner), name)
    if name == "dtype" and owner.dtype is not None:
        return sys.modules["numpy"].dtype(owner.dtype)
    if name not in _ATTRIBUTES:
        return None
    made = owner.again()
    made.shape, made.dtype = _tried(lambda ones: getattr(ones, name), (owner,))
    return made


def item(owner: Unknown, index: Any) -> Unknown:
    """A part of an array of known shape."""
    made = owner.again()
    if owner.shape:
        made.shape, made.dtype = _tried(lambda ones: ones[index], (owner,))
    return made


def asked(run: Run, unknown: Unknown, function: Any, args: tuple[Any, ...]) -> Any:
    """What a function that asks only for a shape gives; None where it is not such a one."""
    if len(args) != 1 or (args[0] is not unknown and not is_array(type(args[0]))):
        return None
    array = standing(run, unknown, args[0])
    if not array.shape:
        return None
    numpy = sys.modules["numpy"]
    if function is len or function in (numpy.shape, numpy.ndim, numpy.size):
        return function(_ones(array))
    if array.dtype is not None and function in (numpy.zeros_like, numpy.ones_like):
        return function(_ones(array), subok=False)
    return None


def standing(run: Run, unknown: Unknown, thing: Any) -> Unknown:
    """The Unknown in place of an object that is not known any more; an array keeps its shape."""
    if unknown is thing:
        return unknown
    made = unknown.standing_for(thing)
    if is_array(type(thing)) and not run.reshapes and not thing.dtype.hasobject:
        made.shape, made.dtype = tuple(map(int, thing.shape)), str(thing.dtype)
    return made


def rows(run: Run, thing: Any) -> Any:
    """The parts of an array that is not known but for its shape; any other thing as it is."""
    unknown = run.taint.of(thing)
    array = None if unknown is None else standing(run, unknown, thing)
    if array is None or not array.shape or array.shape[0] > _MOST_ROWS:
        return thing
    return [item(array, row) for row in range(array.shape[0])]


def _is_unknown(thing: Any) -> bool:
    return isinstance(thing, Unknown)


def _of_lost_length(run: Run, things: list[Any] | tuple[Any, ...]) -> bool:
    """Whether something unknown may have changed how many items a list among these has."""
    return any(
        (type(thing) is list and run.taint.of(thing) is not None) or _of_lost_length(run, thing)
        for thing in things
        if type(thing) in (list, tuple)
    )


def _has_shape(thing: Any) -> bool:
    return is_array(type(thing)) or (_is_unknown(thing) and bool(thing.shape))


def _tried(operation: Callable[..., Any], operands: tuple[Any, ...]) -> tuple[Any, Any]:
    """Shape and dtype of the operation on stand-ins for these."""
    numpy = sys.modules["numpy"]
    certain = [True]
    try:
        with numpy.errstate(all="ignore"):
            result = operation(*[_stand_in(operand, certain) for operand in operands])
    except Exception:  # whatever the operation says of ones, it may say of the real numbers
        return None, None
    if isinstance(result, numpy.generic):
        return (), str(result.dtype) if certain[0] else None
    if not is_array(type(result)) or result.dtype.hasobject:
        return None, None
    return tuple(map(int, result.shape)), str(result.dtype) if certain[0] else None


def _stand_in(thing: Any, certain: list[bool]) -> Any:
    """Ones of its shape, in the place of something unknown and of arrays."""
    numpy = sys.modules["numpy"]
    kind = type(thing)
    if _is_unknown(thing):
        certain[0] = certain[0] and thing.dtype is not None
        if thing.shape is not None:
            return _ones(thing)
        if type(thing.form) is symbolic.Plain:
            return 1.0
        raise _NoShapeError
    if kind is list or kind is tuple:
        return kind([_stand_in(held, certain) for held in thing])
    if is_array(kind):
        return numpy.ones_like(thing)
    if kind in _NUMBERS or isinstance(thing, (numpy.generic, numpy.dtype, slice, type)):
        return thing
    raise _NoShapeError


def _ones(unknown: Unknown) -> Any:
    numpy = sys.modules["numpy"]
    return numpy.broadcast_to(numpy.ones((), unknown.dtype or float), unknown.shape)
