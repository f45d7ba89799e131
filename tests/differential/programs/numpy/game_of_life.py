import numpy as np


def neighbours(board):
    return sum(
        np.roll(np.roll(board, dy, axis=0), dx, axis=1)
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
        if (dy, dx) != (0, 0)
    )


def step(board):
    n = neighbours(board)
    return ((n == 3) | ((board == 1) & (n == 2))).astype(int)


def show(board):
    return "\n".join("".join("#" if cell else "." for cell in row) for row in board)


board = np.zeros((6, 6), dtype=int)
board[[0, 1, 2, 2, 2], [1, 2, 0, 1, 2]] = 1
start = board.copy()
print(show(board), board.sum())
for generation in range(4):
    board = step(board)
    print(generation, board.sum(), np.argwhere(board)[0])
print(show(board))
moved = np.array_equal(board, np.roll(np.roll(start, 1, 0), 1, 1))
print(moved)
blinker = np.zeros((5, 5), dtype=int)
blinker[2, 1:4] = 1
history = [blinker]
while len(history) < 2 or not np.array_equal(history[-1], history[0]):
    history.append(step(history[-1]))
period = len(history) - 1
print(period, history[1])
alive = [int(b.sum()) for b in history]
ages = np.add.reduce(history)
print(alive, ages)
