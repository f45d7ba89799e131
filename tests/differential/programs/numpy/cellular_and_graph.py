import numpy as np

edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
n = 5
adj = np.zeros((n, n), dtype=int)
for i, j in edges:
    adj[i, j] = adj[j, i] = 1
degree = adj.sum(axis=1)
laplacian = np.diag(degree) - adj
print(adj, degree, laplacian, np.linalg.matrix_rank(laplacian))
walks3 = np.linalg.matrix_power(adj, 3)
triangles = np.trace(walks3) // 6
print(walks3[0], triangles, (adj @ adj)[0, 3])
reach = np.eye(n, dtype=bool)
steps = 0
while not reach.all():
    reach = reach | (reach.astype(int) @ adj > 0)
    steps += 1
print(steps, reach.sum())
dist = np.where(adj == 1, 1.0, np.inf)
np.fill_diagonal(dist, 0)
for k in range(n):
    dist = np.minimum(dist, dist[:, [k]] + dist[[k], :])
print(dist, dist.max(), np.unravel_index(dist.argmax(), dist.shape))
transition = adj / degree[:, None]
rank = np.full(n, 1 / n)
for iteration in range(100):
    new = 0.15 / n + 0.85 * transition.T @ rank
    if np.abs(new - rank).sum() < 1e-10:
        break
    rank = new
print(iteration, rank.round(6), rank.sum().round(10), np.argsort(-rank)[:2])
stationary = degree / degree.sum()
print(stationary, np.allclose(stationary @ transition, stationary))
rule = 30
table = np.array([(rule >> k) & 1 for k in range(8)])
row = np.zeros(17, dtype=int)
row[8] = 1
for _ in range(5):
    print("".join(np.where(row == 1, "#", ".")))
    pattern = 4 * np.roll(row, 1) + 2 * row + np.roll(row, -1)
    row = table[pattern]
print(row.sum(), table)
colors = -np.ones(n, dtype=int)
for v in range(n):
    used = set(colors[adj[v] == 1].tolist())
    colors[v] = next(c for c in range(n) if c not in used)
print(colors, colors.max() + 1)
