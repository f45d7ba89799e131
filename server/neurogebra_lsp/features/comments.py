"""What comments say of results, held against what was computed.

A comment is read only where it cannot mean anything else: a number, a list, a shape, a formula,
each alone or after `name =`. Whatever else stands behind a line is prose and left alone.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from neurogebra.formula.tree import Node, Sym, replace, symbols
from neurogebra_lsp.facts import Backward, Card, Facts, Printed, Shown, Span
from neurogebra_lsp.features import forms, functions, maths
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.features.sampling import same
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

Kind: TypeAlias = Literal["number", "shape", "formula", "derivative"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A comment that says something else than what is computed."""

    kind: Kind
    span: Span  #: the number, list, shape or formula
    said: str
    true: str  #: what should stand there


def wrong_comments(doc: Document, facts: Facts) -> Iterator[Wrong]:
    """The result comments of a document that are not true."""
    index = index_of(facts)
    for line, text in enumerate(doc.lines):
        if "#" not in text or facts.is_stale(line):
            continue
        statement = cursor.statement_at(doc, line)
        node = statement and cursor.simple_statement(statement, line)
        if statement is None or node is None:
            continue
        comment = _comment(doc, statement, node, text)
        if comment is not None:
            start, words = comment
            yield from _Line(index, statement, node).held_against(words, start)


def _comment(
    doc: Document, statement: Statement, node: ast.stmt, text: str
) -> tuple[tuple[int, int], str] | None:
    """Where the words behind a statement begin, and the words."""
    _, _, line, column = cursor.span_of(statement, node)
    behind = re.compile(r"\s*#+\s*").match(doc.line_text(line), column)
    if behind is None:
        return None
    # What stands behind a further sign is a note on the note.
    words = doc.line_text(line)[behind.end() :].partition("#")[0].rstrip()
    return ((line, behind.end()), words) if 0 < len(words) <= _LONGEST else None


_LONGEST = 400
_LEAD = re.compile(
    r"(?:(?:=>|->|→|⇒|>>>|»)\s*|(?:prints?|outputs?|results?|gives|returns|expected)\b\s*:?\s*)+",
    re.IGNORECASE,
)
_NUMBER = r"[-+−]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_ABOUT = r"(?:≈|~=?|approx(?:imately|\.)?|about|roughly|ca\.|c\.)\s*"
_IS_NUMBER = re.compile(rf"(?P<about>{_ABOUT})?(?P<number>{_NUMBER})(?P<more>\.\.\.|…)?")
_IS_LIST = re.compile(rf"(?P<about>{_ABOUT})?(?P<list>\[[\[\]\s,.\d_eE+−-]*\])(?P<more>\.\.\.|…)?")
_IS_SHAPE = re.compile(
    r"(?P<word>shape)?\s*[:=]?\s*(?P<shape>\(\s*(?:\d+\s*,\s*)*(?:\d+\s*,?\s*)?\))", re.IGNORECASE
)
_NAMED = re.compile(r"(?P<name>[^=≈]{1,80}?)\s*(?P<sign>=|≈)\s*(?P<rest>[^=≈].*)")
_GRADIENT = re.compile(r"[d∂](?P<root>\w+)\s*/\s*[d∂](?P<by>\w+)")


class _Line:
    """A simple statement that ran once, and what is known of its result."""

    def __init__(self, index: Index, statement: Statement, node: ast.stmt) -> None:
        self._index, self._statement, self._node = index, statement, node

    def held_against(self, words: str, start: tuple[int, int]) -> Iterator[Wrong]:
        """What of a comment is not true."""
        lead = _LEAD.match(words)
        skipped = lead.end() if lead else 0
        found = self._judged(words[skipped:], start[1] + skipped, start[0])
        if found is not None:
            yield found

    def _judged(self, words: str, column: int, line: int) -> Wrong | None:
        def at(part: tuple[int, int]) -> Span:
            return (line, column + part[0], line, column + part[1])

        if match := _IS_SHAPE.fullmatch(words):
            return self._shape(match, at(match.span("shape")))
        if match := _IS_NUMBER.fullmatch(words):
            return self._number(match, at(match.span("number")), self._shown_number())
        if match := _IS_LIST.fullmatch(words):
            return self._list(match, at(match.span("list")))
        named = _NAMED.fullmatch(words)
        if named is not None:
            return self._named(named["name"].strip(), words, column, line)
        return self._formula(words, at((0, len(words))), "formula")

    def _named(self, name: str, words: str, column: int, line: int) -> Wrong | None:
        """`z = 14`, `dz/dx = 8`, `h = x² = 4`, `dL/dw = 2w`: the last part is the result."""
        last = max(words.rfind("="), words.rfind("≈"))
        begin = last + 1 + len(words[last + 1 :]) - len(words[last + 1 :].lstrip())
        rest, span = words[begin:], (line, column + begin, line, column + len(words))
        number = _IS_NUMBER.fullmatch(rest)
        gradient = _GRADIENT.fullmatch(name)
        if number is not None:
            end = span[1] + rest.find(number["number"]) + len(number["number"])
            place = (line, span[1] + rest.find(number["number"]), line, end)
            value = self._gradient(gradient) if gradient else self._of_name(name)
            return self._number(number, place, value, about=words[last] == "≈")
        kind: Kind = "derivative" if gradient else "formula"
        if words.count("=") == 1 and (gradient or self._binds(name) or _CALLED.fullmatch(name)):
            return self._formula(rest, span, kind)
        return None

    # -- numbers ----------------------------------------------------------------------------

    def _number(
        self, match: re.Match[str], span: Span, value: float | None, *, about: bool = False
    ) -> Wrong | None:
        if value is None:
            return None
        said = match["number"]
        loose = about or bool(match["about"]) or bool(match["more"])
        if _agrees(said, value, loose=loose):
            return None
        return Wrong("number", span, said, _as_precise(said, value))

    def _shown_number(self) -> float | None:
        """The number that the line prints, binds or is."""
        printed = self._printed()
        if printed is not None:
            if printed.why is not None:
                return None
            numbers = re.findall(_NUMBER, printed.text)
            is_last = re.search(rf"(?:^|[\s=:(])({_NUMBER})\s*$", printed.text)
            return float(numbers[-1].replace("_", "")) if is_last else None
        shown = self._result()
        return shown.number if shown is not None and shown.dtype is None else None

    def _of_name(self, name: str) -> float | None:
        """The number of a line whose comment repeats the name it is bound to or printed of."""
        if not self._binds(name) and name not in self._source():
            return None
        return self._shown_number()

    def _gradient(self, match: re.Match[str]) -> float | None:
        """∂root/∂by after a backward pass on this line, or as the line prints it."""
        for backward in self._backwards():
            if backward.root_name == match["root"]:
                grads = [node.grad for node in backward.nodes if node.name == match["by"]]
                return grads[0] if len(grads) == 1 else None
        return self._shown_number() if ".grad" in self._source() else None

    # -- arrays -----------------------------------------------------------------------------

    def _shape(self, match: re.Match[str], span: Span) -> Wrong | None:
        shown = self._result() or self._printed_value()
        if shown is None or shown.shape is None:
            return None
        said = ast.literal_eval(match["shape"]) if match["shape"] != "()" else ()
        said = said if isinstance(said, tuple) else (said,)
        if said == shown.shape:
            return None
        return Wrong("shape", span, match["shape"], str(shown.shape))

    def _list(self, match: re.Match[str], span: Span) -> Wrong | None:
        shown = self._result() or self._printed_value()
        items = _items(shown) if shown is not None else None
        text = match["list"].replace("−", "-")
        said = _nested(text)
        if items is None or said is None or match["more"]:
            return None
        true = _told(said, items, loose=bool(match["about"]))
        commas = "," in text
        return None if true is None else Wrong(
            "number", span, match["list"], true if commas else true.replace(",", "")
        )  # fmt: skip

    # -- formulas ---------------------------------------------------------------------------

    def _formula(self, words: str, span: Span, kind: Kind) -> Wrong | None:
        said = _lenient(words)
        if said is None or maths.is_plain_number(said):
            return None
        card = self._card()
        true = forms.read(card.text, _names(card)) if card is not None else self._own_formula()
        if true is None or same(said, true) is not False:
            return None
        if card is not None and same(said, replace(true, _values(card))) is not False:
            return None  # with its parameters' numbers in their places it is right
        known = {*symbols(true), *(_names(card) if card is not None else ())}
        if isinstance(said, Sym) or not known.issuperset(symbols(said)):
            return None  # about something else, or a word
        if card is None and kind == "formula":
            return None  # a formula beside plain arithmetic may be about something else
        return Wrong(kind, span, words, card.text if card is not None else maths.of(true).unicode)

    def _card(self) -> Card | None:
        """The Expression that the line makes, or prints the formula of."""
        shown = self._result()
        if shown is not None and shown.is_expression:
            return self._index.card_of(shown)
        call = self._print_call()
        if call is None or len(call.args) != 1:
            return None
        node = call.args[0]
        if isinstance(node, ast.Attribute) and node.attr in ("symbolic_expr", "text"):
            node = node.value
        seen = self._index.seen.get(cursor.span_of(self._statement, node))
        return self._index.card_of(seen.value) if seen is not None else None

    def _own_formula(self) -> Node | None:
        value = getattr(self._node, "value", None)
        is_assignment = isinstance(self._node, ast.Assign | ast.AnnAssign)
        return functions.of_expression(value) if is_assignment and value is not None else None

    # -- what the line gave -----------------------------------------------------------------

    def _result(self) -> Shown | None:
        """The one value that the statement binds or is, where it ran once and computes it."""
        value = getattr(self._node, "value", None)
        if isinstance(value, ast.Constant) or value is None or self._print_call() is not None:
            return None
        span = cursor.span_of(self._statement, self._node)
        if isinstance(self._node, ast.Expr):
            seen = self._index.seen.get(cursor.span_of(self._statement, value))
            return seen.value if seen is not None and self._good(seen.value, seen.passes) else None
        bound = [b for b in self._index.bound_on(span[0]) if span[:2] <= b.span[:2] < span[2:]]
        if len(bound) != 1 or bound[0].after_raise:
            return None
        return bound[0].value if self._good(bound[0].value, bound[0].passes) else None

    def _good(self, shown: Shown, passes: int) -> bool:
        return shown.known and passes == 1

    def _binds(self, name: str) -> bool:
        span = cursor.span_of(self._statement, self._node)
        return any(bound.name == name for bound in self._index.bound_on(span[0]))

    def _print_call(self) -> ast.Call | None:
        value = getattr(self._node, "value", None)
        is_print = (
            isinstance(self._node, ast.Expr)
            and isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id == "print"
        )
        return value if is_print else None

    def _printed(self) -> Printed | None:
        call = self._print_call()
        if call is None:
            return None
        found = self._index.printed.get(cursor.span_of(self._statement, call), [])
        return found[0] if len(found) == 1 and not found[0].after_raise else None

    def _printed_value(self) -> Shown | None:
        """The value of the only argument of print."""
        call = self._print_call()
        if call is None or len(call.args) != 1 or self._printed() is None:
            return None
        seen = self._index.seen.get(cursor.span_of(self._statement, call.args[0]))
        return seen.value if seen is not None and self._good(seen.value, seen.passes) else None

    def _backwards(self) -> list[Backward]:
        span = cursor.span_of(self._statement, self._node)
        return [
            backward
            for place, backward in self._index.backwards.items()
            if span[:2] <= place[:2] and place[2:] <= span[2:] and backward.passes == 1
        ]

    def _source(self) -> str:
        return cursor.source_of(self._statement, self._node)


# --- numbers ------------------------------------------------------------------------------------


def _unit(said: str) -> float:
    """What one more in the last digit of a written number is."""
    mantissa, _, exponent = said.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 10.0 ** (int(exponent or 0) - decimals)


def _agrees(said: str, value: float, *, loose: bool) -> bool:
    """Whether a written number is the value, rounded to its own digits; or near it, if `loose`."""
    text = said.replace("−", "-").replace("_", "")
    number, unit = float(text), _unit(text)
    if not math.isfinite(value):
        return False
    # A little more than half a unit, for a tie may be rounded either way.
    room = unit if loose else unit * 0.500001
    if loose and "." not in text:
        room = max(room, 0.05 * abs(number))
    return abs(value - number) <= room + 4 * math.ulp(value)


def _as_precise(said: str, value: float) -> str:
    """The value with as many decimals as a number was written with."""
    text = said.lower()
    decimals = len(text.partition("e")[0].partition(".")[2])
    if not math.isfinite(value):
        return str(value)
    if "e" in text:
        return f"{value:.{decimals}e}"
    if "." not in text:
        return f"{value:.0f}" if value == int(value) else f"{value:.6g}"
    rounded = f"{value:.{decimals}f}"
    # With the digits that were written nothing would be left of a small number.
    return rounded if float(rounded) or not value else f"{value:.3g}"


_Nested: TypeAlias = "str | list[_Nested]"


def _nested(text: str) -> _Nested | None:
    """A list as written, with its numbers as text; None where it is none."""
    found = re.findall(rf"\[|\]|{_NUMBER}|[^\s,]", text)
    top: list[_Nested] = []
    stack: list[list[_Nested]] = [top]
    for token in found:
        if token == "[":
            inner: list[_Nested] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif token == "]":
            stack.pop()
            if not stack:
                return None
        elif re.fullmatch(_NUMBER, token) and len(stack) > 1:
            stack[-1].append(token)
        else:
            return None
    return top[0] if len(stack) == 1 and len(top) == 1 else None


def _items(shown: Shown) -> object:
    """The numbers of an array or a list."""
    if shown.dtype is not None:
        return shown.items
    if shown.type not in ("list", "tuple") or shown.cut:
        return None
    try:
        value = ast.literal_eval(shown.text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return list(value)


def _told(said: _Nested, items: object, *, loose: bool) -> str | None:
    """A list as it should be written; None where it is right, or not about these numbers."""
    pairs = list(_pairs(said, items))
    if not pairs or any(not isinstance(true, int | float) for _, true in pairs):
        return None
    if all(_agrees(text, float(true), loose=loose) for text, true in pairs):  # type: ignore[arg-type]
        return None
    return _written(said, items)


def _pairs(said: _Nested, items: object) -> Iterator[tuple[str, object]]:
    if isinstance(said, list):
        if not isinstance(items, list | tuple) or len(said) != len(items):
            yield "", None
            return
        for text, item in zip(said, items, strict=True):
            yield from _pairs(text, item)
    else:
        yield said, items if not isinstance(items, bool | list | tuple) else None


def _written(said: _Nested, items: object) -> str:
    if isinstance(said, list):
        parts = [_written(a, b) for a, b in zip(said, items, strict=True)]  # type: ignore[arg-type]
        return f"[{', '.join(parts)}]"
    return _as_precise(said, float(items))  # type: ignore[arg-type]


# --- formulas -----------------------------------------------------------------------------------

_CALLED = re.compile(r"\w+['′]*\([\w, ]*\)|[a-zA-Z]\w{0,20}['′]?")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = re.compile(r"[⁻⁰¹²³⁴-⁹]+")


def _lenient(words: str) -> Node | None:
    """A formula as people write it in comments: `2w`, `x^2`, `3x² + 1`; None where it is prose."""
    text = _POWER.sub(lambda found: f"**({found.group().translate(_SUPERSCRIPTS)})", words)
    text = text.replace("·", "*").replace("×", "*").replace("−", "-").replace("^", "**")
    text = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?=[^\W\d_]|\()", r"\1*", text)
    text = re.sub(r"\)\s*(?=[\w(])", ")*", text)
    names = tuple(sorted(set(re.findall(r"[^\W\d]\w*(?!\w)(?!\s*\()", text))))
    return forms.read(text, names) if len(names) <= _MOST_NAMES else None


_MOST_NAMES = 6


def _values(card: Card) -> dict[str, Node]:
    """The parameters of an expression as the numbers that they are."""
    found: dict[str, Node] = {}
    for name, text in card.params:
        try:
            found[name] = forms.number_node(float(text))
        except (ValueError, OverflowError):
            continue
    return found


def _names(card: Card) -> tuple[str, ...]:
    return (*card.variables, *(name for name, _ in card.params))
