import heapq
import math
from collections import defaultdict, deque
from functools import lru_cache
from itertools import pairwise, permutations

import numpy as np

edges = [("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)]
graph = defaultdict(dict)
for u, v, w in edges:
    graph[u][v] = graph[v][u] = w


def dijkstra(start):
    best, back = {start: 0}, {}
    queue = [(0, start)]
    while queue:
        d, u = heapq.heappop(queue)
        if d > best[u]:
            continue
        for v, w in graph[u].items():
            if d + w < best.get(v, math.inf):
                best[v], back[v] = d + w, u
                heapq.heappush(queue, (best[v], v))
    return best, back


best, back = dijkstra("a")
path, at = ["e"], "e"
while at != "a":
    at = back[at]
    path.append(at)
print(best, "->".join(reversed(path)))
names = sorted(graph)
D = np.full((5, 5), np.inf)
np.fill_diagonal(D, 0)
for u, v, w in edges:
    i, j = names.index(u), names.index(v)
    D[i, j] = D[j, i] = w
for k in range(5):
    D = np.minimum(D, D[:, k, None] + D[None, k, :])
print(D, [best[n] for n in names] == D[0].tolist())


@lru_cache(maxsize=None)
def ways(u, steps):
    return 1 if steps == 0 else sum(ways(v, steps - 1) for v in sorted(graph[u]))


A = np.isfinite(D) & np.array([[names[j] in graph[names[i]] for j in range(5)] for i in range(5)])
print([ways(n, 3) for n in names], np.linalg.matrix_power(A.astype(int), 3).sum(axis=1), ways.cache_info())
tour = min(permutations(names[1:]), key=lambda p: sum(D[names.index(a), names.index(b)] for a, b in pairwise(("a", *p, "a"))))
print(tour)
seen, order = {"a"}, deque(["a"])
levels = {"a": 0}
while order:
    u = order.popleft()
    for v in graph[u]:
        if v not in seen:
            seen.add(v)
            levels[v] = levels[u] + 1
            order.append(v)
print(levels)
