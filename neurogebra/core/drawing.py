"""What a notebook shows of a Value: its graph as a picture, its formula as LaTeX."""

# pyright: reportPrivateUsage=false
# Reads the parts of a Value that only programs which look at graphs need.

from __future__ import annotations

import sys
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from neurogebra.core.autograd import Value
from neurogebra.core.graph import Graph, GraphNode, plain
from neurogebra.formula import render
from neurogebra.formula.names import latex_name
from neurogebra.formula.tree import Apply, Node, Num, Sym

#: Beyond this many nodes a picture explains nothing.
MOST_NODES = 60
#: Beyond this many operations a formula is told by its last step.
MOST_PARTS: Final = 30

WIDTH, HEIGHT = 184, 44
GAP_X, GAP_Y = 40, 16


def as_html(root: Value) -> str:
    """The graph below `root` as SVG, inputs at the left; large graphs in words.

    Examples
    --------
    >>> as_html(Value(2.0, label="x") * 3).count("<rect")
    3
    """
    graph = _small(root)
    if graph is None:
        note = f"made in more than {MOST_NODES} steps, too many to draw"
        return f"<pre>{escape(repr(root))}  {note}</pre>"
    places = _places(graph)
    columns = 1 + max(column for column, _ in places)
    rows = 1 + max(row for _, row in places)
    width = columns * (WIDTH + GAP_X) - GAP_X + 2
    height = rows * (HEIGHT + GAP_Y) - GAP_Y + 2
    title = f"Computation graph of {len(graph['nodes'])} nodes with the result {_short(root.data)}"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" '
            f'height="{height:.0f}" viewBox="-1 -1 {width:.0f} {height:.0f}" '
            'style="max-width:100%" fill="none" stroke="currentColor" '
            'font-family="sans-serif" font-size="12">',
            f"<title>{escape(title)}</title>",
            *(_arrow(places[edge["from"]], places[edge["to"]]) for edge in graph["edges"]),
            *(_box(node, *places[node["id"]]) for node in graph["nodes"]),
            "</svg>",
        ]
    )


def as_latex(root: Value) -> str:
    r"""The name, the formula in names and numbers, and the number, as LaTeX.

    The formula goes down to Values that have a name; a long one is told by its last step.

    Examples
    --------
    >>> as_latex((Value(2.0, label="x1") * 3 + 1).tanh())
    '$\\tanh\\left(x_{1} \\cdot 3 + 1\\right) = 0.999998$'
    """
    steps = [latex_name(root.label)] if root.label else []
    if root._row is not None:
        steps += [render.latex(_formula(root, MOST_PARTS) or _step(root, {}))]
    return f"${' = '.join([*steps, _tex_number(root.data)])}$"


def _formula(root: Value, most: int) -> Node | None:
    """The formula of a Value down to names and Values not computed; None if it is longer."""
    inner: list[Value] = []
    for value in (pending := [root]):
        if len(pending) > most:
            return None
        inner.append(value)
        pending += [v for v in value._inputs if isinstance(v, Value) and not _is_end(v)]
    made: dict[Value, Node] = {}
    # Each comes after what it was made of, when what is used twice counts twice.
    for value in reversed(inner):
        made[value] = _step(value, made)
    return made[root]


def _is_end(value: Value) -> bool:
    return bool(value.label) or value._row is None


def _step(value: Value, made: Mapping[Value, Node]) -> Node:
    """One operation, on formulas that are made already, on names and on numbers."""
    assert value._row is not None
    args = [made[v] if isinstance(v, Value) and v in made else _leaf(v) for v in value._inputs]
    return Apply(value._row.name, tuple(args))


def _leaf(operand: Any) -> Node:
    if isinstance(operand, Value):
        if operand.label:
            return Sym(operand.label)
        operand = operand.data
    if operand != operand:
        return Sym("NaN")
    size = Num(abs(operand)) if abs(operand) <= sys.float_info.max else Sym("oo", constant=True)
    return Apply("neg", (size,)) if operand < 0 else size


def _small(root: Value) -> Graph | None:
    """The plain graph, unless counting its nodes goes past what is drawn."""
    found = {root}
    pending = [root]
    for value in pending:
        for operand in value._inputs:
            if isinstance(operand, Value) and operand not in found:
                found.add(operand)
                pending.append(operand)
        if len(found) > MOST_NODES:
            return None
    return plain(root)


def _places(graph: Graph) -> list[tuple[int, float]]:
    """Column and row of each node: right of all its operands, near their middle."""
    below: list[list[int]] = [[] for _ in graph["nodes"]]
    for edge in graph["edges"]:
        below[edge["to"]].append(edge["from"])
    columns: list[int] = []
    for sources in below:
        columns.append(1 + max((columns[i] for i in sources), default=-1))
    for edge in reversed(graph["edges"]):
        if not below[edge["from"]]:
            # What was not computed stands beside its first use, not at the far left.
            columns[edge["from"]] = min(
                columns[other["to"]] - 1
                for other in graph["edges"]
                if other["from"] == edge["from"]
            )
    rows: list[float] = [0.0] * len(columns)
    for column in range(max(columns) + 1):
        members = [i for i, c in enumerate(columns) if c == column]
        wanted = {i: sum(rows[j] for j in below[i]) / max(1, len(below[i])) for i in members}
        if column:
            members.sort(key=lambda i: wanted[i] if below[i] else i)
        free = 0.0
        for i in members:
            rows[i] = max(free, wanted[i]) if below[i] else free
            free = rows[i] + 1
    return list(zip(columns, rows, strict=True))


def _corner(column: int, row: float) -> tuple[float, float]:
    return column * (WIDTH + GAP_X), row * (HEIGHT + GAP_Y)


def _arrow(start: tuple[int, float], end: tuple[int, float]) -> str:
    x0, y0 = _corner(*start)
    x1, y1 = _corner(*end)
    x0, y0, y1 = x0 + WIDTH, y0 + HEIGHT / 2, y1 + HEIGHT / 2
    middle = (x0 + x1) / 2
    head = f"M{x1 - 6:.0f} {y1 - 4:.0f}L{x1:.0f} {y1:.0f}L{x1 - 6:.0f} {y1 + 4:.0f}"
    curve = f"M{x0:.0f} {y0:.0f}C{middle:.0f} {y0:.0f} {middle:.0f} {y1:.0f} {x1:.0f} {y1:.0f}"
    return f'<path d="{curve}{head}" opacity="0.6"/>'


def _box(node: GraphNode, column: int, row: float) -> str:
    x, y = _corner(column, row)
    if node["kind"] == "number":
        lines = [_short(node["data"])]
    else:
        head = " → ".join(part for part in (node["op"], node["label"]) if part) or "Value"
        lines = [head, f"data {_short(node['data'], 4)} · grad {_short(node['grad'] or 0.0, 4)}"]
    step = HEIGHT / (len(lines) + 1)
    texts = [
        f'<text x="{x + WIDTH / 2:.0f}" y="{y + step * (i + 1) + 4:.0f}" text-anchor="middle" '
        f'fill="currentColor" stroke="none">{escape(line)}</text>'
        for i, line in enumerate(lines)
    ]
    corner = 4 if node["kind"] == "operation" else HEIGHT / 2
    outline = f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="{corner:.0f}"/>'
    return outline + "".join(texts)


def _tex_number(number: float) -> str:
    text = _short(number)
    if "e" not in text:
        return {"inf": r"\infty", "-inf": r"-\infty", "nan": r"\mathrm{NaN}"}.get(text, text)
    digits, exponent = text.split("e")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}"


def _short(number: float, digits: int = 6) -> str:
    try:
        return f"{float(number):.{digits}g}"
    except OverflowError:
        return "inf" if number > 0 else "-inf"
