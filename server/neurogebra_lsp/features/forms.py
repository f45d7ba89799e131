"""Formula trees from text and numbers, for display."""

from __future__ import annotations

import re
from functools import lru_cache

from neurogebra.errors import FormulaError
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num, Number, Sym, replace
from neurogebra.ops import OPS


def number_node(value: float) -> Node:
    """A float as a formula writes it: whole ones as integers, negative ones with a sign."""
    exact: Number = int(value) if value == int(value) and abs(value) < 2**53 else value
    return Apply("neg", (Num(-exact),)) if exact < 0 else Num(exact)


@lru_cache(maxsize=4096)
def read(text: str, names: tuple[str, ...] = ()) -> Node | None:
    """The tree of formula text; None where it is none."""
    try:
        return parse(text, names)
    except FormulaError:
        return None


#: What is reached through a name of the program: `net.w[0]`, `params['b']`.
_PLACE = re.compile(r"(?<!\w)[^\W\d]\w*(?:\.[^\W\d]\w*|\[(?:\d+|'[^'\]]*')\])+")


@lru_cache(maxsize=4096)
def recorded(text: str | None) -> Node | None:
    """The tree of formula text from an evaluation, whose names are all the program's own."""
    if text is None:
        return None
    places = dict.fromkeys(_PLACE.findall(text))
    if places:
        words = {place: f"place_{n}_of_{len(text)}" for n, place in enumerate(places)}
        made = recorded(_PLACE.sub(lambda found: words[found[0]], text))
        return made and replace(made, {word: Sym(place) for place, word in words.items()})
    names = re.findall(r"[^\W\d]\w*(?!\w)(?!\s*\()", text)
    return read(text, tuple(sorted(set(names))))


@lru_cache(maxsize=512)
def partial_form(op: str, index: int) -> Node | None:
    """The local derivative of an operation by an operand, over `y`, `u` and `v`."""
    row = OPS.get(op)
    if row is None or index >= len(row.partial_forms) or "Piecewise" in row.partial_forms[index]:
        return None
    return read(row.partial_forms[index], ("u", "v", "y"))
