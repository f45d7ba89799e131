from functools import reduce, partial, lru_cache, cache, total_ordering, cmp_to_key, wraps, singledispatch, cached_property
print(reduce(lambda a, b: a + b, [1, 2, 3], 10), reduce(max, [3, 9, 2]))
power = lambda base, exp: base**exp
square, cube = partial(power, exp=2), partial(power, exp=3)
print(square(5), cube(2), partial(int, base=2)("1010"), square.keywords)
@cache
def collatz(n):
    return 1 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
print(max(range(1, 50), key=collatz), collatz(27))
@lru_cache(maxsize=2)
def noisy(n):
    print("computing", n)
    return n * n
print(noisy(2), noisy(2), noisy(3), noisy(4), noisy(2), noisy.cache_info())
@total_ordering
class Student:
    def __init__(self, name, marks):
        self.name, self.marks = name, marks
    def __eq__(self, o):
        return self.marks == o.marks
    def __lt__(self, o):
        return self.marks < o.marks
a, b = Student("a", 5), Student("b", 7)
print(a >= b, a <= b, a > b, a != b, max(a, b).name)
print(sorted([3, 1, 2], key=cmp_to_key(lambda p, q: q - p)))
@singledispatch
def show(value):
    return f"thing {value}"
@show.register
def _(value: int):
    return f"int {value}"
@show.register(list)
def _(value):
    return f"list of {len(value)}"
print(show("x"), show(3), show([1, 2]))
class Data:
    def __init__(self, values):
        self.values = values
        self.computed = 0
    @cached_property
    def total(self):
        self.computed += 1
        return sum(self.values)
d = Data([1, 2, 3])
print(d.total, d.total, d.computed)
