"""Numbers in cards: rounded and said to be, 0 up to rounding and said to be, their history."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from neurogebra_lsp.facts import Change, Shown
from neurogebra_lsp.features import maths, objects, sparks
from neurogebra_lsp.features.answers import Block, Listing, Maths, Note
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_ULP = 2.0**-53
_HISTORY = 41


def of(shown: Shown) -> Maths:
    """The number of a value; an integer too large for a float by its digits."""
    if shown.type == "int" and len(shown.text) < 30:
        return Maths(shown.text.replace("-", "−"), shown.text)
    return maths.number(shown.number if shown.number is not None else float("nan"))


def told(doc: Document, index: Index, here: Here, shown: Shown) -> Maths:
    """The number at a place; one that is 0 up to the rounding of its sum says so."""
    return _almost_zero(shown, _maker(doc, here), index) or of(shown)


def told_of(index: Index, statement: Statement, made_by: ast.expr | None, shown: Shown) -> Maths:
    """The number that an expression of a statement made."""
    return _almost_zero(shown, None if made_by is None else (statement, made_by), index) or of(
        shown
    )


def is_almost_zero(index: Index, statement: Statement, made_by: ast.expr, number: float) -> bool:
    """Whether a sum is 0 but for what the rounding of its terms left."""
    if number == 0 or not isinstance(made_by, ast.BinOp):
        return False
    found = _terms(index, statement, made_by)
    if found is None:
        return False
    weight, n_terms = found
    return abs(number) <= 2 * n_terms * _ULP * weight


def _almost_zero(
    shown: Shown, made: tuple[Statement, ast.expr] | None, index: Index
) -> Maths | None:
    if made is None or shown.number is None or not is_almost_zero(index, *made, shown.number):
        return None
    mantissa, exponent = f"{shown.number:.1e}".split("e")
    value = maths.number(float(f"{mantissa}e{exponent}"))
    return Maths(
        f"{value.unicode} (0 up to rounding)", rf"{value.latex}\;(\text{{0 up to rounding}})"
    )


def _maker(doc: Document, here: Here) -> tuple[Statement, ast.expr] | None:
    """The expression whose value a name holds."""
    if here.kind not in ("name", "word"):
        return None
    node = here.node
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        found = [b for b in scopes.bindings(doc, node.id) if b.span == here.span]
    else:
        binding = scopes.reaching(doc, here.word, here)
        found = [binding] if binding is not None else []
    for binding in found:
        if binding.value is not None and binding.statement is not None:
            return binding.statement, binding.value
    return None


def _terms(index: Index, statement: Statement, node: ast.expr) -> tuple[float, int] | None:
    """The sum of the sizes of all terms of a sum, and how many they are."""
    weight, n_terms = 0.0, 0
    pending: list[ast.expr] = [node]
    while pending:
        term = pending.pop()
        if isinstance(term, ast.BinOp) and isinstance(term.op, ast.Add | ast.Sub):
            pending += (term.left, term.right)
            continue
        if isinstance(term, ast.UnaryOp):
            pending.append(term.operand)
            continue
        if isinstance(term, ast.Constant) and isinstance(term.value, int | float):
            number: float | None = float(term.value)
        else:
            shown = objects.seen_at(index, statement, term)
            number = shown.number if shown is not None else None
        if number is None:
            return None
        weight += abs(number)
        n_terms += 1
    return weight, n_terms


def equals(left: Maths, shown: Shown, value: Maths) -> Maths:
    """`x = 8`, or `x ≈ 0.333333` where digits are left out."""
    rounded = shown.number is not None and shown.type != "int" and maths.is_rounded(shown.number)
    sign, latex = ("≈", r"\approx") if rounded else ("=", "=")
    return Maths(f"{left.unicode} {sign} {value.unicode}", f"{left.latex} {latex} {value.latex}")


def digits(shown: Shown) -> tuple[Block, ...]:
    """All the digits, where the card has left some out."""
    if shown.number is None or shown.type == "int" or not maths.is_rounded(shown.number):
        return ()
    return (Note(f"all digits: {shown.text}"),)


def course(change: Change) -> Maths:
    """`w 5 → 0.0576`."""
    name = maths.place(change.name)
    first, last = (_end(shown) for shown in (change.first, change.last))
    return Maths(
        f"{name.unicode} {first.unicode} → {last.unicode}",
        rf"{name.latex}\; {first.latex} \to {last.latex}",
    )


def _end(shown: Shown) -> Maths:
    return of(shown) if shown.number is not None else Maths("?", "?")


def history(series: Sequence[float], name: str) -> tuple[Block, ...]:
    """The course of a name over the passes, as bars."""
    if len(series) < 3 or len(set(series)) < 2:
        return ()
    bars = sparks.spark(series, _HISTORY)
    return (Listing((bars,), f"{name} {sparks.course(series)}") if bars else Note(""),)


def sparks_of(changes: Sequence[Change]) -> Listing | None:
    """The courses of several names, one line each."""
    told = [c for c in changes if len(c.series) >= 3 and len(set(c.series)) > 1]
    if not told:
        return None
    width = max(len(change.name) for change in told)
    lines = tuple(f"{c.name:<{width}}  {sparks.spark(c.series, _HISTORY)}" for c in told)
    return Listing(lines, "; ".join(f"{c.name} {sparks.course(c.series)}" for c in told))


def thinned(changes: Sequence[Change], n_passes: int) -> tuple[Block, ...]:
    """How many of the passes bars stand for, where it is not each."""
    longest = max((len(change.series) for change in changes), default=0)
    n_bars = min(longest, _HISTORY)
    if n_bars >= n_passes:
        return ()
    return (Note(f"each bar is one pass: {n_bars} of the {n_passes:,}, evenly spread"),)


def changing(changes: Sequence[Change]) -> Iterator[Change]:
    """The names that did not stay as they were."""
    for change in changes:
        if change.first.text != change.last.text or len(set(change.series)) > 1:
            yield change
