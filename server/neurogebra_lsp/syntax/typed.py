"""What is being typed at an offset, read from characters alone.

Where completion is asked for there is rarely a tree to read: a bracket is open, a string has no
end. So this reads the innermost statement up to the cursor, and forgives.
"""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import dataclass

from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.text import Document, Offset


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket that is open at the cursor."""

    sign: str  #: "(", "[" or "{"
    callee: str  #: what is called or subscripted, as written: `forge.get`; "" for plain brackets
    start: int  #: where the callee begins
    index: int  #: how many arguments stand before the one being typed
    keyword: str  #: the name of the argument being typed; "" for a positional one
    given: tuple[str, ...]  #: the names of arguments that are already there
    colon: bool  #: in "{": the value of a key is being typed


@dataclass(frozen=True, slots=True)
class OpenString:
    """A string that holds the cursor."""

    prefix: str
    quote: str
    start: Offset  #: of its first character
    text: str  #: as written, up to the cursor
    end: Offset  #: of its closing quote, or of the end of what belongs to it
    closed: bool


@dataclass(frozen=True, slots=True)
class Typing:
    """What is being typed at an offset."""

    word: str  #: the part of a name before the cursor
    start: Offset  #: where that name begins
    end: Offset  #: where that name ends, after the cursor
    receiver: str  #: what stands before the dot, as written; "" where there is no dot
    brackets: tuple[Bracket, ...]  #: open ones, innermost last
    string: OpenString | None
    comment: bool

    @property
    def call(self) -> Bracket | None:
        """The innermost open bracket, where it is a call's."""
        if self.brackets and self.brackets[-1].sign == "(" and self.brackets[-1].callee:
            return self.brackets[-1]
        return None


_LONGEST_SCAN = 50_000
_LONGEST_EXPRESSION = 2_000


def expression(text: str) -> ast.expr | None:
    """What is called, or stands before a dot, as a tree; None where it is no expression."""
    if not text or len(text) > _LONGEST_EXPRESSION:
        return None
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def typing_at(doc: Document, at: Offset) -> Typing:
    """What is being typed at an offset, from the characters of its statement before it."""
    line, _ = doc.place(at)
    start = max(doc.offset(_first_line(doc, line), 0), at - _LONGEST_SCAN)
    scan = _Scan(doc.text, start, at)
    scan.run()
    return scan.result()


def _first_line(doc: Document, line: int) -> int:
    """The first line of the innermost statement, or run of broken lines, that holds a line."""
    statement = cursor.statement_at(doc, line)
    if statement is None:
        return line
    relative = line - statement.line
    if relative in statement.dropped:
        dropped = set(statement.dropped)
        while relative - 1 in dropped:
            relative -= 1
        return statement.line + relative
    first = 0
    nodes = list(statement.nodes)
    while nodes:
        for node in nodes:
            if node.lineno - 1 <= relative < (node.end_lineno or 0):
                first = node.lineno - 1
                nodes = list(cursor.blocks(node))
                break
        else:
            break
    return statement.line + first


_LINE_END = re.compile(r"\r|\n")
_OPENING = re.compile(r"(?P<prefix>[rRuUbBfF]{0,2})(?P<quote>\"\"\"|'''|\"|')")
_NAME = re.compile(r"[^\W\d]\w*")
_NUMBER = re.compile(r"\d[\w.]*|\.\d[\w.]*")


class _Open:
    """A bracket on the stack of a scan, still changing."""

    __slots__ = ("before", "callee", "colon", "given", "index", "keyword", "sign", "start")

    def __init__(self, sign: str, callee: str, start: int, before: _Quote | None) -> None:
        self.sign, self.callee, self.start, self.before = sign, callee, start, before
        self.index = 0
        self.keyword = ""
        self.given: list[str] = []
        self.colon = False


class _Quote:
    """A string that a scan is inside of."""

    __slots__ = ("depth", "formatted", "prefix", "quote", "raw", "start")

    def __init__(self, prefix: str, quote: str, start: int, depth: int) -> None:
        self.prefix, self.quote, self.start, self.depth = prefix, quote, start, depth
        self.formatted = "f" in prefix.lower()
        self.raw = "r" in prefix.lower()


class _Scan:
    """Reads characters from the start of a statement to the cursor, forgiving what is open."""

    def __init__(self, text: str, start: int, at: int) -> None:
        self.text, self.position, self.at = text, start, at
        self.stack: list[_Open] = []
        self.quote: _Quote | None = None
        self.comment = False
        self.primary = -1  # where the expression that a "." or "(" would continue begins
        self.dot = False  # whether a dot was the last thing read
        self.line_depth = 0  # open brackets where the logical line began

    def run(self) -> None:
        while self.position < self.at:
            if self.quote is not None:
                self._in_string(self.quote)
            elif self.comment:
                end = _LINE_END.search(self.text, self.position, self.at)
                self.comment = end is None
                self.position = end.start() if end else self.at
            else:
                self._in_code()

    def _in_string(self, quote: _Quote) -> None:
        character = self.text[self.position]
        if character == "\\":
            self.position += 2
        elif self.text.startswith(quote.quote, self.position) and (
            self.position + len(quote.quote) <= self.at
        ):
            self.position += len(quote.quote)
            self._leave_string()
        elif character in "\r\n" and len(quote.quote) == 1:
            # Nobody closed it: what was open on that line does not reach into the next.
            self.quote = None
            del self.stack[min(quote.depth, self.line_depth) :]
            self.primary, self.dot = -1, False
            self.position += 1
        elif quote.formatted and self.text.startswith("{{", self.position):
            self.position += 2
        elif quote.formatted and character == "{":
            self.stack.append(_Open("f", "", self.position, quote))
            self.quote = None
            self.primary, self.dot = -1, False
            self.position += 1
        else:
            self.position += 1

    def _leave_string(self) -> None:
        self.quote = None
        self.dot = False

    def _in_code(self) -> None:
        text, position = self.text, self.position
        character = text[position]
        opening = _OPENING.match(text, position)
        if opening is not None and opening.end() <= self.at:
            if self._ends_f_string(opening):
                return
            self.primary = position if self.primary < 0 or not self.dot else self.primary
            self.position = opening.end()
            self.quote = _Quote(opening["prefix"], opening["quote"], opening.end(), len(self.stack))
            return
        name = _NAME.match(text, position, self.at) or _NUMBER.match(text, position, self.at)
        if name is not None:
            if not self.dot:
                self.primary = position
            self.dot = False
            self.position = name.end()
            return
        self.position += 1
        if character in "([{":
            callee = text[self.primary : position].rstrip() if self.primary >= 0 else ""
            if callee in _WORDS_BEFORE_BRACKETS:
                callee = ""
            start = self.primary if callee else position
            self.stack.append(_Open(character, callee, start, None))
            self.primary, self.dot = -1, False
        elif character in ")]}":
            self._close(character)
        elif character == ".":
            self.dot = True
        elif character == "#":
            self.comment = True
        elif character in "\r\n":
            self._end_line()
        elif character not in " \t\f\\":
            self._sign(character)

    def _ends_f_string(self, opening: re.Match[str]) -> bool:
        """Whether a quote closes the f-string around an unfinished replacement field."""
        if not self.stack or self.stack[-1].before is None or opening["prefix"]:
            return False
        quote = self.stack[-1].before
        if not opening["quote"].startswith(quote.quote):
            return False
        self.stack.pop()
        self.position += len(quote.quote)
        self._leave_string()
        return True

    def _close(self, character: str) -> None:
        if not self.stack:
            return
        if character == "}" and self.stack[-1].before is not None:
            self.quote = self.stack.pop().before
            return
        wanted = {")": "(", "]": "[", "}": "{"}[character]
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].before is not None:
                return  # a bracket inside a replacement field cannot close one outside
            if self.stack[depth].sign == wanted:
                self.primary, self.dot = self.stack[depth].start, False
                del self.stack[depth:]
                return

    def _end_line(self) -> None:
        if not self.stack:
            self.primary, self.dot = -1, False
            self.line_depth = 0

    def _sign(self, character: str) -> None:
        primary, self.primary, self.dot = self.primary, -1, False
        if not self.stack:
            return
        top = self.stack[-1]
        if character == ",":
            top.index += 1
            top.keyword, top.colon = "", False
        elif character == "=" and top.sign == "(" and primary >= 0:
            word = self.text[primary : self.position - 1].strip()
            following = self.text[self.position : self.position + 1]
            if _NAME.fullmatch(word) and following != "=":
                top.keyword = word
                top.given.append(word)
        elif character == ":" and top.sign == "{":
            top.colon = True
        elif character == ":" and top.before is not None:
            # The format of a replacement field is text again, as far as typing goes.
            self.quote = self.stack.pop().before

    def result(self) -> Typing:
        text, at = self.text, self.at
        start = at
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        receiver = ""
        if self.quote is None and not self.comment:
            before = start
            while before > 0 and text[before - 1] in " \t":
                before -= 1
            if before > 0 and text[before - 1] == "." and self.primary >= 0:
                receiver = text[self.primary : before - 1].strip()
        return Typing(
            word=text[start:at],
            start=Offset(start),
            end=Offset(end),
            receiver=receiver,
            brackets=tuple(
                Bracket(
                    open_.sign, open_.callee, open_.start, open_.index, open_.keyword,
                    tuple(open_.given), open_.colon,
                )
                for open_ in self.stack
                if open_.before is None
            ),
            string=self._open_string(),
            comment=self.comment,
        )  # fmt: skip

    def _open_string(self) -> OpenString | None:
        quote = self.quote
        if quote is None:
            return None
        found = _LINE_END.search(self.text, self.at)
        line_end = found.start() if found else len(self.text)
        closing = self.at
        while closing < line_end and not self.text.startswith(quote.quote, closing):
            closing += 2 if self.text[closing] == "\\" else 1
        closed = closing < line_end
        return OpenString(
            quote.prefix,
            quote.quote,
            Offset(quote.start),
            self.text[quote.start : self.at],
            Offset(closing if closed else self._end_of_unclosed(line_end)),
            closed,
        )

    def _end_of_unclosed(self, line_end: int) -> int:
        """Where an unclosed string would end: at the first thing that cannot be part of a name."""
        end = self.at
        while end < line_end and (self.text[end].isalnum() or self.text[end] in "_-"):
            end += 1
        return end


_WORDS_BEFORE_BRACKETS = frozenset(keyword.kwlist)
