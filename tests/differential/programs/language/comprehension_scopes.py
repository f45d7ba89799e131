x = "kept"
squares = [x * x for x in range(4)]
print(x, squares)
matrix = [[1, 2, 3], [4, 5, 6]]
print([cell for row in matrix for cell in row if cell % 2], [[row[i] for row in matrix] for i in range(3)])
print({w: len(w) for w in "a bb ccc".split() if len(w) > 1}, {c for c in "aab" if c == "a"})
print([(i, j) for i in range(3) for j in range(i)], sum(i * j for i in range(3) for j in range(3) if i != j))
last = None
evens = [last := n for n in range(10) if n % 2 == 0]
print(evens, last)
if any((found := word).startswith("c") for word in ["apple", "cherry", "cat"]):
    print("found", found)
running = 0
totals = [running := running + v for v in [1, 2, 3, 4]]
print(totals, running)
nested = {outer: {inner: outer * inner for inner in range(1, 3)} for outer in range(1, 3)}
print(nested, nested[2][1])
def in_function(n):
    y = 10
    pairs = [(y, z := y + k) for k in range(n)]
    return pairs, z, [(lambda: y + k)() for k in range(2)]
print(in_function(2))
functions = [lambda v, k=k: v ** k for k in range(3)]
print([f(3) for f in functions])
print([a + b for a, b in zip("xy", "12")], [*range(3), *"ab"], {**{"a": 1}, "b": 2}, [first for first, *_ in ("abc", "de")])
gen = (n for n in iter([3, 1, 2]))
print(sorted(gen), list(gen), dict(enumerate("ab", start=1)), max((len(w), w) for w in ["aa", "b", "cc"]))
print([i if i % 2 else -i for i in range(5)], [not b for b in (True, False)], ["fizz" * (not i % 3) + "buzz" * (not i % 5) or str(i) for i in range(1, 16)][-3:])
vowels = {v: "hello world".count(v) for v in "aeiou"}
inverse = {}
for k, n in vowels.items():
    inverse.setdefault(n, []).append(k)
print(vowels, inverse)
triples = [(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)
words = ["tea", "eat", "tan", "ate", "nat", "bat"]
groups = {}
[groups.setdefault("".join(sorted(w)), []).append(w) for w in words]
print(groups)
while chunk := words[:2]:
    words = words[2:]
    print(chunk, end=" ")
print(len(words), [y for x in (1, 2) for y in [x, x * 10]])
