"""Says in words what an expression does, at three levels: beginner, intermediate, advanced.

For expressions of the catalogue the words are the catalogue's own. For any other formula they
are put together from what is certain: how it is built, what it depends on, its derivative.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from neurogebra import catalogue
from neurogebra.errors import NeurogebraError
from neurogebra.formula import render
from neurogebra.formula.derivative import derivative
from neurogebra.formula.limits import limit
from neurogebra.formula.names import unicode_name
from neurogebra.formula.pieces import properties_apart
from neurogebra.formula.properties import pole_of, properties, sides_of
from neurogebra.formula.tree import Apply, Node, Num, Sym, names_in_order, size
from neurogebra.ops import OPS
from neurogebra.spelling import closest

if TYPE_CHECKING:
    from neurogebra.core.expression import Expression

LEVELS: Final = ("beginner", "intermediate", "advanced")
MAX_SHOWN: Final = 400  # characters of a derivative
MOST_SECONDS: Final = 0.3  # to look for the properties of a formula


class UnknownLevelError(NeurogebraError, ValueError):
    """There are three levels of explanation, and this is none of them."""

    code = "unknown-level"


def explain(expression: Expression, level: str = "intermediate") -> str:
    """What an expression does, in words.

    Parameters
    ----------
    level
        `"beginner"`, `"intermediate"` or `"advanced"`.

    Raises
    ------
    UnknownLevelError
        When the level is none of these. A ValueError.

    Examples
    --------
    >>> from neurogebra import Expression
    >>> print(explain(Expression("f", "w*x + b"), "beginner"))
    f(w, x, b) = w·x + b
    It adds 2 terms: w·x and b.
    It depends on w, x and b.
    """
    if level not in LEVELS:
        meant = closest(level, LEVELS)
        hint = f" (did you mean '{meant}'?)" if meant else f"; there are {', '.join(LEVELS)}"
        raise UnknownLevelError(
            f"unknown level '{level}'{hint}", name=level, known=LEVELS, suggestion=meant
        )
    entry = entry_of(expression)
    lines = [str(expression)]
    lines += _from_entry(entry, expression, level) if entry else _from_formula(expression, level)
    return "\n".join(lines)


def entry_of(expression: Expression) -> catalogue.Entry | None:
    """The catalogue's entry that an expression is, unless its formula was changed."""
    found = catalogue.resolve(expression.name)
    if found is None:
        return None
    entry = catalogue.get(found)
    same = entry.formula.text == expression.text
    return entry if same and list(expression.params) == [p.name for p in entry.params] else None


def comparison(expressions: Sequence[Expression]) -> str:
    """A table of expressions side by side, one column each."""
    columns = [_column(expression) for expression in expressions]
    headings = ["", "formula", "derivative", "for", "strengths", "weaknesses"]
    cells = [headings, *columns]
    width = 38
    wrapped = [[_wrapped(cell, width if n else 12) for cell in col] for n, col in enumerate(cells)]
    widths = [max(len(line) for cell in col for line in cell) for col in wrapped]
    lines: list[str] = []
    for row in zip(*wrapped, strict=True):
        for part in range(max(len(cell) for cell in row)):
            texts = (cell[part] if part < len(cell) else "" for cell in row)
            line = "  ".join(text.ljust(w) for text, w in zip(texts, widths, strict=True))
            lines.append(line.rstrip())
    return "\n".join(line for line in lines if line.strip())


def _column(expression: Expression) -> list[str]:
    entry = entry_of(expression)
    variables = expression.variables
    slope = derivative_line(expression.tree, variables[0]) if variables else ""
    return [
        expression.name,
        render.unicode(expression.tree),
        slope,
        entry.use if entry else "",
        ". ".join(entry.strengths) if entry else "",
        ". ".join(entry.weaknesses) if entry else "",
    ]


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width) or [""]


# ---- the catalogue's own words


def _from_entry(entry: catalogue.Entry, expression: Expression, level: str) -> list[str]:
    lines = [entry.summary, "", entry.explain[level].strip(), ""]
    lines += [_meaning(name, expression) for name in (*entry.variables, *entry.params)]
    if level != "beginner":
        lines += [derivative_line(expression.tree, name) for name in expression.variables[:4]]
        lines += [f"Use: {entry.use}"] if entry.use else []
        lines += [f"Strengths: {'. '.join(entry.strengths)}."] if entry.strengths else []
        lines += [f"Weaknesses: {'. '.join(entry.weaknesses)}."] if entry.weaknesses else []
        lines += _facts(entry.properties)
    lines += [f"Watch: {text}" for text in entry.watch]
    if level == "advanced" and entry.reference:
        lines.append(f"Reference: {entry.reference}")
    if entry.see_also:
        lines.append(f"See also: {', '.join(entry.see_also)}.")
    return lines


def _meaning(name: catalogue.Name, expression: Expression) -> str:
    shown = unicode_name(name.name)
    if name.default is None:
        return f"{shown}: {name.meaning}"
    return f"{shown} = {render.number(expression.params[name.name])}: {name.meaning}"


def derivative_line(tree: Node, by: str) -> str:
    """The derivative as a line of Unicode, such as `∂/∂x = 2x`.

    Examples
    --------
    >>> from neurogebra.formula.parse import parse
    >>> derivative_line(parse("x**2"), "x")
    'd/dx = 2x'
    """
    d = "d" if len(names_in_order(tree)) < 2 else "∂"
    shown = render.unicode(derivative(tree, by, limit))
    if len(shown) > MAX_SHOWN:
        shown = f"{shown[:MAX_SHOWN]}…"
    return f"{d}/{d}{unicode_name(by)} = {shown}"


# ---- words for any formula


def _from_formula(expression: Expression, level: str) -> list[str]:
    lines = [_structure(expression.tree)]
    variables = [unicode_name(name) for name in expression.variables]
    if variables:
        lines.append(f"It depends on {_listed(variables)}.")
    else:
        lines.append("It is the same everywhere: it depends on no variable.")
    if expression.params:
        settings = [
            f"{unicode_name(name)} = {_shown(value)}" for name, value in expression.params.items()
        ]
        lines.append(f"Its parameters: {_listed(settings)}.")
    if level != "beginner":
        lines += [derivative_line(expression.tree, name) for name in expression.variables[:4]]
        lines += _facts(_found(expression))
    if level == "advanced":
        lines.append(
            f"The formula has {size(expression.tree)} parts. In LaTeX: {expression.formula}"
        )
    return lines


def _found(expression: Expression) -> Sequence[catalogue.Property]:
    """What is known of a formula of one variable."""
    plain = {
        name: float(value)
        for name, value in expression.params.items()
        if isinstance(value, int | float)
    }
    if len(expression.variables) != 1 or len(plain) < len(expression.params):
        return ()
    tree, variable = expression.tree, expression.variables[0]
    pole = pole_of(tree, variable, plain)
    if pole is not None:
        return properties_apart(tree, variable, plain, sides_of(pole), seconds=MOST_SECONDS)
    return properties(tree, variable, plain, seconds=MOST_SECONDS)


def _facts(known: Sequence[catalogue.Property]) -> list[str]:
    """The properties in two lines, by how they are known."""
    lines: list[str] = []
    for how, word in (("proved", "Proved"), ("verified", "Computed")):
        texts = [one.text for one in known if one.known == how and one.kind != "domain"]
        lines += [f"{word}: {' · '.join(texts)}."] if texts else []
    return lines


def _shown(value: object) -> str:
    return render.number(value) if isinstance(value, int | float) else str(value)


def _structure(tree: Node) -> str:
    if isinstance(tree, Num):
        return "It is a constant."
    if isinstance(tree, Sym):
        return "It is a constant." if tree.constant else "It gives its input back unchanged."
    shown = [_part(arg) for arg in tree.args]
    match tree.op:
        case "add" | "sub":
            terms = _summands(tree)
            if len(terms) > 4:
                return f"It adds {len(terms)} terms."
            verb = "adds" if all(sign > 0 for sign, _ in terms) else "adds and subtracts"
            parts = [("" if sign > 0 else "−") + _part(term) for sign, term in terms]
            return f"It {verb} {len(terms)} terms: {_listed(parts)}."
        case "mul":
            factors = _multiplied(tree)
            if len(factors) > 4:
                return f"It multiplies {len(factors)} factors."
            return f"It multiplies {_listed([_part(factor) for factor in factors])}."
        case "div":
            return f"It divides {shown[0]} by {shown[1]}."
        case "neg":
            return f"It is the negative of {shown[0]}."
        case "pow":
            if tree.args[1] == Num(2):
                return f"It squares {shown[0]}: always at least 0, and large values count most."
            return f"It raises {shown[0]} to the power {shown[1]}."
        case "piecewise":
            return f"It has {len(tree.args) // 2} pieces; which one holds depends on where you are."
        case "max" | "min":
            which = "larger" if tree.op == "max" else "smaller"
            return f"It takes the {which} of {_listed(shown)}."
        case op if op in OPS:
            return f"It takes the {OPS[op].summary} of {_listed(shown)}."
        case op:
            return f"It applies {op} to {_listed(shown)}."


def _part(node: Node) -> str:
    shown = render.unicode(node)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _summands(node: Node, sign: int = 1) -> list[tuple[int, Node]]:
    if isinstance(node, Apply) and node.op in {"add", "sub"}:
        right = sign if node.op == "add" else -sign
        return [*_summands(node.args[0], sign), *_summands(node.args[1], right)]
    return [(sign, node)]


def _multiplied(node: Node) -> list[Node]:
    if isinstance(node, Apply) and node.op == "mul":
        return [*_multiplied(node.args[0]), *_multiplied(node.args[1])]
    return [node]


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
