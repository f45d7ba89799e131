import functools


def outer(x, *args, scale=2, **kw):
    count = 0

    def inner(y):
        nonlocal count
        count += 1
        return y * scale + x

    result = [inner(a) for a in args]
    return result, count, sorted(kw)


print(outer(1, 2, 3, scale=10, b=1, a=2))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(i) for i in range(12)])


def gen(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total


g = gen(3)
print(next(g), g.send(5), g.send(6))
try:
    g.send(7)
except StopIteration as stop:
    print("returned", stop.value)


def chain():
    result = yield from gen(2)
    print("inner gave", result)
    yield 99


print(list(chain()))


def logged(f):
    @functools.wraps(f)
    def wrapper(*args):
        print("calling", f.__name__, args)
        return f(*args)

    return wrapper


@logged
def add(a, b):
    """Add."""
    return a + b


print(add(2, 3), add.__doc__)
square = lambda v: v**2
print(list(map(square, [1, 2, 3])), sorted([3, 1, 2], key=lambda v: -v))
try:
    add(1)
except TypeError as error:
    print(error)


@functools.lru_cache(maxsize=None)
def slow(n):
    return n * 2


print(slow(2), slow(2), slow.cache_info().hits)
counter = 0


def bump():
    global counter
    counter += 1


bump()
bump()
print(counter)
