primes, odds = {2, 3, 5, 7}, set(range(1, 10, 2))
print(primes & odds, primes | odds, primes - odds, primes ^ odds, primes <= odds, {3, 5} < primes, primes.isdisjoint({4}))
primes.add(11); primes.discard(99); primes.remove(2)
primes |= {13}; odds -= {1}; odds &= {3, 5, 9}; 
print(primes, odds, len(primes), 3 in primes, primes.issuperset({3}), set() == {*()}, primes.union([1], (20,)))
try:
    primes.remove(100)
except KeyError as error:
    print("KeyError", error)
frozen = frozenset([1, 2, 2])
print(frozen, {frozen: "key"}[frozenset({2, 1})], frozen | {5}, type(frozen | {5}).__name__, hash(frozen) == hash(frozenset([2, 1])))
d = {"a": 1, "b": 2, **{"c": 3}}
d["a"] = 10
d.update(d=4, e=5)
d.update([("f", 6)])
print(d, d.pop("b"), d.pop("zz", None), d.popitem(), d.setdefault("n", []), d.setdefault("a", 0))
d["n"].append(1)
print(d, d.get("q"), d.get("q", "-"), "a" in d, list(d)[:2], len(d), dict(zip("xy", [1, 2])), dict(x=1), dict([(1, 2)]))
print({**d, "a": 0} | {"z": 1}, d == dict(reversed(list(d.items()))), sorted(d, key=str), [k for k, v in d.items() if v == 4])
nested = {}
for path, v in {"a.b.c": 1, "a.b.d": 2, "e": 3}.items():
    here = nested
    *parents, leaf = path.split(".")
    for p in parents:
        here = here.setdefault(p, {})
    here[leaf] = v
print(nested)
def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from flatten(v, f"{prefix}{k}.")
        else:
            yield prefix + k, v
print(dict(flatten(nested)), {v: k for k, v in flatten(nested)})
def merge(a, b):
    return {k: merge(a[k], b[k]) if isinstance(a.get(k), dict) and isinstance(b.get(k), dict) else b.get(k, a.get(k)) for k in sorted(a.keys() | b.keys())}
print(merge({"x": {"y": 1, "z": 2}, "k": 0}, {"x": {"z": 3}, "j": 1}))
grades = {"ann": [90, 80], "bob": [70], "cid": []}
means = {n: sum(g) / len(g) if g else None for n, g in grades.items()}
best = max((n for n in means if means[n] is not None), key=means.get)
print(means, best, sorted(means, key=lambda n: (means[n] is None, means[n])))
view = d.items()
before = len(view)
d["new"] = 0
print(before, len(view), ("new", 0) in view, d.keys() - {"a"} == {"d", "e", "n", "new"} or sorted(d.keys() - {"a"}))
memo = {(i, j): i * j for i in range(3) for j in range(i)}
print(memo, memo[2, 1], min(memo), {1: "int", "1": "str", 1.5: "float", None: "none", (): "tuple"}[()])
copy, deep = dict(grades), {k: v[:] for k, v in grades.items()}
grades["ann"].append(100)
print(copy["ann"], deep["ann"], {k: len(v) for k, v in grades.items()}, {len(k): k for k in grades})
del d["a"], d["new"]
d.clear()
print(d, not d, bool({0: 0}), dict.fromkeys(range(2)), {i: {j for j in range(i)} for i in range(3)})
