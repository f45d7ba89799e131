"""What is known of the thing at a place, and what has to be said beside it.

A number is given only where it is certainly the one: the value seen at that very place, or that
of the only binding the place can read. Where it runs many times, the last pass is told as that.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from neurogebra_lsp.facts import Bound, Change, Facts, Loop, Shown, Span
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.text import Document


@dataclass(frozen=True, slots=True)
class Known:
    """A value and its circumstances."""

    shown: Shown
    span: Span  #: the place it is told for
    name: str = ""  #: the name under the cursor, where it is one
    notes: tuple[str, ...] = ()
    bound: Bound | None = None  #: the binding it was read from, or is
    history: tuple[float, ...] = ()
    line: int = 0  #: the line it is known on


def at(doc: Document, index: Index, here: Here) -> Known | None:
    """What is known of a name, attribute or parameter."""
    if here.kind not in ("name", "attribute", "parameter", "word"):
        return None
    node = here.node
    seen = of(index, here.statement, node) if isinstance(node, ast.expr) else None
    if seen is not None:
        return replace(seen, span=here.span, name=here.word if here.kind == "name" else "")
    return _binding(doc, index, here)


def of(index: Index, statement: cursor.Statement, node: ast.expr) -> Known | None:
    """What was seen of an expression at its place."""
    if not statement.nodes:
        return None
    span = cursor.span_of(statement, node)
    seen = index.seen.get(span)
    if seen is None:
        return None
    notes = circumstances(index.facts, span[0], after_raise=seen.after_raise)
    if seen.passes > 1:
        notes = (f"after {seen.passes:,} passes", *notes)
    return Known(seen.value, span, "", notes, None, (), span[0])


def _binding(doc: Document, index: Index, here: Here) -> Known | None:
    if here.kind == "attribute":
        return None
    bound = index.bound.get(here.span)
    if bound is not None:
        return _of_bound(index, here, bound, own=True)
    if here.kind == "parameter":
        return _argument(index, here)
    binding = scopes.reaching(doc, here.word, here)
    if binding is None:
        return None
    if binding.kind == "parameter":
        return _argument(index, here)
    bound = index.bound.get(binding.span)
    return None if bound is None else _of_bound(index, here, bound, own=False)


def _of_bound(index: Index, here: Here, bound: Bound, *, own: bool) -> Known:
    notes: list[str] = []
    if bound.passes > 1:
        in_function = scopes.function_around(here) is not None and bound.scope
        passes = f"{bound.passes:,}"
        notes.append(f"the last of {passes} runs" if in_function else f"after {passes} passes")
    if not own and bound.value.type not in _UNCHANGING:
        notes.append(f"as bound on line {bound.span[0] + 1}")
    notes += circumstances(index.facts, bound.span[0], after_raise=bound.after_raise)
    return Known(
        bound.value, here.span, here.word, tuple(notes), bound, bound.history, bound.span[0]
    )


def _argument(index: Index, here: Here) -> Known | None:
    function = scopes.function_around(here)
    if function is None:
        return None
    called = index.called.get(name_span(here.statement, function))
    if called is None:
        return None
    for name, shown in called.arguments:
        if name == here.word:
            which = "the only call" if called.calls == 1 else f"the last of {called.calls:,} calls"
            notes = (f"in {which}", *circumstances(index.facts, here.span[0]))
            return Known(shown, here.span, name, notes, None, (), here.span[0])
    return None


def name_span(
    statement: cursor.Statement,
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
    word: str = "def",
) -> Span:
    """Where the name after `def` or `class` stands."""
    line, column, _, _ = cursor.span_of(statement, node)
    text = statement.text.split("\n")[node.lineno - 1]
    start = text.find(node.name, text.find(word, column) + len(word))
    return (line, start, line, start + len(node.name))


#: Types whose values are the same wherever they are read.
_UNCHANGING = frozenset(
    {"int", "float", "bool", "str", "NoneType", "complex", "tuple", "Expression", "MathForge",
     "float64", "float32", "int64", "int32", "bytes", "range", "function", "module", "type"}
)  # fmt: skip


def circumstances(facts: Facts, line: int, *, after_raise: bool = False) -> tuple[str, ...]:
    """What has to be said of every number of a line."""
    notes: list[str] = []
    if facts.is_stale(line):
        notes.append("before the last edit")
    if after_raise and facts.raised:
        stops = facts.raised[0].span[0] + 1
        notes.append(f"the program stops at line {stops} before this")
    ended = facts.ended
    if ended is not None and ended.state in ("stopped", "killed") and ended.line == line:
        notes.append(ended.why or "the evaluation was ended here")
    return tuple(notes)


def change_in_loop(index: Index, here: Here, place: str) -> tuple[Loop, Change] | None:
    """How a name or attribute went through the innermost loop around it that changes it."""
    for node in reversed(scopes.loops_around(here)):
        loop = index.loops.get(here.span_of(node)[:2])
        if loop is None:
            continue
        for change in loop.changes:
            if change.name == place:
                return loop, change
    return None
