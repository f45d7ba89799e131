"""Steps that the functions of arrays share, in whatever floats they are given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def polynomial(coefficients: tuple[Any, ...], u: Any) -> Any:
    """The polynomial with these coefficients."""
    made = coefficients[0] * u + coefficients[1]
    for coefficient in coefficients[2:]:
        made *= u
        made += coefficient
    return made


def by_place(inside: Any, one: Callable[..., Any], other: Callable[..., Any], *args: Any) -> Any:
    """One function of the elements for which something holds, the other of those left."""
    shape = np.broadcast_shapes(*map(np.shape, args))
    inside = np.broadcast_to(inside, shape).ravel()
    here = np.flatnonzero(inside)
    if len(here) == inside.size:
        return one(*args)
    if not len(here):
        return other(*args)
    left = np.flatnonzero(~inside)
    flat = [np.broadcast_to(arg, shape).ravel() if np.ndim(arg) else arg for arg in args]
    held, rest = (
        function(*(arg[places] if np.ndim(arg) else arg for arg in flat))
        for function, places in ((one, here), (other, left))
    )
    made = np.empty(inside.size, np.result_type(held, rest))
    made[here], made[left] = held, rest
    return made.reshape(shape)


def sine_of_pi(size: Any, pi: Any) -> Any:
    """sin(pi*u) with pi in the floats that u has, whose argument loses no digits to it."""
    rest = size - 2.0 * np.floor(0.5 * size)
    folded = np.where(rest > 1.0, rest - 1.0, rest)
    wave = np.sin(pi * np.minimum(folded, 1.0 - folded))
    return np.where(rest > 1.0, -wave, wave)
