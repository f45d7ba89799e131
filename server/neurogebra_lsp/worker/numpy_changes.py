"""What a call of numpy writes to besides its result."""

from __future__ import annotations

from typing import Any

from neurogebra_lsp.worker import numpy_table
from neurogebra_lsp.worker.kinds import draws, is_array


def written(function: Any, name: str, owner: Any, args: Any, kwargs: dict[str, Any]) -> list[Any]:
    """The arguments that the call may change, whether it is made or not."""
    kind = type(function)
    found = [kwargs["out"]] if "out" in kwargs else []
    if kind.__name__ == "ufunc" and kind.__module__ == "numpy":
        return [*found, *args[function.nin :]]
    of_ufunc = type(owner).__name__ == "ufunc" and type(owner).__module__ == "numpy"
    module = str(getattr(function, "__module__", "") or "")
    if not (of_ufunc or is_array(type(owner)) or draws(owner) or module.startswith("numpy")):
        return found
    if name in numpy_table.CHANGERS or (name in _ASKED_TO and _ASKED_TO[name] & kwargs.keys()):
        return [*found, *args, *kwargs.values()]
    if of_ufunc:
        return [*found, *args[_OUT_OF_UFUNC.get(name, 0) :]]
    place = _OUT_OF_DRAWS.get(name, 9) if draws(owner) else _OUT.get(name, 9)
    return [*found, *args[place - is_array(type(owner)) :]]


#: Functions that change what they are given where these arguments ask for it.
_ASKED_TO = {
    "nan_to_num": {"copy"},
    "median": {"overwrite_input"},
    "nanmedian": {"overwrite_input"},
    "percentile": {"overwrite_input"},
    "quantile": {"overwrite_input"},
    "nanpercentile": {"overwrite_input"},
    "nanquantile": {"overwrite_input"},
}
#: Where `out` stands among the arguments that are given by position; one less for methods.
_OUT = {
    name: place
    for place, names in {
        1: "fix isneginf isposinf nan_to_num",
        2: "dot outer round around max min amax amin argmax argmin nanmax nanmin nanargmax"
        " nanargmin any all ptp median nanmedian choose concatenate stack",
        3: "sum prod mean std var cumsum cumprod nansum nanprod nanmean nanstd nanvar nancumsum"
        " nancumprod clip take compress percentile quantile nanpercentile nanquantile",
        5: "trace",
    }.items()
    for name in names.split()
}
_OUT_OF_UFUNC = {"at": 0, "reduce": 3, "accumulate": 3, "reduceat": 4, "outer": 2}
_OUT_OF_DRAWS = {"random": 2, "standard_normal": 2, "standard_exponential": 3, "standard_gamma": 3}
