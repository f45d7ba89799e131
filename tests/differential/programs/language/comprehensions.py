squares = [i * i for i in range(8)]
evens = [i for i in squares if i % 2 == 0]
table = {w: len(w) for w in ["relu", "tanh", "sigmoid"]}
letters = {c for c in "aaa"}
flat = [v for row in [[1, 2], [3], []] for v in row]
pairs = [(a, b) for a in range(3) for b in "xy" if a != 1]
nested = [[j for j in range(i)] for i in range(4)]
inverse = {v: k for k, v in table.items()}
gen = (x * 2 for x in squares)
print(squares, evens, table, letters, flat, pairs, nested, inverse)
print(sum(gen), sum(gen), max(x for x in evens), any(x > 40 for x in squares), all(table))
transposed = [[row[i] for row in [[1, 2, 3], [4, 5, 6]]] for i in range(3)]
print(transposed, [*zip(*transposed)])
primes = [p for p in range(2, 40) if all(p % d for d in range(2, int(p**0.5) + 1))]
print(primes)
words = ["apple", "bob", "civic"]
print({w: w == w[::-1] for w in words}, [w.upper() if len(w) > 3 else w for w in words])
x = "outer"
inner = [x for x in range(3)]
print(x, inner)
