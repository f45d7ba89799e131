"""The functions a formula may call, by every name they are known by."""

from __future__ import annotations

from neurogebra.ops import OPS

#: Formula name -> operation. `max`, `min`, `piecewise` and `log` take further operands by rule.
FUNCTIONS: dict[str, str] = {
    **{
        name: name
        for name, op in OPS.items()
        if name not in {"add", "sub", "mul", "div", "neg", "lt", "le", "gt", "ge", "eq", "ne"}
        and name not in {"and", "or", "not", "piecewise"}
        and op.arity > 0
    },
    "ln": "log",
    "Abs": "abs",
    "fabs": "abs",
    "Max": "max",
    "maximum": "max",
    "Min": "min",
    "minimum": "min",
    "sgn": "sign",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arctan2": "atan2",
    "arcsinh": "asinh",
    "arsinh": "asinh",
    "arccosh": "acosh",
    "arcosh": "acosh",
    "arctanh": "atanh",
    "artanh": "atanh",
    "Gamma": "gamma",
    "loggamma": "lgamma",
    "gammaln": "lgamma",
    "psi": "digamma",
    "ceiling": "ceil",
    "Mod": "mod",
    "Pow": "pow",
    "power": "pow",
    "Rational": "div",
    "Piecewise": "piecewise",
    "Eq": "eq",
    "Ne": "ne",
    "Lt": "lt",
    "Le": "le",
    "Gt": "gt",
    "Ge": "ge",
    "And": "and",
    "Or": "or",
    "Not": "not",
}

#: Names that mean a function even where nothing is called: a bare `exp` is a slip, while
#: `gamma`, `sign` or `floor` may well be somebody's variable.
_MAYBE_SYMBOLS = {
    "gamma", "sign", "floor", "ceil", "max", "min", "mod", "psi", "power", "relu", "abs",
    "gelu", "silu", "Gamma", "maximum", "minimum", "ceiling", "pow",
}  # fmt: skip
NEVER_SYMBOLS = frozenset(FUNCTIONS) - _MAYBE_SYMBOLS

#: Functions of whole arrays, which a formula of one element cannot hold.
WHOLE_ARRAY = {
    "mean", "sum", "std", "var", "median", "average", "norm", "dot", "matmul", "argmax", "argmin",
    "softmax", "log_softmax", "logsumexp", "cumsum", "prod", "cumprod", "sort", "transpose",
    "reshape", "einsum", "array", "linspace", "arange", "zeros", "ones",
}  # fmt: skip

#: Operations whose value is true or false.
CONDITIONS = frozenset({"lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not"})

RELATIONS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}
