import matplotlib.cm as cm
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(1)
points = np.concatenate([rng.normal(c, 0.1, size=(4, 2)) for c in (0, 3)])
centres = points[[0, 4]]
for _ in range(3):
    labels = np.argmin(((points[:, None] - centres) ** 2).sum(axis=2), axis=1)
    centres = np.array([points[labels == k].mean(axis=0) for k in range(2)])
colours = cm.viridis(np.linspace(0, 1, 2))
for k, colour in enumerate(["red", "blue"]):
    plt.scatter(points[labels == k, 0], points[labels == k, 1], c=colour)
for k, colour in zip(range(2), colours):
    plt.scatter(*centres[k], color=colour)
print(labels, centres)
