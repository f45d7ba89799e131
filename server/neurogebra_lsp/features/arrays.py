"""Arrays as text: their shape, a line of numbers, a table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard, TypeVar

from neurogebra.formula import render
from neurogebra_lsp.facts import Shown

_T = TypeVar("_T")
_G = TypeVar("_G")

_INLINE = 6
_ROWS = 8
_COLUMNS = 8


def shape(sizes: tuple[int, ...]) -> str:
    """A shape as numpy writes it: `(2,)`, `(2, 3)`."""
    inside = ", ".join(f"{size:,}" for size in sizes)
    return f"({inside},)" if len(sizes) == 1 else f"({inside})"


def inline(shown: Shown) -> str:
    """A short vector on one line; "" for anything larger."""
    if shown.shape is None or len(shown.shape) != 1 or shown.shape[0] > _INLINE:
        return ""
    items = shown.items
    return f"[{'  '.join(map(_element, items))}]" if _is_row(items) else ""


def lines(shown: Shown) -> tuple[str, ...]:
    """The numbers of a vector or matrix as rows of aligned columns; of others, numpy's text."""
    items = shown.items
    if shown.shape is None or items is None:
        return tuple(shown.text.split("\n")[:_ROWS]) if shown.text else ()
    if len(shown.shape) == 0:
        return (_element(items),)
    if len(shown.shape) == 1 and _is_row(items):
        return _table([items])
    if len(shown.shape) == 2 and _is_row(items) and all(map(_is_row, items)):
        return _table([row for row in items if _is_row(row)])
    return tuple(shown.text.split("\n")[:_ROWS])


def whole(shown: Shown) -> str:
    """The numbers of an array with all their digits, a row to a line; where it has one, its text.

    Of anything else, its text.
    """
    if shown.text or shown.items is None or shown.shape is None:
        return shown.text
    if len(shown.shape) == 2 and _is_row(shown.items):
        rows = ",\n ".join(map(_bracketed, shown.items))
        return f"[{rows}]"
    return _bracketed(shown.items)


def _bracketed(items: object) -> str:
    return f"[{', '.join(map(repr, items))}]" if _is_row(items) else repr(items)


def _is_row(items: object) -> TypeGuard[Sequence[object]]:
    return isinstance(items, list | tuple)


def _element(item: object) -> str:
    if isinstance(item, bool | str) or not isinstance(item, int | float):
        return str(item)
    return render.number(item, typeset=True)


def _table(rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    gap = ["⋮"] * min(len(rows[0]), _COLUMNS + 1)
    shown = [
        gap if row is None else [_element(item) for item in _ends(row, _COLUMNS, "…")]
        for row in _ends(rows, _ROWS, None)
    ]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    texts = [
        "[" + "  ".join(f"{item:>{width}}" for item, width in zip(row, widths, strict=True)) + "]"
        for row in shown
    ]
    return tuple(texts)


def _ends(items: Sequence[_T], most: int, gap: _G) -> list[_T | _G]:
    """The items, with a gap for the middle where they are many."""
    if len(items) <= most:
        return list(items)
    half = most // 2
    return [*items[:half], gap, *items[-half:]]
