import numpy as np
from numpy.linalg import cholesky, solve, inv, det


def rbf(a, b, length=1.0, sigma=1.0):
    d = a[:, None] - b[None, :]
    return sigma**2 * np.exp(-0.5 * (d / length) ** 2)


x = np.array([-2.0, -0.5, 1.0, 2.5])
y = np.sin(x)
xs = np.linspace(-3, 3, 7)
noise = 1e-3
K = rbf(x, x) + noise * np.eye(len(x))
L = cholesky(K)
alpha = solve(L.T, solve(L, y))
mean = rbf(xs, x) @ alpha
v = solve(L, rbf(x, xs))
var = np.diag(rbf(xs, xs)) - (v**2).sum(axis=0)
for a, m, s in zip(xs, mean, np.sqrt(np.maximum(var, 0))):
    print(f"{a:5.1f} {m:8.4f} +- {2 * s:.4f}")
lml = -0.5 * y @ alpha - np.log(np.diag(L)).sum() - len(x) / 2 * np.log(2 * np.pi)
print(lml, np.isclose(np.log(det(K)), 2 * np.log(np.diag(L)).sum()))
best = max((0.3, 0.5, 1.0, 2.0), key=lambda l: -0.5 * y @ inv(rbf(x, x, l) + noise * np.eye(4)) @ y)
print(best)
samples = mean[:, None] + cholesky(rbf(xs, xs) + 1e-6 * np.eye(7)) @ np.random.default_rng(2).normal(size=(7, 2))
print(samples.shape, samples[0])
