import operator
ops = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}
def rpn(text):
    stack = []
    for token in text.split():
        if token in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[token](a, b))
        else:
            stack.append(float(token))
    return stack[0]
print(rpn("3 4 + 2 *"), rpn("2 3 ^ 4 5 + /"))
def tokenize(text):
    tokens, number = [], ""
    for ch in text:
        if ch.isdigit() or ch == ".":
            number += ch
        else:
            if number:
                tokens.append(float(number))
                number = ""
            if ch != " ":
                tokens.append(ch)
    if number:
        tokens.append(float(number))
    return tokens
class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.pos = 0
    def peek(self):
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None
    def take(self):
        token = self.peek()
        self.pos += 1
        return token
    def expr(self):
        value = self.term()
        while self.peek() in ("+", "-"):
            value = ops[self.take()](value, self.term())
        return value
    def term(self):
        value = self.factor()
        while self.peek() in ("*", "/"):
            value = ops[self.take()](value, self.factor())
        return value
    def factor(self):
        token = self.take()
        if token == "(":
            value = self.expr()
            assert self.take() == ")"
            return value
        if token == "-":
            return -self.factor()
        return token
for text in ("1 + 2 * 3", "(1 + 2) * 3", "-4 / (2 - 4)", "10 - 2 - 3"):
    print(text, "=", Parser(tokenize(text)).expr())
