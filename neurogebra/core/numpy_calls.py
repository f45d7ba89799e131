"""What numpy's own functions give for a Tensor: a Tensor, an array, or what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from neurogebra.core.tensor import Tensor
from neurogebra.errors import GradientLostError

#: The method that does the same, and keeps the gradient; these take an axis, and `keepdims`.
_REDUCTIONS: dict[Any, str] = {
    np.sum: "sum", np.mean: "mean", np.max: "max", np.amax: "max", np.min: "min", np.amin: "min",
}  # fmt: skip


def _dot(u: Any, v: Any) -> Tensor:
    if np.ndim(u) == 0 or np.ndim(v) == 0:
        return u * v
    if np.ndim(u) > 2 or np.ndim(v) > 2:
        raise GradientLostError("np.dot of more than two axes: write @, which keeps the gradient")
    return u @ v


def _clip(u: Any, low: Any = None, high: Any = None) -> Tensor:
    u = u if low is None else u.maximum(low)
    return u if high is None else u.minimum(high)


#: Those that a Tensor computes by its operators.
_OPERATIONS: dict[Any, Callable[..., Any]] = {
    np.dot: _dot,
    np.clip: _clip,
    np.reshape: lambda u, shape: u.reshape(*np.atleast_1d(shape).tolist()),
    np.transpose: lambda u, axes=(): u.transpose(*(axes or ())),
    np.square: lambda u: u * u,
    np.reciprocal: lambda u: 1.0 / u,
    np.positive: lambda u: u,
}

#: What is told of the numbers alone, so that no gradient could pass.
_PLAIN = {
    np.all, np.allclose, np.any, np.argmax, np.argmin, np.argsort, np.array2string, np.array_equal,
    np.array_repr, np.array_str, np.copy, np.count_nonzero, np.empty_like, np.full_like,
    np.histogram, np.isclose, np.ndim, np.nonzero, np.ones_like, np.save, np.savetxt, np.shape,
    np.size, np.unique, np.zeros_like,
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal, np.isfinite,
    np.isinf, np.isnan, np.logical_and, np.logical_not, np.logical_or, np.signbit,
}  # fmt: skip


def called(function: Any, args: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    """The result of a function or ufunc of numpy, one of whose arguments is a Tensor."""
    module = getattr(function, "__module__", None) or "numpy"
    name = f"{module.replace('numpy', 'np', 1)}.{function.__name__}"
    if keywords.get("out") is not None:
        raise GradientLostError(
            f"{name} would write a Tensor into a plain array, without its gradient: "
            "write x = x + t instead of x += t, and leave out= away"
        )
    if function in _PLAIN:
        return function(*map(_plain, args), **{key: _plain(v) for key, v in keywords.items()})
    first = args[0] if args else None
    if function in _REDUCTIONS and isinstance(first, Tensor):
        if len(args) > 2 or keywords.keys() - {"axis", "keepdims"}:
            raise GradientLostError(f"{name} of a Tensor takes axis and keepdims, nothing else")
        return getattr(first, _REDUCTIONS[function])(*args[1:], **keywords)
    if function in _OPERATIONS:
        return _OPERATIONS[function](*args, **keywords)
    raise GradientLostError(
        f"{name} does not keep the gradient of a Tensor: write it with the Tensor's operators and "
        "methods, or call it on tensor.data where no gradient is needed"
    )


def _plain(argument: Any) -> Any:
    if isinstance(argument, (list, tuple)):
        return type(argument)(map(_plain, argument))
    return argument.data if isinstance(argument, Tensor) else argument
