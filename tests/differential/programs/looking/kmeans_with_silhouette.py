import numpy as np

import matplotlib.pyplot as plt

np.random.seed(0)
X = np.vstack([np.random.randn(20, 2) + c for c in ([0, 0], [5, 5], [0, 5])])


def kmeans(X, k, n_iter=100, tol=1e-6):
    centers = X[np.random.choice(len(X), k, replace=False)]
    for it in range(n_iter):
        d = np.linalg.norm(X[:, None] - centers[None], axis=2)
        labels = d.argmin(axis=1)
        new = np.array([X[labels == j].mean(axis=0) for j in range(k)])
        shift = np.abs(new - centers).max()
        centers = new
        if shift < tol:
            break
    inertia = ((X - centers[labels]) ** 2).sum()
    return labels, centers, inertia, it


labels, centers, inertia, it = kmeans(X, 3)
print("iterations", it, "inertia", inertia)
print(centers)
print(np.bincount(labels))


def silhouette(X, labels):
    D = np.linalg.norm(X[:, None] - X[None], axis=2)
    scores = []
    for i in range(len(X)):
        same = (labels == labels[i]) & (np.arange(len(X)) != i)
        a = D[i, same].mean()
        b = min(D[i, labels == other].mean() for other in set(labels) - {labels[i]})
        scores.append((b - a) / max(a, b))
    return np.mean(scores)


print(silhouette(X, labels))
plt.scatter(X[:, 0], X[:, 1], c=labels)
plt.scatter(*centers.T, marker="x")
plt.title("k-means")
plt.show()
