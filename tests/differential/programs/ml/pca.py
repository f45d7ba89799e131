import numpy as np
X = np.array([[2.5, 2.4], [0.5, 0.7], [2.2, 2.9], [1.9, 2.2], [3.1, 3.0], [2.3, 2.7], [2.0, 1.6], [1.0, 1.1], [1.5, 1.6], [1.1, 0.9]])
centered = X - X.mean(axis=0)
cov = np.cov(centered, rowvar=False)
values, vectors = np.linalg.eigh(cov)
order = np.argsort(values)[::-1]
values, vectors = values[order], vectors[:, order]
explained = values / values.sum()
projected = centered @ vectors[:, :1]
restored = projected @ vectors[:, :1].T + X.mean(axis=0)
print(cov, values, explained, np.abs(vectors).round(4))
print(projected.shape, ((X - restored) ** 2).mean(), np.abs(projected[:3]).ravel().round(4))
U, S, Vt = np.linalg.svd(centered, full_matrices=False)
print(S**2 / (len(X) - 1), np.allclose(S**2 / (len(X) - 1), values))
