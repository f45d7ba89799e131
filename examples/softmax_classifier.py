"""Sort points on a plane into three groups: softmax regression in numpy."""

import numpy as np

from neurogebra import Expression

# How surprising it is to see what had the probability p.
surprise = Expression("surprise", "-log(p)")

rng = np.random.default_rng(0)

# Twenty points around each of three centres.
centres = np.array([[0.0, 2.0], [-2.0, -1.0], [2.0, -1.0]])
labels = np.repeat(np.arange(3), 20)
points = centres[labels] + rng.normal(scale=0.6, size=(60, 2))

wanted = np.eye(3)[labels]                  # one row per point, a 1 at its group
W = np.zeros((2, 3))
b = np.zeros(3)


def softmax(scores):
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


for epoch in range(100):
    probs = softmax(points @ W + b)
    loss = np.mean(surprise(p=probs[np.arange(60), labels]))

    # The gradient of cross-entropy after softmax is this short.
    error = (probs - wanted) / 60
    W -= 1.0 * points.T @ error
    b -= 1.0 * error.sum(axis=0)

    if epoch % 25 == 0:
        print(f"epoch {epoch:2d}: loss {loss:.4f}")

right = np.mean(np.argmax(points @ W + b, axis=1) == labels)
print(f"{right:.0%} of the points are in the right group")
