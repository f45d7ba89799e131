import functools
calls = []
def traced(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        calls.append((f.__name__, args, kwargs))
        return f(*args, **kwargs)
    return inner
def repeat(times, *, collect=list):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args):
            return collect(f(*args) for _ in range(times))
        inner.times = times
        return inner
    return decorate
@traced
@repeat(3, collect=tuple)
def roll(n):
    """Roll it."""
    return n + len(calls)
print(roll(1), roll.__name__, roll.__doc__, calls, roll.__wrapped__.times)
def optional(f=None, *, prefix=">"):
    if f is None:
        return lambda g: optional(g, prefix=prefix)
    def inner(*a):
        return f"{prefix} {f(*a)}"
    return inner
@optional
def one(): return 1
@optional(prefix="#")
def two(x): return x * 2
print(one(), two(21))
class Retry:
    def __init__(self, n): self.n = n; self.failures = []
    def __call__(self, f):
        def inner(*args):
            for attempt in range(self.n):
                try:
                    return f(attempt, *args)
                except ValueError as error:
                    self.failures.append(str(error))
            return "gave up"
        return inner
retry = Retry(3)
@retry
def flaky(attempt, good):
    if attempt != good:
        raise ValueError(f"attempt {attempt}")
    return f"done at {attempt}"
print(flaky(1), flaky(9), retry.failures)
class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f) if False else None
        self.f, self.count = f, 0
    def __call__(self, *args):
        self.count += 1
        return self.f(*args)
    def __get__(self, instance, owner):
        return functools.partial(self, instance) if instance is not None else self
class Dog:
    @CountCalls
    def bark(self, times): return "woof " * times
    @staticmethod
    @traced
    def legs(): return 4
    @classmethod
    @repeat(2)
    def name(cls): return cls.__name__
rex = Dog()
print(rex.bark(2), rex.bark(1), Dog.bark.count, rex.legs(), Dog.name(), calls[-1])
registry = {}
def register(key):
    def add(f):
        registry.setdefault(key, []).append(f)
        return f
    return add
@register("math")
@register("all")
def double(x): return 2 * x
@register("all")
class Thing: pass
print({k: [f.__name__ for f in v] for k, v in registry.items()}, double(4))
def validated(**checks):
    def decorate(f):
        names = f.__code__.co_varnames if False else tuple(f.__annotations__)
        def inner(*args):
            for name, value in zip(names, args):
                if not checks.get(name, lambda v: True)(value):
                    raise TypeError(f"{name}={value!r} is not allowed")
            return f(*args)
        return inner
    return decorate
@validated(age=lambda a: a >= 0)
def person(name: str, age: int): return f"{name} ({age})"
print(person("Ann", 3))
try:
    person("Bob", -1)
except TypeError as error:
    print(error)
@lambda f: f(10)
def computed(n): return n ** 2
print(computed)
