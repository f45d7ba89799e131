import math
from collections import Counter
train = [((1.0, 1.1), "a"), ((1.2, 0.9), "a"), ((3.0, 3.2), "b"), ((2.9, 3.0), "b"), ((0.8, 1.0), "a")]
def distance(p, q):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(p, q)))
def knn(point, k=3):
    nearest = sorted(train, key=lambda item: distance(item[0], point))[:k]
    votes = Counter(label for _, label in nearest)
    return votes.most_common(1)[0][0], [round(distance(p, point), 3) for p, _ in nearest]
for q in [(1, 1), (3, 3), (2, 2)]:
    print(q, knn(q))
correct = 0
for i, (p, label) in enumerate(list(train)):
    held = train.pop(i)
    correct += knn(p, 1)[0] == label
    train.insert(i, held)
print(correct / len(train), len(train))
