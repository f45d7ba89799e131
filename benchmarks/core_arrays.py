"""What every entry of the catalogue costs on arrays: here, written in numpy, on PyPI.

Both forms in numpy are made mechanically of the entry's own formula: each operation is numpy's
function of that name, or scipy's where numpy has none. The first form is what one writes down
first. The second is what one writes who wants neither overflow nor warnings nor lost digits where
a formula is known for them: `log1p`, `expm1`, `logaddexp`, `hypot`. Neither measures its errors.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import reduce
from typing import Any, Final

from neurogebra import MathForge, catalogue
from neurogebra.catalogue.build import _interval
from neurogebra.formula.definitions import expanded
from neurogebra.formula.stable import stable
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
#: How those operations are written by hand that a stable form has and numpy has not.
_BY_HAND: Final = {
    "softplus": "np.logaddexp(0, {0})",
    "pow1p": "np.exp({1}*np.log1p({0}))",
    "powm1": "np.expm1({1}*np.log({0}))",
    "pow1pm1": "np.expm1({1}*np.log1p({0}))",
    "log_cosh": "(np.logaddexp({0}, -({0})) - np.log(2))",
    "sech": "(1/np.cosh({0}))",
    "log1m_exp": "np.log(-np.expm1({0}))",
    "log_expm1": "np.log(np.expm1({0}))",
    "log_gamma": "special.gammaln({0})",
    "exp_rest": "(np.expm1({0}) - {0})",
    "cos_less_sin": "({0}*np.cos({0}) - np.sin({0}))",
    "add_root": "({0} + np.sqrt({0}*{0} + {1}))",
}
_CONSTANTS: Final = {"pi": "np.pi", "E": "np.e", "oo": "np.inf", "True": "True", "False": "False"}


def plain(node: Node, names: dict[str, str], stably: bool = False) -> str:
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
            one = plain(value, names, stably)
            made = one if holds else f"np.where({plain(condition, names, stably)}, {one}, {made})"
        return made
    args = [plain(arg, names, stably) for arg in node.args]
    if node.op == "pow" and node.args[1] in (Num(2), Num(3)) and isinstance(node.args[0], Sym):
        return f"({'*'.join(args[:1] * int(node.args[1].value))})"
    if node.op == "neg":
        return f"(-{args[0]})"
    if node.op in _SIGNS:
        return f"({args[0]}{_SIGNS[node.op]}{args[1]})"
    if stably and node.op in _BY_HAND:
        return _BY_HAND[node.op].format(*args)
    if node.op in _FORMS:
        return _FORMS[node.op].format(*args)
    if node.op in {"logsumexp", "hypot"}:
        name = "np.logaddexp" if node.op == "logsumexp" else "np.hypot"
        return reduce(lambda made, arg: f"{name}({made}, {arg})", args)
    if node.op == "gamma_ratio":
        n = int(node.args[0].value) if isinstance(node.args[0], Num) else 0
        logs = [f"special.gammaln({arg})" for arg in args[1:]]
        return f"np.exp({' + '.join(logs[:n])} - {' - '.join(logs[n:])})"
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
            "stable": plain(stable(tree), given, stably=True),
        }
    return found
