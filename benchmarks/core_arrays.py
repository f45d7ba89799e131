"""What every entry of the catalogue costs on arrays: here, written in plain numpy, on PyPI.

The plain form is the entry's own formula, made mechanically: each operation is numpy's function of
that name, or scipy's where numpy has none. It is what one writes down first; where it loses digits
that the entry keeps, the comparison says so.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, Final

from neurogebra import MathForge, catalogue
from neurogebra.catalogue.build import _interval
from neurogebra.formula.definitions import expanded
from neurogebra.formula.tree import Node, Num, Sym, walk

#: Where an argument without ends is drawn from: both signs, all branches.
WIDE: Final = (-3.0, 3.0)

_SIGNS: Final = {
    "add": "+", "sub": "-", "mul": "*", "div": "/", "mod": "%", "pow": "**",
    "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!=", "and": "&", "or": "|",
}  # fmt: skip
_NAMES: Final = {
    "asin": "np.arcsin", "acos": "np.arccos", "atan": "np.arctan", "atan2": "np.arctan2",
    "asinh": "np.arcsinh", "acosh": "np.arccosh", "atanh": "np.arctanh", "max": "np.maximum",
    "min": "np.minimum", "not": "np.logical_not", "erf": "special.erf", "erfc": "special.erfc",
    "gamma": "special.gamma", "lgamma": "special.gammaln", "digamma": "special.digamma",
    "polygamma": "special.polygamma",
}  # fmt: skip
_FORMS: Final = {
    "sigmoid": "(1/(1 + np.exp(-{0})))",
    "softplus": "np.log(1 + np.exp({0}))",
    "silu": "({0}/(1 + np.exp(-{0})))",
    "relu": "np.maximum({0}, 0)",
    "leaky_relu": "np.where({0} > 0, {0}, 0.01*{0})",
    "gelu": "({0}/2*(1 + np.tanh(0.7978845608028654*({0} + 0.044715*{0}*{0}*{0}))))",
}
_CONSTANTS: Final = {"pi": "np.pi", "E": "np.e", "oo": "np.inf", "True": "True", "False": "False"}


def plain(node: Node, names: dict[str, str]) -> str:
    """The formula in plain numpy."""
    if isinstance(node, Num):
        value = float(node.value) if isinstance(node.value, Fraction) else node.value
        return f"({value!r})"
    if isinstance(node, Sym):
        return _CONSTANTS[node.name] if node.constant else names[node.name]
    if node.op == "piecewise":
        made = "np.nan"
        for value, condition in reversed(list(zip(node.args[::2], node.args[1::2], strict=True))):
            holds = condition == Sym("True", constant=True)
            one = plain(value, names)
            made = one if holds else f"np.where({plain(condition, names)}, {one}, {made})"
        return made
    args = [plain(arg, names) for arg in node.args]
    if node.op == "pow" and node.args[1] in (Num(2), Num(3)) and isinstance(node.args[0], Sym):
        return f"({'*'.join(args[:1] * int(node.args[1].value))})"
    if node.op == "neg":
        return f"(-{args[0]})"
    if node.op in _SIGNS:
        return f"({args[0]}{_SIGNS[node.op]}{args[1]})"
    if node.op in _FORMS:
        return _FORMS[node.op].format(*args)
    return f"{_NAMES.get(node.op, f'np.{node.op}')}({', '.join(args)})"


def drawn_from(domain: str) -> tuple[float, float, bool]:
    """Ends well inside of a domain, and whether only whole numbers are in it."""
    low, high = _interval(domain.split(" U ")[0]) or (-math.inf, math.inf)
    if domain.startswith("integers"):
        first = max(low, 0.0)
        return first, min(high, first + 8), True
    if math.isfinite(low) and math.isfinite(high):
        return low + 0.02 * (high - low), high - 0.02 * (high - low), False
    if math.isfinite(low):
        return low + 0.05, low + 3, False
    return (high - 3, high - 0.05, False) if math.isfinite(high) else (*WIDE, False)


def everything() -> dict[str, dict[str, Any]]:
    """Each entry that takes arrays: where its arguments lie, and its plain form."""
    forge = MathForge()
    found: dict[str, dict[str, Any]] = {}
    for name in catalogue.names():
        tree, entry = expanded(forge.get(name).tree), catalogue.get(name)
        if any(node == Sym("I", constant=True) for node in walk(tree)) or not entry.variables:
            continue
        names = {
            each.name: f"v{n}" for n, each in enumerate((*entry.variables, *entry.params), start=1)
        }
        # Parameters are plain numbers in both.
        given = dict(names) | {each.name: repr(each.default) for each in entry.params}
        found[name] = {
            "ranges": {each.name: drawn_from(each.domain) for each in entry.variables},
            "arguments": [names[each.name] for each in entry.variables],
            "text": plain(tree, given),
        }
    return found
