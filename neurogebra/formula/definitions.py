"""Replaces catalogue functions inside a formula by what they stand for."""

from __future__ import annotations

from typing import Final

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula.parse import parse
from neurogebra.formula.tree import Apply, Node, Num, replace, size
from neurogebra.ops import OPS

MAX_SIZE: Final = 20_000


def is_defined_elsewhere(node: Apply) -> bool:
    """Whether the operation is not the table's own but an entry of the catalogue."""
    op = OPS.get(node.op)
    return op is None or op.arity not in (-1, len(node.args))


def definition(node: Apply) -> Node:
    """What a call of a catalogue function stands for, one level deep.

    Examples
    --------
    >>> from neurogebra.formula.render import text
    >>> text(definition(parse("swish(2*x)")))
    '2*x/(1 + exp(-(2*x)))'
    """
    entry = catalogue.get(node.op)
    tree = parse(
        entry.formula.text, names=[name.name for name in (*entry.variables, *entry.params)]
    )
    given: dict[str, Node] = {
        name.name: _default(name.default) for name in entry.params if name.default is not None
    }
    order = [name.name for name in (*entry.variables, *entry.params)]
    given.update(zip(order, node.args, strict=False))
    return replace(tree, given)


def expanded(node: Node) -> Node:
    """The formula in the table's own operations alone.

    Raises
    ------
    FormulaError
        When it grows too large, as functions within functions do.
    """
    if not isinstance(node, Apply):
        return node
    args = tuple(expanded(arg) for arg in node.args)
    made = node if args == node.args else Apply(node.op, args, node.span)
    if is_defined_elsewhere(made):
        made = expanded(definition(made))
    if size(made) > MAX_SIZE:
        raise FormulaError(
            "the formula is too large once its functions are written out", code="formula-too-large"
        )
    return made


def _default(value: float) -> Node:
    number = Num(int(abs(value))) if value == int(value) else Num(abs(value))
    return Apply("neg", (number,)) if value < 0 else number
