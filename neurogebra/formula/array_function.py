"""A formula as a plain function of arrays, which needs nothing of the expression any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from neurogebra.formula.export import identifier
from neurogebra.formula.numeric import compiled
from neurogebra.formula.tree import Node


def numpy_function(
    name: str, tree: Node, variables: Sequence[str], params: Mapping[str, Any]
) -> Callable[..., Any]:
    """A function of arrays that computes the formula."""
    import numpy as np

    call = compiled(tree, variables, list(params))
    call.__kwdefaults__ = dict(params)

    def function(*args: Any, **kwargs: Any) -> Any:
        arrays = [np.asarray(arg) for arg in args]
        named = {
            key: value if key in params else np.asarray(value) for key, value in kwargs.items()
        }
        return call(*arrays, **named)

    function.__name__ = function.__qualname__ = identifier(name)
    function.__doc__ = f"{name}({', '.join([*variables, *params])}) on numpy arrays."
    return function
