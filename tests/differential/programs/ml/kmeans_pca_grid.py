import numpy as np
np.random.seed(3)
centres = np.array([[0, 0], [4, 4], [0, 5]])
X = np.vstack([c + np.random.randn(15, 2) * 0.6 for c in centres])
def kmeans(X, k, steps=20):
    C = X[np.random.choice(len(X), k, replace=False)]
    for step in range(steps):
        d = ((X[:, None] - C[None]) ** 2).sum(-1)
        labels = d.argmin(1)
        new = np.array([X[labels == j].mean(0) if np.any(labels == j) else C[j] for j in range(k)])
        if np.allclose(new, C):
            break
        C = new
    return C, labels, d.min(1).sum(), step
C, labels, inertia, step = kmeans(X, 3)
print(C, labels, inertia, step, np.bincount(labels))
Xc = X - X.mean(axis=0)
vals, vecs = np.linalg.eigh(Xc.T @ Xc / (len(X) - 1))
order = np.argsort(vals)[::-1]
print(vals[order] / vals.sum(), np.abs(vecs[:, order[0]]), np.allclose(np.cov(X.T), Xc.T @ Xc / (len(X) - 1)))
Z = Xc @ vecs[:, order[:1]]
print(Z[:3].ravel() ** 2, np.mean((Xc - Z @ vecs[:, order[:1]].T) ** 2))
def silhouette(X, labels):
    D = np.sqrt(((X[:, None] - X) ** 2).sum(2))
    s = []
    for i in range(len(X)):
        same = (labels == labels[i]) & (np.arange(len(X)) != i)
        a = D[i, same].mean()
        b = min(D[i, labels == l].mean() for l in set(labels.tolist()) - {int(labels[i])})
        s.append((b - a) / max(a, b))
    return np.mean(s)
print(silhouette(X, labels))
ROWS, COLS, GOAL, PIT = 3, 4, (0, 3), (1, 3)
MOVES = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
Q = {((r, c)): {m: 0.0 for m in MOVES} for r in range(ROWS) for c in range(COLS)}
def act(s, m):
    r, c = s[0] + MOVES[m][0], s[1] + MOVES[m][1]
    if not (0 <= r < ROWS and 0 <= c < COLS) or (r, c) == (1, 1):
        r, c = s
    return (r, c), {GOAL: 1.0, PIT: -1.0}.get((r, c), -0.04), (r, c) in (GOAL, PIT)
returns = []
for episode in range(120):
    s, total, done, n = (2, 0), 0.0, False, 0
    while not done and n < 50:
        m = np.random.choice(list(MOVES)) if np.random.rand() < 0.2 else max(Q[s], key=Q[s].get)
        t, reward, done = act(s, m)
        Q[s][m] += 0.5 * (reward + 0.9 * (0 if done else max(Q[t].values())) - Q[s][m])
        s, total, n = t, total + reward, n + 1
    returns.append(total)
print(np.mean(returns[:20]), np.mean(returns[-20:]))
for r in range(ROWS):
    print(" ".join("G" if (r, c) == GOAL else "P" if (r, c) == PIT else "#" if (r, c) == (1, 1) else max(Q[r, c], key=Q[r, c].get) for c in range(COLS)))
print({k: round(v, 4) for k, v in Q[2, 0].items()})
inside = sum(np.hypot(*np.random.rand(2)) < 1 for _ in range(500))
print(4 * inside / 500, 4 * (np.random.rand(10_000, 2) ** 2).sum(1).__lt__(1).mean() if False else inside)
walk = np.cumsum(np.random.choice([-1, 1], size=100))
print(walk.max(), walk.argmin(), (np.diff(np.sign(walk)) != 0).sum(), walk[-1])
S = 100 * np.exp(np.cumsum((0.05 - 0.02) / 50 + 0.2 * np.sqrt(1 / 50) * np.random.randn(50, 40), axis=0))
print(np.exp(-0.05) * np.maximum(S[-1] - 100, 0).mean(), np.percentile(S[-1], [5, 50, 95]))
