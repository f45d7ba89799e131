"""Whether a type is one of the core's or numpy's own; programs have classes of the same name."""

from __future__ import annotations

import io
import random
from typing import Any


def module_of(kind: type) -> str:
    """The module of a type; compiled ones may have a descriptor where others have its name."""
    module: Any = kind.__module__
    return module if type(module) is str else ""


def is_value(kind: type) -> bool:
    """Whether this is the core package's `Value`."""
    return kind.__name__ == "Value" and kind.__module__ == "neurogebra.core.autograd"


def is_expression(kind: type) -> bool:
    """Whether this is the core package's `Expression`."""
    return kind.__name__ == "Expression" and module_of(kind).startswith("neurogebra.")


def is_tensor(kind: type) -> bool:
    """Whether this is the core package's `Tensor`."""
    return kind.__name__ == "Tensor" and module_of(kind).startswith("neurogebra.")


def is_array(kind: type) -> bool:
    """Whether this is numpy's array."""
    return kind.__name__ == "ndarray" and kind.__module__ == "numpy"


def is_iterator(kind: type) -> bool:
    """Whether this is numpy's iterator over the elements of arrays."""
    return kind.__name__ == "nditer" and kind.__module__ == "numpy"


def is_polynomial(kind: type) -> bool:
    """Whether this is one of numpy's polynomials."""
    if kind.__name__ == "poly1d":
        return kind.__module__ in ("numpy", "numpy.lib._polynomial_impl")
    return kind.__name__ in _SERIES and module_of(kind).startswith("numpy.polynomial.")


_SERIES = frozenset(
    ["Polynomial", "Chebyshev", "Legendre", "Hermite", "HermiteE", "Laguerre", "ABCPolyBase"]
)


def draws(thing: Any) -> bool:
    """Whether this is a random generator."""
    kind = type(thing)
    if issubclass(kind, random.Random):
        return True
    return module_of(kind).startswith("numpy.random") and kind.__name__ in _GENERATORS


#: What a generator of numpy's keeps its state in; several may share one.
STATES = frozenset({"PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"})
_GENERATORS = frozenset({"RandomState", "Generator"}) | STATES


class Output(io.TextIOWrapper):
    """`sys.stdout` of a program: what it writes is told, and goes nowhere."""

    write: Any  #: a guard of ours
    flush: Any


Output.__name__ = Output.__qualname__ = "TextIOWrapper"
Output.__module__ = "_io"
