import numpy as np

rng = np.random.default_rng(42)
n, p = 20, 4
X = rng.standard_normal((n, p))
true_w = np.array([3.0, 0.0, -2.0, 0.0])
y = X @ true_w + 0.1 * rng.standard_normal(n)


def soft(z, t):
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


def coordinate_descent(X, y, l1, l2=0.0, sweeps=30):
    w = np.zeros(X.shape[1])
    norms = (X**2).sum(axis=0)
    for _ in range(sweeps):
        for j in range(len(w)):
            partial = y - X @ w + X[:, j] * w[j]
            w[j] = soft(X[:, j] @ partial, l1) / (norms[j] + l2)
    return w


ols = np.linalg.solve(X.T @ X, X.T @ y)
print("ols  ", ols.round(4))
for l2 in (0.1, 1.0, 10.0, 100.0):
    ridge = np.linalg.solve(X.T @ X + l2 * np.eye(p), X.T @ y)
    by_descent = coordinate_descent(X, y, 0.0, l2, sweeps=100)
    print(f"ridge {l2:>5}", ridge.round(4), np.allclose(ridge, by_descent, atol=1e-6))
path = {}
for l1 in np.geomspace(0.1, 100, 4):
    lasso = coordinate_descent(X, y, l1)
    path[float(l1)] = lasso
    print(f"lasso {l1:7.2f}", lasso.round(4), "zeros:", int((lasso == 0).sum()))
shrinks = [float(np.abs(w).sum()) for w in path.values()]
print(shrinks == sorted(shrinks, reverse=True), shrinks)
largest = np.abs(X.T @ y).max()
print(coordinate_descent(X, y, largest + 1), largest)
