closed = []
class Pool:
    def __init__(self, n): self.free = list(range(n))
    def lease(self):
        return Lease(self)
class Lease:
    def __init__(self, pool): self.pool = pool
    def __enter__(self):
        self.n = self.pool.free.pop()
        return self.n
    def __exit__(self, kind, error, tb):
        self.pool.free.append(self.n)
        closed.append((self.n, kind.__name__ if kind else None))
        return False
pool = Pool(2)
def readings():
    with pool.lease() as n:
        yield n, "first"
        yield n, "second"
        return "all read"
def both():
    result = yield from readings()
    yield result
print(list(both()), closed)
g = readings()
print(next(g), pool.free)
g.close()
print(closed[-1], pool.free)
g = readings()
next(g)
try:
    g.throw(ValueError("stop it"))
except ValueError as error:
    print("thrown", error, closed[-1])
def numbered(items):
    n = 0
    try:
        for n, item in enumerate(items, 1):
            yield f"{n}:{item}"
    finally:
        closed.append(f"saw {n}")
for label in numbered("abcd"):
    if label.endswith("c"):
        break
words = list(numbered("xy"))
print(words)
def find(table, wanted):
    for key in table:
        with pool.lease() as n:
            try:
                if table[key] == wanted:
                    return key, n
            finally:
                closed.append(key)
    return None
print(find({"a": 1, "b": 2, "c": 3}, 2), find({}, 0), len(pool.free), closed[-2:])
def tee_sum(values):
    total = 0
    while True:
        try:
            v = next(values)
        except StopIteration:
            return total
        total += v
        yield v
def outer(values):
    total = yield from tee_sum(iter(values))
    yield f"total {total}"
print(*outer([1, 2, 3]))
