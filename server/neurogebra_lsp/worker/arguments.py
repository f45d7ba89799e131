"""Which arguments a function takes, for a call that gave it others."""

from __future__ import annotations

import inspect
import re
from typing import Any

_UNWANTED = re.compile(
    r"got an unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword argument"
)
_SHOWN = 12


def annotate(error: TypeError, function: Any) -> None:
    """Tell with an error of a call which arguments the function would have taken."""
    found = _UNWANTED.search(str(error))
    if found is not None:
        details: Any = error
        details.code = "bad-argument"
        details.name = found[1] or found[2]
        details.known = names(function)


def names(function: Any) -> tuple[str, ...]:
    """The names of a function's parameters, as far as it or its documentation tells."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return _documented(function)
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    found = tuple(p.name for p in parameters if p.kind in kinds)
    return found[:_SHOWN] or _documented(function)


def _documented(function: Any) -> tuple[str, ...]:
    """What compiled functions tell only in the first lines of their documentation."""
    name = re.escape(str(getattr(function, "__name__", "")))
    first = re.search(
        rf"\b{name}\(([^()]*(?:\([^()]*\)[^()]*)*)\)", str(function.__doc__ or "")[:2000]
    )
    if first is None:
        return ()
    words = (part.partition("=")[0].strip(" []") for part in first[1].split(","))
    return tuple(word for word in words if word.isidentifier())[:_SHOWN]
