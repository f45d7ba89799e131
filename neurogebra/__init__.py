"""The maths of machine learning: a catalogue of expressions, and their gradients.

Everything is loaded when it is first used: `import neurogebra` costs next to nothing and loads
neither sympy nor numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neurogebra.core.autograd import Value
    from neurogebra.core.expression import Expression
    from neurogebra.core.forge import MathForge
    from neurogebra.core.tensor import Tensor
    from neurogebra.core.trainer import Trainer

__version__ = "0.1.0"

__all__ = ["Expression", "MathForge", "Tensor", "Trainer", "Value", "__version__"]

_HOMES = {
    "Expression": "expression",
    "MathForge": "forge",
    "Tensor": "tensor",
    "Trainer": "trainer",
    "Value": "autograd",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'neurogebra' has no attribute '{name}'")
    from importlib import import_module

    made: object = getattr(import_module(f"neurogebra.core.{_HOMES[name]}"), name)
    globals()[name] = made
    return made


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
