import numpy as np


class SGD:
    def __init__(self, lr=0.1):
        self.lr = lr

    def update(self, w, g):
        return w - self.lr * g


class Momentum(SGD):
    def __init__(self, lr=0.1, beta=0.9):
        super().__init__(lr)
        self.beta, self.v = beta, 0

    def update(self, w, g):
        self.v = self.beta * self.v + g
        return w - self.lr * self.v


class Nesterov(Momentum):
    def update(self, w, g):
        old = self.v
        self.v = self.beta * self.v - self.lr * g
        return w - self.beta * old + (1 + self.beta) * self.v


class AdaGrad(SGD):
    cache = 0

    def update(self, w, g):
        self.cache = self.cache + g**2
        return w - self.lr * g / (np.sqrt(self.cache) + 1e-8)


class RMSProp(SGD):
    def __init__(self, lr=0.1, decay=0.9):
        super().__init__(lr)
        self.decay, self.cache = decay, 0

    def update(self, w, g):
        self.cache = self.decay * self.cache + (1 - self.decay) * g**2
        return w - self.lr * g / (np.sqrt(self.cache) + 1e-8)


class Adam(SGD):
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        super().__init__(lr)
        self.b1, self.b2, self.m, self.v, self.t = b1, b2, 0, 0, 0

    def update(self, w, g):
        self.t += 1
        self.m = self.b1 * self.m + (1 - self.b1) * g
        self.v = self.b2 * self.v + (1 - self.b2) * g**2
        m_hat = self.m / (1 - self.b1**self.t)
        v_hat = self.v / (1 - self.b2**self.t)
        return w - self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)


def loss(w):
    return (w[0] - 3) ** 2 + 10 * (w[1] + 1) ** 2


def grad(w):
    return np.array([2 * (w[0] - 3), 20 * (w[1] + 1)])


optimisers = [SGD(0.05), Momentum(0.02), Nesterov(0.02), AdaGrad(0.9), RMSProp(0.1), Adam(0.2)]
for opt in optimisers:
    w = np.array([0.0, 0.0])
    trace = []
    for step in range(40):
        w = opt.update(w, grad(w))
        trace.append(loss(w))
    name = type(opt).__name__
    print(f"{name:9s}", w, f"{trace[0]:.4f} -> {trace[-1]:.6f}", int(np.argmin(trace)))
