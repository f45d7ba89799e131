import functools
from functools import lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, cmp_to_key, cache, wraps
@lru_cache(maxsize=2)
def slow(n):
    print("computing", n)
    return n * n
print(slow(1), slow(2), slow(1), slow(3), slow(2))
print(slow.cache_info(), slow.__name__)
slow.cache_clear()
print(slow.cache_info().currsize)
@cache
def stairs(n): return 1 if n < 2 else stairs(n - 1) + stairs(n - 2)
print(stairs(80), stairs.cache_info().misses)
@singledispatch
def show(value): return f"something {value}"
@show.register
def _(value: int): return f"int {value}"
@show.register(list)
@show.register(tuple)
def _(value): return "[" + ", ".join(show(v) for v in value) + "]"
@show.register
def _(value: str): return repr(value)
class Animal: pass
class Cat(Animal): pass
@show.register
def _(value: Animal): return "animal"
print(show(3), show([1, ("a", 2.5)]), show(Cat()), show(True), show(None))
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
    def __repr__(self): return ".".join(map(str, self.parts))
versions = [Version(v) for v in ("1.10", "1.2", "2.0", "1.2.1")]
print(sorted(versions), max(versions), Version("1.0") >= Version("0.9"), Version("1.0") <= Version("1.0"))
basetwo = partial(int, base=2)
power = partial(pow, 2)
print(basetwo("1011"), power(10), basetwo.func is int, basetwo.keywords, power.args, partial(partial(max, 5), 7)(3))
class Light:
    def __init__(self): self.on = False
    def set(self, state, label=""): self.on = state; return f"{label}{state}"
    turn_on = partialmethod(set, True)
    turn_off = partialmethod(set, False, label="now ")
lamp = Light()
print(lamp.turn_on(), lamp.turn_off(), lamp.on)
print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(lambda a, w: {**a, w: len(w)}, ["x", "yy"], {}), reduce(max, [3, 9, 2]))
def compare(a, b): return (len(a) > len(b)) - (len(a) < len(b)) or (a > b) - (a < b)
print(sorted(["bb", "a", "ab", "c"], key=cmp_to_key(compare)), max("ab", "c", key=cmp_to_key(compare)))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
def logged(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@logged
def documented(x: int) -> str:
    "Says x."
    return str(x)
print(documented.__name__, documented.__doc__, documented.__annotations__, documented.__wrapped__(3))
