class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children
    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child
    def levels(self):
        row = [self]
        while row:
            yield [t.value for t in row]
            row = [c for t in row for c in t.children]
    def paths(self, prefix=()):
        here = (*prefix, self.value)
        if not self.children:
            yield here
        for c in self.children:
            yield from c.paths(here)
t = Tree(1, Tree(2, Tree(4)), Tree(3, Tree(5), Tree(6)))
print(list(t), list(t.levels()), [sum(p) for p in t.paths()], max(t), 5 in t)
dice = iter(iter([3, 1, 6, 2]).__next__, 6)
print(list(dice))
a, b = iter("abc"), zip("abc", range(5))
print(list(zip(a, a)), dict(b), list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])))
e = enumerate("xyz", start=5)
print(next(e), list(e), list(filter(None, [0, 1, "", "a", [], [0]])), list(reversed(range(3))))
chunks = list(zip(*[iter(range(7))] * 3))
print(chunks, list(zip()), list(zip([1])), [*zip(*[(1, "a"), (2, "b")])])
r = range(3, 20, 4)
print(r[-1], r[1:], r.index(11), 12 in r, len(r), r == range(3, 22, 4), list(reversed(r)), r.start, r.stop, r.step)
it = iter([1, 2, 3])
print(it is iter(it), next(it), it.__next__(), next(it, None), next(it, "done"))
class Squares:
    def __init__(self, n): self.n = n
    def __iter__(self): return (i * i for i in range(self.n))
    def __contains__(self, x): return int(x ** 0.5) ** 2 == x
s = Squares(4)
print([*s], [*s], 16 in s, min(s, default=None), sum(s), sorted(s, key=lambda v: -v), tuple(s))
print(min([], default="none"), max("a", "bcd", key=len), sum([[1], [2]], []), any([]), all([]), sorted([(2, "b"), (1, "z"), (2, "a")]))
def count_down(n):
    while n:
        n -= 1
        yield n
gen = count_down(5)
first, *_, last = gen
print(first, last, list(gen), all(v < 5 for v in count_down(5)), [v for v in count_down(3) for _ in range(v)])
pairs = {k: v for k, v in sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])}
print(pairs, list(pairs), list(pairs.values())[::-1], next(iter(pairs.items())), [*reversed(pairs)])
d = dict.fromkeys("aab", 0) | {"c": 3}
keys = d.keys()
d["z"] = 9
print(keys, keys & {"a", "q"} == {"a"}, d.items() >= {("c", 3)}, list(d.values()), "a" in keys, len(keys))
