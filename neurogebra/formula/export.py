"""Writes a formula as source code for numpy, PyTorch or JAX, in forms that do not overflow."""

from __future__ import annotations

import ast
import keyword
import math
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from neurogebra.formula.definitions import expanded
from neurogebra.formula.stable import stable
from neurogebra.formula.tree import Apply, Node, Num, Sym, symbols
from neurogebra.ops import OPS

#: Library -> how it is imported, and the prefix of its functions.
LIBRARIES: Final = {
    "numpy": ("import numpy as np", "np"),
    "torch": ("import torch", "torch"),
    "jax": ("import jax.numpy as jnp", "jnp"),
}


def source(
    name: str, tree: Node, variables: Sequence[str], params: Mapping[str, Any], library: str
) -> str:
    """A Python function that computes the formula, as source text.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> print(source("softplus", parse("log(1 + exp(x))"), ["x"], {}, "numpy"))
    import numpy as np
    <BLANKLINE>
    <BLANKLINE>
    def softplus(x):
        return np.logaddexp(0, x)
    """
    names = {name: identifier(name) for name in (*variables, *params)}
    arguments = [identifier(variable) for variable in variables]
    writer = _Writer(library, names, set(params))
    body = writer.expression(stable(expanded(tree)))
    used = set(symbols(tree))
    numbers = [f"{identifier(key)}={value!r}" for key, value in params.items() if key in used]
    first, _ = LIBRARIES[library]
    imports = sorted({first, *writer.imports}, key=lambda line: (line != "import math", line))
    lines = [*imports, "", "", f"def {identifier(name)}({', '.join([*arguments, *numbers])}):"]
    if writer.makes_tensors:
        # What is made a tensor here has the precision of what is given, or the result would not.
        found = f"torch.result_type({arguments[0]}, 1.0)" if arguments else "torch.float64"
        lines.append(f"    {writer.dtype} = {found}")
    lines += [
        f"    {key} = torch.as_tensor({key}, dtype={writer.dtype})"
        for key in sorted(writer.as_tensors)
    ]
    return "\n".join([*lines, f"    return {ast.unparse(ast.fix_missing_locations(body))}"])


def _number(node: Node) -> float | None:
    """What an operation on plain numbers gives; None where the table of operations cannot tell."""
    if isinstance(node, Num):
        return float(node.value) if isinstance(node.value, Fraction) else node.value
    row = OPS.get(node.op) if isinstance(node, Apply) else None
    given = [_number(argument) for argument in node.args] if isinstance(node, Apply) else []
    if row is None or None in given:
        return None
    try:
        found = row.forward(*given)
    except (ArithmeticError, ValueError, TypeError):
        return None
    return found if isinstance(found, int | float) else None


def identifier(name: str) -> str:
    """A name that a function can have."""
    made = re.sub(r"\W+", "_", name).strip("_") or "formula"
    if made[0].isdigit():
        made = f"f_{made}"
    return f"{made}_" if keyword.iskeyword(made) else made


_NAMES: Final[dict[str, dict[str, str]]] = {
    "numpy": {
        "abs": "abs", "max": "maximum", "min": "minimum", "asin": "arcsin", "acos": "arccos",
        "atan": "arctan", "atan2": "arctan2", "asinh": "arcsinh", "acosh": "arccosh",
        "atanh": "arctanh", "pow": "power", "and": "logical_and", "or": "logical_or",
        "not": "logical_not",
    },
    "torch": {
        "max": "maximum", "min": "minimum", "mod": "remainder", "and": "logical_and",
        "or": "logical_or", "not": "logical_not",
    },
}  # fmt: skip
_NAMES["jax"] = _NAMES["numpy"]
_PLAIN: Final = {
    "exp", "log", "log1p", "expm1", "log2", "log10", "sqrt", "sin", "cos", "tan", "sinh", "cosh",
    "tanh", "sign", "floor", "ceil", "abs", "asin", "acos", "atan", "asinh", "acosh", "atanh",
    "atan2", "max", "min", "mod", "logaddexp", "and", "or", "not",
}  # fmt: skip

# Operations that a library has no name of its own for, in formula-like Python over a, b and L,
# which is the library.
_FORMS: Final = {
    "sigmoid": "L.exp(-L.logaddexp(0, -a))",
    "softplus": "L.logaddexp(0, a)",
    "silu": "a*L.exp(-L.logaddexp(0, -a))",
    "gelu": "a/2*(1 + L.tanh(0.7978845608028654*(a + 0.044715*a**3)))",
    "relu": "L.maximum(0, a)",
    "leaky_relu": "L.where(a > 0, a, 0.01*a)",
    "sech": "1/L.cosh(a)",
    "log_cosh": "L.logaddexp(a, -a) - 0.6931471805599453",
    "log1m_exp": "L.log(-L.expm1(a))",
    "log_expm1": "a + L.log(-L.expm1(-a))",
    "add_root": "a + L.sqrt(a**2 + b)",
    # Of a negative base only whole powers are real numbers, and they cannot cancel.
    "powm1": "L.where(a > 0, L.expm1(b*L.log(abs(a))), a**b - 1)",
    "pow1p": "(1 + a)**b",
    "pow1pm1": "L.expm1(b*L.log1p(a))",
    "exp_rest": "L.expm1(a) - a",
    "cos_less_sin": "a*L.cos(a) - L.sin(a)",
    "cbrt": "L.cbrt(a)",
}
_TORCH_FORMS: Final = {
    "sigmoid": "torch.sigmoid(a)",
    "softplus": "torch.nn.functional.softplus(a)",
    "silu": "torch.nn.functional.silu(a)",
    "gelu": "torch.nn.functional.gelu(a, approximate='tanh')",
    "relu": "torch.relu(a)",
    "leaky_relu": "torch.nn.functional.leaky_relu(a, 0.01)",
    "log_cosh": "torch.logaddexp(a, -a) - 0.6931471805599453",
    "erf": "torch.erf(a)",
    "erfc": "torch.erfc(a)",
    "gamma": "torch.where(a > 0, 1, 1 - 2*(torch.floor(a) % 2))*torch.exp(torch.lgamma(a))",
    "gamma_sign": "torch.where(a > 0, 1, 1 - 2*(torch.floor(a) % 2))",
    "lgamma": "torch.lgamma(a)",
    "log_gamma": "torch.lgamma(a)",
    "digamma": "torch.digamma(a)",
    "polygamma": "torch.polygamma(a, b)",
    "cbrt": "torch.sign(a)*torch.abs(a)**(1/3)",
}
_SPECIAL: Final = {
    "erf": "erf", "erfc": "erfc", "gamma": "gamma", "lgamma": "gammaln", "log_gamma": "gammaln",
    "digamma": "digamma", "polygamma": "polygamma", "gamma_sign": "gammasgn",
}  # fmt: skip
_BINARY: Final[dict[str, ast.operator]] = {
    "add": ast.Add(),
    "sub": ast.Sub(),
    "mul": ast.Mult(),
    "div": ast.Div(),
    "pow": ast.Pow(),
}
_COMPARE: Final[dict[str, ast.cmpop]] = {
    "lt": ast.Lt(), "le": ast.LtE(), "gt": ast.Gt(), "ge": ast.GtE(), "eq": ast.Eq(),
    "ne": ast.NotEq(),
}  # fmt: skip


class _Writer:
    """Writes one formula for one library, noting what has to be imported."""

    def __init__(self, library: str, names: dict[str, str], params: set[str]) -> None:
        self.library = library
        self.names = names
        self.params = params
        self.imports: set[str] = set()
        self.as_tensors: set[str] = set()
        self.makes_tensors = False
        self.dtype = "dtype_" if "dtype" in names.values() else "dtype"
        self.prefix = LIBRARIES[library][1]

    def expression(self, node: Node) -> ast.expr:
        if isinstance(node, Num):
            value = float(node.value) if isinstance(node.value, Fraction) else node.value
            made = ast.Constant(abs(value))
            return ast.UnaryOp(ast.USub(), made) if value < 0 else made
        if isinstance(node, Sym):
            return self.symbol(node)
        if not symbols(node) and node.op not in _BINARY and node.op != "neg":
            value = _number(node)
            if value is not None and math.isfinite(value):
                return ast.Constant(value)
        if node.op == "neg":
            return ast.UnaryOp(ast.USub(), self.expression(node.args[0]))
        if node.op == "mul" and node.args[0] == Num(1):
            return self.expression(node.args[1])
        if node.op in _BINARY:
            left, right = map(self.expression, node.args)
            return ast.BinOp(left, _BINARY[node.op], right)
        if node.op in _COMPARE:
            left, right = map(self.expression, node.args)
            return ast.Compare(left, [_COMPARE[node.op]], [right])
        if node.op == "piecewise":
            return self.pieces(node)
        return self.function(node)

    def symbol(self, node: Sym) -> ast.expr:
        if not node.constant:
            return ast.Name(self.names.get(node.name, node.name))
        if node.name in {"True", "False"}:
            return ast.Constant(node.name == "True")
        if node.name == "I":
            return ast.Constant(1j)
        self.imports.add("import math")
        return _python(f"math.{ {'pi': 'pi', 'E': 'e', 'oo': 'inf'}[node.name] }", {})

    def pieces(self, node: Apply) -> ast.expr:
        made: ast.expr = _python("float('nan')", {})
        for n in range(len(node.args) - 2, -1, -2):
            value, condition = self.expression(node.args[n]), node.args[n + 1]
            if condition == Sym("True", constant=True):
                made = value
            else:
                made = self.call("where", [self.expression(condition), value, made])
        return made

    def function(self, node: Apply) -> ast.expr:
        op = node.op
        args = [self.expression(arg) for arg in node.args]
        if self.library == "torch":
            # torch's functions take tensors only; parameters are often plain numbers.
            for arg in node.args:
                used = set(symbols(arg))
                if used and used <= self.params:
                    self.as_tensors |= {self.names.get(name, name) for name in used}
                    self.makes_tensors = True
            made = self.torch_function(node, args)
            if made is not None:
                return made
            args = [
                arg if symbols(given) else self.tensor(arg)
                for given, arg in zip(node.args, args, strict=True)
            ]
        if op in _PLAIN:
            return self.call(_NAMES[self.library].get(op, op), args)
        if op == "logsumexp":
            return self.folded("logaddexp", args)
        if op == "hypot":
            return self.folded("hypot", args)
        if op == "gamma_ratio":
            return self.gamma_ratio(node)
        if op in _SPECIAL and self.library != "torch":
            home = "scipy" if self.library == "numpy" else "jax.scipy"
            self.imports.add(f"from {home} import special")
            return ast.Call(ast.Attribute(ast.Name("special"), _SPECIAL[op]), args, [])
        return _python(
            _FORMS[op].replace("L.", f"{self.prefix}."), dict(zip("ab", args, strict=False))
        )

    def tensor(self, number: ast.expr) -> ast.expr:
        self.makes_tensors = True
        return _python(f"torch.as_tensor(a, dtype={self.dtype})", {"a": number})

    def torch_function(self, node: Apply, args: list[ast.expr]) -> ast.expr | None:
        given = dict(zip("ab", args, strict=False))
        constants = [n for n, arg in enumerate(node.args) if not symbols(arg)]
        if node.op in {"max", "min"} and len(constants) == 1:
            bound = args[constants[0]]
            side = "min" if node.op == "max" else "max"
            call = _python(f"torch.clamp(a, {side}=b)", {"a": args[1 - constants[0]], "b": bound})
            return call
        if node.op in _TORCH_FORMS:
            return _python(_TORCH_FORMS[node.op], given)
        return None

    def gamma_ratio(self, node: Apply) -> ast.expr:
        count = node.args[0]
        n = int(count.value) if isinstance(count, Num) else 0
        total: Node = Num(0)
        signs: list[Apply] = []
        for place, arg in enumerate(node.args[1:]):
            log = Apply("log_gamma", (arg,))
            total = log if not place else Apply("add" if place < n else "sub", (total, log))
            if symbols(arg):
                signs.append(Apply("gamma_sign", (arg,)))
        made = self.call("exp", [self.expression(total)])
        for sign in signs:
            made = ast.BinOp(self.function(sign), ast.Mult(), made)
        return made

    def folded(self, function: str, args: list[ast.expr]) -> ast.expr:
        made = args[0]
        for arg in args[1:]:
            made = self.call(function, [made, arg])
        return made

    def call(self, function: str, args: list[ast.expr]) -> ast.expr:
        return ast.Call(ast.Attribute(ast.Name(self.prefix), function), args, [])


class _Fill(ast.NodeTransformer):
    def __init__(self, given: Mapping[str, ast.expr]) -> None:
        self.given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.given.get(node.id, node)


def _python(form: str, given: Mapping[str, ast.expr]) -> ast.expr:
    """A form of the tables above, with the operands in place."""
    made: ast.expr = _Fill(given).visit(ast.parse(form, mode="eval").body)
    return made
