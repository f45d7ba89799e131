"""The chain rule: the derivative of a chain is the product of the derivatives of its links.

The lens above `z.backward()` shows every gradient; hover `x` to see the product.
"""

from neurogebra.core.autograd import Value

x = Value(2.0)
h = x ** 2        # h = x² = 4
y = h + 3         # y = h + 3 = 7
z = y * 2         # z = 2y = 14

# Walk the chain from z back to x.
z.backward()

print(f"dz/dx = {x.grad}")  # dz/dy * dy/dh * dh/dx = 2 * 1 * 2x = 8
