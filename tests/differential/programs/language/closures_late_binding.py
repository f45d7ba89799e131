late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])
functions = []
for n in range(3):
    def show(m=n):
        return m, n
    functions.append(show)
print([f() for f in functions])
def counter(start=0):
    count = start
    def up(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count, old = start, count
        return old
    up.reset = reset
    return up, lambda: count
up, look = counter(10)
up(); up(5)
print(look(), up.reset(), look(), up())
def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        return inner
    f = middle()
    f()
    return x, f
text, again = outer()
print(text, again())
total = 0
def add(n):
    global total, created
    total += n
    created = f"by add({n})"
for k in (1, 2, 3):
    add(k)
print(total, created)
def default(items=[], *, seen={}):
    items.append(len(items))
    seen[len(items)] = True
    return items, list(seen)
default(); default()
print(default(), default([9]))
def unbound():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1
    del value
    try:
        return value
    except NameError as error:
        return type(error).__name__
print(unbound())
def memo(f):
    cache = {}
    def inner(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memo
def ways(n, coins=(1, 2, 5)):
    if n == 0: return 1
    if n < 0 or not coins: return 0
    return ways(n - coins[-1], coins) + ways(n, coins[:-1])
print(ways(30), len(ways.cache))
def make():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
old, fact = make(), None
print(old(6))
