"""Gradient descent: step against the slope, again and again, until the slope is flat.

The lens above the loop shows where `w` and `loss` start, where they end and how they get there.
"""

from neurogebra import Expression

# The formula to make small, and its slope.
parabola = Expression("loss", "w**2")
print(parabola.gradient("w").symbolic_expr)  # 2*w

w = 5.0          # any starting point will do
lr = 0.1         # the learning rate: how far a step goes
target = 0.0     # w² is smallest here

for step in range(20):
    loss = w ** 2           # L = w²
    gradient = 2 * w        # dL/dw = 2w
    w = w - lr * gradient   # one step downhill

    if step % 5 == 0:
        print(f"Step {step}: w = {w:.4f}, loss = {loss:.4f}")

# Every step multiplies w by 0.8, so it never quite arrives.
