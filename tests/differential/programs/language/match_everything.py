from dataclasses import dataclass
@dataclass
class Num: value: float
@dataclass
class Neg: inner: object
@dataclass
class Bin: op: str; left: object; right: object
def simplify(e):
    match e:
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)):
            return simplify(x)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)):
            return Num(0)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)):
            return simplify(x)
        case Neg(Neg(x)):
            return simplify(x)
        case Bin(op, l, r):
            a, b = simplify(l), simplify(r)
            match op, a, b:
                case "+", Num(x), Num(y): return Num(x + y)
                case "*", Num(x), Num(y): return Num(x * y)
            return Bin(op, a, b)
        case Neg(x):
            return Neg(simplify(x))
        case _:
            return e
print(simplify(Bin("+", Bin("*", Num(1), Neg(Neg(Num(4)))), Num(0))), simplify(Bin("+", Num(2), Bin("*", Num(3), Num(4)))))
def route(command):
    match command.split():
        case []: return "nothing"
        case ["quit" | "exit" as word]: return f"leave by {word}"
        case ["go", ("north" | "south") as way]: return f"walk {way}"
        case ["go", way]: return f"cannot go {way}"
        case ["take", *things] if len(things) > 2: return f"too much: {len(things)}"
        case ["take", first, *_, last]: return f"{first} and {last}"
        case ["take", only]: return only
        case [verb, *rest]: return f"{verb}? {rest}"
for c in ("", "exit", "go north", "go up", "take a b c", "take a b", "take x", "sing la la"):
    print(route(c))
def shape(v):
    match v:
        case True | False: return "bool"
        case int(n) if n < 0: return f"negative {-n}"
        case 0 | 0.0: return "zero"
        case int() | float() as number: return f"number {number}"
        case "": return "empty text"
        case str(s): return f"text {s[0]}"
        case []: return "empty list"
        case [x]: return f"one {x}"
        case (x, y): return f"pair {x},{y}"
        case [1, *middle, 9]: return f"1..9 {middle}"
        case {"type": "point", "x": x, **rest}: return f"point {x} {rest}"
        case {}: return "some mapping"
        case None: return "nothing"
        case complex(real=r, imag=i): return f"{r}+{i}i"
        case _: return type(v).__name__
for v in (True, -3, 0.0, 2.5, "", "hey", [], [[]], ("a", "b"), [1, 5, 9], {"type": "point", "x": 1, "y": 2}, {"k": 0}, None, 3 + 4j, {1}, b"x"):
    print(shape(v), end=" | ")
print()
class Limits: LOW, HIGH = 0, 10
for n in (0, 10, 5):
    match n:
        case Limits.LOW: print("low")
        case Limits.HIGH: print("high")
        case other: print("between", other)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}: print(deep)
match (1, (2, 3), [4, 5, 6]):
    case a, (b, c), [d, *e] if (total := a + b + c + d) == 10: print(a, b, c, d, e, total)
