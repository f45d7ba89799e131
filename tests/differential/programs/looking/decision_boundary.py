import matplotlib.pyplot as plt
import numpy as np

X = np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
y = np.array([0, 0, 1, 1])
w = np.array([0.3, -0.2])


def plot_boundary(ax, X, y, w):
    ax.scatter(X[:, 0], X[:, 1], c=y)
    ax.plot([0, 1], [0, -w[0] / w[1]])
    return ax


fig, ax = plt.subplots()
plot_boundary(ax, X, y, w)
scores = X @ w
with plt.style.context("ggplot"):
    plt.bar(range(4), scores)
print(scores, (scores > 0).astype(int), y)
