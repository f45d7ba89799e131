from collections import deque
from queue import PriorityQueue

MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......G#
#########
""".strip().splitlines()


def find(ch):
    for r, row in enumerate(MAZE):
        if ch in row:
            return r, row.index(ch)


def neighbours(cell):
    r, c = cell
    for dr, dc in ((-1, 0), (0, 1), (1, 0), (0, -1)):
        if MAZE[r + dr][c + dc] != "#":
            yield r + dr, c + dc


def path(came, goal):
    steps = []
    while goal is not None:
        steps.append(goal)
        goal = came[goal]
    return steps[::-1]


def bfs(start, goal):
    came, frontier = {start: None}, deque([start])
    while frontier:
        cell = frontier.popleft()
        if cell == goal:
            return path(came, goal)
        for n in neighbours(cell):
            if n not in came:
                came[n] = cell
                frontier.append(n)


def astar(start, goal):
    h = lambda a: abs(a[0] - goal[0]) + abs(a[1] - goal[1])
    came, cost = {start: None}, {start: 0}
    q = PriorityQueue()
    q.put((h(start), start))
    expanded = 0
    while not q.empty():
        _, cell = q.get()
        expanded += 1
        if cell == goal:
            return path(came, goal), expanded
        for n in neighbours(cell):
            new = cost[cell] + 1
            if new < cost.get(n, float("inf")):
                cost[n], came[n] = new, cell
                q.put((new + h(n), n))


start, goal = find("S"), find("G")
route = bfs(start, goal)
print(start, goal, len(route) - 1)
best, expanded = astar(start, goal)
print(len(best) == len(route), expanded)
drawn = [list(row) for row in MAZE]
for r, c in route[1:-1]:
    drawn[r][c] = "*"
print("\n".join("".join(row) for row in drawn))
