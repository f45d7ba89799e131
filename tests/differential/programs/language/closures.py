def make_counter(start=0):
    count = start
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return increment, reset
inc, reset = make_counter(10)
print(inc(), inc(5), inc())
reset()
print(inc())
def make_multipliers():
    return [lambda x, k=k: k * x for k in range(4)], [lambda x: k * x for k in range(4)]
bound, late = make_multipliers()
print([f(10) for f in bound], [f(10) for f in late])
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "changed"
        inner()
        return x
    return middle(), x
print(outer())
def compose(*fs):
    def run(v):
        for f in reversed(fs):
            v = f(v)
        return v
    return run
print(compose(lambda v: v + 1, lambda v: v * 2)(5))
def memo(f):
    cache = {}
    def wrapped(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapped.cache = cache
    return wrapped
@memo
def slow(n):
    return n**3
print(slow(3), slow(3), slow.cache)
