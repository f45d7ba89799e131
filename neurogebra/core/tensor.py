"""Arrays that remember how they were made: automatic differentiation on numpy."""

# pyright: reportPrivateUsage=false
# The functions of this module are parts of the class.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from operator import attrgetter
from typing import Any, TypeAlias

from neurogebra.core.functions import Functions
from neurogebra.errors import (
    GradientLostError,
    MissingPackageError,
    NumberExpectedError,
    ShapeError,
)
from neurogebra.ops import OPS

try:
    import numpy as np
except ImportError as error:
    raise MissingPackageError("Tensor computes with numpy, which is not installed here") from error

Array: TypeAlias = Any
Axis: TypeAlias = "int | tuple[int, ...] | None"


@dataclass(frozen=True, slots=True)
class ArrayOp:
    """One operation on arrays.

    Attributes
    ----------
    name : as in the operations table, where it has a row there
    forward : the operation on the arrays, with the node's settings (an axis, a shape) by keyword
    pulls : for each operand, what the gradient of the result becomes on its way to it, called
        with that gradient, the result, the operands and the settings; it may still have the
        shape of the result where that was broadcast
    """

    name: str
    forward: Callable[..., Array]
    pulls: tuple[Callable[..., Array], ...]


class Tensor(Functions):
    """An array, how it was made, and the derivative of a result by each of its elements.

    Works as `Value` does, an array at a time: operations give new Tensors, `backward()` on a
    result of one element fills `grad` everywhere below, and gradients add up until `zero_grad()`.
    Operands of different shapes are broadcast as in numpy. Plain arrays and numbers take part
    without gradients, so data that is not trained best stays a plain array.

    `==`, hashing and truth are those of an object; `<` and the like compare elements and give
    plain arrays. A copied or pickled Tensor keeps data, gradient and label, not its graph.

    Parameters
    ----------
    data : real numbers of any shape; copied, and made floats where they are whole numbers
    label : a name

    Raises
    ------
    NumberExpectedError
        When `data` holds anything but real numbers, or rows of different lengths; a TypeError.

    Examples
    --------
    >>> w = Tensor([[1.0, 2.0], [3.0, 4.0]])
    >>> loss = ((w @ [1.0, -1.0]) ** 2).sum()
    >>> loss.backward()
    >>> loss.item(), w.grad.tolist()
    (2.0, [[-2.0, 2.0], [-2.0, 2.0]])
    """

    # `_age` counts down from one computed Tensor to the next, so it sorts them, newest first.
    __slots__ = ("__weakref__", "_age", "_grad", "_inputs", "_row", "_settings", "data", "label")

    data: Array
    label: str
    _age: int
    _grad: Array | None
    _row: ArrayOp | None
    _inputs: tuple[Any, ...]
    _settings: Mapping[str, Any]

    def __init__(self, data: Any, label: str = "") -> None:
        self.data = _as_floats(data, copy=True)
        self.label = label
        self._age = 0
        self._grad = None
        self._row = None
        self._inputs = ()
        self._settings = _NO_SETTINGS

    @property
    def grad(self) -> Array:
        """The derivative of the result whose `backward()` ran last, by each element.

        Examples
        --------
        >>> x = Tensor([1.0, 3.0])
        >>> (x**2).sum().backward()
        >>> x.grad.tolist()
        [2.0, 6.0]
        """
        if self._grad is None:
            self._grad = np.zeros_like(self.data)
        return self._grad

    @grad.setter
    def grad(self, grad: Any) -> None:
        self._grad = None if grad is None else np.broadcast_to(grad, self.data.shape).copy()

    @property
    def shape(self) -> tuple[int, ...]:
        """The length along each axis.

        Examples
        --------
        >>> Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).shape
        (2, 3)
        """
        return self.data.shape

    @property
    def ndim(self) -> int:
        """The number of axes.

        Examples
        --------
        >>> Tensor([[1.0, 2.0], [3.0, 4.0]]).ndim
        2
        """
        return self.data.ndim

    @property
    def size(self) -> int:
        """The number of elements.

        Examples
        --------
        >>> Tensor([[1.0, 2.0], [3.0, 4.0]]).size
        4
        """
        return self.data.size

    @property
    def dtype(self) -> Any:
        """The type of the elements, as numpy names it.

        Examples
        --------
        >>> Tensor([1, 2]).dtype
        dtype('float64')
        """
        return self.data.dtype

    @property
    def T(self) -> Tensor:  # noqa: N802 - numpy's name for it
        """The axes in reverse order.

        Examples
        --------
        >>> Tensor([[1.0, 2.0], [3.0, 4.0]]).T.data.tolist()
        [[1.0, 3.0], [2.0, 4.0]]
        """
        return self.transpose()

    @property
    def _prev(self) -> tuple[Tensor, ...]:
        """The Tensors this was made from, each once."""
        return tuple(dict.fromkeys(t for t in self._inputs if isinstance(t, Tensor)))

    @property
    def _op(self) -> str:
        """The name of the operation; "" for a Tensor that was not computed."""
        return self._row.name if self._row else ""

    def backward(self) -> None:
        """Add the derivative of this one number, by each Tensor it was made from, to their `grad`.

        The rules are those of `Value.backward`.

        Raises
        ------
        ShapeError
            When this has more than one element; a ValueError.

        Examples
        --------
        >>> x = Tensor([1.0, 2.0, 3.0])
        >>> (x * x).mean().backward()
        >>> x.grad.round(3).tolist()
        [0.667, 1.333, 2.0]
        """
        if self.data.size != 1:
            raise ShapeError(
                f"backward() starts at one number, this has shape {self.shape}: "
                "take its sum() or mean() first"
            )
        self._grad = np.array(1.0, self.data.dtype).reshape(self.data.shape)
        # What was made last is no operand of what was made before it.
        for node in sorted(_computed(self), key=_AGE):
            row, grad, y, inputs = node._row, node._grad, node.data, node._inputs
            assert row is not None
            if len(inputs) == 1:
                u = inputs[0]
                u._receive(row.pulls[0](grad, y, u.data, **node._settings), grad)
                continue
            u, v = inputs
            u_data = u.data if isinstance(u, Tensor) else u
            v_data = v.data if isinstance(v, Tensor) else v
            by_u, by_v = row.pulls
            if u_data is not u:
                u._receive(by_u(grad, y, u_data, v_data), grad)
            if v_data is not v:
                v._receive(by_v(grad, y, u_data, v_data), grad)

    def _receive(self, pulled: Array, upstream: Array) -> None:
        if pulled.shape != self.data.shape:
            pulled = _fitted(pulled, self.data.shape)
        if self._grad is not None:
            self._grad = self._grad + pulled
        elif self._row is None and (pulled is upstream or pulled.base is not None):
            # What a program keeps must not change with another node's gradient.
            self._grad = pulled.copy()
        else:
            self._grad = pulled

    def zero_grad(self) -> None:
        """Set `grad` to zeros, here and in every Tensor this was made from.

        Examples
        --------
        >>> x = Tensor([1.0, 2.0])
        >>> y = x.sum()
        >>> y.backward()
        >>> y.zero_grad()
        >>> x.grad.tolist()
        [0.0, 0.0]
        """
        self._grad = None
        for node in _computed(self):
            node._grad = None
            for operand in node._inputs:
                if isinstance(operand, Tensor):
                    operand._grad = None

    def item(self) -> float:
        """The number that a Tensor of one element holds.

        Examples
        --------
        >>> Tensor([1.0, 2.0]).sum().item()
        3.0
        """
        return self._number().item()

    def _number(self) -> Array:
        if self.data.size != 1:
            raise ShapeError(f"a Tensor of shape {self.shape} is not one number: take its sum()")
        return self.data

    def sum(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """The sum of all elements, or of those along some axes.

        Examples
        --------
        >>> x = Tensor([[1.0, 2.0], [3.0, 4.0]])
        >>> x.sum().item(), x.sum(axis=0).data.tolist()
        (10.0, [4.0, 6.0])
        """
        return _made(_SUM, self, {"axis": axis, "keepdims": keepdims})

    def mean(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """The mean of all elements, or of those along some axes.

        Examples
        --------
        >>> x = Tensor([1.0, 2.0, 6.0])
        >>> x.mean().backward()
        >>> x.mean().item(), x.grad.round(3).tolist()
        (3.0, [0.333, 0.333, 0.333])
        """
        return _made(_MEAN, self, {"axis": axis, "keepdims": keepdims})

    def max(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """The largest element, or those along some axes; ties share the gradient.

        Examples
        --------
        >>> x = Tensor([1.0, 5.0, 5.0])
        >>> x.max().backward()
        >>> x.max().item(), x.grad.tolist()
        (5.0, [0.0, 0.5, 0.5])
        """
        return _made(_MAX, self, {"axis": axis, "keepdims": keepdims})

    def min(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """The smallest element, or those along some axes; ties share the gradient.

        Examples
        --------
        >>> Tensor([[4.0, 1.0], [2.0, 3.0]]).min(axis=1).data.tolist()
        [1.0, 2.0]
        """
        return _made(_MIN, self, {"axis": axis, "keepdims": keepdims})

    def maximum(self, other: Any) -> Tensor:
        """The larger of each pair; where they tie, this one receives the gradient.

        Examples
        --------
        >>> Tensor([-1.0, 2.0]).maximum(0.0).data.tolist()
        [0.0, 2.0]
        """
        return _combined("max", self, _operand(other))

    def minimum(self, other: Any) -> Tensor:
        """The smaller of each pair; where they tie, this one receives the gradient.

        Examples
        --------
        >>> Tensor([0.5, 7.0]).minimum([1.0, 6.0]).data.tolist()
        [0.5, 6.0]
        """
        return _combined("min", self, _operand(other))

    def reshape(self, *shape: int | tuple[int, ...]) -> Tensor:
        """The same elements in another shape; one length may be -1.

        Examples
        --------
        >>> Tensor([1.0, 2.0, 3.0, 4.0]).reshape(2, -1).data.tolist()
        [[1.0, 2.0], [3.0, 4.0]]
        """
        lengths = _together(shape)
        return _made(_RESHAPE, self, {"shape": lengths})

    def transpose(self, *axes: int | tuple[int, ...]) -> Tensor:
        """The axes in another order, in reverse when none is given.

        Examples
        --------
        >>> Tensor([[[1.0, 2.0, 3.0]]]).transpose(2, 0, 1).shape
        (3, 1, 1)
        """
        return _made(
            _TRANSPOSE, self, {"axes": _together(axes) or tuple(reversed(range(self.ndim)))}
        )

    def softmax(self, axis: int = -1) -> Tensor:
        """Probabilities along an axis: exponentials divided by their sum, without overflow.

        Examples
        --------
        >>> Tensor([2.0, 1.0, 0.1]).softmax().data.round(3).tolist()
        [0.659, 0.242, 0.099]
        """
        return _made(_SOFTMAX, self, {"axis": axis})

    def log_softmax(self, axis: int = -1) -> Tensor:
        """The logarithm of `softmax`, accurate where that is nearly 0.

        Examples
        --------
        >>> Tensor([0.0, 1000.0]).log_softmax().data.tolist()
        [-1000.0, 0.0]
        """
        return _made(_LOG_SOFTMAX, self, {"axis": axis})

    def cross_entropy(self, targets: Any) -> Tensor:
        """The mean cross entropy of these scores, one row a sample, with what was right.

        Parameters
        ----------
        targets : the index of the right class of each row, `(n,)`; or probabilities, `(n, classes)`

        Raises
        ------
        ShapeError
            When shapes do not fit or an index names no class; a ValueError.

        Examples
        --------
        >>> scores = Tensor([[2.0, 1.0, 0.1], [0.0, 3.0, 0.0]])
        >>> round(scores.cross_entropy([0, 1]).item(), 4)
        0.256
        """
        right = _right(self, targets)
        logs = _log_softmax(self.data, -1)
        if right.ndim == 2:
            return _made(_CROSS_ENTROPY, self, {"right": right, "logs": logs})
        at = (_numbers(len(right)), right)
        try:
            return _made(_CROSS_ENTROPY_OF_CLASSES, self, {"at": at, "logs": logs})
        except IndexError:
            raise _no_such_class(logs) from None

    def _apply(self, name: str) -> Tensor:
        return _made(_ROWS.get(name) or _from_table(name), self)

    def __getitem__(self, key: Any) -> Tensor:
        return _made(_PICK, self, {"key": key})

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[Tensor]:
        return (self[i] for i in range(len(self)))

    def __add__(self, other: Any) -> Tensor:
        return _combined("add", self, other)

    def __radd__(self, other: Any) -> Tensor:
        return _combined("add", other, self)

    def __sub__(self, other: Any) -> Tensor:
        return _combined("sub", self, other)

    def __rsub__(self, other: Any) -> Tensor:
        return _combined("sub", other, self)

    def __mul__(self, other: Any) -> Tensor:
        return _combined("mul", self, other)

    def __rmul__(self, other: Any) -> Tensor:
        return _combined("mul", other, self)

    def __truediv__(self, other: Any) -> Tensor:
        return _combined("div", self, other)

    def __rtruediv__(self, other: Any) -> Tensor:
        return _combined("div", other, self)

    def __pow__(self, other: Any) -> Tensor:
        return _combined("pow", self, other)

    def __rpow__(self, other: Any) -> Tensor:
        return _combined("pow", other, self)

    def __matmul__(self, other: Any) -> Tensor:
        return _combined("matmul", self, other)

    def __rmatmul__(self, other: Any) -> Tensor:
        return _combined("matmul", other, self)

    def __neg__(self) -> Tensor:
        return self._apply("neg")

    def __pos__(self) -> Tensor:
        return self

    def __abs__(self) -> Tensor:
        return self._apply("abs")

    def __lt__(self, other: Any) -> Array:
        return self.data < _array(other)

    def __le__(self, other: Any) -> Array:
        return self.data <= _array(other)

    def __gt__(self, other: Any) -> Array:
        return self.data > _array(other)

    def __ge__(self, other: Any) -> Array:
        return self.data >= _array(other)

    def __float__(self) -> float:
        return float(self._number().item())

    def __format__(self, spec: str) -> str:
        """As the number it holds where a format is asked for, `f"{loss:.4f}"`; else as `repr`."""
        return format(self._number().item(), spec) if spec else repr(self)

    def __repr__(self) -> str:
        data = np.array2string(self.data, separator=", ", prefix="Tensor(data=")
        return f"Tensor(data={data}, shape={self.shape})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restored, (type(self), self.data, self.label, self._grad))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        """The plain array, for plots and for numpy's functions; the graph ends there."""
        return np.array(self.data, dtype=dtype)

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **keywords: Any) -> Any:
        """What `np.exp(tensor)` and `array @ tensor` give: a Tensor."""
        if method == "__call__" and not keywords:
            name = _UFUNCS.get(ufunc)
            if name is not None:
                return inputs[0]._apply(name) if len(inputs) == 1 else _combined(name, *inputs)
        from neurogebra.core.numpy_calls import called

        if method != "__call__":
            raise GradientLostError(
                f"np.{ufunc.__name__}.{method} does not keep the gradient of a Tensor: "
                "use its methods, such as sum() and max()"
            )
        return called(ufunc, inputs, keywords)

    def __array_function__(self, function: Any, _types: Any, args: Any, keywords: Any) -> Any:
        """What `np.sum(tensor)` and the like give: a Tensor, or an error that says what to do."""
        from neurogebra.core.numpy_calls import called

        return called(function, args, keywords)


# As methods of arrays these are found, and their arguments read, at about twice the cost.
_total: Any = np.add.reduce
_highest: Any = np.maximum.reduce
_lowest: Any = np.minimum.reduce

_NO_SETTINGS: Mapping[str, Any] = {}
_AGE = attrgetter("_age")
_ages = count(-1, -1)


def _made(row: ArrayOp, u: Tensor, settings: Mapping[str, Any] = _NO_SETTINGS) -> Tensor:
    """The result of an operation on one Tensor."""
    try:
        data = row.forward(u.data, **settings)
    except (ValueError, TypeError) as error:
        raise _misfit(row, error, u) from None
    return _node(row, data, (u,), settings)


def _combined(name: str, u: Any, v: Any) -> Tensor:
    """An operation on two operands, or NotImplemented where one is no array of numbers."""
    row = _ROWS.get(name) or _from_table(name)
    try:
        u, v = _operand(u), _operand(v)
    except NumberExpectedError:
        return NotImplemented
    try:
        data = row.forward(_array(u), _array(v))
    except ValueError as error:
        raise _misfit(row, error, u, v) from None
    return _node(row, data, (u, v), _NO_SETTINGS)


def _node(row: ArrayOp, data: Any, inputs: tuple[Any, ...], settings: Mapping[str, Any]) -> Tensor:
    out: Tensor = object.__new__(Tensor)
    out.data = data if isinstance(data, np.ndarray) else np.asarray(data)
    out.label = ""
    out._age = next(_ages)
    out._grad = None
    out._row = row
    out._inputs = inputs
    out._settings = settings
    return out


def _together(numbers: tuple[Any, ...]) -> tuple[Any, ...]:
    """Lengths or axes that were given one by one, or as one tuple or list."""
    one = len(numbers) == 1 and isinstance(numbers[0], (tuple, list))
    return tuple(numbers[0]) if one else numbers


def _misfit(row: ArrayOp, error: Exception, *operands: Any) -> ShapeError:
    shapes = " and ".join(str(np.shape(_array(operand))) for operand in operands)
    return ShapeError(f"{row.name} does not fit an array of shape {shapes}: {error}")


def _operand(given: Any) -> Any:
    kind = type(given)
    # The commonest first; `isinstance` takes longer where it says no.
    if kind is Tensor or (kind is np.ndarray and given.dtype.kind == "f"):
        return given
    return given if isinstance(given, (Tensor, float, int)) else _as_floats(given)


def _array(operand: Any) -> Any:
    return operand.data if isinstance(operand, Tensor) else operand


def _as_floats(given: Any, copy: bool = False) -> Array:
    if isinstance(given, Tensor):
        raise NumberExpectedError("this is a Tensor already; use it as it is, or its data")
    if isinstance(given, (list, tuple)) and any(isinstance(part, Tensor) for part in given):
        raise NumberExpectedError(
            "an array made of Tensors would lose their gradients; make one of their data"
        )
    try:
        array = np.array(given) if copy else np.asarray(given)
    except ValueError:
        raise NumberExpectedError(
            "a Tensor's rows have one length each axis; these differ"
        ) from None
    if array.dtype.kind == "f":
        return array
    if array.dtype.kind in "iub":
        return array.astype(float)
    raise NumberExpectedError(
        f"a Tensor holds real numbers, not {type(given).__name__} of {array.dtype} elements"
    )


def _restored(kind: type[Tensor], data: Array, label: str, grad: Array | None) -> Tensor:
    made = kind(data, label)
    made._grad = None if grad is None else np.array(grad)
    return made


def _computed(root: Tensor) -> list[Tensor]:
    """Every computed Tensor below `root`, and itself."""
    found = [root] if root._row is not None else []
    seen = set(found)
    for node in found:
        for operand in node._inputs:
            if isinstance(operand, Tensor) and operand._row is not None and operand not in seen:
                seen.add(operand)
                found.append(operand)
    return found


def _fitted(grad: Array, shape: tuple[int, ...]) -> Array:
    """A gradient summed over the axes along which its operand was broadcast."""
    extra = grad.ndim - len(shape)
    if extra > 0:
        grad = _total(grad, 0 if extra == 1 else tuple(range(extra)))
        if grad.shape == shape:
            return grad
    stretched = tuple(i for i, length in enumerate(shape) if length == 1 and grad.shape[i] != 1)
    return _total(grad, axis=stretched, keepdims=True) if stretched else grad


# The operations that have no row in the table because they are about arrays.


def _unreduced(part: Array, like: Array, axis: Axis, keepdims: bool) -> Array:
    """What a reduction along `axis` gave, with its axes back, so that it broadcasts."""
    if axis is None:
        return np.reshape(part, (1,) * np.ndim(like))
    return part if keepdims else np.expand_dims(part, axis)


def _sum_pull(grad: Array, _y: Array, u: Array, axis: Axis, keepdims: bool) -> Array:
    return np.broadcast_to(_unreduced(grad, u, axis, keepdims), u.shape)


def _mean_pull(grad: Array, y: Array, u: Array, axis: Axis, keepdims: bool) -> Array:
    return _sum_pull(grad / (u.size // max(1, y.size)), y, u, axis, keepdims)


def _extreme_pull(grad: Array, y: Array, u: Array, axis: Axis, keepdims: bool) -> Array:
    best = _unreduced(y, u, axis, keepdims)
    ties = (u == best) | (u != u)
    shares = ties / ties.sum(axis=axis, keepdims=True)
    return _unreduced(grad, u, axis, keepdims) * shares


def _pick_pull(grad: Array, _y: Array, u: Array, key: Any) -> Array:
    out = np.zeros_like(u)
    if any(
        isinstance(part, (list, np.ndarray)) for part in (key if isinstance(key, tuple) else (key,))
    ):
        # An element may be picked more than once.
        np.add.at(out, key, grad)
    else:
        out[key] = grad
    return out


def _matmul_pull_u(grad: Array, _y: Array, u: Array, v: Array) -> Array:
    if v.ndim == 1:
        return grad[..., None] * v
    if u.ndim == 1:
        pulled = (v @ grad[..., None])[..., 0]
        return pulled
    return grad @ v.swapaxes(-1, -2)


def _matmul_pull_v(grad: Array, _y: Array, u: Array, v: Array) -> Array:
    if u.ndim == 1:
        return u[:, None] * grad[..., None, :] if v.ndim > 1 else grad * u
    if v.ndim == 1:
        return (u.swapaxes(-1, -2) @ grad[..., None])[..., 0]
    return u.swapaxes(-1, -2) @ grad


def _softmax(u: Array, axis: int) -> Array:
    e = np.exp(u - _highest(u, axis, None, None, True))
    return e / _total(e, axis, None, None, True)


def _softmax_pull(grad: Array, y: Array, _u: Array, axis: int) -> Array:
    return y * (grad - (grad * y).sum(axis=axis, keepdims=True))


def _log_softmax(u: Array, axis: int) -> Array:
    shifted = u - _highest(u, axis, None, None, True)
    shifted -= np.log(_total(np.exp(shifted), axis, None, None, True))
    return shifted


def _log_softmax_pull(grad: Array, y: Array, _u: Array, axis: int) -> Array:
    return grad - np.exp(y) * grad.sum(axis=axis, keepdims=True)


def _right(scores: Tensor, targets: Any) -> Array:
    """What is right: the number of a class for each row of scores, or a probability a class."""
    right = targets if isinstance(targets, np.ndarray) else np.asarray(_array(targets))
    shape = scores.data.shape
    if len(shape) != 2 or (right.shape != shape[:1] and right.shape != shape):
        raise ShapeError(
            "cross_entropy takes scores (n, classes) and targets (n,) or (n, classes), "
            f"not {shape} and {right.shape}"
        )
    if right.ndim == 2:
        return right.astype(scores.dtype)
    # numpy would count a negative one from the end; too large a one it refuses itself.
    if right.dtype.kind not in "iu" or (len(right) and _lowest(right) < 0):
        raise _no_such_class(scores)
    return right


@lru_cache(maxsize=8)
def _numbers(n: int) -> Array:
    """The row numbers below `n`, kept because one batch has as many rows as the next."""
    numbers = np.arange(n)
    numbers.flags.writeable = False
    return numbers


def _no_such_class(scores: Tensor | Array) -> ShapeError:
    classes = scores.shape[1]
    return ShapeError(f"targets of {classes} classes are whole numbers from 0 to {classes - 1}")


def _cross_entropy(_u: Array, right: Array, logs: Array) -> Array:
    return -_total(right * logs, axis=None) / len(logs)


def _cross_entropy_pull(grad: Array, _y: Array, _u: Array, right: Array, logs: Array) -> Array:
    total = _total(right, axis=-1, keepdims=True)
    return (np.exp(logs) * total - right) * (grad.item() / len(logs))


def _cross_entropy_of_classes(_u: Array, at: tuple[Array, Array], logs: Array) -> Array:
    return -_total(logs[at]) / len(logs)


def _cross_entropy_of_classes_pull(
    grad: Array, _y: Array, _u: Array, at: tuple[Array, Array], logs: Array
) -> Array:
    pulled = np.exp(logs)
    pulled[at] -= 1.0
    pulled *= grad.item() / len(logs)
    return pulled


_SUM = ArrayOp("sum", np.sum, (_sum_pull,))
_MEAN = ArrayOp("mean", np.mean, (_mean_pull,))
_MAX = ArrayOp("max", np.max, (_extreme_pull,))
_MIN = ArrayOp("min", np.min, (_extreme_pull,))
_RESHAPE = ArrayOp(
    "reshape", lambda u, shape: np.reshape(u, shape), (lambda g, y, u, shape: g.reshape(u.shape),)
)
_TRANSPOSE = ArrayOp(
    "transpose",
    lambda u, axes: np.transpose(u, axes),
    (lambda g, y, u, axes: np.transpose(g, np.argsort(axes)),),
)
_PICK = ArrayOp("pick", lambda u, key: u[key], (_pick_pull,))
_SOFTMAX = ArrayOp("softmax", _softmax, (_softmax_pull,))
_LOG_SOFTMAX = ArrayOp("log_softmax", _log_softmax, (_log_softmax_pull,))
_CROSS_ENTROPY = ArrayOp("cross_entropy", _cross_entropy, (_cross_entropy_pull,))
_CROSS_ENTROPY_OF_CLASSES = ArrayOp(
    "cross_entropy", _cross_entropy_of_classes, (_cross_entropy_of_classes_pull,)
)


# The rows of the table that most programs use, written for arrays; all others are compiled.


def _pow_pull_u(grad: Array, _y: Array, u: Array, v: Array) -> Array:
    if isinstance(v, (int, float)):
        return grad * (v * u ** (v - 1)) if v else np.zeros_like(grad)
    return grad * np.where(v == 0, 0.0, v * np.power(u, np.where(v == 0, 1.0, v - 1.0)))


def _pow_pull_v(grad: Array, y: Array, u: Array, _v: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return grad * np.where(u == 0, 0.0, y * np.log(u))


def _sigmoid(u: Array) -> Array:
    e = np.exp(-np.abs(u))
    return np.where(u >= 0, 1.0, e) / (1.0 + e)


_ROWS: dict[str, ArrayOp] = {
    row.name: row
    for row in (
        ArrayOp("add", np.add, (lambda g, y, u, v: g, lambda g, y, u, v: g)),
        ArrayOp("sub", np.subtract, (lambda g, y, u, v: g, lambda g, y, u, v: -g)),
        ArrayOp("mul", np.multiply, (lambda g, y, u, v: g * v, lambda g, y, u, v: g * u)),
        ArrayOp("div", np.divide, (lambda g, y, u, v: g / v, lambda g, y, u, v: g * (-u / v / v))),
        ArrayOp("pow", np.power, (_pow_pull_u, _pow_pull_v)),
        ArrayOp("matmul", np.matmul, (_matmul_pull_u, _matmul_pull_v)),
        ArrayOp("neg", np.negative, (lambda g, y, u: -g,)),
        ArrayOp("exp", np.exp, (lambda g, y, u: g * y,)),
        ArrayOp("log", np.log, (lambda g, y, u: g / u,)),
        ArrayOp("sqrt", np.sqrt, (lambda g, y, u: g / (2.0 * y),)),
        ArrayOp("relu", lambda u: np.maximum(u, 0.0), (lambda g, y, u: g * (u > 0),)),
        ArrayOp("sigmoid", _sigmoid, (lambda g, y, u: g * (y * (1.0 - y)),)),
        ArrayOp("tanh", np.tanh, (lambda g, y, u: g * (1.0 - y * y),)),
    )
}


@cache
def _from_table(name: str) -> ArrayOp:
    """A row of the table for arrays: its kernel, and its slopes compiled from their formulas."""
    from neurogebra.formula.array_kernels import ARRAYS
    from neurogebra.formula.numeric import compiled
    from neurogebra.formula.parse import parse

    names = ("y", "u", "v")[: OPS[name].arity + 1]

    def pull(form: str) -> Callable[..., Array]:
        slope = compiled(parse(form, names), names)

        def by_slope(grad: Array, y: Array, *operands: Array) -> Array:
            return grad * slope(y, *operands)

        return by_slope

    def forward(*operands: Array) -> Array:
        with np.errstate(all="ignore"):
            return ARRAYS[name](*operands)

    return ArrayOp(name, forward, tuple(pull(form) for form in OPS[name].partial_forms))


_UFUNCS: dict[Any, str] = {
    np.add: "add", np.subtract: "sub", np.multiply: "mul", np.divide: "div", np.power: "pow",
    np.matmul: "matmul", np.negative: "neg", np.abs: "abs", np.exp: "exp", np.expm1: "expm1",
    np.log: "log", np.log1p: "log1p", np.log2: "log2", np.log10: "log10", np.sqrt: "sqrt",
    np.cbrt: "cbrt", np.sign: "sign", np.floor: "floor", np.ceil: "ceil", np.sin: "sin",
    np.cos: "cos", np.tan: "tan", np.arcsin: "asin", np.arccos: "acos", np.arctan: "atan",
    np.sinh: "sinh", np.cosh: "cosh", np.tanh: "tanh", np.arcsinh: "asinh",
    np.arccosh: "acosh", np.arctanh: "atanh", np.arctan2: "atan2", np.maximum: "max",
    np.minimum: "min",
}  # fmt: skip
