"""What comments say of results, held against what was computed.

A comment is read only where it cannot mean anything else: a number, a list, a shape, a formula,
each alone or after `name =`, or what the line prints, number for number, behind it or in comments
below. Whatever else stands there is prose and left alone.
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
from neurogebra_lsp.features import derivatives, forms, functions, maths, sampling, written
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.features.sampling import same
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document, common_ends

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
        if text.lstrip().startswith("#"):
            if not doc.line_text(line - 1).lstrip().startswith("#"):
                yield from _below(doc, index, line)
            continue
        statement = cursor.statement_at(doc, line)
        node = statement and cursor.simple_statement(statement, line)
        if statement is None or node is None:
            continue
        comment = _comment(doc, statement, node, text)
        if comment is not None:
            start, words = comment
            yield from _Line(index, statement, node).held_against(words, start)


# --- comments below what prints -----------------------------------------------------------------

_HEADER = re.compile(r"(?:prints?|output|expected(?: output)?|results?)\s*:", re.IGNORECASE)


def _below(doc: Document, index: Index, first: int) -> Iterator[Wrong]:
    """Comments of their own below a statement, line for line what it prints."""
    printed = _printed_above(doc, index, first - 1)
    if printed is None:
        return
    said: list[tuple[Span, str]] = []
    for line in range(first, min(first + _MOST_LINES, len(doc.lines))):
        text = doc.line_text(line)
        comment = re.match(r"\s*#\s*", text)
        if comment is None:
            break
        end = len(text.rstrip())
        said.append(((line, comment.end(), line, end), text[comment.end() : end]))
    named = bool(said) and _HEADER.fullmatch(said[0][1]) is not None
    said = said[1:] if named else said
    if len(said) == 1 and (lead := _LEAD.match(said[0][1])) and not named:
        (line, column, _, end), words = said[0]
        said, named = [((line, column + lead.end(), line, end), words[lead.end() :])], True
    lines = printed.rstrip("\n").split("\n")
    made = [written.like(words, true) for (_, words), true in zip(said, lines, strict=False)]
    same = [words.strip() == true.strip() for (_, words), true in zip(said, lines, strict=False)]
    if len(said) != len(lines) or not all(
        a or b is not None for a, b in zip(same, made, strict=True)
    ):
        return
    # A single number below a line may be of anything.
    if not named and len(said) == 1 and re.fullmatch(r"[^\W\d]*\W*\d+\W*", said[0][1]):
        return
    for (span, words), true in zip(said, made, strict=True):
        if true is not None and true != words:
            yield Wrong("number", span, words, true)


def _printed_above(doc: Document, index: Index, line: int) -> str | None:
    """All that the statement that ends on a line prints; None where that is not known."""
    statement = cursor.statement_at(doc, line)
    if statement is None or not statement.nodes:
        return None
    below = doc.line_text(line + 1)
    indent = len(below) - len(below.lstrip())
    top, simple = statement.nodes[-1], cursor.simple_statement(statement, line)
    # A whole statement of the module, with all that is in it, or a line of a block.
    node = top if not indent else simple
    if node is None or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return None
    span = cursor.span_of(statement, node)
    if (span[1], span[2]) != (indent, line):
        return None
    calls = [c for n in range(span[0], line + 1) for c in index.printed_on.get(n, ())]
    calls = [call for call in calls if span[:2] <= call[:2] and call[2:] <= span[2:]]
    if len(calls) < 2:
        found = [printed for call in calls for printed in index.printed[call]]
    else:  # in the order of printing
        found = [printed for printed in index.facts.printed if printed.span in calls]
    if not found or any(p.why is not None or p.after_raise for p in found):
        return None
    if (indent and len(found) > 1) or sum(len(p.text) for p in found) > _LONGEST * _MOST_LINES:
        return None
    return "".join(p.text for p in found)


# --- comments behind a line ---------------------------------------------------------------------


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
_MOST_LINES = 40
_LEAD = re.compile(
    r"(?:(?:=>|->|→|⇒|>>>|»|==?(?!=))\s*|(?:prints?|outputs?|results?|gives|returns|is|"
    r"expect(?:s|ed)?|(?:should|will|must) (?:be|print|give|return|equal))\b\s*[:=]?\s*)+",
    re.IGNORECASE,
)
_ABOUT = r"(?:≈|~=?|approx(?:imately|\.)?|about|roughly|ca\.)\s*"
_IS_NUMBER = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<number>{written.NUMBER})(?P<more>\.\.\.|…)?(?P<percent>\s?%)?"
)
_IS_LIST = re.compile(
    rf"(?P<about>{_ABOUT})?(?:np\.)?(?P<head>(?:array|tensor|Tensor)\()?"
    r"(?P<list>\[(?:[\[\]\s,.\d_eE+−…-]|True|False)*\])(?P<more>\.\.\.|…)?"
    r"(?P<tail>(?:,\s*dtype=[\w.]+)?\))?"
)
_IS_SHAPE = re.compile(
    r"(?:(?P<word>(?:\w+\.)?shape)\s*(?::|==?|is)?\s*)?"
    r"(?P<shape>\(\s*(?:\d+\s*,\s*)*(?:\d+\s*,?\s*)?\))",
    re.IGNORECASE,
)
_IS_VALUE = re.compile(rf"Value\((?:data=)?(?P<number>{written.NUMBER})(?:,[^()]*)?\)")
_NAMED = re.compile(r"(?P<name>[^=≈:]{1,80}?)\s*(?P<sign>==?|≈|:|\bis\b)\s*(?P<rest>[^=≈:].*)")
_GRADIENT = re.compile(r"[d∂](?P<root>\w+)\s*/\s*[d∂](?P<by>\w+)|(?P<of>\w+)\.grad")
_BY = re.compile(r"[d∂]\s*/\s*[d∂]\w+\b.*|derivative", re.IGNORECASE)
#: A remark behind a result: `3.0 (exact)`.
_REMARK = re.compile(r"\s+\([^\W\d][^()=]*\)$")


class _Line:
    """A simple statement that ran once, and what is known of its result."""

    def __init__(self, index: Index, statement: Statement, node: ast.stmt) -> None:
        self._index, self._statement, self._node = index, statement, node

    def held_against(self, words: str, start: tuple[int, int]) -> Iterator[Wrong]:
        """What of a comment is not true."""
        printed = self._printed()
        if printed is not None and printed.why is None and self._card() is None:
            as_printed = written.like(words, printed.text.rstrip("\n"))
            if as_printed is not None:
                if as_printed != words:
                    (line, column), end = start, start[1] + len(words)
                    yield self._shortest((line, column, line, end), words, as_printed)
                return
        lead = _LEAD.match(words)
        skipped = lead.end() if lead else 0
        found = self._judged(words[skipped:], start[1] + skipped, start[0])
        if found is not None:
            yield found

    def _shortest(self, span: Span, said: str, true: str) -> Wrong:
        """Of two texts that differ in one number, that number."""
        head, tail = common_ends(said, true)
        digits = "0123456789.,_+-−eE"
        while head and said[head - 1] in digits:
            head -= 1
        while tail and said[len(said) - tail] in digits:
            tail -= 1
        line, column, _, end = span
        part, put = said[head : len(said) - tail], true[head : len(true) - tail]
        if re.fullmatch(written.NUMBER, part) is None:
            return Wrong("number", span, said, true)
        return Wrong("number", (line, column + head, line, end - tail), part, put)

    def _judged(self, words: str, column: int, line: int) -> Wrong | None:
        def at(part: tuple[int, int]) -> Span:
            return (line, column + part[0], line, column + part[1])

        if (remark := _REMARK.search(words)) and re.match(rf"[[(]|{written.NUMBER}", words):
            words = words[: remark.start()]
        if match := _IS_SHAPE.fullmatch(words):
            found = self._shape(match, at(match.span("shape")))
            is_tuple = found is None and not match["word"]
            return self._literal(words, at((0, len(words)))) if is_tuple else found
        if match := _IS_NUMBER.fullmatch(words):
            place = at(match.span("number"))
            if match["percent"]:
                return self._number(match, place, self._percentage())
            return self._number(match, place, self._shown_number())
        if (match := _IS_LIST.fullmatch(words)) and bool(match["head"]) == bool(match["tail"]):
            return self._list(match, at(match.span("list")))
        if match := _IS_VALUE.fullmatch(words):
            shown = self._result() or self._printed_value()
            value = shown.number if shown is not None and shown.is_value else None
            return self._number(match, at(match.span("number")), value)
        if words in written.WORDS:
            return self._word(words, at((0, len(words))))
        if words[:1] in "\"'([{":
            return self._literal(words, at((0, len(words))))
        named = _NAMED.fullmatch(words)
        if named is not None:
            return self._named(named, words, column, line)
        return self._formula(words, at((0, len(words))), "formula")

    def _named(self, named: re.Match[str], words: str, column: int, line: int) -> Wrong | None:
        """`z = 14`, `dz/dx = 8`, `h = x² = 4`, `dL/dw = 2w`: the last part is the result."""
        name = named["name"].strip()
        last = max(words.rfind("="), words.rfind("≈"), named.end("sign") - 1)
        begin = last + 1 + len(words[last + 1 :]) - len(words[last + 1 :].lstrip())
        rest, span = words[begin:], (line, column + begin, line, column + len(words))
        number = _IS_NUMBER.fullmatch(rest)
        gradient = _GRADIENT.fullmatch(name)
        if number is not None and not number["percent"]:
            end = span[1] + rest.find(number["number"]) + len(number["number"])
            place = (line, span[1] + rest.find(number["number"]), line, end)
            value = self._gradient(gradient) if gradient else self._of_name(name)
            return self._number(number, place, value, about=words[last] == "≈")
        if rest in written.WORDS and self._binds(name):
            return self._word(rest, span)
        if gradient is not None and words.count("=") == 1 and self._backwards():
            return self._slope(gradient, rest, span)
        called = _CALLED.fullmatch(name)
        is_own = called is not None and (bool(called["primes"]) or self._is_named(called["name"]))
        is_formula = words.count("=") == 1 or (named["sign"] == ":" and _BY.fullmatch(name))
        kind: Kind = "derivative" if gradient or _BY.fullmatch(name) else "formula"
        if is_formula and (kind == "derivative" or is_own):
            return self._formula(rest, span, kind)
        return None

    # -- numbers ----------------------------------------------------------------------------

    def _number(
        self, match: re.Match[str], span: Span, value: float | None, *, about: bool = False
    ) -> Wrong | None:
        if value is None:
            return None
        said = match["number"]
        groups = match.groupdict()
        loose = about or bool(groups.get("about")) or bool(groups.get("more"))
        true = written.number(said, value, loose=loose)
        if true != said and groups.get("percent") and "." not in said:
            true = written.as_precise(said, round(value))
        return None if true == said else Wrong("number", span, said, true)

    def _shown_number(self) -> float | None:
        """The number that the line prints, binds or is."""
        printed = self._printed()
        if printed is not None:
            if printed.why is not None:
                return None
            shown = self._printed_value()
            if shown is not None and shown.number is not None and shown.dtype is None:
                return None if shown.type == "bool" else shown.number
            found = re.findall(written.NUMBER, printed.text)
            is_last = re.search(rf"(?:^|[\s=:(])({written.NUMBER})\s*$", printed.text)
            return float(found[-1].replace("_", "").replace(",", "")) if is_last else None
        shown = self._result()
        if shown is None or shown.dtype is not None or shown.type == "bool":
            return None
        return shown.number

    def _percentage(self) -> float | None:
        """What the line gives in percent: a share, or what is printed with that sign."""
        printed = self._printed()
        if printed is not None and (
            ending := re.search(rf"({written.NUMBER})\s?%\s*$", printed.text)
        ):
            return float(ending[1].replace("_", "").replace(",", ""))
        share = self._shown_number()
        return 100 * share if share is not None and 0 <= share <= 1 else None

    def _of_name(self, name: str) -> float | None:
        """The number of a line whose comment says what it is of: by its name, or how to get it."""
        value = self._shown_number()
        if value is None or self._is_named(name):
            return value
        tree = _lenient(name)
        if tree is None or not _ARITHMETIC.search(name):
            return None
        computed = sampling.value(tree, self._numbers_before(symbols(tree)))
        is_same = computed is not None and math.isclose(computed, value, rel_tol=1e-9)
        return value if is_same else None

    def _is_named(self, name: str) -> bool:
        """Whether a name is that of the line's result, of its expression or of its function."""
        name = name.removesuffix(".data")
        if self._binds(name):
            return True
        name = name.casefold()
        printed = self._printed()
        if printed is not None and printed.why is None:
            label = re.split(written.NUMBER, printed.text, maxsplit=1)[0]
            if label.strip(" :=\n").casefold() == name:
                return True
        value = getattr(self._node, "value", None)
        call = self._print_call()
        if call is not None:
            value = call.args[0] if len(call.args) == 1 else None
        source = cursor.source_of(self._statement, value) if isinstance(value, ast.expr) else ""
        named = {source.casefold(), source.casefold().removesuffix(".data")}
        if isinstance(value, ast.Call):
            function = value.func
            named.add(getattr(function, "attr", getattr(function, "id", "")).casefold())
        return name in named

    def _numbers_before(self, names: frozenset[str] | tuple[str, ...]) -> dict[str, float]:
        """The numbers that names had above the line."""
        line = cursor.span_of(self._statement, self._node)[0]
        return {
            bound.name: bound.value.number
            for bound in self._index.facts.bound
            if bound.name in names and bound.span[0] < line and bound.value.number is not None
        }

    def _gradient(self, match: re.Match[str]) -> float | None:
        """∂root/∂by after a backward pass on this line, or as the line prints it."""
        by = match["by"] or match["of"]
        for backward in self._backwards():
            if match["of"] or backward.root_name == match["root"]:
                grads = [node.grad for node in backward.nodes if node.name == by]
                return grads[0] if len(grads) == 1 else None
        return self._shown_number() if ".grad" in self._source() else None

    def _slope(self, match: re.Match[str], rest: str, span: Span) -> Wrong | None:
        """∂root/∂by as a formula: wrong in its form and in its number."""
        said = _lenient(rest)
        for backward in self._backwards():
            found = [node for node in backward.nodes if node.name == match["by"]]
            made = self._index.made(backward.root)
            if said is None or backward.root_name != match["root"] or len(found) != 1 or not made:
                continue
            tree = forms.recorded(made.expanded or made.formula)
            true = derivatives.slope(tree, match["by"]) if tree is not None else None
            numbers = {node.name: node.data for node in backward.nodes if node.name}
            value = sampling.value(said, numbers)
            if true is None or value is None or same(said, true) is not False:
                continue
            if not math.isclose(value, found[0].grad - found[0].before, rel_tol=1e-9):
                return Wrong("derivative", span, rest, maths.of(true).unicode)
        return None

    # -- arrays -----------------------------------------------------------------------------

    def _shape(self, match: re.Match[str], span: Span) -> Wrong | None:
        shown = self._result() or self._printed_value()
        if shown is None or shown.shape is None:
            return None
        said = ast.literal_eval(match["shape"]) if match["shape"] != "()" else ()
        said = said if isinstance(said, tuple) else (said,)
        if said == shown.shape or (not match["word"] and _is_interval(said, shown.items)):
            return None
        return Wrong("shape", span, match["shape"], str(shown.shape))

    def _list(self, match: re.Match[str], span: Span) -> Wrong | None:
        shown = self._result() or self._printed_value()
        items = _items(shown) if shown is not None else None
        if items is None or match["more"]:
            return None
        true = written.numbers(match["list"], items, loose=bool(match["about"]))
        if true is None or true == match["list"] or _is_interval(_literal(match["list"]), items):
            return None
        return Wrong("number", span, match["list"], true)

    def _literal(self, words: str, span: Span) -> Wrong | None:
        """A text, tuple, dict or list of any of these."""
        shown = self._result() or self._printed_value()
        if shown is None or shown.cut or shown.type not in _LITERALS:
            return None
        try:
            value = ast.literal_eval(shown.text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return None
        true = written.literal(words, value)
        return None if true is None or true == words else Wrong("number", span, words, true)

    def _word(self, word: str, span: Span) -> Wrong | None:
        """True, False, None, or a number that is not finite."""
        shown = self._result() or self._printed_value()
        said = written.WORDS[word]
        if shown is None:
            return None
        if isinstance(said, float):
            true = shown.number if shown.type != "bool" else None
            if true is None or true == said or (math.isnan(true) and math.isnan(said)):
                return None
            return Wrong("number", span, word, f"{true:.6g}")
        if shown.type not in ("bool", "bool_", "NoneType") or shown.text in (word, f"np.{word}_"):
            return None
        other = shown.text if shown.text in written.WORDS else None
        return None if other is None else Wrong("number", span, word, other)

    # -- formulas ---------------------------------------------------------------------------

    def _formula(self, words: str, span: Span, kind: Kind) -> Wrong | None:
        said = _lenient(words)
        if said is None or not symbols(said):
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


_LITERALS = frozenset({"str", "tuple", "dict", "list", "set"})
_ARITHMETIC = re.compile(r"[-+*/·×^²³⁴√]|\d\s*[^\W\d]")


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


def _literal(text: str) -> object:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None


def _is_interval(said: object, items: object) -> bool:
    """Whether two numbers may be bounds: all of a result lies between them."""
    if not isinstance(said, list | tuple) or len(said) != 2:
        return False
    low, high = said
    numbers = [*_flat(items)]
    if any(one == other for one, other in zip(said, numbers, strict=False)):
        return False
    are_numbers = isinstance(low, int | float) and isinstance(high, int | float)
    return (
        are_numbers and low < high and bool(numbers) and all(low <= one <= high for one in numbers)
    )


def _flat(items: object) -> Iterator[float]:
    if isinstance(items, list | tuple):
        for item in items:
            yield from _flat(item)
    elif isinstance(items, int | float):
        yield items


# --- formulas -----------------------------------------------------------------------------------

_CALLED = re.compile(r"(?P<name>\w+)(?P<primes>['′]*)(?:\([\w, ]*\))?")
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
