board = [[" "] * 3 for _ in range(3)]
def show():
    return "\n-+-+-\n".join("|".join(row) for row in board)
def winner(b):
    lines = [*b, *zip(*b), [b[i][i] for i in range(3)], [b[i][2 - i] for i in range(3)]]
    for line in lines:
        if line[0] != " " and len(set(line)) == 1:
            return line[0]
    return None
moves = [(1, 1), (0, 0), (0, 2), (2, 0), (1, 0), (1, 2), (2, 1), (0, 1), (2, 2)]
for turn, (r, c) in enumerate(moves):
    board[r][c] = "XO"[turn % 2]
    if winner(board):
        break
print(show())
print("winner", winner(board), "after", turn + 1)
def life(cells, steps):
    for _ in range(steps):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
        cells = {c for c, n in counts.items() if n == 3 or (n == 2 and c in cells)}
    return cells
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
print(sorted(life(glider, 4)))
def queens(n, placed=()):
    if len(placed) == n:
        return 1
    return sum(queens(n, (*placed, c)) for c in range(n) if all(c != q and abs(c - q) != len(placed) - i for i, q in enumerate(placed)))
print([queens(n) for n in range(1, 7)])
import random
random.seed(5)
secret = random.randint(1, 50)
low, high, tries = 1, 50, []
while True:
    guess = (low + high) // 2
    tries.append(guess)
    if guess == secret:
        break
    low, high = (guess + 1, high) if guess < secret else (low, guess - 1)
print(secret, tries)
