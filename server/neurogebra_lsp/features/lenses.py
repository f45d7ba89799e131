"""Lines of maths above code: gradients above backward(), courses above loops, formulas."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from neurogebra import catalogue
from neurogebra.formula.tree import Node
from neurogebra_lsp.facts import Backward, Change, Facts, Loop, Span
from neurogebra_lsp.features import (
    cards,
    derivatives,
    functions,
    known,
    maths,
    numbers,
    sparks,
    trends,
    values,
)
from neurogebra_lsp.features.answers import Lens
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

#: What leads to a panel or a text, by its command.
LINKS = {"neurogebra.graph": "Graph", "neurogebra.steps": "Steps"}
_GRADIENTS = 6
_NAME = 16  #: characters of a name in a lens
_COURSES = 2
_BARS = 10
_LINE = 120
_BETWEEN = " · "


def lenses(doc: Document, facts: Facts, settings: Settings) -> tuple[Lens, ...]:
    """Every lens of a document, from top to bottom."""
    if not settings.enable or not settings.lens_enable:
        return ()
    index = index_of(facts)
    found: list[Lens] = []
    if settings.lens_backward:
        found += _of_backwards(facts)
    if settings.lens_loops:
        found += _of_loops(doc, facts)
    if settings.lens_functions:
        found += _of_functions(doc, index)
    found += _of_listings(doc, index)
    found += _of_the_end(doc, facts)
    return tuple(sorted(found, key=lambda lens: lens.span))


def _of_the_end(doc: Document, facts: Facts) -> Iterator[Lens]:
    """Where the evaluation was stopped, or would begin, the way to go on."""
    ended = facts.ended
    if ended is not None and ended.state == "waiting":
        line = doc.place(max(doc.text.find("neurogebra"), 0))[0]
        yield Lens((line, 0, line, 0), f"No values: {ended.why}", "neurogebra.trust")
    if ended is not None and ended.state in ("stopped", "killed") and ended.line >= 0:
        span = (ended.line, 0, ended.line, 0)
        yield Lens(span, f"{ended.why}: evaluate further", "neurogebra.evaluateFurther")


def _aged(facts: Facts, line: int, title: str) -> str:
    """A title whose numbers may be from before the last edit ends in an ellipsis."""
    return f"{title} …" if facts.is_stale(line) else title


def _of_backwards(facts: Facts) -> Iterator[Lens]:
    number = 0  # among all backward passes: what draws one finds it by that
    for start, part in facts.at_line.items():
        if part.backwards:
            told = part.remembered("lenses of gradients", lambda p=part: _titles(p.backwards))
            for place, ((line, *columns), title, is_whole) in enumerate(told):
                span = (line + start, columns[0], columns[1] + start, columns[2])
                if title:
                    yield Lens(span, _aged(facts, span[0], title))
                    for command in list(LINKS)[: 1 + is_whole]:
                        yield Lens(span, LINKS[command], command, (number + place,))
            number += len(part.backwards)


def _titles(backwards: tuple[Backward, ...]) -> tuple[tuple[Span, str, bool], ...]:
    """Where each stands, what is said of it, and whether its graph can be gone through."""
    return tuple((b.span, _gradients(b), not b.cut) for b in backwards)


def _gradients(backward: Backward) -> str:
    """`z = 14 · ∂z/∂x = 8`."""
    root_node = next((node for node in backward.nodes if node.id == backward.root), None)
    if root_node is None:
        return ""
    if backward.why is not None:
        told = (one.unicode for one in values.symbolic_leaves(backward)[:_GRADIENTS])
        return _BETWEEN.join(told)
    root = values.root_label(backward)
    pieces = [maths.about(root, root_node.data).unicode]
    leaves = values.leaves_of(backward)
    told = [leaf for leaf in leaves if 0 < len(leaf.name) <= _NAME][:_GRADIENTS]
    leaves = [*told, *(leaf for leaf in leaves if leaf not in told)]
    for leaf in told:
        by = maths.name(leaf.name)
        left = maths.partial(root, by) if leaf.own else maths.words(f"{leaf.name}.grad")
        pieces.append(maths.about(left, leaf.grad).unicode)
    if rest := leaves[len(told) :]:
        pieces.append(values.rest_of(rest, more=bool(told)))
    return _BETWEEN.join(pieces)


def _of_loops(doc: Document, facts: Facts) -> Iterator[Lens]:
    for start, part in facts.at_line.items():
        statement = cursor.statement_at(doc, start) if part.loops else None
        if statement is None:
            continue
        by = start - statement.line
        told = part.remembered(
            ("lenses of loops", by, statement.text),
            lambda p=part, s=statement, by=by: tuple(
                (loop.span[:2], title)
                for loop in p.loops
                if (title := _course(loop, _targets(s.nodes, s.text, loop.span, by)))
            ),
        )
        for (line, column), title in told:
            line += start
            span = (line, column, line, len(doc.line_text(line)))
            yield Lens(span, _aged(facts, line, title))


def _course(loop: Loop, counters: frozenset[str]) -> str:
    """`20 steps · w 5 → 0.0576 · loss 25 → 0.0052 ▇▅▃▂▁`."""
    steps = "1 step" if loop.passes == 1 else f"{loop.passes:,} steps"
    if not loop.finished:
        steps = f"after {loop.passes:,} of ? steps" if loop.passes else "? steps"
    pieces = [steps]
    changing = [c for c in numbers.changing(loop.changes) if c.name not in counters]
    told = [c for c in changing if c.first.number is not None and c.last.number is not None]
    if not told:
        return pieces[0] if not loop.finished else ""
    told = _telling(told)
    for change in told:
        first, last = change.first.number or 0.0, change.last.number or 0.0
        ends = f"{maths.brief(first).unicode} → {maths.brief(last).unicode}"
        pieces.append(f"{maths.place(change.name).unicode} {ends}")
    bars = sparks.spark(told[-1].series, _BARS)
    if len(bars) > 2:
        pieces[-1] += f" {bars}"
    trend = next(filter(None, map(trends.trend, told)), "") if loop.finished else ""
    return _BETWEEN.join([*pieces, trend] if trend else pieces)


def _telling(changes: list[Change]) -> list[Change]:
    """The two numbers that say most: one that is carried from pass to pass, one computed in it."""
    carried = [c for c in changes if c.first.number != (c.series or (None,))[0]]
    carried.sort(key=lambda change: change.name[0] == "‖")
    computed = [c for c in changes if c not in carried]
    computed.sort(key=lambda change: not _LOSS.search(change.name))
    return [*carried[:1], *computed[:1], *carried[1:], *computed[1:]][:_COURSES]


#: What is minimised goes by such a name.
_LOSS = re.compile(r"loss|cost|err|mse|objective", re.IGNORECASE)


def _targets(nodes: tuple[ast.stmt, ...], text: str, span: Span, by: int) -> frozenset[str]:
    """The names that only count the passes of a loop, which is `by` lines further down."""
    statement = Statement(-by, text.count("\n") - by, text, nodes)
    for top in nodes:
        for node in ast.walk(top):
            if isinstance(node, ast.For) and cursor.span_of(statement, node)[:2] == span[:2]:
                loops = [n for n in ast.walk(node) if isinstance(n, ast.For)]
                return frozenset(
                    name.id
                    for inner in loops
                    for name in ast.walk(inner.target)
                    if isinstance(name, ast.Name)
                )
    return frozenset()


def _of_functions(doc: Document, index: Index) -> Iterator[Lens]:
    for statement in cursor.statements(doc):
        if "def " not in statement.text:
            continue
        for node, (line, column, end_line, end_column) in _functions_in(
            statement.nodes, statement.text
        ):
            span = (line + statement.line, column, end_line + statement.line, end_column)
            called = index.called.get(span)
            formula = _formula(doc, node)
            pieces = [formula] if formula else []
            if called is not None:
                pieces.append(f"called {called.calls:,}×" if called.calls else "called ?×")
            if pieces:
                yield Lens(span, _aged(index.facts, span[0], _BETWEEN.join(pieces)))


@lru_cache(maxsize=4096)
def _functions_in(
    nodes: tuple[ast.stmt, ...], text: str
) -> tuple[tuple[ast.FunctionDef | ast.AsyncFunctionDef, Span], ...]:
    """The functions of a statement, and where their names stand in it."""
    statement = Statement(0, text.count("\n"), text, nodes)
    return tuple(
        (node, known.name_span(statement, node))
        for top in nodes
        for node in ast.walk(top)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _formula(doc: Document, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """`f(a, b) = a·b`, or what the formula is made of, where a line has room for it."""
    whole = functions.whole_formula_of(doc, node)
    return "" if whole is None else _told(node, whole)


@lru_cache(maxsize=4096)
def _told(node: ast.FunctionDef | ast.AsyncFunctionDef, whole: Node) -> str:
    tree = functions.if_short(whole)
    if tree is not None and functions.is_number(tree):
        return ""
    head = cards.call(node.name, functions.parameters(node))
    told = "" if tree is None else maths.equation(head, maths.of(tree)).unicode
    if not told or len(told) > _LINE:
        made = derivatives.made_of(whole)
        told = "" if made is None else maths.equation(head, made).unicode
    return told if len(told) <= _LINE else ""


def _of_listings(doc: Document, index: Index) -> Iterator[Lens]:
    """`list_all(category="linalg")`: how many expressions there are, and which."""
    lines = dict.fromkeys(doc.place(f.start())[0] for f in re.finditer("list_all", doc.text))
    on_lines = ((line, seen) for line in lines for seen in index.facts.around(line).seen)
    for line, seen in on_lines:
        span = seen.span
        if seen.value.type != "list" or seen.passes != 1 or span[0] != line:
            continue
        text = doc.span_text(span)
        if "list_all" not in text or not text.endswith(")"):
            continue
        names = _names(seen.value.text)
        if names:
            shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
            title = f"{len(names):,} expressions{_BETWEEN}{shown}"
            yield Lens(span, _aged(index.facts, span[0], title))


def _names(text: str) -> list[str]:
    names = [word.strip("'\" ") for word in text.strip("[]").split(",")]
    return names if all(catalogue.resolve(name) is not None for name in names) else []
