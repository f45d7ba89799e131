from collections import deque, defaultdict
edges = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"), ("f", "g")]
graph = defaultdict(list)
for u, v in edges:
    graph[u].append(v)
    graph[v].append(u)
def bfs(start, goal):
    queue, parent = deque([start]), {start: None}
    while queue:
        node = queue.popleft()
        if node == goal:
            path = []
            while node is not None:
                path.append(node)
                node = parent[node]
            return path[::-1]
        for n in graph[node]:
            if n not in parent:
                parent[n] = node
                queue.append(n)
    return None
def dfs(node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for n in graph[node]:
        if n not in seen:
            dfs(n, seen)
    return seen
print(bfs("a", "e"), bfs("a", "g"), dfs("a"))
def components():
    left, groups = list(graph), []
    while left:
        group = dfs(left[0])
        groups.append(sorted(group))
        left = [n for n in left if n not in group]
    return groups
print(components())
def topological(deps):
    order, state = [], {}
    def visit(n):
        if state.get(n) == "done":
            return
        if state.get(n) == "open":
            raise ValueError(f"cycle at {n}")
        state[n] = "open"
        for d in deps.get(n, []):
            visit(d)
        state[n] = "done"
        order.append(n)
    for n in deps:
        visit(n)
    return order
print(topological({"app": ["db", "web"], "web": ["http"], "db": []}))
try:
    topological({"a": ["b"], "b": ["a"]})
except ValueError as error:
    print(error)
maze = ["S.#", "..#", "#.E"]
cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row)}
frontier, dist = deque([(0, 0)]), {(0, 0): 0}
while frontier:
    r, c = frontier.popleft()
    for p in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if cells.get(p, "#") != "#" and p not in dist:
            dist[p] = dist[r, c] + 1
            frontier.append(p)
print(dist[2, 2], len(dist))
