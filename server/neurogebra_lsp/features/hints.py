"""Results at the ends of lines: values, gradients, shapes, and what print wrote."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from neurogebra_lsp.facts import Bound, Facts, Printed, Seen, Shown, Span
from neurogebra_lsp.facts import Part as Known
from neurogebra_lsp.features import arrays, known, maths, numbers, values
from neurogebra_lsp.features.answers import Block, Hint, Listing, Note, Part
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.features.paths import graph_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document, Program

_FORMULA = 48
_PRINTED = 72
_ROOM = 43  #: characters of one line's hints that an editor shows before it cuts them off
_NAMES_ON_A_LINE = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """What one fact contributes to the end of a line."""

    name: str
    parts: tuple[Part, ...]
    tooltip: tuple[Block, ...]


def hints(
    doc: Document, facts: Facts, lines: tuple[int, int], settings: Settings
) -> tuple[Hint, ...]:
    """The hints of the lines from the first to before the second."""
    if not settings.enable or not settings.hints_enable:
        return ()
    index = index_of(facts)
    return tuple(
        hint
        for statement in cursor.statements_on(doc, lines)
        for hint in _of_statement(doc, index, statement, settings)
        if lines[0] <= hint.line < lines[1]
    )


def _of_statement(
    doc: Document, index: Index, statement: Statement, settings: Settings
) -> tuple[Hint, ...]:
    """The hints of a statement; they are made anew only when something that they tell changed."""
    part = index.facts.part_at(statement.line)
    if part is None or isinstance(doc, Program):
        return tuple(_made(doc, index, statement, settings))
    state = (statement.text, settings, *_state(index, statement, part))
    memory = part.remembered("hints", lambda: list[tuple[object, tuple[Hint, ...]]]())
    if not memory or memory[0][0] != state:
        made = _made(doc, index, statement, settings)
        memory[:] = [(state, tuple(_moved(hint, -statement.line) for hint in made))]
    return tuple(_moved(hint, statement.line) for hint in memory[0][1])


def _state(index: Index, statement: Statement, part: Known) -> Iterator[object]:
    """What is told of a statement beside its text and what was seen and bound in it."""
    facts, line = index.facts, statement.line
    for fact in (*part.bound, *part.seen):
        value = fact.value
        if value.card is not None:
            yield index.card_of(value)
        if value.why_line is not None:
            yield line  # there may be something to say of other lines
        if value.node is not None and isinstance(fact, Bound):
            backward = values.nearest_backward(index, value.node, fact.span[0] + line)
            yield (
                None
                if backward is None
                else (
                    backward.span[0] - line,
                    backward.root_name,
                    backward.nodes,
                    backward.passes,
                    backward.why,
                )
            )
    for number in range(line, statement.end_line + 1):
        for span in index.printed_on.get(number, ()):
            yield tuple((one.text, one.why, one.after_raise) for one in index.printed[span])
    yield None if facts.stale_from is None else max(facts.stale_from - line, 0)
    yield index.first_raised and index.first_raised.span[0]
    if facts.ended is not None and line <= facts.ended.line <= statement.end_line:
        yield facts.ended


def _made(doc: Document, index: Index, statement: Statement, settings: Settings) -> Iterator[Hint]:
    found: dict[int, list[_Told]] = {}
    for line in range(statement.line, statement.end_line + 1):
        for bound in index.bound_on(line):
            told = _of_bound(index, statement, bound, settings)
            if told is not None:
                found.setdefault(_end_line(statement, line), []).append(told)
        for seen in index.statements_on(line):
            told = _of_seen(doc, index, seen, settings)
            if told is not None:
                found.setdefault(line, []).append(told)
        if settings.hints_printed:
            for span in index.printed_on.get(line, ()):
                found.setdefault(line, []).append(_of_printed(index, index.printed[span]))
    for line, told in sorted(found.items()):
        yield _hint(doc, index.facts, line, told, after_comment=_has_comment(doc, statement, line))


def _has_comment(doc: Document, statement: Statement, line: int) -> bool:
    """Whether a comment stands at the end of a line, after the last piece of code on it."""
    relative = line - statement.line + 1
    text = doc.line_text(line)
    if "#" not in text:
        return False
    ends = (
        cursor.span_of(statement, node)[3]
        for top in statement.nodes
        for node in ast.walk(top)
        if isinstance(node, ast.stmt | ast.expr) and node.end_lineno == relative
    )
    return "#" in text[max(ends, default=len(text)) :]


def _moved(hint: Hint, by: int) -> Hint:
    """A hint so many lines further down, with the places that it leads to."""
    if not by:
        return hint
    parts = tuple(
        part if part.target is None else Part(part.text, _down(part.target, by), part.short)
        for part in hint.parts
    )
    return Hint(hint.line + by, hint.column, parts, hint.tooltip)


def _down(span: Span, by: int) -> Span:
    return (span[0] + by, span[1], span[2] + by, span[3])


def _hint(
    doc: Document, facts: Facts, line: int, told: list[_Told], *, after_comment: bool
) -> Hint:
    parts: list[Part] = []
    blocks: list[Block] = []
    n_named = sum(bool(one.name) for one in told)
    for one in told[:_NAMES_ON_A_LINE]:
        if parts:
            parts.append(Part("   "))
        if one.name and n_named > 1:
            parts.append(Part(f"{maths.name(one.name).unicode} "))
        parts += one.parts
        blocks += one.tooltip
    if len(told) > _NAMES_ON_A_LINE or facts.is_stale(line):
        parts.append(Part(" …"))
    parts, told_in_full = _shortened(parts)
    blocks += told_in_full
    if after_comment:
        # Else the number would read as the end of the comment.
        parts[0] = Part(f"  {parts[0].text}", parts[0].target)
    column = len(doc.line_text(line))
    return Hint(line, column, tuple(parts), tuple(blocks))


def _shortened(parts: list[Part]) -> tuple[list[Part], list[Block]]:
    """Gradients without their two names where all would not fit, and these for the tooltip."""
    if sum(len(part.text) for part in parts) <= _ROOM:
        return parts, []
    told: list[Block] = [Note(part.text.strip()) for part in parts if part.short is not None]
    return [part if part.short is None else Part(part.short, part.target) for part in parts], told


def _end_line(statement: Statement, line: int) -> int:
    """Where the statement ends that begins on a line."""
    node = cursor.simple_statement(statement, line)
    if node is None or node.end_lineno is None:
        return line
    return statement.line + node.end_lineno - 1


def _of_bound(index: Index, statement: Statement, bound: Bound, settings: Settings) -> _Told | None:
    shown = bound.value
    node = _assignment(statement, bound.span[0])
    if node is None:
        return None
    made_by = _made_by(node, bound)
    parts: list[Part] = []
    name = bound.name
    if bound.passes > 1:
        parts += _course(bound) if settings.hints_values else ()
    else:
        parts += _value(index, statement, made_by, shown, settings)
        # The gradient carries the name itself.
        name = bound.name if parts else ""
        if shown.is_value and settings.hints_values:
            parts += _gradient(index, shown, bound.span[0], spaced=bool(parts))
    if not parts:
        return None
    notes = known.circumstances(index.facts, bound.span[0], after_raise=bound.after_raise)
    if bound.passes > 1:
        notes = (f"after {bound.passes:,} passes", *notes)
    return _Told(name, tuple(parts), _tooltip(f"{bound.name} = ", shown, notes))


def _assignment(
    statement: Statement, line: int
) -> ast.Assign | ast.AnnAssign | ast.AugAssign | None:
    """The assignment that begins on a line; heads of loops and functions tell in other ways."""
    node = cursor.simple_statement(statement, line)
    return node if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) else None


def _made_by(node: ast.Assign | ast.AnnAssign | ast.AugAssign, bound: Bound) -> ast.expr | None:
    """What is written on the right of the name; of `a, b = 1, 2` the part that is its own."""
    if node.value is None:
        return None
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if isinstance(target, ast.Name):
            return node.value
        if not isinstance(target, ast.Tuple) or not isinstance(node.value, ast.Tuple):
            continue
        if len(target.elts) == len(node.value.elts):
            for element, value in zip(target.elts, node.value.elts, strict=True):
                if isinstance(element, ast.Name) and element.id == bound.name:
                    return value
    return None


def _course(bound: Bound) -> Iterator[Part]:
    """`25 → 0.00519`, or the number that every pass gave."""
    if bound.value.number is None or not bound.value.known or len(bound.history) < 2:
        return
    first, last = bound.history[0], bound.value.number
    if all(number == first for number in bound.history):
        yield Part(f"{maths.brief(last).unicode}  ({bound.passes:,}×)")
    else:
        yield Part(f"{maths.brief(first).unicode} → {maths.brief(last).unicode}")


def _value(
    index: Index,
    statement: Statement,
    made_by: ast.expr | None,
    shown: Shown,
    settings: Settings,
) -> Iterator[Part]:
    tensor = _TENSOR.search(shown.text) if shown.type == "Tensor" else None
    if shown.shape is not None:
        yield from _array(shown, settings, written=made_by is not None and _is_written(made_by))
    elif tensor is not None:
        if settings.hints_shapes:
            yield Part(tensor[1])
    elif not settings.hints_values or not shown.known or _is_plain(made_by, shown):
        return
    elif shown.number is not None and shown.type != "bool":
        yield Part(numbers.told_of(index, statement, made_by, shown).unicode)
    elif shown.is_expression:
        card = index.card_of(shown)
        if card is not None and len(card.unicode) <= _FORMULA:
            yield Part(card.unicode)
    elif shown.type in _SHORT and len(shown.text) <= _FORMULA and "\n" not in shown.text:
        yield Part(shown.text)


#: How a Tensor of the package tells its shape.
_TENSOR = re.compile(r"^Tensor\(data=(?s:.)*, shape=(\([\d, ]*\))")
#: Types that a few characters can show.
_SHORT = frozenset(
    {"bool", "str", "list", "tuple", "dict", "set", "complex", "Fraction", "Decimal"}
)


def _array(shown: Shown, settings: Settings, *, written: bool = False) -> Iterator[Part]:
    if settings.hints_shapes:
        yield Part(arrays.shape(shown.shape or ()))
    numbers_inline = "" if written or not settings.hints_values else arrays.inline(shown)
    if numbers_inline:
        yield Part(f"{'  ' if settings.hints_shapes else ''}{numbers_inline}")


def _is_plain(made_by: ast.expr | None, shown: Shown) -> bool:
    """Whether the line says itself what the value is: `lr = 0.1`, `x = Value(2.0)`."""
    if made_by is None:
        return False
    if isinstance(made_by, ast.Call) and shown.is_value and shown.formula is None:
        made_by = made_by.args[0] if len(made_by.args) == 1 else made_by
    return _is_literal(made_by)


def _is_written(made_by: ast.expr) -> bool:
    """Whether the numbers of an array stand in the line itself: `np.array([1, 2])`."""
    if not isinstance(made_by, ast.Call) or len(made_by.args) != 1:
        return False
    argument = made_by.args[0]
    return isinstance(argument, ast.List | ast.Tuple) and _is_literal(argument)


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_literal(node.operand)
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return all(map(_is_literal, node.elts))
    if isinstance(node, ast.Dict):
        return all(_is_literal(value) for value in node.values)
    return isinstance(node, ast.Constant)


def _gradient(index: Index, shown: Shown, line: int, *, spaced: bool) -> Iterator[Part]:
    """`∂z/∂h 2`, with the way to the call of backward() that gave it."""
    if shown.node is None:
        return
    backward = values.nearest_backward(index, shown.node, line)
    if backward is None or backward.why or backward.passes > 1 or backward.root == shown.node:
        return
    graph = graph_of(backward)
    node, sums = graph.nodes[shown.node], graph.path_sum(shown.node)
    of = values.label(graph, shown.node)
    if of is None:
        return
    own = sums is not None and sums.agrees
    left = maths.partial(values.root_label(backward), of).unicode if own else f"{node.name}.grad"
    room, number = "  " if spaced else "", maths.number(node.grad).unicode
    yield Part(f"{room}{left} {number}", backward.span, f"{room}grad {number}")


def _of_seen(doc: Document, index: Index, seen: Seen, settings: Settings) -> _Told | None:
    """A call or name that is a statement of its own."""
    shown, after = seen.value, _after_in_cell(doc, seen)
    if shown.type == "NoneType" or not shown.known or not settings.hints_values or after == ";":
        return None
    is_displayed = after == ""
    if shown.type == "Value" and not is_displayed:
        return None
    parts: list[Part] = []
    if shown.shape is not None:
        parts += _array(shown, settings)
    elif shown.number is not None and shown.type != "bool":
        parts.append(Part(numbers.of(shown).unicode))
    elif shown.type in _SHORT and len(shown.text) <= _FORMULA and "\n" not in shown.text:
        parts.append(Part(shown.text))
    elif is_displayed:
        card = index.card_of(shown)
        parts.append(Part(_on_a_line(shown.text if card is None else card.unicode)))
    if not parts:
        return None
    notes = known.circumstances(index.facts, seen.span[0], after_raise=seen.after_raise)
    return _Told("", tuple(parts), _tooltip("", shown, notes))


def _after_in_cell(doc: Document, seen: Seen) -> str | None:
    """What follows in the cell of a notebook, which shows its last value unless by a semicolon."""
    home = doc.home(seen.span[0])
    if not isinstance(doc, Program) or home is None or doc.line_text(seen.span[0])[:1].isspace():
        return None
    line, column = seen.span[2:]
    rest = (doc.line_text(line)[column:], *doc.lines[line + 1 : home.stop])
    return "".join(text.partition("#")[0].strip() for text in rest)


def _on_a_line(text: str) -> str:
    text = text.replace("\n", " ⏎ ")
    return text if len(text) <= _PRINTED else f"{text[: _PRINTED - 1]}…"


def _of_printed(index: Index, printed: list[Printed]) -> _Told:
    last = printed[-1]
    shown = _on_a_line(last.text.removesuffix("\n"))
    times = "" if len(printed) == 1 else f"  ({len(printed):,}×)"
    notes = known.circumstances(index.facts, last.span[0], after_raise=last.after_raise)
    if last.why:
        notes = (f"? stands for what is not known: {last.why}", *notes)
    lines = [line for one in printed[-12:] for line in one.text.removesuffix("\n").split("\n")]
    blocks: tuple[Block, ...] = (Listing(tuple(lines[-24:])), *(Note(text) for text in notes))
    return _Told("", (Part(f"» {shown}{times}"),), blocks)


def _tooltip(left: str, shown: Shown, notes: tuple[str, ...]) -> tuple[Block, ...]:
    """The value with all its digits, and what has to be said of it."""
    text = arrays.whole(shown)
    lines = tuple(f"{left}{text}"[:2_000].split("\n")[:24])
    return (*((Listing(lines),) if text else ()), *(Note(text) for text in notes))
