"""A neuron learns the logical OR of two inputs, with gradients from `Value`."""

from neurogebra import Value

samples = [((0.0, 0.0), 0.0), ((0.0, 1.0), 1.0), ((1.0, 0.0), 1.0), ((1.0, 1.0), 1.0)]

w1, w2, b = Value(0.1), Value(-0.2), Value(0.0)
parameters = [w1, w2, b]


def neuron(x1, x2):
    return (w1 * x1 + w2 * x2 + b).sigmoid()


for epoch in range(200):
    loss = sum((neuron(*inputs) - target) ** 2 for inputs, target in samples)

    for p in parameters:
        p.grad = 0.0
    loss.backward()
    for p in parameters:
        p.data -= 1.0 * p.grad

    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}: loss {loss.data:.4f}")

for inputs, target in samples:
    print(inputs, f"{neuron(*inputs).data:.2f}", "should be", target)
