import random
from collections import Counter, defaultdict
from itertools import pairwise
from math import exp, log

names = "emma olivia ava isabella sophia mia amelia".split()
counts = defaultdict(Counter)
for name in names:
    for a, b in pairwise(f".{name}."):
        counts[a][b] += 1
letters = sorted(set("".join(names)) | {"."})
print(len(letters), "".join(letters))
print(counts["."], counts["a"].most_common(2))


def probability(a, b, smoothing=1):
    return (counts[a][b] + smoothing) / (counts[a].total() + smoothing * len(letters))


def nll(word):
    return -sum(log(probability(a, b)) for a, b in pairwise(f".{word}."))


for word in ("mia", "emma", "xyz"):
    score = nll(word)
    print(f"{word:<5} {score:.5f} perplexity {exp(score / (len(word) + 1)):.4f}")

rng = random.Random(2147483647)


def sample():
    out, at = [], "."
    while len(out) < 12:
        options = counts[at]
        at = rng.choices(list(options), weights=list(options.values()))[0]
        if at == ".":
            break
        out.append(at)
    return "".join(out)


made = [sample() for _ in range(5)]
print(made, [m in names for m in made])
table = [[probability(a, b) for b in letters] for a in letters]
rows = [round(sum(row), 12) for row in table]
print(rows == [1.0] * len(letters), max(table[0]), letters[table[0].index(max(table[0]))])
total = sum(nll(name) for name in names) / sum(len(name) + 1 for name in names)
print(f"{total:.6f}")
