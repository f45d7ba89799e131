"""Sets a formula in two dimensions with Unicode: fractions stacked, exponents raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from neurogebra.formula.layout import (
    RAISED_NAMES,
    RELATION_SIGNS,
    between,
    binds,
    bounded,
    branches,
    constant,
    flat,
    juxtaposed,
    signed,
)
from neurogebra.formula.names import superscript, unicode_name, vulgar
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra.ops import AND, OPS, POWER, PREFIX, PRODUCT, RELATION, SUM


def pretty(tree: Node) -> list[str]:
    r"""The lines of a formula in two dimensions.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> print("\n".join(pretty(parse("1/(1 + exp(-x))"))))
       1
    ───────
    1 + e⁻ˣ
    """
    return [line.rstrip() for line in _box(bounded(tree)).lines]


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle of characters; `base` is the line on which its neighbours stand."""

    lines: tuple[str, ...]
    base: int = 0
    binds: int = PREFIX + 2  # an atom

    @property
    def width(self) -> int:
        return len(self.lines[0])

    @property
    def tall(self) -> bool:
        return len(self.lines) > 1


_BRACKETS: Final = {
    "(": ("(", "⎛", "⎜", "⎜", "⎝"),
    ")": (")", "⎞", "⎟", "⎟", "⎠"),
    "|": ("|", "│", "│", "│", "│"),
    "⌊": ("⌊", "⎢", "⎢", "⎢", "⎣"),
    "⌋": ("⌋", "⎥", "⎥", "⎥", "⎦"),
    "⌈": ("⌈", "⎡", "⎢", "⎢", "⎢"),
    "⌉": ("⌉", "⎤", "⎥", "⎥", "⎥"),
}


def _text(text: str, strength: int = PREFIX + 2) -> _Box:
    return _Box((text,), 0, strength)


def _beside(boxes: Iterable[_Box], strength: int = PREFIX + 2) -> _Box:
    row = tuple(boxes)
    above = max(box.base for box in row)
    below = max(len(box.lines) - box.base for box in row)
    lines = [""] * (above + below)
    for box in row:
        blank = " " * box.width
        for n in range(above + below):
            at = n - above + box.base
            lines[n] += box.lines[at] if 0 <= at < len(box.lines) else blank
    return _Box(tuple(lines), above, strength)


def _tall_sign(sign: str, box: _Box) -> _Box:
    single, top, middle, _, bottom = _BRACKETS[sign]
    if not box.tall:
        return _text(single)
    between_them = [middle] * (len(box.lines) - 2)
    return _Box((top, *between_them, bottom), box.base)


def _enclosed(box: _Box, left: str = "(", right: str = ")") -> _Box:
    return _beside((_tall_sign(left, box), box, _tall_sign(right, box)))


def _in_brackets(box: _Box, at_least: int) -> _Box:
    return _enclosed(box) if box.binds < at_least else box


def _over(top: _Box, bottom: _Box) -> _Box:
    width = max(top.width, bottom.width)
    # A fraction within a fraction: the outer bar is the longer one.
    if "─" * width in (*top.lines, *bottom.lines):
        width += 2
    lines = (
        *(line.center(width) for line in top.lines),
        "─" * width,
        *(line.center(width) for line in bottom.lines),
    )
    # A fraction holds together as a factor does, but not as the base of a power.
    return _Box(lines, len(top.lines), PREFIX)


def _raised(base: _Box, exponent: _Box) -> _Box:
    blank = " " * base.width
    above = [blank + line for line in exponent.lines]
    beside = [line + " " * exponent.width for line in base.lines]
    return _Box((*above, *beside), len(above) + base.base, POWER)


def _root(box: _Box, sign: str) -> _Box:
    if not box.tall:
        inner = box.lines[0]
        return _text(sign + (inner if len(inner) <= 2 and inner.isalnum() else f"({inner})"))
    roof = " " * len(sign) + "_" * box.width
    rows = [" " * len(sign) + line for line in box.lines]
    rows[-1] = sign + box.lines[-1]
    return _Box((roof, *rows), box.base + 1)


def _cases(node: Apply) -> _Box:
    rows: list[tuple[_Box, _Box]] = [
        (
            _box(value),
            _text("otherwise") if condition is None else _beside((_text("if "), _box(condition))),
        )
        for value, condition in branches(node)
    ]
    widest = max(value.width for value, _ in rows)
    lines: list[str] = []
    for value, condition in rows:
        pad = _text(" " * (widest - value.width + 2))
        lines.extend(_beside((value, pad, condition)).lines)
    width = max(map(len, lines))
    if len(lines) < 2:
        return _text("{ " + lines[0])
    if len(lines) == 2:
        lines.insert(1, "")
    middle = len(lines) // 2
    brace = ["⎪"] * len(lines)
    brace[0], brace[middle], brace[-1] = "⎧", "⎨", "⎩"
    made = tuple(f"{b} {line.ljust(width)}" for b, line in zip(brace, lines, strict=True))
    return _Box(made, middle, SUM)


def _call(name: str, args: Iterable[_Box]) -> _Box:
    boxes: list[_Box] = []
    for arg in args:
        boxes += [_text(", "), arg] if boxes else [arg]
    return _beside((_text(name), _enclosed(_beside(boxes))))


def _box(node: Node) -> _Box:
    if isinstance(node, Sym):
        return _text(unicode_name(node.name, constant=node.constant))
    if isinstance(node, Num):
        if isinstance(node.value, Fraction):
            return _quotient(Num(node.value.numerator), Num(node.value.denominator))
        return _text(constant(node.value), binds(node))
    maker = _MAKERS.get(node.op)
    if maker:
        return maker(node)
    if node.op in RELATION_SIGNS:
        return _infix(node, f" {RELATION_SIGNS[node.op]} ", SUM, SUM)
    if node.op in {"max", "min"}:
        return _call(node.op, map(_box, flat(node)))
    return _call(_function_name(node.op), map(_box, node.args))


def _function_name(op: str) -> str:
    shown = OPS[op].unicode if op in OPS else ""
    name, bracket, _ = shown.partition("(")
    return name if bracket else op


def _infix(node: Apply, sign: str, left: int, right: int) -> _Box:
    first, second = (_box(arg) for arg in node.args)
    row = (_in_brackets(first, left), _text(sign), _in_brackets(second, right))
    return _beside(row, OPS[node.op].binds)


def _product(node: Apply) -> _Box:
    left, right = node.args
    sign = "" if juxtaposed(left, right) else "·"
    first, second = _in_brackets(_box(left), PRODUCT), _in_brackets(_box(right), PREFIX)
    if isinstance(right, Apply) and (right.op == "neg" or (right.op == "div" and signed(right))):
        second = _enclosed(_box(right))
    return _beside((first, _text(sign), second) if sign else (first, second), PRODUCT)


def _quotient(top: Node, bottom: Node) -> _Box:
    if isinstance(top, Num) and isinstance(bottom, Num):
        if isinstance(top.value, int) and isinstance(bottom.value, int):
            small = vulgar(top.value, bottom.value)
            if small:
                return _text(small, PREFIX)
        return _text(f"{constant(top.value)}/{constant(bottom.value)}", PRODUCT)
    return _over(_box(top), _box(bottom))


def _division(node: Apply) -> _Box:
    positive = signed(node)
    if positive:
        return _beside((_text("−"), _quotient(*positive.args)), PREFIX)
    return _quotient(*node.args)


def _negation(node: Apply) -> _Box:
    inner = _box(node.args[0])
    return _beside((_text("−"), _in_brackets(inner, PRODUCT)), PREFIX)


def _power(node: Apply) -> _Box:
    base, exponent = node.args
    above = _box(exponent)
    small = None if above.tall else superscript(above.lines[0])
    if isinstance(base, Apply) and base.op in RAISED_NAMES and isinstance(exponent, Num) and small:
        return _call(base.op + small, [_box(base.args[0])])
    below = _in_brackets(_box(base), POWER + 1)
    if small and len(small) <= 4:
        if not below.tall:
            return _text(below.lines[0] + small, POWER)
        return _raised(below, above)
    return _raised(below, above)


def _exponential(node: Apply) -> _Box:
    above = _box(node.args[0])
    small = None if above.tall else superscript(above.lines[0])
    if small and len(small) <= 4:
        return _text(f"e{small}", POWER)
    return _raised(_text("e"), above)


def _conjunction(node: Apply) -> _Box:
    chain = between(node)
    if chain:
        low, first, middle, second, high = chain
        parts = (_box(low), _text(f" {first} "), _box(middle), _text(f" {second} "), _box(high))
        return _beside(parts, RELATION)
    return _infix(node, " and ", AND, RELATION)


_MAKERS = {
    "add": lambda node: _infix(node, " + ", SUM, PRODUCT),
    "sub": lambda node: _infix(node, " − ", SUM, PRODUCT),
    "mul": _product,
    "div": _division,
    "mod": lambda node: _infix(node, " mod ", PRODUCT, PREFIX),
    "neg": _negation,
    "pow": _power,
    "exp": _exponential,
    "sqrt": lambda node: _root(_box(node.args[0]), "√"),
    "cbrt": lambda node: _root(_box(node.args[0]), "∛"),
    "abs": lambda node: _enclosed(_box(node.args[0]), "|", "|"),
    "floor": lambda node: _enclosed(_box(node.args[0]), "⌊", "⌋"),
    "ceil": lambda node: _enclosed(_box(node.args[0]), "⌈", "⌉"),
    "log1p": lambda node: _call(
        "log", [_beside((_text("1 + "), _in_brackets(_box(node.args[0]), PRODUCT)))]
    ),
    "expm1": lambda node: _beside((_exponential(node), _text(" − 1")), SUM),
    "and": _conjunction,
    "or": lambda node: _infix(node, " or ", AND, AND),
    "not": lambda node: _beside((_text("not "), _in_brackets(_box(node.args[0]), RELATION)), AND),
    "piecewise": _cases,
}
