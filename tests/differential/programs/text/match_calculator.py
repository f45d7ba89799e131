from dataclasses import dataclass
from typing import Union
import math
@dataclass(frozen=True)
class Num: v: float
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin:
    op: str
    l: "Expr"
    r: "Expr"
@dataclass(frozen=True)
class Call:
    f: str
    x: "Expr"
Expr = Union[Num, Var, Bin, Call]
def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            yield ("num", float(s[i:j])); i = j
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalnum(): j += 1
            yield ("name", s[i:j]); i = j
        else:
            yield ("op", c); i += 1
    yield ("end", None)
class Parser:
    PRIORITY = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, s): self.ts = list(tokens(s)); self.i = 0
    def peek(self): return self.ts[self.i]
    def take(self): self.i += 1; return self.ts[self.i - 1]
    def atom(self):
        match self.take():
            case ("num", v): return Num(v)
            case ("name", n) if self.peek() == ("op", "("):
                self.take(); x = self.expr(0); self.expect(")"); return Call(n, x)
            case ("name", n): return Var(n)
            case ("op", "("):
                x = self.expr(0); self.expect(")"); return x
            case ("op", "-"): return Bin("*", Num(-1.0), self.expr(2))
            case kind, what: raise SyntaxError(f"unexpected {what!r}")
    def expect(self, c):
        if (got := self.take()) != ("op", c): raise SyntaxError(f"wanted {c}, got {got[1]}")
    def expr(self, least):
        left = self.atom()
        while (t := self.peek())[0] == "op" and self.PRIORITY.get(t[1], 0) > least:
            op = self.take()[1]
            left = Bin(op, left, self.expr(self.PRIORITY[op] - (op == "^")))
        return left
def parse(s):
    p = Parser(s); e = p.expr(0)
    if p.peek()[0] != "end": raise SyntaxError(f"left over {p.peek()[1]!r}")
    return e
def d(e, x):
    match e:
        case Num(): return Num(0.0)
        case Var(n): return Num(float(n == x))
        case Bin("+" | "-" as op, l, r): return simp(Bin(op, d(l, x), d(r, x)))
        case Bin("*", l, r): return simp(Bin("+", Bin("*", d(l, x), r), Bin("*", l, d(r, x))))
        case Bin("/", l, r): return simp(Bin("/", Bin("-", Bin("*", d(l, x), r), Bin("*", l, d(r, x))), Bin("^", r, Num(2.0))))
        case Bin("^", l, Num(n)): return simp(Bin("*", Bin("*", Num(n), Bin("^", l, Num(n - 1))), d(l, x)))
        case Call("sin", u): return simp(Bin("*", Call("cos", u), d(u, x)))
        case Call("exp", u): return simp(Bin("*", e, d(u, x)))
        case _: raise NotImplementedError(e)
def simp(e):
    match e:
        case Bin(op, l, r):
            match op, simp(l), simp(r):
                case "+", Num(0.0), o: return o
                case "+" | "-", o, Num(0.0): return o
                case "*", Num(0.0), _: return Num(0.0)
                case "*", _, Num(0.0): return Num(0.0)
                case "*", Num(1.0), o: return o
                case "*" | "/" | "^", o, Num(1.0): return o
                case "^", _, Num(0.0): return Num(1.0)
                case op, Num(a), Num(b) if op in "+-*": return Num({"+": a + b, "-": a - b, "*": a * b}[op])
                case op, a, b: return Bin(op, a, b)
        case Call(f, x): return Call(f, simp(x))
    return e
def show(e, outer=0):
    match e:
        case Num(v): return f"{v:g}"
        case Var(n): return n
        case Call(f, x): return f"{f}({show(x)})"
        case Bin(op, l, r):
            p = Parser.PRIORITY[op]
            text = f"{show(l, p)}{op}{show(r, p + (op in '-/'))}"
            return f"({text})" if p < outer else text
def ev(e, **env):
    match e:
        case Num(v): return v
        case Var(n): return env[n]
        case Call(f, x): return getattr(math, f)(ev(x, **env))
        case Bin(op, l, r):
            a, b = ev(l, **env), ev(r, **env)
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "^": lambda: a**b}[op]()
for s in ["1+2*3", "x^3 - 2*x", "sin(x^2)*x", "-(x+1)/(x-1)", "exp(2*x)+y", "(1", "1 + * 2", "3 4"]:
    try:
        e = parse(s)
        print(f"{s:<14} -> {show(e):<16} = {ev(e, x=0.5, y=2):.10g}  d/dx = {show(d(e, 'x'))} = {ev(d(e, 'x'), x=0.5, y=2)}")
    except SyntaxError as err:
        print(f"{s:<14} -> {err.msg}")
print(parse("a*b"), parse("a*b") == Bin("*", Var("a"), Var("b")), hash(Num(1.0)) == hash(Num(1.0)))
def kind(x):
    match x:
        case None | False: return "falsy"
        case True: return "true"
        case int(n) | float(n) if n < 0: return f"neg {n}"
        case int(): return "int"
        case "": return "empty"
        case str() as s if s.isupper(): return s.lower()
        case [] | (): return "nothing"
        case [x]: return f"one {x}"
        case [x, *_, y] if x == y: return "ends same"
        case [_, *mid]: return f"mid {mid}"
        case {"type": "circle", "r": r, **rest}: return f"circle {r} {rest}"
        case {"type": t}: return f"other {t}"
        case {}: return "mapping"
        case math.pi: return "pi"
        case object(): return type(x).__name__
print([kind(x) for x in [None, False, True, -3, 4, -0.5, 2.5, math.pi, "", "AB", "ab", [], (), [1], [1, 2, 1], (1, 2, 3), {"type": "circle", "r": 2, "c": 1}, {"type": 3}, {}, {1}, b"x", range(2)]])
