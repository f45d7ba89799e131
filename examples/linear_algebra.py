"""Linear algebra: how data flows through a model.

Open this file in your editor: each line shows its result at its end.
"""

import numpy as np

from neurogebra import MathForge

# One person, described by height, weight and age.
person = np.array([170, 65, 25])

# What a neuron has learned so far: one weight for each feature.
weights = np.array([0.5, -0.3, 0.1])

# The dot product multiplies pairs and adds them up: 85 - 19.5 + 2.5.
output = np.dot(weights, person)
# = 68.0

# Two neurons side by side make a layer: one row of W for each of them.
W = np.array([[0.5, -0.3, 0.1],
              [0.2,  0.4, -0.1]])  # Shape: (2, 3)
b = np.array([0.1, -0.2])          # Shape: (2,)
x = np.array([170, 65, 25])        # Shape: (3,)

output = W @ x + b
print(output)  # Shape: (2,)

# The catalogue knows formulas of linear algebra too.
forge = MathForge()
expressions = forge.list_all(category="linalg")
print(expressions)
