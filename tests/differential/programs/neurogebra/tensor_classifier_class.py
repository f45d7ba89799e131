import numpy as np

from neurogebra import Tensor


class Linear:
    def __init__(self, n_in, n_out, rng):
        self.weight = Tensor(rng.uniform(-1, 1, (n_in, n_out)) / np.sqrt(n_in))
        self.bias = Tensor(np.zeros(n_out))

    def __call__(self, x):
        return x @ self.weight + self.bias

    def parameters(self):
        yield self.weight
        yield self.bias


class Net:
    def __init__(self, sizes, seed=0):
        rng = np.random.default_rng(seed)
        self.layers = [Linear(a, b, rng) for a, b in zip(sizes, sizes[1:])]

    def __call__(self, x):
        x = Tensor(x)
        for layer in self.layers[:-1]:
            x = layer(x).relu()
        return self.layers[-1](x)

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]


rng = np.random.default_rng(5)
X = np.concatenate([rng.normal(c, 0.4, (4, 2)) for c in ((0, 2), (2, 0), (-2, -1))])
y = np.repeat([0, 1, 2], 4)
net = Net([2, 6, 3])
velocity = [np.zeros(p.shape) for p in net.parameters()]
for epoch in range(20):
    loss = net(X).cross_entropy(y)
    for p in net.parameters():
        p.zero_grad()
    loss.backward()
    for p, v in zip(net.parameters(), velocity):
        v *= 0.8
        v -= 0.1 * p.grad
        p.data += v
    if epoch in (0, 9, 19):
        accuracy = float((net(X).data.argmax(axis=1) == y).mean())
        print(epoch, f"{loss.item():.6f} {accuracy:.2f}")
print(sum(p.size for p in net.parameters()), [p.shape for p in net.parameters()])
probabilities = net(X[:2]).softmax().data
print(probabilities.round(4), probabilities.sum(axis=1))
