"""Reads formula text into a tree, or says what is wrong with it and where.

Nothing is ever executed: the text is cut into tokens and read by precedence. Reading goes on
after a mistake, so that an editor can show several. Standard library only, and bounded: a text
that is too long, too deep or whose numbers explode is a problem like any other.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple, TypeVar

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula.functions import (
    CONDITIONS,
    FUNCTIONS,
    NEVER_SYMBOLS,
    RELATIONS,
    WHOLE_ARRAY,
)
from neurogebra.formula.magnitude import excess
from neurogebra.formula.tree import Apply, Node, Num, Span, Sym, depth, walk
from neurogebra.ops import AND, OPS, OR, POWER, PREFIX, PRODUCT, RELATION, SUM
from neurogebra.spelling import closest

MAX_LENGTH: Final = 10_000  # characters
MAX_NESTING: Final = 100  # brackets within brackets
MAX_DEPTH: Final = 250  # levels of the tree, so also the terms of one sum
MAX_PROBLEMS: Final = 10

CONSTANTS: Final = ("pi", "E", "I", "oo")

_T = TypeVar("_T")


class Problem(NamedTuple):
    """What is wrong with a formula: where, why, and what could stand there instead."""

    span: Span
    message: str
    code: str = "formula-syntax"
    suggestion: str | None = None  #: replaces the text of `span`


class Parsed(NamedTuple):
    """A formula's tree, or else the problems that keep it from having one."""

    text: str
    tree: Node | None
    problems: tuple[Problem, ...] = ()


class Token(NamedTuple):
    """A piece of formula text: a `number`, a `name`, a `sign`, or the `end`."""

    kind: str
    text: str
    span: Span


def parse(text: object, names: Collection[str] = ()) -> Node:
    """The tree of a formula.

    Parameters
    ----------
    text
        The formula. Anything but a string is an error that says so.
    names
        Names that are variables or parameters whatever else they could mean: with `E` among
        them, `E` is no constant.

    Raises
    ------
    FormulaError
        The first problem, with its place.

    Examples
    --------
    >>> from neurogebra.formula.tree import symbols
    >>> symbols(parse("w*x + b"))
    ('b', 'w', 'x')
    >>> parse("2x")
    Traceback (most recent call last):
    neurogebra.errors.FormulaError: write 2*x
        2x
        ^^
    """
    parsed = check(text, names)
    if parsed.tree is not None:
        return parsed.tree
    first = parsed.problems[0]
    raise FormulaError(
        first.message,
        span=first.span,
        text=parsed.text,
        code=first.code,
        suggestion=first.suggestion,
    )


def check(text: object, names: Collection[str] = ()) -> Parsed:
    """A formula's tree, or the problems found in it; never raises.

    Examples
    --------
    >>> [problem.message for problem in check("sigmod(x) +").problems]
    ["unknown function 'sigmod' (did you mean 'sigmoid'?)", "expected a value after '+'"]
    """
    if not isinstance(text, str):
        kind = type(text).__name__
        return Parsed(
            "", None, (Problem((0, 0), f"a formula is text, not a value of type {kind}"),)
        )
    if len(text) > MAX_LENGTH:
        message = f"the formula is too long: {len(text):,} characters, at most {MAX_LENGTH:,}"
        return Parsed(text, None, (Problem((0, 1), message, "formula-too-large"),))
    if not text.strip():
        return Parsed(text, None, (Problem((0, len(text)), "the formula is empty"),))
    reader = _Reader(text, frozenset(names))
    tree = reader.formula()
    if reader.problems:
        found = sorted(reader.problems, key=lambda problem: problem.span)
        return Parsed(text, None, tuple(found[:MAX_PROBLEMS]))
    too_much = _too_deep(tree) or _too_big(tree, text)
    return Parsed(text, None, (too_much,)) if too_much else Parsed(text, tree)


def tokens(text: str) -> list[Token]:
    """The pieces of a formula, of a broken one too, without the spaces.

    Examples
    --------
    >>> [token.text for token in tokens("2*x +")]
    ['2', '*', 'x', '+', '']
    """
    found = [
        Token(match.lastgroup or "sign", match.group(), match.span())
        for match in _TOKEN.finditer(text)
    ]
    return [*found, Token("end", "", (len(text), len(text)))]


def callable_names() -> Iterator[str]:
    """Every name that a formula may call: operations, their aliases, catalogue functions."""
    yield from FUNCTIONS
    yield from catalogue.names()


_TOKEN: Final = re.compile(
    r"(?P<number>(?:[0-9][0-9_]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|//|&&|\|\||\S)"
)

# Operator -> operation, how strongly it binds, and what its right side must bind with at least.
_INFIX: Final[dict[str, tuple[str, int, int]]] = {
    "or": ("or", OR, AND),
    "|": ("or", OR, AND),
    "and": ("and", AND, RELATION),
    "&": ("and", AND, RELATION),
    **{sign: (op, RELATION, SUM) for sign, op in RELATIONS.items()},
    "+": ("add", SUM, PRODUCT),
    "-": ("sub", SUM, PRODUCT),
    "*": ("mul", PRODUCT, PREFIX),
    "/": ("div", PRODUCT, PREFIX),
    # Powers group from the right, and the exponent may have a sign: 2**3**2, 2**-x.
    "**": ("pow", POWER, PREFIX),
}

_WORDS: Final = frozenset({"and", "or", "not", "if", "else", "in", "is", "for"})

# How other notations write our operators and names.
_FOREIGN: Final = {
    "^": "**", "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "∕": "/",
    "≤": "<=", "≥": ">=", "≠": "!=", "&&": "&", "||": "|",
}  # fmt: skip
_FOREIGN_NAMES: Final = {"π": "pi", "PI": "pi", "Pi": "pi", "inf": "oo", "Inf": "oo",
                         "infinity": "oo", "Infinity": "oo"}  # fmt: skip
#: Where programs take functions from; formulas know them by themselves.
_MODULES: Final = frozenset({"np", "numpy", "math", "torch", "jnp", "sp", "sympy", "tf"})
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣ", "0123456789-+nx")
_SUBSCRIPTS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_ONE_EXPRESSION: Final = "a formula is one expression: write only what stands right of '='"
_PIECEWISE: Final = "write Piecewise((value, condition), (other, True))"
_ELEMENT: Final = "a formula works on single numbers: give the element a name of its own"
_HINTS: Final = {
    ".": _ELEMENT, "[": _ELEMENT, "]": _ELEMENT,
    "{": "write round brackets", "}": "write round brackets",
    "=": _ONE_EXPRESSION, ";": "a formula is one expression", ":": "a formula is one expression",
    "'": "a formula holds no text", '"': "a formula holds no text",
    "%": "write mod(a, b) for the remainder", "//": "write floor(a/b)",
    "!": "write factorial(n)", "√": "write sqrt(…)", "∞": "write oo", "?": _PIECEWISE,
    "@": "a formula works on single numbers: use numpy for products of matrices",
    "if": _PIECEWISE, "else": _PIECEWISE, "for": _PIECEWISE, "in": _PIECEWISE,
    "is": "write Eq(a, b)",
}  # fmt: skip

# Stands for what is missing, so that reading can go on.
_HOLE: Final = Num(1)


class _Reader:
    """Reads one formula, noting problems as it goes."""

    def __init__(self, text: str, names: frozenset[str]) -> None:
        self.text = text
        self.names = names
        self.tokens = tokens(text)
        self.at = 0
        self.nesting = 0
        self.problems: list[Problem] = []
        self.stopped = False

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    @property
    def end(self) -> int:
        """Where the last token that was read ends."""
        return self.tokens[max(0, self.at - 1)].span[1]

    def take(self) -> Token:
        token = self.here
        if token.kind != "end":
            self.at += 1
        return token

    def problem(
        self, span: Span, message: str, suggestion: str | None = None, code: str = "formula-syntax"
    ) -> None:
        # A second complaint about the same place only confuses, and so does an eleventh.
        if self.stopped or any(p.span[0] <= span[0] < p.span[1] for p in self.problems):
            return
        self.problems.append(Problem(span, message, code, suggestion))
        if len(self.problems) == MAX_PROBLEMS:
            self.stop()

    def write(self, span: Span, meant: str, code: str = "formula-syntax") -> None:
        """Says what to write in the place of `span`."""
        shown = meant if len(meant) <= 60 else f"{meant[:60]}…"
        self.problem(span, f"write {shown}", meant, code)

    def stop(self) -> None:
        """Nothing more is read, nor said."""
        self.stopped = True
        self.at = len(self.tokens) - 1

    # ---- expressions, by how strongly their operators bind

    def formula(self) -> Node:
        tree = self.expression(OR)
        while self.here.kind != "end":
            token = self.take()
            if token.text == ")":
                self.problem(token.span, "this bracket was never opened", "")
            elif token.text == ",":
                self.problem(token.span, "a formula is one expression, without commas")
            else:
                self.stray(token)
            if self.starts_operand():
                self.expression(OR)
        if is_condition(tree):
            self.problem(
                tree.span, "a comparison has no value: write Piecewise((1, condition), (0, True))"
            )
        return tree

    def expression(self, floor: int) -> Node:
        """As much as its operators bind at least as strongly as `floor`."""
        start = self.here.span[0]
        left = self.operand()
        while True:
            token = self.here
            sign = _FOREIGN.get(token.text, token.text)
            if sign in _INFIX:
                op, binds, right_floor = _INFIX[sign]
                if binds < floor:
                    return left
                self.take()
                left = self.infix(start, left, token, op, right_floor)
            elif self.starts_operand():
                if floor > PRODUCT:
                    return left
                left = self.implicit_product(start, left)
            else:
                return left

    def infix(self, start: int, left: Node, token: Token, op: str, right_floor: int) -> Node:
        begin = self.at
        right = (
            self.nested(lambda: self.after(token, right_floor))
            if op == "pow"
            else self.after(token, right_floor)
        )
        span = (start, self.end)
        if token.text == "^":
            rest = self.text[self.tokens[begin].span[0] : self.end]
            base = self.text[start : token.span[0]].strip()
            self.write(span, f"exp({_unbracket(rest)})" if base == "e" else f"{base}**{rest}")
        elif token.text in _FOREIGN:
            self.write(token.span, _FOREIGN[token.text])
        if op == "pow":
            self.check_power_of_e(span, left, right)
        if op in {"and", "or"}:
            self.need_conditions(left, right)
        elif op not in CONDITIONS:
            self.need_numbers(left, right)
        elif isinstance(left, Apply) and left.op in CONDITIONS:
            # a < b < c says both.
            middle = left
            while isinstance(middle, Apply) and middle.op in CONDITIONS:
                middle = middle.args[-1]
            self.need_numbers(middle, right)
            second = Apply(op, (middle, right), (middle.span[0], self.end))
            return Apply("and", (left, second), span)
        else:
            self.need_numbers(left, right)
        return Apply(op, (left, right), span)

    def after(self, token: Token, floor: int) -> Node:
        """The operand that an operator needs to its right."""
        while not (
            self.starts_operand() or self.here.text in {"+", "-", "−", "–", "~", "not", "|"}
        ):
            wrong = self.here
            missing_at = token.span if wrong.kind == "end" else wrong.span
            hint = _HINTS.get(wrong.text)
            self.problem(missing_at, hint or f"expected a value after '{token.text}'")
            if hint:
                self.skip()
                return _HOLE
            if _FOREIGN.get(wrong.text, wrong.text) not in _INFIX:
                return _HOLE
            token = self.take()
        return self.expression(floor)

    def implicit_product(self, start: int, left: Node) -> Node:
        """`2x`, `2(x + 1)`, `x y`: a product, or not a formula at all, but never silently."""
        between = self.end
        token = self.here
        if token.text.strip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣ") == "":
            self.take()
            power = f"**{token.text.translate(_SUPERSCRIPTS)}"
            self.write((start, self.end), self.text[start:between] + power)
            return left
        right = self.expression(PREFIX)
        first, second = self.text[start:between], self.text[token.span[0] : self.end]
        if token.kind == "number":
            self.problem(token.span, f"expected an operator before '{token.text}'")
        else:
            self.write((start, self.end), f"{first}*{second}")
        return Apply("mul", (left, right), (start, self.end))

    def starts_operand(self) -> bool:
        token = self.here
        if token.kind == "name":
            return token.text not in _WORDS
        return token.kind == "number" or token.text == "("

    # ---- operands

    def operand(self) -> Node:
        """A number, a name, a call or brackets, perhaps with a sign before it."""
        token = self.take()
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name" and token.text not in _WORDS:
            return self.call(token) if self.here.text == "(" else self.name(token)
        if token.text == "(":
            return self.bracket(token)
        if token.text in {"+", "-", "−", "–", "not", "~"}:
            return self.prefixed(token)
        if token.text == "|":
            return self.bars(token)
        if token.kind == "end":
            self.problem((max(0, token.span[0] - 1), token.span[0]), "expected a value")
        elif token.text in {")", ","}:
            self.at -= 1
            before = self.tokens[self.at - 1].text if self.at else ""
            where = f"after '{before}'" if before else f"before '{token.text}'"
            if before == "(":
                where = "between the brackets" if token.text == ")" else "before ','"
            self.problem(token.span, f"expected a value {where}")
        elif _FOREIGN.get(token.text, token.text) in _INFIX:
            self.problem(token.span, f"expected a value before '{token.text}'")
            if self.starts_operand():
                return self.expression(PREFIX)
        else:
            self.stray(token)
        return _HOLE

    def prefixed(self, token: Token) -> Node:
        if token.text in _FOREIGN:
            self.write(token.span, "-")
        logical = token.text in {"not", "~"}
        inner = self.nested(lambda: self.after(token, RELATION if logical else PREFIX))
        span = (token.span[0], self.end)
        if logical:
            self.need_conditions(inner)
            return Apply("not", (inner,), span)
        self.need_numbers(inner)
        return inner if token.text == "+" else Apply("neg", (inner,), span)

    def bracket(self, opening: Token) -> Node:
        inner = self.nested(lambda: self.expression(OR))
        if self.here.text == ",":
            self.problem(self.here.span, "a formula is one expression, without commas")
            self.skip()
        self.close(opening)
        return inner

    def bars(self, opening: Token) -> Node:
        """`|x|`: another notation for the absolute value."""
        ahead = (n for n, token in enumerate(self.tokens) if n >= self.at and token.text == "|")
        closing = next(ahead, None)
        if closing is None:
            self.stray(opening)
            return _HOLE
        self.at = closing + 1
        inner = self.text[opening.span[1] : self.tokens[closing].span[0]].strip()
        self.write((opening.span[0], self.end), f"Abs({inner})")
        return _HOLE

    def close(self, opening: Token) -> None:
        if self.here.kind not in {"end"} and self.here.text != ")":
            self.stray(self.take())
            self.skip()
        if self.here.kind == "end":
            self.problem(opening.span, "this bracket is never closed")
        self.take()

    def stray(self, token: Token) -> None:
        """Something that has no place in a formula; what belongs to it is passed over."""
        shown = token.text if token.text.isprintable() else repr(token.text)
        hint = _HINTS.get(token.text, f"a formula has no '{shown}'")
        home = self.tokens[max(0, self.at - 2)]
        if token.text == "." and home.text in _MODULES and self.here.kind == "name":
            self.write((home.span[0], self.here.span[1]), self.here.text)
        else:
            self.problem(token.span, hint)
        if token.text != "!":
            self.skip()

    def skip(self) -> None:
        """On to the end of the brackets that we are in."""
        inside = 0
        while self.here.kind != "end" and (inside or self.here.text not in {")", ","}):
            inside += (self.here.text == "(") - (self.here.text == ")")
            self.take()

    def nested(self, read: Callable[[], Node]) -> Node:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"the formula is nested too deeply: at most {MAX_NESTING} levels"
            self.problems = [Problem(self.here.span, message, "formula-too-large")]
            self.stop()
            tree: Node = _HOLE
        else:
            tree = read()
        self.nesting -= 1
        return tree

    # ---- numbers and names

    def number(self, token: Token) -> Node:
        text = token.text.replace("_", "")
        if self.here.kind == "number" and "." in self.here.text and "." in text:
            self.problem((token.span[0], self.take().span[1]), "a number has one decimal point")
        value = int(text) if text.isdigit() and len(text) < 310 else float(text)
        if value == math.inf:
            self.problem(token.span, "the number is too large", code="formula-too-large")
        return Num(value, token.span)

    def name(self, token: Token) -> Node:
        name = unicodedata.normalize("NFKC", token.text)
        if name in self.names:
            return Sym(name, span=token.span)
        if name in CONSTANTS or name in {"True", "False"}:
            return Sym(name, constant=True, span=token.span)
        if token.text in _FOREIGN_NAMES:
            self.write(token.span, _FOREIGN_NAMES[token.text])
        elif name == "None":
            self.problem(token.span, "None is no number")
        elif name in NEVER_SYMBOLS:
            return self.bare_function(token, name)
        elif name != token.text or not name.isidentifier():
            self.check_small_digits(token)
        return Sym(name, span=token.span)

    def check_small_digits(self, token: Token) -> None:
        """`x²` and `x₁`; other letters that Python folds into one, such as µ, are fine."""
        base = token.text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣ")
        if base and base != token.text:
            meant = f"{base}**{token.text[len(base) :].translate(_SUPERSCRIPTS)}"
        else:
            meant = token.text.translate(_SUBSCRIPTS)
        if meant != token.text:
            self.write(token.span, meant)
        elif not token.text.isidentifier():
            self.problem(token.span, f"'{token.text}' is no name")

    def bare_function(self, token: Token, name: str) -> Node:
        if not self.starts_operand():
            self.problem(token.span, f"{name} is a function: write {name}(…)")
            return Sym(name, span=token.span)
        begin = self.here.span[0]
        arg = self.expression(POWER)
        self.write((token.span[0], self.end), f"{name}({self.text[begin : self.end]})")
        return arg

    def check_power_of_e(self, span: Span, base: Node, exponent: Node) -> None:
        """`e**x` would silently be a power of some variable called e."""
        if base != Sym("e") or "e" in self.names:
            return
        if any(isinstance(node, Sym) and not node.constant for node in walk(exponent)):
            meant = f"exp({self.text[exponent.span[0] : exponent.span[1]]})"
            self.problem(span, f"e is a plain name here: write {meant}", meant)

    # ---- calls

    def call(self, token: Token) -> Node:
        name = unicodedata.normalize("NFKC", token.text)
        opening = self.take()
        if name == "Piecewise":
            pairs = self.list_in_brackets(opening, self.pair)
            if not pairs:
                self.problem(token.span, "Piecewise needs at least one (value, condition)")
            parts = tuple(part for pair in pairs for part in pair)
            return Apply("piecewise", parts, (token.span[0], self.end))
        before = len(self.problems)
        args = tuple(
            self.list_in_brackets(opening, lambda: self.nested(lambda: self.expression(OR)))
        )
        span = (token.span[0], self.end)
        if self.stopped or (len(self.problems) > before and name in FUNCTIONS):
            # How many values there are is uncertain where they could not be read.
            return Sym(name, span=span)
        if FUNCTIONS.get(name) in {"and", "or", "not"}:
            self.need_conditions(*args)
        else:
            self.need_numbers(*args)
        return self.applied(token, name, args, span)

    def list_in_brackets(self, opening: Token, read: Callable[[], _T]) -> list[_T]:
        found: list[_T] = []
        if self.here.text != ")":
            found.append(read())
            while self.here.text == ",":
                self.take()
                found.append(read())
        self.close(opening)
        return found

    def pair(self) -> tuple[Node, Node]:
        """One `(value, condition)` of a Piecewise."""
        opening = self.take()
        if opening.text != "(":
            self.problem(opening.span, "Piecewise takes pairs: (value, condition)")
            self.skip()
            return _HOLE, _HOLE
        value = self.nested(lambda: self.expression(OR))
        self.need_numbers(value)
        condition: Node = _HOLE
        if self.here.text == ",":
            self.take()
            condition = self.nested(lambda: self.expression(OR))
            self.need_conditions(condition)
        else:
            self.problem(self.here.span, "Piecewise takes pairs: (value, condition)")
        self.close(opening)
        return value, condition

    def applied(self, token: Token, name: str, args: tuple[Node, ...], span: Span) -> Node:
        """The call of a function by its name, once its operands are read."""
        op = FUNCTIONS.get(name)
        if name == "factorial" and len(args) == 1:
            return Apply("gamma", (Apply("add", (*args, Num(1, span)), span),), span)
        if op == "log" and len(args) == 2:
            top, base = (Apply("log", (arg,), span) for arg in args)
            return Apply("div", (top, base), span)
        if op in {"max", "min", "and", "or"} and len(args) > 2:
            tree = args[0]
            for arg in args[1:]:
                tree = Apply(op, (tree, arg), span)
            return tree
        if op and OPS[op].arity == len(args):
            return Apply(op, args, span)
        entry = catalogue.signature(name)
        if entry and len(entry.variables) <= len(args) <= len(entry.variables) + len(entry.params):
            return Apply(entry.name, args, span)
        if op or entry:
            wanted = OPS[op].arity if op else len(entry.variables) if entry else 0
            values = "value" if wanted == 1 else "values"
            self.problem(span, f"{name} takes {wanted} {values}, not {len(args)}")
        else:
            self.unknown_function(token, name)
        return Sym(name, span=span)

    def unknown_function(self, token: Token, name: str) -> None:
        if name in WHOLE_ARRAY:
            message = f"{name} needs a whole array, and a formula has one element: use numpy.{name}"
            self.problem(token.span, message, code="unknown-function")
            return
        if name in self.names:
            message = f"{name} is a variable here, not a function: to multiply, write {name}*(…)"
            self.problem(token.span, message, f"{name}*")
            return
        meant = closest(name, callable_names())
        if meant:
            message = f"unknown function '{name}' (did you mean '{meant}'?)"
            self.problem(token.span, message, meant, "unknown-function")
        elif len(name) == 1:
            message = f"unknown function '{name}': to multiply, write {name}*(…)"
            self.problem(token.span, message, f"{name}*", "unknown-function")
        else:
            self.problem(token.span, f"unknown function '{name}'", code="unknown-function")

    # ---- truth and number do not mix

    def need_numbers(self, *operands: Node) -> None:
        for operand in operands:
            if is_condition(operand):
                self.problem(
                    operand.span,
                    "a comparison has no value: write Piecewise((1, condition), (0, True))",
                )

    def need_conditions(self, *operands: Node) -> None:
        for operand in operands:
            if operand is not _HOLE and not is_condition(operand):
                self.problem(operand.span, "expected a condition, such as x > 0")


def is_condition(node: Node) -> bool:
    """Whether a tree says true or false rather than a number."""
    if isinstance(node, Apply):
        return node.op in CONDITIONS
    return isinstance(node, Sym) and node.constant and node.name in {"True", "False"}


def _unbracket(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _too_deep(tree: Node) -> Problem | None:
    if depth(tree) <= MAX_DEPTH:
        return None
    message = f"the formula is nested too deeply: at most {MAX_DEPTH} operations in a row"
    return Problem(tree.span, message, "formula-too-large")


def _too_big(tree: Node, text: str) -> Problem | None:
    found = excess(tree)
    if found is None:
        return None
    start, end = found.node.span
    if found.kind == "divides-by-0":
        return Problem(found.node.span, f"{text[start:end]} divides by 0")
    message = f"{text[start:end]} is too large to compute"
    return Problem(found.node.span, message, "formula-too-large")
