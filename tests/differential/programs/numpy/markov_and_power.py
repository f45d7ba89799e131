import numpy as np

P = np.array([[0.9, 0.075, 0.025], [0.15, 0.8, 0.05], [0.25, 0.25, 0.5]])
names = ["bull", "bear", "stagnant"]
print(P.sum(axis=1), np.linalg.matrix_power(P, 3)[0])
state = np.array([0.0, 1.0, 0.0])
for week in range(1, 5):
    state = state @ P
    print(week, state.round(5))
A = np.vstack([P.T - np.eye(3), np.ones(3)])
steady, residual, rank, singular = np.linalg.lstsq(A, np.array([0, 0, 0, 1.0]), rcond=None)
print(steady.round(8), rank, np.allclose(steady @ P, steady))
v, values = np.ones(3) / 3, []
for _ in range(40):
    v = P.T @ v
    values.append(np.linalg.norm(v, 1))
    v /= values[-1]
print(np.abs(v - steady).max() < 1e-3, values[-1])
np.random.seed(0)
chain = [0]
for _ in range(15):
    chain.append(int(np.random.choice(3, p=P[chain[-1]])))
moves = np.zeros((3, 3), dtype=int)
np.add.at(moves, (chain[:-1], chain[1:]), 1)
print([names[i] for i in chain[:6]], moves, np.bincount(chain, minlength=3))
Q, R = P[:2, :2], P[:2, 2]
print(np.linalg.inv(np.eye(2) - Q) @ R, np.linalg.inv(np.eye(2) - Q).sum(axis=1))
