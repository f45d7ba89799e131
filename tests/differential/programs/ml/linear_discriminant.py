import numpy as np

rng = np.random.default_rng(2)
A = rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size=8)
B = rng.multivariate_normal([2, 1], [[1, 0.5], [0.5, 1]], size=8)
mean_a, mean_b = A.mean(axis=0), B.mean(axis=0)
within = (A - mean_a).T @ (A - mean_a) + (B - mean_b).T @ (B - mean_b)
w = np.linalg.solve(within, mean_b - mean_a)
w /= np.linalg.norm(w)
print(w, within)
scores_a, scores_b = A @ w, B @ w
cut = (scores_a.mean() + scores_b.mean()) / 2
errors = int((scores_a > cut).sum() + (scores_b <= cut).sum())
print(cut, errors, f"{1 - errors / 16:.1%}")
fisher = (scores_b.mean() - scores_a.mean()) ** 2 / (scores_a.var(ddof=1) + scores_b.var(ddof=1))
angles = np.linspace(0, np.pi, 7)[:-1]
others = []
for angle in angles:
    v = np.array([np.cos(angle), np.sin(angle)])
    a, b = A @ v, B @ v
    others.append((b.mean() - a.mean()) ** 2 / (a.var(ddof=1) + b.var(ddof=1)))
print(fisher, max(others) <= fisher + 1e-12, np.round(others, 4))
pooled = within / 14
inverse = np.linalg.inv(pooled)
mahalanobis = np.sqrt((mean_b - mean_a) @ inverse @ (mean_b - mean_a))
print(mahalanobis, np.allclose(pooled @ inverse, np.eye(2)))
