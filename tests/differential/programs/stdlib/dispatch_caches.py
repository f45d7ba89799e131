from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, wraps
from collections.abc import Mapping, Sequence
from numbers import Number


@singledispatch
def describe(thing, depth=0):
    return f"{type(thing).__name__}:{thing}"


@describe.register
def _(thing: int, depth=0):
    return f"int {thing:#x}"


@describe.register(list)
@describe.register(tuple)
def _(thing, depth=0):
    return "[" + ", ".join(describe(t, depth + 1) for t in thing) + f"]@{depth}"


@describe.register
def _(thing: dict, depth=0):
    return "{" + "; ".join(f"{k}={describe(v, depth + 1)}" for k, v in thing.items()) + "}"


print(describe(255), describe(2.5), describe([1, (2, "x")]), describe({"a": [3], "b": None}), describe(True))
print(describe.dispatch(bool) is describe.dispatch(int), list in describe.registry)


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 2)], square.cache_info())
square.cache_clear()
print(square.cache_info().currsize, square.__wrapped__(4))


@cache
def ways(n, coins=(1, 5, 10, 25)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n - coins[-1], coins) + ways(n, coins[:-1])


print(ways(100), ways.cache_info().hits > 0)


def traced(function=None, *, prefix="->"):
    if function is None:
        return partial(traced, prefix=prefix)

    @wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        result = function(*args, **kwargs)
        print(f"{prefix} {function.__name__}({shown}) = {result!r} (#{wrapper.calls})")
        return result

    wrapper.calls = 0
    return wrapper


@traced
def add(a, b=1):
    """Add."""
    return a + b


@traced(prefix="**")
def greet(name, *, loud=False):
    return name.upper() if loud else name


add(1); add(2, b=3); greet("bob", loud=True)
print(add.__name__, add.__doc__, add.calls, greet.__wrapped__("x"))


class Circle:
    def __init__(self, r):
        self.r, self.computed = r, 0

    @cached_property
    def area(self):
        self.computed += 1
        return 3 * self.r**2

    def scale(self, by, *, twice=False):
        return self.r * by * (2 if twice else 1)

    double = partialmethod(scale, 2)
    quadruple = partialmethod(scale, 2, twice=True)


c = Circle(3)
print(c.area, c.area, c.computed, "area" in vars(c), c.double(), c.quadruple())
c.r = 1
del c.area
print(c.area, c.computed)


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


vs = [Version(t) for t in ("1.10", "1.9", "2.0", "1.9.1")]
print(sorted(vs), max(vs), vs[0] >= vs[1], vs[0] <= vs[1], Version("1.0") > Version("1"))
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.title, partial(str.replace, ), len)("  hi you ") if False else compose(str.strip, str.title, len)("  hi you "))
power = partial(pow, 2)
print(power(10), partial(int, base=2)("1011"), power.func is pow, power.args)


print(isinstance({}, Mapping), isinstance("ab", Sequence), isinstance(1.5, Number))
