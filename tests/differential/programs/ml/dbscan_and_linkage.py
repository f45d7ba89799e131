import math

points = [(1, 1), (1.2, 1.1), (0.9, 0.8), (5, 5), (5.1, 4.9), (5.2, 5.2), (9, 0)]
labels = [None] * len(points)
NOISE = -1


def neighbours(i, eps=0.6):
    return [j for j, q in enumerate(points) if math.dist(points[i], q) <= eps]


cluster = 0
for i in range(len(points)):
    if labels[i] is not None:
        continue
    near = neighbours(i)
    if len(near) < 3:
        labels[i] = NOISE
        continue
    labels[i] = cluster
    queue = [j for j in near if j != i]
    while queue:
        j = queue.pop(0)
        if labels[j] == NOISE:
            labels[j] = cluster
        if labels[j] is not None:
            continue
        labels[j] = cluster
        if len(more := neighbours(j)) >= 3:
            queue.extend(more)
    cluster += 1
print(labels, cluster)


def linkage(points, how):
    groups = [[i] for i in range(len(points))]
    merges = []
    while len(groups) > 1:
        pairs = ((how(math.dist(points[i], points[j]) for i in a for j in b), x, y) for x, a in enumerate(groups) for y, b in enumerate(groups) if x < y)
        d, x, y = min(pairs)
        merges.append((round(d, 4), groups[x] + groups[y]))
        groups[x] += groups.pop(y)
    return merges


for how in (min, max):
    merges = linkage(points, how)
    print(how.__name__)
    for d, members in merges:
        print(f"  {d:<7} {members}")
centre = tuple(sum(axis) / len(points) for axis in zip(*points))
print(centre, sorted(range(len(points)), key=lambda i: math.dist(points[i], centre))[:2])
