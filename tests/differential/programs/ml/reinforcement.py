import random
random.seed(0)
n_states, goal = 6, 5
Q = [[0.0, 0.0] for _ in range(n_states)]
alpha, gamma, epsilon = 0.5, 0.9, 0.2
lengths = []
for episode in range(40):
    state, steps = 0, 0
    while state != goal and steps < 50:
        if random.random() < epsilon:
            action = random.randrange(2)
        else:
            action = 0 if Q[state][0] > Q[state][1] else 1
        nxt = min(goal, state + 1) if action == 1 else max(0, state - 1)
        reward = 1.0 if nxt == goal else -0.01
        Q[state][action] += alpha * (reward + gamma * max(Q[nxt]) - Q[state][action])
        state = nxt
        steps += 1
    lengths.append(steps)
print(lengths[:10], sum(lengths[-10:]) / 10)
print([[round(v, 3) for v in row] for row in Q])
policy = ["right" if r[1] >= r[0] else "left" for r in Q]
print(policy)
