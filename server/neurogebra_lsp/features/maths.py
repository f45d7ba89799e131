"""Small pieces of maths in both writings, and how they join into equations."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from neurogebra.formula import render
from neurogebra.formula.names import latex_name, unicode_name
from neurogebra.formula.tree import Apply, Node, Num
from neurogebra_lsp.features.answers import Maths


def of(tree: Node) -> Maths:
    """A formula."""
    return Maths(render.unicode(tree), render.latex(tree))


def name(word: str) -> Maths:
    """A name of the program: `w1` as w₁."""
    return Maths(unicode_name(word), latex_name(word))


def place(label: str) -> Maths:
    """A name, or a place that is written with more than a name: `model.w`, ‖W‖."""
    if label.isidentifier():
        return name(label)
    if label[:1] == "‖" and label[1:-1].isidentifier():
        inner = name(label[1:-1])
        return Maths(f"‖{inner.unicode}‖", rf"\left\|{inner.latex}\right\|")
    return words(label)


def number(value: float) -> Maths:
    """A number, with at most six significant digits."""
    if math.isnan(value):
        return Maths("not a number", r"\text{not a number}")
    if math.isinf(value):
        return Maths("−∞", r"-\infty") if value < 0 else Maths("∞", r"\infty")
    shown = render.number(value)
    mantissa, _, exponent = shown.partition("e")
    latex = rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
    return Maths(render.number(value, typeset=True), latex)


def brief(value: float) -> Maths:
    """A number where there is little room: three significant digits, whole ones whole."""
    return number(_three(value))


def _three(value: float) -> float:
    whole = math.isfinite(value) and value == int(value) and abs(value) < 1e6
    return value if whole else float(f"{value:.3g}")


def about(left: Maths, value: float) -> Maths:
    """`x = 8`, or `x ≈ 0.333`, where there is little room."""
    right = brief(value)
    rounded = math.isfinite(value) and float(render.number(value)) != _three(value)
    sign, latex = ("≈", r"\approx") if rounded else ("=", "=")
    return Maths(f"{left.unicode} {sign} {right.unicode}", f"{left.latex} {latex} {right.latex}")


def is_rounded(value: float) -> bool:
    """Whether six digits leave out a part of the number."""
    return math.isfinite(value) and float(render.number(value)) != value


def partial(root: Maths, by: Maths) -> Maths:
    """∂root/∂by."""
    return Maths(
        f"∂{_bracketed(root.unicode)}/∂{_bracketed(by.unicode)}",
        rf"\frac{{\partial {root.latex}}}{{\partial {by.latex}}}",
    )


def _bracketed(text: str) -> str:
    return text if _ATOM.fullmatch(text) else f"({text})"


#: A name, a place, or a function of something without brackets of its own.
_ATOM = re.compile(r"[\w′]+(?:[.\[][\w.\[\]' -]*|\([^()]*\))?")


def equation(left: Maths, *sides: Maths | float) -> Maths:
    """Sides joined by =; in front of a rounded number stands ≈."""
    unicode, latex = left.unicode, left.latex
    for side in sides:
        value = side if isinstance(side, Maths) else number(side)
        rounded = not isinstance(side, Maths) and is_rounded(side)
        sign, latex_sign = ("≈", r"\approx") if rounded else ("=", "=")
        unicode += f" {sign} {value.unicode}"
        latex += f" {latex_sign} {value.latex}"
    return Maths(unicode, latex)


def product(factors: Sequence[Maths]) -> Maths:
    """Factors with dots between them."""
    return Maths(
        " · ".join(factor.unicode for factor in factors),
        r" \cdot ".join(factor.latex for factor in factors),
    )


def numbers_product(values: Sequence[float]) -> Maths:
    """Numbers with dots between them, negative ones in brackets after the first."""
    return product(
        [
            Maths(f"({piece.unicode})", rf"\left({piece.latex}\right)")
            if place and value < 0
            else piece
            for place, value in enumerate(values)
            for piece in (number(value),)
        ]
    )


def numbers_sum(terms: Sequence[tuple[float, Maths | None]], by: str = "through ") -> Maths:
    """Terms with their signs; beside each, in brackets, the way it came."""
    unicode, latex = "", ""
    for value, through in terms:
        size = number(abs(value)) if unicode else number(value)
        if unicode:
            sign = "−" if value < 0 else "+"
            unicode += f" {sign} "
            latex += " - " if value < 0 else " + "
        unicode += size.unicode
        latex += size.latex
        if through is not None:
            unicode += f" ({by}{through.unicode})"
            latex += rf"\;(\text{{{by}}} {through.latex})"
    return Maths(unicode, latex)


def join(*pieces: Maths, by: str = "   ") -> Maths:
    """Pieces side by side."""
    return Maths(
        by.join(piece.unicode for piece in pieces), r" \quad ".join(piece.latex for piece in pieces)
    )


def words(text: str) -> Maths:
    """Words among maths."""
    escaped = "".join(_IN_TEXT.get(c, c) for c in text)
    return Maths(text, rf"\text{{{escaped}}}")


def aside(text: str) -> Maths:
    """Words beside maths, told apart from it by their slant."""
    return Maths(text, words(text).latex.replace(r"\text", r"\textit", 1))


#: What LaTeX would read as more than a character, also inside of words.
_IN_TEXT = {**{c: f"\\{c}" for c in "%$#&_{}"}, "^": "ˆ", "~": "∼", "\\": "∖", "\n": " "}


def sentence(text: str) -> str:
    """Words of a table as a sentence; a symbol at the start stays as it is."""
    plain = text.split()[0].isascii() and text.split()[0].isalpha()
    return f"{text[0].upper() if plain else text[0]}{text[1:]}."


def is_plain_number(tree: Node) -> bool:
    """Whether a formula is only a number, with or without a sign."""
    if isinstance(tree, Apply) and tree.op == "neg":
        tree = tree.args[0]
    return isinstance(tree, Num)
