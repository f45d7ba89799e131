"""A small network learns exclusive or, which no single neuron can."""

import random

from neurogebra import Value

random.seed(0)


class Neuron:
    def __init__(self, n_inputs):
        self.weights = [Value(random.uniform(-1, 1)) for _ in range(n_inputs)]
        self.bias = Value(0.0)

    def __call__(self, inputs):
        total = sum((w * x for w, x in zip(self.weights, inputs)), self.bias)
        return total.tanh()

    def parameters(self):
        return [*self.weights, self.bias]


class Layer:
    def __init__(self, n_inputs, n_outputs):
        self.neurons = [Neuron(n_inputs) for _ in range(n_outputs)]

    def __call__(self, inputs):
        return [neuron(inputs) for neuron in self.neurons]

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


class Network:
    def __init__(self, *sizes):
        self.layers = [Layer(n_in, n_out) for n_in, n_out in zip(sizes, sizes[1:])]

    def __call__(self, inputs):
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs[0]

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]


samples = [((-1, -1), -1), ((-1, 1), 1), ((1, -1), 1), ((1, 1), -1)]
network = Network(2, 4, 1)
print(len(network.parameters()), "parameters")

for epoch in range(100):
    loss = sum((network(inputs) - target) ** 2 for inputs, target in samples)

    for p in network.parameters():
        p.grad = 0.0
    loss.backward()
    for p in network.parameters():
        p.data -= 0.1 * p.grad

    if epoch % 25 == 0:
        print(f"epoch {epoch:2d}: loss {loss.data:.4f}")

for inputs, target in samples:
    print(inputs, f"{network(inputs).data:+.2f}", "should be", target)
