def rule(n):
    return {tuple(map(int, f"{i:03b}")): n >> i & 1 for i in range(8)}
def evolve(cells, table):
    padded = [0, *cells, 0]
    return [table[tuple(padded[i:i + 3])] for i in range(len(cells))]
row = [0] * 15 + [1] + [0] * 15
table = rule(90)
for _ in range(6):
    print("".join(" #"[c] for c in row).rstrip())
    row = evolve(row, table)
alive = [sum(row)]
for _ in range(5):
    row = evolve(row, rule(30))
    alive.append(sum(row))
print(alive, int("".join(map(str, row)), 2))
class Grid:
    def __init__(self, text):
        lines = text.strip("\n").split("\n")
        self.h, self.w = len(lines), max(map(len, lines))
        self.cells = {(r, c) for r, line in enumerate(lines) for c, ch in enumerate(line) if ch == "o"}
    def neighbours(self, r, c):
        return sum(((r + a) % self.h, (c + b) % self.w) in self.cells for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0))
    def step(self):
        self.cells = {(r, c) for r in range(self.h) for c in range(self.w) if (n := self.neighbours(r, c)) == 3 or n == 2 and (r, c) in self.cells}
        return self
    def __str__(self):
        return "\n".join("".join("o" if (r, c) in self.cells else "." for c in range(self.w)) for r in range(self.h))
    def __len__(self): return len(self.cells)
grid = Grid("""
......
.ooo..
...o..
..o...
......
......""")
start = set(grid.cells)
print(grid, len(grid))
grid.step().step()
print(grid)
generation = 2
while grid.cells != start and generation < 60:
    grid.step()
    generation += 1
print(generation, len(grid), sorted(grid.cells) == sorted(start))
def langton(steps, size=7):
    black, r, c, d = set(), size // 2, size // 2, 0
    for _ in range(steps):
        d = (d + (3 if (r, c) in black else 1)) % 4
        black ^= {(r, c)}
        r, c = (r + (-1, 0, 1, 0)[d]) % size, (c + (0, 1, 0, -1)[d]) % size
    return black
ant = langton(60)
print(len(ant), "\n".join("".join("#" if (r, c) in ant else "." for c in range(7)) for r in range(7)), sep="\n")
fire = [list("TT.TTT"), list("T..T.T"), list("TTTT.T")]
fire[0][0] = "*"
days = 0
while any("*" in row for row in fire):
    burning = [(r, c) for r, row in enumerate(fire) for c, ch in enumerate(row) if ch == "*"]
    for r, c in burning:
        fire[r][c] = "."
        for a, b in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= a < len(fire) and 0 <= b < len(fire[0]) and fire[a][b] == "T":
                fire[a][b] = "*"
    days += 1
print(days, ["".join(row) for row in fire])
