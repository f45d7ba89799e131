import numpy as np

np.random.seed(5)
X = np.random.randn(25, 4)
X[:, 3] = X[:, 0] + 0.05 * np.random.randn(25)
beta = np.array([2.0, 0.0, -1.0, 0.0])
y = X @ beta + 0.1 * np.random.randn(25)
ols = np.linalg.inv(X.T @ X) @ X.T @ y
print(ols)
ridge = {}
for lam in (0.0, 0.1, 1.0, 10.0):
    ridge[lam] = np.linalg.solve(X.T @ X + lam * np.eye(4), X.T @ y)
    print(lam, ridge[lam].round(4), np.linalg.norm(ridge[lam]).round(4))


def soft_threshold(z, t):
    return np.sign(z) * max(abs(z) - t, 0.0)


def lasso(X, y, lam, sweeps=60):
    w = np.zeros(X.shape[1])
    norms = (X**2).sum(axis=0)
    for _ in range(sweeps):
        for j in range(len(w)):
            residual = y - X @ w + X[:, j] * w[j]
            w[j] = soft_threshold(X[:, j] @ residual, lam) / norms[j]
    return w


for lam in (0.1, 2.0, 10.0):
    w = lasso(X, y, lam)
    print(lam, w.round(4), np.count_nonzero(w), ((X @ w - y) ** 2).mean().round(5))
path = np.array([np.abs(lasso(X, y, lam, 20)).sum() for lam in np.geomspace(0.1, 50, 5)])
print(path, np.all(np.diff(path) <= 1e-9))
def elastic(w, l1, l2):
    return l1 * np.abs(w).sum() + l2 * (w**2).sum()
print(elastic(ols, 0.5, 0.1), elastic(ridge[10.0], 0.5, 0.1))
hat = X @ np.linalg.solve(X.T @ X, X.T)
print(np.trace(hat).round(8), np.diag(hat).max(), np.allclose(hat @ hat, hat))
