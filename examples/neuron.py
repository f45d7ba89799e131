"""One neuron: a weighted sum, squashed into a probability, and the gradients that teach it."""

from neurogebra.core.autograd import Value

# What comes in.
x1, x2 = Value(1.0), Value(2.0)

# What the neuron can learn: two weights and a bias.
w1, w2, b = Value(0.5), Value(-0.3), Value(0.1)

# The weighted sum.
z = w1 * x1 + w2 * x2 + b  # 0.5*1 + (-0.3)*2 + 0.1 = 0.0

# The activation.
output = z.sigmoid()  # σ(0.0) = 0.5

# From the output back to every parameter.
output.backward()

print(f"Output: {output.data:.4f}")    # 0.5000
print(f"dout/dw1 = {w1.grad:.4f}")
print(f"dout/dw2 = {w2.grad:.4f}")
print(f"dout/db  = {b.grad:.4f}")
