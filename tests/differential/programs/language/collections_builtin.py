numbers = [5, 2, 9, 1]
numbers.sort()
numbers.insert(1, 100)
numbers.extend([7, 7])
numbers.remove(7)
print(numbers, numbers.index(9), numbers.count(7), numbers.pop(), numbers.pop(0))
numbers.reverse()
numbers.sort(key=lambda v: -v)
print(numbers, sorted(numbers), sorted(numbers, reverse=True), numbers.copy() == numbers)
d = {"x": 1, "y": 2}
d.update(z=3, x=10)
d["w"] = d.pop("y") + 5
print(d, d.get("q", 0), d.setdefault("v", []), list(d), list(d.values()), d.items())
merged = {**d, "x": 0} | {"new": 1}
print(merged, dict(zip("ab", [1, 2])), dict([("k", "v")]), dict.fromkeys("ab", 0))
s = {3, 1, 2}
s.add(5)
s.discard(9)
t = {2, 3, 4}
print(s & t, s | t, s - t, s ^ t, s <= {1, 2, 3, 5}, {1} < {1, 2}, s.isdisjoint({99}))
frozen = frozenset([1, 2])
print(frozen, {frozen: "key"}[frozenset([2, 1])], len(s))
tup = (1, 2, 2, 3)
print(tup.count(2), tup.index(3), tup + (4,), tup * 2, (5,), ())
print(list(enumerate("ab", start=1)), list(zip([1, 2, 3], "ab")), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])))
print(list(reversed([1, 2, 3])), sum([[1], [2]], []), any([]), all([]), sorted(["b", "A", "c"], key=str.lower))
stack = []
for ch in "({[]})":
    if ch in "({[":
        stack.append(ch)
    else:
        stack.pop()
print(stack == [], len(d), max(d, key=d.get) if all(isinstance(v, int) for v in d.values()) else "mixed")
first, *others = sorted(d, key=len)
print(first, others)
