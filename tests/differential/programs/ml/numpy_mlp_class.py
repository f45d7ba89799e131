import numpy as np
class Dense:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T
    def step(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db
class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask
    def backward(self, grad):
        return grad * self.mask
    def step(self, lr):
        pass
class Net:
    def __init__(self, *layers):
        self.layers = layers
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
    def step(self, lr):
        for layer in self.layers:
            layer.step(lr)
rng = np.random.default_rng(5)
net = Net(Dense(1, 8, rng), ReLU(), Dense(8, 1, rng))
x = np.linspace(-1, 1, 9).reshape(-1, 1)
y = x**2
for epoch in range(40):
    pred = net.forward(x)
    loss = ((pred - y) ** 2).mean()
    net.backward(2 * (pred - y) / len(x))
    net.step(0.1)
    if epoch % 10 == 0:
        print(f"{epoch}: {loss:.6f}")
print(loss, net.layers[0].b, net.forward(np.array([[0.5]])))
