"""Mean and spread: what a list of numbers looks like from afar.

Two comments below state a wrong result. The editor shows the right ones beside them.
"""

import numpy as np

from neurogebra import Expression

data = np.array([85, 92, 78, 95, 88])
print(f"Mean: {np.mean(data)}")  # 87.6

# The variance is the mean of the squared distances from the mean; its root is the standard deviation.
print(f"Variance: {np.var(data):.2f}")  # 33.84
print(f"Std Dev:  {np.std(data):.2f}")  # 5.82

# The same by its formula: expressions take arrays too.
distance = Expression("squared distance", "(x - mu)**2")
squares = distance.eval(x=data, mu=data.mean())
print(squares.sum() / 5)
