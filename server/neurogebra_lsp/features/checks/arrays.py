"""Arrays and floats that do something else than they seem to."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from neurogebra_lsp.facts import Shown
from neurogebra_lsp.features.answers import Fix, Problem
from neurogebra_lsp.features.checks.places import Place, places, problem
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import scopes
from neurogebra_lsp.text import Document

_WORDS = ("==", "!=", "]", ".T", "exp", "log", "/", "**", "sqrt")


def problems(doc: Document, index: Index) -> Iterator[Problem]:
    """What is wrong with the arrays and floats of a program."""
    for place in places(doc, index, _WORDS):
        node = place.node
        if isinstance(node, ast.Compare):
            yield from _compared(place, node)
        elif isinstance(node, ast.Assign):
            yield from _truncated(place, node)
        elif isinstance(node, ast.Attribute) and node.attr == "T":
            yield from _transposed(place, node)
    yield from _not_finite(doc, index)


def _compared(place: Place, node: ast.Compare) -> Iterator[Problem]:
    """`x == nan`, which never holds, and `a == 0.3`, which rounding decides."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
        return
    left, right = node.left, node.comparators[0]
    for side, other in ((left, right), (right, left)):
        if _is_nan(side):
            module = place.text(side).rpartition(".")[0]
            fixes: tuple[Fix, ...] = ()
            if module in ("np", "numpy", "math"):
                negated = "" if isinstance(node.ops[0], ast.Eq) else "not "
                if not negated or module == "math":
                    text = f"{negated}{module}.isnan({place.text(other)})"
                    fixes = (Fix(f"Change to '{text}'", place.span(), text),)
            answer = "False" if isinstance(node.ops[0], ast.Eq) else "True"
            yield problem(
                "compares-with-nan",
                place.span(),
                f"is always {answer}: nan equals nothing, not even itself",
                *fixes,
            )
            return
    one, two = place.value(left), place.value(right)
    is_equality = isinstance(node.ops[0], ast.Eq)
    if not is_equality or one is None or two is None or "float" not in (one.type, two.type):
        return
    a, b = one.number, two.number
    if a is not None and b is not None and a != b and math.isclose(a, b, rel_tol=1e-12):
        yield problem(
            "compares-rounded",
            place.span(),
            f"{place.text(left)} is {a!r}, which differs from {b!r} by rounding only; "
            "math.isclose compares with room for that",
            *_with_room(place, node),
        )


def _with_room(place: Place, node: ast.Compare) -> Iterator[Fix]:
    """`math.isclose(a, b)`, where the program has imported math."""
    bound = scopes.bindings(place.doc, "math")
    if len(bound) == 1 and bound[0].origin == "math" and bound[0].span < place.span():
        text = f"math.isclose({place.text(node.left)}, {place.text(node.comparators[0])})"
        yield Fix(f"Change to '{text}'", place.span(), text)


def _is_nan(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        is_module = isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy", "math")
        return is_module and node.attr in ("nan", "NaN", "NAN")
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
        and len(node.args) == 1
        and isinstance(node.args[0], ast.Constant)
        and str(node.args[0].value).lower() == "nan"
    )


def _truncated(place: Place, node: ast.Assign) -> Iterator[Problem]:
    """`a[0] = 0.5` into an array of integers."""
    for target in node.targets:
        if not isinstance(target, ast.Subscript):
            continue
        array, value = place.value(target.value), place.value(node.value)
        if array is None or array.dtype is None or not array.dtype.startswith(("int", "uint")):
            continue
        lost = _fraction(value) if value is not None else None
        if lost is not None:
            yield problem(
                "integer-array-truncates",
                place.span(target),
                f"the array holds integers ({array.dtype}), so {lost!r} is stored as {int(lost)}",
            )


def _fraction(value: Shown) -> float | None:
    """A number of a value that is not whole."""
    numbers = [value.number] if value.number is not None else _numbers(value.items)
    return next((n for n in numbers if math.isfinite(n) and n != int(n)), None)


def _numbers(items: object) -> list[float]:
    if isinstance(items, list | tuple):
        return [number for item in items for number in _numbers(item)]
    return [float(items)] if isinstance(items, int | float) else []


def _transposed(place: Place, node: ast.Attribute) -> Iterator[Problem]:
    """`v.T` of a vector is the vector."""
    array = place.value(node.value)
    if array is not None and array.shape is not None and len(array.shape) == 1:
        name = place.text(node.value)
        yield problem(
            "transposed-vector",
            (*place.span(node.value)[2:], *place.span()[2:]),
            f"{name} has one axis, so {name}.T is {name} itself; {name}[:, None] is a column",
        )


def _not_finite(doc: Document, index: Index) -> Iterator[Problem]:
    """The first array in which a computation left nan or infinity."""
    if "nan" in doc.text.casefold() or "inf" in doc.text:
        return  # the program knows of them
    for bound in index.facts.bound:
        shown = bound.value
        if shown.dtype is None or not shown.dtype.startswith("float") or bound.after_raise:
            continue
        bad = [n for n in _numbers(shown.items) if not math.isfinite(n)]
        if bad:
            what = "nan" if any(map(math.isnan, bad)) else "inf"
            count = f"{len(bad)} of its numbers are" if len(bad) > 1 else "a number of it is"
            yield problem("array-not-finite", bound.span, f"{count} {what}")
            return
