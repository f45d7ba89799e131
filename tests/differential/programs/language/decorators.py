import functools
import math
def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        print(f"{f.__name__}{args} -> {result}")
        return result
    return wrapper
def repeat(times):
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate
@trace
def add(a, b):
    """Add two numbers."""
    return a + b
@repeat(3)
def hello(name):
    return f"hi {name}"
@trace
@repeat(times=2)
def area(r):
    return round(math.pi * r * r, 2)
add(2, 3)
print(add.__name__, add.__doc__, hello("bob"))
area(1.5)
class CountCalls:
    def __init__(self, f):
        self.f = f
        self.calls = 0
    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)
@CountCalls
def double(x):
    return 2 * x
print(double(4), double(5), double.calls)
@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().misses)
registry = {}
def register(name):
    def inner(f):
        registry[name] = f
        return f
    return inner
@register("relu")
def relu(x):
    return max(0.0, x)
print(sorted(registry), registry["relu"](-2.0), registry["relu"](3.5))
