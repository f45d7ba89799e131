class Ring:
    def __init__(self, *items):
        self._items = list(items)
    def __len__(self):
        return len(self._items)
    def __getitem__(self, index):
        if isinstance(index, slice):
            picked = [self._items[i] for i in range(*index.indices(len(self)))]
            return Ring(*picked)
        return self._items[index % len(self)]
    def __setitem__(self, index, value):
        self._items[index % len(self)] = value
    def __delitem__(self, index):
        del self._items[index % len(self)]
    def __contains__(self, item):
        print("looking for", item)
        return item in self._items
    def __reversed__(self):
        return Ring(*self._items[::-1])
    def __repr__(self):
        return "Ring" + repr(tuple(self._items))
r = Ring(1, 2, 3, 4)
print(r[5], r[-1], r[1:3], r[::-2], len(r), 3 in r, 9 not in r)
r[4] = "wrapped"
del r[6]
print(r, reversed(r), bool(r), bool(Ring()))
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
    def __length_hint__(self): return self.n
c = Countdown(4)
print(next(c), list(c), list(c), next(c, "empty"))
class OldStyle:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * i
old = OldStyle()
print(list(old), 9 in old, max(old), [*old], dict(zip("ab", old)))
first, second, *rest = old
print(first, second, rest)
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, key):
        match key:
            case (int(r), int(c)): return self.rows[r][c]
            case (slice() as s, int(c)): return [row[c] for row in self.rows[s]]
            case int(r): return self.rows[r]
            case builtins_ellipsis if builtins_ellipsis is ...: return self.rows
            case _: raise TypeError(f"cannot index by {type(key).__name__}")
    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])
m = Matrix([[1, 2], [3, 4]])
print(m[1, 0], m[:, 1], m[0], m[...], (m @ m).rows)
try:
    m["a"]
except TypeError as error:
    print(error)
class Defaults(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value
d = Defaults(a=1)
print(d["a"], d["bc"], d, d.get("zz"), "zz" in d)
