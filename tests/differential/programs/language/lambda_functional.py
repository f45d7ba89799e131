from functools import reduce
nums = [3, 1, 4, 1, 5, 9, 2, 6]
print(list(map(lambda x: x**2, nums)), list(filter(lambda x: x > 3, nums)), reduce(lambda a, b: a * b, nums))
print(sorted(nums, key=lambda x: (x % 2, -x)), min(nums, key=lambda x: abs(x - 5)), max("abc", key=ord))
compose = lambda f, g: lambda x: f(g(x))
inc = lambda x: x + 1
dbl = lambda x: x * 2
print(compose(inc, dbl)(5), compose(dbl, inc)(5), (lambda: 42)())
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10), [f(3) for f in (inc, dbl, fact)])
pipeline = [str.strip, str.lower, lambda s: s.replace(" ", "_")]
print(reduce(lambda value, f: f(value), pipeline, "  Hello World "))
curry = lambda f: lambda a: lambda b: f(a, b)
print(curry(lambda a, b: a - b)(10)(3))
people = [("Ann", 30), ("Bob", 25), ("Cid", 30)]
people.sort(key=lambda p: (-p[1], p[0]))
print(people, any(map(lambda p: p[1] > 29, people)), dict(map(lambda p: p, people)))
ops = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print({k: f(3, 4) for k, f in ops.items()})
y = (lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a))))(lambda self: lambda n: 0 if n == 0 else n + self(n - 1))
print(y(10))
print(list(zip(*sorted(zip([3, 1, 2], "cab")))), sum(map(len, ["a", "bb"])))
