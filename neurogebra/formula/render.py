"""Sets a formula: as text that parses back, as LaTeX, as a line of Unicode, as spoken words.

All of it works from the tree alone, with the standard library. What is shown is bounded: of a
huge formula the deepest parts give way to an ellipsis. `pretty` (in a module of its own) sets it
in two dimensions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from neurogebra.formula.layout import (
    RAISED_NAMES,
    RELATION_SIGNS,
    after_sign,
    between,
    binds,
    bounded,
    branches,
    constant,
    flat,
    juxtaposed,
    signed,
)
from neurogebra.formula.names import (
    latex_name,
    number,
    spoken_name,
    superscript,
    unicode_name,
    vulgar,
)
from neurogebra.formula.pretty import pretty
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra.ops import AND, ATOM, OPS, POWER, PREFIX, PRODUCT, RELATION, SUM

__all__ = ["latex", "number", "pretty", "spoken", "text", "unicode"]


# ---- text


def text(tree: Node) -> str:
    """The formula in the language that `parse` reads; reading it gives the same tree.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> text(parse("2 * (y_pred-y_true)"))
    '2*(y_pred - y_true)'
    """
    if isinstance(tree, Sym):
        return tree.name
    if isinstance(tree, Num):
        if isinstance(tree.value, float):
            return repr(tree.value).replace("inf", "oo")
        return str(tree.value)
    if tree.op == "piecewise":
        pairs = zip(tree.args[::2], tree.args[1::2], strict=True)
        return f"Piecewise({', '.join(f'({text(v)}, {text(c)})' for v, c in pairs)})"
    if tree.op in _TEXT_INFIX:
        sign, left, right = _TEXT_INFIX[tree.op]
        first, second = tree.args
        return f"{_text_in(first, left)}{sign}{_text_in(second, right)}"
    if tree.op == "neg":
        return f"-{_text_in(tree.args[0], PREFIX)}"
    if tree.op == "not":
        return f"~({text(tree.args[0])})"
    args = flat(tree) if tree.op in {"max", "min"} else tree.args
    return f"{_TEXT_NAMES.get(tree.op, tree.op)}({', '.join(map(text, args))})"


# Operation -> its sign, and what its operands must bind with at least.
_TEXT_INFIX: Final = {
    "add": (" + ", SUM, PRODUCT),
    "sub": (" - ", SUM, PRODUCT),
    "mul": ("*", PRODUCT, PREFIX),
    "div": ("/", PRODUCT, PREFIX),
    "pow": ("**", ATOM, PREFIX),
    "lt": (" < ", SUM, SUM),
    "le": (" <= ", SUM, SUM),
    "gt": (" > ", SUM, SUM),
    "ge": (" >= ", SUM, SUM),
    # In brackets, so that Python too would read conditions this way.
    "and": (" & ", AND, ATOM),
    "or": (" | ", AND, ATOM),
}
_TEXT_NAMES: Final = {
    "abs": "Abs",
    "max": "Max",
    "min": "Min",
    "ceil": "ceiling",
    "mod": "Mod",
    "lgamma": "loggamma",
    "eq": "Eq",
    "ne": "Ne",
}


def _text_in(node: Node, at_least: int) -> str:
    shown = text(node)
    if isinstance(node, Apply) and node.op in {"eq", "ne", "mod", "not"}:
        return shown
    strength = binds(node)
    if at_least == AND and strength == RELATION:
        return f"({shown})"
    return f"({shown})" if strength < at_least else shown


# ---- one line of Unicode


def unicode(tree: Node) -> str:
    """The formula on one line, as close to print as Unicode comes.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> unicode(parse("exp(-x)/(1 + exp(-x))**2")), unicode(parse("2*(y_pred - y_true)"))
    ('e⁻ˣ/(1 + e⁻ˣ)²', '2(y_pred − y_true)')
    """
    return _unicode(bounded(tree))


def _unicode(node: Node) -> str:
    if isinstance(node, Sym):
        return unicode_name(node.name, constant=node.constant)
    if isinstance(node, Num):
        if isinstance(node.value, Fraction):
            return _unicode_fraction(node.value.numerator, node.value.denominator)
        return constant(node.value)
    args = node.args
    match node.op:
        case "add" | "sub":
            sign = "+" if node.op == "add" else "−"
            return f"{_unicode_in(args[0], SUM)} {sign} {_unicode_in(args[1], after_sign(args[1]))}"
        case "mul":
            sign = "" if juxtaposed(*args) else "·"
            return f"{_unicode_factor(args[0])}{sign}{_unicode_factor(args[1], first=False)}"
        case "div":
            return _unicode_quotient(*args)
        case "neg":
            return f"−{_unicode_in(args[0], PRODUCT)}"
        case "pow":
            return _unicode_power(*args)
        case "exp":
            raised = _raised(_unicode(args[0]))
            return f"e{raised}" if raised else f"exp({_unicode(args[0])})"
        case "sqrt" | "cbrt":
            root = "√" if node.op == "sqrt" else "∛"
            inner = _unicode(args[0])
            return f"{root}{inner}" if _is_short(args[0], inner) else f"{root}({inner})"
        case "max" | "min":
            return f"{node.op}({', '.join(map(_unicode, flat(node)))})"
        case "mod":
            return f"{_unicode_in(args[0], PREFIX)} mod {_unicode_in(args[1], PREFIX)}"
        case "and":
            chain = between(node)
            if chain:
                low, first, middle, second, high = chain
                return f"{_unicode(low)} {first} {_unicode(middle)} {second} {_unicode(high)}"
            return f"{_unicode_in(args[0], AND)} and {_unicode_in(args[1], RELATION)}"
        case "or":
            return f"{_unicode_in(args[0], AND)} or {_unicode_in(args[1], AND)}"
        case "not":
            return f"not ({_unicode(args[0])})"
        case "piecewise":
            rows = [
                f"{_unicode(value)} {'otherwise' if at is None else f'if {_unicode(at)}'}"
                for value, at in branches(node)
            ]
            return f"{{{'; '.join(rows)}}}"
        case op if op in RELATION_SIGNS:
            left, right = (_unicode_in(arg, SUM) for arg in args)
            return f"{left} {RELATION_SIGNS[op]} {right}"
        case op if op in OPS and OPS[op].unicode:
            return OPS[op].unicode.format(**dict(zip("uv", map(_unicode, args), strict=False)))
        case op:
            return f"{op}({', '.join(map(_unicode, args))})"


def _unicode_in(node: Node, at_least: int) -> str:
    shown = _unicode(node)
    return f"({shown})" if binds(node) < at_least else shown


def _unicode_factor(node: Node, *, first: bool = True) -> str:
    """A factor; (a/b)·c gets brackets although a/b·c would mean the same."""
    shown = _unicode(node)
    if isinstance(node, Apply) and node.op == "div" and len(shown) > 1:
        return f"({shown})"
    needed = binds(node) < PRODUCT or (not first and binds(node) <= PREFIX and len(shown) > 1)
    return f"({shown})" if needed else shown


def _unicode_quotient(top: Node, bottom: Node) -> str:
    match top, bottom:
        case Num(value=int(above)), Num(value=int(below)):
            return _unicode_fraction(above, below)
        case _:
            pass
    above = _unicode(top)
    if binds(top) < PRODUCT or (isinstance(top, Apply) and top.op == "div" and len(above) > 1):
        above = f"({above})"
    below = _unicode(bottom)
    return f"{above}/({below})" if binds(bottom) <= PREFIX else f"{above}/{below}"


def _unicode_fraction(top: int, bottom: int) -> str:
    return vulgar(top, bottom) or f"{constant(top)}/{constant(bottom)}"


def _unicode_power(base: Node, exponent: Node) -> str:
    above = _unicode(exponent)
    raised = _raised(above)
    if isinstance(base, Apply) and base.op in RAISED_NAMES and isinstance(exponent, Num) and raised:
        return f"{base.op}{raised}({_unicode(base.args[0])})"
    below = _unicode_in(base, ATOM)
    if isinstance(base, Apply) and base.op == "exp" and not below.endswith(")"):
        below = f"({below})"
    if raised:
        return below + raised
    return f"{below}^{above}" if binds(exponent) == ATOM else f"{below}^({above})"


def _raised(above: str) -> str | None:
    raised = None if "(" in above else superscript(above)
    return raised if raised and len(raised) <= 5 else None


def _is_short(node: Node, shown: str) -> bool:
    return isinstance(node, Num | Sym) and len(shown) <= 2


# ---- LaTeX


def latex(tree: Node) -> str:
    r"""The formula in LaTeX.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> print(latex(parse("exp(-x)/(1 + exp(-x))**2")))
    \frac{e^{-x}}{\left(1 + e^{-x}\right)^{2}}
    """
    return _latex(bounded(tree))


def _latex(node: Node) -> str:
    if isinstance(node, Sym):
        return r"\ldots" if node.name == "…" else latex_name(node.name, constant=node.constant)
    if isinstance(node, Num):
        return _latex_number(node.value)
    args = node.args
    match node.op:
        case "add" | "sub":
            sign = "+" if node.op == "add" else "-"
            return f"{_latex_in(args[0], SUM)} {sign} {_latex_in(args[1], after_sign(args[1]))}"
        case "mul":
            return _latex_product(*args)
        case "div":
            positive = signed(node)
            if positive:
                return f"-{_latex(positive)}"
            return rf"\frac{{{_latex(args[0])}}}{{{_latex(args[1])}}}"
        case "neg":
            return f"-{_latex_in(args[0], PRODUCT)}"
        case "pow":
            return _latex_power(*args)
        case "max" | "min":
            inner = ", ".join(map(_latex, flat(node)))
            return rf"\{node.op}\left({inner}\right)"
        case "and":
            chain = between(node)
            if chain:
                low, first, middle, second, high = chain
                signs = {"≤": r"\le", "≥": r"\ge", "≠": r"\ne"}
                first, second = signs.get(first, first), signs.get(second, second)
                return f"{_latex(low)} {first} {_latex(middle)} {second} {_latex(high)}"
            return rf"{_latex_in(args[0], AND)} \land {_latex_in(args[1], RELATION)}"
        case "not":
            return rf"\lnot \left({_latex(args[0])}\right)"
        case "piecewise":
            rows = r" \\ ".join(
                rf"{_latex(value)} & \text{{otherwise}}"
                if at is None
                else rf"{_latex(value)} & \text{{if }} {_latex(at)}"
                for value, at in branches(node)
            )
            return rf"\begin{{cases}} {rows} \end{{cases}}"
        case op if op in OPS and OPS[op].latex:
            floor = SUM if op in RELATION_SIGNS else AND if op == "or" else PREFIX
            wrap = op in RELATION_SIGNS or op in {"or", "mod"}
            shown = (_latex_in(arg, floor) if wrap else _latex(arg) for arg in args)
            return OPS[op].latex.format(**dict(zip("uv", shown, strict=False)))
        case op:
            name = op.replace("_", r"\_")
            return rf"\operatorname{{{name}}}\left({', '.join(map(_latex, args))}\right)"


def _latex_in(node: Node, at_least: int) -> str:
    shown = _latex(node)
    strength = binds(node)
    if isinstance(node, Apply) and node.op == "div" and not signed(node):
        strength = PREFIX
    if isinstance(node, Apply) and node.op == "piecewise":
        strength = SUM
    return rf"\left({shown}\right)" if strength < at_least else shown


def _latex_number(value: int | float | Fraction) -> str:
    if isinstance(value, Fraction):
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"
    shown = number(value)
    mantissa, e, exponent = shown.partition("e")
    if isinstance(value, float) and float(f"{value:.6g}") != value:
        mantissa += r"\ldots"
    mantissa = mantissa.replace("inf", r"\infty")
    if not e:
        return mantissa
    power = f"10^{{{int(exponent)}}}"
    return power if mantissa == "1" else rf"{mantissa} \cdot {power}"


def _latex_product(left: Node, right: Node) -> str:
    first, second = _latex_in(left, PRODUCT), _latex_in(right, PREFIX)
    if isinstance(right, Apply) and right.op == "neg":
        second = rf"\left({second}\right)"
    starts_with_digit = second[:1].isdigit() or second.startswith(r"\frac")
    both_called = (
        first.endswith(r"\right)") and second.startswith("\\") and "left(" not in second[:6]
    )
    sign = r" \cdot " if starts_with_digit or both_called else " "
    after_word = first.endswith("}") and ("mathrm" in first or "text" in first)
    before_word = second.startswith(r"\mathrm") and (first[-1:].isalnum() or first[-1:] == "}")
    if before_word or (after_word and second[:1] != "\\"):
        # TeX sets a word as one with the letters and numbers beside it.
        sign = r" \, "
    return first + sign + second


def _latex_power(base: Node, exponent: Node) -> str:
    above = _latex(exponent)
    if isinstance(base, Apply) and base.op in RAISED_NAMES and above.isdigit():
        return rf"\{base.op}^{{{above}}}\left({_latex(base.args[0])}\right)"
    strength = (
        POWER if isinstance(base, Apply) and base.op in {"exp", "div", "cbrt"} else binds(base)
    )
    below = _latex(base)
    if strength < ATOM or (isinstance(base, Apply) and base.op == "piecewise"):
        below = rf"\left({below}\right)"
    elif isinstance(base, Sym) and "^" in below:
        below = f"{{{below}}}"
    return f"{below}^{{{above}}}"


# ---- spoken


def spoken(tree: Node) -> str:
    """The formula as it is read aloud, without doubt about what belongs together.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> spoken(parse("1/(1 + exp(-x))"))
    'the fraction 1 over 1 plus e to the minus x, end fraction'
    """
    return _spoken(bounded(tree))


_SAID: Final = {
    "lt": "is less than", "le": "is at most", "gt": "is greater than", "ge": "is at least",
    "eq": "equals", "ne": "is not equal to", "and": "and", "or": "or", "mod": "modulo",
}  # fmt: skip
CALLED: Final = {
    "log": "log", "log2": "log base 2", "log10": "log base 10", "abs": "the absolute value",
    "sqrt": "the square root", "cbrt": "the cube root", "sign": "the sign", "floor": "the floor",
    "ceil": "the ceiling", "max": "the maximum", "min": "the minimum", "sin": "sine",
    "cos": "cosine", "tan": "tangent", "asin": "inverse sine", "acos": "inverse cosine",
    "atan": "inverse tangent", "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine",
    "tanh": "hyperbolic tangent", "asinh": "inverse hyperbolic sine",
    "acosh": "inverse hyperbolic cosine", "atanh": "inverse hyperbolic tangent",
    "erf": "the error function", "erfc": "the complementary error function",
    "gamma": "the gamma function", "lgamma": "the log gamma function",
    "digamma": "the digamma function",
}  # fmt: skip


def _spoken(node: Node) -> str:
    if isinstance(node, Sym):
        return spoken_name(node.name, constant=node.constant)
    if isinstance(node, Num):
        if isinstance(node.value, Fraction):
            return f"{node.value.numerator} over {node.value.denominator}"
        shown = number(node.value).replace("-", "minus ")
        mantissa, e, exponent = shown.partition("e")
        if not e:
            return shown
        sign = "minus " if "minus" in exponent else ""
        return f"{mantissa} times 10 to the {sign}{exponent.split()[-1].lstrip('+0')}"
    args = node.args
    match node.op:
        case "add" | "sub":
            sign = "plus" if node.op == "add" else "minus"
            return f"{_spoken(args[0])} {sign} {_spoken_in(args[1], PRODUCT)}"
        case "mul":
            return f"{_spoken_in(args[0], PRODUCT)} times {_spoken_in(args[1], PRODUCT + 1)}"
        case "div":
            if _is_leaf(args[0]) and _is_leaf(args[1]):
                return f"{_spoken(args[0])} over {_spoken(args[1])}"
            return f"the fraction {_spoken(args[0])} over {_spoken(args[1])}, end fraction"
        case "neg":
            return f"minus {_spoken_in(args[0], PRODUCT)}"
        case "pow":
            base = _spoken(args[0])
            if not _is_leaf(args[0]):
                base = f"the quantity {base}, end quantity"
            return _spoken_power(base, args[1])
        case "exp":
            return _spoken_power("e", args[0])
        case "expm1":
            return f"{_spoken_power('e', args[0])} minus 1"
        case "log1p":
            return f"log of the quantity 1 plus {_spoken(args[0])}, end quantity"
        case "not":
            return f"not {_spoken(args[0])}"
        case "piecewise":
            rows = [
                f"{_spoken(value)} {'otherwise' if at is None else f'if {_spoken(at)}'}"
                for value, at in branches(node)
            ]
            return "; ".join(rows)
        case op if op in _SAID:
            return f"{_spoken_in(args[0], RELATION)} {_SAID[op]} {_spoken_in(args[1], RELATION)}"
        case "max" | "min":
            return f"{CALLED[node.op]} of {' and '.join(_spoken_in(a, ATOM) for a in flat(node))}"
        case op:
            name = CALLED.get(op, spoken_name(op))
            return f"{name} of {' and '.join(_spoken_in(arg, ATOM) for arg in args)}"


def _spoken_in(node: Node, at_least: int) -> str:
    shown = _spoken(node)
    compound = isinstance(node, Apply) and binds(node) < at_least and node.op != "div"
    return f"the quantity {shown}, end quantity" if compound else shown


def _spoken_power(base: str, exponent: Node) -> str:
    if exponent == Num(2):
        return f"{base} squared"
    if exponent == Num(3):
        return f"{base} cubed"
    simple = _is_leaf(exponent) or (
        isinstance(exponent, Apply) and exponent.op == "neg" and _is_leaf(exponent.args[0])
    )
    shown = _spoken(exponent)
    return f"{base} to the {shown}" if simple else f"{base} to the power {shown}, end power"


def _is_leaf(node: Node) -> bool:
    return isinstance(node, Num | Sym)
