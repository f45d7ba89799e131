"""A small calculator: tokenizer, shunting yard and a stack machine."""
import re
import operator as op

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(\*\*|[-+*/^()%])|([a-z]+))")
OPS = {"+": (1, op.add), "-": (1, op.sub), "*": (2, op.mul), "/": (2, op.truediv), "%": (2, op.mod), "^": (3, op.pow)}
NAMES = {"pi": 3.14159, "e": 2.71828}


def tokens(text):
    pos = 0
    while pos < len(text):
        m = TOKEN.match(text, pos)
        if not m:
            raise SyntaxError(f"bad input at {pos}: {text[pos:]!r}")
        pos = m.end()
        number, symbol, name = m.groups()
        yield ("num", float(number)) if number else ("op", symbol) if symbol else ("num", NAMES[name])


def to_rpn(text):
    out, stack, last = [], [], None
    for kind, value in tokens(text):
        if kind == "num":
            out.append(value)
        elif value == "(":
            stack.append(value)
        elif value == ")":
            while stack[-1] != "(":
                out.append(stack.pop())
            stack.pop()
        else:
            if value == "-" and last in (None, "("):
                out.append(0.0)
            while stack and stack[-1] != "(" and OPS[stack[-1]][0] >= OPS[value][0] and value != "^":
                out.append(stack.pop())
            stack.append(value)
        last = value
    return out + stack[::-1]


def evaluate(text):
    stack = []
    for item in to_rpn(text):
        if isinstance(item, float):
            stack.append(item)
        else:
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[item][1](a, b))
    (result,) = stack
    return result


for text in ("1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 + 10 % 4", "pi * 2", "2 *", "3 $ 4", "foo", "1/0"):
    try:
        print(f"{text:<14} = {evaluate(text)}")
    except (SyntaxError, KeyError, IndexError, ZeroDivisionError, ValueError) as error:
        print(f"{text:<14} ! {type(error).__name__}: {error}")
