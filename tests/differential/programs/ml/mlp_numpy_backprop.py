import numpy as np


class Layer:
    def forward(self, x):
        raise NotImplementedError

    def parameters(self):
        return []


class Dense(Layer):
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T

    def parameters(self):
        return [(self.W, self.dW), (self.b, self.db)]


class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, g):
        return g * self.mask


class SoftmaxCrossEntropy:
    def __call__(self, logits, y):
        shifted = logits - logits.max(axis=1, keepdims=True)
        self.p = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
        self.y = y
        return -np.log(self.p[np.arange(len(y)), y]).mean()

    def backward(self):
        g = self.p.copy()
        g[np.arange(len(self.y)), self.y] -= 1
        return g / len(self.y)


rng = np.random.default_rng(0)
X = rng.normal(size=(30, 2))
y = (X[:, 0] * X[:, 1] > 0).astype(int)
net = [Dense(2, 8, rng), ReLU(), Dense(8, 2, rng)]
criterion = SoftmaxCrossEntropy()
for epoch in range(40):
    out = X
    for layer in net:
        out = layer.forward(out)
    loss = criterion(out, y)
    g = criterion.backward()
    for layer in reversed(net):
        g = layer.backward(g)
    for layer in net:
        for p, dp in layer.parameters():
            p -= 0.5 * dp
    if epoch % 10 == 0:
        accuracy = (out.argmax(axis=1) == y).mean()
        print(epoch, loss, accuracy)
print(loss, net[0].W.round(3), net[2].b, sum(p.size for l in net for p, _ in l.parameters()))
