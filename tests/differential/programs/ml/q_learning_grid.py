import random
from collections import defaultdict
from enum import Enum


class Action(Enum):
    UP = (-1, 0)
    DOWN = (1, 0)
    LEFT = (0, -1)
    RIGHT = (0, 1)

    @property
    def arrow(self):
        return {"UP": "^", "DOWN": "v", "LEFT": "<", "RIGHT": ">"}[self.name]


class Grid:
    def __init__(self, rows):
        self.rows = rows
        self.start = (0, 0)

    def step(self, state, action):
        r, c = state[0] + action.value[0], state[1] + action.value[1]
        if not (0 <= r < len(self.rows) and 0 <= c < len(self.rows[0])) or self.rows[r][c] == "#":
            return state, -1.0, False
        if self.rows[r][c] == "G":
            return (r, c), 10.0, True
        return (r, c), -0.1, False


random.seed(12)
grid = Grid(["...", ".#.", "..G"])
Q = defaultdict(lambda: dict.fromkeys(Action, 0.0))
alpha, gamma, epsilon = 0.5, 0.9, 0.3
returns = []
for episode in range(40):
    state, done, total, steps = grid.start, False, 0.0, 0
    while not done and steps < 50:
        if random.random() < epsilon:
            action = random.choice(list(Action))
        else:
            action = max(Q[state], key=Q[state].get)
        following, reward, done = grid.step(state, action)
        best = 0.0 if done else max(Q[following].values())
        Q[state][action] += alpha * (reward + gamma * best - Q[state][action])
        state, total, steps = following, total + reward, steps + 1
    returns.append(round(total, 1))
print(returns[:5], returns[-5:])
for r, row in enumerate(grid.rows):
    print("".join(cell if cell in "#G" else max(Q[r, c], key=Q[r, c].get).arrow for c, cell in enumerate(row)))
best_of_start = max(Q[grid.start].values())
print(f"{best_of_start:.4f}", len(Q), Action.UP)
