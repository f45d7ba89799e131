def provoke(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
checks = [lambda: [][0], lambda: {}["k"], lambda: int("x"), lambda: float("a.b"), lambda: 1 / 0, lambda: 1.0 // 0, lambda: 5 % 0, lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: None + 1, lambda: "abc".foo, lambda: (1).x,
    lambda: [1, 2].index(3), lambda: "a".index("b"), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: next(iter([])), lambda: max([]), lambda: min(()), lambda: len(5), lambda: iter(3), lambda: sorted([1, "a"]), lambda: {[]: 1}, lambda: {1, []},
    lambda: "a" * "b", lambda: [1] * 1.5, lambda: "abc"[1.0], lambda: (1, 2)["a"], lambda: abs("x"), lambda: round("x"), lambda: chr(-1), lambda: ord("ab"), lambda: int([]), lambda: int("12", 40), lambda: complex("x"), lambda: bytes([300]), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "{}".format(), lambda: "{a}".format(), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: f"{3:q}", lambda: format("s", "d"), lambda: range(1.5), lambda: range(1, 2, 0), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: sum("ab"), lambda: "".join([1]), lambda: zip(1), lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: print(sep=1), lambda: divmod(1, 0), lambda: pow(0, -1), lambda: 2 ** "a", lambda: -"a", lambda: ~1.5, lambda: 1 << 1.0, lambda: 1 & 1.0, lambda: 3 in 5, lambda: "a" < 1, lambda: [] < {}, lambda: 1j < 2j, lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: provoke(), lambda: undefined_name, lambda: object().x, lambda: type.missing, lambda: 5(), lambda: "x"(), lambda: [1, 2, 3].remove(9), lambda: "a".split(""), lambda: "a".replace(1, 2), lambda: "abc".startswith(1), lambda: [].sort(1), lambda: float(10 ** 400), lambda: int(float("nan")), lambda: int(float("inf")), lambda: 10.0 ** 400, lambda: tuple(1), lambda: enumerate(1), lambda: reversed({1}), lambda: getattr(1, "zz"), lambda: hash([]), lambda: slice(), lambda: str(b"x", "ascii", "x", 1), lambda: frozenset([[]])]
for i, check in enumerate(checks):
    print(i, provoke(check))
tree = [BaseException, Exception, ArithmeticError, ZeroDivisionError, LookupError, KeyError, OSError, ValueError, UnicodeError]
print([[issubclass(a, b) for b in tree].index(True) for a in tree], OSError is IOError, KeyError.__mro__[1].__name__)
e = ValueError("a", 2)
print(e, repr(e), e.args, str(ValueError()), repr(KeyError("k")), str(KeyError("k")), ValueError("x") == ValueError("x"), OSError(2, "gone"), repr(OSError(2, "gone", "f.txt")), OSError(2, "gone").errno)
class Custom(Exception):
    code = 7
    def __init__(self, *args, **kw): super().__init__(*args); self.kw = kw
c = Custom("m", 1, k=2)
print(c, c.kw, c.code, repr(c), isinstance(c, Exception), Custom().args)
