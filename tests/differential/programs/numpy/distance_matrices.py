import numpy as np

P = np.array([[0, 0], [3, 4], [6, 8], [0, 5]], dtype=float)
D = np.sqrt(((P[:, None] - P[None]) ** 2).sum(-1))
G = P @ P.T
sq = np.diag(G)[:, None] + np.diag(G) - 2 * G
print(D, np.allclose(sq, D**2))
manhattan = np.abs(P[:, None] - P).sum(axis=2)
chebyshev = np.abs(P[:, None] - P).max(axis=2)
print(manhattan.astype(int), chebyshev)
near = D + np.diag([np.inf] * 4)
print(near.argmin(axis=1), near.min(axis=1))
rows, cols = np.triu_indices(4, k=1)
condensed = D[rows, cols]
order = condensed.argsort(kind="stable")
for r, c in zip(rows[order], cols[order]):
    print(f"{r}-{c}: {D[r, c]:.3f}")
K = np.exp(-(D**2) / 50)
print(np.linalg.eigvalsh(K).round(5), K.trace())
J = np.eye(4) - 1 / 4
B = -0.5 * J @ D**2 @ J
eigenvalues = np.linalg.eigvalsh(B)
print(eigenvalues.round(6), (eigenvalues > 1e-9).sum())
