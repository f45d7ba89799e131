"""How names and numbers are set: `w1` as w₁, `lambda_reg` as λ_reg, 33.840000000000003 as 33.84."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Final

_GREEK: Final[dict[str, str]] = dict(
    zip(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"  # noqa: SIM905
        " sigma tau upsilon phi chi psi omega".split(),
        "αβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_GREEK.update({name.capitalize(): letter.upper() for name, letter in _GREEK.items()})
# LaTeX has no commands for capitals that look Latin.
_GREEK_LATEX: Final = {
    name: rf"\{name}"
    for name in _GREEK
    if name not in {"omicron", "Alpha", "Beta", "Epsilon", "Zeta", "Eta", "Iota", "Kappa"}
    and name not in {"Mu", "Nu", "Omicron", "Rho", "Tau", "Chi", "lambda", "Lambda"}
} | {"lambda": r"\lambda", "Lambda": r"\Lambda"}

_SUBSCRIPTS: Final[dict[str, str]] = dict(
    zip("0123456789aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
SUPERSCRIPTS: Final[dict[str, str]] = dict(
    zip(
        "0123456789+−()abcdefghijklmnoprstuvwxyzβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
_ACCENTS: Final = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde", "dot": r"\dot"}
_CONSTANTS: Final[dict[str, tuple[str, str]]] = {
    "pi": ("π", r"\pi"),
    "E": ("e", "e"),
    "I": ("i", "i"),
    "oo": ("∞", r"\infty"),
}
_VULGAR: Final = {
    (1, 2): "½", (1, 3): "⅓", (2, 3): "⅔", (1, 4): "¼", (3, 4): "¾", (1, 5): "⅕", (2, 5): "⅖",
    (3, 5): "⅗", (4, 5): "⅘", (1, 6): "⅙", (5, 6): "⅚", (1, 8): "⅛", (3, 8): "⅜", (5, 8): "⅝",
    (7, 8): "⅞",
}  # fmt: skip


def number(value: int | float | complex | Fraction, *, typeset: bool = False) -> str:
    """A number as the product shows it: at most 6 significant digits, whole numbers whole.

    With `typeset`, a true minus sign and ∞.

    Examples
    --------
    >>> number(33.840000000000003), number(8.0), number(2.7755575615628914e-17)
    ('33.84', '8', '2.77556e-17')
    >>> number(-0.5, typeset=True)
    '−0.5'
    """
    shown = _number(value)
    return shown.replace("-", "−").replace("inf", "∞") if typeset else shown


def _number(value: int | float | complex | Fraction) -> str:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, complex):
        sign = "-" if math.copysign(1.0, value.imag) < 0 else "+"
        return f"{_number(value.real)} {sign} {_number(abs(value.imag))}i"
    if isinstance(value, int):
        # Past what anybody reads, and before Python refuses to write it out.
        return str(value) if value.bit_length() < 100 else _long(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.6g}"


def _long(value: int) -> str:
    digits = int(value.bit_length() * math.log10(2))
    lead = abs(value) // 10 ** max(0, digits - 12)
    exponent = digits - 12 + len(str(lead)) - 1
    mantissa = f"{lead / 10 ** (len(str(lead)) - 1):.6g}"
    return f"{'-' if value < 0 else ''}{mantissa}e+{exponent}"


def vulgar(top: int, bottom: int) -> str | None:
    """A small fraction as one character, such as ½, where there is one."""
    return _VULGAR.get((top, bottom))


def superscript(text: str) -> str | None:
    """The text raised, or None where a letter of it has no raised form."""
    close = text.replace(" ", "")
    raised = [SUPERSCRIPTS.get(letter) for letter in close]
    return "".join(letter for letter in raised if letter) if all(raised) else None


def unicode_name(name: str, *, constant: bool = False) -> str:
    """A name with Greek letters and subscripts.

    Examples
    --------
    >>> [unicode_name(name) for name in ("w1", "lambda_reg", "y_pred", "x_i", "beta_2")]
    ['w₁', 'λ_reg', 'y_pred', 'xᵢ', 'β₂']
    """
    if constant:
        return _CONSTANTS.get(name, (name, ""))[0]
    base, mark = _split(name)
    shown = _GREEK.get(base, base)
    if not mark:
        return shown
    if len(shown) <= 2 and (mark.isdigit() or len(mark) == 1):
        low = [_SUBSCRIPTS.get(letter) for letter in mark]
        if all(low):
            return shown + "".join(letter for letter in low if letter)
    return f"{shown}_{mark}" if name[len(base) :].startswith("_") else f"{shown}{mark}"


def latex_name(name: str, *, constant: bool = False) -> str:
    r"""A name as LaTeX sets it.

    Examples
    --------
    >>> print(latex_name("y_pred"), latex_name("beta1"), latex_name("m_hat"))
    y_{\text{pred}} \beta_{1} \hat{m}
    """
    if constant:
        return _CONSTANTS.get(name, ("", rf"\text{{{name}}}"))[1]
    if not name.isidentifier():
        return rf"\text{{{_IN_TEXT.sub(_escaped, name)}}}"  # a place: `net.w[0]`
    base, mark = _split(name)
    shown = _GREEK_LATEX.get(base) or (_GREEK.get(base, base))
    if len(shown) > 1 and not shown.startswith("\\"):
        shown = rf"\mathrm{{{_escape(base)}}}"
    if not mark:
        return shown
    first, _, rest = mark.partition("_")
    if first in _ACCENTS and len(shown) == 1:
        return rf"{_ACCENTS[first]}{{{shown}}}" + (f"_{{{_low(rest)}}}" if rest else "")
    return f"{shown}_{{{_low(mark)}}}"


def spoken_name(name: str, *, constant: bool = False) -> str:
    """A name as it is read aloud.

    Examples
    --------
    >>> spoken_name("y_pred"), spoken_name("w1"), spoken_name("lambda_reg")
    ('y pred', 'w 1', 'lambda reg')
    """
    if constant:
        return {"E": "e", "I": "i", "oo": "infinity"}.get(name, name)
    return re.sub(r"(?<=[^\W\d])(?=\d)", " ", name.replace("_", " ")).strip()


def _split(name: str) -> tuple[str, str]:
    """The letter or word, and what stands below it: `w1`, `w_1`, `y_pred`."""
    base, _, mark = name.strip("_").partition("_")
    if mark:
        return base, mark
    found = re.fullmatch(r"(\D+?)(\d+)", base)
    if found and (len(found[1]) <= 2 or found[1] in _GREEK):
        return found[1], found[2]
    return base, ""


def _low(mark: str) -> str:
    if mark in _GREEK_LATEX:
        return _GREEK_LATEX[mark]
    return mark if mark.isdigit() or len(mark) == 1 else rf"\text{{{_escape(mark)}}}"


#: What LaTeX would read as more than a character, also inside of words.
_IN_TEXT: Final = re.compile(r"[%$#&_{}^~\\]")


def _escaped(found: re.Match[str]) -> str:
    return {"^": "ˆ", "~": "∼", "\\": "∖"}.get(found[0], f"\\{found[0]}")


def _escape(text: str) -> str:
    return text.replace("_", r"\_")
