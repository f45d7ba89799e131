"""Sets a formula as MathML, which browsers draw by themselves, without any script."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import Final

from neurogebra.formula.layout import (
    RELATION_SIGNS,
    after_sign,
    between,
    binds,
    bounded,
    branches,
    flat,
    juxtaposed,
    signed,
)
from neurogebra.formula.names import number, unicode_name
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra.ops import AND, ATOM, OPS, PREFIX, PRODUCT, SUM


def mathml(tree: Node, *before: str) -> str:
    """The formula as a `<math>` element, after what is already MathML.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> mathml(parse("x/2"))
    '<math display="block"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>'
    """
    return f'<math display="block">{"".join(before)}{_set(bounded(tree))}</math>'


def name(written: str, *, constant: bool = False) -> str:
    """A name as MathML, with what stands below it set low.

    Examples
    --------
    >>> name("w1"), name("lambda_reg")
    ('<msub><mi>w</mi><mn>1</mn></msub>', '<msub><mi>λ</mi><mi>reg</mi></msub>')
    """
    if constant:
        return _identifier(unicode_name(written, constant=True))
    base, _, mark = written.strip("_").partition("_")
    if not mark and base.rstrip("0123456789"):
        base, mark = base.rstrip("0123456789"), base[len(base.rstrip("0123456789")) :]
    shown = _identifier(unicode_name(base))
    if not mark:
        return shown
    low = f"<mn>{mark}</mn>" if mark.isdigit() else _identifier(unicode_name(mark))
    return f"<msub>{shown}{low}</msub>"


def equation(title: str, variables: list[str], tree: Node) -> str:
    """A named formula: `f(x) = …`.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> equation("f", ["x"], parse("x")).count("<mi>x</mi>")
    2
    """
    args = "<mo>,</mo>".join(map(name, variables))
    head = f"<mi>{escape(title)}</mi>{_bracketed(args, stretchy=False)}<mo>=</mo>"
    return mathml(tree, head)


_FENCES: Final = {"abs": "||", "floor": "⌊⌋", "ceil": "⌈⌉"}
_INFIX: Final = {"add": "+", "sub": "−", "mod": "mod", "and": "and", "or": "or", **RELATION_SIGNS}
#: What the operands of an infix operation must bind with at least.
_STRENGTH: Final = {"add": (SUM, PRODUCT), "sub": (SUM, PRODUCT), "mod": (PREFIX, PREFIX)}


def _set(node: Node) -> str:
    if isinstance(node, Sym):
        return "<mo>…</mo>" if node.name == "…" else name(node.name, constant=node.constant)
    if isinstance(node, Num):
        return _number(node.value)
    args = node.args
    match node.op:
        case "mul":
            sign = "" if juxtaposed(*args) else "<mo>·</mo>"
            right = _in(args[1], PREFIX)
            if isinstance(args[1], Apply) and args[1].op == "neg":
                right = _bracketed(right)
            return f"{_in(args[0], PRODUCT)}{sign}{right}"
        case "div":
            positive = signed(node)
            if positive:
                return f"<mo>−</mo>{_set(positive)}"
            return f"<mfrac>{_row(args[0])}{_row(args[1])}</mfrac>"
        case "neg":
            return f"<mo>−</mo>{_in(args[0], PRODUCT)}"
        case "pow":
            base = f"<mrow>{_in(args[0], ATOM)}</mrow>"
            if isinstance(args[0], Apply) and args[0].op == "exp":
                base = f"<mrow>{_bracketed(_set(args[0]))}</mrow>"
            return f"<msup>{base}{_row(args[1])}</msup>"
        case "exp":
            return f"<msup><mi>e</mi>{_row(args[0])}</msup>"
        case "sqrt":
            return f"<msqrt>{_set(args[0])}</msqrt>"
        case "cbrt":
            return f"<mroot>{_row(args[0])}<mn>3</mn></mroot>"
        case "max" | "min":
            inner = "<mo>,</mo>".join(map(_set, flat(node)))
            return f"<mi>{node.op}</mi>{_bracketed(inner)}"
        case "not":
            return f"<mtext>not </mtext>{_bracketed(_set(args[0]))}"
        case "piecewise":
            return _pieces(node)
        case op if op in _FENCES:
            left, right = _FENCES[op]
            return f"<mrow><mo>{left}</mo>{_set(args[0])}<mo>{right}</mo></mrow>"
        case op if op in _INFIX:
            return _infix(node)
        case op:
            inner = "<mo>,</mo>".join(map(_set, args))
            return f"{_function(op)}{_bracketed(inner)}"


def _infix(node: Apply) -> str:
    chain = between(node)
    if chain:
        low, first, middle, second, high = chain
        parts = (_set(low), _sign(first), _set(middle), _sign(second), _set(high))
        return "".join(parts)
    left, right = _STRENGTH.get(node.op, (AND, AND) if node.op in {"and", "or"} else (SUM, SUM))
    if node.op in {"add", "sub"}:
        right = after_sign(node.args[1])
    return f"{_in(node.args[0], left)}{_sign(_INFIX[node.op])}{_in(node.args[1], right)}"


def _sign(sign: str) -> str:
    word = sign.isalpha()
    return f"<mtext>&nbsp;{sign}&nbsp;</mtext>" if word else f"<mo>{escape(sign)}</mo>"


def _pieces(node: Apply) -> str:
    rows = "".join(
        f"<mtr><mtd>{_set(value)}</mtd><mtd>"
        + ("<mtext>otherwise</mtext>" if at is None else f"<mtext>if&nbsp;</mtext>{_set(at)}")
        + "</mtd></mtr>"
        for value, at in branches(node)
    )
    return f"<mrow><mo>{{</mo><mtable columnalign='left'>{rows}</mtable></mrow>"


def _function(op: str) -> str:
    """The name of a function, as the table of operations writes it before its bracket."""
    shown = OPS[op].unicode.partition("(")[0] if op in OPS else op
    for base, low in (("log₂", "2"), ("log₁₀", "10")):
        if shown == base:
            return f"<msub><mi>log</mi><mn>{low}</mn></msub>"
    return f"<mi>{escape(shown)}</mi>"


def _in(node: Node, at_least: int) -> str:
    shown = _set(node)
    strength = binds(node)
    if isinstance(node, Apply) and node.op == "div" and not signed(node):
        strength = PREFIX
    if isinstance(node, Apply) and node.op == "piecewise":
        strength = SUM
    return _bracketed(shown) if strength < at_least else shown


def _row(node: Node) -> str:
    shown = _set(node)
    single = isinstance(node, Sym) or (isinstance(node, Num) and shown.startswith("<mn>"))
    return shown if single else f"<mrow>{shown}</mrow>"


def _bracketed(inner: str, *, stretchy: bool = True) -> str:
    how = "" if stretchy else ' stretchy="false"'
    return f"<mrow><mo{how}>(</mo>{inner}<mo{how}>)</mo></mrow>"


def _number(value: int | float | Fraction) -> str:
    if isinstance(value, Fraction):
        sign = "<mo>−</mo>" if value < 0 else ""
        return f"{sign}<mfrac><mn>{abs(value.numerator)}</mn><mn>{value.denominator}</mn></mfrac>"
    shown = number(value, typeset=True)
    mantissa, e, exponent = shown.partition("e")
    if isinstance(value, float) and float(f"{value:.6g}") != value:
        mantissa += "…"
    sign = "<mo>−</mo>" if mantissa.startswith("−") else ""
    digits = f"{sign}<mn>{mantissa.removeprefix('−')}</mn>"
    if not e:
        return digits
    power = int(exponent.replace("−", "-"))
    raised = f"<mrow><mo>−</mo><mn>{-power}</mn></mrow>" if power < 0 else f"<mn>{power}</mn>"
    ten = f"<msup><mn>10</mn>{raised}</msup>"
    return f"{sign}{ten}" if mantissa.removeprefix("−") == "1" else f"{digits}<mo>·</mo>{ten}"


def _identifier(shown: str) -> str:
    return f"<mi>{escape(shown)}</mi>"
