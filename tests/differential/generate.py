"""Programs by number: the same number always makes the same program."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace

from tests.differential.grammar import EXPRESSIONS, HEADERS, LARGE, LITERALS, SMALL

SHORT = 2_000
_KINDS = tuple(kind for kind in LARGE if kind != "raising")
_HOLE = re.compile(r"<([A-Z]\d?)?([:~@!=])?([a-z]*)>")
_DEPTH = 1
_ATOM = re.compile(r"[\w.]+|'[^']*'")
_OPENS = ("(", "[", " = ", ", ", ": ", "return ", "if ")
_CLOSES = (")", "]", "}", ",", ":")
_RAISING = 0.12  #: share of programs that are meant to end with an exception


def program(seed: int) -> str:
    """The program of a number; the first `SHORT` of them are short."""
    chance = random.Random(seed)
    writer = _Writer(chance)
    lines: list[str] = []
    for _ in range(1 if seed < SHORT else 3):
        lines += writer.statement(SMALL["binding"])
    for _ in range(1 if seed < SHORT else chance.randint(3, 6)):
        lines += writer.statement(LARGE[chance.choice(_KINDS)])
    if chance.random() < _RAISING:
        lines += writer.statement(LARGE["raising"])
        lines += writer.statement(SMALL["printing"])
    text = "\n".join(lines)
    headers = dict.fromkeys(header for word, header in HEADERS.items() if word in text)
    return "\n".join([*headers, text, ""])


@dataclass
class _Variable:
    name: str
    type: str
    ours: bool = True  #: whether code here may assign to it


class _WaitsError(Exception):
    """A template needs a variable of a type of which there is none."""


@dataclass
class _Writer:
    """Fills templates; knows the variables that there are."""

    chance: random.Random
    variables: list[_Variable] = field(default_factory=list)
    number: int = 0

    def statement(self, templates: tuple[str, ...], depth: int = 0) -> list[str]:
        """The lines of a statement by one of these templates."""
        for template in self.chance.sample(templates, len(templates)):
            before = list(self.variables)
            try:
                return self._filled(template, depth)
            except _WaitsError:
                self.variables = before
        return ["pass"]

    def _filled(self, template: str, depth: int) -> list[str]:
        labels: dict[str, str] = {}
        lines: list[str] = []
        bound: list[_Variable] = []  # visible after the statement
        blocks: list[tuple[int, list[_Variable]]] = []  # indentations, and what was visible before
        for line in template.split("\n"):
            indent = len(line) - len(line.lstrip())
            while blocks and line.strip() and indent <= blocks[-1][0]:
                self.variables = blocks.pop()[1]
            if line.strip() == "<body>":
                lines += [" " * indent + inner for inner in self._body(depth)]
                continue
            before = list(self.variables)
            local: list[_Variable] = []
            lines.append(self._line(line, labels, bound, local))
            if line.endswith(":"):
                blocks.append((indent, before))
                if line.lstrip().startswith(("def ", "class ")):
                    self.variables = [replace(v, ours=False) for v in self.variables]
            self.variables += local
        if blocks:
            self.variables = blocks[0][1]
        self.variables += bound
        return lines

    def _body(self, depth: int) -> list[str]:
        if depth >= 2:
            return ["pass"]
        before = list(self.variables)
        lines: list[str] = []
        for _ in range(self.chance.randint(1, 2)):
            kind = self.chance.choice(list(SMALL))
            lines += self.statement(SMALL[kind], depth + 1)
        self.variables = before
        return lines

    def _line(
        self, line: str, labels: dict[str, str], bound: list[_Variable], local: list[_Variable]
    ) -> str:
        def fill(hole: re.Match[str]) -> str:
            label, mark, type_ = hole[1], hole[2], hole[3]
            if mark in (":", "~") or (label and not mark):
                if label not in labels:
                    labels[label] = self._new()
                    if mark == ":":
                        bound.append(_Variable(labels[label], type_))
                    elif type_:
                        local.append(_Variable(labels[label], type_))
                return labels[label]
            if mark in ("@", "!"):
                name = self._variable(type_, mark == "!")
                if label:
                    labels[label] = name
                return name
            return _placed(self._expression(type_, 0, mark == "="), hole, mark == "=")

        return _HOLE.sub(fill, line)

    def _new(self) -> str:
        self.number += 1
        return f"v{self.number}"

    def _variable(self, type_: str, assigned: bool = False) -> str:
        found = [v.name for v in self.variables if v.type == type_ and (v.ours or not assigned)]
        if not found:
            raise _WaitsError
        return self.chance.choice(found[-4:])

    def _expression(self, type_: str, depth: int, literal: bool = False) -> str:
        """An expression, of templates while it is not deep, then of variables and literals."""
        if literal or (type_ in LITERALS and self.chance.random() < 0.35):
            return self.chance.choice(LITERALS[type_])
        if depth >= _DEPTH or self.chance.random() < 0.5:
            try:
                return self._variable(type_)
            except _WaitsError:
                if depth >= _DEPTH and type_ in LITERALS:
                    return self.chance.choice(LITERALS[type_])
        templates = EXPRESSIONS[type_]
        template = templates[0] if depth > _DEPTH else self.chance.choice(templates)
        labels: dict[str, str] = {}

        def fill(hole: re.Match[str]) -> str:
            label, mark, inner = hole[1], hole[2], hole[3]
            if label:
                return labels.setdefault(label, f"u{len(labels)}_{self.number}")
            if mark == "@":
                return self._variable(inner)
            return _placed(self._expression(inner, depth + 1, mark == "="), hole, mark == "=")

        try:
            self.number += 1
            return _HOLE.sub(fill, template)
        except _WaitsError:
            return self._expression(type_, depth + 1)


def _placed(expression: str, hole: re.Match[str], is_literal: bool) -> str:
    """An expression as it may stand in a hole, in parentheses where its parts could fall apart."""
    if is_literal or _ATOM.fullmatch(expression):
        return expression
    before, after = hole.string[: hole.start()], hole.string[hole.end() :]
    alone = before.endswith(_OPENS) and (not after or after.startswith(_CLOSES))
    walrus = ":=" in expression or "lambda" in expression or before.endswith("**")
    return expression if alone and not walrus else f"({expression})"
