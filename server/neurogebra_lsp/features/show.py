"""A value of any kind as the first rows of a card, and as a few words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features import arrays, maths, numbers
from neurogebra_lsp.features.answers import Block, Heading, Listing, Maths

_TEXT = 2_000


def blocks(title: Maths, shown: Shown) -> Iterator[Block]:
    """`np.var(data) = 34.64` and what kind of value that is."""
    if shown.shape is not None:
        yield Heading(title, f"array {arrays.shape(shown.shape)}")
        if lines := arrays.lines(shown):
            yield Listing(lines)
    elif shown.number is not None and shown.type != "bool":
        yield Heading(numbers.equals(title, shown, numbers.of(shown)), shown.type)
        yield from numbers.digits(shown)
    elif len(shown.text) <= 40 and "\n" not in shown.text:
        equation = Maths(
            f"{title.unicode} = {shown.text}", f"{title.latex} = {maths.words(shown.text).latex}"
        )
        yield Heading(equation, shown.type)
    else:
        yield Heading(title, f"{shown.type}{_length(shown)}")
        text = _as_printed(shown)
        cut = text[:_TEXT] + ("…" if len(text) > _TEXT or shown.cut else "")
        yield Listing(tuple(cut.split("\n")))


def _as_printed(shown: Shown) -> str:
    """Text of several lines as its lines, and anything else as its repr."""
    if shown.type != "str" or shown.cut or "\\n" not in shown.text:
        return shown.text
    try:
        return str(ast.literal_eval(shown.text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return shown.text


def _length(shown: Shown) -> str:
    n_items = length(shown)
    return "" if n_items is None else f", {n_items:,} items"


def length(shown: Shown) -> int | None:
    """How many items a list, tuple, set or dict has, from its text."""
    if shown.type not in ("list", "tuple", "set", "dict") or shown.cut:
        return None
    return _count(shown.text)


@lru_cache(maxsize=64)
def _count(text: str) -> int | None:
    try:
        node = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return len(node.elts)
    return len(node.keys) if isinstance(node, ast.Dict) else None
