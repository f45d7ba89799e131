import numpy as np
np.random.seed(0)
points = np.vstack([np.random.randn(8, 2), np.random.randn(8, 2) + 4])
k = 2
centroids = points[np.random.choice(len(points), k, replace=False)]
for iteration in range(10):
    distances = np.linalg.norm(points[:, None] - centroids[None], axis=2)
    labels = distances.argmin(axis=1)
    new = np.array([points[labels == j].mean(axis=0) for j in range(k)])
    shift = np.abs(new - centroids).max()
    centroids = new
    print(iteration, shift)
    if shift < 1e-6:
        break
print(labels, centroids, np.bincount(labels))
inertia = sum(((points[labels == j] - centroids[j]) ** 2).sum() for j in range(k))
print("inertia", inertia)
