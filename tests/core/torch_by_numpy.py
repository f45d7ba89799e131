"""As much of PyTorch as exported code uses, computed by numpy and scipy.

It says what each function of PyTorch's documentation gives, so that exported code can be run where
PyTorch is not installed. Names that are not here fail, as they would when PyTorch had none of them.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy import special


def _of_tensors(function: Any) -> Any:
    """The function, refusing plain numbers as PyTorch does."""

    def call(*args: Any) -> Any:
        plain = [arg for arg in args if not isinstance(arg, np.ndarray | np.generic)]
        if plain:
            raise TypeError(f"{function.__name__}(): arguments must be tensors, not {plain[0]!r}")
        return function(*args)

    return call


def _clamp(x: Any, min: Any = None, max: Any = None) -> Any:
    return np.clip(x, min, max)


def _gelu(x: Any, approximate: str = "none") -> Any:
    if approximate == "tanh":
        return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    return x * special.ndtr(x)


_FUNCTIONAL = SimpleNamespace(
    softplus=lambda x: np.logaddexp(0, x),
    silu=lambda x: x * special.expit(x),
    gelu=_gelu,
    leaky_relu=lambda x, negative_slope=0.01: np.where(x > 0, x, negative_slope * x),
    logsigmoid=special.log_expit,
)

_SAME_NAME = (
    "abs asin acos atan asinh acosh atanh ceil cos cosh exp expm1 floor hypot log log10 "
    "log1p log2 logaddexp maximum minimum remainder sign sin sinh sqrt tan tanh logical_and "
    "logical_or logical_not"
)

torch = SimpleNamespace(
    **{name: _of_tensors(getattr(np, name)) for name in _SAME_NAME.split()},
    as_tensor=np.asarray,
    result_type=np.result_type,
    float32=np.float32,
    float64=np.float64,
    where=np.where,
    atan2=_of_tensors(np.arctan2),
    clamp=_clamp,
    relu=lambda x: np.maximum(x, 0),
    sigmoid=_of_tensors(special.expit),
    erf=_of_tensors(special.erf),
    erfc=_of_tensors(special.erfc),
    lgamma=_of_tensors(special.gammaln),
    digamma=_of_tensors(special.digamma),
    polygamma=special.polygamma,
    nn=SimpleNamespace(functional=_FUNCTIONAL),
)
