import heapq
from collections import deque, defaultdict
ROADS = [("A", "B", 4), ("A", "C", 2), ("C", "B", 1), ("B", "D", 5), ("C", "D", 8), ("D", "E", 3)]
graph = defaultdict(dict)
for a, b, km in ROADS:
    graph[a][b] = graph[b][a] = km
print(dict(graph))
def dijkstra(graph, start):
    distance, before, queue = {start: 0}, {}, [(0, start)]
    while queue:
        d, here = heapq.heappop(queue)
        if d > distance[here]:
            continue
        for there, km in graph[here].items():
            if d + km < distance.get(there, float("inf")):
                distance[there] = d + km
                before[there] = here
                heapq.heappush(queue, (d + km, there))
    return distance, before
distance, before = dijkstra(graph, "A")
def path(to):
    return path(before[to]) + [to] if to in before else [to]
print(distance, path("E"), " > ".join(path("D")))
MAZE = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"]
cells = {(r, c): ch for r, row in enumerate(MAZE) for c, ch in enumerate(row)}
start, end = (next(p for p, ch in cells.items() if ch == mark) for mark in "SE")
def bfs(start, end):
    queue, seen = deque([(start, [start])]), {start}
    while queue:
        (r, c), way = queue.popleft()
        if (r, c) == end:
            return way
        for step in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if cells.get(step, "#") != "#" and step not in seen:
                seen.add(step)
                queue.append((step, [*way, step]))
way = bfs(start, end)
print(start, end, len(way) - 1)
drawn = [list(row) for row in MAZE]
for r, c in way[1:-1]:
    drawn[r][c] = "*"
print("\n".join(map("".join, drawn)))
def components(n, edges):
    parent = list(range(n))
    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i
    for a, b in edges:
        parent[root(a)] = root(b)
    groups = defaultdict(list)
    for i in range(n):
        groups[root(i)].append(i)
    return sorted(groups.values())
print(components(7, [(0, 1), (2, 3), (1, 4), (5, 5)]))
names = sorted(graph)
INF = float("inf")
far = {(a, b): 0 if a == b else graph[a].get(b, INF) for a in names for b in names}
for k in names:
    for i in names:
        for j in names:
            far[i, j] = min(far[i, j], far[i, k] + far[k, j])
print([[far[a, b] for b in names] for a in names], max(far.values()))
tree, inside = [], {"A"}
while len(inside) < len(graph):
    km, a, b = min((km, a, b) for a in inside for b, km in graph[a].items() if b not in inside)
    tree.append((a, b, km))
    inside.add(b)
print(tree, sum(km for *_, km in tree))
