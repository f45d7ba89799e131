"""Softmax: turn any scores into probabilities."""

import numpy as np

from neurogebra import MathForge


def softmax(x):
    exp_x = np.exp(x - np.max(x))  # the largest exponent is 0, so nothing overflows
    return exp_x / exp_x.sum()


scores = np.array([2.0, 1.0, 0.1])
probs = softmax(scores)
print(probs)  # [0.659, 0.242, 0.099]
print(probs.sum())  # 1.0

# Of two scores, softmax is the sigmoid of their difference.
sigmoid = MathForge().get("sigmoid")
print(softmax(scores[:2])[0], sigmoid(2.0 - 1.0))
