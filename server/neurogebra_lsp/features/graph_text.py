"""The graph of a backward pass and its steps as text, for editors that draw nothing."""

from __future__ import annotations

from collections.abc import Iterator

from neurogebra_lsp.features import maths
from neurogebra_lsp.features.answers import Maths
from neurogebra_lsp.features.graph import Amount, Arrow, Box, Drawing, Flow, Step

_STEPS = 200  #: rows of a table


def graph_text(drawing: Drawing) -> str:
    """The graph as Mermaid, which many show as a picture, with what there is to know of it."""
    return "\n\n".join([*map(_plain, drawing.notes), f"```mermaid\n{mermaid(drawing)}\n```"])


def steps_text(drawing: Drawing) -> str:
    """The steps as two tables: forward, then backward."""
    parts = [*map(_plain, drawing.notes)]
    forward = [step for step in drawing.steps if step.phase == "forward"]
    backward = [step for step in drawing.steps if step.phase == "backward"]
    titles = {box.id: box.title.unicode for box in drawing.boxes}
    if forward:
        rows = [(_cell(step.equation.unicode), _cell(step.note)) for step in forward]
        parts += ["## Forward", _table(("computed", ""), rows)]
    if backward:
        rows = [row for step in backward for row in _backward(step, titles)]
        head = ("gradient", "local derivative × upstream gradient", "gradient so far")
        parts += ["## Backward", _table(head, rows)]
    return "\n\n".join(parts)


def _backward(step: Step, titles: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """A row for the gradient that an operation has, and one for each operand it goes on to."""
    yield (_cell(step.equation.unicode), _cell(step.note), "")
    for flow in step.flows:
        yield ("", _cell(flow.equation.unicode), _cell(_so_far(flow, titles)))


def _so_far(flow: Flow, titles: dict[str, str]) -> str:
    if flow.so_far is None:
        return titles.get(flow.to, "")
    return f"{titles.get(flow.to, '')}: {_number(flow.so_far)}"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [_row(("", *head)), _row(("---:", *("---" for _ in head)))]
    lines += [_row((str(n), *row)) for n, row in enumerate(rows[:_STEPS], start=1)]
    text = "\n".join(lines)
    n_more = len(rows) - _STEPS
    return f"{text}\n\nand {n_more:,} more rows" if n_more > 0 else text


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|").replace("\n", " ")


def _plain(text: str) -> str:
    """Text of the program among Markdown: nothing in it is markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#~!" else sign for sign in text)


# -- Mermaid --------------------------------------------------------------------------------------

#: The outline of each kind of node: rounded, a hexagon, a box, a double box, a slanted box.
_OUTLINES = {
    "leaf": ("([", "])"),
    "number": ("{{", "}}"),
    "operation": ("[", "]"),
    "root": ("[[", "]]"),
    "group": ("[/", "/]"),
}


def mermaid(drawing: Drawing) -> str:
    """A flowchart of what is on show, opened groups as frames."""
    names = {box.id: f"n{number}" for number, box in enumerate(drawing.boxes)}
    lines = ["flowchart LR", *_inside(drawing, names, "", 1)]
    lines += [f"  {_arrow(arrow, names)}" for arrow in drawing.arrows]
    return "\n".join(lines)


def _inside(drawing: Drawing, names: dict[str, str], frame: str, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for box in drawing.boxes:
        if box.within == frame:
            left, right = _OUTLINES[box.kind]
            yield f'{indent}{names[box.id]}{left}"{_label(drawing, box)}"{right}'
    for number, inner in enumerate(drawing.frames):
        if inner.within == frame:
            yield f'{indent}subgraph f{number}["{_safe(inner.title)}"]'
            yield from _inside(drawing, names, inner.id, depth + 1)
            yield f"{indent}end"


def _label(drawing: Drawing, box: Box) -> str:
    if box.kind == "number":
        return _safe(box.data.shown)
    rule = [box.rule.unicode] if box.rule and box.rule != box.title else []
    head = " = ".join([box.title.unicode, *rule])
    if box.kind == "group":
        lines = [box.title.unicode, box.detail]
    else:
        lines = [f"{head} {box.data.sign} {box.data.shown}"]
    if box.gradient is not None and box.kind != "group":
        root, by = Maths(drawing.title, ""), Maths(box.title.unicode, "")
        left = maths.partial(root, by).unicode
        lines.append(f"{left} {box.gradient.sign} {box.gradient.shown}")
    return "<br>".join(map(_safe, lines))


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    text = f"{arrow.count} edges" if arrow.count > 1 else ""
    if arrow.product is not None:
        text = _number(arrow.product)
    label = f'|"{_safe(text)}"|' if text else ""
    return f"{names[arrow.source]} -->{label} {names[arrow.target]}"


def _number(amount: Amount) -> str:
    return f"≈ {amount.shown}" if amount.sign == "≈" else amount.shown


def _safe(text: str) -> str:
    """Text in quotes; what Mermaid or the Markdown around it would read goes by its number."""
    return "".join(f"#{ord(sign)};" if sign in '"`<>&#\\\n' else sign for sign in text)
