r"""A formula as it is read aloud, from the LaTeX that we write.

The core says a tree; cards join pieces of which only the LaTeX is at hand. In it a space stands
between factors and none before the bracket of a function: `x \left(y\right)` is a product and
`f\left(y\right)` is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from neurogebra.formula.render import CALLED
from neurogebra.ops import OPS

_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_LONGEST = 12_000  #: characters that are read; more are not listened to either

#: Between two operands.
_INFIX = {
    "+": "plus", "-": "minus", "=": "equals", "<": "is less than", ">": "is greater than",
    r"\cdot": "times", r"\approx": "is about", r"\le": "is at most", r"\ge": "is at least",
    r"\ne": "is not equal to", r"\to": "goes to", r"\land": "and", r"\lor": "or",
    r"\bmod": "modulo", ",": ",", ";": ";", r"\quad": ",", r"\lnot": "not", "/": "over",
    "&": "", r"\\": ";", r"\partial": "partial",
}  # fmt: skip
_ATOMS = {
    r"\infty": "infinity", r"\ldots": "and so on", r"\dots": "and so on", r"\cdots": "and so on",
}  # fmt: skip
_COMMAND = re.compile(r"\\(?:operatorname\{\{)?(\w+)(?:\}\})?\\left\(\{u\}")
#: How the functions are called that have a command or a name of their own.
_FUNCTIONS = {
    **{
        found[1]: CALLED[name]
        for name, op in OPS.items()
        if name in CALLED and (found := _COMMAND.match(op.latex))
    },
    **{name: CALLED[name] for name in ("max", "min")},
}
_LETTERS = frozenset({r"\psi", r"\Gamma"})  #: names as well, where no bracket follows
_ORDER = ["^", "{", r"\left"]
_ACCENTS = frozenset({r"\hat", r"\bar", r"\tilde", r"\dot"})
#: What stands around one operand.
_AROUND = {
    "|": "the absolute value of", r"\|": "the norm of", r"\lfloor": "the floor of",
    r"\lceil": "the ceiling of", ".": "",
}  # fmt: skip
_ESCAPED = re.compile(r"\\([%$#&_{}])")


@dataclass(slots=True)
class _Said:
    """Words, and how they may be joined to others."""

    words: str
    kind: str = "operand"  #: or "infix", between operands, or "words" among maths
    whole: bool = False  #: needs nothing around it to be heard as one
    leaf: bool = False


@dataclass(slots=True)
class _Reader:
    tokens: list[str]
    at: int = 0
    made: list[_Said] = field(default_factory=list[_Said])

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token


@lru_cache(maxsize=1024)
def spoken(latex: str) -> str:
    r"""The formula in words.

    Examples
    --------
    >>> spoken(r"f'\left(x\right) = \frac{e^{-x}}{2 y_{\text{true}}}")
    'f prime of x equals the fraction e to the minus x over 2 times y true, end fraction'
    """
    reader = _Reader(_TOKEN.findall(latex[:_LONGEST]))
    return re.sub(r"\s+([,;])", r"\1", _until(reader, ""))


def _until(reader: _Reader, *ends: str) -> str:
    return _joined(_items(reader, ends))


def _items(reader: _Reader, ends: tuple[str, ...]) -> list[_Said]:
    """What is read before one of the ends, which is taken as well."""
    found: list[_Said] = []
    while True:
        token = reader.take()
        if token in ends or not token:
            return found
        if token.isspace() or token in (r"\;", r"\,", r"\!", r"\ "):
            continue
        if token == "'" and found:
            found[-1].words += " prime"
        elif token == r"\ldots" and found and found[-1].words[-1:].isdigit():
            found[-1].words += " and so on"  # digits
        elif token in "^_" and found:
            _mark(reader, token, found)
        elif token == r"\left" and found and found[-1].kind == "operand" and _touches(reader):
            found[-1] = _called(found[-1], _inside(reader))
        else:
            found.append(_item(reader, token))


def _touches(reader: _Reader) -> bool:
    """Whether a bracket stands right behind the name of a function."""
    before = reader.tokens[reader.at - 2]
    return reader.peek() == "(" and not before.isspace() and before not in (r"\,", r"\cdot")


def _joined(items: list[_Said]) -> str:
    pieces: list[str] = []
    before = ""
    for item in items:
        if before == item.kind == "operand":
            pieces.append("times")
        pieces.append(item.words)
        before = item.kind
    return " ".join(piece for piece in pieces if piece)


def _item(reader: _Reader, token: str) -> _Said:
    if token in _INFIX:
        return _Said(_INFIX[token], "infix")
    if token == "{":
        return _group(_items(reader, ("}",)))
    if token == r"\frac":
        return _fraction(reader)
    if token == r"\sqrt":
        return _root(reader)
    if token == r"\begin":
        return _cases(reader)
    if token in (r"\text", r"\textit"):
        return _Said(_raw(reader).strip(), "words", whole=True, leaf=True)
    if token in (r"\mathrm", r"\operatorname"):
        name = _raw(reader)
        called = _FUNCTIONS.get(name) if token == r"\operatorname" else None
        return _Said(called or name.replace("_", " "), whole=True, leaf=True)
    if token in _ACCENTS:
        return _Said(f"{_argument(reader).words} {token[1:]}", whole=True, leaf=True)
    if token == r"\left":
        return _bracketed(reader)
    if token == "(":
        return _Said(_joined(_items(reader, (")",))), "words")  # an aside, such as (through c)
    if token == r"\psi" and reader.tokens[reader.at : reader.at + 3] == _ORDER:
        reader.take()
        return _Said(f"polygamma {_argument(reader).words}", whole=True, leaf=True)
    called = _FUNCTIONS.get(token.removeprefix("\\")) if token[0] == "\\" else None
    if token in _LETTERS and reader.peek() != r"\left":
        called = None
    if called is not None and reader.peek() == "_":
        reader.take()
        called = f"{called} base {_argument(reader).words}"
    if called is not None:
        return _Said(called, whole=True, leaf=True)
    return _Said(_ATOMS.get(token) or token.removeprefix("\\"), whole=True, leaf=True)


def _group(items: list[_Said]) -> _Said:
    if len(items) == 1:
        return items[0]
    return _Said(_joined(items))


def _quantity(said: _Said) -> str:
    return said.words if said.whole else f"the quantity {said.words}, end quantity"


def _argument(reader: _Reader) -> _Said:
    token = reader.take()
    return _Said("") if not token else _item(reader, token)


def _raw(reader: _Reader) -> str:
    """The text of a group in which nothing is maths."""
    reader.take()
    pieces: list[str] = []
    while (token := reader.take()) not in ("}", ""):
        pieces.append(_ESCAPED.sub(r"\1", token))
    return "".join(pieces)


def _fraction(reader: _Reader) -> _Said:
    top, bottom = _argument(reader), _argument(reader)
    if top.words.startswith("partial ") and bottom.words.startswith("partial "):
        of, by = (said.words.removeprefix("partial ") for said in (top, bottom))
        return _Said(f"the partial derivative of {of} with respect to {by}", whole=True)
    if top.leaf and bottom.leaf:
        return _Said(f"{top.words} over {bottom.words}", whole=True)
    return _Said(f"the fraction {top.words} over {bottom.words}, end fraction", whole=True)


def _root(reader: _Reader) -> _Said:
    name = CALLED["sqrt"]
    if reader.peek() == "[":
        reader.take()
        name = CALLED["cbrt"] if (order := _until(reader, "]")) == "3" else f"the root {order}"
    return _Said(f"{name} of {_quantity(_argument(reader))}", whole=True)


def _cases(reader: _Reader) -> _Said:
    """Branches: each is a value, and behind & when it holds."""
    _raw(reader)
    rows = _until(reader, r"\end")
    _raw(reader)
    return _Said(rows, whole=True)


def _mark(reader: _Reader, token: str, found: list[_Said]) -> None:
    """A power or an index of what stands before."""
    base, mark = found[-1], _argument(reader)
    if token == "_":
        base.words = f"{base.words} {mark.words}"
        return
    words = base.words
    if not base.leaf and not words.endswith(("end fraction", "end quantity", "end power")):
        words = f"the quantity {words}, end quantity"
    if mark.words in ("2", "3"):
        raised = f"{words} {'squared' if mark.words == '2' else 'cubed'}"
    elif mark.leaf or re.fullmatch(r"minus \S+", mark.words):
        raised = f"{words} to the {mark.words}"
    else:
        raised = f"{words} to the power {mark.words}, end power"
    found[-1] = _Said(raised, whole=base.leaf)


def _bracketed(reader: _Reader) -> _Said:
    opening = reader.peek()
    inside = _inside(reader)
    return _Said(f"{_AROUND.get(opening, '')} {_quantity(inside)}".strip(), whole=True)


def _inside(reader: _Reader) -> _Said:
    r"""What stands between `\left(` and `\right)`."""
    reader.take()
    inside = _items(reader, (r"\right",))
    reader.take()
    return _group(inside)


def _called(name: _Said, argument: _Said) -> _Said:
    several = argument.words.replace(" , ", " and ")
    return _Said(
        f"{name.words} of {several if several != argument.words else _quantity(argument)}",
        whole=True,
    )
