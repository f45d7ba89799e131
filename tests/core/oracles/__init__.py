"""What every catalogue entry ought to be, said a second time without the catalogue.

One module a category (`oracles/activation.py`, …), each with

- `ORACLES`: entry name -> function of the entry's variables and params, by keyword. Written with
  mpmath, so that it can be called at 50 digits and differentiated there; a definition of another
  form than the formula text, or an authority's function.
- `RANGES` (optional): entry name -> {symbol: (low, high)}, where to draw test points when the
  symbol's domain alone does not say it (`k` at most `n`, a discriminant that must not be
  negative, a range in which the function is not yet flat).

A function of scipy or numpy works on floats only: wrap it as `in_floats(scipy.stats.beta.pdf)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Oracle = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class in_floats:  # noqa: N801 - reads as the function it is used as
    """An oracle that knows only floats: the test differentiates it by a float stencil."""

    function: Oracle

    def __call__(self, **values: float) -> Any:
        return self.function(**values)


ORACLES: dict[str, Oracle] = {}
RANGES: dict[str, dict[str, tuple[float, float]]] = {}

for _found in pkgutil.iter_modules(__path__):
    _module = importlib.import_module(f"{__name__}.{_found.name}")
    ORACLES.update(_module.ORACLES)
    RANGES.update(getattr(_module, "RANGES", {}))
