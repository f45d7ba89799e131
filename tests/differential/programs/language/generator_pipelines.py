def numbers(text):
    for line in text.splitlines():
        for piece in line.split():
            yield piece
def parsed(pieces):
    for piece in pieces:
        try:
            yield int(piece)
        except ValueError:
            yield float(piece) if "." in piece else None
def without_none(values):
    return (v for v in values if v is not None)
def windowed(values, size):
    window = []
    for v in values:
        window.append(v)
        if len(window) == size:
            yield tuple(window)
            del window[0]
text = """3 4 x 5.5
7 y 2"""
stages = without_none(parsed(numbers(text)))
pairs = list(windowed(stages, 2))
print(pairs, [b - a for a, b in pairs])
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1
source = primes()
small = [next(source) for _ in range(8)]
print(small, next(source))
def take_until(stop, values):
    for v in values:
        if stop(v):
            return v
        yield v
g = take_until(lambda v: v > 50, source)
print(max(g), sum(1 for _ in g))
squares = (n * n for n in range(5))
print(9 in squares, list(squares))
def flatten(thing):
    if isinstance(thing, (list, tuple)):
        for inner in thing:
            yield from flatten(inner)
    else:
        yield thing
print(list(flatten([1, (2, [3, [], (4,)]), [[[5]]]])))
def interleave(*sources):
    alive = [iter(s) for s in sources]
    while alive:
        for it in list(alive):
            try:
                yield next(it)
            except StopIteration:
                alive.remove(it)
print("".join(interleave("ace", "bdfhj", "gi")))
lazy = (print("made", i) or i for i in range(3))
print(next(lazy), next(lazy, None))
matrix = ([row * col for col in range(1, 4)] for row in range(1, 3))
print([sum(row) for row in matrix])
fib = (lambda: [(a := 0), (b := 1)] and [(a, b := a + b, a := b - a)[0] for _ in range(9)])()
print(fib)
