import random
from neurogebra import Value
random.seed(1337)
class Neuron:
    def __init__(self, nin, nonlin=True):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(nin)]
        self.b = Value(0)
        self.nonlin = nonlin
    def __call__(self, x):
        act = sum((wi * xi for wi, xi in zip(self.w, x)), self.b)
        return act.relu() if self.nonlin else act
    def parameters(self):
        return self.w + [self.b]
    def __repr__(self):
        return f"{'ReLU' if self.nonlin else 'Linear'}Neuron({len(self.w)})"
n = Neuron(3)
out = n([1.0, -2.0, 3.0])
out.backward()
print(n, out.data, [p.grad for p in n.parameters()])
layer = [Neuron(2), Neuron(2, nonlin=False)]
outs = [neuron([0.5, -0.5]) for neuron in layer]
loss = sum(o * o for o in outs)
loss.backward()
print(layer, loss.data, [[p.grad for p in neuron.parameters()] for neuron in layer])
