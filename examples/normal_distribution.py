"""The bell curve, with a mistake in it: the call below names an argument that does not exist.

Running this file stops there. The editor says so before you run it, and offers the right name.
"""

import numpy as np

from neurogebra import Expression

bell = Expression(
    "bell", "exp(-(x - mu)**2/(2*sigma**2))/(sigma*sqrt(2*pi))", params={"mu": 0, "sigma": 1}
)
print(bell.eval(x=0))  # 0.3989422804014327

samples = np.random.normal(mean=0, scale=1, size=1000)
print(f"Mean: {samples.mean():.2f}")  # ≈ 0
print(f"Std:  {samples.std():.2f}")   # ≈ 1
