import math
import re
from collections import Counter

documents = [
    "The cat sat on the mat.",
    "The dog sat on the log!",
    "Cats and dogs are animals, the cat said.",
]
STOP = {"the", "on", "and", "are"}


def tokens(text):
    return [w for w in re.findall(r"[a-z]+", text.lower()) if w not in STOP]


bags = [Counter(tokens(d)) for d in documents]
vocabulary = sorted(set().union(*bags))
print(vocabulary)
df = {w: sum(w in bag for bag in bags) for w in vocabulary}
idf = {w: math.log((1 + len(bags)) / (1 + df[w])) + 1 for w in vocabulary}
vectors = []
for bag in bags:
    total = sum(bag.values())
    vector = [bag[w] / total * idf[w] for w in vocabulary]
    norm = math.hypot(*vector)
    vectors.append([v / norm for v in vector])


def cosine(a, b):
    return math.fsum(x * y for x, y in zip(a, b))


for i, a in enumerate(vectors):
    print(i, [f"{cosine(a, b):.4f}" for b in vectors])
query = Counter(tokens("where is the cat"))
q = [query[w] * idf[w] for w in vocabulary]
length = math.hypot(*q)
ranked = sorted(range(3), key=lambda i: -cosine(vectors[i], q))
print(ranked, [round(cosine(vectors[i], q) / length, 5) for i in ranked])
top = {i: max(vocabulary, key=lambda w: vectors[i][vocabulary.index(w)]) for i in range(3)}
print(top, idf["cat"], df)
