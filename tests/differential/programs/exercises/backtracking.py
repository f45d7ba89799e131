def sudoku(grid):
    for r in range(4):
        for c in range(4):
            if grid[r][c] == 0:
                for v in range(1, 5):
                    box = {grid[r // 2 * 2 + i][c // 2 * 2 + j] for i in (0, 1) for j in (0, 1)}
                    if v not in grid[r] and all(row[c] != v for row in grid) and v not in box:
                        grid[r][c] = v
                        if sudoku(grid):
                            return True
                        grid[r][c] = 0
                return False
    return True
puzzle = [[1, 0, 0, 0], [0, 0, 3, 0], [0, 0, 0, 0], [0, 2, 0, 1]]
solved = sudoku(puzzle)
print(solved, *puzzle, sep="\n")
def permutations(xs):
    if not xs:
        yield []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x, *rest]
perms = list(permutations("abc"))
print(["".join(p) for p in perms], len(set(map(tuple, perms))))
def subset_sum(numbers, target):
    def go(i, left, chosen):
        if left == 0:
            yield tuple(chosen)
            return
        if i == len(numbers) or left < 0:
            return
        chosen.append(numbers[i])
        yield from go(i + 1, left - numbers[i], chosen)
        chosen.pop()
        yield from go(i + 1, left, chosen)
    return list(go(0, target, []))
print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([5, 6], 4))
def parentheses(n, text="", opened=0):
    if len(text) == 2 * n:
        return [text]
    found = []
    if text.count("(") < n:
        found += parentheses(n, text + "(", opened + 1)
    if opened:
        found += parentheses(n, text + ")", opened - 1)
    return found
print(parentheses(3), [len(parentheses(n)) for n in range(5)])
moves = []
def hanoi(n, a="A", b="B", c="C"):
    if n:
        hanoi(n - 1, a, c, b)
        moves.append(a + c)
        hanoi(n - 1, b, a, c)
hanoi(4)
print(len(moves), moves[:5], moves.count("AC"))
def color(graph, k):
    colors = {}
    def go(nodes):
        if not nodes:
            return True
        node, *rest = nodes
        for c in range(k):
            if all(colors.get(n) != c for n in graph[node]):
                colors[node] = c
                if go(rest):
                    return True
                del colors[node]
        return False
    return colors if go(list(graph)) else None
square = {"a": "bd", "b": "ac", "c": "bd", "d": "ac"}
print(color(square, 2), color({**square, "a": "bcd", "c": "abd"}, 2))
def knights(n, start=(0, 0)):
    board, steps = {start: 0}, [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
    def free(r, c): return [(r + a, c + b) for a, b in steps if 0 <= r + a < n and 0 <= c + b < n and (r + a, c + b) not in board]
    here = start
    while options := free(*here):
        here = min(options, key=lambda p: len(free(*p)))
        board[here] = len(board)
    return board
tour = knights(5)
print(len(tour), [[tour.get((r, c), -1) for c in range(5)] for r in range(5)])
