"""Fit a line through points: gradient descent on the mean squared error, in numpy."""

import numpy as np

from neurogebra import MathForge

# Hours of practice, and the score that followed.
hours = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
score = np.array([52.0, 55.0, 61.0, 64.0, 68.0])

# Centred and scaled input lets one learning rate serve slope and intercept alike.
centre, scale = hours.mean(), hours.std()
x = (hours - centre) / scale

mse = MathForge().get("mse")
dmse = mse.gradient("y_pred")

slope, intercept = 0.0, 0.0
lr = 0.1

for epoch in range(60):
    predicted = slope * x + intercept
    loss = np.mean(mse(y_pred=predicted, y_true=score))

    pull = dmse(y_pred=predicted, y_true=score)
    slope -= lr * np.mean(pull * x)      # dL/dslope
    intercept -= lr * np.mean(pull)      # dL/dintercept

    if epoch % 20 == 0:
        print(f"epoch {epoch:2d}: loss {loss:.3f}")

points_per_hour = slope / scale
at_zero = intercept - slope * centre / scale
print(f"score = {points_per_hour:.2f} * hours + {at_zero:.2f}")

# The closed form gives the same line.
columns = np.stack([hours, np.ones(5)], axis=1)
exact = np.linalg.solve(columns.T @ columns, columns.T @ score)
print(f"exact: {exact[0]:.2f} * hours + {exact[1]:.2f}")
