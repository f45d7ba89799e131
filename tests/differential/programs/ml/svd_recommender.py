import numpy as np

ratings = np.array([[5, 3, 0, 1], [4, 0, 0, 1], [1, 1, 0, 5], [1, 0, 0, 4], [0, 1, 5, 4]], dtype=float)
known = ratings > 0
print(known.sum(), "of", ratings.size, f"{known.mean():.0%}")
user_mean = ratings.sum(1) / known.sum(1)
item_mean = np.divide(ratings.sum(0), known.sum(0), out=np.zeros(4), where=known.sum(0) > 0)
print(user_mean, item_mean)
np.random.seed(1)
k = 2
P = np.random.rand(5, k)
Q = np.random.rand(4, k)
errors = []
for epoch in range(50):
    for u, i in zip(*known.nonzero()):
        e = ratings[u, i] - P[u] @ Q[i]
        P[u] += 0.05 * (e * Q[i] - 0.02 * P[u])
        Q[i] += 0.05 * (e * P[u] - 0.02 * Q[i])
    full = P @ Q.T
    errors.append(float(((ratings - full)[known] ** 2).mean()))
print(errors[::10], errors[-1] < errors[0])
print(np.round(full, 2))
filled = np.where(known, ratings, user_mean[:, None])
U, s, Vt = np.linalg.svd(filled, full_matrices=False)
signs = np.sign(U[0])
U, Vt = U * signs, Vt * signs[:, None]
low = (U[:, :k] * s[:k]) @ Vt[:k]
energy = (s[:k] ** 2).sum() / (s**2).sum()
print(s, energy, np.linalg.norm(filled - low), np.sqrt((s[k:] ** 2).sum()))
similar = np.corrcoef(filled)
np.fill_diagonal(similar, -1)
print(similar.argmax(axis=1), similar.round(3)[0])
