"""Programs with one thing hidden: a constant of theirs becomes what the user types."""

from __future__ import annotations

import ast
import random
import zlib
from dataclasses import dataclass

#: Larger constants make programs run for long when they are changed.
_LARGEST = 1000


@dataclass(frozen=True)
class Hidden:
    """A program that asks for one value, and five that it may be given."""

    text: str
    typed: tuple[str, ...]


def hidden(text: str, at_most: int) -> list[Hidden]:
    """Variants of a program, each with another of its constants hidden."""
    places = _places(ast.parse(text))
    chosen = random.Random(zlib.crc32(text.encode())).sample(places, min(at_most, len(places)))
    return [made for node in chosen if (made := _with_hidden(text, node)) is not None]


def _places(tree: ast.Module) -> list[ast.Constant]:
    """Constants that stand where an expression may."""
    barred = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.JoinedStr, ast.match_case, ast.AnnAssign))
        for inner in ast.walk(node.pattern if isinstance(node, ast.match_case) else node)
    }
    barred |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in barred
        and type(node.value) in (int, float, str)
        and (type(node.value) is str or abs(node.value) <= _LARGEST)
        and node.lineno == node.end_lineno
    ]


def _with_hidden(text: str, node: ast.Constant) -> Hidden | None:
    lines = text.split("\n")
    line = lines[node.lineno - 1].encode()
    value = node.value
    if isinstance(value, str):
        read, typed = "input()", [value, "", "x", value + value, "7"]
    elif isinstance(value, int):
        read, typed = "int(input())", [str(v) for v in (value, value + 1, 0, -3, 2 * value + 3)]
    else:
        read, typed = "float(input())", [str(v) for v in (value, -value, 0.0, 2.5 * value, 1.0)]
    new = line[: node.col_offset] + read.encode() + line[node.end_col_offset :]
    lines[node.lineno - 1] = new.decode()
    changed = "\n".join(lines)
    try:
        ast.parse(changed)
    except SyntaxError:
        return None
    return Hidden(changed, tuple(typed))
