class Everything:
    def __init__(self, v): self.v = v
    def __int__(self): return int(self.v)
    def __float__(self): return float(self.v)
    def __complex__(self): return complex(self.v, 1)
    def __index__(self): return int(self.v)
    def __round__(self, n=None): return f"rounded to {n}"
    def __trunc__(self): return "truncated"
    def __floor__(self): return "floored"
    def __ceil__(self): return "ceiled"
    def __abs__(self): return "absolute"
    def __invert__(self): return "inverted"
    def __pos__(self): return "positive"
    def __bytes__(self): return b"raw"
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __rpow__(self, b): return ("rpow", b)
    def __lshift__(self, o): return ("shift", o)
    def __rshift__(self, o): return o(self.v) if callable(o) else ("rshift", o)
    def __rrshift__(self, o): return ("rrshift", o)
    def __matmul__(self, o): return ("at", o)
    def __rmatmul__(self, o): return ("rat", o)
    def __and__(self, o): return ("and", o)
    def __ror__(self, o): return ("ror", o)
    def __xor__(self, o): return ("xor", o)
    def __floordiv__(self, o): return ("floordiv", o)
    def __rmod__(self, o): return ("rmod", o)
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __copy__(self): return Everything(("copied", self.v))
    def __deepcopy__(self, memo): return Everything(("deep", self.v))
    def __contains__(self, x): return "truthy text"
    def __len__(self): return 3
    def __length_hint__(self): return 10
    def __missing__(self, k): return k
import math, copy, operator
e = Everything(2)
print(int(e), float(e), complex(e), "abc"[e], [1, 2, 3][:e], round(e), round(e, 2), math.trunc(e), math.floor(e), math.ceil(e), hex(e), range(e))
print(abs(e), ~e, +e, bytes(e), e ** 3, pow(e, 3, 5), 2 ** e, e << 1, e >> str, "x" >> e, e @ 1, [1] @ e, e & 1, 1 | e, e ^ 2, e // 2, 7 % e, divmod(e, 2), divmod(2, e))
print(copy.copy(e).v, copy.deepcopy([e])[0].v, 5 in e, 5 not in e, bool(e), len(e), operator.length_hint(e), operator.index(e), math.sqrt(Everything(9)))
e **= 2
print(e)
class Weird:
    def __len__(self): return -1
class NotInt:
    def __index__(self): return "x"
    def __bool__(self): return 5
    def __str__(self): return 3
    def __hash__(self): return "h"
    def __iter__(self): return 5
    def __contains__(self, x): raise LookupError("never")
for f in (lambda: len(Weird()), lambda: bool(Weird()), lambda: [1][NotInt()], lambda: bool(NotInt()), lambda: str(NotInt()), lambda: {NotInt()}, lambda: list(NotInt()), lambda: 1 in NotInt(), lambda: not NotInt()):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
class Unhashable:
    def __eq__(self, other): return True
class Hashable(Unhashable):
    __hash__ = object.__hash__
try:
    {Unhashable(): 1}
except TypeError as error:
    print(error)
print(len({Hashable(), Hashable()}) > 0, Unhashable.__hash__, Unhashable() == 5, Unhashable() != 5)
class Fields:
    def __init__(self): self.b, self.a = 1, 2
    def __iter__(self): return iter(self.__dict__.items())
    def __eq__(self, o): return NotImplemented
print(dict(Fields()), Fields() == 3, Fields() != 3, [k for k, _ in Fields()])
