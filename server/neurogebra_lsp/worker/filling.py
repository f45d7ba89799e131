"""Arrays that begin with whatever was there, and which of their elements the program has set.

`np.empty` gives such an array. What the program has not set is unknown; what it has set is known,
through every view of the array.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker.kinds import is_array
from neurogebra_lsp.worker.unknown import Unknown, owner_of

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_KINDS = frozenset("biufc")  #: of elements that hold nothing but a number
_NUMBERS = frozenset({int, float, bool, complex})


class Unfilled(Unknown):
    """Why an array is not known of which not every element is set. No value of the program's."""

    __slots__ = ("_array", "_left", "_n_left")
    passes = True

    def __init__(self, unknown: Unknown, array: Any) -> None:
        super().__init__(unknown.why, unknown.line, roots=(array,))
        self._array = array
        self._left = sys.modules["numpy"].ones_like(array, bool)
        self._n_left = array.size

    def lacks(self, thing: Any) -> bool:
        """Whether some element of this view of the array is not set."""
        left = self.left_of(thing)
        return left is None or bool(left.any())

    def left_of(self, view: Any) -> Any:
        """The same view of what is left to be set; None where it is seen as other elements."""
        if view is self._array:
            return self._left
        if not is_array(type(view)) or view.dtype != self._array.dtype:
            return None
        size, numpy = view.itemsize, sys.modules["numpy"]
        if self._array.strides != tuple(step * size for step in self._left.strides):
            return None
        start = (_address(view) - _address(self._array)) // size
        flat = self._left.reshape(-1, order="A")[start:]
        steps = tuple(step // size for step in view.strides)
        return numpy.lib.stride_tricks.as_strided(flat, view.shape, steps)

    def has_set(self, view: Any, index: Any) -> bool:
        """Note that elements were set; whether every element of the array is set now."""
        left = self.left_of(view)
        before = int(left[index].sum())
        left[index] = False
        self._n_left -= before
        return self._n_left <= 0 and not self._left.any()


def begin(run: Run, array: Any, why: str) -> Any:
    """What stands for an array of which nothing is set: itself, where that can be kept count of."""
    unknown = run.unknown(why, tuple(map(int, array.shape)), str(array.dtype))
    if array.dtype.kind not in _KINDS or owner_of(array) is not array:
        return unknown
    array.fill(0)
    run.taint.add(array, Unfilled(unknown, array))
    return array


def being_set(run: Run, array: Any, *others: Any) -> Unfilled | None:
    """What is noted of an array that is being filled, where what is set is known."""
    unknown = run.taint.of(array)
    if type(unknown) is not Unfilled or unknown.left_of(array) is None:
        return None
    return unknown if run.taint.within(others) is None else None


def item(unfilled: Unfilled, array: Any, index: Any) -> Any:
    """A part of an array that is being filled; None where it is not known."""
    left = unfilled.left_of(array)
    if left is None:
        return None
    part = array[index]
    is_view = is_array(type(part)) and owner_of(part) is owner_of(array)
    return part if is_view or not left[index].any() else None


def has_set(run: Run, unfilled: Unfilled, array: Any, index: Any) -> None:
    """Elements of an array that is being filled were set."""
    if unfilled.has_set(array, index):
        run.taint.clear(owner_of(array))


def fill(run: Run, array: Any, args: tuple[Any, ...]) -> bool:
    """`array.fill(number)` of one that is being filled; whether this was done."""
    unfilled = being_set(run, array) if len(args) == 1 and type(args[0]) in _NUMBERS else None
    if unfilled is None:
        return False
    run.recorder.touch(array)
    array.fill(args[0])
    has_set(run, unfilled, array, ...)
    return True


def _address(array: Any) -> int:
    return array.__array_interface__["data"][0]
