"""Results as people write them in comments, held against the true ones and put right in place.

Each function answers with the text as it should be, in the words, digits and brackets that were
written: the same text where it is right, None where it is about something else.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

NUMBER = (
    r"[-+−]?(?:\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d*)?|\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
)
_NUMBER = re.compile(NUMBER)
#: Words that are results by themselves.
WORDS = {"True": True, "False": False, "None": None, "nan": math.nan, "inf": math.inf,
         "-inf": -math.inf, "∞": math.inf, "-∞": -math.inf}  # fmt: skip


def number(said: str, value: float, *, loose: bool = False) -> str:
    """A number: right when the value rounds to it with its digits, or is near it if `loose`."""
    return said if agrees(said, value, loose=loose) else as_precise(said, value)


def agrees(said: str, value: float, *, loose: bool, rounded_to: float = 0.0) -> bool:
    """Whether a written number is the value, which itself may be rounded to so much."""
    read, unit = float(_plain(said)), _unit(said)
    if not math.isfinite(value):
        return False
    # A little more than half a unit, for a tie may be rounded either way.
    room = max(unit if loose else unit * 0.500001, rounded_to * 0.500001)
    if loose and "." not in said:
        room = max(0.75 * unit, 0.05 * abs(read))
    return abs(value - read) <= room + 4 * math.ulp(value)


def as_precise(said: str, value: float) -> str:
    """The value with as many decimals as a number was written with, and with its signs."""
    text = _plain(said).lower()
    decimals = len(text.partition("e")[0].partition(".")[2])
    comma = "," if "," in said else "_" if "_" in said else ""
    if not math.isfinite(value):
        return str(value)
    if "e" in text:
        made = f"{value:.{decimals}e}"
    elif text.endswith(".") and value == int(value):
        made = f"{int(value):{comma}d}."
    elif not decimals:
        made = f"{int(value):{comma}d}" if value == int(value) else f"{value:.6g}"
    else:
        made = f"{value:{comma}.{decimals}f}"
        # With the digits that were written nothing would be left of a small number.
        made = made if float(_plain(made)) or not value else f"{value:.3g}"
    return made.replace("-", "−") if "−" in said else made


def _plain(said: str) -> str:
    return said.replace("−", "-").replace("_", "").replace(",", "")


def _unit(said: str) -> float:
    """What one more in the last digit of a written number is."""
    mantissa, _, exponent = _plain(said).lower().partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


# --- texts with numbers in them -----------------------------------------------------------------


def like(said: str, true: str) -> str | None:
    """A text that has the words of the true one around its numbers: `loss: 0.25 (step 3)`."""
    mine, theirs = list(_NUMBER.finditer(said)), list(_NUMBER.finditer(true))
    if not mine or len(mine) != len(theirs) or _around(said, mine) != _around(true, theirs):
        return None
    made = said
    for here, there in zip(reversed(mine), reversed(theirs), strict=True):
        value = float(_plain(there[0]))
        if not agrees(here[0], value, loose=False, rounded_to=_unit(there[0])):
            digits = here[0] if _unit(here[0]) >= _unit(there[0]) else there[0]
            made = made[: here.start()] + as_precise(digits, value) + made[here.end() :]
    return made


def _around(text: str, found: Sequence[re.Match[str]]) -> list[str]:
    """What stands around numbers; spaces and commas between them are a matter of taste."""
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    pieces = (text[a:b] for a, b in zip(ends, starts, strict=True))
    return [re.sub(r"[\s,]+", "", piece).casefold() for piece in pieces]


# --- lists of numbers ---------------------------------------------------------------------------

_Leaf: TypeAlias = re.Match[str]
_Nested: TypeAlias = "_Leaf | list[_Nested]"
_LEAVES = re.compile(rf"\[|\]|\.\.\.(?!\d)|…|True|False|{NUMBER}|[^\s,]")


def numbers(said: str, items: object, *, loose: bool = False) -> str | None:
    """A list of numbers, with commas or as numpy prints it; `...` stands for what is left out."""
    nested = _nested(said)
    pairs = list(_pairs(nested, items)) if nested is not None else []
    if not pairs or any(not isinstance(true, bool | int | float) for _, true in pairs):
        return None
    made = said
    for leaf, true in sorted(pairs, key=lambda pair: -pair[0].start()):
        put = _leaf(leaf[0], true, loose=loose)  # type: ignore[arg-type]
        if put is None:
            return None
        made = made[: leaf.start()] + put + made[leaf.end() :]
    return made


def _leaf(said: str, true: bool | float, *, loose: bool) -> str | None:
    is_word = said in ("True", "False")
    if is_word != isinstance(true, bool):
        return None
    return str(true) if is_word else number(said, float(true), loose=loose)


def _nested(text: str) -> _Nested | None:
    """A list as written; None where it is none."""
    top: list[_Nested] = []
    stack: list[list[_Nested]] = [top]
    for token in _LEAVES.finditer(text):
        if token[0] == "[":
            inner: list[_Nested] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif token[0] == "]":
            stack.pop()
            if not stack:
                return None
        elif len(stack) > 1 and (_is_gap(token) or _is_leaf(token)):
            stack[-1].append(token)
        else:
            return None
    return top[0] if len(stack) == 1 and len(top) == 1 else None


def _is_gap(token: _Nested) -> bool:
    return not isinstance(token, list) and token[0] in ("...", "…")


def _is_leaf(token: _Leaf) -> bool:
    return token[0] in ("True", "False") or _NUMBER.fullmatch(token[0]) is not None


_NOT_SO = re.compile("$")


def _pairs(said: _Nested, items: object) -> Iterator[tuple[_Leaf, object]]:
    """Each number with the true one; one pair with None where the shapes differ."""
    if not isinstance(said, list):
        yield said, None if isinstance(items, list | tuple) else items
        return
    matched = _aligned(said, items) if isinstance(items, list | tuple) else None
    if matched is None:
        nothing = _NOT_SO.match("")
        assert nothing is not None
        yield nothing, None
        return
    for one, item in matched:
        yield from _pairs(one, item)


def _aligned(said: list[_Nested], items: Sequence[object]) -> list[tuple[_Nested, object]] | None:
    """What is written beside what is there; of a gap, what stands before and after it."""
    gaps = [place for place, one in enumerate(said) if _is_gap(one)]
    if not gaps:
        return [*zip(said, items, strict=True)] if len(said) == len(items) else None
    if len(gaps) > 1 or len(said) - 1 > len(items):
        return None
    before, after = said[: gaps[0]], said[gaps[0] + 1 :]
    tail = items[len(items) - len(after) :]
    return [*zip(before, items, strict=False), *zip(after, tail, strict=True)]


# --- other literals -----------------------------------------------------------------------------


def literal(said: str, value: object) -> str | None:
    """A text in quotes, a tuple, a dict, a list of such: of the same kinds and lengths."""
    try:
        tree = ast.parse(said.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not said.isascii() or said != said.strip():
        return None
    edits: list[tuple[ast.expr, str]] = []
    if not _matches(said, tree, value, edits):
        return None
    made = said
    for node, put in sorted(edits, key=lambda edit: -edit[0].col_offset):
        made = made[: node.col_offset] + put + made[node.end_col_offset :]
    return made


_SEQUENCES = {ast.List: list, ast.Tuple: tuple}


def _matches(said: str, node: ast.expr, value: object, edits: list[tuple[ast.expr, str]]) -> bool:
    """Whether a literal is of the same kind as a value; what has to be changed goes to `edits`."""
    kind = _SEQUENCES.get(type(node))  # type: ignore[call-overload]
    if kind is not None and isinstance(node, ast.List | ast.Tuple):
        return (
            type(value) is kind
            and len(node.elts) == len(value)  # type: ignore[arg-type]
            and all(_matches(said, n, v, edits) for n, v in zip(node.elts, value, strict=True))  # type: ignore[call-overload]
        )
    if isinstance(node, ast.Dict):
        keys = [k.value if isinstance(k, ast.Constant) else ... for k in node.keys]
        return (
            isinstance(value, dict)
            and keys == list(value)
            and all(
                _matches(said, n, v, edits)
                for n, v in zip(node.values, value.values(), strict=True)
            )
        )
    text = ast.get_source_segment(said, node) or ""
    if isinstance(value, bool) or value is None:
        if not isinstance(node, ast.Constant) or not (
            isinstance(node.value, bool) or text == "None"
        ):
            return False
        put = str(value)
    elif isinstance(value, int | float):
        if _NUMBER.fullmatch(text) is None:
            return False
        put = number(text, float(value))
    elif isinstance(value, str):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            return False
        put = text if node.value == value else _quoted(value, text[-1])
    else:
        return False
    if put != text:
        edits.append((node, put))
    return True


def _quoted(value: str, quote: str) -> str:
    plain = repr(value)
    if plain[0] == quote or quote in value or "\\" in plain:
        return plain
    return f"{quote}{value}{quote}"
