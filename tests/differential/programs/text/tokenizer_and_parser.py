from dataclasses import dataclass
from typing import Iterator
@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    at: int
KEYWORDS = {"let", "print"}
def tokenize(source: str) -> Iterator[Token]:
    i = 0
    while i < len(source):
        ch = source[i]
        start = i
        if ch.isspace():
            i += 1
            continue
        if ch.isdigit():
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            yield Token("number", source[start:i], start)
        elif ch.isalpha():
            while i < len(source) and source[i].isalnum():
                i += 1
            word = source[start:i]
            yield Token(word if word in KEYWORDS else "name", word, start)
        elif ch in "+-*/()=;^":
            i += 1
            yield Token(ch, ch, start)
        else:
            raise SyntaxError(f"unexpected {ch!r} at {i}")
    yield Token("end", "", i)
class Parser:
    BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.place = 0
        self.env = {}
        self.out = []
    @property
    def now(self): return self.tokens[self.place]
    def take(self, kind):
        token = self.now
        if token.kind != kind:
            raise SyntaxError(f"expected {kind}, found {token.kind} at {token.at}")
        self.place += 1
        return token
    def run(self):
        while self.now.kind != "end":
            if self.now.kind == "let":
                self.take("let")
                name = self.take("name").text
                self.take("=")
                self.env[name] = self.expression()
            else:
                self.take("print")
                self.out.append(self.expression())
            self.take(";")
        return self.out
    def expression(self, least=0):
        left = self.atom()
        while (power := self.BINDING.get(self.now.kind, -1)) > least or (power == 3 and least == 3):
            sign = self.take(self.now.kind).kind
            right = self.expression(power - (sign == "^"))
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "^": lambda: left ** right}[sign]()
        return left
    def atom(self):
        if self.now.kind == "-":
            self.take("-")
            return -self.expression(2)
        if self.now.kind == "(":
            self.take("(")
            value = self.expression()
            self.take(")")
            return value
        if self.now.kind == "name":
            token = self.take("name")
            if token.text not in self.env:
                raise NameError(f"{token.text} at {token.at}")
            return self.env[token.text]
        return float(self.take("number").text)
program = Parser("let x = 3; let y = 2 * (x + 1); print y - x / 2; print 2 ^ 3 ^ 2; print -y + 10;")
print(program.run(), program.env)
for source in ("let = 3;", "print z;", "print 1 + ;", "let a = 2 ? 3;"):
    try:
        print(Parser(source).run())
    except (SyntaxError, NameError) as error:
        print(type(error).__name__, error)
print([t.kind for t in tokenize("let a1=2.5;")])
